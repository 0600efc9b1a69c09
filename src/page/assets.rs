//! The files of a theme whose names carry the digest of their bytes: `/style.1a2b3c4d.css`.
//!
//! Hosts and readers may keep such a file for ever, and see a new one at once. Only what templates reach through
//! `config.assets` can be renamed so: files that others name (a picture in a style, a file that a text links to) keep
//! their names.

use crate::route::Route;
use crate::source::StaticFile;

/// Digits of a digest that tell two versions of a file apart.
const DIGITS: usize = 8;

/// Whether templates find the file in `config.assets`.
pub fn is_for_the_head(name: &str) -> bool {
    name.ends_with(".css") || name.ends_with(".js") || name.starts_with("favicon.")
}

/// Whether its name carries its digest: a style sheet or script right in the theme's `static/`, or the site's own in its
/// place.
pub fn is_digested(name: &str, file: &StaticFile) -> bool {
    file.is_of_theme && !name.contains('/') && (name.ends_with(".css") || name.ends_with(".js"))
}

/// Where a file of `static/` stands, by its name there.
pub fn route(name: &str, file: &StaticFile) -> Route {
    match name.rsplit_once('.').filter(|_| is_digested(name, file)) {
        Some((stem, ending)) => Route::file([&*format!("{stem}.{}.{ending}", version(file))]),
        None => Route::file([name]),
    }
}

/// What the theme writes into `href`, from the file's address.
pub fn address(name: &str, file: &StaticFile, local: String) -> String {
    if is_digested(name, file) { local } else { format!("{local}?v={}", version(file)) }
}

fn version(file: &StaticFile) -> String {
    file.digest.to_string()[..DIGITS].to_owned()
}

//! `masthead check --fix`: mistakes that mend themselves, shown or written. No other file is ever touched.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::say;
use crate::build::{Facts, Failure, SiteTexts, Told};
use crate::diagnostic::{Colour, Mended, mended};

/// What a mended value says may be mended in turn: a key that was misspelt, then the list in it, then a topic in that.
const ROUNDS: usize = 8;

const NOTHING: &str = "nothing can be mended without a person";

/// What a check has found.
type Checked = Result<(Facts, Told), Failure>;

/// Mends, and checks again, until there is nothing left to mend; what the last check says.
///
/// # Errors
///
/// As the disk says. What was mended before stays so.
pub(super) fn mend(site: &Path, check: impl Fn() -> Checked) -> Result<Checked, String> {
    let mut places = 0;
    let mut files = std::collections::BTreeSet::new();
    let mut checked = check();
    for _ in 0..ROUNDS {
        let mended = mendable(site, &checked);
        if mended.is_empty() {
            break;
        }
        for file in &mended {
            replace(site, file).map_err(|error| format!("`{}` cannot be mended: {error}", file.path))?;
            places += file.places;
            files.insert(file.path.clone());
        }
        checked = check();
    }
    say::note(&match places {
        0 => NOTHING.to_owned(),
        places => format!("{} mended", extent(places, files.len())),
    });
    Ok(checked)
}

/// Shows what [`mend`] would change first.
pub(super) fn show(site: &Path, checked: &Checked) {
    let mended = mendable(site, checked);
    let colour = match io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        true => Colour::Ansi,
        false => Colour::Plain,
    };
    say::data(&mended.iter().map(|file| file.diff(colour)).collect::<String>());
    say::note(&match mended.iter().map(|file| file.places).sum() {
        0 => NOTHING.to_owned(),
        places => format!("{} to mend; `masthead check --fix` does it", extent(places, mended.len())),
    });
}

/// `3 places in 2 files`
fn extent(places: usize, files: usize) -> String {
    format!("{} in {}", say::count(places, "place"), say::count(files, "file"))
}

fn mendable(site: &Path, checked: &Checked) -> Vec<Mended> {
    let told = match checked {
        Ok((_, told)) | Err(Failure::Mistakes(told)) => told,
        Err(Failure::Machine(_)) => return Vec::new(),
    };
    mended(&told.diagnostics, &SiteTexts { site })
}

/// Exchanges the file in one step; its rights stay.
fn replace(site: &Path, mended: &Mended) -> io::Result<()> {
    let file = inside(site, &mended.path)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.masthead"));
    let written = write_beside(&beside, &file, mended).and_then(|()| fs::rename(&beside, &file));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Where the file really is, which must be in the site: it may be a link.
fn inside(site: &Path, path: &str) -> io::Result<PathBuf> {
    let file = site.join(path).canonicalize()?;
    match file.starts_with(site.canonicalize()?) && file.is_file() {
        true => Ok(file),
        false => Err(io::Error::new(io::ErrorKind::PermissionDenied, "it lies outside the site")),
    }
}

fn write_beside(beside: &Path, file: &Path, mended: &Mended) -> io::Result<()> {
    let mut new = fs::File::create(beside)?;
    new.write_all(mended.after.as_bytes())?;
    new.set_permissions(fs::metadata(file)?.permissions())?;
    new.sync_all()?;
    match fs::read(file)? == mended.before.as_bytes() {
        true => Ok(()),
        false => Err(io::Error::other("it was changed meanwhile; check again")),
    }
}

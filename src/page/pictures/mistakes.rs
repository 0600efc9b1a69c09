//! What can be wrong with a picture that is there.

use crate::diagnostic::{Diagnostic, Place, Rule, shown};
use crate::picture::{Look, MOST_PIXELS};
use crate::source::StaticFile;

/// Endings of pictures made of pixels.
const ENDINGS: [&str; 5] = ["gif", "jpeg", "jpg", "png", "webp"];

/// What the first bytes of a picture tell. `src` as typed.
pub(in crate::page) fn at_first_sight(place: Place, src: &str, file: &StaticFile) -> Option<Diagnostic> {
    match file.look {
        Look::Still { .. } | Look::AsItIs => None,
        Look::Other if !cfg!(feature = "pictures") || !is_named_like_pixels(src) => None,
        Look::Other | Look::Broken => Some(broken(place, src)),
        Look::Huge { width, height } => Some(huge(place, src, (width, height))),
    }
}

/// A picture whose bytes end early or make no sense.
pub(crate) fn broken(place: Place, src: &str) -> Diagnostic {
    Diagnostic::new(Rule::UnusablePicture, place, format!("the picture {} is broken", shown(src)))
        .help("save it again from the program that it was made with")
}

fn huge(place: Place, src: &str, (width, height): (u32, u32)) -> Diagnostic {
    let most = MOST_PIXELS / 1_000_000;
    let message = format!("the picture {} is too large: {width} × {height} pixels", shown(src));
    Diagnostic::new(Rule::UnusablePicture, place, message)
        .help(format!("make it smaller, at most {most} million pixels; 3000 pixels of width are plenty for readers"))
}

fn is_named_like_pixels(src: &str) -> bool {
    src.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&&*ending.to_ascii_lowercase()))
}

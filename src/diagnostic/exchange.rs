//! Diagnostics as other programs read them: JSON lines, SARIF, annotations of GitHub.
//!
//! All are sorted as for people, by path, line, column and message. Lines and columns count from 1, columns in
//! characters; an end is right after the last character. Paths are relative to the site, with `/`.

mod github;
mod json;
mod sarif;
#[cfg(test)]
mod tests;

pub use github::github;
pub use json::json;
pub use sarif::sarif;

use super::files::{Files, Texts};
use super::line::Extent;
use super::{Diagnostic, Fix, Place, Severity};

/// A diagnostic with all its places found.
struct Located<'d> {
    diagnostic: &'d Diagnostic,
    /// None for the file as a whole.
    extent: Option<Extent>,
    /// The other places that belong to it.
    labels: Vec<Label<'d>>,
    /// What mends it, with the places that it replaces; empty if not every place is as it was.
    fixes: Vec<(&'d Fix, Extent)>,
}

/// Another place, and what it has to do with the mistake.
struct Label<'d> {
    place: &'d Place,
    extent: Option<Extent>,
    message: &'d str,
}

/// All of them, in the order in which they are told.
fn located<'d>(diagnostics: &'d [Diagnostic], texts: &dyn Texts) -> Vec<Located<'d>> {
    let mut files = Files::new(texts);
    let placed = files.sorted(diagnostics);
    placed
        .into_iter()
        .map(|placed| Located {
            diagnostic: placed.diagnostic,
            extent: placed.span.and_then(|span| files.extent(&placed.diagnostic.place.path, span)),
            labels: labels(placed.diagnostic, &mut files),
            fixes: fixes(placed.diagnostic, &mut files).unwrap_or_default(),
        })
        .collect()
}

fn labels<'d>(diagnostic: &'d Diagnostic, files: &mut Files) -> Vec<Label<'d>> {
    let label = |(place, message): &'d (Place, String)| {
        let extent = files.span(place).and_then(|span| files.extent(&place.path, span));
        Label { place, extent, message }
    };
    diagnostic.also.iter().map(label).collect()
}

fn fixes<'d>(diagnostic: &'d Diagnostic, files: &mut Files) -> Option<Vec<(&'d Fix, Extent)>> {
    let mut place = |fix: &'d Fix| {
        let span = files.fixed_span(fix)?;
        Some((fix, files.extent(&fix.place.path, span)?))
    };
    diagnostic.fixes.iter().map(&mut place).collect()
}

/// What all three call a severity.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

//! Fixes put in their places: what a file becomes, and the difference as people read it. Not a byte beside them changes.

mod diff;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::files::{Files, Texts};
use super::{Colour, Diagnostic};

/// A file with the fixes of its mistakes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// From the site's folder, with `/`.
    pub path: Arc<str>,
    pub before: Arc<str>,
    pub after: String,
    /// Places that are another text now, 1 or more.
    pub places: usize,
}

impl Mended {
    /// What changes, as a unified diff with three lines around it; in colours, what a terminal would obey is left out.
    pub fn diff(&self, colour: Colour) -> String {
        diff::unified(&self.path, &self.before, &self.after, colour)
    }
}

/// A text for these bytes.
type Replacement<'d> = (Range<usize>, &'d str);

/// The files that these mistakes change when they are mended, by path. A fix that does not fit what stands in its place
/// is left out, and so is one that touches another: it may fit when the other is done.
pub fn mended(diagnostics: &[Diagnostic], texts: &dyn Texts) -> Vec<Mended> {
    by_file(diagnostics, texts)
        .into_iter()
        .filter_map(|(path, replacements)| {
            let before = texts.text(path)?;
            // A byte that is not UTF-8 cannot be written back as it was.
            let is_whole = !before.contains(char::REPLACEMENT_CHARACTER);
            is_whole.then(|| mend(path, before, replacements))
        })
        .collect()
}

fn by_file<'d>(diagnostics: &'d [Diagnostic], texts: &dyn Texts) -> BTreeMap<&'d Arc<str>, Vec<Replacement<'d>>> {
    let mut files = Files::new(texts);
    let mut replacements: BTreeMap<&Arc<str>, Vec<Replacement>> = BTreeMap::new();
    for fix in diagnostics.iter().flat_map(|diagnostic| &diagnostic.fixes) {
        if let Some(span) = files.fixed_span(fix) {
            replacements.entry(&fix.place.path).or_default().push((span, &fix.replacement));
        }
    }
    replacements
}

fn mend(path: &Arc<str>, before: Arc<str>, mut replacements: Vec<Replacement>) -> Mended {
    replacements.sort_by_key(|(span, _)| (span.start, span.end));
    let mut mended = Mended { path: path.clone(), before: before.clone(), after: String::new(), places: 0 };
    let mut done = 0;
    for (span, text) in replacements {
        if span.start >= done {
            mended.after.push_str(&before[done..span.start]);
            mended.after.push_str(text);
            mended.places += 1;
            done = span.end;
        }
    }
    mended.after.push_str(&before[done..]);
    mended
}

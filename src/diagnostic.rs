//! A mistake in what people wrote, told so that they can mend it.
//!
//! A mistake is a value: every stage returns the ones it found and goes on, so that all of them are told in one run.
//! Each has one constructor, next to its kin in a file of this folder. A place is kept as bytes or as a key; lines and
//! columns are made when it is printed, from the file's text.

mod markdown;
mod render;
mod report;
mod rule;

use std::ops::Range;
use std::sync::Arc;

pub use render::{Renderer, Texts};
pub use report::{Levels, Report};
pub use rule::{Level, Rule};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Published all the same.
    Warning,
    /// Stops the build.
    Error,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// These bytes of the file.
    Span(Range<usize>),
    /// The value of this front matter key, or one item of its list (counted from 0).
    Value { key: String, item: Option<usize> },
}

/// A spot in a file. The path is relative to the site, with `/`: `content/articles/trade.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub path: Arc<str>,
    pub spot: Spot,
}

impl Place {
    pub fn file(path: &Arc<str>) -> Self {
        Self { path: path.clone(), spot: Spot::File }
    }

    pub fn span(path: &Arc<str>, span: Range<usize>) -> Self {
        Self { path: path.clone(), spot: Spot::Span(span) }
    }

    pub fn value(path: &Arc<str>, key: &str) -> Self {
        Self { path: path.clone(), spot: Spot::Value { key: key.to_owned(), item: None } }
    }

    pub fn item(path: &Arc<str>, key: &str, item: usize) -> Self {
        Self { path: path.clone(), spot: Spot::Value { key: key.to_owned(), item: Some(item) } }
    }
}

/// Text that mends the mistake when it replaces what stands at the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub place: Place,
    pub replacement: String,
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub rule: Rule,
    pub severity: Severity,
    /// One line, lower case, no full stop, the writer's own words in backticks.
    pub message: String,
    pub place: Place,
    /// Other places that belong to it, each with a word on why.
    pub also: Vec<(Place, String)>,
    pub notes: Vec<String>,
    /// What to write instead, ready to copy.
    pub help: Option<String>,
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A mistake at the rule's own severity.
    pub fn new(rule: Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            message: message.into(),
            place,
            also: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
        }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    pub fn also(mut self, place: Place, why: impl Into<String>) -> Self {
        self.also.push((place, why.into()));
        self
    }

    pub fn fix(mut self, place: Place, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { place, replacement: replacement.into() });
        self
    }
}

/// The known word nearest to what was typed, if one is near enough to be meant.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = typed.to_lowercase();
    let bound = match folded.chars().count() {
        0..=2 => 1,
        3..=5 => 2,
        _ => 3,
    };
    known
        .into_iter()
        .map(|word| (strsim::osa_distance(&folded, &word.to_lowercase()), word))
        .filter(|(distance, word)| *distance <= bound && *distance < word.chars().count())
        .min()
        .map(|(_, word)| word)
}

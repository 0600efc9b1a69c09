//! One object for each diagnostic, on a line of its own.

use serde::Serialize;

use super::{Extent, Label, Located, level, located};
use crate::diagnostic::line::Position;
use crate::diagnostic::{Diagnostic, Fix, Texts};

/// A line for each diagnostic; empty without any. `line`, `column` and `end` are null where a file as a whole is meant.
pub fn json(diagnostics: &[Diagnostic], texts: &dyn Texts) -> String {
    located(diagnostics, texts).iter().map(|located| line(&Object::of(located))).collect()
}

#[derive(Serialize)]
struct Object<'d> {
    code: &'static str,
    rule: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: InFile<'d>,
    message: &'d str,
    help: Option<&'d str>,
    notes: &'d [String],
    labels: Vec<Other<'d>>,
    /// All together mend it.
    fixes: Vec<Replaced<'d>>,
}

#[derive(Serialize)]
struct Replaced<'d> {
    #[serde(flatten)]
    place: InFile<'d>,
    replacement: &'d str,
}

#[derive(Serialize)]
struct Other<'d> {
    #[serde(flatten)]
    place: InFile<'d>,
    message: &'d str,
}

#[derive(Serialize)]
struct InFile<'d> {
    path: &'d str,
    line: Option<usize>,
    column: Option<usize>,
    end: Option<Position>,
}

impl<'d> Object<'d> {
    fn of(located: &Located<'d>) -> Self {
        let diagnostic = located.diagnostic;
        Self {
            code: diagnostic.rule.code(),
            rule: diagnostic.rule.name(),
            severity: level(diagnostic.severity),
            place: InFile::new(&diagnostic.place.path, located.extent),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            notes: &diagnostic.notes,
            labels: located.labels.iter().map(Other::of).collect(),
            fixes: located.fixes.iter().map(Replaced::of).collect(),
        }
    }
}

impl<'d> Other<'d> {
    fn of(label: &Label<'d>) -> Self {
        Self { place: InFile::new(&label.place.path, label.extent), message: label.message }
    }
}

impl<'d> Replaced<'d> {
    fn of((fix, extent): &(&'d Fix, Extent)) -> Self {
        Self { place: InFile::new(&fix.place.path, Some(*extent)), replacement: &fix.replacement }
    }
}

impl<'d> InFile<'d> {
    fn new(path: &'d str, extent: Option<Extent>) -> Self {
        Self {
            path,
            line: extent.map(|extent| extent.start.line),
            column: extent.map(|extent| extent.start.column),
            end: extent.map(|extent| extent.end),
        }
    }
}

fn line(object: &Object) -> String {
    serde_json::to_string(object).expect("texts and numbers are always JSON") + "\n"
}

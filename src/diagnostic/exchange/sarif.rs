//! SARIF 2.1.0, which code hosts and editors read (OASIS, Static Analysis Results Interchange Format).

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Extent, Label, Located, level, located};
use crate::diagnostic::{Diagnostic, Fix, Rule, Texts};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What stands in a path of a URI as it is (RFC 3986, `unreserved`), and `/`.
const IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// One log with one run, also without any diagnostic; a line's end at its end.
pub fn sarif(diagnostics: &[Diagnostic], texts: &dyn Texts) -> String {
    let rules: BTreeSet<Rule> = diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    let results: Vec<Value> = located(diagnostics, texts).iter().map(result).collect();
    let driver = json!({
        "name": "Masthead",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.into_iter().map(rule).collect::<Vec<_>>(),
    });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    format!("{:#}\n", json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn rule(rule: Rule) -> Value {
    json!({
        "id": rule.code(),
        "name": rule.name(),
        "defaultConfiguration": { "level": level(rule.severity()) },
    })
}

fn result(located: &Located) -> Value {
    let diagnostic = located.diagnostic;
    let mut result = json!({
        "ruleId": diagnostic.rule.code(),
        "level": level(diagnostic.severity),
        "message": { "text": text(diagnostic) },
        "locations": [{ "physicalLocation": place(&diagnostic.place.path, located.extent) }],
    });
    if !located.labels.is_empty() {
        result["relatedLocations"] = located.labels.iter().map(related).collect();
    }
    if !located.fixes.is_empty() {
        result["fixes"] = json!([{ "artifactChanges": located.fixes.iter().map(change).collect::<Vec<_>>() }]);
    }
    result
}

fn change((fix, extent): &(&Fix, Extent)) -> Value {
    let replacement = json!({ "deletedRegion": region(*extent), "insertedContent": { "text": fix.replacement } });
    json!({ "artifactLocation": artifact(&fix.place.path), "replacements": [replacement] })
}

/// The message, then notes and help: a result has no other place for them that is shown.
fn text(diagnostic: &Diagnostic) -> String {
    let notes = diagnostic.notes.iter().map(|note| format!("\nnote: {note}"));
    let help = diagnostic.help.iter().map(|help| format!("\nhelp: {help}"));
    std::iter::once(diagnostic.message.clone()).chain(notes).chain(help).collect()
}

fn related(label: &Label) -> Value {
    json!({
        "physicalLocation": place(&label.place.path, label.extent),
        "message": { "text": label.message },
    })
}

fn place(path: &str, extent: Option<Extent>) -> Value {
    let mut place = json!({ "artifactLocation": artifact(path) });
    if let Some(extent) = extent {
        place["region"] = region(extent);
    }
    place
}

fn artifact(path: &str) -> Value {
    json!({ "uri": utf8_percent_encode(path, IN_PATHS).to_string() })
}

fn region(Extent { start, end }: Extent) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

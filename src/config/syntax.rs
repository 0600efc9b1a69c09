//! What is wrong with text that is not TOML, in plain words.

use std::ops::Range;
use std::sync::Arc;

use super::mistakes;
use crate::diagnostic::{Diagnostic, Place};

/// One mistake for each line that has any: what follows on a line is mostly a consequence.
pub(super) fn explain(path: &Arc<str>, text: &str, errors: &[toml::de::Error]) -> Vec<Diagnostic> {
    let mut markers = text.match_indices("<<<<<<< ").map(|(at, _)| at);
    if let Some(at) = markers.find(|at| *at == 0 || text[..*at].ends_with('\n')) {
        return vec![mistakes::conflict_marker(Place::span(path, at..at + 7))];
    }
    let mut seen = Vec::new();
    let mut told = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let line = line_of(text, span.start);
        if seen.contains(&line.start) {
            continue;
        }
        seen.push(line.start);
        told.push(one(path, text, error.message(), span, line));
    }
    told
}

/// Bytes of the line that this byte is in, without its end.
pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end
}

fn one(path: &Arc<str>, text: &str, message: &str, span: Range<usize>, line: Range<usize>) -> Diagnostic {
    let place = || Place::span(path, span.clone());
    let whole_line = || {
        let shown = text[line.clone()].trim_end();
        Place::span(path, line.start..line.start + shown.len())
    };
    let typed = text.get(span.clone()).unwrap_or("");
    match message.split([',', ' ']).next().unwrap_or("") {
        "duplicate" => mistakes::doubled_key(place(), typed),
        "string" if typed.trim().is_empty() => mistakes::missing_value(whole_line()),
        "string" => mistakes::unquoted(place(), typed.trim_matches(['“', '”', '‘', '’', '"', '\''])),
        "unquoted" => mistakes::bad_key(whole_line()),
        _ if message.starts_with("invalid unquoted key") => mistakes::bad_key(whole_line()),
        "key" => mistakes::not_key_value(whole_line(), from_yaml(&text[line.clone()])),
        _ if message.starts_with("invalid basic string") || message.starts_with("invalid literal string") => {
            mistakes::unclosed_quotation(whole_line())
        }
        _ if message.contains("escape") => mistakes::bad_escape(place()),
        _ if message.contains("array") => mistakes::unclosed_list(whole_line()),
        _ if message.starts_with("unclosed table") => mistakes::unclosed_table(whole_line()),
        _ if message.starts_with("unexpected key or value") => mistakes::trailing_text(place()),
        _ => mistakes::not_toml(place(), message),
    }
}

/// `title: Policy` as TOML.
fn from_yaml(line: &str) -> Option<String> {
    let (key, value) = line.split_once(':')?;
    let value = value.trim().trim_matches(['"', '\'']);
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    (is_key && !value.is_empty() && !value.contains(['"', '\\'])).then(|| format!("{key} = \"{value}\""))
}

//! Where the front matter of a file ends and its text begins.

use std::ops::Range;
use std::sync::Arc;

use super::{Kind, mistakes, salvage, text};
use crate::config::Limits;
use crate::diagnostic::{Diagnostic, Place};

/// A file in its two parts, as bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// The whole file, with a byte order mark if it has one.
    pub text: &'a str,
    /// Between the `---` lines; empty if there is no front matter.
    pub yaml: Range<usize>,
    /// All below.
    pub body: Range<usize>,
}

/// The parts of a file. None if it is not a text, or if what is front matter cannot be told; the mistakes say why.
///
/// Mistakes that leave the parts usable (a NUL, a conflict in the text, blank lines above) come along with them.
pub fn split<'a>(
    path: &Arc<str>,
    bytes: &'a [u8],
    kind: Kind,
    limits: &Limits,
) -> (Option<Split<'a>>, Vec<Diagnostic>) {
    if bytes.len() > limits.article {
        return (None, vec![mistakes::file_too_large(Place::file(path), bytes.len(), limits.article)]);
    }
    let text = match decode(path, bytes) {
        Ok(text) => text,
        Err(mistake) => return (None, vec![*mistake]),
    };
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    if text[start..].trim().is_empty() {
        let mistakes = if kind.needs_title() { vec![mistakes::empty_file(Place::file(path))] } else { Vec::new() };
        return (kind.may_be_bare().then_some(Split { text, yaml: start..start, body: start..text.len() }), mistakes);
    }
    let mut mistakes: Vec<Diagnostic> = nul(path, text).into_iter().collect();
    let split = parts(path, text, start, kind, &mut mistakes);
    let (split, too_large) = match split {
        Some(split) if split.yaml.len() > limits.front_matter => {
            (None, Some(front_matter_too_large(path, &split, limits)))
        }
        split => (split, None),
    };
    mistakes.extend(too_large);
    if let Some(split) = &split {
        mistakes.extend(conflict_in_text(path, split));
        mistakes.extend(odd_character(path, split));
        if kind == Kind::Article && text[split.body.clone()].trim().is_empty() && !split.yaml.is_empty() {
            mistakes.push(mistakes::empty_body(Place::file(path)));
        }
    }
    (split, mistakes)
}

/// Bytes of the YAML, in any text; empty if there is none.
pub(super) fn yaml_of(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r', ' ', '\t']).len();
    let opening = line_at(text, start);
    let from = start + opening.len();
    match opening.trim_end() == "---" {
        true => closing(text, from).map_or(from..text.len(), |(end, _)| from..end),
        false => 0..0,
    }
}

/// The line above the YAML.
pub(super) fn opening(text: &str, yaml: &Range<usize>) -> Range<usize> {
    let above = text[..yaml.start].trim_end();
    above.rfind('\n').map_or(0, |end| end + 1)..above.len()
}

fn decode<'a>(path: &Arc<str>, bytes: &'a [u8]) -> Result<&'a str, Box<Diagnostic>> {
    let head = &bytes[..bytes.len().min(64)];
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    if let Some(kind) = binary_kind(bytes) {
        return Err(Box::new(mistakes::is_binary(Place::file(path), kind)));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || (zeros > 8 && zeros * 3 > head.len()) {
        return Err(Box::new(mistakes::is_utf16(Place::file(path))));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        let place = Place::span(path, at..at + 1);
        Box::new(match error.error_len() {
            Some(_) => mistakes::not_utf8(place, line, bytes[at]),
            None => mistakes::cut_utf8(place, line),
        })
    })
}

fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 7] = [
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a ZIP or Word file"),
        (b"\xd0\xcf\x11\xe0", "a Word file"),
        (b"\x1f\x8b", "a compressed file"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// The first character of the text that no reader is meant to see, if there is any. NUL has its own mistake.
fn odd_character(path: &Arc<str>, split: &Split) -> Option<Diagnostic> {
    let body = &split.text[split.body.clone()];
    let (at, c) = text::odd_character(body)?;
    let start = split.body.start + at;
    let place = Place::span(path, start..start + c.len_utf8());
    Some(match c {
        '\u{fffd}' => mistakes::lost_letter(place),
        '\u{202d}' | '\u{202e}' => mistakes::turned_text(place, c),
        _ => mistakes::control_in_text(place, c),
    })
}

fn nul(path: &Arc<str>, text: &str) -> Option<Diagnostic> {
    memchr::memchr(0, text.as_bytes()).map(|at| mistakes::nul(Place::span(path, at..at + 1)))
}

fn parts<'a>(
    path: &Arc<str>,
    text: &'a str,
    start: usize,
    kind: Kind,
    mistakes: &mut Vec<Diagnostic>,
) -> Option<Split<'a>> {
    let blank = text[start..].len() - text[start..].trim_start_matches(['\n', '\r', ' ', '\t']).len();
    let first = line_at(text, start + blank);
    let fence = first.trim_end();
    let place = Place::span(path, start + blank..start + blank + fence.len());
    if fence != "---" {
        if let Some(mistake) = no_fence(place, fence, kind) {
            mistakes.push(mistake);
            return None;
        }
        return Some(Split { text, yaml: start..start, body: start..text.len() });
    }
    if blank > 0 {
        mistakes.push(mistakes::late_front_matter(place.clone()));
    }
    let from = start + blank + first.len();
    let end = closing(text, from);
    let (to, body) = end.unwrap_or((text.len(), text.len()));
    if let Some(at) = conflict_in_yaml(text, from..to) {
        mistakes.push(mistakes::conflict_marker(Place::span(path, at..at + 7)));
        return None;
    }
    if end.is_none() {
        mistakes.push(mistakes::unclosed(place, almost_closing(text, from).map(|span| Place::span(path, span))));
        return None;
    }
    Some(Split { text, yaml: from..to, body: body..text.len() })
}

/// At the longest of its keys, else at its first line.
fn front_matter_too_large(path: &Arc<str>, split: &Split, limits: &Limits) -> Diagnostic {
    let Range { start, .. } = split.yaml;
    let (key, span) = match salvage::longest(&split.text[split.yaml.clone()]) {
        Some((key, span)) => (Some(key), start + span.start..start + span.end),
        None => (None, opening(split.text, &split.yaml)),
    };
    mistakes::front_matter_too_large(Place::span(path, span), key, limits.front_matter)
}

/// What is wrong with a first line that is not `---`, if the file needs front matter or seems to have some.
fn no_fence(place: Place, first: &str, kind: Kind) -> Option<Diagnostic> {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '−');
    match first {
        _ if first.starts_with("<<<<<<<") => Some(mistakes::conflict_marker(place)),
        "+++" => Some(mistakes::other_format(place, "TOML", "+++")),
        _ if first.starts_with('{') => Some(mistakes::other_format(place, "JSON", "{")),
        _ if !first.is_empty() && first.chars().all(is_dash) => Some(mistakes::wrong_fence(place, first)),
        _ if kind.may_be_bare() => None,
        _ => Some(mistakes::no_front_matter(place)),
    }
}

/// Where the YAML ends and where the text begins.
fn closing(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// A line that was perhaps meant to end the front matter.
fn almost_closing(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let fence = line.trim();
        if fence.len() > 1 && fence.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '+')) {
            let indent = line.len() - line.trim_start().len();
            return Some(at + indent..at + indent + fence.len());
        }
        at += line.len();
    }
    None
}

/// `<<<<<<<`, `=======` or `>>>>>>>` alone or before a name.
fn conflict_in_yaml(text: &str, yaml: Range<usize>) -> Option<usize> {
    let mut at = yaml.start;
    for line in text[yaml].split_inclusive('\n') {
        if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|marker| is_marker(line, marker)) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// All three markers, in order: one alone may be a heading's line or a quotation.
fn conflict_in_text(path: &Arc<str>, split: &Split) -> Option<Diagnostic> {
    let body = &split.text[split.body.clone()];
    memchr::memmem::find(body.as_bytes(), b"<<<<<<<")?;
    let mut wanted = ["<<<<<<<", "=======", ">>>>>>>"].iter();
    let mut next = wanted.next();
    let (mut at, mut first) = (split.body.start, None);
    for line in body.split_inclusive('\n') {
        if next.is_some_and(|marker| is_marker(line, marker)) {
            first = first.or(Some(at));
            next = wanted.next();
        }
        at += line.len();
    }
    let first = first.filter(|_| next.is_none())?;
    Some(mistakes::conflict_marker(Place::span(path, first..first + 7)))
}

fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
}

/// The line that begins here, with its end.
fn line_at(text: &str, at: usize) -> &str {
    text[at..].split_inclusive('\n').next().unwrap_or("")
}

//! What can be read of text that is not YAML as a whole, and what to say of the rest.
//!
//! The text is cut where a line begins with a key, and each piece is read by itself: so one slip costs one key, and every
//! slip of the file is told in one run.

use std::ops::Range;
use std::sync::Arc;

use super::exact::{self, Fault, FaultKind};
use super::mistakes;
use super::node::{Content, Name, Node, Style};
use crate::config::Limits;
use crate::diagnostic::{Diagnostic, Place};

/// Longest corrected value that a help repeats, in characters.
const SHOWN: usize = 100;

/// What was read, what was wrong, and the names of the keys whose values are lost.
#[derive(Default)]
pub(super) struct Salvage {
    pub entries: Vec<(Name, Node)>,
    pub mistakes: Vec<Diagnostic>,
    pub lost: Vec<Name>,
}

/// `start` is where `yaml` begins in the file.
pub(super) fn load(path: &Arc<str>, yaml: &str, start: usize, limits: &Limits) -> Salvage {
    let mut salvage = Salvage::default();
    for range in pieces(yaml) {
        let piece = Piece { path, text: &yaml[range.clone()], start: start + range.start, limits };
        match exact::load(piece.text, piece.start, limits) {
            Ok(Node { content: Content::Map(entries), .. }) => salvage.entries.extend(entries),
            Ok(Node { content: Content::Nothing, .. }) => {}
            Ok(node) => {
                let (mistake, entry) = piece.explain_words(node.span);
                salvage.mistakes.push(mistake);
                salvage.entries.extend(entry);
            }
            Err(fault) => {
                let (mistake, rest) = piece.explain(&fault);
                salvage.mistakes.push(mistake);
                match rest {
                    Some(entry) => salvage.entries.push(entry),
                    None => salvage.lost.extend(piece.name()),
                }
            }
        }
    }
    salvage
}

/// Each from a line that begins with a key up to the next; the first may have none.
fn pieces(yaml: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        if at > 0 && (key_of(line).is_some() || tight_key(line).is_some()) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([yaml.len()]);
    starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect()
}

/// The key with the longest value, and the bytes of its name.
pub(super) fn longest(yaml: &str) -> Option<(&str, Range<usize>)> {
    let piece = pieces(yaml).into_iter().max_by_key(|piece| piece.len())?;
    let (key, _) = key_of(&yaml[piece.clone()])?;
    Some((key, piece.start..piece.start + key.len()))
}

/// The key that a line begins with, and where its value may begin.
pub(super) fn key_of(line: &str) -> Option<(&str, usize)> {
    let line = line.split('\n').next()?;
    let (name, rest) = line.split_once(':')?;
    let bare = name.trim_end().trim_matches(['"', '\'']);
    let is_word = !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let is_key =
        is_word && !name.starts_with([' ', '\t', '-']) && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']));
    is_key.then(|| (bare, name.len() + 1))
}

/// A key with its value where the blank between is missing: `draft:true`, not `https://`.
fn tight_key(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split('\n').next()?.split_once(':')?;
    let is_word = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_word && !value.starts_with([' ', '\t', '\r', '/', ':']) && !value.is_empty()).then(|| (name, value.trim_end()))
}

/// One key with its value, as text that is not YAML.
struct Piece<'p> {
    path: &'p Arc<str>,
    text: &'p str,
    start: usize,
    limits: &'p Limits,
}

/// A value on one line.
struct Value<'p> {
    text: &'p str,
    /// Byte in the piece.
    at: usize,
    /// What stands before it: `title: ` or `- `.
    lead: String,
}

impl Piece<'_> {
    fn key(&self) -> Option<(&str, usize)> {
        key_of(self.text)
    }

    /// The mistake, and what of the key can be used all the same.
    fn explain(&self, fault: &Fault) -> (Diagnostic, Option<(Name, Node)>) {
        let place = |at: usize, length: usize| Place::span(self.path, self.start + at..self.start + at + length);
        let fault_at = fault.at.saturating_sub(self.start).min(self.text.len());
        match fault.kind {
            FaultKind::TooDeep => return (mistakes::too_deep(place(fault_at, 1), self.limits.yaml_depth), None),
            FaultKind::TooMany => return (mistakes::too_many(place(fault_at, 1), self.limits.yaml_nodes), None),
            FaultKind::Syntax => {}
        }
        if let Some(at) = self.tab() {
            return (mistakes::tab(place(at, 1)), None);
        }
        let Some((key, _)) = self.key() else {
            return (mistakes::stray_line(place(0, self.text.lines().next().map_or(0, str::len)), None), None);
        };
        let value = self.value(fault_at);
        if let Some((mistake, text)) = self.explain_value(key, &value) {
            // Only a value beside its key is the whole value.
            let entry = text.filter(|_| value.lead.starts_with(key)).map(|text| self.entry(key, &value, text));
            return (mistake, entry);
        }
        if let Some((at, length)) = self.stray_line() {
            let entry =
                exact::load(&self.text[..at], self.start, self.limits).ok().and_then(|node| match node.content {
                    Content::Map(entries) => entries.into_iter().next(),
                    _ => None,
                });
            return (mistakes::stray_line(place(at, length), Some(key)), entry);
        }
        if let Some((at, below)) = self.indented_key() {
            return (mistakes::indented_key(place(at, below.len()), below, key), None);
        }
        (mistakes::unreadable(place(value.at, value.text.len()), Some(key)), None)
    }

    /// A key on a later line of a value that began beside its own key.
    fn indented_key(&self) -> Option<(usize, &str)> {
        let mut at = 0;
        for (index, line) in self.text.split_inclusive('\n').enumerate() {
            let indent = line.len() - line.trim_start().len();
            match key_of(&line[indent..]) {
                Some((key, _)) if index > 0 => return Some((at + indent, key)),
                _ => at += line.len(),
            }
        }
        None
    }

    /// Words that are YAML, but no key.
    fn explain_words(&self, span: Range<usize>) -> (Diagnostic, Option<(Name, Node)>) {
        let Some((key, text)) = tight_key(self.text) else {
            return (mistakes::stray_line(Place::span(self.path, span), None), None);
        };
        let value = Value { text, at: key.len() + 1, lead: format!("{key}: ") };
        let place = Place::span(self.path, self.start..self.start + key.len() + 1);
        (mistakes::missing_blank(place, key, text), Some(self.entry(key, &value, text.to_owned())))
    }

    fn entry(&self, key: &str, value: &Value, text: String) -> (Name, Node) {
        let at = self.start + value.at;
        let node = Node::scalar(text, Style::Quoted, at..at + value.text.len());
        (Name { text: key.to_owned(), span: self.start..self.start + key.len() }, node)
    }

    fn name(&self) -> Option<Name> {
        self.key().map(|(key, _)| Name { text: key.to_owned(), span: self.start..self.start + key.len() })
    }

    /// The first tab that indents a line.
    fn tab(&self) -> Option<usize> {
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            match line[..indent].find('\t') {
                Some(tab) if !line.trim().is_empty() => return Some(at + tab),
                _ => at += line.len(),
            }
        }
        None
    }

    /// A later line that is not indented.
    fn stray_line(&self) -> Option<(usize, usize)> {
        let mut at = 0;
        for (index, line) in self.text.split_inclusive('\n').enumerate() {
            let is_indented = line.trim().is_empty() || line.starts_with([' ', '#']) || line.starts_with("- ");
            if index > 0 && !is_indented {
                return Some((at, line.trim_end().len()));
            }
            at += line.len();
        }
        None
    }

    /// What stands beside the key; or, if its value is below, in the line of the fault.
    fn value(&self, fault_at: usize) -> Value<'_> {
        let (key, after) = self.key().unwrap_or(("", 0));
        let first = self.text.lines().next().unwrap_or("");
        let beside = first.get(after..).unwrap_or("");
        if !beside.trim().is_empty() {
            let at = after + (beside.len() - beside.trim_start().len());
            return Value { text: beside.trim(), at, lead: format!("{key}: ") };
        }
        let line_start = self.text[..fault_at].rfind('\n').map_or(0, |end| end + 1);
        let line = self.text[line_start..].lines().next().unwrap_or("");
        let mut at = line.len() - line.trim_start().len();
        let mut lead = String::new();
        while let Some(rest) = line[at..].strip_prefix("- ") {
            at = line.len() - rest.trim_start().len();
            "- ".clone_into(&mut lead);
        }
        if let Some((part, after)) = key_of(&line[at..]) {
            lead = format!("{part}: ");
            let rest = &line[at + after..];
            at = line.len() - rest.trim_start().len();
        }
        Value { text: line[at..].trim_end(), at: line_start + at, lead }
    }

    /// What is wrong with a value on one line, if it can be told from that line, and the text that was meant.
    fn explain_value(&self, key: &str, value: &Value) -> Option<(Diagnostic, Option<String>)> {
        let place = Place::span(self.path, self.start + value.at..self.start + value.at + value.text.len());
        let (text, lead) = (value.text, value.lead.as_str());
        let first = text.chars().next()?;
        match first {
            '"' | '\'' => self.explain_quotation(place, key, value, first),
            '*' | '&' | '!' | '%' | '@' | '`' => {
                Some((mistakes::sign_first(place, key, lead, first, &quoted(text)), Some(text.to_owned())))
            }
            '[' | '{' => Some((mistakes::unclosed_bracket(place, key, first), None)),
            '-' if text.starts_with("- ") => Some((mistakes::list_after_key(place, key), None)),
            '|' | '>' => None,
            _ if text.contains(": ") || text.ends_with(':') => {
                Some((mistakes::colon_inside(place, key, lead, &quoted(text)), Some(text.to_owned())))
            }
            _ => None,
        }
    }

    fn explain_quotation(
        &self,
        place: Place,
        key: &str,
        value: &Value,
        quote: char,
    ) -> Option<(Diagnostic, Option<String>)> {
        let (text, lead) = (value.text, value.lead.as_str());
        let inner = text[1..].strip_suffix(quote);
        if self.text[value.at + 1..].find(quote).is_none() {
            let mark = Place::span(self.path, self.start + value.at..self.start + value.at + 1);
            return Some((mistakes::unclosed_quotation(mark, key, quote), Some(text[1..].to_owned())));
        }
        if exact::quotation(&self.text[value.at..], quote).is_none() {
            let meant = inner.map_or_else(|| text.to_owned(), |inner| inner.replace("\\\"", "\""));
            return Some((mistakes::quote_within(place, key, lead, &quoted(&meant)), Some(meant)));
        }
        let has_bad_escape = quote == '"' && text.contains('\\');
        let inner = inner.filter(|_| has_bad_escape)?;
        Some((mistakes::bad_escape(place, key, lead, &quoted(inner)), Some(inner.to_owned())))
    }
}

/// The text as a YAML value, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    if text.chars().count() > SHOWN {
        return "\"…\"".to_owned();
    }
    match text.contains(['"', '\\']) {
        false => format!("\"{text}\""),
        true => format!("'{}'", text.replace('\'', "''")),
    }
}

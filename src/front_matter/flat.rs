//! Front matter as it is mostly typed: each key on a line of its own, with one value or a plain list.
//!
//! This is no reader of YAML. It knows a few forms of line in which every reader of YAML sees the same, and leaves a front
//! matter that has any other line to those readers. It is there because they cost as much as half of the Markdown.

use super::keys::{self, Key, Shape};
use super::node::{Content, Node, Style};

/// Words that YAML takes for something else than a text, in any case of letters; `yes` and `no` are for the exact reader.
const NOT_TEXTS: [&str; 12] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "infinity", "nan"];

/// The value of each key, as the quick reader would read it; none if there is any line that is not of a known form.
pub(super) fn load(yaml: &str, keys: &'static [Key]) -> Option<Vec<(&'static Key, Node)>> {
    if has_odd_characters(yaml.as_bytes()) {
        return None;
    }
    let mut lines = Lines { rest: yaml };
    let mut entries: Vec<(&'static Key, Node)> = Vec::with_capacity(12);
    while let Some(line) = lines.next() {
        let (name, value) = line.split_once(':')?;
        let key = keys::find(keys, name)?;
        if entries.iter().any(|(seen, _)| seen.field == key.field) {
            return None;
        }
        entries.push((key, lines.value(value, key.shape)?));
    }
    Some(entries)
}

struct Lines<'y> {
    rest: &'y str,
}

impl<'y> Iterator for Lines<'y> {
    type Item = &'y str;

    fn next(&mut self) -> Option<&'y str> {
        let line = self.first()?;
        self.rest = self.rest.get(line.len() + 1..).unwrap_or_default();
        Some(line)
    }
}

impl<'y> Lines<'y> {
    /// The next line, which stays.
    fn first(&self) -> Option<&'y str> {
        let end = memchr::memchr(b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
        (!self.rest.is_empty()).then(|| &self.rest[..end])
    }

    /// What stands behind the colon of a key, or on the lines below.
    fn value(&mut self, behind: &str, shape: Shape) -> Option<Node> {
        let typed = behind.trim_matches(' ');
        if typed.is_empty() {
            return self.dashes(shape);
        }
        if !behind.starts_with(' ') {
            return None;
        }
        match typed.strip_prefix('[') {
            Some(list) => brackets(list.strip_suffix(']')?, item_shape(shape)?),
            None => scalar(typed, shape, is_block_byte),
        }
    }

    /// A list with a line for each item; nothing if there is none.
    fn dashes(&mut self, shape: Shape) -> Option<Node> {
        let indent = match self.first().and_then(dash) {
            Some((indent, _)) => indent,
            None => return Some(Node::new(Content::Nothing)),
        };
        let shape = item_shape(shape)?;
        let mut items = Vec::with_capacity(4);
        while let Some((column, typed)) = self.first().and_then(dash) {
            if column != indent {
                return None;
            }
            items.push(scalar(typed, shape, is_block_byte)?);
            self.next();
        }
        Some(Node::new(Content::List(items)))
    }
}

/// The indentation of `  - item`, and the item.
fn dash(line: &str) -> Option<(usize, &str)> {
    let indented = line.trim_start_matches(' ');
    let item = indented.strip_prefix("- ")?;
    Some((line.len() - indented.len(), item.trim_matches(' ')))
}

/// What the items of a list have to be; none where a list is a mistake.
fn item_shape(shape: Shape) -> Option<Shape> {
    match shape {
        Shape::Scalar => None,
        Shape::Texts => Some(Shape::Scalar),
        Shape::Free => Some(Shape::Free),
    }
}

/// The items between two brackets on one line.
fn brackets(list: &str, shape: Shape) -> Option<Node> {
    let mut items = Vec::with_capacity(4);
    let mut rest = list.trim_matches(' ');
    while !rest.is_empty() {
        let end = item_end(rest)?;
        items.push(scalar(rest[..end].trim_end_matches(' '), shape, is_listed_byte)?);
        rest = match rest[end..].strip_prefix(',') {
            // A comma at the end is left to others.
            Some(more) => Some(more.trim_start_matches(' ')).filter(|more| !more.is_empty())?,
            None => "",
        };
    }
    Some(Node::new(Content::List(items)))
}

/// Where the comma after the first item is, or the end of all.
fn item_end(list: &str) -> Option<usize> {
    let quoted = match list.as_bytes()[0] {
        quote @ (b'"' | b'\'') => memchr::memchr(quote, &list.as_bytes()[1..])? + 2,
        _ => 0,
    };
    Some(memchr::memchr(b',', &list.as_bytes()[quoted..]).map_or(list.len(), |comma| quoted + comma))
}

/// A text in quotation marks with nothing to replace in it, or without them if each byte is `allowed`.
fn scalar(typed: &str, shape: Shape, allowed: impl Fn(u8) -> bool) -> Option<Node> {
    let text = match typed.as_bytes().first()? {
        b'"' => inside(typed, '"').filter(|text| memchr::memchr(b'\\', text.as_bytes()).is_none())?,
        b'\'' => inside(typed, '\'')?,
        first => {
            let begins_well = first.is_ascii_alphabetic() || !first.is_ascii();
            // Only where a text is asked for, a number is one.
            let may_begin = begins_well || shape == Shape::Scalar && first.is_ascii_digit();
            let is_text = !NOT_TEXTS.iter().any(|word| word.eq_ignore_ascii_case(typed));
            (may_begin && is_text && typed.bytes().all(allowed)).then_some(typed)?
        }
    };
    Some(Node::scalar(text, Style::Quoted, 0..0))
}

/// The text between two marks, if none stands in it.
fn inside(typed: &str, mark: char) -> Option<&str> {
    let text = typed.get(1..)?.strip_suffix(mark)?;
    memchr::memchr(mark as u8, text.as_bytes()).is_none().then_some(text)
}

/// Bytes that mean only themselves in a text without quotation marks, whatever stands beside them.
fn is_listed_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte >= 0x80
        || matches!(byte, b' ' | b'-' | b'_' | b'.' | b'/' | b'\'' | b'(' | b')')
}

/// The same outside of brackets.
fn is_block_byte(byte: u8) -> bool {
    is_listed_byte(byte) || matches!(byte, b',' | b';' | b'+' | b'!')
}

/// Whether there is a character that YAML forbids, folds or takes for the end of a line, or a byte that may begin one.
/// Without an early exit, so that it becomes vector code.
fn has_odd_characters(bytes: &[u8]) -> bool {
    let next = bytes.get(1..).unwrap_or_default();
    let after = bytes.get(2..).unwrap_or_default();
    let triples = bytes.iter().zip(next).zip(after);
    let has_odd = triples.fold(false, |found, ((byte, next), after)| found | is_odd(*byte, *next, *after));
    // The last two bytes begin no three: they are the end of a character, and of the last line.
    let last = bytes.len().checked_sub(2).map_or(b'\n', |at| bytes[at]);
    has_odd || is_odd(last, b'\n', b'\n') || !bytes.ends_with(b"\n")
}

fn is_odd(byte: u8, next: u8, after: u8) -> bool {
    let is_control = (byte < b' ') & (byte != b'\n') | (byte == 0x7f) | (byte == 0xc2) & (next < 0xa0);
    let is_line_end = (byte == 0xe2) & (next == 0x80) & (after & 0xfe == 0xa8);
    // Byte order marks and what is no character stand there, and hardly anything that people type.
    is_control | is_line_end | (byte == 0xef)
}

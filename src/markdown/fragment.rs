//! HTML while it is written: text, with the places in it that are filled or mended later.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::{Hole, HoleKind};

/// A piece of HTML. Whole pieces can be moved, and put together, without losing their holes.
#[derive(Debug, Default)]
pub(super) struct Fragment {
    pub html: String,
    /// In the order of `at`.
    pub holes: Vec<Hole>,
    /// Where the digits of heading tags stand (`2` of `<h2>`), in order.
    pub digits: Vec<u32>,
}

/// A place between two pieces. More than an offset: two holes may stand at one offset, one on either side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    html: usize,
    holes: usize,
    digits: usize,
}

impl Fragment {
    /// Text that is HTML already.
    pub fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Text between tags, escaped.
    pub fn push_text(&mut self, text: &str) {
        escape_text(&mut self.html, &clean(text));
    }

    /// Text between the double quotes of an attribute, escaped.
    pub fn push_value(&mut self, text: &str) {
        escape_value(&mut self.html, &clean(text));
    }

    /// An address between the double quotes of an attribute, escaped.
    pub fn push_address(&mut self, address: &str) {
        escape_href(&mut self.html, address).expect("writing to a string cannot fail");
    }

    /// ` name="value"`, the value escaped.
    pub fn push_attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        self.push_value(value);
        self.html.push('"');
    }

    /// `<h2` or `<td`, without its attributes.
    pub fn push_start_tag(&mut self, name: &str) {
        self.html.push('<');
        self.push_tag_name(name);
    }

    pub fn push_end_tag(&mut self, name: &str) {
        self.html.push_str("</");
        self.push_tag_name(name);
        self.html.push('>');
    }

    fn push_tag_name(&mut self, name: &str) {
        if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            self.digits.push(position(self.html.len() + 1));
        }
        self.html.push_str(name);
    }

    pub fn push_hole(&mut self, span: Range<u32>, kind: HoleKind) {
        self.holes.push(Hole { at: position(self.html.len()), span, kind });
    }

    pub fn is_at_line_start(&self) -> bool {
        matches!(self.html.as_bytes().last(), None | Some(b'\n'))
    }

    /// Begins a new line unless one has just begun or a tag stands before.
    pub fn break_line(&mut self) {
        if !matches!(self.html.as_bytes().last(), None | Some(b'\n' | b'>')) {
            self.html.push('\n');
        }
    }

    /// The piece is read after this one.
    pub fn append(&mut self, piece: Fragment) {
        let base = position(self.html.len());
        self.html.push_str(&piece.html);
        self.holes.extend(piece.holes.into_iter().map(|hole| Hole { at: hole.at + base, ..hole }));
        self.digits.extend(piece.digits.into_iter().map(|at| at + base));
    }

    /// The end of what is written by now.
    pub fn end(&self) -> Cut {
        Cut { html: self.html.len(), holes: self.holes.len(), digits: self.digits.len() }
    }

    /// Takes away what was written since.
    pub fn split_off(&mut self, cut: Cut) -> Fragment {
        let base = position(cut.html);
        let html = self.html.split_off(cut.html);
        let holes = self.holes.split_off(cut.holes).into_iter();
        let digits = self.digits.split_off(cut.digits).into_iter();
        Fragment {
            html,
            holes: holes.map(|hole| Hole { at: hole.at - base, ..hole }).collect(),
            digits: digits.map(|at| at - base).collect(),
        }
    }

    /// Replaces the digit of a heading tag.
    pub fn set_digit(&mut self, at: u32, level: u8) {
        let at = at as usize;
        self.html.replace_range(at..=at, level_digit(level));
    }

    /// The level that a heading tag has.
    pub fn digit(&self, at: u32) -> u8 {
        self.html.as_bytes()[at as usize] - b'0'
    }
}

/// `2` for 2. Levels are 1 to 6.
fn level_digit(level: u8) -> &'static str {
    ["1", "2", "3", "4", "5", "6"][usize::from(level.clamp(1, 6)) - 1]
}

/// An offset as holes keep it. Texts are far smaller than 4 GB; what lies beyond is kept at the end.
pub(super) fn position(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

pub(super) fn escape_text(html: &mut String, text: &str) {
    escape_html_body_text(html, text).expect("writing to a string cannot fail");
}

fn escape_value(html: &mut String, text: &str) {
    escape_html(html, text).expect("writing to a string cannot fail");
}

/// The text without the characters that neither HTML nor XML allows. The carriage return goes too: a line ends with
/// `\n` whatever the editor's machine.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !may_have_forbidden(text) {
        return Cow::Borrowed(text);
    }
    let is_forbidden = |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
    match text.contains(is_forbidden) {
        true => Cow::Owned(text.chars().filter(|c| !is_forbidden(*c)).collect()),
        false => Cow::Borrowed(text),
    }
}

/// Without an early exit, so that it becomes vector code.
fn may_have_forbidden(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| {
        found | ((byte < b' ') & (byte != b'\n') & (byte != b'\t')) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef)
    })
}

/// Whether the text has no mark, nothing to escape and nothing to clean away, so that it is written as it is. Most texts
/// are so, and one look is cheaper than three. Without an early exit, so that it becomes vector code.
pub(super) fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((last, _)) = bytes.split_last() else { return true };
    let pairs = bytes.iter().zip(&bytes[1..]);
    !(is_special(*last)
        || pairs.fold(false, |found, (byte, next)| found | is_special(*byte) | is_control_pair(*byte, *next)))
}

fn is_special(byte: u8) -> bool {
    (byte < b' ') | (byte == 0x7f) | (byte == b'&') | (byte & !2 == b'<') | (byte & !0x20 == b'^')
}

/// Whether a control character beyond ASCII begins here, or U+FFFE or U+FFFF may.
fn is_control_pair(byte: u8, next: u8) -> bool {
    ((byte == 0xc2) & (next < 0xa0)) | ((byte == 0xef) & (next == 0xbf))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{clean, escape_text, is_ordinary};

    #[test]
    fn marks_escapes_and_control_characters_are_not_ordinary() {
        for text in ["~", "a^", "a & b", "<", ">", "a\u{1}", "\u{7f}", "\u{80}", "a\u{9f}b", "\u{fffe}", "\u{ffff}"] {
            assert!(!is_ordinary(text), "{text:?}");
        }
        for text in ["", "a", "l’été à 5\u{a0}% « oui »", "漢字，\u{fb01}", "a|b {c} = 'd' \"e\""] {
            assert!(is_ordinary(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn ordinary_text_is_its_own_html(text in "[a-cÂé<&~\u{0}-\u{20}\u{7e}-\u{a1}\u{ffc0}-\u{ffff}]{0,3}") {
            let mut html = String::new();
            escape_text(&mut html, &clean(&text));
            prop_assert!(!is_ordinary(&text) || html == text);
        }
    }
}

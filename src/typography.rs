//! Quotation marks, apostrophes and the spaces beside signs, as a language sets them.
//!
//! Writers type `"` and `'`, and in French a space before `;` that a line may break at. Readers see the marks of their
//! language, and in French no line that begins with `; : ! ? »` or ends with `«`. Only what is shown is set: addresses,
//! ids and what is counted stay as typed. What is set already stays as it is.

mod marks;
mod quotes;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use marks::{Before, Spacing};
use quotes::Quotes;

const NO_BREAK: char = '\u{a0}';
const THIN_NO_BREAK: char = '\u{202f}';

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// Stands for what is no text: a picture, code, the number of a note.
const OBJECT: char = '\u{fffc}';

/// How one language sets its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typography {
    /// None: they stay as typed.
    quotes: Option<&'static Quotes>,
    spacing: Spacing,
}

impl Typography {
    /// Texts stay as typed.
    pub const NONE: Self = Self { quotes: None, spacing: Spacing::AsTyped };

    /// The usual one of a language, by its code: `fr`, `de-AT`.
    pub fn of(code: &str) -> Self {
        Self { quotes: Quotes::of(code), spacing: Spacing::of(code) }
    }

    /// The one that `[languages.<code>] typography` names; none if the language has no such.
    pub fn named(name: &str, code: &str) -> Option<Self> {
        match name {
            "none" => Some(Self::NONE),
            name => Some(Self { spacing: Spacing::named(name, code)?, ..Self::of(code) }),
        }
    }

    /// The names that a language may choose from.
    pub fn names(code: &str) -> &'static [&'static str] {
        if marks::is_french(code) { &["fr-FR", "fr-CA", "eu", "none"] } else { &["none"] }
    }

    /// A whole text without markup.
    pub fn set<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Setter::new(*self).set(text)
    }

    /// The same in place.
    pub fn set_in(&self, text: &mut String) {
        if let Cow::Owned(set) = self.set(text) {
            *text = set;
        }
    }

    /// The first byte from this one on that may be something to set.
    fn find(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = &text.as_bytes()[from..];
        let found = match (self.quotes, self.spacing.is_set()) {
            (None, false) => None,
            (Some(_), false) => memchr2(b'"', b'\'', bytes),
            (_, true) => find_sign(bytes),
        };
        found.map(|at| from + at)
    }
}

/// The first quotation mark, guillemet or space before a sign.
fn find_sign(bytes: &[u8]) -> Option<usize> {
    let blocks = (0..bytes.len()).step_by(BLOCK).map(|at| at..(at + BLOCK).min(bytes.len()));
    let is_sign = |at: &usize| is_candidate(bytes[*at], bytes.get(at + 1).copied().unwrap_or_default());
    // The byte behind a block makes a pair with its last one.
    let with_next = |block: &Range<usize>| &bytes[block.start..(block.end + 1).min(bytes.len())];
    blocks.filter(|block| may_have_sign(with_next(block))).find_map(|mut block| block.find(is_sign))
}

/// Without an early exit, so that it becomes vector code.
fn may_have_sign(block: &[u8]) -> bool {
    let pairs = block.iter().zip(&block[1..]);
    pairs.fold(block.last().is_some_and(|last| is_candidate(*last, 0)), |found, (byte, next)| {
        found | is_candidate(*byte, *next)
    })
}

fn is_candidate(byte: u8, next: u8) -> bool {
    (byte == b'"') | (byte == b'\'') | marks::is_candidate(byte, next)
}

/// One paragraph while it is set, piece by piece: markup may stand between any two letters.
#[derive(Debug)]
pub struct Setter {
    typography: Typography,
    /// The last character that readers see; none at the beginning.
    last: Option<char>,
    is_double_open: bool,
    is_single_open: bool,
    /// `«` and our space were the last.
    is_behind_guillemet: bool,
}

impl Setter {
    pub fn new(typography: Typography) -> Self {
        Self { typography, last: None, is_double_open: false, is_single_open: false, is_behind_guillemet: false }
    }

    /// Another paragraph, cell or heading begins.
    pub fn begin(&mut self) {
        *self = Self::new(self.typography);
    }

    /// Something that is no text, or a text that stays as typed.
    pub fn pass(&mut self) {
        self.last = Some(OBJECT);
        self.is_behind_guillemet = false;
    }

    /// The end of a line of the source, before this character: what stands for it.
    pub fn break_line(&mut self, next: Option<char>) -> &'static str {
        let is_behind_guillemet = std::mem::take(&mut self.is_behind_guillemet);
        let before = next.map_or(Before::AsTyped, |next| self.typography.spacing.before(next));
        let (last, text) = match before {
            _ if is_behind_guillemet => return "",
            Before::AsTyped => (' ', "\n"),
            Before::Space(NO_BREAK) => (NO_BREAK, "\u{a0}"),
            Before::Space(_) => (THIN_NO_BREAK, "\u{202f}"),
            Before::Nothing => return "",
        };
        self.last = Some(last);
        text
    }

    /// The next piece.
    pub fn set<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let Some(last) = text.chars().next_back() else { return Cow::Borrowed(text) };
        if !self.is_behind_guillemet && self.typography.find(text, 0).is_none() {
            self.last = Some(last);
            return Cow::Borrowed(text);
        }
        let set = Line { setter: self, text, at: 0, out: String::with_capacity(text.len() + 16) }.set();
        self.last = set.chars().next_back().or(self.last);
        Cow::Owned(set)
    }
}

/// One piece while it is set.
struct Line<'s, 't> {
    setter: &'s mut Setter,
    text: &'t str,
    at: usize,
    out: String,
}

impl Line<'_, '_> {
    fn set(mut self) -> String {
        if std::mem::take(&mut self.setter.is_behind_guillemet) {
            self.at = marks::spaces(self.text);
        }
        while let Some(found) = self.setter.typography.find(self.text, self.at) {
            self.out.push_str(&self.text[self.at..found]);
            self.at = found;
            match self.rest().as_bytes()[0] {
                b'"' if self.has_quotes() => self.double(),
                b'\'' if self.has_quotes() => self.single(),
                b' ' | b'\t' => self.spaces(),
                _ if self.rest().starts_with('«') => self.opening_guillemet(),
                _ if self.rest().starts_with('»') => self.closing_guillemet(),
                _ => self.copy(self.rest().chars().next().map_or(1, char::len_utf8)),
            }
        }
        self.out.push_str(&self.text[self.at..]);
        self.out
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// What readers see before this place.
    fn last(&self) -> Option<char> {
        self.out.chars().next_back().or(self.setter.last)
    }

    fn has_quotes(&self) -> bool {
        self.setter.typography.quotes.is_some()
    }

    fn copy(&mut self, length: usize) {
        self.out.push_str(&self.text[self.at..self.at + length]);
        self.at += length;
    }

    /// Writes this instead of so many bytes.
    fn replace(&mut self, length: usize, with: &str) {
        self.out.push_str(with);
        self.at += length;
    }
}

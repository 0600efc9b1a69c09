//! Quotation marks and apostrophes.

use super::{Line, NO_BREAK, THIN_NO_BREAK};

/// The marks of a language (CLDR's delimiters), each an opening and a closing one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quotes {
    /// For a typed `"`.
    double: [&'static str; 2],
    /// For a pair of `'`.
    single: [&'static str; 2],
}

/// By language; with its region or script where that differs.
const QUOTES: &[(&str, Quotes)] = &[
    ("bg", Quotes { double: ["„", "“"], single: ["‚", "‘"] }),
    ("ca", Quotes { double: ["«", "»"], single: ["“", "”"] }),
    ("cs", Quotes { double: ["„", "“"], single: ["‚", "‘"] }),
    ("da", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("de", Quotes { double: ["„", "“"], single: ["‚", "‘"] }),
    ("de-CH", Quotes { double: ["«", "»"], single: ["‹", "›"] }),
    ("el", Quotes { double: ["«", "»"], single: ["“", "”"] }),
    ("en", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("es", Quotes { double: ["«", "»"], single: ["“", "”"] }),
    ("et", Quotes { double: ["„", "“"], single: ["‚", "‘"] }),
    ("fi", Quotes { double: ["”", "”"], single: ["’", "’"] }),
    // CLDR has guillemets inside guillemets, as few publications have.
    ("fr", Quotes { double: ["«\u{a0}", "\u{a0}»"], single: ["“", "”"] }),
    ("ga", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("hr", Quotes { double: ["„", "“"], single: ["‚", "‘"] }),
    ("hu", Quotes { double: ["„", "”"], single: ["»", "«"] }),
    ("id", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("it", Quotes { double: ["«", "»"], single: ["“", "”"] }),
    ("lt", Quotes { double: ["„", "“"], single: ["‚", "‘"] }),
    ("lv", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("mt", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("nb", Quotes { double: ["«", "»"], single: ["‘", "’"] }),
    ("nl", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("nn", Quotes { double: ["«", "»"], single: ["‘", "’"] }),
    ("no", Quotes { double: ["«", "»"], single: ["‘", "’"] }),
    ("pl", Quotes { double: ["„", "”"], single: ["«", "»"] }),
    ("pt", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("pt-PT", Quotes { double: ["«", "»"], single: ["“", "”"] }),
    ("ro", Quotes { double: ["„", "”"], single: ["«", "»"] }),
    ("ru", Quotes { double: ["«", "»"], single: ["„", "“"] }),
    ("sk", Quotes { double: ["„", "“"], single: ["‚", "‘"] }),
    ("sl", Quotes { double: ["„", "“"], single: ["‚", "‘"] }),
    ("sv", Quotes { double: ["”", "”"], single: ["’", "’"] }),
    ("sw", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("tr", Quotes { double: ["“", "”"], single: ["‘", "’"] }),
    ("uk", Quotes { double: ["«", "»"], single: ["„", "“"] }),
];

const APOSTROPHE: &str = "’";

/// How far behind an opening `'` its closing one is looked for, in bytes.
const LONGEST_QUOTATION: usize = 200;

/// How far before a mark an address may begin, in bytes.
const LONGEST_ADDRESS: usize = 300;

impl Quotes {
    /// None for languages that are not in the list: their marks stay as typed.
    pub fn of(code: &str) -> Option<&'static Self> {
        let named = |code: &str| QUOTES.iter().find(|(own, _)| own.eq_ignore_ascii_case(code));
        let (_, quotes) = named(code).or_else(|| named(code.split('-').next()?))?;
        Some(quotes)
    }
}

impl Line<'_, '_> {
    pub(super) fn double(&mut self) {
        let Some(quotes) = self.setter.typography.quotes.filter(|_| !self.is_in_address()) else { return self.copy(1) };
        let is_open = self.setter.is_double_open;
        let before = self.last();
        // `l'"État"`: behind an elision no quotation ends.
        let may_open = opens(before) || before == Some('’') && !is_open;
        let may_close = !matches!(self.after(), Some(next) if next.is_alphanumeric());
        let [opening, closing] = quotes.double;
        let is_last = is_open && self.after().is_none();
        if may_open && !is_last && !self.ends_here() {
            self.setter.is_double_open = true;
            self.replace(1, opening);
            self.setter.is_behind_guillemet = opening.ends_with(NO_BREAK) && self.rest().is_empty();
        } else if is_open && (may_close || !may_open) || !may_open && !before.is_some_and(char::is_numeric) {
            self.setter.is_double_open = false;
            self.close(closing);
        } else {
            // Inches, seconds, or a mark by itself.
            self.copy(1);
        }
    }

    /// `"mot "` and `"mot"` alike end with the mark's own space.
    fn close(&mut self, closing: &str) {
        if closing.starts_with(NO_BREAK) {
            self.out.truncate(self.out.trim_end_matches([' ', NO_BREAK, THIN_NO_BREAK]).len());
        }
        self.replace(1, closing);
    }

    pub(super) fn single(&mut self) {
        let Some(quotes) = self.setter.typography.quotes.filter(|_| !self.is_in_address()) else { return self.copy(1) };
        let before = self.last();
        let after = self.after();
        let is_before_letter = after.is_some_and(char::is_alphabetic);
        let [opening, closing] = quotes.single;
        if opens(before) {
            match after {
                Some(next) if next.is_numeric() && !self.is_closed_later() => self.replace(1, APOSTROPHE),
                Some(_) if self.ends_here() => self.copy(1),
                Some(_) if !self.is_closed_later() => self.replace(1, APOSTROPHE),
                _ => {
                    self.setter.is_single_open = true;
                    self.replace(1, opening);
                }
            }
        } else if self.setter.is_single_open && !after.is_some_and(char::is_alphanumeric) {
            self.setter.is_single_open = false;
            self.replace(1, closing);
        } else if before.is_some_and(char::is_numeric) && !is_before_letter {
            // Feet, minutes.
            self.copy(1);
        } else {
            self.replace(1, APOSTROPHE);
        }
    }

    /// The character behind the mark; none at the end of the piece.
    fn after(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    /// Whether words end behind the mark. At the end of the piece markup follows, or nothing that matters.
    fn ends_here(&self) -> bool {
        self.after().is_some_and(|next| {
            next.is_whitespace() || matches!(next, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '»')
        })
    }

    fn is_closed_later(&self) -> bool {
        let rest = &self.rest()[1..];
        let near = &rest[..rest.floor_char_boundary(LONGEST_QUOTATION)];
        near.match_indices('\'').any(|(at, _)| {
            let is_behind_word = near[..at].chars().next_back().is_some_and(|c| !c.is_whitespace());
            is_behind_word && !near[at + 1..].starts_with(char::is_alphanumeric)
        })
    }

    /// Whether the word that the mark stands in is an address typed as plain text.
    fn is_in_address(&self) -> bool {
        let before = &self.text[..self.at];
        let start = before.floor_char_boundary(before.len().saturating_sub(LONGEST_ADDRESS));
        let word = before[start..].rsplit(char::is_whitespace).next().unwrap_or_default();
        word.contains("://") || word.starts_with("www.")
    }
}

/// Whether a quotation may begin behind this.
fn opens(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '{' | '«' | '“' | '‘' | '„' | '‚' | '—' | '–' | '/' | '¿' | '¡')
    })
}

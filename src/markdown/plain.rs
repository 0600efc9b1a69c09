//! A text without its markup: what is counted, searched, and shown as an opening.

use crate::words::{Field, Passages};

/// Receives all text of a body, in order.
#[derive(Debug, Default)]
pub(super) struct Plain {
    passages: Passages,
    opening: Opening,
}

#[derive(Debug, Default)]
enum Opening {
    /// No paragraph with text was seen yet.
    #[default]
    Awaited,
    Open(String),
    Done(String),
}

impl Plain {
    pub fn text(&mut self, field: Field, text: &str) {
        self.passages.push(field, text);
        if let (Opening::Open(opening), Field::Heading | Field::Prose) = (&mut self.opening, field) {
            push_collapsed(opening, text);
        }
    }

    /// The end of a line: no word goes on, but the sentence does.
    pub fn line_ends(&mut self) {
        self.passages.blank();
        self.open_blank();
    }

    /// The end of a block, where no sentence goes on.
    pub fn gap(&mut self) {
        self.passages.end();
        self.open_blank();
    }

    pub fn paragraph_begins(&mut self) {
        if let Opening::Awaited = self.opening {
            self.opening = Opening::Open(String::new());
        }
    }

    pub fn paragraph_ends(&mut self) {
        if let Opening::Open(opening) = &mut self.opening {
            opening.truncate(opening.trim_end().len());
            self.opening = match opening.is_empty() {
                true => Opening::Awaited,
                false => Opening::Done(std::mem::take(opening)),
            };
        }
    }

    /// All passages, and the opening.
    pub fn finish(self) -> (Passages, String) {
        let opening = match self.opening {
            Opening::Done(opening) => opening,
            Opening::Awaited | Opening::Open(_) => String::new(),
        };
        (self.passages, opening)
    }

    fn open_blank(&mut self) {
        if let Opening::Open(opening) = &mut self.opening {
            push_collapsed(opening, " ");
        }
    }
}

/// Adds the text with every run of blanks and line ends as one space, none at the beginning.
pub(super) fn push_collapsed(to: &mut String, text: &str) {
    if is_collapsed(text) {
        let at_gap = to.is_empty() || to.ends_with(' ');
        return to.push_str(if at_gap { text.strip_prefix(' ').unwrap_or(text) } else { text });
    }
    let is_blank = |c: Option<&u8>| c.is_some_and(u8::is_ascii_whitespace);
    let mut needs_space = is_blank(text.as_bytes().first());
    for word in text.split_ascii_whitespace() {
        if needs_space && !to.is_empty() && !to.ends_with(' ') {
            to.push(' ');
        }
        to.push_str(word);
        needs_space = true;
    }
    if is_blank(text.as_bytes().last()) && !to.is_empty() && !to.ends_with(' ') {
        to.push(' ');
    }
}

/// Whether its blanks are single spaces. Without an early exit, so that it becomes vector code.
fn is_collapsed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_line_end = |byte: u8| (byte != b' ') & byte.is_ascii_whitespace();
    let next = bytes.get(1..).unwrap_or_default();
    let pairs = bytes.iter().zip(next);
    let is_rough =
        pairs.fold(false, |found, (byte, next)| found | is_line_end(*byte) | ((*byte == b' ') & (*next == b' ')));
    !is_rough && !bytes.last().is_some_and(|last| is_line_end(*last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::push_collapsed;

    #[test]
    fn single_spaces_stay_and_none_comes_first() {
        let mut text = String::new();
        [" one two ", " three", "\tfour", "  ", "five "].iter().for_each(|piece| push_collapsed(&mut text, piece));
        assert_eq!(text, "one two three four five ");
    }

    proptest! {
        #[test]
        fn every_run_of_blanks_becomes_one_space(pieces in prop::collection::vec("[a-bé \n\t]{0,12}", 0..4)) {
            let mut collapsed = String::new();
            pieces.iter().for_each(|piece| push_collapsed(&mut collapsed, piece));
            let words: Vec<String> = pieces.concat().split_ascii_whitespace().map(str::to_owned).collect();
            prop_assert_eq!(collapsed.trim_end(), words.join(" "));
            prop_assert!(!collapsed.ends_with("  "));
        }
    }
}

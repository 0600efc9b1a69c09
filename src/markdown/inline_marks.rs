//! `CO~2~` and `m^2^`: marks inside words, which the parser leaves as text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::footnotes::is_escaped;
use super::fragment::is_ordinary;
use super::writer::{Events, Writer};

/// Longest text between two marks, in characters.
const LONGEST: usize = 12;

/// How far before a mark an address may begin, in bytes.
const LONGEST_ADDRESS: usize = 300;

impl<'s> Writer<'s> {
    /// Text up to the next event that is something else.
    pub fn text_run(&mut self, text: CowStr<'s>, range: Range<usize>, events: &mut Events<'_, 's>) {
        if text.ends_with('[') && text.len() == range.len() {
            self.check_for_reference(&text, &range);
        }
        if is_ordinary(&text) {
            return self.ordinary_text(&text);
        }
        if self.is_address || !text.contains(['~', '^']) {
            return self.text(&text);
        }
        let mut run = String::new();
        let mut escaped = Vec::new();
        let mut piece = Some((text, range));
        while let Some((text, range)) = piece {
            // Only the first character of a piece can have a backslash before it: it is what split the text there.
            if text.starts_with(['~', '^']) && text.len() == range.len() && is_escaped(self.markdown, range.start) {
                escaped.push(run.len());
            }
            run.push_str(&text);
            piece = match events.next_if(|(event, _)| matches!(event, Event::Text(_))) {
                Some((Event::Text(text), range)) => {
                    if text.ends_with('[') && text.len() == range.len() {
                        self.check_for_reference(&text, &range);
                    }
                    Some((text, range))
                }
                _ => None,
            };
        }
        self.marked_text(&run, &escaped);
    }

    fn marked_text(&mut self, run: &str, escaped: &[usize]) {
        let mut written = 0;
        let mut from = 0;
        while let Some(mark) = next_mark(run, from, escaped) {
            from = mark + 1;
            let Some(end) = closing(run, mark, escaped) else { continue };
            let (open, close) = match run.as_bytes()[mark] {
                b'~' => ("<sub>", "</sub>"),
                _ => ("<sup>", "</sup>"),
            };
            self.text(&run[written..mark]);
            self.mark(open);
            self.text(&run[mark + 1..end]);
            self.mark(close);
            written = end + 1;
            from = written;
        }
        self.text(&run[written..]);
    }
}

fn next_mark(run: &str, from: usize, escaped: &[usize]) -> Option<usize> {
    let marks = run[from..].match_indices(['~', '^']).map(|(at, _)| from + at);
    marks.into_iter().find(|at| escaped.binary_search(at).is_err())
}

/// Where the mark that begins at `mark` ends, if it is one: a few letters, digits and signs, with a word or bracket
/// touching it from outside on either side (the parser has read all others).
fn closing(run: &str, mark: usize, escaped: &[usize]) -> Option<usize> {
    let sign = &run[mark..=mark];
    let inside = &run[mark + 1..];
    let length = inside.chars().take(LONGEST + 1).take_while(|c| is_markable(*c)).map(char::len_utf8).sum::<usize>();
    let end = mark + 1 + length;
    let is_closed = length > 0 && inside[..length].chars().count() <= LONGEST && run[end..].starts_with(sign);
    if !is_closed || escaped.binary_search(&end).is_ok() || run[end + 1..].starts_with(sign) {
        return None;
    }
    let before = run[..mark].chars().next_back();
    let after = run[end + 1..].chars().next();
    let touches = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']'))
        || after.is_some_and(char::is_alphanumeric);
    // `~5-~10` is two rough numbers.
    let is_range = sign == "~" && run[..end].ends_with(['-', '−', '–']);
    (touches && !is_range && !is_in_address(&run[..mark])).then_some(end)
}

fn is_markable(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '+' | '-' | '−' | '.' | ',' | '(' | ')' | '=' | '*' | '′')
}

/// Whether the word that ends here is an address that was typed as plain text.
fn is_in_address(before: &str) -> bool {
    let start = before.floor_char_boundary(before.len().saturating_sub(LONGEST_ADDRESS));
    let word = before[start..].rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.starts_with("www.")
}

//! Lines and columns: the line of a file that a place is in.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

/// Characters kept before the place and from it on: more than is drawn, so that the drawer cuts where it is best.
const KEPT: usize = 300;

/// A text with the places where its lines begin.
pub(super) struct LineIndex {
    text: Arc<str>,
    starts: Vec<usize>,
}

/// One line, perhaps cut, with a place in it.
pub(super) struct Excerpt {
    /// Of the line, from 1.
    pub number: usize,
    /// Of the place in the whole line, in characters from 1.
    pub column: usize,
    /// The line without its end, cut to what is near the place.
    pub text: String,
    /// Characters cut at the left.
    pub cut: usize,
    /// Bytes of the place in `text`; a place that goes on over several lines ends with its first.
    pub span: Range<usize>,
}

/// Where a place begins and ends, as editors count: lines from 1, columns in characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub start: Position,
    /// Right after the last character.
    pub end: Position,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Position {
    pub line: usize,
    pub column: usize,
}

impl LineIndex {
    pub(super) fn new(text: Arc<str>) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Any span is good: what lies outside the text or inside a character is moved to the nearest bound.
    pub(super) fn excerpt(&self, span: Range<usize>) -> Excerpt {
        let start = floor(&self.text, span.start);
        let number = self.starts.partition_point(|line| *line <= start);
        let (line_start, line) = self.line(number);
        let from = (start.max(line_start) - line_start).min(line.len());
        let to = ceil(&self.text, span.end).saturating_sub(line_start).clamp(from, line.len());
        let column = line[..from].chars().count() + 1;
        cut(line, from..to, number, column)
    }

    /// Any span is good, as for [`LineIndex::excerpt`].
    pub(super) fn extent(&self, span: Range<usize>) -> Extent {
        let start = floor(&self.text, span.start);
        let end = ceil(&self.text, span.end).max(start);
        Extent { start: self.position(start), end: self.position(end) }
    }

    fn position(&self, at: usize) -> Position {
        let number = self.starts.partition_point(|line| *line <= at);
        let (start, line) = self.line(number);
        let before = at.saturating_sub(start).min(line.len());
        Position { line: number, column: line[..before].chars().count() + 1 }
    }

    /// The line of this number, without its end and without a byte order mark, and where it begins.
    fn line(&self, number: usize) -> (usize, &str) {
        let start = self.starts[number - 1];
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        let line = &self.text[start..end];
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.strip_prefix('\u{feff}').filter(|_| number == 1) {
            Some(rest) => (start + '\u{feff}'.len_utf8(), rest),
            None => (start, line),
        }
    }
}

fn cut(line: &str, span: Range<usize>, number: usize, column: usize) -> Excerpt {
    let before = &line[..span.start];
    let left = before.char_indices().rev().nth(KEPT - 1).map_or(0, |(at, _)| at);
    let after = &line[span.start..];
    let right = after.char_indices().nth(KEPT).map_or(line.len(), |(at, _)| span.start + at);
    let shown = span.start - left..span.end.min(right) - left;
    let cut = line[..left].chars().count();
    Excerpt { number, column, text: line[left..right].to_owned(), cut, span: shown }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

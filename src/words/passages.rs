//! A text without its markup, in the pieces that belong together.

use std::ops::Range;

use super::Field;

/// The passages of a text, in order. No word goes on from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Passages {
    text: String,
    /// Each passage's field and where it ends in the text.
    ends: Vec<(Field, usize)>,
    is_ended: bool,
}

impl Passages {
    /// Adds to the passage, if it is of this field, else begins another.
    pub fn push(&mut self, field: Field, text: &str) {
        self.text.push_str(text);
        match self.ends.last_mut() {
            Some((last, end)) if *last == field && !self.is_ended => *end = self.text.len(),
            _ => self.ends.push((field, self.text.len())),
        }
        self.is_ended = false;
    }

    /// A passage by itself.
    pub fn push_whole(&mut self, field: Field, text: &str) {
        self.end();
        self.push(field, text);
        self.end();
    }

    /// A blank in the passage, if it has begun: a word ends here, but its neighbour may follow.
    pub fn blank(&mut self) {
        if let (false, Some((field, _))) = (self.is_ended, self.ends.last()) {
            self.push(*field, " ");
        }
    }

    /// What comes next is another passage.
    pub fn end(&mut self) {
        self.is_ended = true;
    }

    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        self.parts().map(|(field, part)| (field, &self.text[part]))
    }

    /// All passages, one after the other.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where each passage stands in the text.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Field, Range<usize>)> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end));
        starts.zip(&self.ends).map(|(start, (field, end))| (*field, start..*end))
    }
}

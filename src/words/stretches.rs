//! The stretches of a text: pieces of equal length, so that a long text can be compared piece by piece.

use super::{Field, Stem};

/// Stretches of the longest texts.
pub const STRETCHES: usize = 16;

/// Words of a stretch in shorter texts, those without a stem not counted.
const LENGTH: usize = 40;

/// The stems of one text in the order in which a reader meets them, by their numbers.
#[derive(Default)]
pub(super) struct Sequence {
    /// Of the title and the summary, which stand before the text but are told after it.
    opening: Vec<u32>,
    text: Vec<u32>,
}

impl Sequence {
    pub fn clear(&mut self) {
        self.opening.clear();
        self.text.clear();
    }

    pub fn push(&mut self, field: Field, stem: u32) {
        match field {
            Field::Title | Field::Summary => self.opening.push(stem),
            Field::Heading | Field::Prose => self.text.push(stem),
            Field::Code | Field::Tag => {}
        }
    }

    /// Tells each stem the stretches in which it stands.
    pub fn mark(&self, stems: &mut [Stem]) {
        let length = self.opening.len() + self.text.len();
        let stretches = ((length + LENGTH / 2) / LENGTH).clamp(1, STRETCHES);
        for (at, stem) in self.opening.iter().chain(&self.text).enumerate() {
            stems[*stem as usize].stretches |= 1 << (at * stretches / length);
        }
    }
}

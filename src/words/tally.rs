//! Counts the stems of one text.

use std::ops::Range;

use super::stretches::Sequence;
use super::surfaces::Surfaces;
use super::table::Table;
use super::tokens::LONGEST;
use super::{Field, Pair, Stem, StemKey, Words};

const _: () = assert!(LONGEST <= u8::MAX as usize, "the length of a surface is a byte");

/// Bytes of surfaces that are kept of a text, and a little more.
const SURFACES: usize = 1 << 23;

/// Empty between two texts.
#[derive(Default)]
pub(super) struct Tally {
    /// In the order in which they were met.
    stems: Vec<Stem>,
    /// By number in `stems`: where the word's first form stands in `surfaces`, above its length in the last 8 bits.
    places: Vec<u32>,
    /// By key: the number in `stems`, one more.
    numbers: Table,
    /// By key: the weight.
    pairs: Table,
    surfaces: String,
    lengths: [u32; Field::COUNT],
    sequence: Sequence,
    /// Of the passage.
    field: Field,
    /// What pairs of the passage weigh; 0 if there are none.
    weight: u32,
    /// The stem before, in the passage.
    before: Option<StemKey>,
}

impl Tally {
    /// A new passage begins.
    pub fn passage(&mut self, field: Field) {
        self.field = field;
        self.before = None;
        self.weight = match field {
            Field::Title => 3,
            Field::Heading => 2,
            Field::Summary | Field::Prose | Field::Tag => 1,
            Field::Code => 0,
        };
    }

    /// The next word with a stem, and where it stands in the text.
    pub fn add(&mut self, key: StemKey, text: &str, word: Range<usize>) {
        self.lengths[self.field as usize] += 1;
        let next = self.stems.len() as u32 + 1;
        let number = self.numbers.get_or_insert(key.0, next);
        if number == next {
            let place = self.keep(&text[word]);
            self.places.push(place);
            self.stems.push(Stem { key, stretches: 0, counts: [0; Field::COUNT] });
        }
        let count = &mut self.stems[number as usize - 1].counts[self.field as usize];
        *count = count.saturating_add(1);
        self.sequence.push(self.field, number - 1);
        if let (Some(before), 1..) = (self.before.replace(key), self.weight) {
            self.pairs.add(pair_hash(before, key), self.weight);
        }
    }

    /// Where the word stands from now on, as `places` has it; it is empty where there is no room for it.
    fn keep(&mut self, word: &str) -> u32 {
        if self.surfaces.len() >= SURFACES {
            return 0;
        }
        let start = self.surfaces.len() as u32;
        self.surfaces.push_str(word);
        start << 8 | word.len() as u32
    }

    /// All that was counted.
    pub fn take(&mut self) -> Words {
        self.sequence.mark(&mut self.stems);
        let numbers: Vec<usize> = self.numbers.take().map(|(_, number)| number as usize - 1).collect();
        let surface = |number: &usize| if self.stems[*number].is_stressed() { self.surface(*number) } else { "" };
        let words = Words {
            stems: numbers.iter().map(|number| self.stems[*number]).collect(),
            surfaces: Surfaces::new(numbers.iter().map(surface), self.surfaces.len()),
            pairs: self.pairs.take().map(|(hash, weight)| Pair::new(hash, weight)).collect(),
            lengths: std::mem::take(&mut self.lengths),
            running: 0,
        };
        self.stems.clear();
        self.places.clear();
        self.surfaces.clear();
        self.sequence.clear();
        words
    }

    fn surface(&self, number: usize) -> &str {
        let (start, length) = ((self.places[number] >> 8) as usize, (self.places[number] & 255) as usize);
        &self.surfaces[start..start + length]
    }
}

/// A hash of 24 bits, with 8 bits of 0 behind it.
pub(super) fn pair_hash(one: StemKey, other: StemKey) -> u32 {
    let both = u64::from(one.0) << 32 | u64::from(other.0);
    (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32 & !255
}

//! Counts the stems of one text.

use super::stretches::Sequence;
use super::tokens::LONGEST;
use super::{Field, Pair, Stem, StemKey, Words};

const _: () = assert!(LONGEST <= u8::MAX as usize, "the length of a surface is a byte");

/// Slots of the table at first; it grows with the text.
const SLOTS: usize = 2048;

#[derive(Default)]
pub(super) struct Tally {
    /// By hash: the number in `stems`, one more, and the key above it; 0 for none. At most half are taken.
    slots: Vec<u64>,
    /// In the order in which they were met.
    stems: Vec<Stem>,
    /// Weights, with the keys above them; as often as they stand there.
    pairs: Vec<u64>,
    surfaces: String,
    lengths: [u32; Field::COUNT],
    sequence: Sequence,
    /// Of the passage.
    field: Field,
    /// What pairs of the passage weigh; 0 if there are none.
    weight: u64,
    /// The stem before, in the passage.
    before: Option<StemKey>,
}

impl Tally {
    /// A new text begins.
    pub fn begin(&mut self) {
        self.slots.clear();
        self.slots.resize(SLOTS, 0);
        self.stems.clear();
        self.pairs.clear();
        self.surfaces.clear();
        self.lengths = [0; Field::COUNT];
        self.sequence.clear();
    }

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

    /// The next word with a stem.
    pub fn add(&mut self, key: StemKey, surface: &str) {
        self.lengths[self.field as usize] += 1;
        let number = self.number(key, surface);
        let count = &mut self.stems[number].counts[self.field as usize];
        *count = count.saturating_add(1);
        self.sequence.push(self.field, number);
        if let (Some(before), 1..) = (self.before.replace(key), self.weight) {
            self.pairs.push(u64::from(pair_key(before, key)) << 32 | self.weight);
        }
    }

    pub fn finish(&mut self) -> Words {
        self.sequence.mark(&mut self.stems);
        self.stems.sort_unstable_by_key(|stem| stem.key);
        self.pairs.sort_unstable();
        let mut pairs: Vec<Pair> = Vec::with_capacity(self.pairs.len());
        for pair in &self.pairs {
            let (key, weight) = ((pair >> 32) as u32, *pair as u8);
            match pairs.last_mut() {
                Some(last) if last.key == key => last.weight = last.weight.saturating_add(weight),
                _ => pairs.push(Pair { key, weight }),
            }
        }
        Words {
            stems: self.stems.as_slice().into(),
            pairs: pairs.into(),
            lengths: self.lengths,
            running: 0,
            surfaces: self.surfaces.as_str().into(),
        }
    }

    /// The number of a stem in `stems`, where it is put if it is new.
    fn number(&mut self, key: StemKey, surface: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key.0 as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return self.put(at, key, surface);
            }
            if (slot >> 32) as u32 == key.0 {
                return (slot as u32 - 1) as usize;
            }
            at = (at + 1) & mask;
        }
    }

    fn put(&mut self, at: usize, key: StemKey, surface: &str) -> usize {
        let number = self.stems.len();
        self.slots[at] = slot(key, number);
        self.stems.push(Stem {
            key,
            surface_at: self.surfaces.len() as u32,
            surface_length: surface.len() as u8,
            stretches: 0,
            counts: [0; Field::COUNT],
        });
        self.surfaces.push_str(surface);
        if self.stems.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    #[cold]
    fn grow(&mut self) {
        let length = self.slots.len() * 4;
        self.slots.clear();
        self.slots.resize(length, 0);
        for (number, stem) in self.stems.iter().enumerate() {
            let mut at = stem.key.0 as usize & (length - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (length - 1);
            }
            self.slots[at] = slot(stem.key, number);
        }
    }
}

fn slot(key: StemKey, number: usize) -> u64 {
    u64::from(key.0) << 32 | (number as u64 + 1)
}

pub(super) fn pair_key(one: StemKey, other: StemKey) -> u32 {
    let both = u64::from(one.0) << 32 | u64::from(other.0);
    (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

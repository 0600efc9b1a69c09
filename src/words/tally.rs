//! Counts the stems of one text.

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
    /// Room for sorting.
    unsorted: Vec<u64>,
    sorted: Vec<u64>,
    surfaces: String,
    lengths: [u32; Field::COUNT],
    /// Of the passage.
    field: usize,
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
    }

    /// A new passage begins.
    pub fn passage(&mut self, field: Field) {
        self.field = field as usize;
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
        self.lengths[self.field] += 1;
        let number = self.number(key, surface);
        let count = &mut self.stems[number].counts[self.field];
        *count = count.saturating_add(1);
        if let (Some(before), 1..) = (self.before.replace(key), self.weight) {
            self.pairs.push(u64::from(pair_key(before, key)) << 32 | self.weight);
        }
    }

    pub fn finish(&mut self) -> Words {
        Words {
            stems: self.sorted_stems(),
            pairs: self.sorted_pairs(),
            lengths: self.lengths,
            running: 0,
            surfaces: self.surfaces.as_str().into(),
        }
    }

    fn sorted_stems(&mut self) -> Box<[Stem]> {
        let keys = self.stems.iter().enumerate().map(|(number, stem)| slot(stem.key, number));
        self.unsorted.clear();
        self.unsorted.extend(keys);
        sort_hashes(&self.unsorted, &mut self.sorted);
        self.sorted.iter().map(|slot| self.stems[number_of(*slot)]).collect()
    }

    fn sorted_pairs(&mut self) -> Box<[Pair]> {
        sort_hashes(&self.pairs, &mut self.sorted);
        let mut pairs: Vec<Pair> = Vec::with_capacity(self.sorted.len());
        for pair in &self.sorted {
            let (key, weight) = ((pair >> 32) as u32, *pair as u8);
            match pairs.last_mut() {
                Some(last) if last.key == key => last.weight = last.weight.saturating_add(weight),
                _ => pairs.push(Pair { key, weight }),
            }
        }
        pairs.into()
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
                return number_of(slot);
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

fn number_of(slot: u64) -> usize {
    (slot as u32 - 1) as usize
}

/// Parts by which hashes are sorted at first: about as many as an article has stems.
const PARTS: usize = 512;

/// Sorts numbers whose upper halves are hashes, hence evenly spread: each is put near its place at once. In half the
/// instructions of a sort that knows nothing of them.
fn sort_hashes(hashes: &[u64], sorted: &mut Vec<u64>) {
    let part = |hash: u64| (hash >> (64 - PARTS.trailing_zeros())) as usize;
    let mut ends = [0_usize; PARTS];
    hashes.iter().for_each(|hash| ends[part(*hash)] += 1);
    let mut end = 0;
    for place in &mut ends {
        end += std::mem::replace(place, end);
    }
    sorted.clear();
    sorted.resize(hashes.len(), 0);
    for hash in hashes {
        let place = &mut ends[part(*hash)];
        sorted[*place] = *hash;
        *place += 1;
    }
    let mut start = 0;
    for end in ends {
        if end - start > 1 {
            sorted[start..end].sort_unstable();
        }
        start = end;
    }
}

pub(super) fn pair_key(one: StemKey, other: StemKey) -> u32 {
    let both = u64::from(one.0) << 32 | u64::from(other.0);
    (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

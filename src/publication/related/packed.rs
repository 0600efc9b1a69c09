//! A thing and what it counts, in four bytes.
//!
//! What is known of candidates is read from all over the memory, and that is what takes the time: so it is kept small.

/// The greatest key, one more.
pub(super) const KEYS: u32 = 1 << 24;

/// A key below [`KEYS`] and a weight in 255ths of a unit that whoever packs it knows; by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Packed(u32);

impl Packed {
    /// The weight is at most 1; a little, where it is nearly nothing.
    pub fn new(key: u32, weight: f32) -> Self {
        Self(key << 8 | (weight * 255.0).round().clamp(1.0, 255.0) as u32)
    }

    /// The same weight for another key.
    pub fn with_key(self, key: u32) -> Self {
        Self(key << 8 | self.0 & 255)
    }

    pub fn key(self) -> u32 {
        self.0 >> 8
    }

    pub fn weight(self) -> f32 {
        (self.0 & 255) as f32 / 255.0
    }

    /// Ascending: the heavier before the lighter, by key among equals.
    fn rank(self) -> u32 {
        self.0 >> 8 | !self.0 << 24
    }
}

/// Puts the heaviest to the beginning, the first among equals; no more than `most` of them stay.
pub(super) fn keep_heaviest(list: &mut Vec<Packed>, most: usize) {
    let length = heaviest_first(list, most);
    list.truncate(length);
}

/// Puts the heaviest to the beginning, the first among equals, and returns how many these are: `most` or all.
pub(super) fn heaviest_first(list: &mut [Packed], most: usize) -> usize {
    if list.len() > most {
        list.select_nth_unstable_by_key(most, |packed| packed.rank());
    }
    list.len().min(most)
}

/// The same for things that are not packed yet. No weight is below 0.
pub(super) fn keep_weightiest(list: &mut Vec<(u32, f32)>, most: usize) {
    if list.len() > most {
        // As one number, which takes no branch to compare. The bits of such weights are in their order.
        list.select_nth_unstable_by_key(most, |(key, weight)| u64::from(!weight.to_bits()) << 32 | u64::from(*key));
        list.truncate(most);
    }
}

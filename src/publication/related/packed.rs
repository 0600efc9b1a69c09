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

/// Of things that are not packed yet, in order. No weight is below 0.
pub(super) fn keep_weightiest(list: &mut Vec<(u32, f32)>, most: usize) {
    if list.len() > most {
        // As one number, which takes no branch to compare. The bits of such weights are in their order.
        let rank = |(key, weight): &(u32, f32)| u64::from(!weight.to_bits()) << 32 | u64::from(*key);
        let mut ranks: Vec<u64> = list.iter().map(rank).collect();
        let first_out = *ranks.select_nth_unstable(most).1;
        keep(list, |weighed| rank(weighed) < first_out);
    }
}

/// The same as [`Vec::retain`], without a branch: what is to stay is often not to be guessed.
pub(super) fn keep<T: Copy>(list: &mut Vec<T>, stays: impl Fn(&T) -> bool) {
    let mut length = 0;
    for at in 0..list.len() {
        let thing = list[at];
        list[length] = thing;
        length += usize::from(stays(&thing));
    }
    list.truncate(length);
}

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
}

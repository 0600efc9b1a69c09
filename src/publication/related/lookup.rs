//! A few things by key, to be asked for very often and mostly in vain.

use super::packed::Packed;

/// Lists of keys that end alike.
const HEADS: usize = 1 << 12;

/// The keys are hashes, or as good as.
#[derive(Debug)]
pub(super) struct Lookup<V> {
    /// By the last bits of a key: where its list begins in `entries`, one more; 0 if there is none.
    heads: Box<[u16; HEADS]>,
    entries: Vec<Entry<V>>,
}

#[derive(Debug)]
struct Entry<V> {
    key: u32,
    /// As in `heads`.
    next: u16,
    value: V,
}

impl<V: Copy> Lookup<V> {
    /// Each key at most once; the first 65,535 of them.
    pub fn new(entries: impl Iterator<Item = (u32, V)>) -> Self {
        // Where entries are left out of a list, the list is all that is known of their number.
        let most = entries.size_hint().1.unwrap_or_default();
        let mut lookup = Self { heads: Box::new([0; HEADS]), entries: Vec::with_capacity(most) };
        for (place, (key, value)) in (1..=u16::MAX).zip(entries) {
            let head = &mut lookup.heads[key as usize % HEADS];
            lookup.entries.push(Entry { key, next: std::mem::replace(head, place), value });
        }
        lookup
    }

    pub fn get(&self, key: u32) -> Option<V> {
        let mut place = self.heads[key as usize % HEADS];
        while let Some(at) = place.checked_sub(1) {
            let entry = &self.entries[usize::from(at)];
            if entry.key == key {
                return Some(entry.value);
            }
            place = entry.next;
        }
        None
    }
}

impl Lookup<f32> {
    /// The sum of the products of the weights that both have.
    pub fn product(&self, entries: &[Packed]) -> f32 {
        entries.iter().filter_map(|entry| Some(self.get(entry.key())? * entry.weight())).sum()
    }
}

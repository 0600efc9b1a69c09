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

    /// Hands those of others that stand here to `found`, in order, with their values.
    pub fn each_of(&self, others: &[Packed], mut found: impl FnMut(V, Packed)) {
        for others in others.chunks(u64::BITS as usize) {
            // Which of them may stand here cannot be guessed: so all are asked for first, without a branch.
            let may_stand = |other: &Packed| u64::from(self.heads[other.key() as usize % HEADS] != 0);
            let mut left = others.iter().rev().fold(0, |left, other| left << 1 | may_stand(other));
            while left != 0 {
                let other = others[left.trailing_zeros() as usize];
                left &= left - 1;
                if let Some(value) = self.get(other.key()) {
                    found(value, other);
                }
            }
        }
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
    pub fn product(&self, others: &[Packed]) -> f32 {
        let mut sum = 0.0;
        self.each_of(others, |value, other| sum += value * other.weight());
        sum
    }
}

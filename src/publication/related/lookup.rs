//! A few things by key, to be asked for very often and mostly in vain.

/// An open table. The keys are hashes, or as good as.
#[derive(Debug)]
pub(super) struct Lookup<V> {
    /// A power of two, more than twice as many as there are keys.
    slots: Vec<Option<(u32, V)>>,
    /// A bit for each key that is there: it tells most of those that are not, without a guess.
    bits: [u64; 64],
}

impl<V: Copy> Lookup<V> {
    /// Each key at most once.
    pub fn new(entries: Vec<(u32, V)>) -> Self {
        let slots = (2 * entries.len() + 1).next_power_of_two();
        let mut lookup = Self { slots: vec![None; slots], bits: [0; 64] };
        for (key, value) in entries {
            let (word, bit) = bit(key);
            lookup.bits[word] |= bit;
            let mut at = lookup.home(key);
            while lookup.slots[at].is_some() {
                at = lookup.next(at);
            }
            lookup.slots[at] = Some((key, value));
        }
        lookup
    }

    pub fn get(&self, key: u32) -> Option<V> {
        let (word, bit) = bit(key);
        if self.bits[word] & bit == 0 {
            return None;
        }
        let mut at = self.home(key);
        while let Some((other, value)) = self.slots[at] {
            if other == key {
                return Some(value);
            }
            at = self.next(at);
        }
        None
    }

    fn home(&self, key: u32) -> usize {
        key as usize & (self.slots.len() - 1)
    }

    fn next(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }
}

impl Lookup<f32> {
    /// The sum of the products of the values that both have.
    pub fn product(&self, entries: &[(u32, f32)]) -> f32 {
        entries.iter().filter_map(|(key, value)| Some(value * self.get(*key)?)).sum()
    }
}

/// The last bits of the key, mixed: terms are numbers one behind the other.
fn bit(key: u32) -> (usize, u64) {
    let mixed = key.wrapping_mul(0x9e37_79b1) >> 20;
    ((mixed >> 6) as usize, 1 << (mixed & 63))
}

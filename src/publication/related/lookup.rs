//! A few numbers by key, to be asked for very often.

/// An open table.
#[derive(Debug)]
pub(super) struct Lookup {
    /// A power of two, more than twice as many as there are keys. The value is 0 where the slot is free.
    slots: Vec<(u32, f32)>,
}

impl Lookup {
    /// Each key at most once, with a value above 0.
    pub fn new(entries: impl ExactSizeIterator<Item = (u32, f32)>) -> Self {
        let mut lookup = Self { slots: vec![(0, 0.0); (2 * entries.len() + 1).next_power_of_two()] };
        for (key, value) in entries {
            let mut at = lookup.home(key);
            while lookup.slots[at].1 > 0.0 {
                at = lookup.next(at);
            }
            lookup.slots[at] = (key, value);
        }
        lookup
    }

    /// 0 if the key is not there.
    pub fn get(&self, key: u32) -> f32 {
        let mut at = self.home(key);
        loop {
            let (other, value) = self.slots[at];
            if other == key || value == 0.0 {
                return value;
            }
            at = self.next(at);
        }
    }

    fn next(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }

    /// The keys are hashes already.
    fn home(&self, key: u32) -> usize {
        key as usize & (self.slots.len() - 1)
    }

    /// The sum of the products of the values that both have.
    pub fn product(&self, entries: &[(u32, f32)]) -> f32 {
        entries.iter().map(|(key, value)| value * self.get(*key)).sum()
    }
}

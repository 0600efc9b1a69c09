//! Numbers by hash, and back in the order of the hashes.

/// Bits of the hash that choose a slot, at least; the table grows and shrinks with what is put into it.
const BITS: u32 = 8;

/// Slots in the order of their hashes, but for neighbours: who finds its slot taken goes into the next. So it needs no sort
/// that knows nothing of its order.
pub(crate) struct Table {
    bits: u32,
    /// The number, with the hash above it; 0 for none.
    slots: Vec<u64>,
    taken: usize,
    /// Room for what is handed out.
    sorted: Vec<u64>,
}

impl Default for Table {
    fn default() -> Self {
        Self { bits: BITS, slots: vec![0; 1 << BITS], taken: 0, sorted: Vec::new() }
    }
}

impl Table {
    /// The number that stands with a hash; if there is none, this one from now on, which is not 0.
    pub fn get_or_insert(&mut self, hash: u32, number: u32) -> u32 {
        let at = self.slot(hash);
        if self.slots[at] == 0 {
            self.slots[at] = u64::from(hash) << 32 | u64::from(number);
            self.taken += 1;
        }
        self.slots[at] as u32
    }

    /// Adds to the number that stands with a hash. The sum stays below 2³².
    pub fn add(&mut self, hash: u32, number: u32) {
        let at = self.slot(hash);
        self.taken += usize::from(self.slots[at] == 0);
        self.slots[at] = (self.slots[at] | u64::from(hash) << 32) + u64::from(number);
    }

    /// All hashes, ascending, with their numbers; the table is empty thereafter.
    pub fn take(&mut self) -> impl Iterator<Item = (u32, u32)> {
        self.sort();
        self.sorted.iter().map(|slot| ((slot >> 32) as u32, *slot as u32))
    }

    fn sort(&mut self) {
        // One place more, for empty slots are written there too: a branch would be guessed wrong for every third.
        self.sorted.resize(self.taken + 1, 0);
        let sorted = self.sorted.as_mut_slice();
        let mut length = 0;
        for slot in &mut self.slots {
            sorted[length] = *slot;
            length += usize::from(*slot != 0);
            *slot = 0;
        }
        self.sorted.truncate(length);
        sort_neighbours(&mut self.sorted);
        // Texts are mostly as long as the one before; slots that stay empty would be walked over for nothing.
        if self.bits > BITS && length * 4 < 1 << self.bits {
            self.bits -= 1;
        }
        self.slots.truncate(1 << self.bits);
        self.taken = 0;
    }

    /// The slot that has the hash, or is empty for it.
    fn slot(&mut self, hash: u32) -> usize {
        if self.taken * 3 > 2 << self.bits {
            self.grow();
        }
        let mut at = (hash >> (u32::BITS - self.bits)) as usize;
        loop {
            match self.slots.get(at) {
                Some(slot) if *slot == 0 || (*slot >> 32) as u32 == hash => return at,
                Some(_) => at += 1,
                None => self.slots.push(0),
            }
        }
    }

    #[cold]
    fn grow(&mut self) {
        self.sort();
        self.bits += 1;
        self.slots.resize(1 << self.bits, 0);
        let slots = std::mem::take(&mut self.sorted);
        for slot in &slots {
            self.add((slot >> 32) as u32, *slot as u32);
        }
        self.sorted = slots;
    }
}

/// Sorts what is nearly in order.
fn sort_neighbours(slots: &mut [u64]) {
    for end in 1..slots.len() {
        let mut at = end;
        while at > 0 && slots[at - 1] > slots[at] {
            slots.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// Hashes of which some stand close together.
    fn any_hash() -> impl Strategy<Value = u32> {
        prop_oneof![any::<u32>(), 0..99_u32, u32::MAX - 99..=u32::MAX]
    }

    proptest! {
        #[test]
        fn numbers_come_back_by_hash(hashes in prop::collection::vec(any_hash(), 0..2000)) {
            let (mut sums, mut firsts) = (Table::default(), Table::default());
            for _ in 0..2 {
                let (mut expected_sums, mut expected_firsts) = (BTreeMap::new(), BTreeMap::new());
                for (number, hash) in (1..).zip(&hashes) {
                    sums.add(*hash, number);
                    *expected_sums.entry(*hash).or_insert(0) += number;
                    let first = *expected_firsts.entry(*hash).or_insert(number);
                    prop_assert_eq!(firsts.get_or_insert(*hash, number), first);
                }
                prop_assert!(sums.take().eq(expected_sums));
                prop_assert!(firsts.take().eq(expected_firsts));
            }
        }
    }
}

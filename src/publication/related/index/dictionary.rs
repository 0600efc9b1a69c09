//! Numbers for words: from the keys of stems, which are spread over 32 bits, to dense [`Term`]s.

use rayon::prelude::*;

use super::Term;
use crate::words::{StemKey, Table, Words, first_from};

/// How many bits of a key decide in which range it is counted: each range has a table of its own, small enough for a
/// processor's own memory, so that threads need not wait for each other.
const RANGE_BITS: u32 = 4;

/// The words that at least two documents have.
#[derive(Debug, Default)]
pub(in crate::publication::related) struct Dictionary {
    /// By term, ascending.
    keys: Vec<StemKey>,
    /// By term: how many documents have it.
    pub counts: Vec<u32>,
    /// By the first bits of a key, or behind where that place is taken: the key, which is not 0, above its term.
    slots: Vec<u64>,
    /// How many bits of a key choose a slot.
    bits: u32,
}

impl Dictionary {
    pub fn new(documents: &[&Words]) -> Self {
        let ranges = (0..1 << RANGE_BITS).into_par_iter().map(|range| counted(documents, range));
        let (keys, counts): (Vec<StemKey>, Vec<u32>) = ranges.collect::<Vec<_>>().into_iter().flatten().unzip();
        // A third of the slots at least stays empty, so that hardly any word stands far from its place.
        let bits = (keys.len() + keys.len() / 2 + 1).next_power_of_two().trailing_zeros();
        Self { slots: slots(&keys, bits), keys, counts, bits }
    }

    /// None for a word of a single document.
    pub fn term(&self, key: StemKey) -> Option<Term> {
        let standing = self.slots[place(key, self.bits)..].iter().take_while(|slot| **slot != 0);
        standing
            .map(|slot| ((slot >> 32) as u32, *slot as Term))
            .find(|(other, _)| *other == key.0)
            .map(|(_, term)| term)
    }

    /// How many documents have a word that one of them has.
    pub fn count(&self, key: StemKey) -> u32 {
        self.term(key).map_or(1, |term| self.counts[term as usize])
    }

    pub fn key(&self, term: Term) -> StemKey {
        self.keys[term as usize]
    }
}

/// Each word in its place or the first free one behind it. The keys ascend.
fn slots(keys: &[StemKey], bits: u32) -> Vec<u64> {
    let mut slots = vec![0; 1 << bits];
    let mut free = 0;
    for (term, key) in keys.iter().enumerate() {
        let at = place(*key, bits).max(free);
        free = at + 1;
        slots.resize(slots.len().max(free), 0);
        slots[at] = u64::from(key.0) << 32 | term as u64;
    }
    slots
}

fn place(key: StemKey, bits: u32) -> usize {
    (u64::from(key.0) << bits >> 32) as usize
}

fn range_of(key: StemKey) -> u32 {
    key.0 >> (u32::BITS - RANGE_BITS)
}

/// The keys of a range that at least two documents have, ascending, with how many have them.
fn counted(documents: &[&Words], range: u32) -> Vec<(StemKey, u32)> {
    let mut table = Table::default();
    for words in documents {
        let from = first_from(&words.stems, range << (u32::BITS - RANGE_BITS), |stem| stem.key.0);
        let stems = words.stems[from..].iter().take_while(|stem| range_of(stem.key) == range);
        // All of them begin alike: the bits behind tell them apart.
        stems.for_each(|stem| table.add(stem.key.0 << RANGE_BITS, 1));
    }
    let key = |rest: u32| StemKey(range << (u32::BITS - RANGE_BITS) | rest >> RANGE_BITS);
    table.take().filter(|(_, count)| *count > 1).map(|(rest, count)| (key(rest), count)).collect()
}

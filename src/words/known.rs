//! The stems of words that were met before, so that each is made once and not once a thread.
//!
//! All threads share one table. What stands in it is never changed, and an answer is the same whether it was found or
//! made: what is known says how long an answer takes, not what it is.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::StemKey;
use super::stems::{Stemming, lower_latin};

/// Groups of each level. A level is made when the one before has no room for a word, so that a small publication has a
/// small table, and the commonest words, which come first, stand close together. All three have 5 MB and 340,000 words;
/// the stem of a word that finds no room is made each time.
const LEVELS: [usize; 3] = [1 << 12, 1 << 14, 1 << 16];

/// Words of a group.
const PLACES: usize = 4;

pub(super) struct KnownWords {
    levels: [OnceLock<Box<[Group]>>; LEVELS.len()],
}

/// The words of a level that are looked at together: one line of the processor's cache. Each is put into the first place
/// that is free. It stands there by more than a hundred bits of its hashes, which no two words of any language share.
#[derive(Default)]
#[repr(align(64))]
struct Group {
    /// [`EMPTY`], [`CLAIMED`] by a thread that writes the other hash, or for ever the word's tag above its key, 0 for none.
    states: [AtomicU64; PLACES],
    others: [AtomicU64; PLACES],
}

const EMPTY: u64 = 0;
const CLAIMED: u64 = 1 << 32;

impl KnownWords {
    pub const fn new() -> Self {
        Self { levels: [const { OnceLock::new() }; LEVELS.len()] }
    }

    /// What [`Stemming::key`] says to the word, if that is known.
    pub fn find(&self, word: Packed) -> Option<Option<StemKey>> {
        let hash = word.hash();
        for level in &self.levels {
            let group = group(level.get()?, hash);
            let states = group.states();
            let place = place_of(&states, hash);
            if place < PLACES && group.others[place].load(Ordering::Relaxed) == hash.other {
                return Some(key_of(states[place]));
            }
            if states[PLACES - 1] == EMPTY {
                return None;
            }
        }
        None
    }

    /// What [`Stemming::key`] says to the word, which is known from now on.
    #[cold]
    pub fn key(&self, stemming: &Stemming, word: &str) -> Option<StemKey> {
        let Some(packed) = Packed::new(word, stemming.number) else { return stemming.key(word) };
        if let Some(key) = self.find(packed) {
            return key;
        }
        let key = match lower_latin(word) {
            // Most words at the beginning of a sentence are known from within one.
            Some(lower) if lower != word => self.key(stemming, &lower),
            _ => stemming.key(word),
        };
        self.remember(packed.hash(), key);
        key
    }

    fn remember(&self, hash: Hash, key: Option<StemKey>) {
        for (level, length) in self.levels.iter().zip(LEVELS) {
            let groups = level.get_or_init(|| std::iter::repeat_with(Group::default).take(length).collect());
            if group(groups, hash).fill(hash, key) {
                return;
            }
        }
    }
}

impl Group {
    fn states(&self) -> [u64; PLACES] {
        let state = |place: usize| self.states[place].load(Ordering::Acquire);
        [state(0), state(1), state(2), state(3)]
    }

    /// False if there is no room.
    fn fill(&self, hash: Hash, key: Option<StemKey>) -> bool {
        let claim = |state: &AtomicU64| state.compare_exchange(EMPTY, CLAIMED, Ordering::Relaxed, Ordering::Relaxed);
        let Some(place) = self.states.iter().position(|state| claim(state).is_ok()) else { return false };
        self.others[place].store(hash.other, Ordering::Relaxed);
        // Whoever sees that it is filled sees the other hash too.
        self.states[place].store(hash.tag() << 32 | u64::from(key.map_or(0, |key| key.0)), Ordering::Release);
        true
    }
}

/// The place with the hash's tag, [`PLACES`] if none has it. Without branches: which place it is cannot be guessed. If two
/// words of a group have one tag, which hardly ever is, only one of them is found.
fn place_of(states: &[u64; PLACES], hash: Hash) -> usize {
    let has_tag = |place: usize| usize::from(states[place] >> 32 == hash.tag()) << place;
    (has_tag(0) | has_tag(1) | has_tag(2) | has_tag(3) | 1 << PLACES).trailing_zeros() as usize
}

fn key_of(state: u64) -> Option<StemKey> {
    let key = state as u32;
    (key != 0).then_some(StemKey(key))
}

fn group(groups: &[Group], hash: Hash) -> &Group {
    &groups[hash.one as usize & (groups.len() - 1)]
}

/// Bytes of the longest word that is kept. Longer ones are rare, but for compounds.
const LONGEST: usize = 23;

/// A word's bytes and the number of its language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Packed([u64; 3]);

impl Packed {
    /// None if the word is too long.
    pub fn new(word: &str, language: u8) -> Option<Self> {
        let mut bytes = [0; 24];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Self::cut(&bytes, word.len(), language)
    }

    /// The word that these bytes begin with. None if it is too long.
    pub fn cut(bytes: &[u8; 24], length: usize, language: u8) -> Option<Self> {
        let masks = MASKS.get(length)?;
        let (parts, _) = bytes.as_chunks::<8>();
        let part = |number: usize| u64::from_le_bytes(parts[number]) & masks[number];
        Some(Self([part(0), part(1), part(2) | (u64::from(language) + 1) << 56]))
    }

    fn hash(self) -> Hash {
        let [first, second, third] = self.0;
        let one = folded(first ^ 0x9e37_79b9_7f4a_7c15, second ^ third.rotate_left(29) ^ 0xd6e8_feb8_6659_fd93);
        let other = folded(first.rotate_left(32) ^ third ^ 0xa076_1d64_78bd_642f, second ^ 0xe703_7ed1_a0b4_28db);
        Hash { one, other }
    }
}

/// Two hashes of a word.
#[derive(Clone, Copy)]
struct Hash {
    /// The lower half chooses a group.
    one: u64,
    other: u64,
}

impl Hash {
    /// Neither that of an empty place nor of a claimed one.
    fn tag(self) -> u64 {
        self.one >> 32 | 2
    }
}

fn folded(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product >> 64) as u64 ^ product as u64
}

/// By length: what of 24 bytes belongs to a word.
const MASKS: [[u64; 3]; LONGEST + 1] = {
    let mut masks = [[0; 3]; LONGEST + 1];
    let mut length = 0;
    while length <= LONGEST {
        let mut at = 0;
        while at < length {
            masks[length][at / 8] |= 0xff << (at % 8 * 8);
            at += 1;
        }
        length += 1;
    }
    masks
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_that_learn_together_know_what_one_would() {
        let known = KnownWords::new();
        let words: Vec<String> = (0..9_000).map(|number| format!("word{}s", number % 6_000)).collect();
        let english = Stemming::of("en");
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| words.iter().for_each(|word| assert_eq!(known.key(english, word), english.key(word))));
            }
        });
    }

    #[test]
    fn a_full_table_still_answers() {
        let known = KnownWords::new();
        let any = Stemming::of("xx");
        for number in 0..LEVELS.iter().sum::<usize>() * PLACES {
            known.remember(Packed::new(&format!("{number:x}"), any.number).unwrap().hash(), None);
        }
        assert_eq!(known.key(any, "word"), any.key("word"));
    }

    #[test]
    fn a_word_is_one_language_s() {
        let known = KnownWords::new();
        let (french, english) = (Stemming::of("fr"), Stemming::of("en"));
        assert_eq!([known.key(french, "des"), known.key(english, "des")], [None, english.key("des")]);
    }

    #[test]
    fn only_the_bytes_of_the_word_count() {
        assert!(Packed::cut(b"tax law and more and mor", 3, 1) == Packed::new("tax", 1));
        assert!(Packed::new("tax", 1) != Packed::new("tax", 2));
        assert!(Packed::new(&"a".repeat(LONGEST + 1), 1).is_none());
    }
}

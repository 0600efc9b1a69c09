//! The stems of words that were met before, so that each is made once and not once a thread.
//!
//! All threads share one table. What stands in it is never changed, and an answer is the same whether it was found or
//! made: what is known says how long an answer takes, not what it is.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::StemKey;
use super::stems::{Stemming, lower_latin};

/// Slots of each level. A level is made when the one before has no room for a word, so that a small publication has a
/// small table, and the commonest words, which come first, stand close together. All four have 11 MB and 350,000 words;
/// the stem of a word that finds no room is made each time.
const LEVELS: [usize; 4] = [1 << 12, 1 << 14, 1 << 16, 1 << 18];

/// Slots of a level among which a word is looked for.
const NEIGHBOURS: usize = 4;

/// Bytes of the longest word that is kept. Longer ones are rare, but for compounds.
pub(super) const LONGEST: usize = 23;

pub(super) struct KnownWords {
    levels: [OnceLock<Box<[Slot]>>; LEVELS.len()],
}

/// A word's bytes and the number of its language; never all zero.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Packed([u64; 3]);

/// A word and its key. It is empty, then claimed by a thread, then filled for ever.
#[derive(Default)]
struct Slot {
    /// [`EMPTY`], [`CLAIMED`], or [`FILLED`] and the key, 0 for none.
    state: AtomicU64,
    word: [AtomicU64; 3],
}

const EMPTY: u64 = 0;
const CLAIMED: u64 = 1 << 32;
const FILLED: u64 = 2 << 32;

impl KnownWords {
    pub const fn new() -> Self {
        Self { levels: [const { OnceLock::new() }; LEVELS.len()] }
    }

    /// What [`Stemming::key`] says to the word, which is also given packed.
    pub fn key(&self, stemming: &Stemming, word: &str, packed: Packed) -> Option<StemKey> {
        match self.find(packed) {
            Some(key) => key,
            None => self.learn(stemming, word, packed),
        }
    }

    /// None if the word is not known.
    fn find(&self, word: Packed) -> Option<Option<StemKey>> {
        let hash = word.hash();
        for level in &self.levels {
            for slot in neighbours(level.get()?, hash) {
                match slot.state.load(Ordering::Acquire) {
                    EMPTY => return None,
                    CLAIMED => {}
                    filled if slot.word() == word => return Some(key_of(filled as u32)),
                    _ => {}
                }
            }
        }
        None
    }

    #[cold]
    fn learn(&self, stemming: &Stemming, word: &str, packed: Packed) -> Option<StemKey> {
        let key = match lower_latin(word) {
            // Words at the beginning of a sentence are known already.
            Some(lower) if lower != word => match Packed::new(&lower, stemming.number) {
                Some(packed) => self.key(stemming, &lower, packed),
                None => stemming.key(word),
            },
            _ => stemming.key(word),
        };
        self.remember(packed, key);
        key
    }

    fn remember(&self, word: Packed, key: Option<StemKey>) {
        let hash = word.hash();
        for (level, length) in self.levels.iter().zip(LEVELS) {
            let slots = level.get_or_init(|| std::iter::repeat_with(Slot::default).take(length).collect());
            if neighbours(slots, hash).iter().any(|slot| slot.fill(word, key)) {
                return;
            }
        }
    }
}

impl Slot {
    fn word(&self) -> Packed {
        Packed([0, 1, 2].map(|part| self.word[part].load(Ordering::Relaxed)))
    }

    /// False if it is another thread's or another word's.
    fn fill(&self, word: Packed, key: Option<StemKey>) -> bool {
        let claim = self.state.compare_exchange(EMPTY, CLAIMED, Ordering::Relaxed, Ordering::Relaxed);
        if claim.is_err() {
            return false;
        }
        self.word.iter().zip(word.0).for_each(|(part, bytes)| part.store(bytes, Ordering::Relaxed));
        // Whoever sees that it is filled sees the word too.
        self.state.store(FILLED | u64::from(key.map_or(0, |key| key.0)), Ordering::Release);
        true
    }
}

fn key_of(number: u32) -> Option<StemKey> {
    (number != 0).then_some(StemKey(number))
}

fn neighbours(slots: &[Slot], hash: u64) -> &[Slot] {
    let home = hash as usize & (slots.len() - 1) & !(NEIGHBOURS - 1);
    &slots[home..home + NEIGHBOURS]
}

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
        let mut packed = [0, 1, 2].map(|part| u64::from_le_bytes(parts[part]) & masks[part]);
        packed[2] |= (u64::from(language) + 1) << 56;
        Some(Self(packed))
    }

    fn hash(self) -> u64 {
        let [first, second, third] = self.0;
        let one = u128::from(first ^ 0x9e37_79b9_7f4a_7c15);
        let other = u128::from(second ^ third.rotate_left(29) ^ 0xd6e8_feb8_6659_fd93);
        let product = one * other;
        (product >> 64) as u64 ^ product as u64
    }
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

    fn key(known: &KnownWords, stemming: &Stemming, word: &str) -> Option<StemKey> {
        known.key(stemming, word, Packed::new(word, stemming.number).unwrap())
    }

    #[test]
    fn threads_that_learn_together_know_what_one_would() {
        let known = KnownWords::new();
        let words: Vec<String> = (0..9_000).map(|number| format!("word{}s", number % 6_000)).collect();
        let english = Stemming::of("en");
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| words.iter().for_each(|word| assert_eq!(key(&known, english, word), english.key(word))));
            }
        });
    }

    #[test]
    fn a_full_table_still_answers() {
        let known = KnownWords::new();
        let any = Stemming::of("xx");
        for number in 0..LEVELS.iter().sum() {
            known.remember(Packed::new(&format!("{number:x}"), any.number).unwrap(), None);
        }
        assert_eq!(key(&known, any, "word"), any.key("word"));
    }

    #[test]
    fn a_word_is_one_language_s() {
        let known = KnownWords::new();
        let (french, english) = (Stemming::of("fr"), Stemming::of("en"));
        assert_eq!([key(&known, french, "des"), key(&known, english, "des")], [None, english.key("des")]);
    }

    #[test]
    fn only_the_bytes_of_the_word_count() {
        assert!(Packed::cut(b"tax law and more and mor", 3, 1) == Packed::new("tax", 1));
        assert!(Packed::new("tax", 1) != Packed::new("tax", 2));
        assert!(Packed::new(&"a".repeat(LONGEST + 1), 1).is_none());
    }
}

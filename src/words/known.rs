//! The stems of words that were met before, so that each is made once and not once a thread.
//!
//! All threads share one table. What stands in it is never changed, and an answer is the same whether it was found or
//! made: what is known says how long an answer takes, not what it is.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::StemKey;
use super::stems::{Stemming, lower_latin};

/// Groups of each level. A level is made when the one before has no room for a word, so that a small publication has a
/// small table, and the commonest words, which come first, stand close together. All three have 10 MB and 340,000 words;
/// the stem of a word that finds no room is made each time.
const LEVELS: [usize; 3] = [1 << 12, 1 << 14, 1 << 16];

/// Bytes of the longest word that is kept. Longer ones are rare, but for compounds.
pub(super) const LONGEST: usize = 23;

pub(super) struct KnownWords {
    levels: [OnceLock<Box<[Group]>>; LEVELS.len()],
}

/// The slots of a level among which a word is looked for.
type Group = [Slot; 4];

/// A word and its key. It is empty, then claimed by a thread, then filled for ever.
#[derive(Default)]
struct Slot {
    /// [`EMPTY`], [`CLAIMED`], or the word's tag above its key, 0 for none.
    state: AtomicU64,
    word: [AtomicU64; 3],
}

const EMPTY: u64 = 0;
const CLAIMED: u64 = 1 << 32;

/// A word's bytes and the number of its language; never all zero.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Packed([u64; 3]);

impl KnownWords {
    pub const fn new() -> Self {
        Self { levels: [const { OnceLock::new() }; LEVELS.len()] }
    }

    /// What [`Stemming::key`] says to the word, if that is known.
    #[inline]
    pub fn find(&self, word: Packed) -> Option<Option<StemKey>> {
        let hash = word.hash();
        for level in &self.levels {
            for slot in group(level.get()?, hash) {
                let state = slot.state.load(Ordering::Acquire);
                if state >> 32 == tag(hash) && slot.holds(word) {
                    return Some(key_of(state as u32));
                }
                if state == EMPTY {
                    return None;
                }
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
        self.remember(packed, key);
        key
    }

    fn remember(&self, word: Packed, key: Option<StemKey>) {
        let hash = word.hash();
        for (level, length) in self.levels.iter().zip(LEVELS) {
            let groups = level.get_or_init(|| std::iter::repeat_with(Group::default).take(length).collect());
            if group(groups, hash).iter().any(|slot| slot.fill(word, key)) {
                return;
            }
        }
    }
}

impl Slot {
    /// Only a filled slot is asked.
    fn holds(&self, word: Packed) -> bool {
        let differs = |part: usize| self.word[part].load(Ordering::Relaxed) ^ word.0[part];
        differs(0) | differs(1) | differs(2) == 0
    }

    /// False if it is another thread's or another word's.
    fn fill(&self, word: Packed, key: Option<StemKey>) -> bool {
        let claim = self.state.compare_exchange(EMPTY, CLAIMED, Ordering::Relaxed, Ordering::Relaxed);
        if claim.is_err() {
            return false;
        }
        self.word.iter().zip(word.0).for_each(|(part, bytes)| part.store(bytes, Ordering::Relaxed));
        // Whoever sees that it is filled sees the word too.
        self.state.store(tag(word.hash()) << 32 | u64::from(key.map_or(0, |key| key.0)), Ordering::Release);
        true
    }
}

fn key_of(number: u32) -> Option<StemKey> {
    (number != 0).then_some(StemKey(number))
}

fn group(groups: &[Group], hash: u64) -> &Group {
    &groups[hash as usize & (groups.len() - 1)]
}

/// By which most other words are told apart at once: neither that of an empty slot nor of a claimed one.
fn tag(hash: u64) -> u64 {
    hash >> 32 | 2
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
        let part = |number: usize| u64::from_le_bytes(parts[number]) & masks[number];
        Some(Self([part(0), part(1), part(2) | (u64::from(language) + 1) << 56]))
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
        for number in 0..LEVELS.iter().sum::<usize>() * 4 {
            known.remember(Packed::new(&format!("{number:x}"), any.number).unwrap(), None);
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

//! The stems of words that were met before, so that each is made about once a thread.

use super::StemKey;
use super::stems::Stemming;

/// A table of 512 kB: twelve thousand words make nearly all of a large publication.
const SLOTS: usize = 1 << 14;

/// Slots among which a word is looked for.
const NEIGHBOURS: usize = 4;

/// Bytes of the longest word that is kept. Longer ones are rare, but for long compounds.
const LONGEST: usize = 23;

/// Where the number of the language stands among a word's bytes.
const LANGUAGE_SHIFT: u32 = 56;

/// Forgets old words for new ones. What it answers never depends on what it knows.
#[derive(Default)]
pub(super) struct KnownWords {
    /// Empty before the first word.
    slots: Vec<Slot>,
    /// Which neighbour is forgotten next.
    turn: usize,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    word: Packed,
    key: Option<StemKey>,
}

/// The bytes of a word and its language. All zero for none.
type Packed = [u64; 3];

impl KnownWords {
    /// What [`Stemming::key`] says.
    pub fn key(&mut self, stemming: &Stemming, word: &str) -> Option<StemKey> {
        let Some(packed) = pack(word, stemming.number) else { return stemming.key(word) };
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, Slot::default());
        }
        let home = home(packed);
        match self.slots[home..home + NEIGHBOURS].iter().find(|slot| slot.word == packed) {
            Some(slot) => slot.key,
            None => self.learn(stemming, word, packed),
        }
    }

    #[cold]
    fn learn(&mut self, stemming: &Stemming, word: &str, packed: Packed) -> Option<StemKey> {
        let key = stemming.key(word);
        let home = home(packed);
        let neighbours = &mut self.slots[home..home + NEIGHBOURS];
        let place = neighbours.iter().position(|slot| slot.word == Packed::default()).unwrap_or_else(|| {
            self.turn = (self.turn + 1) % NEIGHBOURS;
            self.turn
        });
        neighbours[place] = Slot { word: packed, key };
        key
    }
}

/// None if the word is too long.
fn pack(word: &str, language: u8) -> Option<Packed> {
    let mut bytes = [0; 24];
    bytes.get_mut(..LONGEST)?.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    let (parts, _) = bytes.as_chunks::<8>();
    let mut packed = [u64::from_le_bytes(parts[0]), u64::from_le_bytes(parts[1]), u64::from_le_bytes(parts[2])];
    packed[2] |= (u64::from(language) + 1) << LANGUAGE_SHIFT;
    Some(packed)
}

/// The first of a word's slots.
fn home(word: Packed) -> usize {
    let one = u128::from(word[0] ^ 0x9e37_79b9_7f4a_7c15);
    let other = u128::from(word[1] ^ word[2].rotate_left(29) ^ 0xd6e8_feb8_6659_fd93);
    let product = one * other;
    ((product >> 64) as u64 ^ product as u64) as usize & (SLOTS - 1) & !(NEIGHBOURS - 1)
}

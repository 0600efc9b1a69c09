//! The words of an article, as far as other articles have to know them: for what is related, and for search.
//!
//! A function of one text and its language, and of nothing else. Words are told apart by the hashes of their stems, so
//! what came before does not matter. What is a word: `tokens`; what is its stem: `stems`; `known` keeps the stems of all
//! threads, `tally` counts them.

mod known;
mod passages;
mod spread;
mod stems;
mod stop_words;
mod stretches;
mod surfaces;
mod table;
mod tally;
mod tokens;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

pub use passages::Passages;
pub(crate) use spread::first_from;
pub use stretches::STRETCHES;
pub(crate) use table::Table;
pub use tokens::reads_as_word;

use known::{KnownWords, Packed};
use stems::Stemming;
use surfaces::Surfaces;
use tally::Tally;
use tokens::Count;

/// Where a word stands. The order is the index into [`Stem::counts`] and [`Words::lengths`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    Title,
    Heading,
    /// The editor's own, not one that was cut from the text.
    Summary,
    #[default]
    Prose,
    /// Blocks of code; code within a line is prose.
    Code,
    Tag,
}

impl Field {
    pub const COUNT: usize = 6;
}

/// The words of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Each stem once, by key ascending.
    pub stems: Box<[Stem]>,
    /// Neighbouring stems, each pair once, by key ascending. Neighbours are what only words without a stem stand between,
    /// in one passage and not in code. None once they are counted, where they are not counted again.
    pub pairs: Arc<[Pair]>,
    /// By field: how many words have a stem.
    pub lengths: [u32; Field::COUNT],
    /// All words of headings and prose, as readers count them: also those without a stem, `don't` as one, and two Chinese
    /// or Japanese characters as one.
    pub running: u32,
    surfaces: Surfaces,
}

/// A word with all its endings. Texts have hundreds of them, so they are kept in twelve bytes each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stem {
    pub key: StemKey,
    /// How often it stands in each field; 255 also for more.
    pub counts: [u8; Field::COUNT],
    /// One bit for each of the [`STRETCHES`] of the title, summary and text in which it stands: equal pieces, one behind
    /// the other, as many as the text's length asks for.
    pub stretches: u16,
}

/// Two stems with one key are taken for the same; of a hundred thousand about one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StemKey(pub u32);

/// Two stems that stand side by side, in this order, and how often: those in the title count three times and those in
/// headings twice. There are many of them, so they are kept in four bytes each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair(u32);

impl Pair {
    /// The greatest weight; it also stands for more.
    const HEAVIEST: u32 = 255;

    /// Of the hash, the first 24 bits.
    fn new(hash: u32, weight: u32) -> Self {
        Self(hash & !Self::HEAVIEST | weight.min(Self::HEAVIEST))
    }

    /// A hash of both, of 24 bits.
    pub fn key(self) -> u32 {
        self.0 >> 8
    }

    pub fn weight(self) -> u8 {
        (self.0 & Self::HEAVIEST) as u8
    }
}

impl Words {
    /// The words of a text in the language with this code (`fr`, `pt-BR`).
    pub fn of(text: &Passages, language: &str) -> Self {
        READER.with_borrow_mut(|reader| reader.read(text, Stemming::of(language), &KNOWN))
    }

    /// A stressed word as it was first typed in this text: `eIDAS`. At most 100 bytes; none for any other word.
    pub fn stressed(&self, key: StemKey) -> Option<&str> {
        let at = first_from(&self.stems, key.0, |stem| stem.key.0);
        let stem = self.stems.get(at).filter(|stem| stem.key == key)?;
        stem.is_stressed().then(|| self.surfaces.get(at))
    }
}

impl Stem {
    /// Whether the text says the word more than once, or above the text. What stands in the tags alone is not said.
    pub fn is_stressed(&self) -> bool {
        let count = |field: Field| u32::from(self.counts[field as usize]);
        let above = count(Field::Title) + count(Field::Heading) + count(Field::Summary);
        above > 0 || count(Field::Prose) + count(Field::Code) > 1
    }
}

/// The key of a single word in the language with this code. None for words that say nothing by themselves: stop words,
/// single letters, and numbers other than years.
pub fn stem_key(language: &str, word: &str) -> Option<StemKey> {
    Stemming::of(language).key(word)
}

/// What all threads know.
static KNOWN: KnownWords = KnownWords::new();

thread_local! {
    static READER: RefCell<Reader> = RefCell::new(Reader::default());
}

/// Room that a thread keeps from text to text.
#[derive(Default)]
struct Reader {
    /// All words of the text.
    words: Vec<Range<usize>>,
    keys: Vec<Option<StemKey>>,
    /// Each passage's field, and the number of its last word and one.
    passages: Vec<(Field, usize)>,
    tally: Tally,
}

impl Reader {
    fn read(&mut self, passages: &Passages, stemming: &Stemming, known: &KnownWords) -> Words {
        let text = passages.text();
        let running = self.split(passages);
        // One after the other without a break: while the processor waits for one from memory, it asks for the next.
        self.keys.clear();
        self.keys.extend(self.words.iter().map(|word| key_at(text, word.clone(), stemming, known)));
        let mut first = 0;
        for (field, end) in &self.passages {
            self.tally.passage(*field);
            for (word, key) in self.words[first..*end].iter().zip(&self.keys[first..*end]) {
                if let Some(key) = key {
                    self.tally.add(*key, text, word.clone());
                }
            }
            first = *end;
        }
        Words { running, ..self.tally.take() }
    }

    /// Finds all words, and counts those of running text.
    fn split(&mut self, passages: &Passages) -> u32 {
        self.words.clear();
        self.passages.clear();
        let mut running = Count::default();
        for (field, part) in passages.parts() {
            let count = tokens::split(passages.text(), part, |word| self.words.push(word));
            self.passages.push((field, self.words.len()));
            if matches!(field, Field::Heading | Field::Prose) {
                running.add(count);
            }
        }
        running.words()
    }
}

/// The key of a word that stands in the text.
#[inline]
fn key_at(text: &str, word: Range<usize>, stemming: &Stemming, known: &KnownWords) -> Option<StemKey> {
    let ahead = text.as_bytes()[word.start..].first_chunk();
    let packed = ahead.and_then(|bytes| Packed::cut(bytes, word.len(), stemming.number));
    match packed.and_then(|packed| known.find(packed)) {
        Some(key) => key,
        None => known.key(stemming, &text[word]),
    }
}

#[cfg(test)]
mod tests;

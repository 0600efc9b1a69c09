//! How alike titles are, and whose title a text speaks of.

use rayon::prelude::*;

use super::index::dictionary::Dictionary;
use super::index::{Doc, Term, rarity};
use super::packed::{KEYS, Packed};
use super::rows::Rows;
use super::vectors::Feature;
use crate::slug::without_accents;
use crate::words::{Field, Words};

/// The length of the pieces of titles that are compared, in characters.
const PIECE: usize = 4;

/// The pieces of a title, from its beginning to its end, each with `1 + ln(how often)`; by key. In pieces, because titles
/// are short and their words have many endings and compounds.
pub(super) fn pieces(title: &str) -> Vec<Feature> {
    let text = format!(" {} ", without_accents(&title.to_lowercase()));
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let pieces = ends.windows(PIECE + 1).map(|piece| &text.as_bytes()[piece[0]..piece[PIECE]]);
    let mut keys: Vec<u32> = pieces.map(key).collect();
    keys.sort_unstable();
    keys.chunk_by(|a, b| a == b).map(|same| (same[0], 1.0 + (same.len() as f32).ln())).collect()
}

/// FNV-1a, folded: pieces are a few bytes long.
fn key(piece: &[u8]) -> u32 {
    let hash = piece
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash ^ hash >> 32) as u32 % KEYS
}

/// The words of titles, to be looked for in texts.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// By document: the terms of its title, each with its share of the title's rarity.
    words: Rows<(Term, f32)>,
    /// By document: from 0 to 1, the more the rarer the words of its title are. Else a title of one usual word would be
    /// spoken of everywhere.
    weights: Vec<f32>,
    /// By term: the documents that have it in their titles, each with its share; none where they are too many.
    by_term: Rows<Packed>,
}

/// A title whose words are so rare together counts half.
const USUAL_TITLE: f32 = 1.5;

/// A word in more titles than this brings no candidates.
const MOST_TITLES: usize = 200;

impl Titles {
    pub fn new(documents: &[&Words], dictionary: &Dictionary) -> Self {
        let titles: Vec<Title> =
            documents.par_iter().map(|words| Title::new(words, dictionary, documents.len())).collect();
        let packed = |(term, share): &(Term, f32)| Packed::new(term % KEYS, *share);
        let of_terms = Rows::collect(titles.len(), |doc| titles[doc as usize].words.iter().map(packed).collect());
        let mut by_term = of_terms.turned(dictionary.counts.len().min(KEYS as usize));
        by_term.shorten(|documents| if documents.len() > MOST_TITLES { 0 } else { documents.len() });
        Self {
            weights: titles.iter().map(|title| title.rarity / (title.rarity + USUAL_TITLE)).collect(),
            words: Rows::collect(titles.len(), |doc| titles[doc as usize].words.clone()),
            by_term,
        }
    }

    /// The terms of a title, each with its share of the whole, in which the words of no other text count too.
    pub fn words(&self, doc: Doc) -> &[(Term, f32)] {
        self.words.row(doc)
    }

    pub fn weight(&self, doc: Doc) -> f32 {
        self.weights[doc as usize]
    }

    /// The documents whose titles have this word, each with its share.
    pub fn with(&self, term: Term) -> &[Packed] {
        self.by_term.row(term)
    }
}

/// The words of one title.
struct Title {
    /// Of all its words together.
    rarity: f32,
    /// As in [`Titles`].
    words: Vec<(Term, f32)>,
}

impl Title {
    fn new(words: &Words, dictionary: &Dictionary, all: usize) -> Self {
        let of_title = words.stems.iter().filter(|stem| stem.counts[Field::Title as usize] > 0);
        let rarities = of_title.map(|stem| (stem.key, rarity(dictionary.count(stem.key) as usize, all)));
        let all: f32 = rarities.clone().map(|(_, rarity)| rarity).sum();
        let share = |(key, rarity)| Some((dictionary.term(key)?, rarity / all));
        Self { rarity: all, words: rarities.filter_map(share).collect() }
    }
}

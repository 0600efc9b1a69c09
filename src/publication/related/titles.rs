//! How alike titles are, and whose title a text speaks of.

use super::index::numbering::Numbering;
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
    (hash ^ hash >> 32) as u32
}

/// The words of titles, to be looked for in texts.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// By document: the keys of the stems of its title, each with its share of the title's rarity.
    words: Rows<(u32, f32)>,
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
    pub fn new(documents: &[&Words], numbering: &Numbering) -> Self {
        let mut weights = Vec::with_capacity(documents.len());
        let mut by_term: Vec<Vec<Packed>> = vec![Vec::new(); numbering.counts.len()];
        let of_document = |(doc, words): (usize, &&Words)| {
            let stems = numbering.stems.row(doc as Doc).iter().zip(&words.stems);
            let of_title = stems.filter(|(_, stem)| stem.counts[Field::Title as usize] > 0);
            let rarities = of_title.map(|(numbered, stem)| {
                (*numbered, stem.key.0, rarity(numbering.count(*numbered) as usize, documents.len()))
            });
            let all: f32 = rarities.clone().map(|(_, _, rarity)| rarity).sum();
            weights.push(all / (all + USUAL_TITLE));
            let shares = rarities.map(|(numbered, key, rarity)| {
                if let Some(term) = numbered.term() {
                    by_term[term as usize].push(Packed::new(doc as u32 % KEYS, rarity / all));
                }
                (key, rarity / all)
            });
            shares.collect()
        };
        let lists: Vec<Vec<(u32, f32)>> = documents.iter().enumerate().map(of_document).collect();
        by_term.iter_mut().filter(|documents| documents.len() > MOST_TITLES).for_each(Vec::clear);
        Self { words: Rows::from_lists(&lists), weights, by_term: Rows::from_lists(&by_term) }
    }

    /// The stems of a title, each with its share of the whole.
    pub fn words(&self, doc: Doc) -> &[(u32, f32)] {
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

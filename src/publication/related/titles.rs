//! How alike titles are, and whose title a text speaks of.

use super::index::rarity;
use super::lookup::Lookup;
use super::rows::Rows;
use super::vectors::Feature;
use crate::slug::without_accents;
use crate::words::{Field, Words};

/// The lengths of the pieces of titles that are compared, in characters.
const PIECES: std::ops::RangeInclusive<usize> = 3..=5;

/// The pieces of a title, from its beginning to its end, each with `1 + ln(how often)`; by key. In pieces, because titles
/// are short and their words have many endings and compounds.
pub(super) fn pieces(title: &str) -> Vec<Feature> {
    let text = format!(" {} ", without_accents(&title.to_lowercase()));
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let pieces = PIECES.flat_map(|length| ends.windows(length + 1));
    let mut keys: Vec<u32> = pieces.map(|piece| key(&text.as_bytes()[piece[0]..piece[piece.len() - 1]])).collect();
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
}

impl Titles {
    /// `count` is how many documents have the stem at a place of a document.
    pub fn new(documents: &[&Words], count: impl Fn(usize, usize) -> u32) -> Self {
        let lists: Vec<Vec<(u32, f32)>> = documents
            .iter()
            .enumerate()
            .map(|(doc, words)| {
                let of_title =
                    words.stems.iter().enumerate().filter(|(_, stem)| stem.counts[Field::Title as usize] > 0);
                let mut list: Vec<(u32, f32)> =
                    of_title.map(|(at, stem)| (stem.key.0, rarity(count(doc, at) as usize, documents.len()))).collect();
                let all: f32 = list.iter().map(|(_, rarity)| rarity).sum();
                list.iter_mut().for_each(|(_, rarity)| *rarity /= all);
                list
            })
            .collect();
        Self { words: Rows::from_lists(&lists) }
    }

    /// How far a text with these stems speaks of the title of a document: the share of its words that it has, to the power
    /// of 3, because half of a title says little.
    pub fn spoken_of(&self, doc: u32, stems: &Lookup) -> f32 {
        stems.product(self.words.row(doc)).powi(3)
    }
}

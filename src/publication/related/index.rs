//! The words of all listed articles of one language, counted together: how rare each is, how strongly it stands in each
//! article, and which articles hold it most.

pub(super) mod numbering;

use rayon::prelude::*;

use crate::words::{Field, Words};

use super::rows::Rows;
use numbering::Numbering;

/// What a word counts where it stands (BM25F), and how much a long field is held against it, by [`Field`].
const WEIGHTS: [f32; Field::COUNT] = [3.0, 1.5, 2.0, 1.0, 0.5, 1.0];
const LENGTH_SHARES: [f32; Field::COUNT] = [0.3, 0.5, 0.5, 0.75, 0.75, 0.3];

/// Half of a word's greatest strength is reached at this weighted count (BM25's k₁).
const SATURATION: f32 = 4.0;

/// A word that more than this share of the articles have says nothing of any of them.
const MOST: f64 = 0.25;

/// Of a word that many articles have, only those that have it most strongly can become candidates by it.
pub(super) const LONGEST_POSTING: usize = 200;

/// A document: an article's place in an [`Index`].
pub(super) type Doc = u32;

/// A word: its place in an [`Index`]. Those with more than [`LONGEST_POSTING`] articles come first.
pub(super) type Term = u32;

/// What relatedness knows of the words of one language.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By document, by term ascending. Words of a single article, and those of too many, are not there.
    pub rows: Rows<Held>,
    /// By term, by document ascending: all that have a rare word, the strongest of those that have a common one.
    postings: Rows<(Doc, f32)>,
    /// By term: `ln(1 + (N − df + ½) / (df + ½))`.
    pub rarity: Vec<f32>,
    /// By document: the length of its vector of `rarity · strength`; never 0.
    pub norms: Vec<f32>,
    /// Terms below this one are common.
    pub common: Term,
}

/// A word in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub term: Term,
    /// From 0 to 1.
    pub strength: f32,
    /// As in [`crate::words::Stem`].
    pub stretches: u16,
}

impl Index {
    /// The numbering says of each stem how many documents have it.
    pub fn new(documents: &[&Words]) -> (Self, Numbering) {
        let most = ((documents.len() as f64 * MOST) as usize).max(2);
        let numbering = Numbering::new(documents, most);
        let fields = Fields::new(documents);
        let lists: Vec<Vec<Held>> = documents
            .par_iter()
            .enumerate()
            .map(|(doc, words)| {
                let weights = fields.weights(words);
                let held = |(term, at): (Term, usize)| {
                    let stem = &words.stems[at];
                    Held { term, strength: strength(&weights, &stem.counts), stretches: stem.stretches }
                };
                numbering.of(doc, words).into_iter().map(held).collect()
            })
            .collect();
        let rows = Rows::from_lists(&lists);
        let rarity: Vec<f32> = numbering.counts.iter().map(|count| rarity(*count as usize, documents.len())).collect();
        let norms = lists.par_iter().map(|list| norm(list, &rarity)).collect();
        let postings = postings(&rows, &numbering.counts);
        (Self { rows, postings, rarity, norms, common: numbering.common }, numbering)
    }

    /// The documents in which a word can bring a candidate.
    pub fn posting(&self, term: Term) -> &[(Doc, f32)] {
        self.postings.row(term)
    }
}

/// `ln(1 + (N − df + ½) / (df + ½))`.
pub(super) fn rarity(count: usize, all: usize) -> f32 {
    let (count, all) = (count as f32, all as f32);
    (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
}

/// How long the fields are.
struct Fields {
    /// By field: words in it, on average over the documents that have any.
    average: [f32; Field::COUNT],
}

impl Fields {
    fn new(documents: &[&Words]) -> Self {
        let average = |field| {
            let lengths = documents.iter().map(|words| u64::from(words.lengths[field])).filter(|length| *length > 0);
            let (sum, count) = lengths.fold((0, 0), |(sum, count), length| (sum + length, count + 1));
            if count == 0 { 1.0 } else { sum as f32 / count as f32 }
        };
        Self { average: std::array::from_fn(average) }
    }

    /// By field: what a word there counts in this document.
    fn weights(&self, words: &Words) -> [f32; Field::COUNT] {
        std::array::from_fn(|field| {
            let share = LENGTH_SHARES[field];
            WEIGHTS[field] / (1.0 - share + share * words.lengths[field] as f32 / self.average[field])
        })
    }
}

/// `tf / (k₁ + tf)`, tf weighted by field.
fn strength(weights: &[f32; Field::COUNT], counts: &[u8; Field::COUNT]) -> f32 {
    let weighted: f32 = weights.iter().zip(counts).map(|(weight, count)| weight * f32::from(*count)).sum();
    weighted / (SATURATION + weighted)
}

fn norm(list: &[Held], rarity: &[f32]) -> f32 {
    let squares = list.iter().map(|held| (rarity[held.term as usize] * held.strength).powi(2));
    squares.sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
}

/// Turns rows round.
fn postings(rows: &Rows<Held>, counts: &[u32]) -> Rows<(Doc, f32)> {
    let mut lists: Vec<Vec<(Doc, f32)>> = counts.iter().map(|count| Vec::with_capacity(*count as usize)).collect();
    for doc in 0..rows.len() as Doc {
        for held in rows.row(doc) {
            lists[held.term as usize].push((doc, held.strength));
        }
    }
    lists.par_iter_mut().filter(|list| list.len() > LONGEST_POSTING).for_each(|list| {
        list.select_nth_unstable_by(LONGEST_POSTING, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list.truncate(LONGEST_POSTING);
        list.sort_unstable_by_key(|(doc, _)| *doc);
    });
    Rows::from_lists(&lists)
}

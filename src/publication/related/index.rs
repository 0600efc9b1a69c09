//! The words of all listed articles of one language, counted together: how rare each is, which count most in each article,
//! and which articles they count most in.

pub(super) mod dictionary;

use super::packed::{KEYS, Packed, heaviest_first, keep_weightiest};
use super::rows::Rows;
use crate::words::{Field, Words};

use dictionary::Dictionary;

/// What a word counts where it stands (BM25F), and how much a long field is held against it, by [`Field`].
const WEIGHTS: [f32; Field::COUNT] = [3.0, 1.5, 2.0, 1.0, 0.5, 1.0];
const LENGTH_SHARES: [f32; Field::COUNT] = [0.3, 0.5, 0.5, 0.75, 0.75, 0.3];

/// Half of what a word can count is reached at this weighted number (BM25's k₁).
const SATURATION: f32 = 8.0;

/// A word that more than this share of the articles have says nothing of any of them.
const MOST: f64 = 0.5;

/// So many words stand for an article when another is compared with it: those that count most.
const STRONGEST: usize = 64;

/// How much of an article's own length its words are divided by; the rest is the usual length. A little of that keeps
/// articles of a few words from being everybody's neighbours.
const OWN_LENGTH: f32 = 0.9;

/// Of the articles that have a word, so many can become candidates by it: those in which it counts most.
const LONGEST_POSTING: usize = 128;

/// A document: an article's place in a corpus.
pub(super) type Doc = u32;

/// A word: its place in an [`Index`].
pub(super) type Term = u32;

/// What relatedness knows of the words of one language.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub dictionary: Dictionary,
    /// By document: the terms that count most in it, with [`UNIT`]s.
    pub strongest: Rows<Packed>,
    /// By term: the documents in which it counts most, by document ascending, with [`UNIT`]s.
    pub postings: Rows<Packed>,
    /// By term: `ln(1 + (N − df + ½) / (df + ½))`; 0 for one that says nothing.
    pub rarity: Vec<f32>,
    /// By document: 1 by the length of what is in `strongest`, drawn towards the usual length.
    pub shares: Vec<f32>,
}

/// A word in a document: the term and `rarity · tf / (k₁ + tf)`, tf weighted by field.
type Weighed = (Term, f32);

/// The rarity of a word that two of sixty thousand articles have; a rarer one counts no more.
pub(super) const UNIT: f32 = 10.0;

impl Index {
    pub fn new(documents: &[&Words]) -> Self {
        let most = ((documents.len() as f64 * MOST) as usize).max(2);
        let dictionary = Dictionary::new(documents);
        let of_count = |count: usize| if count > most { 0.0 } else { rarity(count, documents.len()) };
        let rarity: Vec<f32> = dictionary.counts.iter().map(|count| of_count(*count as usize)).collect();
        let fields = Fields::new(documents);
        let strongest = Rows::collect(documents.len(), |doc| {
            let words = documents[doc as usize];
            let weights = fields.weights(words);
            let weighed = words.stems.iter().filter_map(|stem| {
                let term = dictionary.term(stem.key)?;
                let rarity = rarity[term as usize];
                (rarity > 0.0).then(|| (term, rarity * strength(&weights, &stem.counts)))
            });
            strongest(weighed.collect())
        });
        let postings = postings(&strongest, dictionary.counts.len());
        Self { shares: shares(&strongest), strongest, postings, rarity, dictionary }
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

/// By term. Where there are more terms than can be numbered, those with the same end are taken for one.
fn strongest(mut list: Vec<Weighed>) -> Vec<Packed> {
    keep_weightiest(&mut list, STRONGEST);
    list.into_iter().map(|(term, weight)| Packed::new(term % KEYS, weight / UNIT)).collect()
}

/// By document: 1 by the length of its vector, drawn towards the usual length.
fn shares(strongest: &Rows<Packed>) -> Vec<f32> {
    let length = |row: &[Packed]| UNIT * row.iter().map(|weighed| weighed.weight().powi(2)).sum::<f32>().sqrt();
    let own: Vec<f32> = strongest.iter().map(length).collect();
    let usual = own.iter().sum::<f32>() / own.len().max(1) as f32;
    let drawn = own.into_iter().map(|own| OWN_LENGTH * own + (1.0 - OWN_LENGTH) * usual);
    drawn.map(|length| if length > 0.0 { 1.0 / length } else { 0.0 }).collect()
}

/// Turns the lists round, and keeps of each the documents in which the term counts most.
fn postings(strongest: &Rows<Packed>, terms: usize) -> Rows<Packed> {
    let mut postings = strongest.turned(terms);
    postings.shorten(|list| {
        let length = heaviest_first(list, LONGEST_POSTING);
        list[..length].sort_unstable();
        length
    });
    postings
}

//! The words of all listed articles of one language, counted together: how rare each is, which count most in each article,
//! and which articles they count most in.

pub(super) mod numbering;

use rayon::prelude::*;

use super::rows::Rows;
use crate::words::{Field, Words};

use numbering::Numbering;

/// What a word counts where it stands (BM25F), and how much a long field is held against it, by [`Field`].
const WEIGHTS: [f32; Field::COUNT] = [3.0, 1.5, 2.0, 1.0, 0.5, 1.0];
const LENGTH_SHARES: [f32; Field::COUNT] = [0.3, 0.5, 0.5, 0.75, 0.75, 0.3];

/// Half of what a word can count is reached at this weighted number (BM25's k₁).
const SATURATION: f32 = 8.0;

/// A word that more than this share of the articles have says nothing of any of them.
const MOST: f64 = 0.5;

/// So many words stand for an article when another is compared with it: those that count most.
const STRONGEST: usize = 80;

/// How much of an article's own length its words are divided by; the rest is the usual length. A little of that keeps
/// articles of a few words from being everybody's neighbours.
const OWN_LENGTH: f32 = 0.9;

/// Of the articles that have a word, so many can become candidates by it: those in which it counts most.
const LONGEST_POSTING: usize = 200;

/// A document: an article's place in a corpus.
pub(super) type Doc = u32;

/// A word: its place in an [`Index`].
pub(super) type Term = u32;

/// What relatedness knows of the words of one language.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub numbering: Numbering,
    /// By document: the terms that count most in it, by term ascending.
    pub strongest: Rows<Weighed>,
    /// By term: the documents in which it counts most, by document ascending.
    pub postings: Rows<(Doc, f32)>,
    /// By term: `ln(1 + (N − df + ½) / (df + ½))`.
    pub rarity: Vec<f32>,
    /// By document: the length of what is in `strongest`, drawn towards the usual length. Above 0.
    pub lengths: Vec<f32>,
}

/// A word in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub term: Term,
    /// `rarity · tf / (k₁ + tf)`, tf weighted by field.
    pub weight: f32,
}

impl Index {
    pub fn new(documents: &[&Words]) -> Self {
        let most = ((documents.len() as f64 * MOST) as usize).max(2);
        let numbering = Numbering::new(documents, most);
        let rarity: Vec<f32> = numbering.counts.iter().map(|count| rarity(*count as usize, documents.len())).collect();
        let fields = Fields::new(documents);
        let lists: Vec<Vec<Weighed>> = (documents.par_iter().enumerate())
            .map(|(doc, words)| {
                let weights = fields.weights(words);
                let stems = numbering.stems.row(doc as Doc).iter().zip(&words.stems);
                let weighed = stems.filter_map(|(numbered, stem)| {
                    let term = numbered.term()?;
                    Some(Weighed { term, weight: rarity[term as usize] * strength(&weights, &stem.counts) })
                });
                strongest(weighed.collect())
            })
            .collect();
        let lengths = lengths(&lists);
        let postings = postings(&lists, numbering.counts.len());
        Self { strongest: Rows::from_lists(&lists), postings, rarity, lengths, numbering }
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

fn strongest(mut list: Vec<Weighed>) -> Vec<Weighed> {
    if list.len() > STRONGEST {
        list.select_nth_unstable_by(STRONGEST, |a, b| b.weight.total_cmp(&a.weight).then(a.term.cmp(&b.term)));
        list.truncate(STRONGEST);
        list.shrink_to_fit();
        list.sort_unstable_by_key(|weighed| weighed.term);
    }
    list
}

/// By document: the length of its vector, drawn towards the usual length.
fn lengths(lists: &[Vec<Weighed>]) -> Vec<f32> {
    let length = |list: &Vec<Weighed>| list.iter().map(|weighed| weighed.weight.powi(2)).sum::<f32>().sqrt();
    let own: Vec<f32> = lists.iter().map(length).collect();
    let usual = own.iter().sum::<f32>() / own.len().max(1) as f32;
    own.into_iter().map(|own| (OWN_LENGTH * own + (1.0 - OWN_LENGTH) * usual).max(f32::MIN_POSITIVE)).collect()
}

/// Turns the lists round.
fn postings(lists: &[Vec<Weighed>], terms: usize) -> Rows<(Doc, f32)> {
    let mut postings: Vec<Vec<(Doc, f32)>> = vec![Vec::new(); terms];
    for (doc, list) in lists.iter().enumerate() {
        list.iter().for_each(|weighed| postings[weighed.term as usize].push((doc as Doc, weighed.weight)));
    }
    postings.par_iter_mut().filter(|list| list.len() > LONGEST_POSTING).for_each(|list| {
        list.select_nth_unstable_by(LONGEST_POSTING, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list.truncate(LONGEST_POSTING);
        list.sort_unstable_by_key(|(doc, _)| *doc);
    });
    Rows::from_lists(&postings)
}

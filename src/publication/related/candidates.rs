//! Which articles are looked at closely for a list: those that share the words that count most, and those that something
//! else brings near.

use std::cell::RefCell;

use super::index::{Doc, Index, Term};

/// So many of the article's words, those that count most in it, look for others.
const QUERY_TERMS: usize = 60;

/// So many articles, those with the greatest sums, are looked at closely.
pub(super) const CANDIDATES: usize = 100;

/// Sums that are looked at together.
const BLOCK: usize = 32;

thread_local! {
    /// Each thread's own table, all zero between two lists, so that it is not made anew for each article.
    static SUMS: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
}

/// A sum for each document.
pub(super) struct Sums(Vec<f32>);

impl Sums {
    pub fn begin(documents: usize) -> Self {
        let mut sums = SUMS.take();
        sums.resize(documents, 0.0);
        Self(sums)
    }

    /// Adds the cosine between the article and every other, as far as the words that count most tell it.
    pub fn add_words(&mut self, index: &Index, doc: Doc) {
        let own_norm = index.norms[doc as usize];
        for (term, worth) in query(index, doc) {
            let worth = worth * index.rarity[term as usize] / own_norm;
            for (doc, strength) in index.posting(term) {
                self.0[*doc as usize] += worth * strength;
            }
        }
        for (sum, norm) in self.0.iter_mut().zip(&index.norms) {
            *sum /= norm;
        }
    }

    /// Adds the same for each of these.
    pub fn add(&mut self, docs: impl Iterator<Item = Doc>, worth: f32) {
        for doc in docs {
            self.0[doc as usize] += worth;
        }
    }

    /// Of the documents that may come, those with the greatest sums above 0, at most `most`, by document; the first among
    /// equals.
    pub fn greatest(mut self, most: usize, may_come: impl Fn(Doc) -> bool) -> Vec<Doc> {
        let mut best: Vec<(f32, Doc)> = Vec::with_capacity(2 * most + BLOCK);
        let mut floor = 0.0;
        for (block, sums) in self.0.chunks_mut(BLOCK).enumerate() {
            // Counted, not searched, because counting has no branches and becomes vector instructions.
            if sums.iter().map(|sum| u32::from(*sum > floor)).sum::<u32>() > 0 {
                let docs = (block * BLOCK) as Doc..;
                let high = docs.zip(sums.iter()).filter(|(doc, sum)| **sum > floor && may_come(*doc));
                best.extend(high.map(|(doc, sum)| (*sum, doc)));
                if best.len() >= 2 * most {
                    floor = keep_greatest(&mut best, most);
                }
            }
            sums.fill(0.0);
        }
        SUMS.set(self.0);
        keep_greatest(&mut best, most);
        let mut docs: Vec<Doc> = best.into_iter().map(|(_, doc)| doc).collect();
        docs.sort_unstable();
        docs
    }
}

/// Keeps the greatest, and returns the least of them if there are others.
fn keep_greatest(best: &mut Vec<(f32, Doc)>, most: usize) -> f32 {
    if best.len() <= most || most == 0 {
        return 0.0;
    }
    best.select_nth_unstable_by(most - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    best.truncate(most);
    best[most - 1].0
}

/// The words of the article that count most, each with `rarity · strength`; by term ascending.
fn query(index: &Index, doc: Doc) -> Vec<(Term, f32)> {
    let held = index.rows.row(doc);
    let mut terms: Vec<(Term, f32)> =
        held.iter().map(|held| (held.term, index.rarity[held.term as usize] * held.strength)).collect();
    if terms.len() > QUERY_TERMS {
        terms.select_nth_unstable_by(QUERY_TERMS, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(QUERY_TERMS);
        terms.sort_unstable_by_key(|(term, _)| *term);
    }
    terms
}

//! Which articles are looked at closely for a list: those with the greatest sums of what can be told quickly.

use std::cell::RefCell;

use super::index::{Doc, Index};
use super::packed::{Packed, keep_heaviest};
use super::titles::Titles;

/// So many of the article's words, those that count most in it, look for others.
const QUERY_TERMS: usize = 32;

thread_local! {
    /// Each thread's own, without any sum between two lists, so that it is not made anew for each article.
    static SUMS: RefCell<Sums> = RefCell::new(Sums::default());
}

/// A sum for each document.
#[derive(Default)]
pub(super) struct Sums {
    by_doc: Vec<Sum>,
    /// The documents whose sums are not 0, as many as are touched; behind them is room for all others.
    touched: Vec<Doc>,
    count: usize,
}

/// What brings a document near.
#[derive(Clone, Copy, Default)]
struct Sum {
    is_touched: bool,
    /// The product of its words and the article's.
    words: f32,
    /// The share of its title that the article has.
    title: f32,
    /// All else, as it counts in the end.
    shared: f32,
}

impl Sums {
    pub fn begin(documents: usize) -> Self {
        let mut sums = SUMS.take();
        sums.by_doc.resize(sums.by_doc.len().max(documents), Sum::default());
        // One place more, into which goes a document that stands there already.
        sums.touched.resize(sums.by_doc.len() + 1, 0);
        sums
    }

    /// By the words that count most in the article.
    pub fn add_words(&mut self, index: &Index, doc: Doc) {
        for weighed in query(index.strongest.row(doc)) {
            for other in index.postings.row(weighed.key()) {
                self.touch(other.key()).words += weighed.weight() * other.weight();
            }
        }
    }

    /// By the words of titles that count much in the article.
    pub fn add_titles(&mut self, titles: &Titles, index: &Index, doc: Doc) {
        for other in index.strongest.row(doc).iter().flat_map(|weighed| titles.with(weighed.key())) {
            self.touch(other.key()).title += other.weight();
        }
    }

    pub fn add_shared(&mut self, docs: impl Iterator<Item = Doc>, worth: f32) {
        for doc in docs {
            self.touch(doc).shared += worth;
        }
    }

    fn touch(&mut self, doc: Doc) -> &mut Sum {
        let sum = &mut self.by_doc[doc as usize];
        // Without a branch: whether a document is new cannot be guessed.
        self.touched[self.count] = doc;
        self.count += usize::from(!sum.is_touched);
        sum.is_touched = true;
        sum
    }

    /// Of the documents that may come, those with the greatest sums, at most `most`, by document; the first among equals.
    pub fn greatest(mut self, most: usize, scale: &Scale<'_>, may_come: impl Fn(Doc) -> bool) -> Vec<Doc> {
        let words = |sum: &Sum, doc: Doc| sum.words * scale.index.shares[doc as usize];
        let touched = &self.touched[..self.count];
        let nearest = touched.iter().map(|doc| words(&self.by_doc[*doc as usize], *doc));
        let words_scale = scale.words / nearest.fold(f32::MIN_POSITIVE, f32::max);
        let mut best: Vec<(f32, Doc)> = Vec::with_capacity(2 * most);
        let mut floor = f32::NEG_INFINITY;
        for doc in touched {
            let sum = std::mem::take(&mut self.by_doc[*doc as usize]);
            let title = scale.titles * sum.title.powi(2) * scale.title_words.weight(*doc);
            let all = words(&sum, *doc) * words_scale + title + sum.shared;
            // The date takes longer than all else, and most have no chance even on the same day.
            if all + scale.day < floor {
                continue;
            }
            let all = all + scale.day * (scale.nearness_in_time)(*doc);
            if all >= floor && may_come(*doc) {
                best.push((all, *doc));
                if best.len() == 2 * most {
                    floor = keep_greatest(&mut best, most);
                }
            }
        }
        self.count = 0;
        SUMS.set(self);
        keep_greatest(&mut best, most);
        let mut docs: Vec<Doc> = best.into_iter().map(|(_, doc)| doc).collect();
        docs.sort_unstable();
        docs
    }
}

/// What the sums count for.
pub(super) struct Scale<'a> {
    pub index: &'a Index,
    pub title_words: &'a Titles,
    /// The words of the nearest.
    pub words: f32,
    /// A whole title.
    pub titles: f32,
    /// The same day.
    pub day: f32,
    /// From 0 to 1.
    pub nearness_in_time: &'a dyn Fn(Doc) -> f32,
}

/// Keeps the greatest, the first among equals, and returns the least of them if there are others.
fn keep_greatest(best: &mut Vec<(f32, Doc)>, most: usize) -> f32 {
    if best.len() <= most || most == 0 {
        return f32::NEG_INFINITY;
    }
    best.select_nth_unstable_by(most - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    best.truncate(most);
    best[most - 1].0
}

/// The words that count most; by term ascending.
fn query(row: &[Packed]) -> Vec<Packed> {
    let mut terms = row.to_vec();
    keep_heaviest(&mut terms, QUERY_TERMS);
    terms.sort_unstable();
    terms
}

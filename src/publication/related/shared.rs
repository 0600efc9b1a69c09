//! What articles share besides words: topics, regions, authors, series.

use super::super::terms::{Terms, TermsOf};
use super::super::{ArticleId, TermId};
use super::rows::Rows;
use crate::config::{LangId, TermKind};

/// The terms of all documents of one language, with what sharing each of them says.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// By document, by term ascending; with the terms above, so that Kenya and Uganda meet in Eastern Africa.
    topics: Rows<(TermId, f32)>,
    regions: Rows<(TermId, f32)>,
    /// By document, by term ascending, as vectors of length 1.
    authors: Rows<(TermId, f32)>,
    series: Vec<Option<TermId>>,
}

impl Shared {
    /// `articles` by document; nothing is known of one that is not there any more.
    pub fn new(terms: &Terms, articles: &[Option<ArticleId>], lang: LangId) -> Self {
        let all = articles.iter().flatten().count();
        let rarity: Vec<f32> = terms.list.iter().map(|term| rarity(term.all[lang.index()].len(), all)).collect();
        let rows = |of: &(dyn Fn(&TermsOf) -> Vec<(TermId, f32)> + Sync)| {
            Rows::collect(articles.len(), |doc| articles[doc as usize].map_or_else(Vec::new, |id| of(terms.of(id))))
        };
        Self {
            topics: rows(&|of| with_above(terms, &of.topics, &rarity)),
            regions: rows(&|of| with_above(terms, &of.regions, &rarity)),
            authors: rows(&|of| of_length_one(of.authors.iter().map(|(author, _)| *author), &rarity)),
            series: articles.iter().map(|id| terms.of((*id)?).series).collect(),
        }
    }

    /// How far they have the same topics, from 0 to 1.
    pub fn topics(&self, doc: u32, other: u32) -> f32 {
        likeness(self.topics.row(doc), self.topics.row(other))
    }

    /// The same of regions: two pieces on Kenya share Kenya, Eastern Africa and Africa; one on Kenya and one on Uganda the
    /// last two.
    pub fn regions(&self, doc: u32, other: u32) -> f32 {
        likeness(self.regions.row(doc), self.regions.row(other))
    }

    /// The cosine of their authors.
    pub fn authors(&self, doc: u32, other: u32) -> f32 {
        in_both(self.authors.row(doc), self.authors.row(other)).map(|(one, other)| one * other).sum::<f32>().min(1.0)
    }

    /// 1 if both stand in one series.
    pub fn series(&self, doc: u32, other: u32) -> f32 {
        let series = self.series[doc as usize];
        f32::from(u8::from(series.is_some() && series == self.series[other as usize]))
    }

    /// The terms of a document which others may have too, of this kind, with those above.
    pub fn of(&self, doc: u32, kind: TermKind) -> &[(TermId, f32)] {
        match kind {
            TermKind::Topic => self.topics.row(doc),
            TermKind::Region => self.regions.row(doc),
            TermKind::Author => self.authors.row(doc),
            TermKind::Series => &[],
        }
    }
}

/// Twice what both have by one more than all that the first has, at most 1: one rare term says much, one of many less.
fn likeness(one: &[(TermId, f32)], other: &[(TermId, f32)]) -> f32 {
    let both: f32 = in_both(one, other).map(|(rarity, _)| rarity).sum();
    let all: f32 = one.iter().map(|(_, rarity)| rarity).sum();
    (2.0 * both / (all + 1.0)).min(1.0)
}

/// `ln((n + 1) / df) / ln((n + 1) / 2)`: 1 for a term that two of n articles share, next to nothing for one that all of
/// many have. Never nothing: in a publication of three articles on one topic that topic is all there is to go by.
fn rarity(articles: usize, all: usize) -> f32 {
    if articles < 1 || all <= 2 {
        return if articles == 0 { 0.0 } else { 1.0 };
    }
    let (articles, all) = (articles as f32, all as f32 + 1.0);
    ((all / articles).ln() / (all / 2.0).ln()).clamp(0.0, 1.0)
}

fn with_above(terms: &Terms, own: &[TermId], rarity: &[f32]) -> Vec<(TermId, f32)> {
    let above = own.iter().flat_map(|term| &terms.get(*term).above);
    let mut all: Vec<(TermId, f32)> = own.iter().chain(above).map(|term| (*term, rarity[term.index()])).collect();
    all.sort_unstable_by_key(|(term, _)| *term);
    all.dedup_by_key(|(term, _)| *term);
    all
}

fn of_length_one(own: impl Iterator<Item = TermId>, rarity: &[f32]) -> Vec<(TermId, f32)> {
    let mut all: Vec<(TermId, f32)> = own.map(|term| (term, rarity[term.index()])).collect();
    all.sort_unstable_by_key(|(term, _)| *term);
    let length = all.iter().map(|(_, rarity)| rarity * rarity).sum::<f32>().sqrt();
    all.iter_mut().for_each(|(_, rarity)| *rarity /= length);
    all
}

/// What the terms that both have are worth on either side.
fn in_both<'a>(mut one: &'a [(TermId, f32)], mut other: &'a [(TermId, f32)]) -> impl Iterator<Item = (f32, f32)> + 'a {
    std::iter::from_fn(move || {
        loop {
            let ((a, worth), (b, others)) = (one.first()?, other.first()?);
            // Without a branch: which of the two is less cannot be guessed.
            one = &one[usize::from(a <= b)..];
            other = &other[usize::from(b <= a)..];
            if a == b {
                return Some((*worth, *others));
            }
        }
    })
}

//! Which articles a reader of this one should see next: the editor's own choice first, then the nearest.

mod asked;
mod candidates;
mod cited;
mod copies;
mod counts;
mod index;
mod lookup;
mod measure;
mod named;
mod packed;
mod reasons;
mod report;
mod rows;
mod rules;
mod shared;
mod text;
mod titles;
mod vectors;

#[cfg(test)]
mod tests;

use super::{ArticleId, Publication};
use crate::config::Parts;

use rules::Rules;

pub use asked::Asked;
pub(super) use counts::Counting;
pub use counts::{AllCounts, Uncounted};
pub use measure::{Near, Relatedness};
pub(super) use named::NamedInConfig;
pub use reasons::Reason;
pub use report::{Pin, PinFate, Report};

/// One entry of a related list.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    pub article: ArticleId,
    /// 1 for the editor's own choice, else 0 to 1.
    pub score: f32,
    pub is_pinned: bool,
    pub parts: Parts,
    /// What weighs most first.
    pub reasons: Vec<Reason>,
}

/// The list of one article, at most `most` long and the beginning of any longer one: pinned ones in the editor's order, then
/// the nearest. Same language only, nothing withdrawn, never the piece itself or its translations.
pub fn list(publication: &Publication, id: ArticleId, most: usize) -> Vec<Related> {
    if publication.article(id).card.is_page || most == 0 {
        return Vec::new();
    }
    let pinned = &publication.asked[id.index()].pinned;
    let mut list: Vec<Related> = pinned.iter().take(most).map(|pinned| Related::pinned(*pinned)).collect();
    if list.len() < most {
        list.extend(unpinned(publication, id, pinned, most - list.len()));
    }
    list
}

/// The same, as if the editor had pinned nothing.
pub fn automatic(publication: &Publication, id: ArticleId, most: usize) -> Vec<Related> {
    unpinned(publication, id, &[], most)
}

/// What comes by itself beside an article where these are pinned.
fn unpinned(publication: &Publication, id: ArticleId, pinned: &[ArticleId], most: usize) -> Vec<Related> {
    let rules = Rules::of(publication, id, pinned);
    let near = measure::nearest(publication, id, |other| rules.may_come(other));
    rules.choose(near, most).into_iter().map(|near| Related::near(publication, id, near)).collect()
}

impl Related {
    fn pinned(article: ArticleId) -> Self {
        Self { article, score: 1.0, is_pinned: true, parts: Parts::default(), reasons: Vec::new() }
    }

    fn near(publication: &Publication, id: ArticleId, near: Near) -> Self {
        let reasons = reasons::reasons(publication, id, &near);
        Self { article: near.article, score: near.score, is_pinned: false, parts: near.parts, reasons }
    }
}

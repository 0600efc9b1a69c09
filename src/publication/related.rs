//! Which articles a reader of this one should see next: the editor's own choice first, then the nearest.

mod asked;
mod candidates;
mod cited;
mod copies;
mod index;
mod lookup;
mod measure;
mod named;
mod reasons;
mod rows;
mod rules;
mod shared;
mod text;
mod titles;
mod vectors;

use super::{ArticleId, Publication};
use crate::config::Parts;

use rules::Rules;

pub use asked::Asked;
pub use measure::{Near, Relatedness};
pub(super) use named::NamedInConfig;
pub use reasons::Reason;

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

/// The list of one article, at most `limit` long: pinned ones in the editor's order, then the nearest. Same language only,
/// nothing withdrawn, never the piece itself or its translations.
pub(super) fn list(publication: &Publication, id: ArticleId, limit: usize) -> Vec<Related> {
    if publication.article(id).card.is_page || limit == 0 {
        return Vec::new();
    }
    let pinned = &publication.asked[id.index()].pinned;
    let mut list: Vec<Related> = pinned.iter().take(limit).map(|pinned| Related::pinned(*pinned)).collect();
    if list.len() < limit {
        let near = unpinned(publication, id, pinned, limit - list.len());
        list.extend(near.into_iter().map(|near| Related::near(publication, id, near)));
    }
    list
}

/// The articles that come by themselves, at most `most`, as if the editor had pinned none. Asked for fewer, it is the same
/// list cut short.
pub fn automatic(publication: &Publication, id: ArticleId, most: usize) -> Vec<Near> {
    unpinned(publication, id, &[], most)
}

/// What comes by itself beside an article where these are pinned.
fn unpinned(publication: &Publication, id: ArticleId, pinned: &[ArticleId], most: usize) -> Vec<Near> {
    let rules = Rules::of(publication, id, pinned);
    let near = measure::nearest(publication, id, |other| rules.may_come(other));
    rules.choose(near, most)
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

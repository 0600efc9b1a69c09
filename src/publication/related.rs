//! Which articles a reader of this one should see next: the editor's own choice first, then the nearest.

mod asked;
mod candidates;
mod cited;
mod index;
mod lookup;
mod measure;
mod packed;
mod reasons;
mod rows;
mod rules;
mod shared;
mod text;
mod titles;
mod vectors;

use super::{ArticleId, Publication};
use crate::config::Parts;

pub use asked::Asked;
pub use measure::{Near, Relatedness};
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
    let asked = &publication.asked[id.index()];
    let mut list: Vec<Related> = asked.pinned.iter().take(limit).map(|pinned| Related::pinned(*pinned)).collect();
    if list.len() < limit {
        let near = measure::nearest(publication, id, |other| rules::may_come(publication, id, other));
        let chosen = rules::choose(publication, near, limit - list.len());
        list.extend(chosen.into_iter().map(|near| Related::near(publication, id, near)));
    }
    list
}

/// The nearest articles, at most `most`, as if the editor had pinned none and nothing were kept from standing side by side.
pub fn automatic(publication: &Publication, id: ArticleId, most: usize) -> Vec<Near> {
    let mut near = measure::nearest(publication, id, |other| rules::may_come_unasked(publication, id, other));
    near = rules::choose(publication, near, most);
    near
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

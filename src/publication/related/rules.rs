//! What may come by itself on a related list, and in which order, whatever the measure says.

use super::super::{ArticleId, Publication};
use super::{Near, copies};
use crate::config::TypesBeside;

/// Scores that fall into one step of this width are near-equal: the newer article comes first.
const STEP: f32 = 0.001;

/// Where a series has enough entries, another of it still comes before what is not this much as near.
const OTHER_CHOICE: f32 = 0.5;

/// The rules for one article's list.
pub(super) struct Rules<'p> {
    publication: &'p Publication,
    beside: ArticleId,
    pinned: &'p [ArticleId],
    /// What is the same piece as the article or a pinned one, and what the editor excluded.
    kept_out: Vec<ArticleId>,
    /// The types that may come, if not all may.
    types: Option<&'p TypesBeside>,
}

impl<'p> Rules<'p> {
    pub fn of(publication: &'p Publication, beside: ArticleId, pinned: &'p [ArticleId]) -> Self {
        let mut kept_out = publication.asked[beside.index()].excluded.clone();
        kept_out.extend(pinned);
        for id in pinned.iter().chain([&beside]) {
            kept_out.extend(&publication.translations[id.index()]);
            add_later(publication, *id, &mut kept_out);
        }
        let types = publication.config.related.types.beside(publication.article(beside).card.kind.as_deref());
        Self { publication, beside, pinned, kept_out, types }
    }

    /// Whether an article may come by itself.
    pub fn may_come(&self, other: ArticleId) -> bool {
        let publication = self.publication;
        let is_earlier_version = !publication.superseded_by[other.index()].is_empty();
        let has_type = |types: &TypesBeside| types.may_come(publication.article(other).card.kind.as_deref());
        !is_earlier_version
            && !publication.sensitive[other.index()]
            && !self.kept_out.contains(&other)
            && self.types.is_none_or(has_type)
    }

    /// Of articles that may come, at most `most`: by score, the newer first among near-equals; no near-copies; not too many
    /// of one series.
    ///
    /// Each entry depends on those before it alone, so that a shorter list is the beginning of a longer one.
    pub fn choose(&self, mut near: Vec<Near>, most: usize) -> Vec<Near> {
        // What two articles share may be what the configuration lets count nothing.
        near.retain(|near| near.score > 0.0);
        near.sort_by_key(|near| (std::cmp::Reverse(step(near.score)), near.article));
        let mut chosen: Vec<Near> = Vec::new();
        while chosen.len() < most
            && let Some(at) = self.place_of_next(&near, &chosen)
        {
            let next = near.remove(at);
            if !self.is_copy(next.article, &chosen) {
                chosen.push(next);
            }
        }
        chosen
    }

    fn place_of_next(&self, left: &[Near], chosen: &[Near]) -> Option<usize> {
        let first = left.first()?;
        let other = left.iter().position(|near| !self.has_enough(near.article, chosen));
        Some(other.filter(|other| left[*other].score >= OTHER_CHOICE * first.score).unwrap_or(0))
    }

    /// Whether an article's series has as many entries as it should.
    fn has_enough(&self, id: ArticleId, chosen: &[Near]) -> bool {
        let series = |id: ArticleId| self.publication.terms.of(id).series;
        let Some(own) = series(id) else { return false };
        let entries = chosen.iter().filter(|near| series(near.article) == Some(own)).count();
        entries >= self.publication.config.related.same_series
    }

    fn is_copy(&self, id: ArticleId, chosen: &[Near]) -> bool {
        let words = |id: ArticleId| &self.publication.article(id).words;
        let others = chosen.iter().map(|near| near.article).chain(self.pinned.iter().copied()).chain([self.beside]);
        let mut others = others.filter(|other| *other != id);
        others.any(|other| copies::are_near_copies(words(id), words(other)))
    }
}

fn step(score: f32) -> u32 {
    (score / STEP) as u32
}

/// Adds the pieces that replace one, through others too.
fn add_later(publication: &Publication, id: ArticleId, later: &mut Vec<ArticleId>) {
    for other in &publication.superseded_by[id.index()] {
        if !later.contains(other) {
            later.push(*other);
            add_later(publication, *other, later);
        }
    }
}

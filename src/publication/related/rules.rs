//! What may stand on a related list, whatever the measure says.

use super::super::{ArticleId, Publication};
use super::Near;

/// Whether an article may come by itself beside another.
pub(super) fn may_come(publication: &Publication, beside: ArticleId, other: ArticleId) -> bool {
    !publication.asked[beside.index()].pinned.contains(&other) && may_come_unasked(publication, beside, other)
}

/// The same, as if the editor had pinned nothing.
pub(super) fn may_come_unasked(publication: &Publication, beside: ArticleId, other: ArticleId) -> bool {
    let asked = &publication.asked[beside.index()];
    let is_same_piece = publication.translations[beside.index()].contains(&other)
        || publication.superseded_by[beside.index()].contains(&other)
        || asked.supersedes.contains(&other);
    let is_earlier_version = !publication.superseded_by[other.index()].is_empty();
    !is_same_piece && !is_earlier_version && !asked.excluded.contains(&other)
}

/// The first of these, at most `most`.
pub(super) fn choose(_publication: &Publication, mut near: Vec<Near>, most: usize) -> Vec<Near> {
    near.truncate(most);
    near
}

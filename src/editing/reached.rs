//! Which articles an editor's hand leads to.

use crate::article::Article;
use crate::diagnostic::Rule;
use crate::markdown::HoleKind;
use crate::page::links::{Destination, Linker};
use crate::page::plan::Plan;
use crate::publication::{ArticleId, Publication};

use super::customs::Customs;
use super::mistakes;

/// Articles that no text names: neither a link, nor the `related` or `supersedes` of another, nor a series. Lists and
/// related articles that come by themselves lead to every article, so they say nothing.
pub(super) fn survey(plan: &Plan<'_>, customs: &mut Customs<'_>) {
    let publication = plan.publication;
    let reached = reached(plan);
    let lang = |id: ArticleId| publication.article(id).card.lang;
    let is_reached = |id: ArticleId| {
        // Readers change from one language to another on the page itself.
        reached[id.index()] || publication.translations[id.index()].iter().any(|other| reached[other.index()])
    };
    // A piece is told once, in the first of its languages.
    let is_first = |id: ArticleId| publication.translations[id.index()].iter().all(|other| lang(*other) > lang(id));
    let listed =
        publication.listed.iter().flatten().copied().filter(|id| is_current(publication, *id) && is_first(*id));
    let told: Vec<_> =
        listed.map(|id| (!is_reached(id)).then(|| mistakes::unlinked(publication.article(id)))).collect();
    customs.add(Rule::UnlinkedArticle, told);
}

/// What a later piece replaces is kept for the record.
fn is_current(publication: &Publication, id: ArticleId) -> bool {
    publication.superseded_by[id.index()].is_empty()
}

fn reached(plan: &Plan<'_>) -> Vec<bool> {
    let publication = plan.publication;
    let mut reached: Vec<bool> = publication.ids().map(|id| !publication.citations.to(id).is_empty()).collect();
    for (id, asked) in publication.ids().zip(&publication.asked) {
        for named in asked.pinned.iter().chain(&asked.supersedes).filter(|named| **named != id) {
            reached[named.index()] = true;
        }
        reached[id.index()] |= has_neighbours(publication, publication.article(id), id);
    }
    let linker = Linker::new(plan);
    for owner in linker.other_texts() {
        for hole in &owner.body.holes {
            let (HoleKind::LinkOpen { target, .. } | HoleKind::Address { target }) = &hole.kind else { continue };
            if let Destination::Page { article: Some(id), .. } = linker.reach(&owner, target).destination {
                reached[id.index()] = true;
            }
        }
    }
    reached
}

/// Whether it stands in a series with others.
fn has_neighbours(publication: &Publication, article: &Article, id: ArticleId) -> bool {
    let series = publication.terms.of(id).series;
    series.is_some_and(|series| publication.term_articles(series, article.card.lang).len() > 1)
}

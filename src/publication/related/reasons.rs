//! Why two articles stand together.

use super::super::{ArticleId, Publication, TermId};
use super::Near;

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A topic that few others have.
    RareTopic(TermId),
    Topic(TermId),
    Region(TermId),
    Author(TermId),
    Series(TermId),
}

/// A topic on fewer articles than this share is a rare one.
const RARE_SHARE: f64 = 0.05;

pub(super) fn reasons(publication: &Publication, id: ArticleId, near: &Near) -> Vec<Reason> {
    let other = near.article;
    let terms = &publication.terms;
    let lang = publication.article(id).card.lang.index();
    let (own, others) = (terms.of(id), terms.of(other));
    let all = publication.listed[lang].len() as f64;
    let mut reasons = Vec::new();
    let mut topics: Vec<TermId> = own.topics.iter().copied().filter(|topic| others.topics.contains(topic)).collect();
    topics.sort_by_key(|topic| (terms.get(*topic).all[lang].len(), *topic));
    for topic in topics {
        let is_rare = (terms.get(topic).all[lang].len() as f64) < all * RARE_SHARE;
        reasons.push(if is_rare { Reason::RareTopic(topic) } else { Reason::Topic(topic) });
    }
    if let Some(series) = own.series.filter(|series| others.series == Some(*series)) {
        reasons.push(Reason::Series(series));
    }
    reasons.extend(
        own.regions.iter().filter(|region| others.regions.contains(region)).map(|region| Reason::Region(*region)),
    );
    let shared_author = own.authors.iter().find(|(author, _)| others.authors.iter().any(|(other, _)| other == author));
    reasons.extend(shared_author.map(|(author, _)| Reason::Author(*author)));
    reasons
}

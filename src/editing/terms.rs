//! Topics that one piece alone carries, and authors of whom nothing is said.

use super::customs::Customs;
use super::mistakes;
use crate::config::{LangId, TermKind};
use crate::diagnostic::{Place, Rule};
use crate::publication::terms::Term;
use crate::publication::{ArticleId, Publication, TermId};
use crate::vocabulary::meeting_key;

/// Topics that one piece alone carries, and authors without a file.
pub(super) fn survey(publication: &Publication, customs: &mut Customs<'_>) {
    let topics = used(publication, TermKind::Topic);
    let single = topics.filter(|id| publication.terms.get(*id).children.is_empty()).map(|id| {
        let term = publication.terms.get(id);
        (articles(term) == 1 && !has_file(term))
            .then(|| mistakes::single_use_topic(place(publication, id), term.name(LangId::DEFAULT)))
    });
    customs.add(Rule::SingleUseTopic, single);
    let authors = used(publication, TermKind::Author).map(|id| {
        let term = publication.terms.get(id);
        (!has_file(term))
            .then(|| mistakes::no_author_file(place(publication, id), term.name(LangId::DEFAULT), &term.id))
    });
    customs.add(Rule::NoAuthorFile, authors);
}

/// The terms of a kind that articles carry themselves.
pub(super) fn used(publication: &Publication, kind: TermKind) -> impl Iterator<Item = TermId> + '_ {
    let terms = &publication.terms;
    terms.ids().filter(move |id| terms.get(*id).kind == kind && articles(terms.get(*id)) > 0)
}

/// How many articles carry it, in the language that has most: a translation is no second piece.
pub(super) fn articles(term: &Term) -> usize {
    term.direct.iter().map(Vec::len).max().unwrap_or(0)
}

pub(super) fn has_file(term: &Term) -> bool {
    term.texts.iter().any(Option::is_some)
}

/// Where the newest article that carries a term says so.
pub(super) fn place(publication: &Publication, id: TermId) -> Place {
    let term = publication.terms.get(id);
    let article = term.direct.iter().flatten().min().copied().unwrap_or(ArticleId(0));
    let card = &publication.article(article).card;
    let (key, typed): (_, Vec<&str>) = match term.kind {
        TermKind::Author => ("authors", card.authors.iter().map(|credit| credit.name.as_str()).collect()),
        _ => ("tags", card.tags.iter().map(String::as_str).collect()),
    };
    let names: Vec<String> = term.names.iter().map(|name| meeting_key(name)).chain([meeting_key(&term.id)]).collect();
    match typed.iter().position(|typed| names.contains(&meeting_key(typed))) {
        Some(item) => Place::item(&card.source, key, item),
        None => Place::value(&card.source, key),
    }
}

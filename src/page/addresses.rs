//! Where everything stands: the one place that makes routes of lists, terms and indexes.

use super::plan::ListOf;
use crate::config::{LangId, Paths, TermKind};
use crate::publication::{Publication, TermId};
use crate::route::Route;

/// Makes addresses.
#[derive(Clone, Copy)]
pub struct Addresses<'p> {
    publication: &'p Publication,
}

impl<'p> Addresses<'p> {
    pub fn new(publication: &'p Publication) -> Self {
        Self { publication }
    }

    /// `/`, `/en/`
    pub fn home(&self, lang: LangId) -> Route {
        Route::page([self.prefix(lang)])
    }

    /// `/topics/`, `/en/topics/`
    pub fn terms(&self, kind: TermKind, lang: LangId) -> Route {
        Route::page([self.prefix(lang), self.folder(kind, lang)])
    }

    pub fn term(&self, term: TermId, lang: LangId) -> Route {
        let term = self.publication.terms.get(term);
        Route::page([self.prefix(lang), self.folder(term.kind, lang), &term.id])
    }

    pub fn archive(&self, lang: LangId) -> Route {
        Route::page([self.prefix(lang), &self.paths(lang).archive])
    }

    /// `/search/`, `/en/search/`
    pub fn search(&self, lang: LangId) -> Route {
        Route::page([self.prefix(lang), &self.paths(lang).search])
    }

    /// The folder of a language's search index: `/search/pagefind/`
    pub fn search_index(&self, lang: LangId) -> Route {
        self.search(lang).join_page("pagefind")
    }

    /// What the addresses of types begin with; nothing stands there itself.
    pub fn types(&self, lang: LangId) -> Route {
        Route::page([self.prefix(lang), &self.paths(lang).types])
    }

    pub fn list(&self, of: &ListOf, lang: LangId) -> Route {
        match of {
            ListOf::Home => self.home(lang),
            ListOf::Section(section) => Route::page([self.prefix(lang), &crate::slug::stem_slug(section)]),
            ListOf::Term(term) => self.term(*term, lang),
            ListOf::Crossing(topic, region) => {
                self.term(*topic, lang).join_page(&self.publication.terms.get(*region).id)
            }
            ListOf::Type(kind) => self.types(lang).join_page(kind),
            ListOf::Year(year) => self.archive(lang).join_page(&format!("{year:04}")),
        }
    }

    /// The first segment of another language's addresses; nothing for the default language.
    fn prefix(&self, lang: LangId) -> &'p str {
        if lang.is_default() { "" } else { &self.publication.config.language(lang).code }
    }

    fn paths(&self, lang: LangId) -> &'p Paths {
        &self.publication.config.language(lang).paths
    }

    fn folder(&self, kind: TermKind, lang: LangId) -> &'p str {
        let paths = self.paths(lang);
        match kind {
            TermKind::Topic => &paths.topics,
            TermKind::Region => &paths.regions,
            TermKind::Author => &paths.authors,
            TermKind::Series => &paths.series,
        }
    }
}

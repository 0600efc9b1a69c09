//! A publication brought up to date: what changed is put in, and all that follows from it is made anew.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::{Gate, Publication, order};
use crate::article::{Article, ListText, Parsed, TermText};
use crate::diagnostic::Diagnostic;

/// What happened to one file of `content/`.
#[derive(Debug)]
pub enum Change {
    /// It is new or says something else.
    Put(Parsed),
    /// The file of this path, from the site's folder, is no more.
    Take(Arc<str>),
}

/// Everything that a publication is made from.
#[derive(Default)]
pub(super) struct Pieces {
    /// In the publication's order.
    pub articles: Vec<Article>,
    /// By path.
    pub held_back: Vec<Article>,
    /// By path.
    pub lists: Vec<Arc<ListText>>,
    /// By path.
    pub term_texts: Vec<Arc<TermText>>,
}

/// The pieces that cannot be reached from a publication.
#[derive(Debug)]
pub(super) struct Unshown {
    pub held_back: Vec<Article>,
    pub lists: Vec<Arc<ListText>>,
    pub term_texts: Vec<Arc<TermText>>,
}

impl Publication {
    /// The publication after some changes, as if it were made anew from all files, and every mistake found in it. Of
    /// several changes to one file the last counts.
    pub fn revise(self, changes: Vec<Change>, gate: Gate) -> (Self, Vec<Diagnostic>) {
        let Self { articles, unshown, config, languages, .. } = self;
        let Unshown { held_back, lists, term_texts } = unshown;
        let mut pieces = Pieces { articles, held_back, lists, term_texts };
        pieces.take_in(changes, gate);
        Self::of(pieces, config, languages, gate)
    }
}

impl Pieces {
    /// `parsed` sorted by path.
    pub(super) fn new(parsed: Vec<Parsed>, gate: Gate) -> Self {
        let mut pieces = Self::default();
        let mut articles = Vec::new();
        for file in parsed {
            match file {
                Parsed::Article(article) => articles.push(article),
                Parsed::Text(text) => pieces.lists.push(Arc::from(text)),
                Parsed::Term(text) => pieces.term_texts.push(Arc::from(text)),
            }
        }
        let (mut articles, held_back): (Vec<_>, Vec<_>) =
            articles.into_iter().partition(|article| gate.lets_pass(&article.card));
        articles.sort_by(|a, b| order(a, b));
        // Unboxed once they stand in order: an article is too large to be moved about.
        pieces.articles = articles.into_iter().map(|article| *article).collect();
        pieces.held_back = held_back.into_iter().map(|article| *article).collect();
        pieces
    }

    fn take_in(&mut self, changes: Vec<Change>, gate: Gate) {
        let mut changed: HashMap<Arc<str>, Option<Parsed>> = HashMap::new();
        for change in changes {
            match change {
                Change::Put(parsed) => changed.insert(parsed.source().clone(), Some(parsed)),
                Change::Take(path) => changed.insert(path, None),
            };
        }
        let stays = |source: &Arc<str>| !changed.contains_key(source);
        self.articles.retain(|article| stays(&article.card.source));
        self.held_back.retain(|article| stays(&article.card.source));
        self.lists.retain(|text| stays(&text.source));
        self.term_texts.retain(|text| stays(&text.source));
        for parsed in changed.into_values().flatten() {
            match parsed {
                Parsed::Article(article) => self.articles.push(*article),
                Parsed::Text(text) => self.lists.push(Arc::from(text)),
                Parsed::Term(text) => self.term_texts.push(Arc::from(text)),
            }
        }
        self.put_in_order(gate);
    }

    /// The gate may have moved too.
    fn put_in_order(&mut self, gate: Gate) {
        let mut held_back: Vec<Article> =
            self.articles.extract_if(.., |article| !gate.lets_pass(&article.card)).collect();
        self.articles.extend(self.held_back.extract_if(.., |article| gate.lets_pass(&article.card)));
        self.held_back.append(&mut held_back);
        self.articles.sort_by(order);
        self.held_back.sort_by(|a, b| a.card.source.cmp(&b.card.source));
        self.lists.sort_by(|a, b| a.source.cmp(&b.source));
        self.term_texts.sort_by(|a, b| a.source.cmp(&b.source));
    }
}

//! A publication brought up to date: what changed is put in, and all that follows from it is made anew.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::links::files_named;
use super::{ArticleId, Gate, Publication, order};
use crate::article::{Article, Card, ListText, Parsed, TermText};
use crate::diagnostic::Diagnostic;
use crate::front_matter::FrontMatter;

/// What happened to one file of `content/`.
#[derive(Debug)]
pub enum Change {
    /// It is new or says something else.
    Put(Parsed),
    /// The file of this path, from the site's folder, is no more.
    Take(Arc<str>),
}

/// A publication after some changes.
pub struct Revision {
    pub publication: Publication,
    pub extent: Extent,
}

/// How far a revision reached.
pub enum Extent {
    /// Only what these articles say changed, on their own pages and in lists: no list, no order, no term, no address.
    Sayings(Vec<ArticleId>),
    /// Anything may have changed. Every mistake found in the publication.
    All(Vec<Diagnostic>),
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

/// By path: what a file says now; none if it is no more.
type Changed = HashMap<Arc<str>, Option<Parsed>>;

/// The pieces that cannot be reached from a publication.
#[derive(Debug)]
pub(super) struct Unshown {
    pub held_back: Vec<Article>,
    pub lists: Vec<Arc<ListText>>,
    pub term_texts: Vec<Arc<TermText>>,
}

impl Publication {
    /// The publication after some changes, as if it were made anew from all files. Of several changes to one file the last
    /// counts.
    pub fn revise(mut self, changes: Vec<Change>, gate: Gate) -> Revision {
        let mut changed: Changed = HashMap::new();
        for change in changes {
            match change {
                Change::Put(parsed) => changed.insert(parsed.source().clone(), Some(parsed)),
                Change::Take(path) => changed.insert(path, None),
            };
        }
        let gate_is_still = self.next_change.is_none_or(|next| gate.now() < next);
        if let Some(texts) = self.only_sayings(&changed).filter(|_| gate_is_still) {
            self.gate = gate;
            for id in &texts {
                let article = &mut self.articles[id.index()];
                if let Some(Some(Parsed::Article(new))) = changed.remove(&article.card.source) {
                    *article = *new;
                }
            }
            return Revision { publication: self, extent: Extent::Sayings(texts) };
        }
        let Self {
            articles, unshown, config, languages, terms, texts, translations, places, asked, relatedness, ..
        } = self;
        // To let go of so many small things takes a while, and no one waits for it.
        rayon::spawn(move || drop((terms, texts, translations, places, asked, relatedness)));
        let Unshown { held_back, lists, term_texts } = unshown;
        let mut pieces = Pieces { articles, held_back, lists, term_texts };
        pieces.take_in(changed, gate);
        let (publication, diagnostics) = Self::of(pieces, config, languages, gate);
        Revision { publication, extent: Extent::All(diagnostics) }
    }

    /// The articles that changed, if nothing changed but what they say.
    fn only_sayings(&self, changed: &Changed) -> Option<Vec<ArticleId>> {
        let mut texts = Vec::new();
        for id in self.ids() {
            let old = self.article(id);
            match changed.get(&old.card.source) {
                None => {}
                Some(Some(Parsed::Article(new))) if self.differs_in_sayings_alone(old, new) => texts.push(id),
                Some(_) => return None,
            }
        }
        (texts.len() == changed.len()).then_some(texts)
    }

    fn differs_in_sayings_alone(&self, old: &Article, new: &Article) -> bool {
        // Whether a file beside the texts is published can hang on whether a public text uses it.
        let uses_the_same = || self.unshown.held_back.is_empty() || files_named(old) == files_named(new);
        stands_like(&old.card, &new.card) && asks_like(&old.front, &new.front) && uses_the_same()
    }
}

/// The cards differ at most in what they say, not in where the article stands. All else is taken to matter, so that a field
/// that is added later does.
fn stands_like(old: &Card, new: &Card) -> bool {
    let twin = Card {
        title: new.title.clone(),
        subtitle: new.subtitle.clone(),
        kicker: new.kicker.clone(),
        summary: new.summary.clone(),
        updated: new.updated,
        number: new.number.clone(),
        image: new.image.clone(),
        word_count: new.word_count,
        ..old.clone()
    };
    twin == *new
}

/// The front matters differ at most in what readers see of them.
fn asks_like(old: &FrontMatter, new: &FrontMatter) -> bool {
    let twin = FrontMatter {
        title: new.title.clone(),
        subtitle: new.subtitle.clone(),
        kicker: new.kicker.clone(),
        summary: new.summary.clone(),
        updated: new.updated,
        number: new.number.clone(),
        image: new.image.clone(),
        key_points: new.key_points.clone(),
        ..old.clone()
    };
    twin == *new
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

    fn take_in(&mut self, changed: Changed, gate: Gate) {
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

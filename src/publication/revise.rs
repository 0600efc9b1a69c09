//! A publication brought up to date: what changed is put in, and all that follows from it is made anew.

mod standing;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::links::{Named, files_named};
use super::moves::Moves;
use super::related::{AllCounts, Counting, Relatedness, Uncounted};
use super::{ArticleId, Gate, Publication, TermId, order};
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
    /// What these articles say, and on which lists and where there they stand: no address, nothing that a name means, and
    /// no mistake but in links. They are called as after the moves.
    Standing(Vec<ArticleId>, Moves),
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
    /// Which piece a name means may hang on which of several comes first.
    pub names_hang_on_order: bool,
    /// The topics that the configuration calls sensitive.
    pub sensitive_topics: Vec<TermId>,
}

impl Publication {
    /// The publication after some changes, as if it were made anew from all files, but for how near texts are: that is as it
    /// was until [`Publication::take_counts`]. Of several changes to one file the last counts.
    pub fn revise(self, changes: Vec<Change>, gate: Gate) -> Revision {
        let mut changed: Changed = HashMap::new();
        for change in changes {
            match change {
                Change::Put(parsed) => changed.insert(parsed.source().clone(), Some(parsed)),
                Change::Take(path) => changed.insert(path, None),
            };
        }
        let gate_is_still = self.next_change.is_none_or(|next| gate.now() < next);
        if let Some(articles) = self.all_alike(&changed, says_else_at_most).filter(|_| gate_is_still) {
            return self.say_else(articles, changed, gate);
        }
        if let Some(articles) = self.standing_else(&changed, gate).filter(|_| gate_is_still) {
            return self.stand_else(&articles, changed, gate);
        }
        let Self {
            articles,
            unshown,
            config,
            languages,
            terms,
            texts,
            translations,
            places,
            citations,
            asked,
            relatedness,
            ..
        } = self;
        let Unshown { held_back, lists, term_texts, .. } = unshown;
        let counting = Counting::Former(relatedness.into_counts());
        let mut pieces = Pieces { articles, held_back, lists, term_texts };
        pieces.take_in(changed, gate);
        let (publication, told) = Self::of(pieces, counting, config, languages, gate);
        // To let go of so many small things takes a while, and no one waits for it.
        rayon::spawn(move || drop((terms, texts, translations, places, citations, asked)));
        Revision { publication, extent: Extent::All(told) }
    }

    /// The texts that relatedness has not counted yet, all of them; none if lists are as if the publication were made anew.
    pub fn uncounted(&self) -> Option<Uncounted> {
        self.relatedness.is_behind().then(|| self.texts_to_count())
    }

    /// All texts that relatedness counts; the publication was not made by [`Publication::once`].
    pub fn texts_to_count(&self) -> Uncounted {
        Uncounted::of(&self.articles, &self.listed)
    }

    /// Takes in the counts of what was uncounted. If there was a revision since, lists are nearer to what they should be,
    /// and there is something uncounted again.
    pub fn take_counts(&mut self, counts: AllCounts) {
        let counted = Relatedness::with(counts, &self.articles, &self.listed, &self.terms);
        let old = std::mem::replace(&mut self.relatedness, counted);
        rayon::spawn(move || drop(old));
    }

    /// What was counted of the texts, for a publication that takes the place of this one.
    pub fn into_counts(self) -> AllCounts {
        self.relatedness.into_counts()
    }

    fn say_else(mut self, articles: Vec<ArticleId>, mut changed: Changed, gate: Gate) -> Revision {
        self.gate = gate;
        for id in &articles {
            let article = &mut self.articles[id.index()];
            if let Some(Some(Parsed::Article(new))) = changed.remove(&article.card.source) {
                *article = *new;
            }
        }
        self.citations.revise(&self.articles, &self.places, &articles);
        self.relatedness.fall_behind();
        Revision { publication: self, extent: Extent::Sayings(articles) }
    }

    /// The articles that changed, if nothing else did and each is like what it was.
    fn all_alike(&self, changed: &Changed, is_alike: fn(&Article, &Article) -> bool) -> Option<Vec<ArticleId>> {
        // Whether a file beside the texts is published can hang on whether a public text uses it.
        let uses_the_same =
            |old: &Article, new: &Article| self.unshown.held_back.is_empty() || files_named(old) == files_named(new);
        let is_kept = |(path, parsed): (&Arc<str>, &Option<Parsed>)| {
            let Some(Named::Article(id)) = self.places.by_file(path) else { return None };
            let old = self.article(id);
            match parsed {
                Some(Parsed::Article(new)) => (is_alike(old, new) && uses_the_same(old, new)).then_some(id),
                _ => None,
            }
        };
        let mut articles: Vec<ArticleId> = changed.iter().map(is_kept).collect::<Option<_>>()?;
        articles.sort_unstable();
        Some(articles)
    }
}

/// They differ at most in what readers see of them, not in where they stand. All else is taken to matter, so that a field
/// that is added later does.
fn says_else_at_most(old: &Article, new: &Article) -> bool {
    let card = Card {
        title: new.card.title.clone(),
        subtitle: new.card.subtitle.clone(),
        kicker: new.card.kicker.clone(),
        summary: new.card.summary.clone(),
        updated: new.card.updated,
        number: new.card.number.clone(),
        image: new.card.image.clone(),
        word_count: new.card.word_count,
        ..old.card.clone()
    };
    let front = FrontMatter {
        title: new.front.title.clone(),
        subtitle: new.front.subtitle.clone(),
        kicker: new.front.kicker.clone(),
        summary: new.front.summary.clone(),
        updated: new.front.updated,
        number: new.front.number.clone(),
        image: new.front.image.clone(),
        key_points: new.front.key_points.clone(),
        ..old.front.clone()
    };
    card == new.card && front == new.front
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

//! A few articles that stand elsewhere: at another date, under other terms that are there already. Everything that knows
//! them is put right where it is, so that it takes no longer in a large publication.

use super::super::moves::Moves;
use super::super::{ArticleId, Gate, Publication, order};
use super::{Changed, Extent, Revision, says_else_at_most};
use crate::article::{Article, Parsed};
use crate::front_matter::FrontMatter;

/// With more, everything is made anew.
const MOST: usize = 16;

impl Publication {
    /// The articles that changed, if they can be put right where they are.
    pub(super) fn standing_else(&self, changed: &Changed, gate: Gate) -> Option<Vec<ArticleId>> {
        if changed.len() > MOST {
            return None;
        }
        let articles = self.all_alike(changed, stands_else_at_most)?;
        let pairs: Vec<(&Article, &Article)> = articles
            .iter()
            .filter_map(|id| {
                let old = self.article(*id);
                match changed.get(&old.card.source) {
                    Some(Some(Parsed::Article(new))) => Some((old, &**new)),
                    _ => None,
                }
            })
            .collect();
        let is_dated_anew = pairs.iter().any(|(old, new)| old.card.date != new.card.date);
        let all_pass = pairs.iter().all(|(_, new)| gate.lets_pass(&new.card));
        let cards = pairs.iter().map(|(old, new)| (&old.card, &new.card));
        let is_free = !is_dated_anew || !self.unshown.names_hang_on_order;
        (all_pass && is_free && self.terms.have_all_of(cards)).then_some(articles)
    }

    /// Takes in articles that [`Publication::standing_else`] has found.
    pub(super) fn stand_else(mut self, articles: &[ArticleId], mut changed: Changed, gate: Gate) -> Revision {
        self.gate = gate;
        let mut moves = Moves::default();
        for id in articles {
            let from = moves.of(*id);
            if let Some(Some(Parsed::Article(new))) = changed.remove(&self.article(from).card.source) {
                let article = &mut self.articles[from.index()];
                self.terms.respell(&article.card, &new.card);
                *article = *new;
                moves.push(from, place_of(&mut self.articles, from));
            }
        }
        if !moves.is_empty() {
            self.follow(&moves);
        }
        let articles: Vec<ArticleId> = articles.iter().map(|id| moves.of(*id)).collect();
        for id in &articles {
            let article = &self.articles[id.index()];
            self.terms.regroup(*id, article, super::super::is_listed(article));
        }
        let all = self.articles.iter().chain(&self.unshown.held_back);
        self.next_change = all.filter_map(|article| article.card.next_change(gate.now())).min();
        self.sensitive = self.terms.carriers(&self.unshown.sensitive_topics, self.articles.len());
        self.citations.revise(&self.articles, &self.places, &articles);
        self.relatedness.regroup(&self.articles, &self.terms, &articles);
        Revision { publication: self, extent: Extent::Standing(articles, moves) }
    }

    /// Everything but the articles themselves, after these moves.
    fn follow(&mut self, moves: &Moves) {
        self.listed.iter_mut().for_each(|list| moves.rename_sorted(list));
        self.terms.follow(moves);
        moves.reorder(&mut self.translations);
        self.translations.iter_mut().for_each(|list| moves.rename(list));
        self.places.follow(moves);
        self.citations.follow(moves);
        moves.reorder(&mut self.asked);
        self.asked.iter_mut().for_each(|asked| asked.follow(moves));
        self.relatedness.follow(moves);
        moves.reorder(&mut self.superseded_by);
        self.superseded_by.iter_mut().for_each(|list| moves.rename_sorted(list));
    }
}

/// Brings one article, the only one that may be out of order, to its place, and returns that.
fn place_of(articles: &mut [Article], id: ArticleId) -> ArticleId {
    let (before, rest) = articles.split_at(id.index());
    let Some((article, after)) = rest.split_first() else { return id };
    let comes_first = |other: &Article| order(other, article).is_lt();
    let to = match before.last() {
        Some(last) if !comes_first(last) => before.partition_point(comes_first),
        _ => id.index() + after.partition_point(comes_first),
    };
    let to = ArticleId(to as u32);
    let mut own = Moves::default();
    own.push(id, to);
    own.reorder(articles);
    to
}

/// They differ at most in what they say, in their dates and in the terms that they stand under.
fn stands_else_at_most(old: &Article, new: &Article) -> bool {
    let mut old =
        Article { card: old.card.clone(), front: old.front.clone(), body: new.body.clone(), words: new.words.clone() };
    old.card.tags.clone_from(&new.card.tags);
    old.card.regions.clone_from(&new.card.regions);
    old.card.authors.clone_from(&new.card.authors);
    old.card.date = new.card.date;
    old.front = FrontMatter {
        tags: new.front.tags.clone(),
        regions: new.front.regions.clone(),
        authors: new.front.authors.clone(),
        date: new.front.date,
        ..old.front
    };
    says_else_at_most(&old, new)
}

//! Articles that take other terms of those that are there.

use super::super::{ArticleId, Moves, TermId};
use super::{Terms, TermsOf};
use crate::article::{Article, Card};

impl Terms {
    /// Whether the new cards, each with the old one before it, have no terms but those that are there, spelled as somewhere
    /// before, and no spelling goes with the old ones.
    pub fn have_all_of<'c>(&self, cards: impl Iterator<Item = (&'c Card, &'c Card)>) -> bool {
        self.spelled.has_all_of(cards)
    }

    /// A card takes the place of another.
    pub fn respell(&mut self, old: &Card, new: &Card) {
        self.spelled.exchange(old, new);
    }

    pub fn follow(&mut self, moves: &Moves) {
        moves.reorder(&mut self.of);
        for term in &mut self.list {
            term.direct.iter_mut().chain(&mut term.all).for_each(|list| moves.rename_sorted(list));
        }
    }

    /// Puts an article on the lists of its terms and takes it from those of its former ones.
    pub fn regroup(&mut self, id: ArticleId, article: &Article, is_listed: bool) {
        let new = self.spelled.terms_of(&article.card);
        let old = std::mem::replace(&mut self.of[id.index()], new.clone());
        if !is_listed {
            return;
        }
        let lang = article.card.lang.index();
        for (of, change) in [(&old, remove as fn(&mut Vec<ArticleId>, ArticleId)), (&new, insert)] {
            of.all().for_each(|term| change(&mut self.list[term.index()].direct[lang], id));
            self.with_above(of).iter().for_each(|term| change(&mut self.list[term.index()].all[lang], id));
        }
    }

    /// By article: whether it stands on the list of one of these terms.
    pub fn carriers(&self, terms: &[TermId], articles: usize) -> Vec<bool> {
        let mut carriers = vec![false; articles];
        let listed = terms.iter().flat_map(|term| self.get(*term).all.iter().flatten());
        listed.for_each(|id| carriers[id.index()] = true);
        carriers
    }

    fn with_above(&self, of: &TermsOf) -> Vec<TermId> {
        let mut all: Vec<TermId> = of.all().collect();
        all.extend(of.all().flat_map(|term| self.get(term).above.iter().copied()));
        all.sort_unstable();
        all.dedup();
        all
    }
}

fn remove(list: &mut Vec<ArticleId>, id: ArticleId) {
    if let Ok(at) = list.binary_search(&id) {
        list.remove(at);
    }
}

fn insert(list: &mut Vec<ArticleId>, id: ArticleId) {
    if let Err(at) = list.binary_search(&id) {
        list.insert(at, id);
    }
}

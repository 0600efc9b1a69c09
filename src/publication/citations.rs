//! Which articles link to which in their texts.

use rayon::prelude::*;

use super::links::{Named, Places, Stand};
use super::{ArticleId, Moves};
use crate::article::Article;
use crate::markdown::{HoleKind, Target};

/// Links between articles, each pair once, none from an article to itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citations {
    /// By article: those that its text links to, in the publication's order.
    from: Vec<Vec<ArticleId>>,
    /// By article: those whose texts link to it, in the publication's order.
    to: Vec<Vec<ArticleId>>,
}

impl Citations {
    pub(super) fn new(articles: &[Article], places: &Places) -> Self {
        let from: Vec<Vec<ArticleId>> =
            (0..articles.len()).into_par_iter().map(|index| linked(articles, index, places)).collect();
        let mut to = vec![Vec::new(); articles.len()];
        for (index, linked) in from.iter().enumerate() {
            for other in linked {
                to[other.index()].push(ArticleId(index as u32));
            }
        }
        Self { from, to }
    }

    /// After the texts of these articles changed; what their links can mean did not.
    pub(super) fn revise(&mut self, articles: &[Article], places: &Places, changed: &[ArticleId]) {
        for id in changed {
            for other in std::mem::take(&mut self.from[id.index()]) {
                self.to[other.index()].retain(|citing| citing != id);
            }
            let linked = linked(articles, id.index(), places);
            for other in &linked {
                let citing = &mut self.to[other.index()];
                citing.insert(citing.partition_point(|other| other < id), *id);
            }
            self.from[id.index()] = linked;
        }
    }

    pub(super) fn follow(&mut self, moves: &Moves) {
        for lists in [&mut self.from, &mut self.to] {
            moves.reorder(lists);
            lists.iter_mut().for_each(|list| moves.rename_sorted(list));
        }
    }

    /// The articles that the text of this one links to.
    pub fn from(&self, article: ArticleId) -> &[ArticleId] {
        &self.from[article.index()]
    }

    /// The articles whose texts link to this one.
    pub fn to(&self, article: ArticleId) -> &[ArticleId] {
        &self.to[article.index()]
    }
}

fn linked(articles: &[Article], index: usize, places: &Places) -> Vec<ArticleId> {
    let article = &articles[index];
    let card = &article.card;
    let page = Stand { source: &card.source, lang: card.lang, route: &card.route };
    let targets = article.body.holes.iter().filter_map(|hole| match &hole.kind {
        HoleKind::LinkOpen { target: Target::Internal { path, .. }, .. }
        | HoleKind::Address { target: Target::Internal { path, .. } } => Some(path.as_str()),
        _ => None,
    });
    let pieces = targets.filter(|path| !path.is_empty()).filter_map(|path| match places.piece(&page, path) {
        Some(Named::Article(id)) if id.index() != index => Some(id),
        _ => None,
    });
    let mut pieces: Vec<ArticleId> = pieces.collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

//! What was counted of a publication, used for the next one until its own texts are counted.

use std::sync::Arc;

use foldhash::HashMap;

use super::super::ArticleId;
use super::super::terms::Terms;
use super::Relatedness;
use super::counts::AllCounts;
use crate::article::Article;

/// Counts that know their texts by the files in which they stood, for an id holds in one publication only.
pub(in crate::publication) struct Former {
    counts: AllCounts,
    /// By language and document.
    sources: Vec<Vec<Arc<str>>>,
}

impl Former {
    /// `articles` are those of the publication that was counted.
    pub fn new(relatedness: Relatedness, articles: &[Article]) -> Self {
        let (counts, sources) = relatedness.into_counted(articles);
        Self { counts, sources }
    }

    /// For other articles; new ones have no neighbours until they are counted. None if one that was counted stands on no
    /// list of its language any more.
    pub fn renumbered(self, articles: &[Article], listed: &[Vec<ArticleId>], terms: &Terms) -> Option<Relatedness> {
        let place = |lang: usize| -> HashMap<&str, ArticleId> {
            listed[lang].iter().map(|id| (&*articles[id.index()].card.source, *id)).collect()
        };
        let mut ids: Vec<Vec<ArticleId>> = Vec::with_capacity(self.sources.len());
        for (lang, sources) in self.sources.iter().enumerate() {
            let places = place(lang);
            ids.push(sources.iter().map(|source| places.get(&**source).copied()).collect::<Option<_>>()?);
        }
        let mut relatedness = Relatedness::with(self.counts, articles, ids, terms);
        relatedness.fall_behind();
        Some(relatedness)
    }
}

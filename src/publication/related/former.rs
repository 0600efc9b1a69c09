//! How a publication comes to the counts of its texts: by counting, or from the one before it, until its own are counted.

use std::sync::Arc;

use foldhash::HashMap;

use super::super::ArticleId;
use super::super::terms::Terms;
use super::Relatedness;
use super::counts::{AllCounts, Uncounted};
use crate::article::Article;

/// Where the counts come from.
pub(in crate::publication) enum Counting {
    /// From the publication before, if they can do for now.
    Former(Former),
    /// From the texts, which may be counted again.
    Anew,
    /// From the texts, which let go of what only counting needs.
    Once,
}

impl Counting {
    pub fn relatedness(self, articles: &mut [Article], listed: &[Vec<ArticleId>], terms: &Terms) -> Relatedness {
        let texts = match self {
            Self::Former(former) => match former.renumbered(articles, listed, terms) {
                Some(relatedness) => return relatedness,
                None => Uncounted::of(articles, listed),
            },
            Self::Anew => Uncounted::of(articles, listed),
            Self::Once => Uncounted::taken_from(articles, listed),
        };
        Relatedness::with(AllCounts::new(&texts), articles, listed.to_vec(), terms)
    }
}

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

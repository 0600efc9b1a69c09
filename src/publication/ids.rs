//! A permanent name belongs to one piece: feeds tell entries apart by it.

use std::collections::BTreeMap;

use super::ArticleId;
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Place, Rule};

/// Tells every `id` that stands in several pieces. The same piece in other languages may share it.
pub(super) fn doubled(articles: &[Article], translations: &[Vec<ArticleId>]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, ArticleId> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        let Some(id) = article.front.id.as_deref() else { continue };
        let own = ArticleId(index as u32);
        let other = *first.entry(id).or_insert(own);
        if other != own && !translations[index].contains(&other) {
            diagnostics.push(mistake(id, article, &articles[other.index()]));
        }
    }
    diagnostics
}

fn mistake(id: &str, article: &Article, other: &Article) -> Diagnostic {
    let (own, other) = (&article.card.source, &other.card.source);
    Diagnostic::new(Rule::DoubledId, Place::value(own, "id"), format!("`{other}` has the `id` `{id}` too"))
        .also(Place::value(other, "id"), "the other one stands here")
        .help("give the newer of the two another `id`; one that readers know already must stay")
}

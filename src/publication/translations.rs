//! Which pieces are one piece in several languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashSet;

use super::ArticleId;
use crate::article::Article;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Rule, nearest};

/// By article, the same piece in the other languages, by language. Two files in one language under one stem are told.
pub(super) fn group(
    articles: &[Article],
    held_back: &[Article],
    config: &Config,
) -> (Vec<Vec<ArticleId>>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let stems: HashSet<&str> = articles.iter().map(|article| &*article.card.stem).collect();
    let mut groups: BTreeMap<Arc<str>, Vec<ArticleId>> = BTreeMap::new();
    let shared_keys = keys_used_twice(articles);
    for (index, article) in articles.iter().enumerate() {
        let key = match article.front.translation_of.as_deref() {
            None => shared_stem(article, config, &stems),
            // The original may be held back; nothing is said of it then.
            Some(named) => match find(articles.iter().chain(held_back), named, &article.card.source) {
                Some(original) => original.card.stem.clone(),
                // Hugo's `translationKey` names no piece: the pieces that share it belong together.
                None if shared_keys.contains(&named) => named.into(),
                None => {
                    diagnostics.push(unknown(articles, article, named));
                    article.card.stem.clone()
                }
            },
        };
        groups.entry(key).or_default().push(ArticleId(index as u32));
    }
    let mut translations = vec![Vec::new(); articles.len()];
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        group.sort_by_key(|id| (articles[id.index()].card.lang, *id));
        for pair in group.windows(2) {
            let (first, second) = (&articles[pair[0].index()], &articles[pair[1].index()]);
            if first.card.lang == second.card.lang {
                diagnostics.push(doubled(first, second));
            }
        }
        group.dedup_by_key(|id| articles[id.index()].card.lang);
        for id in &group {
            translations[id.index()] = group.iter().copied().filter(|other| other != id).collect();
        }
    }
    (translations, diagnostics)
}

/// The stem; for `trade-fr.md`, a piece in French beside a `trade.md`, that of the other, as older archives name their
/// translations.
fn shared_stem(article: &Article, config: &Config, stems: &HashSet<&str>) -> Arc<str> {
    let card = &article.card;
    let code = &*config.language(card.lang).code;
    let base = card.stem.strip_suffix(code).and_then(|base| base.strip_suffix('-'));
    base.filter(|base| stems.contains(base)).map_or_else(|| card.stem.clone(), Arc::from)
}

fn keys_used_twice(articles: &[Article]) -> Vec<&str> {
    let mut keys: Vec<&str> = articles.iter().filter_map(|article| article.front.translation_of.as_deref()).collect();
    keys.sort_unstable();
    let mut twice: Vec<&str> = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    twice.dedup();
    twice
}

fn find<'a>(mut articles: impl Iterator<Item = &'a Article>, named: &str, own_source: &str) -> Option<&'a Article> {
    let path = named.trim_start_matches("content/").trim_start_matches('/');
    articles.find(|article| {
        let card = &article.card;
        *card.source != *own_source
            && (*card.slug == *named
                || *card.id == *named
                || card.source.strip_prefix("content/") == Some(path)
                || *card.stem == *path
                || card.route.as_str().trim_matches('/') == path.trim_matches('/'))
    })
}

fn unknown(articles: &[Article], article: &Article, named: &str) -> Diagnostic {
    let place = Place::value(&article.card.source, "translation_of");
    let diagnostic = Diagnostic::new(Rule::UnknownTranslation, place, format!("there is no piece called `{named}`"));
    match nearest(named, articles.iter().map(|other| &*other.card.slug)) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("name the original by its slug or by its path below `content/`"),
    }
}

fn doubled(first: &Article, second: &Article) -> Diagnostic {
    Diagnostic::new(
        Rule::DoubledTranslation,
        Place::file(&second.card.source),
        format!("`{}` and `{}` are the same piece in the same language", first.card.source, second.card.source),
    )
    .help("rename one of them, or set its `lang`")
}

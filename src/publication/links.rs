//! What a link means: the piece it names, in the language of the reader.

use std::sync::Arc;

use foldhash::HashMap;

use super::{ArticleId, Moves};
use crate::article::{Article, Visibility};
use crate::config::{Config, LangId};
use crate::diagnostic::nearest;
use crate::markdown::{HoleKind, Target};
use crate::route::Route;

/// Where everything is that a link can name.
#[derive(Debug, Default)]
pub struct Places {
    /// What the routes of each language begin with, by [`LangId`]: empty for the default.
    prefixes: Vec<Arc<str>>,
    /// By path below `content/`: `articles/trade.md`.
    by_path: HashMap<Arc<str>, Named>,
    /// By route: `/en/articles/trade/`.
    by_route: HashMap<Arc<str>, Named>,
    /// By the key `id` and former addresses.
    by_id: HashMap<Arc<str>, Vec<Named>>,
    by_slug: HashMap<Arc<str>, Vec<Named>>,
    /// By stem: all languages of a piece that share a file name.
    by_stem: HashMap<Arc<str>, Vec<(LangId, Named)>>,
}

/// A piece that something names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Article(ArticleId),
    /// It will be public.
    Scheduled,
    /// It is a draft, or has expired.
    Hidden,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    One(Named),
    None,
    Several,
}

impl Places {
    pub(super) fn new(articles: &[Article], held_back: &[Article], config: &Config, now: i64) -> Self {
        let prefix = |language: &crate::config::LanguageConfig| language.code.clone();
        let others = config.languages.iter().skip(1).map(prefix);
        let mut places = Self { prefixes: std::iter::once(Arc::from("")).chain(others).collect(), ..Self::default() };
        for (index, article) in articles.iter().enumerate() {
            places.add(article, Named::Article(ArticleId(index as u32)));
        }
        for article in held_back {
            let named = match article.card.visibility(now) {
                Visibility::Scheduled(_) => Named::Scheduled,
                _ => Named::Hidden,
            };
            places.add(article, named);
        }
        places
    }

    /// Two pieces have one address, and the first of them is meant by it.
    pub(super) fn has_doubles(&self) -> bool {
        self.by_route.len() < self.by_path.len()
    }

    pub(super) fn follow(&mut self, moves: &Moves) {
        let one = self.by_path.values_mut().chain(self.by_route.values_mut());
        let several = self.by_id.values_mut().chain(self.by_slug.values_mut()).flatten();
        let in_languages = self.by_stem.values_mut().flatten().map(|(_, named)| named);
        for named in one.chain(several).chain(in_languages) {
            if let Named::Article(id) = named {
                *id = moves.of(*id);
            }
        }
    }

    /// The piece in the file of this path, from the site's folder.
    pub(super) fn by_file(&self, path: &str) -> Option<Named> {
        self.by_path.get(path.strip_prefix("content/").unwrap_or(path)).copied()
    }

    fn add(&mut self, article: &Article, named: Named) {
        let card = &article.card;
        let path = card.source.strip_prefix("content/").unwrap_or(&card.source);
        self.by_path.insert(path.into(), named);
        self.by_route.entry(card.route.as_str().into()).or_insert(named);
        if *card.id != *card.route.as_str() {
            self.by_id.entry(card.id.clone()).or_default().push(named);
        }
        self.by_slug.entry(card.slug.clone()).or_default().push(named);
        self.by_stem.entry(card.stem.clone()).or_default().push((card.lang, named));
    }

    /// The piece that a link means, as typed on a page: by its path from there or from `content/`, or by its route, in the
    /// reader's language where it has that. None if it means no piece: a list, a file, nothing.
    pub fn piece(&self, page: &Stand<'_>, typed: &str) -> Option<Named> {
        if typed.ends_with(".md") {
            let below = |path: &str| self.by_path(path, page.lang);
            let absolute = typed.trim_start_matches("@/").trim_start_matches('/');
            let relative = resolve_path(page.source, typed);
            let relative = relative.as_deref().and_then(|path| path.strip_prefix("content/"));
            return relative.and_then(below).or_else(|| below(absolute.strip_prefix("content/").unwrap_or(absolute)));
        }
        let route = resolve_route(page.route, typed)?;
        let with_prefix = |prefix: &Arc<str>| self.by_route(&format!("/{prefix}{route}"));
        let own_language = self.prefixes.get(page.lang.index()).filter(|prefix| !prefix.is_empty());
        (own_language.and_then(with_prefix))
            .or_else(|| self.by_route(&route))
            .or_else(|| self.prefixes.iter().skip(1).find_map(with_prefix))
    }

    /// A source path below `content/`, resolved and without `.` or `..`; the reader's language where the name has none, else
    /// the first of the languages.
    pub fn by_path(&self, path: &str, lang: LangId) -> Option<Named> {
        let exact = self.by_path.get(path).copied();
        let stem = path.strip_suffix(".md").map(|stem| stem.strip_suffix("/index").unwrap_or(stem));
        let languages = stem.and_then(|stem| self.by_stem.get(stem));
        let own = languages.and_then(|all| all.iter().find(|(code, _)| *code == lang));
        let first = || languages?.iter().min_by_key(|(lang, _)| *lang);
        own.map(|(_, named)| *named).or(exact).or_else(|| first().map(|(_, named)| *named))
    }

    /// A route as it is typed, with or without the final `/`.
    pub fn by_route(&self, route: &str) -> Option<Named> {
        if route.ends_with('/') {
            return self.by_route.get(route).copied();
        }
        self.by_route.get(format!("{route}/").as_str()).copied()
    }

    /// What `related` and `supersedes` may say: an id, a path below `content/`, a route or a slug.
    pub fn by_any_name(&self, name: &str, lang: LangId) -> Found {
        let name = name.trim();
        let path = name.strip_prefix("content/").unwrap_or(name).trim_start_matches('/');
        if let Some(ids) = self.by_id.get(name) {
            return one_of(ids);
        }
        if let Some(named) = self.by_path(path, lang) {
            return Found::One(named);
        }
        if name.contains('/') {
            let route = format!("/{}/", name.trim_matches('/'));
            let with_ending = format!("{}.md", path.trim_end_matches('/'));
            let found = self.by_route(&route).or_else(|| self.by_path(&with_ending, lang));
            return found.map_or(Found::None, Found::One);
        }
        self.by_slug.get(name).map_or(Found::None, |named| one_of(named))
    }

    /// The slug or source path that was meant by one that is not there, if any is near enough.
    pub fn nearest(&self, typed: &str) -> Option<&str> {
        let mut names: Vec<&str> = self.by_slug.keys().chain(self.by_path.keys()).map(|name| &**name).collect();
        names.sort_unstable();
        nearest(typed, names)
    }
}

/// Where a link is typed.
#[derive(Clone, Copy, Debug)]
pub struct Stand<'a> {
    /// The file, from the site's folder.
    pub source: &'a str,
    pub lang: LangId,
    /// The page that shows it.
    pub route: &'a Route,
}

fn one_of(named: &[Named]) -> Found {
    match named {
        [one] => Found::One(*one),
        [] => Found::None,
        _ => Found::Several,
    }
}

/// The path from the site's folder that a relative path means in a file; none if it leads out of the site.
pub fn resolve_path(source: &str, typed: &str) -> Option<String> {
    let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in typed.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The route that an address means on a page: an absolute one as it is, a relative one from there. None if it leads out of
/// the site.
pub fn resolve_route(page: &Route, typed: &str) -> Option<String> {
    let joined = if typed.starts_with('/') { typed.to_owned() } else { format!("{page}{typed}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in joined.split('/') {
        match part {
            "" | "." | "index.html" => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    let is_page = typed.ends_with('/') || typed.ends_with("index.html") || parts.is_empty();
    let route = format!("/{}", parts.join("/"));
    Some(if is_page && route != "/" { format!("{route}/") } else { route })
}

/// The files of `content/` that a piece names: pictures, attachments and links to files.
pub(super) fn files_named(article: &Article) -> Vec<String> {
    let front = &article.front;
    let pictures = front.image.iter().map(|image| image.src.as_str());
    let attachments = front.attachments.iter().map(|attachment| attachment.src.as_str());
    let in_text = article.body.holes.iter().filter_map(|hole| match &hole.kind {
        HoleKind::LinkOpen { target: Target::Internal { path, .. }, .. }
        | HoleKind::Image { target: Target::Internal { path, .. }, .. }
        | HoleKind::Address { target: Target::Internal { path, .. } } => Some(path.as_str()),
        _ => None,
    });
    let all = pictures.chain(attachments).chain(in_text);
    all.filter(|path| !path.ends_with(".md")).filter_map(|path| resolve_path(&article.card.source, path)).collect()
}

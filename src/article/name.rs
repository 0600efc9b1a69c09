//! What a file's name says before it is opened: its part in the publication, its language, its place.

use std::sync::Arc;

use super::mistakes;
use crate::config::{Config, LangId, TermKind};
use crate::diagnostic::Diagnostic;
use crate::front_matter::Kind;
use crate::language;
use crate::slug::stem_slug;

/// The part that a file plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Article,
    Page,
    /// `_index.md`
    List,
    Term(TermKind),
}

/// A name taken apart. For `content/articles/2026/trade.en.md`: the folder `articles/2026`, the slug `trade`, English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub role: Role,
    /// Below `content/`, without `pages/`; for `<slug>/index.md` the folder above.
    pub folder: String,
    pub slug: String,
    /// What translations share: folder and file name, without language and ending.
    pub stem: String,
    /// The declared language of the ending `.<code>`.
    pub lang: Option<LangId>,
}

impl Name {
    /// `path` begins with `content/` and ends in `.md`.
    pub fn of(path: &Arc<str>, config: &Config) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let below = path.strip_prefix("content/").unwrap_or(path);
        let below = below.strip_suffix(".md").unwrap_or(below);
        let (folder, file) = below.rsplit_once('/').unwrap_or(("", below));
        let (file, lang) = split_language(path, file, config, &mut diagnostics);
        // A section's own folder is no piece: its `index.md` is one called `index`.
        let (folder, file) = match (file, folder.rsplit_once('/')) {
            ("index", Some((above, own))) => (above, own),
            _ => (folder, file),
        };
        let (role, folder) = role(folder, file);
        let slug = stem_slug(file);
        if slug != file {
            diagnostics.push(mistakes::unwieldy_name(path, file, &slug));
        }
        let stem = if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") };
        (Self { role, folder: folder_route(folder), slug, stem, lang }, diagnostics)
    }

    /// What such a file must have.
    pub fn kind(&self) -> Kind {
        match self.role {
            Role::Article => Kind::Article,
            Role::Page => Kind::Page,
            Role::List if self.folder.is_empty() => Kind::Home,
            Role::List => Kind::Section,
            Role::Term(_) => Kind::Term,
        }
    }

    /// The first folder.
    pub fn section(&self) -> &str {
        self.folder.split('/').next().unwrap_or_default()
    }
}

/// The folder below `content/` that a piece shares with its pictures: `articles/trade` for
/// `content/articles/trade/index.en.md`.
pub fn bundle_folder(source: &str) -> Option<&str> {
    let (folder, file) = source.strip_prefix("content/")?.rsplit_once('/')?;
    let is_index = file == "index.md" || file.starts_with("index.") && file.ends_with(".md");
    (is_index && folder.contains('/')).then_some(folder)
}

fn role<'p>(folder: &'p str, file: &str) -> (Role, &'p str) {
    let first = folder.split('/').next().unwrap_or_default();
    if file == "_index" {
        return (Role::List, folder);
    }
    if let Some(kind) = TermKind::ALL.into_iter().find(|kind| kind.folder() == first) {
        return (Role::Term(kind), folder);
    }
    match first {
        "" => (Role::Page, ""),
        "pages" => (Role::Page, folder.strip_prefix("pages/").unwrap_or("")),
        _ => (Role::Article, folder),
    }
}

/// Folders stand in addresses too, each by the same rule as a file's stem.
fn folder_route(folder: &str) -> String {
    let parts: Vec<String> = folder.split('/').map(stem_slug).collect();
    parts.join("/")
}

fn split_language<'f>(
    path: &Arc<str>,
    file: &'f str,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> (&'f str, Option<LangId>) {
    let Some((stem, code)) = file.rsplit_once('.') else { return (file, None) };
    if stem.is_empty() {
        return (file, None);
    }
    if let Some(lang) = config.lang_of(code) {
        return (stem, Some(lang));
    }
    if language::looks_like_code(code) {
        diagnostics.push(mistakes::undeclared_language(path, code));
    }
    (file, None)
}

//! What some paths of the site hold now, read and understood, and not yet taken in.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use super::desk::{Desk, THEME_FOLDERS};
use crate::article::Parsed;
use crate::build;
use crate::config;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::digest::Digest;
use crate::front_matter;
use crate::language::Language;
use crate::source::{self, CONTENT, Source, Sources, StaticFile};
use crate::theme::{Theme, voices};

/// Changes that were found, and how sure it is that they are meant.
#[derive(Default)]
pub(super) struct Look {
    /// From the site's folder.
    pub paths: Vec<String>,
    /// Those of the paths that are folders.
    pub folders: Vec<String>,
    /// `config.toml`, if it is another one; all else is then read with it.
    pub config: Option<Vec<u8>>,
    /// Texts that are new or say something else.
    pub texts: Vec<FoundText>,
    /// Texts that are no more.
    pub texts_gone: Vec<Arc<str>>,
    /// Files beside texts that are new or have other bytes.
    pub beside: Vec<StaticFile>,
    pub beside_gone: Vec<Arc<str>>,
    /// The paths of `content/` that were looked at, and what could not be read there.
    pub content: Vec<(String, Vec<Diagnostic>)>,
    pub theme: Option<FoundTheme>,
    /// A piece has come out or expired.
    pub gate_moved: bool,
}

pub(super) struct FoundText {
    pub path: Arc<str>,
    pub digest: Digest,
    /// Bytes.
    pub size: usize,
    pub parsed: Option<Parsed>,
    /// At their levels.
    pub told: Vec<Diagnostic>,
    /// Keys that have no effect yet.
    pub idle: Vec<&'static str>,
    /// Rules that it switches off for itself.
    pub check_off: Vec<Rule>,
}

/// The theme and the static files.
pub(super) struct FoundTheme {
    pub sources: Sources,
    /// None if the templates have a mistake.
    pub theme: Option<Theme>,
    pub words: Vec<Arc<crate::strings::Strings>>,
    pub told: Vec<Diagnostic>,
}

impl Look {
    /// Nothing is other than it was.
    pub fn is_empty(&self) -> bool {
        self.config.is_none()
            && self.texts.is_empty()
            && self.texts_gone.is_empty()
            && self.beside.is_empty()
            && self.beside_gone.is_empty()
            && self.theme.is_none()
            && !self.gate_moved
    }

    /// Something is broken, gone or cut off, which may be a file on its way to being whole.
    pub fn is_doubtful(&self, desk: &Desk) -> bool {
        self.sizes(desk).iter().any(Size::may_be_part)
            || !self.texts_gone.is_empty()
            || !self.beside_gone.is_empty()
            || self.texts.iter().any(FoundText::is_broken)
            || self.theme.as_ref().is_some_and(|found| found.theme.is_none())
            || self.config.as_ref().is_some_and(|bytes| config::parse(bytes, &desk.overrides()).is_err())
    }

    /// Of each file that is other than it was.
    fn sizes(&self, desk: &Desk) -> Vec<Size> {
        let config = self.config.iter().map(|bytes| Size { now: bytes.len(), before: Some(desk.config_bytes.len()) });
        let text =
            |text: &FoundText| Size { now: text.size, before: desk.texts.get(&text.path).map(|known| known.size) };
        let old = desk.edition.as_ref().map(|edition| &edition.sources);
        let beside = |file: &StaticFile| Size::of_file(file, old.and_then(|old| old.beside.get(&file.path)));
        let mut sizes: Vec<Size> =
            config.chain(self.texts.iter().map(text)).chain(self.beside.iter().map(beside)).collect();
        if let Some(FoundTheme { sources, .. }) = &self.theme {
            let statics = sources.statics.iter().map(|(name, file)| (file, old.and_then(|old| old.statics.get(name))));
            let changed = statics.filter(|(file, old)| *old != Some(file));
            sizes.extend(changed.map(|(file, old)| Size::of_file(file, old)));
            sizes.extend(sources.theme.changes(&desk.theme_files).map(|(now, before)| Size { now, before }));
        }
        sizes
    }
}

/// Programs write a longer file in pieces of so many bytes, or of several times as many.
const PIECE: usize = 512;

/// Bytes of a file, and of the same file before.
struct Size {
    now: usize,
    before: Option<usize>,
}

impl Size {
    fn of_file(file: &StaticFile, before: Option<&StaticFile>) -> Self {
        Self { now: file.size as usize, before: before.map(|file| file.size as usize) }
    }

    /// The file is empty, ends with a piece, or has lost most of what it had: it may still be being written.
    fn may_be_part(&self) -> bool {
        self.now.is_multiple_of(PIECE) || self.before.is_some_and(|before| self.now < before / 2)
    }
}

impl FoundText {
    pub fn of(source: &Source, desk: &Desk, config: &config::Config) -> Self {
        let (parsed, told) = build::reading::understand(source, config, desk.gate());
        let idle = match &parsed {
            Some(Parsed::Article(article)) => front_matter::idle_keys_present(&article.front).into_iter().collect(),
            _ => Vec::new(),
        };
        let check_off = parsed.as_ref().map_or_else(Vec::new, |parsed| parsed.check_off().to_vec());
        let mut levels = Cow::Borrowed(&config.levels);
        if !check_off.is_empty() {
            levels.to_mut().switch_off_in(&source.path, &check_off);
        }
        let told = told.into_iter().filter_map(|diagnostic| levels.apply(diagnostic)).collect();
        Self {
            path: source.path.clone(),
            digest: source.digest,
            size: source.bytes.len(),
            parsed,
            told,
            idle,
            check_off,
        }
    }

    /// A build would stop at it.
    pub fn is_broken(&self) -> bool {
        has_errors(&self.told)
    }
}

pub(super) fn has_errors(told: &[Diagnostic]) -> bool {
    told.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

impl Desk {
    /// Reads these paths again, with all that lies below them; `""` is the whole site.
    pub fn look(&self, paths: &[String]) -> Look {
        let mut look = Look { paths: paths.to_vec(), ..Look::default() };
        let everywhere = paths.iter().any(String::is_empty);
        if everywhere || paths.iter().any(|path| path == "config.toml") {
            // A file that is gone is one with nothing in it.
            let bytes = source::read_config(&self.order.site).unwrap_or_default();
            if bytes != self.config_bytes {
                look.config = Some(bytes);
                return look;
            }
        }
        let is_folder =
            |path: &&String| self.order.site.join(path).is_dir() && (is_content(path) || self.is_of_theme(path));
        look.folders.extend(paths.iter().filter(is_folder).cloned());
        let content = if everywhere { vec![CONTENT] } else { topmost(paths, is_content) };
        for path in content {
            self.look_at_content(path, &mut look);
        }
        if everywhere || paths.iter().any(|path| self.is_of_theme(path)) {
            look.theme = self.look_at_theme();
        }
        look
    }

    fn look_at_content(&self, path: &str, look: &mut Look) {
        let (Some(edition), Some(config)) = (&self.edition, &self.config) else { return };
        let is_known =
            |source: &Source| self.texts.get(&source.path).is_some_and(|known| known.digest == source.digest);
        let (now, found) = Sources::content_with(&self.order.site, path, |source| {
            (source.path.clone(), (!is_known(&source)).then(|| FoundText::of(&source, self, config)))
        });
        let texts: BTreeSet<Arc<str>> = found.iter().map(|(path, _)| path.clone()).collect();
        look.texts.extend(found.into_iter().filter_map(|(_, text)| text));
        look.texts_gone.extend(below(&self.texts, path).filter(|known| !texts.contains(*known)).cloned());

        let beside = &edition.sources.beside;
        look.beside_gone.extend(below(beside, path).filter(|known| !now.beside.contains_key(*known)).cloned());
        look.beside.extend(now.beside.into_values().filter(|file| beside.get(&file.path) != Some(file)));
        look.content.push((path.to_owned(), now.diagnostics));
    }

    /// None if nothing of it is other than it was.
    fn look_at_theme(&self) -> Option<FoundTheme> {
        let config = self.config.as_ref()?;
        let sources = build::theme_alone(&self.order.site, config);
        let is_same = sources.digest() == self.theme_digest;
        (!is_same).then(|| FoundTheme::load(sources, &languages(config)))
    }

    fn is_of_theme(&self, path: &str) -> bool {
        let folders = self.folders();
        folders.iter().any(|folder| folder != CONTENT && is_at_or_below(path, folder)) || THEME_FOLDERS.contains(&path)
    }
}

impl FoundTheme {
    pub fn load(sources: Sources, languages: &[Language]) -> Self {
        let (voices, mut told) = voices(&sources.theme.strings, languages);
        told.extend(sources.diagnostics.iter().cloned());
        let theme = match Theme::load(sources.theme.templates.clone(), &voices) {
            Ok(theme) => Some(theme),
            Err(mistakes) => {
                told.extend(mistakes);
                None
            }
        };
        let words = voices.iter().map(|voice| voice.strings.clone()).collect();
        Self { sources, theme, words, told }
    }
}

pub(super) fn languages(config: &config::Config) -> Vec<Language> {
    config.languages.iter().filter_map(|language| Language::new(&language.code)).collect()
}

fn is_content(path: &str) -> bool {
    is_at_or_below(path, CONTENT)
}

pub(super) fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The path itself and what lies below it, of those that are known.
fn below<'k, T>(known: &'k BTreeMap<Arc<str>, T>, path: &str) -> impl Iterator<Item = &'k Arc<str>> {
    let from = known.range::<str, _>((Bound::Included(path), Bound::Unbounded)).map(|(known, _)| known);
    from.take_while(move |known| known.starts_with(path)).filter(move |known| is_at_or_below(known, path))
}

/// The paths that are wanted and do not lie below another one.
fn topmost(paths: &[String], is_wanted: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut wanted: Vec<&str> = paths.iter().map(String::as_str).filter(|path| is_wanted(path)).collect();
    wanted.sort_unstable();
    wanted.dedup_by(|path, above| is_at_or_below(path, above));
    wanted
}

//! One file of `content/`, understood on its own.
//!
//! What is made here depends on this one file and the configuration, and on nothing else. That is what makes it safe to
//! keep while other files change.

mod mistakes;
mod name;
mod set;
mod summary;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::config::{Config, LangId, TermKind};
use crate::diagnostic::{Diagnostic, Rule};
use crate::front_matter::{self, Credit, FrontMatter, Kind, Picture, TermFrontMatter};
use crate::markdown::{self, Body};
use crate::moment::Moment;
use crate::route::Route;
use crate::source::Source;
use crate::typography::Typography;
use crate::words::{Field, Passages, Words};

pub use name::{Name, bundle_folder};
pub use summary::{SUMMARY_CHARACTERS, shorten};

/// Words a minute that a reader of non-fiction reads in silence (Brysbaert 2019).
const WORDS_A_MINUTE: u32 = 238;

/// What a file of `content/` turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Parsed {
    /// An article, or a static page.
    Article(Box<Article>),
    /// `_index.md`.
    Text(Box<ListText>),
    /// `content/topics/trade.md`.
    Term(Box<TermText>),
}

impl Parsed {
    /// From the site's folder: `content/articles/trade.md`.
    pub fn source(&self) -> &Arc<str> {
        match self {
            Parsed::Article(article) => &article.card.source,
            Parsed::Text(text) => &text.source,
            Parsed::Term(text) => &text.source,
        }
    }

    /// The rules that the file switches off for itself.
    pub fn check_off(&self) -> &[Rule] {
        match self {
            Parsed::Article(article) => &article.front.check_off,
            Parsed::Text(text) => &text.front.check_off,
            Parsed::Term(text) => &text.front.check_off,
        }
    }
}

/// An article or a static page.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    pub card: Card,
    pub front: FrontMatter,
    pub body: Body,
    /// Those of the title, the text, the editor's summary and the tags.
    pub words: Arc<Words>,
}

/// All that other pages may show of an article. If two cards are equal, so are all the lists that hold them.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// From the site's folder: `content/articles/trade.md`.
    pub source: Arc<str>,
    /// The permanent name: the key `id`, else the oldest of `aliases`, else the route.
    pub id: Arc<str>,
    pub lang: LangId,
    /// The folder below `content/`; empty for a static page.
    pub section: Arc<str>,
    pub slug: Arc<str>,
    pub route: Route,
    /// What translations share: the path without language and ending, `articles/trade`.
    pub stem: Arc<str>,
    pub is_page: bool,
    pub title: Arc<str>,
    pub subtitle: Option<Arc<str>>,
    pub kicker: Option<Arc<str>>,
    /// At most 200 characters; may be empty.
    pub summary: Arc<str>,
    pub date: Option<Moment>,
    /// The last substantive change: the latest of `updated` and `changes`.
    pub updated: Option<Moment>,
    /// `type`.
    pub kind: Option<Arc<str>>,
    pub tags: Vec<String>,
    pub regions: Vec<String>,
    pub authors: Vec<Credit>,
    pub series: Option<String>,
    pub series_number: Option<u32>,
    pub weight: i64,
    pub number: Option<Arc<str>>,
    pub image: Option<Picture>,
    /// Words of running text.
    pub word_count: u32,
    pub withdrawn: bool,
    /// A draft, or a piece whose gate cannot be read.
    pub draft: bool,
    pub publish_at: Option<Moment>,
    pub expires_at: Option<Moment>,
}

/// Whether readers may see a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    Public,
    Draft,
    /// From this second on it is public.
    Scheduled(i64),
    Expired,
}

/// The text of a list: of the home page, a section or an index of terms.
#[derive(Clone, Debug, PartialEq)]
pub struct ListText {
    pub source: Arc<str>,
    pub lang: LangId,
    /// The folder below `content/`; empty for the home page.
    pub folder: Arc<str>,
    pub front: FrontMatter,
    pub body: Body,
}

/// What a term's own file says, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct TermText {
    pub source: Arc<str>,
    pub lang: LangId,
    pub kind: TermKind,
    pub id: Arc<str>,
    pub front: TermFrontMatter,
    pub body: Body,
}

/// Reads one file. None if nothing of it can be published; then at least one diagnostic says why.
pub fn parse(source: &Source, config: &Config) -> (Option<Parsed>, Vec<Diagnostic>) {
    let (name, mut diagnostics) = Name::of(&source.path, config);
    let kind = name.kind();
    let (parts, found) = front_matter::split(&source.path, &source.bytes, kind, &config.limits);
    diagnostics.extend(found);
    let Some(parts) = parts else { return (None, diagnostics) };
    let reader = Reader { source, config, name, text: parts.text, yaml: parts.yaml, body: parts.body };
    let parsed = match reader.name.role {
        name::Role::Term(kind) => reader.term(kind, &mut diagnostics),
        name::Role::List => reader.list(&mut diagnostics),
        name::Role::Article | name::Role::Page => reader.article(kind, &mut diagnostics),
    };
    (parsed, diagnostics)
}

struct Reader<'a> {
    source: &'a Source,
    config: &'a Config,
    name: Name,
    text: &'a str,
    yaml: Range<usize>,
    body: Range<usize>,
}

impl Reader<'_> {
    fn article(self, kind: Kind, diagnostics: &mut Vec<Diagnostic>) -> Option<Parsed> {
        let mut front = self.front(kind, diagnostics);
        // `new` makes drafts without a text: that there is none is no news.
        if front.draft {
            diagnostics.retain(|diagnostic| diagnostic.rule != Rule::EmptyBody);
        }
        let lang = self.lang(front.lang.as_deref());
        let typography = self.config.language(lang).typography;
        front.title.as_ref()?;
        let (mut body, text) = self.body(typography, diagnostics);
        let opening = std::mem::take(&mut body.opening);
        // Words are counted as they were typed.
        let words = self.words(lang, &front, text);
        set::article(&mut front, typography);
        let title = front.title.clone()?;
        let slug = front.slug.clone().unwrap_or_else(|| self.name.slug.clone());
        let route = Route::page([self.prefix(lang), &self.name.folder, &slug]);
        let oldest =
            || front.aliases.last().map_or_else(|| route.to_string(), |alias| Route::former(alias).to_string());
        let id = front.id.clone().unwrap_or_else(oldest);
        let summary = front.summary.as_deref().map_or_else(|| typography.set(&opening), Cow::Borrowed);
        let changes = front.changes.iter().map(|change| change.date);
        let card = Card {
            source: self.source.path.clone(),
            id: id.into(),
            lang,
            section: if kind == Kind::Page { "".into() } else { self.name.section().into() },
            slug: slug.into(),
            route,
            stem: self.name.stem.as_str().into(),
            is_page: kind == Kind::Page,
            title: title.into(),
            subtitle: shared(front.subtitle.as_ref()),
            kicker: shared(front.kicker.as_ref()),
            summary: shorten(&summary).into(),
            date: front.date,
            updated: changes.chain(front.updated).max(),
            kind: shared(front.kind.as_ref()),
            tags: front.tags.clone(),
            regions: front.regions.clone(),
            authors: front.authors.clone(),
            series: front.series.clone(),
            series_number: front.series_number,
            weight: front.weight.unwrap_or(0),
            number: shared(front.number.as_ref()),
            image: front.image.clone(),
            word_count: words.running,
            withdrawn: front.withdrawn.is_some(),
            draft: front.draft || front.held_back,
            publish_at: front.publish_at,
            expires_at: front.expires_at,
        };
        Some(Parsed::Article(Box::new(Article { card, front, body, words: Arc::new(words) })))
    }

    fn list(self, diagnostics: &mut Vec<Diagnostic>) -> Option<Parsed> {
        let mut front = self.front(Kind::Section, diagnostics);
        let lang = self.lang(front.lang.as_deref());
        let typography = self.config.language(lang).typography;
        let (body, _) = self.body(typography, diagnostics);
        set::article(&mut front, typography);
        let folder = self.name.folder.as_str().into();
        Some(Parsed::Text(Box::new(ListText { source: self.source.path.clone(), lang, folder, front, body })))
    }

    fn term(self, kind: TermKind, diagnostics: &mut Vec<Diagnostic>) -> Option<Parsed> {
        let (mut front, found) = front_matter::parse_term(
            &self.source.path,
            self.text,
            self.yaml.clone(),
            &front_matter::Context::of(self.config),
        );
        diagnostics.extend(found);
        let lang = self.lang(front.lang.as_deref());
        let typography = self.config.language(lang).typography;
        let (body, _) = self.body(typography, diagnostics);
        set::term(&mut front, typography);
        let id = self.name.slug.as_str().into();
        Some(Parsed::Term(Box::new(TermText { source: self.source.path.clone(), lang, kind, id, front, body })))
    }

    fn front(&self, kind: Kind, diagnostics: &mut Vec<Diagnostic>) -> FrontMatter {
        let (front, found) = front_matter::parse(
            &self.source.path,
            self.text,
            self.yaml.clone(),
            kind,
            &front_matter::Context::of(self.config),
        );
        diagnostics.extend(found);
        front
    }

    fn body(&self, typography: Typography, diagnostics: &mut Vec<Diagnostic>) -> (Body, Passages) {
        let (body, text, found) =
            markdown::render(&self.source.path, self.text, self.body.clone(), &self.config.markdown, typography);
        diagnostics.extend(found);
        (body, text)
    }

    /// The words of the text, then those of the front matter: a title may be in capitals, where words look unlike
    /// themselves.
    fn words(&self, lang: LangId, front: &FrontMatter, mut text: Passages) -> Words {
        let summary = front.summary.iter().map(|summary| (Field::Summary, summary));
        let tags = front.tags.iter().map(|tag| (Field::Tag, tag));
        let title = front.title.iter().map(|title| (Field::Title, title));
        summary.chain(title).chain(tags).for_each(|(field, typed)| text.push_whole(field, typed));
        Words::of(&text, &self.config.language(lang).code)
    }

    /// The key `lang` if it is a declared language, else the file's name, else the default.
    fn lang(&self, typed: Option<&str>) -> LangId {
        typed.and_then(|code| self.config.lang_of(code)).or(self.name.lang).unwrap_or(LangId::DEFAULT)
    }

    fn prefix(&self, lang: LangId) -> &str {
        if lang.is_default() { "" } else { &self.config.language(lang).code }
    }
}

impl Card {
    pub fn visibility(&self, now: i64) -> Visibility {
        if self.draft {
            return Visibility::Draft;
        }
        if self.expires_at.is_some_and(|expiry| expiry.second <= now) {
            return Visibility::Expired;
        }
        match self.publish_at.or(self.date) {
            Some(start) if start.second > now => Visibility::Scheduled(start.second),
            _ => Visibility::Public,
        }
    }

    /// The next second after `now` at which the piece appears or goes; none if it stays as it is.
    pub fn next_change(&self, now: i64) -> Option<i64> {
        if self.draft {
            return None;
        }
        let start = self.publish_at.or(self.date);
        [start, self.expires_at].into_iter().flatten().map(|moment| moment.second).filter(|at| *at > now).min()
    }

    /// When it last changed in substance: for `lastmod` and feeds.
    pub fn modified(&self) -> Option<Moment> {
        self.updated.max(self.date)
    }

    /// Minutes to read, rounded up, at least 1.
    pub fn minutes(&self) -> usize {
        self.word_count.div_ceil(WORDS_A_MINUTE).max(1) as usize
    }
}

fn shared(text: Option<&String>) -> Option<Arc<str>> {
    text.map(|text| text.as_str().into())
}

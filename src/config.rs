//! What `config.toml` says, typed and complete: defaults are filled in, mistakes are diagnosed.

mod check;
mod languages;
mod limits;
mod manifest;
mod mistakes;
mod parse;
mod pictures;
mod publisher;
mod related;
mod schema;
mod section;
mod security;
mod syntax;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::diagnostic::Levels;
use crate::route::BaseUrl;
use crate::typography::Typography;

pub use check::ExternalConfig;
pub use languages::is_language_code;
pub use limits::Limits;
pub use manifest::{Manifest, Setting, SettingKind};
pub use parse::{Overrides, parse};
pub use pictures::PicturesConfig;
pub use publisher::PublisherConfig;
pub use related::{Named, Part, Parts, RelatedConfig, Types, TypesBeside};
pub use schema::schema;
pub use security::SecurityConfig;

/// One of the publication's languages: its place in [`Config::languages`], 0 for the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangId(pub u8);

impl LangId {
    pub const DEFAULT: LangId = LangId(0);

    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    pub fn is_default(self) -> bool {
        self.0 == 0
    }
}

/// The whole configuration.
#[derive(Clone, Debug)]
pub struct Config {
    pub base_url: BaseUrl,
    /// The default language first, the others in the order of the file. Never empty.
    pub languages: Vec<LanguageConfig>,
    /// The folder below `themes/`; none for the theme that the program carries.
    pub theme: Option<String>,
    /// The output folder, relative to the site (or absolute).
    pub output: String,
    pub timezone: TimeZone,
    /// Articles on one page of a listing, at least 1.
    pub paginate_by: usize,
    pub related: RelatedConfig,
    pub feeds: FeedsConfig,
    pub pages: PagesConfig,
    pub search: SearchConfig,
    pub markdown: MarkdownConfig,
    pub limits: Limits,
    pub publisher: PublisherConfig,
    pub security: SecurityConfig,
    pub pictures: PicturesConfig,
    pub social_cards: SocialCardsConfig,
    /// The site's own groups of regions, in the order of the file.
    pub regions: Vec<RegionGroup>,
    /// `[check]`.
    pub levels: Levels,
    /// The rest of it.
    pub external: ExternalConfig,
    /// `[design]`, as typed: what of it holds is decided beside the theme's manifest.
    pub design: Table,
    /// `[extra]`, handed to the theme as it is.
    pub extra: Table,
    pub spans: Spans,
}

/// Free data of the site for its theme.
pub type Table = BTreeMap<String, serde_json::Value>;

#[derive(Clone, Debug)]
pub struct LanguageConfig {
    /// `fr`, `pt-BR`: as it stands in addresses and in `<html lang>`.
    pub code: Arc<str>,
    /// The publication's name in this language.
    pub title: String,
    pub description: String,
    pub paths: Paths,
    pub typography: Typography,
}

/// The first segment of the addresses of each kind of index: `topics`, or `themes` where `[languages.fr.paths]` says so.
#[derive(Clone, Debug)]
pub struct Paths {
    pub topics: String,
    pub regions: String,
    pub authors: String,
    pub series: String,
    pub archive: String,
    pub types: String,
    pub search: String,
}

impl Default for Paths {
    fn default() -> Self {
        Self {
            topics: "topics".into(),
            regions: "regions".into(),
            authors: "authors".into(),
            series: "series".into(),
            archive: "archive".into(),
            types: "types".into(),
            search: "search".into(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    Atom,
    Rss,
    Json,
}

/// The kinds of term that articles are gathered under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermKind {
    Topic,
    Region,
    Author,
    Series,
}

impl TermKind {
    pub const ALL: [TermKind; 4] = [TermKind::Topic, TermKind::Region, TermKind::Author, TermKind::Series];

    /// The reserved folder in `content/` and the default first segment of addresses.
    pub fn folder(self) -> &'static str {
        match self {
            TermKind::Topic => "topics",
            TermKind::Region => "regions",
            TermKind::Author => "authors",
            TermKind::Series => "series",
        }
    }
}

#[derive(Clone, Debug)]
pub struct FeedsConfig {
    /// None: all three for the site and each language, Atom for terms.
    pub formats: Option<Vec<FeedFormat>>,
    /// The kinds of term that have feeds; all unless said.
    pub terms: Vec<TermKind>,
    /// Items in a feed, 20 unless said.
    pub limit: usize,
    /// Whether a news sitemap (the last two days) is made.
    pub news: bool,
}

/// Which index pages are made; all unless said.
#[derive(Clone, Debug)]
pub struct PagesConfig {
    pub topic_region: bool,
    pub archive: bool,
    pub types: bool,
    pub sections: bool,
}

#[derive(Clone, Debug)]
pub struct SearchConfig {
    /// Whether there is a search page in each language; yes unless said, never in a program without the feature `search`.
    pub enabled: bool,
}

#[derive(Clone, Debug)]
pub struct SocialCardsConfig {
    /// Whether articles without a picture get a card; no unless said, never in a program without the feature `social-cards`.
    pub enabled: bool,
}

#[derive(Clone, Debug)]
pub struct MarkdownConfig {
    /// Whether code blocks are coloured; yes unless said.
    pub highlight: bool,
    pub raw_html: RawHtml,
}

impl Default for MarkdownConfig {
    fn default() -> Self {
        Self { highlight: true, raw_html: RawHtml::Allow }
    }
}

/// What becomes of HTML in a text. What acts (scripts, frames, event handlers) is published by none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawHtml {
    /// What is harmless is published.
    Allow,
    /// Tags are taken out, with a warning; the words between them stay.
    Strip,
    /// Tags are an error.
    Deny,
}

/// `[regions.sahel] name = {fr = "Sahel"}, members = ["ML", …]`
#[derive(Clone, Debug)]
pub struct RegionGroup {
    /// The table's name, which is the address.
    pub id: String,
    /// By language code; a plain string stands under the default language.
    pub names: BTreeMap<String, String>,
    /// As typed; resolved with the atlas.
    pub members: Vec<String>,
    /// Bytes of the table's head in `config.toml`.
    pub span: std::ops::Range<usize>,
}

impl Config {
    pub fn default_language(&self) -> &LanguageConfig {
        &self.languages[0]
    }

    pub fn language(&self, lang: LangId) -> &LanguageConfig {
        &self.languages[lang.index()]
    }

    pub fn langs(&self) -> impl Iterator<Item = LangId> + use<> {
        (0..self.languages.len()).map(|index| LangId(index as u8))
    }

    /// The declared language of this code, compared without case.
    pub fn lang_of(&self, code: &str) -> Option<LangId> {
        self.langs().find(|lang| self.language(*lang).code.eq_ignore_ascii_case(code))
    }
}

/// Where some values stand in `config.toml`, for mistakes that only other stages see.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    pub theme: Option<std::ops::Range<usize>>,
    pub output: Option<std::ops::Range<usize>>,
    /// By key of `[design]`.
    pub design: BTreeMap<String, DesignSpan>,
}

#[derive(Clone, Debug)]
pub struct DesignSpan {
    pub key: std::ops::Range<usize>,
    pub value: std::ops::Range<usize>,
}

#[cfg(test)]
mod tests;

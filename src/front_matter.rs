//! The YAML between `---` lines at the head of a file, typed.
//!
//! In the good case one quick reading does (`quick`, and for the plainest front matter `flat`). If anything is amiss, the same text is read once more with the
//! place of every value (`exact`), and where it is not even YAML, key by key (`salvage`): so every mistake of a file is
//! told in one run, and what can be understood is returned along with them. What keeps a piece from readers is never lost
//! by a slip: where `draft`, `publish_at` or `expires_at` cannot be read, the piece is held back.

mod dates;
mod exact;
mod fields;
mod flat;
mod foreign;
mod keys;
mod locate;
mod mistakes;
mod needs;
mod node;
mod quick;
mod read;
mod resolve;
mod salvage;
mod schema;
mod split;
mod text;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::config::{Config, Limits};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::moment::Moment;

use keys::Key;
use needs::Given;
use read::Reader;
use resolve::Resolved;

pub use locate::locate;
pub use schema::{Names, article_schema, term_schema};
pub use split::{Split, split};
pub(crate) use text::as_item;

/// What a file is, which decides what it must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Needs title and date.
    Article,
    /// Below `content/pages/`: needs a title.
    Page,
    /// `_index.md` of a section: needs nothing, not even front matter.
    Section,
    /// `content/_index.md`: needs nothing.
    Home,
    /// A file of a topic, region, author or series: needs nothing.
    Term,
}

impl Kind {
    fn needs_title(self) -> bool {
        matches!(self, Kind::Article | Kind::Page)
    }

    fn needs_date(self) -> bool {
        self == Kind::Article
    }

    /// Whether a text without front matter is complete.
    fn may_be_bare(self) -> bool {
        !self.needs_title()
    }
}

/// What front matter is read against.
#[derive(Clone, Debug)]
pub struct Context<'c> {
    /// Where a day without a zone counts.
    pub timezone: &'c TimeZone,
    /// The codes of the declared languages.
    pub languages: Vec<&'c str>,
    pub limits: Limits,
}

impl<'c> Context<'c> {
    pub fn of(config: &'c Config) -> Self {
        Self {
            timezone: &config.timezone,
            languages: config.languages.iter().map(|language| &*language.code).collect(),
            limits: config.limits,
        }
    }
}

/// The front matter in these bytes of a file, with everything that is wrong with it; each value as it was probably meant.
///
/// `yaml` comes from [`split`]. A [`Kind::Term`] is read with [`parse_term`].
pub fn parse(
    path: &Arc<str>,
    text: &str,
    yaml: Range<usize>,
    kind: Kind,
    context: &Context,
) -> (FrontMatter, Vec<Diagnostic>) {
    let opening = split::opening(text, &yaml);
    read(path, text, yaml, keys::ARTICLE, context, |reader, resolved| {
        let given = Given::of(&resolved);
        let mut matter = reader.article(resolved);
        given.check(reader, &mut matter, kind, opening.clone());
        matter
    })
}

/// The same for the file of a term.
pub fn parse_term(
    path: &Arc<str>,
    text: &str,
    yaml: Range<usize>,
    context: &Context,
) -> (TermFrontMatter, Vec<Diagnostic>) {
    read(path, text, yaml, keys::TERM, context, |reader, resolved| reader.term_file(resolved))
}

/// Quickly if all is well, else exactly.
fn read<T>(
    path: &Arc<str>,
    text: &str,
    yaml: Range<usize>,
    keys: &'static [Key],
    context: &Context,
    understand: impl Fn(&mut Reader, Resolved) -> T,
) -> (T, Vec<Diagnostic>) {
    let start = yaml.start;
    let yaml = &text[yaml];
    let reader = || Reader { path, text, context, mistakes: Vec::new(), is_shut: false };
    if let Some(entries) = quick::load(yaml, keys, &context.limits) {
        let mut reader = reader();
        let matter = understand(&mut reader, resolve::quick(entries));
        if reader.mistakes.is_empty() {
            return (matter, Vec::new());
        }
    }
    let mut resolved = resolve::exact(path, yaml, start, keys, &context.limits);
    let mut mistakes = std::mem::take(&mut resolved.mistakes);
    let mut reader = reader();
    let matter = understand(&mut reader, resolved);
    mistakes.append(&mut reader.mistakes);
    if reader.is_shut
        && let Some(first) = mistakes.iter_mut().find(|mistake| mistake.severity == Severity::Error)
    {
        first.notes.push(mistakes::HELD_BACK.to_owned());
    }
    (matter, mistakes)
}

/// The keys of it that are read and checked but have no effect yet.
pub fn idle_keys_present(matter: &FrontMatter) -> Vec<&'static str> {
    let idle = [("bibliography", matter.bibliography.is_some())];
    idle.into_iter().filter(|(_, is_present)| *is_present).map(|(key, _)| key).collect()
}

/// The front matter of an article or a page. What was not typed is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    pub title: Option<String>,
    pub id: Option<String>,
    pub subtitle: Option<String>,
    pub kicker: Option<String>,
    pub date: Option<Moment>,
    pub updated: Option<Moment>,
    /// As typed, in order.
    pub tags: Vec<String>,
    pub regions: Vec<String>,
    pub related: Vec<String>,
    pub related_exclude: Vec<String>,
    pub related_limit: Option<usize>,
    pub authors: Vec<Credit>,
    pub summary: Option<String>,
    /// `type`.
    pub kind: Option<String>,
    pub series: Option<String>,
    pub series_number: Option<u32>,
    pub slug: Option<String>,
    pub aliases: Vec<String>,
    pub lang: Option<String>,
    pub translation_of: Option<String>,
    pub draft: bool,
    /// What decides on publication could not be read: kept from readers as a draft is, but its mistakes are errors.
    pub held_back: bool,
    pub publish_at: Option<Moment>,
    pub expires_at: Option<Moment>,
    pub status: Option<String>,
    pub changes: Vec<Change>,
    pub supersedes: Vec<String>,
    pub withdrawn: Option<Withdrawal>,
    pub key_points: Vec<String>,
    pub recommendations: Vec<Recommendation>,
    pub image: Option<Picture>,
    pub number: Option<String>,
    pub doi: Option<String>,
    pub isbn: Option<String>,
    pub license: Option<String>,
    pub funding: Option<String>,
    pub disclosure: Option<String>,
    pub peer_reviewed: Option<bool>,
    /// Where it first appeared: an address or a reference.
    pub original: Option<String>,
    pub attachments: Vec<Attachment>,
    pub bibliography: Option<String>,
    pub toc: Option<bool>,
    pub template: Option<String>,
    pub weight: Option<i64>,
    /// The rules that are not told of this file; all adjustable.
    pub check_off: Vec<Rule>,
    pub extra: Extra,
}

/// Own data of the writer, as typed.
pub type Extra = BTreeMap<String, serde_json::Value>;

/// `authors: [{id: europe-desk, role: editor}]`, or a plain name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// Id or name.
    pub name: String,
    pub role: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub date: Moment,
    pub kind: ChangeKind,
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Update,
    Correction,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    pub date: Option<Moment>,
    pub reason: String,
}

/// `recommendations: [{text, addressee, topics}]`, or a plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recommendation {
    pub text: String,
    pub addressee: Option<String>,
    pub topics: Vec<String>,
}

/// `image: {src, alt, caption, credit}`, or a plain path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    pub src: String,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// `attachments: [{src, title}]`, or a plain path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    pub src: String,
    pub title: Option<String>,
}

/// The front matter of a term's own file: `content/topics/trade.md`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermFrontMatter {
    /// By language code; a plain string stands under `""` and means the language of the file.
    pub titles: BTreeMap<String, String>,
    pub synonyms: Vec<String>,
    pub parent: Option<String>,
    pub codes: Vec<String>,
    pub summary: Option<String>,
    pub image: Option<Picture>,
    pub weight: Option<i64>,
    pub aliases: Vec<String>,
    pub lang: Option<String>,
    pub sort_name: Option<String>,
    pub role: Option<String>,
    pub email: Option<String>,
    pub orcid: Option<String>,
    pub links: Vec<String>,
    pub photo: Option<String>,
    pub organisation: Option<String>,
    pub check_off: Vec<Rule>,
    /// Whether the author is a desk or an organisation, not a person.
    pub is_collective: Option<bool>,
    pub extra: Extra,
}

#[cfg(test)]
mod tests;

//! `config.toml` → [`Config`], every mistake in one go.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use toml::de::DeTable;

use super::section::{Reader, Section, Value};
use super::{
    Config, DesignSpan, FeedFormat, FeedsConfig, MarkdownConfig, PagesConfig, RawHtml, RegionGroup, SearchConfig,
    SocialCardsConfig, Spans, Table, TermKind,
};
use super::{check, languages, limits, mistakes, pictures, publisher, related, security, syntax};
use crate::diagnostic::{Diagnostic, Place, Severity, nearest};
use crate::route::BaseUrl;

/// What the file is called in messages.
const PATH: &str = "config.toml";

/// Articles on one page of a listing, items in a feed, articles in a related list.
const PAGINATE_BY: usize = 20;
const FEED_LIMIT: usize = 20;

/// What the command line and the environment say over the file.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--base-url`, else `MASTHEAD_BASE_URL`.
    pub base_url: Option<String>,
    pub lenient: bool,
}

/// The configuration, with warnings; or, as the error, every mistake and warning of the file.
///
/// `[taxonomies]` is reserved: it is accepted and has no effect yet.
///
/// # Errors
///
/// If there is any error among the mistakes: every page depends on the configuration, so none is built on a guess.
pub fn parse(bytes: &[u8], overrides: &Overrides) -> Result<(Config, Vec<Diagnostic>), Vec<Diagnostic>> {
    let path: Arc<str> = PATH.into();
    let text = std::str::from_utf8(bytes).map_err(|error| {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return vec![mistakes::is_utf16(Place::file(&path))];
        }
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        vec![mistakes::not_utf8(Place::span(&path, at..at + 1), line)]
    })?;
    let (document, errors) = DeTable::parse_recoverable(text);
    let syntax = syntax::explain(&path, text, &errors);
    let mut reader = Reader { path, mistakes: Vec::new() };
    let config = read(&mut reader, document.get_ref(), overrides);
    let mistakes = with_syntax(text, syntax, reader.mistakes);
    match config {
        Some(config) if mistakes.iter().all(|mistake| mistake.severity == Severity::Warning) => Ok((config, mistakes)),
        _ => Err(mistakes),
    }
}

/// All mistakes, without those that only follow from a line that is not TOML.
fn with_syntax(text: &str, syntax: Vec<Diagnostic>, mut mistakes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let line = |place: &Place| match &place.spot {
        crate::diagnostic::Spot::Span(span) => Some(syntax::line_of(text, span.start).start),
        _ => None,
    };
    let broken: Vec<Option<usize>> = syntax.iter().map(|mistake| line(&mistake.place)).collect();
    // What is missing may well stand on a broken line.
    mistakes
        .retain(|mistake| broken.is_empty() || line(&mistake.place).is_some_and(|line| !broken.contains(&Some(line))));
    mistakes.extend(syntax);
    mistakes
}

/// None only if there is no address to build for.
fn read(reader: &mut Reader, document: &DeTable, overrides: &Overrides) -> Option<Config> {
    let mut root = Section::root(document);
    let base_url = base_url(reader, root.take("base_url"), overrides);
    let title = title(reader, root.take("title"), base_url.as_ref());
    let description = reader.text(root.take("description")).unwrap_or_default();
    let (code, _) = languages::default_code(reader, &mut root);
    let texts = languages::Texts { title, description };
    let languages = languages::read(reader, &code, texts, root.take("languages"));
    let (theme, theme_span) = theme(reader, root.take("theme"));
    let (output, output_span) = output(reader, root.take("output"));
    let timezone = timezone(reader, root.take("timezone"));
    let paginate_by = reader.number(root.take("paginate_by"), 1).unwrap_or(PAGINATE_BY);
    let related = related::read(reader, root.take("related"));
    let feeds = feeds(reader, root.take("feeds"));
    let pages = pages(reader, root.take("pages"));
    let search = search(reader, root.take("search"));
    let markdown = markdown(reader, root.take("markdown"));
    let limits = limits::read(reader, root.take("limits"));
    let publisher = publisher::read(reader, root.take("publisher"));
    let mut security = security::read(reader, root.take("security"));
    if search.enabled {
        security.allow_web_assembly();
    }
    let pictures = pictures::read(reader, root.take("pictures"));
    let social_cards = social_cards(reader, root.take("social_cards"));
    let regions = regions(reader, root.take("regions"), &code);
    let (mut levels, external) = check::read(reader, root.take("check"));
    if overrides.lenient {
        levels.make_lenient();
    }
    let reserved = root.take("taxonomies");
    reader.data(reserved);
    let (design, design_spans) = design(reader, root.take("design"));
    let extra = reader.data(root.take("extra"));
    reader.finish(root);
    Some(Config {
        base_url: base_url?,
        languages,
        theme,
        output,
        timezone,
        paginate_by,
        related,
        feeds,
        pages,
        search,
        markdown,
        limits,
        publisher,
        security,
        pictures,
        social_cards,
        regions,
        levels,
        external,
        design,
        extra,
        spans: Spans { theme: theme_span, output: output_span, design: design_spans },
    })
}

/// The override if there is one, else the file's; both are checked.
fn base_url(reader: &mut Reader, value: Option<Value>, overrides: &Overrides) -> Option<BaseUrl> {
    let place = value.as_ref().map(|value| reader.at(&value.span));
    let typed = reader.text(value);
    let in_file = typed.and_then(|typed| check_base_url(reader, place.clone()?, "base_url", &typed));
    if let Some(typed) = &overrides.base_url {
        return check_base_url(reader, Place::file(&"command line".into()), "--base-url", typed);
    }
    if place.is_none() {
        reader.tell(mistakes::missing_base_url(Place::file(&reader.path)));
    }
    in_file
}

fn check_base_url(reader: &mut Reader, place: Place, name: &str, typed: &str) -> Option<BaseUrl> {
    let base_url = BaseUrl::parse(typed);
    if base_url.is_none() {
        let has_scheme =
            typed.split(['/', '.']).next().is_some_and(|head| head.contains(':') && !head.contains("localhost"));
        let lacks_scheme_only = !has_scheme && BaseUrl::parse(&format!("https://{typed}")).is_some();
        reader.tell(match lacks_scheme_only {
            true => mistakes::no_scheme(place, name, typed),
            false => mistakes::bad_base_url(place, name, typed),
        });
    }
    base_url
}

/// The name of the publication, else its host's.
fn title(reader: &mut Reader, value: Option<Value>, base_url: Option<&BaseUrl>) -> String {
    let is_given = value.is_some();
    let span = value.as_ref().map(|value| value.span.clone());
    let title = reader.text(value);
    if let (Some(title), Some(span)) = (&title, span) {
        if title.trim().is_empty() {
            reader.tell(mistakes::empty_text(reader.at(&span), "title"));
        }
        if let Some(c) = title.chars().find(|c| c.is_control()) {
            reader.tell(mistakes::control_character(reader.at(&span), "title", c));
        }
    }
    let host = base_url.map_or("", |base_url| base_url.origin().split("//").nth(1).unwrap_or(""));
    if !is_given && base_url.is_some() {
        reader.tell(mistakes::missing_title(Place::file(&reader.path), host));
    }
    title.unwrap_or_else(|| host.to_owned())
}

type WithSpan<T> = (T, Option<std::ops::Range<usize>>);

/// One folder below `themes/`: whether it is there is seen elsewhere.
fn theme(reader: &mut Reader, value: Option<Value>) -> WithSpan<Option<String>> {
    let span = value.as_ref().map(|value| value.span.clone());
    let theme = reader.text(value);
    let is_folder = |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']);
    match (theme, &span) {
        (Some(theme), Some(place)) if !is_folder(&theme) => {
            reader.tell(mistakes::bad_theme(reader.at(place), &theme));
            (None, span)
        }
        (theme, _) => (theme, span),
    }
}

/// The theme's matter, with the places of its keys: the theme is not read yet.
fn design(reader: &mut Reader, value: Option<Value>) -> (Table, BTreeMap<String, DesignSpan>) {
    let spans = reader.spans(value.as_ref());
    (reader.data(value), spans)
}

fn output(reader: &mut Reader, value: Option<Value>) -> WithSpan<String> {
    let span = value.as_ref().map(|value| value.span.clone());
    let output = reader.text(value);
    if let (Some(""), Some(span)) = (output.as_deref().map(str::trim), &span) {
        reader.tell(mistakes::bad_output(reader.at(span)));
    }
    (output.unwrap_or_else(|| "public".to_owned()), span)
}

/// From the database that the program carries, so that no machine's own changes a page.
fn timezone(reader: &mut Reader, value: Option<Value>) -> TimeZone {
    let place = value.as_ref().map(|value| reader.at(&value.span));
    let (Some(typed), Some(place)) = (reader.text(value), place) else {
        return TimeZone::UTC;
    };
    let database = TimeZoneDatabase::bundled();
    database.get(&typed).unwrap_or_else(|_| {
        let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
        let city = |name: &&String| {
            name.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&typed.replace(' ', "_")))
        };
        let near = names.iter().find(city).map(String::as_str);
        let near = near.or_else(|| nearest(&typed, names.iter().map(String::as_str)));
        reader.tell(mistakes::bad_timezone(place, &typed, near));
        TimeZone::UTC
    })
}

fn feeds(reader: &mut Reader, value: Option<Value>) -> FeedsConfig {
    let mut feeds = FeedsConfig { formats: None, terms: TermKind::ALL.to_vec(), limit: FEED_LIMIT, news: false };
    let Some(mut section) = reader.section(value) else {
        return feeds;
    };
    const FORMATS: [(&str, FeedFormat); 3] =
        [("atom", FeedFormat::Atom), ("rss", FeedFormat::Rss), ("json", FeedFormat::Json)];
    feeds.formats = words(reader, section.take("formats"), &FORMATS);
    let kinds = TermKind::ALL.map(|kind| (kind.folder(), kind));
    if let Some(terms) = words(reader, section.take("terms"), &kinds) {
        feeds.terms = terms;
    }
    feeds.limit = reader.number(section.take("limit"), 1).unwrap_or(FEED_LIMIT);
    feeds.news = reader.flag(section.take("news")).unwrap_or(false);
    reader.finish(section);
    feeds
}

/// A list of words that each mean something; each counts once, in the order of the file.
fn words<T: Copy + PartialEq>(
    reader: &mut Reader,
    value: Option<Value>,
    known: &[(&'static str, T)],
) -> Option<Vec<T>> {
    let name = value.as_ref().map_or(String::new(), |value| value.name.clone());
    let mut meant = Vec::new();
    for (word, span) in reader.texts(value)? {
        match known.iter().find(|(name, _)| *name == word) {
            Some((_, meaning)) if meant.contains(meaning) => {}
            Some((_, meaning)) => meant.push(*meaning),
            None => {
                let names: Vec<&'static str> = known.iter().map(|(name, _)| *name).collect();
                reader.tell(mistakes::unknown_word(reader.at(&span), &name, &word, &names));
            }
        }
    }
    Some(meant)
}

fn pages(reader: &mut Reader, value: Option<Value>) -> PagesConfig {
    let mut pages = PagesConfig { topic_region: true, archive: true, types: true, sections: true };
    let Some(mut section) = reader.section(value) else {
        return pages;
    };
    let flags: [(&'static str, &mut bool); 4] = [
        ("topic_region", &mut pages.topic_region),
        ("archive", &mut pages.archive),
        ("types", &mut pages.types),
        ("sections", &mut pages.sections),
    ];
    for (key, is_made) in flags {
        *is_made = reader.flag(section.take(key)).unwrap_or(true);
    }
    reader.finish(section);
    pages
}

fn search(reader: &mut Reader, value: Option<Value>) -> SearchConfig {
    let mut enabled = true;
    if let Some(mut section) = reader.section(value) {
        enabled = reader.flag(section.take("enabled")).unwrap_or(true);
        reader.finish(section);
    }
    SearchConfig { enabled: enabled && cfg!(feature = "search") }
}

/// They take time that a publication should spend knowingly.
fn social_cards(reader: &mut Reader, value: Option<Value>) -> SocialCardsConfig {
    let mut enabled = false;
    if let Some(mut section) = reader.section(value) {
        enabled = reader.flag(section.take("enabled")).unwrap_or(false);
        reader.finish(section);
    }
    SocialCardsConfig { enabled: enabled && cfg!(feature = "social-cards") }
}

fn markdown(reader: &mut Reader, value: Option<Value>) -> MarkdownConfig {
    let mut markdown = MarkdownConfig::default();
    let Some(mut section) = reader.section(value) else {
        return markdown;
    };
    markdown.highlight = reader.flag(section.take("highlight")).unwrap_or(true);
    const POLICIES: [(&str, RawHtml); 3] =
        [("allow", RawHtml::Allow), ("strip", RawHtml::Strip), ("deny", RawHtml::Deny)];
    markdown.raw_html = word(reader, section.take("raw_html"), &POLICIES).unwrap_or(RawHtml::Allow);
    reader.finish(section);
    markdown
}

/// One of the words that mean something here; told if it is none of them.
pub(super) fn word<T: Copy>(reader: &mut Reader, value: Option<Value>, known: &[(&'static str, T)]) -> Option<T> {
    let (place, name) = value.as_ref().map(|value| (reader.at(&value.span), value.name.clone()))?;
    let typed = reader.text(value)?;
    let meant = known.iter().find(|(word, _)| *word == typed);
    if meant.is_none() {
        let words: Vec<&'static str> = known.iter().map(|(word, _)| *word).collect();
        reader.tell(mistakes::unknown_word(place, &name, &typed, &words));
    }
    meant.map(|(_, meaning)| *meaning)
}

fn regions(reader: &mut Reader, value: Option<Value>, default: &str) -> Vec<RegionGroup> {
    let entries = reader.section(value).into_iter().flat_map(|mut section| section.take_all());
    let mut groups = Vec::new();
    for (id, value) in entries {
        let (name, span) = (value.name.clone(), value.key_span.clone());
        if !languages::is_step(id) {
            reader.tell(mistakes::bad_step(reader.at(&span), "regions", id));
        }
        let Some(mut section) = reader.section(Some(value)) else {
            continue;
        };
        let names = region_names(reader, section.take("name"), default);
        let members = reader.texts(section.take("members"));
        if members.as_ref().is_none_or(Vec::is_empty) {
            reader.tell(mistakes::lacks(reader.at(&span), &name, "members", "[\"ML\", \"NE\"]"));
        }
        let members = members.unwrap_or_default().into_iter().map(|(member, _)| member).collect();
        groups.push(RegionGroup { id: id.to_owned(), names, members, span });
        reader.finish(section);
    }
    groups
}

/// A name for all, or one for each language.
fn region_names(
    reader: &mut Reader,
    value: Option<Value>,
    default: &str,
) -> std::collections::BTreeMap<String, String> {
    let Some(value) = value else {
        return Default::default();
    };
    if !value.is_table() {
        return reader.text(Some(value)).map(|name| (default.to_owned(), name)).into_iter().collect();
    }
    let entries = reader.section(Some(value)).into_iter().flat_map(|mut section| section.take_all());
    entries.filter_map(|(code, value)| Some((code.to_owned(), reader.text(Some(value))?))).collect()
}

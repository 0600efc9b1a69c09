//! What an editor is told, each with its one constructor.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, SUMMARY_CHARACTERS};
use crate::diagnostic::{Diagnostic, Place, Rule, shown};
use crate::markdown::{TypedHeading, TypedLink};

/// So many words of a summary say where it is cut.
const LAST_WORDS: usize = 4;

// The writing.

pub(super) fn missing_alt(source: &Arc<str>, span: &Range<usize>) -> Diagnostic {
    Diagnostic::new(Rule::MissingAlt, Place::span(source, span.clone()), "a picture without a description")
        .help("say between the brackets what it shows: `![Coal use by year](chart.svg)`")
}

pub(super) fn lead_without_alt(source: &Arc<str>, src: &str) -> Diagnostic {
    let message = format!("the lead picture {} has no description", shown(src));
    Diagnostic::new(Rule::MissingAlt, Place::value(source, "image"), message)
        .help(format!("say what it shows: `image: {{src: {src}, alt: …}}`"))
}

pub(super) fn skipped_heading(source: &Arc<str>, above: &TypedHeading, heading: &TypedHeading) -> Diagnostic {
    let message = format!(
        "the heading {} is of level {}, and the one above it of level {}",
        shown(&heading.text),
        heading.level,
        above.level
    );
    Diagnostic::new(Rule::SkippedHeading, Place::span(source, heading.span.clone()), message)
        .also(Place::span(source, above.span.clone()), "the one above")
        .help(format!("begin it with `{}`, as readers get it", "#".repeat(usize::from(above.level) + 1)))
}

pub(super) fn vague_link(source: &Arc<str>, link: &TypedLink) -> Diagnostic {
    let message = format!("{} does not say where the link leads", shown(&link.text));
    Diagnostic::new(Rule::VagueLink, Place::span(source, link.span.clone()), message)
        .help("link the words that name what is there: `the [report on coal](coal.md)`")
}

// Front matter.

pub(super) fn missing_summary(article: &Article) -> Diagnostic {
    at_title(article, Rule::MissingSummary, "the article has no summary; lists show the beginning of its text")
        .help("say in a sentence or two what it finds: `summary: …`")
}

pub(super) fn long_summary(article: &Article, characters: usize) -> Diagnostic {
    let shown: Vec<&str> = article.card.summary.split(' ').collect();
    let end = shown[shown.len().saturating_sub(LAST_WORDS)..].join(" ");
    Diagnostic::new(
        Rule::LongSummary,
        Place::value(&article.card.source, "summary"),
        format!("the summary has {characters} characters; lists, feeds and search results end it at `{end}`"),
    )
    .help(format!("shorten it to {SUMMARY_CHARACTERS}"))
}

pub(super) fn long_title(article: &Article) -> Diagnostic {
    let characters = article.card.title.chars().count();
    at_title(article, Rule::LongTitle, format!("the title has {characters} characters; search results cut it off"))
        .help("shorten it to 70 or so, or move its second half to `subtitle`")
}

pub(super) fn no_card_picture(article: &Article) -> Diagnostic {
    at_title(article, Rule::NoCardPicture, "the article has no picture; shared on a network it is a card without one")
        .help("add one: `image: {src: chart.png, alt: …}`")
}

pub(super) fn no_scholar_authors(source: &Arc<str>, kind: &str) -> Diagnostic {
    let message = format!("a {} without authors; Google Scholar does not take it", shown(kind));
    Diagnostic::new(Rule::ScholarAuthors, Place::value(source, "type"), message)
        .help("name who answers for it, a person or a body: `authors: [Energy Desk]`")
}

// Its place among the others.

pub(super) fn unlinked(article: &Article) -> Diagnostic {
    at_title(article, Rule::UnlinkedArticle, "no other text leads to this article")
        .help("link it from a text that its readers read, or name it in the `related` of another article")
}

pub(super) fn missing_translation(article: &Article, language: &str) -> Diagnostic {
    let stem = article.card.source.strip_suffix(".md").unwrap_or(&article.card.source);
    at_title(article, Rule::MissingTranslation, format!("the article is not there in {language}, as most are"))
        .help(format!("translate `{stem}`, or set `missing-translation = \"off\"` in `[check]`"))
}

pub(super) fn outdated_translation(translation: &Article, original: &Article) -> Diagnostic {
    let source = &original.card.source;
    let changed = original.card.updated.map(|updated| updated.day().to_string()).unwrap_or_default();
    let key = if translation.front.updated.is_some() { "updated" } else { "date" };
    Diagnostic::new(
        Rule::OutdatedTranslation,
        Place::value(&translation.card.source, key),
        format!("the translation is older than its original, which changed on {changed}"),
    )
    .also(Place::value(source, "updated"), "the original")
    .help(format!("bring it up to date and write `updated: {changed}`"))
}

/// `name` is the title; `path` the address below `content/authors/`.
pub(super) fn no_author_file(place: Place, name: &str, path: &str) -> Diagnostic {
    Diagnostic::new(Rule::NoAuthorFile, place, format!("{} has no page of their own, as most authors do", shown(name)))
        .help(format!("write `content/authors/{path}.md`, or the name as another article spells it"))
}

pub(super) fn single_use_topic(place: Place, name: &str) -> Diagnostic {
    Diagnostic::new(Rule::SingleUseTopic, place, format!("the topic {} stands on this article alone", shown(name)))
        .help("choose a topic that other articles carry, or give this one to others too")
}

/// `articles` carry the common one.
pub(super) fn near_topics(place: Place, rare: &str, common: &str, articles: usize) -> Diagnostic {
    let carried = if articles == 1 { "one article carries".to_owned() } else { format!("{articles} articles carry") };
    let message = format!("the topic {} is hardly another than {}, which {carried}", shown(rare), shown(common));
    Diagnostic::new(Rule::NearTopics, place, message)
        .help(format!("write `{common}`; if they are two topics, give both a file in `content/topics/`"))
}

pub(super) fn embargo_leak(source: &Arc<str>, span: Range<usize>, piece: &Article) -> Diagnostic {
    let held = &piece.card.source;
    Diagnostic::new(
        Rule::EmbargoLeak,
        Place::span(source, span),
        format!("this public text names `{held}`, which is not published yet"),
    )
    .help("take it out until then, or publish both at the same time")
}

/// `file` from the site's folder.
pub(super) fn leaked_file(place: Place, file: &str) -> Diagnostic {
    let message =
        format!("{} can be read already, though only this piece names it, which is not published yet", shown(file));
    Diagnostic::new(Rule::EmbargoLeak, place, message)
        .help("put it beside the text, where it waits with it, and name it without a folder")
}

/// Said of the first for all of them.
pub(super) fn and_others(first: Diagnostic, others: usize) -> Diagnostic {
    let name = first.rule.name();
    first.note(format!(
        "{others} others are like it; this is said once for the site, and of each with `{name} = \"warn\"` in `[check]`"
    ))
}

fn at_title(article: &Article, rule: Rule, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(rule, Place::value(&article.card.source, "title"), message)
}

use super::*;
use crate::diagnostic::{Diagnostic, Rule, Severity, cases};

fn said(input: &[u8], overrides: &Overrides) -> String {
    let mistakes = parse(input, overrides).map_or_else(|mistakes| mistakes, |(_, mistakes)| mistakes);
    cases::drawn("config.toml", input, &mistakes)
}

fn config(text: &str) -> Config {
    parse(text.as_bytes(), &Overrides::default()).unwrap_or_else(|mistakes| panic!("{mistakes:?}")).0
}

const BASE: &str = "title = \"T\"\nbase_url = \"https://example.org\"\n";

#[test]
fn every_mistake_says_where_it_is_and_what_to_write_instead() {
    cases::check("src/config/tests/mistakes.txt", |input| said(input.as_bytes(), &Overrides::default()));
}

#[test]
fn two_lines_are_enough() {
    let config = config(BASE);
    assert_eq!(config.base_url.to_string(), "https://example.org");
    let language = config.default_language();
    assert_eq!((&*language.code, language.title.as_str(), language.description.as_str()), ("en", "T", ""));
    assert_eq!((config.theme.as_deref(), config.output.as_str()), (None, "public"));
    assert_eq!((config.paginate_by, config.related.limit, config.feeds.limit), (20, 6, 20));
    assert_eq!((config.feeds.formats, config.feeds.terms.len(), config.feeds.news), (None, 4, false));
    assert!(config.pages.topic_region && config.pages.archive && config.pages.types && config.pages.sections);
    assert_eq!(config.markdown.raw_html, RawHtml::Allow);
    assert!(config.markdown.highlight && !config.levels.is_lenient());
    assert!(config.pictures.enabled);
    assert_eq!((&*config.pictures.widths, config.pictures.quality), (&[480, 800, 1200, 1600][..], 75));
    assert_eq!(config.timezone, TimeZone::UTC);
}

#[test]
fn every_key_is_read() {
    let text = r#"
title = "Policy"
base_url = "https://example.org/policy/"
language = "fr"
description = "Notes"
theme = "plain"
output = "out"
timezone = "Europe/Paris"
paginate_by = 5

[languages.en]
title = "Policy in English"
description = "Briefs"
paths = {topics = "subjects"}

[languages.fr]
title = "Politique"
[languages.fr.paths]
topics = "themes"
series = "dossiers"

[languages.pt-BR]

[related]
limit = 0
same_series = 1
sensitive = ["obituaries", "War"]
types = ["analysis", "report"]
[related.weights]
text = 2
date = 0

[feeds]
formats = ["rss", "rss", "json"]
terms = ["regions", "topics"]
limit = 3
news = true

[pages]
topic_region = false
archive = false
types = false
sections = false

[markdown]
raw_html = "deny"
highlight = false

[pictures]
enabled = false
widths = [700, 350]
quality = 60
sizes = "50vw"

[regions.sahel]
name = {fr = "Sahel", en = "The Sahel"}
members = ["ML", "NE"]

[regions.andes]
name = "Andes"
members = ["PE"]

[check]
dead-link = "warn"
M0401 = "off"

[search]
enabled = false

[limits]
front_matter_kb = 128
yaml_depth = 9
yaml_nodes = 1000
article_mb = 4
tags = 12
page_mb = 2
[taxonomies]
x = 1
[design]
colour = "blue"
[extra]
n = 3
f = 1.5
list = [true, 2026-03-14, {a = "b"}]
"#;
    let (config, mistakes) = parse(text.as_bytes(), &Overrides::default()).unwrap();
    assert_eq!(mistakes, []);
    assert_eq!(config.base_url.path(), "/policy");
    let languages: Vec<_> = config
        .languages
        .iter()
        .map(|language| {
            (&*language.code, language.title.as_str(), language.description.as_str(), language.paths.topics.as_str())
        })
        .collect();
    assert_eq!(
        languages,
        [
            ("fr", "Politique", "Notes", "themes"),
            ("en", "Policy in English", "Briefs", "subjects"),
            ("pt-BR", "Policy", "", "topics"),
        ]
    );
    assert_eq!(config.languages[0].paths.series, "dossiers");
    assert!(!config.search.enabled);
    assert_eq!((config.theme.as_deref(), config.output.as_str(), config.paginate_by), (Some("plain"), "out", 5));
    assert_eq!(config.spans.theme.clone().map(|span| &text[span]), Some("\"plain\""));
    assert_eq!(config.spans.output.clone().map(|span| &text[span]), Some("\"out\""));
    assert_eq!(config.timezone.iana_name(), Some("Europe/Paris"));
    assert_eq!((config.related.limit, config.related.same_series), (0, 1));
    let sensitive: Vec<_> =
        config.related.sensitive.iter().map(|named| (named.name.as_str(), &text[named.span.clone()])).collect();
    assert_eq!(sensitive, [("obituaries", "\"obituaries\""), ("War", "\"War\"")]);
    let may_come = |other| config.related.types.beside(None).is_none_or(|types| types.may_come(other));
    assert_eq!([Some("analysis"), Some("report"), Some("speech"), None].map(may_come), [true, true, false, false]);
    let weights = config.related.weights;
    assert_eq!((weights[Part::Text], weights[Part::Date]), (2.0, 0.0));
    assert_eq!(weights[Part::Topics], Parts::usual_weights()[Part::Topics]);
    assert_eq!(config.feeds.formats, Some(vec![FeedFormat::Rss, FeedFormat::Json]));
    assert_eq!(
        (config.feeds.terms, config.feeds.limit, config.feeds.news),
        (vec![TermKind::Region, TermKind::Topic], 3, true)
    );
    assert!(!(config.pages.topic_region || config.pages.archive || config.pages.types || config.pages.sections));
    assert!(!config.markdown.highlight && config.markdown.raw_html == RawHtml::Deny);
    let limits =
        Limits { front_matter: 128 << 10, yaml_depth: 9, yaml_nodes: 1000, article: 4 << 20, tags: 12, page: 2 << 20 };
    assert_eq!(config.limits, limits);
    let pictures = &config.pictures;
    assert_eq!(
        (pictures.enabled, &*pictures.widths, pictures.quality, &*pictures.sizes),
        (false, &[700, 350][..], 60, "50vw")
    );
    let regions: Vec<_> =
        config.regions.iter().map(|group| (group.id.as_str(), group.names.len(), group.members.join(" "))).collect();
    assert_eq!(regions, [("sahel", 2, "ML NE".to_owned()), ("andes", 1, "PE".to_owned())]);
    assert_eq!(config.regions[1].names.get("fr").map(String::as_str), Some("Andes"));
    assert_eq!(&text[config.regions[0].span.clone()], "sahel");
    let level = |rule| {
        let place = crate::diagnostic::Place::file(&"a.md".into());
        config.levels.apply(Diagnostic::new(rule, place, "x")).map(|diagnostic| diagnostic.severity)
    };
    assert_eq!((level(Rule::DeadLink), level(Rule::TermSpelling)), (Some(Severity::Warning), None));
    assert_eq!(config.design, [("colour".to_owned(), "blue".into())].into());
    assert_eq!(
        serde_json::to_string(&config.extra).unwrap(),
        r#"{"f":1.5,"list":[true,"2026-03-14",{"a":"b"}],"n":3}"#
    );
}

#[test]
fn types_are_asked_by_the_article_that_has_the_list() {
    let types = |typed: &str| config(&format!("{BASE}[related.types]\n{typed}")).related.types;
    let of_types = types("speech = [\"speech\", \"*\"]\nbrief = [\"brief\"]\nlog = []\n");
    let others = [Some("speech"), Some("brief"), None];
    let comes =
        |types: &Types, beside| others.map(|other| types.beside(beside).is_none_or(|types| types.may_come(other)));
    assert_eq!(comes(&of_types, Some("speech")), [true, true, true], "`*` is every type, and none");
    assert_eq!(comes(&of_types, Some("brief")), [false, true, false]);
    assert_eq!(comes(&of_types, Some("log")), [false, false, false]);
    assert_eq!(comes(&of_types, Some("report")), [true, true, true], "no line speaks of it");
    assert_eq!(comes(&of_types, None), [true, true, true]);
    let with_others = types("brief = [\"brief\"]\n\"*\" = [\"speech\"]\n");
    assert_eq!(comes(&with_others, Some("brief")), [false, true, false]);
    assert_eq!(comes(&with_others, None), [true, false, false]);
    let named: Vec<String> = with_others.named().into_iter().map(|named| named.name).collect();
    assert_eq!(named, ["brief", "brief", "speech"]);
}

#[test]
fn the_command_line_overrides_the_address() {
    let overrides = |url: &str| Overrides { base_url: Some(url.to_owned()), lenient: true };
    let (config, mistakes) = parse(b"title = \"T\"\n", &overrides("http://127.0.0.1:8000/a")).unwrap();
    assert_eq!((config.base_url.to_string().as_str(), mistakes.len()), ("http://127.0.0.1:8000/a", 0));
    assert!(config.levels.is_lenient());
    let expected = "\
error: `example.org` in `--base-url` lacks `https://`
 --> command line
  = help: write `--base-url https://example.org`
";
    assert_eq!(said(BASE.as_bytes(), &overrides("example.org")), expected);
}

#[test]
fn a_byte_that_is_not_utf8_names_its_line() {
    let expected = "\
error: line 2 is not in UTF-8
 --> config.toml:2:13
  |
2 | title = \"Pol�\"
  |             ^
  = help: save the file anew with the encoding UTF-8
";
    assert_eq!(said(b"\ntitle = \"Pol\xe9\"\n", &Overrides::default()), expected);
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_nothing() {
    let text = format!("\u{feff}{}", BASE.replace('\n', "\r\n"));
    assert_eq!(config(&text).default_language().title, "T");
    let wrong = text.replace("\"T\"", "3");
    assert!(said(wrong.as_bytes(), &Overrides::default()).contains(" --> config.toml:1:9\n"));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        said(&bytes, &Overrides::default());
    }

    #[test]
    fn any_text_is_read_without_panic(text in "[a-z =\"'\\[\\]{}.,:#0-9\\\\éx\n]{0,80}") {
        said(text.as_bytes(), &Overrides::default());
        said(format!("{BASE}{text}").as_bytes(), &Overrides::default());
    }
}

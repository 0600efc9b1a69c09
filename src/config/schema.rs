//! JSON Schema of `config.toml`.

use jiff::tz::TimeZoneDatabase;
use serde_json::{Value, json};

use super::section::GREATEST_WEIGHT;
use super::security::DIRECTIVES;
use super::{Part, TermKind};
use crate::diagnostic::{Rule, Story};
use crate::schema::{
    data, described, document, either, flag, list, number, offered, table, table_of, text, whole, word, words_of,
};
use crate::typography::Typography;

const CONFIGURATION: &str = include_str!("../../docs/configuration.md");

/// With the names of the publication's topics, and of its types, to be offered.
pub fn schema(topics: &[String], types: &[String]) -> Value {
    let mut keys = said(
        "## The site",
        vec![
            ("title", text()),
            ("base_url", text()),
            ("language", text()),
            ("description", text()),
            ("theme", text()),
            ("output", text()),
            ("timezone", word(TimeZoneDatabase::bundled().available().map(|zone| zone.to_string()))),
            ("paginate_by", whole(1)),
        ],
    );
    keys.push(("default_language".to_owned(), described(text(), Some("The same as `language`.".to_owned()))));
    let tables = [
        ("languages", table_of(language())),
        ("related", related(topics, types)),
        ("feeds", feeds()),
        ("pages", pages()),
        ("search", table(said("## `[search]`", vec![("enabled", flag())]))),
        ("markdown", markdown()),
        ("limits", limits()),
        ("publisher", publisher()),
        ("security", security()),
        ("pictures", pictures()),
        ("social_cards", table(said("## `[social_cards]`", vec![("enabled", flag())]))),
        ("regions", table_of(region())),
        ("check", check()),
        ("design", data()),
        ("extra", data()),
        ("taxonomies", data()),
    ];
    keys.extend(tables.map(|(name, form)| (name.to_owned(), form)));
    document("config.toml of a Masthead publication", &["base_url"], keys)
}

/// Each key with what its document says of it.
fn said(heading: &str, forms: Vec<(&str, Value)>) -> Vec<(String, Value)> {
    let said = |(key, form): (&str, Value)| (key.to_owned(), described(form, words_of(CONFIGURATION, heading, key)));
    forms.into_iter().map(said).collect()
}

fn language() -> Value {
    let mut keys = said(
        "## `[languages.<code>]`",
        vec![("title", text()), ("description", text()), ("typography", word(Typography::names("fr").iter().copied()))],
    );
    let step = || json!({ "type": "string", "minLength": 1, "maxLength": 100 });
    let steps = ["topics", "regions", "authors", "series", "archive", "types", "search"];
    keys.push(("paths".to_owned(), table(steps.map(|name| (name.to_owned(), step())).into())));
    table(keys)
}

fn related(topics: &[String], types: &[String]) -> Value {
    let types = list(offered(types, text()));
    let weights = Part::ALL.map(|part| {
        let words = words_of(CONFIGURATION, "## `[related]`", part.name());
        (part.name().to_owned(), described(number(0.0, GREATEST_WEIGHT), words))
    });
    let forms = vec![
        ("limit", whole(0)),
        ("same_series", whole(0)),
        ("types", either([types.clone(), table_of(types)])),
        ("sensitive", list(offered(topics, text()))),
        ("weights", table(weights.into())),
    ];
    table(said("## `[related]`", forms))
}

fn feeds() -> Value {
    let forms = vec![
        ("formats", list(word(["atom", "rss", "json"]))),
        ("terms", list(word(TermKind::ALL.map(TermKind::folder)))),
        ("limit", whole(1)),
        ("news", flag()),
    ];
    table(said("## `[feeds]`", forms))
}

fn pages() -> Value {
    let kinds = ["topic_region", "archive", "types", "sections"];
    table(said("## `[pages]`", kinds.map(|kind| (kind, flag())).into()))
}

fn markdown() -> Value {
    table(said("## `[markdown]`", vec![("highlight", flag()), ("raw_html", word(["allow", "strip", "deny"]))]))
}

fn limits() -> Value {
    let keys = ["front_matter_kb", "yaml_depth", "yaml_nodes", "article_mb", "tags", "page_mb"];
    table(said("## `[limits]`", keys.map(|key| (key, whole(1))).into()))
}

fn publisher() -> Value {
    let keys = ["name", "url", "logo", "publishing_principles", "corrections_policy", "ownership_funding"];
    let mut forms: Vec<(&str, Value)> = keys.map(|key| (key, text())).into();
    forms.push(("same_as", list(text())));
    table(said("## `[publisher]`", forms))
}

fn security() -> Value {
    let mut forms = vec![("policy", flag())];
    forms.extend(DIRECTIVES.map(|(directive, _)| (directive, list(text()))));
    table(said("## `[security]`", forms))
}

fn pictures() -> Value {
    let forms = vec![("enabled", flag()), ("widths", list(whole(1))), ("quality", whole(1)), ("sizes", text())];
    table(said("## `[pictures]`", forms))
}

fn region() -> Value {
    let forms = vec![("name", either([text(), table_of(text())])), ("members", list(text()))];
    let mut region = table(said("## `[regions.<id>]`", forms));
    region["required"] = json!(["members"]);
    region
}

/// The rules that can be switched, by name and by code, and how other sites are asked.
fn check() -> Value {
    let level = |words: String| described(word(["error", "warn", "off"]), Some(words));
    let rules = Rule::ALL.iter().filter(|rule| rule.is_adjustable());
    let keys = rules.flat_map(|rule| {
        let by_name = (rule.name().to_owned(), level(format!("{}: {}", rule.code(), Story::of(*rule).summary)));
        [by_name, (rule.code().to_owned(), level(format!("The same as `{}`.", rule.name())))]
    });
    let forms = vec![
        ("external_skip", list(text())),
        ("external_private", flag()),
        ("external_pause_ms", whole(0)),
        ("external_timeout_s", whole(1)),
    ];
    table(keys.chain(said("## Other sites", forms)).collect())
}

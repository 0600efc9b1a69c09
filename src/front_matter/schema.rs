//! JSON Schema of the front matter, made from the table of keys that is read.

use serde_json::{Value, json};

use super::fields::{ATTACHMENT, CHANGE, CREDIT, PICTURE, RECOMMENDATION, WITHDRAWAL};
use super::keys::{self, Field, Key};
use super::read::Parts;
use crate::diagnostic::Rule;
use crate::schema::{data, described, document, either, list, offered, table, table_of, whole, word, words_of};

const CONTENT: &str = include_str!("../../docs/content.md");

/// The names that a publication has so far, to be offered.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub topics: Vec<String>,
    pub regions: Vec<String>,
    pub authors: Vec<String>,
    pub series: Vec<String>,
    pub types: Vec<String>,
    /// The declared codes; any text is good if there are none.
    pub languages: Vec<String>,
}

/// Of articles and pages.
pub fn article_schema(names: &Names) -> Value {
    let properties = properties(keys::ARTICLE, "## Keys of articles and pages", names);
    document("Front matter of articles and pages", &["title"], properties)
}

/// Of the files of topics, regions, authors and series.
pub fn term_schema(names: &Names) -> Value {
    let mut properties = properties(keys::TERM, "## Keys of terms", names);
    if let Some((_, title)) = properties.iter_mut().find(|(name, _)| name == "title") {
        *title = described(either([scalar(), table_of(scalar())]), title["description"].as_str().map(str::to_owned));
    }
    document("Front matter of topics, regions, authors and series", &[], properties)
}

/// Each key, and each other name that it has.
fn properties(keys: &'static [Key], heading: &str, names: &Names) -> Vec<(String, Value)> {
    let mut properties = Vec::new();
    for key in keys {
        let words = words_of(CONTENT, heading, key.name);
        properties.push((key.name.to_owned(), described(form(key.field, names), words)));
        for alias in key.aliases {
            let words = format!("The same as `{}`.", key.name);
            properties.push(((*alias).to_owned(), described(form(key.field, names), Some(words))));
        }
    }
    properties
}

fn form(field: Field, names: &Names) -> Value {
    match field {
        Field::Title => json!({ "type": ["string", "number", "boolean"] }),
        Field::Id
        | Field::Subtitle
        | Field::Kicker
        | Field::Summary
        | Field::Slug
        | Field::TranslationOf
        | Field::Status
        | Field::Number
        | Field::Doi
        | Field::Isbn
        | Field::License
        | Field::Funding
        | Field::Disclosure
        | Field::Original
        | Field::Bibliography
        | Field::Template
        | Field::Parent
        | Field::SortName
        | Field::Role
        | Field::Email
        | Field::Orcid
        | Field::Photo
        | Field::Organisation => scalar(),
        Field::Date | Field::Updated | Field::PublishAt | Field::ExpiresAt => date(),
        Field::Tags => nothing_or(list(offered(&names.topics, scalar()))),
        Field::Regions => one_or_list(offered(&names.regions, scalar())),
        Field::Authors => one_or_list(either([offered(&names.authors, scalar()), record(&CREDIT)])),
        Field::Series => offered(&names.series, scalar()),
        Field::Kind => offered(&names.types, scalar()),
        Field::Lang if names.languages.is_empty() => scalar(),
        Field::Lang => json!({ "enum": names.languages }),
        Field::Related
        | Field::RelatedExclude
        | Field::Aliases
        | Field::Supersedes
        | Field::Synonyms
        | Field::Codes
        | Field::Links => one_or_list(scalar()),
        Field::KeyPoints => nothing_or(list(scalar())),
        Field::RelatedLimit | Field::SeriesNumber => nothing_or(whole(0)),
        Field::Weight => json!({ "type": ["integer", "null"] }),
        Field::Draft | Field::PeerReviewed | Field::Toc | Field::Collective => json!({ "type": ["boolean", "null"] }),
        Field::Changes => one_or_list(either([scalar(), record(&CHANGE)])),
        Field::Withdrawn => either([scalar(), record(&WITHDRAWAL)]),
        Field::Recommendations => one_or_list(either([scalar(), record(&RECOMMENDATION)])),
        Field::Image => either([scalar(), record(&PICTURE)]),
        Field::Attachments => one_or_list(either([scalar(), record(&ATTACHMENT)])),
        Field::CheckOff => one_or_list(word(rules())),
        Field::Extra => nothing_or(data()),
    }
}

/// The rules that a text may switch off, by name and by code.
fn rules() -> impl Iterator<Item = &'static str> {
    Rule::ALL.iter().filter(|rule| rule.is_adjustable()).flat_map(|rule| [rule.name(), rule.code()])
}

/// One text as YAML may read it: `1.10`, `true` and nothing at all are texts too where one is wanted.
fn scalar() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

fn date() -> Value {
    json!({ "type": ["string", "null"], "pattern": "^\\s*\\d{4}-\\d{2}-\\d{2}([T ].*)?$" })
}

fn nothing_or(mut form: Value) -> Value {
    form["type"] = json!([form["type"], "null"]);
    form
}

fn one_or_list(form: Value) -> Value {
    either([form.clone(), list(form)])
}

fn record(parts: &Parts) -> Value {
    table(parts.names.iter().map(|name| ((*name).to_owned(), part(name))).collect())
}

fn part(name: &str) -> Value {
    match name {
        "date" => date(),
        "kind" => word(["update", "correction"]),
        "topics" => one_or_list(scalar()),
        _ => scalar(),
    }
}

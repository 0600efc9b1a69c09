//! `masthead schema`: what it calls good is what the program reads, and it knows every key.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::site::{ENGLISH, Site, repository};

fn schema(site: &Site, kind: &str) -> Value {
    let ran = site.run(&["schema", kind]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    serde_json::from_str(&ran.stdout).unwrap()
}

/// What is wrong with a value, by the words of JSON Schema that the schemas use; a word that it does not know fails the
/// test.
fn faults(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (word, rule) in schema.as_object().unwrap() {
        let (is_good, within) = match word.as_str() {
            "$schema" | "title" | "description" => (true, Vec::new()),
            "type" => (is_of(rule, value), Vec::new()),
            "enum" => (rule.as_array().unwrap().contains(value), Vec::new()),
            "anyOf" => (rule.as_array().unwrap().iter().any(|form| faults(form, value, at).is_empty()), Vec::new()),
            "minimum" => (value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()), Vec::new()),
            "maximum" => (value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()), Vec::new()),
            "minLength" => (value.as_str().is_none_or(|text| text.len() as u64 >= rule.as_u64().unwrap()), Vec::new()),
            "maxLength" => (value.as_str().is_none_or(|text| text.len() as u64 <= rule.as_u64().unwrap()), Vec::new()),
            // The only pattern is that of a date.
            "pattern" => (value.as_str().is_none_or(|text| text.trim().split('-').count() >= 3), Vec::new()),
            "required" => {
                (rule.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some()), vec![])
            }
            "items" => (true, inside(value.as_array(), |(index, item)| faults(rule, item, &format!("{at}[{index}]")))),
            "properties" => (true, Vec::new()),
            "additionalProperties" => (true, keys(schema, value, at)),
            other => panic!("{at}: the schema uses `{other}`, which this test does not know"),
        };
        found.extend((!is_good).then(|| format!("{at}: {word}")));
        found.extend(within);
    }
    found
}

fn inside<'v>(items: Option<&'v Vec<Value>>, fault: impl Fn((usize, &'v Value)) -> Vec<String>) -> Vec<String> {
    items.into_iter().flatten().enumerate().flat_map(fault).collect()
}

fn keys(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let check = |(key, value): (&String, &Value)| {
        let at = format!("{at}.{key}");
        match (schema["properties"].get(key), &schema["additionalProperties"]) {
            (Some(form), _) | (None, form @ Value::Object(_)) => faults(form, value, &at),
            (None, _) => vec![format!("{at}: unknown")],
        }
    };
    value.as_object().into_iter().flatten().flat_map(check).collect()
}

fn is_of(kinds: &Value, value: &Value) -> bool {
    let is = |kind: &Value| match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        other => panic!("no kind {other}"),
    };
    kinds.as_array().map_or_else(|| is(kinds), |kinds| kinds.iter().any(is))
}

/// The front matter of a file, as an editor's own reader of YAML has it.
fn front_matter(text: &str) -> Value {
    let yaml = text.split("\n---").next().unwrap().trim_start_matches("---");
    serde_yaml::from_str(yaml).unwrap()
}

#[test]
fn the_schemas_call_this_publication_good() {
    let site = Site::of_the_repository();
    let schemas = [schema(&site, "front-matter"), schema(&site, "term")];
    let mut read = 0;
    for (path, text) in crate::site::files(&site.path("content")).iter().filter(|(path, _)| path.ends_with(".md")) {
        let is_term = ["topics/", "regions/", "authors/", "series/"].iter().any(|folder| path.starts_with(folder));
        let text = String::from_utf8(text.clone()).unwrap();
        if !path.ends_with("_index.md") && !path.contains("/_index.") {
            assert_eq!(faults(&schemas[usize::from(is_term)], &front_matter(&text), path), [""; 0]);
            read += 1;
        }
    }
    assert!(read >= 10, "{read}");
    let config: toml::Value =
        fs::read_to_string(repository().join("config.toml")).unwrap().parse::<toml::Table>().unwrap().into();
    assert_eq!(faults(&schema(&site, "config"), &serde_json::to_value(config).unwrap(), "config"), [""; 0]);
}

#[test]
fn what_is_wrong_is_told_while_one_types() {
    let site = Site::new(ENGLISH);
    let article = schema(&site, "front-matter");
    let wrong = |value: Value| faults(&article, &value, "");
    assert_eq!(wrong(json!({ "title": "Coal", "tags": ["new"], "date": "2026-03-14" })), [""; 0]);
    assert_eq!(wrong(json!({ "titel": "Coal" })), [".titel: unknown", ": required"]);
    assert_eq!(wrong(json!({ "title": "Coal", "tags": "energy" })), [".tags: type"]);
    assert_eq!(wrong(json!({ "title": "Coal", "date": "14 March 2026" })), [".date: pattern"]);
    assert_eq!(wrong(json!({ "title": "Coal", "draft": "yes" })), [".draft: type"]);
    assert_eq!(wrong(json!({ "title": "Coal", "image": { "scr": "coal.png" } })), [".image: anyOf"]);
    assert_eq!(wrong(json!({ "title": "Coal", "lang": "fr" })), [".lang: enum"]);
    let config = schema(&site, "config");
    let wrong = |value: Value| faults(&config, &value, "");
    assert_eq!(wrong(json!({ "base_url": "https://example.org", "check": { "dead-link": "warn" } })), [""; 0]);
    assert_eq!(
        wrong(json!({ "base_url": "https://example.org", "check": { "M0301": "wran" } })),
        [".check.M0301: enum"]
    );
    assert_eq!(wrong(json!({ "base_url": "https://example.org", "feeds": { "limit": 0 } })), [".feeds.limit: minimum"]);
    assert_eq!(wrong(json!({ "titel": "Papers" })), [".titel: unknown", ": required"]);
}

/// The keys in the first cells of the tables below a heading of a document, which another test compares with the code.
fn documented(path: &str, heading: &str) -> BTreeSet<String> {
    let document = fs::read_to_string(repository().join(path)).unwrap();
    let part = document.split(&format!("\n{heading}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let cells = part.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn known(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn every_key_that_is_read_is_in_a_schema_with_what_it_does() {
    let site = Site::new(ENGLISH);
    let article = schema(&site, "front-matter");
    assert_eq!(known(&article), documented("docs/content.md", "## Keys of articles and pages"));
    assert_eq!(known(&schema(&site, "term")), documented("docs/content.md", "## Keys of terms"));
    for schema in [&article, &schema(&site, "term")] {
        let silent = schema["properties"].as_object().unwrap().iter().filter(|(_, form)| form["description"].is_null());
        assert_eq!(silent.map(|(key, _)| key).collect::<Vec<_>>(), [""; 0]);
    }
    let tags = "Topics, by id, name or synonym. Each has a page.";
    assert_eq!(article["properties"]["tags"]["description"], tags);
    assert_eq!(article["properties"]["topics"]["description"], "The same as `tags`.");
}

#[test]
fn every_key_of_the_configuration_is_in_its_schema() {
    let config = schema(&Site::new(ENGLISH), "config");
    let at = |path: &str| config.pointer(path).unwrap();
    let tables = ["languages", "related", "regions", "check", "design", "extra"];
    let plain = ["feeds", "pages", "search", "markdown", "limits", "publisher", "security", "pictures", "social_cards"];
    let reserved = ["taxonomies"];
    let mut site = documented("docs/configuration.md", "## The site");
    site.extend(tables.iter().chain(&plain).chain(&reserved).map(|name| (*name).to_owned()));
    assert_eq!(known(&config), site);
    let document = |heading: &str| documented("docs/configuration.md", heading);
    let mut language = known(at("/properties/languages/additionalProperties"));
    assert!(language.remove("paths"));
    language.extend(known(at("/properties/languages/additionalProperties/properties/paths")));
    assert_eq!(language, document("## `[languages.<code>]`"));
    let mut related = known(at("/properties/related"));
    related.extend(known(at("/properties/related/properties/weights")));
    assert_eq!(related, document("## `[related]`"));
    for name in plain {
        assert_eq!(known(at(&format!("/properties/{name}"))), document(&format!("## `[{name}]`")));
    }
    assert_eq!(known(at("/properties/regions/additionalProperties")), document("## `[regions.<id>]`"));
}

#[test]
fn a_publications_own_topics_regions_and_authors_are_offered() {
    let site = Site::new(ENGLISH);
    site.article("coal", "tags: [energy]\nregion: [Kenya, Utopia]\nauthors: [ada]\ntype: brief\ndraft: true");
    site.write("content/topics/trade.md", "---\ntitle: Trade policy\n---\n");
    let article = schema(&site, "front-matter");
    let offered = |path: &str| -> Vec<String> {
        let names = article.pointer(path).unwrap_or_else(|| panic!("no {path}: {article:#}"));
        serde_json::from_value(names.clone()).unwrap()
    };
    assert_eq!(offered("/properties/tags/items/anyOf/0/enum"), ["Trade policy", "energy", "trade"]);
    assert_eq!(offered("/properties/authors/anyOf/0/anyOf/0/anyOf/0/enum"), ["ada"]);
    assert_eq!(offered("/properties/type/anyOf/0/enum"), ["brief"]);
    assert_eq!(offered("/properties/lang/enum"), ["en"]);
    let regions = offered("/properties/region/anyOf/0/anyOf/0/enum");
    assert!(
        ["Kenya", "KE", "Utopia", "Africa", "Norway", "NO"].iter().all(|name| regions.contains(&(*name).to_owned()))
    );
    assert_eq!(regions.iter().collect::<BTreeSet<_>>().len(), regions.len());
}

#[test]
fn a_broken_publication_and_none_at_all_get_a_schema_too() {
    let site = Site::new("titel = 3\n");
    let ran = site.run(&["schema", "front-matter"]);
    ran.says("the publication has mistakes");
    assert_eq!(ran.code, 0);
    assert_eq!(serde_json::from_str::<Value>(&ran.stdout).unwrap()["required"], json!(["title"]));
    let ran = Site::empty().run(&["schema", "config"]);
    ran.says("no publication here");
    assert_eq!(ran.code, 0);
}

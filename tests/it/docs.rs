//! The documents name every key, rule and option that the program knows, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use masthead::config::{Manifest, Part, Parts, SettingKind};
use masthead::diagnostic::{Rule, Severity};

use crate::site::repository;

fn text(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names between backticks in the first cells of the tables below a heading, to the next heading of that level.
fn named(document: &str, heading: &str) -> BTreeSet<String> {
    let level = heading.split(' ').next().unwrap();
    let below = document.split(&format!("\n{heading}\n")).nth(1).unwrap_or_else(|| panic!("no heading {heading}"));
    let part = below.split(&format!("\n{level} ")).next().unwrap();
    let cells = part.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    cells
        .flat_map(|cell| format!("`{cell}").split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Every text in quotation marks in a piece of Rust.
fn quoted(code: &str) -> BTreeSet<String> {
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A part of `src/front_matter/keys.rs`: from the table's name to its end.
fn keys(table: &str) -> BTreeSet<String> {
    let code = text("src/front_matter/keys.rs");
    let part = code.split(&format!("const {table}: &[Key] = &[")).nth(1).unwrap().split("\n];").next().unwrap();
    let mut keys = quoted(part);
    keys.extend(["summary", "description", "excerpt", "deck"].map(str::to_owned));
    assert!(code.contains("const SUMMARY: Key = loose(\"summary\", &[\"description\", \"excerpt\", \"deck\"]"));
    keys
}

#[test]
fn every_key_of_articles_is_in_the_document_on_content() {
    assert_eq!(named(&text("docs/content.md"), "## Keys of articles and pages"), keys("ARTICLE"));
}

#[test]
fn every_key_of_terms_is_in_the_document_on_content() {
    assert_eq!(named(&text("docs/content.md"), "## Keys of terms"), keys("TERM"));
}

#[test]
fn every_key_of_the_configuration_is_in_its_document() {
    let document = text("docs/configuration.md");
    let code = ["check", "parse", "languages", "limits", "pictures", "publisher", "related", "security"]
        .map(|module| text(&format!("src/config/{module}.rs")))
        .concat();
    let asked: BTreeSet<String> =
        code.split("take(\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let listed = code.split("(\"").skip(1).filter(|rest| {
        rest.split_once('"').is_some_and(|(_, rest)| rest.starts_with(", &mut ") || rest.starts_with(", \"'self'"))
    });
    let listed: BTreeSet<String> = listed.map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let tables = [
        "languages",
        "related",
        "feeds",
        "pages",
        "search",
        "markdown",
        "limits",
        "pictures",
        "social_cards",
        "publisher",
        "security",
        "regions",
        "check",
        "design",
        "extra",
    ];
    let reserved = ["taxonomies", "paths"];
    let keys: BTreeSet<String> = asked.union(&listed).cloned().collect();
    let with_rows: BTreeSet<String> =
        keys.into_iter().filter(|key| !tables.contains(&&**key) && !reserved.contains(&&**key)).collect();

    let headings = [
        "The site",
        "`[languages.<code>]`",
        "`[related]`",
        "`[feeds]`",
        "`[pages]`",
        "`[search]`",
        "`[markdown]`",
        "`[limits]`",
        "`[publisher]`",
        "`[security]`",
        "`[pictures]`",
        "`[social_cards]`",
        "`[regions.<id>]`",
        "Other sites",
    ];
    let rows: BTreeSet<String> =
        headings.iter().flat_map(|heading| named(&document, &format!("## {heading}"))).collect();
    let parts: BTreeSet<String> = Part::ALL.iter().map(|part| part.name().to_owned()).collect();
    let rows = &rows - &(&parts - &with_rows);
    // `regions` and `search` are tables and the names of paths.
    let rows: BTreeSet<String> = rows.into_iter().filter(|key| !tables.contains(&&**key)).collect();
    assert_eq!(rows, with_rows);
    for name in tables.iter().chain(&reserved) {
        let is_named = [format!("[{name}"), format!(".{name}]")].iter().any(|written| document.contains(written));
        assert!(is_named, "[{name}] is missing");
    }
}

#[test]
fn every_part_of_relatedness_is_in_the_document_on_the_configuration_with_its_weight() {
    let document = text("docs/configuration.md");
    for (part, weight) in Parts::usual_weights().iter() {
        let row = format!("| `{}` | {weight:?} | ", part.name());
        assert!(document.contains(&row), "no row {row}");
    }
}

#[test]
fn every_setting_of_the_theme_is_in_the_document_on_the_configuration() {
    let (manifest, mistakes) = Manifest::parse(&"theme.toml".into(), &text("themes/briefing/theme.toml"));
    assert_eq!(mistakes, []);
    let document = text("docs/configuration.md");
    for setting in manifest.settings {
        let row =
            document.lines().find(|line| line.starts_with(&format!("| `{}` | {}", setting.name, setting.kind.name())));
        let row = row.unwrap_or_else(|| panic!("no row of {}", setting.name));
        let default = setting.default.filter(|_| setting.kind != SettingKind::Font);
        assert!(default.is_none_or(|default| row.contains(&default)), "{row}");
        assert!(row.ends_with(&format!("| {} |", setting.doc)), "{row}");
    }
}

#[test]
fn every_rule_is_in_the_document_on_the_configuration_with_its_level() {
    let document = text("docs/configuration.md");
    for rule in Rule::ALL {
        let level = if rule.severity() == Severity::Error { "error" } else { "warn" };
        let when = match (rule.is_adjustable(), rule.is_customary()) {
            (false, _) => ", always",
            (true, true) => ", where usual",
            (true, false) => "",
        };
        let row = format!("| `{}` | {} | {level}{when} | ", rule.name(), rule.code());
        assert!(document.contains(&row), "no row {row}");
    }
    let rows = document.lines().filter(|line| line.contains("` | M")).count();
    assert_eq!(rows, Rule::ALL.len());
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let documents = [
        "README.md",
        "CHANGELOG.md",
        "docs/architecture.md",
        "docs/ci.md",
        "docs/configuration.md",
        "docs/content.md",
        "docs/diagnostics.md",
        "docs/editors.md",
        "docs/related.md",
        "docs/themes.md",
    ];
    for document in documents {
        let here = repository().join(document);
        let words: String = text(document).split("\n```").step_by(2).collect();
        for link in words.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            // What stands in code shows how links are written.
            if link.contains("://")
                || link.starts_with('/')
                || ["other.md", "chart.svg"].iter().any(|name| path.starts_with(name))
            {
                continue;
            }
            let target = if path.is_empty() { here.clone() } else { here.parent().unwrap().join(path) };
            assert!(target.exists(), "{document} links to {link}");
            if !anchor.is_empty() {
                let headings: Vec<String> = fs::read_to_string(target)
                    .unwrap()
                    .lines()
                    .filter(|line| line.starts_with('#'))
                    .map(anchor_of)
                    .collect();
                assert!(headings.iter().any(|heading| heading == anchor), "{document} links to {link}");
            }
        }
    }
}

/// The name that readers of Markdown give a heading: small letters, digits, `-` for blanks, nothing else.
fn anchor_of(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter_map(|c| if c == ' ' { Some('-') } else { (c.is_alphanumeric() || "-_".contains(c)).then_some(c) })
        .collect()
}

#[test]
fn every_option_of_the_program_is_in_the_documents() {
    let all =
        ["README.md", "docs/ci.md", "docs/configuration.md", "docs/content.md", "docs/editors.md"].map(text).concat();
    for command in ["build", "check", "explain", "list", "init", "new", "schema", "completions"] {
        assert!(all.contains(&format!("masthead {command}")), "`masthead {command}` is nowhere");
        let help = Command::new(env!("CARGO_BIN_EXE_masthead")).args([command, "--help"]).output().unwrap();
        let help = String::from_utf8(help.stdout).unwrap();
        let options = help.lines().filter_map(|line| line.trim_start().strip_prefix("--")?.split([' ', '=']).next());
        for option in options.filter(|option| !["help"].contains(option)) {
            assert!(all.contains(&format!("--{option}")), "`masthead {command} --{option}` is nowhere");
        }
        assert!(help.contains("Examples:\n"), "`masthead {command} --help` has no examples");
    }
}

#[test]
fn the_document_on_editors_shows_the_tasks_that_a_new_publication_has() {
    let tasks = text("src/create/starter/tasks.json");
    assert!(text("docs/editors.md").contains(&format!("```json\n{tasks}```\n")));
    serde_json::from_str::<serde_json::Value>(&tasks).unwrap();
}

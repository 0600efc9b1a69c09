//! No word that a reader sees stands in a template.

use std::collections::BTreeSet;
use std::path::Path;

use html5gum::{Token, Tokenizer};

use crate::language::Language;
use crate::page::Main;
use crate::theme::{Theme, embedded, voices};

use super::fixture::*;

/// Messages that the program says, not a template, by their beginnings.
const SAID_BY_THE_PROGRAM: &[&str] = &[
    "alert-",
    "archive",
    "authors",
    "cited-title",
    "footnote",
    "home",
    "page-number",
    "reason-",
    "regions",
    "series",
    "size-",
    "task-",
    "topics",
    "type-",
];

fn text_of(name: &str) -> &'static str {
    embedded::text(&format!("{}/{name}", embedded::FOLDER)).unwrap()
}

/// Each message of an `.ftl` file: its key and the variables it takes.
fn messages(text: &'static str) -> Vec<(&'static str, BTreeSet<&'static str>)> {
    let mut messages: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            messages.push((key, BTreeSet::new()));
        }
        if let Some((_, variables)) = messages.last_mut() {
            let names = line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap());
            variables.extend(names);
        }
    }
    messages.sort();
    messages
}

fn keys() -> Vec<&'static str> {
    messages(text_of("i18n/en.ftl")).into_iter().map(|(key, _)| key).collect()
}

/// What follows `start` in a template up to the first character that is not part of a name.
fn named<'t>(template: &'t str, start: &'t str) -> impl Iterator<Item = &'t str> {
    let is_in_name = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    template.split(start).skip(1).map(move |rest| rest.split(|c: char| !is_in_name(c)).next().unwrap())
}

/// The keys that templates name; where a key is put together, its beginning.
fn keys_in_templates() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for template in embedded::templates() {
        keys.extend(named(&template.text, "strings.").map(|key| key.replace('_', "-")));
        keys.extend(named(&template.text, "strings[\"").map(|key| key.replace('_', "-")));
        keys.extend(named(&template.text, "t(key=\"").map(str::to_owned));
    }
    keys
}

#[test]
fn the_files_in_the_program_are_the_files_of_the_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(embedded::FOLDER);
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let names: Vec<String> = files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"))
        .collect();
    assert_eq!(embedded::FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    assert!(embedded::FILES.iter().all(|(_, bytes)| std::str::from_utf8(bytes).is_ok()));
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let files: Vec<&str> =
        embedded::FILES.iter().map(|(name, _)| *name).filter(|name| name.ends_with(".ftl")).collect();
    assert_eq!(files.len(), 12);
    for name in files {
        assert_eq!(messages(text_of(name)), messages(text_of("i18n/en.ftl")), "{name}");
    }
}

#[test]
fn every_message_that_a_template_names_is_there() {
    for key in keys_in_templates() {
        let is_there = keys().iter().any(|known| *known == key || (key.ends_with('-') && known.starts_with(&key)));
        assert!(is_there, "{key}");
    }
    // Put together from what views hold.
    for key in ["feed-atom", "feed-rss", "feed-json", "change-update", "change-correction"] {
        assert!(keys().contains(&key), "{key}");
    }
    for key in ["topics", "regions", "authors", "series", "archive", "home"] {
        assert!(keys().contains(&key), "{key}");
    }
}

#[test]
fn every_message_is_used() {
    let used = keys_in_templates();
    let is_used = |key: &&str| {
        let by_program = SAID_BY_THE_PROGRAM.iter().any(|start| key.starts_with(start));
        by_program || used.contains(*key) || used.iter().any(|start| start.ends_with('-') && key.starts_with(start))
    };
    assert_eq!(keys().into_iter().filter(|key| !is_used(key)).collect::<Vec<_>>(), [""; 0]);
}

/// The theme in a language whose every message is `⟦its key⟧`.
fn in_marks() -> Theme {
    let words: String = keys().iter().map(|key| format!("{key} = ⟦{key}⟧\n")).collect();
    let languages = ["eo", "en"].map(|code| Language::new(code).unwrap());
    let mut files = embedded::strings();
    files.push(file("eo.ftl", &words));
    let (voices, faults) = voices(&files, &languages);
    assert_eq!(faults, []);
    Theme::load(embedded::templates(), &voices).map_err(|mistakes| format!("{mistakes:#?}")).unwrap()
}

/// The text without what stands in `⟦…⟧` (the theme's words) and `⟪…⟫` (the writer's).
fn unmarked(text: &str) -> String {
    let mut depth = 0;
    let mut rest = String::new();
    for c in text.chars() {
        match c {
            '⟦' | '⟪' => depth += 1,
            '⟧' | '⟫' => depth -= 1,
            c if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    rest
}

/// Every text that a reader sees or hears, without days (which are the language's own) and addresses shown as such.
fn seen(html: &str) -> Vec<String> {
    const HEARD: &[&str] = &["alt", "title", "aria-label", "placeholder", "content"];
    let mut texts = Vec::new();
    let (mut hidden, mut href) = (false, String::new());
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                hidden = matches!(name.as_str(), "time" | "script" | "style");
                let is_technical = name == "meta"
                    && !tag.attributes.values().any(|value| is_for_people(&String::from_utf8_lossy(value)));
                href.clear();
                for (key, value) in &tag.attributes {
                    let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
                    if key == "href" {
                        href = value.into_owned();
                    } else if HEARD.contains(&&*key) && !is_technical {
                        texts.push(value.into_owned());
                    }
                }
            }
            Token::EndTag(_) => hidden = false,
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text).into_owned();
                let is_address = !text.trim().is_empty() && href.ends_with(text.trim());
                if !hidden && !is_address {
                    texts.push(text);
                }
            }
            _ => {}
        }
    }
    texts
}

/// Whether a `<meta>` of this name holds a sentence rather than a setting.
fn is_for_people(name: &str) -> bool {
    ["description", "og:title", "og:description", "og:site_name"].contains(&name)
}

#[test]
fn no_word_stands_in_a_template() {
    let theme = in_marks();
    let printer = printer(&theme);
    for (kind, main) in pages() {
        let mut out = Vec::new();
        printer.print(&page(kind, main), &mut out).unwrap();
        let html = String::from_utf8(out).unwrap();
        assert!(html.contains('⟦'), "{kind}: the test must see the theme's words");
        for text in seen(&html) {
            // `A kaj B` is how the language, not the theme, joins two names.
            assert!(!unmarked(&text).replace(" kaj ", "").chars().any(char::is_alphabetic), "{kind}: {text:?}\n{html}");
        }
    }
}

#[test]
fn a_word_in_a_template_would_be_seen() {
    let html = "<p>⟦key⟧ Publié <a href=\"/x/\" aria-label=\"Fermer\">⟪x⟫</a> <time>3 mars</time></p>";
    let words: Vec<String> = seen(html).iter().map(|text| unmarked(text).trim().to_owned()).collect();
    assert_eq!(words, ["Publié", "Fermer", "", ""]);
}

#[test]
fn a_site_changes_one_message() {
    let languages = [Language::new("fr").unwrap(), Language::new("en").unwrap()];
    let mut files = embedded::strings();
    files.push(file("fr.ftl", "related-heading = À lire également\n"));
    let (voices, faults) = voices(&files, &languages);
    assert_eq!(faults, []);
    let theme = Theme::load(embedded::templates(), &voices).map_err(|_| ()).unwrap();
    let html = print(&theme, &page("article", Main::Article(Box::new(article()))));
    assert!(html.contains("À lire également") && html.contains("Points clés"), "{html}");
}

#[test]
fn a_language_of_a_place_speaks_as_its_language_does() {
    let said = |code: &str| {
        let (voices, faults) = voices(&embedded::strings(), &[Language::new(code).unwrap()]);
        assert_eq!(faults, []);
        voices[0].strings.get("search").unwrap()
    };
    let codes = ["pt-BR", "de-AT", "zh-CN", "zh-Hant", "zh-TW", "zh-hk", "ar", "eo"];
    assert_eq!(codes.map(said), ["Pesquisa", "Suche", "搜索", "搜尋", "搜尋", "搜尋", "بحث", "Search"]);
}

#[test]
fn a_mistake_in_a_file_of_words_is_placed() {
    let files = [file("fr.ftl", "good = Bien\nbad = { $count ->\n")];
    let (voices, mistakes) = voices(&files, &[Language::new("fr").unwrap()]);
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    assert_eq!(&*mistakes[0].place.path, "templates/fr.ftl");
    assert_eq!(voices[0].strings.get("good").as_deref(), Some("Bien"));
}

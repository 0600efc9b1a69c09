//! What others wrote. Needs `../shared/corpora`, which a bare clone does not have.

use std::collections::BTreeSet;
use std::path::PathBuf;

use masthead::slug::slug;

use crate::site::{ENGLISH, Site};

/// A copy of a corpus to build; none if the folder is not there.
fn corpus(name: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("MASTHEAD_REQUIRE_SHARED").is_none(), "{} is not there", folder.display());
    eprintln!("skipped: {} is not there", folder.display());
    None
}

/// The lists of topics and routes that the files of a corpus ask for, read without the program.
struct Wanted {
    routes: BTreeSet<String>,
    topics: BTreeSet<String>,
}

fn wanted(site: &Site) -> Wanted {
    let mut wanted = Wanted { routes: BTreeSet::new(), topics: BTreeSet::new() };
    for (path, bytes) in crate::site::files(&site.path("content")) {
        let Some(stem) = path.strip_suffix(".md") else { continue };
        let text = String::from_utf8(bytes).unwrap();
        let front = text.split("\n---").next().unwrap();
        let value = |key: &str| {
            let line = front.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
            line.map(|value| value.trim().trim_matches(['"', '\'']).to_owned())
        };
        let lang = value("lang").filter(|lang| *lang != "en").map_or(String::new(), |lang| format!("/{lang}"));
        let (folder, stem) = stem.rsplit_once('/').unwrap_or(("", stem));
        let stem = ["es", "fr", "en"].iter().find_map(|code| stem.strip_suffix(&format!(".{code}"))).unwrap_or(stem);
        wanted.routes.insert(format!("{lang}/{folder}/{stem}/"));
        for tag in value("tags").unwrap_or_default().trim_matches(['[', ']']).split(", ").filter(|tag| !tag.is_empty())
        {
            wanted.topics.insert(format!("{lang}/topics/{}/", slug(tag.trim_matches(['"', '\'']))));
        }
    }
    wanted
}

fn every_article_is_a_page_and_every_tag_a_topic(name: &str, articles: usize) {
    let Some(folder) = corpus(name) else { return };
    let site = Site::copy_of(&folder);
    let built = site.build_with(&["--lenient"]);
    built.does_not_say("error:");
    let wanted = wanted(&site);
    assert_eq!(wanted.routes.len(), articles, "the corpus is not what its README says");
    built.says(&format!(
        " from {} articles in ",
        if articles > 999 { format!("1,{:03}", articles - 1000) } else { articles.to_string() }
    ));
    for route in wanted.routes.iter().chain(&wanted.topics) {
        assert!(site.has(route), "{route} is missing");
    }
    for (route, page) in site.pages() {
        assert!(page.has("h1") || page.has("meta[http-equiv]"), "{route}");
    }
}

#[test]
fn every_article_of_18f_is_a_page_and_every_tag_a_topic() {
    every_article_is_a_page_and_every_tag_a_topic("18f", 509);
}

#[test]
fn every_article_of_identity_site_is_a_page_and_every_tag_a_topic() {
    every_article_is_a_page_and_every_tag_a_topic("identity-site", 82);
}

#[test]
fn every_article_of_optech_is_a_page_and_every_tag_a_topic() {
    every_article_is_a_page_and_every_tag_a_topic("optech", 1033);
}

#[test]
fn translations_of_identity_site_know_each_other() {
    let Some(folder) = corpus("identity-site") else { return };
    let site = Site::copy_of(&folder);
    site.build_with(&["--lenient"]);
    let sets: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("translations.json")).unwrap()).unwrap();
    println!("{}", serde_json::to_string(&sets).unwrap().chars().take(300).collect::<String>());
    let with_translations = site.pages().values().filter(|page| page.has("article p.translations a")).count();
    assert!(with_translations >= 27 * 2, "{with_translations}");
}

fn raw() -> Option<Site> {
    let folder = corpus("18f-raw-irregular")?;
    let site = Site::new(ENGLISH);
    for (path, bytes) in crate::site::files(&folder) {
        if path != "LICENSE.md" {
            site.write(&format!("content/articles/{path}"), bytes);
        }
    }
    Some(site)
}

#[test]
fn what_editors_really_type_gets_through_leniently_and_is_told() {
    let Some(site) = raw() else { return };
    let strict = site.try_build(&[]);
    assert_eq!(strict.code, 1);
    let lenient = site.build_with(&["--lenient"]);
    lenient.says(" from 28 articles in ");
    println!("{}", lenient.stderr);
}

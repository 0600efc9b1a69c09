//! The publication that lies in this repository.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::Site;

const FEATURE: &str = "/articles/qui-gouverne-l-intelligence-artificielle/";

#[test]
fn it_builds_without_a_word() {
    Site::of_the_repository().build_silently();
}

#[test]
fn an_editor_finds_nothing_to_mend() {
    let site = Site::of_the_repository();
    let checked = site.run(&["check", "--now", site.now, "--format", "json"]);
    assert_eq!((checked.code, checked.stdout.as_str()), (0, ""));
}

#[test]
fn it_has_every_kind_of_file_in_two_languages() {
    let site = Site::of_the_repository();
    let mut kinds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in site.list() {
        let text = |key: &str| line[key].as_str().unwrap().to_owned();
        kinds.entry(text("kind")).or_default().insert(text("language"));
        assert!(text("route").starts_with('/'), "{line}");
        assert_eq!(text("digest").len(), 32, "{line}");
        for source in line["sources"].as_array().unwrap() {
            assert!(site.path(source.as_str().unwrap()).is_file() || text("kind") == "file", "{line}");
        }
    }
    let both: BTreeSet<String> = ["en", "fr"].map(String::from).into();
    for kind in [
        "home",
        "article",
        "section",
        "topic",
        "topics",
        "region",
        "regions",
        "topic_region",
        "author",
        "authors",
        "series",
        "series_index",
        "type",
        "archive",
        "year",
        "page",
        "404",
        "atom",
        "rss",
        "json_feed",
    ] {
        assert_eq!(kinds.get(kind), Some(&both), "{kind}; there are {:?}", kinds.keys());
    }
    for kind in ["redirect", "redirects", "sitemap", "robots", "file"] {
        assert!(kinds.contains_key(kind), "{kind}; there are {:?}", kinds.keys());
    }
}

#[test]
fn it_is_as_large_as_it_should_be() {
    let site = Site::of_the_repository();
    let articles: Vec<_> = site.list().into_iter().filter(|line| line["kind"] == "article").collect();
    let of = |language: &str| articles.iter().filter(|line| line["language"] == language).count();
    assert!(of("fr") >= 12 && of("en") >= 4 && articles.len() >= 16, "{} and {}", of("fr"), of("en"));
}

/// Summaries as readers must see them: at most 200 characters; what was cut ends at a word with `…`.
#[track_caller]
fn assert_summary(summary: &str) {
    assert!(!summary.is_empty() && summary.chars().count() <= 200, "{summary}");
    assert!(summary.ends_with(['.', '…', '?', '!', '»']), "{summary}");
    assert!(!summary.ends_with(" …") && !summary.ends_with(".…") && !summary.ends_with(",…"), "{summary}");
}

#[test]
fn the_feature_reads_as_a_feature() {
    let site = Site::of_the_repository();
    site.build();
    let page = site.page(FEATURE);
    let article = page.all("main article")[0];
    assert_eq!(page.all("h1").len(), 1);
    let header = article.one("header");
    assert!(header.one("p.kicker").text().starts_with("Grand format"));
    assert_eq!(header.one("h1").raw_text().trim(), "Qui gouverne l'intelligence artificielle ?");
    assert!(header.one("p.subtitle").text().ends_with(" ?"), "the lead is a question");
    let sections: Vec<String> = article.one("div.body").texts("h2");
    assert_eq!(
        sections,
        [
            "Un paysage sans centre",
            "Ce que le droit tient déjà",
            "Là où se fixe le contenu des règles",
            "Qui siège, et qui manque",
            "Trois tâches à portée de main",
        ]
    );
    // Kicker, title, lead, sections, and after all of them the list.
    let places = [
        "class=\"kicker\"",
        "<h1>",
        "class=\"subtitle\"",
        "id=\"sans-centre\"",
        "id=\"taches\"",
        "<aside class=\"related\"",
    ];
    let text = site.text(FEATURE);
    let found: Vec<usize> = places.iter().map(|place| text.find(place).unwrap_or_else(|| panic!("{place}"))).collect();
    assert!(found.is_sorted(), "{found:?}");

    let aside = page.one("main aside.related");
    assert_eq!(aside.one("h2").text(), "À lire aussi");
    let entries = aside.all("li");
    assert_eq!(entries.len(), 9);
    for entry in &entries {
        let link = entry.one("a");
        let title = site.page(link.attribute("href")).one("h1").text();
        assert_eq!(link.text(), title);
        assert_summary(&entry.texts("article p")[1]);
    }
    assert!(entries.iter().any(|entry| entry.texts("article p")[1].ends_with('…')), "one of them was cut");
    assert_eq!(
        site.related(FEATURE)[..2],
        ["/articles/panel-scientifique-et-dialogue-mondial-de-l-onu/", "/articles/strategies-africaines-de-l-ia/"],
        "the two pinned ones, in order"
    );
}

#[test]
fn without_pins_the_nine_come_by_themselves() {
    let site = Site::of_the_repository();
    site.build();
    let pinned: BTreeSet<String> = site.related(FEATURE).into_iter().collect();
    let path = "content/articles/qui-gouverne-l-intelligence-artificielle.md";
    site.edit(
        path,
        "related:\n  - panel-scientifique-et-dialogue-mondial-de-l-onu\n  - strategies-africaines-de-l-ia\n",
        "",
    );
    site.build();
    let alone = site.related(FEATURE);
    assert_eq!(alone.iter().collect::<BTreeSet<_>>().len(), 9);
    assert!(!alone.contains(&FEATURE.to_owned()) && alone.iter().all(|route| !route.starts_with("/en/")));
    assert!(
        alone.iter().filter(|route| pinned.contains(*route)).count() >= 7,
        "the pins only moved the others: {alone:?}"
    );
}

#[test]
fn every_address_on_every_page_leads_somewhere_under_a_path() {
    let site = Site::of_the_repository();
    let base = "http://127.0.0.1:4000/a/b/";
    site.build_with(&["--base-url", base]);
    let files: BTreeSet<String> = site.output().into_keys().collect();
    let mut checked = 0;
    for (route, page) in site.pages() {
        let hrefs = page.attributes("a", "href").into_iter().chain(page.attributes("link", "href"));
        for address in hrefs.chain(page.attributes("img", "src")).chain(page.attributes("script", "src")) {
            let path = match address.strip_prefix(base).or_else(|| address.strip_prefix("/a/b/")) {
                Some(path) => path,
                None if address.starts_with('#') => continue,
                None => {
                    assert!(
                        address.contains(':') && !address.contains("127.0.0.1"),
                        "{route} leads out of the site: {address}"
                    );
                    continue;
                }
            };
            let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
            let path = path.split('?').next().unwrap();
            let path = percent_encoding::percent_decode_str(path).decode_utf8().unwrap();
            let file = crate::site::file_of(&path);
            assert!(files.contains(&file), "{route} has a dead address: {address}");
            if !fragment.is_empty() {
                let id = percent_encoding::percent_decode_str(fragment).decode_utf8().unwrap();
                assert!(site.page(&path).has(&format!("[id={id}]")), "{route}: {address}");
            }
            checked += 1;
        }
    }
    assert!(checked > 1_000, "{checked}");
}

#[test]
fn ids_on_a_page_are_one_of_a_kind_and_headings_go_down_by_one() {
    let site = Site::of_the_repository();
    site.build();
    for (route, page) in site.pages() {
        let ids = page.attributes("", "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{route}: {ids:?}");
        assert_eq!(page.all("h1").len(), 1, "{route}");
        let mut last = 0;
        for heading in page
            .all("")
            .into_iter()
            .filter(|element| element.name.len() == 2 && element.name.starts_with('h') && element.name != "hr")
        {
            let level: usize = heading.name[1..].parse().unwrap();
            assert!(level <= last + 1, "{route}: <h{level}> after <h{last}>: {}", heading.text());
            last = level;
        }
        for label in page.attributes("", "aria-labelledby") {
            assert!(ids.contains(&label), "{route}: nothing is called {label}");
        }
    }
}

//! The search page and its index. What readers do with them is in `tests/browser/search.test.mjs`.

use std::collections::BTreeSet;
use std::os::unix::fs::MetadataExt as _;

use serde_json::Value;

use crate::site::{ENGLISH, Ran, Site};

/// English at the root, French beside it.
const TWO_LANGUAGES: &str = "title = \"Papers\"\nbase_url = \"https://example.org\"\nlanguage = \"en\"\n\
    [languages.fr]\ntitle = \"Cahiers\"\n";

/// What `--timings` says where an index was made, and does not where all stand already.
const MADE: &str = "finish the search index";

/// With the search index, unlike the builds of other tests.
fn build(site: &Site, arguments: &[&str]) -> Ran {
    let arguments = [&["build", "--timings", "--now", site.now], arguments].concat();
    let ran = Ran::of(site.command(&arguments).env_remove("MASTHEAD_NO_SEARCH"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

fn has_made_an_index(ran: &Ran) -> bool {
    ran.stderr.contains(MADE)
}

/// The files of a language's index, by name.
fn index(site: &Site, folder: &str) -> BTreeSet<String> {
    let output = site.output();
    output.keys().filter_map(|path| path.strip_prefix(folder).map(str::to_owned)).collect()
}

fn entry(site: &Site, folder: &str) -> Value {
    serde_json::from_str(&site.text(&format!("/{folder}pagefind-entry.json"))).unwrap()
}

fn two_languages() -> Site {
    let site = Site::new(TWO_LANGUAGES);
    site.piece("content/articles/one.md", "tags: [trade]\nregion: KE", "Glaciers.")
        .piece("content/articles/two.md", "draft: true", "Secrets.")
        .piece("content/articles/three.fr.md", "tags: [trade]", "Événements.")
        .piece("content/pages/about.md", "", "Of us.");
    site
}

#[test]
fn each_language_has_an_index_of_what_is_published_in_it_and_nothing_that_no_page_asks_for() {
    let site = two_languages();
    build(&site, &[]);
    let (english, french) = (entry(&site, "search/pagefind/"), entry(&site, "fr/search/pagefind/"));
    assert_eq!(english["languages"]["en"]["page_count"], 2, "{english}");
    assert_eq!(french["languages"]["fr"]["page_count"], 1, "{french}");
    assert_eq!(french["languages"].as_object().unwrap().len(), 1, "{french}");
    let kinds: BTreeSet<String> = index(&site, "search/pagefind/")
        .iter()
        .map(|name| name.split('/').next().unwrap().replace(english["languages"]["en"]["hash"].as_str().unwrap(), "#"))
        .collect();
    let expected = [
        "filter",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.#.pf_meta",
        "pagefind.js",
        "wasm.en.pagefind",
    ];
    assert_eq!(kinds, expected.map(str::to_owned).into());
}

#[test]
fn the_page_is_a_form_for_the_script_and_the_topics_for_all_others() {
    let site = two_languages();
    site.build();
    let page = site.page("/fr/search/");
    let form = page.one("form.search");
    assert_eq!(form.attribute("data-index"), "/fr/search/pagefind/");
    // Shown where scripts are.
    assert_eq!(form.attribute("class"), "search scripted");
    assert_eq!(page.one("main .tree a").attribute("href"), "/fr/topics/trade/");
    let on_home = site.page("/fr/");
    assert_eq!(on_home.one(".masthead a.find").attribute("href"), "/fr/search/");
}

#[test]
fn an_index_is_made_only_where_what_is_searched_has_changed() {
    let site = two_languages();
    assert!(has_made_an_index(&build(&site, &[])));
    let inode = |path: &str| std::fs::metadata(site.public().join(path)).unwrap().ino();
    let before = (inode("search/pagefind/pagefind-entry.json"), inode("fr/search/pagefind/pagefind-entry.json"));
    let names = index(&site, "search/pagefind/");

    site.write("templates/404.html", "Gone.").edit("content/articles/two.md", "Secrets.", "Other secrets.");
    assert!(!has_made_an_index(&build(&site, &[])));
    assert_eq!(index(&site, "search/pagefind/"), names);

    site.edit("content/articles/one.md", "Glaciers.", "Glaciers and harbours.");
    assert!(has_made_an_index(&build(&site, &[])));
    let after = (inode("search/pagefind/pagefind-entry.json"), inode("fr/search/pagefind/pagefind-entry.json"));
    assert_ne!(after.0, before.0);
    assert_eq!(after.1, before.1);
    assert_ne!(index(&site, "search/pagefind/"), names);
}

#[test]
fn an_index_that_lost_a_file_is_made_again() {
    let site = two_languages();
    build(&site, &[]);
    let whole = site.output();
    site.remove("public/search/pagefind/pagefind.js");
    assert!(has_made_an_index(&build(&site, &[])));
    assert_eq!(site.output(), whole);
}

#[test]
fn the_same_texts_give_the_same_bytes_on_one_thread_and_on_many() {
    let sites = [two_languages(), two_languages()];
    for number in 0..40 {
        let tags = format!("tags: [t{}, t{}]\nauthors: [a{}]", number % 7, number % 5, number % 3);
        let text = format!("Text {number} of été, œuvre and naïve cafés {}.", number * 7919);
        for site in &sites {
            site.piece(&format!("content/articles/n{number}.md"), &tags, &text);
        }
    }
    build(&sites[0], &["--jobs", "1"]);
    build(&sites[1], &["--jobs", "8"]);
    assert!(sites[0].output() == sites[1].output(), "the two outputs differ");
}

#[test]
fn a_site_may_have_no_search_and_a_build_no_index() {
    let site = two_languages();
    build(&site, &["--no-search"]);
    assert!(site.has("/search/"));
    assert_eq!(index(&site, "search/pagefind/"), BTreeSet::new());

    site.write("config.toml", format!("{TWO_LANGUAGES}[search]\nenabled = false\n"));
    build(&site, &[]);
    assert!(!site.has("/search/") && !site.has("/fr/search/"));
    assert!(!site.text("/").contains("search"), "{}", site.text("/"));
}

#[test]
fn a_language_may_name_the_search_page_and_one_without_articles_needs_no_index() {
    let site = Site::new(&format!("{ENGLISH}[languages.en.paths]\nsearch = \"find\"\n[languages.fr]\n"));
    site.article("one", "");
    build(&site, &[]);
    assert!(site.has("/find/") && !site.has("/search/") && site.has("/fr/search/"));
    assert!(index(&site, "find/pagefind/").contains("pagefind.js"));
    assert_eq!(index(&site, "fr/search/"), ["index.html".to_owned()].into());
}

//! Two pages never silently share an address.

use crate::site::{ENGLISH, PNG, Site};

/// Builds must stop and name both sources.
#[track_caller]
fn clash(site: &Site, one: &str, other: &str) {
    let failed = site.try_build(&[]);
    assert_eq!(failed.code, 1, "{}", failed.stderr);
    failed.says(one).says(other);
    assert!(!site.public().exists(), "nothing was written");
}

fn site() -> Site {
    Site::new(ENGLISH)
}

#[test]
fn by_slug() {
    let site = site();
    site.article("one", "slug: same").article("two", "slug: same");
    clash(&site, "content/articles/one.md", "content/articles/two.md");
    assert_eq!(
        site.fail().messages(),
        ["error: `content/articles/two.md` and `content/articles/one.md` would both stand at `/articles/same/`"]
    );
}

#[test]
fn by_a_bundle_and_a_file() {
    let site = site();
    site.article("one", "").piece("content/articles/one/index.md", "", "Text.");
    clash(&site, "content/articles/one.md", "content/articles/one/index.md");
}

#[test]
fn by_alias() {
    let site = site();
    site.article("one", "aliases: [/articles/two/]").article("two", "");
    clash(&site, "content/articles/one.md", "content/articles/two.md");
}

#[test]
fn by_a_file_that_a_page_writes_too() {
    let site = site();
    site.article("one", "").write("static/index.html", "<p>Home.</p>");
    assert_eq!(
        site.fail().messages(),
        ["error: `static/index.html` and the home page would both stand at `/index.html`"]
    );
}

#[test]
fn by_two_aliases() {
    let site = site();
    site.article("one", "aliases: [/old/]").article("two", "aliases: [/old]");
    clash(&site, "content/articles/one.md", "content/articles/two.md");
}

#[test]
fn by_case() {
    let site = site();
    site.article("one", "slug: Same").article("two", "slug: same");
    clash(&site, "content/articles/one.md", "content/articles/two.md");
}

#[test]
fn by_the_form_of_accents() {
    let site = site();
    site.article("one", "slug: caf\u{e9}").article("two", "slug: cafe\u{301}");
    clash(&site, "content/articles/one.md", "content/articles/two.md");
    let site = Site::new(ENGLISH);
    site.article("one", "slug: café").article("two", "slug: cafe");
    clash(&site, "content/articles/one.md", "content/articles/two.md");
}

#[test]
fn by_a_static_file_and_a_page() {
    let site = site();
    site.article("one", "").write("static/articles/one/index.html", "<p>mine</p>");
    clash(&site, "content/articles/one.md", "static/articles/one/index.html");
}

#[test]
fn by_a_file_where_a_folder_goes() {
    let site = site();
    site.article("one", "").write("static/articles/one", "file");
    let ran = site.try_build(&[]);
    assert_ne!(ran.code, 0, "{}", ran.stderr);
    ran.says("articles/one");
}

#[test]
fn by_two_static_files_that_differ_in_case() {
    let site = site();
    site.write("static/Data.csv", "1").write("static/data.csv", "2").article("one", "");
    clash(&site, "static/Data.csv", "static/data.csv");
}

#[test]
fn by_a_file_beside_a_text_and_a_static_file() {
    let site = site();
    site.piece("content/articles/one/index.md", "", "![x](p.png)").write("content/articles/one/p.png", PNG);
    site.write("static/articles/one/p.png", PNG);
    clash(&site, "content/articles/one/p.png", "static/articles/one/p.png");
}

#[test]
fn by_a_page_and_an_index() {
    for (path, other) in [
        ("content/pages/topics.md", "the index of topics"),
        ("content/pages/archive.md", "the archive"),
        ("content/pages/articles.md", "the list of the section `articles`"),
    ] {
        let site = site();
        site.article("one", "tags: [t]").piece(path, "", "Text.");
        clash(&site, path, other);
    }
}

#[test]
fn by_an_article_and_the_page_of_a_term() {
    let site = site();
    site.article("one", "tags: [trade]\nregion: KE");
    site.article("two", "tags: [trade]\nregion: KE").article("three", "tags: [trade]\nregion: KE");
    site.write("static/topics/trade/ke/index.html", "mine");
    clash(&site, "static/topics/trade/ke/index.html", "the page of `trade` in `Kenya`");
}

#[test]
fn by_a_language_and_a_section() {
    let site = site();
    site.write("config.toml", format!("{ENGLISH}[languages.fr]\n"));
    site.piece("content/pages/fr.md", "", "Text.").article("one.fr", "");
    clash(&site, "content/pages/fr.md", "the home page");
}

#[test]
fn by_renamed_indexes() {
    let site = site();
    site.write("config.toml", format!("{ENGLISH}[languages.en.paths]\ntopics = \"articles\"\n"));
    site.article("one", "tags: [t]");
    clash(&site, "the index of topics", "articles");
    site.write("config.toml", format!("{ENGLISH}[languages.en.paths]\ntopics = \"regions\"\n"));
    site.fail().says("two index pages cannot both stand at `/regions/`");
}

#[test]
fn by_id() {
    let site = site();
    site.article("one", "id: same").article("two", "id: same");
    clash(&site, "content/articles/one.md", "content/articles/two.md");
}

#[test]
fn a_sites_own_robots_takes_the_place_of_ours() {
    let site = site();
    site.article("one", "").write("static/robots.txt", "User-agent: *\nDisallow: /private/\n");
    site.build_silently();
    assert_eq!(site.text("/robots.txt"), "User-agent: *\nDisallow: /private/\n");
}

#[test]
fn an_alias_that_is_the_pieces_own_address_is_no_clash() {
    let site = site();
    site.article("one", "aliases: [/articles/one/, /articles/one]").build_silently();
    assert!(!site.has("/_redirects"));
}

#[test]
fn leniently_the_first_stays_and_the_others_are_told() {
    let site = site();
    site.article("one", "slug: same").article("two", "slug: same");
    let built = site.build_with(&["--lenient"]);
    assert_eq!(built.messages().len(), 1);
    assert_eq!(site.page("/articles/same/").one("h1").text(), "Title of one");
}

#[test]
fn a_bundle_and_a_file_make_the_same_address() {
    let site = site();
    site.article("flat", "").piece("content/articles/bundle/index.md", "", "Text.").piece(
        "content/deep/er/piece.md",
        "",
        "Text.",
    );
    site.article("2026-03-14-dated", "").article("Über uns & Œuvre", "");
    site.build();
    for route in [
        "/articles/flat/",
        "/articles/bundle/",
        "/deep/er/piece/",
        "/articles/2026-03-14-dated/",
        "/articles/Über-uns-&-Œuvre/",
    ] {
        assert!(site.has(route), "{route}: {:?}", site.routes());
    }
}

//! What programs read: feeds, sitemaps, redirects, structured data.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::Element;
use crate::site::{ENGLISH, PNG, Site, THREE_LANGUAGES};

fn xml(site: &Site, path: &str) -> Element {
    Element::parse_xml(&site.text(path))
}

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_str(&site.text(path)).unwrap()
}

/// By title: the id of an entry, in all three formats the same.
fn ids(site: &Site) -> BTreeMap<String, String> {
    let atom = xml(site, "/feed.atom.xml");
    let entries = atom.all("entry").into_iter().map(|entry| (title(entry), entry.one("id").text()));
    let ids: BTreeMap<String, String> = entries.collect();
    let rss = xml(site, "/feed.rss.xml");
    let items = rss.all("item").into_iter().map(|item| (title(item), item.one("guid").text()));
    assert_eq!(items.collect::<BTreeMap<_, _>>(), ids);
    let feed = json(site, "/feed.json");
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    let items = feed["items"].as_array().unwrap().iter().map(|item| (text(item, "title"), text(item, "id")));
    assert_eq!(items.collect::<BTreeMap<_, _>>(), ids);
    ids
}

fn title(entry: &Element) -> String {
    entry.elements().find(|child| child.name == "title").unwrap().raw_text()
}

/// HTML of an entry, in all three formats the same.
fn contents(site: &Site) -> Vec<Element> {
    let atom =
        xml(site, "/feed.atom.xml").all("entry content").iter().map(|content| content.raw_text()).collect::<Vec<_>>();
    let rss = xml(site, "/feed.rss.xml");
    assert_eq!(rss.all("item content:encoded").iter().map(|content| content.raw_text()).collect::<Vec<_>>(), atom);
    let feed = json(site, "/feed.json");
    let items = feed["items"].as_array().unwrap().iter().map(|item| item["content_html"].as_str().unwrap());
    assert_eq!(items.collect::<Vec<_>>(), atom);
    atom.iter().map(|html| Element::parse(html)).collect()
}

#[test]
fn a_feed_has_what_readers_of_feeds_need() {
    let site = Site::new(&format!("{ENGLISH}description = \"What we publish.\"\n"));
    site.article(
        "one",
        "date: 2026-03-14T09:30:00+01:00\ntags: [trade]\nauthors: [desk]\nsummary: In short.\nupdated: 2026-03-20",
    );
    site.build_silently();
    let feed = xml(&site, "/feed.atom.xml");
    let feed = feed.one("feed");
    assert_eq!(feed.attribute("xmlns"), "http://www.w3.org/2005/Atom");
    assert_eq!(feed.one("subtitle").text(), "What we publish.");
    assert_eq!(feed.texts("updated")[0], "2026-03-20T00:00:00Z");
    assert_eq!(feed.one("link[rel=self]").attribute("href"), "https://example.org/feed.atom.xml");
    let entry = feed.one("entry");
    assert_eq!(title(entry), "Title of one");
    assert_eq!(entry.one("link").attribute("href"), "https://example.org/articles/one/");
    assert_eq!(entry.one("published").text(), "2026-03-14T09:30:00+01:00");
    assert_eq!(entry.one("updated").text(), "2026-03-20T00:00:00Z");
    assert_eq!(entry.one("author name").text(), "desk");
    assert_eq!(entry.one("category").attribute("term"), "trade");
    assert_eq!(entry.one("summary").text(), "In short.");
    let item = xml(&site, "/feed.rss.xml");
    let item = item.one("item");
    assert_eq!(item.one("pubDate").text(), "Sat, 14 Mar 2026 09:30:00 +0100");
    let feed = json(&site, "/feed.json");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["items"][0]["date_modified"], "2026-03-20T00:00:00Z");
    assert_eq!(feed["items"][0]["tags"], serde_json::json!(["trade"]));
}

#[test]
fn every_feed_and_sitemap_is_well_formed_whatever_is_typed() {
    let site = Site::new(&format!(
        "{ENGLISH}description = \"<b> & \\\"quotes\\\" ]]> \"\n[feeds]\nformats = [\"atom\", \"rss\", \"json\"]\nnews = true\n"
    ));
    let nasty = "<script>alert('x')</script> & \"quoted\" ]]> </title> \u{1f600} \u{202e}";
    let shown = "<script>alert(‘x’)</script> & “quoted” ]]> </title> \u{1f600} \u{202e}";
    let quoted = serde_json::to_string(nasty).unwrap();
    site.article(
        "one",
        &format!(
            "title: {quoted}\ndate: 2026-06-01\nsummary: {quoted}\ntags: [{quoted}]\nauthors: [{quoted}]\nregion: [{quoted}]\n\
             series: {quoted}\nkicker: {quoted}\nsubtitle: {quoted}\nid: {quoted}\nimage: {{src: p.png, alt: {quoted}, caption: {quoted}}}\n\
             aliases: [\"/a b<c>&d/\"]\nstatus: {quoted}\nlicense: {quoted}\ndisclosure: {quoted}\nnumber: {quoted}\ndoi: {quoted}"
        ),
    );
    site.write("content/articles/p.png", PNG);
    site.build_with(&["--lenient"]);
    let mut seen = 0;
    for path in site.output().into_keys() {
        if path.ends_with(".xml") {
            Element::parse_xml(&site.text(&path));
            seen += 1;
        } else if path.ends_with(".json") {
            json(&site, &path);
            seen += 1;
        }
    }
    assert!(seen >= 3 * 5, "{seen} feeds: {:?}", site.routes());
    assert_eq!(title(xml(&site, "/feed.atom.xml").one("entry")).trim(), shown.trim());
    assert_eq!(title(xml(&site, "/feed.rss.xml").one("item")).trim(), shown.trim());
    assert_eq!(json(&site, "/feed.json")["items"][0]["title"].as_str().unwrap().trim(), shown.trim());
    assert_eq!(xml(&site, "/news-sitemap.xml").one("news:title").text(), shown.trim());
}

#[test]
fn nothing_typed_in_front_matter_breaks_out_of_a_page() {
    let site = Site::new(ENGLISH);
    let nasty = "</script></title><script>alert(1)</script> </script x </script/ <!--<script  \"><img src=x onerror=alert(1)> ' {{ 7 * 7 }} <!-- \u{2028}";
    let quoted = serde_json::to_string(nasty).unwrap();
    let keys = [
        "title",
        "subtitle",
        "kicker",
        "summary",
        "type",
        "series",
        "status",
        "number",
        "doi",
        "isbn",
        "license",
        "funding",
        "disclosure",
        "original",
    ];
    let mut front: String = keys.iter().map(|key| format!("{key}: {quoted}\n")).collect();
    front.push_str(&format!(
        "tags: [{quoted}]\nregion: [{quoted}]\nauthors: [{{id: {quoted}, role: {quoted}}}]\nkey_points: [{quoted}]\n\
         recommendations: [{{text: {quoted}, addressee: {quoted}, topics: [{quoted}]}}]\nwithdrawn: {{date: 2026-02-02, reason: {quoted}}}\n\
         changes: [{{date: 2026-02-02, kind: update, note: {quoted}}}]\nattachments: [{{src: f.pdf, title: {quoted}}}]\n\
         image: {{src: p.png, alt: {quoted}, caption: {quoted}, credit: {quoted}}}\naliases: [{quoted}]\nextra: {{a: {quoted}}}\n"
    ));
    site.article("one", &front)
        .article("two", &front.replace("withdrawn:", "supersedes: [one]\nextra_:").replace("aliases", "extra__"));
    site.write("content/articles/p.png", PNG).write("content/articles/f.pdf", "x");
    site.build_with(&["--lenient"]);
    for (route, page) in site.pages() {
        for script in page.all("script") {
            if script.attributes.contains_key("src") {
                assert_eq!(script.raw_text(), "", "{route}");
                continue;
            }
            assert!(!script.raw_text().contains('<'), "{route}");
            assert_eq!(script.attribute("type"), "application/ld+json", "{route}");
            let data: Value =
                serde_json::from_str(&script.raw_text()).unwrap_or_else(|error| panic!("{route}: {error}"));
            assert!(data.is_object());
        }
        assert!(!page.has("img[onerror]"), "{route}");
        assert_eq!(page.all("title").len(), 1, "{route}");
        assert!(!page.text().contains("49") || route.contains("49"), "{route}: bodies and titles are never templates");
    }
    let page = site.page("/articles/two/");
    assert!(page.one("h1").raw_text().contains("</script></title><script>alert(1)</script>"));
    let data: Value = serde_json::from_str(&page.one("script[type=application/ld+json]").raw_text()).unwrap();
    assert!(data.to_string().contains("</script></title>"), "the text itself is whole: {data}");
}

#[test]
fn structured_data_says_what_the_page_says() {
    let site = Site::new(ENGLISH);
    site.article(
        "one",
        "date: 2026-03-14\nupdated: 2026-03-20\ntags: [trade]\nauthors: [desk]\nsummary: In short.\ntype: report",
    );
    site.build_silently();
    let data: Value =
        serde_json::from_str(&site.page("/articles/one/").one("script[type=application/ld+json]").raw_text()).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    let article = &data["@graph"][0];
    for (key, value) in [
        ("headline", "Title of one"),
        ("url", "https://example.org/articles/one/"),
        ("inLanguage", "en"),
        ("description", "In short."),
        ("@type", "Report"),
    ] {
        assert_eq!(article[key], value, "{key}");
    }
    assert!(article["datePublished"].as_str().unwrap().starts_with("2026-03-14"));
    assert!(article["dateModified"].as_str().unwrap().starts_with("2026-03-20"));
    assert_eq!(article["author"][0]["name"], "desk");
    assert_eq!(data["@graph"][1]["@type"], "BreadcrumbList");
}

#[test]
fn an_entry_keeps_its_id_when_the_piece_moves() {
    let site = Site::new(ENGLISH);
    site.article("with-id", "id: the-piece").article("without-id", "");
    site.build_silently();
    let before = ids(&site);
    // One keeps its `id`, the other names its old address.
    site.remove("content/articles/with-id.md").remove("content/articles/without-id.md");
    site.piece("content/notes/moved.md", "title: Title of with-id\nid: the-piece", "Text.");
    site.piece("content/notes/renamed.md", "title: Title of without-id\naliases: [/articles/without-id/]", "Text.");
    site.build_silently();
    assert_eq!(ids(&site), before);
    // And once more, the oldest address last.
    site.remove("content/notes/renamed.md");
    site.piece(
        "content/notes/again.md",
        "title: Title of without-id\naliases: [/notes/renamed/, /articles/without-id/]",
        "Text.",
    );
    site.build_silently();
    assert_eq!(ids(&site), before);
}

#[test]
fn however_the_old_address_is_typed_the_id_stays() {
    for alias in ["/articles/one/", "/articles/one", "articles/one/", "articles/one", "/articles/one/index.html"] {
        let site = Site::new(ENGLISH);
        site.article("one", "").build_silently();
        let before = ids(&site);
        site.remove("content/articles/one.md");
        site.article("two", &format!("title: Title of one\naliases: [\"{alias}\"]"));
        let ran = site.try_build(&[]);
        assert_eq!(ran.code, 0, "{alias}: {}", ran.stderr);
        assert_eq!(ids(&site), before, "{alias}");
        assert!(site.has("/articles/one/"), "{alias} redirects");
    }
}

#[test]
fn a_former_address_on_another_site_is_refused() {
    let site = Site::new(ENGLISH);
    site.article("one", "aliases: [\"https://example.org/old/\"]");
    site.fail().says("error: `https://example.org/old/` in `aliases` is not an address of this site");
}

#[test]
fn addresses_in_feeds_are_whole() {
    let site = Site::new(ENGLISH);
    site.piece(
        "content/articles/bundle/index.md",
        "",
        "[piece](../other.md#part) [part](#here) [out](https://example.com/?a=1&b=2) [file](/data.csv) ![pic](p.png)\n\n## Here\n\nNote[^1].\n\n[^1]: Foot with [link](../other.md).",
    );
    site.piece("content/articles/other.md", "", "## Part")
        .write("content/articles/bundle/p.png", PNG)
        .write("static/data.csv", "1");
    site.build_with(&["--base-url", "https://example.org/a/b"]);
    let page = &contents(&site)[0];
    let addresses = page.attributes("a", "href").into_iter().chain(page.attributes("img", "src"));
    let addresses: Vec<String> = addresses.collect();
    for address in &addresses {
        assert!(address.starts_with("https://"), "{address} of {addresses:?}");
    }
    let here = "https://example.org/a/b/articles/bundle/";
    for address in [
        "https://example.org/a/b/articles/other/#part".to_owned(),
        format!("{here}#here"),
        "https://example.com/?a=1&b=2".to_owned(),
        "https://example.org/a/b/data.csv".to_owned(),
        format!("{here}p.png"),
        "https://example.org/a/b/articles/other/".to_owned(),
    ] {
        assert!(addresses.contains(&address), "{address} is not in {addresses:?}");
    }
    assert!(addresses.iter().any(|address| address.starts_with(&format!("{here}#fn"))), "footnotes: {addresses:?}");
}

#[test]
fn feeds_of_terms_carry_summaries_and_feeds_of_languages_whole_texts() {
    let site = Site::new(THREE_LANGUAGES);
    let front = "tags: [trade]\nregion: KE\nauthors: [desk]\nseries: tour\nsummary: In short.";
    site.article("one", front).article("one.en", front);
    site.build_silently();
    for path in ["topics/trade", "regions/ke", "regions/africa", "authors/desk", "series/tour"] {
        for prefix in ["", "/en"] {
            let feed = xml(&site, &format!("{prefix}/{path}/feed.atom.xml"));
            assert_eq!(feed.texts("entry summary"), ["In short."], "{prefix}/{path}");
            assert!(!feed.has("content"), "{prefix}/{path}");
            assert!(!site.has(&format!("{prefix}/{path}/feed.json")), "Atom unless asked");
        }
    }
    for path in ["/feed.atom.xml", "/en/feed.atom.xml"] {
        assert_eq!(xml(&site, path).all("entry content").len(), 1, "{path}");
    }
    let links = site.page("/topics/trade/").attributes("link[type=application/atom+xml]", "href");
    assert!(links.contains(&"/topics/trade/feed.atom.xml".to_owned()), "{links:?}");
}

#[test]
fn a_feed_has_the_newest_and_no_more_than_the_limit() {
    let site = Site::new(ENGLISH);
    for day in 1..=25 {
        site.article(&format!("a{day:02}"), &format!("date: 2026-01-{day:02}\ntags: [t]"));
    }
    site.build_silently();
    let titles = |path: &str| xml(&site, path).all("entry").into_iter().map(title).collect::<Vec<_>>();
    assert_eq!(titles("/feed.atom.xml").len(), 20);
    assert_eq!(titles("/topics/t/feed.atom.xml").len(), 20);
    assert_eq!(titles("/feed.atom.xml")[0], "Title of a25");
    site.write("config.toml", format!("{ENGLISH}[feeds]\nlimit = 3\nformats = [\"json\"]\nterms = [\"topics\"]\n"));
    site.build_silently();
    assert_eq!(json(&site, "/feed.json")["items"].as_array().unwrap().len(), 3);
    assert!(!site.has("/feed.atom.xml") && site.has("/topics/t/feed.json"));
}

#[test]
fn the_news_sitemap_has_two_days() {
    let site = Site::new(&format!("{ENGLISH}[feeds]\nnews = true\n"));
    site.article("today", "date: 2026-06-01")
        .article("in", "date: 2026-05-30T12:00:01Z")
        .article("out", "date: 2026-05-30T11:59:59Z");
    site.article("embargoed", "date: 2026-01-01\npublish_at: 2026-06-01T11:00:00Z");
    site.build_silently();
    let news = xml(&site, "/news-sitemap.xml");
    assert_eq!(news.texts("news:title"), ["Title of embargoed", "Title of today", "Title of in"]);
    assert_eq!(news.texts("news:language"), ["en", "en", "en"]);
    assert!(site.text("/robots.txt").contains("Sitemap: https://example.org/news-sitemap.xml"));
    site.write("config.toml", ENGLISH).build_silently();
    assert!(!site.has("/news-sitemap.xml"));
}

#[test]
fn the_sitemap_knows_when_pages_changed() {
    let site = Site::new(ENGLISH);
    site.article("old", "date: 2025-01-01\ntags: [t]").article("new", "date: 2026-02-01\ntags: [t]");
    site.article("updated", "date: 2025-02-01\nupdated: 2026-03-01");
    site.article("corrected", "date: 2025-03-01\nchanges: [{date: 2026-04-01, kind: correction, note: N}]");
    site.build_silently();
    let sitemap = xml(&site, "/sitemap.xml");
    let modified: BTreeMap<String, String> = sitemap
        .all("url")
        .into_iter()
        .map(|entry| (entry.one("loc").text(), entry.texts("lastmod").concat().chars().take(10).collect()))
        .collect();
    for (route, day) in [
        ("articles/old/", "2025-01-01"),
        ("articles/new/", "2026-02-01"),
        ("articles/updated/", "2026-03-01"),
        ("articles/corrected/", "2026-04-01"),
        ("topics/t/", "2026-02-01"),
        ("archive/", "2026-04-01"),
        ("", "2026-04-01"),
    ] {
        assert_eq!(modified[&format!("https://example.org/{route}")], day, "{route}");
    }
    assert!(!modified.contains_key("https://example.org/404.html"));
    assert_eq!(site.text("/robots.txt"), "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n");
}

#[test]
fn a_former_address_leads_on() {
    let site = Site::new(ENGLISH);
    site.article("one", "aliases: [/2019/one.html, /old/one/]\ntags: [t]");
    site.write("content/topics/t.md", "---\ntitle: T\naliases: [/tags/t/]\n---\n");
    site.build_silently();
    for old in ["/2019/one.html", "/old/one/"] {
        let page = site.page(old);
        assert_eq!(
            page.one("meta[http-equiv]").attribute("content"),
            "0; url=https://example.org/articles/one/",
            "{old}"
        );
        assert_eq!(page.one("link[rel=canonical]").attribute("href"), "https://example.org/articles/one/");
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    }
    assert_eq!(site.page("/tags/t/").one("a").attribute("href"), "https://example.org/topics/t/");
    let lines = site.text("/_redirects");
    let mut lines: Vec<&str> = lines.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, ["/2019/one.html /articles/one/ 301", "/old/one/ /articles/one/ 301", "/tags/t/ /topics/t/ 301"]);
    assert!(!site.text("/sitemap.xml").contains("/old/"));
}

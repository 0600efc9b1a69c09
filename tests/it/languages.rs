//! One publication in several languages.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Element, Node};
use crate::site::{FRENCH, PNG, Site, THREE_LANGUAGES};

/// In French, English and Arabic: one piece in all three, one in two by `translation_of`, and one in each alone.
fn three_languages() -> Site {
    let site = Site::new(THREE_LANGUAGES);
    let front = "date: 2026-03-01\ntags: [commerce]\nregion: KE\nauthors: [desk]";
    site.article("everywhere", front).article("everywhere.en", front).article("everywhere.ar", front);
    site.article("accord", "date: 2026-03-02\ntags: [commerce]");
    site.article("agreement.en", "date: 2026-03-02\ntags: [commerce]\ntranslation_of: accord\nslug: the-agreement");
    site.article("seul", "tags: [commerce]")
        .article("alone.en", "tags: [commerce]")
        .article("wahid.ar", "tags: [commerce]");
    site.piece("content/pages/about.md", "", "A page.").piece("content/pages/about.en.md", "", "A page.");
    site.write("content/topics/commerce.md", "---\ntitle: {fr: Commerce, en: Trade, ar: تجارة}\n---\n");
    site
}

#[test]
fn the_default_language_stands_at_the_root_and_the_others_below_their_code() {
    let site = three_languages();
    site.build_silently();
    let pages = site.pages();
    for (route, lang, title) in [
        ("/", "fr", "Cahiers"),
        ("/en/", "en", "Papers"),
        ("/ar/", "ar", "دفاتر"),
        ("/articles/everywhere/", "fr", "Title of everywhere"),
        ("/en/articles/everywhere/", "en", "Title of everywhere.en"),
        ("/ar/articles/everywhere/", "ar", "Title of everywhere.ar"),
        ("/en/articles/the-agreement/", "en", "Title of agreement.en"),
        ("/topics/commerce/", "fr", "Commerce"),
        ("/en/topics/commerce/", "en", "Trade"),
        ("/ar/topics/commerce/", "ar", "تجارة"),
        ("/regions/ke/", "fr", "Kenya"),
        ("/ar/regions/ke/", "ar", "كينيا"),
        ("/en/about/", "en", "Title of about.en"),
    ] {
        let page = pages.get(route).unwrap_or_else(|| panic!("{route} is missing"));
        assert_eq!(page.one("html").attribute("lang"), lang, "{route}");
        assert_eq!(page.one("h1").text(), title, "{route}");
        let direction = page.one("html").attributes.get("dir").map(String::as_str);
        assert_eq!(direction, (lang == "ar").then_some("rtl"), "{route}");
    }
    for lang in ["", "/en", "/ar"] {
        assert!(site.has(&format!("{lang}/404.html")) && site.has(&format!("{lang}/feed.json")));
    }
}

/// By route: the addresses of `hreflang`, without the site's own.
fn alternates(page: &Element) -> BTreeMap<String, String> {
    let links = page.all("link[rel=alternate]").into_iter().filter(|link| link.attributes.contains_key("hreflang"));
    let route = |link: &Element| link.attribute("href").strip_prefix("https://example.org").unwrap().to_owned();
    links.map(|link| (link.attribute("hreflang").to_owned(), route(link))).collect()
}

#[test]
fn hreflang_sets_are_complete_and_reciprocal() {
    let site = three_languages();
    site.build_silently();
    let pages = site.pages();
    let sets: BTreeMap<&String, _> = pages.iter().map(|(route, page)| (route, alternates(page))).collect();
    for (route, set) in sets.iter().filter(|(_, set)| !set.is_empty()) {
        let lang = pages[*route].one("html").attribute("lang");
        assert_eq!(set[lang], **route, "{route} names itself");
        assert_eq!(set["x-default"], *set.get("fr").unwrap_or(&set["en"]), "{route}");
        for (code, other) in set {
            assert_eq!(sets.get(other), Some(set), "{route} names {other} as {code}, which says something else");
        }
        assert!(set.len() > 2, "{route} names no other language");
    }
    let codes = |route: &str| sets[&route.to_owned()].keys().cloned().collect::<Vec<_>>();
    for route in [
        "/",
        "/topics/",
        "/topics/commerce/",
        "/regions/ke/",
        "/regions/africa/",
        "/authors/desk/",
        "/articles/",
        "/archive/",
        "/archive/2026/",
        "/articles/everywhere/",
    ] {
        assert_eq!(codes(route), ["ar", "en", "fr", "x-default"], "{route}");
    }
    for route in ["/articles/accord/", "/en/articles/the-agreement/", "/about/"] {
        assert_eq!(codes(route), ["en", "fr", "x-default"], "{route}");
    }
    for route in ["/articles/seul/", "/en/articles/alone/", "/404.html"] {
        assert_eq!(codes(route), [""; 0], "{route}");
    }
}

#[test]
fn the_sitemap_says_the_same_of_languages_as_the_pages() {
    let site = three_languages();
    site.build_silently();
    let sitemap = Element::parse_xml(&site.text("/sitemap.xml"));
    let mut seen = BTreeSet::new();
    for entry in sitemap.all("url") {
        let address = entry.one("loc").text();
        let route = address.strip_prefix("https://example.org").unwrap();
        let links = entry.all("xhtml:link").into_iter().map(|link| {
            let route = link.attribute("href").strip_prefix("https://example.org").unwrap().to_owned();
            (link.attribute("hreflang").to_owned(), route)
        });
        assert_eq!(links.collect::<BTreeMap<_, _>>(), alternates(&site.page(route)), "{route}");
        seen.insert(route.to_owned());
    }
    let is_told = |route: &&String| !route.ends_with("404.html") && !route.ends_with("/search/");
    assert_eq!(seen, site.pages().keys().filter(is_told).cloned().collect());
}

#[test]
fn feeds_lists_and_related_are_of_one_language() {
    let site = three_languages();
    site.build_silently();
    for (prefix, own) in [("", "/"), ("/en", "/en/"), ("/ar", "/ar/")] {
        let feed = Element::parse_xml(&site.text(&format!("{prefix}/feed.atom.xml")));
        let links = feed.attributes("entry link", "href");
        assert!(!links.is_empty());
        let lists = ["/", "/topics/commerce/", "/articles/"].map(|route| format!("{prefix}{route}"));
        let listed = lists.iter().flat_map(|route| site.page(route).attributes("main article a", "href"));
        let related = site.related(&format!("{prefix}/articles/everywhere/"));
        assert!(!related.is_empty());
        for link in links.into_iter().chain(listed).chain(related) {
            let route = link.trim_start_matches("https://example.org");
            let is_own = match own {
                "/" => !route.starts_with("/en/") && !route.starts_with("/ar/"),
                own => route.starts_with(own),
            };
            assert!(is_own, "{link} in {own}");
        }
    }
    assert_eq!(site.page("/en/topics/commerce/").texts("main article h3").len(), 3);
}

#[test]
fn translations_name_each_other() {
    let site = three_languages();
    site.build_silently();
    let others = |route: &str| {
        let page = site.page(route);
        let links = page.all("article p.translations a");
        links.iter().map(|link| format!("{} {}", link.text(), link.attribute("href"))).collect::<Vec<_>>()
    };
    assert_eq!(
        others("/articles/everywhere/"),
        ["English /en/articles/everywhere/", "العربية /ar/articles/everywhere/"]
    );
    assert_eq!(others("/en/articles/the-agreement/"), ["français /articles/accord/"]);
    assert_eq!(others("/articles/seul/"), [""; 0]);
}

#[test]
fn dates_plurals_and_lists_are_the_languages_own() {
    let site = three_languages();
    site.article("everywhere", "date: 2026-03-01\nauthors: [A, B, C]");
    site.write("content/topics/vide.md", "---\ntitle: {fr: Vide, en: Empty}\n---\n\nRien encore.\n");
    site.write("content/topics/vide.en.md", "---\n---\n\nNothing yet.\n");
    site.build();
    assert_eq!(site.page("/articles/everywhere/").one("article header time").text(), "1er mars 2026");
    assert_eq!(site.page("/en/articles/everywhere/").one("article header time").text(), "March 1, 2026");
    let arabic = site.page("/ar/articles/everywhere/").one("article header time").text();
    assert!(arabic.contains("مارس") && arabic.contains("2026") || arabic.contains("٢٠٢٦"), "{arabic}");
    assert_eq!(site.page("/articles/everywhere/").one("article p.authors").text(), "A, B et C");
    assert_eq!(site.page("/topics/vide/").one("main header p.meta").text(), "0 article");
    assert_eq!(site.page("/en/topics/vide/").one("main header p.meta").text(), "0 articles");
    assert_eq!(site.page("/topics/commerce/").one("main header p.meta").text(), "2 articles");
}

#[test]
fn names_are_sorted_as_the_language_sorts_them() {
    let site = Site::new(FRENCH);
    site.article("a", "authors: [Zoé, Émile, Eva, élan, Edgar, Œdipe, Olive]");
    site.build_silently();
    let page = site.page("/authors/");
    let names: Vec<String> = page.texts("main dd a");
    assert_eq!(names, ["Edgar", "élan", "Émile", "Eva", "Œdipe", "Olive", "Zoé"]);
    assert_eq!(page.texts("main dt"), ["E", "O", "Z"]);
}

#[test]
fn what_is_not_declared_is_told_and_read_in_the_default_language() {
    let site = three_languages();
    site.article("gpt-4.5", "").article("brief.de", "");
    let built = site.build();
    assert_eq!(built.messages().len(), 1, "{}", built.stderr);
    built
        .says("`.de` looks like a language, but `config.toml` declares no `de`")
        .says("declare it with `[languages.de]`");
    assert_eq!(site.page("/articles/gpt-4.5/").one("html").attribute("lang"), "fr");
}

#[test]
fn the_key_lang_counts_more_than_the_name_of_the_file() {
    let site = three_languages();
    site.article("plain", "lang: en").article("odd", "lang: de");
    let built = site.build();
    assert_eq!(
        built.messages(),
        ["warning: `config.toml` declares no language `de`; the piece stands among those of the default language"]
    );
    built.says("content/articles/odd.md:4:7");
    assert!(site.has("/articles/odd/"));
    site.article("odd", "lang: ar").build_silently();
    assert!(site.has("/en/articles/plain/") && site.has("/ar/articles/odd/"));
}

#[test]
fn two_pieces_that_are_one_piece_in_one_language_are_told() {
    let site = three_languages();
    site.article("again.en", "translation_of: accord");
    let failed = site.fail();
    failed.says("content/articles/again.en.md").says("content/articles/agreement.en.md");
    let site = three_languages();
    site.article("lost.en", "translation_of: acord");
    site.fail().says("error: there is no piece called `acord`").says("did you mean `accord`?");
}

#[test]
fn a_language_can_have_its_own_words_for_addresses() {
    let site = three_languages();
    site.edit(
        "config.toml",
        "[languages.en]",
        "[languages.fr.paths]\ntopics = \"themes\"\narchive = \"archives\"\n[languages.en]",
    );
    site.build_silently();
    assert!(site.has("/themes/commerce/") && site.has("/themes/") && site.has("/archives/2026/"));
    assert!(!site.has("/topics/") && !site.has("/topics/commerce/"));
    assert!(site.has("/en/topics/commerce/"), "the other language keeps its own");
    assert!(site.page("/articles/seul/").attributes("a", "href").contains(&"/themes/commerce/".to_owned()));
    assert_eq!(alternates(&site.page("/themes/commerce/"))["en"], "/en/topics/commerce/");
}

/// Every message of the theme's English between `⟦` and `⟧`.
fn marked_strings() -> String {
    let english = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/briefing/i18n/en.ftl")).unwrap();
    let mark = |line: &str| match line.split_once(" = ") {
        Some((key, value)) if !line.starts_with([' ', '#']) => format!("{key} = ⟦{value}⟧"),
        _ => match line.split_once("] ") {
            Some((key, value)) => format!("{key}] ⟦{value}⟧"),
            None => line.to_owned(),
        },
    };
    english.lines().map(mark).collect::<Vec<_>>().join("\n") + "\n"
}

/// What is left of a text when marked strings (`⟦…⟧`), content and configuration (`⟪…⟫`), addresses, numbers and
/// punctuation are taken out.
fn unmarked(text: &str) -> String {
    let mut depth = 0;
    let outside: String = text
        .chars()
        .map(|character| {
            match character {
                '⟦' | '⟪' => depth += 1,
                '⟧' | '⟫' => depth -= 1,
                character if depth == 0 => return character,
                _ => {}
            }
            ' '
        })
        .collect();
    let words = outside.split_whitespace().filter(|word| !word.starts_with("https://"));
    let words = words.map(|word| word.trim_matches(|character: char| !character.is_alphabetic()));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Every text and every attribute that is read to people.
fn readable<'e>(element: &'e Element, texts: &mut Vec<(String, &'e str)>) {
    for name in ["aria-label", "title", "alt", "placeholder", "aria-description", "label"] {
        if let Some(value) = element.attributes.get(name) {
            texts.push((format!("{} {name}", element.name), value));
        }
    }
    let is_described = ["description", "og:title", "og:description", "og:site_name"].iter().any(|name| {
        element.attributes.get("name").or(element.attributes.get("property")).is_some_and(|found| found == name)
    });
    if element.name == "meta" && is_described {
        texts.push(("meta".to_owned(), element.attribute("content")));
    }
    for child in &element.children {
        match child {
            Node::Text(text) => texts.push((element.name.clone(), text)),
            Node::Element(element) if ["script", "style", "time"].contains(&&*element.name) => {}
            Node::Element(element) => readable(element, texts),
        }
    }
}

#[test]
fn no_word_that_a_reader_sees_stands_in_a_template() {
    let site = Site::new(
        "title = \"⟪Cahiers⟫\"\nbase_url = \"https://example.org\"\nlanguage = \"qaa\"\ndescription = \"⟪About⟫\"\n\
         paginate_by = 2\n[languages.qab]\ntitle = \"⟪Papers⟫\"\n",
    );
    site.write("i18n/qaa.ftl", marked_strings()).write("i18n/qab.ftl", marked_strings());
    let everything = "subtitle: ⟪s⟫\nkicker: ⟪k⟫\ntags: [⟪t⟫, ⟪u⟫]\nregion: [⟪r⟫]\nauthors: [{id: ⟪a⟫, role: ⟪b⟫}]\n\
        summary: ⟪s⟫\ntype: policy-brief\nseries: ⟪c⟫\nseries_number: 1\nstatus: ⟪st⟫\nnumber: ⟪n⟫\n\
        changes: [{date: 2026-02-01, kind: update, note: ⟪u⟫}, {date: 2026-02-02, kind: correction, note: ⟪u⟫}]\n\
        key_points: [⟪p⟫]\nrecommendations: [{text: ⟪r⟫, addressee: ⟪a⟫, topics: [⟪t⟫]}]\n\
        image: {src: picture.png, alt: ⟪a⟫, caption: ⟪c⟫, credit: ⟪d⟫}\ndoi: 10.1/⟪2⟫\nisbn: ⟪3⟫\nlicense: ⟪l⟫\n\
        funding: ⟪f⟫\ndisclosure: ⟪d⟫\npeer_reviewed: true\noriginal: ⟪o⟫\n\
        attachments: [{src: file.pdf, title: ⟪t⟫}]\ntoc: true\naliases: [/old/]\nsupersedes: [second]";
    let body = "⟪Text⟫[^1].\n\n## ⟪One⟫\n\n## ⟪Two⟫\n\n> [!NOTE]\n> ⟪Note⟫\n\n> [!WARNING]\n> ⟪W⟫\n\n![⟪alt⟫](picture.png \"⟪tip⟫\")\n\n\
        - [x] ⟪done⟫\n\n[^1]: ⟪Foot⟫";
    site.piece("content/articles/first.md", &format!("title: ⟪First⟫\n{everything}"), body);
    site.write("content/articles/picture.png", PNG).write("content/articles/file.pdf", vec![b'x'; 3000]);
    site.piece("content/articles/first.qab.md", "title: ⟪First⟫\ntags: [⟪t⟫]", body);
    let plain = "tags: [⟪t⟫]\nregion: [⟪r⟫]\nauthors: [⟪a⟫]\nseries: ⟪c⟫\npeer_reviewed: false";
    for slug in ["second", "third", "fourth", "fifth"] {
        site.piece(&format!("content/articles/{slug}.md"), &format!("title: ⟪{slug}⟫\n{plain}"), "⟪Text⟫");
    }
    site.piece("content/articles/gone.md", "title: ⟪gone⟫\nwithdrawn: {date: 2026-03-01, reason: ⟪r⟫}", "⟪Text⟫");
    site.piece("content/pages/about.md", "title: ⟪About⟫", "⟪Text⟫");
    for (path, front) in [
        ("_index", "title: ⟪Home⟫"),
        ("articles/_index", "title: ⟪Articles⟫"),
        ("articles/_index.qab", "title: ⟪Articles⟫"),
        ("topics/u", "title: ⟪u⟫\nsynonyms: [⟪u⟫]\nparent: t\nsummary: ⟪s⟫"),
        ("topics/t", "title: ⟪t⟫"),
        (
            "authors/a",
            "title: ⟪a⟫\nrole: ⟪r⟫\norganisation: ⟪o⟫\nemail: a@example.org\norcid: 0000-0002-1825-0097\nlinks: [https://a.example]",
        ),
    ] {
        site.write(&format!("content/{path}.md"), format!("---\n{front}\n---\n\n⟪Text⟫\n"));
    }
    site.build();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (route, page) in site.pages() {
        let mut texts = Vec::new();
        readable(&page, &mut texts);
        seen.extend(page.one("body").attributes.get("class").cloned());
        for (place, text) in texts {
            // Codes that have no name, an address, a format, the month as it is written where no language says how, and
            // the initials of ⟪a⟫.
            let allowed = ["qaa", "qab", "a@example.org", "PDF", "M", "A"];
            let left = unmarked(text);
            if !left.is_empty() && !allowed.contains(&&*left) {
                found.push(format!("{route} {place}: {left}"));
            }
        }
    }
    assert_eq!(found, [""; 0]);
    let kinds = [
        "home",
        "article",
        "page",
        "section",
        "topic",
        "topics",
        "region",
        "regions",
        "topic_region",
        "author",
        "authors",
        "series",
        "type",
        "archive",
        "404",
    ];
    let missing: Vec<&str> = kinds.into_iter().filter(|kind| !seen.iter().any(|seen| seen.contains(kind))).collect();
    assert_eq!(missing, [""; 0], "these kinds of page were not looked at; there are {seen:?}");
}

//! Every key that a writer can type has its effect, or is told to have none yet.

use std::collections::BTreeMap;

use crate::site::{ENGLISH, PNG, Site};

/// The keys of articles with their other names, as the program's own table has them.
fn keys() -> BTreeMap<String, Vec<String>> {
    let table = include_str!("../../src/front_matter/keys.rs");
    let start = table.find("const ARTICLE: &[Key] = &[").unwrap();
    let table = &table[start..start + table[start..].find("];").unwrap()];
    let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let mut quoted = line.split('"').skip(1).step_by(2).map(str::to_owned);
        match quoted.next() {
            Some(name) => keys.insert(name, quoted.collect()),
            // It stands in a line of its own, for articles and terms.
            None => keys.insert("summary".into(), ["description", "excerpt", "deck"].map(String::from).into()),
        };
    }
    keys
}

/// By key: what to type, and what must then stand in the output that did not before.
const MARKED: &[(&str, &str, &str)] = &[
    ("title", "MarkTitle", "<h1>MarkTitle</h1>"),
    ("id", "mark-id", "mark-id</id>"),
    ("subtitle", "MarkSubtitle", "MarkSubtitle"),
    ("kicker", "MarkKicker", "MarkKicker"),
    ("date", "2019-07-03", "July 3, 2019"),
    ("updated", "2026-09-05", "September 5, 2026"),
    ("tags", "[MarkTag]", ">MarkTag</a>"),
    ("region", "KE", ">Kenya</a>"),
    ("related", "[other]", "<a href=\"/articles/other/\""),
    ("related_exclude", "[near]", ""),
    ("related_limit", "0", ""),
    ("authors", "[{id: MarkAuthor, role: MarkRole}]", "MarkRole"),
    ("summary", "MarkSummary", "MarkSummary"),
    ("type", "marktype", "/types/marktype/"),
    ("series", "MarkSeries", "MarkSeries"),
    ("series_number", "77", "77"),
    ("slug", "mark-slug", "/articles/mark-slug/"),
    ("aliases", "[/mark/old/]", "/mark/old/"),
    ("lang", "fr", "/fr/articles/piece/"),
    ("translation_of", "autre", "hreflang=\"fr\" href=\"https://example.org/fr/articles/autre/\""),
    ("draft", "true", ""),
    ("publish_at", "2027-01-01", ""),
    ("expires_at", "2026-05-01", ""),
    ("status", "MarkStatus", "MarkStatus"),
    ("changes", "[{date: 2024-09-05, kind: correction, note: MarkNote}]", "MarkNote"),
    ("supersedes", "[other]", "/articles/other/"),
    ("withdrawn", "{date: 2024-09-05, reason: MarkReason}", "MarkReason"),
    ("key_points", "[MarkPoint]", "MarkPoint"),
    ("recommendations", "[{text: MarkAdvice, addressee: MarkAddressee}]", "MarkAddressee"),
    ("image", "{src: p.png, alt: MarkAlt, caption: MarkCaption, credit: MarkCredit}", "MarkCredit"),
    ("number", "MarkNumber", "MarkNumber"),
    ("doi", "10.1234/mark", "https://doi.org/10.1234/mark"),
    ("isbn", "978-2-07-036024-6", "978-2-07-036024-6"),
    ("license", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("funding", "MarkFunding", "MarkFunding"),
    ("disclosure", "MarkDisclosure", "MarkDisclosure"),
    ("peer_reviewed", "true", "Peer review"),
    ("original", "https://example.com/mark", "https://example.com/mark"),
    ("attachments", "[{src: f.pdf, title: MarkFile}]", "MarkFile"),
    ("bibliography", "refs.bib", "warning"),
    ("toc", "true", "class=\"contents\""),
    ("template", "mark.html", "MarkTemplate"),
    ("weight", "-5", ""),
    ("check_off", "[missing-attachment]\nattachments: gone.pdf", ""),
    ("extra", "{mark: MarkExtra}", "MarkExtra"),
];

/// One piece that has nothing, and others for it to name.
fn site(front: &str) -> Site {
    let site = Site::new(&format!("{ENGLISH}[languages.fr]\n"));
    site.piece("content/articles/piece.md", &format!("{front}\n"), "Opening.\n\n## One\n\nMore.");
    site.article("other", "")
        .article("near", "tags: [near]")
        .article("third", "tags: [near]")
        .article("autre.fr", "title: Autre");
    site.write("content/articles/p.png", PNG)
        .write("content/articles/f.pdf", "pdf")
        .write("content/articles/refs.bib", "");
    site.write("templates/mark.html", "<!doctype html><title>x</title><p>MarkTemplate</p>");
    // The theme has no place for own data; a site that uses them has a template.
    site.write("templates/article-own.html", "<p>{{ page.extra.mark }}</p>");
    site
}

#[test]
fn the_table_of_this_test_has_every_key() {
    let marked: Vec<&str> = MARKED.iter().map(|(key, ..)| *key).collect();
    let missing: Vec<String> = keys().into_keys().filter(|key| !marked.contains(&&**key)).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_key_shows_or_is_told_to_have_no_effect_yet() {
    let plain = site("");
    plain.build_silently();
    let before = plain.output();
    for (key, value, mark) in MARKED {
        let extra = match *key {
            "series_number" => "\nseries: S".to_owned(),
            "extra" => "\ntype: own".to_owned(),
            "related_exclude" | "related_limit" => "\ntags: [near]".to_owned(),
            _ => String::new(),
        };
        let site = site(&format!("{key}: {value}{extra}"));
        let built = site.build();
        if *mark == "warning" {
            assert_eq!(built.messages(), [format!("warning: `{key}` is understood but has no effect yet")]);
            continue;
        }
        assert_eq!(built.told(), "", "{key}");
        let after = site.output();
        let found = |output: &BTreeMap<String, Vec<u8>>| {
            let has = |text: &str| text.contains(mark);
            output.iter().any(|(path, bytes)| {
                has(path)
                    || (path.starts_with("articles/piece/") || !path.starts_with("articles/"))
                        && has(&String::from_utf8_lossy(bytes))
            })
        };
        match *key {
            "related_exclude" => {
                let list = site.related("/articles/piece/");
                assert!(list.contains(&"/articles/third/".into()) && !list.contains(&"/articles/near/".into()));
            }
            "related_limit" => assert!(!site.page("/articles/piece/").has("aside.related")),
            "draft" | "publish_at" | "expires_at" => assert!(!site.has("/articles/piece/"), "{key}"),
            "weight" => assert_eq!(site.page("/").texts("main article a")[0], "Title of piece"),
            // Without it the build would stop at the attachment.
            "check_off" => {}
            "slug" => assert!(site.has("/articles/mark-slug/") && !site.has("/articles/piece/")),
            "related" => assert_eq!(site.related("/articles/piece/")[0], "/articles/other/"),
            "supersedes" => {
                assert!(
                    site.page("/articles/piece/").attributes("article a", "href").contains(&"/articles/other/".into())
                );
                assert!(
                    site.page("/articles/other/").attributes("article a", "href").contains(&"/articles/piece/".into())
                );
            }
            _ => {
                assert!(!found(&before), "{mark} is there without `{key}`");
                assert!(found(&after), "{mark} of `{key}` is not in the output");
            }
        }
    }
}

#[test]
fn footnotes_stand_below_the_recommendations() {
    let site = Site::new(ENGLISH);
    let body = "One.[^1]\n\n[^1]: From [here](https://example.org/).\n";
    site.piece("content/articles/bare.md", "title: Bare\ndate: 2026-01-01", body);
    let front = "title: Urging\ndate: 2026-01-01\nrecommendations: [Act now.]";
    site.piece("content/articles/urging.md", front, body);
    site.build();
    for (route, sections) in [
        ("/articles/bare/", vec!["<section class=\"footnotes\""]),
        ("/articles/urging/", vec!["<section class=\"recommendations\"", "<section class=\"footnotes\""]),
    ] {
        let html = site.text(route);
        let found: Vec<&str> = html.match_indices("<section class").map(|(at, _)| &html[at..]).collect();
        assert_eq!(found.len(), sections.len(), "{html}");
        assert!(found.iter().zip(sections).all(|(found, section)| found.starts_with(section)), "{html}");
        assert_eq!(site.page(route).attributes(".footnotes li a", "href"), ["https://example.org/", "#fnref-1"]);
    }
    let feed = site.text("/feed.atom.xml");
    assert_eq!(feed.matches("footnotes").count(), 2, "feeds carry both texts whole: {feed}");
}

#[test]
fn every_other_name_of_a_key_does_the_same() {
    for (key, value, _) in MARKED {
        for other in &keys()[*key] {
            let extra = if *key == "translation_of" { "" } else { "\nkicker: k" };
            let (one, two) = (site(&format!("{key}: {value}{extra}")), site(&format!("{other}: {value}{extra}")));
            let (first, second) = (one.try_build(&[]), two.try_build(&[]));
            assert_eq!((first.code, second.code), (0, 0), "{other}: {}", second.stderr);
            assert!(one.output() == two.output(), "`{other}` is not `{key}`");
        }
    }
}

#[test]
fn a_key_without_effect_is_told_once_for_the_whole_site() {
    let site = Site::new(ENGLISH);
    for slug in ["a", "b", "c"] {
        site.article(slug, "bibliography: refs.bib");
    }
    let built = site.build();
    assert_eq!(built.messages(), ["warning: `bibliography` is understood but has no effect yet"]);
    built.says("this is said once for the whole site");
}

#[test]
fn what_editors_type_is_what_they_mean() {
    let site = Site::new(&format!("{ENGLISH}timezone = \"Europe/Paris\"\n"));
    site.article(
        "one",
        "title: 1.10\nregion: NO\nnumber: 007\ntags: [on, 2024, yes]\nkicker: null and void\nsubtitle: 12:30",
    );
    site.build_silently();
    let page = site.page("/articles/one/");
    assert_eq!(page.one("h1").text(), "1.10");
    let text = page.one("article").text();
    for part in ["Norway", "007", "null and void", "12:30"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    for topic in ["on", "2024", "yes"] {
        assert!(site.has(&format!("/topics/{topic}/")));
    }
    assert!(site.has("/regions/no/"));
}

#[test]
fn dates_are_read_as_they_are_written() {
    for (typed, published) in [
        ("2026-03-14", "2026-03-14T00:00:00+01:00"),
        ("2026-03-14T09:30:00Z", "2026-03-14T09:30:00Z"),
        ("2026-03-14T09:30:00-05:00", "2026-03-14T09:30:00-05:00"),
        ("2026-03-14 09:30", "2026-03-14T09:30:00+01:00"),
        ("2026-03-14 09:30:15", "2026-03-14T09:30:15+01:00"),
        ("2026-03-14 09:30:15 -0500", "2026-03-14T09:30:15-05:00"),
        ("\"2026-03-14\"", "2026-03-14T00:00:00+01:00"),
    ] {
        let site = Site::new(&format!("{ENGLISH}timezone = \"Europe/Paris\"\n"));
        site.article("one", &format!("date: {typed}"));
        site.build_silently();
        let feed = crate::document::Element::parse_xml(&site.text("/feed.atom.xml"));
        assert_eq!(feed.one("published").text(), published, "{typed}");
        assert_eq!(site.page("/articles/one/").one("article time").text(), "March 14, 2026", "{typed}");
    }
}

#[test]
fn one_key_under_two_names_is_a_mistake_where_it_would_hide_something() {
    let site = Site::new(ENGLISH);
    site.article("one", "tags: [a]\ntopics: [b]");
    site.fail().says("`topics`").says("`tags`");
    site.article("one", "summary: First.\ndescription: Second.");
    assert_eq!(site.build().messages(), ["warning: `description` is not used, since `summary` is given too"]);
    assert_eq!(site.page("/articles/one/").one("article p.summary").text(), "First.");
}

#[test]
fn front_matter_that_no_one_types_is_refused_before_it_is_read() {
    let site = Site::new(ENGLISH);
    site.article("one", &format!("extra: {}", "[".repeat(200_000)));
    let failed = site.fail();
    assert_eq!(failed.messages().len(), 1, "{}", failed.stderr);
    assert!(failed.stderr.len() < 2_000, "a mistake is told in a few lines");
}

#[test]
fn a_summary_is_cut_at_a_word_and_has_no_more_than_200_characters() {
    let site = Site::new(ENGLISH);
    let long = "Éléphants ".repeat(40);
    site.piece("content/articles/cut.md", "tags: [t]", &long).piece(
        "content/articles/short.md",
        "tags: [t]",
        "A few words.",
    );
    site.article("typed", &format!("tags: [t]\nsummary: {long}"));
    site.build_silently();
    for slug in ["cut", "typed"] {
        let page = site.page("/articles/short/");
        let entries = page.all("aside.related li");
        let entry = entries.iter().find(|entry| entry.one("a").attribute("href").contains(slug)).unwrap();
        let summary = entry.texts("article p")[1].clone();
        assert!(summary.chars().count() <= 200 && summary.ends_with("Éléphants…"), "{summary}");
    }
}

#[test]
fn a_summary_is_as_long_as_200_characters_allow() {
    let site = Site::new(ENGLISH);
    let (whole, long) = (format!("{}ab.", "ab ".repeat(65)), "ab ".repeat(80));
    site.article("whole", &format!("tags: [t]\nsummary: {whole}xy"))
        .article("long", &format!("tags: [t]\nsummary: {long}"));
    site.build_silently();
    let lead = |slug: &str| {
        site.page(&format!("/articles/{slug}/")).one("meta[name=description]").attribute("content").to_owned()
    };
    assert_eq!(lead("whole"), format!("{whole}xy"), "{} characters need no cut", whole.len() + 2);
    assert_eq!(whole.len() + 2, 200);
    assert_eq!(lead("long"), format!("{}ab…", "ab ".repeat(65)), "one word more would be 201");
}

#[test]
fn leniently_a_piece_without_date_stands_last_and_one_without_title_is_left_out() {
    let site = Site::new(ENGLISH);
    site.article("dated", "date: 1999-01-01")
        .write("content/articles/undated.md", "---\ntitle: Ohne Tag\n---\n\nNebel.\n");
    site.write("content/articles/untitled.md", "---\ndate: 2026-01-01\n---\n\nText.\n");
    let failed = site.fail();
    assert_eq!(failed.messages().len(), 2, "{}", failed.stderr);
    let built = site.build_with(&["--lenient"]);
    assert_eq!(built.messages().len(), 2, "{}", built.stderr);
    assert_eq!(site.page("/").texts("main article h3"), ["Title of dated", "Ohne Tag"]);
    assert!(!site.has("/articles/untitled/"));
    assert!(!site.page("/articles/undated/").has("article time"), "no date is shown");
}

#[test]
fn levels_of_rules_can_be_set_one_by_one() {
    let site = Site::new(&format!(
        "{ENGLISH}[check]\nmissing-date = \"warn\"\nunknown-key = \"error\"\ndead-link = \"off\"\n"
    ));
    site.write("content/articles/undated.md", "---\ntitle: Undated\n---\n\n[x](nowhere.md)\n");
    let built = site.build();
    assert_eq!(built.messages().len(), 1);
    built.says("warning: ");
    site.article("one", "tpics: [a]");
    let failed = site.fail();
    failed.says("error: unknown key `tpics`");
}

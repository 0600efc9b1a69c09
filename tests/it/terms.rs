//! Topics and regions: from what editors type to pages that readers find.

use crate::site::{ENGLISH, FRENCH, Site};

fn counts(site: &Site, route: &str) -> String {
    site.page(route).one("main header p.meta").text()
}

/// Titles on a list.
fn titles(site: &Site, route: &str) -> Vec<String> {
    site.page(route).texts("main article h3")
}

#[test]
fn spellings_that_differ_in_case_or_accents_are_one_topic_with_one_warning() {
    let site = Site::new(FRENCH);
    site.article("a", "tags: [Santé]").article("b", "tags: [Santé]").article("c", "tags: [sante]");
    site.article("d", "tags: [SANTÉ]").article("e", "tags: [sante]");
    let built = site.build();
    assert_eq!(built.messages(), ["warning: the topic `Santé` is also spelled `SANTÉ`, `sante`"]);
    built.says("help: write `Santé` everywhere; they are one topic");
    assert_eq!(site.page("/topics/sante/").one("h1").text(), "Santé");
    assert_eq!(counts(&site, "/topics/sante/"), "5 articles");
    assert_eq!(site.routes().iter().filter(|route| route.starts_with("/topics/") && route.ends_with('/')).count(), 2);
}

#[test]
fn one_piece_with_two_spellings_counts_once() {
    let site = Site::new(FRENCH);
    site.article("a", "tags: [Santé, santé, \" sante \"]");
    site.build();
    assert_eq!(counts(&site, "/topics/sante/"), "1 article");
    assert_eq!(titles(&site, "/topics/sante/"), ["Title of a"]);
}

#[test]
fn different_topics_that_would_share_an_address_are_a_mistake() {
    let site = Site::new(ENGLISH);
    site.article("a", "tags: [C]").article("b", "tags: [C#]").article("c", "tags: [C++]");
    let failed = site.fail();
    assert_eq!(
        failed.messages(),
        [
            "error: `C#` and `C` would share the address `/topics/c/`",
            "error: `C++` and `C` would share the address `/topics/c/`",
        ]
    );
    failed.says("content/articles/b.md:4:8").says("content/articles/c.md:4:8").says("content/articles/a.md:4:8");
    failed.says("make `content/topics/<address>.md` with `title: \"C#\"`");
    site.write("content/topics/c-sharp.md", "---\ntitle: \"C#\"\n---\n");
    site.write("content/topics/c-plus-plus.md", "---\ntitle: \"C++\"\n---\n");
    site.build_silently();
    for (route, title) in [("/topics/c/", "C"), ("/topics/c-sharp/", "C#"), ("/topics/c-plus-plus/", "C++")] {
        assert_eq!(site.page(route).one("h1").text(), title);
        assert_eq!(counts(&site, route), "1 article");
    }
}

#[test]
fn a_topic_file_gives_name_text_synonyms_and_summary() {
    let site = Site::new(ENGLISH);
    site.write(
        "content/topics/ai.md",
        "---\ntitle: Artificial intelligence\nsynonyms: [machine learning, IA]\nsummary: Machines that learn.\n---\n\nText of *AI*.\n",
    );
    site.article("a", "tags: [ai]")
        .article("b", "tags: [Artificial Intelligence]")
        .article("c", "tags: [Machine Learning]");
    site.article("d", "tags: [ia]").article("e", "tags: [AI]");
    site.build_silently();
    let page = site.page("/topics/ai/");
    assert_eq!(page.one("h1").text(), "Artificial intelligence");
    assert_eq!(page.one("main .body").text(), "Text of AI.");
    assert_eq!(page.one("main .summary").text(), "Machines that learn.");
    assert_eq!(counts(&site, "/topics/ai/"), "5 articles");
}

#[test]
fn topics_roll_up_to_their_parents() {
    let site = Site::new(ENGLISH);
    site.write("content/topics/economy.md", "---\ntitle: Economy\n---\n");
    site.write("content/topics/trade.md", "---\ntitle: Trade\nparent: economy\n---\n");
    site.write("content/topics/tariffs.md", "---\ntitle: Tariffs\nparent: Trade\n---\n");
    site.article("a", "tags: [tariffs]").article("b", "tags: [trade]").article("c", "tags: [economy, tariffs]");
    site.build_silently();
    for (route, count) in
        [("economy", "3 articles (1 directly)"), ("trade", "3 articles (1 directly)"), ("tariffs", "2 articles")]
    {
        assert_eq!(counts(&site, &format!("/topics/{route}/")), count, "{route}");
    }
    let breadcrumb = site.page("/topics/tariffs/").attributes("nav.breadcrumb a", "href");
    assert_eq!(breadcrumb, ["/", "/topics/", "/topics/economy/", "/topics/trade/"]);
    let tree = site.page("/topics/");
    assert_eq!(tree.texts("ul.tree ul.tree ul.tree a"), ["Tariffs"]);
    // Parents in a circle, and parents that are not there, are told.
    site.edit("content/topics/economy.md", "title: Economy", "title: Economy\nparent: tariffs");
    site.fail().says("content/topics/");
    site.edit("content/topics/economy.md", "parent: tariffs", "parent: ecology");
    site.fail().says("`ecology`").says("content/topics/economy.md:3:9");
}

#[test]
fn every_way_to_write_a_country_is_one_page_in_the_pages_language() {
    let site = Site::new(&format!("{FRENCH}[languages.en]\n"));
    let names = ["KE", "KEN", "404", "Kenya", "kenya", "ke"];
    for (number, name) in names.iter().enumerate() {
        site.article(&format!("a{number}"), &format!("region: {name}"));
    }
    site.article("de", "region: Allemagne").article("de.en", "region: Germany").article("no", "region: NO");
    site.build_silently();
    assert_eq!(counts(&site, "/regions/ke/"), "6 articles");
    assert_eq!(site.page("/regions/de/").one("h1").text(), "Allemagne");
    assert_eq!(site.page("/en/regions/de/").one("h1").text(), "Germany");
    assert_eq!(site.page("/regions/no/").one("h1").text(), "Norvège");
    let regions: Vec<String> =
        site.routes().into_iter().filter(|route| route.starts_with("/regions/") && route.ends_with('/')).collect();
    assert_eq!(
        regions,
        [
            "/regions/",
            "/regions/africa/",
            "/regions/de/",
            "/regions/eastern-africa/",
            "/regions/europe/",
            "/regions/ke/",
            "/regions/no/",
            "/regions/northern-europe/",
            "/regions/western-europe/"
        ]
    );
}

#[test]
fn articles_stand_on_the_regions_above_with_direct_and_total_counts() {
    let site = Site::new(ENGLISH);
    site.write("templates/region.html", "<p>{{ term.name }}: {{ term.direct_count }} of {{ term.count }}</p>");
    site.article("a", "region: KE")
        .article("b", "region: [KE, TZ]")
        .article("c", "region: Africa")
        .article("d", "region: [Eastern Africa, KE]");
    site.build_silently();
    for (region, text) in [
        ("ke", "Kenya: 3 of 3"),
        ("tz", "Tanzania: 1 of 1"),
        ("eastern-africa", "Eastern Africa: 1 of 3"),
        ("africa", "Africa: 1 of 4"),
    ] {
        assert_eq!(site.page(&format!("/regions/{region}/")).text(), text);
    }
}

#[test]
fn the_theme_shows_direct_and_total_counts() {
    let site = Site::new(ENGLISH);
    site.article("a", "region: KE").article("b", "region: Africa").article("c", "region: Africa");
    site.build_silently();
    let header = counts(&site, "/regions/africa/");
    assert!(header.contains("3 articles") && header.contains('2'), "{header}");
}

#[test]
fn groups_of_the_site_and_the_usual_ones_gather_their_members() {
    let site = Site::new(&format!(
        "{ENGLISH}[regions.sahel]\nname = {{ fr = \"Sahel\", en = \"The Sahel\" }}\nmembers = [\"ML\", \"NE\", \"Chad\"]\n"
    ));
    site.article("a", "region: ML").article("b", "region: Sahel").article("c", "region: TD").article("d", "region: KE");
    site.article("e", "region: EU").article("f", "region: FR");
    site.build_silently();
    assert_eq!(site.page("/regions/sahel/").one("h1").text(), "The Sahel");
    assert_eq!(counts(&site, "/regions/sahel/"), "3 articles (1 directly)");
    assert_eq!(titles(&site, "/regions/sahel/"), ["Title of a", "Title of b", "Title of c"]);
    assert_eq!(site.page("/regions/eu/").one("h1").text(), "European Union");
    assert_eq!(titles(&site, "/regions/eu/"), ["Title of e", "Title of f"]);
}

#[test]
fn a_member_that_is_no_country_is_told() {
    let site = Site::new(&format!("{ENGLISH}[regions.sahel]\nname = \"Sahel\"\nmembers = [\"ML\", \"Nigerr\"]\n"));
    site.article("a", "region: sahel");
    site.fail().says("`Nigerr` in the members of `[regions.sahel]`").says("did you mean `Niger`?");
}

#[test]
fn an_unknown_region_is_told_once_and_becomes_a_region_of_its_own() {
    let site = Site::new(ENGLISH);
    for number in 0..4 {
        site.article(&format!("a{number}"), "region: [Atlantis]");
    }
    site.article("b", "region: Germanny");
    let built = site.build();
    assert_eq!(
        built.messages(),
        [
            "warning: `Atlantis` is no country, area or group that is known; it becomes a region of its own",
            "warning: `Germanny` is no country, area or group that is known; it becomes a region of its own",
        ]
    );
    built.says("did you mean `Germany`?");
    assert_eq!(counts(&site, "/regions/atlantis/"), "4 articles");
    site.write("content/regions/atlantis.md", "---\ntitle: Atlantis\n---\n")
        .write("content/regions/germanny.md", "---\n---\n");
    site.build_silently();
}

#[test]
fn a_topic_and_a_region_meet_from_three_articles_on() {
    let site = Site::new(ENGLISH);
    for number in 1..=3 {
        site.article(&format!("trade-{number}"), "tags: [trade]\nregion: KE");
    }
    for number in 1..=2 {
        site.article(&format!("health-{number}"), "tags: [health]\nregion: TZ");
    }
    site.build_silently();
    assert_eq!(titles(&site, "/topics/trade/ke/").len(), 3);
    assert!(site.has("/topics/trade/africa/") && site.has("/topics/trade/eastern-africa/"));
    assert!(!site.has("/topics/health/tz/"));
    assert!(site.page("/topics/trade/").attributes("a", "href").contains(&"/topics/trade/ke/".to_owned()));
    assert!(site.page("/regions/ke/").attributes("a", "href").contains(&"/topics/trade/ke/".to_owned()));
    assert!(site.page("/articles/trade-1/").attributes("a", "href").contains(&"/topics/trade/ke/".to_owned()));
    site.article("health-3", "tags: [health]\nregion: TZ").build_silently();
    assert!(site.has("/topics/health/tz/"));
    site.write("config.toml", format!("{ENGLISH}[pages]\ntopic_region = false\n")).build_silently();
    assert!(!site.has("/topics/trade/ke/"));
}

#[test]
fn index_pages_can_be_switched_off() {
    let site = Site::new(ENGLISH);
    site.article("a", "type: report").build_silently();
    let pages = ["/archive/", "/archive/2026/", "/types/report/", "/articles/"];
    assert!(pages.iter().all(|route| site.has(route)));
    site.write("config.toml", format!("{ENGLISH}[pages]\narchive = false\ntypes = false\nsections = false\n"))
        .build_silently();
    assert!(!pages.iter().any(|route| site.has(route)), "{:?}", site.routes());
}

#[test]
fn long_lists_go_on_on_further_pages() {
    let site = Site::new(&format!("{ENGLISH}paginate_by = 2\n"));
    for day in 1..=5 {
        site.article(&format!("a{day}"), &format!("date: 2026-01-{day:02}\ntags: [trade]"));
    }
    site.build_silently();
    assert_eq!(titles(&site, "/topics/trade/"), ["Title of a5", "Title of a4"]);
    assert_eq!(titles(&site, "/topics/trade/page/2/"), ["Title of a3", "Title of a2"]);
    assert_eq!(titles(&site, "/topics/trade/page/3/"), ["Title of a1"]);
    assert!(!site.has("/topics/trade/page/4/") && !site.has("/topics/trade/page/1/"));
    let middle = site.page("/topics/trade/page/2/");
    assert_eq!(middle.one("a[rel=prev]").attribute("href"), "/topics/trade/");
    assert_eq!(middle.one("a[rel=next]").attribute("href"), "/topics/trade/page/3/");
    assert!(
        !site.page("/topics/trade/").has("a[rel=prev]") && site.has("/page/3/") && site.has("/archive/2026/page/2/")
    );
}

#[test]
fn an_author_has_a_page_with_what_their_file_says() {
    let site = Site::new(ENGLISH);
    site.write(
        "content/authors/europe-desk.md",
        "---\ntitle: Europe desk\nrole: Desk\nemail: europe@example.org\norcid: 0000-0002-1825-0097\norganisation: The Papers\nlinks: [https://example.org/desk]\n---\n\nWho we are.\n",
    );
    site.article("a", "authors: [{id: europe-desk, role: editor}, Africa Desk]").article("b", "author: Europe Desk");
    site.build_silently();
    assert_eq!(titles(&site, "/authors/europe-desk/"), ["Title of a", "Title of b"]);
    let text = site.page("/authors/europe-desk/").one("main").text();
    for part in ["Europe desk", "Desk", "europe@example.org", "0000-0002-1825-0097", "The Papers", "Who we are."] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(site.page("/articles/a/").one("article p.authors").text(), "Europe desk (editor) and Africa Desk");
    assert!(site.has("/authors/africa-desk/"));
}

#[test]
fn a_series_stands_in_its_order_and_its_parts_know_each_other() {
    let site = Site::new(ENGLISH);
    for (slug, number) in [("last", 3), ("first", 1), ("second", 2)] {
        site.article(slug, &format!("series: Grand tour\nseries_number: {number}"));
    }
    site.build_silently();
    let second = site.page("/articles/second/").all("article")[0].text();
    assert!(second.contains("Grand tour") && second.contains("Part 2 of 3"), "{second}");
    let links = site.page("/articles/second/").attributes("article a", "href");
    assert!(links.contains(&"/articles/first/".into()) && links.contains(&"/articles/last/".into()), "{links:?}");
    assert_eq!(titles(&site, "/series/grand-tour/").len(), 3);
}

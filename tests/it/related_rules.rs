//! What may come by itself under an article, whatever is nearest.

use crate::site::{ENGLISH, Site, THREE_LANGUAGES};

fn routes(slugs: &[&str]) -> Vec<String> {
    slugs.iter().map(|slug| format!("/articles/{slug}/")).collect()
}

/// An article on trade that has nothing else in common with others, if its slug begins with a letter of its own.
fn on_trade(site: &Site, slug: &str, front: &str) {
    let letter = &slug[..1];
    let front = format!("title: {}\ntags: [trade]\n{front}", letter.repeat(6));
    site.piece(&format!("content/articles/{slug}.md"), &front, &format!("{}.", letter.repeat(8)));
}

/// `main`, five others and one that is on nothing.
fn typed(related: &str) -> Site {
    let site = Site::new(&format!("{ENGLISH}{related}"));
    on_trade(&site, "main", "type: brief");
    on_trade(&site, "a", "type: brief");
    on_trade(&site, "b", "type: report");
    on_trade(&site, "c", "type: speech");
    on_trade(&site, "d", "");
    on_trade(&site, "news", "type: press-release");
    site
}

#[test]
fn only_articles_of_the_listed_types_come() {
    let site = typed("[related]\ntypes = [\"report\", \"speech\"]\n");
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["b", "c"]));
    assert_eq!(site.related("/articles/d/"), routes(&["b", "c"]));
}

#[test]
fn types_may_differ_by_the_article_that_has_the_list() {
    let site =
        typed("[related.types]\npress-release = [\"*\"]\nbrief = [\"brief\", \"report\"]\n\"*\" = [\"report\"]\n");
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["a", "b"]));
    assert_eq!(site.related("/articles/news/"), routes(&["a", "b", "c", "d", "main"]));
    assert_eq!(site.related("/articles/d/"), routes(&["b"]));
}

#[test]
fn a_pinned_piece_may_be_of_any_type() {
    let site = typed("[related]\ntypes = [\"report\"]\n");
    site.edit("content/articles/main.md", "tags:", "related: [news]\ntags:").build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["news", "b"]));
}

#[test]
fn a_type_that_no_article_has_is_told_with_the_nearest() {
    let site = typed("[related.types]\nbrief = [\"reprot\", \"essay\"]\nessays = []\n\"*\" = [\"*\"]\n");
    assert_eq!(
        site.build().told(),
        "warning: no article has the type `reprot`, which `[related]` speaks of\n --> config.toml:5:10\n  |\n\
         5 | brief = [\"reprot\", \"essay\"]\n  |          ^^^^^^^^\n  = help: did you mean `report`?\n\n\
         warning: no article has the type `essay`, which `[related]` speaks of\n --> config.toml:5:20\n  |\n\
         5 | brief = [\"reprot\", \"essay\"]\n  |                    ^^^^^^^\n  \
         = help: write a type as articles have it in `type`, or `\"*\"` for every type\n\n\
         warning: no article has the type `essays`, which `[related]` speaks of\n --> config.toml:6:1\n  |\n\
         6 | essays = []\n  | ^^^^^^\n  \
         = help: write a type as articles have it in `type`, or `\"*\"` for every type\n\n3 warnings\n"
    );
}

/// Pieces on trade, of which some are on what an editor keeps out of lists.
fn delicate(sensitive: &str) -> Site {
    let site = Site::new(&format!("{ENGLISH}[related]\nsensitive = {sensitive}\n"));
    site.write("content/topics/war.md", "---\ntitle: War and peace\nsynonyms: [conflict]\n---\n");
    site.write("content/topics/drones.md", "---\ntitle: Drones\nparent: war\n---\n");
    on_trade(&site, "main", "");
    on_trade(&site, "a", "");
    site.article("unused", "draft: true\ntags: [grief]");
    for (slug, topic) in [("b", "War and peace"), ("c", "conflict"), ("drones", "drones"), ("obituary", "Obituaries")] {
        on_trade(&site, slug, "");
        site.edit(&format!("content/articles/{slug}.md"), "[trade]", &format!("[trade, {topic}]"));
    }
    site
}

#[test]
fn articles_on_sensitive_topics_or_topics_below_them_never_come() {
    for typed in ["[\"war\", \"obituaries\"]", "[\"Conflict\", \"OBITUARIES\"]"] {
        let site = delicate(typed);
        site.build_silently();
        for page in ["main", "b", "obituary"] {
            let shown = if page == "main" { vec!["a"] } else { vec!["a", "main"] };
            assert_eq!(site.related(&format!("/articles/{page}/")), routes(&shown), "{page} with {typed}");
        }
    }
}

#[test]
fn an_editor_may_still_name_a_sensitive_piece() {
    let site = delicate("[\"war\", \"obituaries\"]");
    site.edit("content/articles/main.md", "tags:", "related: [obituary]\ntags:").build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["obituary", "a"]));
}

#[test]
fn a_sensitive_topic_that_no_article_carries_is_told_with_the_nearest() {
    let site = delicate("[\"obituary\", \"weather\", \"grief\"]");
    assert_eq!(
        site.build().told(),
        "warning: no article is on the topic `obituary`, which `[related]` calls sensitive\n --> config.toml:5:14\n  |\n\
         5 | sensitive = [\"obituary\", \"weather\", \"grief\"]\n  |              ^^^^^^^^^^\n  \
         = help: write a topic as articles have it in `tags`\n\n\
         warning: no article is on the topic `weather`, which `[related]` calls sensitive\n --> config.toml:5:26\n  |\n\
         5 | sensitive = [\"obituary\", \"weather\", \"grief\"]\n  |                          ^^^^^^^^^\n  \
         = help: write a topic as articles have it in `tags`\n\n2 warnings\n"
    );
}

/// `main` and four others of one series, and others on the same topic.
fn serial(config: &str, others: &[&str]) -> Site {
    let site = Site::new(&format!("{ENGLISH}{config}"));
    for slug in ["main", "a", "b", "c", "d"] {
        on_trade(&site, slug, "series: Tour");
    }
    others.iter().for_each(|slug| on_trade(&site, slug, ""));
    site
}

/// Series count so little that all are nearly as near.
const LIGHT: &str = "[related.weights]\nseries = 0.05\n";

#[test]
fn at_most_two_of_a_series_come_where_there_is_other_choice() {
    let site = serial(LIGHT, &["w", "x", "y", "z"]);
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["a", "b", "w", "x", "y", "z"]));
}

#[test]
fn how_many_of_a_series_come_is_configured() {
    for (most, shown) in [(0, ["w", "x", "y", "z", "a", "b"]), (3, ["a", "b", "c", "w", "x", "y"])] {
        let site = serial(&format!("[related]\nsame_series = {most}\n{LIGHT}"), &["w", "x", "y", "z"]);
        site.build_silently();
        assert_eq!(site.related("/articles/main/"), routes(&shown), "{most}");
    }
}

#[test]
fn a_series_fills_the_list_up_where_there_is_no_other_choice() {
    let site = serial(LIGHT, &["z"]);
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["a", "b", "z", "c", "d"]));
}

#[test]
fn what_is_less_than_half_as_near_is_no_other_choice() {
    let site = serial("[related.weights]\nseries = 50\n", &["z"]);
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["a", "b", "c", "d", "z"]));
}

/// `count` words that no other text has.
fn words(letter: char, count: usize) -> String {
    (0..count).map(|number| format!("{letter}{number}q ")).collect()
}

#[test]
fn of_texts_that_say_the_same_one_comes() {
    let site = Site::new(ENGLISH);
    let write = |slug: &str, date: &str, body: &str| {
        let front = format!("title: {}\ndate: {date}\ntags: [trade]", slug.repeat(6));
        site.piece(&format!("content/articles/{slug}.md"), &front, body);
    };
    let (own, other) = (words('o', 100), words('t', 100));
    write("m", "2026-03-01", &format!("{own} {}", words('m', 10)));
    write("a", "2026-01-01", &format!("{own} {}", words('a', 10)));
    write("b", "2026-01-01", &format!("{other} {}", words('b', 10)));
    write("c", "2026-02-01", &format!("{other} {}", words('c', 10)));
    write("d", "2026-01-01", &format!("{} {}", words('o', 50), words('d', 50)));
    site.build_silently();
    assert_eq!(site.related("/articles/m/"), routes(&["d", "c"]), "neither its own copy nor two copies of one another");
    assert_eq!(site.related("/articles/a/"), routes(&["d", "b"]), "of two copies the nearer");
    site.edit("content/articles/m.md", "tags:", "related: [b]\ntags:").build_silently();
    assert_eq!(site.related("/articles/m/"), routes(&["b", "d"]), "nor the copy of a pinned piece");
}

#[test]
fn the_newer_of_near_equals_comes_first() {
    let site = Site::new(&format!("{ENGLISH}[related.weights]\nauthors = 0.001\ndate = 0\n"));
    on_trade(&site, "main", "authors: [Desk]");
    on_trade(&site, "a", "authors: [Desk]\ndate: 2024-01-01");
    on_trade(&site, "b", "date: 2025-01-01");
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["b", "a"]), "the author counts next to nothing");
    site.edit("config.toml", "0.001", "1.0").build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["a", "b"]));
}

#[test]
fn earlier_versions_of_a_piece_never_come() {
    let site = Site::new(ENGLISH);
    on_trade(&site, "main", "");
    on_trade(&site, "third", "supersedes: [second]");
    on_trade(&site, "second", "supersedes: [first]");
    on_trade(&site, "first", "");
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["third"]));
    assert_eq!(site.related("/articles/third/"), routes(&["main"]));
    for earlier in ["first", "second"] {
        assert_eq!(site.related(&format!("/articles/{earlier}/")), routes(&["main"]), "its notice leads to the later");
    }
    site.edit("content/articles/main.md", "tags:", "related: [first]\ntags:").build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["first"]), "the one that the editor chose is enough");
}

#[test]
fn versions_that_replace_each_other_in_a_circle_do_no_harm() {
    let site = Site::new(ENGLISH);
    on_trade(&site, "main", "");
    on_trade(&site, "a", "supersedes: [b]");
    on_trade(&site, "b", "supersedes: [a]");
    site.build_silently();
    assert!(!site.page("/articles/main/").has("aside.related"));
}

#[test]
fn no_two_translations_of_a_piece_and_nothing_in_another_language_come() {
    let site = Site::new(THREE_LANGUAGES);
    for slug in ["main", "a"] {
        for lang in ["", ".en", ".ar"] {
            let front = format!("title: {}\ntags: [trade]", slug.repeat(6));
            site.piece(&format!("content/articles/{slug}{lang}.md"), &front, &slug.repeat(8));
        }
    }
    on_trade(&site, "b", "");
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["a", "b"]));
    assert_eq!(site.related("/en/articles/main/"), ["/en/articles/a/"]);
    site.edit("content/articles/main.en.md", "tags:", "related: [articles/a.md, articles/b.md]\ntags:")
        .build_silently();
    assert_eq!(site.related("/en/articles/main/"), ["/en/articles/a/", "/articles/b/"]);
}

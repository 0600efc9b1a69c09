//! The list under an article: the editor's own choice, then what comes by itself.

use crate::site::{ENGLISH, Site, THREE_LANGUAGES};

fn routes(slugs: &[&str]) -> Vec<String> {
    slugs.iter().map(|slug| format!("/articles/{slug}/")).collect()
}

/// `main` and eight others on one topic, one a day, `h` the newest.
fn nine(front: &str) -> Site {
    let site = Site::new(ENGLISH);
    site.article("main", &format!("date: 2026-03-20\ntags: [trade]\n{front}"));
    for (day, slug) in ["a", "b", "c", "d", "e", "f", "g", "h"].iter().enumerate() {
        site.article(slug, &format!("date: 2026-03-{:02}\ntags: [trade]\nid: id-{slug}", day + 1));
    }
    site
}

#[test]
fn pinned_pieces_come_first_in_their_order_and_count_in_the_limit() {
    let site = nine("related: [a, c, b]");
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["a", "c", "b", "h", "g", "f"]));
    let site = nine("related: [a, c, b]\nrelated_limit: 2");
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["a", "c"]));
}

#[test]
fn a_pin_is_a_slug_a_path_a_route_or_an_id() {
    for name in ["a", "articles/a.md", "content/articles/a.md", "/articles/a/", "/articles/a", "articles/a", "id-a"] {
        let site = nine(&format!("related: [{name}]"));
        site.build_silently();
        assert_eq!(site.related("/articles/main/"), routes(&["a", "h", "g", "f", "e", "d"]), "{name}");
    }
}

#[test]
fn a_pin_that_is_not_found_is_told_with_the_nearest() {
    let site = Site::new(ENGLISH);
    site.article("main", "related:\n  - carbon-boarder-tax\n  - zzz").article("carbon-border-tax", "");
    assert_eq!(
        site.fail().stderr,
        "error: there is no piece called `carbon-boarder-tax`\n --> content/articles/main.md:5:5\n  |\n\
         5 |   - carbon-boarder-tax\n  |     ^^^^^^^^^^^^^^^^^^\n  = help: did you mean `carbon-border-tax`?\n\n\
         error: there is no piece called `zzz`\n --> content/articles/main.md:6:5\n  |\n\
         6 |   - zzz\n  |     ^^^\n  = help: name it by its slug, its path below `content/`, its route or its `id`\n\n\
         2 errors\nnothing was changed\n"
    );
}

#[test]
fn a_pin_that_fits_several_pieces_is_told_with_their_paths() {
    let site = Site::new(ENGLISH);
    site.article("main", "related: [trade]").article("trade", "").piece("content/notes/trade.md", "", "Text.");
    let failed = site.fail();
    assert_eq!(failed.messages(), ["error: `trade` fits several pieces: `articles/trade.md`, `notes/trade.md`"]);
    failed.says("help: name the one you mean by its path: `articles/trade.md`");
    site.edit("content/articles/main.md", "[trade]", "[notes/trade.md]").build_silently();
    assert_eq!(site.related("/articles/main/")[0], "/notes/trade/");
}

#[test]
fn a_pin_behind_the_gate_is_left_out_without_trace() {
    for gate in ["draft: true", "publish_at: 2027-01-01", "expires_at: 2026-05-01"] {
        let site = nine("related: [hidden, a]\nrelated_limit: 3");
        site.article("hidden", &format!("{gate}\ntags: [trade]"));
        site.build_silently();
        assert_eq!(site.related("/articles/main/"), routes(&["a", "h", "g"]), "{gate}");
    }
}

#[test]
fn a_pin_whose_translations_are_all_behind_the_gate_is_left_out_without_trace() {
    let site = Site::new(THREE_LANGUAGES);
    site.article("main.en", "related: [hidden]").article("hidden", "draft: true").article("hidden.en", "draft: true");
    site.article("main.ar", "related: [half]").article("half", "").article("half.ar", "publish_at: 2027-01-01");
    site.build_silently();
    assert!(!site.page("/en/articles/main/").has("aside"));
    assert!(!site.page("/ar/articles/main/").text().contains("half.ar"));
}

#[test]
fn a_pin_in_two_other_languages_is_one_piece() {
    let site = Site::new(THREE_LANGUAGES);
    site.article("main.ar", "related: [original]").article("original", "").article("original.en", "");
    site.article("both.ar", "related: [articles/original.en.md, articles/original.md]\nrelated_limit: 2");
    site.build_silently();
    assert_eq!(site.related("/ar/articles/main/")[0], "/articles/original/");
    assert_eq!(site.related("/ar/articles/both/"), ["/en/articles/original/", "/ar/articles/main/"]);
}

#[test]
fn a_pin_in_another_language_gives_its_translation() {
    let site = Site::new(THREE_LANGUAGES);
    site.article("main.en", "related: [original]");
    site.article("original", "").article("original.en", "title: Translation").article("original.ar", "");
    site.article("seul.en", "related: [/articles/original/]");
    site.article("main", "related: [original]");
    site.build_silently();
    for (page, first) in [
        ("/en/articles/main/", "/en/articles/original/"),
        ("/en/articles/seul/", "/en/articles/original/"),
        ("/articles/main/", "/articles/original/"),
    ] {
        assert_eq!(site.related(page)[0], first, "{page}");
    }
}

#[test]
fn a_pin_without_translation_is_shown_as_it_is_and_nothing_else_of_another_language() {
    let site = Site::new(THREE_LANGUAGES);
    site.article("main.en", "related: [original]\ntags: [t]")
        .article("original", "tags: [t]")
        .article("more", "tags: [t]");
    site.build_silently();
    assert_eq!(site.related("/en/articles/main/"), ["/articles/original/"], "the editor asked for it");
    assert_eq!(site.related("/articles/original/"), ["/articles/more/"]);
}

#[test]
fn an_excluded_piece_never_comes() {
    let site = nine("related_exclude: [h, articles/g.md, id-f]");
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), routes(&["e", "d", "c", "b", "a"]));
}

#[test]
fn a_piece_pinned_and_excluded_does_not_come() {
    let site = nine("related: [h, a]\nrelated_exclude: [h]");
    site.build();
    assert_eq!(site.related("/articles/main/")[0], "/articles/a/");
    assert!(!site.related("/articles/main/").contains(&"/articles/h/".to_owned()));
}

#[test]
fn a_limit_of_nothing_gives_no_list_and_no_heading() {
    let site = nine("related: [a]\nrelated_limit: 0");
    site.build_silently();
    assert!(!site.page("/articles/main/").has("aside"));
    assert!(site.page("/articles/a/").has("aside.related"));
    let site = nine("");
    site.write("config.toml", format!("{ENGLISH}[related]\nlimit = 0\n"));
    site.build_silently();
    assert!(!site.page("/articles/main/").has("aside"));
}

#[test]
fn the_limit_is_six_the_configuration_or_the_articles_own() {
    let site = nine("");
    site.build_silently();
    assert_eq!(site.related("/articles/main/").len(), 6);
    site.write("config.toml", format!("{ENGLISH}[related]\nlimit = 3\n")).build_silently();
    assert_eq!(site.related("/articles/main/").len(), 3);
    site.edit("content/articles/main.md", "tags:", "related_limit: 7\ntags:").build_silently();
    assert_eq!(site.related("/articles/main/").len(), 7);
}

#[test]
fn without_a_candidate_there_is_no_heading() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/one.md", "title: Fish\ntags: [sea]", "Cod and herring.");
    site.piece("content/articles/two.md", "title: Rails\ntags: [travel]", "Night trains.");
    site.build_silently();
    assert!(!site.page("/articles/one/").has("aside"), "the same day is nothing in common");
}

#[test]
fn rare_topics_say_more_than_common_ones() {
    let site = Site::new(ENGLISH);
    site.article("main", "tags: [policy, mercury]").article("rare", "tags: [mercury]\ndate: 2025-01-01");
    for number in 0..9 {
        site.article(&format!("common-{number}"), "tags: [policy]");
    }
    site.build_silently();
    assert_eq!(site.related("/articles/main/")[0], "/articles/rare/");
}

#[test]
fn equals_stand_in_one_order_whatever_their_files_are_called() {
    let site = Site::new(ENGLISH);
    for slug in ["main", "a", "b", "c", "d"] {
        site.article(slug, "tags: [trade]");
    }
    site.build_silently();
    let list = site.related("/articles/main/");
    assert_eq!(list, routes(&["a", "b", "c", "d"]));
    let other = Site::new(ENGLISH);
    for (file, slug) in [("5", "main"), ("4", "a"), ("3", "b"), ("2", "c"), ("1", "d")] {
        other.article(file, &format!("tags: [trade]\nslug: {slug}"));
    }
    other.build_silently();
    assert_eq!(other.related("/articles/main/"), list);
}

#[test]
fn a_withdrawn_piece_leaves_lists_feeds_and_related_and_keeps_its_page() {
    let site = nine("related: [gone, a]");
    site.article("gone", "tags: [trade, only-here]\nwithdrawn: {date: 2026-04-02, reason: The figures were wrong.}");
    site.build_silently();
    assert_eq!(site.related("/articles/main/")[0], "/articles/a/");
    let notice = site.page("/articles/gone/");
    let notice = notice.one("article header").text();
    assert!(notice.contains("The figures were wrong.") && notice.contains("April 2, 2026"), "{notice}");
    assert!(!site.has("/topics/only-here/"));
    for (path, bytes) in site.output() {
        let is_own = path.starts_with("articles/gone/") || path == "sitemap.xml";
        assert!(is_own || !String::from_utf8_lossy(&bytes).contains("articles/gone/"), "{path}");
    }
}

#[test]
fn a_piece_never_stands_beside_itself_or_its_translation() {
    let site = Site::new(THREE_LANGUAGES);
    site.article("main", "tags: [t]\nrelated: [main]").article("main.en", "tags: [t]").article("other", "tags: [t]");
    let built = site.build();
    assert_eq!(built.messages(), ["warning: `main` is this very piece; it is left out of `related`"]);
    assert_eq!(site.related("/articles/main/"), ["/articles/other/"]);
    assert_eq!(site.related("/en/articles/main/"), [""; 0]);
}

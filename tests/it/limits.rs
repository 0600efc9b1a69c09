//! What is larger than `[limits]` allows is told with the name of the limit, and all else is built.

use crate::site::{ENGLISH, Site};

/// What is said of a site with one article, under these limits.
fn told(limits: &str, front: &str, body: &str) -> Vec<String> {
    let site = Site::new(&format!("{ENGLISH}[limits]\n{limits}\n"));
    site.piece("content/articles/coal.md", front, body);
    let ran = site.try_build(&["--lenient"]);
    let lines = ran.stderr.lines().filter(|line| line.starts_with("warning: ") || line.contains("= note: "));
    lines.map(|line| line.trim_start().to_owned()).collect()
}

#[test]
fn each_limit_is_named_by_what_it_stops() {
    let long = format!("kicker: {}", "x".repeat(2_000));
    let front_matter = ("front_matter_kb = 1", long.as_str(), "Text.");
    let article = ("article_mb = 1", "", &*"words ".repeat(200_000));
    let depth = ("yaml_depth = 2", "extra: {a: [[1]]}", "Text.");
    let nodes = ("yaml_nodes = 9", "extra: {a: &a [1, 2, 3], b: [*a, *a]}", "Text.");
    let tags = ("tags = 2", "tags: [coal, gas, oil]", "Text.");
    let message = |(limits, front, body): (&str, &str, &str)| told(limits, front, body).join(" ");
    assert_eq!(
        [front_matter, article, depth, nodes, tags].map(message),
        [
            "warning: the front matter is larger than 1 KB, most of it in `kicker` = note: `front_matter_kb` in `[limits]` says how much",
            "warning: the file has 2 MB, more than 1 = note: `article_mb` in `[limits]` says how much",
            "warning: lists within lists, deeper than 2 = note: `yaml_depth` in `[limits]` says how much",
            "warning: with its anchors this front matter has more than 9 values = note: `yaml_nodes` in `[limits]` says how much",
            "warning: `tags` has 3 entries, more than 2 = note: `tags` in `[limits]` says how much",
        ]
    );
    for raised in [
        ("front_matter_kb = 3", long.as_str(), "Text."),
        ("article_mb = 2", "", &*"words ".repeat(200_000)),
        ("yaml_depth = 4", "extra: {a: [[1]]}", "Text."),
        ("yaml_nodes = 90", "extra: {a: &a [1, 2, 3], b: [*a, *a]}", "Text."),
        ("tags = 3", "tags: [coal, gas, oil]", "Text."),
    ] {
        assert_eq!(message(raised), "");
    }
}

#[test]
fn of_too_many_tags_the_first_count() {
    let site = Site::new(&format!("{ENGLISH}[limits]\ntags = 1\n"));
    site.article("coal", "tags: [energy, climate]\nauthors: [Ana Lima, Bo Ek]");
    let built = site.build_with(&["--lenient"]);
    assert_eq!(
        built.messages(),
        ["warning: `tags` has 2 entries, more than 1", "warning: `authors` has 2 entries, more than 1"]
    );
    assert!(site.has("/topics/energy/") && !site.has("/topics/climate/"));
    assert!(site.has("/authors/ana-lima/") && !site.has("/authors/bo-ek/"));
}

#[test]
fn a_page_that_grows_without_bound_is_stopped_by_the_limit_of_the_site() {
    let site = Site::new(&format!("{ENGLISH}[limits]\npage_mb = 1\n"));
    site.piece("content/articles/coal.md", "", &"words ".repeat(10_000));
    site.write("templates/article.html", "{% for i in range(end=20) %}{{ page.content | safe }}{% endfor %}");
    let failed = site.fail();
    failed.says("error: the page is larger than 1 MB").says("= note: `page_mb` in `[limits]` says how much");
    site.write("config.toml", format!("{ENGLISH}[limits]\npage_mb = 2\n"));
    site.build();
}

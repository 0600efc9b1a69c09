//! What `masthead check` tells an editor beyond what keeps a text from being published.

use crate::site::{ENGLISH, NOW, PNG, Ran, Site};

const TWO_LANGUAGES: &str = "[languages.fr]\ntitle = \"Cahiers\"\n";

fn check(site: &Site) -> Ran {
    let checked = site.run(&["check", "--now", NOW]);
    assert_eq!(checked.code, 0, "{}", checked.stderr);
    checked
}

/// The messages without their places: `missing-alt: a picture without a description`.
fn remarks(site: &Site) -> Vec<String> {
    let checked = site.run(&["check", "--now", NOW, "--format", "json"]);
    let lines = checked.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.map(|line| format!("{}: {}", line["rule"].as_str().unwrap(), line["message"].as_str().unwrap())).collect()
}

fn remarks_on(front: &str, body: &str) -> Vec<String> {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/coal.md", front, body);
    remarks(&site)
}

#[test]
fn how_a_text_is_written_is_told_at_its_place_and_not_by_a_build() {
    let site = Site::new(ENGLISH);
    site.write("content/articles/chart.png", PNG);
    site.piece(
        "content/articles/coal.md",
        "",
        "## Mines\n\n![](chart.png)\n\n#### Owners\n\nFor the figures [click here](chart.png).",
    );
    let expected = "\
warning: a picture without a description
 --> content/articles/coal.md:8:1
  |
8 | ![](chart.png)
  | ^^^^^^^^^^^^^^
  = help: say between the brackets what it shows: `![Coal use by year](chart.svg)`

warning: the heading `Owners` is of level 4, and the one above it of level 2
  --> content/articles/coal.md:10:1
   |
10 | #### Owners
   | ^^^^^^^^^^^
   |
  ::: content/articles/coal.md:6:1
   |
 6 | ## Mines
   | -------- the one above
   = help: begin it with `###`, as readers get it

warning: `click here` does not say where the link leads
  --> content/articles/coal.md:12:17
   |
12 | For the figures [click here](chart.png).
   |                 ^^^^^^^^^^^^^^^^^^^^^^^
   = help: link the words that name what is there: `the [report on coal](coal.md)`

3 warnings
";
    let told = check(&site).stderr;
    assert_eq!(told.rsplit_once(" pages").unwrap().0.rsplit_once('\n').unwrap().0, expected.trim_end());
    site.build_silently();
}

#[test]
fn links_are_vague_in_the_language_of_their_text() {
    let site = Site::new(&format!("{ENGLISH}{TWO_LANGUAGES}"));
    site.piece("content/articles/coal.md", "", "[Ici](#), [here](#top).");
    site.piece("content/articles/coal.fr.md", "", "[Ici](#top), [here](#).");
    assert_eq!(
        remarks(&site),
        ["vague-link: `Ici` does not say where the link leads", "vague-link: `here` does not say where the link leads"]
    );
}

#[test]
fn a_picture_has_a_description_unless_it_is_an_ornament() {
    let lead = "image: {src: https://example.org/a.png}";
    assert_eq!(
        remarks_on(lead, "Coal."),
        ["missing-alt: the lead picture `https://example.org/a.png` has no description"]
    );
    let line = "<img src=\"https://example.org/a.png\" alt=\"\">";
    assert_eq!(remarks_on("", line), [""; 0]);
    assert_eq!(remarks_on("", &line.replace(" alt=\"\"", "")), ["missing-alt: a picture without a description"]);
}

#[test]
fn a_summary_longer_than_lists_show_is_told_with_its_end() {
    let summary = format!("summary: {}", "Coal leaves the grid, gas stays. ".repeat(8));
    assert_eq!(
        remarks_on(&summary, "Coal."),
        [
            "long-summary: the summary has 263 characters; lists, feeds and search results end it at `the grid, gas stays…`"
        ]
    );
}

#[test]
fn a_report_without_authors_is_nothing_for_google_scholar_and_a_comment_never_is() {
    assert_eq!(
        remarks_on("type: report", "Coal."),
        ["scholar-authors: a `report` without authors; Google Scholar does not take it"]
    );
    assert_eq!(remarks_on("type: report\nauthors: [Energy Desk]", "Coal."), [""; 0]);
    assert_eq!(remarks_on("type: commentary", "Coal."), [""; 0]);
}

/// Six articles with a summary and a picture, each linked from the next.
fn with_customs() -> Site {
    let site = Site::new(ENGLISH);
    site.write("static/a.png", PNG);
    for number in 0..6 {
        let front = "summary: In short.\nimage: {src: /a.png, alt: A}\ntags: [energy, climate]\nauthors: [Ana Lima]";
        let next = format!("After [the other](paper-{}.md).", (number + 1) % 6);
        site.piece(&format!("content/articles/paper-{number}.md"), front, &next);
    }
    site
}

#[test]
fn the_exceptions_to_what_is_usual_are_told() {
    let site = with_customs();
    assert_eq!(remarks(&site), [""; 0]);
    let title = "Coal and what comes after it, in five plans for the towns around the last mines of all";
    site.article("coal", &format!("title: {title}"));
    assert_eq!(
        remarks(&site),
        [
            "unlinked-article: no other text leads to this article",
            "no-card-picture: the article has no picture; shared on a network it is a card without one",
            "missing-summary: the article has no summary; lists show the beginning of its text",
            "long-title: the title has 86 characters; search results cut it off",
        ]
    );
}

#[test]
fn what_nobody_does_is_no_exception_unless_it_is_asked_for() {
    let site = Site::new(ENGLISH);
    for slug in ["coal", "gas"] {
        site.article(slug, &format!("tags: [{slug}]\nauthors: [Ana Lima]"));
    }
    assert_eq!(remarks(&site), [""; 0]);
    site.write("config.toml", format!("{ENGLISH}[check]\nsingle-use-topic = \"warn\"\nno-author-file = \"warn\"\n"));
    assert_eq!(
        remarks(&site),
        [
            "single-use-topic: the topic `coal` stands on this article alone",
            "no-author-file: `Ana Lima` has no page of their own, as most authors do",
            "single-use-topic: the topic `gas` stands on this article alone",
        ]
    );
}

#[test]
fn an_article_is_linked_by_texts_pins_and_series_and_not_by_lists() {
    let site = Site::new(&format!("{ENGLISH}[check]\nunlinked-article = \"warn\"\n"));
    let unlinked = ["unlinked-article: no other text leads to this article"];
    site.article("coal", "tags: [energy]").piece("content/articles/_index.md", "title: Papers", "Welcome.");
    assert_eq!(remarks(&site), unlinked);
    site.piece("content/articles/_index.md", "title: Papers", "Begin with [coal](coal.md).");
    assert_eq!(remarks(&site), [""; 0]);

    site.remove("content/articles/_index.md").article("gas", "related: [coal]\ntags: [energy]");
    assert_eq!(remarks(&site), unlinked, "gas");
    site.article("gas", "series: Fuels").article("coal", "series: Fuels");
    assert_eq!(remarks(&site), [""; 0]);
}

#[test]
fn topics_that_are_hardly_two_are_told_at_the_rarer() {
    let near = |a: &str, b: &str| {
        let site = Site::new(ENGLISH);
        site.article("coal", &format!("tags: [{a}]")).article("gas", &format!("tags: [{a}]"));
        site.article("oil", &format!("tags: [{b}]"));
        remarks(&site)
    };
    let told = |a: &str, b: &str| {
        vec![format!("near-topics: the topic `{b}` is hardly another than `{a}`, which 2 articles carry")]
    };
    for (a, b) in [("energy policy", "energy policies"), ("procurement", "procurment"), ("reforms", "reform")] {
        assert_eq!(near(a, b), told(a, b));
    }
    for (a, b) in [("governance", "government"), ("horizon 2020", "horizon 2030"), ("trade", "trace"), ("EU", "UN")] {
        assert_eq!(near(a, b), [""; 0], "{a}, {b}");
    }
}

#[test]
fn topics_that_both_have_files_are_two() {
    let site = Site::new(ENGLISH);
    site.article("coal", "tags: [plan]").article("gas", "tags: [plans]");
    assert_eq!(remarks(&site).len(), 1);
    site.write("content/topics/plan.md", "---\ntitle: plan\n---\n");
    assert_eq!(remarks(&site).len(), 1);
    site.write("content/topics/plans.md", "---\ntitle: plans\n---\n");
    assert_eq!(remarks(&site), [""; 0]);
}

#[test]
fn a_translation_that_its_original_left_behind_is_told_until_it_is_updated() {
    let site = Site::new(&format!("{ENGLISH}{TWO_LANGUAGES}"));
    site.article("coal", "updated: 2026-04-02");
    site.piece("content/articles/coal.fr.md", "title: Charbon", "Le charbon.");
    assert_eq!(
        remarks(&site),
        ["outdated-translation: the translation is older than its original, which changed on 2026-04-02"]
    );
    site.piece("content/articles/coal.fr.md", "title: Charbon\nupdated: 2026-04-02", "Le charbon.");
    assert_eq!(remarks(&site), [""; 0]);
    // A translation may change for itself.
    site.piece("content/articles/coal.fr.md", "title: Charbon\nupdated: 2026-05-02", "Le charbon.");
    assert_eq!(remarks(&site), [""; 0]);
}

#[test]
fn a_piece_without_a_language_that_most_have_is_told_once() {
    let site = Site::new(&format!("{ENGLISH}{TWO_LANGUAGES}"));
    for number in 0..5 {
        site.article(&format!("paper-{number}"), "");
        site.piece(&format!("content/articles/paper-{number}.fr.md"), "", "En bref.");
    }
    site.article("coal", "");
    assert_eq!(remarks(&site), ["missing-translation: the article is not there in français, as most are"]);
}

#[test]
fn a_public_text_that_names_what_is_held_back_is_told() {
    let leak = ["embargo-leak: this public text names `content/articles/gas.md`, which is not published yet"];
    let told = |body: &str| {
        let site = Site::new(ENGLISH);
        site.article("gas", "title: The end of gas in Europe\npublish_at: 2027-01-10");
        site.article("soon", "title: Gas\ndraft: true");
        site.article("gone", "title: The last of the old reports\nexpires_at: 2026-02-01");
        site.piece("content/articles/coal.md", "", body);
        remarks(&site)
    };
    assert_eq!(told("Next week: the *end of\ngas* in EUROPE."), leak);
    assert_eq!(told("It will be at example.org/articles/gas/ next week."), leak);
    assert_eq!(told("Gas is at its end in Europe. Gas, and the last of the old reports."), [""; 0]);
    let linked = told("Next week: [The end of gas in Europe](gas.md).");
    assert_eq!(linked.len(), 1);
    assert!(linked[0].starts_with("link-to-scheduled: "), "{linked:?}");
}

#[test]
fn a_public_summary_that_names_what_is_held_back_is_told() {
    let site = Site::new(ENGLISH);
    site.article("gas", "title: The end of gas in Europe\npublish_at: 2027-01-10");
    site.article("coal", "summary: Before the end of gas in Europe");
    let leak = ["embargo-leak: this public text names `content/articles/gas.md`, which is not published yet"];
    assert_eq!(remarks(&site), leak);
}

#[test]
fn a_file_that_waits_for_no_one_is_told_where_only_a_held_back_piece_names_it() {
    let site = Site::new(ENGLISH);
    for path in ["static/secret.png", "static/shared.png", "static/gas.pdf", "content/articles/beside.png"] {
        site.write(path, PNG);
    }
    let front = "publish_at: 2027-01-10\nimage: {src: /secret.png, alt: Gas}\nattachments: [/gas.pdf]";
    site.piece("content/articles/gas.md", front, "![Gas](/shared.png) ![Gas](beside.png)");
    site.piece("content/articles/coal.md", "", "![Coal](/shared.png)");
    let told = |file: &str| {
        format!(
            "embargo-leak: `{file}` can be read already, though only this piece names it, which is not published yet"
        )
    };
    let mut remarks = remarks(&site);
    remarks.retain(|remark| remark.starts_with("embargo-leak"));
    assert_eq!(remarks, [told("static/secret.png"), told("static/gas.pdf")]);
}

#[test]
fn a_text_that_is_held_back_may_name_another() {
    let site = Site::new(ENGLISH);
    site.article("coal", "").article("gas", "title: The end of gas in Europe\npublish_at: 2027-01-10");
    site.piece("content/articles/oil.md", "draft: true", "The end of gas in Europe, [here](gas.md).");
    assert_eq!(remarks(&site), ["vague-link: `here` does not say where the link leads"], "but it is edited already");
}

#[test]
fn a_picture_that_is_not_what_its_name_says_is_told_by_a_build_too() {
    let site = Site::new(ENGLISH);
    site.article("coal", "").write("static/chart.jpg", PNG).write("static/map.PNG", PNG);
    let expected = "\
warning: `static/chart.jpg` is a PNG picture, and its name ends in `.jpg`
 --> static/chart.jpg
  = help: export it as `.jpg`, or rename it to `.png` here and where it is named

1 warning
";
    assert_eq!(site.build().told().trim_end(), expected.trim_end());
}

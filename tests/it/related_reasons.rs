//! Why an article stands on a list, in the words of its reader's language.

use serde_json::Value;

use crate::site::{ENGLISH, FRENCH, Site};

/// An article that has no word in common with others, if its slug begins with a letter of its own.
fn piece(site: &Site, slug: &str, front: &str) {
    let letter = &slug[..1];
    written(site, slug, &format!("title: {}\n{front}", letter.repeat(6)), &format!("{}.", letter.repeat(8)));
}

fn written(site: &Site, slug: &str, front: &str, body: &str) {
    site.piece(&format!("content/articles/{slug}.md"), front, body);
}

/// The reasons of an entry under `main`, in order.
fn reasons(site: &Site, slug: &str) -> Vec<String> {
    let ran = site.run(&["related", "main", "--format", "json", "--now", site.now]);
    assert_eq!(ran.stderr, "");
    let list: Value = serde_json::from_str(&ran.stdout).unwrap();
    let entries = list["related"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["slug"] == slug).unwrap_or_else(|| panic!("{slug} in {list}"));
    entry["reasons"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap().to_owned()).collect()
}

/// A site where `z` has something in common with `main`, and `b` has not.
fn pair(language: &str, main: &str, z: &str) -> Site {
    let site = Site::new(language);
    piece(&site, "main", main);
    piece(&site, "z", z);
    piece(&site, "b", "");
    site
}

#[test]
fn shared_terms_are_named() {
    for (language, front, reason) in [
        (FRENCH, "tags: [Commerce]", "même thème\u{a0}: Commerce"),
        (ENGLISH, "tags: [Trade]", "same topic: Trade"),
        (FRENCH, "region: KE", "même région\u{a0}: Kenya"),
        (ENGLISH, "region: KE", "same region: Kenya"),
        (FRENCH, "authors: [Ada Lovelace]", "même auteur\u{a0}: Ada Lovelace"),
        (ENGLISH, "authors: [Ada Lovelace]", "by the same author: Ada Lovelace"),
        (FRENCH, "series: Tour", "même série\u{a0}: Tour"),
        (ENGLISH, "series: Tour", "in the same series: Tour"),
    ] {
        assert_eq!(reasons(&pair(language, front, front), "z"), [reason]);
    }
}

#[test]
fn a_topic_that_hardly_any_other_has_is_a_rare_one() {
    for (language, reason) in [(FRENCH, "même thème rare\u{a0}: mercure"), (ENGLISH, "same rare topic: mercure")] {
        let site = pair(language, "tags: [mercure]", "tags: [mercure]");
        for number in 0..38 {
            piece(&site, &format!("c{number}"), "");
        }
        assert_eq!(reasons(&site, "z"), [reason], "two of 41");
    }
}

#[test]
fn regions_meet_in_the_lowest_that_holds_both() {
    assert_eq!(reasons(&pair(FRENCH, "region: KE", "region: UG"), "z"), ["même région\u{a0}: Afrique orientale"]);
    assert_eq!(reasons(&pair(ENGLISH, "region: KE", "region: [UG, KE]"), "z"), ["same region: Kenya"]);
}

#[test]
fn links_are_told_in_their_direction() {
    for (language, links, linked) in [
        (FRENCH, "ce texte y renvoie", "renvoie à ce texte"),
        (ENGLISH, "this text links to it", "it links to this text"),
    ] {
        let site = pair(language, "", "");
        written(&site, "main", "title: Mmmmmm", "[Mmmmmm](z.md)");
        assert_eq!(reasons(&site, "z"), [links]);
        piece(&site, "main", "");
        written(&site, "z", "title: Zzzzzz", "[Zzzzzz](main.md)");
        assert_eq!(reasons(&site, "z"), [linked]);
    }
}

#[test]
fn articles_that_link_to_both_are_named_or_counted() {
    for (language, one, two) in [
        (FRENCH, "cités ensemble dans «\u{a0}Cccccc\u{a0}»", "cités ensemble par 2 articles"),
        (ENGLISH, "cited together in “Cccccc”", "cited together by 2 articles"),
    ] {
        let site = pair(language, "", "");
        written(&site, "c", "title: Cccccc", "[c](main.md) [c](z.md)");
        assert_eq!(reasons(&site, "z"), [one]);
        written(&site, "d", "title: Dddddd", "[d](main.md) [d](z.md)");
        assert_eq!(reasons(&site, "z"), [two]);
    }
}

#[test]
fn a_title_in_the_text_is_told() {
    for (language, reason) in
        [(FRENCH, "ce texte reprend les mots de son titre"), (ENGLISH, "this text has the words of its title")]
    {
        let site = pair(language, "", "");
        written(&site, "main", "title: Mmmmmm", "Xylophone quartz. Mmmmmm.");
        written(&site, "z", "title: Xylophone quartz", "Zzzzzzzz.");
        assert!(reasons(&site, "z").contains(&reason.to_owned()));
    }
}

#[test]
fn words_that_count_most_are_named_as_the_other_has_them() {
    let site = pair(FRENCH, "", "");
    let body =
        "Le portefeuille eIDAS, un portefeuille eIDAS : l'identité, une identité. Un vote, la clause, la clause.";
    written(&site, "main", "title: Mmmmmm", body);
    let body = "Portefeuille eIDAS : identités. Portefeuille, eIDAS, identités. Le vote, le vote, une clause.";
    written(&site, "z", "title: Zzzzzz", body);
    let words = "mots communs\u{a0}: portefeuille, eIDAS et identités";
    assert_eq!(reasons(&site, "z"), [words], "what one of them says in passing is not named");
    written(&site, "z", "title: Zzzzzz", "## Des clauses\n\nDes portefeuilles, portefeuilles.");
    written(&site, "main", "title: Mmmmmm", "La clause, la clause, un portefeuille, un portefeuille.");
    assert_eq!(reasons(&site, "z"), [words.replace("portefeuille, eIDAS et identités", "portefeuilles et clauses")]);
}

#[test]
fn one_word_or_one_of_the_tags_is_no_reason() {
    let site = pair(ENGLISH, "tags: [trade]", "tags: [trade]");
    written(&site, "main", "title: Mmmmmm\ntags: [trade]", "Tariffs, tariffs. Trade, trade.");
    written(&site, "z", "title: Zzzzzz\ntags: [trade]", "Tariffs. Tariffs!");
    assert_eq!(reasons(&site, "z"), ["same topic: trade"]);
}

#[test]
fn what_weighs_most_comes_first_and_is_what_a_reader_sees() {
    let shared = "tags: [Trade]\nauthors: [Ada Lovelace]\nregion: KE";
    for (weights, expected) in [
        ("authors = 9\nregion = 5", ["by the same author: Ada Lovelace", "same region: Kenya", "same topic: Trade"]),
        (
            "region = 9\ntopics = 4\nauthors = 2",
            ["same region: Kenya", "same topic: Trade", "by the same author: Ada Lovelace"],
        ),
    ] {
        let site = pair(&format!("{ENGLISH}[related.weights]\n{weights}\n"), shared, shared);
        assert_eq!(reasons(&site, "z"), expected);
        site.build_silently();
        assert_eq!(site.page("/articles/main/").texts("aside.related .reason"), expected[..1]);
    }
}

#[test]
fn an_editors_own_choice_needs_no_reason() {
    let site = pair(ENGLISH, "tags: [Trade]\nrelated: [z]", "tags: [Trade]");
    assert_eq!(reasons(&site, "z"), [""; 0]);
}

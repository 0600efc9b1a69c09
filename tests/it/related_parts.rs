//! What brings articles together by itself: each part alone, in a publication so small that the right list is obvious.
//!
//! The wrong neighbours come first in the alphabet and are as new, so that only the part can put the right one first.

use crate::site::{ENGLISH, Site};

const PARTS: [&str; 12] = [
    "text", "phrases", "title", "mention", "topics", "region", "authors", "series", "links", "linked", "together",
    "date",
];

/// Where this part counts and no other.
fn only(part: &str) -> String {
    let others: Vec<String> =
        PARTS.iter().filter(|other| **other != part).map(|other| format!("{other} = 0\n")).collect();
    format!("{ENGLISH}[related.weights]\n{}", others.concat())
}

/// An article that has no word in common with others, if its slug begins with a letter of its own.
fn piece(site: &Site, slug: &str, front: &str) {
    let letter = &slug[..1];
    written(site, slug, &format!("title: {}\n{front}", letter.repeat(6)), &format!("{}.", letter.repeat(8)));
}

fn written(site: &Site, slug: &str, front: &str, body: &str) {
    site.piece(&format!("content/articles/{slug}.md"), front, body);
}

/// Builds the publication twice: the list under `main` must be these where the part alone counts, and begin with the first
/// of them where all count as usual.
#[track_caller]
fn check(part: &str, write: impl Fn(&Site), expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|slug| format!("/articles/{slug}/")).collect();
    let site = Site::new(&only(part));
    write(&site);
    site.build_silently();
    assert_eq!(site.related("/articles/main/"), expected, "{part} alone");
    site.write("config.toml", ENGLISH).build_silently();
    assert_eq!(site.related("/articles/main/").first(), expected.first(), "among all parts");
}

#[test]
fn articles_that_share_nothing_are_not_related() {
    let site = Site::new(ENGLISH);
    for slug in ["main", "a", "b"] {
        piece(&site, slug, "");
    }
    site.build_silently();
    assert!(!site.page("/articles/main/").has("aside.related"));
}

#[test]
fn text_is_the_words_of_both() {
    let write = |site: &Site| {
        written(site, "main", "title: Mmmmmm", "Quotas for herring and cod are set in December, after the haddock.");
        written(site, "a", "title: Aaaaaa", "In December the choir sings.");
        written(site, "z", "title: Zzzzzz", "Cod is dear. Herring is not. Nobody sells haddock.");
        piece(site, "b", "");
    };
    check("text", write, &["z", "a"]);
}

#[test]
fn phrases_are_words_side_by_side_in_both() {
    let write = |site: &Site| {
        written(site, "main", "title: Mmmmmm", "A carbon border levy.");
        written(site, "a", "title: Aaaaaa", "The levy. The border. The carbon.");
        written(site, "z", "title: Zzzzzz", "The carbon border. The levy.");
    };
    check("phrases", write, &["z"]);
}

#[test]
fn titles_are_compared_by_pieces_of_their_words() {
    let write = |site: &Site| {
        written(site, "main", "title: Klimaschutzgesetz", "Mmmmmm.");
        written(site, "a", "title: Straßenbauplan", "Aaaaaa.");
        written(site, "z", "title: Klimaschutzplan", "Zzzzzz.");
    };
    check("title", write, &["z"]);
}

#[test]
fn a_mention_is_the_others_title_in_this_text() {
    let write = |site: &Site| {
        written(site, "main", "title: Mmmmmm", "The court waits for harmonised standards, as all do.");
        written(site, "a", "title: Aaaaaa", "The court sits.");
        written(site, "z", "title: Harmonised standards", "Zzzzzz.");
    };
    check("mention", write, &["z"]);
}

#[test]
fn a_rare_topic_says_more_than_a_common_one() {
    let write = |site: &Site| {
        piece(site, "main", "tags: [policy, mercury]");
        piece(site, "a", "tags: [policy]");
        piece(site, "b", "tags: [policy]");
        piece(site, "z", "tags: [mercury]");
        piece(site, "c", "tags: [trade]");
    };
    check("topics", write, &["z", "a", "b"]);
}

#[test]
fn topics_below_one_topic_meet_in_it() {
    let write = |site: &Site| {
        site.write("content/topics/solar.md", "---\ntitle: Solar\nparent: energy\n---\n");
        site.write("content/topics/wind.md", "---\ntitle: Wind\nparent: energy\n---\n");
        site.write("content/topics/energy.md", "---\ntitle: Energy\n---\n");
        piece(site, "main", "tags: [solar]");
        piece(site, "z", "tags: [wind]");
        piece(site, "y", "tags: [solar]");
        piece(site, "a", "tags: [trade]");
    };
    check("topics", write, &["y", "z"]);
}

#[test]
fn regions_are_the_nearer_the_lower_in_the_tree_they_meet() {
    let write = |site: &Site| {
        let of_regions = [("main", "KE"), ("a", "BR"), ("b", "NG"), ("c", "NG"), ("d", "NG"), ("e", "BR")];
        let of_the_east = [("w", "TZ"), ("x", "TZ"), ("y", "UG"), ("z", "KE")];
        for (slug, region) in of_regions.into_iter().chain(of_the_east) {
            piece(site, slug, &format!("region: {region}"));
        }
    };
    check("region", write, &["z", "w", "x", "y", "b", "c"]);
}

#[test]
fn an_author_who_writes_little_says_more() {
    let write = |site: &Site| {
        piece(site, "main", "authors: [Grace Hopper, Desk]");
        for slug in ["a", "b", "c"] {
            piece(site, slug, "authors: [Desk]");
        }
        piece(site, "d", "authors: [Ada Lovelace]");
        piece(site, "z", "authors: [Grace Hopper]");
    };
    check("authors", write, &["z", "a", "b", "c"]);
}

#[test]
fn a_series_brings_its_parts_together() {
    let write = |site: &Site| {
        piece(site, "main", "series: In practice");
        piece(site, "a", "series: In theory");
        piece(site, "z", "series: In practice");
    };
    check("series", write, &["z"]);
}

#[test]
fn links_lead_to_the_other() {
    let write = |site: &Site| {
        written(site, "main", "title: Mmmmmm", "[Mmmmmm](z.md)");
        piece(site, "a", "");
        piece(site, "z", "");
    };
    check("links", write, &["z"]);
}

#[test]
fn linked_is_what_leads_here() {
    let write = |site: &Site| {
        piece(site, "main", "");
        piece(site, "a", "");
        written(site, "z", "title: Zzzzzz", "[Zzzzzz](main.md)");
    };
    check("linked", write, &["z"]);
}

#[test]
fn together_is_what_third_articles_link_to_beside_this_one() {
    let write = |site: &Site| {
        for slug in ["main", "y", "z"] {
            piece(site, slug, "");
        }
        written(site, "a", "title: Aaaaaa", "[Aaaaaa](main.md) [aaaaaa](z.md)");
        written(site, "b", "title: Bbbbbb", "[Bbbbbb](main.md) [bbbbbb](z.md) [bbbbbb](y.md)");
    };
    check("together", write, &["z", "y"]);
}

#[test]
fn the_nearer_in_time_comes_first_whether_older_or_newer() {
    let write = |site: &Site| {
        piece(site, "main", "tags: [trade]\ndate: 2024-01-10");
        piece(site, "a", "tags: [trade]\ndate: 2026-05-01");
        piece(site, "b", "tags: [trade]\ndate: 2022-01-01");
        piece(site, "y", "tags: [trade]\ndate: 2024-06-01");
        piece(site, "z", "tags: [trade]\ndate: 2024-01-01");
        piece(site, "c", "date: 2024-01-10");
    };
    check("date", write, &["z", "y", "b", "a"]);
}

#[test]
fn a_part_that_counts_nothing_brings_nothing() {
    let site = Site::new(&format!("{ENGLISH}[related.weights]\ntopics = 0\ndate = 0\n"));
    piece(&site, "main", "tags: [trade]");
    piece(&site, "a", "tags: [trade]");
    site.build_silently();
    assert!(!site.page("/articles/main/").has("aside.related"));
}

//! What the bar says of a page.

use super::Preview;
use super::tab::Tab;
use crate::site::{ENGLISH, Site};

/// Two languages, and topics that bring articles together.
const CONFIG: &str = "[languages.fr]\ntitle = \"Cahiers\"\n";

/// The words of the bar on a page, without their markup.
fn bar(preview: &Preview, page: &str) -> String {
    let told = Tab::on(preview, page).next();
    let html = told["bar"].as_str().unwrap();
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn it_says_whether_a_piece_is_public_or_why_not_and_how_long_it_is() {
    let site = Site::new(ENGLISH);
    site.piece("content/pages/draft.md", "draft: true", "One.")
        .piece("content/pages/scheduled.md", "publish_at: 2027-01-01 09:30", "One two.")
        .piece("content/pages/expired.md", "expires_at: 2026-02-01", "One two.")
        .piece("content/pages/withdrawn.md", "withdrawn: {reason: Wrong figures.}", "One two.")
        .piece("content/pages/public.md", "", &"word ".repeat(1_200));
    let preview = Preview::of(&site);
    for (page, expected) in [
        ("draft", "draft draft · 1 word · 1 min content/pages/draft.md"),
        (
            "scheduled",
            "scheduled for 1 January 2027, 09:30 scheduled for 1 January 2027, 09:30 · 2 words · 1 min content/pages/scheduled.md",
        ),
        (
            "expired",
            "expired on 1 February 2026, 00:00 expired on 1 February 2026, 00:00 · 2 words · 1 min content/pages/expired.md",
        ),
        ("withdrawn", "withdrawn withdrawn · 2 words · 1 min content/pages/withdrawn.md"),
        ("public", "public · 1,200 words · 6 min content/pages/public.md"),
    ] {
        assert_eq!(bar(&preview, &format!("/{page}/")), expected, "first the ribbon, then the bar");
    }
}

#[test]
fn it_says_which_languages_are_missing_what_is_wrong_with_the_file_and_why_articles_are_related() {
    let site = Site::new(&format!("{ENGLISH}{CONFIG}"));
    site.piece("content/articles/one.md", "tags: [Trade]\nrelated: [three]\nregions: [Atlantis]", "Coral.")
        .piece("content/articles/two.md", "tags: [Trade]", "Steel.")
        .piece("content/articles/three.md", "tags: [Health]", "Timber.")
        .piece("content/articles/three.fr.md", "tags: [Health]", "Bois.");
    let preview = Preview::of(&site);
    let one = bar(&preview, "/articles/one/");
    for part in [
        "content/articles/one.md Languages: en fr is missing",
        "1 warning warning: `Atlantis` is no country, area or group that is known",
        "content/articles/one.md:6:11",
        "Why these related articles Title of three chosen by the editor Title of two same topic: Trade",
    ] {
        assert!(one.contains(part), "{part:?} is not in {one:?}");
    }
    let three = bar(&preview, "/articles/three/");
    assert!(three.contains("Languages: en fr "), "{three}");
    assert!(!three.contains("missing") && !three.contains("warning"), "{three}");
    assert_eq!(bar(&preview, "/nothing/"), "not found Nothing stands at this address.");
}

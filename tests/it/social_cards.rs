//! Articles without a picture get a social card, drawn once, and their pages say so.

use std::collections::BTreeMap;
use std::fs;

use crate::document::Element;
use crate::preview::Preview;
use crate::site::{ENGLISH, PNG, Site, files};

/// Where they are kept between builds.
const STORE: &str = ".masthead/social-cards";

const CARDS: &str = "[social_cards]\nenabled = true\n";

/// An article without a picture, one with, and a static page.
fn site(config: &str) -> Site {
    let site = Site::new(&format!("{ENGLISH}{config}"));
    site.article("plain", "title: Coal\ntype: policy-brief\nauthors: [Ada Moe, Bo]");
    site.article("seen", "image: {src: p.png, alt: A map}").write("content/articles/p.png", PNG);
    site.write("content/pages/about.md", "---\ntitle: About\n---\nWho we are.\n");
    site
}

/// What `<head>` says of the picture, without the digest.
fn told(page: &Element) -> Vec<(String, String)> {
    let properties = page.all("meta[property]").into_iter().map(|meta| (meta.attribute("property"), meta));
    let names = page.all("meta[name]").into_iter().map(|meta| (meta.attribute("name"), meta));
    let told = properties.chain(names).filter(|(key, _)| key.starts_with("og:image") || key.starts_with("twitter:"));
    let without_digest = |address: &str| address.split("?v=").next().unwrap().to_owned();
    told.map(|(key, meta)| (key.to_owned(), without_digest(meta.attribute("content")))).collect()
}

fn pairs(told: &[(&str, &str)]) -> Vec<(String, String)> {
    told.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// The cards in the output, by path.
fn cards(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.output().into_iter().filter(|(path, _)| path.ends_with("social-card.png")).collect()
}

fn kept(site: &Site) -> BTreeMap<String, Vec<u8>> {
    files(&site.path(STORE))
}

#[test]
fn an_article_without_a_picture_has_a_card_and_its_page_says_so() {
    let site = site(CARDS);
    site.build_silently();
    assert_eq!(cards(&site).keys().collect::<Vec<_>>(), ["articles/plain/social-card.png"]);
    assert_eq!(
        told(&site.page("/articles/plain/")),
        pairs(&[
            ("og:image", "https://example.org/articles/plain/social-card.png"),
            ("og:image:type", "image/png"),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("og:image:alt", "Coal"),
            ("twitter:card", "summary_large_image"),
        ])
    );
    assert_eq!(told(&site.page("/about/")), pairs(&[("twitter:card", "summary")]));
    assert_eq!(told(&site.page("/")), pairs(&[("twitter:card", "summary")]));
}

#[test]
fn there_are_none_unless_they_are_asked_for() {
    for config in ["", "[social_cards]\nenabled = false\n"] {
        let site = site(config);
        site.build_silently();
        assert!(cards(&site).is_empty() && !site.path(STORE).exists(), "{config}");
        assert_eq!(told(&site.page("/articles/plain/")), pairs(&[("twitter:card", "summary")]));
    }
}

#[test]
fn a_card_is_drawn_once_and_an_edit_draws_one() {
    let site = site(CARDS);
    site.article("other", "title: Steel").build_silently();
    let (first, of_first) = (kept(&site), cards(&site));
    assert_eq!(first.len(), 2);
    // What stands in the store is taken as it is: a mark in place of each card comes out.
    for name in first.keys() {
        fs::write(site.path(STORE).join(name), "kept").unwrap();
    }
    site.article("other", "title: Tin").build_silently();
    let second = cards(&site);
    assert_eq!(second["articles/plain/social-card.png"], b"kept");
    assert_ne!(second["articles/other/social-card.png"], of_first["articles/other/social-card.png"]);
    assert_eq!(second["articles/other/social-card.png"][1..4], *b"PNG");
    assert_eq!(kept(&site).len(), 2, "the card of the former title is let go of");
}

#[test]
fn a_changed_card_has_another_address() {
    let site = site(CARDS);
    let address = || site.page("/articles/plain/").one("meta[property=og:image]").attribute("content").to_owned();
    site.build_silently();
    let first = address();
    site.article("plain", "title: Coal and steel").build_silently();
    assert_ne!(address(), first);
}

#[test]
fn cards_are_in_the_publications_colours() {
    let plain = site(CARDS);
    plain.build_silently();
    let red = site(&format!("{CARDS}[design]\naccent = \"#8a1538\"\n"));
    red.build_silently();
    let [plain, red] = [&plain, &red].map(|site| cards(site).into_values().next().unwrap());
    assert_ne!(plain, red);
    // The palette holds the colour itself.
    assert!(red.windows(3).any(|colour| colour == [0x8a, 0x15, 0x38]));
}

#[test]
fn neither_a_check_nor_the_preview_keeps_one() {
    let site = site(CARDS);
    assert_eq!(site.run(&["check", "--now", site.now]).code, 0);
    let preview = Preview::of(&site);
    let card = preview.get("/articles/plain/social-card.png");
    assert_eq!((card.status, card.body[1..4].to_vec()), (200, b"PNG".to_vec()));
    assert!(!site.path(STORE).exists());
}

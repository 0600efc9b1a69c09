//! Texts with the marks and spaces of their language, on every page and in feeds.

use crate::document::{Element, Node};
use crate::site::Site;

/// A bilingual site of one article whose front matter and text have marks as they are typed.
fn typed() -> Site {
    let site = Site::new(
        "base_url = \"https://example.org\"\ntitle = \"L'Observatoire\"\nlanguage = \"fr\"\n\n[languages.en]\ntitle = \"The \\\"Observer\\\"\"\n",
    );
    let front = "subtitle: L'« essai » ?\nsummary: \"L'été : non !\"\ntags: [l'eau]\nauthors: [\"Ann O'Neill\"]\n\
        key_points: [\"Qui ? L'État\"]\nrecommendations: [{text: \"Lire ; relire\", addressee: \"l'Europe\"}]\n\
        funding: L'Union\nslug: l-ete";
    let text = "L'été : \"oui\" !\n\n## Pourquoi l'été ?\n\n`l'été ?` à 10:30\n";
    site.piece("content/articles/a.md", &format!("title: \"L'été : où ?\"\n{front}\ndate: 2026-01-01"), text);
    site.piece("content/articles/b.en.md", "title: \"It's 'fine'\"\ndate: 2026-01-02", "\"It's fine : isn't it ?\"\n");
    site
}

#[test]
fn what_is_typed_is_shown_in_the_marks_of_the_language() {
    let site = typed();
    site.build();
    let page = site.page("/articles/l-ete/");
    let text = |selector: &str| page.all(selector)[0].raw_text();
    assert_eq!(text("h1"), "L’été\u{a0}: où\u{202f}?");
    assert_eq!(text(".subtitle"), "L’«\u{a0}essai\u{a0}»\u{202f}?");
    assert_eq!(text("p.summary"), "L’été\u{a0}: non\u{202f}!");
    assert_eq!(text(".key-points li"), "Qui\u{202f}? L’État");
    assert_eq!(text(".recommendations li p"), "Lire\u{202f}; relire");
    assert_eq!(text(".body p"), "L’été\u{a0}: «\u{a0}oui\u{a0}»\u{202f}!");
    assert_eq!(page.texts(".body p")[1], "l'été ? à 10:30");
    let heading = page.one(".body h2");
    assert_eq!((heading.attribute("id"), &*heading.raw_text()), ("pourquoi-l-ete", "Pourquoi l’été\u{202f}?"));
    assert_eq!(site.page("/topics/l-eau/").one("h1").raw_text(), "l’eau");
    assert_eq!(site.page("/authors/ann-o-neill/").one("h1").raw_text(), "Ann O’Neill");
    assert!(page.one("title").raw_text().ends_with(" · L’Observatoire"));
    let english = site.page("/en/articles/b/");
    assert_eq!(english.one("h1").text(), "It’s ‘fine’");
    assert_eq!(english.texts(".body p"), ["“It’s fine : isn’t it ?”"]);
    assert_eq!(site.page("/en/").one("h1").text(), "The “Observer”");
    assert!(site.text("/feed.atom.xml").contains("<title>L’été\u{a0}: où\u{202f}?</title>"));
}

#[test]
fn the_configuration_names_another_house_style() {
    let site = typed();
    let style = |name: &str| {
        site.write(
            "config.toml",
            format!("base_url = \"https://example.org\"\nlanguage = \"fr\"\n[languages.fr]\ntypography = \"{name}\"\n"),
        );
    };
    for (name, shown) in [("fr-CA", "L’été\u{a0}: où?"), ("eu", "L’été: où?"), ("none", "L'été : où ?")] {
        style(name);
        site.remove("content/articles/b.en.md").build();
        assert_eq!(site.page("/articles/l-ete/").one("h1").raw_text(), shown, "{name}");
        site.write("content/articles/b.en.md", "---\ntitle: B\ndate: 2026-01-01\n---\nB\n");
    }
    style("fr-fr");
    site.fail().says("error: `fr-fr` is not known in `languages.fr.typography`").says("did you mean `\"fr-FR\"`?");
}

#[test]
fn no_line_of_a_french_page_begins_with_a_sign() {
    let site = Site::of_the_repository();
    site.build();
    let pages = site.pages();
    let french: Vec<_> = pages.iter().filter(|(_, page)| page.one("html").attribute("lang") == "fr").collect();
    assert!(french.len() > 50, "{}", french.len());
    for (route, page) in french {
        let mut text = String::new();
        push_running_text(page.one("body"), &mut text);
        for (at, _) in text.match_indices([';', ':', '!', '?', '»']) {
            let before = text[..at].chars().next_back();
            assert!(!before.is_some_and(is_breakable), "{route}: {}", around(&text, at));
        }
        for (at, sign) in text.match_indices('«') {
            let after = text[at + sign.len()..].chars().next();
            assert!(!after.is_some_and(is_breakable), "{route}: {}", around(&text, at));
        }
        let straight = text.find(['"', '\'']);
        assert_eq!(straight, None, "{route}: {}", straight.map_or("", |at| around(&text, at)));
    }
}

/// The words of a page, without code and without what is in another language.
fn push_running_text(element: &Element, text: &mut String) {
    if matches!(element.name.as_str(), "code" | "pre" | "script")
        || element.attributes.get("lang").is_some_and(|lang| lang != "fr")
    {
        return;
    }
    for node in &element.children {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) => push_running_text(element, text),
        }
    }
}

fn is_breakable(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

fn around(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(30))..text.ceil_char_boundary(at + 30)]
}

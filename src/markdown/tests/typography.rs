//! Texts with the marks and spaces of their language.

use super::*;

fn set(code: &str, markdown: &str) -> (Body, Passages) {
    let config = MarkdownConfig::default();
    let path = Arc::from("content/a.md");
    let (body, words, _) = render(&path, markdown, 0..markdown.len(), &config, Typography::of(code));
    (body, words)
}

/// The HTML with U+00A0 as `_` and U+202F as `|`.
fn check(code: &str, markdown: &str, html: &str) {
    let (body, _) = set(code, markdown);
    assert_eq!(shown(&body).replace('\u{a0}', "_").replace('\u{202f}', "|"), html, "{markdown}");
}

#[test]
fn a_text_is_set_across_marks_links_and_lines() {
    check(
        "fr",
        "L'« *accord* » : « [un\ntexte](a.md) » ; **oui** !\nQui\n?",
        "<p>L’«_<em>accord</em>_»_: «_{link a.md}un\ntexte{/link}_»|; <strong>oui</strong>|!\nQui|?</p>\n",
    );
    check(
        "en",
        "\"*Yes*\", \"he\" said[^1]'s.\n\n[^1]: \"N\"",
        "<p>“<em>Yes</em>”, “he” said<sup class=\"footnote-ref\"><a href=\"{here}#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup>’s.</p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{word footnotes-label}\">\n<ol>\n<li id=\"fn-1\"><p>“N” <a class=\"footnote-back\" href=\"{here}#fnref-1\" role=\"doc-backlink\" aria-label=\"{word footnote-back} 1\">↩\u{fe0e}</a></p>\n</li>\n</ol>\n</section>\n",
    );
}

#[test]
fn code_formulas_addresses_and_attributes_stay_as_typed() {
    check(
        "fr",
        "`a 'b' ;` <kbd>\"c\"</kbd> <https://example.org/?a='b'> ![un \"d\"](e.png)\n\n```\nf ? 'g'\n```\n\n<p title=\"'h' ?\">'i' ?</p>",
        "<p><code>a 'b' ;</code> <kbd>\"c\"</kbd> {link -> https://example.org/?a='b'}https://example.org/?a='b'{/link} {image e.png [un \"d\"]}</p>\n<pre tabindex=\"0\"><code>f ? 'g'\n</code></pre>\n<p title=\"&#39;h&#39; ?\">“i”|?</p>",
    );
}

#[test]
fn a_heading_keeps_its_id_and_shows_its_marks() {
    let (typed, _) = set("ja", "## L'\"État\" ?");
    let (body, _) = set("fr", "## L'\"État\" ?");
    assert_eq!(body.headings[0].id, typed.headings[0].id);
    assert_eq!(body.headings[0].text, "L’«\u{a0}État\u{a0}»\u{202f}?");
    assert_eq!(body.headings[0].html, body.headings[0].text);
}

#[test]
fn words_are_counted_as_typed() {
    let markdown = "# L'« un » ?\n\nC'est \"l'autre\" : 'oui' !";
    let words = |code: &str| Words::of(&set(code, markdown).1, "fr");
    assert_eq!(words("fr"), words("ja"));
    assert_eq!(set("fr", markdown).0.opening, "C'est \"l'autre\" : 'oui' !");
}

//! What holds for any text at all.

use std::collections::HashSet;

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::super::elements::{Class, Element, Model};
use super::*;
use crate::config::RawHtml;

/// The body as a page would show it.
fn filled(body: &Body) -> String {
    let mut filled = String::new();
    let mut from = 0;
    for hole in &body.holes {
        filled.push_str(&body.html[from..hole.at as usize]);
        from = hole.at as usize;
        filled.push_str(match &hole.kind {
            HoleKind::LinkOpen { .. } => "<a href=\"/x/\">",
            HoleKind::LinkClose => "</a>",
            HoleKind::Image { .. } => "<img src=\"/x.png\" alt=\"\">",
            HoleKind::Address { .. } => "/x.png",
            HoleKind::Here { .. } => "",
            HoleKind::Word { .. } => "word",
        });
    }
    filled + &body.html[from..]
}

/// Elements that we write and writers may not type.
fn is_ours(name: &str) -> bool {
    name == "input"
}

/// Reads the HTML as a browser would: every element known and harmless, closed where it was opened, where it may stand.
fn check_html(html: &str) {
    let mut open: Vec<String> = Vec::new();
    let mut ids = HashSet::new();
    for token in Tokenizer::new(html) {
        match token.expect("reading a string cannot fail") {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let element = Element::named(&name);
                assert!(element.is_some() || is_ours(&name), "<{name}> in {html}");
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute);
                    let value = String::from_utf8_lossy(value).to_lowercase();
                    assert!(
                        is_ours(&name) || element.is_some_and(|element| element.allows(&attribute)),
                        "{attribute} in {html}"
                    );
                    assert!(!attribute.starts_with("on") && attribute != "style", "{attribute} in {html}");
                    let is_address = ["href", "src", "srcset", "poster", "cite"].contains(&&*attribute);
                    assert!(
                        !(is_address && (value.contains("script:") || value.starts_with("data:"))),
                        "{value} in {html}"
                    );
                    assert!(attribute != "id" || ids.insert(value), "doubled id in {html}");
                }
                if let Some(element) = element {
                    check_place(element, &open, html);
                    if element.model != Model::Void {
                        open.push(name);
                    }
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(open.pop().as_ref(), Some(&name), "{html}");
            }
            Token::Comment(_) | Token::Doctype(_) => panic!("markup in {html}"),
            Token::String(_) | Token::Error(_) => {}
        }
    }
    assert!(open.is_empty(), "{open:?} open in {html}");
}

fn check_place(element: &Element, open: &[String], html: &str) {
    let is_in = |name: &str| open.iter().any(|other| other == name);
    assert!(!(element.name == "a" && is_in("a")), "link in a link in {html}");
    let parent = open.last().and_then(|name| Element::named(name));
    let is_block = element.class == Class::Block;
    let needs_parent = !matches!(element.class, Class::Block | Class::Inline | Class::Image);
    match parent.map(|parent| parent.model) {
        Some(Model::Parent) => assert!(!needs_parent, "<{}> in {html}", element.name),
        Some(model) => assert!(model.accepts(element.class), "<{}> in {html}", element.name),
        None => assert!(!needs_parent, "<{}> in {html}", element.name),
    }
    assert!(!(is_block && is_in("p")), "<{}> in a paragraph in {html}", element.name);
}

/// No heading of level 1, and none deeper than one below the one before it.
fn check_outline(html: &str) {
    let mut before = 1;
    for (at, _) in html.match_indices("<h").filter(|(at, _)| html[at + 2..].starts_with(|c: char| c.is_ascii_digit())) {
        let level = html.as_bytes()[at + 2] - b'0';
        assert!(level >= 2 && level <= before + 1, "{html}");
        assert!(html[at..].contains(&format!("</h{level}>")), "{html}");
        before = level;
    }
}

fn check_any(markdown: &str) {
    for raw_html in [RawHtml::Allow, RawHtml::Strip] {
        check_with(markdown, &MarkdownConfig { raw_html, ..MarkdownConfig::default() });
    }
}

fn check_with(markdown: &str, config: &MarkdownConfig) {
    let before = "---\né\n---\n";
    let source = format!("{before}{markdown}");
    let (body, _, diagnostics) =
        render(&Arc::from("a.md"), &source, before.len()..source.len(), config, Typography::of("fr"));
    assert!(body.holes.is_sorted_by_key(|hole| hole.at));
    for hole in &body.holes {
        assert!(body.html.is_char_boundary(hole.at as usize));
        assert!(source.get(hole.span.start as usize..hole.span.end as usize).is_some(), "{hole:?}");
        assert!(hole.span.start as usize >= before.len());
    }
    for diagnostic in diagnostics {
        let crate::diagnostic::Spot::Span(span) = diagnostic.place.spot else { panic!("no bytes") };
        assert!(span.start >= before.len() && source.get(span.clone()).is_some(), "{span:?} in {source}");
    }
    for heading in &body.headings {
        assert!((2..=6).contains(&heading.level) && body.anchors.binary_search(&heading.id).is_ok());
        check_html(&heading.html);
    }
    assert!(!body.html.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{:?}", body.html);
    check_html(&filled(&body));
    check_outline(&body.html);
}

/// What Markdown and HTML are made of, in pieces that meet each other often.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "# ", "## ", "\n", "\n\n", "- ", "1. ", "> ", "    ", "\t", "a", "b c", "é", "人", "*", "**", "_", "`", "```\n",
    "```rust\n", "~", "~~", "^", "[", "]", "(x.md)", "(#y)", "(javascript:z)", "![", "[^1]", "[^2]", "[^1]: ", "[x]: /u\n",
    "[x]", "<", ">", "\"", "'", "=", "&", "&amp;", "&#x6A;", "&colon;", ";", "|", "|-|-|\n", "a|b\n-|-\n", "$", "$$", "{#id}",
    "{.c}", "\n: ", "\nTable: ", "- [x] ", "> [!NOTE]\n", "\\", "---\n", "===\n", "\u{0}", "\u{1}", "\r\n", "  \n",
    "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<i ", "<a href=\"y\">", "</a>", "<a name=id>", "<ul>", "<li>", "</ul>",
    "<table>", "<tr>", "<td>", "</table>", "<caption>", "<dl>", "<dt>", "<dd>", "<h1>", "</h1>", "<pre>", "<details>",
    "<summary>", "<figure>", "<figcaption>", "<math>", "<mi>", "<mrow>", "</math>", "<br>", "<hr>", "<img src=x ", "<img srcset='a 1x, javascript:b 2x'>",
    "<video src=javascript:x>", "<source>", "<picture>", "<ruby>", "<rt>", "<ins>", "<script>", "</script>", "<style>", "</style>",
    "<svg>", "<iframe ", "<textarea>", "<!--", "-->", "<?", "?>", "<!A", "<![CDATA[", "]]>", " onclick=x", " style=x", " id=id",
    " href=\"javascript:x\"", " href='&#106;avascript:x'", "http://x.org", "<http://x.org>", "<a@b.org>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_of_markdown_give_safe_and_balanced_html(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        check_any(&pieces.concat());
    }

    #[test]
    fn any_characters_give_safe_and_balanced_html(markdown in any::<String>()) {
        check_any(&markdown);
    }

    #[test]
    fn any_tag_gives_safe_html(name in "[a-zA-Z]{1,6}", attributes in "[a-z&#;:=\"'<> /\\t\\n]{0,40}", before in "[a-z<*> \\n]{0,5}") {
        check_any(&format!("{before}<{name} {attributes}>\n\n<{name} {attributes}>x</{name}>"));
    }
}

#[test]
fn texts_that_were_made_to_break_parsers_are_written() {
    let texts = [
        "a <!A ".repeat(2_000),
        "a <?".repeat(2_000),
        "&#x".repeat(10_000),
        "* ".repeat(20_000) + "x",
        "[".repeat(5_000),
        "![".repeat(2_000) + &"](x)".repeat(2_000),
        "[a](".repeat(2_000),
        "<a ".repeat(5_000),
        "<div>\n<a \"".repeat(2_000),
        "</b>".repeat(5_000),
        "x^2^".repeat(5_000),
        "~".repeat(5_000),
        "\\~".repeat(5_000),
        "# x\n".repeat(5_000),
        "a[^1]".repeat(2_000) + "\n\n[^1]: b",
        "a$b$c ".repeat(2_000),
        "> a\n>> ".repeat(300),
        // pulldown-cmark 0.13.6 panics here if headings may have attributes.
        "{ \n- [x] \\\n\t=\n".to_owned(),
        "{ \n- [x]   \\\r\n    ===\n".to_owned(),
    ];
    for text in texts {
        check_any(&text);
    }
}

use std::sync::Arc;

use super::*;

fn rendered(markdown: &str) -> (Body, Vec<Diagnostic>) {
    let config = MarkdownConfig { highlight: true };
    render(&Arc::from("content/a.md"), markdown, 0..markdown.len(), &config)
}

/// The HTML with its holes shown as `{…}`.
fn shown(body: &Body) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for hole in &body.holes {
        shown.push_str(&body.html[from..hole.at as usize]);
        from = hole.at as usize;
        shown.push_str(&shown_hole(&hole.kind));
    }
    shown + &body.html[from..]
}

fn shown_hole(kind: &HoleKind) -> String {
    let titled = |title: &Option<String>| title.as_ref().map(|title| format!(" \"{title}\"")).unwrap_or_default();
    match kind {
        HoleKind::LinkOpen { target, title } => format!("{{link {}{}}}", shown_target(target), titled(title)),
        HoleKind::LinkClose => "{/link}".to_owned(),
        HoleKind::Image { target, alt, title } => {
            format!("{{image {} [{alt}]{}}}", shown_target(target), titled(title))
        }
        HoleKind::Address { target } => format!("{{address {}}}", shown_target(target)),
        HoleKind::Here { fragment: None } => "{here}".to_owned(),
        HoleKind::Here { fragment: Some(fragment) } => format!("{{here {fragment}}}"),
        HoleKind::Word { key } => format!("{{word {key}}}"),
    }
}

fn shown_target(target: &Target) -> String {
    match target {
        Target::External(address) => format!("-> {address}"),
        Target::Internal { path, query, fragment } => {
            let query = query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
            let fragment = fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
            format!("{path}{query}{fragment}")
        }
    }
}

/// The Markdown becomes the HTML, and nothing is amiss.
#[track_caller]
fn check(markdown: &str, html: &str) {
    let (body, diagnostics) = rendered(markdown);
    assert_eq!(shown(&body).trim_end(), html, "{markdown}");
    assert_eq!(diagnostics, [], "{markdown}");
}

/// The Markdown becomes the HTML, and these are told: the words and what they point at.
#[track_caller]
fn check_mistakes(markdown: &str, html: &str, mistakes: &[(&str, &str)]) {
    let (body, diagnostics) = rendered(markdown);
    let told: Vec<(&str, &str)> = diagnostics
        .iter()
        .map(|diagnostic| match &diagnostic.place.spot {
            crate::diagnostic::Spot::Span(span) => (diagnostic.message.as_str(), &markdown[span.clone()]),
            spot => panic!("no bytes: {spot:?}"),
        })
        .collect();
    assert_eq!(shown(&body).trim_end(), html, "{markdown}");
    assert_eq!(told, mistakes, "{markdown}");
}

#[test]
fn paragraphs_and_marks() {
    check(
        "One *two* **three** ~~four~~ `a < b`\nfive",
        "<p>One <em>two</em> <strong>three</strong> <del>four</del> <code>a &lt; b</code>\nfive</p>",
    );
    check(
        "One  \ntwo\\\nthree\n\nFour & \"five\" &lt; &eacute;",
        "<p>One<br>\ntwo<br>\nthree</p>\n<p>Four &amp; \"five\" &lt; é</p>",
    );
    check("One\n\n***\n\nTwo", "<p>One</p>\n<hr>\n<p>Two</p>");
    check("> One\n>\n> Two", "<blockquote>\n<p>One</p>\n<p>Two</p>\n</blockquote>");
    check(
        "It costs {{ x }} and {% y %}, \"so\" -- he said...",
        "<p>It costs {{ x }} and {% y %}, \"so\" -- he said...</p>",
    );
}

//! What several targets ask of what the program makes.

use std::sync::Arc;

use html5gum::{Token, Tokenizer};
use masthead::config::{Config, Overrides, RawHtml};
use masthead::diagnostic::{Diagnostic, Spot};
use masthead::markdown::{Body, HoleKind, Target};

/// Elements that have no end tag.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "source", "track", "wbr"];

/// Elements that run programs, load what others wrote, or change the page around them.
const FORBIDDEN: [&str; 14] = [
    "applet", "base", "embed", "form", "frame", "iframe", "link", "meta", "noscript", "object", "script", "style",
    "svg", "textarea",
];

/// Attributes whose value is an address.
const ADDRESSES: [&str; 6] = ["action", "cite", "formaction", "href", "poster", "src"];

/// A configuration of three lines, with this policy for raw HTML.
///
/// # Panics
///
/// If the configuration is no longer a good one.
pub fn config(raw_html: RawHtml) -> Config {
    let text = b"title = \"Briefs\"\nbase_url = \"https://example.org/policy\"\nlanguage = \"fr\"\n";
    let (mut config, _) = masthead::config::parse(text, &Overrides::default()).expect("three good lines");
    config.markdown.raw_html = raw_html;
    config
}

/// The text of a body as a page would show it, with every hole filled.
pub fn filled(body: &Body) -> String {
    let mut filled = String::with_capacity(body.html.len() * 2);
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

/// The addresses that links, pictures and attributes of a body lead to.
pub fn targets(body: &Body) -> impl Iterator<Item = &Target> {
    body.holes.iter().filter_map(|hole| hole.kind.target())
}

/// Every element is harmless and closed where it was opened; no address and no attribute runs a program.
///
/// # Panics
///
/// If any of it is not so.
pub fn check_html(html: &str) {
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        match token.expect("reading a string cannot fail") {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(!FORBIDDEN.contains(&&*name), "<{name}> in {html}");
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute);
                    assert!(
                        !attribute.starts_with("on") && attribute != "style" && attribute != "srcdoc",
                        "{attribute} in {html}"
                    );
                    if ADDRESSES.contains(&&*attribute) {
                        check_address(&String::from_utf8_lossy(value));
                    }
                }
                if !VOID.contains(&&*name) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(open.pop(), Some(name), "{html}");
            }
            Token::Comment(_) | Token::Doctype(_) => panic!("markup in {html}"),
            Token::String(_) | Token::Error(_) => {}
        }
    }
    assert!(open.is_empty(), "{open:?} open in {html}");
}

/// No browser runs this address: what it skips (blanks, control characters) is skipped here too.
///
/// # Panics
///
/// If a browser would.
pub fn check_address(address: &str) {
    let seen: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let seen = seen.to_lowercase();
    for scheme in ["javascript:", "vbscript:", "data:", "file:", "blob:", "view-source:"] {
        assert!(!seen.starts_with(scheme), "{address:?}");
    }
}

/// Each diagnostic stands in the file, between two characters, and says one line.
///
/// # Panics
///
/// If one does not.
pub fn check_diagnostics(path: &Arc<str>, bytes: &[u8], diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        assert!(!diagnostic.message.is_empty() && !diagnostic.message.contains('\n'), "{diagnostic:?}");
        if let Spot::Span(span) = &diagnostic.place.spot
            && diagnostic.place.path == *path
        {
            let is_there =
                std::str::from_utf8(bytes).map_or(span.end <= bytes.len(), |text| text.get(span.clone()).is_some());
            assert!(is_there, "{span:?} in {} bytes", bytes.len());
        }
    }
}

/// A file below the output folder: no empty step, and none that leads out of it.
///
/// # Panics
///
/// If the path leads out.
pub fn check_output_path(path: &str) {
    assert!(!path.starts_with('/') && !path.contains('\0') && !path.contains('\\'), "{path:?}");
    assert!(path.split('/').all(|step| !matches!(step, "" | "." | "..")), "{path:?}");
}

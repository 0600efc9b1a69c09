//! Mistakes in the text of an article.

use std::ops::Range;
use std::sync::Arc;

use super::{Diagnostic, Place, Rule};

impl Diagnostic {
    /// `span`: the reference, `[^9]`.
    pub fn undefined_footnote(path: &Arc<str>, span: Range<usize>, label: &str) -> Self {
        let message = format!("footnote `[^{label}]` has no text");
        Self::new(Rule::UndefinedFootnote, Place::span(path, span), message)
            .help(format!("write it on a line of its own: `[^{label}]: the note`"))
    }

    /// `scheme`: in lower case, without the colon. `span`: the link or the tag.
    pub fn unsafe_link(path: &Arc<str>, span: Range<usize>, scheme: &str) -> Self {
        Self::new(
            Rule::UnsafeLink,
            Place::span(path, span),
            format!("`{scheme}:` is no kind of link that is published"),
        )
        .help("begin it with `https:`, `http:`, `mailto:`, `tel:` or `ftp:`, or write the path of a file")
    }

    /// `name`: in lower case. `span`: the tag.
    pub fn unsafe_element(path: &Arc<str>, span: Range<usize>, name: &str) -> Self {
        let help = match name {
            "iframe" | "embed" | "object" | "frame" => "link to it instead: `[what it shows](address)`",
            "script" | "style" | "link" => "put it into the site's theme",
            "center" | "font" | "big" | "tt" | "strike" => "leave it out, or write it in Markdown",
            _ => "leave it out, or write `&lt;` for a plain `<`",
        };
        Self::new(Rule::UnsafeHtml, Place::span(path, span), format!("HTML `<{name}>` is not published")).help(help)
    }

    /// Harmless, but the site publishes no HTML. `span`: the tag.
    pub fn unwanted_element(path: &Arc<str>, span: Range<usize>, name: &str) -> Self {
        let message = format!("HTML `<{name}>` is not published on this site");
        Self::new(Rule::UnsafeHtml, Place::span(path, span), message)
            .note("`raw_html` in `[markdown]` says so")
            .help("write it in Markdown, or leave it out")
    }

    /// `name`: in lower case. `span`: the tag that has it.
    pub fn unsafe_attribute(path: &Arc<str>, span: Range<usize>, name: &str, element: &str) -> Self {
        let message = format!("HTML attribute `{name}` of `<{element}>` is not published");
        let help = match name {
            "style" | "align" | "bgcolor" | "color" => "leave it out; a `class` may name a style of the theme",
            _ => "leave it out",
        };
        Self::new(Rule::UnsafeHtml, Place::span(path, span), message).help(help)
    }

    /// `span`: from `<!--` to the end of the text.
    pub fn open_comment(path: &Arc<str>, span: Range<usize>) -> Self {
        Self::new(Rule::UnsafeHtml, Place::span(path, span), "HTML comment without an end hides the rest of the text")
            .help("write `-->` where it ends")
    }
}

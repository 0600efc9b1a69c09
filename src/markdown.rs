//! The text of an article, from Markdown to finished HTML with holes. The only module that names `pulldown_cmark`.
//!
//! CommonMark with GitHub's tables, footnotes, strikethrough, task lists and alerts, with heading attributes,
//! definition lists, `CO~2~`, `m^2^` and formulas between dollars. A paragraph that is one picture is a figure, with the
//! picture's title as caption; a paragraph after a table that begins `Table:` is the table's caption. Headings begin at
//! level 2, since the title is the page's one heading of level 1, and skip no level. Raw HTML passes if
//! it is of the kind articles are made of (`markdown/elements.rs`). Whatever is typed, the HTML is safe, its tags are
//! balanced, no id stands twice, and its size is in proportion.
//!
//! Parts: `writer` turns events into HTML, with `blocks`, `headings`, `links`, `tables`, `footnotes`, `inline_marks` and `raw_html` as further
//! pages of it; `nesting` knows what is open; `fragment` is HTML in the making; `plain` gets all words; `typed` reads a text again for
//! remarks on its writing.
//!
//! # What themes style
//!
//! `figure`, `figcaption`, `div.table > table` with `caption`; cells `.left .center .right`; `sup.footnote-ref`,
//! `section.footnotes`, `a.footnote-back`; `aside.alert[data-kind]` with `p.alert-title`; `.math.inline`,
//! `.math.display`; `pre > code.language-…` with the spans listed in `markdown/highlight.rs`.

mod blocks;
mod elements;
mod footnotes;
mod formulas;
mod fragment;
mod headings;
mod highlight;
mod inline_marks;
mod links;
mod nesting;
mod plain;
mod raw_html;
mod tables;
mod tags;
mod target;
#[cfg(test)]
mod tests;
mod typed;
mod writer;

use std::ops::Range;
use std::sync::Arc;

use crate::config::MarkdownConfig;
use crate::diagnostic::Diagnostic;
use crate::typography::Typography;
use crate::words::Passages;

pub use typed::{Typed, TypedHeading, TypedLink, read_typed};

/// A text as HTML that lacks only what other files decide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Finished, safe HTML, without the holes' fillings.
    pub html: String,
    /// In the order of `at`.
    pub holes: Vec<Hole>,
    /// Where the section of the footnotes begins in `html`; its end if there are none.
    pub notes_at: u32,
    /// The headings of the text itself (not those in quotations, lists and notes), of level 2 and deeper, in order.
    pub headings: Vec<Heading>,
    /// Every id in the HTML, sorted: what `#…` may point to.
    pub anchors: Vec<String>,
    /// The first paragraph as plain text, as typed; empty if there is none. An article
    /// has it as its summary and no more here.
    pub opening: String,
}

/// A place in the HTML that the publication fills.
#[derive(Clone, Debug, PartialEq)]
pub struct Hole {
    /// Byte offset in [`Body::html`] where the filling goes.
    pub at: u32,
    /// Bytes of the source file that it comes from.
    pub span: Range<u32>,
    pub kind: HoleKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum HoleKind {
    /// Filled with `<a href="…">`, or with nothing where the link cannot be.
    LinkOpen { target: Target, title: Option<String> },
    /// Filled with `</a>` if the link before it was opened. Links do not nest.
    LinkClose,
    /// Filled with an `<img>`.
    Image { target: Target, alt: String, title: Option<String> },
    /// Filled with an address alone, inside an attribute of raw HTML (`href`, `src`, `srcset`, `poster`, `cite`), hence
    /// escaped.
    Address { target: Target },
    /// Before a `#part` that stands in the HTML: filled with nothing on the page itself, with the page's address
    /// elsewhere (feeds).
    Here {
        /// The part as typed by the writer and percent-decoded, to be checked; none where Masthead wrote the link.
        fragment: Option<String>,
    },
    /// Filled with a word in the reader's language, escaped; one of [`WORDS`].
    Word { key: &'static str },
}

impl HoleKind {
    /// What a link, a picture or an address of raw HTML points to.
    pub fn target(&self) -> Option<&Target> {
        match self {
            Self::LinkOpen { target, .. } | Self::Image { target, .. } | Self::Address { target } => Some(target),
            Self::LinkClose | Self::Here { .. } | Self::Word { .. } => None,
        }
    }
}

/// The keys of all strings that [`HoleKind::Word`] asks for.
pub const WORDS: [&str; 9] = [
    "alert-note",
    "alert-tip",
    "alert-important",
    "alert-warning",
    "alert-caution",
    "footnotes-label",
    "footnote-back",
    "task-done",
    "task-open",
];

/// Where a link or a picture points to, as typed and percent-decoded: to be encoded again where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another site, or `mailto:` and `tel:`; as typed, not decoded. Needs no publication; a hole only so that all links
    /// are seen.
    External(String),
    /// A file or page of this site: `other.md#part`, `/topics/trade/`, `chart.png?x=1`. An empty path is this very page.
    Internal { path: String, query: Option<String>, fragment: Option<String> },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    pub id: String,
    /// The heading's text as inline HTML without links or footnotes, for the table of contents.
    pub html: String,
    /// The same as plain text.
    pub text: String,
}

/// The Markdown in `body`, a range of bytes of `source`, which is the whole file at `path`. Spans in holes and
/// diagnostics are bytes of the whole file. Beside the body its words as typed: headings, prose and code.
///
/// # Panics
///
/// If `body` is not a range of `source`.
pub fn render(
    path: &Arc<str>,
    source: &str,
    body: Range<usize>,
    config: &MarkdownConfig,
    typography: Typography,
) -> (Body, Passages, Vec<Diagnostic>) {
    writer::write(path, source, body, config, typography)
}

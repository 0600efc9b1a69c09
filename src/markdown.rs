//! The text of an article, from Markdown to finished HTML with holes. The only module that names `pulldown_cmark`.

use std::ops::Range;

/// A text as HTML that lacks only what other files decide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Finished, safe HTML, without the holes' fillings.
    pub html: String,
    /// In the order of `at`.
    pub holes: Vec<Hole>,
    /// The headings of level 2 and deeper, in order.
    pub headings: Vec<Heading>,
    /// Every id in the HTML, sorted: what `#…` may point to.
    pub anchors: Vec<String>,
    /// The first paragraph as plain text; empty if there is none.
    pub opening: String,
    /// Words of running text, CJK characters counted as words of half their number.
    pub words: u32,
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
    /// Filled with an address alone, inside an attribute of raw HTML (`href`, `src`, `poster`); text, not yet escaped.
    Address { target: Target },
}

/// Where a link or a picture points to, as typed and percent-decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another site, or `mailto:` and `tel:`. Needs no publication; a hole only so that all links are seen.
    External(String),
    /// `#part` of this very text.
    Fragment(String),
    /// A file or page of this site: `other.md#part`, `/topics/trade/`, `chart.png?x=1`.
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

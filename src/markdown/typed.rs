//! A text as its writer typed it, for remarks on the writing: what the finished HTML has mended can still be told here.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::fragment::clean;
use super::tags::{Piece, Pieces};
use super::writer::options;

/// What a writer typed. Spans are bytes of the whole file, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Those of the text itself, not of quotations, lists and notes.
    pub headings: Vec<TypedHeading>,
    /// Those that have words of their own; an address that stands for itself has none.
    pub links: Vec<TypedLink>,
    /// Every link and bare address.
    pub linked: Vec<Range<usize>>,
    /// Pictures that say nothing to those who cannot see them.
    pub undescribed: Vec<Range<usize>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedHeading {
    /// 1 to 6, as typed.
    pub level: u8,
    pub text: String,
    pub span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedLink {
    /// What readers see; the description of a picture that is linked.
    pub text: String,
    pub span: Range<usize>,
}

/// Reads the Markdown in `body`, a range of bytes of `source`, which is the whole file.
///
/// # Panics
///
/// If `body` is not a range of `source`.
pub fn read_typed(source: &str, body: Range<usize>) -> Typed {
    let markdown = &source[body.clone()];
    let mut reader = Reader { markdown, base: body.start, typed: Typed::default(), depth: 0, open: Vec::new() };
    for (event, range) in Parser::new_ext(markdown, options(markdown)).into_offset_iter() {
        reader.event(event, range);
    }
    reader.typed
}

/// What gathers words until it ends.
struct Open {
    what: Gathering,
    range: Range<usize>,
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Gathering {
    Heading(u8),
    Link,
    Address,
    Picture,
}

struct Reader<'s> {
    markdown: &'s str,
    base: usize,
    typed: Typed,
    /// How many quotations, lists and notes are open.
    depth: usize,
    open: Vec<Open>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => self.words(&text),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::InlineHtml(_) => self.html(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let what = match tag {
            Tag::Heading { level, .. } => Gathering::Heading(*level as u8),
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => Gathering::Address,
            Tag::Link { .. } => Gathering::Link,
            Tag::Image { .. } => Gathering::Picture,
            Tag::HtmlBlock => return self.html(range),
            Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionList => {
                self.depth += 1;
                return;
            }
            _ => return,
        };
        self.open.push(Open { what, range, text: String::new() });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image => self.gathered(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition | TagEnd::DefinitionList => {
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Keeps what has ended; its words are those of what it stands in, too.
    fn gathered(&mut self) {
        let Some(Open { what, range, text }) = self.open.pop() else { return };
        let (span, text) = (self.span(&range), clean(text.trim()).into_owned());
        self.words(&text);
        match what {
            Gathering::Heading(level) if self.depth == 0 => {
                self.typed.headings.push(TypedHeading { level, text, span });
            }
            Gathering::Link => {
                self.typed.linked.push(span.clone());
                self.typed.links.push(TypedLink { text, span });
            }
            Gathering::Address => self.typed.linked.push(span),
            Gathering::Picture if text.is_empty() => self.typed.undescribed.push(span),
            Gathering::Heading(_) | Gathering::Picture => {}
        }
    }

    fn words(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }

    /// An empty `alt` says that a picture is an ornament; none says nothing.
    fn html(&mut self, range: Range<usize>) {
        for (piece, at) in Pieces::new(&self.markdown[range.clone()]) {
            let Piece::Start(tag) = piece else { continue };
            if tag.name == "img" && tag.attributes.iter().all(|(name, _)| name != "alt") {
                let span = self.span(&(range.start + at.start..range.start + at.end));
                self.typed.undescribed.push(span);
            }
        }
    }

    fn span(&self, range: &Range<usize>) -> Range<usize> {
        let end = range.start + self.markdown[range.clone()].trim_end().len();
        self.base + range.start..self.base + end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at the spans.
    fn shown<'s>(source: &'s str, spans: &[Range<usize>]) -> Vec<&'s str> {
        spans.iter().map(|span| &source[span.clone()]).collect()
    }

    #[test]
    fn headings_keep_the_level_they_were_typed_with() {
        let source = "---\n---\n# One *two*\n\n#### Deep {#d}\n\n> ## Quoted\n";
        let typed = read_typed(source, 8..source.len());
        let headings: Vec<_> = typed.headings.iter().map(|heading| (heading.level, heading.text.as_str())).collect();
        assert_eq!(headings, [(1, "One two"), (4, "Deep")]);
        let spans: Vec<_> = typed.headings.into_iter().map(|heading| heading.span).collect();
        assert_eq!(shown(source, &spans), ["# One *two*", "#### Deep {#d}"]);
    }

    #[test]
    fn links_have_the_words_that_readers_see() {
        let source = "[*click* here](a.md), <https://example.org> and [![a chart](c.png)](b.md).";
        let typed = read_typed(source, 0..source.len());
        let texts: Vec<_> = typed.links.iter().map(|link| link.text.as_str()).collect();
        assert_eq!(texts, ["click here", "a chart"]);
        assert_eq!(
            shown(source, &typed.linked),
            ["[*click* here](a.md)", "<https://example.org>", "[![a chart](c.png)](b.md)"]
        );
    }

    #[test]
    fn a_picture_without_words_is_undescribed_and_one_with_an_empty_alt_is_an_ornament() {
        let source = "![](a.png) ![A](b.png) <img src=c.png> <img src=d.png alt=\"\">\n\n<p><img\nsrc=e.png></p>\n";
        let typed = read_typed(source, 0..source.len());
        assert_eq!(shown(source, &typed.undescribed), ["![](a.png)", "<img src=c.png>", "<img\nsrc=e.png>"]);
    }
}

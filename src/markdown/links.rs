//! Links and pictures.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, TagEnd};

use super::elements::{Class, Model};
use super::fragment::clean;
use super::nesting::{By, Close, Open};
use super::target::{Address, decoded};
use super::writer::{Events, Writer};
use super::{HoleKind, Target};
use crate::diagnostic::Diagnostic;

/// A picture as typed.
pub(super) struct Image {
    address: Address,
    alt: String,
    title: Option<String>,
    range: Range<usize>,
}

impl<'s> Writer<'s> {
    pub fn link_begins(&mut self, kind: LinkType, url: &str, title: &str, range: Range<usize>) {
        self.begin_inline();
        self.is_address = matches!(kind, LinkType::Autolink | LinkType::Email);
        let address = match kind {
            LinkType::Email => Address::To(Target::External(format!("mailto:{url}"))),
            _ => Address::parse(url),
        };
        let title = (!title.is_empty()).then(|| clean(title).into_owned());
        let close = match address {
            _ if self.nesting.is_in_link() => Close::Nothing,
            Address::Refused(scheme) => {
                self.diagnostics.push(Diagnostic::unsafe_link(self.path, self.span(&range), &scheme));
                Close::Nothing
            }
            Address::Here(fragment) => self.link_here(&fragment, title, &range),
            Address::To(target) => {
                self.hole(&range, HoleKind::LinkOpen { target, title });
                Close::Link
            }
        };
        self.nesting.push(Open { name: "a", model: Model::Phrasing, by: By::Markdown, close });
    }

    fn link_here(&mut self, fragment: &str, title: Option<String>, range: &Range<usize>) -> Close {
        self.out.push("<a href=\"");
        self.hole(range, HoleKind::Here { fragment: Some(decoded(fragment)) });
        self.out.push("#");
        self.out.push_address(fragment);
        self.out.push("\"");
        if let Some(title) = title {
            self.out.push_attribute("title", &title);
        }
        self.out.push(">");
        Close::Tag
    }

    pub fn link_ends(&mut self, range: Range<usize>) {
        self.is_address = false;
        if self.close_top().close == Close::Link {
            self.hole(&range, HoleKind::LinkClose);
        }
    }

    /// Takes the events up to the picture's end: they are its description. Pictures inside it give theirs to it.
    pub fn read_image(
        &mut self,
        url: &str,
        title: &CowStr<'s>,
        range: Range<usize>,
        events: &mut Events<'_, 's>,
    ) -> Image {
        let mut alt = String::new();
        let mut depth = 0_usize;
        for (event, _) in events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(TagEnd::Image) if depth == 0 => break,
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                    alt.push_str(&text);
                }
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        let title = (!title.is_empty()).then(|| clean(title).into_owned());
        Image { address: Address::parse(url), alt: clean(&alt).into_owned(), title, range }
    }

    pub fn image(&mut self, image: Image) {
        self.begin_inline();
        if let Some((target, image)) = self.checked(image) {
            self.note_alt(&image.alt);
            self.setter.pass();
            self.hole(&image.range, HoleKind::Image { target, alt: image.alt, title: image.title });
        }
    }

    /// A paragraph that is one picture.
    pub fn figure(&mut self, image: Image) {
        self.open(Class::Block, "figure", Model::Flow, "<figure>");
        match self.checked(image) {
            Some((target, image)) => {
                self.hole(&image.range, HoleKind::Image { target, alt: image.alt, title: None });
                if let Some(title) = image.title {
                    self.out.push("<figcaption>");
                    self.text(&title);
                    self.out.push("</figcaption>");
                }
            }
            None => self.plain.gap(),
        }
        self.close_block();
    }

    /// The picture with its target. A refused one is written as its description.
    fn checked(&mut self, image: Image) -> Option<(Target, Image)> {
        match &image.address {
            Address::To(target) => Some((target.clone(), image)),
            Address::Here(fragment) => {
                let fragment = Some(decoded(fragment));
                Some((Target::Internal { path: String::new(), query: None, fragment }, image))
            }
            Address::Refused(scheme) => {
                self.diagnostics.push(Diagnostic::unsafe_link(self.path, self.span(&image.range), scheme));
                self.text(&image.alt);
                None
            }
        }
    }
}

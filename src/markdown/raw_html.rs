//! Raw HTML, let through as far as it is safe and balanced.
//!
//! Nothing is copied: tags are read, and written anew with the attributes that are known to be harmless. What is dropped
//! is told once per name and text.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::elements::{ADDRESSES, Class, Element, MUTED, Model};
use super::fragment::{Fragment, clean};
use super::nesting::{By, Close, Open};
use super::tags::{Piece, Pieces, StartTag, first_resolved, named_reference, resolved};
use super::target::{Address, decoded};
use super::writer::{Events, Writer};
use super::{HoleKind, Target};
use crate::config::RawHtml;
use crate::diagnostic::{Diagnostic, Severity};

/// Which bytes of the Markdown stand from which byte of a piece of HTML on. They differ where lines begin with `>`.
type Lines = [(usize, Range<usize>)];

impl<'s> Writer<'s> {
    /// A block of HTML, which comes line by line.
    pub fn html_block(&mut self, events: &mut Events<'_, 's>) {
        let mut html = String::new();
        let mut lines = Vec::new();
        for (event, range) in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(line) | Event::Text(line) => {
                    lines.push((html.len(), range));
                    html.push_str(&line);
                }
                _ => {}
            }
        }
        self.out.break_line();
        self.setter.begin();
        self.html(&html, &lines);
        self.plain.gap();
    }

    fn html(&mut self, html: &str, lines: &Lines) {
        let mut pieces = Pieces::new(html);
        while let Some((piece, range)) = pieces.next() {
            match piece {
                Piece::Text(text) => self.html_text(text),
                Piece::Start(tag) => {
                    self.start_tag(&tag, &place(lines, &range));
                    if MUTED.contains(&tag.name.as_str()) {
                        pieces.skip_past(&tag.name);
                    }
                }
                Piece::End(name) => self.end_tag(&name),
                Piece::Other => {}
                Piece::OpenComment => {
                    let span = self.span(&place(lines, &range));
                    self.diagnostics.push(Diagnostic::open_comment(self.path, span));
                }
            }
        }
    }

    /// One tag or comment among words.
    pub fn inline_html(&mut self, html: &str, range: &Range<usize>, events: &mut Events<'_, 's>) {
        match Pieces::new(html).next() {
            Some((Piece::Start(tag), _)) => {
                self.start_tag(&tag, range);
                if MUTED.contains(&tag.name.as_str()) {
                    skip_muted(&tag.name, events);
                }
            }
            Some((Piece::End(name), _)) => self.end_tag(&name),
            _ => {}
        }
    }

    fn html_text(&mut self, text: &str) {
        let is_blank = text.trim().is_empty();
        if is_blank && self.out.is_at_line_start() {
            return;
        }
        if !self.nesting.top().model.takes_text() && !is_blank {
            self.begin_inline();
        }
        let set = self.set(text);
        self.with_references(&set, Fragment::push_text);
        if !is_blank {
            self.note_text(&clean(&resolved(text)), &clean(&resolved(&set)));
        }
    }

    /// Writes text that has character references, named ones as they are, everything else escaped anew by `push`.
    fn with_references(&mut self, text: &str, push: fn(&mut Fragment, &str)) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            let (before, reference) = rest.split_at(at);
            push(&mut self.out, before);
            let length = match named_reference(reference) {
                Some(length) => {
                    self.out.push(&reference[..length]);
                    length
                }
                None => {
                    let (c, length) = first_resolved(reference);
                    push(&mut self.out, c.encode_utf8(&mut [0; 4]));
                    length
                }
            };
            rest = &reference[length..];
        }
        push(&mut self.out, rest);
    }

    fn start_tag(&mut self, tag: &StartTag<'_>, range: &Range<usize>) {
        let Some(element) = Element::named(&tag.name) else { return self.refuse_element(&tag.name, range) };
        if self.config.raw_html != RawHtml::Allow {
            return self.strip(element, range);
        }
        let Some(closings) = self.nesting.closings_before(element.class) else { return };
        let is_void = element.model == Model::Void;
        if element.name == "a" && self.nesting.is_in_link() || self.nesting.is_too_deep() && !is_void {
            return;
        }
        (0..closings).for_each(|_| _ = self.close_top());
        if !matches!(element.class, Class::Inline | Class::Image | Class::MathPart) || element.name == "br" {
            self.plain.gap();
            self.setter.begin();
        }
        self.out.push_start_tag(element.name);
        self.attributes(element, tag, range);
        self.out.push(">");
        if !is_void {
            let model = self.nesting.model_of(element);
            self.nesting.push(Open { name: element.name, model, by: By::Html, close: Close::Tag });
        }
    }

    /// Leaves a harmless tag out, since the site publishes none.
    fn strip(&mut self, element: &Element, range: &Range<usize>) {
        if self.refused.insert(format!("<{}>", element.name)) {
            let span = self.span(range);
            self.refuse(Diagnostic::unwanted_element(self.path, span, element.name));
        }
        if !matches!(element.class, Class::Inline | Class::Image | Class::MathPart) || element.name == "br" {
            self.out.push_text(" ");
            self.plain.gap();
        }
    }

    /// Tells what is taken out: a warning, unless the site publishes no text that has it.
    fn refuse(&mut self, mut diagnostic: Diagnostic) {
        if self.config.raw_html == RawHtml::Deny {
            diagnostic.severity = Severity::Error;
        }
        self.diagnostics.push(diagnostic);
    }

    fn end_tag(&mut self, name: &str) {
        let closings = self.nesting.closings_through(name).unwrap_or(0);
        for _ in 0..closings {
            self.close_top();
        }
        if closings > 0 && Element::named(name).is_some_and(|element| element.class != Class::Inline) {
            self.plain.gap();
        }
    }

    fn refuse_element(&mut self, name: &str, range: &Range<usize>) {
        if self.refused.insert(format!("<{name}>")) {
            let span = self.span(range);
            self.refuse(Diagnostic::unsafe_element(self.path, span, name));
        }
    }

    fn attributes(&mut self, element: &Element, tag: &StartTag<'_>, range: &Range<usize>) {
        for (name, value) in &tag.attributes {
            if !element.allows(name) {
                self.refuse_attribute(name, element, range);
            } else if name == "id" || name == "name" && element.name == "a" {
                self.id(value);
            } else if ADDRESSES.contains(&name.as_str()) {
                self.address_attribute(name, value, range);
            } else if name == "srcset" {
                self.srcset(value, range);
            } else {
                self.attribute(name, value);
            }
        }
        if element.name == "img" && tag.attributes.iter().all(|(name, _)| name != "alt") {
            self.out.push_attribute("alt", "");
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(" ");
        self.out.push(name);
        self.out.push("=\"");
        self.with_references(value, Fragment::push_value);
        self.out.push("\"");
    }

    fn refuse_attribute(&mut self, name: &str, element: &Element, range: &Range<usize>) {
        if self.refused.insert(name.to_owned()) {
            let span = self.span(range);
            self.diagnostics.push(Diagnostic::unsafe_attribute(self.path, span, name, element.name));
        }
    }

    /// The first who asks for an id has it.
    fn id(&mut self, value: &str) {
        let id = resolved(value);
        let id = clean(&id);
        if !id.is_empty() && !id.contains(char::is_whitespace) && self.anchors.claim(&id) {
            self.out.push_attribute("id", &id);
        }
    }

    fn address_attribute(&mut self, name: &str, value: &str, range: &Range<usize>) {
        let address = Address::parse(&resolved(value));
        if let Address::Refused(scheme) = address {
            let span = self.span(range);
            return self.diagnostics.push(Diagnostic::unsafe_link(self.path, span, &scheme));
        }
        self.out.push(" ");
        self.out.push(name);
        self.out.push("=\"");
        self.address(address, range);
        self.out.push("\"");
    }

    fn address(&mut self, address: Address, range: &Range<usize>) {
        match address {
            Address::To(Target::External(address)) => self.out.push_address(&address),
            Address::To(target) => self.hole(range, HoleKind::Address { target }),
            Address::Here(fragment) => {
                self.hole(range, HoleKind::Here { fragment: Some(decoded(&fragment)) });
                self.out.push("#");
                self.out.push_address(&fragment);
            }
            Address::Refused(_) => {}
        }
    }

    /// `small.png 480w, large.png 1080w`: each address is its own.
    fn srcset(&mut self, value: &str, range: &Range<usize>) {
        self.out.push(" srcset=\"");
        let value = resolved(value);
        let mut rest = value.trim_start_matches(is_between);
        let mut separator = "";
        while !rest.is_empty() {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (typed, after) = rest.split_at(end);
            let address = typed.trim_end_matches(',');
            let (descriptor, after) = match address.len() < typed.len() {
                true => ("", after),
                false => after.split_once(',').unwrap_or((after, "")),
            };
            match Address::parse(address) {
                Address::Refused(scheme) => {
                    let span = self.span(range);
                    self.diagnostics.push(Diagnostic::unsafe_link(self.path, span, &scheme));
                }
                address => {
                    self.out.push(separator);
                    self.address(address, range);
                    separator = ", ";
                    if is_descriptor(descriptor.trim()) {
                        self.out.push(" ");
                        self.out.push(descriptor.trim());
                    }
                }
            }
            rest = after.trim_start_matches(is_between);
        }
        self.out.push("\"");
    }
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || c == ','
}

/// `480w` or `1.5x`.
fn is_descriptor(text: &str) -> bool {
    let number = text.strip_suffix(['w', 'x']).unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Passes over the content of an element that is no text, up to its end tag or the end of what it stands in. Markdown
/// that has the end tag inside is passed over wholly.
fn skip_muted(name: &str, events: &mut Events<'_, '_>) {
    let mut depth = 0_usize;
    let mut has_ended = false;
    while !(has_ended && depth == 0) {
        match events.peek() {
            None => return,
            Some((Event::End(_), _)) if depth == 0 => return,
            Some((Event::End(_), _)) => depth -= 1,
            Some((Event::Start(_), _)) => depth += 1,
            Some((Event::InlineHtml(html), _)) => {
                has_ended |= matches!(Pieces::new(html).next(), Some((Piece::End(end), _)) if end == name);
            }
            Some(_) => {}
        }
        events.next();
    }
}

/// The bytes of the Markdown that a range of the HTML came from.
fn place(lines: &Lines, range: &Range<usize>) -> Range<usize> {
    let of = |at: usize| {
        let line = lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        lines.get(line).map_or(0, |(start, line)| (line.start + at - start).min(line.end))
    };
    let start = of(range.start);
    start..(of(range.end.saturating_sub(1)) + 1).max(start)
}

//! HTML as readers' programs see it: elements, attributes, texts.

use std::collections::BTreeMap;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// Elements that have no end.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

#[derive(Clone, Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// A whole page or a piece of one. Panics where tags are not well nested: what the program writes always is.
    pub fn parse(html: &str) -> Self {
        let mut emitter = DefaultEmitter::<()>::default();
        emitter.naively_switch_states(true);
        let mut open = vec![Element::default()];
        for token in Tokenizer::new_with_emitter(html, emitter) {
            match token.unwrap() {
                Token::StartTag(tag) => {
                    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
                    let name = text(&tag.name);
                    let ends_itself = tag.self_closing || VOID.contains(&&*name);
                    open.push(Element { name, attributes: attributes.collect(), children: Vec::new() });
                    if ends_itself {
                        close(&mut open);
                    }
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name);
                    let last = &open.last().unwrap().name;
                    assert_eq!(*last, *name, "</{name}> ends <{last}> in {html}");
                    close(&mut open);
                }
                Token::String(text) => {
                    let text = String::from_utf8(text.to_vec()).unwrap();
                    open.last_mut().unwrap().children.push(Node::Text(text));
                }
                Token::Error(error) => panic!("{error:?} in {html}"),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
        }
        assert_eq!(open.len(), 1, "<{}> has no end in {html}", open.last().unwrap().name);
        open.remove(0)
    }

    /// A whole XML document. Panics where it is not well-formed.
    pub fn parse_xml(xml: &str) -> Self {
        let mut reader = quick_xml::Reader::from_str(xml);
        reader.config_mut().check_comments = true;
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error} at {} in {xml}", reader.error_position()))
            {
                Event::Start(start) => open.push(Element::of_xml(&start)),
                Event::Empty(start) => {
                    open.push(Element::of_xml(&start));
                    close(&mut open);
                }
                Event::End(_) => close(&mut open),
                Event::Text(text) => {
                    open.last_mut().unwrap().children.push(Node::Text(text.xml10_content().into_owned()))
                }
                Event::CData(text) => {
                    open.last_mut().unwrap().children.push(Node::Text(text.xml10_content().into_owned()))
                }
                Event::GeneralRef(name) => {
                    let character = name.resolve_char_ref().unwrap().map(String::from);
                    let text =
                        character.or_else(|| resolve_predefined_entity(&name.xml10_content()).map(str::to_owned));
                    open.last_mut().unwrap().children.push(Node::Text(text.expect("a known entity")));
                }
                Event::Eof => break,
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        assert_eq!(open.len(), 1, "<{}> has no end in {xml}", open.last().unwrap().name);
        assert!(!xml.contains(|character: char| character.is_control() && !"\t\n\r".contains(character)), "{xml}");
        open.remove(0)
    }

    fn of_xml(start: &BytesStart) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        let name = start.name().as_ref().to_owned();
        Self { attributes: attributes.collect(), name, children: Vec::new() }
    }

    /// All that match, in the order of the page: `p`, `.body`, `#id`, `a.more[rel=next]`, and descendants (`aside a`).
    pub fn all(&self, selector: &str) -> Vec<&Element> {
        let mut found = vec![self];
        for part in selector.split(' ') {
            let mut next = Vec::new();
            for element in found {
                element.gather(part, &mut next);
            }
            next.dedup_by(|a, b| std::ptr::eq(*a, *b));
            found = next;
        }
        found
    }

    /// The one that matches.
    #[track_caller]
    pub fn one(&self, selector: &str) -> &Element {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{} elements match `{selector}` in {}", found.len(), self.text());
        found[0]
    }

    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    fn gather<'e>(&'e self, part: &str, found: &mut Vec<&'e Element>) {
        for child in self.elements() {
            if child.matches(part) {
                found.push(child);
            }
            child.gather(part, found);
        }
    }

    /// Whether it has no end.
    pub fn is_void(&self) -> bool {
        VOID.contains(&&*self.name)
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    fn matches(&self, selector: &str) -> bool {
        let (simple, condition) = match selector.split_once('[') {
            Some((simple, condition)) => (simple, Some(condition.trim_end_matches(']'))),
            None => (selector, None),
        };
        let fits = match condition.map(|condition| condition.split_once('=').unwrap_or((condition, ""))) {
            None => true,
            Some((name, "")) => self.attributes.contains_key(name),
            Some((name, value)) => self.attributes.get(name).is_some_and(|found| found == value),
        };
        let (head, class) = simple.split_once('.').unwrap_or((simple, ""));
        let (name, id) = head.split_once('#').unwrap_or((head, ""));
        let classes = self.attributes.get("class").map_or("", String::as_str);
        fits && (name.is_empty() || self.name == name)
            && (id.is_empty() || self.attributes.get("id").is_some_and(|found| found == id))
            && (class.is_empty() || classes.split(' ').any(|found| found == class))
    }

    #[track_caller]
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).unwrap_or_else(|| panic!("<{}> has no `{name}`: {:?}", self.name, self.attributes))
    }

    /// What a reader reads, with white space as one space.
    pub fn text(&self) -> String {
        self.raw_text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn raw_text(&self) -> String {
        let mut text = String::new();
        for child in &self.children {
            match child {
                Node::Text(part) => text.push_str(part),
                Node::Element(element) => text.push_str(&element.raw_text()),
            }
        }
        text
    }

    /// The texts of all that match.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|element| element.text()).collect()
    }

    /// An attribute of all that match and have it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).iter().filter_map(|element| element.attributes.get(name).cloned()).collect()
    }
}

fn close(open: &mut Vec<Element>) {
    let element = open.pop().unwrap();
    open.last_mut().unwrap().children.push(Node::Element(element));
}

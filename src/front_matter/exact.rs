//! Front matter read with the place of every key and value. The only module that names `saphyr_parser`.
//!
//! Its events are used rather than saphyr's own tree, which refuses doubled keys and so could tell only the first.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::node::{Content, Name, Node, Style};
use super::salvage;
use crate::config::Limits;

/// Values in one front matter that may go on without indentation; where there are more, each key is tried by itself.
const MOST_TRIES: usize = 16;

/// Where it stops being YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Byte in the whole file.
    pub at: usize,
    pub kind: FaultKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    Syntax,
    TooDeep,
    /// Anchors that multiply.
    TooMany,
}

/// The root, which is nothing if there are only comments. `start` is where `yaml` begins in its file.
pub(super) fn load(yaml: &str, start: usize, limits: &Limits) -> Result<Node, Fault> {
    if let Some(at) = too_deep(yaml, limits.yaml_depth) {
        return Err(Fault { at: start + at, kind: FaultKind::TooDeep });
    }
    let mut indented = Indented::new(yaml);
    let mut tries = 0..MOST_TRIES;
    loop {
        let parser = Parser::new_from_str(&indented.text);
        let mut builder = Builder { parser, anchors: HashMap::new(), nodes: 0, limits };
        let fault = match builder.document() {
            Ok(mut root) => {
                indented.to_bytes(&mut root, start);
                end_quotations(&mut root, yaml, start);
                return Ok(root);
            }
            Err(fault) => fault,
        };
        let can_mend = fault.kind == FaultKind::Syntax && tries.next().is_some();
        if !can_mend || !(indented.indent_quotation(fault.at) || indented.indent_brackets()) {
            return Err(Fault { at: start + indented.byte(fault.at), kind: fault.kind });
        }
    }
}

/// Where brackets or dashes are stacked deeper than `deepest`: found before any parser, since some take quadratic time.
pub(super) fn too_deep(yaml: &str, deepest: usize) -> Option<usize> {
    if !may_be_deep(yaml.as_bytes(), deepest) {
        return None;
    }
    let (mut depth, mut dashes, mut is_line_start) = (0_usize, 0_usize, true);
    for (at, byte) in yaml.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' => (dashes, is_line_start) = (0, true),
            b'-' | b'?' | b':' if is_line_start => dashes += 1,
            _ => {}
        }
        is_line_start = is_line_start && matches!(byte, b' ' | b'\t' | b'-' | b'?' | b':' | b'\n');
        // A rule of dashes is no list.
        if depth > deepest || (dashes > deepest && byte == b' ') {
            return Some(at);
        }
    }
    None
}

/// A first look that costs next to nothing: whether there are so many opening brackets, or a line that begins with so many
/// dashes and blanks.
fn may_be_deep(yaml: &[u8], deepest: usize) -> bool {
    let begins_deep = |line: &[u8]| {
        let head = line.get(..=deepest);
        head.is_some_and(|head| head.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'-' | b'?' | b':')))
    };
    let mut lines = memchr::memchr_iter(b'\n', yaml).map(|end| &yaml[end + 1..]);
    memchr::memchr2_iter(b'[', b'{', yaml).nth(deepest).is_some() || begins_deep(yaml) || lines.any(begins_deep)
}

/// The YAML, with the later lines of quotations and of lists in brackets indented. YAML wants them so; editors, libyaml
/// and Jekyll do not mind.
struct Indented {
    text: String,
    /// The byte of the original at which each character of `text` begins, and its end.
    bytes: Vec<usize>,
}

impl Indented {
    fn new(yaml: &str) -> Self {
        let bytes = yaml.char_indices().map(|(at, _)| at).chain([yaml.len()]).collect();
        Self { text: yaml.to_owned(), bytes }
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes[character.min(self.bytes.len() - 1)]
    }

    /// Whether the character begins a quotation with lines that were not indented and now are.
    fn indent_quotation(&mut self, character: usize) -> bool {
        let Some((from, quote)) = self.text.char_indices().nth(character).filter(|(_, c)| matches!(c, '"' | '\''))
        else {
            return false;
        };
        let Some(length) = quotation(&self.text[from..], quote) else {
            return false;
        };
        self.indent(std::slice::from_ref(&(from..from + length)))
    }

    /// Whether there are lists in brackets with lines that were not indented and now are.
    fn indent_brackets(&mut self) -> bool {
        let mut lists = Vec::new();
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            let value = line.split_once(": ").map_or(line.len(), |(name, _)| name.len() + 2);
            let begins = line[value..].trim_start().starts_with(['[', '{']);
            if begins && lists.last().is_none_or(|list: &Range<usize>| list.end <= at) {
                lists.extend(brackets(&self.text[at + value..]).map(|length| at + value..at + value + length));
            }
            at += line.len();
        }
        self.indent(&lists)
    }

    /// Puts a blank before each later line of these ranges that begins with none; whether there was any.
    fn indent(&mut self, ranges: &[Range<usize>]) -> bool {
        let mut text = String::with_capacity(self.text.len() + 8);
        let mut bytes = Vec::with_capacity(self.bytes.len() + 8);
        let mut ranges = ranges.iter().peekable();
        let mut is_line_start = true;
        for ((at, c), byte) in self.text.char_indices().zip(&self.bytes) {
            while ranges.next_if(|range| range.end <= at).is_some() {}
            let is_inside = ranges.peek().is_some_and(|range| range.start < at);
            if is_inside && is_line_start && !matches!(c, ' ' | '\t' | '\r' | '\n') {
                text.push(' ');
                bytes.push(*byte);
            }
            is_line_start = c == '\n';
            text.push(c);
            bytes.push(*byte);
        }
        bytes.extend(self.bytes.last());
        let has_changed = text.len() > self.text.len();
        *self = Self { text, bytes };
        has_changed
    }

    /// Turns characters of `text` into bytes of the file.
    fn to_bytes(&self, node: &mut Node, start: usize) {
        let place = |span: &Range<usize>| start + self.byte(span.start)..start + self.byte(span.end);
        node.span = place(&node.span);
        match &mut node.content {
            Content::Nothing | Content::Scalar { .. } => {}
            Content::List(items) => items.iter_mut().for_each(|item| self.to_bytes(item, start)),
            Content::Map(entries) => entries.iter_mut().for_each(|(name, node)| {
                name.span = place(&name.span);
                self.to_bytes(node, start);
            }),
        }
    }
}

/// The parser takes the blanks and the comment after a quotation for a part of it.
fn end_quotations(node: &mut Node, yaml: &str, start: usize) {
    match &mut node.content {
        Content::Nothing => {}
        Content::Scalar { .. } => {
            let value = yaml.get(node.span.start - start..node.span.end - start).unwrap_or("");
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            if let Some(length) = quote.and_then(|quote| quotation(value, quote)) {
                node.span.end = node.span.start + length;
            }
        }
        Content::List(items) => items.iter_mut().for_each(|item| end_quotations(item, yaml, start)),
        Content::Map(entries) => entries.iter_mut().for_each(|(_, node)| end_quotations(node, yaml, start)),
    }
}

/// Bytes of the quotation that the text begins with, if it ends and nothing but a comment follows on its line.
pub(super) fn quotation(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        match c {
            '\\' if quote == '"' => drop(chars.next()),
            '\'' if quote == '\'' && next == Some('\'') => drop(chars.next()),
            c if c == quote => {
                let end = at + c.len_utf8();
                let rest = text[end..].lines().next().unwrap_or("").trim_start();
                let ends = rest.is_empty() || rest.starts_with(['#', ',', ']', '}', ':']);
                return ends.then_some(end);
            }
            _ => {}
        }
    }
    None
}

/// Bytes to the bracket that closes the first one, if that comes before a line that begins with a key.
fn brackets(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_line_start = false;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        if is_line_start && salvage::key_of(&text[at..]).is_some() {
            return None;
        }
        is_line_start = c == '\n';
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' if depth == 1 => return Some(at + 1),
            ']' | '}' => depth = depth.saturating_sub(1),
            '"' | '\'' => skip_to = at + quotation(&text[at..], c).unwrap_or(1),
            _ => {}
        }
    }
    None
}

struct Builder<'y> {
    parser: Parser<'y, saphyr_parser::StrInput<'y>>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    limits: &'y Limits,
}

impl<'y> Builder<'y> {
    fn document(&mut self) -> Result<Node, Fault> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(root.unwrap_or_else(|| Node::new(Content::Nothing))),
                Event::Nothing | Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(_) if root.is_none() => {}
                Event::DocumentStart(_) => return Err(syntax(&span)),
                event => root = Some(self.node(event, span, 0)?),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'y>, Span), Fault> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(Fault { at: error.marker().index(), kind: FaultKind::Syntax }),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'y>, span: Span, depth: usize) -> Result<Node, Fault> {
        if depth > self.limits.yaml_depth {
            return Err(Fault { at: span.start.index(), kind: FaultKind::TooDeep });
        }
        let (content, place, anchor, tag) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                (scalar(&text, style, tag.as_deref()), range(&span), anchor, tag)
            }
            Event::SequenceStart(anchor, tag) => {
                let (content, place) = self.list(&span, depth)?;
                (content, place, anchor, tag)
            }
            Event::MappingStart(anchor, tag) => {
                let (content, place) = self.map(&span, depth)?;
                (content, place, anchor, tag)
            }
            Event::Alias(anchor) => return self.alias(anchor, &span),
            _ => return Err(syntax(&span)),
        };
        self.count(1, &span)?;
        let node = Node { span: place, content, mark: tag.as_deref().and_then(mark) };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
            self.count(node.size(), &span)?;
        }
        Ok(node)
    }

    fn list(&mut self, start: &Span, depth: usize) -> Result<(Content, Range<usize>), Fault> {
        let mut items: Vec<Node> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                let bounds = items.first().map(|item| item.span.start).zip(items.last().map(|item| item.span.end));
                return Ok((Content::List(items), collection(start, &span, bounds)));
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn map(&mut self, start: &Span, depth: usize) -> Result<(Content, Range<usize>), Fault> {
        let mut entries: Vec<(Name, Node)> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                let first = entries.first().map(|(name, _)| name.span.start);
                let bounds = first.zip(entries.last().map(|(name, node)| node.span.end.max(name.span.end)));
                return Ok((Content::Map(entries), collection(start, &span, bounds)));
            }
            let key = self.node(event, span, depth + 1)?;
            let text = match key.content {
                Content::Scalar { text, .. } => text,
                Content::Nothing | Content::List(_) | Content::Map(_) => String::new(),
            };
            let (event, span) = self.next()?;
            entries.push((Name { text, span: key.span }, self.node(event, span, depth + 1)?));
        }
    }

    fn alias(&mut self, anchor: usize, span: &Span) -> Result<Node, Fault> {
        let node = self.anchors.get(&anchor).ok_or_else(|| syntax(span))?;
        let node = Node { span: range(span), ..node.clone() };
        self.count(node.size(), span)?;
        Ok(node)
    }

    fn count(&mut self, nodes: usize, span: &Span) -> Result<(), Fault> {
        self.nodes += nodes;
        if self.nodes > self.limits.yaml_nodes {
            return Err(Fault { at: span.start.index(), kind: FaultKind::TooMany });
        }
        Ok(())
    }
}

fn syntax(span: &Span) -> Fault {
    Fault { at: span.start.index(), kind: FaultKind::Syntax }
}

fn range(span: &Span) -> Range<usize> {
    span.start.index()..span.end.index().max(span.start.index())
}

/// From bracket to bracket, or from the first part to the last where there are none.
fn collection(start: &Span, end: &Span, bounds: Option<(usize, usize)>) -> Range<usize> {
    match bounds {
        Some((first, last)) if start.is_empty() => first..last,
        _ => start.start.index()..end.end.index().max(start.end.index()),
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Content {
    let is_plain = style == ScalarStyle::Plain && tag.is_none();
    if is_plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        return Content::Nothing;
    }
    Content::Scalar { text: text.to_owned(), style: if is_plain { Style::Plain } else { Style::Quoted } }
}

/// `!!str` says what every value is anyway.
fn mark(tag: &Tag) -> Option<String> {
    match (tag.is_yaml_core_schema(), tag.suffix.as_str()) {
        (true, "str") => None,
        (true, suffix) => Some(format!("!!{suffix}")),
        (false, suffix) => Some(format!("{}{suffix}", tag.handle)),
    }
}

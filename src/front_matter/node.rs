//! YAML as both readers hand it on: the quick one without places, the exact one with them.

use std::ops::Range;

use super::Extra;

/// A value. A scalar is its text as typed, whatever YAML makes of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// Bytes in the whole file; empty at 0 where the quick reader made it.
    pub span: Range<usize>,
    pub content: Content,
    /// A type mark like `!!int`, which only code has a use for.
    pub mark: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Nothing,
    Scalar { text: String, style: Style },
    List(Vec<Node>),
    Map(Vec<(Name, Node)>),
}

/// How a scalar is typed; matters to free data only, where `"2"` is a text and `2` a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Quoted,
}

/// A key as typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub text: String,
    pub span: Range<usize>,
}

impl Node {
    pub(super) fn new(content: Content) -> Self {
        Self { span: 0..0, content, mark: None }
    }

    pub(super) fn scalar(text: impl Into<String>, style: Style, span: Range<usize>) -> Self {
        Self { span, content: Content::Scalar { text: text.into(), style }, mark: None }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.content == Content::Nothing
    }

    /// Nodes in it, itself counted.
    pub(super) fn size(&self) -> usize {
        match &self.content {
            Content::Nothing | Content::Scalar { .. } => 1,
            Content::List(items) => 1 + items.iter().map(Node::size).sum::<usize>(),
            Content::Map(entries) => 1 + entries.iter().map(|(_, node)| 1 + node.size()).sum::<usize>(),
        }
    }

    /// The type marks in it, each with its place.
    pub(super) fn marks(&self) -> Vec<(&str, Range<usize>)> {
        let own = self.mark.iter().map(|mark| (mark.as_str(), self.span.clone()));
        let below: Vec<&Node> = match &self.content {
            Content::Nothing | Content::Scalar { .. } => Vec::new(),
            Content::List(items) => items.iter().collect(),
            Content::Map(entries) => entries.iter().map(|(_, node)| node).collect(),
        };
        own.chain(below.into_iter().flat_map(Node::marks)).collect()
    }

    /// Free data. A number stays one only if it is written as a program would write it: `1.10` is a text, not 1.1.
    pub(super) fn into_data(self) -> serde_json::Value {
        use serde_json::Value;
        match self.content {
            Content::Nothing => Value::Null,
            Content::Scalar { text, style: Style::Quoted } => Value::String(text),
            Content::Scalar { text, style: Style::Plain } => plain_data(text),
            Content::List(items) => Value::Array(items.into_iter().map(Node::into_data).collect()),
            Content::Map(entries) => {
                Value::Object(entries.into_iter().map(|(name, node)| (name.text, node.into_data())).collect())
            }
        }
    }
}

fn plain_data(text: String) -> serde_json::Value {
    match text.as_str() {
        "true" | "True" | "TRUE" => return true.into(),
        "false" | "False" | "FALSE" => return false.into(),
        _ => {}
    }
    match serde_json::from_str::<serde_json::Number>(&text) {
        Ok(number) if number.to_string() == text => number.into(),
        _ => text.into(),
    }
}

/// The table of free data; none if it is something else.
pub(super) fn into_extra(content: Content) -> Option<Extra> {
    match content {
        Content::Map(entries) => Some(entries.into_iter().map(|(name, node)| (name.text, node.into_data())).collect()),
        _ => None,
    }
}

//! What is open while a text is written, so that everything is closed again, in order, and stands where HTML allows it.
//!
//! Markdown nests by itself. Raw HTML does not: whatever of it is still open where the Markdown around it ends is
//! closed there, and an end tag that nothing in the same Markdown element answers to is dropped.

use super::elements::{Class, Element, Model};

/// Deeper than this, blocks and marks lose their tags and keep their text.
const DEPTH: usize = 200;

/// What stands in these is shown as typed.
const VERBATIM: [&str; 6] = ["code", "kbd", "math", "pre", "samp", "var"];

/// One open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    /// Of its end tag.
    pub name: &'static str,
    pub model: Model,
    pub by: By,
    pub close: Close,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Markdown,
    Html,
}

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    Tag,
    /// With the hole that belongs to the hole it began with.
    Link,
    /// It has no tags: too deep, or refused.
    Nothing,
}

/// All that is open, the outermost first. The text itself is at the bottom.
#[derive(Debug)]
pub(super) struct Nesting {
    stack: Vec<Open>,
    /// Elements with tags.
    depth: usize,
    /// Open links; they do not nest.
    links: usize,
    /// Open elements of [`VERBATIM`].
    verbatim: usize,
}

impl Nesting {
    pub fn new() -> Self {
        let text = Open { name: "", model: Model::Flow, by: By::Markdown, close: Close::Nothing };
        Self { stack: vec![text], depth: 0, links: 0, verbatim: 0 }
    }

    /// Within an element that takes everything and is written by someone else.
    pub fn inside(name: &'static str) -> Self {
        let mut nesting = Self::new();
        nesting.push(Open { name, model: Model::Flow, by: By::Markdown, close: Close::Nothing });
        nesting
    }

    pub fn push(&mut self, open: Open) {
        if open.close != Close::Nothing {
            self.depth += 1;
            self.links += usize::from(open.name == "a");
            self.verbatim += usize::from(open.by == By::Html && VERBATIM.contains(&open.name));
        }
        self.stack.push(open);
    }

    pub fn top(&self) -> Open {
        *self.stack.last().expect("the text itself is never closed")
    }

    /// The innermost open element ends. The text itself stays.
    pub fn pop(&mut self) -> Open {
        let open = self.top();
        if self.stack.len() > 1 {
            self.stack.pop();
        }
        if open.close != Close::Nothing {
            self.depth -= 1;
            self.links -= usize::from(open.name == "a");
            self.verbatim -= usize::from(open.by == By::Html && VERBATIM.contains(&open.name));
        }
        open
    }

    /// Whether nothing of Markdown is open.
    pub fn is_outermost(&self) -> bool {
        let first = self.stack.iter().skip(1).find(|open| open.by == By::Markdown);
        first.is_none()
    }

    pub fn is_too_deep(&self) -> bool {
        self.depth >= DEPTH
    }

    pub fn is_verbatim(&self) -> bool {
        self.verbatim > 0
    }

    pub fn is_in_link(&self) -> bool {
        self.links > 0
    }

    /// How many elements of raw HTML have to be closed before one of this class may stand here; none if it cannot.
    pub fn closings_before(&self, class: Class) -> Option<usize> {
        self.reachable().position(|open| open.model.accepts(class))
    }

    /// How many elements have to be closed to close this one; none if it is not open.
    pub fn closings_through(&self, name: &str) -> Option<usize> {
        let raw = self.stack.iter().rev().take_while(|open| open.by == By::Html);
        raw.map(|open| open.name).position(|open| open == name).map(|above| above + 1)
    }

    /// The model of an element that would be opened now.
    pub fn model_of(&self, element: &Element) -> Model {
        match (element.model, self.top().model) {
            (Model::Parent, Model::Flow | Model::Figure | Model::Details) => Model::Flow,
            (Model::Parent, _) => Model::Phrasing,
            (model, _) => model,
        }
    }

    /// The open raw elements from the innermost on, then the Markdown element that they stand in.
    fn reachable(&self) -> impl Iterator<Item = &Open> {
        let raw = self.stack.iter().rev().take_while(|open| open.by == By::Html).count();
        self.stack.iter().rev().take(raw + 1)
    }
}

//! The lines of code that were painted before.
//!
//! A grammar tries hundreds of patterns on each line: three million instructions for a block of ten lines. What it makes
//! of a line depends on the line and on the state that the lines above left, and on nothing else; and lines come again,
//! in snippets that are quoted twice as in `}`. So each is looked at once.

use std::collections::HashMap;

use syntect::parsing::{BasicScopeStackOp, ParseState, ScopeStack, SyntaxReference};

use super::{SYNTAXES, TABLE};

/// Bytes of lines, and states, that are kept on each thread; beyond them all is forgotten.
const MOST_BYTES: usize = 1 << 20;
const MOST_STATES: usize = 200;

/// A state between two lines: its place in the memory.
#[derive(Clone, Copy)]
pub(super) struct StateId(usize);

#[derive(Default)]
pub(super) struct Memory {
    /// Each once.
    states: Vec<Known>,
    /// Of all lines that are kept.
    bytes: usize,
}

struct Known {
    state: State,
    /// The lines that came in this state.
    lines: HashMap<Box<str>, Painted>,
}

/// What the lines above leave for those below.
#[derive(Clone, PartialEq)]
struct State {
    parser: ParseState,
    scopes: ScopeStack,
    /// The class of each scope that is open; empty for none.
    classes: Vec<&'static str>,
}

pub(super) struct Painted {
    /// Where each piece of the line ends, in bytes, with its class: empty for none.
    pub pieces: Vec<(usize, &'static str)>,
    pub after: StateId,
}

impl Memory {
    /// The state at the beginning of a text.
    pub fn begin(&mut self, syntax: &SyntaxReference) -> StateId {
        self.id_of(State { parser: ParseState::new(syntax), scopes: ScopeStack::new(), classes: Vec::new() })
    }

    /// The line as it looks in this state, which must be the last that was handed out; none if the grammar fails.
    pub fn line(&mut self, state: StateId, line: &str) -> Option<&Painted> {
        if self.states[state.0].lines.contains_key(line) {
            return self.states[state.0].lines.get(line);
        }
        let before = self.states[state.0].state.clone();
        let mut after = before.clone();
        let pieces = after.paint(line)?;
        if self.is_full() {
            *self = Self::default();
        }
        let (before, after) = (self.id_of(before), self.id_of(after));
        self.bytes += line.len();
        Some(self.states[before.0].lines.entry(line.into()).or_insert(Painted { pieces, after }))
    }

    fn is_full(&self) -> bool {
        self.bytes > MOST_BYTES || self.states.len() > MOST_STATES
    }

    fn id_of(&mut self, state: State) -> StateId {
        let known = self.states.iter().position(|known| known.state == state);
        StateId(known.unwrap_or_else(|| {
            self.states.push(Known { state, lines: HashMap::new() });
            self.states.len() - 1
        }))
    }
}

impl State {
    /// Goes on by one line; none if the grammar fails.
    fn paint(&mut self, line: &str) -> Option<Vec<(usize, &'static str)>> {
        let mut pieces = Vec::new();
        for (at, operation) in self.parser.parse_line(line, &SYNTAXES).ok()? {
            self.end_piece(at, &mut pieces);
            let classes = &mut self.classes;
            self.scopes.apply_with_hook(&operation, |operation, _| apply(classes, operation)).ok()?;
        }
        self.end_piece(line.len(), &mut pieces);
        Some(pieces)
    }

    fn end_piece(&self, at: usize, pieces: &mut Vec<(usize, &'static str)>) {
        if at > pieces.last().map_or(0, |(end, _)| *end) {
            pieces.push((at, self.classes.last().copied().unwrap_or_default()));
        }
    }
}

fn apply(classes: &mut Vec<&'static str>, operation: BasicScopeStackOp) {
    match operation {
        BasicScopeStackOp::Push(scope) => {
            let own = TABLE.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, class)| *class);
            classes.push(own.or(classes.last().copied()).unwrap_or_default());
        }
        BasicScopeStackOp::Pop => {
            classes.pop();
        }
    }
}

//! Footnotes: numbered as they are first referred to, listed at the end, with links both ways.

use std::collections::HashMap;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::HoleKind;
use super::fragment::{Cut, Fragment};
use super::nesting::Nesting;
use super::writer::{Events, Placed, Writer};
use crate::diagnostic::Diagnostic;

/// The notes of a text. A note is written when all of the text is, so that its number is known.
#[derive(Default)]
pub(super) struct Notes<'s> {
    /// By label in lower case; what stands in them.
    written: HashMap<String, Vec<Placed<'s>>>,
    /// In the order of their numbers, from 1.
    referred: Vec<Note>,
    numbers: HashMap<String, usize>,
}

struct Note {
    label: String,
    references: usize,
    /// Bytes of the first reference.
    range: Range<usize>,
}

impl<'s> Notes<'s> {
    /// Takes the events up to the end of the definition. Of two with one label the first holds.
    pub fn read(&mut self, label: CowStr<'s>, events: &mut Events<'_, 's>) {
        let mut open = vec![(label, Vec::new())];
        for (event, range) in events {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => open.push((label, Vec::new())),
                Event::End(TagEnd::FootnoteDefinition) => {
                    let Some((label, note)) = open.pop() else { return };
                    self.written.entry(label.to_lowercase()).or_insert(note);
                    if open.is_empty() {
                        return;
                    }
                }
                event => {
                    let (_, note) = open.last_mut().expect("it ends when the last definition does");
                    note.push((event, range));
                }
            }
        }
    }

    /// The note's number and how often it was referred to by now.
    fn refer(&mut self, label: &str, range: &Range<usize>) -> (usize, usize) {
        let label = label.to_lowercase();
        let number = match self.numbers.get(&label) {
            Some(number) => *number,
            None => {
                self.referred.push(Note { label: label.clone(), references: 0, range: range.clone() });
                self.numbers.insert(label, self.referred.len());
                self.referred.len()
            }
        };
        let note = &mut self.referred[number - 1];
        note.references += 1;
        (number, note.references)
    }
}

impl<'s> Writer<'s> {
    pub fn footnote_reference(&mut self, label: &str, range: Range<usize>) {
        self.begin_inline();
        let (number, time) = self.notes.refer(label, &range);
        let id = reference_id(number, time);
        if self.nesting.is_in_link() {
            self.out.push(&format!("<sup class=\"footnote-ref\" id=\"{id}\">{number}</sup>"));
        } else {
            self.out.push("<sup class=\"footnote-ref\"><a href=\"");
            self.hole(&range, HoleKind::Here { fragment: None });
            self.out.push(&format!("#fn-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"));
        }
        self.anchors.add_note(id);
        self.setter.pass();
    }

    /// The section of the notes, if any was referred to. Notes may refer to further ones.
    pub fn write_notes(&mut self) {
        let mut notes = Vec::new();
        while let Some(note) = self.notes.referred.get(notes.len()) {
            let events = self.notes.written.remove(&note.label).unwrap_or_default();
            notes.push(self.note(events));
        }
        if notes.is_empty() {
            return;
        }
        let range = self.notes.referred[0].range.clone();
        self.out.break_line();
        self.notes_at = Some(self.out.html.len() as u32);
        self.out.push("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        self.hole(&range, HoleKind::Word { key: "footnotes-label" });
        self.out.push("\">\n<ol>\n");
        for (index, (text, back_at)) in notes.into_iter().enumerate() {
            self.list_note(index + 1, text, back_at);
        }
        self.out.push("</ol>\n</section>\n");
    }

    /// The note's text and where the links back go in it.
    fn note(&mut self, events: Vec<Placed<'s>>) -> (Fragment, Cut) {
        let before = std::mem::take(&mut self.out);
        self.nesting = Nesting::inside("li");
        self.last_paragraph = None;
        self.plain.gap();
        self.run(&mut events.into_iter());
        let text = std::mem::replace(&mut self.out, before);
        let back_at = match self.last_paragraph {
            Some((inside, after)) if after == text.end() => inside,
            _ => text.end(),
        };
        (text, back_at)
    }

    fn list_note(&mut self, number: usize, mut text: Fragment, back_at: Cut) {
        let end = text.split_off(back_at);
        let (references, range) = {
            let note = &self.notes.referred[number - 1];
            (note.references, note.range.clone())
        };
        self.out.push(&format!("<li id=\"fn-{number}\">"));
        self.out.append(text);
        for time in 1..=references {
            self.link_back(number, time, &range);
        }
        self.out.append(end);
        self.out.push("</li>\n");
        self.anchors.add_note(format!("fn-{number}"));
    }

    fn link_back(&mut self, number: usize, time: usize, range: &Range<usize>) {
        let id = reference_id(number, time);
        self.out.push(" <a class=\"footnote-back\" href=\"");
        self.hole(range, HoleKind::Here { fragment: None });
        self.out.push(&format!("#{id}\" role=\"doc-backlink\" aria-label=\""));
        self.hole(range, HoleKind::Word { key: "footnote-back" });
        let suffix = id.trim_start_matches("fnref-");
        self.out.push(&format!(" {suffix}\">↩\u{fe0e}</a>"));
    }

    /// A reference to a note that is not there stays text; the writer is told.
    pub fn check_for_reference(&mut self, text: &str, range: &Range<usize>) {
        let Some(rest) = self.markdown[range.end..].strip_prefix('^') else { return };
        if text.len() == 1 && is_escaped(self.markdown, range.start) {
            return;
        }
        let Some(end) = rest.find([']', '[', '\n', ' ', '\t']).filter(|end| *end > 0) else { return };
        if rest[end..].starts_with(']') {
            let reference = range.end - 1..range.end + 1 + end + 1;
            let span = self.span(&reference);
            self.diagnostics.push(Diagnostic::undefined_footnote(self.path, span, &rest[..end]));
        }
    }
}

fn reference_id(number: usize, time: usize) -> String {
    match time {
        1 => format!("fnref-{number}"),
        _ => format!("fnref-{number}-{time}"),
    }
}

/// Whether an odd number of backslashes stands before.
pub(super) fn is_escaped(markdown: &str, at: usize) -> bool {
    let before = markdown.as_bytes()[..at].iter().rev();
    before.take_while(|byte| **byte == b'\\').count() % 2 == 1
}

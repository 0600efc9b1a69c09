//! Blocks of words: paragraphs, alerts, tasks, code.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::HoleKind;
use super::elements::{Class, Model};
use super::fragment::{Cut, clean, escape_text};
use super::highlight;
use super::nesting::Close;
use super::writer::{Events, Writer};
use crate::words::Field;

impl<'s> Writer<'s> {
    pub fn rule(&mut self) {
        if let Some(closings) = self.nesting.closings_before(Class::Block) {
            (0..closings).for_each(|_| _ = self.close_top());
            self.out.break_line();
            self.out.push("<hr>\n");
        }
    }

    pub fn task(&mut self, is_done: bool, range: Range<usize>) {
        self.begin_inline();
        let (tag, key) = match is_done {
            true => ("<input type=\"checkbox\" checked disabled aria-label=\"", "task-done"),
            false => ("<input type=\"checkbox\" disabled aria-label=\"", "task-open"),
        };
        self.out.push(tag);
        self.hole(&range, HoleKind::Word { key });
        self.out.push("\"> ");
    }

    pub fn alert(&mut self, kind: BlockQuoteKind, range: Range<usize>) {
        let (name, key) = match kind {
            BlockQuoteKind::Note => ("note", "alert-note"),
            BlockQuoteKind::Tip => ("tip", "alert-tip"),
            BlockQuoteKind::Important => ("important", "alert-important"),
            BlockQuoteKind::Warning => ("warning", "alert-warning"),
            BlockQuoteKind::Caution => ("caution", "alert-caution"),
        };
        let tag = format!("<aside class=\"alert\" data-kind=\"{name}\">\n<p class=\"alert-title\">");
        self.open(Class::Block, "aside", Model::Flow, &tag);
        if self.nesting.top().close == Close::Tag {
            self.hole(&range, HoleKind::Word { key });
            self.out.push("</p>\n");
        }
    }

    pub fn paragraph(&mut self, table_before: Option<Cut>, events: &mut Events<'_, 's>) {
        if let Some(table) = table_before
            && self.caption_begins(table, events)
        {
            return;
        }
        let Some((Event::Start(Tag::Image { .. }), _)) = events.peek() else {
            return self.paragraph_begins();
        };
        let Some((Event::Start(Tag::Image { dest_url, title, .. }), range)) = events.next() else {
            unreachable!("the next event was looked at");
        };
        let image = self.read_image(&dest_url, &title, range, events);
        if events.next_if(|(event, _)| matches!(event, Event::End(TagEnd::Paragraph))).is_some() {
            return self.figure(image);
        }
        self.paragraph_begins();
        self.image(image);
    }

    fn paragraph_begins(&mut self) {
        if self.nesting.is_outermost() {
            self.plain.paragraph_begins();
        }
        self.open(Class::Block, "p", Model::Phrasing, "<p>");
    }

    pub fn paragraph_ends(&mut self) {
        self.plain.paragraph_ends();
        if self.nesting.top().name == "caption" {
            return self.caption_ends();
        }
        let end = self.out.end();
        self.close_block();
        self.last_paragraph = Some((end, self.out.end()));
    }

    pub fn code_block(&mut self, kind: &CodeBlockKind<'s>, events: &mut Events<'_, 's>) {
        let code = read_code(events);
        let closings = self.nesting.closings_before(Class::Block).unwrap_or(0);
        (0..closings).for_each(|_| _ = self.close_top());
        self.out.break_line();
        let language = match kind {
            CodeBlockKind::Fenced(info) => language_of(info),
            CodeBlockKind::Indented => "",
        };
        self.out.push("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.out.push(" class=\"language-");
            self.out.push_value(language);
            self.out.push("\"");
        }
        self.out.push(">");
        if !(self.config.highlight && highlight::highlight(language, &code, &mut self.out.html)) {
            escape_text(&mut self.out.html, &code);
        }
        self.out.push("</code></pre>\n");
        self.plain.text(Field::Code, &code);
    }
}

fn read_code(events: &mut Events<'_, '_>) -> String {
    let mut code = String::new();
    for (event, _) in events {
        match event {
            Event::End(TagEnd::CodeBlock) => break,
            Event::Text(text) => code.push_str(&text),
            _ => {}
        }
    }
    match clean(&code) {
        Cow::Borrowed(_) => code,
        Cow::Owned(code) => code,
    }
}

/// `rust` of `rust,ignore` and of `rust {lines=1}`.
fn language_of(info: &str) -> &str {
    info.trim_start().split(|c: char| c.is_whitespace() || matches!(c, ',' | '{')).next().unwrap_or_default()
}

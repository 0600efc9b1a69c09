//! Events of the parser → HTML, in one pass and without recursion.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::elements::{Class, Model};
use super::footnotes::Notes;
use super::formulas;
use super::fragment::{Cut, Fragment, clean, escape_text, position};
use super::headings::{Anchors, Draft, outline};
use super::nesting::{By, Close, Nesting, Open};
use super::plain::Plain;
use super::tables::Table;
use super::{Body, Heading, HoleKind};
use crate::config::MarkdownConfig;
use crate::diagnostic::Diagnostic;
use crate::typography::{Setter, Typography};
use crate::words::{Field, Passages};

/// An event with its bytes in the Markdown.
pub(super) type Placed<'s> = (Event<'s>, Range<usize>);
pub(super) type Events<'e, 's> = Peekable<&'e mut dyn Iterator<Item = Placed<'s>>>;

thread_local! {
    /// Where HTML is written before its length is known; kept, so that its memory is asked for once a thread.
    static PAGE: Cell<String> = const { Cell::new(String::new()) };
}

/// One text while it is written.
pub(super) struct Writer<'s> {
    pub path: &'s Arc<str>,
    /// The Markdown alone.
    pub markdown: &'s str,
    /// Where it begins in the file.
    base: usize,
    pub config: &'s MarkdownConfig,
    pub out: Fragment,
    pub nesting: Nesting,
    pub anchors: Anchors<'s>,
    pub notes: Notes<'s>,
    /// Where their section begins.
    pub notes_at: Option<u32>,
    pub plain: Plain,
    /// Sets what readers see; `plain` gets it as typed.
    pub setter: Setter,
    pub table: Table,
    /// The heading that is being written.
    pub heading: Option<Draft<'s>>,
    /// Those of the table of contents, each with how many headings stand before it.
    pub headings: Vec<(usize, Heading)>,
    /// Where the end tag of the last paragraph stands, and where that ends.
    pub last_paragraph: Option<(Cut, Cut)>,
    /// Whether the text between is an address: nothing in it is a mark.
    pub is_address: bool,
    pub diagnostics: Vec<Diagnostic>,
    /// Names of raw HTML that were refused already.
    pub refused: HashSet<String>,
}

pub(super) fn write(
    path: &Arc<str>,
    source: &str,
    body: Range<usize>,
    config: &MarkdownConfig,
    typography: Typography,
) -> (Body, Passages, Vec<Diagnostic>) {
    let markdown = &source[body.clone()];
    let mut events = Parser::new_ext(markdown, options(markdown)).into_offset_iter();
    let mut writer = Writer::new(path, markdown, body.start, config, typography);
    writer.run(&mut events);
    writer.write_notes();
    writer.finish()
}

/// What the text needs. Dollars make formulas only in a text that has formulas: elsewhere they are money.
pub(super) fn options(markdown: &str) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT;
    options.set(Options::ENABLE_MATH, has_byte(markdown, b'$') && formulas::has_formulas(markdown));
    options.set(Options::ENABLE_HEADING_ATTRIBUTES, has_byte(markdown, b'{') && !has_bare_break(markdown));
    options
}

/// Without an early exit from its parts, so that they become vector code.
fn has_byte(text: &str, sought: u8) -> bool {
    text.as_bytes().chunks(256).any(|part| part.iter().fold(false, |found, byte| found | (*byte == sought)))
}

/// Whether a task has nothing but a line break at its beginning: `- [x] \`. pulldown-cmark 0.13.6 panics if that line is
/// underlined and headings may have attributes.
fn has_bare_break(markdown: &str) -> bool {
    markdown.lines().any(|line| line.ends_with('\\') && line[..line.len() - 1].trim_end().ends_with(']'))
}

impl<'s> Writer<'s> {
    fn new(
        path: &'s Arc<str>,
        markdown: &'s str,
        base: usize,
        config: &'s MarkdownConfig,
        typography: Typography,
    ) -> Self {
        let out = Fragment { html: PAGE.take(), ..Fragment::default() };
        Self {
            path,
            markdown,
            base,
            config,
            out,
            nesting: Nesting::new(),
            anchors: Anchors::new(markdown),
            notes: Notes::default(),
            notes_at: None,
            plain: Plain::default(),
            setter: Setter::new(typography),
            table: Table::default(),
            heading: None,
            headings: Vec::new(),
            last_paragraph: None,
            is_address: false,
            diagnostics: Vec::new(),
            refused: HashSet::new(),
        }
    }

    /// Writes all events, and closes what raw HTML left open.
    pub fn run(&mut self, events: &mut dyn Iterator<Item = Placed<'s>>) {
        let mut events = events.peekable();
        while let Some((event, range)) = events.next() {
            self.event(event, range, &mut events);
        }
        self.close_raw();
    }

    fn event(&mut self, event: Event<'s>, range: Range<usize>, events: &mut Events<'_, 's>) {
        let table_before = self.table.finished.take();
        match event {
            Event::Text(text) => self.text_run(text, range, events),
            Event::Code(code) => self.code(&code),
            Event::InlineMath(formula) => self.inline_formula(&formula, range),
            Event::DisplayMath(formula) => self.formula("<span class=\"math display\">", &formula),
            Event::InlineHtml(html) => self.inline_html(&html, &range, events),
            // It comes inside blocks of HTML only, which take it.
            Event::Html(_) => {}
            Event::FootnoteReference(label) => self.footnote_reference(&label, range),
            Event::SoftBreak => self.soft_break(events),
            Event::HardBreak => {
                self.setter.break_line(None);
                self.line_break("<br>\n");
            }
            Event::Rule => self.rule(),
            Event::TaskListMarker(is_done) => self.task(is_done, range),
            Event::Start(Tag::Paragraph) => self.paragraph(table_before, events),
            Event::Start(tag) => self.start(tag, range, events),
            Event::End(tag) => self.end(tag, range),
        }
    }

    fn start(&mut self, tag: Tag<'s>, range: Range<usize>, events: &mut Events<'_, 's>) {
        match tag {
            // A paragraph was taken before; metadata blocks are not read here.
            Tag::Paragraph | Tag::MetadataBlock(_) => self.open(Class::Block, "p", Model::Phrasing, "<p>"),
            Tag::Heading { level, id, classes, .. } => self.heading_begins(level, id, classes),
            Tag::BlockQuote(None) => self.open(Class::Block, "blockquote", Model::Flow, "<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.alert(kind, range),
            Tag::CodeBlock(kind) => self.code_block(&kind, events),
            Tag::HtmlBlock => self.html_block(events),
            Tag::List(None) => self.open(Class::Block, "ul", Model::Items, "<ul>\n"),
            Tag::List(Some(1)) => self.open(Class::Block, "ol", Model::Items, "<ol>\n"),
            Tag::List(Some(start)) => {
                self.open(Class::Block, "ol", Model::Items, &format!("<ol start=\"{start}\">\n"));
            }
            Tag::Item => self.open(Class::Item, "li", Model::Flow, "<li>"),
            Tag::FootnoteDefinition(label) => self.notes.read(label, events),
            Tag::DefinitionList => self.open(Class::Block, "dl", Model::Terms, "<dl>\n"),
            Tag::DefinitionListTitle => self.open(Class::Term, "dt", Model::Phrasing, "<dt>"),
            Tag::DefinitionListDefinition => self.open(Class::Term, "dd", Model::Flow, "<dd>"),
            Tag::Table(alignments) => self.table_begins(alignments),
            Tag::TableHead => self.table_head_begins(),
            Tag::TableRow => self.table_row_begins(range),
            Tag::TableCell => self.table_cell_begins(range, events),
            Tag::Emphasis => self.open_mark("em", "<em>"),
            Tag::Strong => self.open_mark("strong", "<strong>"),
            Tag::Strikethrough => self.open_mark("del", "<del>"),
            Tag::Superscript => self.open_mark("sup", "<sup>"),
            Tag::Subscript => self.open_mark("sub", "<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => self.link_begins(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => {
                let image = self.read_image(&dest_url, &title, range, events);
                self.image(image);
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        self.close_raw();
        match tag {
            TagEnd::Heading(_) => self.heading_ends(),
            TagEnd::Paragraph => self.paragraph_ends(),
            TagEnd::Table => self.table_ends(),
            TagEnd::TableHead => self.table_head_ends(),
            TagEnd::TableCell => self.table_cell_ends(),
            TagEnd::Link => self.link_ends(range),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                self.close_mark();
            }
            _ => self.close_block(),
        }
    }

    /// The file's bytes of a range of the Markdown.
    pub fn span(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.base..range.end + self.base
    }

    pub fn hole(&mut self, range: &Range<usize>, kind: HoleKind) {
        let span = self.span(range);
        self.out.push_hole(position(span.start)..position(span.end), kind);
    }

    /// Begins a Markdown element. It goes without its tags where it may not stand or stands too deep.
    pub fn open(&mut self, class: Class, name: &'static str, model: Model, tag: &str) {
        let closings = self.nesting.closings_before(class);
        for _ in 0..closings.unwrap_or(0) {
            self.close_top();
        }
        // Paragraphs and headings end the nesting, and parts of a list or table stand where the whole stands.
        let is_nesting = class == Class::Inline || class == Class::Block && model != Model::Phrasing;
        let is_hidden = closings.is_none() || is_nesting && self.nesting.is_too_deep();
        if class != Class::Inline {
            self.plain.gap();
            self.setter.begin();
        }
        if class == Class::Block {
            self.out.break_line();
        }
        if is_hidden {
            let model = self.nesting.top().model;
            return self.nesting.push(Open { name, model, by: By::Markdown, close: Close::Nothing });
        }
        self.out.push(tag);
        self.nesting.push(Open { name, model, by: By::Markdown, close: Close::Tag });
    }

    /// Ends the innermost Markdown element, a block.
    pub fn close_block(&mut self) {
        self.plain.gap();
        if self.close_top().close == Close::Nothing {
            self.out.push("\n");
        }
        if !self.out.is_at_line_start() {
            self.out.push("\n");
        }
    }

    /// Ends the innermost element.
    pub fn close_top(&mut self) -> Open {
        let open = self.nesting.pop();
        if open.close == Close::Tag {
            self.out.push_end_tag(open.name);
        }
        open
    }

    /// Ends the raw HTML that is open in the innermost Markdown element.
    fn close_raw(&mut self) {
        while self.nesting.top().by == By::Html {
            self.close_top();
        }
    }

    /// Makes sure that words may stand here.
    pub fn begin_inline(&mut self) {
        while !self.nesting.top().model.takes_text() && self.nesting.top().by == By::Html {
            self.close_top();
        }
    }

    fn open_mark(&mut self, name: &'static str, tag: &str) {
        self.open(Class::Inline, name, Model::Phrasing, tag);
        if let (Close::Tag, Some(heading)) = (self.nesting.top().close, &mut self.heading) {
            heading.html.push_str(tag);
        }
    }

    fn close_mark(&mut self) {
        let open = self.close_top();
        if let (Close::Tag, Some(heading)) = (open.close, &mut self.heading) {
            heading.html.push_str("</");
            heading.html.push_str(open.name);
            heading.html.push('>');
        }
    }

    /// Inline HTML of our own, where words may stand already.
    pub fn mark(&mut self, html: &str) {
        self.out.push(html);
        if let Some(heading) = &mut self.heading {
            heading.html.push_str(html);
        }
    }

    /// Words.
    pub fn text(&mut self, text: &str) {
        if !self.may_begin(text) {
            return;
        }
        let text = clean(text);
        let set = self.set(&text);
        escape_text(&mut self.out.html, &set);
        self.note_text(&text, &set);
    }

    /// Words that [`is_ordinary`](super::fragment::is_ordinary) found to be so; set, they still are.
    pub fn ordinary_text(&mut self, text: &str) {
        if self.may_begin(text) {
            let set = self.set(text);
            self.out.push(&set);
            self.note_text(text, &set);
        }
    }

    /// What stays as typed: code and formulas.
    fn verbatim(&mut self, text: &str) {
        if self.may_begin(text) {
            let text = clean(text);
            escape_text(&mut self.out.html, &text);
            self.note_text(&text, &text);
        }
        self.setter.pass();
    }

    /// As readers see it.
    pub fn set<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        if self.is_address || self.nesting.is_verbatim() {
            self.setter.pass();
            return Cow::Borrowed(text);
        }
        self.setter.set(text)
    }

    /// Makes sure that words may stand here; blanks are not worth it.
    fn may_begin(&mut self, text: &str) -> bool {
        if self.nesting.top().model.takes_text() {
            return true;
        }
        let has_words = !text.trim().is_empty();
        if has_words {
            self.begin_inline();
        }
        has_words
    }

    /// Hands words that stand in the HTML already to all who want them without markup: as typed, and as set.
    pub fn note_text(&mut self, typed: &str, set: &str) {
        let field = if self.heading.is_some() { Field::Heading } else { Field::Prose };
        self.plain.text(field, typed);
        if let Some(heading) = &mut self.heading {
            escape_text(&mut heading.html, set);
            heading.typed.push_str(typed);
            heading.set.push_str(set);
        }
    }

    fn code(&mut self, code: &str) {
        self.begin_inline();
        self.mark("<code>");
        self.verbatim(code);
        self.mark("</code>");
    }

    /// What looks like money is written as it was typed.
    fn inline_formula(&mut self, formula: &str, range: Range<usize>) {
        match formulas::is_formula(self.markdown, &range) {
            true => self.formula("<span class=\"math inline\">", formula),
            false => self.verbatim(&self.markdown[range]),
        }
    }

    fn formula(&mut self, tag: &str, formula: &str) {
        self.begin_inline();
        self.mark(tag);
        self.verbatim(formula);
        self.mark("</span>");
    }

    fn soft_break(&mut self, events: &mut Events<'_, 's>) {
        let next = match events.peek() {
            Some((Event::Text(text), _)) => text.chars().next(),
            _ => None,
        };
        let html = self.setter.break_line(next);
        self.line_break(html);
    }

    fn line_break(&mut self, html: &str) {
        self.plain.line_ends();
        if self.nesting.top().model.takes_text() {
            self.out.push(html);
            if let Some(heading) = &mut self.heading {
                heading.html.push(' ');
                heading.typed.push(' ');
                heading.set.push(' ');
            }
        }
    }

    fn finish(mut self) -> (Body, Passages, Vec<Diagnostic>) {
        let headings = self.number_headings();
        // What was asked for more than the text has would stay for as long as the article.
        let html = self.out.html.as_str().to_owned();
        self.out.html.clear();
        PAGE.set(self.out.html);
        self.out.holes.shrink_to_fit();
        let (passages, opening) = self.plain.finish();
        let notes_at = self.notes_at.unwrap_or(html.len() as u32);
        let anchors = self.anchors.into_sorted();
        let body = Body { html, holes: self.out.holes, notes_at, headings, anchors, opening };
        (body, passages, self.diagnostics)
    }

    /// Gives all headings their levels.
    fn number_headings(&mut self) -> Vec<Heading> {
        // Headings do not nest: the tags of each follow one another.
        let digits = std::mem::take(&mut self.out.digits);
        let levels: Vec<u8> = outline(digits.iter().step_by(2).map(|at| self.out.digit(*at))).collect();
        for (tags, level) in digits.chunks(2).zip(&levels) {
            tags.iter().for_each(|at| self.out.set_digit(*at, *level));
        }
        let headings = std::mem::take(&mut self.headings);
        let mut headings: Vec<Heading> =
            headings.into_iter().map(|(number, heading)| Heading { level: levels[number], ..heading }).collect();
        headings.shrink_to_fit();
        headings
    }
}

//! Tables: `<div class="table"><table>…</table></div>`, so that a wide one can scroll by itself.

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, TagEnd};

use super::elements::{Class, Model};
use super::fragment::Cut;
use super::nesting::{By, Close, Open};
use super::writer::{Events, Writer};

/// Cells that no one typed, in short rows of all tables of a text; beyond that, short rows stay short. Two thousand rows
/// of one cell in a table of two thousand columns would be four million.
const PADDING: usize = 4096;

/// The table that is being written; they do not nest.
#[derive(Default)]
pub(super) struct Table {
    /// Where the content of the table begins that ended just now.
    pub finished: Option<Cut>,
    start: Cut,
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
    has_rows: bool,
    /// Where the row's text ends: cells from there on were not typed.
    row_end: usize,
    padding: usize,
    is_skipping: bool,
    /// Where the caption begins that is being written after its table.
    caption: Cut,
}

impl<'s> Writer<'s> {
    pub fn table_begins(&mut self, alignments: Vec<Alignment>) {
        self.open(Class::Block, "table", Model::Table, "<div class=\"table\" tabindex=\"0\"><table>");
        let padding = self.table.padding;
        self.table = Table { start: self.out.end(), alignments, padding, ..Table::default() };
    }

    pub fn table_head_begins(&mut self) {
        self.table.is_head = true;
        self.table.column = 0;
        self.table.row_end = usize::MAX;
        self.open(Class::TablePart, "thead", Model::Cells, "\n<thead><tr>");
    }

    pub fn table_head_ends(&mut self) {
        self.table.is_head = false;
        if self.nesting.top().close == Close::Tag {
            self.out.push("</tr>");
        }
        self.close_block();
    }

    pub fn table_row_begins(&mut self, range: Range<usize>) {
        if !self.table.has_rows && self.nesting.top().close == Close::Tag {
            self.out.push("<tbody>\n");
            self.table.has_rows = true;
        }
        self.table.column = 0;
        self.table.row_end = range.start + self.markdown[range].trim_end().len();
        self.open(Class::Row, "tr", Model::Cells, "<tr>");
    }

    pub fn table_cell_begins(&mut self, range: Range<usize>, events: &mut Events<'_, 's>) {
        let column = self.table.column;
        self.table.column += 1;
        let is_empty = matches!(events.peek(), Some((Event::End(TagEnd::TableCell), _)));
        if is_empty && range.start >= self.table.row_end {
            self.table.padding += 1;
            self.table.is_skipping = self.table.padding > PADDING;
            if self.table.is_skipping {
                return;
            }
        }
        // A cell of the head with nothing in it heads nothing.
        let (name, tag) = if self.table.is_head && !is_empty { ("th", "<th scope=\"col\"") } else { ("td", "<td") };
        let class = match self.table.alignments.get(column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            Some(Alignment::None) | None => ">",
        };
        self.open(Class::Cell, name, Model::Flow, tag);
        if self.nesting.top().close == Close::Tag {
            self.out.push(class);
        }
    }

    pub fn table_cell_ends(&mut self) {
        self.plain.gap();
        if std::mem::take(&mut self.table.is_skipping) {
            return;
        }
        if self.close_top().close == Close::Nothing {
            self.out.push("\n");
        }
    }

    pub fn table_ends(&mut self) {
        if self.nesting.top().close == Close::Nothing {
            return self.close_block();
        }
        if self.table.has_rows {
            self.out.push("</tbody>\n");
        }
        self.close_top();
        self.out.push("</div>\n");
        self.table.finished = Some(self.table.start);
    }

    /// Whether the paragraph after a table is its caption, which is then begun without the word that says so.
    pub fn caption_begins(&mut self, table: Cut, events: &mut Events<'_, 's>) -> bool {
        let Some((Event::Text(text), range)) = events.peek_mut() else { return false };
        let Some(caption) = caption(text) else { return false };
        range.start = range.end - caption.len().min(range.len());
        *text = CowStr::from(caption.to_owned());
        self.table.start = table;
        self.caption_start();
        true
    }

    fn caption_start(&mut self) {
        self.table.caption = self.out.end();
        self.out.push("\n<caption>");
        self.nesting.push(Open { name: "caption", model: Model::Phrasing, by: By::Markdown, close: Close::Tag });
    }

    /// The caption was written after the table and moves into it.
    pub fn caption_ends(&mut self) {
        self.plain.gap();
        self.close_top();
        let caption = self.out.split_off(self.table.caption);
        let table = self.out.split_off(self.table.start);
        self.out.append(caption);
        self.out.append(table);
    }
}

/// `Exports` of `Table: Exports`, in the languages that write the word so.
fn caption(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Tableau").or_else(|| text.strip_prefix("Table"))?;
    let caption = rest.trim_start().strip_prefix(':')?.trim_start();
    (!caption.is_empty()).then_some(caption)
}

//! One value at a time: from what was typed to what it means, with every mistake told and the best reading kept.

use std::ops::Range;
use std::sync::Arc;

use super::dates::{self, DateFault};
use super::node::{Content, Name, Node};
use super::resolve::{Asked, truth};
use super::{Context, mistakes, salvage, text};
use crate::diagnostic::{Diagnostic, Place, shown};
use crate::moment::Moment;

/// Characters of a title.
const LONGEST_TITLE: usize = 1000;

/// Reads values and gathers what is wrong with them.
pub(super) struct Reader<'r> {
    pub path: &'r Arc<str>,
    /// The whole file.
    pub text: &'r str,
    pub context: &'r Context<'r>,
    pub mistakes: Vec<Diagnostic>,
    /// What decides on publication cannot be read: the piece is held back.
    pub is_shut: bool,
}

/// What one text may be where a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Single {
    /// A list of one.
    Welcome,
    /// A mistake; its meaning is the parts between commas.
    Refused,
}

/// A text with its place.
pub(super) type Item = (String, Range<usize>);

/// The keys within a value, such as `src` and `alt`.
pub(super) struct Record {
    parts: Vec<Asked>,
    pub span: Range<usize>,
}

impl Record {
    pub(super) fn take(&mut self, part: &str) -> Option<Asked> {
        let index = self.parts.iter().position(|asked| asked.typed == part)?;
        Some(self.parts.swap_remove(index))
    }
}

/// The keys that a record may have. A plain text stands for the first.
pub(super) struct Parts {
    pub names: &'static [&'static str],
    /// How to write it.
    pub example: &'static str,
}

impl Reader<'_> {
    pub(super) fn at(&self, span: Range<usize>) -> Place {
        Place::span(self.path, span)
    }

    /// Bytes of a part of a value; of all of it if it is typed in another way there.
    fn within(&self, span: Range<usize>, part: &str) -> Range<usize> {
        let start = self.text.get(span.clone()).and_then(|value| value.find(part)).map(|at| span.start + at);
        start.map_or(span, |start| start..start + part.len())
    }

    pub(super) fn tell(&mut self, mistake: Diagnostic) {
        self.mistakes.push(mistake);
    }

    /// A text on one line; none if there is nothing in it.
    pub(super) fn text(&mut self, asked: Asked) -> Option<String> {
        self.item(asked).map(|(text, _)| text::on_one_line(text)).filter(|text| !text.is_empty())
    }

    /// A text on one line that readers will see: told if it seems to be HTML.
    pub(super) fn prose(&mut self, asked: Asked) -> Option<String> {
        let (typed, span) = (asked.typed, asked.span());
        let prose = self.text(asked)?;
        self.check_cut(typed, &span, &prose);
        if let Some((_, c)) = text::odd_character(&prose).filter(|(_, c)| matches!(c, '\u{202d}' | '\u{202e}')) {
            self.tell(mistakes::turned_text(self.at(span.clone()), c));
        }
        if let Some(markup) = text::markup(&prose) {
            let place = self.at(self.within(span, markup));
            self.tell(mistakes::markup_in_text(place, typed, markup, text::as_plain(markup)));
        }
        Some(prose)
    }

    /// Told if YAML has taken the beginning of a text for a name (`&`), or its end for a comment (`#`).
    fn check_cut(&mut self, key: &'static str, span: &Range<usize>, prose: &str) {
        // The quick reader keeps no places; it is not used where there may be either.
        let Some(line) = self.text.get(span.start..).filter(|_| !span.is_empty()) else { return };
        let line = line.lines().next().unwrap_or_default();
        let value = self.text[..span.start].rsplit('\n').next().unwrap_or_default();
        let before = value.split_once(':').map_or("", |(_, before)| before.trim());
        if before.starts_with('&') || line.starts_with('&') {
            let typed = format!("{before} {line}");
            self.tell(mistakes::taken_for_name(self.at(span.clone()), key, typed.trim()));
            return;
        }
        let comment =
            line.find(" #").filter(|at| !line[at + 2..].starts_with([' ', '#']) && line[..*at].trim() == prose);
        if let Some(at) = comment {
            let start = span.start + at + 1;
            let place = self.at(start..span.start + line.trim_end().len());
            self.tell(mistakes::taken_for_comment(place, key, line.trim_end()));
        }
    }

    pub(super) fn title(&mut self, asked: Asked) -> Option<String> {
        let span = asked.span();
        let title = self.prose(asked)?;
        let length = title.chars().count();
        if length > LONGEST_TITLE {
            self.tell(mistakes::title_too_large(self.at(span), length));
            return Some(title.chars().take(LONGEST_TITLE).collect());
        }
        Some(title)
    }

    /// A text as typed, with its place.
    pub(super) fn item(&mut self, asked: Asked) -> Option<Item> {
        let span = asked.span();
        match asked.node.content {
            Content::Nothing => None,
            Content::Scalar { text, .. } => Some((self.printable(text, asked.typed, &span), span)),
            Content::List(_) | Content::Map(_) => {
                self.tell(mistakes::must_be_text(self.at(span), asked.typed));
                None
            }
        }
    }

    fn printable(&mut self, text: String, key: &str, span: &Range<usize>) -> String {
        match text::control_character(&text) {
            None => text,
            Some(c) => {
                self.tell(mistakes::control_character(self.at(span.clone()), key, c));
                text::without_controls(&text)
            }
        }
    }

    pub(super) fn flag(&mut self, asked: Asked) -> Option<bool> {
        let span = asked.span();
        match &asked.node.content {
            Content::Nothing => return None,
            Content::Scalar { text, .. } => match text.trim() {
                "true" | "True" | "TRUE" => return Some(true),
                "false" | "False" | "FALSE" => return Some(false),
                _ => {}
            },
            Content::List(_) | Content::Map(_) => {}
        }
        let meant = truth(&asked.node);
        self.tell(mistakes::must_be_flag(self.at(span), asked.typed, meant));
        meant
    }

    /// A whole number from `least` on.
    pub(super) fn number(&mut self, asked: Asked, least: i64) -> Option<i64> {
        let span = asked.span();
        let number = match &asked.node.content {
            Content::Nothing => return None,
            Content::Scalar { text, .. } => text.trim().parse().ok().filter(|number| *number >= least),
            Content::List(_) | Content::Map(_) => None,
        };
        if number.is_none() {
            let range = if least == 0 { ", 0 or more" } else { "" };
            self.tell(mistakes::must_be_number(self.at(span), asked.typed, range));
        }
        number
    }

    pub(super) fn moment(&mut self, asked: Asked) -> Option<Moment> {
        let (span, key) = (asked.span(), asked.typed);
        let typed = match asked.node.content {
            Content::Nothing => return None,
            Content::Scalar { text, .. } if text.trim().is_empty() => return None,
            Content::Scalar { text, .. } => text,
            Content::List(_) | Content::Map(_) => {
                self.tell(mistakes::date_must_be_text(self.at(span), key));
                return None;
            }
        };
        match dates::read(&typed, self.context.timezone) {
            Ok(moment) => Some(moment),
            Err(fault) => {
                self.tell(mistakes::bad_date(self.at(span), &typed, date_help(key, &fault)));
                match fault {
                    DateFault::OtherNotation { day, .. } => Moment::start_of(day, self.context.timezone),
                    DateFault::Ambiguous(_) | DateFault::Impossible(_) | DateFault::Unknown => None,
                }
            }
        }
    }

    /// The texts of a list, each with its place. Empty entries are kept for the caller to judge; nothing is no entry.
    pub(super) fn items(&mut self, asked: Asked, single: Single) -> Vec<Item> {
        let (span, key) = (asked.span(), asked.typed);
        match asked.node.content {
            Content::Nothing => Vec::new(),
            Content::List(nodes) => nodes.into_iter().filter_map(|node| self.list_item(node, key, &span)).collect(),
            Content::Scalar { text, .. } => {
                let text = self.printable(text, key, &span);
                match single {
                    Single::Welcome => vec![(text, span)],
                    Single::Refused => self.refuse_single(text, key, span),
                }
            }
            Content::Map(entries) => {
                let instead = list_of(entries.iter().map(|(name, _)| name.text.as_str()));
                self.tell(mistakes::must_be_list(self.at(span), key, Some(instead)));
                entries.into_iter().map(|(name, _)| (name.text, name.span)).collect()
            }
        }
    }

    fn list_item(&mut self, node: Node, key: &'static str, list: &Range<usize>) -> Option<Item> {
        let span = if node.span.is_empty() { list.clone() } else { node.span.clone() };
        match node.content {
            Content::Scalar { text, .. } => Some((text::on_one_line(self.printable(text, key, &span)), span)),
            Content::Nothing => Some((String::new(), span)),
            Content::List(_) | Content::Map(_) => {
                self.tell(mistakes::item_must_be_text(self.at(span), key));
                None
            }
        }
    }

    fn refuse_single(&mut self, text: String, key: &str, span: Range<usize>) -> Vec<Item> {
        let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let instead = (!parts.is_empty() && text.len() < 200).then(|| list_of(parts.iter().copied()));
        let place = self.at(span.clone());
        let mistake = mistakes::must_be_list(place.clone(), key, instead);
        self.tell(match parts.as_slice() {
            [] => mistake,
            parts => mistake.fix(place, &text, text::as_list(parts)),
        });
        parts.into_iter().map(|part| (part.to_owned(), span.clone())).collect()
    }

    /// The texts of a list, empty ones left out.
    pub(super) fn texts(&mut self, asked: Asked, single: Single) -> Vec<String> {
        let (key, span) = (asked.typed, asked.span());
        let items = self.items(asked, single);
        let most = self.most_terms(key, items.len(), span);
        let texts = items.into_iter().take(most).map(|(text, _)| text::on_one_line(text));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The names of terms: those that cannot have a page are told and left out.
    pub(super) fn terms(&mut self, asked: Asked, single: Single) -> Vec<String> {
        let key = asked.typed;
        let span = asked.span();
        let items = self.items(asked, single);
        let most = self.most_terms(key, items.len(), span);
        items.into_iter().take(most).filter_map(|(text, span)| self.term(text, key, span)).collect()
    }

    /// How many entries of a list of terms count; told if there are more.
    pub(super) fn most_terms(&mut self, key: &str, entries: usize, span: Range<usize>) -> usize {
        let most = self.context.limits.tags;
        if entries > most {
            self.tell(mistakes::too_many_terms(self.at(span), key, entries, most));
        }
        most
    }

    pub(super) fn term(&mut self, typed: String, key: &str, span: Range<usize>) -> Option<String> {
        let mut term = text::on_one_line(typed);
        if let Some(c) = text::invisible_character(&term) {
            let clean = text::without_invisibles(&term);
            self.tell(mistakes::invisible_character(self.at(span.clone()), &term, c, &clean));
            term = clean;
        }
        match text::term_fault(&term) {
            None => Some(term),
            Some(fault) => {
                self.tell(mistakes::bad_term(self.at(span), key, &term, fault));
                None
            }
        }
    }

    /// The entries of a list, or the one that stands for it.
    pub(super) fn entries(&mut self, asked: Asked) -> Vec<Asked> {
        let Asked { typed, name, node } = asked;
        match node.content {
            Content::Nothing => Vec::new(),
            Content::List(nodes) => nodes.into_iter().map(|node| Asked { typed, name: name.clone(), node }).collect(),
            Content::Scalar { .. } | Content::Map(_) => vec![Asked { typed, name, node }],
        }
    }

    /// The keys within the value.
    pub(super) fn record(&mut self, asked: Asked, parts: &Parts) -> Option<Record> {
        let span = asked.span();
        let Asked { typed, name, node } = asked;
        match node.content {
            Content::Nothing => None,
            Content::Scalar { .. } => Some(Record { parts: vec![Asked { typed: parts.names[0], name, node }], span }),
            Content::List(_) => {
                self.tell(mistakes::must_be_record(self.at(span), typed, parts.example));
                None
            }
            Content::Map(entries) => {
                let mut record = Record { parts: Vec::with_capacity(entries.len()), span };
                let mut unknown = Vec::new();
                for (name, node) in entries {
                    match parts.names.iter().find(|part| **part == name.text) {
                        Some(part) => record.parts.push(Asked { typed: part, name: name.span, node }),
                        None => unknown.push(name),
                    }
                }
                self.tell_unknown_parts(unknown, typed, parts, &record);
                Some(record)
            }
        }
    }

    /// A part that the record has already, or will when fixes are made, is a person's to mend.
    fn tell_unknown_parts(&mut self, unknown: Vec<Name>, key: &str, parts: &Parts, record: &Record) {
        let mut given: Vec<String> = record.parts.iter().map(|part| part.typed.to_owned()).collect();
        for name in unknown {
            let mistake = mistakes::unknown_part(self.at(name.span), &name.text, key, parts.names);
            let fixed: Vec<String> = mistake.fixes.iter().map(|fix| fix.replacement.clone()).collect();
            let is_given = fixed.iter().any(|part| given.contains(part));
            given.extend(fixed);
            self.tell(if is_given { mistake.unfixed() } else { mistake });
        }
    }

    /// The text of this part, which the record must have; told if it has not.
    pub(super) fn needed(
        &mut self,
        record: &mut Record,
        part: &'static str,
        key: &str,
        parts: &Parts,
    ) -> Option<String> {
        let text = record.take(part).and_then(|asked| self.text(asked));
        if text.is_none() {
            self.tell(mistakes::lacks_part(self.at(record.span.clone()), key, part, parts.example));
        }
        text
    }

    pub(super) fn optional(&mut self, record: &mut Record, part: &str) -> Option<String> {
        record.take(part).and_then(|asked| self.text(asked))
    }
}

/// The texts as a list in YAML.
fn list_of<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let items =
        texts.map(|text| match text.contains(|c: char| !c.is_alphanumeric() && !matches!(c, ' ' | '-' | '.' | '_')) {
            true => salvage::quoted(text),
            false => text.to_owned(),
        });
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn date_help(key: &str, fault: &DateFault) -> String {
    match fault {
        DateFault::OtherNotation { instead, .. } => format!("write it as year-month-day: `{key}: {instead}`"),
        DateFault::Ambiguous([a, b]) => {
            format!("write it as year-month-day (YYYY-MM-DD): `{key}: {a}` or `{key}: {b}`")
        }
        DateFault::Impossible(why) => format!("{why}; write it as `{key}: YYYY-MM-DD`"),
        DateFault::Unknown => format!(
            "write it as {} or {}",
            shown(&format!("{key}: YYYY-MM-DD")),
            shown(&format!("{key}: YYYY-MM-DD HH:MM"))
        ),
    }
}

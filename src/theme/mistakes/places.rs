//! Where in a template a mistake stands that Tera tells as text or names without its place.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;

use super::{Templates, ThemeFile};

/// A report that Tera wrote as text: `error: …`, ` --> file:line:column`, the line, the underline.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Report<'r> {
    pub message: &'r str,
    pub template: &'r str,
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// In characters.
    width: usize,
}

/// The reports in a text that has nothing else, in order; none where the text is something else.
pub(super) fn reports(text: &str) -> Option<Vec<Report<'_>>> {
    text.split("\n\n").map(|part| report(part.strip_prefix("error: ")?)).collect()
}

/// Where the template was called from, the nearest caller first, as Tera tells after its report.
pub(super) fn callers(text: &str) -> Vec<Report<'_>> {
    text.split("\n\nnote: called from ").skip(1).filter_map(|part| place(part, "called from")).collect()
}

fn report(part: &str) -> Option<Report<'_>> {
    let (message, rest) = part.split_once('\n')?;
    place(rest.trim_start().strip_prefix("--> ")?, message)
}

/// `file:line:column`, and the underline as the third line after it.
fn place<'r>(text: &'r str, message: &'r str) -> Option<Report<'r>> {
    let (head, excerpt) = text.split_once('\n')?;
    let mut parts = head.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    let template = parts.next()?;
    let width = excerpt.lines().nth(2)?.matches('^').count().max(1);
    Some(Report { message, template, line, column, width })
}

impl Report<'_> {
    /// The bytes of the text that it points at.
    pub(super) fn span(&self, text: &str) -> Range<usize> {
        let start_of_line: usize = text.split_inclusive('\n').take(self.line.saturating_sub(1)).map(str::len).sum();
        let line = text[start_of_line..].split('\n').next().unwrap_or_default();
        let at = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let start = self.column.saturating_sub(1);
        start_of_line + at(start)..start_of_line + at(start + self.width)
    }
}

/// Where a template names another in `{% extends "…" %}` or `{% include "…" %}`: the name with its quotes.
pub(super) fn naming(text: &str, tag: &str, name: &str) -> Option<Range<usize>> {
    let spellings = [format!("\"{name}\""), format!("'{name}'"), format!("`{name}`")];
    text.match_indices(tag).find_map(|(at, _)| {
        let after = &text[at + tag.len()..];
        let start = text.len() - after.trim_start().len();
        let quoted = spellings.iter().find(|quoted| text[start..].starts_with(quoted.as_str()))?;
        Some(start..start + quoted.len())
    })
}

/// A component that can call itself, perhaps by way of others. That is no mistake in itself: trees are printed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Loop {
    pub component: String,
    /// Its name in `{% component name(…) %}`.
    pub place: Place,
}

/// The components that this template can reach and that can reach themselves, by file and place.
pub(super) fn loops(templates: &Templates, template: &str) -> Vec<Loop> {
    let components: Vec<Component> = templates.values().flat_map(|file| components(&file.path, &file.text)).collect();
    let texts = reached_texts(templates, template);
    let called = components.iter().filter(|component| texts.iter().any(|text| calls(text, component.name)));
    let reached = reached(called.collect(), &components);
    let is_loop = |component: &&&Component| {
        let first: Vec<&Component> = components.iter().filter(|other| calls(component.body, other.name)).collect();
        self::reached(first, &components).iter().any(|other| other.name == component.name)
    };
    let looping = reached.iter().filter(is_loop);
    let mut loops: Vec<Loop> = looping
        .map(|component| Loop { component: component.name.to_owned(), place: component.place.clone() })
        .collect();
    loops.sort_by(|a, b| a.place.path.cmp(&b.place.path).then_with(|| a.component.cmp(&b.component)));
    loops
}

/// The components that these templates define.
pub(super) fn component_names(templates: &Templates) -> Vec<String> {
    let components = templates.values().flat_map(|file| components(&file.path, &file.text));
    components.map(|component| component.name.to_owned()).collect()
}

/// The texts of a template and of those that it extends or includes, components left out.
fn reached_texts<'t>(templates: &'t Templates, template: &str) -> Vec<&'t str> {
    let mut files: Vec<&ThemeFile> = templates.get(template).into_iter().collect();
    let mut next = 0;
    while let Some(file) = files.get(next).copied() {
        let names = |other: &&ThemeFile| {
            let is_named = |tag| naming(&file.text, tag, &other.name).is_some();
            is_named("extends") || is_named("include")
        };
        let is_new = |other: &&ThemeFile| !files.iter().any(|known| known.name == other.name);
        let more: Vec<&ThemeFile> = templates.values().filter(names).filter(is_new).collect();
        files.extend(more);
        next += 1;
    }
    files.into_iter().flat_map(|file| outside_components(&file.text)).collect()
}

/// These components and all that they call.
fn reached<'c, 't>(first: Vec<&'c Component<'t>>, all: &'c [Component<'t>]) -> Vec<&'c Component<'t>> {
    let mut reached = first;
    let mut next = 0;
    while let Some(component) = reached.get(next).copied() {
        let is_new = |other: &&Component| !reached.iter().any(|known| known.name == other.name);
        let more: Vec<&Component> =
            all.iter().filter(|other| calls(component.body, other.name)).filter(is_new).collect();
        reached.extend(more);
        next += 1;
    }
    reached
}

struct Component<'t> {
    name: &'t str,
    place: Place,
    body: &'t str,
}

/// Whether the text has a call `<name …>`.
fn calls(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let after = text[at + name.len()..].chars().next();
        text[..at].trim_end().ends_with('<') && after.is_some_and(|c| !is_in_name(c))
    })
}

fn is_in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

fn components<'t>(path: &Arc<str>, text: &'t str) -> Vec<Component<'t>> {
    let after_tags = definitions(text);
    after_tags
        .map(|start| {
            let name = text[start..].split(|c: char| !is_in_name(c)).next().unwrap_or_default();
            let body = text[start..].split("endcomponent").next().unwrap_or_default();
            Component { name, place: Place::span(path, start..start + name.len()), body }
        })
        .collect()
}

/// Where the names of `{% component name(…) %}` stand.
fn definitions(text: &str) -> impl Iterator<Item = usize> {
    const TAG: &str = "component ";
    let is_tag = |at: usize| text[..at].trim_end().trim_end_matches('-').ends_with("{%");
    text.match_indices(TAG).filter(move |(at, _)| is_tag(*at)).map(|(at, _)| at + TAG.len())
}

/// The text before, between and after the definitions of components.
fn outside_components(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for start in definitions(text) {
        parts.push(text.get(from..start).unwrap_or_default());
        from = start + text[start..].find("endcomponent").unwrap_or(text.len() - start);
    }
    parts.push(&text[from..]);
    parts
}

//! Diagnostics as people read them: message, place, the line underlined, what to write instead. The only module that
//! names `annotate_snippets`.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};

use super::files::{Files, Placed, Texts};
use super::line::Excerpt;
use super::{Diagnostic, Severity, Tongue, one_line};

/// Columns of a drawn line; what is longer is cut around the place.
const WIDTH: usize = 120;

/// Whether what is drawn has the colours of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Plain,
    Ansi,
}

/// Draws diagnostics.
pub struct Renderer<'t> {
    texts: &'t dyn Texts,
    drawer: annotate_snippets::Renderer,
    tongue: Tongue,
}

impl<'t> Renderer<'t> {
    /// Without colour, in English.
    pub fn new(texts: &'t dyn Texts) -> Self {
        Self { texts, drawer: drawer(Colour::Plain), tongue: Tongue::English }
    }

    pub fn colour(self, colour: Colour) -> Self {
        Self { drawer: drawer(colour), ..self }
    }

    pub fn tongue(self, tongue: Tongue) -> Self {
        Self { tongue, ..self }
    }

    /// All of them, sorted by path, line, column and message, separated by blank lines; empty without any.
    pub fn render(&self, diagnostics: &[Diagnostic]) -> String {
        let mut files = Files::new(self.texts);
        let told = self.tongue.tell(diagnostics);
        let placed = files.sorted(&told);
        let drawn: Vec<String> = placed.iter().map(|placed| self.draw(placed, &mut files)).collect();
        drawn.join("\n")
    }

    /// `2 errors, 1 warning`; `no mistakes` where there is neither.
    pub fn summary(errors: usize, warnings: usize) -> String {
        let count = |number: usize, noun: &str| match number {
            0 => None,
            1 => Some(format!("1 {noun}")),
            _ => Some(format!("{number} {noun}s")),
        };
        let parts: Vec<String> = [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
        if parts.is_empty() { "no mistakes".to_owned() } else { parts.join(", ") }
    }

    fn draw(&self, placed: &Placed, files: &mut Files) -> String {
        let diagnostic = placed.diagnostic;
        let [error, warning, note_level, help_level] = levels(self.tongue);
        let level = match diagnostic.severity {
            Severity::Error => error,
            Severity::Warning => warning,
        };
        let path = one_line(&diagnostic.place.path);
        let also = Also::of(diagnostic, files);
        let excerpt = placed.span.clone().and_then(|span| files.excerpt(&diagnostic.place.path, span));
        let group = Group::with_title(level.primary_title(one_line(&diagnostic.message)));
        let mut group = match &excerpt {
            Some(excerpt) => with_excerpts(group, &path, excerpt, &also.drawn),
            None => group.element(Origin::path(&*path)),
        };
        for note in diagnostic.notes.iter().chain(&also.told) {
            group = group.element(note_level.clone().message(one_line(note)));
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(help_level.message(one_line(help)));
        }
        self.finish(group, &path, excerpt.as_ref())
    }

    /// What the drawer makes, in our own house style.
    fn finish(&self, group: Group<'_>, path: &str, excerpt: Option<&Excerpt>) -> String {
        let mut drawn = self.drawer.render(&[group]);
        if let Some(excerpt) = excerpt.filter(|excerpt| excerpt.cut > 0) {
            // The drawer saw only a part of the line and counted from there.
            let column_seen = excerpt.column - excerpt.cut;
            let seen = format!("{path}:{}:{column_seen}", excerpt.number);
            drawn = drawn.replacen(&seen, &format!("{path}:{}:{}", excerpt.number, excerpt.column), 1);
        }
        let indent = if excerpt.is_none() { " " } else { "" };
        without_empty_bars(&drawn, indent)
    }
}

/// Of errors, warnings, notes and help. A colon follows, before which French has a space.
fn levels(tongue: Tongue) -> [Level<'static>; 4] {
    match tongue {
        Tongue::English => [Level::ERROR, Level::WARNING, Level::NOTE, Level::HELP],
        Tongue::French => [
            Level::ERROR.with_name("erreur\u{a0}"),
            Level::WARNING.with_name("avertissement\u{a0}"),
            Level::NOTE.with_name("note\u{a0}"),
            Level::HELP.with_name("aide\u{a0}"),
        ],
    }
}

fn drawer(colour: Colour) -> annotate_snippets::Renderer {
    let drawer = match colour {
        Colour::Plain => annotate_snippets::Renderer::plain(),
        Colour::Ansi => annotate_snippets::Renderer::styled(),
    };
    drawer.decor_style(DecorStyle::Ascii).term_width(WIDTH)
}

/// The other places that belong to a mistake: those that can be drawn, and those that can only be named.
#[derive(Default)]
struct Also {
    drawn: Vec<(Option<String>, Excerpt, String)>,
    told: Vec<String>,
}

impl Also {
    fn of(diagnostic: &Diagnostic, files: &mut Files) -> Self {
        let mut also = Self::default();
        for (place, why) in &diagnostic.also {
            let other = (place.path != diagnostic.place.path).then(|| one_line(&place.path).into_owned());
            match files.span(place).and_then(|span| files.excerpt(&place.path, span)) {
                Some(excerpt) => also.drawn.push((other, excerpt, one_line(why).into_owned())),
                None => also.told.push(format!("{why}: {}", place.path)),
            }
        }
        also
    }
}

fn with_excerpts<'a>(
    group: Group<'a>,
    path: &'a str,
    excerpt: &'a Excerpt,
    also: &'a [(Option<String>, Excerpt, String)],
) -> Group<'a> {
    let snippet =
        |path: &'a str, excerpt: &'a Excerpt| Snippet::source(&excerpt.text).line_start(excerpt.number).path(path);
    let mut first = snippet(path, excerpt).annotation(AnnotationKind::Primary.span(excerpt.span.clone()));
    let same_line = |other: &Excerpt| other.number == excerpt.number && other.text == excerpt.text;
    for (_, other, why) in also.iter().filter(|(path, other, _)| path.is_none() && same_line(other)) {
        first = first.annotation(AnnotationKind::Context.span(other.span.clone()).label(why));
    }
    let rest = also.iter().filter(|(path, other, _)| path.is_some() || !same_line(other));
    group.element(first).elements(rest.map(|(other_path, other, why)| {
        let label = AnnotationKind::Context.span(other.span.clone()).label(why);
        snippet(other_path.as_deref().unwrap_or(path), other).annotation(label)
    }))
}

/// The drawing without the bars that stand alone before a note, each line after the first indented.
fn without_empty_bars(drawn: &str, indent: &str) -> String {
    let mut kept = String::with_capacity(drawn.len() + 1);
    let mut lines = drawn.lines().peekable();
    let mut is_first = true;
    while let Some(line) = lines.next() {
        let before_note = lines.peek().is_some_and(|next| without_colour(next).trim_start().starts_with("= "));
        if before_note && without_colour(line).trim() == "|" {
            continue;
        }
        if !is_first {
            kept.push_str(indent);
        }
        is_first = false;
        kept.push_str(line.trim_end());
        kept.push('\n');
    }
    kept
}

fn without_colour(line: &str) -> Cow<'_, str> {
    if !line.contains('\u{1b}') {
        return Cow::Borrowed(line);
    }
    let mut plain = String::with_capacity(line.len());
    for (index, part) in line.split("\u{1b}[").enumerate() {
        let text = if index == 0 { part } else { part.split_once('m').map_or("", |(_, text)| text) };
        plain.push_str(text);
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests;

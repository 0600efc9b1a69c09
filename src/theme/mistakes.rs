//! What Tera says of a template, told as our diagnostics.

mod places;
mod told;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind, ReportError, Tera};

use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::page::{Main, PageView};

use super::ThemeFile;
use told::Told;

type Templates = BTreeMap<String, ThemeFile>;

/// The filters, tests and functions there are, for the theme contract.
#[cfg(test)]
pub(super) fn known_names() -> [(&'static str, &'static [&'static str]); 3] {
    [("Filters", told::FILTERS), ("Tests", told::TESTS), ("Functions", told::FUNCTIONS)]
}

/// Every mistake of the templates. Where one hides others (Tera stops at the first broken file, missing parent or loop),
/// that file is emptied and the rest tried again.
pub(super) fn loading(engine: &Tera, templates: &Templates) -> Vec<Diagnostic> {
    let components = places::component_names(templates);
    let mut templates = templates.clone();
    let mut diagnostics = Vec::new();
    for file in templates.values_mut() {
        if let Some(diagnostic) = syntax(engine, file) {
            diagnostics.push(diagnostic);
            file.text.clear();
        }
    }
    references(engine, templates, diagnostics, &components)
}

/// What is wrong with this file whatever the others say.
fn syntax(engine: &Tera, file: &ThemeFile) -> Option<Diagnostic> {
    let error = engine.clone().add_raw_template(&file.name, &file.text).err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let span = report.span().range.clone();
            Some(diagnose(Place::span(&file.path, span.clone()), report.message(), &file.text, span.start))
        }
        _ => None,
    }
}

/// What is wrong between the files, after these diagnostics, each of which has emptied a file.
fn references(
    engine: &Tera,
    mut templates: Templates,
    mut diagnostics: Vec<Diagnostic>,
    components: &[String],
) -> Vec<Diagnostic> {
    loop {
        let texts = templates.values().map(|file| (&file.name, &file.text));
        let Err(error) = engine.clone().add_raw_templates(texts) else { return diagnostics };
        let Some((name, diagnostic)) = structure(&templates, &error) else {
            let text = error.to_string();
            // What an emptied file had, blocks and components, is missing for that reason alone.
            let is_echo = |message: &str| {
                !diagnostics.is_empty()
                    && (message.starts_with("Block `")
                        || components.iter().any(|name| message == format!("Unknown component `{name}`")))
            };
            let unknown = unknown_names(&templates, &text, is_echo);
            diagnostics.extend(unknown);
            return diagnostics;
        };
        diagnostics.push(diagnostic);
        match templates.get_mut(&name).filter(|file| !file.text.is_empty()) {
            Some(file) => file.text.clear(),
            None => return diagnostics,
        }
    }
}

/// A mistake of inheritance or inclusion, with the template that has it.
fn structure(templates: &Templates, error: &Error) -> Option<(String, Diagnostic)> {
    match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            let place = place_of_name(templates, current, "extends", parent);
            let diagnostic = Diagnostic::new(Rule::BadTemplate, place, format!("no template `{parent}`"));
            Some((current.clone(), help_nearest(diagnostic, parent, templates.keys())))
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let chain: Vec<&String> = std::iter::once(tpl).chain(inheritance_chain).collect();
            Some((tpl.clone(), circle(templates, &chain, "extends")))
        }
        ErrorKind::CircularInclude { include_chain, .. } => {
            let chain: Vec<&String> = include_chain.iter().collect();
            Some((chain[0].clone(), circle(templates, &chain, "include")))
        }
        _ => None,
    }
}

/// `a.html` extends `b.html`, which extends `a.html`.
fn circle(templates: &Templates, chain: &[&String], tag: &'static str) -> Diagnostic {
    let verb = if tag == "extends" { "extends" } else { "includes" };
    let mut message = format!("`{}`", chain[0]);
    for (step, name) in chain[1..].iter().enumerate() {
        let which = if step == 0 { "" } else { ", which" };
        message.push_str(&format!("{which} {verb} `{name}`"));
    }
    let places = chain.windows(2).map(|pair| place_of_name(templates, pair[0], tag, pair[1]));
    let mut places = places.collect::<Vec<_>>().into_iter();
    let first = places.next().expect("a circle has a step");
    let diagnostic = Diagnostic::new(Rule::BadTemplate, first, message);
    places.fold(diagnostic, |diagnostic, place| diagnostic.also(place, "and here"))
}

fn place_of_name(templates: &Templates, template: &str, tag: &str, name: &str) -> Place {
    let Some(file) = templates.get(template) else { return Place::file(&template.into()) };
    match places::naming(&file.text, tag, name) {
        Some(span) => Place::span(&file.path, span),
        None => Place::file(&file.path),
    }
}

/// Names that nothing answers to: Tera reports all of them in one text.
fn unknown_names(templates: &Templates, text: &str, is_echo: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let Some(reports) = places::reports(text) else { return vec![unplaced(templates, text)] };
    reports
        .into_iter()
        .filter(|report| !is_echo(report.message))
        .filter_map(|report| {
            let file = templates.get(report.template)?;
            let span = report.span(&file.text);
            let diagnostic = diagnose(Place::span(&file.path, span.clone()), report.message, &file.text, span.start);
            match report.message.strip_prefix("Unknown template `").and_then(|rest| rest.strip_suffix('`')) {
                Some(name) => Some(help_nearest(diagnostic, name, templates.keys())),
                None => Some(diagnostic),
            }
        })
        .collect()
}

/// ``Component `teaser` is defined in both `a.html` and `b.html` `` and what Tera may say in future.
fn unplaced(templates: &Templates, text: &str) -> Diagnostic {
    let named = templates.values().filter(|file| text.contains(&format!("`{}`", file.name)));
    let mut paths = named.map(|file| &file.path);
    let first = paths.next().or_else(|| templates.values().map(|file| &file.path).next());
    let place = first.map_or_else(|| Place::file(&"templates".into()), Place::file);
    let told = told::tell(text, "");
    let diagnostic = Diagnostic::new(Rule::BadTemplate, place, told.message);
    paths.fold(diagnostic, |diagnostic, path| diagnostic.also(Place::file(path), "and here"))
}

/// What a diagnostic about something printed needs to name it.
pub(super) struct Rendering<'r> {
    /// The page's file or address, or what else was printed.
    pub what: &'r str,
    pub template: &'r str,
    pub files: &'r Templates,
    /// Bytes that it may have.
    pub most: usize,
}

impl Rendering<'_> {
    fn path(&self, template: &str) -> Arc<str> {
        self.files.get(template).map_or_else(|| template.into(), |file| file.path.clone())
    }

    fn diagnostic(&self, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.note(format!("while rendering {}", self.what))
    }
}

/// The mistake that stopped a page.
pub(super) fn rendering(error: &Error, rendering: &Rendering<'_>) -> Diagnostic {
    let template = Place::file(&rendering.path(rendering.template));
    rendering.diagnostic(match error.kind() {
        ErrorKind::RenderingError(report) => in_template(error, report, rendering),
        ErrorKind::Io(_) => {
            let message = format!("the page is larger than {} MB", rendering.most >> 20);
            Diagnostic::new(Rule::BadTemplate, template, message)
                .note("`page_mb` in `[limits]` says how much")
                .help("look for a loop that does not end")
        }
        ErrorKind::Msg(message) if message.contains("recursion depth for components") => {
            endless(&places::loops(rendering.files, rendering.template), template)
        }
        _ => diagnose(template, &error.to_string(), "", 0),
    })
}

fn in_template(error: &Error, report: &ReportError, rendering: &Rendering<'_>) -> Diagnostic {
    let file = rendering.files.get(report.filename());
    let text = file.map_or("", |file| &file.text);
    let span = report.span().range.clone();
    let place = Place::span(&rendering.path(report.filename()), span.clone());
    let diagnostic = diagnose(place, report.message(), text, span.start);
    places::callers(&error.to_string()).into_iter().fold(diagnostic, |diagnostic, caller| {
        match rendering.files.get(caller.template) {
            Some(file) => diagnostic.also(Place::span(&file.path, caller.span(&file.text)), "called from here"),
            None => diagnostic,
        }
    })
}

/// Components may call themselves, for trees, but not for ever.
fn endless(loops: &[places::Loop], template: Place) -> Diagnostic {
    let message = "components call each other more than 20 deep";
    match loops {
        [] => Diagnostic::new(Rule::BadTemplate, template, message),
        [first, others @ ..] => {
            let message = format!("{message}: `{}` calls itself without end", first.component);
            let diagnostic = Diagnostic::new(Rule::BadTemplate, first.place.clone(), message)
                .help("let it call itself only where there is something left: `{% if branch.children %}…{% endif %}`");
            others.iter().fold(diagnostic, |diagnostic, other| diagnostic.also(other.place.clone(), "or this one"))
        }
    }
}

/// `template: brief` in front matter, and no such file.
pub(super) fn no_such_template(page: &PageView<'_>, name: &str, files: &Templates) -> Diagnostic {
    let place = Place::value(&name_of(page).into(), "template");
    let diagnostic = Diagnostic::new(Rule::BadTemplate, place, format!("no template `{name}`"));
    help_nearest(diagnostic, name, files.keys())
}

/// A kind of page that the theme cannot print.
pub(super) fn missing_template(page: &PageView<'_>, name: &str) -> Diagnostic {
    let place = Place::file(&format!("templates/{name}").into());
    Diagnostic::new(Rule::BadTemplate, place, format!("the theme has no template `{name}`"))
        .note(format!("while rendering {}", name_of(page)))
}

/// The diagnostic for a message of Tera's about `text` at byte `at`.
fn diagnose(place: Place, message: &str, text: &str, at: usize) -> Diagnostic {
    let Told { message, help, note } = told::tell(message, text.get(at..).unwrap_or_default());
    let mut diagnostic = Diagnostic::new(Rule::BadTemplate, place, message);
    diagnostic.help = help;
    diagnostic.notes.extend(note);
    diagnostic
}

/// Which template was meant, compared without the ending that all have.
fn help_nearest<'a>(diagnostic: Diagnostic, name: &str, known: impl IntoIterator<Item = &'a String>) -> Diagnostic {
    let stem = |name: &'a str| name.strip_suffix(".html").unwrap_or(name);
    let typed = name.strip_suffix(".html").unwrap_or(name);
    match told::near(typed, known.into_iter().map(|name| stem(name))) {
        Some(near) => diagnostic.help(format!("did you mean `{near}.html`?")),
        None => diagnostic,
    }
}

/// What a diagnostic calls the page: the file it was written in, else its address.
pub(super) fn name_of<'p>(page: &'p PageView<'_>) -> &'p str {
    match &page.main {
        Main::Article(article) | Main::Page(article) => article.source,
        _ => &page.frame.current_path,
    }
}

//! How things are said: diagnostics and summaries on standard error, data on standard output.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::{MessageFormat, MessageLanguage};
use crate::build::{Progress, SiteTexts, Told};
use crate::diagnostic::{Colour, Renderer, Tongue, exchange};

/// Where GitHub says which folder a workflow has checked out.
const GITHUB_WORKSPACE: &str = "GITHUB_WORKSPACE";

/// Of everything that this process says; set before it says anything.
static TONGUE: OnceLock<Tongue> = OnceLock::new();

/// From now on in this language; none for what the environment says.
pub fn speak(language: Option<MessageLanguage>) {
    let tongue = match language {
        Some(MessageLanguage::En) => Tongue::English,
        Some(MessageLanguage::Fr) => Tongue::French,
        None => {
            let mut locales = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
            Tongue::of_locale(&locales.find(|locale| !locale.is_empty()).unwrap_or_default())
        }
    };
    let _ = TONGUE.set(tongue);
}

/// The language of messages as typed or set, before anything else is understood: help needs it too.
pub fn typed_language(arguments: impl Iterator<Item = String>) -> Option<MessageLanguage> {
    let mut arguments = arguments.take_while(|argument| argument != "--");
    let mut typed = std::env::var("MASTHEAD_MESSAGES").ok();
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--messages") {
            Some("") => typed = arguments.next(),
            Some(value) => typed = value.strip_prefix('=').map(str::to_owned).or(typed),
            None => {}
        }
    }
    MessageLanguage::from_str(&typed?, true).ok()
}

pub fn tongue() -> Tongue {
    TONGUE.get().copied().unwrap_or_default()
}

/// Says why the work cannot be done.
pub fn cannot(message: &str) {
    let _ = writeln!(anstream::stderr(), "masthead: {}", in_tongue(message));
}

/// Says one line that is not data.
pub fn note(message: &str) {
    let _ = writeln!(anstream::stderr(), "{}", in_tongue(message));
}

/// Each line in the language of this process, as far in as it stood.
fn in_tongue(message: &str) -> String {
    let lines = message.split('\n').map(|line| {
        let words = line.trim_start();
        format!("{}{}", &line[..line.len() - words.len()], tongue().say(words))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Prints data. A reader that has gone away, as after `| head`, is no mistake.
pub fn data(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Tells all mistakes and warnings to a person, and how many there are.
pub fn tell(site: &Path, told: &Told) {
    tell_as(MessageFormat::Human, site, told);
}

/// Tells all mistakes and warnings: to people on standard error, to programs on standard output.
pub fn tell_as(format: MessageFormat, site: &Path, told: &Told) {
    let texts = SiteTexts { site };
    let diagnostics = tongue().tell(&told.diagnostics);
    match format {
        MessageFormat::Human if told.diagnostics.is_empty() => {}
        MessageFormat::Human => {
            let text = Renderer::new(&texts).colour(Colour::Ansi).tongue(tongue()).render(&told.diagnostics);
            let summary = tongue().say(&Renderer::summary(told.errors(), told.warnings())).into_owned();
            let _ = write!(anstream::stderr(), "{text}\n{summary}\n");
        }
        MessageFormat::Json => data(&exchange::json(&diagnostics, &texts)),
        MessageFormat::Sarif => data(&exchange::sarif(&diagnostics, &texts)),
        MessageFormat::Github => data(&exchange::github(&diagnostics, &texts, &folder_in_repository(site))),
    }
}

/// The site's folder from the top of the repository that a workflow of GitHub works in, with a `/` at its end.
fn folder_in_repository(site: &Path) -> String {
    let Some(top) = std::env::var_os(GITHUB_WORKSPACE) else { return String::new() };
    let folder = std::fs::canonicalize(site).ok().zip(std::fs::canonicalize(top).ok());
    let folder = folder.and_then(|(site, top)| site.strip_prefix(top).map(Path::to_owned).ok());
    let names = folder.iter().flat_map(|folder| folder.iter());
    names.map(|name| format!("{}/", name.to_string_lossy())).collect()
}

/// `1,204`
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 page`, `1,204 pages`
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{} {noun}s", grouped(number)) }
}

/// A bar on a terminal; nothing in a pipe or on a build server.
pub struct Bar(ProgressBar);

impl Bar {
    pub fn new() -> Self {
        let is_watched = std::io::stderr().is_terminal() && std::env::var_os("CI").is_none();
        let target = if is_watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {human_pos}/{human_len}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, files: usize) {
        self.0.set_length(files as u64);
    }

    fn step(&self) {
        if !self.0.is_hidden() {
            self.0.inc(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!([grouped(7), grouped(612), grouped(1_204), grouped(1_234_567)], ["7", "612", "1,204", "1,234,567"]);
    }
}

//! Commands of a workflow on GitHub, which it shows beside the lines of a pull request.

use super::{Located, level, located};
use crate::diagnostic::{Diagnostic, Texts};

/// A line for each diagnostic: `::error file=…,line=…,col=…,title=M0103::…`. `folder` is that of the site from the
/// top of the repository, with a `/` at its end; empty where they are one.
pub fn github(diagnostics: &[Diagnostic], texts: &dyn Texts, folder: &str) -> String {
    located(diagnostics, texts).iter().map(|located| command(located, folder)).collect()
}

fn command(located: &Located, folder: &str) -> String {
    let diagnostic = located.diagnostic;
    let level = level(diagnostic.severity);
    let file = property(&format!("{folder}{}", diagnostic.place.path));
    let place = located
        .extent
        .map_or_else(String::new, |extent| format!(",line={},col={}", extent.start.line, extent.start.column));
    let code = diagnostic.rule.code();
    format!("::{level} file={file}{place},title={code}::{}\n", data(&text(located)))
}

/// The message, then what else there is to say, each on a line of its own.
fn text(located: &Located) -> String {
    let diagnostic = located.diagnostic;
    let labels = located.labels.iter().map(|label| {
        let line = label.extent.map_or_else(String::new, |extent| format!(":{}", extent.start.line));
        format!("note: {}: {}{line}", label.message, label.place.path)
    });
    let notes = diagnostic.notes.iter().map(|note| format!("note: {note}"));
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let lines: Vec<String> =
        std::iter::once(diagnostic.message.clone()).chain(labels).chain(notes).chain(help).collect();
    lines.join("\n")
}

/// What stands after `::`: a line's end would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands before it: `:` and `,` part properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

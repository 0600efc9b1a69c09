//! Files of `content/` that are no texts: which of them stand beside an article to be published, and which are there by a
//! slip and would show readers what nobody meant to publish.

use std::io::Read as _;

use super::walk::Found;
use crate::diagnostic::{Diagnostic, Place, Rule, Severity};

/// What programs append when they keep the former state of a file.
const LEFT_OVER: [&str; 8] = ["bak", "backup", "old", "orig", "rej", "save", "swp", "tmp"];

/// Endings that other programs give to Markdown.
const MARKDOWN: [&str; 5] = ["markdown", "mdown", "mdwn", "mkd", "mdx"];

/// Endings of what browsers run: the rules for raw HTML would not hold.
const PAGES: [&str; 4] = ["html", "htm", "xhtml", "xht"];

/// Those to publish, and what is said of the others.
pub(super) fn sort(files: Vec<Found>) -> (Vec<Found>, Vec<Diagnostic>) {
    let mut meant = Vec::with_capacity(files.len());
    let mut diagnostics = Vec::new();
    for file in files {
        match slip(&file) {
            None => meant.push(file),
            Some(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (meant, diagnostics)
}

fn slip(file: &Found) -> Option<Diagnostic> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let small = ending.to_ascii_lowercase();
    match &*small {
        "md" => Some(not_read_as_text(file)),
        _ if MARKDOWN.contains(&&*small) => Some(not_read_as_text(file)),
        _ if LEFT_OVER.contains(&&*small) => Some(left_over(file)),
        _ if PAGES.contains(&&*small) => Some(page(file)),
        "" | "txt" | "text" if has_front_matter(file) => Some(not_read_as_text(file)),
        _ => None,
    }
}

/// Whether the file begins as a text with front matter does. What cannot be read is told where it is read.
fn has_front_matter(file: &Found) -> bool {
    let mut head = [0; 4];
    let read = std::fs::File::open(&file.disk).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && (&head == b"---\n" || &head == b"---\r")
}

/// An error, since a draft would be published as it was typed.
fn not_read_as_text(file: &Found) -> Diagnostic {
    let message = format!("`{}` is not read: the name of a text ends in `.md`", file.path);
    Diagnostic::new(Rule::BadFileName, Place::file(&file.path), message).help("rename it, or take it out of `content/`")
}

fn left_over(file: &Found) -> Diagnostic {
    let message = format!("`{}` looks like a former state of a file, and is not published", file.path);
    Diagnostic::new(Rule::FileName, Place::file(&file.path), message).help("delete it, or rename it")
}

fn page(file: &Found) -> Diagnostic {
    let message = format!("`{}` is a page of its own, and is not published from `content/`", file.path);
    let mut diagnostic = Diagnostic::new(Rule::UnsafeHtml, Place::file(&file.path), message);
    diagnostic.severity = Severity::Warning;
    diagnostic.help("put it into `static/`, where everything is published as it is")
}

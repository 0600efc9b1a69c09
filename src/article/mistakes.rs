//! What can be wrong with a file as a whole.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Rule};

pub(super) fn unwieldy_name(path: &Arc<str>, file: &str, slug: &str) -> Diagnostic {
    Diagnostic::new(
        Rule::FileName,
        Place::file(path),
        format!("the file name `{file}` cannot stand in an address as it is; `{slug}` is used"),
    )
    .help(format!("rename it to `{slug}.md`, or set `slug`"))
}

pub(super) fn undeclared_language(path: &Arc<str>, code: &str) -> Diagnostic {
    Diagnostic::new(
        Rule::UndeclaredLanguage,
        Place::file(path),
        format!("`.{code}` looks like a language, but `config.toml` declares no `{code}`"),
    )
    .help(format!("declare it with `[languages.{code}]`, or rename the file"))
}

//! The text files of the theme, one for each name: the carried theme's or the folder's, then the site's own over them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{Carried, walk};
use crate::diagnostic::{Diagnostic, Place, Rule};

/// A template or a file of strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeFile {
    /// `article.html`, `fr.ftl`.
    pub name: String,
    /// From the site's folder: `themes/briefing/templates/article.html`, `templates/article.html`.
    pub path: Arc<str>,
    pub text: String,
}

/// What the theme stage reads.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// By name; the site's own have taken the place of the theme's.
    pub templates: Vec<ThemeFile>,
    /// The theme's first, then the site's own, which override message by message.
    pub strings: Vec<ThemeFile>,
}

impl ThemeFiles {
    /// `folder` is `themes/<name>`; none for the carried theme.
    pub(super) fn read(site: &Path, folder: Option<&str>, carried: Carried) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut read = |folder: &str, ending: &str| texts_below(site, folder, ending, &mut diagnostics);
        let (theme_templates, theme_strings) = match folder {
            Some(folder) => (read(&format!("{folder}/templates"), "html"), read(&format!("{folder}/i18n"), "ftl")),
            None => (carried.templates, carried.strings),
        };
        let mut templates: BTreeMap<String, ThemeFile> = BTreeMap::new();
        for file in theme_templates.into_iter().chain(read("templates", "html")) {
            templates.insert(file.name.clone(), file);
        }
        let strings = theme_strings.into_iter().chain(read("i18n", "ftl")).collect();
        (Self { templates: templates.into_values().collect(), strings }, diagnostics)
    }

    /// The sizes in bytes of the files that are other than in `old`, now and there.
    pub fn changes<'f>(&'f self, old: &'f Self) -> impl Iterator<Item = (usize, Option<usize>)> + 'f {
        let known = |file: &ThemeFile| old.all().find(|old| old.path == file.path);
        let files = self.all().map(move |file| (file, known(file)));
        let changed = files.filter(|(file, old)| old.is_none_or(|old| old.text != file.text));
        changed.map(|(file, old)| (file.text.len(), old.map(|old| old.text.len())))
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &ThemeFile> {
        self.templates.iter().chain(&self.strings)
    }
}

fn texts_below(site: &Path, folder: &str, ending: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<ThemeFile> {
    let found = walk::files(site, folder);
    diagnostics.extend(found.diagnostics);
    let mut files = Vec::new();
    for file in found.files.into_iter().filter(|file| file.path.ends_with(&format!(".{ending}"))) {
        let bytes = std::fs::read(&file.disk).map_err(|error| Box::new(unreadable(&file.path, &error)));
        match bytes.and_then(|bytes| ThemeFile::read(&file.path[folder.len() + 1..], &file.path, bytes)) {
            Ok(file) => files.push(file),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    files
}

impl ThemeFile {
    /// # Errors
    ///
    /// If the file is not UTF-8.
    pub fn read(name: &str, path: &Arc<str>, bytes: Vec<u8>) -> Result<Self, Box<Diagnostic>> {
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { name: name.to_owned(), path: path.clone(), text }),
            Err(error) => Err(Box::new(not_utf8(path, error.utf8_error().valid_up_to()))),
        }
    }
}

fn not_utf8(path: &Arc<str>, valid: usize) -> Diagnostic {
    Diagnostic::new(Rule::BadTemplate, Place::span(path, valid..valid + 1), "the file is not UTF-8")
        .help("save it as UTF-8 in your editor")
}

fn unreadable(path: &Arc<str>, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Rule::BadTemplate, Place::file(path), format!("`{path}` cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_is_not_utf8_is_named_with_the_place() {
        let bytes = b"<h1>caf\xe9</h1>".to_vec();
        let diagnostic = ThemeFile::read("article.html", &"templates/article.html".into(), bytes).unwrap_err();
        assert_eq!(diagnostic.message, "the file is not UTF-8");
        assert_eq!(diagnostic.place, Place::span(&"templates/article.html".into(), 7..8));
    }
}

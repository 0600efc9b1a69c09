//! The text files of the theme, one for each name: those of the theme that it stands on, its own over them, and the
//! site's own over all.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::lineage::Lineage;
use super::{Carried, walk};
use crate::config::Manifest;
use crate::diagnostic::{Diagnostic, Place, Rule};

/// Bytes of the largest file of a theme that is text. The largest of the theme that the program carries has a fiftieth of
/// it, and what is made of a template takes a hundred times its size.
const LARGEST: u64 = 2 << 20;

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
    /// What the theme offers, with what it inherits.
    pub manifest: Manifest,
    /// The files that say so.
    manifests: Vec<ThemeFile>,
    /// By name; the site's own have taken the place of the theme's.
    pub templates: Vec<ThemeFile>,
    /// Those underneath first; later ones override message by message.
    pub strings: Vec<ThemeFile>,
}

impl ThemeFiles {
    pub(super) fn read(site: &Path, lineage: Lineage, carried: Carried) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut templates: BTreeMap<String, ThemeFile> = BTreeMap::new();
        let mut strings = Vec::new();
        let mut put = |own_templates: Vec<ThemeFile>, own_strings| {
            templates.extend(own_templates.into_iter().map(|file| (file.name.clone(), file)));
            strings.extend::<Vec<ThemeFile>>(own_strings);
        };
        if lineage.is_on_carried {
            put(carried.templates, carried.strings);
        }
        let mut read = |folder: &str, ending: &str| texts_below(site, folder, ending, &mut diagnostics);
        for folder in &lineage.folders {
            put(read(&format!("{folder}/templates"), "html"), read(&format!("{folder}/i18n"), "ftl"));
        }
        put(read("templates", "html"), read("i18n", "ftl"));
        let Lineage { manifest, manifests, .. } = lineage;
        (Self { manifest, manifests, templates: templates.into_values().collect(), strings }, diagnostics)
    }

    /// The sizes in bytes of the files that are other than in `old`, now and there.
    pub fn changes<'f>(&'f self, old: &'f Self) -> impl Iterator<Item = (usize, Option<usize>)> + 'f {
        let known = |file: &ThemeFile| old.all().find(|old| old.path == file.path);
        let files = self.all().map(move |file| (file, known(file)));
        let changed = files.filter(|(file, old)| old.is_none_or(|old| old.text != file.text));
        changed.map(|(file, old)| (file.text.len(), old.map(|old| old.text.len())))
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &ThemeFile> {
        self.manifests.iter().chain(&self.templates).chain(&self.strings)
    }
}

fn texts_below(site: &Path, folder: &str, ending: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<ThemeFile> {
    let found = walk::files(site, folder);
    diagnostics.extend(found.diagnostics);
    let mut files = Vec::new();
    for file in found.files.into_iter().filter(|file| file.path.ends_with(&format!(".{ending}"))) {
        match ThemeFile::open(&file.path[folder.len() + 1..], &file) {
            Ok(file) => files.push(file),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    files
}

impl ThemeFile {
    /// # Errors
    ///
    /// If the file is larger than [`LARGEST`], cannot be read or is not UTF-8.
    pub(super) fn open(name: &str, file: &walk::Found) -> Result<Self, Box<Diagnostic>> {
        if file.size > LARGEST {
            return Err(Box::new(too_large(&file.path)));
        }
        let bytes = std::fs::read(&file.disk).map_err(|error| Box::new(unreadable(&file.path, &error)))?;
        Self::read(name, &file.path, bytes)
    }

    /// # Errors
    ///
    /// If the file is not UTF-8.
    pub fn read(name: &str, path: &Arc<str>, bytes: Vec<u8>) -> Result<Self, Box<Diagnostic>> {
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { name: name.to_owned(), path: path.clone(), text: without_mark(text) }),
            Err(error) => Err(Box::new(not_utf8(path, error.utf8_error().valid_up_to()))),
        }
    }
}

/// The text without a byte order mark, which some editors put first: it would stand in every page.
fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

fn too_large(path: &Arc<str>) -> Diagnostic {
    let message = format!("`{path}` is larger than {} MB", LARGEST >> 20);
    Diagnostic::new(Rule::TooLarge, Place::file(path), message).help("data belongs to `static/`, text to `content/`")
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

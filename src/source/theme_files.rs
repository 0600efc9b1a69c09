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

    pub(super) fn all(&self) -> impl Iterator<Item = &ThemeFile> {
        self.templates.iter().chain(&self.strings)
    }
}

fn texts_below(site: &Path, folder: &str, ending: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<ThemeFile> {
    let found = walk::files(site, folder);
    diagnostics.extend(found.diagnostics);
    let mut files = Vec::new();
    for file in found.files.into_iter().filter(|file| file.path.ends_with(&format!(".{ending}"))) {
        match std::fs::read(&file.disk).map_err(|error| error.to_string()).and_then(utf8) {
            Ok(text) => {
                let name = file.path[folder.len() + 1..].to_owned();
                files.push(ThemeFile { name, path: file.path, text });
            }
            Err(why) => diagnostics.push(Diagnostic::new(
                Rule::BadTemplate,
                Place::file(&file.path),
                format!("`{}` cannot be read: {why}", file.path),
            )),
        }
    }
    files
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let line = 1 + error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count();
        format!("it is not UTF-8 (line {line}); save it again with the encoding UTF-8")
    })
}

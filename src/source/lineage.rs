//! Which themes a theme is made of: itself, the one that it stands on, and so on.

use std::path::Path;
use std::sync::Arc;

use super::{Carried, ThemeFile, walk};
use crate::config::Manifest;
use crate::diagnostic::{Diagnostic, Place, Rule, shown};

/// A theme with those that it stands on.
#[derive(Default)]
pub(super) struct Lineage {
    /// Whether the theme that the program carries is underneath all.
    pub is_on_carried: bool,
    /// `themes/<name>`, the lowest first; none where the carried theme is all there is.
    pub folders: Vec<String>,
    /// What they offer, a theme's own over what is underneath.
    pub manifest: Manifest,
    /// Their `theme.toml`s.
    pub manifests: Vec<ThemeFile>,
}

impl Lineage {
    /// None if the theme is not there. `place` is where the site names it.
    pub(super) fn of(
        site: &Path,
        theme: Option<&str>,
        place: Place,
        carried: &Carried,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let mut lineage = Self { is_on_carried: theme.is_none(), ..Self::default() };
        let mut diagnostics = Vec::new();
        let mut next = theme.map(|theme| (format!("themes/{theme}"), place));
        while let Some((folder, place)) = next.take() {
            if lineage.folders.contains(&folder) {
                diagnostics.push(in_a_circle(place, &folder));
                break;
            }
            if !site.join(&folder).is_dir() {
                lineage.is_on_carried = folder == carried.folder;
                if !lineage.is_on_carried {
                    diagnostics.push(not_there(place, &folder));
                    return (None, diagnostics);
                }
                break;
            }
            next = lineage.add(site, folder, &mut diagnostics);
        }
        if let Some(file) = carried.manifest.as_ref().filter(|_| lineage.is_on_carried) {
            lineage.take(file.clone(), &mut diagnostics);
        }
        lineage.folders.reverse();
        (Some(lineage), diagnostics)
    }

    /// Gives the folder that this one stands on, with the place that says so.
    fn add(&mut self, site: &Path, folder: String, diagnostics: &mut Vec<Diagnostic>) -> Option<(String, Place)> {
        let path: Arc<str> = format!("{folder}/theme.toml").into();
        let found = walk::at(site, &path);
        diagnostics.extend(found.diagnostics);
        self.folders.push(folder);
        // A theme without the file offers nothing of its own.
        for file in found.files.iter().filter(|file| file.path == path) {
            match ThemeFile::open("theme.toml", file) {
                Ok(file) => self.take(file, diagnostics),
                Err(mistake) => diagnostics.push(*mistake),
            }
        }
        let parent = self.manifest.parent.take()?;
        Some((format!("themes/{}", parent.name), Place::span(&path, parent.span)))
    }

    fn take(&mut self, file: ThemeFile, diagnostics: &mut Vec<Diagnostic>) {
        let (mut manifest, found) = Manifest::parse(&file.path, &file.text);
        diagnostics.extend(found);
        let parent = manifest.parent.take();
        self.manifest = std::mem::take(&mut self.manifest).over(manifest);
        self.manifest.parent = parent;
        self.manifests.push(file);
    }
}

fn not_there(place: Place, folder: &str) -> Diagnostic {
    Diagnostic::new(Rule::NoTheme, place, format!("there is no folder {}", shown(folder)))
        .help("name a folder of `themes/`, or leave `theme` out to use the theme that Masthead carries")
}

fn in_a_circle(place: Place, folder: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadTheme, place, format!("the theme {} stands on itself", shown(folder)))
        .help("take out `parent` in one of the themes")
}

//! The files below a folder of the site, sorted by path, without ever leaving the site.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Place, Rule};

/// A file that can be read.
pub(super) struct Found {
    /// From the site's folder, with `/`.
    pub path: Arc<str>,
    pub disk: PathBuf,
    /// Bytes.
    pub size: u64,
}

#[derive(Default)]
pub(super) struct Walk {
    pub files: Vec<Found>,
    pub diagnostics: Vec<Diagnostic>,
}

/// All files below `folder` (relative to the site, with `/`), but hidden ones and those that editors of text leave
/// behind. A folder that is not there has none.
pub(super) fn files(site: &Path, folder: &str) -> Walk {
    let mut walk = Walk::default();
    let root = site.join(folder);
    if root.is_dir() {
        let mut above = BTreeSet::new();
        if stays_inside(site, &root) {
            walk.below(site, &root, folder, &mut above);
        } else {
            walk.diagnostics.push(symlink_outside(folder));
        }
    }
    walk.files.sort_by(|a, b| a.path.cmp(&b.path));
    walk
}

/// The file at a path of the site, or all files below it if it is a folder; nothing if it is not there or not meant.
pub(super) fn at(site: &Path, path: &str) -> Walk {
    let disk = site.join(path);
    let mut walk = Walk::default();
    if path.split('/').any(|name| !is_meant_name(name)) {
        return walk;
    }
    match disk.symlink_metadata() {
        Err(_) => {}
        Ok(_) if !stays_inside(site, &disk) => walk.diagnostics.push(symlink_outside(path)),
        Ok(_) if bad_name(path).is_some() => walk.diagnostics.extend(bad_name(path)),
        Ok(_) if disk.is_dir() => return files(site, path),
        Ok(metadata) if metadata.is_file() => {
            walk.files.push(Found { path: path.into(), disk, size: metadata.len() });
        }
        Ok(_) => walk.link(site, path, &disk, &mut BTreeSet::new()),
    }
    walk
}

impl Walk {
    /// `above` holds the real folders on the way down, so that a link in a circle is seen.
    fn below(&mut self, site: &Path, root: &Path, prefix: &str, above: &mut BTreeSet<PathBuf>) {
        let Ok(real) = root.canonicalize() else { return };
        if !above.insert(real.clone()) {
            self.diagnostics.push(symlink_loop(prefix));
            return;
        }
        for entry in WalkDir::new(root).min_depth(1).into_iter().filter_entry(is_meant) {
            match entry {
                Ok(entry) => self.entry(site, root, prefix, &entry, above),
                Err(error) => self.unreadable(prefix, root, &error),
            }
        }
        above.remove(&real);
    }

    fn entry(&mut self, site: &Path, root: &Path, prefix: &str, entry: &DirEntry, above: &mut BTreeSet<PathBuf>) {
        let Some(path) = site_path(root, prefix, entry.path()) else {
            self.diagnostics.push(not_text(prefix, entry.path()));
            return;
        };
        if let Some(diagnostic) = bad_name(&path) {
            self.diagnostics.push(diagnostic);
            return;
        }
        let kind = entry.file_type();
        if kind.is_symlink() {
            return self.link(site, &path, entry.path(), above);
        }
        if kind.is_file() {
            let size = entry.metadata().map_or(0, |metadata| metadata.len());
            self.files.push(Found { path: path.into(), disk: entry.path().to_owned(), size });
        } else if !kind.is_dir() {
            self.diagnostics.push(not_a_file(&path));
        }
    }

    fn link(&mut self, site: &Path, path: &str, disk: &Path, above: &mut BTreeSet<PathBuf>) {
        if !stays_inside(site, disk) {
            self.diagnostics.push(symlink_outside(path));
            return;
        }
        match disk.metadata() {
            Ok(metadata) if metadata.is_dir() => self.below(site, disk, path, above),
            Ok(metadata) if metadata.is_file() => {
                self.files.push(Found { path: path.into(), disk: disk.to_owned(), size: metadata.len() });
            }
            _ => self.diagnostics.push(not_a_file(path)),
        }
    }

    fn unreadable(&mut self, prefix: &str, root: &Path, error: &walkdir::Error) {
        let path = error.path().and_then(|path| site_path(root, prefix, path)).unwrap_or_else(|| prefix.to_owned());
        let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        let place = Place::file(&path.as_str().into());
        self.diagnostics.push(Diagnostic::new(Rule::UnreadableFile, place, format!("`{path}` cannot be read: {why}")));
    }
}

/// Hidden entries and the left-overs of editors are not content.
fn is_meant(entry: &DirEntry) -> bool {
    is_meant_name(&entry.file_name().to_string_lossy())
}

/// Control characters are told by their code; a terminal would obey them.
fn visible(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for c in name.chars() {
        match c.is_control() {
            true => shown.extend(c.escape_debug()),
            false => shown.push(c),
        }
    }
    shown
}

fn is_meant_name(name: &str) -> bool {
    !(name.starts_with('.') || name.ends_with('~') || name.starts_with('#') && name.ends_with('#'))
}

fn site_path(root: &Path, prefix: &str, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let mut text = prefix.to_owned();
    for part in below.components() {
        text.push('/');
        text.push_str(part.as_os_str().to_str()?);
    }
    Some(text)
}

fn stays_inside(site: &Path, path: &Path) -> bool {
    match (site.canonicalize(), path.canonicalize()) {
        (Ok(site), Ok(path)) => path.starts_with(site),
        // A link to nothing leads nowhere; it is told as not a file.
        _ => true,
    }
}

/// Characters that no file system carries everywhere, or that could be taken for markup.
fn bad_name(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let bad = name.chars().find(|c| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\'))?;
    let shown = visible(name);
    let what = if bad.is_control() { "a control character".to_owned() } else { format!("`{bad}`") };
    let place = Place::file(&visible(path).into());
    Some(
        Diagnostic::new(Rule::BadFileName, place, format!("the file name `{shown}` has {what} in it"))
            .help("rename the file: letters, digits, `-`, `_` and `.` work everywhere"),
    )
}

fn not_text(prefix: &str, path: &Path) -> Diagnostic {
    let shown = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Diagnostic::new(
        Rule::BadFileName,
        Place::file(&format!("{prefix}/…/{shown}").into()),
        format!("the file name `{shown}` is not UTF-8"),
    )
    .help("rename the file: letters, digits, `-`, `_` and `.` work everywhere")
}

fn not_a_file(path: &str) -> Diagnostic {
    Diagnostic::new(Rule::UnreadableFile, Place::file(&path.into()), format!("`{path}` is neither a file nor a folder"))
        .help("take it out of the site's folder")
}

fn symlink_outside(path: &str) -> Diagnostic {
    Diagnostic::new(
        Rule::SymlinkOutside,
        Place::file(&path.into()),
        format!("`{path}` is a link that leads out of the site's folder"),
    )
    .help("copy the file into the site")
}

fn symlink_loop(path: &str) -> Diagnostic {
    Diagnostic::new(
        Rule::SymlinkOutside,
        Place::file(&path.into()),
        format!("`{path}` is a link that leads in a circle"),
    )
    .help("remove the link")
}

//! A new publication, and a new article in one.

mod draft;
mod starter;

use std::io::Write;
use std::path::Path;

pub use draft::{Draft, draft};
pub use starter::site;

/// A publication that was started.
pub struct Started {
    /// What was made and what to do next.
    pub message: String,
}

/// Writes a file that is not there yet, `path` below `root`; messages name the path alone.
fn write_new(root: &Path, path: &str, text: &str) -> Result<(), String> {
    let file = root.join(path);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("the folder of `{path}` cannot be made: {error}"))?;
    }
    let mut file = std::fs::File::create_new(&file).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => format!("`{path}` is there already; nothing was overwritten"),
        _ => format!("`{path}` cannot be written: {error}"),
    })?;
    file.write_all(text.as_bytes()).map_err(|error| format!("`{path}` cannot be written: {error}"))
}

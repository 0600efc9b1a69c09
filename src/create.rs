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

/// Writes a file that is not there yet.
fn write_new(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("`{}` cannot be made: {error}", folder.display()))?;
    }
    let mut file = std::fs::File::create_new(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => format!("`{}` is there already; nothing was overwritten", path.display()),
        _ => format!("`{}` cannot be written: {error}", path.display()),
    })?;
    file.write_all(text.as_bytes()).map_err(|error| format!("`{}` cannot be written: {error}", path.display()))
}

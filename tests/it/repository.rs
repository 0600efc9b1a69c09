//! This repository as tests use it: its own publication and the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use walkdir::WalkDir;

/// The folder of `Cargo.toml`.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program, in the folder of the repository and without what the surroundings say to it.
pub fn masthead() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
    command.current_dir(repository()).env_remove("MASTHEAD_BASE_URL").env_remove("SOURCE_DATE_EPOCH");
    command
}

/// Builds a copy of this repository's publication into `public/` in an empty folder, with more arguments.
///
/// A copy, so that tests that run at once do not meet in `.masthead/`.
pub fn build_publication(folder: &Path, arguments: &[&str]) -> Output {
    for part in ["config.toml", "content", "static", "templates", "themes"] {
        copy(&repository().join(part), &folder.join(part));
    }
    masthead().current_dir(folder).arg("build").args(arguments).output().unwrap()
}

/// Copies a file, or a folder with all that lies in it; nothing, if there is nothing.
pub fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().filter_map(Result::ok) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        // `to.join("")` ends with a slash, which no file may have.
        let target: PathBuf = target.components().collect();
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

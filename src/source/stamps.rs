//! When files were last written, for those who have to look for changes themselves.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::walk;

/// What differs if a file was written: its size in bytes and the moment, as fine as the disk keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    written: Option<SystemTime>,
}

/// The stamps of `config.toml` and of all files below these folders, by path from the site's folder.
pub fn stamps(site: &Path, folders: &[String]) -> BTreeMap<Arc<str>, Stamp> {
    let found = folders.iter().map(String::as_str).chain(["config.toml"]).flat_map(|path| walk::at(site, path).files);
    found
        .map(|file| {
            let written = file.disk.metadata().and_then(|metadata| metadata.modified()).ok();
            (file.path, Stamp { size: file.size, written })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_written_again_has_another_stamp() {
        let site = tempfile::tempdir().unwrap();
        std::fs::create_dir(site.path().join("content")).unwrap();
        let file = site.path().join("content/a.md");
        std::fs::write(&file, "one").unwrap();
        let stamps = || stamps(site.path(), &["content".to_owned(), "static".to_owned()]);
        let first = stamps();
        assert_eq!(first.keys().map(|path| &**path).collect::<Vec<_>>(), ["content/a.md"]);
        assert_eq!(stamps(), first);
        std::fs::write(&file, "longer").unwrap();
        assert_ne!(stamps(), first);
    }
}

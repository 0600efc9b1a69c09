//! A folder of files that were dear to make, each under the name of everything that decides its bytes. It lies below the
//! site's `.masthead/` and can be deleted at any moment.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

pub(super) struct Store {
    folder: PathBuf,
}

impl Store {
    /// `name` is that of the folder in `.masthead/`.
    pub fn new(site: &Path, name: &str) -> Self {
        Self { folder: site.join(".masthead").join(name) }
    }

    pub fn has(&self, name: &str) -> bool {
        self.folder.join(name).is_file()
    }

    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(name)).ok()
    }

    /// Under a name of its own first, so that a build that is killed leaves no half of it.
    ///
    /// # Errors
    ///
    /// As the disk says.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let file = self.folder.join(name);
        let beside = file.with_extension("new");
        fs::write(&beside, bytes)?;
        fs::rename(&beside, &file)
    }

    /// Lets go of everything but these.
    pub fn clear_out(&self, wanted: &BTreeSet<String>) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            if !entry.file_name().to_str().is_some_and(|name| wanted.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

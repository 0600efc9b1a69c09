//! What the last builds left on the disk, remembered in `.masthead/`.
//!
//! A record describes up to two trees: the one that stands in the output folder and the one before it, which waits
//! under the hidden name. Which is which is not written down: each is tied to its folder by the folder's inode. So one
//! record, written before the two folders are exchanged, is true both before and after that moment, and a build that is
//! killed between any two steps leaves nothing to repair.
//!
//! A record holds no absolute path and no file time. It may be deleted or carried elsewhere at any moment: that costs
//! work, never files.

use std::{fs, io, path::Path};

use serde::{Deserialize, Serialize};

use crate::digest::Digest;

/// Changed with the format; a record that starts otherwise counts as none.
const MAGIC: &[u8] = b"masthead output 1\n";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What the first of `trees` was made from; none while a build is under way.
    pub made: Option<Made>,
    /// The newest first; at most two.
    pub trees: Vec<Tree>,
    /// An exchange was tried on the first tree's folder and the system refused: it need not be tried again.
    pub exchange_refused: bool,
}

/// The circumstances of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Everything that went in: program, config, theme, content, options.
    pub inputs: Digest,
    /// *Now* of that build, in Unix seconds.
    pub now: i64,
    /// The next moment at which the same inputs give another site, in Unix seconds.
    pub gate: Option<i64>,
}

/// One folder full of files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    /// The inode of the folder itself.
    pub root: u64,
    /// Sorted by path. A file without an entry is ours, but what it holds is not known.
    pub files: Vec<(Box<str>, Option<Entry>)>,
}

/// What one file holds and how to recognise it without reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub digest: Digest,
    /// In bytes.
    pub size: u64,
    /// Zero where the system has none.
    pub inode: u64,
}

impl Record {
    /// None if there is no record, or none that this program can read.
    pub fn load(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        let (digest, payload) = bytes.strip_prefix(MAGIC)?.split_at_checked(16)?;
        if Digest::of(payload).as_bytes() != digest {
            return None;
        }
        postcard::from_bytes(payload).ok()
    }

    /// Replaces the record at `path` in one step.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let payload = postcard::to_stdvec(self).map_err(io::Error::other)?;
        let bytes = [MAGIC, Digest::of(&payload).as_bytes(), &payload].concat();
        let fresh = path.with_extension("new");
        match fs::remove_file(&fresh) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        io::Write::write_all(&mut fs::File::create_new(&fresh)?, &bytes)?;
        fs::rename(&fresh, path)
    }

    /// The tree whose folder has this inode.
    pub fn tree(&self, root: u64) -> Option<&Tree> {
        self.trees.iter().find(|tree| tree.root == root)
    }

    /// Whether it is known that the folder with this inode cannot be exchanged.
    pub fn refuses_exchange(&self, root: u64) -> bool {
        self.exchange_refused && self.trees.first().is_some_and(|tree| tree.root == root)
    }
}

impl Tree {
    /// None if the path is not one of ours; `Some(None)` if it is, with contents unknown.
    pub fn find(&self, path: &str) -> Option<Option<Entry>> {
        let index = self.files.binary_search_by(|(known, _)| (**known).cmp(path)).ok()?;
        Some(self.files[index].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let entry = Entry { digest: Digest::of(b"a"), size: 1, inode: 7 };
        Record {
            made: Some(Made { inputs: Digest::of(b"in"), now: 5, gate: Some(9) }),
            trees: vec![Tree { root: 3, files: vec![("a.html".into(), Some(entry)), ("b.html".into(), None)] }],
            exchange_refused: false,
        }
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("output-1");
        record().save(&path).unwrap();
        assert_eq!(Record::load(&path), Some(record()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_record_with_any_byte_changed_or_missing_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("output-1");
        record().save(&path).unwrap();
        let good = fs::read(&path).unwrap();
        for index in 0..good.len() {
            let mut bad = good.clone();
            bad[index] ^= 1;
            fs::write(&path, &bad).unwrap();
            assert_eq!(Record::load(&path), None, "byte {index} changed");
            fs::write(&path, &good[..index]).unwrap();
            assert_eq!(Record::load(&path), None, "cut after {index} bytes");
        }
    }

    #[test]
    fn a_path_is_ours_with_or_without_known_contents() {
        let record = record();
        let tree = record.tree(3).unwrap();
        assert_eq!(tree.find("a.html").unwrap().unwrap().inode, 7);
        assert_eq!(tree.find("b.html"), Some(None));
        assert_eq!(tree.find("c.html"), None);
        assert_eq!(record.tree(4), None);
    }
}

//! What stands in a folder: found by looking, and claimed by comparing with the record.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    place::{self, PART},
    record::{Entry, Record, Tree},
};
use crate::digest::Digest;

/// All that stands in one folder. Links are seen as links and never followed.
#[derive(Debug, Default)]
pub struct Standing {
    /// The inode of the folder; none if there is no folder.
    pub root: Option<u64>,
    /// Regular files with plain names, sorted by path.
    pub files: Vec<Found>,
    /// Links, devices and files whose names are not UTF-8, sorted.
    pub odd: Vec<Odd>,
    /// Every folder below, each after the one that holds it.
    pub folders: Vec<PathBuf>,
    /// Version-control folders at the top, which are not looked into.
    pub repositories: Vec<PathBuf>,
}

#[derive(Debug)]
pub struct Found {
    /// From the top of the folder, with `/`.
    pub path: Box<str>,
    /// In bytes.
    pub size: u64,
    pub inode: u64,
    pub claim: Claim,
}

#[derive(Debug)]
pub struct Odd {
    pub path: PathBuf,
    pub claim: Claim,
}

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Ours, with these contents.
    Known(Digest),
    /// Ours by name; what it holds is to be read.
    Ours,
    /// There is no record: ours if a planned file goes there.
    Unclaimed,
    /// The record does not know it.
    Foreign,
}

impl Standing {
    /// Looks at every name, size and inode below `folder`, which may be missing.
    pub fn look(folder: &Path) -> io::Result<Self> {
        let mut standing = Self::default();
        let root = match fs::symlink_metadata(folder) {
            Ok(root) => root,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(standing),
            Err(error) => return Err(error),
        };
        standing.root = Some(inode(&root));
        standing.look_into(folder, Path::new(""))?;
        standing.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        standing.odd.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(standing)
    }

    /// Says of each file whose it is. A tree that is tied to this folder is believed about names, sizes and inodes;
    /// a record of another folder (the site was carried) only about names.
    pub fn claim(&mut self, record: Option<&Record>) {
        let Some(record) = record else { return };
        match self.root.and_then(|root| record.tree(root)) {
            Some(tree) => self.claim_each(|path, size, inode| match tree.find(path) {
                Some(Some(entry)) if entry.size == size && entry.inode == inode => Claim::Known(entry.digest),
                Some(_) => Claim::Ours,
                None => Claim::Foreign,
            }),
            None => self.claim_each(|path, _, _| match record.trees.iter().any(|tree| tree.find(path).is_some()) {
                true => Claim::Ours,
                false => Claim::Foreign,
            }),
        }
    }

    pub fn find(&self, path: &str) -> Option<&Found> {
        let index = self.files.binary_search_by(|found| (*found.path).cmp(path)).ok()?;
        Some(&self.files[index])
    }

    /// What is known of a file without reading it.
    pub fn known(&self, path: &str) -> Option<Entry> {
        let found = self.find(path)?;
        match found.claim {
            Claim::Known(digest) => Some(Entry { digest, size: found.size, inode: found.inode }),
            _ => None,
        }
    }

    /// Nothing but the files of this tree stands here, and each as it was; `extra` files are allowed for.
    pub fn equals(&self, tree: &Tree, extra: impl Fn(&Path) -> bool) -> bool {
        let known = self.files.iter().filter(|found| matches!(found.claim, Claim::Known(_))).count();
        known == tree.files.len()
            && self.files.iter().all(|found| match found.claim {
                Claim::Known(_) => true,
                Claim::Foreign => extra(Path::new(&*found.path)),
                Claim::Ours | Claim::Unclaimed => false,
            })
            && self.odd.iter().all(|odd| odd.claim == Claim::Foreign && extra(&odd.path))
    }

    /// The tree as it can be remembered: our files, with what is known of them.
    pub fn tree(&self) -> Option<Tree> {
        let ours = self.files.iter().filter_map(|found| match found.claim {
            Claim::Known(digest) => {
                Some((found.path.clone(), Some(Entry { digest, size: found.size, inode: found.inode })))
            }
            Claim::Ours => Some((found.path.clone(), None)),
            Claim::Unclaimed | Claim::Foreign => None,
        });
        Some(Tree { root: self.root?, files: ours.collect() })
    }

    fn claim_each(&mut self, whose: impl Fn(&str, u64, u64) -> Claim) {
        for found in self.files.iter_mut().filter(|found| found.claim == Claim::Unclaimed) {
            found.claim = whose(&found.path, found.size, found.inode);
        }
        for odd in &mut self.odd {
            // An odd entry can have the name of one of our files, but never its contents.
            odd.claim = match odd.path.to_str().map(|path| whose(path, 0, 0)) {
                Some(Claim::Known(_) | Claim::Ours) => Claim::Ours,
                _ => Claim::Foreign,
            };
        }
    }

    fn look_into(&mut self, folder: &Path, below: &Path) -> io::Result<()> {
        let top = below.as_os_str().is_empty();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let path = below.join(&name);
            let kind = entry.file_type()?;
            if kind.is_dir() {
                if top && name.to_str().is_some_and(place::is_repository) {
                    self.repositories.push(path);
                    continue;
                }
                self.folders.push(path.clone());
                self.look_into(&entry.path(), &path)?;
                continue;
            }
            // A half-copied file is always ours.
            let claim = if top && name == PART { Claim::Ours } else { Claim::Unclaimed };
            let plain = if kind.is_file() { with_slashes(&path) } else { None };
            match plain {
                Some(path) => {
                    let metadata = entry.metadata()?;
                    let (size, inode) = (metadata.len(), inode(&metadata));
                    self.files.push(Found { path, size, inode, claim });
                }
                None => self.odd.push(Odd { path, claim: Claim::Unclaimed }),
            }
        }
        Ok(())
    }
}

impl Record {
    /// What is still sure when only the output folder counts.
    pub fn with_only(&self, standing: &Standing) -> Self {
        let is_first = standing.root.is_some() && self.trees.first().map(|tree| tree.root) == standing.root;
        Self {
            made: self.made.clone().filter(|_| is_first),
            trees: standing.tree().into_iter().collect(),
            exchange_refused: self.exchange_refused && is_first,
        }
    }
}

/// The number by which a file system knows a file; 0 where it has none that a program may ask for.
#[cfg(unix)]
pub fn inode(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

/// The number by which a file system knows a file; 0 where it has none that a program may ask for.
#[cfg(not(unix))]
pub fn inode(_: &fs::Metadata) -> u64 {
    0
}

fn with_slashes(path: &Path) -> Option<Box<str>> {
    let path = path.to_str()?;
    Some(if cfg!(windows) { path.replace('\\', "/").into() } else { path.into() })
}

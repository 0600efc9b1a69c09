//! What is to happen: the planned files beside what stands, and who gives way.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use super::{
    Foreign,
    error::{OutputError, SHOWN},
    place,
    record::{Entry, Tree},
    standing::{Claim, Standing},
};

/// One file of the site to be.
#[derive(Debug)]
pub struct Planned {
    pub path: Box<str>,
    pub entry: Entry,
    pub source: Source,
}

/// Where the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// They stand in the output already.
    Standing,
    /// They were staged under this number.
    Staged(u32),
}

/// All files of the site to be, sorted by path, no two of them in each other's way.
#[derive(Debug)]
pub struct Plan {
    pub files: Vec<Planned>,
    /// Every folder that holds one of them, at any depth.
    folders: HashSet<Box<str>>,
}

/// What happens to files that stand in the output and were not planned.
#[derive(Debug, Default)]
pub struct Rest {
    /// Ours and no longer planned, or foreign and unwanted.
    pub removed: Vec<PathBuf>,
    /// Not ours, to stay; sorted.
    pub carried: Vec<PathBuf>,
}

impl Rest {
    pub fn carries(&self, path: &Path) -> bool {
        self.carried.binary_search_by(|carried| carried.as_path().cmp(path)).is_ok()
    }
}

impl Plan {
    pub fn new(mut files: Vec<Planned>) -> Result<Self, OutputError> {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        if let Some(twice) = files.windows(2).find(|pair| pair[0].path == pair[1].path) {
            return Err(OutputError::PlannedTwice { path: twice[0].path.to_string() });
        }
        let folders = files.iter().flat_map(|file| folders_of(&file.path)).map(Box::from).collect();
        let plan = Self { files, folders };
        match plan.files.iter().find(|file| plan.folders.contains(&file.path)) {
            Some(file) => Err(OutputError::FileAndFolder { path: file.path.to_string() }),
            None => Ok(plan),
        }
    }

    pub fn find(&self, path: &str) -> Option<&Planned> {
        let index = self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        Some(&self.files[index])
    }

    /// The files whose bytes do not stand in the output, with their numbers.
    pub fn staged(&self) -> impl Iterator<Item = (&Planned, u32)> {
        self.files.iter().filter_map(|file| match file.source {
            Source::Staged(number) => Some((file, number)),
            Source::Standing => None,
        })
    }

    /// Whether a planned file needs this folder.
    pub fn needs(&self, folder: &Path) -> bool {
        folder.to_str().is_some_and(|folder| self.folders.contains(folder))
    }

    /// Whether a planned file is, holds or lies below this path.
    pub fn meets(&self, path: &Path) -> bool {
        self.needs(path) || path.ancestors().any(|part| part.to_str().is_some_and(|part| self.find(part).is_some()))
    }

    /// The whole plan as a tree that stands in the folder with this inode.
    pub fn tree(&self, root: u64) -> Tree {
        Tree { root, files: self.files.iter().map(|file| (file.path.clone(), Some(file.entry))).collect() }
    }

    /// Decides about every other file that stands.
    ///
    /// # Errors
    ///
    /// When there are foreign files and the policy is to refuse them, or to keep them where planned files go.
    pub fn settle(&self, standing: &Standing, foreign: Foreign, output: &Path) -> Result<Rest, OutputError> {
        let mut rest = Rest::default();
        let (mut strangers, mut clashes) = (Vec::new(), Vec::new());
        for (path, claim) in self.others(standing) {
            let path = path.to_owned();
            match claim {
                Claim::Known(_) | Claim::Ours => rest.removed.push(path),
                _ if self.meets(&path) => clashes.push(path),
                _ if place::is_carried(&path) => rest.carried.push(path),
                _ => strangers.push(path),
            }
        }
        let list = |mut paths: Vec<PathBuf>| {
            paths.sort_unstable();
            let count = paths.len();
            paths.truncate(SHOWN);
            (output.to_owned(), paths, count)
        };
        match foreign {
            Foreign::Refuse if !(strangers.is_empty() && clashes.is_empty()) => {
                strangers.append(&mut clashes);
                let (output, paths, count) = list(strangers);
                Err(OutputError::Foreign { output, paths, count })
            }
            Foreign::Keep if !clashes.is_empty() => {
                let (output, paths, count) = list(clashes);
                Err(OutputError::Clash { output, paths, count })
            }
            Foreign::Refuse | Foreign::Keep => {
                rest.carried.append(&mut strangers);
                rest.carried.sort_unstable();
                Ok(rest)
            }
            Foreign::Delete => {
                // A planned file of the same name takes the place by itself.
                clashes.retain(|path| path.to_str().is_none_or(|path| self.find(path).is_none()));
                rest.removed.append(&mut strangers);
                rest.removed.append(&mut clashes);
                rest.carried.sort_unstable();
                Ok(rest)
            }
        }
    }

    /// What stands and is not simply replaced by, or kept as, the planned file of the same name.
    fn others<'a>(&'a self, standing: &'a Standing) -> impl Iterator<Item = (&'a Path, Claim)> {
        let files = standing.files.iter().filter_map(|found| match (self.find(&found.path), found.claim) {
            (None, claim) => Some((Path::new(&*found.path), claim)),
            (Some(Planned { source: Source::Staged(_), .. }), Claim::Foreign) => {
                Some((Path::new(&*found.path), Claim::Foreign))
            }
            (Some(_), _) => None,
        });
        let odd = standing.odd.iter().filter_map(|odd| match odd.path.to_str().and_then(|path| self.find(path)) {
            Some(_) if odd.claim == Claim::Ours => None,
            _ => Some((&*odd.path, odd.claim)),
        });
        files.chain(odd)
    }
}

/// `a/b` and `a` for `a/b/c`.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/')).map(|(folder, _)| folder)
}

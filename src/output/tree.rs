//! A whole new tree under the hidden name, and the one step in which it becomes the output.
//!
//! No file that stands is ever written to: it may have a second name in the other tree. A tree is changed by linking,
//! unlinking and renaming alone.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    error::OutputError,
    place::{is_carried, under},
    plan::{Plan, Planned, Rest, Source},
    stage::{Method, Stage},
    standing::Standing,
};

/// Why a tree did not come about.
#[derive(Debug)]
pub enum Hindrance {
    /// This file system does not link or exchange: files must be replaced one by one.
    Unable,
    Failed(OutputError),
}

impl From<OutputError> for Hindrance {
    fn from(error: OutputError) -> Self {
        Self::Failed(error)
    }
}

/// A tree being made, beside the folder it is made from.
pub struct Assembly<'a> {
    plan: &'a Plan,
    rest: &'a Rest,
    standing: &'a Standing,
    target: &'a Path,
    tools: Tools,
    /// Where the new tree is made.
    root: PathBuf,
    folders: HashSet<PathBuf>,
}

impl<'a> Assembly<'a> {
    pub fn new(
        plan: &'a Plan,
        rest: &'a Rest,
        standing: &'a Standing,
        target: &'a Path,
        tools: Tools,
        root: PathBuf,
    ) -> Self {
        Self { plan, rest, standing, target, tools, root, folders: HashSet::new() }
    }

    /// Brings a tree to what is planned: the staged files, links to what stands, and nothing else. The tree is the
    /// stage itself if it is fresh, else the one before last. Links come before staged files are moved, so that
    /// everything is still in its place where the file system cannot link.
    pub fn assemble(mut self, stage: &Stage) -> Result<(), Hindrance> {
        let spare = match &stage.method {
            Method::Forward(spare) => Some(&**spare),
            Method::Fresh | Method::InPlace => None,
        };
        if let Some(spare) = spare {
            self.clear(spare)?;
        }
        self.link_what_stands(spare)?;
        self.carry(spare)?;
        if spare.is_some() {
            for (file, number) in self.plan.staged() {
                let to = self.make_way(Path::new(&*file.path))?;
                fs::rename(stage.place_of(&file.path, number), &to).map_err(OutputError::io("write", &to))?;
            }
        }
        Ok(())
    }

    /// Unlinks everything of the tree before last that does not stay, and folders that are no longer needed.
    fn clear(&mut self, spare: &Standing) -> Result<(), OutputError> {
        let stale =
            spare.files.iter().filter(|found| !self.stays(spare, &found.path)).map(|found| Path::new(&*found.path));
        for path in stale.chain(spare.odd.iter().map(|odd| &*odd.path)) {
            let path = self.root.join(path);
            fs::remove_file(&path).map_err(OutputError::io("remove", &path))?;
        }
        let carried: HashSet<&Path> = self.rest.carried.iter().flat_map(|path| path.ancestors().skip(1)).collect();
        for folder in spare.folders.iter().rev() {
            if self.plan.needs(folder) || carried.contains(&**folder) {
                self.folders.insert(folder.clone());
                continue;
            }
            let folder = self.root.join(folder);
            fs::remove_dir(&folder).map_err(OutputError::io("remove", &folder))?;
        }
        Ok(())
    }

    /// Whether the tree before last has the very file that stands and goes on standing.
    fn stays(&self, spare: &Standing, path: &str) -> bool {
        match self.plan.find(path) {
            Some(Planned { entry, source: Source::Standing, .. }) => spare.known(path) == Some(*entry),
            Some(Planned { source: Source::Staged(_), .. }) => false,
            None => match (self.standing.find(path), spare.find(path)) {
                // Both names exist at this moment, so one inode is one file.
                (Some(one), Some(other)) => self.rest.carries(Path::new(path)) && one.inode == other.inode,
                _ => false,
            },
        }
    }

    fn link_what_stands(&mut self, spare: Option<&Standing>) -> Result<(), Hindrance> {
        let plan = self.plan;
        for file in plan.files.iter().filter(|file| file.source == Source::Standing) {
            if !spare.is_some_and(|spare| self.stays(spare, &file.path)) {
                self.link(&under(Path::new(""), &file.path))?;
            }
        }
        Ok(())
    }

    /// Links what is not ours and stays, with the folders it stands in.
    fn carry(&mut self, spare: Option<&Standing>) -> Result<(), Hindrance> {
        let rest = self.rest;
        for path in &rest.carried {
            let stays = |spare| path.to_str().is_some_and(|path| self.stays(spare, path));
            if !spare.is_some_and(stays) {
                self.link(path)?;
            }
        }
        let emptied: HashSet<&Path> = rest.removed.iter().flat_map(|path| path.ancestors().skip(1)).collect();
        for folder in self.standing.folders.iter().filter(|folder| is_carried(folder)) {
            let is_held = self.plan.needs(folder) || self.folders.contains(folder);
            if is_held || !(emptied.contains(&**folder) || self.plan.meets(folder)) {
                self.make(folder)?;
                copy_rights(&self.target.join(folder), &self.root.join(folder));
            }
        }
        copy_rights(self.target, &self.root);
        Ok(())
    }

    fn link(&mut self, path: &Path) -> Result<(), Hindrance> {
        let (from, to) = (self.target.join(path), self.make_way(path)?);
        (self.tools.link)(&from, &to).map_err(hindrance("link", &from))
    }

    fn make_way(&mut self, path: &Path) -> Result<PathBuf, OutputError> {
        if let Some(folder) = path.parent() {
            self.make(folder)?;
        }
        Ok(self.root.join(path))
    }

    fn make(&mut self, folder: &Path) -> Result<(), OutputError> {
        if self.folders.contains(folder) {
            return Ok(());
        }
        let path = self.root.join(folder);
        fs::create_dir_all(&path).map_err(OutputError::io("make", &path))?;
        self.folders.insert(folder.to_owned());
        Ok(())
    }
}

/// What a system may be unable to do; tests put others in their place.
#[derive(Debug, Clone, Copy)]
pub struct Tools {
    /// Gives a file a second name.
    pub link: fn(&Path, &Path) -> io::Result<()>,
    /// Gives two folders each other's place in one step.
    pub exchange: fn(&Path, &Path) -> io::Result<()>,
}

impl Tools {
    pub const REAL: Self = Self { link: |from, to| fs::hard_link(from, to), exchange };
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Tells what a system cannot do, which has another way, from what went wrong.
pub fn hindrance(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Hindrance {
    use io::ErrorKind::{CrossesDevices, InvalidInput, PermissionDenied, ResourceBusy, TooManyLinks, Unsupported};
    move |error| match error.kind() {
        CrossesDevices | InvalidInput | PermissionDenied | ResourceBusy | TooManyLinks | Unsupported => {
            Hindrance::Unable
        }
        _ => Hindrance::Failed(OutputError::io(doing, path)(error)),
    }
}

/// The new folder may be used by whom the old one might. A system that refuses leaves the usual rights.
fn copy_rights(from: &Path, to: &Path) {
    let rights = |path: &Path| fs::metadata(path).ok().map(|found| found.permissions());
    match (rights(from), rights(to)) {
        (Some(old), Some(new)) if old != new => {
            let _ = fs::set_permissions(to, old);
        }
        _ => {}
    }
}

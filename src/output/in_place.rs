//! The fall-back: files of the output folder replaced one by one, each by a rename.
//!
//! A reader sees whole files, but for a moment files of two builds. What pages refer to comes first, pages after it,
//! and what nobody refers to any more goes last.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    error::OutputError,
    place::{PART, under},
    plan::{Plan, Planned, Rest},
    record::Entry,
    standing::{Standing, inode},
};

/// An output folder being changed file by file.
pub struct InPlace<'a> {
    pub plan: &'a Plan,
    pub rest: &'a Rest,
    pub standing: &'a Standing,
    pub target: &'a Path,
}

impl InPlace<'_> {
    /// Replaces, adds and removes. `staged` tells where a staged file stands. Gives the files that could not be renamed
    /// into the folder, as they are recognised after having been copied.
    pub fn replace(&self, staged: impl Fn(&Planned, u32) -> PathBuf) -> Result<Vec<(&str, Entry)>, OutputError> {
        self.clear_the_way()?;
        let mut files: Vec<(&Planned, u32)> = self.plan.staged().collect();
        files.sort_by_key(|(file, _)| is_page(&file.path));
        let mut copied = Vec::new();
        let mut folders: HashSet<PathBuf> = self.standing.folders.iter().cloned().collect();
        for (file, number) in files {
            let to = under(self.target, &file.path);
            self.make_way(&to, &mut folders)?;
            if let Some(inode) = self.bring(&staged(file, number), &to)? {
                copied.push((&*file.path, Entry { inode, ..file.entry }));
            }
        }
        self.remove_the_rest()?;
        Ok(copied)
    }

    /// What stands as a file where a folder goes, or in a folder where a file goes, has to leave first.
    fn clear_the_way(&self) -> Result<(), OutputError> {
        for path in self.rest.removed.iter().filter(|path| self.plan.meets(path)) {
            remove(&self.target.join(path))?;
        }
        // A link of the name of one of our folders is replaced like one of our files.
        for folder in self.standing.folders.iter().rev() {
            if self.plan.meets(folder) && !self.plan.needs(folder) {
                let folder = self.target.join(folder);
                fs::remove_dir(&folder).map_err(OutputError::io("remove", &folder))?;
            }
        }
        Ok(())
    }

    fn make_way(&self, to: &Path, folders: &mut HashSet<PathBuf>) -> Result<(), OutputError> {
        let Some(folder) = to.parent() else { return Ok(()) };
        let Ok(below) = folder.strip_prefix(self.target) else { return Ok(()) };
        if !below.as_os_str().is_empty() && folders.insert(below.to_owned()) {
            fs::create_dir_all(folder).map_err(OutputError::io("make", folder))?;
        }
        Ok(())
    }

    /// Renames, or where the stage is on another device copies under a name of its own and renames that; gives the
    /// inode of the copy.
    fn bring(&self, from: &Path, to: &Path) -> Result<Option<u64>, OutputError> {
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {}
            done => return done.map(|()| None).map_err(OutputError::io("write", to)),
        }
        let part = self.target.join(PART);
        remove(&part)?;
        let copy = || {
            let mut file = fs::File::create_new(&part)?;
            io::copy(&mut fs::File::open(from)?, &mut file)?;
            let metadata = file.metadata()?;
            fs::rename(&part, to)?;
            Ok(Some(inode(&metadata)))
        };
        copy().map_err(OutputError::io("write", to))
    }

    fn remove_the_rest(&self) -> Result<(), OutputError> {
        for path in self.rest.removed.iter().filter(|path| !self.plan.meets(path)) {
            remove(&self.target.join(path))?;
        }
        let emptied: HashSet<&Path> = self.rest.removed.iter().flat_map(|path| path.ancestors().skip(1)).collect();
        for folder in self.standing.folders.iter().rev() {
            if emptied.contains(&**folder) && !self.plan.meets(folder) {
                // It stays if something foreign is in it.
                let _ = fs::remove_dir(self.target.join(folder));
            }
        }
        Ok(())
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

fn remove(path: &Path) -> Result<(), OutputError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(OutputError::io("remove", path)(error)),
        _ => Ok(()),
    }
}

//! Where new files wait until the whole site is there.
//!
//! Only files that differ from what stands are staged. They are created before anything old is deleted: file systems
//! such as ext4 create slowly where much was deleted a moment ago.

use std::{
    collections::HashSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use super::{
    Exchange,
    error::OutputError,
    place::{Place, make_folder, under},
    record::{Entry, Record},
    standing::{Standing, inode},
};
use crate::digest::Digest;

/// How the staged files will reach the output folder.
#[derive(Debug)]
pub enum Method {
    /// They stand under their own names and become a new tree.
    Fresh,
    /// They are numbered and go into the tree before last, which stands as given.
    Forward(Box<Standing>),
    /// They are numbered and replace files of the output folder one by one.
    InPlace,
}

#[derive(Debug)]
pub struct Stage {
    pub method: Method,
    /// Holds the staged files.
    pub folder: PathBuf,
    /// The tree before last is whole and stays when the stage is cleared.
    pub keeps_spare: bool,
    hidden: PathBuf,
    made: Mutex<HashSet<Box<str>>>,
    next: AtomicU32,
}

impl Stage {
    /// Decides how the output will be changed, and makes the folder to stage in.
    pub fn open(
        place: &Place,
        standing: &Standing,
        record: Option<&Record>,
        exchange: Exchange,
    ) -> Result<Self, OutputError> {
        let parent = place.target.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(OutputError::io("make", parent))?;
        let beside = is_beside(place, standing.root.is_some());
        let refused = standing.root.is_some_and(|root| record.is_some_and(|record| record.refuses_exchange(root)));
        let exchanges = beside && CAN_EXCHANGE && exchange == Exchange::Auto && !refused;
        let hidden = if beside { make_folder(&place.hidden)? } else { Err(io::ErrorKind::CrossesDevices.into()) };
        match hidden {
            Ok(()) if standing.root.is_none() || exchanges => Self::beside(place, standing, record),
            Ok(()) => Self::in_place(place.hidden.clone(), place, standing, record),
            Err(_) if standing.root.is_some() => Self::in_place(place.state.join("staging"), place, standing, record),
            Err(error) => Err(OutputError::io("make", &place.hidden)(error)),
        }
    }

    /// Writes one new file, whatever stands elsewhere under that path, and says where it is and how to recognise it.
    pub fn write(
        &self,
        path: &str,
        digest: Digest,
        fill: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(Entry, u32), OutputError> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        match &self.method {
            Method::Fresh => path.rsplit_once('/').map_or(Ok(()), |(folder, _)| self.make(folder))?,
            Method::Forward(_) | Method::InPlace => self.make(&shelf(number))?,
        }
        let file = self.place_of(path, number);
        let write = || {
            let mut open = File::create_new(&file)?;
            fill(&mut open)?;
            open.metadata()
        };
        let metadata = write().map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists if file.is_dir() => OutputError::FileAndFolder { path: path.to_owned() },
            io::ErrorKind::AlreadyExists => OutputError::PlannedTwice { path: path.to_owned() },
            _ => OutputError::io("write", &file)(error),
        })?;
        Ok((Entry { digest, size: metadata.len(), inode: inode(&metadata) }, number))
    }

    /// Where a staged file stands.
    pub fn place_of(&self, path: &str, number: u32) -> PathBuf {
        match self.method {
            Method::Fresh => under(&self.folder, path),
            Method::Forward(_) | Method::InPlace => self.folder.join(shelf(number)).join(number.to_string()),
        }
    }

    fn beside(place: &Place, standing: &Standing, record: Option<&Record>) -> Result<Self, OutputError> {
        let spare = find_spare(place, record);
        let keeps_spare = spare.is_some();
        let method = match spare {
            // Where nothing stands there is nothing to exchange with: the tree before last goes on waiting.
            Some(spare) if standing.root.is_some() => Method::Forward(Box::new(spare)),
            _ => Method::Fresh,
        };
        if !keeps_spare {
            forget_spare(place, standing, record)?;
            set_aside(&place.hidden, "tree")?;
        }
        Self::new(method, place.hidden.clone(), keeps_spare)
    }

    fn in_place(
        hidden: PathBuf,
        place: &Place,
        standing: &Standing,
        record: Option<&Record>,
    ) -> Result<Self, OutputError> {
        forget_spare(place, standing, record)?;
        make_folder(&hidden)?.map_err(OutputError::io("make", &hidden))?;
        Self::new(Method::InPlace, hidden, false)
    }

    fn new(method: Method, hidden: PathBuf, keeps_spare: bool) -> Result<Self, OutputError> {
        set_aside(&hidden, "new")?;
        let folder = hidden.join("new");
        fs::create_dir(&folder).map_err(OutputError::io("make", &folder))?;
        Ok(Self { method, folder, keeps_spare, hidden, made: Mutex::default(), next: AtomicU32::new(0) })
    }

    fn make(&self, folder: &str) -> Result<(), OutputError> {
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made().contains(folder) {
            return Ok(());
        }
        let path = under(&self.folder, folder);
        fs::create_dir_all(&path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                OutputError::FileAndFolder { path: folder.to_owned() }
            }
            _ => OutputError::io("make", &path)(error),
        })?;
        made().insert(folder.into());
        Ok(())
    }
}

impl Drop for Stage {
    /// Leaves nothing hidden but the tree before last. What cannot be removed now is removed by a later build.
    fn drop(&mut self) {
        let Ok(entries) = fs::read_dir(&self.hidden) else { return };
        for entry in entries.flatten() {
            if self.keeps_spare && entry.file_name() == "tree" {
                continue;
            }
            let _ = fs::remove_dir_all(entry.path());
        }
        let _ = fs::remove_dir(&self.hidden);
    }
}

/// Numbered files are spread over a few folders: threads that create files in one folder wait for each other.
fn shelf(number: u32) -> String {
    format!("{:x}", number % 16)
}

/// Whether this system can exchange two folders in one step.
const CAN_EXCHANGE: bool = cfg!(any(target_os = "linux", target_os = "android", target_vendor = "apple"));

/// The tree before last, if the record says that it is whole and every file is as recorded or can be told apart.
fn find_spare(place: &Place, record: Option<&Record>) -> Option<Standing> {
    let record = record?;
    let root = inode(&fs::symlink_metadata(place.spare()).ok().filter(fs::Metadata::is_dir)?);
    let tree = record.tree(root)?;
    let only_it = Record { made: None, trees: vec![tree.clone()], exchange_refused: false };
    let mut spare = Standing::look(&place.spare()).ok()?;
    spare.claim(Some(&only_it));
    Some(spare)
}

/// Makes the record forget every tree but the one that stands, before the hidden one is given up: its inodes may be
/// used again, and would then be taken for it.
fn forget_spare(place: &Place, standing: &Standing, record: Option<&Record>) -> Result<(), OutputError> {
    match record {
        Some(record) if record.trees.len() > 1 => {
            record.with_only(standing).save(&place.record).map_err(OutputError::io("write", &place.record))
        }
        _ => Ok(()),
    }
}

/// Gives a left-over folder a name under which it waits to be removed.
fn set_aside(hidden: &Path, name: &str) -> Result<(), OutputError> {
    let from = hidden.join(name);
    if fs::symlink_metadata(&from).is_err() {
        return Ok(());
    }
    let free = (0u32..).map(|number| hidden.join(format!("old-{number}"))).find(|to| fs::symlink_metadata(to).is_err());
    let to = free.expect("a folder holds fewer entries than there are numbers");
    fs::rename(&from, to).map_err(OutputError::io("move", &from))
}

/// Whether the hidden folder can be on the same device as the output.
#[cfg(unix)]
fn is_beside(place: &Place, stands: bool) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    !stands || device(&place.target) == place.target.parent().and_then(device)
}

/// Whether the hidden folder can be on the same device as the output.
#[cfg(not(unix))]
fn is_beside(_: &Place, _: bool) -> bool {
    true
}

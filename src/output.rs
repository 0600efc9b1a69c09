//! The output folder: made to be exactly the planned files, in one step.
//!
//! This stage knows only the file system. It is given paths and bytes, from many threads, and promises:
//!
//! - A reader sees the old site or the new one. New files are staged in one hidden folder beside the output. When all
//!   are there, a whole tree is assembled under the hidden name and the two folders are exchanged in one step. The tree
//!   that was public waits under the hidden name, and the next build brings it forward by linking and unlinking only
//!   what differs, so that a build costs what changed.
//! - A build that fails or is killed changes nothing. Dropping an [`Output`] is a failed build. Every step before the
//!   exchange touches only the hidden folder and `.masthead/`, and the record written just before it is true on both
//!   sides of it (see `output/record.rs`).
//! - A file whose bytes did not change keeps its inode and its times. A file that did change is always a new one, even
//!   if the tree before last has the same bytes: tools that upload by time must not see time go back.
//! - What others wrote is never deleted without being asked. Dot entries and `CNAME` at the top are carried over: files
//!   by linking, before the exchange, so that no reader misses one; the folders of version-control programs (`.git`) by
//!   renaming, right after it. A build killed in between leaves them in the hidden tree, from where the next one
//!   brings them back.
//! - Where folders cannot be exchanged, files are replaced one by one, pages last.
//!
//! Nothing is synchronised to the disk file by file: the promises hold against kills and crashes of the program, not
//! against loss of power. What is linked into both trees is one file, so a program that changes an output file in
//! place changes both; Masthead itself never does.

mod change;
mod error;
mod in_place;
mod place;
mod plan;
mod record;
mod stage;
mod standing;
#[cfg(test)]
mod tests;
mod tree;

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock, PoisonError},
};

pub use self::error::{Meeting, OutputError, SHOWN};
use self::{
    place::{Place, under},
    plan::{Plan, Planned, Source},
    record::{Entry, Made, Record},
    stage::Stage,
    standing::{Claim, Found, Standing},
    tree::Tools,
};
use crate::digest::Digest;

/// What becomes of files in the output folder that Masthead did not write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Foreign {
    /// They stop the build.
    #[default]
    Refuse,
    /// They stay.
    Keep,
    /// They go.
    Delete,
}

/// How the output folder may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Exchange {
    /// In one step where the system can.
    #[default]
    Auto,
    /// File by file, as on systems that cannot.
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    pub foreign: Foreign,
    pub exchange: Exchange,
}

/// Whether a build may write there; nothing is written.
///
/// # Errors
///
/// When the output folder is, holds or lies in a folder of sources, or is no folder.
pub fn check_place(site: &Path, target: &Path) -> Result<(), OutputError> {
    Place::resolve(site, target).map(|_| ())
}

/// An output folder while a build fills it.
#[derive(Debug)]
pub struct Output {
    /// The output folder as the caller names it.
    shown: PathBuf,
    place: Place,
    options: Options,
    tools: Tools,
    record: Option<Record>,
    standing: Standing,
    planned: Mutex<Vec<Planned>>,
    stage: OnceLock<Stage>,
    opening: Mutex<()>,
    /// Held until the last of the above is dropped.
    /// None where the site may only be read; then nothing is remembered either.
    lock: Option<Lock>,
}

/// What the record keeps of a build that succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finish {
    /// Everything that went in.
    pub inputs: Digest,
    /// *Now* of the build, in Unix seconds.
    pub now_seconds: i64,
    /// The next moment at which the same inputs give another site, in Unix seconds.
    pub gate: Option<i64>,
}

/// What a build did to the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub way: Way,
    /// The files that are new or have new bytes, sorted.
    pub changed: Vec<String>,
    /// How many files kept their place, inode and time.
    pub kept: usize,
    /// How many files went.
    pub removed: usize,
    /// Every file of the site, sorted by path.
    pub manifest: Vec<(String, Digest)>,
}

/// How the output folder came to be what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It was so already.
    Unchanged,
    /// There was none.
    Created,
    /// In one step.
    Exchanged,
    /// File by file.
    Replaced,
}

impl Output {
    /// Looks at what stands. `site` is the folder of `config.toml`; `target` is the output folder, which may be
    /// missing. Nothing is written but `.masthead/`; a repository that a killed build left aside is brought back.
    ///
    /// # Errors
    ///
    /// When the output folder is, holds or lies in a folder of sources, is no folder, cannot be read, or another build
    /// of the site is running.
    pub fn open(site: &Path, target: &Path, options: Options) -> Result<Self, OutputError> {
        let place = Place::resolve(site, target)?;
        let lock = if place.make_state()? { Lock::take(&place)? } else { None };
        change::bring_back_repositories(&place)?;
        let record = lock.as_ref().and_then(|_| Record::load(&place.record));
        let mut standing = Standing::look(&place.target).map_err(OutputError::io("read", &place.target))?;
        standing.claim(record.as_ref());
        Ok(Self {
            shown: target.to_owned(),
            place,
            options,
            tools: Tools::REAL,
            record,
            standing,
            planned: Mutex::default(),
            stage: OnceLock::new(),
            opening: Mutex::default(),
            lock,
        })
    }

    /// Whether a build of before is remembered, so that this one may have nothing to do.
    pub fn is_remembered(&self) -> bool {
        self.record.is_some()
    }

    /// Whether a build would change nothing: the record says that what stands was made from these inputs, *now* lies
    /// between that build and its next gate moment, and every name, size and inode is as recorded.
    pub fn is_current(&self, inputs: Digest, now_seconds: i64) -> bool {
        let Some(record) = &self.record else { return false };
        let (Some(made), Some(tree)) = (&record.made, record.trees.first()) else { return false };
        let keeps = self.options.foreign == Foreign::Keep;
        made.inputs == inputs
            && made.now <= now_seconds
            && made.gate.is_none_or(|gate| now_seconds < gate)
            && self.standing.root == Some(tree.root)
            && self.standing.equals(tree, |path| keeps || place::is_carried(path))
    }

    /// What stands under a planned path, where that is known without reading.
    pub fn standing(&self, path: &str) -> Option<Digest> {
        self.standing.known(path).map(|entry| entry.digest)
    }

    /// Plans a file with the bytes that stand there already, if it is known that they have this digest; else plans
    /// nothing and says so.
    pub fn keep(&self, path: &str, digest: Digest) -> Result<bool, OutputError> {
        place::check_planned(path)?;
        let entry = self.standing.known(path).filter(|entry| entry.digest == digest);
        if let Some(entry) = entry {
            self.plan(path, entry, Source::Standing);
        }
        Ok(entry.is_some())
    }

    /// Plans one file. If the same bytes stand there already, that very file stays.
    ///
    /// # Errors
    ///
    /// When the path could lead out of the folder, or the file cannot be written.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let digest = Digest::of(bytes);
        if self.keep(path, digest)? || self.adopt(path, digest, |size| size == bytes.len() as u64) {
            return Ok(());
        }
        self.write(path, digest, |file| file.write_all(bytes))
    }

    /// Plans one file that is a copy of `from`, whose digest is known. It is copied only if other bytes stand there.
    ///
    /// # Errors
    ///
    /// As [`Output::put`], and when `from` cannot be read.
    pub fn put_copy(&self, path: &str, digest: Digest, from: &Path) -> Result<(), OutputError> {
        if self.keep(path, digest)? || self.adopt(path, digest, |_| true) {
            return Ok(());
        }
        let mut source = File::open(from).map_err(OutputError::io("read", from))?;
        self.write(path, digest, |file| io::copy(&mut source, file).map(drop))
    }

    /// Makes the output folder what was planned, in one step where the system can, and remembers it.
    ///
    /// # Errors
    ///
    /// When foreign files are in the way, or the machine says no. The output folder is then as it was; only a failure
    /// while files are replaced one by one leaves some of each build, every one whole.
    pub fn finish(mut self, finish: Finish) -> Result<Outcome, OutputError> {
        let planned = std::mem::take(self.planned.get_mut().unwrap_or_else(PoisonError::into_inner));
        let plan = Plan::new(planned)?;
        let rest = plan.settle(&self.standing, self.options.foreign, &self.shown)?;
        let made = Made { inputs: finish.inputs, now: finish.now_seconds, gate: finish.gate };
        let way = match self.standing.root {
            Some(root) if rest.removed.is_empty() && plan.staged().next().is_none() => {
                self.remember_unchanged(&plan, root, made)?;
                Way::Unchanged
            }
            _ => self.change(&plan, &rest, made)?,
        };
        let changed: Vec<String> = plan.staged().map(|(file, _)| file.path.to_string()).collect();
        Ok(Outcome {
            way,
            kept: plan.files.len() - changed.len(),
            changed,
            removed: rest.removed.len(),
            manifest: plan.files.iter().map(|file| (file.path.to_string(), file.entry.digest)).collect(),
        })
    }

    /// The outcome of a build that had nothing to do because the output [is current](Output::is_current).
    pub fn leave(self) -> Outcome {
        let known = self.standing.files.iter().filter_map(|found| match found.claim {
            Claim::Known(digest) => Some((found.path.to_string(), digest)),
            _ => None,
        });
        let manifest: Vec<(String, Digest)> = known.collect();
        Outcome { way: Way::Unchanged, changed: Vec::new(), kept: manifest.len(), removed: 0, manifest }
    }

    /// Plans a standing file whose contents the record does not tell, if reading it shows that they are the same.
    fn adopt(&self, path: &str, digest: Digest, may_be: impl Fn(u64) -> bool) -> bool {
        let unread = |found: &&Found| !matches!(found.claim, Claim::Known(_)) && may_be(found.size);
        let Some(found) = self.standing.find(path).filter(unread) else { return false };
        let same = fs::read(under(&self.place.target, path)).is_ok_and(|bytes| Digest::of(&bytes) == digest);
        if same {
            self.plan(path, Entry { digest, size: found.size, inode: found.inode }, Source::Standing);
        }
        same
    }

    fn write(
        &self,
        path: &str,
        digest: Digest,
        fill: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        let (entry, number) = self.stage()?.write(path, digest, fill)?;
        self.plan(path, entry, Source::Staged(number));
        Ok(())
    }

    fn plan(&self, path: &str, entry: Entry, source: Source) {
        let planned = Planned { path: path.into(), entry, source };
        self.planned.lock().unwrap_or_else(PoisonError::into_inner).push(planned);
    }

    /// The stage, made when the first file needs it: a build that changes nothing makes none.
    fn stage(&self) -> Result<&Stage, OutputError> {
        if let Some(stage) = self.stage.get() {
            return Ok(stage);
        }
        let _turn = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stage) = self.stage.get() {
            return Ok(stage);
        }
        let stage = Stage::open(&self.place, &self.standing, self.record.as_ref(), self.options.exchange)?;
        Ok(self.stage.get_or_init(|| stage))
    }
}

/// One build at a time: two would not know of each other's files.
#[derive(Debug)]
struct Lock(File);

impl Lock {
    /// None where the file may not be written.
    fn take(place: &Place) -> Result<Option<Self>, OutputError> {
        let path = place.state.join("lock");
        if path.is_symlink() {
            return Err(OutputError::InTheWay { path });
        }
        let open = File::options().create(true).truncate(false).write(true).open(&path);
        let file = match open {
            Err(error) if place::is_read_only(&error) => return Ok(None),
            open => open.map_err(OutputError::io("write", &path))?,
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Err(OutputError::Busy { site: place.site.clone() }),
            // Without locks, one build at a time is up to the caller.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Some(Self(file))),
            Err(TryLockError::Error(error)) => Err(OutputError::io("lock", &path)(error)),
        }
    }
}

impl Drop for Lock {
    /// Closing is not enough: a process that is just being started may have the file open for a moment, too.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

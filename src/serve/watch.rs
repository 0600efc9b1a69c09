//! Where something happens in the site's folder. The only module that names `notify`.
//!
//! Folders are watched, never single files: editors save by putting another file in the place of the old one. What kind of
//! event it was is not believed; the path is read again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Watching;
use super::ask::Ask;
use crate::source;

/// Polling takes at most this share of one processor.
const POLLING_SHARE: u32 = 10;

/// The watch over a site.
pub(super) enum Watch {
    Told(Told),
    Polling(Polling),
}

impl Watch {
    /// Watches the site's folder itself, not what lies below it.
    ///
    /// # Errors
    ///
    /// If the system gives no way to watch.
    pub fn start(site: &Path, watching: Watching, asks: Sender<Ask>) -> Result<Self, String> {
        match watching {
            Watching::Told => Told::start(site, asks).map(Watch::Told),
            Watching::Polling(interval) => Polling::start(site, interval, asks).map(Watch::Polling),
        }
    }

    /// Watches these folders of the site with all that lies below them, as far as they are there. Returned are those that
    /// were not watched before: what happened there until now is not known.
    pub fn cover(&mut self, folders: &[String]) -> Vec<String> {
        match self {
            Watch::Told(told) => told.cover(folders),
            Watch::Polling(polling) => {
                polling.cover(folders);
                Vec::new()
            }
        }
    }

    /// The folder is another one than before, or no more.
    pub fn forget(&mut self, folder: &str) {
        match self {
            Watch::Told(told) => told.forget(folder),
            // Whatever stands there is seen the next time.
            Watch::Polling(_) => {}
        }
    }
}

/// The operating system says what happens.
pub(super) struct Told {
    watcher: RecommendedWatcher,
    site: PathBuf,
    /// From the site's folder.
    watched: BTreeSet<String>,
}

impl Told {
    fn start(site: &Path, asks: Sender<Ask>) -> Result<Self, String> {
        let root = site.to_owned();
        let hear = move |event: notify::Result<Event>| {
            for path in touched(&root, event) {
                // The room is gone only when the program ends.
                let _ = asks.send(Ask::Touched(path));
            }
        };
        let mut watcher = RecommendedWatcher::new(hear, Config::default()).map_err(|error| cannot(&error))?;
        watcher.watch(site, RecursiveMode::NonRecursive).map_err(|error| cannot(&error))?;
        Ok(Self { watcher, site: site.to_owned(), watched: BTreeSet::new() })
    }

    fn cover(&mut self, folders: &[String]) -> Vec<String> {
        let mut new = Vec::new();
        for folder in folders {
            let path = self.site.join(folder);
            if !path.is_dir() {
                self.forget(folder);
            } else if !self.watched.contains(folder) && self.watcher.watch(&path, RecursiveMode::Recursive).is_ok() {
                self.watched.insert(folder.clone());
                new.push(folder.clone());
            }
        }
        new
    }

    fn forget(&mut self, folder: &str) {
        if self.watched.remove(folder) {
            // It may be gone already.
            let _ = self.watcher.unwatch(&self.site.join(folder));
        }
    }
}

/// Looks again and again at when files were written. Coarse as some network folders' clocks are, a file that keeps its
/// size within one tick of them is missed until it is written again.
pub(super) struct Polling {
    folders: Arc<Mutex<Vec<String>>>,
}

impl Polling {
    fn start(site: &Path, interval: Duration, asks: Sender<Ask>) -> Result<Self, String> {
        let folders: Arc<Mutex<Vec<String>>> = Arc::default();
        let (site, shared) = (site.to_owned(), folders.clone());
        let look = move || {
            let known = || shared.lock().unwrap_or_else(PoisonError::into_inner).clone();
            // Before the first folder is known nothing is: what is there then is read once more, and no change is missed.
            let mut before = source::stamps(&site, &known());
            loop {
                let began = Instant::now();
                let now = source::stamps(&site, &known());
                let changed = now.iter().filter(|(path, stamp)| before.get(*path) != Some(stamp)).map(|(path, _)| path);
                let gone = before.keys().filter(|path| !now.contains_key(*path));
                for path in changed.chain(gone) {
                    if asks.send(Ask::Touched(path.to_string())).is_err() {
                        return;
                    }
                }
                before = now;
                std::thread::sleep(interval.max(began.elapsed() * POLLING_SHARE));
            }
        };
        let thread = std::thread::Builder::new().name("polling".into()).spawn(look);
        thread.map(|_| Self { folders }).map_err(|error| format!("no thread can be started: {error}"))
    }

    fn cover(&self, folders: &[String]) {
        *self.folders.lock().unwrap_or_else(PoisonError::into_inner) = folders.to_vec();
    }
}

/// The paths from the site's folder that an event is about; everything if events were lost.
fn touched(site: &Path, event: notify::Result<Event>) -> Vec<String> {
    let Ok(event) = event else { return vec![String::new()] };
    if event.need_rescan() {
        return vec![String::new()];
    }
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return Vec::new();
    }
    event.paths.iter().filter_map(|path| from_site(site, path)).collect()
}

/// With `/`; of a name that is no text the folder that it stands in.
fn from_site(site: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(site).ok()?;
    let names = below.components().map_while(|name| name.as_os_str().to_str());
    Some(names.collect::<Vec<_>>().join("/"))
}

fn cannot(error: &notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => "the system watches no more folders for you; `sudo sysctl \
             fs.inotify.max_user_watches=524288` lets it, and `--poll` does without"
            .to_owned(),
        _ => format!("the site's folder cannot be watched: {error}; `--poll` does without"),
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{Flag, ModifyKind};

    use super::*;

    fn heard(event: notify::Result<Event>) -> Vec<String> {
        touched(Path::new("/site"), event)
    }

    #[test]
    fn a_path_is_told_from_the_site() {
        let event = |kind| Ok(Event::new(kind).add_path("/site/content/a.md".into()));
        assert_eq!(heard(event(EventKind::Modify(ModifyKind::Any))), ["content/a.md"]);
        assert_eq!(heard(event(EventKind::Access(AccessKind::Close(AccessMode::Write)))), ["content/a.md"]);
        assert_eq!(heard(event(EventKind::Access(AccessKind::Read))), [""; 0], "reading changes nothing");
        assert_eq!(heard(Ok(Event::new(EventKind::Any).add_path("/elsewhere/a.md".into()))), [""; 0]);
    }

    #[test]
    fn where_events_were_lost_everything_is_looked_at() {
        assert_eq!(heard(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan))), [""]);
        assert_eq!(heard(Err(notify::Error::generic("the queue is full"))), [""]);
    }
}

//! Where something happens in the site's folder. The only module that names `notify`.
//!
//! Folders are watched, never single files: editors save by putting another file in the place of the old one. What kind of
//! event it was is not believed; the path is read again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::Watching;
use super::ask::Ask;

/// The watch over a site.
pub(super) struct Watch {
    watcher: Box<dyn Watcher>,
    site: PathBuf,
    /// From the site's folder.
    watched: BTreeSet<String>,
}

impl Watch {
    /// Watches the site's folder itself, not what lies below it.
    ///
    /// # Errors
    ///
    /// If the system gives no way to watch.
    pub fn start(site: &Path, watching: Watching, asks: Sender<Ask>) -> Result<Self, String> {
        let root = site.to_owned();
        let hear = move |event: notify::Result<Event>| {
            for path in touched(&root, event) {
                // The room is gone only when the program ends.
                let _ = asks.send(Ask::Touched(path));
            }
        };
        let watcher: Result<Box<dyn Watcher>, _> = match watching {
            Watching::Told => RecommendedWatcher::new(hear, Config::default()).map(|watcher| Box::new(watcher) as _),
            Watching::Polling(interval) => {
                let config = Config::default().with_poll_interval(interval);
                PollWatcher::new(hear, config).map(|watcher| Box::new(watcher) as _)
            }
        };
        let mut watch =
            Self { watcher: watcher.map_err(|error| cannot(&error))?, site: site.to_owned(), watched: BTreeSet::new() };
        watch.watcher.watch(site, RecursiveMode::NonRecursive).map_err(|error| cannot(&error))?;
        Ok(watch)
    }

    /// Watches these folders of the site with all that lies below them, as far as they are there.
    pub fn cover(&mut self, folders: &[String]) {
        for folder in folders {
            let path = self.site.join(folder);
            if !path.is_dir() {
                self.forget(folder);
            } else if !self.watched.contains(folder) && self.watcher.watch(&path, RecursiveMode::Recursive).is_ok() {
                self.watched.insert(folder.clone());
            }
        }
    }

    /// The folder is another one than before, or no more.
    pub fn forget(&mut self, folder: &str) {
        if self.watched.remove(folder) {
            // It may be gone already.
            let _ = self.watcher.unwatch(&self.site.join(folder));
        }
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

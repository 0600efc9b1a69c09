//! The room where everything happens, one thing after the other: pages are printed, changes are taken in, tabs are told.
//!
//! One thread holds the publication and what was made of it, so no page can be of two minds. Others send it what they ask.

use std::convert::Infallible;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::ask::Ask;
use super::desk::Desk;
use super::look::Look;
use super::pending::Pending;
use super::recount::Recount;
use super::shop::Shop;
use super::tabs::Tabs;
use super::watch::Watch;
use super::{Hear, Ready, Revised, Start};
use crate::build::Told;
use crate::diagnostic::Diagnostic;
use crate::page::assets;
use crate::publication::related::AllCounts;
use crate::route::encode_path;

/// So often the clock is looked at, even if nothing happens: a piece may come out.
const MINUTE: Duration = Duration::from_secs(60);

/// Works until the process ends.
///
/// # Errors
///
/// If no one can ask anything any more.
pub(super) fn run(
    mut desk: Desk,
    start: &Start,
    asks: &Receiver<Ask>,
    own_asks: Sender<Ask>,
    watch: Watch,
    hear: &mut dyn Hear,
) -> Result<Infallible, String> {
    let mut room = Room {
        asks,
        watch,
        tabs: Tabs::default(),
        pending: Pending::new(start.started),
        recount: Recount::new(own_asks),
        news: None,
    };
    room.cover(&desk);
    let (mut said, mut kept) = desk.in_print(None, |shop| {
        hear.ready(&Ready {
            address: &format!("{}{}/", start.origin, desk.base_path()),
            taken: start.taken,
            facts: shop.facts(),
            told: &Told { diagnostics: shop.told.clone() },
            took: start.started.elapsed(),
        });
        shop.told.clone()
    });
    loop {
        let (look, printed) = desk.in_print(kept, |shop| {
            room.publish(shop, &mut said, hear);
            room.attend(shop)
        });
        match look? {
            Due::Change { found, began } => {
                room.news = Some(News::Work(Work { paths: found.paths.clone(), files: files(&desk, &found), began }));
                kept = desk.take(*found, printed);
                room.cover(&desk);
            }
            Due::Counts(counts) => {
                room.news = Some(News::Lists);
                desk.take_counts(counts);
                kept = printed;
            }
        }
    }
}

struct Room<'r> {
    asks: &'r Receiver<Ask>,
    watch: Watch,
    tabs: Tabs,
    pending: Pending,
    recount: Recount,
    /// What has just been taken in.
    news: Option<News>,
}

enum News {
    Work(Work),
    /// Related lists may be others, and nothing else.
    Lists,
}

struct Work {
    paths: Vec<String>,
    /// Addresses of static files with other bytes.
    files: Vec<String>,
    began: Instant,
}

/// What is to be taken in.
enum Due {
    /// A look that found something.
    Change {
        found: Box<Look>,
        began: Instant,
    },
    Counts(AllCounts),
}

impl Room<'_> {
    /// Tells the tabs and the terminal what the last work came to.
    fn publish(&mut self, shop: &Shop<'_>, said: &mut Vec<Diagnostic>, hear: &mut dyn Hear) {
        let work = match self.news.take() {
            None => return,
            Some(News::Lists) => return self.tabs.tell(shop, &[]),
            Some(News::Work(work)) => work,
        };
        self.tabs.tell(shop, &work.files);
        let is_news = *said != shop.told;
        said.clone_from(&shop.told);
        let told = Told { diagnostics: if is_news { shop.told.clone() } else { Vec::new() } };
        hear.revised(&Revised { paths: &work.paths, told: &told, took: work.began.elapsed() });
    }

    /// Answers until something has changed.
    fn attend(&mut self, shop: &Shop<'_>) -> Result<Due, String> {
        self.recount.begin(shop.desk);
        loop {
            match self.next()? {
                Some(Ask::Get { path, reply }) => {
                    // Who asked may be gone.
                    let _ = reply.send(shop.get(&path));
                }
                Some(Ask::Listen(listener)) => self.tabs.welcome(listener, shop),
                Some(Ask::Touched(path)) => self.note(path, shop.desk),
                Some(Ask::Counted(counts)) => {
                    self.recount.end();
                    return Ok(Due::Counts(counts));
                }
                None => {}
            }
            if shop.desk.gate_has_moved() {
                let found = Box::new(Look { gate_moved: true, ..Look::default() });
                return Ok(Due::Change { found, began: Instant::now() });
            }
            if let Some(due) = self.look(shop) {
                return Ok(due);
            }
        }
    }

    /// Watches what is there; what was not watched before is looked at.
    fn cover(&mut self, desk: &Desk) {
        for folder in self.watch.cover(&desk.folders()) {
            self.pending.add(folder, Instant::now());
        }
    }

    fn note(&mut self, path: String, desk: &Desk) {
        let folders = desk.folders();
        if path.is_empty() || folders.contains(&path) {
            // Another folder may stand there now. It is watched first and looked at then, so that nothing is missed.
            folders
                .iter()
                .filter(|folder| path.is_empty() || **folder == path)
                .for_each(|folder| self.watch.forget(folder));
            self.cover(desk);
        }
        self.pending.add(path, Instant::now());
    }

    /// None if it is time to look at something.
    fn next(&self) -> Result<Option<Ask>, String> {
        let now = Instant::now();
        let wait = self.pending.due().map_or(MINUTE, |due| due.saturating_duration_since(now).min(MINUTE));
        match self.asks.recv_timeout(wait) {
            Ok(ask) => Ok(Some(ask)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err("nobody can ask anything any more".to_owned()),
        }
    }

    fn look(&mut self, shop: &Shop<'_>) -> Option<Due> {
        let began = Instant::now();
        let paths = self.pending.begin(began);
        if paths.is_empty() {
            return None;
        }
        let found = shop.desk.look(&paths);
        if found.is_doubtful(shop.desk) && !self.pending.is_quiet(began) {
            self.pending.put_off(Instant::now());
            return None;
        }
        self.pending.end();
        // The system may begin to watch a new folder a moment after it is there.
        found.folders.iter().for_each(|folder| self.pending.look_again(folder.clone(), began));
        (!found.is_empty()).then(|| Due::Change { found: Box::new(found), began })
    }
}

/// The addresses of files that are copied as they are and have other bytes now.
fn files(desk: &Desk, look: &Look) -> Vec<String> {
    let Some(edition) = &desk.edition else { return Vec::new() };
    let base = edition.publication.config.base_url.path();
    let address = |path: &str| format!("{base}/{}", encode_path(path));
    let mut files = Vec::new();
    if let Some(found) = &look.theme {
        let old = &edition.sources.statics;
        let new = found.sources.statics.iter();
        // What carries its digest in its name has a new address, and pages with it.
        let changed = new.filter(|(name, file)| old.get(*name) != Some(file) && !assets::is_digested(name, file));
        files.extend(changed.map(|(name, _)| address(name)));
    }
    // A picture beside a text is known to pages by the end of its address.
    files.extend(
        look.beside.iter().map(|file| format!("/{}", encode_path(file.path.rsplit('/').next().unwrap_or_default()))),
    );
    files
}

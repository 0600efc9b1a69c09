//! Texts counted again for relatedness while pages are served: the first answer after an edit does not wait for it.

use std::sync::mpsc::Sender;
use std::thread;

use super::ask::Ask;
use super::desk::Desk;
use crate::publication::related::AllCounts;

/// Counts of the texts of one revision.
pub(super) struct Counted {
    pub revision: u64,
    pub counts: AllCounts,
}

/// Counts on a thread of its own, one revision at a time.
pub(super) struct Recount {
    asks: Sender<Ask>,
    is_running: bool,
}

impl Recount {
    pub fn new(asks: Sender<Ask>) -> Self {
        Self { asks, is_running: false }
    }

    /// Begins, if there is something to count and the last count is over.
    pub fn begin(&mut self, desk: &Desk) {
        if self.is_running {
            return;
        }
        let Some(texts) = desk.edition.as_ref().and_then(|edition| edition.publication.uncounted()) else { return };
        let (asks, revision) = (self.asks.clone(), desk.revision);
        self.is_running = true;
        thread::spawn(move || {
            let count = || AllCounts::new(&texts);
            // The threads of all else stay free for whoever asks for a page.
            let own = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
            let counts = own.map_or_else(|_| count(), |own| own.install(count));
            // The room may be closed.
            let _ = asks.send(Ask::Counted(Counted { revision, counts }));
        });
    }

    /// The counts that have come, if they are of the publication as it is now. Else it begins again.
    pub fn end(&mut self, counted: Counted, desk: &Desk) -> Option<AllCounts> {
        self.is_running = false;
        if counted.revision == desk.revision {
            return Some(counted.counts);
        }
        self.begin(desk);
        None
    }
}

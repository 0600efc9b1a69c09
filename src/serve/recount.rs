//! Texts counted again for relatedness while pages are served: the first answer after an edit does not wait for it.

use std::sync::mpsc::Sender;
use std::thread;

use super::ask::Ask;
use super::desk::Desk;
use crate::publication::related::AllCounts;

/// Counts on a thread of its own, one publication at a time.
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
        let asks = self.asks.clone();
        self.is_running = true;
        thread::spawn(move || {
            let count = || AllCounts::new(&texts);
            // The threads of all else stay free for whoever asks for a page.
            let own = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
            let counts = own.map_or_else(|_| count(), |own| own.install(count));
            // The room may be closed.
            let _ = asks.send(Ask::Counted(counts));
        });
    }

    /// The counts have come. Whatever has changed meanwhile, they are newer than those in use; so edits that come faster
    /// than counts do not keep lists from following.
    pub fn end(&mut self) {
        self.is_running = false;
    }
}

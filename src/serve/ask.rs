//! What connections ask of the room where pages are printed, and what it answers.

use std::path::PathBuf;
use std::sync::mpsc::{Sender, SyncSender};

use crate::digest::Digest;
use crate::publication::related::AllCounts;

/// Something for the room to do.
pub(super) enum Ask {
    /// A file of the site.
    Get { path: String, reply: SyncSender<Answer> },
    /// A browser's tab that wants to hear of changes.
    Listen(Listener),
    /// Something happened at this path, from the site's folder; `""` is everywhere.
    Touched(String),
    /// The texts of a publication have been counted.
    Counted(AllCounts),
}

/// A tab: the page it shows, and the way to it.
pub(super) struct Listener {
    /// The path of its address below the site's own.
    pub page: String,
    /// Takes events; closed when the tab is.
    pub news: Sender<String>,
}

/// What there is at a path.
pub(super) enum Answer {
    Found(Content),
    /// The site's own page for such addresses.
    NotFound(Content),
    /// It stands at this address, percent-encoded.
    Moved(String),
    /// A page of the preview's own: mistakes stand in the way of the site's.
    Broken(Content),
}

/// Bytes with what they are.
pub(super) struct Content {
    /// `text/html; charset=utf-8`
    pub media_type: &'static str,
    pub digest: Digest,
    pub body: Body,
}

pub(super) enum Body {
    Bytes(Vec<u8>),
    /// A file of the site, which is read when it is sent.
    File {
        site: PathBuf,
        file: PathBuf,
    },
}

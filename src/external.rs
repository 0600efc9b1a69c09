//! Whether addresses on other sites lead somewhere: their hosts are asked, politely.
//!
//! It knows neither articles nor the disk: what is linked comes in, what is wrong goes out. A host is asked one thing at a
//! time, with a pause between; several hosts are asked at once. What was good lately is not asked again.

#[cfg(feature = "external")]
mod address;
#[cfg(feature = "external")]
mod client;
#[cfg(feature = "external")]
mod follow;
#[cfg(feature = "external")]
mod hosts;
#[cfg(feature = "external")]
mod inquiry;
mod kept;
#[cfg(feature = "external")]
mod mistakes;
#[cfg(feature = "external")]
mod network;

use std::collections::BTreeMap;

use crate::diagnostic::Place;

#[cfg(feature = "external")]
pub use inquiry::{Found, Inquiry};
pub use kept::Kept;

/// Whether this program can ask at all.
pub const CAN_ASK: bool = cfg!(feature = "external");

/// Addresses as typed, each with every place that links to it.
pub type Linked = BTreeMap<String, Vec<Place>>;

/// What became of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There is a page, or one that the host shows to people alone.
    Good,
    /// There is one, and for good at this address.
    Moved(String),
    /// There is none: the host's status.
    Gone(u16),
    /// One address passes on to the next without an end.
    Astray,
    /// What was typed is no address.
    Unreadable,
    /// The host cannot answer now: its status.
    Failing(u16),
    Silent(Silence),
    /// On this machine or in a private network: not asked.
    Private,
}

/// Why a host could not be spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// There is no host of this name.
    NoHost,
    /// It takes no connection.
    Closed,
    /// Its certificate is not valid, or it speaks no encryption of today.
    Unsafe,
    /// No answer in time.
    Late,
    /// It broke off, or what it said is not HTTP.
    Broken,
}

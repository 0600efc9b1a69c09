//! The preview's door: HTTP/1.1 on threads that wait, one for each connection. The only module that names `httparse`.
//!
//! Browsers on this machine are few, so threads are cheap; what may be many are connections that say nothing. They are
//! bounded in number, and the one that has been quiet longest gives way to a new one.

mod connection;
mod guests;
mod request;
mod response;

#[cfg(test)]
mod tests;

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::ask::Ask;
use super::trust::Trust;

use connection::Connection;
use guests::Guests;

/// Bytes of a connection's stack: it reads a head and passes on what the room has printed.
const STACK: usize = 256 << 10;

/// How long to wait when the system has no more connections to give.
const RESPITE: Duration = Duration::from_millis(20);

/// What connections may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Connections at one time.
    pub connections: usize,
    /// How long a connection may wait between two requests.
    pub idle: Duration,
    /// How long a request may take to arrive, from its first byte on.
    pub whole: Duration,
    /// How long one piece of an answer may take to be fetched.
    pub fetched: Duration,
    /// A silent stream of events says so often that it is alive, and so hears that a tab is gone.
    pub heartbeat: Duration,
}

impl Limits {
    /// Systems often give a program 1,024 file handles, and the watch and the site's files need some.
    pub const USUAL: Self = Self {
        connections: 512,
        idle: Duration::from_secs(60),
        whole: Duration::from_secs(10),
        fetched: Duration::from_secs(10),
        heartbeat: Duration::from_secs(15),
    };
}

/// What all connections share.
struct House {
    trust: Trust,
    limits: Limits,
    guests: Guests,
}

impl House {
    fn new(trust: Trust, limits: Limits) -> Self {
        Self { trust, limits, guests: Guests::at_most(limits.connections) }
    }
}

/// Answers on this port from now on.
///
/// # Errors
///
/// If the system gives no thread.
pub(super) fn open(listener: TcpListener, trust: Trust, limits: Limits, asks: Sender<Ask>) -> Result<(), String> {
    let house = Arc::new(House::new(trust, limits));
    let accept = move || {
        loop {
            match listener.accept() {
                Ok((stream, _)) => admit(stream, &house, &asks),
                // Out of file handles, most likely: those who are quiet give theirs back.
                Err(_) => {
                    house.guests.show_out_the_quietest();
                    std::thread::sleep(RESPITE);
                }
            }
        }
    };
    let thread = std::thread::Builder::new().name("door".into()).spawn(accept);
    thread.map(drop).map_err(|error| format!("no thread can be started: {error}"))
}

fn admit(stream: std::net::TcpStream, house: &Arc<House>, asks: &Sender<Ask>) {
    let (house, asks) = (house.clone(), asks.clone());
    let guest = house.guests.welcome(stream);
    let thread = std::thread::Builder::new().stack_size(STACK);
    // Without a thread the connection is closed, and the browser tries again.
    let _ = thread.spawn(move || Connection::new(&guest, &house, &asks).serve());
}

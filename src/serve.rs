//! The preview: the publication held in memory, each page printed when it is asked for, and brought up to date when a file
//! changes. Nothing is written, and nothing is served but what a build would make.

mod additions;
mod ask;
mod bar;
mod desk;
mod http;
mod look;
mod overlay;
mod pending;
mod recount;
mod room;
mod shop;
mod tabs;
mod trust;
mod watch;

#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::build::{Facts, Told};
use crate::diagnostic::Tongue;

use desk::Desk;
use http::Limits;
use trust::Trust;
use watch::Watch;

/// Ports that are tried, one after the other, if the one asked for is taken.
const PORTS: u16 = 20;

/// What is asked of a preview.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder of `config.toml`, without links on the way: so events name what lies in it.
    pub site: PathBuf,
    pub interface: IpAddr,
    pub port: u16,
    pub audience: Audience,
    pub watching: Watching,
    /// Mistakes in content count as warnings.
    pub lenient: bool,
    /// Seconds since 1970, whenever it is asked.
    pub now: Now,
    /// Of what the preview adds to pages.
    pub tongue: Tongue,
}

/// Who is shown the publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Those who make it: drafts, scheduled and expired pieces too.
    Authors,
    /// Those who read it.
    Readers,
}

/// What counts as now.
#[derive(Clone, Copy, Debug)]
pub enum Now {
    /// This second, for as long as the preview runs.
    Fixed(i64),
    Clock(fn() -> i64),
}

/// How changes of files are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// The operating system says so.
    Told,
    /// By looking again and again after this time, as folders on a network need it.
    Polling(Duration),
}

/// The preview is there.
#[derive(Debug)]
pub struct Ready<'r> {
    /// `http://127.0.0.1:1111/policy/`
    pub address: &'r str,
    /// The port that was asked for, if it was taken.
    pub taken: Option<u16>,
    pub facts: Facts,
    pub told: &'r Told,
    pub took: Duration,
}

/// Files changed, and what that came to.
#[derive(Debug)]
pub struct Revised<'r> {
    /// From the site's folder.
    pub paths: &'r [String],
    pub told: &'r Told,
    /// The program's own work, without the waiting for files to be whole.
    pub took: Duration,
}

/// Hears what happens.
pub trait Hear {
    fn ready(&mut self, ready: &Ready<'_>);
    fn revised(&mut self, revised: &Revised<'_>);
}

impl Order {
    fn now(&self) -> i64 {
        match self.now {
            Now::Fixed(second) => second,
            Now::Clock(clock) => clock(),
        }
    }
}

/// Serves until the process is ended.
///
/// # Errors
///
/// What keeps it from starting: no free port, no `config.toml`, no way to watch the folder.
pub fn serve(order: &Order, hear: &mut dyn Hear) -> Result<Infallible, String> {
    let started = Instant::now();
    let listener = bind(order.interface, order.port)?;
    let address = listener.local_addr().map_err(|error| format!("the port cannot be told: {error}"))?;
    let (send, asks) = mpsc::channel();
    // Watched before it is read: what changes in between is read twice and not missed.
    let mut watch = Watch::start(&order.site, order.watching, send.clone())?;
    watch.cover(&desk::own_folders());
    let origin = origin(address);
    let desk = Desk::open(order, &origin)?;
    http::open(listener, Trust::new(order.interface), Limits::USUAL, send.clone())?;
    let start =
        Start { origin, taken: (address.port() != order.port && order.port != 0).then_some(order.port), started };
    room::run(desk, &start, &asks, send, watch, hear)
}

/// What is to be said when the first pages are there.
struct Start {
    /// `http://127.0.0.1:1111`
    origin: String,
    /// The port that was asked for, if it was taken.
    taken: Option<u16>,
    started: Instant,
}

/// The port that was asked for, else the next that is free.
fn bind(interface: IpAddr, port: u16) -> Result<TcpListener, String> {
    let mut last = None;
    for port in (0..PORTS).map_while(|more| port.checked_add(more)) {
        match TcpListener::bind((interface, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(format!("{} cannot be served on: {error}", SocketAddr::new(interface, port))),
        }
    }
    let why = last.map_or_else(String::new, |error| format!(": {error}"));
    Err(format!("no free port from {port} to {}{why}; name another one with `--port`", port.saturating_add(PORTS - 1)))
}

/// What a browser on this machine types.
fn origin(address: SocketAddr) -> String {
    let ip = match address.ip() {
        ip if ip.is_unspecified() => IpAddr::from([127, 0, 0, 1]),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(ip, address.port()))
}

//! Who is connected, so that no number of silent connections keeps a new one out.

use std::collections::HashMap;
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// All connections.
pub(super) struct Guests {
    most: usize,
    list: Arc<Mutex<List>>,
}

#[derive(Default)]
struct List {
    streams: HashMap<u64, Seat>,
    next: u64,
    /// Counts signs of life; a clock of our own.
    moment: Arc<AtomicU64>,
}

struct Seat {
    stream: Arc<TcpStream>,
    last_sign: Arc<AtomicU64>,
}

/// One connection; it leaves the list when it is dropped.
pub(super) struct Guest {
    pub stream: Arc<TcpStream>,
    number: u64,
    last_sign: Arc<AtomicU64>,
    moment: Arc<AtomicU64>,
    list: Arc<Mutex<List>>,
}

impl Guests {
    pub fn at_most(most: usize) -> Self {
        Self { most, list: Arc::default() }
    }

    /// Lets a connection in; if there are too many, the one that has been quiet longest is closed.
    pub fn welcome(&self, stream: TcpStream) -> Guest {
        let mut list = lock(&self.list);
        if list.streams.len() >= self.most {
            list.close_the_quietest();
        }
        list.next += 1;
        let number = list.next;
        let stream = Arc::new(stream);
        let moment = list.moment.clone();
        let last_sign = Arc::new(AtomicU64::new(moment.fetch_add(1, Ordering::Relaxed)));
        list.streams.insert(number, Seat { stream: stream.clone(), last_sign: last_sign.clone() });
        Guest { stream, number, last_sign, moment, list: self.list.clone() }
    }

    pub fn show_out_the_quietest(&self) {
        lock(&self.list).close_the_quietest();
    }
}

impl List {
    fn close_the_quietest(&mut self) {
        let quietest = self.streams.iter().min_by_key(|(_, seat)| seat.last_sign.load(Ordering::Relaxed));
        let Some(number) = quietest.map(|(number, _)| *number) else { return };
        if let Some(seat) = self.streams.remove(&number) {
            // Its thread wakes up, sees the end and drops the rest.
            let _ = seat.stream.shutdown(Shutdown::Both);
        }
    }
}

impl Guest {
    /// It has asked something whole, or was told something.
    pub fn give_sign(&self) {
        self.last_sign.store(self.moment.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        lock(&self.list).streams.remove(&self.number);
    }
}

fn lock(list: &Mutex<List>) -> MutexGuard<'_, List> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

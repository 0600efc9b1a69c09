//! Who is asked when: a host hears one question at a time, and then is left alone for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::Silence;

pub(super) struct Hosts {
    pause: Duration,
    hosts: Mutex<HashMap<String, Arc<Mutex<Host>>>>,
}

#[derive(Default)]
struct Host {
    /// None if it was not asked yet.
    free_from: Option<Instant>,
    /// It answers to no question.
    silence: Option<Silence>,
}

impl Hosts {
    pub fn new(pause: Duration) -> Self {
        Self { pause, hosts: Mutex::default() }
    }

    /// Asks when it is this host's turn.
    ///
    /// # Errors
    ///
    /// What is known of a host that answers to nothing; it is not asked then.
    pub fn in_turn<T>(&self, host: &str, ask: impl FnOnce() -> T) -> Result<T, Silence> {
        let host = self.host(host);
        let mut host = host.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(silence) = host.silence {
            return Err(silence);
        }
        if let Some(free_from) = host.free_from {
            sleep(free_from.saturating_duration_since(Instant::now()));
        }
        let answer = ask();
        host.free_from = Some(Instant::now() + self.pause);
        Ok(answer)
    }

    /// The host is not asked before that time is over.
    pub fn leave_alone(&self, host: &str, time: Duration) {
        self.host(host).lock().unwrap_or_else(PoisonError::into_inner).free_from = Some(Instant::now() + time);
    }

    /// The host is not asked any more.
    pub fn give_up(&self, host: &str, silence: Silence) {
        self.host(host).lock().unwrap_or_else(PoisonError::into_inner).silence = Some(silence);
    }

    fn host(&self, host: &str) -> Arc<Mutex<Host>> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.entry(host.to_owned()).or_default().clone()
    }
}

//! All that a publication asks of other sites.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use super::address::Address;
use super::follow::Follower;
use super::{Answer, Kept, Linked, mistakes};
use crate::config::Config;
use crate::diagnostic::Diagnostic;

/// So many hosts are asked at once.
const HOSTS_AT_ONCE: usize = 8;

/// The addresses of a publication, known and to be asked.
pub struct Inquiry<'c> {
    config: &'c Config,
    linked: Linked,
    answers: BTreeMap<Address, Answer>,
    kept: Kept,
    /// In seconds since 1970.
    now: i64,
    to_ask: Vec<Address>,
}

/// What came of it.
pub struct Found {
    pub diagnostics: Vec<Diagnostic>,
    /// For the next time.
    pub kept: Kept,
}

impl<'c> Inquiry<'c> {
    /// Without what the configuration leaves out. `now` is in seconds since 1970.
    pub fn new(config: &'c Config, mut linked: Linked, kept: Kept, now: i64) -> Self {
        let kept = kept.fresh(now);
        linked.retain(|typed, _| {
            let address = Address::parse(typed);
            !address.is_some_and(|address| config.external.skip.iter().any(|pattern| address.fits(pattern)))
        });
        let addresses: BTreeMap<Address, Option<Answer>> = linked
            .keys()
            .filter_map(|typed| Address::parse(typed))
            .map(|address| (address.clone(), kept.answer(address.as_str(), now)))
            .collect();
        let to_ask =
            addresses.iter().filter(|(_, known)| known.is_none()).map(|(address, _)| address.clone()).collect();
        let answers = addresses.into_iter().filter_map(|(address, known)| Some((address, known?))).collect();
        Self { config, linked, answers, kept, now, to_ask }
    }

    /// How many addresses will be asked for.
    pub fn len(&self) -> usize {
        self.to_ask.len()
    }

    pub fn is_empty(&self) -> bool {
        self.to_ask.is_empty()
    }

    /// Asks; `step` hears of every address.
    pub fn ask(mut self, step: &(dyn Fn() + Sync)) -> Found {
        for (address, answer) in self.asked(step) {
            self.kept.keep(address.as_str(), &answer, self.now);
            self.answers.insert(address, answer);
        }
        let diagnostics = self.linked.iter().flat_map(|(typed, places)| {
            let answer = Address::parse(typed).map_or(Answer::Unreadable, |address| self.answers[&address].clone());
            places.iter().filter_map(move |place| mistakes::told(place.clone(), typed, &answer))
        });
        Found { diagnostics: diagnostics.collect(), kept: self.kept }
    }

    fn asked(&self, step: &(dyn Fn() + Sync)) -> BTreeMap<Address, Answer> {
        let follower = Follower::new(&self.config.external, &self.config.base_url.to_string());
        let hosts = Mutex::new(self.hosts());
        let answers = Mutex::new(BTreeMap::new());
        let next = || hosts.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        std::thread::scope(|scope| {
            for _ in 0..HOSTS_AT_ONCE.min(self.to_ask.len()) {
                scope.spawn(|| {
                    while let Some(addresses) = next() {
                        for address in addresses {
                            let answer = follower.answer(&address);
                            answers.lock().unwrap_or_else(PoisonError::into_inner).insert(address, answer);
                            step();
                        }
                    }
                });
            }
        });
        answers.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// The addresses by host; that with most first, since it takes longest.
    fn hosts(&self) -> VecDeque<Vec<Address>> {
        let mut hosts: BTreeMap<String, Vec<Address>> = BTreeMap::new();
        for address in &self.to_ask {
            hosts.entry(address.place()).or_default().push(address.clone());
        }
        let mut hosts: Vec<Vec<Address>> = hosts.into_values().collect();
        hosts.sort_by_key(|addresses| std::cmp::Reverse(addresses.len()));
        hosts.into()
    }
}

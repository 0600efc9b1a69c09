//! Paths at which something happened and that are still to be looked at.

use std::collections::{BTreeSet, VecDeque};
use std::time::{Duration, Instant};

/// Looks lie at least so far apart: the first event is taken at once, what follows is grouped.
const GROUPED: Duration = Duration::from_millis(20);

/// A file that is broken or gone may be on its way to being whole. It is believed after so long without an event.
const QUIET: Duration = Duration::from_millis(60);

/// A folder is looked at once more after so long.
const SECOND_LOOK: Duration = Duration::from_millis(150);

/// What is to be looked at, and when.
#[derive(Debug)]
pub(super) struct Pending {
    paths: BTreeSet<String>,
    due: Option<Instant>,
    /// Folders that are looked at once more, in the order of time.
    again: VecDeque<(Instant, String)>,
    last_event: Instant,
    last_look: Option<Instant>,
}

impl Pending {
    pub fn new(now: Instant) -> Self {
        Self { paths: BTreeSet::new(), due: None, again: VecDeque::new(), last_event: now, last_look: None }
    }

    pub fn add(&mut self, path: String, now: Instant) {
        self.paths.insert(path);
        self.last_event = now;
        let earliest = self.last_look.map_or(now, |look| look + GROUPED);
        self.due = Some(earliest.max(now));
    }

    /// When to look next; none if there is nothing to look at.
    pub fn due(&self) -> Option<Instant> {
        self.due.into_iter().chain(self.again.front().map(|(due, _)| *due)).min()
    }

    /// The paths to look at now; empty if it is not time yet.
    pub fn begin(&mut self, now: Instant) -> Vec<String> {
        if self.due.is_some_and(|due| due <= now) {
            self.last_look = Some(now);
            return self.paths.iter().cloned().collect();
        }
        let ripe = self.again.iter().take_while(|(due, _)| *due <= now).count();
        self.paths.extend(self.again.drain(..ripe).map(|(_, path)| path));
        if ripe == 0 { Vec::new() } else { self.paths.iter().cloned().collect() }
    }

    /// Looks at a folder once more. No second look asks for a third.
    pub fn look_again(&mut self, folder: String, now: Instant) {
        if self.last_look == Some(now) && !self.again.iter().any(|(_, known)| *known == folder) {
            self.again.push_back((now + SECOND_LOOK, folder));
        }
    }

    /// Nothing happened for so long that what is seen is meant.
    pub fn is_quiet(&self, now: Instant) -> bool {
        now >= self.last_event + QUIET
    }

    /// What was seen, in a look that ended now, is doubtful: look again when it has been quiet. Events that came during the
    /// look are grouped like any others; to look for each of them at a thousand files would never end.
    pub fn put_off(&mut self, now: Instant) {
        self.last_look = Some(now);
        self.due = Some((self.last_event + QUIET).max(now + GROUPED));
    }

    pub fn end(&mut self) {
        self.paths.clear();
        self.due = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(start: Instant, milliseconds: u64) -> Instant {
        start + Duration::from_millis(milliseconds)
    }

    #[test]
    fn the_first_event_is_taken_at_once_and_what_follows_is_grouped() {
        let start = Instant::now();
        let mut pending = Pending::new(start);
        pending.add("a".into(), start);
        assert_eq!(pending.begin(start), ["a"]);
        pending.end();
        pending.add("b".into(), after(start, 1));
        pending.add("c".into(), after(start, 2));
        assert_eq!(pending.begin(after(start, 3)), [""; 0]);
        assert_eq!(pending.begin(after(start, 20)), ["b", "c"]);
    }

    #[test]
    fn what_is_doubtful_is_looked_at_again_when_it_has_been_quiet() {
        let start = Instant::now();
        let mut pending = Pending::new(start);
        pending.add("a".into(), start);
        pending.begin(start);
        pending.put_off(after(start, 1));
        assert_eq!(pending.due(), Some(after(start, 60)));
        pending.add("a".into(), after(start, 50));
        assert_eq!(pending.begin(after(start, 50)), ["a"]);
        assert!(!pending.is_quiet(after(start, 60)));
        assert!(pending.is_quiet(after(start, 110)));
    }

    #[test]
    fn events_that_came_during_a_long_doubtful_look_are_grouped() {
        let start = Instant::now();
        let mut pending = Pending::new(start);
        pending.add("a".into(), start);
        pending.begin(start);
        pending.put_off(after(start, 300));
        for event in 0..5 {
            pending.add(format!("b{event}"), after(start, 301 + event));
            assert_eq!(pending.begin(after(start, 301 + event)), [""; 0]);
        }
        assert_eq!(pending.begin(after(start, 320)).len(), 6);
    }
}

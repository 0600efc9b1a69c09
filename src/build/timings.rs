//! How long each stage took; always measured, shown when asked for.

use std::time::{Duration, Instant};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Read,
    /// Instead of [`Stage::Read`] and [`Stage::Parse`], where there is nothing to compare with.
    ReadAndParse,
    Compare,
    Parse,
    Publication,
    Plan,
    /// Only where there are pictures to make.
    Pictures,
    Theme,
    Print,
    /// What is left of making the search indexes when all pages are printed.
    Index,
    Finish,
}

impl Stage {
    pub fn name(self) -> &'static str {
        match self {
            Stage::Read => "read the files",
            Stage::ReadAndParse => "read the files, parse the texts",
            Stage::Compare => "compare with the last build",
            Stage::Parse => "parse the texts",
            Stage::Publication => "put the publication together",
            Stage::Plan => "plan the pages, check the links",
            Stage::Pictures => "make smaller pictures",
            Stage::Theme => "load the theme, share the values",
            Stage::Print => "print and write the pages",
            Stage::Index => "finish the search index",
            Stage::Finish => "exchange the folders",
        }
    }
}

/// Wall time by stage, in order.
#[derive(Clone, Debug)]
pub struct Timings {
    pub stages: Vec<(Stage, Duration)>,
    start: Instant,
    last: Instant,
}

impl Timings {
    pub fn start() -> Self {
        let now = Instant::now();
        Self { stages: Vec::new(), start: now, last: now }
    }

    pub fn end(&mut self, stage: Stage) {
        let now = Instant::now();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }

    pub fn total(&self) -> Duration {
        self.last - self.start
    }
}

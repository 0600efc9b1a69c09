//! `[check]`: what becomes of mistakes, and how addresses on other sites are asked for.

use std::time::Duration;

use super::mistakes;
use super::parse::word;
use super::section::{Reader, Value};
use crate::diagnostic::{Level, Levels, Rule};

/// Between two questions to one host, unless said.
const PAUSE_MS: usize = 500;

/// For one answer, unless said.
const TIMEOUT_S: usize = 20;

/// How `masthead check --external` asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalConfig {
    /// Hosts (`*.example.org`) and addresses (`https://example.org/print/*`) that are not asked for; `*` is any text.
    pub skip: Vec<String>,
    /// Whether this machine and private networks are asked too.
    pub private: bool,
    /// Between two questions to one host.
    pub pause: Duration,
    /// For one answer; at least a second.
    pub timeout: Duration,
}

pub(super) fn read(reader: &mut Reader, value: Option<Value>) -> (Levels, ExternalConfig) {
    let mut levels = Levels::default();
    let mut section = reader.section(value);
    let mut take = |key| section.as_mut().and_then(|section| section.take(key));
    let skip = reader.texts(take("external_skip")).unwrap_or_default();
    let external = ExternalConfig {
        skip: skip.into_iter().map(|(pattern, _)| pattern).collect(),
        private: reader.flag(take("external_private")).unwrap_or(false),
        pause: Duration::from_millis(reader.number(take("external_pause_ms"), 0).unwrap_or(PAUSE_MS) as u64),
        timeout: Duration::from_secs(reader.number(take("external_timeout_s"), 1).unwrap_or(TIMEOUT_S) as u64),
    };
    for (typed, value) in section.into_iter().flat_map(|mut section| section.take_all()) {
        level(reader, &mut levels, typed, value);
    }
    (levels, external)
}

/// `dead-link = "warn"`, by name or code.
fn level(reader: &mut Reader, levels: &mut Levels, typed: &str, value: Value) {
    const LEVELS: [(&str, Level); 3] = [("error", Level::Error), ("warn", Level::Warn), ("off", Level::Off)];
    let place = reader.at(&value.key_span);
    match Rule::named(typed) {
        None => reader.tell(mistakes::unknown_rule(place, typed)),
        Some(rule) if !rule.is_adjustable() => reader.tell(mistakes::fixed_rule(place, rule)),
        Some(rule) => {
            if let Some(level) = word(reader, Some(value), &LEVELS) {
                levels.set(rule, level);
            }
        }
    }
}

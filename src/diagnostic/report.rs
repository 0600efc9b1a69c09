//! All mistakes of one run: levels applied, sorted by path and place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Diagnostic, Level, Rule, Severity};

/// Which rules count how much: `[check]`, then `--lenient`; and what files switch off for themselves.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    levels: BTreeMap<Rule, Level>,
    /// By path from the site's folder.
    off_in: BTreeMap<Arc<str>, Vec<Rule>>,
    lenient: bool,
    strict: bool,
}

impl Levels {
    /// Every warning is an error, but for remarks: `--strict`.
    pub fn make_strict(&mut self) {
        self.strict = true;
    }

    /// The rule is not adjustable: nothing changes.
    pub fn set(&mut self, rule: Rule, level: Level) {
        if rule.is_adjustable() {
            self.levels.insert(rule, level);
        }
    }

    /// Nothing of these rules is told of this file any more. Those that are not adjustable are told all the same.
    pub fn switch_off_in(&mut self, path: &Arc<str>, rules: &[Rule]) {
        if !rules.is_empty() {
            self.off_in.insert(path.clone(), rules.to_vec());
        }
    }

    /// Every mistake in content is a warning.
    pub fn make_lenient(&mut self) {
        self.lenient = true;
    }

    pub fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// Whether `[check]` gives the rule a level other than off.
    pub fn asks_for(&self, rule: Rule) -> bool {
        self.levels.get(&rule).is_some_and(|level| *level != Level::Off)
    }

    /// Whether `[check]` or the file itself switches its rule off.
    pub fn are_off_for(&self, diagnostic: &Diagnostic) -> bool {
        let rule = diagnostic.rule;
        let in_file = self.off_in.get(&diagnostic.place.path).is_some_and(|rules| rules.contains(&rule));
        self.levels.get(&rule) == Some(&Level::Off) || in_file && rule.is_adjustable()
    }

    /// The diagnostic at its level; none if its rule is switched off.
    pub fn apply(&self, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
        if self.are_off_for(&diagnostic) {
            return None;
        }
        match self.levels.get(&diagnostic.rule) {
            Some(Level::Warn) => diagnostic.severity = Severity::Warning,
            // A warning that the program has lowered (a mistake in a draft) stays one.
            Some(Level::Error) if diagnostic.rule.severity() == Severity::Warning => {
                diagnostic.severity = Severity::Error;
            }
            Some(Level::Error | Level::Off) | None => {}
        }
        if self.lenient && diagnostic.rule.is_adjustable() {
            diagnostic.severity = Severity::Warning;
        }
        if self.strict && !diagnostic.rule.is_remark() {
            diagnostic.severity = Severity::Error;
        }
        Some(diagnostic)
    }
}

/// The mistakes of one run.
#[derive(Debug, Default)]
pub struct Report {
    levels: Levels,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub fn new(levels: Levels) -> Self {
        Self { levels, diagnostics: Vec::new() }
    }

    pub fn add(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics.into_iter().filter_map(|diagnostic| self.levels.apply(diagnostic)));
    }

    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// As [`Levels::switch_off_in`], for what is added from now on.
    pub fn switch_off_in(&mut self, path: &Arc<str>, rules: &[Rule]) {
        self.levels.switch_off_in(path, rules);
    }

    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The mistakes, in no particular order yet: lines are known to the renderer only.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

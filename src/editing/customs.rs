//! What is usual in a publication, and what is the exception.

use super::mistakes;
use crate::diagnostic::{Diagnostic, Levels, Rule};

/// So many keep a custom, at least.
const FEWEST: usize = 5;

/// And so many of each hundred.
const SHARE: usize = 75;

/// More of one kind are no slips: they were never thought of.
const MANY: usize = 20;

/// The customs that were looked at, each with its exceptions.
pub(super) struct Customs<'l> {
    levels: &'l Levels,
    diagnostics: Vec<Diagnostic>,
}

impl<'l> Customs<'l> {
    pub fn new(levels: &'l Levels) -> Self {
        Self { levels, diagnostics: Vec::new() }
    }

    /// Takes what is told of each thing that the rule looks at, none of one that keeps it. Nothing is told if the rule is
    /// no custom here, unless it was asked for.
    pub fn add(&mut self, rule: Rule, told: impl IntoIterator<Item = Option<Diagnostic>>) {
        let looked = Looked::at(told);
        if looked.is_usual() || self.levels.asks_for(rule) {
            self.diagnostics.extend(looked.exceptions);
        }
    }

    /// The same of a rule that holds everywhere: where many break it who never knew of it, it is told once for the site.
    pub fn add_everywhere(&mut self, rule: Rule, told: impl IntoIterator<Item = Option<Diagnostic>>) {
        let looked = Looked::at(told);
        if looked.is_usual() || looked.exceptions.len() <= MANY || self.levels.asks_for(rule) {
            return self.diagnostics.extend(looked.exceptions);
        }
        let others = looked.exceptions.len() - 1;
        let first = looked.exceptions.into_iter().min_by(|a, b| a.place.path.cmp(&b.place.path));
        let told = first.map(|first| mistakes::and_others(first, others));
        self.diagnostics.extend(told);
    }

    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

/// What a rule found.
struct Looked {
    kept: usize,
    exceptions: Vec<Diagnostic>,
}

impl Looked {
    fn at(told: impl IntoIterator<Item = Option<Diagnostic>>) -> Self {
        let mut looked = Self { kept: 0, exceptions: Vec::new() };
        for told in told {
            match told {
                Some(exception) => looked.exceptions.push(exception),
                None => looked.kept += 1,
            }
        }
        looked
    }

    fn is_usual(&self) -> bool {
        let all = self.kept + self.exceptions.len();
        self.kept >= FEWEST && self.kept * 100 >= all * SHARE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Level, Place};

    /// A rule that `kept` things keep and `exceptions` do not.
    fn looked(kept: usize, exceptions: usize) -> Vec<Option<Diagnostic>> {
        let place = Place::file(&"a.md".into());
        let exception = Diagnostic::new(Rule::MissingSummary, place, "no summary");
        [vec![None; kept], vec![Some(exception); exceptions]].concat()
    }

    fn told(levels: &Levels, kept: usize, exceptions: usize) -> usize {
        let mut customs = Customs::new(levels);
        customs.add(Rule::MissingSummary, looked(kept, exceptions));
        customs.into_diagnostics().len()
    }

    fn told_everywhere(levels: &Levels, kept: usize, exceptions: usize) -> usize {
        let mut customs = Customs::new(levels);
        customs.add_everywhere(Rule::MissingSummary, looked(kept, exceptions));
        customs.into_diagnostics().len()
    }

    fn asked() -> Levels {
        let mut levels = Levels::default();
        levels.set(Rule::MissingSummary, Level::Warn);
        levels
    }

    #[test]
    fn exceptions_are_told_where_at_least_five_and_three_of_four_keep_a_custom() {
        let levels = Levels::default();
        assert_eq!([told(&levels, 5, 1), told(&levels, 6, 2), told(&levels, 30, 10)], [1, 2, 10]);
        assert_eq!([told(&levels, 4, 1), told(&levels, 5, 2), told(&levels, 0, 9)], [0, 0, 0]);
    }

    #[test]
    fn a_level_in_the_configuration_asks_for_every_exception() {
        assert_eq!([told(&asked(), 0, 9), told_everywhere(&asked(), 0, 90)], [9, 90]);
    }

    #[test]
    fn a_rule_for_everywhere_is_told_once_where_many_break_it() {
        let levels = Levels::default();
        assert_eq!([told_everywhere(&levels, 0, 20), told_everywhere(&levels, 90, 30)], [20, 30]);
        let mut customs = Customs::new(&levels);
        customs.add_everywhere(Rule::MissingSummary, looked(0, 21));
        let told = customs.into_diagnostics();
        assert_eq!(
            told[0].notes,
            [
                "20 others are like it; this is said once for the site, and of each with `missing-summary = \"warn\"` in `[check]`"
            ]
        );
        assert_eq!(told.len(), 1);
    }
}

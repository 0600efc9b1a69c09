//! `masthead explain`.

use super::arguments::ExplainArguments;
use super::{CANNOT, GOOD, say};
use crate::diagnostic::{Rule, Story, nearest, shown};

pub fn run(arguments: &ExplainArguments) -> u8 {
    let Some(typed) = &arguments.rule else {
        say::data(&list());
        return GOOD;
    };
    match find(typed) {
        Some(rule) => {
            say::data(&Story::of(rule).plain(say::tongue()));
            GOOD
        }
        None => {
            say::cannot(&unknown(typed));
            CANNOT
        }
    }
}

/// A line for each rule.
fn list() -> String {
    let width = Rule::ALL.iter().map(|rule| rule.name().len()).max().unwrap_or(0);
    let levels =
        Rule::ALL.iter().map(|rule| say::tongue().say(Story::of(*rule).level()).chars().count()).max().unwrap_or(0);
    let line = |rule: &Rule| {
        let story = Story::of(*rule);
        format!(
            "{}  {:width$}  {:levels$}  {}\n",
            rule.code(),
            rule.name(),
            say::tongue().say(story.level()),
            story.summary(say::tongue())
        )
    };
    Rule::ALL.iter().map(line).collect()
}

/// The rule of this code or name, in large or small letters.
fn find(typed: &str) -> Option<Rule> {
    Rule::named(&typed.to_uppercase()).or_else(|| Rule::named(&typed.to_lowercase()))
}

fn unknown(typed: &str) -> String {
    let names = Rule::ALL.iter().flat_map(|rule| [rule.code(), rule.name()]);
    let help = match nearest(typed, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`masthead explain` lists them all".to_owned(),
    };
    format!("there is no rule {}; {help}", shown(typed))
}

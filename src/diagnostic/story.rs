//! What there is to say of a rule at length: why it matters, an example of the mistake and its mending.
//!
//! `stories.md` has a part for each rule, the only source of `masthead explain` and of `docs/diagnostics.md`. In French,
//! `stories.fr.md` says what is wrong and what to do; the examples are the same.

use std::borrow::Cow;

use super::{Rule, Severity, Tongue};

const STORIES: &str = include_str!("stories.md");
const FRENCH: &str = include_str!("stories.fr.md");

/// What parts the two halves of an example.
const INSTEAD: &str = "Instead:";

/// What begins and ends a file in an example.
const FENCE: &str = "```";

/// The story of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Story {
    pub rule: Rule,
    /// What is wrong, in one line without a full stop: `a key that no one reads`.
    pub summary: &'static str,
    /// The rest, in Markdown. In examples a block of code is a file, called by its path; the files after a line
    /// `Instead:` are those without the mistake.
    pub text: &'static str,
}

impl Story {
    pub fn of(rule: Rule) -> Self {
        let (summary, text) = part(STORIES, rule);
        Self { rule, summary, text }
    }

    /// What is wrong, in one line.
    pub fn summary(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::English => self.summary,
            Tongue::French => part(FRENCH, self.rule).0,
        }
    }

    /// `warning`, `error`, or `error, always` where `[check]` cannot change it; `warning, where usual` of what is a matter
    /// of custom.
    pub fn level(&self) -> &'static str {
        if self.rule.is_customary() {
            return "warning, where usual";
        }
        match (self.rule.severity(), self.rule.is_adjustable()) {
            (Severity::Warning, true) => "warning",
            (Severity::Error, true) => "error",
            (Severity::Warning, false) => "warning, always",
            (Severity::Error, false) => "error, always",
        }
    }

    /// As it is read in a terminal: files are indented below their paths.
    pub fn plain(&self, tongue: Tongue) -> String {
        let (colon, text) = match tongue {
            Tongue::English => (":", Cow::Borrowed(self.text)),
            Tongue::French => ("\u{a0}:", Cow::Owned(self.french())),
        };
        let (code, name, summary) = (self.rule.code(), self.rule.name(), self.summary(tongue));
        let mut plain = format!("{code} {name}{colon} {summary}\n({})\n\n", tongue.say(self.level()));
        let mut margin = "";
        for line in text.lines() {
            match line.strip_prefix(FENCE) {
                Some("") => margin = "",
                Some(path) => {
                    plain.push_str(&format!("  {path}\n"));
                    margin = "    ";
                }
                None => plain.push_str(&format!("{}\n", format!("{margin}{line}").trim_end())),
            }
        }
        plain
    }

    /// The French words, then the examples.
    fn french(&self) -> String {
        let mut text = part(FRENCH, self.rule).1.to_owned();
        for (place, piece) in self.text.split(FENCE).enumerate() {
            match place % 2 {
                0 if piece.contains(INSTEAD) => text.push_str("\n\nÀ la place\u{a0}:"),
                0 => {}
                _ => text.push_str(&format!("\n\n{FENCE}{piece}{FENCE}")),
            }
        }
        text
    }
}

/// Of a rule, the line of a file that sums it up, and the rest.
fn part(file: &'static str, rule: Rule) -> (&'static str, &'static str) {
    let part = file
        .split("\n## ")
        .find_map(|part| part.strip_prefix(rule.name())?.strip_prefix("\n\n"))
        .expect("every rule has a story, as a test holds");
    let (summary, text) = part.split_once("\n\n").expect("a summary stands above each story");
    (summary, text.trim_end())
}

const HEADING: &str = "\
# Mistakes

Every rule that a publication is held to, with an example of the mistake and its mending. `masthead explain M0101` (or
`masthead explain unknown-key`) shows the same in the terminal. [`[check]`](configuration.md#check) sets levels and switches rules
off, `check_off: [M0101]` in its front matter switches them off for one file. In the examples a block is a file; of `config.toml` it shows only the lines that matter.
";

/// The page on all rules, by code: `docs/diagnostics.md`.
pub fn document() -> String {
    let mut document = HEADING.to_owned();
    for &rule in Rule::ALL {
        let story = Story::of(rule);
        let (code, name, level) = (rule.code(), rule.name(), story.level());
        document.push_str(&format!("\n## {code} {name}\n\n*{level}*: {}\n\n{}\n", story.summary, story.text));
    }
    document
}

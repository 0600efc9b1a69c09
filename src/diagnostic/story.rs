//! What there is to say of a rule at length: why it matters, an example of the mistake and its mending.
//!
//! `stories.md` has a part for each rule, the only source of `masthead explain` and of `docs/diagnostics.md`.

use super::{Rule, Severity};

const STORIES: &str = include_str!("stories.md");

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
        let part = STORIES
            .split("\n## ")
            .find_map(|part| part.strip_prefix(rule.name())?.strip_prefix("\n\n"))
            .expect("every rule has a story, as a test holds");
        let (summary, text) = part.split_once("\n\n").expect("a summary stands above each story");
        Self { rule, summary, text: text.trim_end() }
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
    pub fn plain(&self) -> String {
        let mut plain = format!("{} {}: {}\n({})\n\n", self.rule.code(), self.rule.name(), self.summary, self.level());
        let mut margin = "";
        for line in self.text.lines() {
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
}

const HEADING: &str = "\
# Mistakes

Every rule that a publication is held to, with an example of the mistake and its mending. `masthead explain M0101` (or
`masthead explain unknown-key`) shows the same in the terminal. [`[check]`](configuration.md#check) sets levels and switches rules
off. In the examples a block is a file; of `config.toml` it shows only the lines that matter.
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

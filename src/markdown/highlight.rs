//! Colours for code: the grammars of many languages, boiled down to a handful of classes. The only module that names
//! `syntect`.
//!
//! Classes of the `<span>`s, for the theme's style sheet:
//!
//! | class | what |
//! | --- | --- |
//! | `c` | comments |
//! | `s` | strings |
//! | `e` | escapes in strings, regular expressions |
//! | `n` | numbers |
//! | `l` | other constants: `true`, `null`, symbols |
//! | `k` | keywords, storage modifiers |
//! | `o` | operators |
//! | `t` | types and classes |
//! | `f` | functions |
//! | `v` | parameters, `self`, variables with a sigil |
//! | `g` | tags of markup |
//! | `a` | attributes and keys |
//! | `m` | macros, annotations, preprocessor |
//! | `h` | headings and emphasis in markup |
//! | `i` | inserted lines |
//! | `d` | deleted lines, invalid code |

use std::sync::LazyLock;

use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::fragment::escape_text;

/// Blocks and lines above these, in bytes, stay plain: grammars backtrack.
const LARGEST_BLOCK: usize = 64 * 1024;
const LONGEST_LINE: usize = 2_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Which scopes have which class: the first that fits holds. A scope that none fits has the class it stands in.
const CLASSES: [(&str, &str); 43] = [
    ("comment", "c"),
    ("punctuation.definition.comment", "c"),
    ("constant.character.escape", "e"),
    ("string.regexp", "e"),
    ("string.unquoted", ""),
    ("string", "s"),
    ("punctuation.definition.string", "s"),
    ("constant.numeric", "n"),
    ("constant", "l"),
    ("keyword.operator.word", "k"),
    ("keyword.operator", "o"),
    ("keyword.control.directive", "m"),
    ("keyword", "k"),
    ("storage.type.function", "k"),
    ("storage", "k"),
    ("entity.name.function.preprocessor", "m"),
    ("entity.name.macro", "m"),
    ("support.macro", "m"),
    ("meta.annotation", "m"),
    ("variable.annotation", "m"),
    ("meta.preprocessor", "m"),
    ("entity.name.function", "f"),
    ("support.function", "f"),
    ("variable.function", "f"),
    ("entity.name.tag", "g"),
    ("entity.other.attribute-name", "a"),
    ("support.type.property-name", "a"),
    ("entity.name.section", "h"),
    ("entity.name.type", "t"),
    ("entity.name.class", "t"),
    ("entity.name.struct", "t"),
    ("entity.name.enum", "t"),
    ("entity.name.trait", "t"),
    ("entity.other.inherited-class", "t"),
    ("support.type", "t"),
    ("support.class", "t"),
    ("variable.parameter", "v"),
    ("variable.language", "v"),
    ("markup.heading", "h"),
    ("markup.bold", "h"),
    ("markup.inserted", "i"),
    ("markup.deleted", "d"),
    ("invalid", "d"),
];

/// [`CLASSES`] with the scopes as numbers.
static TABLE: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    let scope = |name: &str| Scope::new(name).ok();
    CLASSES.iter().filter_map(|(name, class)| Some((scope(name)?, *class))).collect()
});

/// Writes the code with its colours. False, and nothing written, if there are none: an unknown language, or too much.
pub(super) fn highlight(language: &str, code: &str, html: &mut String) -> bool {
    if language.is_empty() || code.len() > LARGEST_BLOCK || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return false;
    }
    let Some(syntax) = SYNTAXES.find_syntax_by_token(language) else { return false };
    let start = html.len();
    let is_done = Painter::new(html).paint(syntax, code).is_some();
    if !is_done {
        html.truncate(start);
    }
    is_done
}

/// Writes code piece by piece, equal neighbours in one span.
struct Painter<'h> {
    html: &'h mut String,
    /// The class of each scope that is open; empty for none.
    classes: Vec<&'static str>,
    /// The class of the span that is open; empty if none is.
    open: &'static str,
}

impl<'h> Painter<'h> {
    fn new(html: &'h mut String) -> Self {
        Self { html, classes: Vec::new(), open: "" }
    }

    /// None if the grammar fails.
    fn paint(&mut self, syntax: &SyntaxReference, code: &str) -> Option<()> {
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        for line in LinesWithEndings::from(code) {
            let mut written = 0;
            for (at, operation) in state.parse_line(line, &SYNTAXES).ok()? {
                self.write(&line[written..at]);
                written = at;
                let classes = &mut self.classes;
                stack.apply_with_hook(&operation, |operation, _| apply(classes, operation)).ok()?;
            }
            self.write(&line[written..]);
        }
        self.switch_to("");
        Some(())
    }

    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.switch_to(self.classes.last().copied().unwrap_or_default());
        }
        escape_text(self.html, text);
    }

    fn switch_to(&mut self, class: &'static str) {
        if class == self.open {
            return;
        }
        if !self.open.is_empty() {
            self.html.push_str("</span>");
        }
        if !class.is_empty() {
            self.html.push_str("<span class=\"");
            self.html.push_str(class);
            self.html.push_str("\">");
        }
        self.open = class;
    }
}

fn apply(classes: &mut Vec<&'static str>, operation: BasicScopeStackOp) {
    match operation {
        BasicScopeStackOp::Push(scope) => {
            let own = TABLE.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, class)| *class);
            classes.push(own.or(classes.last().copied()).unwrap_or_default());
        }
        BasicScopeStackOp::Pop => {
            classes.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, SYNTAXES, TABLE};

    #[test]
    fn classes_are_few_and_every_scope_is_one() {
        let classes: std::collections::BTreeSet<&str> = CLASSES.iter().map(|(_, class)| *class).collect();
        assert_eq!(classes.into_iter().collect::<String>(), "acdefghiklmnostv");
        assert_eq!(TABLE.len(), CLASSES.len());
    }

    #[test]
    fn languages_that_policy_writers_quote_are_known() {
        for language in
            ["python", "py", "r", "json", "yaml", "toml", "sql", "bash", "sh", "html", "css", "js", "ts", "xml"]
        {
            assert!(SYNTAXES.find_syntax_by_token(language).is_some(), "{language}");
        }
    }
}

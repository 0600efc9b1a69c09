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

mod memory;

use std::cell::RefCell;
use std::sync::LazyLock;

use syntect::parsing::{Scope, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::fragment::escape_text;
use memory::Memory;

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
    let is_done = MEMORY.with_borrow_mut(|memory| Painter { html, open: "" }.paint(memory, syntax, code)).is_some();
    if !is_done {
        html.truncate(start);
    }
    is_done
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Writes code piece by piece, equal neighbours in one span.
struct Painter<'h> {
    html: &'h mut String,
    /// The class of the span that is open; empty if none is.
    open: &'static str,
}

impl Painter<'_> {
    /// None if the grammar fails.
    fn paint(&mut self, memory: &mut Memory, syntax: &SyntaxReference, code: &str) -> Option<()> {
        let mut state = memory.begin(syntax);
        for line in LinesWithEndings::from(code) {
            let painted = memory.line(state, line)?;
            let mut written = 0;
            for (end, class) in &painted.pieces {
                self.write(&line[written..*end], class);
                written = *end;
            }
            state = painted.after;
        }
        self.switch_to("");
        Some(())
    }

    fn write(&mut self, text: &str, class: &'static str) {
        if !text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.switch_to(class);
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

#[cfg(test)]
mod tests {
    use super::{CLASSES, MEMORY, SYNTAXES, TABLE, highlight};

    fn painted(language: &str, code: &str) -> String {
        let mut html = String::new();
        assert!(highlight(language, code, &mut html));
        html
    }

    #[test]
    fn a_line_has_the_colours_of_where_it_stands() {
        let alone = "x <span class=\"o\">= </span><span class=\"n\">1\n</span>";
        assert_eq!(painted("python", "x = 1\n"), alone);
        let quoted = "<span class=\"c\">\"\"\"\nx = 1\n\"\"\"\n</span>";
        assert_eq!(painted("python", "\"\"\"\nx = 1\n\"\"\"\n"), quoted);
        assert_eq!(painted("python", "x = 1\n"), alone);
    }

    #[test]
    fn code_that_fills_the_memory_looks_the_same_to_the_end() {
        let quote = |word: &str| format!("cat <<{word}\nx=1\n{word}\n");
        let one = painted("bash", &quote("AAA"));
        let words: Vec<String> = (100..500).map(|number| format!("N{number}")).collect();
        let all = painted("bash", &words.iter().map(|word| quote(word)).collect::<String>());
        let expected: String = words.iter().map(|word| one.replace("AAA", word)).collect();
        assert_eq!(all, expected);
    }

    #[test]
    fn what_was_painted_before_changes_nothing() {
        let blocks = [
            ("bash", "cat <<END\nx=1\nEND\nx=1\n"),
            ("bash", "cat <<STOP\nEND\nSTOP\nx=1\n"),
            ("bash", "x=1\nEND\n"),
            ("rust", "let s = r#\"a\nlet s = 1;\n\"#;\nlet s = 1;\n"),
            ("yaml", "a: |\n  b: 1\nc: 1\n"),
            ("yaml", "  b: 1\nc: 1\n"),
        ];
        let fresh: Vec<String> = blocks
            .iter()
            .map(|(language, code)| {
                MEMORY.take();
                painted(language, code)
            })
            .collect();
        let in_any_order = blocks.iter().zip(&fresh).chain(blocks.iter().zip(&fresh).rev());
        for ((language, code), expected) in in_any_order {
            assert_eq!(&painted(language, code), expected, "{code}");
        }
    }

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

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::*;
use crate::diagnostic::{Place, Rule};

/// Files by path; `locate` finds `key: ` literally.
struct Site(BTreeMap<&'static str, &'static str>);

impl Texts for Site {
    fn text(&self, path: &str) -> Option<Arc<str>> {
        self.0.get(path).map(|text| Arc::from(*text))
    }

    fn locate(&self, _: &str, text: &str, key: &str, item: Option<usize>) -> Option<Range<usize>> {
        let start = text.find(&format!("{key}: "))? + key.len() + 2 + 3 * item.unwrap_or(0);
        Some(start..start + 1)
    }
}

fn drawn<const N: usize>(files: [(&'static str, &'static str); N], diagnostics: &[Diagnostic]) -> String {
    Renderer::new(&Site(files.into())).render(diagnostics)
}

fn at(path: &str, span: Range<usize>, message: &str) -> Diagnostic {
    Diagnostic::new(Rule::UnknownKey, Place::span(&path.into(), span), message)
}

#[test]
fn a_diagnostic_looks_like_the_house_style() {
    let text = "---\ntitle: Carbon\ndate: 2026-03-14\ntopcis: [trade, climate]\n---\n";
    let diagnostic = at("content/a.md", 35..41, "unknown key `topcis`").help("did you mean `tags`?").note("and a note");
    let expected = "\
warning: unknown key `topcis`
 --> content/a.md:4:1
  |
4 | topcis: [trade, climate]
  | ^^^^^^
  = note: and a note
  = help: did you mean `tags`?
";
    assert_eq!(drawn([("content/a.md", text)], &[diagnostic]), expected);
}

#[test]
fn diagnostics_are_sorted_by_path_and_place_and_separated_by_a_blank_line() {
    let file = |path: &str, message: &str| Diagnostic::new(Rule::BadConfig, Place::file(&path.into()), message);
    let diagnostics =
        [file("b.md", "of b"), at("a.md", 4..5, "later"), at("a.md", 0..1, "sooner"), file("a.md", "of a").help("x")];
    let expected = "\
error: of a
 --> a.md
  = help: x

warning: sooner
 --> a.md:1:1
  |
1 | one
  | ^

warning: later
 --> a.md:2:1
  |
2 | two
  | ^

error: of b
 --> b.md
";
    assert_eq!(drawn([("a.md", "one\ntwo")], &diagnostics), expected);
}

#[test]
fn a_file_that_cannot_be_read_is_named_alone() {
    assert_eq!(drawn([], &[at("a.md", 3..4, "x")]), "warning: x\n --> a.md\n");
}

#[test]
fn a_key_is_found_when_it_is_drawn() {
    let place = Place::item(&"a.md".into(), "tags", 1);
    let expected = "warning: x\n --> a.md:2:10\n  |\n2 | tags: a, b\n  |          ^\n";
    let text = "title: t\ntags: a, b\n";
    assert_eq!(drawn([("a.md", text)], &[Diagnostic::new(Rule::UnknownKey, place, "x")]), expected);
    let gone = Place::value(&"a.md".into(), "gone");
    let expected = "warning: x\n --> a.md\n";
    assert_eq!(drawn([("a.md", text)], &[Diagnostic::new(Rule::UnknownKey, gone, "x")]), expected);
}

#[test]
fn other_places_are_drawn_beside_it() {
    let other = |path: &str, span: Range<usize>| Place::span(&path.into(), span);
    let diagnostic = at("a.md", 8..14, "two names for one key")
        .also(other("a.md", 0..4), "first here")
        .also(other("b.md", 6..7), "used here")
        .also(other("c.md", 0..1), "and here");
    let expected = "\
warning: two names for one key
 --> a.md:2:1
  |
2 | topics: u
  | ^^^^^^
  |
 ::: a.md:1:1
  |
1 | tags: x
  | ---- first here
  |
 ::: b.md:1:7
  |
1 | slug: x
  |       - used here
  = note: and here: c.md
";
    assert_eq!(drawn([("a.md", "tags: x\ntopics: u"), ("b.md", "slug: x")], &[diagnostic]), expected);
}

#[test]
fn tabs_controls_and_wide_characters_keep_the_underline_in_place() {
    let text = "a\tto\u{202e}p\u{7}: 日本 x\r\n";
    let x = text.find('x').unwrap();
    let expected = "\
warning: wide
 --> a.md:1:13
  |
1 | a    to�p␇: 日本 x
  |                  ^
";
    assert_eq!(drawn([("a.md", text)], &[at("a.md", x..x + 1, "wide")]), expected);
}

#[test]
fn columns_are_counted_in_characters_after_the_byte_order_mark() {
    let expected = "warning: x\n --> a.md:1:3\n  |\n1 | éé=\n  |   ^\n";
    assert_eq!(drawn([("a.md", "\u{feff}éé=\n")], &[at("a.md", 7..8, "x")]), expected);
}

#[test]
fn a_very_long_line_is_cut_around_the_place() {
    let text: &'static str = format!("title: {}é!{}\n", "x".repeat(5000), "y".repeat(5000)).leak();
    let at_mark = at("a.md", 5009..5010, "long");
    let expected = format!(
        "warning: long\n --> a.md:1:5009\n  |\n1 | ...{}é!{}...\n  | {}^\n",
        "x".repeat(53),
        "y".repeat(55),
        " ".repeat(57)
    );
    assert_eq!(drawn([("a.md", text)], &[at_mark]), expected);
    let all = drawn([("a.md", text)], &[at("a.md", 7..10_000, "long")]);
    assert!(all.lines().all(|line| line.chars().count() < 200), "{all}");
}

#[test]
fn a_place_over_several_lines_underlines_the_first() {
    let expected = "warning: x\n --> a.md:1:3\n  |\n1 | one\n  |   ^\n";
    assert_eq!(drawn([("a.md", "one\r\ntwo")], &[at("a.md", 2..8, "x")]), expected);
}

#[test]
fn no_place_is_too_wrong_to_be_drawn() {
    let text = "é\n\nü";
    for start in 0..9 {
        for end in 0..9 {
            drawn([("a.md", text), ("b.md", "")], &[at("a.md", start..end, "x"), at("b.md", start..end, "x")]);
        }
    }
    drawn([("a.md", text)], &[at("a.md", usize::MAX - 1..usize::MAX, "x")]);
}

#[test]
fn a_message_cannot_command_the_terminal() {
    let diagnostic = at("a\n.md", 0..1, "a\u{1b}[31mb\nc").help("d\re");
    assert_eq!(drawn([], &[diagnostic]), "warning: a�[31mb c\n --> a .md\n  = help: d�e\n");
}

#[test]
fn colour_changes_no_character() {
    let site = Site([("a.md", "topcis: x")].into());
    let diagnostics = [at("a.md", 0..6, "unknown key").help("x"), at("b.md", 0..6, "unknown key").help("x")];
    let plain = Renderer::new(&site).render(&diagnostics);
    let coloured = Renderer::new(&site).colour(Colour::Ansi).render(&diagnostics);
    assert!(coloured.contains("\u{1b}["));
    let stripped: Vec<_> = coloured.lines().map(|line| without_colour(line).trim_end().to_owned()).collect();
    assert_eq!(stripped, plain.lines().collect::<Vec<_>>());
}

#[test]
fn the_summary_counts_errors_and_warnings() {
    let sums = [(0, 0), (1, 0), (0, 2), (2, 1)].map(|(errors, warnings)| Renderer::summary(errors, warnings));
    assert_eq!(sums, ["no mistakes", "1 error", "2 warnings", "2 errors, 1 warning"]);
}

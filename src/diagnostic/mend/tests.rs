use super::*;
use crate::diagnostic::{Place, Rule};

/// One file: `a.md`.
struct OneFile(&'static str);

impl Texts for OneFile {
    fn text(&self, path: &str) -> Option<Arc<str>> {
        (path == "a.md").then(|| self.0.into())
    }
}

fn fix(span: Range<usize>, typed: &str, replacement: &str) -> Diagnostic {
    let place = Place::span(&"a.md".into(), span);
    Diagnostic::new(Rule::UnknownKey, place.clone(), "a mistake").fix(place, typed, replacement)
}

fn after(text: &'static str, fixes: &[Diagnostic]) -> Vec<String> {
    mended(fixes, &OneFile(text)).into_iter().map(|mended| mended.after).collect()
}

#[test]
fn nothing_beside_the_fix_changes() {
    let text = "\u{feff}---\r\ntopcis: [a]  # ours\r\nb: \"c\"\r\n---\r\nend";
    assert_eq!([&text[8..14], &text[32..35]], ["topcis", "\"c\""]);
    let fixes = [fix(32..35, "c", "d"), fix(8..14, "topcis", "tags")];
    assert_eq!(after(text, &fixes), ["\u{feff}---\r\ntags: [a]  # ours\r\nb: d\r\n---\r\nend"]);
}

#[test]
fn where_another_text_stands_nothing_is_replaced() {
    let fixes = [fix(0..3, "two", "2"), fix(4..100, "two", "2"), fix(4..7, "two", "2")];
    assert_eq!(after("one two", &fixes), ["one 2"]);
    assert_eq!(after("one two", &fixes[..2]), [""; 0]);
}

#[test]
fn of_two_fixes_that_touch_the_first_is_made() {
    assert_eq!(after("one two", &[fix(4..7, "two", "2"), fix(0..7, "one two", "1 2")]), ["1 2"]);
}

#[test]
fn a_file_with_bytes_that_are_no_text_is_left_alone() {
    assert_eq!(after("one \u{fffd}", &[fix(0..3, "one", "1")]), [""; 0]);
}

#[test]
fn the_difference_shows_three_lines_around_and_the_missing_end_of_the_file() {
    let text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12";
    let mended = mended(&[fix(8..9, "5", "five"), fix(24..26, "12", "twelve")], &OneFile(text));
    assert_eq!(
        mended[0].diff(Colour::Plain),
        "--- a.md\n+++ a.md\n@@ -2,11 +2,11 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n 10\n 11\n\
         -12\n\\ No newline at end of file\n+twelve\n\\ No newline at end of file\n"
    );
}

#[test]
fn colours_are_the_only_commands_that_a_terminal_gets() {
    let mended = mended(&[fix(6..7, "a", "b")], &OneFile("\u{1b}[2J\r\na\n"));
    assert_eq!(
        mended[0].diff(Colour::Ansi),
        "\u{1b}[1m--- a.md\u{1b}[0m\n\u{1b}[1m+++ a.md\u{1b}[0m\n\u{1b}[36m@@ -1,2 +1,2 @@\u{1b}[0m\n [2J\u{1b}[0m\n\
         \u{1b}[31m-a\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n"
    );
}

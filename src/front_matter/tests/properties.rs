//! What holds for any input.

use proptest::prelude::*;

use super::*;
use crate::front_matter::node::Node;

/// Pieces of front matter, put together at random.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "title: ",
        "date: ",
        "tags: ",
        "draft: ",
        "extra: ",
        "authors:",
        "\n",
        "\n  ",
        "\n- ",
        "[",
        "]",
        "{",
        "}",
        ": ",
        ", ",
        "\"",
        "'",
        "a",
        "é",
        "1.10",
        "2026-03-14",
        "NO",
        "true",
        "~",
        "*a",
        "&a ",
        "!x ",
        "#",
        "|\n",
        ">\n",
        "\t",
        "\\",
        "---\n",
        "\u{200b}",
        "\u{7}",
        "<<<<<<<",
        "\r\n",
        "0x1F",
        "+5",
        "%",
        "@",
        "`",
    ]);
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

/// Lines of keys, most of them flat.
fn lines() -> impl Strategy<Value = String> {
    let key =
        prop::sample::select(vec!["title", "date", "tags", "topics", "authors", "extra", "series", "x", "region"]);
    let colon = prop::sample::select(vec![": ", ": ", ":  ", ":\n  - ", ":\n- ", ":", ": [", ": [\"", ": ['", ": \""]);
    let value = prop::collection::vec(value(), 0..6).prop_map(|parts| parts.concat());
    let end = prop::sample::select(vec!["\n", "\n", "]\n", "\"]\n", "\"\n", " \n", "\n\n", "']\n", ""]);
    let line = (key, colon, value, end).prop_map(|(key, colon, value, end)| format!("{key}{colon}{value}{end}"));
    prop::collection::vec(line, 0..4).prop_map(|lines| lines.concat())
}

/// A part of a value.
fn value() -> impl Strategy<Value = String> {
    let scraps = vec![
        "a",
        "Trade",
        " ",
        "  ",
        "é",
        "’",
        "« »",
        "2026-03-14",
        "1.10",
        "0x1F",
        "1e3",
        "12:30",
        ":",
        ": ",
        ", ",
        ",",
        "\"",
        "'",
        "\", \"",
        "', '",
        "-",
        "- ",
        "\n  - ",
        "\n- ",
        "\n   - ",
        "\n ",
        "#",
        " #",
        "\\",
        "?",
        "? ",
        "[",
        "]",
        "{",
        "}",
        "null",
        "True",
        "no",
        "~",
        ".inf",
        "nan",
        "*",
        "&",
        "!",
        "%",
        "@",
        "|",
        ">",
        "\t",
        "\r",
        "\u{85}",
        "\u{a0}",
        "\u{2028}",
        "\u{feff}",
        "\u{7f}",
        "\u{9f}",
        "\u{fffe}",
        "😀",
        "+",
        ";",
        "/",
        "(",
        ")",
        "=",
        "_",
        "---",
        "...",
    ];
    let scrap = prop::sample::select(scraps).prop_map(str::to_owned);
    prop_oneof![6 => scrap, 1 => "\\PC{1,8}", 1 => any::<char>().prop_map(String::from), 1 => Just("long ".repeat(300))]
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        said(&bytes);
        said(&[b"---\n".as_slice(), &bytes, b"\n---\n"].concat());
    }

    #[test]
    fn any_text_is_read_without_panic(text in scraps()) {
        said(format!("---\n{text}\n---\nText.\n").as_bytes());
        locate(&format!("---\n{text}\n---\n"), "tags", Some(1));
    }

    /// What the reader of flat lines reads, the reader of YAML reads in the same way.
    #[test]
    fn flat_lines_are_read_as_yaml(text in lines()) {
        if let Some(entries) = flat::load(&text, keys::ARTICLE) {
            let parsed = quick::parse(&text, keys::ARTICLE);
            let values = |entries: Vec<(&'static Key, Node)>| -> Vec<_> {
                entries.into_iter().map(|(key, node)| (key.field, node)).collect()
            };
            prop_assert_eq!(Some(values(entries)), parsed.map(values));
        }
    }

    /// The quick reader reads nothing else than the exact one, or leaves it to that.
    #[test]
    fn both_readers_agree(text in scraps()) {
        let zone = paris();
        let context = Context { timezone: &zone, languages: vec!["fr", "en"], limits: Limits::default() };
        let path: Arc<str> = PATH.into();
        let reader = || Reader { path: &path, text: "", context: &context, mistakes: Vec::new(), is_shut: false };
        if let Some(entries) = quick::load(&text, keys::ARTICLE, &Limits::default()) {
            let mut quick_reader = reader();
            let quick = quick_reader.article(resolve::quick(entries));
            let mut exact = resolve::exact(&path, &text, 0, keys::ARTICLE, &Limits::default());
            prop_assert_eq!(std::mem::take(&mut exact.mistakes), Vec::new());
            let mut exact_reader = reader();
            prop_assert_eq!(quick, exact_reader.article(exact));
            prop_assert_eq!(quick_reader.mistakes.len(), exact_reader.mistakes.len());
        }
    }
}

/// What parsers take quadratic time for, at the size that is let through. It ends, which is all that a test can say.
#[test]
fn made_up_yaml_ends() {
    let most = 60 << 10;
    for unit in [
        "[",
        "{",
        "- ",
        "? ",
        "-\n",
        "a: ",
        "[]",
        "{}",
        "\"",
        "'",
        "&a ",
        "*a ",
        "&a *a ",
        "!a ",
        "! ",
        "#",
        ",",
        ":",
        "\t",
        "|\n",
        ">\n",
        "%",
        "a:\n ",
        "[a: ",
        "{a: {",
        "? - ",
        "a\n",
        "a: b\n",
        "\"a\": \"b\n",
        "x: 'a\nb\n",
        "é",
        "<<: *a\n",
        "\\",
        "a: [b\n",
        "a: \"x\ny\"\n",
    ] {
        let yaml = unit.repeat(most / unit.len());
        for text in [
            format!("---\n{yaml}\n---\n"),
            format!("---\nextra: {yaml}\n---\n"),
            format!("---\nextra: &a [{yaml}]\n---\n"),
        ] {
            said(text.as_bytes());
        }
    }
}

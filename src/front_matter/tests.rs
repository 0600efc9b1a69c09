mod properties;

use super::*;
use crate::diagnostic::cases;

const PATH: &str = "content/articles/a.md";

fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap()
}

fn read_file(path: &str, bytes: &[u8], kind: Kind) -> (Option<FrontMatter>, Vec<Diagnostic>) {
    let (zone, path) = (paris(), Arc::from(path));
    let context = Context { timezone: &zone, languages: vec!["fr", "en"], limits: Limits::default() };
    let (split, mut mistakes) = split(&path, bytes, kind, &Limits::default());
    let matter = split.map(|split| {
        let (matter, more) = parse(&path, split.text, split.yaml, kind, &context);
        mistakes.extend(more);
        matter
    });
    (matter, mistakes)
}

/// What is said of an article.
fn said(bytes: &[u8]) -> String {
    cases::drawn(PATH, bytes, &read_file(PATH, bytes, Kind::Article).1)
}

/// The front matter of an article, whatever is wrong with it.
fn matter(yaml: &str) -> FrontMatter {
    read_file(PATH, format!("---\n{yaml}\n---\nText.\n").as_bytes(), Kind::Article).0.unwrap()
}

#[test]
fn every_mistake_says_where_it_is_and_what_to_write_instead() {
    cases::check("src/front_matter/tests/mistakes.txt", |input| said(input.as_bytes()));
}

/// Every key and every other name of it, set to a value that can be found in the struct.
#[test]
fn every_key_and_every_other_name_of_it_is_found_in_the_struct() {
    let found: &[(&str, &str, &str)] = &[
        ("title", "A title", r#"title: Some("A title")"#),
        ("id", "x1", r#"id: Some("x1")"#),
        ("subtitle", "Second", r#"subtitle: Some("Second")"#),
        ("kicker", "Over", r#"kicker: Some("Over")"#),
        ("date", "2026-03-14", "date: Some(Moment { second: 1773442800, offset: 3600 })"),
        (
            "updated lastmod last_modified_at",
            "2026-03-15",
            "updated: Some(Moment { second: 1773529200, offset: 3600 })",
        ),
        ("tags topics", "[a, 1.10, NO, 2030]", r#"tags: ["a", "1.10", "NO", "2030"]"#),
        ("region regions", "NO", r#"regions: ["NO"]"#),
        ("region regions", "[KE, 404]", r#"regions: ["KE", "404"]"#),
        ("region regions", "004", r#"regions: ["004"]"#),
        ("related", "[b, /c/]", r#"related: ["b", "/c/"]"#),
        ("related", "b", r#"related: ["b"]"#),
        ("related_exclude", "[b]", r#"related_exclude: ["b"]"#),
        ("related_limit", "9", "related_limit: Some(9)"),
        ("authors author", "Ada Moe", r#"authors: [Credit { name: "Ada Moe", role: None }]"#),
        (
            "authors author",
            "[ada, {id: bo, role: editor}, {name: Cy}]",
            r#"authors: [Credit { name: "ada", role: None }, Credit { name: "bo", role: Some("editor") }, Credit { name: "Cy", role: None }]"#,
        ),
        ("summary description excerpt deck", ">\n  Two\n  lines", r#"summary: Some("Two lines")"#),
        ("type layout", "report", r#"kind: Some("report")"#),
        ("series", "S", r#"series: Some("S")"#),
        ("series_number", "2", "series_number: Some(2)"),
        ("slug", "a-b", r#"slug: Some("a-b")"#),
        ("aliases redirect_from", "[/old/, older/]", r#"aliases: ["/old/", "/older/"]"#),
        ("lang", "EN", r#"lang: Some("en")"#),
        ("translation_of translationKey", "a.md", r#"translation_of: Some("a.md")"#),
        ("draft", "true", "draft: true"),
        ("publish_at publishDate", "2026-03-15", "publish_at: Some(Moment { second: 1773529200, offset: 3600 })"),
        (
            "expires_at expires expiryDate",
            "2026-03-15",
            "expires_at: Some(Moment { second: 1773529200, offset: 3600 })",
        ),
        ("status", "superseded", r#"status: Some("superseded")"#),
        (
            "changes",
            "[{date: 2026-03-15, kind: correction, note: N}, {date: 2026-03-15, note: M}]",
            r#"changes: [Change { date: Moment { second: 1773529200, offset: 3600 }, kind: Correction, note: "N" }, Change { date: Moment { second: 1773529200, offset: 3600 }, kind: Update, note: "M" }]"#,
        ),
        ("supersedes", "[b]", r#"supersedes: ["b"]"#),
        ("withdrawn", "true", r#"withdrawn: Some(Withdrawal { date: None, reason: "" })"#),
        ("withdrawn", "Wrong data", r#"withdrawn: Some(Withdrawal { date: None, reason: "Wrong data" })"#),
        (
            "withdrawn",
            "{date: 2026-03-15, reason: R}",
            r#"withdrawn: Some(Withdrawal { date: Some(Moment { second: 1773529200, offset: 3600 }), reason: "R" })"#,
        ),
        ("key_points", "[One, Two]", r#"key_points: ["One", "Two"]"#),
        (
            "recommendations",
            "[Do it, {text: Do, addressee: Them, topics: [a]}]",
            r#"recommendations: [Recommendation { text: "Do it", addressee: None, topics: [] }, Recommendation { text: "Do", addressee: Some("Them"), topics: ["a"] }]"#,
        ),
        ("image", "a.png", r#"image: Some(Picture { src: "a.png", alt: None, caption: None, credit: None })"#),
        (
            "image",
            "{src: a.png, alt: A, caption: B, credit: C}",
            r#"image: Some(Picture { src: "a.png", alt: Some("A"), caption: Some("B"), credit: Some("C") })"#,
        ),
        ("number", "2026/3", r#"number: Some("2026/3")"#),
        ("doi", "10.1000/182", r#"doi: Some("10.1000/182")"#),
        ("isbn", "9780000000000", r#"isbn: Some("9780000000000")"#),
        ("license", "CC BY 4.0", r#"license: Some("CC BY 4.0")"#),
        ("funding", "F", r#"funding: Some("F")"#),
        ("disclosure", "D", r#"disclosure: Some("D")"#),
        ("peer_reviewed", "true", "peer_reviewed: Some(true)"),
        ("original", "https://example.org", r#"original: Some("https://example.org")"#),
        ("attachments", "a.pdf", r#"attachments: [Attachment { src: "a.pdf", title: None }]"#),
        ("attachments", "[{src: a.pdf, title: A}]", r#"attachments: [Attachment { src: "a.pdf", title: Some("A") }]"#),
        ("bibliography", "refs.bib", r#"bibliography: Some("refs.bib")"#),
        ("toc", "false", "toc: Some(false)"),
        ("template", "special.html", r#"template: Some("special.html")"#),
        ("weight", "-3", "weight: Some(-3)"),
        ("check_off", "[vague-link, M0301]", "check_off: [VagueLink, DeadLink]"),
        ("check_off", "M0301", "check_off: [DeadLink]"),
        (
            "extra",
            "{a: 1, b: 1.10, c: [true, NO, \"2\", ~], d: {e: 1.5}}",
            r#"extra: {"a": Number(1), "b": String("1.10"), "c": Array [Bool(true), String("NO"), String("2"), Null], "d": Object {"e": Number(1.5)}}"#,
        ),
    ];
    for (names, value, expected) in found {
        for name in names.split(' ') {
            let found = format!("{:?}", matter(&format!("{name}: {value}")));
            assert!(found.contains(expected), "{name}: {value}\n{found}");
        }
    }
    let tested: Vec<&str> = found.iter().flat_map(|(names, ..)| names.split(' ')).collect();
    let untested: Vec<&str> = keys::names(keys::ARTICLE).filter(|name| !tested.contains(name)).collect();
    assert_eq!(untested, Vec::<&str>::new());
}

#[test]
fn every_key_of_a_term_is_found_in_the_struct() {
    let yaml = "\
title: {fr: Commerce, en: Trade}
synonyms: [commerce, negoce]
parent: economy
codes: [F1]
description: About trade.
image: a.png
weight: 3
redirect_from: /old/
lang: fr
sort_name: Moe, Ada
role: editor
email: ada@example.org
orcid: 0000-0001
links: [https://example.org]
photo: ada.jpg
organisation: Desk
check_off: M0301
collective: false
extra: {a: b}
";
    let zone = paris();
    let context = Context { timezone: &zone, languages: vec!["fr", "en"], limits: Limits::default() };
    let (term, mistakes) = parse_term(&"content/topics/trade.md".into(), yaml, 0..yaml.len(), &context);
    let text = |text: &str| Some(text.to_owned());
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let expected = TermFrontMatter {
        titles: [("fr".to_owned(), "Commerce".to_owned()), ("en".to_owned(), "Trade".to_owned())].into(),
        synonyms: texts(&["commerce", "negoce"]),
        parent: text("economy"),
        codes: texts(&["F1"]),
        summary: text("About trade."),
        image: Some(Picture { src: "a.png".to_owned(), ..Picture::default() }),
        weight: Some(3),
        aliases: texts(&["/old/"]),
        lang: text("fr"),
        sort_name: text("Moe, Ada"),
        role: text("editor"),
        email: text("ada@example.org"),
        orcid: text("0000-0001"),
        links: texts(&["https://example.org"]),
        photo: text("ada.jpg"),
        check_off: vec![Rule::DeadLink],
        organisation: text("Desk"),
        is_collective: Some(false),
        extra: [("a".to_owned(), "b".into())].into(),
    };
    assert_eq!((term, mistakes), (expected, Vec::new()));
    let (term, _) = parse_term(&"a.md".into(), "title: 1.10", 0..11, &context);
    assert_eq!(term.titles, [(String::new(), "1.10".to_owned())].into());
}

#[test]
fn what_was_probably_meant_is_returned_with_the_mistake() {
    assert_eq!(matter("tags: climate, energy").tags, ["climate", "energy"]);
    assert_eq!(matter("tags: {climate: yes}").tags, ["climate"]);
    assert_eq!(matter("tags: [\"cli\u{200b}mate\", \"\", ..]").tags, ["climate"]);
    assert_eq!(matter("Title: T").title.as_deref(), Some("T"));
    assert_eq!(matter("title: Trade: now").title.as_deref(), Some("Trade: now"));
    assert_eq!(matter("title: *Important* news").title.as_deref(), Some("*Important* news"));
    assert_eq!(matter("title: 'L'eau'").title.as_deref(), Some("L'eau"));
    assert_eq!(matter("title: \"a\\x0bb\"").title.as_deref(), Some("ab"));
    assert_eq!(matter("type: Policy Brief").kind.as_deref(), Some("policy-brief"));
    assert_eq!(matter("date: 14 March 2026").date.map(|date| date.day().to_string()).as_deref(), Some("2026-03-14"));
    assert_eq!(matter("date: 02/03/2026").date, None);
    assert_eq!(matter("excerpt: one\ndescription: two").summary.as_deref(), Some("two"));
    assert_eq!(matter("description:\nexcerpt: one").summary.as_deref(), Some("one"));
    assert_eq!(matter("slug: a/b").slug, None);
    assert_eq!(matter("tags: [a\ntitle: T").title.as_deref(), Some("T"));
}

#[test]
fn what_keeps_a_piece_from_readers_is_not_lost_by_a_slip() {
    for shut in [
        "draft: true",
        "Draft: true",
        "draft: yes",
        "draft: maybe",
        "draft: [true]",
        "draft: @true",
        "draft: !!bool true",
        "draft: false\ndraft: true",
        "draft: true\ntitle: a: b",
        "title: \"never closed\ndraft: true",
        "publish_at: next week",
        "publishDate: 02/03/2026",
        "publish_at: 2026-01-01\npublishDate: 2027-01-01",
        "expires: soon",
        "published: false",
        "drfat: true",
        "draft:true\ntitle: T",
        "title: T\ndraft:true",
        "title: T\nkicker: x\n draft: true",
        "title: T\ndraft=true\nkicker: x",
        "title: T\n- draft: true\nPublish_At: @x",
    ] {
        let matter = matter(shut);
        assert!(matter.draft || matter.held_back, "{shut}");
    }
    for open in
        ["draft: false", "draft: \"no\"", "draft:", "publish_at:", "published: true", "title: a: b", "date: soon"]
    {
        let matter = matter(open);
        assert!(!matter.draft && !matter.held_back, "{open}");
    }
}

#[test]
fn a_missing_date_is_taken_from_the_name_of_the_file() {
    let path = "content/articles/2016-05-18-why.md";
    let (matter, mistakes) = read_file(path, b"---\ntitle: T\n---\nText.\n", Kind::Article);
    let expected = "\
warning: `date` is missing; the file's name gives 2016-05-18
 --> content/articles/2016-05-18-why.md:1:1
  |
1 | ---
  | ^^^
  = help: add a line to the front matter: `date: 2016-05-18`
";
    assert_eq!(cases::drawn(path, b"---\ntitle: T\n---\nText.\n", &mistakes), expected);
    assert_eq!(
        matter.and_then(|matter| matter.date).map(Moment::rfc3339).as_deref(),
        Some("2016-05-18T00:00:00+02:00")
    );
}

#[test]
fn each_kind_of_file_needs_what_it_needs() {
    let rules = |kind, text: &str| {
        let (_, mistakes) = read_file(PATH, text.as_bytes(), kind);
        mistakes.iter().map(|mistake| mistake.rule.name()).collect::<Vec<_>>()
    };
    let bare = "---\nlang: fr\n---\nText.\n";
    assert_eq!(rules(Kind::Article, bare), ["missing-title", "missing-date"]);
    assert_eq!(rules(Kind::Page, bare), ["missing-title"]);
    for kind in [Kind::Section, Kind::Home, Kind::Term] {
        assert_eq!(rules(kind, bare), [""; 0]);
        assert_eq!(rules(kind, "Just a text.\n"), [""; 0]);
        assert_eq!(rules(kind, ""), [""; 0]);
    }
    assert_eq!(rules(Kind::Page, "Just a text.\n"), ["no-front-matter"]);
    assert_eq!(rules(Kind::Page, "---\ntitle: T\n---\n"), [""; 0]);
    assert_eq!(rules(Kind::Section, "+++\ntitle = 1\n+++\n"), ["no-front-matter"]);
}

#[test]
fn a_file_is_split_whatever_its_line_ends_and_fences() {
    for (text, yaml, body) in [
        ("---\ntitle: T\n---\nText.\n", "title: T\n", "Text.\n"),
        ("---\r\ntitle: T\r\n---\r\nText.\r\n", "title: T\r\n", "Text.\r\n"),
        ("\u{feff}---\ntitle: T\n---\nText.", "title: T\n", "Text."),
        ("---  \ntitle: T\n--- \t\nText.", "title: T\n", "Text."),
        ("---\ntitle: T\n...\nText.", "title: T\n", "Text."),
        ("---\ntitle: T\n---", "title: T\n", ""),
        ("---\n---\nText.\n---\n", "", "Text.\n---\n"),
    ] {
        let (split, _) = split(&PATH.into(), text.as_bytes(), Kind::Article, &Limits::default());
        let split = split.unwrap();
        assert_eq!((&text[split.yaml], &text[split.body]), (yaml, body), "{text:?}");
        assert_eq!(split.text, text);
    }
}

#[test]
fn lines_are_those_of_the_file_with_any_line_end_and_mark() {
    let expected = "\
warning: unknown key `titre`
 --> content/articles/a.md:4:1
  |
4 | titre: été
  | ^^^^^
  = help: did you mean `title`?
";
    let text = "---\ntitle: é\ndate: 2026-03-14\ntitre: été\n---\nText.\n";
    let with_mark = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(said(text.as_bytes()), expected);
    assert_eq!(said(with_mark.as_bytes()), expected);
}

#[test]
fn a_file_that_is_no_text_says_what_it_is() {
    let utf16: Vec<u8> = "---\ntitle: T\n---\nA longer text.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, expected) in [
        (
            b"---\ntitle: caf\xe9\n---\n".as_slice(),
            "error: line 2 is not in UTF-8: it has the byte E9\n --> content/articles/a.md:2:11\n  |\n2 | title: caf�\n  |           ^\n  = note: in Latin-1 that is `é`\n  = help: save the file anew with the encoding UTF-8\n",
        ),
        (
            b"---\ntitle: T\n---\nPrix \xe2\x82".as_slice(),
            "error: the file ends within a character of UTF-8, in line 4\n --> content/articles/a.md:4:6\n  |\n4 | Prix �\n  |      ^\n  = help: it was cut off: take a whole copy\n",
        ),
        (
            &utf16,
            "error: the file is in UTF-16, not in UTF-8\n --> content/articles/a.md\n  = help: save it anew with the encoding UTF-8\n",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "error: this is a PNG picture, not a text\n --> content/articles/a.md\n  = help: give the file its own ending, or delete it\n",
        ),
        (
            b"---\ntitle: T\ndate: 2026-03-14\n---\na\0b\n",
            "error: a NUL character in the text\n --> content/articles/a.md:5:2\n  |\n5 | a␀b\n  |  ^\n  = help: take it out\n",
        ),
    ] {
        assert_eq!(said(bytes), expected);
    }
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let long = format!("---\ntitle: T\nkicker: {}\n---\nText.\n", "x".repeat(70_000));
    let (matter, mistakes) = read_file(PATH, long.as_bytes(), Kind::Article);
    assert_eq!(matter, None);
    assert_eq!(mistakes.len(), 1);
    assert_eq!(mistakes[0].message, "the front matter is larger than 64 KB, most of it in `kicker`");
    let (matter, mistakes) = read_file(PATH, &vec![b'x'; (16 << 20) + 1], Kind::Article);
    assert_eq!((matter, mistakes[0].message.as_str()), (None, "the file has 17 MB, more than 16"));
}

#[test]
fn a_value_is_found_by_any_name_of_its_key() {
    let text = "\u{feff}---\r\ntitle: é\r\ntopics:\r\n  - one\r\n  - two\r\nimage: {alt: x, src: a.png}\r\nauthor:\r\n- {role: r, id: ada}\r\ndraft:\r\n---\r\n";
    let found = |key, item| locate(text, key, item).map(|span| &text[span]);
    assert_eq!(found("title", None), Some("é"));
    assert_eq!(found("tags", Some(1)), Some("two"));
    assert_eq!(found("tags", None).map(|list| list.starts_with("one")), Some(true));
    assert!(found("tags", Some(7)).is_some());
    assert_eq!(found("image", None), Some("a.png"));
    assert_eq!(found("authors", Some(0)), Some("ada"));
    assert_eq!(found("draft", None), Some("draft"));
    assert_eq!(found("slug", None), None);
    assert_eq!(locate("no front matter", "title", None), None);
    assert_eq!(locate("---\ntitle: a: b\ntags: [x]\n---\n", "tags", Some(0)), Some(23..24));
}

#[test]
fn idle_keys_are_named() {
    assert_eq!(idle_keys_present(&matter("bibliography: refs.bib")), ["bibliography"]);
    assert_eq!(idle_keys_present(&matter("title: T")), [""; 0]);
}

#[test]
fn errors_and_warnings_are_told_apart() {
    let (_, mistakes) = read_file(PATH, b"---\ntitle: T\ndate: soon\ntopcis: [a]\n---\nText.\n", Kind::Article);
    let severities: Vec<Severity> = mistakes.iter().map(|mistake| mistake.severity).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Error]);
}

use proptest::prelude::*;

use super::*;

const EN: &str = "\
read-more = Read more
articles = { $count ->
    [0] No articles
    [one] { $count } article
   *[other] { $count } articles
}
by = By { $names }
only-english = Only in English
";

const FR: &str = "\
read-more = Lire la suite
articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
";

fn language(code: &str) -> Language {
    Language::new(code).unwrap_or_else(|| panic!("`{code}` is a language"))
}

fn strings(code: &str, text: &str) -> Strings {
    let (strings, faults) = Strings::new(&language(code), &[FtlSource { path: "a.ftl", text }], None);
    assert_eq!(faults, []);
    strings
}

/// The faults of one text as `underlined: message`.
fn faults(text: &str) -> Vec<String> {
    let (_, faults) = Strings::new(&language("en"), &[FtlSource { path: "a.ftl", text }], None);
    faults.iter().map(|fault| format!("{}: {}", &text[fault.span.clone()], fault.message)).collect()
}

#[test]
fn a_message_is_given_by_its_key() {
    let strings = strings("fr", FR);
    assert_eq!(strings.get("read-more").as_deref(), Some("Lire la suite"));
    assert_eq!(strings.get("by"), None);
    assert_eq!(strings.keys(), ["articles", "read-more"]);
}

#[test]
fn zero_one_and_two_articles_are_counted_as_the_language_counts() {
    const AR: &str = "\
articles = { $count ->
    [zero] zero { $count }
    [one] one { $count }
    [two] two { $count }
    [few] few { $count }
   *[other] other { $count }
}
";
    for (code, text, counted) in [
        ("fr", FR, ["0 article", "1 article", "2 articles", "3 articles", "1\u{202F}204 articles"]),
        ("en", EN, ["No articles", "1 article", "2 articles", "3 articles", "1,204 articles"]),
        ("ar", AR, ["zero 0", "one 1", "two 2", "few 3", "few 1,204"]),
    ] {
        let strings = strings(code, text);
        let count = |n| strings.format("articles", &[("count", Arg::Number(n))]).unwrap();
        assert_eq!([0, 1, 2, 3, 1204].map(count), counted, "{code}");
    }
}

#[test]
fn arguments_come_without_marks_around_them() {
    let names = [("names", Arg::Text("Ana <b> & Bo"))];
    assert_eq!(strings("en", EN).format("by", &names).as_deref(), Some("By Ana <b> & Bo"));
}

#[test]
fn a_missing_argument_shows_its_name() {
    assert_eq!(strings("en", EN).get("by").as_deref(), Some("By {$names}"));
    assert_eq!(strings("en", EN).get("articles").as_deref(), Some("{$count} articles"));
}

#[test]
fn what_a_language_lacks_is_said_in_the_fallback_s_words_and_numbers() {
    let english = Arc::new(strings("en", EN));
    let source = FtlSource { path: "fr.ftl", text: "read-more = Lire la suite" };
    let (french, faults) = Strings::new(&language("fr"), &[source], Some(english));
    assert_eq!(faults, []);
    assert_eq!(french.get("read-more").as_deref(), Some("Lire la suite"));
    assert_eq!(french.get("only-english").as_deref(), Some("Only in English"));
    assert_eq!(french.format("articles", &[("count", Arg::Number(1204))]).as_deref(), Some("1,204 articles"));
    assert_eq!(french.get("nowhere"), None);
    assert_eq!(french.keys(), ["read-more"]);
}

#[test]
fn the_site_s_words_override_the_theme_s_message_by_message() {
    let theme = FtlSource { path: "themes/briefing/i18n/fr.ftl", text: "a = thème A\nb = thème B\nc = { b } !" };
    let site = FtlSource { path: "i18n/fr.ftl", text: "b = site B" };
    let (strings, faults) = Strings::new(&language("fr"), &[theme, site], None);
    assert_eq!(faults, []);
    let pairs = [("a", "thème A"), ("b", "site B"), ("c", "site B !")];
    assert_eq!(strings.plain(), pairs.map(|(key, text)| (key.to_owned(), text.to_owned())));
}

#[test]
fn plain_messages_are_those_that_need_no_argument_with_the_fallback_s() {
    let english = Arc::new(strings("en", EN));
    let text = "read-more = Lire\nsite = { -name } !\n-name = Masthead\nhello = Bonjour { $name }\nwho = { hello }";
    let (french, _) = Strings::new(&language("fr"), &[FtlSource { path: "fr.ftl", text }], Some(english));
    let pairs = [("only-english", "Only in English"), ("read-more", "Lire"), ("site", "Masthead !")];
    assert_eq!(french.plain(), pairs.map(|(key, text)| (key.to_owned(), text.to_owned())));
}

#[test]
fn all_of_fluent_s_expressions_work() {
    let strings = strings(
        "en",
        "\
-brand = { $case ->
   *[nominative] Masthead
    [genitive] Masthead’s
}
    .gender = it
-plain = Press
terms = { -brand } and { -brand(case: \"genitive\") } { -plain }
selected = { -brand.gender ->
    [he] his
   *[it] its
}
note = Note
    .title = A title
attribute = { note.title }
literal = { \"{\" } { \"\\u00E9\" } { 1.50 } { -12 } {{ \"in\" }}
rank = { NUMBER($n, type: \"ordinal\") ->
    [one] { $n }st
    [two] { $n }nd
   *[other] { $n }th
}
year = { NUMBER($n, useGrouping: \"false\") }
places = { NUMBER($n, minimumFractionDigits: 2) }
kind = { $kind ->
    [report] Report
   *[other] Text
}
lines =
    one
      two

    three
",
    );
    for (key, args, text) in [
        ("terms", vec![], "Masthead and Masthead’s Press"),
        ("selected", vec![], "its"),
        ("attribute", vec![], "A title"),
        ("literal", vec![], "{ é 1.50 -12 in"),
        ("rank", vec![("n", Arg::Number(2))], "2nd"),
        ("rank", vec![("n", Arg::Number(21))], "21st"),
        ("rank", vec![("n", Arg::Number(11))], "11th"),
        ("year", vec![("n", Arg::Number(2026))], "2026"),
        ("places", vec![("n", Arg::Number(2026))], "2,026.00"),
        ("kind", vec![("kind", Arg::Text("report"))], "Report"),
        ("kind", vec![("kind", Arg::Text("x"))], "Text"),
        ("kind", vec![("kind", Arg::Number(1))], "Text"),
        ("lines", vec![], "one\n  two\n\nthree"),
    ] {
        assert_eq!(strings.format(key, &args).as_deref(), Some(text), "{key}");
    }
    assert_eq!(strings.get("-brand"), None);
    assert_eq!(strings.get("note.title"), None);
}

#[test]
fn a_mistake_in_the_syntax_is_told_with_its_place_and_the_rest_works() {
    let text = "\u{FEFF}a = A\né = E\nb { $x }\nc = { $n ->\n    [one] x\n}\nd = D }\ne = E\n";
    let (strings, faults) = Strings::new(&language("en"), &[FtlSource { path: "i18n/en.ftl", text }], None);
    let told: Vec<(&str, &str)> = faults.iter().map(|f| (&text[f.span.clone()], f.message.as_str())).collect();
    assert_eq!(
        told,
        [
            ("é", "expected one of `a-zA-Z`"),
            ("{", "expected `=`"),
            ("}", "one variant must be the default: write `*` before its bracket"),
            ("}", "`}` closes nothing; write `{\"}\"}` for a brace"),
        ]
    );
    assert!(faults.iter().all(|fault| fault.path == "i18n/en.ftl"));
    assert_eq!(strings.keys(), ["a", "e"]);
}

#[test]
fn references_to_nothing_doubled_and_endless_messages_are_told() {
    assert_eq!(
        faults("a = { b } { -c } { d.e }\nf = { DATETIME($x) }\ng = G\ng = H\n"),
        [
            "b: there is no message `b`",
            "c: there is no message `-c`",
            "d: there is no message `d.e`",
            "DATETIME: there is no function `DATETIME`, only `NUMBER`",
            "g: `g` stands twice in this file",
        ]
    );
    assert_eq!(
        faults("a = { b }\nb = { $n ->\n    [one] { c }\n   *[other] x\n}\nc = { a }\nd = { a }\n"),
        ["a: `a` refers to itself", "b: `b` refers to itself", "c: `c` refers to itself"]
    );
}

#[test]
fn hostile_messages_end() {
    let text = "a = { a } { a }\nb = { 99999999999999999999999999.9 ->\n   *[one] { 1.00000000000000000000000 }\n}\n\
                c = { NUMBER($n, minimumFractionDigits: 999999999999) }\n";
    let (strings, _) = Strings::new(&language("en"), &[FtlSource { path: "a.ftl", text }], None);
    assert_eq!(strings.get("a").map(|text| text.len() < 1000), Some(true));
    assert_eq!(strings.get("b").as_deref(), Some("1.00000000000000000000000"));
    let c = |n| strings.format("c", &[("n", Arg::Number(n))]).unwrap();
    assert_eq!(c(1), "1.000000000");
    assert_eq!(c(i64::MIN), "-9,223,372,036,854,775,808");
    assert_eq!(faults(&format!("a = {}x", "{".repeat(100_000))), ["{: nested too deep"]);
    assert_eq!(faults(&format!("a = {{ {}", "F(".repeat(100_000))), ["(: nested too deep"]);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "([ab]( ?= ?|\\.)|-|[{}()\"\\\\$*\\[\\]:,#=. é\n\r]|->|NUMBER|u00|[ab1]|    ){0,60}") {
        let (strings, faults) = Strings::new(&language("fr"), &[FtlSource { path: "a.ftl", text: &text }], None);
        prop_assert!(faults.iter().all(|fault| text.get(fault.span.clone()).is_some()));
        for key in strings.keys() {
            prop_assert!(strings.format(key, &[("a", Arg::Number(3)), ("b", Arg::Text("x"))]).is_some());
        }
    }
}

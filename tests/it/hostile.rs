//! What contributors type, on purpose or by a slip, and what stands in the folder: told, and never published as it is.

use crate::site::{ENGLISH, PNG, Ran, Site};

/// What is said of a site with this one piece.
fn said(front: &str, body: &str) -> Vec<String> {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/coal.md", front, body);
    messages(&site.try_build(&[]))
}

fn messages(ran: &Ran) -> Vec<String> {
    assert!(matches!(ran.code, 0..=2), "{ran:?}");
    ran.messages().into_iter().map(ToOwned::to_owned).collect()
}

#[test]
fn characters_that_nobody_sees_are_told() {
    for (body, told) in [
        ("a\u{b}b", "error: the text holds the control character U+000B"),
        ("a\u{1b}[31mb", "error: the text holds the control character U+001B"),
        ("a\u{92}b", "error: the text holds the control character U+0092"),
        ("a\u{fffe}b", "error: the text holds the control character U+FFFE"),
        ("Caf\u{fffd}", "warning: a letter was lost here: `\u{fffd}` stands for it"),
        ("a \u{202e}b", "warning: an invisible character (U+202E) turns the text after it"),
    ] {
        assert_eq!(said("", body), [told], "{body:?}");
    }
    for title in ["\"Coal \u{202e}gas\"", "\"Coal \\u202E gas\""] {
        let told = "warning: an invisible character (U+202E) turns the text after it";
        assert_eq!(said(&format!("title: {title}"), "Text."), [told]);
    }
    let silent: [&str; 3] =
        ["É «\u{a0}soft\u{ad}hyphen\u{a0}» – — ’", "a\u{2028}b\tc", "\u{200f}عربي\u{200e} 👩\u{200d}🔬"];
    for body in silent {
        assert_eq!(said("", body), [""; 0], "{body:?}");
    }
}

#[test]
fn what_yaml_would_cut_off_a_title_is_told() {
    for (title, told) in [
        ("&first page", "error: `title` begins with `&`, which YAML takes for a mark of its own"),
        ("Ranked #1 in energy", "warning: `title` ends here: YAML takes what follows a blank and `#` for a comment"),
        ("\"\u{200b}\"", "error: `title` is empty"),
    ] {
        assert_eq!(said(&format!("title: {title}"), "Text."), [told], "{title}");
    }
    for title in ["Ranked # by whom", "\"Ranked #1\"", "C#1", "Coal & gas", "'Coal' # later: gas"] {
        assert_eq!(said(&format!("title: {title}"), "Text."), [""; 0], "{title}");
    }
}

#[test]
fn a_piece_is_not_changed_before_it_is_there() {
    let told = ["warning: `updated` is before `date`"];
    assert_eq!(said("date: 2026-01-15\nupdated: 2025-01-16", "Text."), told);
    assert_eq!(said("date: 2026-01-15T18:00:00Z\nupdated: 2026-01-15", "Text."), [""; 0]);
}

#[test]
fn a_link_of_a_hundred_thousand_letters_is_one_mistake_in_few_words() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/coal.md", "", &format!("[a]({})", "a".repeat(100_000)));
    let failed = site.fail();
    assert_eq!(failed.messages().len(), 1);
    assert!(failed.stderr.len() < 2_000, "{}", failed.stderr);
}

#[test]
fn lists_of_front_matter_have_the_bound_of_tags() {
    for key in ["related", "related_exclude", "supersedes"] {
        let names: Vec<String> = (0..5_000).map(|at| format!("a{at}")).collect();
        let told = said(&format!("{key}: [{}]", names.join(", ")), "Text.");
        assert_eq!(told[0], format!("error: `{key}` has 5,000 entries, more than 100"));
        assert!(told.len() <= 101, "{}", told.len());
    }
}

#[test]
fn former_states_and_files_that_are_nearly_texts_are_not_published() {
    let draft = "---\ntitle: Secret\ndate: 2026-01-01\ndraft: true\n---\n\nSecret.\n";
    for (name, told) in [
        (
            "coal.md.bak",
            "warning: `content/articles/coal.md.bak` looks like a former state of a file, and is not published",
        ),
        (
            "coal.ORIG",
            "warning: `content/articles/coal.ORIG` looks like a former state of a file, and is not published",
        ),
        ("coal.MD", "error: `content/articles/coal.MD` is not read: the name of a text ends in `.md`"),
        ("coal.markdown", "error: `content/articles/coal.markdown` is not read: the name of a text ends in `.md`"),
        ("coal.md.txt", "error: `content/articles/coal.md.txt` is not read: the name of a text ends in `.md`"),
        ("coal", "error: `content/articles/coal` is not read: the name of a text ends in `.md`"),
        (
            "coal.html",
            "warning: `content/articles/coal.html` is a page of its own, and is not published from `content/`",
        ),
    ] {
        let site = Site::new(ENGLISH);
        site.article("gas", "");
        site.write(&format!("content/articles/{name}"), draft);
        assert_eq!(messages(&site.try_build(&[])), [told]);
        site.build_with(&["--lenient"]);
        let leaks: Vec<String> =
            site.output().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect();
        assert_eq!(leaks, [""; 0], "{name}");
    }
    let site = Site::new(ENGLISH);
    site.article("gas", "").write("content/articles/data.txt", "1 2 3\n").write("content/articles/a.png", PNG);
    site.build_silently();
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|window| window == b"Secret")
}

#[test]
fn a_file_that_differs_from_a_page_only_in_case_stands_in_its_place() {
    let site = Site::new(ENGLISH);
    site.article("coal", "").write("static/Articles/Coal/Index.html", "x");
    let told = "error: `static/Articles/Coal/Index.html` at `/Articles/Coal/Index.html` and `content/articles/coal.md` at \
                `/articles/coal/` differ only in case, accents or form";
    assert_eq!(messages(&site.fail()), [told]);
}

#[test]
fn a_drawing_that_can_run_a_program_is_told_wherever_the_program_is() {
    for drawing in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject><b xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject></svg>",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>",
    ] {
        let site = Site::new(ENGLISH);
        site.piece("content/articles/coal.md", "", "![A mine](mine.svg)");
        site.write("content/articles/mine.svg", drawing);
        let told = "warning: the drawing `content/articles/mine.svg` contains a script";
        assert_eq!(messages(&site.build()), [told], "{drawing}");
    }
}

#[test]
fn the_publication_has_a_name_that_can_be_shown_and_an_address_that_there_is() {
    for (config, told) in [
        ("title = \" \"\nbase_url = \"https://a.org\"", "error: `title` is empty"),
        ("title = \"A\\u0007\"\nbase_url = \"https://a.org\"", "error: `title` holds the control character U+0007"),
        ("title = \"A\"\nbase_url = \"https://a.org:99999\"", "error: `https://a.org:99999` cannot be `base_url`"),
        (
            "<<<<<<< HEAD\ntitle = \"A\"\n=======\ntitle = \"B\"\n>>>>>>> b\n",
            "error: a merge conflict is left in the file",
        ),
    ] {
        let site = Site::new(config);
        assert_eq!(messages(&site.fail())[0], told);
    }
    let site = Site::new("");
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(ENGLISH.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    site.write("config.toml", utf16);
    assert_eq!(messages(&site.fail()), ["error: the file is in UTF-16, not in UTF-8"]);
}

#[test]
fn a_mark_before_a_template_stands_in_no_page() {
    let site = Site::new(ENGLISH);
    site.article("coal", "").write("templates/article.html", "\u{feff}<!doctype html><title>{{ page.title }}</title>");
    site.build();
    assert_eq!(site.text("/articles/coal/"), "<!doctype html><title>Title of coal</title>");
}

#[test]
fn templates_that_would_never_end_or_fill_the_memory_are_stopped() {
    let doubling = "{% set_global s = \"x\" %}{% for i in range(end=60) %}{% set_global s = s | replace(from=\"x\", to=\"xx\") %}{% endfor %}";
    let rounds = "error: `range` gives more than 1000000 numbers on one page";
    for (template, told) in [
        ("{% for i in range(end=100000000000) %}{% endfor %}", rounds),
        ("{% for i in range(end=2000) %}{% for j in range(end=2000) %}{% endfor %}{% endfor %}", rounds),
        (doubling, "error: `replace` makes a text of more than 16 MB"),
        (&"<p>{{ page.title }}</p>".repeat(100_000), "error: `templates/article.html` is larger than 2 MB"),
    ] {
        let site = Site::new(ENGLISH);
        site.article("coal", "").write("templates/article.html", template);
        assert_eq!(messages(&site.fail()), [told]);
    }
    let site = Site::new(ENGLISH);
    let template = "{% for i in range(start=7, end=1, step_by=-3) %}{{ i }} {% endfor %}{{ \"aba\" | replace(from=\"a\", to=\"c\") }}";
    site.article("coal", "").write("templates/article.html", template);
    site.build();
    assert_eq!(site.text("/articles/coal/"), "7 4 cbc");
}

/// Each place that a build reads from, with the name that the message must have.
#[cfg(unix)]
const PLACES: [&str; 10] = [
    "content/articles/gas.md",
    "content/articles/gas.png",
    "content/topics/gas.md",
    "static/gas.txt",
    "templates/gas.html",
    "i18n/en.ftl",
    "themes/mine/theme.toml",
    "themes/mine/templates/gas.html",
    "themes/mine/static/gas.css",
    "themes/mine/i18n/en.ftl",
];

/// A site whose theme is its own, on the one that the program carries; `place` is free.
#[cfg(unix)]
fn site_with_room_at(place: &str) -> Site {
    let site = Site::new(&format!("theme = \"mine\"\n{ENGLISH}"));
    site.article("coal", "").write("themes/mine/theme.toml", "parent = \"briefing\"\n");
    site.write(place, "");
    site.remove(place);
    site
}

#[cfg(unix)]
#[test]
fn links_to_elsewhere_pipes_and_devices_are_told_at_every_place() {
    use std::os::unix::fs::symlink;
    for place in PLACES {
        for (target, told) in [
            ("/etc/passwd", "is a link that leads out of the site's folder"),
            ("/dev/zero", "is a link that leads out of the site's folder"),
            ("nosuch", "is neither a file nor a folder"),
        ] {
            let site = site_with_room_at(place);
            symlink(target, site.path(place)).unwrap();
            assert_eq!(messages(&site.fail())[0], format!("error: `{place}` {told}"));
        }
        let site = site_with_room_at(place);
        let made = std::process::Command::new("mkfifo").arg(site.path(place)).status().unwrap();
        assert!(made.success());
        assert_eq!(messages(&site.fail())[0], format!("error: `{place}` is neither a file nor a folder"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_text_are_told_at_every_place() {
    use std::os::unix::ffi::OsStrExt as _;
    for place in PLACES.iter().filter(|place| !place.ends_with("theme.toml")) {
        let site = site_with_room_at(place);
        let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
        std::fs::write(site.path(place).with_file_name(name), "x").unwrap();
        assert_eq!(messages(&site.fail())[0], "error: the file name `caf\u{fffd}.md` is not UTF-8", "{place}");
    }
}

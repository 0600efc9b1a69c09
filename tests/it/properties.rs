//! What must hold whatever is typed, and in whatever order.

use std::path::Path;

use masthead::article;
use masthead::config::{self, Config, Overrides};
use masthead::digest::Digest;
use masthead::source::Source;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::site::{PNG, Site, THREE_LANGUAGES};

pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::with_cases(cases)
    }
}

fn configuration() -> Config {
    config::parse(THREE_LANGUAGES.as_bytes(), &Overrides::default()).unwrap().0
}

fn source(path: &str, bytes: &[u8]) -> Source {
    Source { path: path.into(), bytes: bytes.into(), digest: Digest::of(bytes) }
}

/// Pieces of front matter and Markdown that mean something, in any order.
fn token() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "---\n",
        "---",
        "\n",
        "\n\n",
        " ",
        "  - ",
        "title: ",
        "date: ",
        "2026-01-01",
        "tags: ",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "a",
        "é",
        "\u{301}",
        "\u{feff}",
        "\u{0}",
        "\t",
        "\"",
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "<<: ",
        "!!str ",
        "# ",
        "%",
        "@",
        "`",
        "```",
        "~",
        "~~",
        "**",
        "_",
        "[^1]",
        "[^1]: ",
        "![",
        "](",
        ")",
        "<",
        "</",
        "<script>",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "| a |",
        "|---|",
        "> [!NOTE]\n",
        "{#id}",
        "$",
        "$$",
        "\\",
        "1. ",
        "- [ ] ",
        "http://",
        "javascript:",
        "..",
        "/",
        ".md",
        "#",
        "draft: yes",
        "publish_at: ",
        "region: NO",
        "extra: ",
        "image: ",
        "changes: ",
        "H~2~O",
        "x^2^",
        ": def",
        "\u{202e}",
        "𝕏",
        "<<<<<<< ",
        "=======",
    ])
}

fn any_text() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        prop::collection::vec(token(), 0..60).prop_map(|tokens| tokens.concat().into_bytes()),
        prop::collection::vec(token(), 0..60)
            .prop_map(|tokens| format!("---\n{}\n---\n", tokens.concat()).into_bytes()),
        prop::collection::vec(token(), 0..60).prop_map(|tokens| format!(
            "---\ntitle: T\ndate: 2026-01-01\n---\n{}",
            tokens.concat()
        )
        .into_bytes()),
    ]
}

proptest! {
    #![proptest_config(cases(600))]

    /// And what is said of them points into the text.
    #[test]
    fn any_bytes_are_an_article_or_a_mistake(bytes in any_text()) {
        let config = configuration();
        for path in ["content/articles/a.md", "content/topics/a.md", "content/_index.md", "content/pages/a.en.md"] {
            let (parsed, diagnostics) = article::parse(&source(path, &bytes), &config);
            prop_assert!(parsed.is_some() || !diagnostics.is_empty(), "nothing is swallowed");
            let text = String::from_utf8_lossy(&bytes);
            for diagnostic in diagnostics {
                prop_assert!(!diagnostic.message.is_empty());
                if let masthead::diagnostic::Spot::Span(span) = &diagnostic.place.spot
                    && std::str::from_utf8(&bytes).is_ok()
                {
                    prop_assert!(text.get(span.clone()).is_some(), "{span:?} of {} bytes: {}", text.len(), diagnostic.message);
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_a_configuration_or_a_mistake(bytes in any_text()) {
        let read = config::parse(&bytes, &Overrides::default());
        prop_assert!(read.is_ok() || !read.unwrap_err().is_empty());
    }

    #[test]
    fn any_name_is_an_article_or_a_mistake(name in "[a-zé.A-Z0-9 _~%#?&'+-]{1,30}") {
        let bytes = b"---\ntitle: T\ndate: 2026-01-01\n---\nText.";
        let (parsed, diagnostics) = article::parse(&source(&format!("content/articles/{name}.md"), bytes), &configuration());
        prop_assert!(parsed.is_some() || !diagnostics.is_empty());
    }
}

/// Something that an editor does to a site.
#[derive(Clone, Debug)]
pub enum Edit {
    Write { slug: usize, lang: usize, front: Vec<usize>, body: usize },
    Remove { slug: usize, lang: usize },
    Topic(usize),
    Picture(bool),
    Template(bool),
    Configuration(usize),
}

const FRONT: [&str; 14] = [
    "draft: true",
    "tags: [trade]",
    "topics: [Health]",
    "region: KE",
    "authors: [desk]",
    "publish_at: 2027-01-01",
    "related: [piece-1]",
    "aliases: [/old/]",
    "summary: Short.",
    "image: {src: p.png, alt: P}",
    "type: report",
    "series: Tour",
    "slug: other",
    "withdrawn: {reason: R}",
];

const BODIES: [&str; 5] =
    ["Text.", "Other text.", "![P](p.png)", "[x](piece-2.md)", "## Head\n\nNote[^1].\n\n[^1]: Foot."];

const CONFIGURATIONS: [&str; 4] = [
    "",
    "paginate_by = 1\n",
    "paginate_by = 3\n[related]\nlimit = 1\n",
    "[feeds]\nformats = [\"atom\"]\nlimit = 2\nnews = true\n[pages]\narchive = false\n",
];

pub fn edit() -> impl Strategy<Value = Edit> {
    let front = prop::sample::subsequence((0..FRONT.len()).collect::<Vec<_>>(), 0..5);
    prop_oneof![
        6 => (0..5_usize, 0..3_usize, front, 0..BODIES.len())
            .prop_map(|(slug, lang, front, body)| Edit::Write { slug, lang, front, body }),
        2 => (0..5_usize, 0..3_usize).prop_map(|(slug, lang)| Edit::Remove { slug, lang }),
        1 => (0..3_usize).prop_map(Edit::Topic),
        1 => any::<bool>().prop_map(Edit::Picture),
        1 => any::<bool>().prop_map(Edit::Template),
        1 => (0..CONFIGURATIONS.len()).prop_map(Edit::Configuration),
    ]
}

impl Edit {
    pub fn make(&self, site: &Site) {
        let path =
            |slug: &usize, lang: &usize| format!("content/articles/piece-{slug}{}.md", ["", ".en", ".ar"][*lang]);
        let remove = |path: &str| drop(std::fs::remove_file(site.path(path)));
        match self {
            Edit::Write { slug, lang, front, body } => {
                let front: Vec<&str> = front.iter().map(|key| FRONT[*key]).collect();
                // One key under two names would be a mistake.
                let front: Vec<&str> =
                    front.into_iter().filter(|line| !line.starts_with("topics") || *slug > 2).collect();
                let date = format!("date: 2026-01-{:02}", slug * 3 + lang + 1);
                site.piece(&path(slug, lang), &format!("{date}\n{}", front.join("\n")), BODIES[*body]);
            }
            Edit::Remove { slug, lang } => remove(&path(slug, lang)),
            Edit::Topic(0) => remove("content/topics/trade.md"),
            Edit::Topic(number) => {
                site.write(
                    "content/topics/trade.md",
                    format!("---\ntitle: {{fr: Commerce, en: Trade}}\nweight: {number}\n---\n\nText.\n"),
                );
            }
            Edit::Picture(true) => {
                site.write("content/articles/p.png", PNG);
            }
            Edit::Picture(false) => remove("content/articles/p.png"),
            Edit::Template(true) => {
                site.write("templates/topic.html", "<h1>{{ term.name }}</h1>{{ term.count }}");
            }
            Edit::Template(false) => remove("templates/topic.html"),
            Edit::Configuration(number) => {
                let (head, languages) = THREE_LANGUAGES.split_once("[languages").unwrap();
                let (top, tables) = match CONFIGURATIONS[*number].split_once('[') {
                    Some((top, tables)) => (top, format!("[{tables}")),
                    None => (CONFIGURATIONS[*number], String::new()),
                };
                site.write("config.toml", format!("{head}{top}{tables}[languages{languages}"));
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn after_any_edits_the_site_equals_a_clean_build(edits in prop::collection::vec(edit(), 1..10)) {
        let site = Site::new(THREE_LANGUAGES);
        site.article("steady", "tags: [trade]").build();
        for edit in &edits {
            edit.make(&site);
            let ran = site.try_build(&["--lenient"]);
            prop_assert_eq!(ran.code, 0, "{}", ran.stderr);
        }
        let clean = Site::empty();
        for part in ["content", "templates"] {
            if site.path(part).exists() {
                crate::site::copy(&site.path(part), &clean.path(part));
            }
        }
        clean.write("config.toml", std::fs::read(site.path("config.toml")).unwrap());
        let (last, first) = (site.try_build(&["--lenient"]), clean.try_build(&["--lenient"]));
        prop_assert_eq!(first.code, 0, "{}", first.stderr);
        prop_assert_eq!(last.messages(), first.messages());
        let (edited, clean) = (site.output(), clean.output());
        prop_assert_eq!(edited.keys().collect::<Vec<_>>(), clean.keys().collect::<Vec<_>>());
        for (path, bytes) in &edited {
            prop_assert!(clean[path] == *bytes, "{} differs", path);
        }
        prop_assert!(!Path::new(&site.path("public/.masthead")).exists());
    }
}

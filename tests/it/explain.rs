//! `masthead explain` and `docs/diagnostics.md`: what they say of each rule is true.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use masthead::diagnostic::{Rule, Story, Tongue, document};
use serde_json::Value;

use crate::site::{ENGLISH, NOW, Ran, Site, repository};

/// What no document can show: more than anyone types, bytes that are no text, rights and links of the file system, an
/// empty folder, half a picture, the answers of other sites.
const WITHOUT_EXAMPLE: &[Rule] = &[
    Rule::TooLarge,
    Rule::Encoding,
    Rule::UnreadableFile,
    Rule::SymlinkOutside,
    Rule::PictureEnding,
    Rule::UnusablePicture,
    Rule::NoContent,
    Rule::ExternalGone,
    Rule::ExternalMoved,
    Rule::ExternalSilent,
    Rule::ExternalFailing,
    Rule::ExternalPrivate,
];

/// Those whose example can be mended without a person; what any other means to say only its writer knows.
const WITH_REPLACEMENT: &[&str] = &["unknown-key", "term-spelling", "unknown-config-key"];

fn explain(arguments: &[&str]) -> Ran {
    Site::empty().run(&[&["explain"], arguments].concat())
}

/// The files of a part of a story, by path.
fn example(part: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for block in part.split("```").skip(1).step_by(2) {
        let (path, text) = block.split_once('\n').unwrap();
        files.insert(path.to_owned(), text.to_owned());
    }
    files
}

/// Every sentence of a mistake has its French.
fn is_said_in_french(mistake: &Value) {
    let labels = mistake["labels"].as_array().unwrap().iter().map(|label| &label["message"]);
    let said = [&mistake["message"], &mistake["help"]].into_iter().chain(mistake["notes"].as_array().unwrap());
    for english in said.chain(labels).filter_map(Value::as_str) {
        assert_ne!(Tongue::French.say(english), english, "no French in src/diagnostic/messages/fr.txt");
    }
}

/// A small publication with these files.
fn publication(files: &BTreeMap<String, String>) -> Site {
    let site = Site::new(ENGLISH);
    if !files.keys().any(|path| path.starts_with("content/articles/")) {
        site.article("oil", "");
    }
    for (path, text) in files {
        let text = if path == "config.toml" { format!("{ENGLISH}{text}") } else { text.clone() };
        site.write(path, text);
    }
    site
}

/// What `masthead check` tells, a mistake an entry.
fn told(site: &Site) -> Vec<Value> {
    let checked = site.run(&["check", "--format", "json", "--now", NOW]);
    assert!([0, 1].contains(&checked.code), "{}", checked.stderr);
    checked.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The codes that `masthead check` names for these files in a small publication.
fn codes(files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let told = told(&publication(files));
    told.iter().for_each(is_said_in_french);
    told.iter().map(|line| line["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_example_has_the_mistake_and_only_it_and_its_mending_has_none() {
    let mut wrong = Vec::new();
    for rule in Rule::ALL {
        let story = Story::of(*rule);
        let (broken, mended) = story.text.split_once("\nInstead:\n").unwrap_or((story.text, ""));
        if WITHOUT_EXAMPLE.contains(rule) {
            assert_eq!(example(story.text), BTreeMap::new(), "{}", rule.name());
            continue;
        }
        let found = [codes(&example(broken)), codes(&example(mended))];
        if found != [BTreeSet::from([rule.code().to_owned()]), BTreeSet::new()] {
            wrong.push(format!("{} {}: {found:?}", rule.code(), rule.name()));
        }
    }
    assert_eq!(wrong, [""; 0], "the codes of the mistake, then those of its mending");
}

#[test]
fn a_replacement_that_is_offered_mends_the_mistake_and_the_site_builds() {
    let mut offering = Vec::new();
    for rule in Rule::ALL.iter().filter(|rule| !WITHOUT_EXAMPLE.contains(rule)) {
        let story = Story::of(*rule);
        let (broken, _) = story.text.split_once("\nInstead:\n").unwrap_or((story.text, ""));
        let site = publication(&example(broken));
        if told(&site).iter().all(|mistake| mistake["fixes"].as_array().unwrap().is_empty()) {
            continue;
        }
        offering.push(rule.name());
        site.run(&["check", "--fix", "--now", NOW]);
        let left: Vec<Value> = told(&site);
        assert!(left.iter().all(|mistake| mistake["code"] != rule.code()), "{}: {left:?}", rule.name());
        assert_eq!(site.try_build(&[]).code, 0, "{}", rule.name());
    }
    assert_eq!(offering, WITH_REPLACEMENT);
}

#[test]
fn the_document_on_mistakes_is_made_from_the_stories() {
    let path = repository().join("docs/diagnostics.md");
    if std::env::var_os("MASTHEAD_UPDATE").is_some() {
        fs::write(&path, document()).unwrap();
    }
    assert!(fs::read_to_string(path).unwrap() == document(), "write it anew with MASTHEAD_UPDATE=1");
}

#[test]
fn the_document_on_the_configuration_says_the_same_in_one_line() {
    let configuration = fs::read_to_string(repository().join("docs/configuration.md")).unwrap();
    for rule in Rule::ALL {
        let row = configuration.lines().find(|line| line.starts_with(&format!("| `{}` | M", rule.name()))).unwrap();
        assert!(row.ends_with(&format!(" | {} |", Story::of(*rule).summary)), "{row}");
    }
}

#[test]
fn a_rule_is_explained_by_its_code_or_its_name() {
    let expected = "\
M0104 missing-date: an article without a date; with `--lenient` it stands last in lists and shows none
(error)

Lists, feeds and the archive are in the order of dates. Pages beside the articles, in `content/` itself, need none.

  content/articles/coal.md
    ---
    title: Coal
    ---

    Coal is leaving the grid.

Instead:

  content/articles/coal.md
    ---
    title: Coal
    date: 2026-03-14
    ---

    Coal is leaving the grid.
";
    for name in ["M0104", "m0104", "missing-date"] {
        let explained = explain(&[name]);
        assert_eq!((explained.code, explained.stdout.as_str(), explained.stderr.as_str()), (0, expected, ""));
    }
}

#[test]
fn an_unknown_rule_is_told_the_nearest() {
    let told = |name: &str| {
        let explained = explain(&[name]);
        assert_eq!((explained.code, explained.stdout.as_str()), (2, ""));
        explained.stderr
    };
    assert_eq!(told("missing-dat"), "masthead: there is no rule `missing-dat`; did you mean `missing-date`?\n");
    assert_eq!(told("weather"), "masthead: there is no rule `weather`; `masthead explain` lists them all\n");
}

#[test]
fn without_a_rule_all_are_listed_by_code() {
    let listed = explain(&[]).stdout;
    assert!(
        listed.starts_with("M0101  unknown-key           warning               a key that no one reads\n"),
        "{listed}"
    );
    let codes: Vec<&str> = listed.lines().map(|line| &line[..5]).collect();
    assert!(codes.is_sorted() && codes.len() == Rule::ALL.len(), "{codes:?}");
}

#[test]
fn every_rule_is_explained_in_french_with_the_same_examples() {
    let french = |rule: &Rule| Story::of(*rule).plain(Tongue::French);
    for rule in Rule::ALL {
        let (story, text) = (Story::of(*rule), french(rule));
        let indented =
            |text: &str| text.lines().filter(|line| line.starts_with("  ")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(indented(&text), indented(&story.plain(Tongue::English)), "{}", rule.name());
        assert_ne!(story.summary(Tongue::French), story.summary, "{}", rule.name());
    }
    assert_eq!(
        french(&Rule::MissingDate),
        "\
M0104 missing-date\u{a0}: un article sans date\u{202f}; avec `--lenient`, il vient en dernier et n’en montre pas
(erreur)

Les listes, les flux et les archives suivent l’ordre des dates. Les pages, dans `content/` même ou à côté des articles, n’en ont pas besoin.

  content/articles/coal.md
    ---
    title: Coal
    ---

    Coal is leaving the grid.

À la place\u{a0}:

  content/articles/coal.md
    ---
    title: Coal
    date: 2026-03-14
    ---

    Coal is leaving the grid.
"
    );
}

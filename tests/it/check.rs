//! `masthead check`: what a build would say, with nothing written, for people and for programs.

use std::fs;

use serde_json::Value;

use crate::site::{ENGLISH, NOW, Ran, Site, files};

fn check(site: &Site, arguments: &[&str]) -> Ran {
    site.run(&[&["check", "--now", NOW], arguments].concat())
}

/// An unknown key, which is a warning, and a dead link, which is an error.
fn two_mistakes() -> Site {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/coal.md", "topcis: [energy]", "See [gas](gas.md).");
    site
}

const TOLD: &str = "\
warning: unknown key `topcis`
 --> content/articles/coal.md:4:1
  |
4 | topcis: [energy]
  | ^^^^^^
  = help: did you mean `tags`?

error: the link `gas.md` leads nowhere
 --> content/articles/coal.md:7:5
  |
7 | See [gas](gas.md).
  |     ^^^^^^^^^^^^^
  = help: name a file of `content/` by its path (`other.md`), or a page by its address (`/topics/trade/`)

1 error, 1 warning
";

#[test]
fn people_read_what_a_build_says() {
    let checked = check(&two_mistakes(), &[]);
    assert_eq!((checked.code, checked.stdout.as_str(), checked.stderr.as_str()), (1, "", TOLD));
    assert_eq!(two_mistakes().fail().stderr, format!("{TOLD}nothing was changed\n"));
}

#[test]
fn a_publication_without_mistakes_can_be_built_and_is_not() {
    let site = Site::new(ENGLISH);
    site.article("coal", "");
    let before = files(&site.root());
    let checked = check(&site, &[]);
    assert_eq!((checked.code, checked.stdout.as_str()), (0, ""));
    assert_eq!(checked.stderr, "6 pages from 1 article can be built\n");
    assert_eq!(files(&site.root()), before);
    assert!(!site.path(".masthead").exists() && !site.public().exists());
}

#[test]
fn exit_codes_are_those_of_a_build() {
    let site = Site::new(ENGLISH);
    site.article("coal", "topcis: [energy]");
    assert_eq!(check(&site, &[]).code, 0);
    assert_eq!(check(&site, &["--strict"]).code, 1);
    assert_eq!(check(&two_mistakes(), &["--lenient"]).code, 0);
    assert_eq!(check(&Site::empty(), &[]).code, 2);
}

#[test]
fn remarks_stay_warnings_under_strict_unless_the_configuration_makes_them_errors() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/coal.md", "", "See [here](#top).");
    assert_eq!(check(&site, &["--strict"]).code, 0);
    site.write("config.toml", format!("{ENGLISH}[check]\nvague-link = \"error\"\n"));
    assert_eq!(check(&site, &[]).code, 1);
    site.build_silently();
    site.write("config.toml", format!("{ENGLISH}[check]\nM0903 = \"off\"\n"));
    assert_eq!(check(&site, &[]).stderr, "6 pages from 1 article can be built\n");
}

#[test]
fn a_file_switches_rules_off_for_itself_alone() {
    let site = Site::new(ENGLISH);
    let body = "See [here](#top), and [gas](gas.md).";
    site.piece("content/articles/coal.md", "check_off: [vague-link, M0301]\ntopcis: [energy]", body);
    site.write("content/topics/energy.md", "---\ncheck_off: M0903\n---\nMore [here](#top).\n");
    assert_eq!(check(&site, &[]).messages(), ["warning: unknown key `topcis`"]);
    site.piece("content/articles/oil.md", "", body);
    assert_eq!(
        check(&site, &[]).messages(),
        [
            "warning: unknown key `topcis`",
            "warning: `here` does not say where the link leads",
            "error: the link `gas.md` leads nowhere",
        ]
    );
}

#[test]
fn a_file_that_switches_a_rule_off_says_nothing_of_what_is_usual() {
    let site = Site::new(&format!("{ENGLISH}[related]\nlimit = 0\n"));
    for number in 0..5 {
        site.article(&format!("paper-{number}"), "summary: In short.");
    }
    for number in 0..5 {
        site.article(&format!("note-{number}"), "check_off: [missing-summary]");
    }
    site.article("coal", "");
    let said = check(&site, &["--format", "github"]).stdout;
    assert!(said.contains("coal.md") && said.contains("M0904"), "{said}");
}

#[test]
fn a_template_that_fails_on_a_page_is_found_without_a_build() {
    let site = Site::new(ENGLISH);
    site.article("coal", "");
    site.write("templates/article.html", "{{ page.nothing.at_all }}");
    let checked = check(&site, &[]);
    assert_eq!(checked.code, 1);
    checked.says("--> templates/article.html:1:").says("content/articles/coal.md");
}

#[test]
fn an_output_folder_among_the_sources_is_found_without_a_build() {
    let site = Site::new(&format!("output = \"content\"\n{ENGLISH}"));
    site.article("coal", "");
    let checked = check(&site, &[]);
    assert_eq!(checked.code, 1);
    checked.says("--> config.toml:1:");
}

#[test]
fn json_is_an_object_a_line_and_the_same_from_check_and_build() {
    let expected = r#"{"code":"M0101","rule":"unknown-key","severity":"warning","path":"content/articles/coal.md","line":4,"column":1,"end":{"line":4,"column":7},"message":"unknown key `topcis`","help":"did you mean `tags`?","notes":[],"labels":[],"fixes":[{"path":"content/articles/coal.md","line":4,"column":1,"end":{"line":4,"column":7},"replacement":"tags"}]}
{"code":"M0301","rule":"dead-link","severity":"error","path":"content/articles/coal.md","line":7,"column":5,"end":{"line":7,"column":18},"message":"the link `gas.md` leads nowhere","help":"name a file of `content/` by its path (`other.md`), or a page by its address (`/topics/trade/`)","notes":[],"labels":[],"fixes":[]}
"#;
    let site = two_mistakes();
    let checked = check(&site, &["--format", "json"]);
    assert_eq!((checked.code, checked.stderr.as_str(), checked.stdout.as_str()), (1, "", expected));
    assert_eq!(site.try_build(&["--format", "json"]).stdout, expected);
}

#[test]
fn github_is_told_the_folder_of_the_site_in_the_repository() {
    let expected = "\
::warning file=site/content/articles/coal.md,line=4,col=1,title=M0101::unknown key `topcis`%0Ahelp: did you mean `tags`?
::error file=site/content/articles/coal.md,line=7,col=5,title=M0301::the link `gas.md` leads nowhere%0Ahelp: name a file of `content/` by its path (`other.md`), or a page by its address (`/topics/trade/`)
";
    let site = two_mistakes();
    let top = site.root().parent().unwrap().to_owned();
    let mut command = site.command(&["check", "--now", NOW, "--format", "github"]);
    let checked = Ran::of(command.env("GITHUB_WORKSPACE", &top));
    assert_eq!((checked.code, checked.stdout.as_str()), (1, expected));
    let checked = check(&site, &["--format", "github"]);
    assert_eq!(checked.stdout, expected.replace("file=site/", "file="));
}

/// What the schema of SARIF 2.1.0 requires of the parts that are written, and the values that it lists.
#[test]
fn sarif_has_what_its_schema_requires() {
    let checked = check(&two_mistakes(), &["--format", "sarif"]);
    let log: Value = serde_json::from_str(&checked.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert!(run["tool"]["driver"]["name"].is_string());
    let rules: Vec<&str> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(rules, ["M0101", "M0301"]);
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        assert!(result["message"]["text"].is_string());
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()));
        assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/articles/coal.md");
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
        assert!(place["region"]["endColumn"].as_u64() > place["region"]["startColumn"].as_u64());
    }
    let change = &results[0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "content/articles/coal.md");
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "tags");
    assert_eq!(change["replacements"][0]["deletedRegion"], results[0]["locations"][0]["physicalLocation"]["region"]);
}

#[test]
fn a_broken_configuration_is_told_to_programs_too() {
    let site = Site::new("title = 3\n");
    let checked = check(&site, &["--format", "json"]);
    assert_eq!(checked.code, 1);
    let first: Value = serde_json::from_str(checked.stdout.lines().next().unwrap()).unwrap();
    assert_eq!((&first["path"], &first["rule"]), (&"config.toml".into(), &"bad-config".into()));
    assert!(fs::read_dir(site.root()).unwrap().all(|entry| entry.unwrap().file_name() != "public"));
}

const TOLD_IN_FRENCH: &str = "\
avertissement\u{a0}: clé inconnue `topcis`
 --> content/articles/coal.md:4:1
  |
4 | topcis: [energy]
  | ^^^^^^
  = aide\u{a0}: vouliez-vous dire `tags`\u{202f}?

erreur\u{a0}: le lien `gas.md` ne mène nulle part
 --> content/articles/coal.md:7:5
  |
7 | See [gas](gas.md).
  |     ^^^^^^^^^^^^^
  = aide\u{a0}: nommez un fichier de `content/` par son chemin (`autre.md`), ou une page par son adresse (`/topics/trade/`)

1 erreur, 1 avertissement
";

#[test]
fn messages_are_in_french_where_the_option_or_the_environment_says_so() {
    let site = two_mistakes();
    let told = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut command = site.command(&[&["check", "--now", NOW], arguments].concat());
        let names = ["LC_ALL", "LC_MESSAGES", "LANG", "MASTHEAD_MESSAGES"];
        for name in names {
            command.env_remove(name);
        }
        Ran::of(command.envs(environment.iter().copied())).stderr
    };
    assert_eq!(told(&["--messages", "fr"], &[("LC_ALL", "en_GB.UTF-8")]), TOLD_IN_FRENCH);
    assert_eq!(told(&[], &[("MASTHEAD_MESSAGES", "fr")]), TOLD_IN_FRENCH);
    assert_eq!(told(&[], &[("LANG", "fr_FR.UTF-8")]), TOLD_IN_FRENCH);
    assert_eq!(told(&[], &[("LC_ALL", ""), ("LC_MESSAGES", "fr_FR"), ("LANG", "de_DE")]), TOLD_IN_FRENCH);
    assert_eq!(told(&[], &[("LC_ALL", "C"), ("LANG", "fr_FR.UTF-8")]), TOLD);
    assert_eq!(told(&["--messages", "en"], &[("LANG", "fr_FR.UTF-8")]), TOLD);
    let json = check(&site, &["--messages", "fr", "--format", "json"]).stdout;
    assert!(json.contains("\"message\":\"le lien `gas.md` ne mène nulle part\""), "{json}");
}

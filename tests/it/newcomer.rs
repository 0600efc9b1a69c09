//! The first ten minutes, word by word.

use crate::document::Element;
use crate::site::{ENGLISH, Ran, Site};

/// 14 March 2026, noon.
const TODAY: &str = "1773489600";

fn run(site: &Site, folder: &str, arguments: &[&str]) -> Ran {
    Ran::of(site.command(arguments).current_dir(site.path(folder)).env("SOURCE_DATE_EPOCH", TODAY))
}

fn related(page: &Element) -> Vec<String> {
    page.texts("aside.related a")
}

#[test]
fn from_an_empty_folder_to_a_first_article_of_ones_own() {
    let site = Site::empty();
    let init = run(&site, "", &["init", "cahiers"]);
    assert_eq!((init.code, init.stdout.as_str()), (0, ""));
    assert_eq!(
        init.stderr,
        "A publication was started in `cahiers`. Next:\n\
         \n  cd cahiers\n  masthead build          makes public/\n  masthead new \"Mon premier sujet\"    starts an article\n"
    );
    let lines = std::fs::read_to_string(site.path("cahiers/config.toml")).unwrap();
    assert_eq!(lines.lines().count(), 10);
    assert!(lines.lines().all(|line| line.contains('#')), "every line is commented: {lines}");

    let new = run(&site, "cahiers", &["new", "L'IA à l'hôpital"]);
    assert_eq!((new.code, new.stderr.as_str()), (0, ""));
    assert_eq!(new.stdout, "content/articles/l-ia-a-l-hopital.md\n");
    let path = "cahiers/content/articles/l-ia-a-l-hopital.md";
    let draft = std::fs::read_to_string(site.path(path)).unwrap();
    assert_eq!(
        draft,
        "---\ntitle: \"L'IA à l'hôpital\"\ndate: 2026-03-14\ndraft: true\nsummary: \"\"\n\
         tags: [] # publication, liens, methode\nregion: []\nauthors: []\n---\n\n"
    );

    let first = run(&site, "cahiers", &["build"]);
    assert_eq!(
        (first.code, first.summary(&site).as_str()),
        (
            0,
            "18 pages from 2 articles in … s, 40 changed: SITE/cahiers/public\n\
             1 piece held back (drafts, scheduled or expired)\n"
        )
    );
    let page = site.path("cahiers/public/articles/l-ia-a-l-hopital/index.html");
    assert!(!page.exists(), "a draft has no page");

    // Written, given a topic and taken off draft.
    site.edit(path, "draft: true\n", "").edit(path, "tags: []", "tags: [publication, santé]");
    site.edit(path, "authors: []\n---\n", "authors: []\n---\n\nUn médecin lit, la machine aussi.\n");
    let second = run(&site, "cahiers", &["build"]);
    assert_eq!(
        (second.code, second.summary(&site).as_str()),
        (0, "20 pages from 3 articles in … s, 18 changed: SITE/cahiers/public\n")
    );
    let read = |path: &str| Element::parse(&std::fs::read_to_string(site.path(path)).unwrap());
    let article = read("cahiers/public/articles/l-ia-a-l-hopital/index.html");
    assert_eq!(article.one("h1").text(), "L’IA à l’hôpital");
    assert_eq!(article.one("aside.related h2").text(), "À lire aussi");
    assert_eq!(related(&article), ["Un premier article", "Un second article"]);
    let topic = read("cahiers/public/topics/publication/index.html");
    assert_eq!(topic.one("h1").text(), "La publication");
    assert_eq!(topic.texts("article h3"), ["L’IA à l’hôpital", "Un premier article", "Un second article"]);
    assert_eq!(read("cahiers/public/topics/sante/index.html").one("h1").text(), "santé");
    // The editor's own choice comes first in the article that came with the site.
    let first = read("cahiers/public/articles/un-premier-article/index.html");
    assert_eq!(related(&first), ["Un second article", "L’IA à l’hôpital"]);

    site.edit(path, "tags:", "tasg:");
    let third = run(&site, "cahiers", &["build"]);
    assert_eq!(third.code, 0);
    assert_eq!(
        third.told(),
        "warning: unknown key `tasg`\n --> content/articles/l-ia-a-l-hopital.md:5:1\n  |\n\
         5 | tasg: [publication, santé] # publication, liens, methode\n  | ^^^^\n  = help: did you mean `tags`?\n\n1 warning\n"
    );

    site.edit(path, "date: 2026-03-14", "date: 14 mars 2026");
    let fourth = run(&site, "cahiers", &["build"]);
    assert_eq!((fourth.code, fourth.stdout.as_str()), (1, ""));
    assert_eq!(
        fourth.stderr,
        "error: `14 mars 2026` is not a date\n --> content/articles/l-ia-a-l-hopital.md:3:7\n  |\n\
         3 | date: 14 mars 2026\n  |       ^^^^^^^^^^^^\n  = help: write it as year-month-day: `date: 2026-03-14`\n\n\
         warning: unknown key `tasg`\n --> content/articles/l-ia-a-l-hopital.md:5:1\n  |\n\
         5 | tasg: [publication, santé] # publication, liens, methode\n  | ^^^^\n  = help: did you mean `tags`?\n\n\
         1 error, 1 warning\nnothing was changed\n"
    );
}

#[test]
fn a_started_site_is_sound_in_both_languages() {
    for lang in ["fr", "en", "de"] {
        let site = Site::empty();
        let init = run(&site, "", &["init", ".", "--lang", lang]);
        assert_eq!(init.code, 0, "{}", init.stderr);
        init.does_not_say("cd ");
        let built = run(&site, "", &["build", "--strict"]);
        assert_eq!((built.code, built.told()), (0, ""), "{}", built.stderr);
        let page = site.page("/");
        assert_eq!(page.one("html").attribute("lang"), lang);
        let (first, second) = match lang {
            "fr" => ("/articles/un-premier-article/", "/articles/un-second-article/"),
            _ => ("/articles/a-first-article/", "/articles/a-second-article/"),
        };
        assert_eq!(site.related(first), [second]);
        assert_eq!(site.related(second), [first]);
        assert!(site.has("/about/") || site.has("/a-propos/"));
    }
}

#[test]
fn without_a_site_the_way_to_one_is_told() {
    let site = Site::empty();
    for arguments in [&["build"][..], &["list"], &["new", "Title"]] {
        let ran = site.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert_eq!(ran.stderr, "masthead: no `config.toml` here or above; `masthead init .` starts one\n");
    }
    let ran = site.run(&["build", "--root", "elsewhere"]);
    assert_eq!(ran.code, 2);
    ran.says("no `config.toml` in `elsewhere`; `masthead init elsewhere` starts one");
}

#[test]
fn the_site_is_found_from_a_folder_within() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let ran = Ran::of(site.command(&["build", "--now", "2026-06-01"]).current_dir(site.path("content/articles")));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(site.has("/articles/one/"));
}

#[test]
fn init_leaves_a_folder_with_a_site_as_it_is() {
    let site = Site::new(ENGLISH);
    let ran = site.run(&["init", "."]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.stderr, "masthead: `./config.toml` is there already; nothing was written\n");
    let config = std::fs::read_to_string(site.path("config.toml")).unwrap();
    assert_eq!(config, ENGLISH);
    assert!(!site.path("content/_index.md").exists(), "nothing was written");
}

#[test]
fn init_works_beside_files_of_others() {
    let site = Site::empty();
    site.write("README.md", "Mine.").write(".git/HEAD", "ref: refs/heads/main");
    assert_eq!(site.run(&["init", "."]).code, 0);
    assert_eq!(std::fs::read_to_string(site.path("README.md")).unwrap(), "Mine.");
    site.build();
}

#[test]
fn init_writes_nothing_if_one_of_its_files_is_there() {
    let site = Site::empty();
    site.write("content/pages/a-propos.md", "Mine.");
    let ran = site.run(&["init", "."]);
    assert_eq!(ran.code, 2);
    ran.says("`./content/pages/a-propos.md` is there already; nothing was written");
    assert!(!site.path("config.toml").exists());
}

#[test]
fn a_language_that_is_none_starts_nothing() {
    let site = Site::empty();
    let ran = site.run(&["init", "x", "--lang", "français"]);
    assert_eq!(ran.code, 2);
    ran.says("`français` is not the code of a language; write `--lang fr` or `--lang en`");
    assert!(!site.path("x").exists());
}

#[test]
fn new_never_overwrites() {
    let site = Site::new(ENGLISH);
    assert_eq!(site.run(&["new", "AI in Hospitals"]).stdout, "content/articles/ai-in-hospitals.md\n");
    site.write("content/articles/ai-in-hospitals.md", "Mine.");
    let ran = site.run(&["new", "A.I. in hospitals"]);
    assert_eq!(ran.stdout, "content/articles/a-i-in-hospitals.md\n", "another title, another file");
    let ran = site.run(&["new", "AI in hospitals!"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    ran.says("content/articles/ai-in-hospitals.md` is there already; nothing was overwritten");
    assert_eq!(std::fs::read_to_string(site.path("content/articles/ai-in-hospitals.md")).unwrap(), "Mine.");
}

#[test]
fn new_takes_language_section_and_type() {
    let site = Site::new("title = \"T\"\nbase_url = \"https://example.org\"\nlanguage = \"fr\"\n[languages.en]\n");
    let ran = site.run(&["new", "Cœur & âme: 1.10", "--lang", "en", "--section", "notes", "--type", "policy-brief"]);
    assert_eq!(ran.stdout, "content/notes/coeur-ame-1-10.en.md\n", "{}", ran.stderr);
    let text = std::fs::read_to_string(site.path("content/notes/coeur-ame-1-10.en.md")).unwrap();
    assert!(text.starts_with("---\ntitle: \"Cœur & âme: 1.10\"\n"), "{text}");
    assert!(text.contains("\ntype: \"policy-brief\"\n"), "{text}");
    let ran = site.run(&["new", "Titel", "--lang", "de"]);
    assert_eq!(ran.code, 2);
    ran.says("`config.toml` declares no language `de`; add `[languages.de]`");
    for section in ["../outside", "a//b", "", ".hidden"] {
        let ran = site.run(&["new", "Title", "--section", section]);
        assert_eq!(ran.code, 2, "{section}");
    }
    site.run(&["new", "!!!"]).says("`!!!` has no letter to make an address of");
}

#[test]
fn exit_codes_tell_warnings_mistakes_and_what_cannot_work_apart() {
    let site = Site::new(ENGLISH);
    site.article("one", "tpics: [a]");
    assert_eq!(site.try_build(&[]).code, 0, "warnings are allowed");
    let strict = site.try_build(&["--strict"]);
    assert_eq!(strict.code, 1);
    assert_eq!(strict.messages(), ["error: unknown key `tpics`"]);
    strict.says("nothing was changed");
    site.article("one", "date: soon");
    assert_eq!(site.try_build(&[]).code, 1);
    assert_eq!(site.try_build(&["--lenient"]).code, 0);
    assert_eq!(site.try_build(&["--strict", "--lenient"]).code, 2);
    assert_eq!(site.try_build(&["--sideways"]).code, 2);
    assert_eq!(site.run(&["build", "--now", "yesterday"]).code, 2);
    assert_eq!(site.run(&["unknown"]).code, 2);
    site.write("config.toml", "title = ");
    assert_eq!(site.try_build(&[]).code, 1, "a mistake in the configuration is a mistake of content");
}

#[test]
fn every_mistake_of_every_file_is_told_in_one_run() {
    let site = Site::new(ENGLISH);
    site.article("b", "date: soon\ndraft: perhaps").article("a", "related: [nobody]").article("c", "");
    site.write("content/articles/d.md", "No front matter.");
    let ran = site.fail();
    let places: Vec<&str> = ran.stderr.lines().filter_map(|line| line.trim().strip_prefix("--> ")).collect();
    assert_eq!(
        places,
        [
            "content/articles/a.md:4:11",
            "content/articles/b.md:3:7",
            "content/articles/b.md:4:8",
            "content/articles/d.md:1:1",
        ],
        "{}",
        ran.stderr
    );
    ran.says("nothing was changed");
    assert!(!site.public().exists());
}

#[test]
fn every_command_has_examples() {
    let site = Site::empty();
    for command in ["init", "new", "build", "list", "related", "completions"] {
        let ran = site.run(&[command, "--help"]);
        assert_eq!(ran.code, 0);
        assert!(ran.stdout.contains(&format!("Examples:\n  masthead {command}")), "{}", ran.stdout);
    }
    assert!(site.run(&["completions", "bash"]).stdout.contains("_masthead()"));
}

#[test]
fn data_goes_to_standard_output_and_everything_else_does_not() {
    let site = Site::new(ENGLISH);
    site.article("one", "tpics: [a]");
    let list = site.run(&["list", "--now", "2026-06-01"]);
    assert!(list.stdout.lines().all(|line| line.contains(" en    /")), "{}", list.stdout);
    list.says("unknown key `tpics`");
    let built = site.build();
    assert_eq!(built.stdout, "");
    assert!(!built.stderr.contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn an_address_that_is_none_cannot_be_worked_with_and_an_empty_one_is_none_at_all() {
    let site = Site::new(ENGLISH);
    site.article("a", "");
    let ran = site.run(&["build", "--base-url", "example.org"]);
    assert_eq!(ran.code, 2);
    ran.says("masthead: `example.org` is not the address of a site; write `--base-url https://example.org`\n");
    assert_eq!(site.run(&["build", "--base-url", ""]).code, 0);
}

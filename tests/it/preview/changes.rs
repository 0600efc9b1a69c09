//! Files change under the preview, in all the ways that editors and programs have.

use std::fs;
use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::Preview;
use super::tab::Tab;
use crate::properties::{Edit, cases, edit};
use crate::site::{ENGLISH, PNG, Site, THREE_LANGUAGES};

/// What is gone is believed after so long, and not before (`serve/pending.rs`).
const QUIET: Duration = Duration::from_millis(60);

#[test]
fn only_tabs_whose_page_changed_are_told() {
    let site = Site::new(ENGLISH);
    site.article("one", "summary: One.").article("two", "summary: Two.");
    let preview = Preview::of(&site);
    let (mut one, mut two) = (Tab::on(&preview, "/articles/one/"), Tab::on(&preview, "/articles/two/"));
    let (first, other) = (one.next(), two.next());
    site.edit("content/articles/one.md", "Text of one.", "Other text.");
    assert_ne!(one.next()["page"], first["page"]);
    site.edit("content/articles/two.md", "Text of two.", "Other text.");
    let told = two.next();
    assert_ne!(told["page"], other["page"], "the first that the second tab hears is of its own page");
}

#[test]
fn a_tab_is_told_when_the_texts_of_others_change_why_its_related_articles_are_near() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/one.md", "", "Coral reefs and glaciers.")
        .piece("content/articles/two.md", "", "Coral reefs and harbours.")
        .piece("content/articles/three.md", "", "Tax law.")
        .piece("content/articles/four.md", "", "Court fees.");
    let preview = Preview::of(&site);
    let mut one = Tab::on(&preview, "/articles/one/");
    let first = one.next();
    site.edit("content/articles/two.md", "Coral reefs and harbours.", "Trade in harbours and timber.");
    assert_ne!(one.next()["page"], first["page"]);
    preview.settles(&site, &["--drafts"], &mut Vec::new());
}

#[test]
fn a_mistake_is_told_with_its_place_while_the_last_good_page_stays_and_goes_when_it_is_mended() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let preview = Preview::of(&site);
    let good = preview.text("/articles/one/");
    let mut tab = Tab::on(&preview, "/articles/one/");
    assert_eq!(tab.next()["mistakes"], "");
    site.edit("content/articles/one.md", "date: 2026-01-01", "date: soon\nauthors: {}");
    let told = tab.until(|event| event["mistakes"] != "");
    let mistakes = told["mistakes"].as_str().unwrap();
    assert!(mistakes.contains("data-copy=\"content/articles/one.md:3:7\""), "{mistakes}");
    assert!(mistakes.contains("`soon` is not a date"), "{mistakes}");
    preview.wait("the terminal's word", |preview| preview.said().contains("--> content/articles/one.md:3:7"));
    assert_eq!(preview.text("/articles/one/"), good);
    site.edit("content/articles/one.md", "date: soon\nauthors: {}", "date: 2026-01-02");
    tab.until(|event| event["mistakes"] == "");
    preview.settles(&site, &["--drafts"], &mut Vec::new());
}

#[test]
fn everything_that_a_site_is_made_of_is_watched() {
    let site = Site::new(ENGLISH);
    site.article("one", "tags: [trade]");
    let preview = Preview::of(&site);
    let mut all = Vec::new();
    let mut settles = || preview.settles(&site, &["--drafts"], &mut all);
    settles();
    site.write("templates/topic.html", "<h1>{{ term.name }}</h1>");
    settles();
    site.write("i18n/en.ftl", "topics = Themes\n");
    settles();
    site.write("static/images/p.png", PNG).write("content/articles/p.png", PNG);
    settles();
    site.write("content/topics/trade.md", "---\ntitle: World trade\n---\n\nText.\n");
    settles();
    site.write("config.toml", format!("{ENGLISH}paginate_by = 1\n[languages.fr]\ntitle = \"Cahiers\"\n"));
    settles();
    site.write("themes/mine/templates/base.html", "{% block main %}{% endblock %}");
    site.write("config.toml", format!("theme = \"mine\"\n{ENGLISH}"));
    crate::site::copy(&crate::site::repository().join("themes/briefing"), &site.path("themes/mine"));
    settles();
    site.write("themes/mine/templates/topic.html", "mine");
    settles();
    fs::remove_dir_all(site.path("templates")).unwrap();
    fs::remove_dir_all(site.path("static")).unwrap();
    settles();
    site.write("templates/topic.html", "own again");
    settles();
}

#[test]
fn a_theme_is_watched_with_all_that_it_stands_on_also_where_that_comes_later() {
    let site = Site::new(&format!("theme = \"mine\"\n{ENGLISH}"));
    site.article("one", "tags: [trade]").write("themes/other/theme.toml", "");
    let preview = Preview::of(&site);
    let mut all = Vec::new();
    let mut settles = || preview.settles(&site, &["--drafts"], &mut all);
    site.write("themes/mine/theme.toml", "parent = \"house\"\n");
    site.write("themes/house/theme.toml", "parent = \"briefing\"\n");
    settles();
    site.write("themes/house/templates/topic.html", "of the house");
    site.write("themes/house/static/house.txt", "of the house");
    site.write("themes/house/i18n/en.ftl", "topics = Themes of the house\n");
    preview.wait_for("/topics/trade/", "of the house");
    settles();
    site.write("themes/mine/templates/topic.html", "mine");
    settles();
    site.write("themes/house/templates/articles.html", "all of the house");
    site.remove("themes/mine/templates/topic.html");
    settles();
    fs::rename(site.path("themes/house"), site.path("themes/former")).unwrap();
    preview.wait("a word that it is gone", |preview| preview.said().contains("there is no folder `themes/house`"));
    fs::rename(site.path("themes/former"), site.path("themes/house")).unwrap();
    site.write("themes/house/templates/topic.html", "back in the house");
    preview.wait_for("/topics/trade/", "back in the house");
    settles();
}

#[test]
fn a_file_saved_by_another_name_is_one_that_changed_and_never_gone() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let preview = Preview::of(&site);
    let path = site.path("content/articles/one.md");
    for turn in 0..20 {
        // As many editors save: the old file steps aside, the new one is written beside it and takes its name.
        let aside = Instant::now();
        fs::rename(&path, site.path("content/articles/one.md~")).unwrap();
        site.write("content/articles/.one.swp", format!("---\ntitle: One\ndate: 2026-01-01\n---\n\nTurn {turn}.\n"));
        let between = preview.get("/articles/one/").status;
        let is_believed_gone = |since: Instant| since.elapsed() >= QUIET;
        assert!(between == 200 || is_believed_gone(aside), "{between} in turn {turn}");
        fs::rename(site.path("content/articles/.one.swp"), &path).unwrap();
        // A machine that is busy may have kept the file away for so long that it counted as gone.
        let was_quick = !is_believed_gone(aside);
        fs::remove_file(site.path("content/articles/one.md~")).unwrap();
        let after = preview.get("/articles/one/").status;
        assert!(after == 200 || !was_quick, "{after} in turn {turn}");
        preview.wait_for("/articles/one/", &format!("Turn {turn}."));
    }
}

#[test]
fn a_half_written_file_is_waited_for() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let preview = Preview::of(&site);
    let mut tab = Tab::on(&preview, "/articles/one/");
    tab.next();
    let mut file = fs::File::create(site.path("content/articles/one.md")).unwrap();
    for piece in ["---\nti", "tle: Wh", "ole\nda", "te: 2026-0", "3-03\n---\n", "\nThe end.\n"] {
        file.write_all(piece.as_bytes()).unwrap();
        file.flush().unwrap();
        std::thread::sleep(Duration::from_millis(10));
    }
    let told = tab.until(|_| preview.text("/articles/one/").contains("The end."));
    assert_eq!(told["mistakes"], "", "no half of it was told as a mistake");
}

#[test]
fn a_thousand_files_at_once_are_served_as_a_clean_build_makes_them() {
    let site = Site::new(ENGLISH);
    for number in 0..1000 {
        site.article(&format!("piece-{number}"), "tags: [trade]\nsummary: S.");
    }
    let preview = Preview::of(&site);
    for number in 0..1000 {
        site.edit(&format!("content/articles/piece-{number}.md"), "Text of", "Other text of");
        if number % 50 == 0 {
            assert_eq!(preview.get(&format!("/articles/piece-{}/", 999 - number)).status, 200);
        }
    }
    for number in (0..1000).step_by(37) {
        preview.wait_for(&format!("/articles/piece-{number}/"), "Other text of");
    }
    preview.settles(&site, &["--drafts"], &mut Vec::new());
}

#[test]
fn a_folder_that_is_renamed_takes_its_pieces_along() {
    let site = Site::new(ENGLISH);
    for number in 0..20 {
        site.article(&format!("piece-{number}"), "tags: [trade]");
    }
    let preview = Preview::of(&site);
    let mut all = Vec::new();
    preview.settles(&site, &["--drafts"], &mut all);
    fs::rename(site.path("content/articles"), site.path("content/briefs")).unwrap();
    preview.settles(&site, &["--drafts"], &mut all);
    fs::rename(site.path("content"), site.path("elsewhere")).unwrap();
    site.article("new", "");
    preview.settles(&site, &["--drafts"], &mut all);
}

#[test]
fn a_branch_that_is_switched_is_followed() {
    let git = |site: &Site, arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(site.root()).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(arguments);
        command.output().is_ok_and(|output| output.status.success())
    };
    let site = Site::new(ENGLISH);
    if !git(&site, &["init", "-q", "-b", "main"]) {
        return;
    }
    for number in 0..200 {
        site.article(&format!("piece-{number}"), "tags: [trade]");
    }
    assert!(
        git(&site, &["add", "-A"])
            && git(&site, &["commit", "-qm", "one"])
            && git(&site, &["checkout", "-qb", "other"])
    );
    for number in 0..100 {
        site.remove(&format!("content/articles/piece-{number}.md"));
        site.piece(&format!("content/notes/note-{number}.md"), "tags: [health]", "A note.");
    }
    site.write("config.toml", format!("{ENGLISH}paginate_by = 3\n"));
    assert!(git(&site, &["add", "-A"]) && git(&site, &["commit", "-qm", "two"]));
    let preview = Preview::of(&site);
    let mut all = Vec::new();
    for branch in ["main", "other", "main"] {
        assert!(git(&site, &["checkout", "-q", branch]));
        preview.settles(&site, &["--drafts"], &mut all);
    }
}

#[test]
fn polling_finds_changes_too() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let preview = Preview::with(&site, &["--poll"]);
    site.edit("content/articles/one.md", "Text of one.", "A longer other text.");
    preview.wait_for("/articles/one/", "A longer other text.");
    site.article("two", "");
    preview.wait_for("/articles/two/", "Text of two.");
}

#[test]
fn an_edit_of_a_text_alone_leaves_nothing_behind_that_a_clean_build_would_not_make() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/one.md", "tags: [trade]", "## Part\n\nText.")
        .piece("content/articles/two.md", "tags: [trade]", "[x](one.md#part)")
        .piece("content/topics/trade.md", "date: 2026-01-01", "[x](../articles/one.md#part)");
    let preview = Preview::of(&site);
    let mut tab = Tab::on(&preview, "/articles/two/");
    tab.next();
    let mut all = Vec::new();
    site.edit("content/articles/one.md", "## Part", "## Another part");
    let told = tab.until(|event| event["mistakes"] != "");
    let mistakes = told["mistakes"].as_str().unwrap();
    assert!(mistakes.contains("two.md") && mistakes.contains("trade.md"), "{mistakes}");
    site.edit("content/articles/two.md", "one.md#part", "one.md");
    site.edit("content/topics/trade.md", "one.md#part", "one.md");
    tab.until(|event| event["mistakes"] == "");
    preview.settles(&site, &["--drafts"], &mut all);
    site.edit("content/articles/one.md", "Text.", "See [two](two.md).");
    preview.settles(&site, &["--drafts"], &mut all);
    site.edit("content/articles/one.md", "See [two](two.md).", "See nothing.");
    preview.settles(&site, &["--drafts"], &mut all);
}

/// Single lines of front matter: each is another way for one article to matter to others.
const LINES: [&str; 17] = [
    "tags: [trade]\n",
    "region: KE\n",
    "authors: [desk]\n",
    "series: Tour\n",
    "type: report\n",
    "kicker: A word\n",
    "subtitle: Another line\n",
    "summary: Short.\n",
    "updated: 2026-02-02\n",
    "weight: 7\n",
    "draft: true\n",
    "publish_at: 2027-01-01\n",
    "related: [piece-1]\n",
    "aliases: [/old/]\n",
    "withdrawn: {reason: R}\n",
    "supersedes: [steady]\n",
    "image: {src: p.png, alt: P}\n",
];

const BODIES: [&str; 5] = ["Text.", "## Part\n\nOther.", "[x](piece-2.md#part)", "![P](p.png)", "[y](/topics/trade/)"];

/// What else happens to files.
#[derive(Clone, Debug)]
enum Change {
    Edit(Edit),
    /// One line of the front matter comes or goes.
    Line(usize, usize),
    Body(usize, usize),
    /// The day of an article.
    Date(usize, u32),
    Rename(usize, usize),
    RenameFolder,
    Language(bool),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => edit().prop_map(Change::Edit),
        8 => (0..3_usize, 0..LINES.len()).prop_map(|(slug, line)| Change::Line(slug, line)),
        2 => (0..3_usize, 0..BODIES.len()).prop_map(|(slug, body)| Change::Body(slug, body)),
        4 => (0..3_usize, 1..29_u32).prop_map(|(slug, day)| Change::Date(slug, day)),
        2 => (0..5_usize, 0..5_usize).prop_map(|(from, to)| Change::Rename(from, to)),
        1 => Just(Change::RenameFolder),
        1 => any::<bool>().prop_map(Change::Language),
    ]
}

impl Change {
    fn make(&self, site: &Site) {
        let path = |slug: &usize| site.path(&format!("content/articles/piece-{slug}.md"));
        match self {
            Change::Edit(edit) => edit.make(site),
            Change::Line(slug, line) => rewrite(&path(slug), |front, body| {
                let line = LINES[*line];
                let front = if front.contains(line) { front.replace(line, "") } else { format!("{front}{line}") };
                (front, body)
            }),
            Change::Body(slug, body) => rewrite(&path(slug), |front, _| (front, format!("\n{}\n", BODIES[*body]))),
            Change::Date(slug, day) => rewrite(&path(slug), |front, body| {
                let others = front.lines().filter(|line| !line.starts_with("date: "));
                let front: String = others.map(|line| format!("{line}\n")).collect();
                (format!("{front}date: 2026-01-{day:02}\n"), body)
            }),
            // A file or folder that is not there is not renamed.
            Change::Rename(from, to) => drop(fs::rename(path(from), path(to))),
            Change::RenameFolder => drop(fs::rename(site.path("content/articles"), site.path("content/papers"))),
            Change::Language(true) => drop(site.write("i18n/fr.ftl", "topics = Thèmes\n")),
            Change::Language(false) => drop(fs::remove_file(site.path("i18n/fr.ftl"))),
        }
    }
}

/// The front matter, each line with its end, and the body of a file, if it is there.
fn rewrite(path: &std::path::Path, change: impl Fn(String, String) -> (String, String)) {
    let Ok(text) = fs::read_to_string(path) else { return };
    let (front, body) = text.trim_start_matches("---\n").split_once("---\n").unwrap();
    let (front, body) = change(front.to_owned(), body.to_owned());
    fs::write(path, format!("---\n{front}---\n{body}")).unwrap();
}

proptest! {
    // Each step waits for what does not come: a smaller example is not worth many of them.
    #![proptest_config(ProptestConfig { max_shrink_iters: 8, ..cases(12) })]

    #[test]
    fn after_any_changes_what_is_served_equals_a_clean_build(changes in prop::collection::vec((change(), any::<bool>()), 1..20)) {
        let site = Site::new(THREE_LANGUAGES);
        site.article("steady", "tags: [trade]");
        for slug in 0..3 {
            site.article(&format!("piece-{slug}"), &format!("date: 2026-01-0{}", slug + 1));
        }
        let preview = Preview::with(&site, &["--lenient"]);
        let mut all = Vec::new();
        for (change, is_waited_for) in &changes {
            change.make(&site);
            if *is_waited_for {
                preview.settles(&site, &["--drafts", "--lenient"], &mut all);
            }
        }
        preview.settles(&site, &["--drafts", "--lenient"], &mut all);
    }
}

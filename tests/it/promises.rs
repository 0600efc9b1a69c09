//! What the output folder promises, seen from outside: nothing half done, nothing touched without need, nothing by chance.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::site::{ENGLISH, Ran, Site, THREE_LANGUAGES, copy, files};

/// By what an untouched file or folder is recognised.
#[cfg(unix)]
fn stamps(folder: &Path) -> BTreeMap<String, (u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries
        .map(|entry| {
            let found = fs::symlink_metadata(entry.path()).unwrap();
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, (found.ino(), found.mtime(), found.mtime_nsec()))
        })
        .collect()
}

/// The files that are not what they were: other inode or time, new or gone.
#[cfg(unix)]
fn rewritten(before: &BTreeMap<String, (u64, i64, i64)>, site: &Site) -> BTreeSet<String> {
    let after = stamps(&site.public());
    let is_file = |path: &&String| !site.public().join(path).is_dir();
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differs = |path: &&&String| before.get(**path) != after.get(**path);
    paths.iter().filter(differs).copied().filter(is_file).cloned().collect()
}

/// What breaks a site.
type Broken<'b> = &'b dyn Fn(&Site);

/// Twelve articles with topics, regions, authors and a picture; the first two of them also in English.
fn varied() -> Site {
    let site = Site::new(THREE_LANGUAGES);
    for number in 1..=12 {
        let front = format!(
            "date: 2026-02-{number:02}\ntags: [topic-{}, topic-{}]\nregion: [{}]\nauthors: [desk-{}]\nsummary: Summary {number}.",
            number % 3,
            number % 4,
            ["FR", "KE", "BR"][number % 3],
            number % 2
        );
        site.piece(
            &format!("content/articles/piece-{number}.md"),
            &front,
            &format!("First {number}.\n\nWord of {number}."),
        );
    }
    site.article("piece-1.en", "tags: [topic-1]").article("piece-2.en", "tags: [topic-1]");
    site
}

fn written(path: &str, text: &str) -> impl Fn(&Site) {
    move |site: &Site| {
        site.write(path, text);
    }
}

fn edited(path: &str, from: &str, to: &str) -> impl Fn(&Site) {
    move |site: &Site| {
        site.edit(path, from, to);
    }
}

#[cfg(unix)]
#[test]
fn a_failed_build_changes_nothing() {
    let breaks: &[(&str, Broken)] = &[
        ("a date", &edited("content/articles/piece-3.md", "date: 2026-02-03", "date: soon")),
        ("a link", &edited("content/articles/piece-3.md", "Word", "[Word](nowhere.md)")),
        ("a doubled address", &edited("content/articles/piece-3.md", "title:", "slug: piece-4\ntitle:")),
        ("the configuration", &edited("config.toml", "title = \"Cahiers\"", "title = 3")),
        ("a template that cannot be read", &written("templates/article.html", "{% if %}")),
        ("a template that cannot be printed", &written("templates/topic.html", "{{ nothing.at.all }}")),
        ("the theme", &edited("config.toml", "language =", "theme = \"none\"\nlanguage =")),
        ("the output", &edited("config.toml", "language =", "output = \"content\"\nlanguage =")),
    ];
    for (name, break_it) in breaks {
        let site = varied();
        site.build_silently();
        let (before, state) = (stamps(&site.public()), files(&site.path(".masthead")));
        break_it(&site);
        let ran = site.try_build(&[]);
        assert_eq!(ran.code, 1, "{name}: {}", ran.stderr);
        assert_eq!(stamps(&site.public()), before, "{name}");
        assert_eq!(files(&site.path(".masthead")), state, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn an_unchanged_build_touches_nothing() {
    for site in [varied(), Site::of_the_repository()] {
        site.build();
        let (before, state) = (stamps(&site.root()), site.output());
        site.build().says(", nothing changed: ");
        assert_eq!(stamps(&site.root()), before);
        // Nor where it has to print everything again to know.
        fs::remove_dir_all(site.path(".masthead")).unwrap();
        let before = stamps(&site.public());
        site.build().says(", nothing changed: ");
        assert_eq!(stamps(&site.public()), before);
        assert_eq!(site.output(), state);
    }
}

#[test]
fn an_unchanged_build_says_again_what_is_to_be_said() {
    let site = Site::new(ENGLISH);
    site.article("one", "tpics: [a]\npublish_at: 2026-05-01\nexpires_at: 2027-01-01");
    let (first, second) = (site.build(), site.build());
    assert_eq!(first.told(), second.told());
    first.says("unknown key `tpics`");
    second.says("expires on 2027-01-01 00:00 +00:00");
    let strict = site.try_build(&["--strict"]);
    assert_eq!(strict.code, 1, "another option is another build");
}

/// The paths whose digests differ between two lists.
fn difference(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> BTreeSet<String> {
    let routes: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed = routes.into_iter().filter(|route| before.get(*route) != after.get(*route));
    changed.map(|route| crate::site::file_of(route)).collect()
}

fn set(paths: &[&str]) -> BTreeSet<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

#[cfg(unix)]
#[test]
fn an_edited_body_rewrites_its_page_and_its_feeds() {
    let site = varied();
    site.build_silently();
    let (stamps, digests) = (stamps(&site.public()), site.digests());
    site.edit("content/articles/piece-7.md", "Word of 7", "Word of 77").build_silently().says(", 4 changed: ");
    let expected = set(&["articles/piece-7/index.html", "feed.atom.xml", "feed.json", "feed.rss.xml"]);
    assert_eq!(rewritten(&stamps, &site), expected);
    assert_eq!(difference(&digests, &site.digests()), expected);
}

#[cfg(unix)]
#[test]
fn an_edited_body_that_no_feed_has_rewrites_one_page() {
    let site = varied();
    site.edit("config.toml", "[languages.en]", "[feeds]\nlimit = 3\n[languages.en]").build_silently();
    let before = stamps(&site.public());
    site.edit("content/articles/piece-7.md", "Word of 7", "Word of 77").build_silently().says(", 1 changed: ");
    assert_eq!(rewritten(&before, &site), set(&["articles/piece-7/index.html"]));
}

/// A page without its related list.
fn without_related(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let Some((before, rest)) = page.split_once("<aside class=\"related\"") else { return page.into_owned() };
    format!("{before}{}", rest.split_once("</aside>").unwrap().1)
}

#[test]
fn other_words_in_a_body_change_other_pages_in_their_related_lists_alone() {
    let site = varied();
    site.edit("config.toml", "[languages.en]", "[feeds]\nformats = []\n[languages.en]").build_silently();
    let before = site.output();
    site.edit("content/articles/piece-7.md", "Word of 7", "Summary of First").build_silently();
    let after = site.output();
    let changed: Vec<&String> = after.keys().filter(|path| after[*path] != before[*path]).collect();
    assert!(changed.len() > 1, "the words are those of others: {changed:?}");
    for path in changed.into_iter().filter(|path| *path != "articles/piece-7/index.html") {
        assert_eq!(without_related(&after[path]), without_related(&before[path]), "{path}");
    }
}

#[test]
fn a_change_of_substance_changes_the_sitemap_too() {
    let site = varied();
    site.build_silently();
    let before = site.digests();
    site.edit("content/articles/piece-7.md", "title:", "updated: 2026-03-01\ntitle:").build_silently();
    let changed = difference(&before, &site.digests());
    assert!(changed.contains("sitemap.xml") && changed.contains("articles/piece-7/index.html"), "{changed:?}");
    assert!(!changed.iter().any(|path| path.starts_with("en/")), "the other language has nothing of it: {changed:?}");
}

#[test]
fn an_edited_title_changes_the_pages_that_show_it_and_what_is_related() {
    let site = varied();
    site.build_silently();
    let before = site.output();
    site.edit("content/articles/piece-7.md", "Title of piece-7", "Headline of piece-7").build_silently();
    let after = site.output();
    for (path, bytes) in &after {
        let shows = String::from_utf8_lossy(bytes).contains("Headline of piece-7");
        assert!(!shows || before[path] != *bytes, "{path}");
        assert!(shows || without_related(&before[path]) == without_related(bytes), "{path}");
    }
}

#[test]
fn a_build_is_what_list_said() {
    for site in [varied(), Site::of_the_repository()] {
        let manifest = site.path("../manifest");
        site.build_with(&["--manifest", manifest.to_str().unwrap()]);
        let manifest = fs::read_to_string(manifest).unwrap();
        let lines: Vec<(String, String)> = manifest
            .lines()
            .map(|line| line.split_once("  ").unwrap())
            .map(|(digest, path)| (path.to_owned(), digest.to_owned()))
            .collect();
        assert!(lines.is_sorted(), "{manifest}");
        let listed = site.digests().into_iter().map(|(route, digest)| (crate::site::file_of(&route), digest));
        assert_eq!(lines.into_iter().collect::<BTreeMap<_, _>>(), listed.collect());
        let names: BTreeSet<String> = site.output().into_keys().collect();
        assert_eq!(names, manifest.lines().map(|line| line.split_once("  ").unwrap().1.to_owned()).collect());
    }
}

#[track_caller]
fn assert_same(one: &Site, other: &Site) {
    let (one, other) = (one.output(), other.output());
    let names = |output: &BTreeMap<String, Vec<u8>>| output.keys().cloned().collect::<BTreeSet<_>>();
    let in_one: Vec<String> = names(&one).symmetric_difference(&names(&other)).cloned().collect();
    assert_eq!(in_one, [""; 0], "these stand in one of the two only");
    for (path, bytes) in &one {
        let (one, other) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&other[path]));
        let differ = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert_eq!(one, other, "{path}: {differ:?}");
    }
}

#[test]
fn threads_do_not_show_in_the_output() {
    let (one, eight) = (Site::of_the_repository(), Site::of_the_repository());
    let (first, second) = (one.build_with(&["--jobs", "1"]), eight.build_with(&["--jobs", "8"]));
    assert_eq!(first.told(), second.told());
    assert_same(&one, &eight);
}

#[test]
fn the_machine_does_not_show_in_the_output() {
    let (here, there) = (Site::of_the_repository(), Site::of_the_repository());
    here.build();
    let mut elsewhere = there.command(&["build", "--now", there.now]);
    elsewhere.env("TZ", "Asia/Kathmandu").env("LC_ALL", "tr_TR.UTF-8").env("LANG", "ar").env("CI", "true");
    elsewhere.env("HOME", "/nowhere").env("USER", "someone").env("HOSTNAME", "machine");
    let ran = Ran::of(&mut elsewhere);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_same(&here, &there);
    let root = here.root().display().to_string();
    for (path, bytes) in here.output().into_iter().chain(files(&here.path(".masthead"))) {
        assert!(!String::from_utf8_lossy(&bytes).contains(&root), "{path}");
    }
}

#[test]
fn the_order_of_folders_does_not_show_in_the_output() {
    let (forward, mut backward) = (Site::of_the_repository(), Site::empty());
    backward.now = forward.now;
    for (path, bytes) in files(&forward.root()).into_iter().rev() {
        backward.write(&path, bytes);
    }
    forward.build();
    backward.build();
    assert_same(&forward, &backward);
}

#[test]
fn now_shows_only_where_the_gate_lies_between() {
    let (early, late) = (Site::of_the_repository(), Site::of_the_repository());
    for site in [&early, &late] {
        site.article("later", "publish_at: 2026-12-25\ntags: [later]").article("gone", "expires_at: 2026-12-14");
    }
    let build = |site: &Site, now: &str| assert_eq!(site.run(&["build", "--now", now]).code, 0);
    build(&early, "2026-12-15T00:00:00Z");
    build(&late, "2026-12-24T22:59:59Z");
    let without_news = |site: &Site| {
        let news = site.public().join("news-sitemap.xml");
        if news.exists() {
            fs::remove_file(news).unwrap();
        }
    };
    without_news(&early);
    without_news(&late);
    assert_same(&early, &late);
}

#[cfg(unix)]
#[test]
fn a_site_carried_to_another_machine_is_not_written_anew() {
    let (here, there) = (varied(), Site::empty());
    here.build();
    copy(&here.root(), &there.root());
    let before = stamps(&there.public());
    there.build().says(", nothing changed: ");
    assert_eq!(stamps(&there.public()), before);
    assert_same(&here, &there);
    // Without the record of the last build, what stands where pages go is ours.
    fs::remove_dir_all(there.path(".masthead")).unwrap();
    there.remove("content/articles/piece-12.md");
    let ran = there.try_build(&[]);
    assert_eq!(ran.code, 2, "the page of piece-12 could be anyone's: {}", ran.stderr);
    ran.says("articles/piece-12/index.html");
    there.build_with(&["--foreign", "delete"]);
    here.remove("content/articles/piece-12.md").build();
    assert_same(&here, &there);
}

#[test]
fn files_replaced_one_by_one_are_the_same_files() {
    let (exchanged, replaced) = (varied(), varied());
    let build = |site: &Site| {
        let ran = Ran::of(site.command(&["build", "--now", crate::site::NOW]).env("MASTHEAD_NO_EXCHANGE", "1"));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran
    };
    exchanged.build().does_not_say("replaced one by one");
    build(&replaced);
    assert_same(&exchanged, &replaced);
    for site in [&exchanged, &replaced] {
        site.edit("content/articles/piece-7.md", "Title of", "Headline of").remove("content/articles/piece-12.md");
    }
    exchanged.build();
    build(&replaced).says("the output folder cannot be exchanged in one step here; its files were replaced one by one");
    assert_same(&exchanged, &replaced);
}

#[test]
fn files_of_others_stop_the_build_unless_told_otherwise() {
    let site = varied();
    site.build();
    site.write("public/.well-known/acme", "dot").write("public/CNAME", "example.org").write("public/.nojekyll", "");
    site.edit("content/articles/piece-7.md", "Word", "Wort").build();
    assert_eq!(site.text("/.well-known/acme"), "dot");
    assert_eq!(site.text("/CNAME"), "example.org");

    site.write("public/report/notes.txt", "mine").write("public/articles/mine.html", "mine");
    site.edit("content/articles/piece-7.md", "Wort", "Word");
    let before = site.output();
    let refused = site.try_build(&[]);
    assert_eq!(refused.code, 2, "{}", refused.stderr);
    refused.says("articles/mine.html").says("report/notes.txt").says("--foreign");
    assert_eq!(site.output(), before);
    site.build_with(&["--foreign", "keep"]);
    assert_eq!(site.text("/report/notes.txt"), "mine");
    site.build_with(&["--foreign", "delete"]);
    assert!(!site.has("/report/notes.txt") && !site.has("/articles/mine.html"));
    assert_eq!(site.text("/CNAME"), "example.org");
}

#[test]
fn nothing_is_written_outside_the_promised_places() {
    let site = varied();
    let outside = |site: &Site| {
        let mut all = files(&site.root());
        all.retain(|path, _| {
            ["public/", ".masthead/", ".public.masthead/"].iter().all(|folder| !path.starts_with(folder))
        });
        all
    };
    let before = outside(&site);
    site.build();
    site.edit("content/articles/piece-7.md", "Word", "Wort").build();
    site.edit("content/articles/piece-7.md", "Wort", "Word").build();
    assert_eq!(outside(&site), before);
    let above: Vec<_> =
        fs::read_dir(site.root().parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(above, ["site"]);
}

#[cfg(unix)]
#[test]
fn a_site_that_may_only_be_read_is_built_elsewhere() {
    use std::os::unix::fs::PermissionsExt;
    let site = varied();
    let rights = |mode| fs::set_permissions(site.root(), fs::Permissions::from_mode(mode)).unwrap();
    rights(0o555);
    if fs::write(site.path("probe"), "").is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let first = site.build_with(&["--output", "../out"]);
    first.does_not_say("nothing changed");
    site.build_with(&["--output", "../out"]).says(", nothing changed: ");
    rights(0o755);
    assert!(!site.path(".masthead").exists());
}

#[test]
fn list_writes_nothing() {
    let site = varied();
    let before = files(&site.root());
    site.list();
    assert_eq!(files(&site.root()), before);
}

#[test]
fn options_name_places_from_where_they_are_typed_and_the_configuration_from_the_site() {
    let site = varied();
    let here = site.root().parent().unwrap().to_owned();
    let ran = Ran::of(
        site.command(&["build", "--now", crate::site::NOW, "--root", "site", "--output", "www/out"]).current_dir(&here),
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(here.join("www/out/index.html").is_file() && !site.public().exists());
    site.edit("config.toml", "language =", "output = \"build\"\nlanguage =");
    let ran = Ran::of(site.command(&["build", "--now", crate::site::NOW, "--root", "site"]).current_dir(&here));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(site.path("build/index.html").is_file());
}

#[test]
fn an_output_folder_that_holds_or_is_held_by_sources_is_refused() {
    let site = varied();
    let root = site.root().display().to_string();
    for output in
        [".", "..", "content", "content/public", "themes", "themes/x", "static", "templates", "i18n", &root, "/"]
    {
        let ran = site.try_build(&["--output", output]);
        assert_ne!(ran.code, 0, "{output}");
        assert!(!site.path("content/public").exists());
    }
}

#[test]
fn the_base_url_is_the_options_else_the_environments_else_the_configurations() {
    let site = varied();
    site.build();
    assert_eq!(site.page("/").one("link[rel=canonical]").attribute("href"), "https://example.org/");
    let build = |arguments: &[&str]| {
        let mut command = site.command(&[&["build", "--now", crate::site::NOW], arguments].concat());
        let ran = Ran::of(command.env("MASTHEAD_BASE_URL", "http://preview.example:8080/a/b/"));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        site.page("/").one("link[rel=canonical]").attribute("href").to_owned()
    };
    assert_eq!(build(&[]), "http://preview.example:8080/a/b/");
    for (route, page) in site.pages() {
        for link in page.attributes("a", "href").iter().chain(&page.attributes("link", "href")) {
            let is_inside = link.starts_with("/a/b/") || link.starts_with("http://preview.example:8080/a/b/");
            assert!(is_inside || link.starts_with('#') || link.starts_with("mailto:"), "{route}: {link}");
        }
    }
    assert_eq!(build(&["--base-url", "https://other.example"]), "https://other.example/");
    assert_eq!(site.try_build(&["--base-url", "example.org"]).code, 2);
}

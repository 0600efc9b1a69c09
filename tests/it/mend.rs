//! `masthead check --fix`: what it mends is mended to the byte, and nothing else is touched.

use std::fs;

use crate::site::{ENGLISH, NOW, Ran, Site, files};

fn fix(site: &Site, arguments: &[&str]) -> Ran {
    site.run(&[&["check", "--fix", "--now", NOW], arguments].concat())
}

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).unwrap()
}

/// A misspelt key, a list typed as a text, and a topic in two spellings.
fn three_mistakes() -> Site {
    let site = Site::new(ENGLISH);
    site.write(
        "content/articles/coal.md",
        "---\ntitle: Coal\ndate: 2026-03-14\n# by hand\ntags: Energy, \"Steel\" # two\n---\n\nCoal.\n",
    );
    site.write(
        "content/articles/gas.md",
        "---\ntitle: Gas\ndate: 2026-03-14\ntags: [Energy]\nsumary: On gas\n---\n\nGas.\n",
    );
    site.write(
        "content/articles/oil.md",
        "---\ntitle: Oil\ndate: 2026-03-14\ntags:\n  - 'energy'  # sic\n---\n\nOil.\n",
    );
    site
}

#[test]
fn a_misspelt_key_a_list_and_a_second_spelling_are_mended_and_the_site_builds_without_a_warning() {
    let site = three_mistakes();
    let mended = fix(&site, &[]);
    assert_eq!((mended.code, mended.stdout.as_str()), (0, ""), "{}", mended.stderr);
    mended.says("3 places in 3 files mended\n");
    assert!(text(&site, "content/articles/coal.md").contains("# by hand\ntags: [Energy, \"\\\"Steel\\\"\"] # two\n"));
    assert!(text(&site, "content/articles/gas.md").contains("tags: [Energy]\nsummary: On gas\n---\n\nGas.\n"));
    assert!(text(&site, "content/articles/oil.md").contains("tags:\n  - Energy  # sic\n"));
    assert_eq!(site.run(&["build", "--strict", "--now", NOW]).code, 0);
}

#[test]
fn what_was_mended_once_is_left_alone_and_no_file_stays_behind() {
    let site = three_mistakes();
    fix(&site, &[]);
    let before = files(&site.root());
    assert_eq!(before.len(), 4, "{before:?}");
    fix(&site, &[]).says("nothing can be mended without a person\n");
    assert_eq!(files(&site.root()), before);
}

#[test]
fn a_dry_run_shows_the_difference_and_changes_nothing() {
    let site = three_mistakes();
    let before = files(&site.root());
    let shown = fix(&site, &["--dry-run"]);
    assert_eq!(shown.code, 1);
    assert_eq!(
        shown.stdout,
        "\
--- content/articles/coal.md
+++ content/articles/coal.md
@@ -2,7 +2,7 @@
 title: Coal
 date: 2026-03-14
 # by hand
-tags: Energy, \"Steel\" # two
+tags: [Energy, \"\\\"Steel\\\"\"] # two
 ---
 
 Coal.
--- content/articles/gas.md
+++ content/articles/gas.md
@@ -2,7 +2,7 @@
 title: Gas
 date: 2026-03-14
 tags: [Energy]
-sumary: On gas
+summary: On gas
 ---
 
 Gas.
--- content/articles/oil.md
+++ content/articles/oil.md
@@ -2,7 +2,7 @@
 title: Oil
 date: 2026-03-14
 tags:
-  - 'energy'  # sic
+  - Energy  # sic
 ---
 
 Oil.
"
    );
    shown.says("3 places in 3 files to mend; `masthead check --fix` does it\n");
    assert_eq!(files(&site.root()), before);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_stay() {
    let site = Site::new(ENGLISH);
    site.write(
        "content/articles/coal.md",
        "\u{feff}---\r\nTitle: Coal\r\ndate: 2026-03-14\r\ntags: Energy\r\n---\r\n\r\nCoal.\r\nsumary: no key\r\n",
    );
    fix(&site, &[]).says("2 places in 1 file mended\n");
    assert_eq!(
        text(&site, "content/articles/coal.md"),
        "\u{feff}---\r\ntitle: Coal\r\ndate: 2026-03-14\r\ntags: [Energy]\r\n---\r\n\r\nCoal.\r\nsumary: no key\r\n"
    );
}

#[test]
fn a_list_under_a_misspelt_key_is_mended_too() {
    let site = Site::new(&format!("paginate_bye = 5\n{ENGLISH}"));
    site.piece("content/articles/coal.md", "topcis: Energy", "Coal.");
    fix(&site, &[]).says("3 places in 2 files mended\n");
    assert!(text(&site, "content/articles/coal.md").contains("\ntags: [Energy]\n"));
    assert!(text(&site, "config.toml").starts_with("paginate_by = 5\n"));
}

#[test]
fn a_key_that_the_file_has_already_is_not_written_a_second_time() {
    let site = Site::new(&format!("titel = \"Other\"\n{ENGLISH}"));
    site.piece("content/articles/coal.md", "sumary: One\nsummary: Two\nimage: {src: a.png, alt: A, atl: B}", "Coal.");
    site.piece("content/articles/gas.md", "Draft: true\ndraft: false\nregon: KE\nregin: ML", "Gas.");
    let before = files(&site.root());
    let mended = fix(&site, &[]);
    mended.says("1 place in 1 file mended\n").says("did you mean `summary`?");
    let after = files(&site.root());
    let changed: Vec<_> = after.iter().filter(|(path, bytes)| before[*path] != **bytes).map(|(path, _)| path).collect();
    assert_eq!(changed.len(), 1);
    assert!(text(&site, "content/articles/gas.md").contains("Draft: true\ndraft: false\nregion: KE\nregin: ML\n"));
}

#[test]
fn a_text_over_several_lines_is_left_to_a_person() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/coal.md", "tags: >\n  Energy,\n  Steel", "Coal.");
    site.piece("content/articles/gas.md", "tags: Energy,\n  Steel", "Gas.");
    let before = files(&site.root());
    fix(&site, &[]).says("nothing can be mended without a person\n");
    assert_eq!(files(&site.root()), before);
}

#[cfg(unix)]
#[test]
fn the_rights_of_a_file_stay_and_nothing_outside_the_site_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new(ENGLISH);
    site.piece("content/articles/coal.md", "topcis: [energy]", "Coal.");
    let file = site.path("content/articles/coal.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let outside = site.root().parent().unwrap().join("gas.md");
    fs::write(&outside, "---\ntitle: Gas\ndate: 2026-03-14\ntopcis: [gas]\n---\n\nGas.\n").unwrap();
    std::os::unix::fs::symlink(&outside, site.path("content/articles/gas.md")).unwrap();
    fix(&site, &[]);
    assert!(text(&site, "content/articles/coal.md").contains("\ntags: [energy]\n"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(outside).unwrap().contains("topcis"));
}

//! The output folder, seen by its readers and by whoever else writes into it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use masthead::{
    digest::Digest,
    output::{Exchange, Finish, Foreign, Options, Outcome, Output, OutputError, Way},
};
use proptest::prelude::*;
use tempfile::TempDir;

const AUTO: Options = Options { foreign: Foreign::Refuse, exchange: Exchange::Auto };
const KEEP: Options = Options { foreign: Foreign::Keep, exchange: Exchange::Auto };
const DELETE: Options = Options { foreign: Foreign::Delete, exchange: Exchange::Auto };
const NEVER: Options = Options { foreign: Foreign::Refuse, exchange: Exchange::Never };

type Files<'a> = &'a [(&'a str, &'a str)];

/// A folder with a site in it.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(site.path("site")).unwrap();
        fs::create_dir(site.path("site/content")).unwrap();
        site
    }

    /// With a first build of these files.
    fn with(files: Files) -> Self {
        let site = Self::new();
        assert_eq!(site.build(files).way, Way::Created);
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn public(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.path("site/public") } else { self.path("site/public").join(path) }
    }

    fn open(&self, options: Options) -> Result<Output, OutputError> {
        Output::open(&self.path("site"), &self.path("site/public"), options)
    }

    fn try_build(&self, files: Files, options: Options) -> Result<Outcome, OutputError> {
        let output = self.open(options)?;
        for (path, text) in files {
            output.put(path, text.as_bytes())?;
        }
        output.finish(finish(files))
    }

    fn build_with(&self, files: Files, options: Options) -> Outcome {
        let outcome = self.try_build(files, options).unwrap();
        let expected: Vec<_> = sorted(files.iter().map(|(path, text)| (path.to_string(), Digest::of(text.as_bytes()))));
        assert_eq!(outcome.manifest, expected);
        outcome
    }

    fn build(&self, files: Files) -> Outcome {
        self.build_with(files, AUTO)
    }

    /// What stands in `public/`: folders with a slash at the end and no text, links with their target.
    fn reads(&self) -> BTreeMap<String, String> {
        read(&self.path("site/public"))
    }

    fn assert_reads(&self, files: Files) {
        let mut reads = self.reads();
        reads.retain(|path, _| !path.ends_with('/'));
        assert_eq!(reads, files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect());
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.public(path).parent().unwrap()).unwrap();
        fs::write(self.public(path), text).unwrap();
    }

    /// Changes with every build that changes something.
    fn record(&self) -> Vec<u8> {
        let mut entries = fs::read_dir(self.path("site/.masthead")).unwrap().map(|entry| entry.unwrap().path());
        let record = entries.find(|path| path.extension().is_none() && !path.ends_with("lock"));
        fs::read(record.expect("there was a build")).unwrap()
    }

    /// Everything in the site's folder but the state, the lock and the output.
    fn litter(&self) -> Vec<String> {
        let names = fs::read_dir(self.path("site")).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.to_str().unwrap().to_owned());
        sorted(names.filter(|name| !["content", "public", ".masthead"].contains(&name.as_str())))
    }
}

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    items.into_iter().collect::<BTreeSet<T>>().into_iter().collect()
}

fn finish(files: Files) -> Finish {
    let parts = files.iter().flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]);
    Finish { inputs: Digest::of_parts(parts), now_seconds: 1_000, gate: Some(2_000) }
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_dir() {
            found.insert(path + "/", String::new());
        } else if entry.file_type().is_symlink() {
            found.insert(path, format!("-> {}", fs::read_link(entry.path()).unwrap().display()));
        } else {
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
    found
}

/// By what an untouched file or folder is recognised.
#[cfg(unix)]
fn stamp(path: &Path) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    let found = fs::symlink_metadata(path).unwrap();
    (found.ino(), found.mtime(), found.mtime_nsec())
}

/// By what an untouched file or folder is recognised.
#[cfg(not(unix))]
fn stamp(path: &Path) -> std::time::SystemTime {
    fs::symlink_metadata(path).unwrap().modified().unwrap()
}

fn foreign(result: Result<Outcome, OutputError>) -> Vec<String> {
    match result {
        Err(OutputError::Foreign { paths, count, .. }) => {
            assert_eq!(paths.len(), count);
            paths.iter().map(|path| path.to_str().unwrap().to_owned()).collect()
        }
        other => panic!("expected foreign files, got {other:?}"),
    }
}

const ONE: Files =
    &[("articles/a/index.html", "a"), ("articles/b/index.html", "b"), ("index.html", "home"), ("s.css", "s")];

#[test]
fn the_first_build_makes_the_folder_and_leaves_nothing_else() {
    let site = Site::new();
    let outcome = site.build(ONE);
    assert_eq!((outcome.way, outcome.kept, outcome.removed), (Way::Created, 0, 0));
    assert_eq!(outcome.changed, ["articles/a/index.html", "articles/b/index.html", "index.html", "s.css"]);
    site.assert_reads(ONE);
    assert_eq!(site.litter(), [""; 0]);
}

#[test]
fn the_folders_above_the_output_are_made() {
    let site = Site::new();
    let output = Output::open(&site.path("site"), &site.path("www/deep/er"), AUTO).unwrap();
    output.put("index.html", b"home").unwrap();
    output.finish(finish(&[])).unwrap();
    assert_eq!(fs::read_to_string(site.path("www/deep/er/index.html")).unwrap(), "home");
}

#[test]
fn an_unchanged_build_touches_nothing() {
    for options in [AUTO, NEVER] {
        let site = Site::with(ONE);
        let stamps =
            || ["", "articles", "articles/a", "articles/a/index.html", "s.css"].map(|path| stamp(&site.public(path)));
        let (before, parent) = (stamps(), stamp(&site.path("site")));
        let outcome = site.build_with(ONE, options);
        assert_eq!((outcome.way, outcome.kept, outcome.changed.len()), (Way::Unchanged, 4, 0));
        assert_eq!((stamps(), stamp(&site.path("site"))), (before, parent));
    }
}

#[test]
fn one_edit_keeps_every_other_file_through_many_builds() {
    let site = Site::with(ONE);
    let others = || ["articles/a/index.html", "articles/b/index.html", "s.css"].map(|path| stamp(&site.public(path)));
    let before = others();
    for text in ["home 1", "home 2", "home 3", "home 2", "home 1"] {
        let mut files = ONE.to_vec();
        files[2].1 = text;
        let outcome = site.build(&files);
        assert_eq!((outcome.way, outcome.changed, outcome.kept), (Way::Exchanged, vec!["index.html".to_owned()], 3));
        site.assert_reads(&files);
        assert_eq!(others(), before);
        assert_eq!(site.litter(), [".public.masthead"]);
    }
}

#[test]
#[cfg(unix)]
fn the_tree_before_last_is_brought_forward_and_not_made_anew() {
    let site = Site::with(ONE);
    let edited =
        |text| ONE.iter().map(|&(path, old)| (path, if path == "s.css" { text } else { old })).collect::<Vec<_>>();
    site.build(&edited("1"));
    let spare = site.path("site/.public.masthead/tree");
    let folders = ["", "articles", "articles/a"].map(|path| stamp(&spare.join(path)).0);
    site.build(&edited("2"));
    assert_eq!(["", "articles", "articles/a"].map(|path| stamp(&site.public(path)).0), folders);
}

#[test]
fn bytes_that_return_from_the_tree_before_last_are_a_new_file() {
    let site = Site::with(&[("a.html", "old"), ("b.html", "b")]);
    let first = stamp(&site.public("a.html"));
    site.build(&[("a.html", "new"), ("b.html", "b")]);
    site.build(&[("a.html", "old"), ("b.html", "b")]);
    assert_ne!(stamp(&site.public("a.html")), first);
}

#[test]
fn a_page_no_longer_planned_goes_with_its_folder() {
    for options in [AUTO, NEVER] {
        let site = Site::with(ONE);
        for _ in 0..2 {
            let outcome = site.build_with(&ONE[1..], options);
            site.assert_reads(&ONE[1..]);
            assert!(!site.public("articles/a").exists());
            assert!(outcome.removed == 1 || outcome.way == Way::Unchanged);
            site.build_with(ONE, options);
            site.assert_reads(ONE);
        }
    }
}

#[test]
fn a_file_can_become_a_folder_and_a_folder_a_file() {
    for options in [AUTO, NEVER] {
        let site = Site::with(&[("a", "file"), ("b/c/d", "deep"), ("z", "z")]);
        for _ in 0..3 {
            let other: Files = &[("a/x/y", "deep"), ("b", "file"), ("z", "z")];
            site.build_with(other, options);
            site.assert_reads(other);
            let first: Files = &[("a", "file"), ("b/c/d", "deep"), ("z", "z")];
            site.build_with(first, options);
            site.assert_reads(first);
        }
    }
}

#[test]
fn foreign_files_stop_the_build_and_are_listed() {
    for options in [AUTO, NEVER] {
        let site = Site::with(ONE);
        site.write("notes.txt", "mine");
        site.write("articles/mine.html", "mine");
        fs::create_dir(site.public("empty")).unwrap();
        let (before, top) = (site.reads(), stamp(&site.public("")));
        let error = site.try_build(&ONE[1..], options).unwrap_err();
        assert_eq!(
            error.to_string().replace(site.folder.path().to_str().unwrap(), ""),
            "`/site/public` has 2 files that are not from Masthead\n  articles/mine.html\n  notes.txt"
        );
        assert_eq!((site.reads(), stamp(&site.public(""))), (before, top));
        assert_eq!(site.litter(), [""; 0]);
        // Even if the site did not change.
        assert_eq!(foreign(site.try_build(ONE, options)), ["articles/mine.html", "notes.txt"]);
        assert!(!site.open(options).unwrap().is_current(finish(ONE).inputs, 1_000));
    }
}

#[test]
fn a_long_list_of_foreign_files_is_cut() {
    let site = Site::with(ONE);
    (0..25).for_each(|number| site.write(&format!("mine-{number:02}"), ""));
    match site.try_build(ONE, AUTO).unwrap_err() {
        error @ OutputError::Foreign { count: 25, .. } => {
            let text = error.to_string();
            assert_eq!(text.lines().count(), 22);
            assert!(text.ends_with("\n  mine-19\n  … and 5 more"), "{text}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn foreign_files_are_kept_or_deleted_if_asked() {
    for exchange in [Exchange::Auto, Exchange::Never] {
        let site = Site::with(ONE);
        site.write("notes/n.txt", "mine");
        let mine = stamp(&site.public("notes/n.txt"));
        let keep = Options { exchange, ..KEEP };
        for text in ["1", "2", "3"] {
            site.build_with(&[("index.html", text)], keep);
            site.assert_reads(&[("index.html", text), ("notes/n.txt", "mine")]);
            assert_eq!(stamp(&site.public("notes/n.txt")), mine);
        }
        assert_eq!(site.build_with(&[("index.html", "3")], keep).way, Way::Unchanged);
        assert!(site.open(keep).unwrap().is_current(finish(&[("index.html", "3")]).inputs, 1_000));
        let outcome = site.build_with(&[("index.html", "3")], Options { exchange, ..DELETE });
        assert_eq!((outcome.removed, outcome.kept), (1, 1));
        site.assert_reads(&[("index.html", "3")]);
        assert!(!site.public("notes").exists());
    }
}

#[test]
fn a_foreign_file_where_a_page_goes_is_not_overwritten_unasked() {
    for exchange in [Exchange::Auto, Exchange::Never] {
        let with = |foreign| Options { exchange, foreign };
        for (mine, planned) in [("p.html", "p.html"), ("p", "p/index.html"), ("p/q/r", "p/q"), ("CNAME", "CNAME")] {
            let site = Site::with(ONE);
            site.write(mine, "mine");
            let mut files = ONE.to_vec();
            files.push((planned, "page"));
            assert_eq!(foreign(site.try_build(&files, with(Foreign::Refuse))), [mine]);
            let kept = site.try_build(&files, with(Foreign::Keep));
            assert!(matches!(kept, Err(OutputError::Clash { count: 1, .. })), "{kept:?}");
            assert_eq!(fs::read_to_string(site.public(mine)).unwrap(), "mine");
            site.build_with(&files, with(Foreign::Delete));
            site.assert_reads(&files);
        }
    }
}

#[test]
fn a_foreign_file_with_the_planned_bytes_is_taken_over() {
    let site = Site::with(ONE);
    site.write("p.html", "page");
    let mine = stamp(&site.public("p.html"));
    let files = [ONE, &[("p.html", "page")]].concat();
    assert_eq!(site.build(&files).way, Way::Unchanged);
    assert_eq!(stamp(&site.public("p.html")), mine);
    site.build(ONE);
    site.assert_reads(ONE);
}

#[test]
fn dot_entries_and_cname_are_carried_over_untouched() {
    for exchange in [Exchange::Auto, Exchange::Never] {
        for foreign in [Foreign::Refuse, Foreign::Keep, Foreign::Delete] {
            let site = Site::with(&[("index.html", "0"), (".well-known/security.txt", "ours")]);
            let mine = [".git/objects/1", ".git/HEAD", ".htaccess", ".well-known/acme/t", "CNAME"];
            mine.iter().for_each(|path| site.write(path, path));
            fs::create_dir(site.public(".empty")).unwrap();
            let stamps = || mine.map(|path| stamp(&site.public(path)));
            let (before, git) = (stamps(), stamp(&site.public(".git")));
            for text in ["1", "2", "3", "4"] {
                site.build_with(
                    &[("index.html", text), (".well-known/security.txt", "ours")],
                    Options { foreign, exchange },
                );
                let mut expected: Vec<_> = mine.iter().map(|path| (*path, *path)).collect();
                expected.extend([("index.html", text), (".well-known/security.txt", "ours")]);
                site.assert_reads(&expected);
                assert_eq!((stamps(), stamp(&site.public(".git"))), (before, git));
                assert!(site.public(".empty").is_dir());
            }
            fs::remove_dir_all(site.public(".well-known/acme")).unwrap();
            fs::remove_file(site.public("CNAME")).unwrap();
            for text in ["5", "6"] {
                site.build_with(&[("index.html", text)], Options { foreign, exchange });
                let reads = site.reads();
                assert!(!reads.contains_key("CNAME") && !reads.contains_key(".well-known/"), "{reads:?}");
            }
        }
    }
}

#[test]
fn a_repository_left_aside_by_a_killed_build_is_brought_back() {
    let site = Site::with(ONE);
    site.build(&ONE[1..]);
    let left = site.path("site/.public.masthead/tree/.git");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("HEAD"), "mine").unwrap();
    drop(site.open(AUTO).unwrap());
    assert_eq!(fs::read_to_string(site.public(".git/HEAD")).unwrap(), "mine");
    // With another in its place, nothing is decided.
    fs::create_dir(&left).unwrap();
    assert!(matches!(site.open(AUTO), Err(OutputError::TwoRepositories { .. })));
    assert!(left.exists() && site.public(".git/HEAD").exists());
}

#[test]
fn the_output_is_current_until_something_differs() {
    let site = Site::with(ONE);
    let is_current = |inputs: Files, now| site.open(AUTO).unwrap().is_current(finish(inputs).inputs, now);
    assert!(is_current(ONE, 1_000) && is_current(ONE, 1_999));
    assert!(!is_current(ONE, 2_000), "the gate has moved");
    assert!(!is_current(ONE, 999), "the gate may have been elsewhere");
    assert!(!is_current(&ONE[1..], 1_000), "other inputs");
    let outcome = site.open(AUTO).unwrap().leave();
    assert_eq!((outcome.way, outcome.kept, outcome.manifest.len()), (Way::Unchanged, 4, 4));

    site.write(".htaccess", "mine");
    fs::create_dir(site.public("empty")).unwrap();
    assert!(is_current(ONE, 1_000), "what is carried over does not count");
    site.write("mine", "mine");
    assert!(!is_current(ONE, 1_000), "a foreign file");
    fs::remove_file(site.public("mine")).unwrap();
    assert!(is_current(ONE, 1_000));
    site.write("index.html", "another size");
    assert!(!is_current(ONE, 1_000), "another size");
    site.build(ONE);
    assert!(is_current(ONE, 1_000));
    fs::remove_file(site.public("s.css")).unwrap();
    assert!(!is_current(ONE, 1_000), "a file is gone");
    site.build(ONE);
    site.assert_reads(&[ONE, &[(".htaccess", "mine")]].concat());
}

#[test]
fn what_stands_is_told_and_can_be_kept_without_bytes() {
    let site = Site::with(ONE);
    let output = site.open(AUTO).unwrap();
    assert_eq!(output.standing("index.html"), Some(Digest::of(b"home")));
    assert_eq!(output.standing("nothing.html"), None);
    assert!(output.keep("index.html", Digest::of(b"home")).unwrap());
    assert!(!output.keep("s.css", Digest::of(b"other")).unwrap());
    output.finish(finish(&[])).unwrap();
    site.assert_reads(&[("index.html", "home")]);
}

#[test]
fn a_copied_file_is_copied_only_if_it_differs() {
    let site = Site::new();
    fs::write(site.path("logo.svg"), "logo").unwrap();
    let build = |bytes: &[u8]| {
        let output = site.open(AUTO).unwrap();
        output.put_copy("i/logo.svg", Digest::of(bytes), &site.path("logo.svg")).unwrap();
        output.finish(finish(&[])).unwrap().changed.len()
    };
    assert_eq!(build(b"logo"), 1);
    let first = stamp(&site.public("i/logo.svg"));
    assert_eq!(build(b"logo"), 0);
    fs::remove_dir_all(site.path("site/.masthead")).unwrap();
    assert_eq!(build(b"logo"), 0);
    assert_eq!(stamp(&site.public("i/logo.svg")), first);
    fs::write(site.path("logo.svg"), "LOGO").unwrap();
    assert_eq!(build(b"LOGO"), 1);
    site.assert_reads(&[("i/logo.svg", "LOGO")]);
    let missing = site.open(AUTO).unwrap().put_copy("x", Digest::of(b"x"), &site.path("none")).unwrap_err();
    assert!(missing.to_string().ends_with("none`: it does not exist"), "{missing}");
}

#[test]
fn a_build_carried_to_another_folder_keeps_its_files() {
    let site = Site::with(ONE);
    site.build(&ONE[1..]);
    site.build(ONE);
    let other = Site { folder: tempfile::tempdir().unwrap() };
    copy(&site.path("site"), &other.path("site"));
    drop(site);
    let before = sorted(ONE.iter().map(|(path, _)| stamp(&other.public(path))));
    assert!(!other.open(AUTO).unwrap().is_current(finish(ONE).inputs, 1_000), "not before it was read");
    assert_eq!(other.build(ONE).way, Way::Unchanged);
    assert!(other.open(AUTO).unwrap().is_current(finish(ONE).inputs, 1_000));
    assert_eq!(sorted(ONE.iter().map(|(path, _)| stamp(&other.public(path)))), before);
    // Pages of before are known to be ours.
    assert_eq!(other.build(&ONE[2..]).removed, 2);
    other.assert_reads(&ONE[2..]);
}

#[test]
fn the_record_tells_no_absolute_path() {
    let site = Site::with(ONE);
    site.build(&ONE[1..]);
    let secret = site.folder.path().file_name().unwrap().as_encoded_bytes().to_owned();
    for entry in fs::read_dir(site.path("site/.masthead")).unwrap() {
        let entry = entry.unwrap();
        let bytes = [entry.file_name().as_encoded_bytes(), &fs::read(entry.path()).unwrap()].concat();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret), "{entry:?}");
    }
}

#[test]
fn without_a_record_files_that_stand_where_pages_go_are_ours() {
    for spoil in [|path: &Path| fs::remove_file(path).unwrap(), |path: &Path| fs::write(path, "junk").unwrap()] {
        let site = Site::with(ONE);
        site.build(&ONE[1..]);
        site.build(ONE);
        let others =
            || ["articles/a/index.html", "articles/b/index.html", "index.html"].map(|path| stamp(&site.public(path)));
        let before = others();
        for entry in fs::read_dir(site.path("site/.masthead")).unwrap() {
            spoil(&entry.unwrap().path());
        }
        assert!(!site.open(AUTO).unwrap().is_current(finish(ONE).inputs, 1_000));
        assert_eq!(foreign(site.try_build(&ONE[..3], AUTO)), ["s.css"]);
        let outcome = site.build(&[ONE[0], ONE[1], ONE[2], ("s.css", "changed")]);
        assert_eq!((outcome.kept, outcome.changed), (3, vec!["s.css".to_owned()]));
        assert_eq!(others(), before);
    }
}

#[test]
fn files_are_replaced_one_by_one_where_folders_cannot_be_exchanged() {
    let site = Site::with(ONE);
    let top = stamp(&site.public("")).0;
    let others = || ["articles/a/index.html", "s.css"].map(|path| stamp(&site.public(path)));
    let before = others();
    for text in ["1", "2"] {
        let files = [ONE[0], ("articles/c/index.html", text), ("index.html", text), ONE[3]];
        let outcome = site.build_with(&files, NEVER);
        assert_eq!((outcome.way, outcome.kept), (Way::Replaced, 2));
        site.assert_reads(&files);
        assert!(!site.public("articles/b").exists());
        assert_eq!((others(), stamp(&site.public("")).0), (before, top));
        assert_eq!(site.litter(), [""; 0]);
        assert!(site.open(AUTO).unwrap().is_current(finish(&files).inputs, 1_000));
    }
    // And back to exchanging.
    assert_eq!(site.build(ONE).way, Way::Exchanged);
    site.assert_reads(ONE);
}

#[test]
fn a_failed_build_changes_nothing() {
    for options in [AUTO, NEVER] {
        let site = Site::with(ONE);
        site.build(&ONE[1..]);
        let (before, top) = (site.reads(), stamp(&site.public("")));
        let output = site.open(options).unwrap();
        output.put("index.html", b"half").unwrap();
        output.put("new.html", b"half").unwrap();
        drop(output);
        assert_eq!((site.reads(), stamp(&site.public(""))), (before, top));
        assert!(site.open(options).unwrap().is_current(finish(&ONE[1..]).inputs, 1_000));
        site.build_with(ONE, options);
        site.assert_reads(ONE);
    }
    let site = Site::new();
    let output = site.open(AUTO).unwrap();
    output.put("index.html", b"half").unwrap();
    drop(output);
    assert!(!site.public("").exists());
    assert_eq!(site.litter(), [""; 0]);
}

#[test]
fn a_plan_that_contradicts_itself_is_refused() {
    let site = Site::with(ONE);
    let twice = site.try_build(&[("a", "1"), ("a", "2")], AUTO).unwrap_err();
    assert_eq!(twice.to_string(), "two files were planned as `a`");
    let both = site.try_build(&[("a/b", "1"), ("a", "2"), ("a-b", "3")], AUTO).unwrap_err();
    assert_eq!(both.to_string(), "`a` was planned as a file and as a folder");
    let out = site.try_build(&[("../content/x.md", "1")], AUTO).unwrap_err();
    assert_eq!(out.to_string(), "`../content/x.md` cannot be the path of a file in the output");
    site.assert_reads(ONE);
    assert!(Site::new().try_build(&[("a", "2"), ("a", "1")], AUTO).is_err());
}

#[test]
fn folders_of_sources_are_never_output() {
    let site = Site::new();
    fs::create_dir_all(site.path("site/content/fr")).unwrap();
    fs::write(site.path("file"), "").unwrap();
    let refusal = |target: &str| {
        let error = Output::open(&site.path("site"), &site.path(target), AUTO).unwrap_err();
        error.to_string().replace(site.folder.path().to_str().unwrap(), "")
    };
    let cases = [
        ("site", "the output folder `/site` is `/site`, which is not for output"),
        ("site/../site/.", "the output folder `/site/../site/.` is `/site`, which is not for output"),
        ("", "the output folder `/` holds `/site`, which is not for output"),
        ("site/content", "the output folder `/site/content` is `/site/content`, which is not for output"),
        (
            "site/content/fr/x",
            "the output folder `/site/content/fr/x` lies in `/site/content`, which is not for output",
        ),
        ("site/x/../themes", "the output folder `/site/x/../themes` is `/site/themes`, which is not for output"),
        ("site/static/x", "the output folder `/site/static/x` lies in `/site/static`, which is not for output"),
        ("site/templates", "the output folder `/site/templates` is `/site/templates`, which is not for output"),
        (
            "site/.masthead/x",
            "the output folder `/site/.masthead/x` lies in `/site/.masthead`, which is not for output",
        ),
        ("file", "the output `/file` is a file, not a folder"),
        ("file/x", "cannot find `/file/x`: a part of the path is not a folder"),
    ];
    for (target, message) in cases {
        assert_eq!(refusal(target), message);
    }
    assert!(!site.path("site/.masthead").exists());
}

#[test]
#[cfg(unix)]
fn an_output_folder_that_is_a_link_is_what_it_points_to() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    fs::create_dir_all(site.path("www")).unwrap();
    symlink(site.path("www"), site.public("")).unwrap();
    assert_eq!(site.build(ONE).way, Way::Exchanged);
    site.build(&ONE[1..]);
    site.assert_reads(&ONE[1..]);
    assert!(site.public("").is_symlink());
    assert_eq!(read(&site.path("www")).len(), 5);
    for (to, message) in
        [("none", "is a link to nothing"), ("site/content", "is `/site/content`, which is not for output")]
    {
        fs::remove_file(site.public("")).unwrap();
        symlink(site.path(to), site.public("")).unwrap();
        let error = site.open(AUTO).unwrap_err().to_string().replace(site.folder.path().to_str().unwrap(), "");
        assert!(error.ends_with(message), "{error}");
    }
    // A link in the place of `content/` does not hide it.
    fs::remove_file(site.public("")).unwrap();
    fs::remove_dir(site.path("site/content")).unwrap();
    symlink(site.path("www"), site.path("site/content")).unwrap();
    let inside = Output::open(&site.path("site"), &site.path("www/public"), AUTO).unwrap_err();
    assert!(inside.to_string().contains("lies in"), "{inside}");
}

#[test]
#[cfg(unix)]
fn a_link_inside_the_output_is_never_followed() {
    use std::os::unix::fs::symlink;
    for exchange in [Exchange::Auto, Exchange::Never] {
        let site = Site::with(ONE);
        fs::create_dir(site.path("elsewhere")).unwrap();
        fs::create_dir(site.path("elsewhere/a")).unwrap();
        fs::write(site.path("elsewhere/a/index.html"), "not ours").unwrap();
        fs::remove_dir_all(site.public("articles")).unwrap();
        symlink(site.path("elsewhere"), site.public("articles")).unwrap();
        fs::remove_file(site.public("s.css")).unwrap();
        symlink(site.path("elsewhere/a/index.html"), site.public("s.css")).unwrap();
        symlink(site.path("elsewhere"), site.public(".data")).unwrap();

        assert_eq!(foreign(site.try_build(ONE, Options { exchange, ..AUTO })), ["articles"]);
        let kept = site.try_build(ONE, Options { exchange, ..KEEP });
        assert!(matches!(kept, Err(OutputError::Clash { .. })), "{kept:?}");
        for text in ["1", "2", "3"] {
            let files = [ONE[0], ONE[1], ("index.html", text), ONE[3]];
            site.build_with(&files, Options { exchange, ..DELETE });
            let link = format!("-> {}", site.path("elsewhere").display());
            site.assert_reads(&[&files[..], &[(".data", &link)]].concat());
        }
        assert_eq!(read(&site.path("elsewhere")).len(), 2);
        assert_eq!(fs::read_to_string(site.path("elsewhere/a/index.html")).unwrap(), "not ours");
    }
}

#[test]
#[cfg(unix)]
fn rights_of_the_output_folder_outlive_an_exchange() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::with(ONE);
    fs::set_permissions(site.public(""), fs::Permissions::from_mode(0o711)).unwrap();
    site.build(&ONE[1..]);
    site.build(ONE);
    assert_eq!(fs::metadata(site.public("")).unwrap().permissions().mode() & 0o777, 0o711);
}

#[test]
fn two_builds_at_once_are_refused() {
    let site = Site::with(ONE);
    let first = site.open(AUTO).unwrap();
    let second = site.open(AUTO).unwrap_err();
    assert!(matches!(second, OutputError::Busy { .. }), "{second}");
    assert!(second.to_string().ends_with("/site` is running"), "{second}");
    drop(first);
    site.build(&ONE[1..]);
}

#[test]
fn files_can_be_put_from_many_threads() {
    use rayon::prelude::*;
    let site = Site::new();
    let files: Vec<(String, String)> = (0..300).map(|n| (format!("a/{}/{n}.html", n % 7), n.to_string())).collect();
    for shift in [0, 1, 2] {
        let output = site.open(AUTO).unwrap();
        let text = |index: usize| if index.is_multiple_of(3) { format!("{shift}") } else { files[index].1.clone() };
        (0..files.len()).into_par_iter().for_each(|index| output.put(&files[index].0, text(index).as_bytes()).unwrap());
        let outcome = output.finish(finish(&[])).unwrap();
        assert_eq!(outcome.changed.len(), if shift == 0 { 300 } else { 100 });
        let expected: Vec<(&str, String)> = (0..300).map(|index| (files[index].0.as_str(), text(index))).collect();
        site.assert_reads(&expected.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>());
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
        }
    }
}

/// What may happen between and in two builds.
#[derive(Debug, Clone, Copy)]
enum Event {
    Nothing,
    RecordLost,
    Carried,
    BuildFailed,
    OutputLost,
}

fn step() -> impl Strategy<Value = (Vec<(&'static str, &'static str)>, Event, bool)> {
    let paths = ["a", "a/b", "a/b/c", "b.html", "b/x.html", "b/y/z", ".d/x", ".d/y", "c"];
    let text = prop_oneof![Just(None), Just(Some("1")), Just(Some("2")), Just(Some("longer"))];
    let files = proptest::collection::vec(text, paths.len()).prop_map(move |texts| {
        let mut files: Vec<(&str, &str)> = Vec::new();
        for (path, text) in paths.into_iter().zip(texts) {
            let blocked = files.iter().any(|(above, _)| path.starts_with(&format!("{above}/")));
            files.extend(text.filter(|_| !blocked).map(|text| (path, text)));
        }
        files
    });
    let event = prop_oneof![
        6 => Just(Event::Nothing),
        1 => Just(Event::RecordLost),
        1 => Just(Event::Carried),
        1 => Just(Event::BuildFailed),
        1 => Just(Event::OutputLost),
    ];
    (files, event, proptest::bool::weighted(0.7))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_history_the_output_is_what_was_planned(steps in proptest::collection::vec(step(), 1..12)) {
        let mut site = Site::new();
        for (files, event, exchanges) in steps {
            match event {
                Event::Nothing => {}
                Event::RecordLost => fs::remove_dir_all(site.path("site/.masthead")).unwrap_or_default(),
                Event::OutputLost => fs::remove_dir_all(site.public("")).unwrap_or_default(),
                Event::BuildFailed => {
                    let output = site.open(DELETE).unwrap();
                    files.iter().for_each(|(path, _)| output.put(path, b"failed").unwrap());
                }
                Event::Carried => {
                    let other = Site { folder: tempfile::tempdir().unwrap() };
                    copy(&site.path("site"), &other.path("site"));
                    site = other;
                }
            }
            if !site.public("").exists() {
                site.build(&[]);
            }
            site.write(".mine/x", "mine");
            let before = site.reads();
            let stamps: BTreeMap<_, _> = before.keys().map(|path| (path.clone(), stamp(&site.public(path)))).collect();
            // Without a record, dot entries that were ours are taken for others'.
            let dots = |path: &str| path.starts_with(".d/") && matches!(event, Event::RecordLost);
            let exchange = if exchanges { Exchange::Auto } else { Exchange::Never };
            let outcome = site.build_with(&files, Options { exchange, ..DELETE });
            let mut expected: BTreeMap<String, String> =
                files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
            expected.insert(".mine/x".to_owned(), "mine".to_owned());
            let mut reads = site.reads();
            reads.retain(|path, _| !path.ends_with('/') && (!dots(path) || expected.contains_key(path)));
            prop_assert_eq!(&reads, &expected);
            for (path, text) in &reads {
                let is_same = before.get(path) == Some(text);
                prop_assert_eq!(is_same, stamps.get(path) == Some(&stamp(&site.public(path))), "{}", path);
                prop_assert_eq!(!is_same, outcome.changed.contains(path), "{}", path);
            }
            if matches!(event, Event::RecordLost) {
                fs::remove_dir_all(site.public(".d")).unwrap_or_default();
            }
        }
    }
}

/// Two sites that differ in every way: bytes, names, files against folders.
fn version(letter: &str) -> Vec<(String, String)> {
    let page =
        |number: usize| (format!("articles/{number}/index.html"), format!("{letter}{}", "x".repeat(number * 20)));
    let mut files: Vec<_> = (0..40).map(page).collect();
    files.push((format!("only-{letter}/index.html"), letter.to_owned()));
    files.push((if letter == "A" { "turn".to_owned() } else { "turn/index.html".to_owned() }, letter.to_owned()));
    files.push(("always.css".to_owned(), "same".to_owned()));
    files
}

fn version_build(site: &Path, letter: &str, options: Options) -> Result<Outcome, OutputError> {
    let output = Output::open(site, &site.join("public"), options)?;
    for (path, text) in version(letter) {
        output.put(&path, text.as_bytes())?;
    }
    output.finish(Finish { inputs: Digest::of(letter.as_bytes()), now_seconds: 0, gate: None })
}

/// Not a test: the program that the tests below kill.
#[test]
#[ignore = "runs until it is killed"]
fn builds_two_sites_by_turns() {
    let Some(site) = std::env::var_os("MASTHEAD_TEST_SITE") else { return };
    let options = if std::env::var_os("MASTHEAD_TEST_NEVER").is_some() { NEVER } else { AUTO };
    let rounds = std::env::var("MASTHEAD_TEST_ROUNDS").map_or(usize::MAX, |rounds| rounds.parse().unwrap());
    for letter in ["A", "B"].iter().cycle().take(rounds) {
        version_build(Path::new(&site), letter, options).unwrap();
    }
}

fn kill_many_times(options: Options, check: impl Fn(&Site, &BTreeMap<String, String>)) {
    let site = Site::new();
    version_build(&site.path("site"), "B", options).unwrap();
    [".git/HEAD", ".htaccess", ".well-known/t", "CNAME"].iter().for_each(|path| site.write(path, "mine"));
    for round in 0..40u64 {
        let record = site.record();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "output::builds_two_sites_by_turns", "--ignored", "--quiet"])
            .env("MASTHEAD_TEST_SITE", site.path("site"))
            .envs((options == NEVER).then_some(("MASTHEAD_TEST_NEVER", "1")))
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while site.record() == record {
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(Duration::from_micros((round * 7_919) % 31_000));
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "it ended before it was killed");

        let mut reads = site.reads();
        reads.retain(|path, _| !path.ends_with('/'));
        for mine in [".htaccess", ".well-known/t", "CNAME"] {
            assert_eq!(reads.remove(mine).as_deref(), Some("mine"), "{mine}");
        }
        reads.remove(".git/HEAD");
        check(&site, &reads);

        let letter = if round % 3 == 0 { "A" } else { "B" };
        version_build(&site.path("site"), letter, options).unwrap();
        let mut expected: Vec<(String, String)> = version(letter);
        expected.extend(
            [".git/HEAD", ".htaccess", ".well-known/t", "CNAME"].map(|path| (path.to_owned(), "mine".to_owned())),
        );
        site.assert_reads(&expected.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>());
        assert!(site.open(options).unwrap().is_current(Digest::of(letter.as_bytes()), 0));
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_one_whole_site() {
    let versions = ["A", "B"].map(|letter| version(letter).into_iter().collect::<BTreeMap<_, _>>());
    kill_many_times(AUTO, |_, reads| assert!(versions.contains(reads), "a mixed site: {reads:?}"));
}

#[test]
fn a_build_killed_while_it_replaces_files_leaves_whole_files() {
    let known: BTreeSet<(String, String)> = ["A", "B"].iter().flat_map(|letter| version(letter)).collect();
    kill_many_times(NEVER, |_, reads| {
        let unknown: Vec<_> =
            reads.iter().filter(|(path, text)| !known.contains(&((*path).clone(), (*text).clone()))).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let without = reads.keys().filter(|path| path.starts_with("articles/")).count();
        assert_eq!(without, 40, "a page that both sites have is missing");
    });
}

//! The output folder, seen by its readers and by whoever else writes into it.

mod foreign;
mod history;
mod killed;
mod place;
mod record;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use masthead::{
    digest::Digest,
    output::{Exchange, Finish, Foreign, Options, Outcome, Output, OutputError, Way},
};
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

//! Systems that cannot do what this one can.

use std::io;

use super::*;

const FIRST: &[(&str, &str)] = &[("a/index.html", "a"), ("b/index.html", "b"), ("s.css", "s"), ("y", "y"), ("z", "z")];
const SECOND: &[(&str, &str)] = &[("a/index.html", "A"), ("b", "b"), ("s.css", "s"), ("z", "z"), ("é/new", "new")];
const LAST: &[(&str, &str)] = &[("a/index.html", "A"), ("b", "b"), ("s.css", "S"), ("y", "y"), ("z", "z")];

fn refuse(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn break_down(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::StorageFull.into())
}

fn build(site: &Path, files: &[(&str, &str)], tools: Tools) -> Result<Outcome, OutputError> {
    let mut output = Output::open(site, &site.join("public"), Options::default())?;
    output.tools = tools;
    for (path, text) in files {
        output.put(path, text.as_bytes())?;
    }
    output.finish(Finish { inputs: Digest::of(b""), now_seconds: 0, gate: None })
}

fn assert_reads(site: &Path, files: &[(&str, &str)]) {
    let standing = Standing::look(&site.join("public")).unwrap();
    let read = |found: &Found| fs::read_to_string(site.join("public").join(&*found.path)).unwrap();
    let reads: Vec<_> = standing.files.iter().map(|found| (found.path.to_string(), read(found))).collect();
    assert_eq!(reads, files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect::<Vec<_>>());
}

/// A site of which `FIRST` stands; with a spare tree, that one lacks files that stand.
fn site(has_spare: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    if has_spare {
        build(folder.path(), SECOND, Tools::REAL).unwrap();
    }
    build(folder.path(), FIRST, Tools::REAL).unwrap();
    assert_eq!(folder.path().join(".public.masthead").exists(), has_spare);
    folder
}

#[test]
fn a_refused_link_or_exchange_is_made_up_for_file_by_file() {
    let cases = [Tools { link: refuse, ..Tools::REAL }, Tools { exchange: refuse, ..Tools::REAL }];
    for (tools, has_spare) in cases.into_iter().flat_map(|tools| [(tools, false), (tools, true)]) {
        let folder = site(has_spare);
        let site = folder.path();
        let outcome = build(site, LAST, tools).unwrap();
        assert_eq!((outcome.way, outcome.kept, outcome.removed), (Way::Replaced, 2, 1));
        assert_reads(site, LAST);
        assert!(!site.join(".public.masthead").exists());
        // It is not tried again, so that no build assembles a tree in vain.
        assert_eq!(build(site, FIRST, Tools::REAL).unwrap().way, Way::Replaced);
        assert_reads(site, FIRST);
        assert!(Output::open(site, &site.join("public"), Options::default()).unwrap().is_current(Digest::of(b""), 0));
    }
}

#[test]
fn a_broken_link_or_exchange_fails_the_build_and_changes_nothing() {
    let cases = [Tools { link: break_down, ..Tools::REAL }, Tools { exchange: break_down, ..Tools::REAL }];
    for (tools, has_spare) in cases.into_iter().flat_map(|tools| [(tools, false), (tools, true)]) {
        let folder = site(has_spare);
        let site = folder.path();
        let error = build(site, LAST, tools).unwrap_err().to_string();
        assert!(error.ends_with("`: the disk is full"), "{error}");
        assert_reads(site, FIRST);
        assert_eq!(build(site, LAST, Tools::REAL).unwrap().way, Way::Exchanged);
        assert_reads(site, LAST);
    }
}

/// The record of the site in which this file stands.
fn record_beside(path: &Path) -> Record {
    let site = path.ancestors().find(|folder| folder.join(".masthead").exists()).unwrap();
    let place = Place::resolve(site, &site.join("public")).unwrap();
    Record::load(&place.record).unwrap()
}

fn root_of(folder: &Path) -> u64 {
    Standing::look(folder).unwrap().root.unwrap()
}

#[test]
#[cfg(unix)]
fn while_the_tree_before_last_changes_the_record_does_not_count_on_it() {
    fn link(from: &Path, to: &Path) -> io::Result<()> {
        assert_eq!(record_beside(from).trees.len(), 1);
        fs::hard_link(from, to)?;
        Err(io::ErrorKind::StorageFull.into())
    }
    let folder = site(true);
    assert_eq!(record_beside(&folder.path().join("public")).trees.len(), 2);
    let failed = build(folder.path(), LAST, Tools { link, ..Tools::REAL });
    assert!(failed.unwrap_err().to_string().ends_with("`: the disk is full"), "no link was needed");
}

#[test]
#[cfg(unix)]
fn the_record_is_true_before_and_after_the_exchange() {
    fn exchange(public: &Path, spare: &Path) -> io::Result<()> {
        let record = record_beside(public);
        assert_eq!([record.trees[0].root, record.trees[1].root], [root_of(spare), root_of(public)]);
        for (tree, folder) in record.trees.iter().zip([spare, public]) {
            let only = Record { trees: vec![tree.clone()], ..record.clone() };
            let mut standing = Standing::look(folder).unwrap();
            standing.claim(Some(&only));
            assert!(standing.equals(tree, |_| false));
        }
        Err(io::ErrorKind::StorageFull.into())
    }
    for has_spare in [false, true] {
        let folder = site(has_spare);
        let site = folder.path();
        build(site, LAST, Tools { exchange, ..Tools::REAL }).unwrap_err();
        // As if it had been killed just before: the old site, and the next build exchanges.
        assert_reads(site, FIRST);
        let output = Output::open(site, &site.join("public"), Options::default()).unwrap();
        assert!(!output.is_current(Digest::of(b""), 0));
        drop(output);
        assert_eq!(build(site, FIRST, Tools::REAL).unwrap().way, Way::Unchanged);
        assert_eq!(build(site, LAST, Tools::REAL).unwrap().way, Way::Exchanged);
        assert_reads(site, LAST);
    }
}

#[test]
fn a_tree_that_is_given_up_is_forgotten_first() {
    for exchange in [Exchange::Auto, Exchange::Never] {
        let folder = site(true);
        let site = folder.path();
        if exchange == Exchange::Auto {
            fs::rename(site.join(".public.masthead/tree"), site.join("elsewhere")).unwrap();
        }
        let options = Options { exchange, ..Options::default() };
        let output = Output::open(site, &site.join("public"), options).unwrap();
        output.put("s.css", b"new").unwrap();
        drop(output);
        assert_eq!(record_beside(&site.join("public")).trees.len(), 1);
        assert!(!site.join(".public.masthead").exists());
        assert_reads(site, FIRST);
    }
}

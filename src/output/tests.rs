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

//! What is remembered of the last build, and what holds without it.

use super::*;

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

//! `--open` shows the preview to whoever started it.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::Preview;
use crate::site::{ENGLISH, Site};

/// A folder with the one program that opens addresses, which notes what it was asked to open.
fn opener(site: &Site) -> std::path::PathBuf {
    let folder = site.path("opener");
    let program = folder.join("xdg-open");
    fs::create_dir(&folder).unwrap();
    let note = folder.join("opened");
    fs::write(
        &program,
        format!("#!/bin/sh\nprintf '%s' \"$*\" > '{0}.new' && /bin/mv '{0}.new' '{0}'\n", note.display()),
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

#[test]
fn the_browser_is_opened_at_the_address_when_that_is_asked_for() {
    let site = Site::new(&ENGLISH.replace("https://example.org", "https://example.org/policy"));
    site.article("one", "");
    let folder = opener(&site);
    let opened = || fs::read_to_string(folder.join("opened")).ok();
    let preview = Preview::run(&site, &["--open"], &[("PATH", &folder)]);
    preview.wait("the browser", |_| opened().is_some());
    assert_eq!(opened(), Some(format!("http://127.0.0.1:{}/policy/", preview.port)));
}

#[test]
fn no_browser_is_opened_unasked_and_one_that_is_not_there_is_told() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let folder = opener(&site);
    let preview = Preview::run(&site, &[], &[("PATH", &folder)]);
    assert_eq!(preview.get("/articles/one/").status, 200);
    fs::remove_file(folder.join("xdg-open")).unwrap();
    let alone = Preview::run(&site, &["--open"], &[("PATH", &folder)]);
    alone.wait("the note", |alone| alone.said().contains("no browser could be opened"));
    assert_eq!(alone.get("/articles/one/").status, 200);
    assert!(!folder.join("opened").exists(), "only who asks gets a browser");
}

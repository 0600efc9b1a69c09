//! What others wrote into the output folder: told, kept, never lost.

use super::*;

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

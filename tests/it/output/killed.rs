//! Builds that are killed.

use std::{
    process::{Command, Stdio},
    time::Duration,
};

use super::*;

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
            .args(["--exact", "output::killed::builds_two_sites_by_turns", "--ignored", "--quiet"])
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

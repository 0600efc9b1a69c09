//! The ready files in `docs/ci/`: their commands build this repository's publication from a fresh clone.
//!
//! Steps that use an action (check out, cache, upload, deploy) are the host's own; commands that get the program or
//! send files away are left out, and the program under test stands in.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use crate::site::{ENGLISH, Ran, Site, repository};

/// What commands that get the program or send its work away begin with.
const NOT_HERE: &[&str] = &["cargo install", "rsync", "aws ", "test -x .program", "install -d", "(umask"];

/// What hosts fill in, for the test.
const FILLED_IN: &[(&str, &str)] = &[("${{ steps.pages.outputs.base_url }}", "https://owner.example.org/papers")];

/// A script and the environment that its file gives it.
struct Script {
    text: String,
    environment: BTreeMap<String, String>,
}

fn example(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(repository().join(path)).unwrap()).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value:?}")).to_owned()
}

/// The `env` or `variables` of a part of a file.
fn environment(part: &Value, key: &str) -> BTreeMap<String, String> {
    let pairs = part.get(key).and_then(Value::as_mapping).into_iter().flatten();
    pairs.map(|(name, value)| (text(name), text(value))).collect()
}

/// The commands of a workflow of GitHub: of each step that is not an action's.
fn github(workflow: &Value) -> Vec<Script> {
    let mut scripts = Vec::new();
    for (_, job) in workflow["jobs"].as_mapping().unwrap() {
        for step in job["steps"].as_sequence().unwrap().iter().filter(|step| step.get("uses").is_none()) {
            let mut known = environment(workflow, "env");
            known.extend(environment(job, "env"));
            known.extend(environment(step, "env"));
            scripts.push(Script { text: text(&step["run"]), environment: known });
        }
    }
    scripts
}

/// The commands of the job `pages` of GitLab, which run in one shell.
fn gitlab(pipeline: &Value) -> Vec<Script> {
    let job = &pipeline["pages"];
    let parts = ["before_script", "script"].map(|part| job[part].as_sequence().unwrap());
    let commands: Vec<String> = parts.into_iter().flatten().map(text).collect();
    let mut known = environment(pipeline, "variables");
    known.insert("CI_PAGES_URL".into(), "https://owner.example.org/papers".into());
    vec![Script { text: commands.join("\n"), environment: known }]
}

/// What is left of a script when the host's part of the work is left out.
fn ours(script: &Script) -> String {
    let lines = script.text.lines().filter(|line| !NOT_HERE.iter().any(|start| line.trim_start().starts_with(start)));
    lines.collect::<Vec<_>>().join("\n")
}

/// A clone of this repository as it was committed; none if this is no clone itself.
fn clone(into: &Path) -> Option<()> {
    if !repository().join(".git").exists() {
        println!("skipped: this is no clone of the repository");
        return None;
    }
    let cloned = Command::new("git").args(["clone", "--quiet"]).arg(repository()).arg(into).output().unwrap();
    assert!(cloned.status.success(), "{}", String::from_utf8_lossy(&cloned.stderr));
    Some(())
}

/// Runs the scripts as a build server does, in a fresh clone, and looks at the `public/` that they leave to upload.
fn publish(scripts: &[Script], address: &str) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("clone");
    let Some(()) = clone(&site) else { return };
    run(scripts, &site);
    let home = fs::read_to_string(site.join("public/index.html")).unwrap();
    assert!(home.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{home}");
    assert!(site.join("public/sitemap.xml").is_file());
}

/// Runs the scripts in the site's folder; all must come to a good end.
fn run(scripts: &[Script], site: &Path) {
    let program = Path::new(env!("CARGO_BIN_EXE_masthead")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    for script in scripts {
        let mut bash = Command::new("bash");
        bash.args(["-euo", "pipefail", "-c", &ours(script)]).current_dir(site).env("PATH", &path).env("CI", "true");
        for (name, value) in &script.environment {
            let filled = FILLED_IN.iter().find(|(expression, _)| expression == value);
            bash.env(name, filled.map_or(value.as_str(), |(_, filled)| filled));
        }
        let ran = bash.output().unwrap();
        assert!(ran.status.success(), "{}\n{}", script.text, String::from_utf8_lossy(&ran.stderr));
    }
}

#[test]
fn the_example_for_pull_requests_checks_a_fresh_clone_and_builds_nothing() {
    let workflow = example("docs/ci/pull-request.yml");
    assert!(workflow["on"].get("pull_request").is_some());
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("clone");
    let Some(()) = clone(&site) else { return };
    let scripts = github(&workflow);
    assert!(scripts.iter().any(|script| script.text.contains("masthead check --strict --format github")));
    run(&scripts, &site);
    assert!(!site.join("public").exists());
}

#[test]
fn the_example_of_a_hook_stops_a_commit_with_a_mistake_and_no_other() {
    let site = Site::new(ENGLISH);
    site.article("coal", "");
    let program = Path::new(env!("CARGO_BIN_EXE_masthead")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(arguments);
        Ran::of(git.current_dir(site.root()).env("PATH", &path))
    };
    assert_eq!(git(&["init", "--quiet"]).code, 0);
    let hook = site.path(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::copy(repository().join("docs/ci/pre-commit"), &hook).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();

    git(&["add", "--all"]);
    assert_eq!(git(&["commit", "--quiet", "-m", "Coal"]).code, 0);
    site.piece("content/articles/gas.md", "", "See [oil](oil.md).");
    git(&["add", "--all"]);
    let refused = git(&["commit", "--quiet", "-m", "Gas"]);
    assert_ne!(refused.code, 0);
    refused.says("error: the link `oil.md` leads nowhere");
}

#[test]
fn the_example_for_github_pages_publishes_a_fresh_clone() {
    let workflow = example("docs/ci/github-pages.yml");
    publish(&github(&workflow), "https://owner.example.org/papers/");
    let uses = |step: &&Value| step.get("uses").is_some_and(|uses| text(uses).contains("upload-pages-artifact"));
    let upload = workflow["jobs"]["publish"]["steps"].as_sequence().unwrap().iter().find(uses).unwrap();
    assert_eq!(upload["with"]["path"], "public");
}

#[test]
fn the_example_for_gitlab_pages_publishes_a_fresh_clone() {
    let pipeline = example("docs/ci/gitlab-pages.yml");
    publish(&gitlab(&pipeline), "https://owner.example.org/papers/");
    assert_eq!(pipeline["pages"]["artifacts"]["paths"][0], "public");
}

#[test]
fn the_example_for_a_plain_host_publishes_a_fresh_clone() {
    let scripts = github(&example("docs/ci/plain-host.yml"));
    publish(&scripts, "https://www.example.org/policy/");
    let all: String = scripts.iter().map(|script| script.text.as_str()).collect();
    assert!(all.contains("public/ \"$TARGET\"") && all.contains("aws s3 sync --delete public/ s3://"), "{all}");
}

#[test]
fn the_examples_run_when_something_is_pushed_and_by_the_clock() {
    for path in ["docs/ci/github-pages.yml", "docs/ci/plain-host.yml"] {
        let workflow = example(path);
        assert!(workflow["on"].get("push").is_some() && workflow["on"]["schedule"][0].get("cron").is_some(), "{path}");
    }
    let rules = serde_yaml::to_string(&example("docs/ci/gitlab-pages.yml")["pages"]["rules"]).unwrap();
    assert!(rules.contains("schedule") && rules.contains("CI_COMMIT_BRANCH"), "{rules}");
}

#[test]
fn the_release_workflow_names_three_systems_and_says_that_it_has_not_run() {
    let path = ".github/workflows/release.yml";
    assert!(fs::read_to_string(repository().join(path)).unwrap().starts_with("# NOT YET RUN"));
    let targets = serde_yaml::to_string(&example(path)["jobs"]["binary"]["strategy"]["matrix"]).unwrap();
    for system in ["linux", "apple", "windows"] {
        assert!(targets.contains(system), "{targets}");
    }
}

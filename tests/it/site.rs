//! A site in a folder of its own, the program run on it, and what it wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::document::Element;

/// What counts as now, unless a test says something else.
pub const NOW: &str = "2026-06-01T12:00:00Z";

/// French, with nothing to be seen of regions, feeds and the like unless a test asks.
pub const FRENCH: &str = "title = \"Cahiers\"\nbase_url = \"https://example.org\"\nlanguage = \"fr\"\n";

pub const ENGLISH: &str = "title = \"Papers\"\nbase_url = \"https://example.org\"\nlanguage = \"en\"\n";

/// French at the root, English and Arabic beside it.
pub const THREE_LANGUAGES: &str = "title = \"Cahiers\"\nbase_url = \"https://example.org\"\nlanguage = \"fr\"\n\
    [languages.en]\ntitle = \"Papers\"\n[languages.ar]\ntitle = \"دفاتر\"\n";

/// A picture of 3 by 2 pixels.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 3, 0, 0, 0, 2, 8, 2,
    0, 0, 0, 0x12, 0x16, 0xf1, 0x4d, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x60, 0xc0, 0x0f, 0, 0,
    0x2a, 0, 1, 0x5d, 0x3b, 0x0a, 0xc4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

pub struct Site {
    folder: TempDir,
    /// What counts as now in [`Site::build`] and [`Site::list`].
    pub now: &'static str,
}

/// What the program said and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Site {
    /// An empty folder.
    pub fn empty() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap(), now: NOW };
        fs::create_dir(site.root()).unwrap();
        site
    }

    /// With this `config.toml` and no content.
    pub fn new(config: &str) -> Self {
        let site = Self::empty();
        site.write("config.toml", config);
        fs::create_dir(site.path("content")).unwrap();
        site
    }

    /// A copy of a folder.
    pub fn copy_of(folder: &Path) -> Self {
        let site = Self::empty();
        copy(folder, &site.root());
        site
    }

    /// The repository's own publication, when all of it is public.
    pub fn of_the_repository() -> Self {
        let mut site = Self::empty();
        for part in ["content", "static"] {
            copy(&repository().join(part), &site.path(part));
        }
        site.write("config.toml", fs::read(repository().join("config.toml")).unwrap());
        site.now = "2026-12-15T12:00:00Z";
        site
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// An article of this slug; `front` is what stands between the lines, but for the title and the date if it has none.
    pub fn article(&self, slug: &str, front: &str) -> &Self {
        self.piece(&format!("content/articles/{slug}.md"), front, &format!("Text of {slug}."))
    }

    /// A file with front matter; the title is the stem and the date 2026-01-01 unless `front` says something else.
    pub fn piece(&self, path: &str, front: &str, body: &str) -> &Self {
        let stem = path.rsplit('/').next().unwrap().trim_end_matches(".md");
        let has = |key: &str| front.lines().any(|line| line.starts_with(key));
        let title = if has("title:") { String::new() } else { format!("title: Title of {stem}\n") };
        let date = if has("date:") { "" } else { "date: 2026-01-01\n" };
        self.write(path, format!("---\n{title}{date}{}\n---\n\n{body}\n", front.trim_end()).replace("\n\n---", "\n---"))
    }

    /// Replaces a text that must be there.
    pub fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "`{from}` is not in {path}:\n{text}");
        self.write(path, text.replace(from, to))
    }

    pub fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.path(path)).unwrap();
        self
    }

    /// The program, to be run in the site's folder, with an environment that says nothing.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        command.current_dir(self.root()).args(arguments).env("NO_COLOR", "1").env("TZ", "UTC").env("LC_ALL", "C.UTF-8");
        // A search index for each of a thousand little sites would take longer than all else; `search.rs` makes some.
        command.env("MASTHEAD_NO_SEARCH", "1");
        for name in [
            "CI",
            "SOURCE_DATE_EPOCH",
            "MASTHEAD_BASE_URL",
            "MASTHEAD_MESSAGES",
            "MASTHEAD_NO_EXCHANGE",
            "CLICOLOR_FORCE",
            "GITHUB_WORKSPACE",
        ] {
            command.env_remove(name);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&mut self.command(arguments))
    }

    /// `masthead build` with more arguments.
    pub fn try_build(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["build", "--now", self.now], arguments].concat())
    }

    /// Builds, and must come to a good end.
    pub fn build(&self) -> Ran {
        self.build_with(&[])
    }

    pub fn build_with(&self, arguments: &[&str]) -> Ran {
        let ran = self.try_build(arguments);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran
    }

    /// Builds, and must not warn.
    pub fn build_silently(&self) -> Ran {
        let ran = self.build();
        assert_eq!(ran.told(), "");
        ran
    }

    /// Builds, and must find mistakes.
    pub fn fail(&self) -> Ran {
        let ran = self.try_build(&[]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        ran
    }

    /// `masthead list --format json`: the lines.
    pub fn list(&self) -> Vec<Value> {
        let ran = self.run(&["list", "--format", "json", "--now", self.now]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// By route: the digest.
    pub fn digests(&self) -> BTreeMap<String, String> {
        let text = |line: &Value, key: &str| line[key].as_str().unwrap().to_owned();
        self.list().iter().map(|line| (text(line, "route"), text(line, "digest"))).collect()
    }

    /// The routes that `masthead list` names.
    pub fn routes(&self) -> BTreeSet<String> {
        self.digests().into_keys().collect()
    }

    pub fn public(&self) -> PathBuf {
        self.path("public")
    }

    /// Every file of the output, by path.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.public())
    }

    pub fn has(&self, route: &str) -> bool {
        self.public().join(file_of(route)).is_file()
    }

    /// A file of the output, by route or path.
    pub fn text(&self, route: &str) -> String {
        let path = self.public().join(file_of(route));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// A page of the output, by route.
    pub fn page(&self, route: &str) -> Element {
        Element::parse(&self.text(route))
    }

    /// Every page of HTML, by route.
    pub fn pages(&self) -> BTreeMap<String, Element> {
        let output = self.output();
        let pages = output.iter().filter(|(path, _)| path.ends_with(".html"));
        pages
            .map(|(path, bytes)| {
                let route = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
                (route, Element::parse(std::str::from_utf8(bytes).unwrap()))
            })
            .collect()
    }

    /// The addresses in the related list of a page, in order.
    pub fn related(&self, route: &str) -> Vec<String> {
        let page = self.page(route);
        page.all("aside.related a").iter().map(|link| link.attribute("href").to_owned()).collect()
    }
}

impl Ran {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The diagnostics: what stands on standard error above the summary.
    pub fn told(&self) -> &str {
        let at = self.stderr.find(" from ").map_or(self.stderr.len(), |at| at);
        let line = self.stderr[..at].rfind('\n').map_or(0, |line| line + 1);
        &self.stderr[..line]
    }

    /// The first lines of the diagnostics: `error: …`, `warning: …`.
    pub fn messages(&self) -> Vec<&str> {
        self.stderr.lines().filter(|line| line.starts_with("error: ") || line.starts_with("warning: ")).collect()
    }

    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text), "`{text}` is not said in:\n{}", self.stderr);
        self
    }

    #[track_caller]
    pub fn does_not_say(&self, text: &str) -> &Self {
        assert!(!self.stderr.contains(text), "`{text}` is said in:\n{}", self.stderr);
        self
    }

    /// The summary without what differs from run to run: how long it took, and where the site lies.
    pub fn summary(&self, site: &Site) -> String {
        let text = self.stderr.replace(&site.root().display().to_string(), "SITE");
        let mut plain = String::new();
        for line in text.lines() {
            plain.push_str(&without_seconds(line));
            plain.push('\n');
        }
        plain
    }
}

/// `17 pages from 2 articles in 0.06 s, …` without the 0.06.
fn without_seconds(line: &str) -> String {
    let Some((before, after)) = line.split_once(" in ") else { return line.to_owned() };
    match after.split_once(" s, ") {
        Some((seconds, after)) if seconds.parse::<f64>().is_ok() => format!("{before} in … s, {after}"),
        _ => line.to_owned(),
    }
}

/// The file that a route stands in, from the output folder.
pub fn file_of(route: &str) -> String {
    let path = route.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// The folder of `Cargo.toml`.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, by its path from there.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    all.map(|entry| {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    })
    .collect()
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

//! The rules of the house (`docs/architecture.md`), held by reading the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::site::repository;

/// A file longer than this usually hides a noun that wants a file of its own.
const LINES: usize = 450;

/// Longer files, and why.
const LONG_FILES: &[(&str, &str)] = &[];

/// The crates that have an opinion, and the one module that names each.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["src/diagnostic/render"]),
    ("anstream", &["src/cli"]),
    ("blake3", &["src/digest"]),
    ("brotli_decompressor", &["src/source/font"]),
    ("clap", &["src/cli"]),
    ("clap_complete", &["src/cli"]),
    ("ctrlc", &["src/cli"]),
    ("fast_image_resize", &["src/picture"]),
    ("fluent_syntax", &["src/strings"]),
    ("frostem", &["src/words/stems"]),
    ("httparse", &["src/serve/http"]),
    ("icu_calendar", &["src/language"]),
    ("icu_collator", &["src/language"]),
    ("icu_datetime", &["src/language"]),
    ("icu_decimal", &["src/language"]),
    ("icu_list", &["src/language"]),
    ("icu_locale", &["src/language"]),
    ("icu_plurals", &["src/language"]),
    ("icu_provider", &["src/language"]),
    ("harfrust", &["src/social"]),
    ("image", &["src/picture"]),
    ("imagesize", &["src/source"]),
    ("indicatif", &["src/cli"]),
    ("mimalloc", &["src/main"]),
    ("notify", &["src/serve/watch"]),
    ("open", &["src/cli"]),
    ("pagefind", &["src/search"]),
    ("png", &["src/picture", "src/social"]),
    ("pulldown_cmark", &["src/markdown"]),
    ("resvg", &["src/social"]),
    ("rustix", &["src/output"]),
    ("saphyr_parser", &["src/front_matter"]),
    ("serde_yaml", &["src/front_matter"]),
    ("syntect", &["src/markdown/highlight"]),
    ("tera", &["src/theme"]),
    ("tokio", &["src/search"]),
    ("toml", &["src/config"]),
    ("two_face", &["src/markdown/highlight"]),
    ("unicode_linebreak", &["src/social"]),
    ("ureq", &["src/external/client"]),
    ("url", &["src/external/address"]),
    ("walkdir", &["src/source"]),
    ("webp", &["src/picture"]),
    ("wuff", &["src/social"]),
];

/// The crates that any module may name: they say how, not what.
const FREE: &[&str] = &[
    "deunicode",
    "foldhash",
    "jiff",
    "memchr",
    "percent_encoding",
    "postcard",
    "pulldown_cmark_escape",
    "rayon",
    "serde",
    "serde_json",
    "strsim",
    "unicode_normalization",
    "unicode_segmentation",
];

const TOP_LEVEL: &[&str] = &[
    ".ci",
    ".github",
    ".gitignore",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "NOTICE",
    "README.md",
    "benches",
    "clippy.toml",
    "config.toml",
    "content",
    "docs",
    "fuzz",
    "rustfmt.toml",
    "src",
    "static",
    "templates",
    "tests",
    "themes",
    "tools",
];

/// What git does not keep (`.gitignore`), and git itself.
const UNKEPT: &[&str] = &[".git", ".masthead", "public", "target"];

/// A source file of the program without its tests and comments.
struct Code {
    /// `src/page/plan.rs`
    path: String,
    lines: Vec<(usize, String)>,
}

impl Code {
    /// The module of the top level that it belongs to.
    fn module(&self) -> &str {
        let rest = self.path.strip_prefix("src/").unwrap();
        rest.split('/').next().unwrap().trim_end_matches(".rs")
    }

    fn is_in(&self, module: &str) -> bool {
        self.path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    }

    fn is_in_one_of(&self, modules: &[&str]) -> bool {
        modules.iter().any(|module| self.is_in(module))
    }

    /// `src/page/plan.rs:12: the line` for each line with one of the words.
    fn lines_with(&self, words: &[&str]) -> Vec<String> {
        let lines = self.lines.iter().filter(|(_, line)| words.iter().any(|word| has_word(line, word)));
        lines.map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim())).collect()
    }
}

/// The program, file by file, without what only tests see.
fn program() -> Vec<Code> {
    let tests = test_files();
    files("src", "rs").into_iter().filter(|path| !tests.contains(path)).map(|path| code(&path)).collect()
}

fn code(path: &str) -> Code {
    let text = fs::read_to_string(repository().join(path)).unwrap();
    let mut lines = Vec::new();
    let mut is_for_tests = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("#[cfg(test)]") {
            is_for_tests = true;
        }
        if !is_for_tests && !line.trim_start().starts_with("//") {
            lines.push((number + 1, line.to_owned()));
        }
        // A file's own tests end with a brace at the margin, a module of tests elsewhere with a semicolon.
        if is_for_tests && (line == "}" || line.ends_with(';') && !line.starts_with(char::is_whitespace)) {
            is_for_tests = false;
        }
    }
    Code { path: path.to_owned(), lines }
}

/// The files of modules that stand under `#[cfg(test)]`, with what lies below them.
fn test_files() -> BTreeSet<String> {
    let all = files("src", "rs");
    let mut found = BTreeSet::new();
    for path in &all {
        let text = fs::read_to_string(repository().join(path)).unwrap();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let declared = lines.peek().and_then(|next| next.trim_start().rsplit("mod ").next()?.strip_suffix(';'));
            if let (true, Some(name)) = (line.starts_with("#[cfg(test)]"), declared) {
                let folder = path.trim_end_matches(".rs").trim_end_matches("lib").trim_end_matches('/');
                let module = format!("{folder}/{name}");
                let below = all
                    .iter()
                    .filter(|file| **file == format!("{module}.rs") || file.starts_with(&format!("{module}/")));
                found.extend(below.cloned());
            }
        }
    }
    found
}

/// The files below a folder of the repository, with `/` and sorted; of one kind, or of all for `""`.
fn files(folder: &str, extension: &str) -> Vec<String> {
    let root = repository();
    let mut found: Vec<String> = WalkDir::new(root.join(folder))
        .into_iter()
        .filter_entry(|entry| entry.depth() != 1 || !is_unkept(&entry.file_name().to_string_lossy()))
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"))
        .filter(|path| extension.is_empty() || Path::new(path).extension().is_some_and(|found| found == extension))
        .collect();
    found.sort();
    found
}

fn is_unkept(name: &str) -> bool {
    UNKEPT.contains(&name) || name.starts_with(".public.")
}

/// Whether `word` stands in the line and is not part of a longer name.
fn has_word(line: &str, word: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        !(before.is_some_and(is_part) && word.starts_with(is_part)
            || after.is_some_and(is_part) && word.ends_with(is_part))
    })
}

/// The modules named by `crate::name` and `crate::{name, other::Thing}`.
fn modules_named(line: &str) -> Vec<&str> {
    let ends = |rest: &str| rest.find(|character: char| !character.is_alphanumeric() && character != '_');
    let mut named = Vec::new();
    for (start, _) in line.match_indices("crate::") {
        let rest = &line[start + "crate::".len()..];
        let group = rest.strip_prefix('{').and_then(|group| group.split('}').next());
        for name in group.map_or(vec![rest], |group| group.split(',').collect()) {
            let name = name.trim_start();
            named.push(&name[..ends(name).unwrap_or(name.len())]);
        }
    }
    named
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let lib = fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let order: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).chain(["main"]).collect();
    let place = |module: &str| order.iter().position(|known| *known == module);
    let mut wrong = Vec::new();
    for code in program().iter().filter(|code| code.path != "src/lib.rs") {
        let here = place(code.module()).unwrap_or_else(|| panic!("`{}` is in no module of src/lib.rs", code.path));
        for (number, line) in &code.lines {
            let below = modules_named(line).into_iter().filter(|name| place(name).is_some_and(|there| there > here));
            wrong.extend(below.map(|name| format!("{}:{number} uses `{name}`, which stands below it", code.path)));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_module_order_test_reads_single_and_grouped_uses() {
    assert_eq!(modules_named("use crate::page::view;"), ["page"]);
    assert_eq!(modules_named("use crate::{config, theme::Theme};"), ["config", "theme"]);
    assert_eq!(modules_named("let x = crate::digest::Digest::of(crate::slug::X);"), ["digest", "slug"]);
}

#[test]
fn each_crate_with_an_opinion_is_named_in_one_module() {
    let mut wrong = Vec::new();
    for code in program() {
        for (name, homes) in HOMES.iter().filter(|(_, homes)| !code.is_in_one_of(homes)) {
            let _ = homes;
            wrong.extend(code.lines_with(&[&format!("{name}::"), &format!("use {name}")]));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_dependency_has_a_home_or_is_free() {
    let text = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let cargo: toml::Table = text.parse().unwrap();
    let unix = &cargo["target"]["cfg(unix)"]["dependencies"];
    let named = cargo["dependencies"].as_table().unwrap().keys().chain(unix.as_table().unwrap().keys());
    let named: BTreeSet<String> = named.map(|name| name.replace('-', "_")).collect();
    let known: BTreeSet<String> =
        HOMES.iter().map(|(name, _)| *name).chain(FREE.iter().copied()).map(str::to_owned).collect();
    assert_eq!(named, known, "left: Cargo.toml, right: the lists in this file");
}

#[test]
fn only_the_command_line_prints() {
    let words = ["println!", "print!", "eprintln!", "eprint!", "dbg!", "stdout()", "stderr()"];
    let wrong = program().into_iter().filter(|code| !code.is_in("src/cli")).flat_map(|code| code.lines_with(&words));
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn only_the_ends_touch_the_disk() {
    let words = ["std::fs", "fs::", "File::", "WalkDir", "OpenOptions", "read_dir()", "canonicalize()"];
    let ends = ["src/source", "src/output", "src/build", "src/create", "src/cli"];
    let wrong = program().into_iter().filter(|code| !code.is_in_one_of(&ends)).flat_map(|code| code.lines_with(&words));
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn only_five_places_write_files() {
    let words = [
        "fs::write",
        "fs::rename",
        "fs::copy",
        "fs::hard_link",
        "fs::set_permissions",
        "File::create",
        "File::create_new",
        "OpenOptions",
        "create_dir",
        "create_dir_all",
        "remove_file",
        "remove_dir",
        "remove_dir_all",
        "fs::symlink",
    ];
    let places = ["src/output", "src/create", "src/build/store", "src/build/remembered", "src/cli"];
    let wrong =
        program().into_iter().filter(|code| !code.is_in_one_of(&places)).flat_map(|code| code.lines_with(&words));
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn only_the_ends_know_the_time_and_the_surroundings() {
    let words =
        ["SystemTime::now", "Instant", "Timestamp::now", "Zoned::now", "TimeZone::system", "std::env", "env::var"];
    let ends = ["src/build", "src/serve", "src/cli", "src/output", "src/external"];
    let clock = program().into_iter().filter(|code| !code.is_in_one_of(&ends)).flat_map(|code| code.lines_with(&words));
    // The output's record names the process that holds it, the preview waits, and other sites are left alone for a while;
    // none has any business with the time.
    let time = ["SystemTime::now", "Timestamp::now", "Zoned::now"];
    let others = program().into_iter().filter(|code| code.is_in_one_of(&["src/output", "src/serve", "src/external"]));
    let others = others.flat_map(|code| code.lines_with(&time));
    assert_eq!(clock.chain(others).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_theme_looks_nothing_up_in_the_publication() {
    let theme = program().into_iter().filter(|code| code.is_in("src/theme"));
    let wrong = theme.flat_map(|code| code.lines_with(&["crate::publication"]));
    let ids = ["use crate::publication::ArticleId;", "use crate::publication::{ArticleId, TermId};"];
    assert_eq!(wrong.filter(|line| !ids.iter().any(|ids| line.ends_with(ids))).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn no_source_file_is_long() {
    let mut long = BTreeSet::new();
    for path in files("src", "rs").into_iter().filter(|path| !test_files().contains(path)) {
        let lines = fs::read_to_string(repository().join(&path)).unwrap().lines().count();
        if lines > LINES {
            long.insert(path);
        }
    }
    let excused: BTreeSet<String> = LONG_FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(long, excused, "left: files of more than {LINES} lines, right: those with a reason");
}

#[test]
fn nothing_is_left_to_do_in_the_sources() {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME"), "XXX", concat!("todo", "!"), concat!("unimplemented", "!")];
    let mut wrong = Vec::new();
    for path in files("src", "rs").iter().chain(&files("tests", "rs")) {
        let text = fs::read_to_string(repository().join(path)).unwrap();
        let lines = text.lines().enumerate().filter(|(_, line)| words.iter().any(|word| has_word(line, word)));
        wrong.extend(lines.map(|(number, line)| format!("{path}:{}: {}", number + 1, line.trim())));
    }
    wrong.retain(|line| !line.starts_with("tests/it/tidy.rs"));
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn no_file_names_the_machine_that_it_was_written_on() {
    // Put together here, so that this file does not name them either.
    let paths = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/tmp/ba", "sh"), concat!("/ho", "me/")];
    let hosts = [
        concat!("registry.npm", "js"),
        concat!("pypi", ".org"),
        concat!("pythonhosted", ".org"),
        concat!("static.crates", ".io"),
        concat!("index.crates", ".io"),
        concat!("deb.debian", ".org"),
        concat!("\"resol", "ved\""),
    ];
    let mut wrong = Vec::new();
    for path in files("", "") {
        let bytes = fs::read(repository().join(&path)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for (number, line) in text.lines().enumerate() {
            let is_path = paths.iter().any(|name| {
                line.match_indices(name).any(|(start, _)| {
                    let before = line[..start].chars().next_back();
                    !before.is_some_and(|character| character.is_alphanumeric() || "._~-".contains(character))
                })
            });
            if is_path || hosts.iter().any(|host| line.contains(host)) {
                wrong.push(format!("{path}:{}", number + 1));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_top_level_has_what_a_newcomer_expects() {
    let entries = fs::read_dir(repository()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let unknown = entries.filter(|name| !is_unkept(name) && !TOP_LEVEL.contains(&name.as_str()));
    assert_eq!(unknown.collect::<Vec<_>>(), [""; 0]);
}

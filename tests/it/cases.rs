//! One small site for each feature in `tests/sites/<case>/`, with what must come of it in `expected/`:
//!
//! - `told.txt`: what the program says, without the summary;
//! - `routes.txt`: kind, language and route of every file;
//! - `*.html`: pieces of pages. The first line says which: `<!-- /articles/one/ div.body -->`;
//! - any other file: the file of the output of that name, whole.
//!
//! `MASTHEAD_UPDATE=1 cargo test cases` writes anew what is there; a person reads the difference. A new piece of a page is
//! a file with its first line.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::document::{Element, Node};
use crate::site::Site;

/// Elements that stand within a line.
const WITHIN: &[&str] = &[
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "input", "kbd", "mark", "math", "q", "s", "small",
    "span", "strong", "sub", "sup", "time",
];

#[test]
fn every_case_gives_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut cases: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let mut wrong = String::new();
    for case in cases {
        let site = Site::copy_of(&case);
        fs::remove_dir_all(site.path("expected")).unwrap();
        let ran = site.try_build(&[]);
        let mut expected: Vec<PathBuf> =
            fs::read_dir(case.join("expected")).unwrap().map(|entry| entry.unwrap().path()).collect();
        expected.sort();
        assert!(!expected.is_empty(), "nothing is expected of {}", case.display());
        for path in expected {
            let name = path.file_name().unwrap().to_str().unwrap();
            let wanted = fs::read_to_string(&path).unwrap();
            let found = match name {
                "told.txt" if ran.code == 0 => format!("exit code 0\n\n{}", ran.told()),
                "told.txt" => format!("exit code {}\n\n{}", ran.code, ran.stderr),
                _ if ran.code != 0 => panic!("{}: {}", case.display(), ran.stderr),
                "routes.txt" => routes(&site),
                name if name.ends_with(".html") => piece(&site, &wanted),
                name => site.text(&route_of(&site, name)),
            };
            if found != wanted {
                if std::env::var_os("MASTHEAD_UPDATE").is_some() {
                    fs::write(&path, &found).unwrap();
                } else {
                    write!(
                        wrong,
                        "\n--- {}\n{}",
                        path.strip_prefix(&folder).unwrap().display(),
                        difference(&wanted, &found)
                    )
                    .unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nIf that is as it should be: MASTHEAD_UPDATE=1 cargo test cases");
}

fn routes(site: &Site) -> String {
    let text = |line: &serde_json::Value, key: &str| line[key].as_str().unwrap().to_owned();
    let mut lines: Vec<(String, String)> = site
        .list()
        .iter()
        .map(|line| {
            let route = without_digest(&text(line, "route"));
            let told = format!("{:<12} {:<3} {route}\n", text(line, "kind"), text(line, "language"));
            (route, told)
        })
        .collect();
    // Without digests, so that no change of a file moves it.
    lines.sort();
    lines.into_iter().map(|(_, told)| told).collect()
}

/// `/style.….css` for `/style.1a2b3c4d.css`: a theme changes more often than what this is about.
fn without_digest(route: &str) -> String {
    let is_digest = |part: &str| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts: Vec<&str> = route.split('.').map(|part| if is_digest(part) { "…" } else { part }).collect();
    parts.join(".")
}

/// Where a file of this name stands, perhaps with its digest.
fn route_of(site: &Site, name: &str) -> String {
    let mut routes = site.list().into_iter().map(|line| line["route"].as_str().unwrap().to_owned());
    let is_it = |route: &String| without_digest(route).replace(".….", ".") == format!("/{name}");
    routes.find(is_it).unwrap_or_else(|| panic!("no file {name}"))
}

/// What the first line asks for, one element a line.
fn piece(site: &Site, wanted: &str) -> String {
    let head = wanted.lines().next().unwrap_or_default();
    let asked = head.strip_prefix("<!-- ").and_then(|head| head.strip_suffix(" -->"));
    let (route, selector) =
        asked.and_then(|asked| asked.split_once(' ')).expect("the first line is `<!-- /route/ selector -->`");
    let page = site.page(route);
    let mut text = format!("{head}\n");
    for element in page.all(selector) {
        outline(element, 0, &mut text);
    }
    text
}

/// An element as a person reads it: blocks on lines of their own, what stands within a line in one.
fn outline(element: &Element, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let is_block = |node: &Node| matches!(node, Node::Element(child) if !WITHIN.contains(&&*child.name));
    let children: Vec<&Node> = element.children.iter().collect();
    if element.name == "pre" || !children.iter().any(|node| is_block(node)) {
        let inner = if element.name == "pre" { inline(&children) } else { one_line(&inline(&children)) };
        writeln!(text, "{indent}{}{inner}{}", opening(element), ending(element)).unwrap();
        return;
    }
    writeln!(text, "{indent}{}", opening(element)).unwrap();
    for run in children.chunk_by(|one, other| !is_block(one) && !is_block(other)) {
        match run {
            [Node::Element(child)] if is_block(run[0]) => outline(child, depth + 1, text),
            run => {
                let line = one_line(&inline(run));
                if !line.is_empty() {
                    writeln!(text, "{indent}  {line}").unwrap();
                }
            }
        }
    }
    writeln!(text, "{indent}{}", ending(element)).unwrap();
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn inline(nodes: &[&Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(part) => text.push_str(&part.replace('&', "&amp;").replace('<', "&lt;")),
            Node::Element(element) => {
                let children: Vec<&Node> = element.children.iter().collect();
                text.push_str(&format!("{}{}{}", opening(element), inline(&children), ending(element)));
            }
        }
    }
    text
}

fn opening(element: &Element) -> String {
    let attributes = element.attributes.iter().map(|(name, value)| match value.is_empty() && name != "alt" {
        true => format!(" {name}"),
        false => format!(" {name}=\"{}\"", value.replace('"', "&quot;")),
    });
    format!("<{}{}>", element.name, attributes.collect::<String>())
}

fn ending(element: &Element) -> String {
    if element.is_void() { String::new() } else { format!("</{}>", element.name) }
}

/// The lines that differ, from the first to the last.
fn difference(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), found.lines().collect());
    let same = wanted.iter().zip(&found).take_while(|(one, other)| one == other).count();
    let rest =
        wanted[same..].iter().rev().zip(found[same..].iter().rev()).take_while(|(one, other)| one == other).count();
    let mut text = format!("line {}\n", same + 1);
    wanted[same..wanted.len() - rest].iter().for_each(|line| writeln!(text, "- {line}").unwrap());
    found[same..found.len() - rest].iter().for_each(|line| writeln!(text, "+ {line}").unwrap());
    text
}

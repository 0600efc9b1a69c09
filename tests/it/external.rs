//! `masthead check --external`, against hosts on the loopback address alone.

mod host;

use std::fs;

use crate::site::{ENGLISH, Ran, Site};
use host::Host;

/// Without pauses, and so that hosts on this machine are asked.
const ASKING: &str = "[check]\nexternal_private = true\nexternal_pause_ms = 1\nexternal_timeout_s = 5\n";

/// An article with one line of text; what it says comes from the host's own address.
fn site(config: &str, line: &str) -> Site {
    let site = Site::new(&format!("{ENGLISH}{config}"));
    site.piece("content/articles/coal.md", "", line);
    site
}

fn check(site: &Site, now: &str) -> Ran {
    site.run(&["check", "--external", "--now", now])
}

const MONDAY: &str = "2026-06-01T12:00:00Z";
const SATURDAY: &str = "2026-06-06T12:00:00Z";
const NEXT_MONDAY: &str = "2026-06-08T12:00:00Z";

/// `external-gone: message` for each remark, with its help behind an arrow.
fn remarks(site: &Site) -> Vec<String> {
    let checked = site.run(&["check", "--external", "--now", MONDAY, "--format", "json"]);
    let lines = checked.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    lines.map(|line| format!("{}: {} → {}", text(&line["rule"]), text(&line["message"]), text(&line["help"]))).collect()
}

#[test]
fn an_address_that_leads_nowhere_is_told_at_its_place_with_a_remedy() {
    let host = Host::new(|_| (404, ""));
    let site = site(ASKING, &format!("See [the report]({}).", host.address("/report.pdf#page=3")));
    let address = host.address("/report.pdf#page=3");
    let checked = check(&site, MONDAY);
    assert_eq!(checked.code, 0, "{}", checked.stderr);
    let link = format!("[the report]({address})");
    let expected = format!(
        "\
warning: `{address}` leads nowhere: its host has no such page (404)
 --> content/articles/coal.md:6:5
  |
6 | See {link}.
  |     {}
  = help: look for where it is now, or link a copy of what it was: `https://web.archive.org/web/{address}`

1 warning
",
        "^".repeat(link.len())
    );
    assert!(checked.stderr.starts_with(&expected), "{}", checked.stderr);
    assert_eq!(host.heard(), ["HEAD /report.pdf", "GET /report.pdf"]);
    assert_eq!(site.run(&["check", "--now", MONDAY]).stderr.lines().count(), 1, "without the option nothing is told");
}

#[test]
fn each_answer_has_its_rule_and_its_remedy() {
    let host = Host::new(|request| match request.split(' ').nth(1).unwrap() {
        "/gone" => (410, ""),
        "/moved" => (301, "/on"),
        "/on" => (308, "/new?x=1"),
        "/for-today" => (302, "/new?x=1"),
        "/moved-then-for-today" => (301, "/for-today"),
        "/moved-to-nothing" => (301, "/gone"),
        "/circle" => (302, "/circle"),
        "/members" => (403, ""),
        "/trouble" => (500, ""),
        _ => (200, ""),
    });
    let closed = Host::closed();
    let to = |path: &str| host.address(path);
    let lines = [
        "/good",
        "/gone",
        "/moved#part",
        "/for-today",
        "/moved-then-for-today",
        "/moved-to-nothing",
        "/circle",
        "/members",
        "/trouble",
    ];
    let lines: String = lines.iter().map(|path| format!("- [{path}]({})\n", to(path))).collect();
    let site = site(ASKING, &format!("{lines}- <{closed}>\n- [x](http://)\n- <mailto:desk@example.org>"));
    let archived = |path: &str| {
        format!("look for where it is now, or link a copy of what it was: `https://web.archive.org/web/{}`", to(path))
    };
    let expected = [
        format!(
            "external-gone: `{}` leads nowhere: its host has taken it away (410) → {}",
            to("/gone"),
            archived("/gone")
        ),
        format!("external-moved: `{}` has moved for good → write `{}`", to("/moved#part"), to("/new?x=1#part")),
        format!("external-moved: `{}` has moved for good → write `{}`", to("/moved-then-for-today"), to("/for-today")),
        format!(
            "external-gone: `{}` leads nowhere: its host has taken it away (410) → {}",
            to("/moved-to-nothing"),
            archived("/moved-to-nothing")
        ),
        format!(
            "external-gone: `{}` leads nowhere: one address passes on to the next without an end → {}",
            to("/circle"),
            archived("/circle")
        ),
        format!(
            "external-failing: `{}` cannot be looked at now: its host is in trouble (500) → \
             check again later; if it stays so, look for the page elsewhere",
            to("/trouble")
        ),
        format!(
            "external-silent: the host `127.0.0.1` takes no connection → \
             look for where it is now, or link a copy of what it was: `https://web.archive.org/web/{closed}`"
        ),
        "external-gone: `http://` is not an address of the web → \
         copy it anew from the browser: `https://example.org/page`"
            .to_owned(),
    ];
    assert_eq!(remarks(&site), expected);
}

#[test]
fn a_host_hears_one_question_at_a_time_and_each_address_once() {
    let host = Host::new(|_| (200, ""));
    let links: String = (0..12).map(|at| format!("<{}> <{0}> ", host.address(&format!("/{}#{at}", at / 2)))).collect();
    let site = site(ASKING, &links);
    site.piece("content/articles/gas.md", "", &links);
    check(&site, MONDAY);
    assert_eq!(host.heard(), (0..6).map(|at| format!("HEAD /{at}")).collect::<Vec<_>>());
    assert_eq!(host.most_at_once(), 1);
    let name = concat!("Masthead/", env!("CARGO_PKG_VERSION"), " (checks the links of https://example.org)");
    assert_eq!(host.asked_by(), name);
}

#[test]
fn front_matter_and_the_files_of_terms_are_asked_for_too() {
    let host = Host::new(|_| (200, ""));
    let to = |path: &str| host.address(path);
    let site = site(ASKING, &format!("![Coal]({})", to("/f.png")));
    let front = format!(
        "draft: true\nimage: {{src: \"{}\", alt: A}}\noriginal: {}\nattachments: [\"{}\"]\n",
        to("/a.png"),
        to("/b"),
        to("/c.pdf")
    );
    site.piece("content/articles/gas.md", &front, "Gas.");
    site.piece("content/authors/ana.md", &format!("links: [\"{}\"]\nphoto: {}", to("/d"), to("/e.png")), "Ana.");
    check(&site, MONDAY);
    let paths = ["/a.png", "/b", "/c.pdf", "/d", "/e.png", "/f.png"];
    assert_eq!(host.heard(), paths.map(|path| format!("HEAD {path}")));
}

#[test]
fn a_host_in_trouble_is_asked_again_and_one_that_wants_rest_is_left_alone() {
    let tries = std::sync::atomic::AtomicUsize::new(0);
    let better = Host::new(move |_| match tries.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
        0 => (503, ""),
        1 => (429, ""),
        _ => (200, ""),
    });
    assert_eq!(remarks(&site(ASKING, &format!("<{}>", better.address("/")))), [""; 0]);
    assert_eq!(better.heard(), ["HEAD /"; 3]);

    let tired = Host::new(|_| (429, "Retry-After: 3600"));
    let told = remarks(&site(ASKING, &format!("<{}>", tired.address("/"))));
    assert!(told[0].contains("its host has been asked too often (429)"), "{told:?}");
    assert_eq!(tired.heard(), ["HEAD /"], "an hour is longer than anyone waits");
}

#[test]
fn what_was_good_is_not_asked_again_for_a_week_and_what_was_bad_is() {
    let host = Host::new(|request| match request {
        "HEAD /bad" | "GET /bad" => (404, ""),
        "HEAD /moved" => (301, "/good"),
        _ => (200, ""),
    });
    let links = ["/bad", "/good", "/moved"].map(|path| format!("<{}>", host.address(path))).join(" ");
    let site = site(ASKING, &links);
    let first = check(&site, MONDAY);
    let asked_for_bad = ["HEAD /bad", "GET /bad"];
    let asked_for_all = [&asked_for_bad[..], &["HEAD /good", "HEAD /moved", "HEAD /good"]].concat();
    assert_eq!(host.heard(), asked_for_all);
    assert_eq!(check(&site, SATURDAY).stderr, first.stderr, "what has moved is told again");
    assert_eq!(host.heard(), asked_for_bad);
    check(&site, NEXT_MONDAY);
    assert_eq!(host.heard(), asked_for_all);
    fs::write(site.path(".masthead/external"), "broken").unwrap();
    check(&site, NEXT_MONDAY);
    assert_eq!(host.heard(), asked_for_all, "a memory that cannot be read is none");
}

#[test]
fn private_networks_are_told_and_not_asked_unless_the_configuration_says_so() {
    let host = Host::new(|_| (200, ""));
    let by_name = host.address("/").replace("127.0.0.1", "localhost");
    let site = site("", &format!("<{}> <{by_name}>", host.address("/")));
    let told = remarks(&site);
    assert_eq!(told.len(), 2);
    let help =
        "link what everyone can reach; if your readers are there too, set `external_private = true` in `[check]`";
    let private = format!(
        "external-private: `{}` is on this machine or in a private network, where readers cannot follow → {help}",
        host.address("/")
    );
    assert_eq!(told[0], private);
    assert_eq!(host.heard(), [""; 0]);
}

#[test]
fn hosts_and_addresses_can_be_left_out_and_rules_have_levels() {
    let host = Host::new(|_| (404, ""));
    let to = |path: &str| host.address(path);
    let text = format!("<{}> <{}>", to("/a"), to("/b/c"));
    let with = |more: &str| site(&format!("{ASKING}{more}"), &text);
    assert_eq!(remarks(&with("external_skip = [\"127.*\"]\n")), [""; 0]);
    assert_eq!(remarks(&with("external_skip = [\"http://*/b/*\"]\n")).len(), 1);
    assert_eq!(remarks(&with("external-gone = \"off\"\n")), [""; 0]);
    let strict = check(&with("external-gone = \"error\"\n"), MONDAY);
    assert_eq!(strict.code, 1);
    assert!(strict.stderr.contains("error: `http://"), "{}", strict.stderr);
    let site = with("");
    site.edit("content/articles/coal.md", "date:", "check_off: [M1001]\ndate:");
    assert_eq!(remarks(&site), [""; 0]);
}

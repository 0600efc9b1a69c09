//! What is served, and where.

use super::Preview;
use super::http::get;
use crate::site::{ENGLISH, Site, THREE_LANGUAGES};

#[test]
fn pages_are_those_of_a_build_that_shows_everything() {
    let mut site = Site::of_the_repository();
    site.now = "2026-11-24T12:00:00Z";
    let preview = Preview::of(&site);
    preview.settles(&site, &["--drafts"], &mut Vec::new());
}

#[test]
fn readers_see_no_draft_and_nothing_scheduled() {
    let site = Site::new(ENGLISH);
    site.article("public", "").article("draft", "draft: true").article("later", "publish_at: 2027-01-01");
    let authors = Preview::of(&site);
    let readers = Preview::with(&site, &["--published"]);
    for (route, for_readers) in [("/articles/public/", 200), ("/articles/draft/", 404), ("/articles/later/", 404)] {
        assert_eq!((authors.get(route).status, readers.get(route).status), (200, for_readers), "{route}");
    }
    readers.settles(&site, &[], &mut Vec::new());
    site.edit("content/articles/draft.md", "draft: true\n", "");
    readers.settles(&site, &[], &mut Vec::new());
    assert_eq!(readers.get("/articles/draft/").status, 200);
}

#[test]
fn links_work_below_the_path_of_the_base_url() {
    let site =
        Site::new(&ENGLISH.replace("https://example.org", "https://example.org/a b/policy").replace("a b", "papers"));
    site.article("one", "aliases: [/old/]");
    let preview = Preview::of(&site);
    assert_eq!(preview.base, "/papers/policy");
    let home = get(preview.port, "/", "");
    assert_eq!((home.status, home.header("Location")), (302, Some("/papers/policy/")));
    assert!(preview.text("/").contains("href=\"/papers/policy/articles/one/\""));
    assert!(preview.text("/old/").contains(&format!("http://127.0.0.1:{}/papers/policy/articles/one/", preview.port)));
    preview.settles(&site, &["--drafts"], &mut Vec::new());
}

#[test]
fn a_page_is_found_without_its_last_slash_and_by_the_name_of_its_file() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let preview = Preview::of(&site);
    let moved = preview.get("/articles/one");
    assert_eq!((moved.status, moved.header("Location")), (302, Some("/articles/one/")));
    assert_eq!(preview.text("/articles/one/index.html"), preview.text("/articles/one/"));
}

#[test]
fn what_is_not_there_gets_the_sites_own_page_in_the_language_of_the_address() {
    let site = Site::new(THREE_LANGUAGES);
    site.article("one", "");
    let preview = Preview::of(&site);
    for (route, lang) in [("/nothing/", "fr"), ("/en/nothing/", "en"), ("/ar/", "ar")] {
        let answer = preview.get(route);
        let text = String::from_utf8(answer.body).unwrap();
        assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{route}: {text}");
        assert_eq!(answer.status, if route == "/ar/" { 200 } else { 404 });
    }
}

#[test]
fn only_a_browser_that_shows_the_page_gets_the_previews_script() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let preview = Preview::of(&site);
    let bare = preview.text("/articles/one/");
    assert!(!bare.contains("_masthead"));
    let shown = get(preview.port, "/articles/one/", "Accept: text/html,*/*;q=0.8\r\n");
    let shown = String::from_utf8(shown.body).unwrap();
    let (before, rest) = shown.split_once("<script type=\"module\" src=\"/_masthead/preview.js\"").unwrap();
    let (_, after) = rest.split_once("</script>").unwrap();
    assert_eq!(format!("{before}{after}"), bare);
    assert_eq!(get(preview.port, "/_masthead/preview.js", "").status, 200);
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    let site = Site::new(ENGLISH);
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let preview = Preview::with(&site, &["--port", &port.to_string()]);
    assert_ne!(preview.port, port);
    assert!(preview.said().contains(&format!("port {port} is taken")), "{}", preview.said());
}

#[test]
fn nothing_is_written() {
    let site = Site::new(ENGLISH);
    site.article("one", "");
    let before = crate::site::files(&site.root());
    let preview = Preview::of(&site);
    preview.get("/");
    drop(preview);
    assert_eq!(crate::site::files(&site.root()), before);
}

#[test]
fn a_site_that_is_broken_from_the_start_says_so_and_comes_when_it_is_mended() {
    let site = Site::new("title = 3\n");
    site.article("one", "");
    let preview = Preview::of(&site);
    assert_eq!(preview.get("/").status, 503);
    assert!(preview.said().contains("--> config.toml:1:9"), "{}", preview.said());
    site.write("config.toml", ENGLISH);
    preview.wait_for("/articles/one/", "Text of one.");
}

//! Every address that this repository's publication shows, in pages, feeds, sitemaps and redirects, leads somewhere.

mod addresses;
mod server;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use addresses::{Found, Page};
use server::Server;
pub use server::encoded;
use walkdir::WalkDir;

use crate::site::Site;

/// The crawl ends here whatever happens: more addresses than this publication could ever have.
const MOST_ADDRESSES: usize = 20_000;

/// Where the publication is served: below a path, as a project's pages are on many hosts.
const PREFIX: &str = "/a/b/";

struct Crawl {
    /// `http://127.0.0.1:PORT`
    host: String,
    port: u16,
    pages: BTreeMap<String, Page>,
    complaints: Vec<String>,
}

impl Crawl {
    /// `http://127.0.0.1:PORT/a/b/`
    fn base(&self) -> String {
        format!("{}{PREFIX}", self.host)
    }

    /// Fetches `start` and all that it leads to on this host.
    fn follow(&mut self, start: Found) {
        let mut waiting = vec![start];
        while let Some(found) = waiting.pop() {
            let (address, anchor) = found.address.split_once('#').unwrap_or((&found.address, ""));
            if !address.starts_with(&self.base()) {
                self.complaints.push(format!("`{address}` is outside `{PREFIX}`: {}", found.place));
                continue;
            }
            assert!(self.pages.len() < MOST_ADDRESSES, "the crawl does not end");
            if !self.pages.contains_key(address) {
                waiting.extend(self.fetch(address, &found.place));
            }
            self.check_anchor(address, anchor, &found.place);
        }
    }

    /// Every address on this host that stands in the file at this one.
    fn fetch(&mut self, address: &str, place: &str) -> Vec<Found> {
        let path = address.strip_prefix(&self.host).unwrap();
        let answer = server::get(self.port, path);
        if answer.status != 200 {
            self.complaints.push(format!("{} for `{address}`: {place}", answer.status));
        }
        let page = addresses::read(address, &answer.kind, &answer.body, &mut self.complaints);
        let here = page.found.iter().filter(|found| self.is_here(&found.address)).cloned().collect();
        self.pages.insert(address.to_owned(), page);
        here
    }

    fn is_here(&self, address: &str) -> bool {
        address.starts_with("http://127.0.0.1") || address.starts_with(&self.host)
    }

    fn check_anchor(&mut self, address: &str, anchor: &str, place: &str) {
        let page = &self.pages[address];
        if !anchor.is_empty() && page.is_html && !page.anchors.contains(&server::decoded(anchor)) {
            self.complaints.push(format!("`{address}` has no `#{anchor}`: {place}"));
        }
    }
}

/// The files of the output, as the addresses that a static host gives them.
fn routes(public: &Path) -> BTreeSet<String> {
    let files = WalkDir::new(public).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let paths = files.map(|entry| entry.path().strip_prefix(public).unwrap().to_str().unwrap().replace('\\', "/"));
    paths.map(|path| path.strip_suffix("index.html").map_or(path.clone(), str::to_owned)).collect()
}

#[test]
fn no_address_of_the_publication_is_dead_or_outside_its_base() {
    let site = Site::of_the_repository();
    let public = site.public();
    let server = Server::new(PREFIX, &public);
    let host = format!("http://127.0.0.1:{}", server.port);
    site.build_with(&["--base-url", &format!("{host}{PREFIX}")]);

    let mut crawl = Crawl { host, port: server.port, pages: BTreeMap::new(), complaints: Vec::new() };
    let base = crawl.base();
    crawl.follow(Found::new(&base, "the start"));
    let reached: BTreeSet<String> = crawl.pages.keys().cloned().collect();
    for route in routes(&public) {
        crawl.follow(Found::new(&format!("{base}{}", server::encoded(&route)), "a file of the output"));
    }
    redirects_lead_on(&mut crawl, &public);
    missing_pages_are_told_in_their_language(&mut crawl);
    assert_eq!(crawl.complaints, [""; 0]);

    let kinds = ["index.html", "feed.atom.xml", "feed.rss.xml", "feed.json", "sitemap.xml", "robots.txt", "404.html"];
    for kind in kinds {
        assert!(public.join(kind).is_file(), "no {kind} was crawled");
    }
    assert!(reached.len() > 150, "only {} addresses can be reached from the home page by links", reached.len());
    unlinked_files_are_known(&crawl, &reached, &public);
}

/// `_redirects` and the redirect pages say the same, and both lead to pages.
fn redirects_lead_on(crawl: &mut Crawl, public: &Path) {
    let text = fs::read_to_string(public.join("_redirects")).unwrap();
    assert_ne!(text.trim(), "", "the publication has an article with a former address");
    for line in text.lines() {
        let [from, to, "301"] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("`{line}` in _redirects") };
        let host = crawl.host.clone();
        crawl.follow(Found::new(&format!("{host}{to}"), "_redirects"));
        crawl.follow(Found::new(&format!("{host}{from}"), "_redirects"));
        let page = &crawl.pages[&format!("{host}{from}")];
        let leads = page.found.iter().any(|found| found.is_refresh && found.address == format!("{host}{to}"));
        assert!(leads, "the page at `{from}` does not lead to `{to}`");
    }
}

/// A static host answers an unknown address with the nearest `404.html`, and that page's links work from anywhere.
fn missing_pages_are_told_in_their_language(crawl: &mut Crawl) {
    for (path, language) in [("nowhere/at/all/", "fr"), ("en/nowhere/at/all/", "en")] {
        let answer = server::get(crawl.port, &format!("{PREFIX}{path}"));
        assert_eq!(answer.status, 404);
        let body = String::from_utf8(answer.body).unwrap();
        assert!(body.contains(&format!("<html lang=\"{language}\"")), "{path} is answered in another language");
        let address = format!("{}{path}", crawl.base());
        let page = addresses::read(&address, "text/html", body.as_bytes(), &mut crawl.complaints);
        for found in page.found {
            // A skip link leads to a place on the page itself, wherever that stands.
            if crawl.is_here(&found.address) && !found.address.starts_with(&format!("{address}#")) {
                crawl.follow(found);
            }
        }
    }
}

/// All that is published can be reached from the home page, but for what other programs ask for by name.
fn unlinked_files_are_known(crawl: &Crawl, reached: &BTreeSet<String>, public: &Path) {
    let asked_for = ["404.html", "_headers", "_redirects", "news-sitemap.xml", "robots.txt", "sitemap.xml"];
    let redirects = fs::read_to_string(public.join("_redirects")).unwrap();
    let former: Vec<&str> = redirects.lines().filter_map(|line| line.split(' ').next()).collect();
    let without_mark = |address: &String| address.split('?').next().unwrap().to_owned();
    let reached: BTreeSet<String> = reached.iter().map(without_mark).collect();
    let unlinked = routes(public).into_iter().map(|route| server::encoded(&route)).filter(|route| {
        let name = route.rsplit('/').next().unwrap();
        let is_former = former.contains(&format!("{PREFIX}{route}").as_str());
        !asked_for.contains(&name) && !is_former && !reached.contains(&format!("{}{route}", crawl.base()))
    });
    assert_eq!(unlinked.collect::<Vec<_>>(), [""; 0], "no link leads from the home page to these");
}

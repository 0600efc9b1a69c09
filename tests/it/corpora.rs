//! What others wrote. Needs `../shared/corpora` (or `$MASTHEAD_SHARED/corpora`), which a bare clone does not have: then these
//! tests say so and pass, unless `MASTHEAD_REQUIRE_SHARED` is set.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use masthead::slug::slug;
use serde_json::Value;

use crate::site::{ENGLISH, Site};

/// A copy of a corpus to build; none if the folder is not there.
fn corpus(name: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("MASTHEAD_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("corpora").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("MASTHEAD_REQUIRE_SHARED").is_none(), "{} is not there", folder.display());
    eprintln!("skipped: {} is not there", folder.display());
    None
}

/// The lists of topics and routes that the files of a corpus ask for, read without the program.
struct Wanted {
    routes: BTreeSet<String>,
    topics: BTreeSet<String>,
}

fn wanted(site: &Site) -> Wanted {
    let mut wanted = Wanted { routes: BTreeSet::new(), topics: BTreeSet::new() };
    for (path, bytes) in crate::site::files(&site.path("content")) {
        let Some(stem) = path.strip_suffix(".md") else { continue };
        let text = String::from_utf8(bytes).unwrap();
        let front = text.split("\n---").next().unwrap();
        let value = |key: &str| {
            let line = front.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
            line.map(|value| value.trim().trim_matches(['"', '\'']).to_owned())
        };
        let lang = value("lang").filter(|lang| *lang != "en").map_or(String::new(), |lang| format!("/{lang}"));
        let (folder, stem) = stem.rsplit_once('/').unwrap_or(("", stem));
        let stem = ["es", "fr", "en"].iter().find_map(|code| stem.strip_suffix(&format!(".{code}"))).unwrap_or(stem);
        // A file called index.md is the page of its folder.
        let stem = if stem == "index" { String::new() } else { format!("{stem}/") };
        wanted.routes.insert(format!("{lang}/{folder}/{stem}"));
        for tag in value("tags").unwrap_or_default().trim_matches(['[', ']']).split(", ").filter(|tag| !tag.is_empty())
        {
            wanted.topics.insert(format!("{lang}/topics/{}/", slug(tag.trim_matches(['"', '\'']))));
        }
    }
    wanted
}

/// A copy of a corpus, built when all of it is public.
fn built(folder: &Path) -> Site {
    let mut site = Site::copy_of(folder);
    site.now = "2027-01-01";
    site.build_with(&["--lenient"]).does_not_say("error:");
    site
}

fn every_article_is_a_page_and_every_tag_a_topic(name: &str, articles: usize) {
    let Some(folder) = corpus(name) else { return };
    let site = built(&folder);
    let wanted = wanted(&site);
    assert_eq!(wanted.routes.len(), articles, "the corpus is not what its README says");
    let listed = site.page("/");
    assert!(listed.has("main article"));
    for route in wanted.routes.iter().chain(&wanted.topics) {
        assert!(site.has(route), "{route} is missing");
    }
    for (route, page) in site.pages() {
        assert!(page.has("h1") || page.has("meta[http-equiv]"), "{route}");
    }
}

#[test]
fn every_article_of_18f_is_a_page_and_every_tag_a_topic() {
    every_article_is_a_page_and_every_tag_a_topic("18f", 509);
}

#[test]
fn every_article_of_identity_site_is_a_page_and_every_tag_a_topic() {
    every_article_is_a_page_and_every_tag_a_topic("identity-site", 82);
}

#[test]
fn every_article_of_optech_is_a_page_and_every_tag_a_topic() {
    every_article_is_a_page_and_every_tag_a_topic("optech", 1033);
}

/// By set: the slugs that `translations.json` names, by language, in languages that the site declares.
fn sets(folder: &Path, languages: &[&str]) -> Vec<BTreeMap<String, String>> {
    let sets: Value = serde_json::from_slice(&std::fs::read(folder.join("translations.json")).unwrap()).unwrap();
    let set = |set: &Value| {
        let slugs = set.as_object().unwrap().iter().filter(|(code, _)| languages.contains(&code.as_str()));
        slugs.map(|(code, slug)| (code.clone(), slug.as_str().unwrap().to_owned())).collect()
    };
    sets.as_object().unwrap().values().map(set).collect()
}

#[test]
fn translations_of_identity_site_know_each_other_when_they_are_told() {
    let Some(folder) = corpus("identity-site") else { return };
    let site = Site::copy_of(&folder);
    // The files say nothing of it: their stems differ. An editor tells it with `translation_of`.
    let sets = sets(&folder, &["en", "es", "fr"]);
    for set in &sets {
        for (code, slug) in set.iter().filter(|(code, _)| *code != "en" && set.contains_key("en")) {
            let path = format!("content/articles/{slug}.md");
            if site.path(&path).exists() {
                site.edit(
                    &path,
                    &format!("lang: \"{code}\""),
                    &format!("lang: \"{code}\"\ntranslation_of: {}", set["en"]),
                );
            }
        }
    }
    site.build_with(&["--lenient"]);
    let pages = site.pages();
    let route = |code: &str, slug: &str| {
        format!("{}/articles/{slug}/", if code == "en" { String::new() } else { format!("/{code}") })
    };
    let mut complete = 0;
    for set in &sets {
        let routes: BTreeSet<String> = set.iter().map(|(code, slug)| route(code, slug)).collect();
        if routes.len() < 2 || !routes.iter().all(|route| pages.contains_key(route)) {
            continue;
        }
        for own in &routes {
            let others = pages[own].attributes("p.translations a", "href").into_iter().chain([own.clone()]);
            assert_eq!(others.collect::<BTreeSet<_>>(), routes, "{own}");
        }
        complete += 1;
    }
    assert!(complete >= 25, "{complete} sets");
}

#[test]
fn links_of_18f_that_lead_nowhere_are_told_every_one() {
    let Some(folder) = corpus("18f") else { return };
    let site = Site::copy_of(&folder);
    let routes = wanted(&site).routes;
    let built = site.build_with(&["--lenient"]);
    let mut dead = 0;
    for bytes in crate::site::files(&site.path("content")).into_values() {
        let text = String::from_utf8(bytes).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#', ' ', '\n']).next()) {
            if link.starts_with("/articles/") && !routes.contains(link) {
                built.says(&format!("warning: the link `{link}` leads nowhere"));
                dead += 1;
            }
        }
    }
    println!("{dead} dead links");
    // And no page has one.
    for (route, page) in site.pages() {
        for link in page.attributes("main a", "href").iter().filter(|link| link.starts_with("/articles/")) {
            let link = link.split('#').next().unwrap();
            assert!(site.public().join(link.trim_start_matches('/')).exists(), "{route}: {link}");
        }
    }
}

/// The raw files of others in a small site of ours.
fn raw() -> Option<Site> {
    let folder = corpus("18f-raw-irregular")?;
    let site = Site::new(ENGLISH);
    for (path, bytes) in crate::site::files(&folder) {
        if path != "LICENSE.md" {
            site.write(&format!("content/articles/{path}"), bytes);
        }
    }
    Some(site)
}

#[test]
fn every_raw_file_gets_through_leniently_and_what_is_wrong_is_told() {
    let Some(site) = raw() else { return };
    let strict = site.fail();
    let lenient = site.build_with(&["--lenient"]);
    lenient.says(" from 28 articles in ").does_not_say("error:");
    let strip = |message: &&str| message.split_once(": ").unwrap().1.to_owned();
    let (one, other): (Vec<String>, Vec<String>) =
        (strict.messages().iter().map(strip).collect(), lenient.messages().iter().map(strip).collect());
    assert_eq!(one, other, "the same is told, more mildly");
    for path in crate::site::files(&site.path("content/articles")).keys() {
        let stem = path.trim_end_matches(".md");
        assert!(site.has(&format!("/articles/{stem}/")), "{path}: the stem is the address, as it is");
    }
    for told in [
        "unknown key `tumblr_url`",
        "unknown key `image_figcaption`",
        "there is no picture `/assets/blog/github-facts/wh-astronomy-night.jpg`",
        "`date` is missing; the file's name gives 2016-05-18",
        "content/articles/treasury-new-ten.md:1:1",
    ] {
        lenient.says(told);
    }
}

#[test]
fn what_editors_really_type_is_read_as_they_meant_it() {
    let Some(site) = raw() else { return };
    site.build_with(&["--lenient"]);
    let article = |slug: &str| site.page(&format!("/articles/{slug}/"));
    let title = |slug: &str| article(slug).one("h1").text();
    // Texts over several lines, with space around them.
    assert_eq!(title("2024-04-03-18f-practices-in-action"), "18F practices in action (spoiler: this stuff works)");
    assert_eq!(
        title("2016-05-19-content-debt-what-it-is-where-to-find-it-and-how-to-prevent-it-in-the-first-place"),
        "Content debt: What it is, where to find it, and how to prevent it in the first place"
    );
    assert_eq!(
        title(
            "2021-06-16-building_capacities_within_a_government_agency_to_build_and_support_a_new_case_management_system_part_1"
        ),
        "Building capacities within a government agency to build and support a new case management system: part 1"
    );
    // Dates: in quotes, with a zone of one digit, in the file's name only, or none at all.
    let date = |slug: &str| article(slug).attributes("article header time", "datetime").concat();
    assert_eq!(date("2014-04-12-how-a-pepperoni-pizza-is-inspiring-open-government"), "2014-04-12");
    assert_eq!(date("2016-03-21-we-asked-100-of-our-coworkers-why-did-you-join-18f"), "2016-03-21");
    assert_eq!(date("2016-05-18-why-were-moving-18f-gsa-gov-to-federalist"), "2016-05-18");
    assert_eq!(date("2017-09-28-three-ways-to-manage-research-projects"), "2017-09-27", "the key counts, not the name");
    assert_eq!(date("treasury-new-ten"), "");
    // Those without a date stand last.
    let last = site.page("/articles/page/2/").attributes("main article h3 a", "href").split_off(5);
    assert_eq!(
        last,
        ["/articles/dod-military-onesource/", "/articles/doi-every-kid-in-a-park/", "/articles/treasury-new-ten/"]
    );
    // Of two summaries the first name counts; a summary with markup and a line that ends it does no harm.
    let broken = article("2014-05-14-hacking-bureaucracy-improving-hiring-and-software");
    assert!(
        broken.one("p.summary").text().starts_with("When asked what it is we do"),
        "{}",
        broken.one("header").text()
    );
    assert_eq!(broken.one("h1").text(), "Hacking bureaucracy: improving hiring and software deployment");
    let topics = broken.attributes("dd a", "href");
    assert!(
        topics.contains(&"/topics/join-us/".to_owned()),
        "what stands below the broken line counts too: {topics:?}"
    );
    // A former address leads on; an empty `image:` is none.
    let old = "/2015/09/09/how-a-two-day-spring-moved-an-agency-twenty-years-forward/";
    assert!(site.has(old));
    // Words of another generator are text.
    let text = article("2015-01-16-open-source-for-good-government").one("div.body").text();
    assert!(text.contains("{% image"), "{text}");
}

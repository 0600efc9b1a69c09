//! What search engines, networks and scholars' programs read of each kind of page.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::document::Element;
use crate::site::{ENGLISH, PNG, Site};

const PUBLISHER: &str = "[publisher]\nname = \"The Institute\"\nlogo = \"/logo.png\"\nsame_as = [\"https://social.example/institute\"]\n\
    publishing_principles = \"/about/#principles\"\ncorrections_policy = \"https://institute.example/corrections\"\n\
    ownership_funding = \"/about/\"\n";

/// The things that a page describes.
fn graph(page: &Element) -> Vec<Value> {
    let script = page.one("script[type=application/ld+json]").raw_text();
    let data: Value = serde_json::from_str(&script).unwrap_or_else(|error| panic!("{error}: {script}"));
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().unwrap().clone()
}

/// The contents of all lines of `<head>` with this name or property.
fn facts(page: &Element, key: &str) -> Vec<String> {
    let is_property = key.contains(':') && !key.starts_with("twitter:");
    let name = if is_property { "property" } else { "name" };
    page.attributes(&format!("meta[{name}={key}]"), "content")
}

fn piece(kind: &str) -> Site {
    let site = Site::new(&format!("{ENGLISH}{PUBLISHER}"));
    site.article(
        "one",
        &format!(
            "type: {kind}\ndate: 2026-03-14\nupdated: 2026-03-20\ntags: [trade]\nregion: [KE]\nauthors: [ada, Bo]\nsummary: In short.\n\
             number: 2026/07\ndoi: https://doi.org/10.1000/182\nisbn: 978-3-16-148410-0\nimage: {{src: p.png, alt: A map, credit: Bo}}\n\
             attachments: [{{src: data.csv}}, {{src: one.pdf}}]\nchanges: [{{date: 2026-03-20, kind: correction, note: A number}}]"
        ),
    );
    site.write("content/articles/p.png", PNG)
        .write("content/articles/one.pdf", "x")
        .write("content/articles/data.csv", "x");
    site.write(
        "content/authors/ada.md",
        "---\ntitle: Ada Moe\norcid: 0000-0002-1825-0097\nrole: Fellow\nlinks: [https://ada.example]\n---\nHerself.\n",
    );
    site.build();
    site
}

#[test]
fn every_kind_of_page_says_what_search_engines_ask_of_its_type() {
    let site = Site::of_the_repository();
    site.build();
    let mut kinds = BTreeSet::new();
    for (route, page) in site.pages() {
        if page.has("meta[content=noindex]") {
            assert!(!page.has("script[type=application/ld+json]"), "{route}");
            continue;
        }
        let things = graph(&page);
        let address = page.one("link[rel=canonical]").attribute("href");
        for thing in &things {
            let kind = thing["@type"].as_str().unwrap();
            kinds.insert(kind.to_owned());
            let required: &[&str] = match kind {
                "BreadcrumbList" => &["itemListElement"],
                "WebSite" => &["name", "url", "inLanguage", "publisher"],
                "ProfilePage" => &["name", "url", "mainEntity"],
                "CollectionPage" | "WebPage" => &["name", "url", "inLanguage", "isPartOf"],
                _ => {
                    &["headline", "url", "mainEntityOfPage", "datePublished", "dateModified", "inLanguage", "publisher"]
                }
            };
            required.iter().for_each(|key| assert!(!thing[*key].is_null(), "{route}: {kind} without {key}"));
            if kind == "BreadcrumbList" {
                let items = thing["itemListElement"].as_array().unwrap();
                assert!(
                    items.len() >= 2 && items.iter().all(|item| item["name"].is_string() && item["item"].is_string())
                );
                assert_eq!(items.last().unwrap()["item"], address, "{route}");
            } else {
                assert_eq!(thing["url"], address, "{route}");
            }
        }
        assert_eq!(facts(&page, "og:url"), [address], "{route}");
        assert!(["fr_FR", "en_US"].contains(&&*facts(&page, "og:locale").concat()), "{route}");
        assert!(
            !facts(&page, "og:title").concat().is_empty() && !facts(&page, "og:type").concat().is_empty(),
            "{route}"
        );
        assert!(page.has("link[type=application/atom+xml]"), "{route}");
        assert_eq!(facts(&page, "robots"), ["max-image-preview:large"], "{route}");
        assert!(["summary", "summary_large_image"].contains(&&*facts(&page, "twitter:card").concat()), "{route}");
    }
    let expected = ["AnalysisNewsArticle", "BreadcrumbList", "CollectionPage", "ProfilePage", "WebPage", "WebSite"];
    assert!(expected.iter().all(|kind| kinds.contains(*kind)), "{kinds:?}");
}

/// What Google documents, and what it asks for: https://developers.google.com/search/docs/appearance/structured-data.
#[test]
fn each_type_has_the_properties_that_google_documents() {
    let site = piece("analysis");
    let article = &graph(&site.page("/articles/one/"))[0];
    for property in ["author", "dateModified", "datePublished", "headline", "image"] {
        assert!(!article[property].is_null(), "an article without {property}");
    }
    article["author"].as_array().unwrap().iter().for_each(|author| assert!(author["name"].is_string(), "{author}"));
    // Days with their time and zone, pictures and authors with addresses that a robot can fetch.
    assert!(article["datePublished"].as_str().unwrap().contains('T'));
    assert_eq!(article["image"][0]["url"], "https://example.org/articles/p.png");
    assert_eq!(article["author"][0]["url"], "https://example.org/authors/ada/");

    let crumbs = &graph(&site.page("/articles/one/"))[1];
    for (place, item) in crumbs["itemListElement"].as_array().unwrap().iter().enumerate() {
        assert_eq!(item["position"], place + 1);
        assert!(item["item"].is_string() && item["name"].is_string(), "{item}");
    }

    let profile = &graph(&site.page("/authors/ada/"))[0];
    let main = &profile["mainEntity"];
    assert_eq!(
        (&profile["@type"], &main["@type"], &main["name"]),
        (&json!("ProfilePage"), &json!("Person"), &json!("Ada Moe"))
    );

    let website = &graph(&site.page("/"))[0];
    assert_eq!((&website["@type"], &website["url"]), (&json!("WebSite"), &json!("https://example.org/")));
    assert!(website["name"].is_string());
    let publisher = &article["publisher"];
    assert_eq!(publisher["logo"]["url"], "https://example.org/logo.png", "{publisher}");
}

#[cfg(feature = "search")]
#[test]
fn the_site_says_how_it_is_searched_where_it_is() {
    let site = piece("analysis");
    let action = json!({
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": "https://example.org/search/?q={search_term_string}"},
        "query-input": "required name=search_term_string",
    });
    assert_eq!(graph(&site.page("/"))[0]["potentialAction"], action);
    let without = Site::new(&format!("{ENGLISH}[search]\nenabled = false\n"));
    without.article("one", "").build();
    assert!(graph(&without.page("/"))[0]["potentialAction"].is_null());
}

#[test]
fn a_type_of_the_publication_is_one_of_schema_org() {
    for (kind, schema) in [
        ("report", "Report"),
        ("policy-brief", "Report"),
        ("working-paper", "ScholarlyArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("commentary", "OpinionNewsArticle"),
        ("press-release", "NewsArticle"),
        ("speech", "Article"),
    ] {
        let site = Site::new(ENGLISH);
        site.article("one", &format!("type: {kind}")).build();
        assert_eq!(graph(&site.page("/articles/one/"))[0]["@type"], schema, "{kind}");
    }
}

#[test]
fn an_article_says_who_wrote_and_who_published_it() {
    let site = piece("report");
    let article = &graph(&site.page("/articles/one/"))[0];
    let ada = json!({
        "@type": "Person", "name": "Ada Moe", "url": "https://example.org/authors/ada/", "jobTitle": "Fellow",
        "sameAs": ["https://orcid.org/0000-0002-1825-0097", "https://ada.example"],
    });
    assert_eq!(
        article["author"],
        json!([ada, {"@type": "Person", "name": "Bo", "url": "https://example.org/authors/bo/"}])
    );
    let publisher = json!({
        "@type": "Organization", "@id": "https://example.org/#publisher", "name": "The Institute", "url": "https://example.org/",
        "logo": {"@type": "ImageObject", "url": "https://example.org/logo.png"}, "sameAs": ["https://social.example/institute"],
        "publishingPrinciples": "https://example.org/about/#principles",
        "correctionsPolicy": "https://institute.example/corrections", "ownershipFundingInfo": "https://example.org/about/",
    });
    assert_eq!(article["publisher"], publisher);
    for (key, value) in [
        ("@type", json!("Report")),
        ("reportNumber", json!("2026/07")),
        ("identifier", json!({"@type": "PropertyValue", "propertyID": "doi", "value": "10.1000/182"})),
        ("sameAs", json!("https://doi.org/10.1000/182")),
        ("isbn", json!("978-3-16-148410-0")),
        ("keywords", json!(["trade"])),
        ("contentLocation", json!([{"@type": "Place", "name": "Kenya"}])),
        (
            "image",
            json!([{"@type": "ImageObject", "url": "https://example.org/articles/p.png", "width": 3, "height": 2, "creditText": "Bo"}]),
        ),
        (
            "correction",
            json!([{"@type": "CorrectionComment", "text": "A number", "datePublished": "2026-03-20T00:00:00Z"}]),
        ),
    ] {
        assert_eq!(article[key], value, "{key}");
    }
    site.edit("content/authors/ada.md", "role: Fellow", "collective: true\norganisation: The Institute").build();
    let desk = &graph(&site.page("/articles/one/"))[0]["author"][0];
    assert_eq!(
        (&desk["@type"], &desk["parentOrganization"]["name"]),
        (&json!("Organization"), &json!("The Institute"))
    );
    site.edit("content/authors/ada.md", "collective: true\norganisation: The Institute", "role: Fellow").build();
    let profile = graph(&site.page("/authors/ada/"));
    assert_eq!((&profile[0]["@type"], &profile[0]["mainEntity"]), (&json!("ProfilePage"), &ada));
    let home = graph(&site.page("/"));
    assert_eq!((&home[0]["@type"], &home[0]["publisher"]), (&json!("WebSite"), &publisher));
}

#[test]
fn scholars_programs_find_what_google_scholar_takes_and_nothing_else() {
    let page = piece("report").page("/articles/one/");
    for (key, values) in [
        ("citation_title", vec!["Title of one"]),
        ("citation_author", vec!["Ada Moe", "Bo"]),
        ("citation_publication_date", vec!["2026/03/14"]),
        ("citation_technical_report_institution", vec!["The Institute"]),
        ("citation_technical_report_number", vec!["2026/07"]),
        ("citation_doi", vec!["10.1000/182"]),
        ("citation_isbn", vec!["978-3-16-148410-0"]),
        ("citation_pdf_url", vec!["https://example.org/articles/one.pdf"]),
        ("citation_language", vec!["en"]),
        ("citation_abstract_html_url", vec!["https://example.org/articles/one/"]),
        ("article:author", vec!["https://example.org/authors/ada/", "https://example.org/authors/bo/"]),
        ("article:tag", vec!["trade"]),
        ("article:section", vec!["Articles"]),
        ("og:image:alt", vec!["A map"]),
        ("og:image:width", vec!["3"]),
        ("og:image:height", vec!["2"]),
    ] {
        assert_eq!(facts(&page, key), values, "{key}");
    }
    for kind in ["commentary", "analysis", "press-release"] {
        let page = piece(kind).page("/articles/one/");
        let names = page.attributes("meta", "name");
        assert!(names.iter().all(|name| !name.starts_with("citation_")), "{kind}: {names:?}");
    }
}

#[test]
fn an_address_of_the_publisher_is_a_path_or_whole() {
    let site = Site::new(&format!("{ENGLISH}[publisher]\nlogo = \"logo.png\"\nsame_as = [\"@institute\"]\n"));
    site.article("one", "").fail().says("error: `logo.png` in `publisher.logo` is not an address");
    site.fail().says("error: `@institute` in `publisher.same_as` is not an address");
}

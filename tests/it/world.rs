//! The map on the index of regions.

use crate::site::{ENGLISH, Site};

fn three_countries() -> Site {
    let site = Site::new(&format!("{ENGLISH}[languages.fr]\n"));
    site.article("one", "region: [KE, FR]").article("two", "region: KE").article("three", "region: [SG, Africa]");
    site.piece("content/articles/four.fr.md", "region: KE", "Texte.");
    site
}

#[test]
fn each_country_with_articles_is_a_link_that_says_its_name_and_how_many_in_the_language_of_the_page() {
    let site = three_countries();
    site.build_silently();
    let links = |route: &str| -> Vec<String> {
        let page = site.page(route);
        let links = page.all("main svg a").into_iter();
        links
            .map(|link| {
                let name = link.attribute("aria-label");
                assert_eq!(link.one("title").raw_text(), name);
                format!("{} {} {name}", link.attribute("class"), link.attribute("href"))
            })
            .collect()
    };
    // Singapore is too small for this map; the list has it.
    assert_eq!(
        links("/regions/"),
        ["shade-4 /regions/fr/ France: 1 article", "shade-5 /regions/ke/ Kenya: 2 articles"]
    );
    assert_eq!(links("/fr/regions/"), ["shade-5 /fr/regions/ke/ Kenya\u{a0}: 1 article"]);
    let page = site.text("/regions/");
    assert!(page.find("/regions/sg/").unwrap() < page.find("<svg").unwrap(), "the list comes first");
}

#[test]
fn a_site_draws_its_own_borders() {
    let site = three_countries();
    site.write(
        "templates/world.html",
        "{% set outlines = {\"KE\": \"M0 0h9v9z\", \"-\": \"M20 0h9v9z\"} -%}\n\
         {{ <world_map countries={countries} outlines={outlines} width={30} height={10} /> }}\n",
    );
    site.build_silently();
    let page = site.page("/regions/");
    assert_eq!(page.one("main svg").attribute("viewbox"), "0 0 30 10");
    let drawn: Vec<&str> = page.all("main svg path").into_iter().map(|path| path.attribute("d")).collect();
    assert_eq!(drawn, ["M0 0h9v9zM20 0h9v9z", "M0 0h9v9z"]);
}

#[test]
fn a_site_without_countries_has_no_map() {
    let site = Site::new(ENGLISH);
    site.article("one", "region: Africa");
    site.build_silently();
    assert!(!site.page("/regions/").has("svg"));
}

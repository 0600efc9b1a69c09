//! What pages may run and load, and how long what they load may be kept.

use crate::document::Element;
use crate::site::{FRENCH, Site};

/// With what the search needs.
const POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: https:; media-src 'self' https:; font-src 'self'; connect-src 'self'; frame-src 'self'; \
    form-action 'self'";

/// The elements of `<head>` in order: name and what it is for.
fn head(page: &Element) -> Vec<&str> {
    let elements = page.one("head").elements();
    let purpose =
        |element: &'_ &Element| ["http-equiv", "rel"].iter().any(|name| element.attributes.contains_key(*name));
    elements
        .filter(purpose)
        .map(|element| element.attributes.get("http-equiv").unwrap_or_else(|| &element.attributes["rel"]).as_str())
        .collect()
}

/// Whatever the policy would keep from working: scripts and styles with a text of their own, `style="…"`, `on…="…"`.
fn inline(element: &Element, found: &mut Vec<String>) {
    let is_data = element.attributes.get("type").is_some_and(|kind| kind.contains("json"));
    if element.name == "style" || element.name == "script" && !is_data && !element.attributes.contains_key("src") {
        found.push(format!("<{}>", element.name));
    }
    found.extend(element.attributes.keys().filter(|name| *name == "style" || name.starts_with("on")).cloned());
    element.elements().for_each(|child| inline(child, found));
}

#[test]
fn every_page_has_the_policy_before_it_loads_anything_and_nothing_that_it_forbids() {
    let site = Site::of_the_repository();
    site.build();
    for (route, page) in site.pages() {
        let mut found = Vec::new();
        inline(&page, &mut found);
        assert_eq!(found, Vec::<String>::new(), "{route}");
        if !page.has("meta[http-equiv=refresh]") {
            assert_eq!(head(&page)[0], "Content-Security-Policy", "{route}");
            assert_eq!(page.one("meta[http-equiv=Content-Security-Policy]").attribute("content"), POLICY, "{route}");
        }
    }
}

#[test]
fn styles_and_scripts_of_the_theme_carry_their_digest_and_are_kept_for_ever() {
    let site = Site::new(&format!("{FRENCH}[security]\nframe-src = [\"https://video.example\"]\n"));
    site.article("one", "").write("static/style.css", "body { margin: 0 }").write("static/own.css", "p { margin: 0 }");
    site.write("static/fonts/a.css", "@font-face {}");
    site.build();
    let page = site.page("/articles/one/");
    let style = page.one("link[rel=stylesheet]").attribute("href").to_owned();
    assert_eq!(style, "/style.1b563033.css");
    assert_eq!(site.text(&style), "body { margin: 0 }");
    assert!(!site.has("/style.css") && site.has("/own.css") && site.has("/fonts/a.css") && site.has("/favicon.svg"));
    let policy = POLICY.replace("frame-src 'self'", "frame-src 'self' https://video.example");
    let everywhere = format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n  Referrer-Policy: strict-origin-when-cross-origin\n  \
         X-Content-Type-Options: nosniff\n  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n"
    );
    let for_ever = |name: &str| format!("{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
    let headers = site.text("/_headers");
    let kept = headers.strip_prefix(&everywhere).unwrap_or_else(|| panic!("{headers}"));
    assert!(kept.contains(&for_ever(&style)), "{kept}");
    let names = kept.lines().filter(|line| line.starts_with('/'));
    assert_eq!(names.map(for_ever).collect::<String>(), kept);
    assert!(!kept.contains("/own.css") && !kept.contains("/fonts/"), "{kept}");
    site.write("static/style.css", "body { margin: 1px }").build();
    assert!(!site.has(&style), "another style has another name");
    site.write("static/_headers", "/*\n  X-Own: 1\n").build_silently();
    assert_eq!(site.text("/_headers"), "/*\n  X-Own: 1\n");
}

#[test]
fn a_policy_can_be_switched_off_and_names_one_source_for_each_entry() {
    let site = Site::new(&format!("{FRENCH}[security]\npolicy = false\n"));
    site.article("one", "").build();
    assert!(!site.page("/articles/one/").has("meta[http-equiv=Content-Security-Policy]"));
    assert!(!site.text("/_headers").contains("Content-Security-Policy"));
    site.write("config.toml", format!("{FRENCH}[security]\nscript-src = [\"a.example; script-src *\"]\n"));
    site.fail().says("error: `a.example; script-src *` in `security.script-src` is not where something can come from");
}

#[test]
fn without_search_no_script_may_start_a_program() {
    let site = Site::new(&format!("{FRENCH}[search]\nenabled = false\n"));
    site.article("one", "").build();
    let page = site.page("/articles/one/");
    let policy = page.one("meta[http-equiv=Content-Security-Policy]").attribute("content");
    assert_eq!(policy, POLICY.replace(" 'wasm-unsafe-eval'", ""));
}

//! Links and pictures in texts.

use crate::site::{ENGLISH, PNG, Site, THREE_LANGUAGES};

#[test]
fn a_link_names_a_piece_by_path_or_by_route() {
    for typed in [
        "other.md",
        "./other.md",
        "../articles/other.md",
        "/articles/other.md",
        "content/articles/other.md",
        "/content/articles/other.md",
        "@/articles/other.md",
        "/articles/other/",
        "/articles/other",
        "/articles/other/index.html",
        "../other/",
        "other.md#part",
        "/articles/other/#part",
    ] {
        let site = Site::new(ENGLISH);
        site.piece("content/articles/a.md", "", &format!("[x]({typed})"));
        site.piece("content/articles/other.md", "", "## Part");
        site.build_silently();
        let fragment = typed.split_once('#').map_or(String::new(), |(_, fragment)| format!("#{fragment}"));
        assert_eq!(
            site.page("/articles/a/").attributes(".body a", "href"),
            [format!("/articles/other/{fragment}")],
            "{typed}"
        );
    }
}

#[test]
fn a_bundle_is_linked_from_within_and_from_without() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/bundle/index.md", "", "[out](../other.md) [out](../other/) ![Alt](pic.png)");
    site.piece("content/articles/other.md", "", "[in](bundle/index.md) [picture](bundle/pic.png)");
    site.write("content/articles/bundle/pic.png", PNG);
    site.build_silently();
    assert_eq!(site.page("/articles/bundle/").attributes(".body a", "href"), ["/articles/other/", "/articles/other/"]);
    assert_eq!(
        site.page("/articles/other/").attributes(".body a", "href"),
        ["/articles/bundle/", "/articles/bundle/pic.png"]
    );
}

#[test]
fn a_route_without_the_prefix_leads_to_the_pages_own_language() {
    let site = Site::new(THREE_LANGUAGES);
    site.article("other", "").article("other.en", "").article("seul", "");
    let links = "[a](/articles/other/) [b](other.md) [c](/articles/seul/) [d](/en/articles/other/)";
    site.piece("content/articles/a.en.md", "", links).piece("content/articles/a.md", "", links);
    site.piece("content/articles/a.ar.md", "", "[a](/articles/other/)");
    site.build_silently();
    assert_eq!(
        site.page("/en/articles/a/").attributes(".body a", "href"),
        ["/en/articles/other/", "/en/articles/other/", "/articles/seul/", "/en/articles/other/"]
    );
    assert_eq!(
        site.page("/articles/a/").attributes(".body a", "href"),
        ["/articles/other/", "/articles/other/", "/articles/seul/", "/en/articles/other/"]
    );
    assert_eq!(site.page("/ar/articles/a/").attributes(".body a", "href"), ["/articles/other/"], "in any that has it");
}

#[test]
fn links_lead_to_pages_of_terms_sections_and_files_too() {
    let site = Site::new(ENGLISH);
    site.piece(
        "content/articles/a.md",
        "tags: [trade]",
        "[t](/topics/trade/) [s](/articles/) [f](/data/x.csv) [r](/feed.atom.xml) [h](/)",
    );
    site.write("static/data/x.csv", "1,2");
    site.write("content/_index.md", "---\ntitle: Home\n---\n\n[a](articles/a.md) and [t](/topics/trade/)\n");
    site.write("content/topics/trade.md", "---\ntitle: Trade\n---\n\n[a](../articles/a.md)\n");
    site.build_silently();
    assert_eq!(
        site.page("/articles/a/").attributes(".body a", "href"),
        ["/topics/trade/", "/articles/", "/data/x.csv", "/feed.atom.xml", "/"]
    );
    assert_eq!(site.page("/").attributes(".body a", "href"), ["/articles/a/", "/topics/trade/"]);
    assert_eq!(site.page("/topics/trade/").attributes(".body a", "href"), ["/articles/a/"]);
    site.edit("content/topics/trade.md", "../articles/a.md", "../articles/b.md");
    site.fail().says("error: the link `../articles/b.md` leads nowhere\n --> content/topics/trade.md:5:1");
}

#[test]
fn a_link_that_leads_nowhere_is_told_with_the_nearest() {
    let site = Site::new(ENGLISH);
    site.article("carbon-border", "");
    site.piece(
        "content/articles/a.md",
        "",
        "Text [one](carbon-boarder.md).\n\n[two](/articles/carbon-bordr/) and [three](nothing-like-it.md)",
    );
    assert_eq!(
        site.fail().stderr,
        "error: the link `carbon-boarder.md` leads nowhere\n --> content/articles/a.md:6:6\n  |\n\
         6 | Text [one](carbon-boarder.md).\n  |      ^^^^^^^^^^^^^^^^^^^^^^^^\n  = help: did you mean `carbon-border.md`?\n\n\
         error: the link `/articles/carbon-bordr/` leads nowhere\n --> content/articles/a.md:8:1\n  |\n\
         8 | [two](/articles/carbon-bordr/) and [three](nothing-like-it.md)\n  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n  = help: did you mean `/articles/carbon-border/`?\n\n\
         error: the link `nothing-like-it.md` leads nowhere\n --> content/articles/a.md:8:36\n  |\n\
         8 | [two](/articles/carbon-bordr/) and [three](nothing-like-it.md)\n  |                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n  = help: name a file of `content/` by its path (`other.md`), or a page by its address (`/topics/trade/`)\n\n\
         3 errors\nnothing was changed\n"
    );
}

#[test]
fn an_anchor_that_is_not_there_is_told_with_the_nearest() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/other.md", "", "## The main part {#main}\n\n## Other");
    site.piece(
        "content/articles/a.md",
        "",
        "## Here\n\n[x](other.md#mian) [y](#heer) [z](/articles/other/#main) [w](#here)",
    );
    let failed = site.fail();
    assert_eq!(
        failed.messages(),
        [
            "error: `content/articles/other.md` has no part called `#mian`",
            "error: this text has no part called `#heer`"
        ]
    );
    failed.says("did you mean `#main`?").says("did you mean `#here`?");
}

#[test]
fn a_picture_that_is_not_there_is_told_with_the_nearest() {
    let site = Site::new(ENGLISH);
    site.write("content/articles/figure-1.png", PNG);
    site.piece("content/articles/a.md", "image: {src: figure_1.png, alt: A}", "![Alt](figure-l.png)");
    let failed = site.fail();
    assert_eq!(
        failed.messages(),
        ["error: there is no picture `figure_1.png`", "error: there is no picture `figure-l.png`"]
    );
    failed.says("did you mean `figure-1.png`?").says("content/articles/a.md:7:1");
}

#[test]
fn a_link_in_another_case_is_told_and_works_where_files_have_case() {
    let site = Site::new(ENGLISH);
    site.article("Other-Piece", "slug: other-piece").piece("content/articles/a.md", "", "[x](other-piece.md)");
    let ran = site.fail();
    ran.says("did you mean `Other-Piece.md`?");
}

#[test]
fn a_link_out_of_the_site_is_refused() {
    let site = Site::new(ENGLISH);
    site.write("../secret.png", PNG).write("../secret.md", "secret");
    for typed in [
        "![x](../../../secret.png)",
        "[x](../../../secret.png)",
        "![x](../../../../etc/passwd)",
        "[x](../../../secret.md)",
    ] {
        site.piece("content/articles/a.md", "", typed);
        let failed = site.fail();
        failed.says("content/articles/a.md:6:1");
        site.build_with(&["--lenient"]);
        assert!(site.output().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("secret")), "{typed}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_of_the_file_system_is_not_followed_out_of_the_site() {
    let site = Site::new(ENGLISH);
    site.write("../outside/secret.md", "---\ntitle: Secret\ndate: 2026-01-01\n---\nSecret.")
        .write("../outside/s.png", PNG);
    std::os::unix::fs::symlink(site.path("../outside"), site.path("content/linked")).unwrap();
    std::os::unix::fs::symlink(site.path("../outside/s.png"), site.path("content/s.png")).unwrap();
    site.article("a", "");
    site.fail().says("content/linked").says("content/s.png");
    site.build_with(&["--lenient"]);
    assert!(site.output().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Secret")));
    assert!(!site.has("/s.png"));
}

#[test]
fn pictures_have_their_size_and_are_published_with_their_piece() {
    let site = Site::new(ENGLISH);
    site.piece(
        "content/articles/bundle/index.md",
        "image: {src: lead.png, alt: Lead, caption: A lead, credit: A desk}",
        "![A figure](figure.png \"Its caption\")\n\nText ![inline](figure.png) text.\n\n![drawn](drawing.svg)",
    );
    site.write("content/articles/bundle/lead.png", PNG).write("content/articles/bundle/figure.png", PNG);
    site.write(
        "content/articles/bundle/drawing.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"/>",
    );
    site.write("content/articles/bundle/unused.png", PNG);
    site.build_silently();
    let page = site.page("/articles/bundle/");
    let pictures: Vec<[&str; 4]> = page
        .all("article img")
        .iter()
        .map(|image| ["src", "alt", "width", "height"].map(|name| image.attribute(name)))
        .collect();
    assert_eq!(
        pictures,
        [
            ["/articles/bundle/lead.png", "Lead", "3", "2"],
            ["/articles/bundle/figure.png", "A figure", "3", "2"],
            ["/articles/bundle/figure.png", "inline", "3", "2"],
            ["/articles/bundle/drawing.svg", "drawn", "40", "20"],
        ]
    );
    assert_eq!(page.all(".body figure").len(), 2, "lone pictures are figures");
    assert_eq!(page.texts(".body figcaption"), ["Its caption"]);
    for file in ["lead.png", "figure.png", "drawing.svg", "unused.png"] {
        assert!(site.has(&format!("/articles/bundle/{file}")), "{file} lies in the folder of the piece");
    }
    assert_eq!(site.output()["articles/bundle/lead.png"], PNG);
}

#[test]
fn unsafe_links_and_raw_programs_never_pass() {
    let site = Site::new(ENGLISH);
    let body = "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x)\n\n\
        <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n<a href=\"javascript:alert(1)\" onclick=\"x()\">e</a>\n\n\
        <iframe srcdoc=\"<script>x</script>\"></iframe>\n\n<svg onload=alert(1)></svg>\n\n[f](&#106;avascript:alert(1))\n\n<style>x</style>\n\n\
        ![g](javascript:alert(1))\n\n<p style=\"background:url(javascript:x)\">h</p>\n";
    site.piece("content/articles/a.md", "", body);
    let failed = site.fail();
    failed.says("javascript:");
    site.build_with(&["--lenient"]);
    let page = site.page("/articles/a/");
    let body = page.one(".body");
    for tag in ["script", "iframe", "style", "object", "embed"] {
        assert!(!body.has(tag), "<{tag}>");
    }
    for element in body.all("") {
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on"), "<{}> {name}", element.name);
            let value = value.to_lowercase().replace(char::is_whitespace, "");
            assert!(
                !["javascript:", "vbscript:", "data:text"].iter().any(|start| value.contains(start)),
                "{name}={value}"
            );
        }
    }
    for (path, bytes) in site.output().iter().filter(|(path, _)| path.starts_with("feed")) {
        assert!(!String::from_utf8_lossy(bytes).to_lowercase().contains("onerror"), "{path}");
    }
}

#[test]
fn links_hold_under_a_base_url_with_a_path() {
    let site = Site::new(ENGLISH);
    site.piece(
        "content/articles/a.md",
        "image: {src: p.png, alt: A}\naliases: [/old/]",
        "[x](b.md) ![y](p.png) [z](#h) [t](/topics/) [f](/x.pdf)\n\n## H",
    );
    site.article("b", "tags: [t]").write("content/articles/p.png", PNG).write("static/x.pdf", "pdf");
    site.build_with(&["--base-url", "http://127.0.0.1:8000/a/b/"]);
    let page = site.page("/articles/a/");
    assert_eq!(page.attributes(".body a", "href"), ["/a/b/articles/b/", "#h", "/a/b/topics/", "/a/b/x.pdf"]);
    assert_eq!(page.attributes("article img", "src"), ["/a/b/articles/p.png", "/a/b/articles/p.png"]);
    assert_eq!(site.page("/old/").one("a").attribute("href"), "http://127.0.0.1:8000/a/b/articles/a/");
    assert_eq!(site.text("/_redirects"), "/a/b/old/ /a/b/articles/a/ 301\n");
}

#[test]
fn a_photo_of_an_author_that_is_not_there_is_told() {
    let site = Site::new(ENGLISH);
    site.article("a", "authors: [desk]");
    site.write("content/authors/desk.md", "---\ntitle: Desk\nphoto: desk.png\n---\n");
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    ran.says("error: there is no picture `desk.png`\n --> content/authors/desk.md:3:8\n");
}

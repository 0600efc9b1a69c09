//! What is not public leaves no trace.

use crate::site::{ENGLISH, NOW, PNG, Ran, Site};

/// A word that stands nowhere but in pieces that are held back.
const PLANTED: &str = "plantedzq";

/// A piece full of [`PLANTED`], with everything that could leak.
fn plant(site: &Site, name: &str, gate: &str) {
    let front = format!(
        "title: Title plantedzq {name}\nid: plantedzq-id-{name}\nsubtitle: Sub plantedzq\nkicker: Kick plantedzq\n\
         {gate}\ntags: [shared, plantedzq tag]\nregion: [FR, Plantedzqland]\nauthors: [desk, plantedzq author]\n\
         series: plantedzq series\nseries_number: 1\nsummary: Summary plantedzq.\ntype: plantedzq-type\n\
         aliases: [/old/plantedzq-{name}/]\nkey_points: [Point plantedzq]\n\
         image: {{src: plantedzq-{name}.png, alt: Alt plantedzq, credit: plantedzq}}\n\
         attachments: [{{src: plantedzq-{name}.pdf, title: File plantedzq}}]\nextra: {{note: plantedzq}}\n\
         slug: plantedzq-slug-{name}\nchanges: [{{date: 2026-02-02, kind: update, note: plantedzq}}]"
    );
    let body = "Text plantedzq.\n\n## Heading plantedzq\n\n![Alt](beside-plantedzq.png)\n\n[the public one](/articles/public/)";
    site.piece(&format!("content/articles/{name}/index.md"), &front, body);
    for file in [format!("plantedzq-{name}.png"), "beside-plantedzq.png".into(), "unused-plantedzq.png".into()] {
        site.write(&format!("content/articles/{name}/{file}"), PNG);
    }
    site.write(&format!("content/articles/{name}/plantedzq-{name}.pdf"), "PDF plantedzq");
}

fn with_public() -> Site {
    let site = Site::new(&format!("{ENGLISH}[feeds]\nnews = true\n[languages.fr]\n"));
    site.article("public", "tags: [shared]\nregion: FR\nauthors: [desk]");
    site.article("public.fr", "tags: [shared]\nregion: FR\nauthors: [desk]");
    site
}

#[track_caller]
fn assert_no_trace(site: &Site) {
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!path.to_lowercase().contains(PLANTED), "{path} is published");
        if let Some(at) = text.find(PLANTED) {
            let start = (0..=at.saturating_sub(100)).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            panic!("{path}: {}", &text[start..at + PLANTED.len()]);
        }
    }
}

const GATES: &[(&str, &str)] = &[
    ("draft", "draft: true"),
    ("embargo", "publish_at: 2026-06-01T12:00:01Z"),
    ("hugo-embargo", "publishDate: 2026-07-01"),
    ("tomorrow", "date: 2026-06-02"),
    ("expired", "expires_at: 2026-06-01T12:00:00Z"),
    ("hugo-expired", "expiryDate: 2026-05-31"),
];

#[test]
fn nothing_of_an_unpublished_piece_is_in_the_output() {
    for (name, gate) in GATES {
        let site = with_public();
        site.build_silently();
        let before = site.output();
        plant(&site, name, gate);
        site.build();
        assert_no_trace(&site);
        assert_eq!(site.output(), before, "a piece that is held back changes nothing: {name}");
    }
}

#[test]
fn nothing_of_all_of_them_together_is_in_the_output() {
    let site = with_public();
    for (name, gate) in GATES {
        plant(&site, name, gate);
        site.piece(&format!("content/pages/page-{name}-{PLANTED}.md"), gate, "Page plantedzq.");
        site.piece(
            &format!("content/articles/public-{name}.fr.md"),
            &format!("{gate}\ntranslation_of: public\ntitle: plantedzq"),
            "plantedzq",
        );
    }
    // A translation of a piece that is public, and a bundle without a slug.
    site.piece("content/plantedzq/deep/index.md", "draft: true", "A section plantedzq that has no other piece.");
    site.write("content/plantedzq/deep/picture.png", PNG);
    let built = site.build();
    assert_no_trace(&site);
    built.says("from 2 articles").says("19 pieces held back (drafts, scheduled or expired)");
    assert_eq!(site.page("/topics/shared/").one("header .meta").text(), "1 article");
    assert!(!site.page("/articles/public/").has("aside.related"));
}

#[test]
fn each_is_there_when_its_time_comes_and_gone_after() {
    let site = with_public();
    plant(&site, "embargo", "publish_at: 2026-06-01T12:00:01Z\nexpires_at: 2026-06-02");
    for (now, is_public) in [
        ("2026-06-01T12:00:00Z", false),
        ("2026-06-01T12:00:01Z", true),
        ("2026-06-01T23:59:59Z", true),
        ("2026-06-02T00:00:00Z", false),
    ] {
        let ran = site.run(&["build", "--now", now]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(site.has("/articles/plantedzq-slug-embargo/"), is_public, "at {now}");
        assert_eq!(site.has("/articles/plantedzq-slug-embargo/plantedzq-embargo.png"), is_public, "at {now}");
        assert_eq!(site.has("/old/plantedzq-embargo/"), is_public, "at {now}");
        assert_eq!(site.related("/articles/public/").len(), usize::from(is_public), "at {now}");
        if !is_public {
            assert_no_trace(&site);
        }
    }
}

#[test]
fn a_day_begins_in_the_timezone_of_the_site() {
    let site = Site::new(&format!("{ENGLISH}timezone = \"Asia/Tokyo\"\n"));
    site.article("one", "date: 2026-06-02");
    for (now, is_public) in [("2026-06-01T14:59:59Z", false), ("2026-06-01T15:00:00Z", true)] {
        assert_eq!(site.run(&["build", "--now", now]).code, 0);
        assert_eq!(site.has("/articles/one/"), is_public, "at {now}");
    }
}

#[test]
fn the_summary_names_the_next_moment_at_which_the_gate_changes() {
    let site = with_public();
    plant(&site, "late", "publish_at: 2026-09-01");
    site.build().says("the next piece appears or expires on 2026-09-01 00:00 +00:00: build again then");
    plant(&site, "early", "expires_at: 2026-08-01T09:30:00+02:00");
    site.build().says("the next piece appears or expires on 2026-08-01 07:30 +00:00: build again then");
    plant(&site, "past", "expires_at: 2026-05-01");
    plant(&site, "draft", "publish_at: 2026-06-02\ndraft: true");
    site.build().says("on 2026-08-01 07:30");
    let site = with_public();
    plant(&site, "draft", "publish_at: 2026-06-02\ndraft: true");
    site.build().does_not_say("next piece");
}

#[test]
fn now_is_the_option_else_the_environment() {
    let site = with_public();
    plant(&site, "embargo", "publish_at: 2026-06-15");
    let route = "/articles/plantedzq-slug-embargo/";
    let ran = Ran::of(site.command(&["build"]).env("SOURCE_DATE_EPOCH", "1780000000")); // 28 May 2026
    assert_eq!((ran.code, site.has(route)), (0, false));
    let ran = Ran::of(site.command(&["build"]).env("SOURCE_DATE_EPOCH", "1790000000")); // 21 September 2026
    assert_eq!((ran.code, site.has(route)), (0, true));
    let ran = Ran::of(site.command(&["build", "--now", NOW]).env("SOURCE_DATE_EPOCH", "1790000000"));
    assert_eq!((ran.code, site.has(route)), (0, false), "the option counts");
    let ran = Ran::of(site.command(&["build"]).env("SOURCE_DATE_EPOCH", "soon"));
    assert_eq!(ran.code, 2);
    ran.says("SOURCE_DATE_EPOCH is `soon`, which is not a number");
}

#[test]
fn a_build_with_drafts_shows_them_and_sends_search_engines_away() {
    let site = with_public();
    for (name, gate) in GATES {
        plant(&site, name, gate);
    }
    let open = site.build_with(&["--drafts"]);
    open.does_not_say("held back");
    for (name, _) in GATES {
        assert!(site.has(&format!("/articles/plantedzq-slug-{name}/")), "{name}");
    }
    for (route, page) in site.pages() {
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"], "{route}");
        assert!(route.starts_with("/old/") || !page.has("link[rel=canonical]"), "{route}");
    }
    assert_eq!(site.text("/robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(site.page("/articles/plantedzq-slug-draft/").one("p.draft").text().contains("Draft"));
    // And back: the next build without the option takes all of it away.
    site.build();
    assert_no_trace(&site);
    for (route, page) in site.pages() {
        let is_never_told = route.ends_with("404.html") || route.ends_with("/search/");
        assert!(is_never_told || !page.has("meta[content=noindex]"), "{route}");
    }
}

#[test]
fn a_link_to_a_scheduled_piece_is_plain_text_until_its_time() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/a.md", "", "Read [the *secret* piece](b.md#part \"Tip\") or [again](/articles/b/).");
    site.piece("content/articles/b.md", "publish_at: 2026-06-15", "## Part");
    let built = site.build();
    assert_eq!(
        built.messages(),
        [
            "warning: `b.md` is not published yet; until then the link is plain text",
            "warning: `/articles/b/` is not published yet; until then the link is plain text",
        ]
    );
    built.says(" --> content/articles/a.md:6:6\n");
    let page = site.page("/articles/a/");
    let body = page.one(".body");
    assert_eq!(body.text(), "Read the secret piece or again.");
    assert!(!body.has("a") && body.has("em"));
    assert!(!site.text("/articles/a/").contains("Tip"));
    assert!(!site.text("/feed.atom.xml").contains("articles/b/"));

    assert_eq!(site.run(&["build", "--now", "2026-06-16"]).messages(), [""; 0]);
    let page = site.page("/articles/a/");
    assert_eq!(page.attributes(".body a", "href"), ["/articles/b/#part", "/articles/b/"]);
}

#[test]
fn a_link_to_a_draft_or_an_expired_piece_is_a_mistake() {
    for gate in ["draft: true", "expires_at: 2026-05-01"] {
        let site = Site::new(ENGLISH);
        site.piece("content/articles/a.md", "", "Read [this](b.md).").article("b", gate);
        let failed = site.fail();
        assert_eq!(
            failed.stderr,
            "error: `b.md` is not published: it is a draft or has expired\n --> content/articles/a.md:6:6\n  |\n\
             6 | Read [this](b.md).\n  |      ^^^^^^^^^^^^\n  = help: publish it first, or take the link out\n\n\
             1 error\nnothing was changed\n"
        );
        let lenient = site.build_with(&["--lenient"]);
        assert_eq!(lenient.messages(), ["warning: `b.md` is not published: it is a draft or has expired"]);
        assert_eq!(site.page("/articles/a/").one(".body").text(), "Read this.");
    }
}

#[test]
fn a_picture_of_a_draft_stays_with_the_draft_unless_a_public_piece_shows_it() {
    let site = Site::new(ENGLISH);
    site.piece("content/articles/a.md", "", "![Shared](shared.png)");
    site.piece("content/articles/b.md", "draft: true\nimage: {src: own.png, alt: A}", "![Shared](shared.png)");
    site.write("content/articles/shared.png", PNG).write("content/articles/own.png", PNG);
    site.build();
    assert!(site.has("/articles/shared.png"));
    assert!(!site.has("/articles/own.png"));
}

#[test]
fn mistakes_in_unpublished_pieces_are_warnings() {
    for gate in ["draft: true", "publish_at: 2027-01-01", "expires_at: 2026-05-01"] {
        let site = Site::new(ENGLISH);
        site.article("public", "");
        site.piece(
            "content/articles/hidden.md",
            &format!("{gate}\nrelated: [nobody]\nupdated: soon\nimage: {{src: missing.png, alt: A}}"),
            "[dead](nowhere.md) ![lost](lost.png) [unsafe](javascript:alert)",
        );
        let built = site.try_build(&[]);
        assert_eq!(built.code, 0, "{gate}: {}", built.stderr);
        assert!(built.messages().iter().all(|message| message.starts_with("warning: ")), "{}", built.stderr);
        built.says("warning: `soon` is not a date");
    }
}

#[test]
fn dead_links_in_unpublished_pieces_are_told_before_they_are_public() {
    let site = Site::new(ENGLISH);
    site.article("public", "");
    let front = "publish_at: 2027-01-01\nrelated: [nobody]";
    site.piece("content/articles/hidden.md", front, "[dead](nowhere.md) ![lost](lost.png)");
    assert_eq!(
        site.build().messages(),
        [
            "warning: there is no piece called `nobody`",
            "warning: the link `nowhere.md` leads nowhere",
            "warning: there is no picture `lost.png`",
        ]
    );
}

#[test]
fn what_appears_along_with_a_piece_is_not_missed_before() {
    let site = Site::new(ENGLISH);
    site.article("public", "").article("other", "draft: true");
    let front = "draft: true\ntags: [new]\nrelated: [other]\nimage: {src: own.png, alt: A}";
    let body = "[other](../../articles/other.md) [topic](/topics/new/) [section](/reports/) [year](/archive/2027/)\n\n\
                [own](#part) ![own](own.png) [file](own.png)\n\n## Part";
    site.piece("content/reports/hidden/index.md", front, body).write("content/reports/hidden/own.png", PNG);
    assert_eq!(site.build().messages(), [""; 0]);
}

#[test]
fn a_gate_that_cannot_be_read_keeps_the_piece_back() {
    for gate in ["draft: perhaps", "publish_at: next week", "expires_at: 32 May"] {
        let site = Site::new(ENGLISH);
        site.article("public", "").article("hidden", &format!("{gate}\ntags: [plantedzq]"));
        assert_eq!(site.try_build(&[]).code, 1, "it is a mistake: {gate}");
        site.build_with(&["--lenient"]);
        assert!(!site.has("/articles/hidden/"), "{gate}");
        assert_no_trace(&site);
    }
}

#[test]
fn a_declared_topic_of_drafts_only_says_nothing_of_them() {
    let site = with_public();
    site.write(
        "content/topics/plantedzq-tag.md",
        "---\ntitle: Declared\n---\n\nA topic that waits for its first piece.\n",
    );
    plant(&site, "draft", "draft: true");
    site.build();
    assert!(!site.text("/sitemap.xml").contains(PLANTED) || site.has("/topics/plantedzq-tag/"));
    assert!(!site.has("/articles/plantedzq-slug-draft/"));
}

#[test]
fn a_translation_of_a_piece_that_is_held_back_is_published_without_a_word() {
    let site = with_public();
    site.article("original", "draft: true").article("copy", "translation_of: original");
    let built = site.build();
    built.does_not_say("original");
    assert!(site.has("/articles/copy/"));
}

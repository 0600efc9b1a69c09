//! Pictures get smaller versions, once, and pages say so.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::preview::Preview;
use crate::site::{ENGLISH, Site, files};

/// What `--timings` says only if a picture had to be decoded.
const DECODED: &str = "make smaller pictures";

/// From red to blue, as a JPEG.
fn photograph(width: u32, height: u32) -> Vec<u8> {
    let shade = |x: u32| u8::try_from(x * 255 / width).unwrap();
    let picture = RgbImage::from_fn(width, height, |x, _| Rgb([255 - shade(x), 20, shade(x)]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// One article with a lead picture of 1,000 pixels and another in its text, and a file that no page shows.
fn site(config: &str) -> Site {
    let site = Site::new(&format!("{ENGLISH}{config}"));
    site.piece(
        "content/articles/coal/index.md",
        "image: {src: harbour.jpg, alt: A harbour}",
        "![A mine, seen from above](/mine.jpg)",
    );
    site.write("content/articles/coal/harbour.jpg", photograph(1000, 500));
    site.write("static/mine.jpg", photograph(600, 300)).write("static/unshown.jpg", photograph(600, 300));
    site
}

/// `srcset` with the digests replaced, since they are another with each version of the program.
fn without_digests(srcset: &str) -> String {
    let part = |part: &str| {
        let (name, rest) = part.split_once('.').unwrap();
        format!("{name}.…-{}", rest.split_once('-').unwrap().1)
    };
    srcset.split(", ").map(part).collect::<Vec<_>>().join(", ")
}

/// The smaller versions in the output, by path.
fn versions(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.output().into_iter().filter(|(path, _)| path.ends_with(".webp")).collect()
}

fn kept(site: &Site) -> BTreeMap<String, Vec<u8>> {
    files(&site.path(".masthead/pictures"))
}

#[test]
fn a_page_offers_smaller_versions_of_its_pictures() {
    let site = site("");
    site.build_silently();
    let page = site.page("/articles/coal/");
    let lead = page.one("article figure.lead img");
    assert_eq!(lead.attribute("src"), "/articles/coal/harbour.jpg");
    assert_eq!(
        without_digests(lead.attribute("srcset")),
        "/articles/coal/harbour.…-480.webp 480w, /articles/coal/harbour.…-800.webp 800w, \
         /articles/coal/harbour.…-1000.webp 1000w"
    );
    let seen = ["width", "height", "sizes", "fetchpriority"].map(|name| lead.attribute(name));
    assert_eq!(seen, ["1000", "500", "(min-width: 46rem) 44rem, 100vw", "high"]);
    let inner = page.one(".body img");
    assert_eq!(without_digests(inner.attribute("srcset")), "/mine.…-480.webp 480w, /mine.…-600.webp 600w");
    assert_eq!(["loading", "decoding"].map(|name| inner.attribute(name)), ["lazy", "async"]);
    let sizes: Vec<(u32, u32)> = versions(&site)
        .values()
        .map(|bytes| image::load_from_memory_with_format(bytes, ImageFormat::WebP).unwrap())
        .map(|picture| (picture.width(), picture.height()))
        .collect();
    assert_eq!(sizes, [(1000, 500), (480, 240), (800, 400), (480, 240), (600, 300)]);
}

#[test]
fn every_address_of_a_smaller_version_leads_to_it_also_below_a_path() {
    let site = site("");
    site.edit("config.toml", "https://example.org", "https://example.org/a/b");
    site.write("static/two words, and a comma.jpg", photograph(600, 300));
    site.piece("content/articles/odd.md", "", "![Odd](</two words, and a comma.jpg>)");
    site.build_silently();
    let sets =
        ["/articles/coal/", "/articles/odd/"].map(|route| site.page(route).attributes("article figure img", "srcset"));
    let addresses: Vec<String> = sets
        .concat()
        .iter()
        .flat_map(|set| set.split(", ").map(|part| part.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>())
        .map(|address| address.replace("%20", " ").replace("%2C", ","))
        .collect();
    assert_eq!(addresses.len(), 7);
    for address in addresses {
        assert!(site.has(address.strip_prefix("/a/b").unwrap()), "{address}");
    }
}

#[test]
fn feeds_and_what_networks_show_name_the_picture_itself() {
    let site = site("");
    site.build_silently();
    assert!(!site.text("/feed.atom.xml").contains("srcset"));
    assert!(site.text("/feed.atom.xml").contains("https://example.org/mine.jpg"));
    let shared = site.page("/articles/coal/").attributes("meta[property=og:image]", "content");
    assert_eq!(shared, ["https://example.org/articles/coal/harbour.jpg"]);
}

#[test]
fn readers_are_not_given_what_the_camera_wrote() {
    let site = site("");
    let plain = photograph(600, 300);
    let planted = [&plain[..2], b"\xff\xfe\0\x09planted", &plain[2..]].concat();
    site.write("static/mine.jpg", &planted).write("static/unshown.jpg", &planted);
    site.write("content/articles/coal/harbour.jpg", &planted);
    site.build_silently();
    for path in ["mine.jpg", "unshown.jpg", "articles/coal/harbour.jpg"] {
        assert_eq!(site.output()[path], plain, "{path}");
    }
    assert_eq!(Preview::of(&site).get("/mine.jpg").body, plain);
}

#[test]
fn a_second_build_decodes_no_picture() {
    let site = site("");
    site.build_with(&["--timings"]).says(DECODED);
    let first = versions(&site);
    // What is kept is taken as it is: a picture made anew would be one.
    for path in kept(&site).keys() {
        site.write(&format!(".masthead/pictures/{path}"), path);
    }
    site.edit("content/articles/coal/index.md", "A mine", "An old mine");
    site.build_with(&["--timings"]).does_not_say(DECODED);
    let second = versions(&site);
    assert_eq!(second.keys().collect::<Vec<_>>(), first.keys().collect::<Vec<_>>());
    let planted: Vec<&Vec<u8>> = second.values().collect();
    assert!(planted.iter().all(|bytes| kept(&site).values().any(|kept| kept == *bytes)), "{planted:?}");
}

#[test]
fn what_no_page_shows_any_more_is_let_go() {
    let site = site("");
    site.build_silently();
    assert_eq!((versions(&site).len(), kept(&site).len()), (5, 5));
    site.edit("content/articles/coal/index.md", "![A mine, seen from above](/mine.jpg)", "No picture.");
    site.build_silently();
    assert_eq!((versions(&site).len(), kept(&site).len()), (3, 3));
    site.edit("config.toml", "title", "pictures = { enabled = false }\ntitle");
    site.build_silently();
    assert_eq!((versions(&site).len(), kept(&site).len()), (0, 0));
    assert!(!site.text("/articles/coal/").contains("srcset"));
}

#[test]
fn a_picture_with_other_bytes_or_another_quality_has_another_address() {
    let site = site("");
    site.build_silently();
    let first = versions(&site);
    site.write("static/mine.jpg", photograph(600, 301));
    site.build_with(&["--timings"]).says(DECODED);
    let second = versions(&site);
    let same = |a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>| {
        a.keys().filter(|path| b.contains_key(*path)).count()
    };
    assert_eq!(same(&first, &second), 3, "only the harbour is as it was");
    site.write("config.toml", format!("{ENGLISH}[pictures]\nquality = 40\n"));
    site.build_silently();
    assert_eq!(same(&second, &versions(&site)), 0);
}

#[test]
fn a_site_that_may_not_be_written_to_is_built_all_the_same() {
    let site = site("");
    // A file where the folder would be: nothing can be kept.
    site.write(".masthead/pictures", "");
    site.build_silently();
    assert_eq!(versions(&site).len(), 5);
}

#[test]
fn a_broken_picture_is_told_where_it_is_named() {
    let site = site("");
    let whole = photograph(1000, 500);
    let mut broken = Cursor::new(Vec::new());
    image::load_from_memory(&whole).unwrap().write_to(&mut broken, ImageFormat::Png).unwrap();
    let broken = broken.into_inner();
    site.write("content/articles/coal/harbour.jpg", "no picture");
    site.write("static/mine.jpg", &broken[..broken.len() / 2]);
    site.fail().says("error: the picture `harbour.jpg` is broken\n --> content/articles/coal/index.md:4:");
    site.write("content/articles/coal/harbour.jpg", whole);
    let told = "error: the picture `static/mine.jpg` is broken\n --> content/articles/coal/index.md:7:1";
    site.fail().says(told);
    assert_eq!(site.run(&["check", "--now", site.now]).says(told).code, 1);
    assert!(!site.path(".masthead/pictures").exists() || kept(&site).len() == 3, "half a picture is not kept");
    // Who wants it all the same gets it as it is.
    site.edit("config.toml", "title", "check = { unusable-picture = \"warn\" }\ntitle");
    site.build().says("warning: the picture");
    assert!(versions(&site).values().any(|bytes| *bytes == broken[..broken.len() / 2]));
}

#[test]
fn asking_and_checking_write_nothing_and_say_what_a_build_makes() {
    let site = site("");
    let listed = site.digests();
    assert_eq!(site.run(&["check", "--now", site.now]).code, 0);
    assert!(!site.path(".masthead").exists());
    site.build_silently();
    assert_eq!(site.digests(), listed);
    let smaller = listed.keys().filter(|route| route.ends_with(".webp")).count();
    assert_eq!(smaller, 5);
}

#[test]
fn the_preview_makes_nothing_and_shows_the_picture_itself() {
    let site = site("");
    let preview = Preview::of(&site);
    let show = |srcset: &str| {
        let first = srcset.split(' ').next().unwrap().to_owned();
        preview.get(&first)
    };
    let html = preview.text("/articles/coal/");
    let srcset = |html: &str| html.split("srcset=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer = show(&srcset(&html));
    assert_eq!((answer.status, answer.body), (200, photograph(1000, 500)));
    // A text that shows another picture shows it at once.
    site.piece("content/articles/later.md", "", "![Else](/unshown.jpg)");
    preview.wait("the new text", |preview| preview.get("/articles/later/").status == 200);
    let answer = show(&srcset(&preview.text("/articles/later/")));
    assert_eq!((answer.status, answer.body), (200, photograph(600, 300)));
    assert!(!site.path(".masthead").exists());
    let settled = preview.text("/articles/later/");
    site.build_silently();
    assert!(settled.contains(&srcset(&site.text("/articles/later/"))));
    assert!(fs::read_dir(site.path(".masthead/pictures")).unwrap().count() > 0);
}

//! Whatever files and titles are called, and whatever an editor types as an address, pages stand below the output folder.
#![no_main]

use libfuzzer_sys::fuzz_target;
use masthead::article;
use masthead::config::RawHtml;
use masthead::digest::Digest;
use masthead::route::Route;
use masthead::slug::{collision_key, is_valid_slug, slug, stem_slug};
use masthead::source::Source;
use masthead_fuzz::{check_output_path, config};

fuzz_target!(|name: &str| {
    let slug = slug(name);
    assert!(slug.is_empty() || slug.len() > 200 || is_valid_slug(&slug).is_ok(), "{slug:?}");
    let stem = stem_slug(name);
    assert!(stem.is_empty() || stem.len() > 200 || is_valid_slug(&stem).is_ok(), "{stem:?}");
    assert_eq!(collision_key(&collision_key(name)), collision_key(name));
    // Front matter refuses the others.
    if !name.contains(['\0', '\\']) {
        check_output_path(&Route::former(name).output_path());
    }

    // A disk gives names that have no slash and no NUL; the walk refuses names with control characters and the like.
    let is_name = |step: &str| !step.is_empty() && !step.contains(['\0', '\\', ':']) && !step.starts_with('.');
    if name.split('/').all(is_name) {
        check_article(&format!("content/{name}.md"), "title: A\ndate: 2026-01-15");
    }
    let typed = name.replace(['"', '\\', '\n'], "");
    check_article("content/articles/a.md", &format!("title: A\ndate: 2026-01-15\nslug: \"{typed}\""));
});

fn check_article(path: &str, front: &str) {
    let bytes = format!("---\n{front}\n---\n\nText.\n").into_bytes();
    let digest = Digest::of(&bytes);
    let source = Source { path: path.into(), bytes, digest };
    if let (Some(article::Parsed::Article(article)), _) = article::parse(&source, &config(RawHtml::Strip)) {
        check_output_path(&article.card.route.output_path());
        let address = article.card.route.encoded();
        assert!(!address.contains(['<', '>', '"', '\\', ' ']), "{address:?}");
    }
}

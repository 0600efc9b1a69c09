//! A whole file: front matter and text are told apart, and what is read of the front matter can be shown anywhere.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use masthead::config::RawHtml;
use masthead::front_matter::{Context, Kind, parse, parse_term, split};
use masthead_fuzz::{check_diagnostics, check_output_path, config};

fuzz_target!(|bytes: &[u8]| {
    let config = config(RawHtml::Strip);
    let path: Arc<str> = "content/articles/a.md".into();
    for kind in [Kind::Article, Kind::Page, Kind::Section, Kind::Home, Kind::Term] {
        let (parts, mistakes) = split(&path, bytes, kind, &config.limits);
        check_diagnostics(&path, bytes, &mistakes);
        let Some(parts) = parts else {
            assert!(!mistakes.is_empty() || kind != Kind::Article, "a file is left out without a word");
            continue;
        };
        let context = Context::of(&config);
        if kind == Kind::Term {
            let (_, mistakes) = parse_term(&path, parts.text, parts.yaml, &context);
            check_diagnostics(&path, bytes, &mistakes);
            continue;
        }
        let (matter, mistakes) = parse(&path, parts.text, parts.yaml, kind, &context);
        check_diagnostics(&path, bytes, &mistakes);
        let texts = [&matter.title, &matter.subtitle, &matter.kicker, &matter.summary, &matter.id, &matter.slug];
        for shown in texts.into_iter().flatten().chain(&matter.tags).chain(&matter.regions).chain(&matter.related) {
            assert!(!shown.contains(|c: char| c.is_control() && c != '\u{85}'), "{shown:?}");
        }
        for alias in &matter.aliases {
            check_output_path(&masthead::route::Route::former(alias).output_path());
        }
        assert!(matter.tags.len() <= config.limits.tags && matter.related.len() <= config.limits.tags);
    }
});

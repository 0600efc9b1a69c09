//! Any text becomes safe, balanced HTML under both policies for raw HTML, in time and size that go with its length.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use masthead::config::RawHtml;
use masthead::markdown::render;
use masthead::typography::Typography;
use masthead_fuzz::{check_diagnostics, check_html, config, filled};

fuzz_target!(|text: &str| {
    let path: Arc<str> = "content/articles/a.md".into();
    for raw_html in [RawHtml::Allow, RawHtml::Strip] {
        let config = config(raw_html);
        let (body, _, mistakes) = render(&path, text, 0..text.len(), &config.markdown, Typography::of("fr"));
        check_diagnostics(&path, text.as_bytes(), &mistakes);
        check_html(&filled(&body));
        for heading in &body.headings {
            check_html(&heading.html);
            assert!(body.anchors.binary_search(&heading.id).is_ok(), "{:?}", heading.id);
        }
        assert!(!body.html.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{:?}", body.html);
        assert!(body.holes.is_sorted_by_key(|hole| hole.at));
        // A short text may ask for links both ways between each note and each of its references.
        assert!(body.html.len() < 4_096 + 400 * text.len(), "{} bytes of HTML from {}", body.html.len(), text.len());
    }
});

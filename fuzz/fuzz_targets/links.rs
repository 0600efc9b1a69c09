//! An address, in each of the places where one can be typed, is refused or leads where no program runs.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use masthead::config::RawHtml;
use masthead::markdown::{Target, render};
use masthead::typography::Typography;
use masthead_fuzz::{check_address, check_html, config, filled, targets};

/// What a link may lead to beyond this site.
const SCHEMES: [&str; 6] = ["http:", "https:", "mailto:", "tel:", "ftp:", "//"];

fuzz_target!(|address: &str| {
    let path: Arc<str> = "content/articles/a.md".into();
    let config = config(RawHtml::Allow);
    let text = format!(
        "[a]({address})\n\n[b](<{address}> \"{address}\")\n\n![c]({address})\n\n<{address}>\n\n<a href=\"{address}\">d</a>\n\n\
         <img src='{address}' srcset=\"{address} 2x, {address}\">\n\n[e]: {address} '{address}'\n[e] ![e]\n"
    );
    let (body, _, _) = render(&path, &text, 0..text.len(), &config.markdown, Typography::of("en"));
    check_html(&filled(&body));
    for target in targets(&body) {
        match target {
            Target::External(address) => {
                let small = address.to_lowercase();
                assert!(SCHEMES.iter().any(|scheme| small.starts_with(scheme)), "{address:?}");
                check_address(address);
            }
            // It is looked up among the pages and files that there are, and never written as it is.
            Target::Internal { path, .. } => assert!(!path.starts_with("//"), "{path:?}"),
        }
    }
});

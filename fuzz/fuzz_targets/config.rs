//! A configuration is refused with a mistake that stands in it, or everything that is built on it is within bounds.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use masthead::config::{Limits, Overrides, parse};
use masthead_fuzz::check_diagnostics;

fuzz_target!(|bytes: &[u8]| {
    let path: Arc<str> = "config.toml".into();
    let (config, warnings) = match parse(bytes, &Overrides::default()) {
        Ok(good) => good,
        Err(mistakes) => {
            assert!(!mistakes.is_empty(), "refused without a word");
            check_diagnostics(&path, bytes, &mistakes);
            return;
        }
    };
    check_diagnostics(&path, bytes, &warnings);
    let origin = config.base_url.origin();
    assert!(origin.starts_with("https://") || origin.starts_with("http://"), "{origin:?}");
    assert!(!config.base_url.path().contains(['<', '>', '"', '\'', ' ', '?', '#']), "{:?}", config.base_url);
    assert!(!config.base_url.path().split('/').any(|step| step == ".."), "{:?}", config.base_url);
    if let Some(theme) = &config.theme {
        assert!(!theme.contains(['/', '\\', '\0']) && !theme.starts_with('.') && !theme.is_empty(), "{theme:?}");
    }
    assert!(config.paginate_by > 0 && !config.languages.is_empty());
    for language in &config.languages {
        assert!(language.code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{:?}", language.code);
    }
    let (limits, highest) = (config.limits, Limits::HIGHEST);
    assert!(limits.front_matter <= highest.front_matter && limits.yaml_depth <= highest.yaml_depth);
    assert!(limits.yaml_nodes <= highest.yaml_nodes && limits.article <= highest.article);
    assert!(limits.tags <= highest.tags && limits.page <= highest.page);
});

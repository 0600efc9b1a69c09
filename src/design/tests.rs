use std::path::Path;

use super::*;
use crate::config::{self, Overrides};
use crate::diagnostic::cases;
use crate::source::Sources;

const HEAD: &str = "title = \"T\"\nbase_url = \"https://example.org/base\"\n[design]\n";

/// `[design]` of this text, on the theme of the repository, with the static files of a site that has fonts.
fn dressed(design: &str) -> (Sources, String) {
    let config_text = format!("{HEAD}{design}");
    let (config, _) = config::parse(config_text.as_bytes(), &Overrides::default()).unwrap();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Sources::default();
    let path: Arc<str> = "themes/briefing/theme.toml".into();
    let manifest = std::fs::read_to_string(repository.join(&*path)).unwrap();
    let (manifest, mistakes) = config::Manifest::parse(&path, &manifest);
    assert_eq!(mistakes, []);
    sources.theme.manifest = manifest;
    let site = Sources::theme_alone(
        &repository.join("tests/sites/design"),
        None,
        Place::file(&"config.toml".into()),
        crate::source::Carried::default(),
    );
    sources.statics = site.statics;
    dress(&config, &mut sources);
    (sources, config_text)
}

fn sheet(design: &str) -> String {
    let (sources, _) = dressed(design);
    assert_eq!(sources.diagnostics, []);
    match sources.statics.get(SHEET).map(|file| &file.origin) {
        Some(Origin::Made(bytes)) => String::from_utf8(bytes.to_vec()).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_mistake_says_what_to_write_instead() {
    cases::check("src/design/tests/mistakes.txt", |input| {
        let (sources, config) = dressed(input);
        cases::drawn("config.toml", config.as_bytes(), &sources.diagnostics)
    });
}

#[test]
fn colours_and_lengths_become_custom_properties() {
    let expected = ":root{--accent-light:#8a1538;--measure:38rem}";
    assert_eq!(sheet("accent = \"#8a1538\"\nline_width = \"38rem\"\n"), expected);
}

#[test]
fn a_font_brings_its_faces_and_one_that_takes_the_same_room() {
    let expected = "@font-face{font-family:\"Boxes\";src:url(\"/base/fonts/boxes.woff2\") format(\"woff2\");font-weight:400;\
        font-style:normal;font-display:swap}\
        @font-face{font-family:\"Boxes fallback\";src:local(\"Times New Roman\"),local(\"Liberation Serif\"),local(\"Tinos\");\
        size-adjust:138.99%;ascent-override:64.76%;descent-override:21.58%;line-gap-override:0.00%}\
        :root{--serif:\"Boxes\",\"Boxes fallback\",serif}";
    assert_eq!(sheet("serif = { name = \"Boxes\", regular = \"fonts/boxes.woff2\" }\n"), expected);
}

#[test]
fn a_name_does_not_break_out_of_the_style_sheet() {
    let sheet = sheet("sans = { name = 'a\"}</style>\\', regular = \"fonts/boxes.woff2\" }\n");
    assert!(
        sheet.ends_with(":root{--sans:\"a\\\"}/style>\\\\\",\"a\\\"}/style>\\\\ fallback\",sans-serif}"),
        "{sheet}"
    );
}

#[test]
fn what_templates_alone_read_makes_no_style_sheet() {
    let (sources, _) = dressed("logo = \"logo.svg\"\n");
    assert!(sources.diagnostics.is_empty() && !sources.statics.contains_key(SHEET));
}

#[test]
fn a_theme_without_settings_takes_what_it_is_given() {
    let text = format!("{HEAD}colour = \"blue\"\n");
    let (config, _) = config::parse(text.as_bytes(), &Overrides::default()).unwrap();
    let mut sources = Sources::default();
    dress(&config, &mut sources);
    assert!(sources.diagnostics.is_empty() && sources.statics.is_empty());
}

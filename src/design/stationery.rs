//! What social cards are drawn with: colours and fonts of `[design]`.

use std::sync::Arc;

use super::colour::Colour;
use crate::config::Config;
use crate::social::{Colours, Rgb, Stationery};
use crate::source::Sources;

/// Of a theme that offers no such settings.
const GROUND: Rgb = [0xff, 0xff, 0xff];
const INK: Rgb = [0x1b, 0x1d, 0x21];

/// None where there are no cards. What is wrong in `[design]` is told elsewhere, and here taken as not set.
pub(super) fn of(config: &Config, sources: &Sources) -> Option<Arc<Stationery>> {
    if !config.social_cards.enabled {
        return None;
    }
    let ink = colour("ink", config, sources).unwrap_or(INK);
    let colours = Colours {
        ground: colour("ground", config, sources).unwrap_or(GROUND),
        ink,
        accent: colour("accent", config, sources).unwrap_or(ink),
    };
    // Titles are bold where the font has a face for it.
    let font = |setting| font(setting, "bold", config, sources).or_else(|| font(setting, "regular", config, sources));
    Stationery::new(colours, font("serif"), font("sans")).map(Arc::new)
}

/// As set, else the theme's own.
fn colour(name: &str, config: &Config, sources: &Sources) -> Option<Rgb> {
    let setting = sources.theme.manifest.settings.iter().find(|setting| setting.name == name);
    let own = config.design.get(name).and_then(|value| Colour::parse(value.as_str()?));
    own.or_else(|| Colour::parse(setting?.default.as_deref()?)).map(Colour::rgb)
}

/// The bytes of one face of a font.
fn font(setting: &str, face: &str, config: &Config, sources: &Sources) -> Option<Vec<u8>> {
    let path = config.design.get(setting)?.get(face)?.as_str()?;
    let file = sources.statics.get(path.trim_start_matches('/'))?;
    file.font.as_ref()?;
    file.bytes().map(std::borrow::Cow::into_owned)
}

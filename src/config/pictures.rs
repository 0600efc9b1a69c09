//! `[pictures]`: which smaller versions pictures get.

use super::mistakes;
use super::section::{Reader, Value};

/// Telephones, tablets, and screens of two pixels for one.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The bounds of a width, in pixels.
const NARROWEST: u32 = 16;
const WIDEST: u32 = 4096;

/// Where photographs show no losses at twice the usual density.
const QUALITY: usize = 75;

/// As wide as the window, up to the width of a line of text.
const SIZES: &str = "(min-width: 46rem) 44rem, 100vw";

#[derive(Clone, Debug)]
pub struct PicturesConfig {
    /// Whether there are smaller versions at all; yes unless said.
    pub enabled: bool,
    /// Pixels, each from 16 to 4096; not sorted.
    pub widths: Vec<u32>,
    /// Of photographs, from 1 to 100.
    pub quality: u8,
    /// What stands in `sizes` of the pictures of texts.
    pub sizes: String,
}

impl Default for PicturesConfig {
    fn default() -> Self {
        Self { enabled: true, widths: WIDTHS.to_vec(), quality: QUALITY as u8, sizes: SIZES.to_owned() }
    }
}

pub(super) fn read(reader: &mut Reader, value: Option<Value>) -> PicturesConfig {
    let mut pictures = PicturesConfig::default();
    let Some(mut section) = reader.section(value) else {
        return pictures;
    };
    pictures.enabled = reader.flag(section.take("enabled")).unwrap_or(true);
    if let Some(widths) = reader.numbers(section.take("widths"), NARROWEST, WIDEST) {
        pictures.widths = widths;
    }
    pictures.quality = quality(reader, section.take("quality"));
    if let Some(sizes) = reader.text(section.take("sizes")) {
        pictures.sizes = sizes;
    }
    reader.finish(section);
    pictures
}

fn quality(reader: &mut Reader, value: Option<Value>) -> u8 {
    let place = value.as_ref().map(|value| reader.at(&value.span));
    let quality = reader.number(value, 1).unwrap_or(QUALITY);
    match (u8::try_from(quality), place) {
        (Ok(quality @ 1..=100), _) => quality,
        (_, Some(place)) => {
            reader.tell(mistakes::too_high_quality(place));
            QUALITY as u8
        }
        (_, None) => QUALITY as u8,
    }
}

//! One font: which letters it has, and what room they take.

use std::sync::Arc;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Style, Weight};

/// The glyph that stands for what a font does not have.
const MISSING: u32 = 0;

pub(super) struct Typeface {
    /// What the drawing calls it.
    pub family: &'static str,
    bytes: Arc<Vec<u8>>,
    shaping: ShaperData,
}

impl Typeface {
    /// None for what is no font in the format woff2.
    pub fn unpack(family: &'static str, woff2: &[u8]) -> Option<Self> {
        let bytes = Arc::new(wuff::decompress_woff2(woff2).ok()?);
        let shaping = ShaperData::new(&FontRef::from_index(&bytes, 0).ok()?);
        Some(Self { family, bytes, shaping })
    }

    /// The width of a text in one line, in ems; none if the font lacks a letter of it. Shaped as it will be drawn, for the
    /// letters of some scripts join.
    pub fn width(&self, text: &str) -> Option<f32> {
        let font = FontRef::from_index(&self.bytes, 0).ok()?;
        let shaper = self.shaping.shaper(&font).build();
        let mut letters = UnicodeBuffer::new();
        letters.push_str(text);
        letters.guess_segment_properties();
        let shaped = shaper.shape(letters, ShapeOptions::new());
        if shaped.glyph_infos().iter().any(|glyph| glyph.glyph_id == MISSING) {
            return None;
        }
        let units: i32 = shaped.glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
        Some(units as f32 / shaper.units_per_em() as f32)
    }

    /// Under the name of the drawing, whatever the font calls itself.
    pub fn put_into(&self, fonts: &mut Database) {
        fonts.push_face_info(FaceInfo {
            id: ID::dummy(),
            source: Source::Binary(self.bytes.clone()),
            index: 0,
            families: vec![(self.family.to_owned(), Language::English_UnitedStates)],
            post_script_name: self.family.to_owned(),
            style: Style::Normal,
            weight: Weight::NORMAL,
            stretch: Stretch::Normal,
            monospaced: false,
        });
    }
}

impl std::fmt::Debug for Typeface {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Typeface").field("family", &self.family).finish_non_exhaustive()
    }
}

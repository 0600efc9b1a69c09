//! What every card of a publication is drawn with.

use std::sync::Arc;

use resvg::usvg::fontdb::Database;

use super::typeface::Typeface;
use super::{Colours, SocialCard, WAY, drawing, png};
use crate::digest::Digest;

/// For titles, and for what stands around them (`tools/card_fonts.py`).
const SERIF: &[u8] = include_bytes!("fonts/serif.woff2");
const SANS: &[u8] = include_bytes!("fonts/sans.woff2");

/// Colours and letters.
#[derive(Debug)]
pub struct Stationery {
    pub(super) colours: Colours,
    /// For titles; the first that has every letter of a text draws it.
    pub(super) serif: Vec<Typeface>,
    /// For the other lines.
    pub(super) sans: Vec<Typeface>,
    pub(super) fonts: Arc<Database>,
    /// Of everything that decides how cards look.
    digest: Digest,
}

impl Stationery {
    /// With the publication's own fonts in the format woff2, if it has any. One that cannot be read is left out. Never
    /// none; a program without the feature has no stationery.
    pub fn new(colours: Colours, serif: Option<Vec<u8>>, sans: Option<Vec<u8>>) -> Option<Self> {
        let digest = digest(colours, &[serif.as_deref(), sans.as_deref()]);
        let faces = |own: Option<Vec<u8>>, names: [&'static str; 2], carried| {
            let own = own.and_then(|own| Typeface::unpack(names[0], &own));
            own.into_iter().chain(Typeface::unpack(names[1], carried)).collect::<Vec<_>>()
        };
        let serif = faces(serif, ["own titles", "titles"], SERIF);
        let sans = faces(sans, ["own lines", "lines"], SANS);
        let mut fonts = Database::new();
        serif.iter().chain(&sans).for_each(|face| face.put_into(&mut fonts));
        Some(Self { colours, serif, sans, fonts: Arc::new(fonts), digest })
    }

    /// A name that no card with other bytes has.
    pub fn recipe(&self, card: &SocialCard) -> Digest {
        let SocialCard { kicker, title, authors, publication, direction } = card;
        let texts = [kicker, title, authors, publication].map(|text| text.as_bytes());
        Digest::of_parts([self.digest.as_bytes(), direction.as_str().as_bytes()].into_iter().chain(texts))
    }

    /// A card as PNG. Lines with a letter that no font here has are left out; if that is the title, the publication's name
    /// stands in its place.
    pub fn draw(&self, card: &SocialCard) -> Vec<u8> {
        png::write(&drawing::svg(self, card), &self.fonts, self.colours)
    }
}

fn digest(colours: Colours, own: &[Option<&[u8]>]) -> Digest {
    let Colours { ground, ink, accent } = colours;
    let way = [env!("CARGO_PKG_VERSION"), " ", &WAY.to_string()].concat();
    let fonts: Vec<Digest> = own.iter().map(|font| Digest::of(font.unwrap_or_default())).collect();
    let parts = [ground.as_slice(), &ink, &accent, way.as_bytes()].into_iter();
    Digest::of_parts(parts.chain(fonts.iter().map(|font| font.as_bytes())))
}

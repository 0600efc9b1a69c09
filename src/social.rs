//! Social cards: the pictures that networks show beside a link, for articles without a picture of their own. With the
//! modules below it, the only one that names what sets and draws letters.
//!
//! A card is drawn in the fonts of `[design]`, else in two that the program carries, never in those of the machine: the
//! same text is the same card everywhere.

#[cfg(feature = "social-cards")]
mod drawing;
#[cfg(feature = "social-cards")]
mod lines;
#[cfg(feature = "social-cards")]
mod png;
#[cfg(feature = "social-cards")]
mod stationery;
#[cfg(feature = "social-cards")]
mod typeface;
#[cfg(not(feature = "social-cards"))]
mod without;

#[cfg(feature = "social-cards")]
pub use stationery::Stationery;
#[cfg(not(feature = "social-cards"))]
pub use without::Stationery;

use crate::language::Direction;

/// Pixels: what networks show large and uncut.
pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;

/// Another number for each way to draw the same card, so that none drawn in a former way is taken for it.
pub const WAY: u32 = 1;

/// What a card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocialCard {
    /// What kind of text it is; may be empty.
    pub kicker: String,
    pub title: String,
    /// In one line; may be empty.
    pub authors: String,
    pub publication: String,
    pub direction: Direction,
}

/// Red, green and blue, 0 to 255.
pub type Rgb = [u8; 3];

/// What a card is painted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    pub ground: Rgb,
    pub ink: Rgb,
    pub accent: Rgb,
}

#[cfg(test)]
mod tests;

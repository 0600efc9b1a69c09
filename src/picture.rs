//! Pictures for smaller screens, made of the bytes of large ones. The only module that names what decodes pictures.
//!
//! A smaller picture stands upright and tells nothing of the camera, the place or the hour: of what the file says beside
//! its pixels, only the colour profile is kept. The same is taken out of the picture itself when it is published.

#[cfg(feature = "pictures")]
mod bare;
#[cfg(feature = "pictures")]
mod profile;
#[cfg(feature = "pictures")]
mod still;
#[cfg(test)]
mod tests;
#[cfg(not(feature = "pictures"))]
mod without;

#[cfg(feature = "pictures")]
pub use bare::bare;
#[cfg(feature = "pictures")]
pub use still::{Still, look};
#[cfg(not(feature = "pictures"))]
pub use without::{Still, bare, look};

/// Another number for each way to make the same smaller picture, so that none made in a former way is taken for it.
pub const WAY: u32 = 1;

/// The most pixels that are decoded, which is above what cameras of telephones take: 200 MB of memory.
pub const MOST_PIXELS: u64 = 52 << 20;

/// The longest side that WebP can have.
const LONGEST_SIDE: u64 = 16_383;

/// What the first bytes of a file say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Look {
    /// No picture of pixels.
    #[default]
    Other,
    /// An animation, or of a kind that is published as it is.
    AsItIs,
    /// Can be made smaller. Pixels as it is seen, upright.
    Still { width: u32, height: u32 },
    /// More than [`MOST_PIXELS`].
    Huge { width: u32, height: u32 },
    /// Begins like a picture, and no more can be made out.
    Broken,
}

/// The bytes of a picture that cannot be decoded to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// The widths that a picture gets, of those that are asked for, ascending: none wider than itself, and its own if the
/// widest is wider. None for a picture that is no wider than the smallest.
pub fn widths(width: u32, height: u32, asked: &[u32]) -> Vec<u32> {
    let (Some(smallest), Some(widest)) = (asked.iter().min(), asked.iter().max()) else { return Vec::new() };
    if width <= *smallest {
        return Vec::new();
    }
    let own = (width < *widest).then_some(width);
    let mut widths: Vec<u32> = asked.iter().copied().filter(|asked| *asked <= width).chain(own).collect();
    widths.sort_unstable();
    widths.dedup();
    widths.retain(|to| u64::from(height_for(*to, width, height)) <= LONGEST_SIDE);
    widths
}

/// The height of a picture that is made `to` pixels wide, at least 1.
fn height_for(to: u32, width: u32, height: u32) -> u32 {
    let rounded = (u64::from(height) * u64::from(to) + u64::from(width) / 2) / u64::from(width.max(1));
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

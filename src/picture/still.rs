//! A picture decoded, set upright, scaled and written as WebP.

use std::io::Cursor;

use fast_image_resize::images::Image as Area;
use fast_image_resize::{PixelType, Resizer};
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageResult, Limits};
use webp::{Encoder, PixelLayout};

use super::{Broken, Look, MOST_PIXELS, height_for, profile};

/// Memory for one decoder, in bytes: 8 for each of the most pixels.
const MOST_MEMORY: u64 = MOST_PIXELS * 8;

/// How hard lossless pictures are pressed, of 100: more costs time and gains little.
const EFFORT: f32 = 50.0;

/// Reads as much of a picture as its size and position take.
pub fn look(bytes: &[u8]) -> Look {
    let Ok(format) = image::guess_format(bytes) else { return Look::Other };
    match format {
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP => {
            size_of_still(bytes, format).unwrap_or(Look::Broken)
        }
        _ => Look::AsItIs,
    }
}

fn size_of_still(bytes: &[u8], format: ImageFormat) -> ImageResult<Look> {
    let Some(mut decoder) = decoder(bytes, format)? else { return Ok(Look::AsItIs) };
    let (width, height) = match decoder.orientation().map(is_on_its_side) {
        Ok(true) => (decoder.dimensions().1, decoder.dimensions().0),
        _ => decoder.dimensions(),
    };
    Ok(match u64::from(width) * u64::from(height) {
        0 => Look::Broken,
        pixels if pixels > MOST_PIXELS => Look::Huge { width, height },
        _ => Look::Still { width, height },
    })
}

/// None for an animation.
pub(super) fn decoder(bytes: &[u8], format: ImageFormat) -> ImageResult<Option<Box<dyn ImageDecoder + '_>>> {
    let bytes = Cursor::new(bytes);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    Ok(match format {
        ImageFormat::Jpeg => Some(Box::new(JpegDecoder::new(bytes)?)),
        ImageFormat::Png => {
            let decoder = PngDecoder::with_limits(bytes, limits)?;
            if decoder.is_apng()? { None } else { Some(Box::new(decoder)) }
        }
        _ => {
            let decoder = WebPDecoder::new(bytes)?;
            if decoder.has_animation() { None } else { Some(Box::new(decoder)) }
        }
    })
}

fn is_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// A picture in memory, upright, three or four bytes a pixel.
pub struct Still {
    area: Area<'static>,
    /// Photographs lose what no one sees; drawings and charts keep their edges.
    is_photograph: bool,
    /// The size of the file it was read from, in bytes.
    size: usize,
    profile: Option<Vec<u8>>,
}

impl Still {
    /// # Errors
    ///
    /// If the picture ends early, is no picture, or takes more memory than [`MOST_PIXELS`] do.
    pub fn decode(bytes: &[u8]) -> Result<Self, Broken> {
        let format = image::guess_format(bytes).map_err(|_| Broken)?;
        let mut decoder = decoder(bytes, format).map_err(|_| Broken)?.ok_or(Broken)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(Broken);
        }
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let profile = decoder.icc_profile().ok().flatten().filter(|profile| profile::is_for_screens(profile));
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Broken)?;
        picture.apply_orientation(orientation);
        let (width, height) = (picture.width(), picture.height());
        let (pixels, kind) = match picture.color().has_alpha() {
            true => (picture.into_rgba8().into_raw(), PixelType::U8x4),
            false => (picture.into_rgb8().into_raw(), PixelType::U8x3),
        };
        let area = Area::from_vec_u8(width, height, pixels, kind).map_err(|_| Broken)?;
        Ok(Self { area, is_photograph: format != ImageFormat::Png, size: bytes.len(), profile })
    }

    /// The picture `width` pixels wide. `quality` from 1 to 100.
    ///
    /// # Errors
    ///
    /// If WebP cannot hold it.
    pub fn webp(&self, width: u32, quality: u8) -> Result<Vec<u8>, Broken> {
        let height = height_for(width, self.area.width(), self.area.height());
        let mut smaller = Area::new(width, height, self.area.pixel_type());
        Resizer::new().resize(&self.area, &mut smaller, None).map_err(|_| Broken)?;
        let encoder = Encoder::new(smaller.buffer(), self.layout(), width, height);
        let with_losses = || encoder.encode_simple(false, f32::from(quality)).map_err(|_| Broken);
        let mut written = match self.is_photograph {
            true => with_losses()?,
            false => encoder.encode_simple(true, EFFORT).map_err(|_| Broken)?,
        };
        // A photograph that was saved as a drawing.
        if written.len() > self.size {
            written = with_losses()?;
        }
        Ok(match &self.profile {
            Some(profile) => profile::put_into(&written, profile, (width, height)).ok_or(Broken)?,
            None => written.to_vec(),
        })
    }

    fn layout(&self) -> PixelLayout {
        match self.area.pixel_type() {
            PixelType::U8x4 => PixelLayout::Rgba,
            _ => PixelLayout::Rgb,
        }
    }
}

//! A drawing as a small PNG: a card has few colours, so a byte says which one a pixel is.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use super::drawing::{mixed, paints};
use super::{Colours, HEIGHT, Rgb, WIDTH};

/// Shades between the ground and each paint, which the edges of letters are made of.
const SHADES: u8 = 48;

/// A drawing that is not well-formed leaves the ground bare; ours are.
pub(super) fn write(svg: &str, fonts: &Arc<Database>, colours: Colours) -> Vec<u8> {
    let mut pixmap = Pixmap::new(WIDTH, HEIGHT).expect("a card has a size");
    let options = Options { fontdb: fonts.clone(), ..Options::default() };
    if let Ok(drawing) = Tree::from_str(svg, &options) {
        resvg::render(&drawing, Transform::identity(), &mut pixmap.as_mut());
    }
    let palette = palette(colours);
    encoded(&indexed(&pixmap, &palette), &palette).expect("writing to memory cannot fail")
}

fn palette(colours: Colours) -> Vec<Rgb> {
    let shades =
        |paint| (1..=SHADES).map(move |shade| mixed(paint, colours.ground, f32::from(shade) / f32::from(SHADES)));
    std::iter::once(colours.ground).chain(paints(colours).into_iter().flat_map(shades)).collect()
}

/// For each pixel the nearest colour of the palette.
fn indexed(pixmap: &Pixmap, palette: &[Rgb]) -> Vec<u8> {
    let mut known: HashMap<Rgb, u8> = HashMap::new();
    let mut last = (palette[0], 0);
    let indices = pixmap.data().chunks_exact(4).map(|pixel| {
        let colour = [pixel[0], pixel[1], pixel[2]];
        if colour != last.0 {
            last = (colour, *known.entry(colour).or_insert_with(|| nearest(colour, palette)));
        }
        last.1
    });
    indices.collect()
}

fn nearest(colour: Rgb, palette: &[Rgb]) -> u8 {
    let distance = |other: &Rgb| -> u32 { (0..3).map(|at| u32::from(colour[at].abs_diff(other[at])).pow(2)).sum() };
    let nearest = palette.iter().enumerate().min_by_key(|(_, other)| distance(other));
    nearest.map_or(0, |(at, _)| at as u8)
}

fn encoded(indices: &[u8], palette: &[Rgb]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // Neighbouring numbers of a palette mean nothing to each other.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(indices)?;
    writer.finish()?;
    Ok(bytes)
}

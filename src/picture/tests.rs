//! Pictures are made here, byte by byte: none is kept in the repository.
#![cfg(feature = "pictures")]

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::bare::crc;
use super::*;

/// Red on the left, blue on the right.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(picture).unwrap();
    bytes
}

/// The same picture, of which the camera says how it was held and where.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend([0x01, 0x0e, 0, 2, 0, 0, 0, 16, 0, 0, 0, 38]);
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    exif.extend(b"\0\0\0\0planted-at-home\0");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn with_profile(jpeg: &[u8], profile: &[u8]) -> Vec<u8> {
    let body = [b"ICC_PROFILE\0\x01\x01".as_slice(), profile].concat();
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe2], &length, &body, &jpeg[2..]].concat()
}

fn profile_for(colours: &[u8; 4]) -> Vec<u8> {
    let mut profile = vec![0; 131];
    profile[16..20].copy_from_slice(colours);
    profile[36..40].copy_from_slice(b"acsp");
    profile
}

fn smaller(bytes: &[u8], width: u32) -> (DynamicImage, Vec<u8>) {
    let webp = Still::decode(bytes).ok().unwrap().webp(width, 75).unwrap();
    (image::load_from_memory_with_format(&webp, ImageFormat::WebP).unwrap(), webp)
}

fn is_red([red, _, blue, _]: [u8; 4]) -> bool {
    red > 150 && blue < 100
}

#[test]
fn widths_are_those_asked_for_that_are_smaller_and_the_pictures_own() {
    let asked = [480, 800, 1200, 1600];
    assert_eq!(widths(3000, 2000, &asked), [480, 800, 1200, 1600]);
    assert_eq!(widths(1000, 500, &asked), [480, 800, 1000]);
    assert_eq!(widths(1200, 500, &asked), [480, 800, 1200]);
    assert_eq!(widths(480, 500, &asked), [0; 0]);
    assert_eq!(widths(3000, 2000, &[]), [0; 0]);
    // A strip of 3,000 by 60,000 would be higher than WebP can hold.
    assert_eq!(widths(3000, 60_000, &asked), [480, 800]);
}

#[test]
fn a_picture_is_known_by_its_bytes() {
    let png = encoded(halves(30, 20), ImageFormat::Png);
    assert_eq!(look(&png), Look::Still { width: 30, height: 20 });
    assert_eq!(look(&jpeg(&halves(30, 20))), Look::Still { width: 30, height: 20 });
    assert_eq!(look(&encoded(halves(30, 20), ImageFormat::WebP)), Look::Still { width: 30, height: 20 });
    assert_eq!(look(b"GIF89a\x01\0\x01\0\0\0\0"), Look::AsItIs);
    assert_eq!(look(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Look::Other);
    assert_eq!(look(&png[..20]), Look::Broken);
}

#[test]
fn an_animation_is_left_alone() {
    let png = encoded(halves(30, 20), ImageFormat::Png);
    // Behind the head of 33 bytes, a chunk that says: 2 frames, for ever.
    let body = b"acTL\0\0\0\x02\0\0\0\0";
    let animation = [&png[..33], &[0, 0, 0, 8], body, &crc(body).to_be_bytes(), &png[33..]].concat();
    assert_eq!(look(&animation), Look::AsItIs);
}

#[test]
fn a_picture_that_would_fill_the_memory_is_not_decoded() {
    let mut png = encoded(halves(30, 20), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(look(&png), Look::Huge { width: 50_000, height: 50_000 });
    assert!(Still::decode(&png).is_err());
}

#[test]
fn a_picture_stands_upright_and_keeps_no_secret_of_the_camera() {
    // Six: the camera was turned, and the left side belongs on top.
    let turned = with_exif(&jpeg(&halves(600, 400)), 6);
    assert_eq!(look(&turned), Look::Still { width: 400, height: 600 });
    let (picture, webp) = smaller(&turned, 200);
    assert_eq!((picture.width(), picture.height()), (200, 300));
    let picture = picture.to_rgba8();
    assert!(is_red(picture.get_pixel(100, 20).0) && !is_red(picture.get_pixel(100, 280).0));
    let contains = |bytes: &[u8]| bytes.windows(7).any(|part| part == b"planted");
    assert!(contains(&turned) && !contains(&webp));
}

#[test]
fn a_profile_for_screens_is_kept_and_one_for_print_is_not() {
    let kept = |profile: &[u8]| {
        let (_, webp) = smaller(&with_profile(&jpeg(&halves(60, 40)), profile), 30);
        WebPDecoder::new(std::io::Cursor::new(webp)).unwrap().icc_profile().unwrap()
    };
    assert_eq!(kept(&profile_for(b"RGB ")), Some(profile_for(b"RGB ")));
    assert_eq!(kept(&profile_for(b"CMYK")), None);
}

#[test]
fn transparent_parts_stay_transparent_also_beside_a_profile() {
    let picture = RgbaImage::from_fn(60, 40, |x, _| Rgba([220, 20, 20, if x < 30 { 255 } else { 0 }]));
    let (picture, webp) = smaller(&encoded(picture, ImageFormat::Png), 30);
    assert_eq!((picture.to_rgba8().get_pixel(2, 2)[3], picture.to_rgba8().get_pixel(27, 2)[3]), (255, 0));
    let with = profile::put_into(&webp, &profile_for(b"RGB "), (30, 20)).unwrap();
    let again = image::load_from_memory_with_format(&with, ImageFormat::WebP).unwrap();
    assert_eq!(again.to_rgba8(), picture.to_rgba8());
}

#[test]
fn a_chart_keeps_its_edges() {
    let chart =
        RgbImage::from_fn(600, 400, |x, y| if (x / 50 + y / 50) % 2 == 0 { Rgb([0; 3]) } else { Rgb([255; 3]) });
    let (picture, _) = smaller(&encoded(chart, ImageFormat::Png), 600);
    assert!(picture.to_rgb8().pixels().all(|pixel| pixel.0 == [0; 3] || pixel.0 == [255; 3]));
}

#[test]
fn a_photograph_saved_as_a_drawing_is_pressed_as_a_photograph() {
    // Speckles like these take as much as they are many, without losses.
    let mut seed = 1_u32;
    let noise = RgbImage::from_fn(300, 200, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8])
    });
    let png = encoded(noise, ImageFormat::Png);
    let (_, webp) = smaller(&png, 300);
    assert!(webp.len() < png.len(), "{} of {}", webp.len(), png.len());
}

#[test]
fn a_picture_cut_short_is_broken() {
    let whole = encoded(halves(300, 200), ImageFormat::Png);
    assert!(Still::decode(&whole).is_ok());
    assert!(Still::decode(&whole[..whole.len() / 2]).is_err());
    assert!(Still::decode(b"no picture").is_err());
}

/// Everything that a picture says beside its pixels is called so in these tests.
fn tells(bytes: &[u8]) -> bool {
    bytes.windows(7).any(|part| part == b"planted")
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).unwrap().to_rgba8().into_raw()
}

#[test]
fn a_published_jpeg_keeps_its_pixels_its_profile_and_which_side_is_up() {
    let plain = jpeg(&halves(60, 40));
    let profile = profile_for(b"RGB ");
    let comment = [b"\xff\xfe\0\x09planted".as_slice(), &with_profile(&plain, &profile)[2..]].concat();
    let full = with_exif(&[&plain[..2], &comment].concat(), 6);
    let full = [&full, b"planted behind the end".as_slice()].concat();
    let bare = bare(&full).unwrap();
    assert!(tells(&full) && !tells(&bare));
    assert_eq!((pixels(&bare), look(&bare)), (pixels(&plain), Look::Still { width: 40, height: 60 }));
    assert!(bare.windows(profile.len()).any(|part| part == profile));
    // Nothing more can be taken out of it, nor out of one that never told anything.
    assert_eq!((super::bare(&bare), super::bare(&plain)), (None, None));
}

#[test]
fn a_published_png_keeps_its_pixels_and_which_side_is_up() {
    let plain = encoded(halves(60, 40), ImageFormat::Png);
    let part = |name: &[u8; 4], body: &[u8]| {
        let named = [name.as_slice(), body].concat();
        [&u32::try_from(body.len()).unwrap().to_be_bytes(), &named[..], &crc(&named).to_be_bytes()].concat()
    };
    let exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0planted";
    let full =
        [&plain[..33], &part(b"tEXt", b"Author\0planted"), &part(b"eXIf", exif), &plain[33..], b"planted"].concat();
    let bare = bare(&full).unwrap();
    assert!(tells(&full) && !tells(&bare));
    assert_eq!((pixels(&bare), look(&bare)), (pixels(&plain), Look::Still { width: 40, height: 60 }));
    assert_eq!((super::bare(&bare), super::bare(&plain)), (None, None));
}

#[test]
fn a_published_webp_keeps_its_pixels() {
    let plain = encoded(halves(60, 40), ImageFormat::WebP);
    let with_profile = profile::put_into(&plain, &profile_for(b"RGB "), (60, 40)).unwrap();
    let mut full = [&with_profile, b"XMP \x07\0\0\0planted\0".as_slice()].concat();
    full[20] |= 0x04;
    let length = u32::try_from(full.len() - 8).unwrap().to_le_bytes();
    full[4..8].copy_from_slice(&length);
    assert!(tells(&full));
    assert_eq!(bare(&full), Some(with_profile.clone()));
    assert_eq!((bare(&with_profile), bare(&plain)), (None, None));
}

#[test]
fn a_picture_that_is_not_understood_is_left_as_it_is() {
    let full = with_exif(&jpeg(&halves(60, 40)), 1);
    for end in 0..full.len() {
        assert_eq!(bare(&full[..end]), None, "{end}");
    }
    assert_eq!(bare(b"GIF89a\x01\0\x01\0\0\0\0"), None);
}

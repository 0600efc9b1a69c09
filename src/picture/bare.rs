//! A picture without what cameras and programs wrote beside its pixels: the place, the hour, the owner, a thumbnail of
//! what was cut off. Its pixels stay as they are, for nothing is decoded: parts of the file are left out.
//!
//! JPEG: ITU-T T.81, annex B. PNG: its third edition, section 11. WebP: RFC 9649.

use image::ImageDecoder;
use image::metadata::Orientation;

use super::still::decoder;

/// The file with nothing but what its pixels need: their profile, and which side is up. None if it holds no more than that
/// as it is, is none of the three kinds, or cannot be understood.
pub fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let orientation = orientation(bytes);
    let bare = match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes, orientation)?,
        [0x89, b'P', b'N', b'G', ..] => png(bytes, orientation)?,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes, orientation)?,
        _ => return None,
    };
    (bare != bytes).then_some(bare)
}

/// As Exif writes it, from 2 to 8; none for a picture that stands upright.
fn orientation(bytes: &[u8]) -> Option<u8> {
    let format = image::guess_format(bytes).ok()?;
    let orientation = decoder(bytes, format).ok()??.orientation().ok()?;
    (orientation != Orientation::NoTransforms).then(|| orientation.to_exif())
}

/// A block of Exif that says which side is up and no more.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif
}

/// The markers of JPEG that matter here.
const SCAN: u8 = 0xda;
const END: u8 = 0xd9;
const COMMENT: u8 = 0xfe;
const JFIF: u8 = 0xe0;
const PROFILE: u8 = 0xe2;
const ADOBE: u8 = 0xee;

/// What follows the end, such as a second picture for depth, is left out too.
fn jpeg(bytes: &[u8], orientation: Option<u8>) -> Option<Vec<u8>> {
    let mut bare = bytes[..2].to_vec();
    if let Some(orientation) = orientation {
        let body = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
        bare.extend([0xff, 0xe1]);
        bare.extend(u16::try_from(body.len() + 2).ok()?.to_be_bytes());
        bare.extend(body);
    }
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // Any number of these may stand before a marker.
            0xff => {
                at += 1;
                continue;
            }
            END => {
                bare.extend([0xff, END]);
                return Some(bare);
            }
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = bytes.get(at..at + 2 + length)?;
        at += segment.len();
        let is_needed = match marker {
            JFIF | ADOBE => true,
            PROFILE => segment[4..].starts_with(b"ICC_PROFILE\0"),
            0xe1..=0xef | COMMENT => false,
            _ => true,
        };
        if is_needed {
            bare.extend_from_slice(segment);
        }
        if marker == SCAN {
            let pixels = scan(bytes.get(at..)?);
            bare.extend_from_slice(&bytes[at..at + pixels]);
            at += pixels;
        }
    }
}

/// How many bytes of pixels there are before the next marker.
fn scan(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memchr(0xff, &bytes[at..]) {
        at += found;
        match bytes.get(at + 1) {
            // An 0xff of the pixels, and a place to start again.
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            _ => return at,
        }
    }
    bytes.len()
}

/// The parts of PNG that pixels are made of, and what says how they are to be seen.
const PNG_PARTS: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8], orientation: Option<u8>) -> Option<Vec<u8>> {
    let mut bare = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let part = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let name: &[u8; 4] = part[4..8].try_into().ok()?;
        if name == b"IDAT"
            && let Some(orientation) = orientation
            && !bare.windows(4).any(|window| window == b"eXIf")
        {
            bare.extend(png_part(b"eXIf", &exif(orientation)));
        }
        if PNG_PARTS.contains(&name) {
            bare.extend_from_slice(part);
        }
        if name == b"IEND" {
            return Some(bare);
        }
        at += part.len();
    }
}

fn png_part(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), body].concat();
    let length = u32::try_from(body.len()).unwrap_or_default().to_be_bytes();
    [length.as_slice(), &named, &crc(&named).to_be_bytes()].concat()
}

/// As PNG computes it (annex D).
pub(super) fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |mut crc: u32, byte| {
        crc ^= u32::from(*byte);
        (0..8).for_each(|_| crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 });
        crc
    })
}

const WEBP_PARTS: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"];

/// Flags of `VP8X`.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

fn webp(bytes: &[u8], orientation: Option<u8>) -> Option<Vec<u8>> {
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let bytes = bytes.get(..length.checked_add(8)?)?;
    let mut body = b"WEBP".to_vec();
    let mut at = 12;
    while at < bytes.len() {
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        let end = at.checked_add(8)?.checked_add(length.checked_next_multiple_of(2)?)?;
        let part = bytes.get(at..end)?;
        if WEBP_PARTS.contains(&part[..4].try_into().ok()?) {
            body.extend_from_slice(part);
        }
        at = end;
    }
    if body.get(4..8)? == b"VP8X" {
        let flags = body.get_mut(12)?;
        *flags &= !(HAS_EXIF | HAS_XMP);
        if let Some(orientation) = orientation {
            *flags |= HAS_EXIF;
            let exif = exif(orientation);
            body.extend_from_slice(b"EXIF");
            body.extend(u32::try_from(exif.len()).ok()?.to_le_bytes());
            body.extend(exif);
        }
    }
    let length = u32::try_from(body.len()).ok()?;
    Some([b"RIFF", length.to_le_bytes().as_slice(), &body].concat())
}

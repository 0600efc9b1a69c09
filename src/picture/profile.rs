//! The colour profile of a picture, carried over into WebP (the container: RFC 9649, section 2).

/// Flags of the chunk that comes first in a file of several parts.
const HAS_PROFILE: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;

/// The bytes of a chunk's name and of its length.
const CHUNK_HEAD: usize = 8;
/// `RIFF`, a length and `WEBP`.
const FILE_HEAD: usize = 12;
/// Flags, and the canvas less 1 in 24 bits each way.
const EXTENDED: u32 = 10;

/// Whether a profile is for red, green and blue, as the smaller pictures are. One for print or for grey would be a lie.
pub(super) fn is_for_screens(profile: &[u8]) -> bool {
    // ICC.1:2022, 7.2: the colour space of the data stands at byte 16.
    profile.get(16..20) == Some(b"RGB ")
}

/// A file of WebP with a profile; none if it is not such a file. Pixels of the picture.
pub(super) fn put_into(webp: &[u8], profile: &[u8], (width, height): (u32, u32)) -> Option<Vec<u8>> {
    let first = webp.get(FILE_HEAD..FILE_HEAD + 4)?;
    let (flags, rest) = match first {
        b"VP8X" => {
            let from = FILE_HEAD + CHUNK_HEAD;
            (*webp.get(from)?, webp.get(from + EXTENDED as usize..)?)
        }
        // Whether a lossless picture has transparent parts is its fifth byte's fifth bit.
        b"VP8L" if webp.get(FILE_HEAD + CHUNK_HEAD + 4)? & 0x10 != 0 => (HAS_ALPHA, &webp[FILE_HEAD..]),
        _ => (0, &webp[FILE_HEAD..]),
    };
    let mut body = b"WEBPVP8X".to_vec();
    body.extend(EXTENDED.to_le_bytes());
    body.extend([flags | HAS_PROFILE, 0, 0, 0]);
    body.extend_from_slice(&width.checked_sub(1)?.to_le_bytes()[..3]);
    body.extend_from_slice(&height.checked_sub(1)?.to_le_bytes()[..3]);
    body.extend_from_slice(b"ICCP");
    body.extend(u32::try_from(profile.len()).ok()?.to_le_bytes());
    body.extend_from_slice(profile);
    body.resize(body.len().next_multiple_of(2), 0);
    body.extend_from_slice(rest);
    let length = u32::try_from(body.len()).ok()?;
    Some([b"RIFF", length.to_le_bytes().as_slice(), &body].concat())
}

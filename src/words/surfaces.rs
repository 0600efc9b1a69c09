//! Words as they were first typed, for people to see.

/// Where every so many surfaces begin is noted; from there they are counted.
const STEP: usize = 16;

/// Ends a surface; no word has it.
const END: u8 = b'\n';

/// The surfaces of the stems of one text, in their order; that of most is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Surfaces {
    text: Box<str>,
    /// Where the first of each [`STEP`] begins in the text.
    starts: Box<[u32]>,
}

impl Surfaces {
    pub fn new<'s>(surfaces: impl ExactSizeIterator<Item = &'s str>, bytes: usize) -> Self {
        let mut starts = Vec::with_capacity(surfaces.len().div_ceil(STEP));
        let mut text = String::with_capacity(bytes + surfaces.len());
        for (at, surface) in surfaces.enumerate() {
            if at % STEP == 0 {
                starts.push(text.len() as u32);
            }
            text.push_str(surface);
            text.push(END.into());
        }
        Self { text: text.as_str().into(), starts: starts.into() }
    }

    /// The surface of a stem, by its place.
    pub fn get(&self, at: usize) -> &str {
        let rest = &self.text[self.starts[at / STEP] as usize..];
        // Most are empty, so a search for the next end would begin more often than it pays.
        let mut ends = rest.bytes().enumerate().filter(|(_, byte)| *byte == END).map(|(at, _)| at);
        let start = match at % STEP {
            0 => Some(0),
            before => ends.nth(before - 1).map(|end| end + 1),
        };
        start.zip(ends.next()).map_or("", |(start, end)| &rest[start..end])
    }
}

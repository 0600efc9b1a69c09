//! Words as they were first typed, for people to see.

/// Where every so many surfaces begin is noted; from there they are counted.
const STEP: usize = 16;

/// Ends a surface; no word has it.
const END: char = '\n';

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
            text.push(END);
        }
        Self { text: text.as_str().into(), starts: starts.into() }
    }

    /// The surface of a stem, by its place.
    pub fn get(&self, at: usize) -> &str {
        let first = self.starts[at / STEP] as usize;
        self.text[first..].split(END).nth(at % STEP).unwrap_or_default()
    }
}

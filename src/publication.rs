//! All articles together.

/// An article: its place in the publication's order. Valid for one publication only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// A topic, region, author or series: its place in the publication's table of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

impl ArticleId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl TermId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

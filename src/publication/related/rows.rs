//! Many short lists, one behind the other.

#[derive(Debug)]
pub(super) struct Rows<T> {
    /// By list: where it begins; one more for the end.
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { starts: vec![0], values: Vec::new() }
    }
}

impl<T: Copy> Rows<T> {
    /// `starts` as in [`Rows::starts`].
    pub fn from_parts(starts: Vec<u32>, values: Vec<T>) -> Self {
        Self { starts, values }
    }

    pub fn from_lists(lists: &[Vec<T>]) -> Self {
        let mut rows = Self { starts: Vec::with_capacity(lists.len() + 1), values: Vec::new() };
        rows.values.reserve_exact(lists.iter().map(Vec::len).sum());
        rows.starts.push(0);
        for list in lists {
            rows.values.extend_from_slice(list);
            rows.starts.push(rows.values.len() as u32);
        }
        rows
    }

    pub fn row(&self, index: u32) -> &[T] {
        &self.values[self.starts[index as usize] as usize..self.starts[index as usize + 1] as usize]
    }
}

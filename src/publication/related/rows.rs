//! Many short lists, one behind the other.

use rayon::prelude::*;

use super::packed::{KEYS, Packed};

/// So many lists are made before they are put behind the others: no more stand in memory twice.
const AT_ONCE: usize = 1024;

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
    fn extend(&mut self, lists: &[Vec<T>]) {
        for list in lists {
            self.values.extend_from_slice(list);
            self.starts.push(self.values.len() as u32);
        }
    }

    /// The lists of so many things, by number.
    pub fn collect(things: usize, list: impl Fn(u32) -> Vec<T> + Sync + Send) -> Self
    where
        T: Send,
    {
        let mut rows = Self::default();
        for first in (0..things).step_by(AT_ONCE) {
            let numbers = (first..things.min(first + AT_ONCE)).into_par_iter();
            rows.extend(&numbers.map(|number| list(number as u32)).collect::<Vec<_>>());
        }
        rows.values.shrink_to_fit();
        rows
    }

    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.starts.len() as u32 - 1).map(|index| self.row(index))
    }

    pub fn row(&self, index: u32) -> &[T] {
        &self.values[self.starts[index as usize] as usize..self.starts[index as usize + 1] as usize]
    }
}

impl Rows<Packed> {
    /// The lists turned round: by key, which is below `keys`, the lists that have it, in order.
    pub fn turned(&self, keys: usize) -> Self {
        let mut starts = vec![0; keys + 1];
        self.values.iter().for_each(|value| starts[value.key() as usize + 1] += 1);
        (0..keys).for_each(|key| starts[key + 1] += starts[key]);
        let mut next = starts.clone();
        let mut values = self.values.clone();
        for (list, row) in self.iter().enumerate() {
            for value in row {
                let place = &mut next[value.key() as usize];
                values[*place as usize] = value.with_key(list as u32 % KEYS);
                *place += 1;
            }
        }
        Self { starts, values }
    }

    /// Keeps of each list its beginning, as long as the function says, which may put the best there.
    pub fn shorten(&mut self, length: impl Fn(&mut [Packed]) -> usize) {
        let mut end = 0;
        let mut start = 0;
        for next in &mut self.starts[1..] {
            let length = length(&mut self.values[start..*next as usize]);
            self.values.copy_within(start..start + length, end);
            end += length;
            start = std::mem::replace(next, end as u32) as usize;
        }
        self.values.truncate(end);
        self.values.shrink_to_fit();
    }
}

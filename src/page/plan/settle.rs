//! No two files stand in one place.

use std::collections::hash_map::Entry;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::{Plan, What, mistakes};
use crate::slug::collision_key;

impl Plan<'_> {
    /// Of several files in one place the first stays. A site's own `robots.txt` and the like take the place of ours
    /// without a word; everything else is told.
    pub(super) fn settle_addresses(&mut self) {
        let mut taken: HashMap<String, usize> = HashMap::with_capacity(self.files.len());
        let mut dropped = vec![false; self.files.len()];
        let mut diagnostics = Vec::new();
        let keys: Vec<String> =
            self.files.par_iter().map(|file| standing(collision_key(file.route.as_str()))).collect();
        for (index, key) in keys.into_iter().enumerate() {
            let file = &self.files[index];
            match taken.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(index);
                }
                Entry::Occupied(mut first) => {
                    let other = &self.files[*first.get()];
                    if is_replaceable(&file.what) && matches!(other.what, What::File(_)) {
                        dropped[index] = true;
                        continue;
                    }
                    if is_replaceable(&other.what) && matches!(file.what, What::File(_)) {
                        dropped[*first.get()] = true;
                        first.insert(index);
                        continue;
                    }
                    diagnostics.push(mistakes::clash(self, file, other));
                    dropped[index] = true;
                }
            }
        }
        self.diagnostics.extend(diagnostics);
        let mut at = 0;
        self.files.retain(|_| {
            at += 1;
            !dropped[at - 1]
        });
        self.files.par_sort_by_cached_key(|file| file.route.output_path());
        self.by_route = self.files.iter().enumerate().map(|(at, file)| (file.route.clone(), at as u32)).collect();
    }
}

/// A page, its `index.html` and a file of the folder's name cannot stand beside each other. The key is of small letters,
/// so that `Index.html` is one with them.
fn standing(mut key: String) -> String {
    key.truncate(key.strip_suffix("/index.html").unwrap_or(&key).trim_end_matches('/').len());
    key
}

/// Files that a site may bring itself.
fn is_replaceable(what: &What) -> bool {
    matches!(what, What::Robots | What::Redirects | What::Headers | What::NotFound)
}

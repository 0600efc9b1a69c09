//! The smaller versions of pictures, made once and kept.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::store::Store;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::page::pictures::{Variant, mistakes};
use crate::page::plan::{Plan, What};
use crate::picture::{Look, Still};
use crate::source::StaticFile;

/// Pictures of more pixels are decoded one at a time, so that memory does not grow with the number of threads.
const LARGE: u64 = 12_000_000;

/// The smaller versions that a plan holds.
pub(crate) struct Gallery<'a, 'p> {
    plan: &'a Plan<'p>,
    store: Store,
    large: Mutex<()>,
}

/// What it took to have everything there.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Stocked {
    /// Pictures that had to be read.
    pub decoded: usize,
    pub diagnostics: Vec<Diagnostic>,
}

/// The smaller versions of one picture.
type OfOne<'v> = Vec<&'v Variant>;

impl<'a, 'p> Gallery<'a, 'p> {
    pub fn new(site: &Path, plan: &'a Plan<'p>) -> Self {
        Self { plan, store: Store::new(site, "pictures"), large: Mutex::default() }
    }

    /// Makes what is not there yet, and decodes each picture once at most.
    pub fn stock(&self) -> Stocked {
        self.with_missing(|missing, still| {
            let quality = self.plan.publication.config.pictures.quality;
            missing.iter().all(|variant| {
                let made = still.webp(variant.width, quality);
                // Where nothing may be written, it is made again when it is printed.
                made.map(|bytes| self.store.keep(&variant.file_name(), &bytes).unwrap_or_default()).is_ok()
            })
        })
    }

    /// Whether everything that is not there yet could be made; nothing is written.
    pub fn look_over(&self) -> Stocked {
        self.with_missing(|_, _| true)
    }

    /// The bytes of a smaller version; none if its picture is broken.
    pub fn take(&self, variant: &Variant) -> Option<Vec<u8>> {
        self.store.read(&variant.file_name()).or_else(|| {
            let still = self.decode(self.plan.static_file(&variant.of)?)?;
            still.webp(variant.width, self.plan.publication.config.pictures.quality).ok()
        })
    }

    /// Lets go of what no page shows any more.
    pub fn clear_out(&self) {
        self.store.clear_out(&self.variants().map(Variant::file_name).collect());
    }

    fn variants(&self) -> impl Iterator<Item = &'a Variant> {
        self.plan.files.iter().filter_map(|file| match &file.what {
            What::Variant(variant) => Some(&**variant),
            _ => None,
        })
    }

    /// Decodes each picture that lacks a smaller version and hands both over. What is wrong is told once for each.
    fn with_missing(&self, use_still: impl Fn(&OfOne<'_>, &Still) -> bool + Sync) -> Stocked {
        let mut missing: BTreeMap<Digest, OfOne<'a>> = BTreeMap::new();
        for variant in self.variants().filter(|variant| !self.store.has(&variant.file_name())) {
            missing.entry(variant.recipe).or_default().push(variant);
        }
        let missing: Vec<OfOne<'a>> = missing.into_values().collect();
        let broken = missing.par_iter().filter_map(|of_one| {
            let first = of_one.first()?;
            let file = self.plan.static_file(&first.of)?;
            let _turn = is_large(file).then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
            let is_well = self.decode(file).is_some_and(|still| use_still(of_one, &still));
            (!is_well).then(|| mistakes::broken(first.place.clone(), &file.path))
        });
        Stocked { diagnostics: broken.collect(), decoded: missing.len() }
    }

    fn decode(&self, file: &StaticFile) -> Option<Still> {
        // What changed meanwhile would be kept under the name of what it was.
        Still::decode(&file.bytes()?).ok()
    }
}

fn is_large(file: &StaticFile) -> bool {
    matches!(file.look, Look::Still { width, height } if u64::from(width) * u64::from(height) > LARGE)
}

//! What the last build had to say, so that a build with nothing to do says it again, which search indexes it left, and
//! which addresses on other sites were good.

// Without either the next build does more than it must, and no harm is done.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Facts;
use super::search::Standing;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
#[cfg(feature = "external")]
use crate::external::Kept;

/// Below the site's folder; they can be deleted at any moment.
const SAID: &str = ".masthead/said";
const INDEXES: &str = ".masthead/search";
#[cfg(feature = "external")]
const ADDRESSES: &str = ".masthead/external";

#[derive(Serialize, Deserialize)]
struct Said<D> {
    version: u32,
    inputs: Digest,
    facts: Facts,
    diagnostics: D,
}

const VERSION: u32 = 1;

/// None if the last build had other inputs, or nothing is kept.
pub(super) fn recall(site: &Path, inputs: Digest) -> Option<(Facts, Vec<Diagnostic>)> {
    let bytes = std::fs::read(site.join(SAID)).ok()?;
    let said: Said<Vec<Diagnostic>> = postcard::from_bytes(&bytes).ok()?;
    (said.version == VERSION && said.inputs == inputs).then_some((said.facts, said.diagnostics))
}

pub(super) fn keep(site: &Path, inputs: Digest, facts: Facts, diagnostics: &[Diagnostic]) {
    let said = Said { version: VERSION, inputs, facts, diagnostics };
    replace(site.join(SAID), &said);
}

/// The search indexes that the last build left in its output; none if nothing is kept.
pub(super) fn recall_indexes(site: &Path) -> Vec<Standing> {
    let bytes = std::fs::read(site.join(INDEXES)).unwrap_or_default();
    postcard::from_bytes(&bytes).unwrap_or_default()
}

pub(super) fn keep_indexes(site: &Path, indexes: &[Standing]) {
    replace(site.join(INDEXES), &indexes);
}

/// The addresses that were good when they were asked for; none if nothing is kept.
#[cfg(feature = "external")]
pub(super) fn recall_addresses(site: &Path) -> Kept {
    let bytes = std::fs::read(site.join(ADDRESSES)).unwrap_or_default();
    postcard::from_bytes(&bytes).unwrap_or_default()
}

#[cfg(feature = "external")]
pub(super) fn keep_addresses(site: &Path, addresses: &Kept) {
    let file = site.join(ADDRESSES);
    // A check may be the first thing that is ever done with a site.
    if file.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok()) {
        replace(file, addresses);
    }
}

fn replace(file: PathBuf, content: &impl Serialize) {
    let Ok(bytes) = postcard::to_stdvec(content) else { return };
    let beside = file.with_extension("new");
    if std::fs::write(&beside, bytes).is_ok() {
        let _ = std::fs::rename(&beside, &file);
    }
}

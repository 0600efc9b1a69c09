//! What the last build had to say, so that a build with nothing to do says it again.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Facts;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;

/// Below the site's folder; it can be deleted at any moment.
const FILE: &str = ".masthead/said";

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
    let bytes = std::fs::read(site.join(FILE)).ok()?;
    let said: Said<Vec<Diagnostic>> = postcard::from_bytes(&bytes).ok()?;
    (said.version == VERSION && said.inputs == inputs).then_some((said.facts, said.diagnostics))
}

/// Without it the next build prints everything again, and no harm is done.
pub(super) fn keep(site: &Path, inputs: Digest, facts: Facts, diagnostics: &[Diagnostic]) {
    let said = Said { version: VERSION, inputs, facts, diagnostics };
    let Ok(bytes) = postcard::to_stdvec(&said) else { return };
    let file = site.join(FILE);
    let beside = file.with_extension("new");
    if std::fs::write(&beside, bytes).is_ok() {
        let _ = std::fs::rename(&beside, &file);
    }
}

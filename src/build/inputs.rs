//! What goes into a build, under one name.

use std::fs::File;

use super::Order;
use crate::digest::Digest;
use crate::source::Sources;

/// A name for everything that decides what comes out.
pub(super) fn inputs(order: &Order, config: &[u8], sources: &Sources) -> Digest {
    let options = format!(
        "{} {} {} {:?} {:?} {:?}",
        env!("CARGO_PKG_VERSION"),
        order.drafts,
        order.strict,
        order.overrides.base_url,
        order.overrides.lenient,
        order.search
    );
    let sources = sources.digest();
    let program = program();
    Digest::of_parts([options.as_bytes(), program.as_bytes(), config, sources.as_bytes()])
}

/// Another program may print other bytes under the same version, as in development.
fn program() -> Digest {
    let digest = std::env::current_exe().and_then(File::open).and_then(Digest::of_reader);
    digest.unwrap_or_else(|_| Digest::of(&[]))
}

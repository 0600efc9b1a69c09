//! What a check asks of other sites, between what is remembered and what there is to say.

use super::{Order, Progress};
use crate::diagnostic::Diagnostic;
use crate::publication::Publication;

/// What is wrong with addresses on other sites; what is good is kept for the next time.
#[cfg(feature = "external")]
pub(super) fn ask(order: &Order, publication: &Publication, progress: &dyn Progress) -> Vec<Diagnostic> {
    use super::remembered::{keep_addresses, recall_addresses};
    use crate::editing::external_links;
    use crate::external::Inquiry;

    let linked = external_links(publication);
    let inquiry = Inquiry::new(&publication.config, linked, recall_addresses(&order.site), order.now);
    progress.begin(inquiry.len());
    let found = inquiry.ask(&|| progress.step());
    keep_addresses(&order.site, &found.kept);
    found.diagnostics
}

/// A program that was made without it asks nothing.
#[cfg(not(feature = "external"))]
pub(super) fn ask(_: &Order, _: &Publication, _: &dyn Progress) -> Vec<Diagnostic> {
    Vec::new()
}

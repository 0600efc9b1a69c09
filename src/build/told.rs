//! What a turn has to say, and the lines that it shows with it.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity, Texts};
use crate::front_matter;
use crate::theme::embedded;

/// What is to be said.
#[derive(Debug, Default)]
pub struct Told {
    pub diagnostics: Vec<Diagnostic>,
}

impl Told {
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

/// The site's files, read again when a diagnostic shows a line of one.
pub struct SiteTexts<'s> {
    pub site: &'s Path,
}

impl Texts for SiteTexts<'_> {
    fn text(&self, path: &str) -> Option<Arc<str>> {
        if let Some(text) = embedded::text(path).filter(|_| !self.site.join(path).is_file()) {
            return Some(text.into());
        }
        let bytes = std::fs::read(self.site.join(path)).ok()?;
        Some(String::from_utf8_lossy(&bytes).into())
    }

    fn locate(&self, _path: &str, text: &str, key: &str, item: Option<usize>) -> Option<Range<usize>> {
        front_matter::locate(text, key, item)
    }
}

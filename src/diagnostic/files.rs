//! The files that diagnostics are about: where in the text a place is.

use std::ops::Range;
use std::sync::Arc;

use super::line::{Excerpt, Extent, LineIndex};
use super::{Diagnostic, Fix, Place, Spot};

/// Gives the texts of the site's files when a diagnostic has to show a line of one.
pub trait Texts {
    /// Bytes that are not UTF-8 as U+FFFD, so that a file with one such byte can still be shown. None if the file cannot
    /// be read; the diagnostic then names the file alone.
    fn text(&self, path: &str) -> Option<Arc<str>>;

    /// Bytes of the value of this front matter key, or of one item of its list, in this file. `front_matter::locate`
    /// does it; none if the key is not there, and the diagnostic then names the file alone.
    fn locate(&self, _path: &str, _text: &str, _key: &str, _item: Option<usize>) -> Option<Range<usize>> {
        None
    }
}

/// A diagnostic whose place is known.
pub(super) struct Placed<'d> {
    pub diagnostic: &'d Diagnostic,
    /// None for the file as a whole.
    pub span: Option<Range<usize>>,
}

impl Placed<'_> {
    /// Bytes sort like lines and columns do; the file as a whole comes first.
    fn key(&self) -> (&str, Option<usize>, &str) {
        (&self.diagnostic.place.path, self.span.as_ref().map(|span| span.start), &self.diagnostic.message)
    }
}

/// The texts, with the lines of the last one used kept: diagnostics come file by file.
pub(super) struct Files<'t> {
    texts: &'t dyn Texts,
    last: Option<(Arc<str>, Option<LineIndex>)>,
}

impl<'t> Files<'t> {
    pub(super) fn new(texts: &'t dyn Texts) -> Self {
        Self { texts, last: None }
    }

    /// All of them, sorted by path, line, column and message.
    pub(super) fn sorted<'d>(&mut self, diagnostics: &'d [Diagnostic]) -> Vec<Placed<'d>> {
        let mut placed: Vec<Placed> =
            diagnostics.iter().map(|diagnostic| Placed { diagnostic, span: self.span(&diagnostic.place) }).collect();
        placed.sort_by(|a, b| a.key().cmp(&b.key()));
        placed
    }

    pub(super) fn span(&mut self, place: &Place) -> Option<Range<usize>> {
        match &place.spot {
            Spot::File => None,
            Spot::Span(span) => Some(span.clone()),
            Spot::Value { key, item } => {
                let texts = self.texts;
                let lines = self.lines(&place.path)?;
                texts.locate(&place.path, lines.text(), key, *item)
            }
        }
    }

    /// Bytes that the fix replaces; none if something else stands there than it was made for.
    pub(super) fn fixed_span(&mut self, fix: &Fix) -> Option<Range<usize>> {
        let span = self.span(&fix.place)?;
        let found = self.lines(&fix.place.path)?.text().get(span.clone())?;
        fix.fits(found).then_some(span)
    }

    pub(super) fn excerpt(&mut self, path: &Arc<str>, span: Range<usize>) -> Option<Excerpt> {
        self.lines(path).map(|lines| lines.excerpt(span))
    }

    /// First and last line and column of these bytes.
    pub(super) fn extent(&mut self, path: &Arc<str>, span: Range<usize>) -> Option<Extent> {
        self.lines(path).map(|lines| lines.extent(span))
    }

    fn lines(&mut self, path: &Arc<str>) -> Option<&LineIndex> {
        if self.last.as_ref().is_none_or(|(last, _)| last != path) {
            self.last = Some((path.clone(), self.texts.text(path).map(LineIndex::new)));
        }
        self.last.as_ref().and_then(|(_, lines)| lines.as_ref())
    }
}

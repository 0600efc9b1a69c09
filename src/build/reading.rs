//! The site's files, and the texts among them parsed: all at once, or only when it is known that there is something to do.

use rayon::prelude::*;

use super::{Order, Stage, Timings, carried, theme_place};
use crate::article::{self, Parsed};
use crate::config::Config;
use crate::design;
use crate::diagnostic::Diagnostic;
use crate::publication::Gate;
use crate::source::{Source, Sources};

/// A text, if anything of it can be published, and what is wrong with it.
pub(crate) type Understood = (Option<Parsed>, Vec<Diagnostic>);

/// What was read.
pub(crate) struct Reading {
    pub sources: Sources,
    /// None while the texts wait in the sources.
    texts: Option<Vec<Understood>>,
}

impl Reading {
    /// For a build that may have nothing to do: no text is parsed yet.
    pub fn to_compare(order: &Order, config: &Config, timings: &mut Timings) -> Self {
        let mut sources = Sources::read(&order.site, config.theme.as_deref(), theme_place(config), carried());
        design::dress(config, &mut sources);
        timings.end(Stage::Read);
        Self { sources, texts: None }
    }

    /// For a build that has to be done. Each text is parsed by the thread that has read it, and its bytes are dropped: the
    /// memory for all of them would cost more than the reading.
    pub fn to_build(order: &Order, config: &Config, timings: &mut Timings) -> Self {
        let gate = order.gate();
        let understand = |source: Source| understand(&source, config, gate);
        let (mut sources, texts) =
            Sources::read_with(&order.site, config.theme.as_deref(), theme_place(config), carried(), understand);
        design::dress(config, &mut sources);
        timings.end(Stage::ReadAndParse);
        Self { sources, texts: Some(texts) }
    }

    /// The texts, in the order of their paths; parsed now if they were not before.
    pub fn parsed(mut self, order: &Order, config: &Config, timings: &mut Timings) -> (Sources, Vec<Understood>) {
        let texts = self.texts.unwrap_or_else(|| {
            let (sources, gate) = (std::mem::take(&mut self.sources.texts), order.gate());
            let texts = sources.into_par_iter().map(|source| understand(&source, config, gate)).collect();
            timings.end(Stage::Parse);
            texts
        });
        (self.sources, texts)
    }
}

/// Parses a text; a mistake in a piece that is held back is a warning.
pub(crate) fn understand(source: &Source, config: &Config, gate: Gate) -> Understood {
    let (parsed, mut diagnostics) = article::parse(source, config);
    gate.soften(parsed.as_ref(), &mut diagnostics);
    (parsed, diagnostics)
}

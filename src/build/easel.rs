//! Social cards, drawn once and kept.

use std::path::Path;

use rayon::prelude::*;

use super::store::Store;
use crate::digest::Digest;
use crate::page::compose::Composer;
use crate::page::plan::What;
use crate::publication::ArticleId;

/// The cards that a plan holds.
pub(crate) struct Easel<'a, 'p> {
    composer: &'a Composer<'a, 'p>,
    store: Store,
    drawn: Drawn,
}

/// What becomes of a card that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Drawn {
    /// It is there at the next build.
    Kept,
    /// It is shown and forgotten: nothing is written.
    Shown,
}

impl<'a, 'p> Easel<'a, 'p> {
    pub fn new(site: &Path, composer: &'a Composer<'a, 'p>, drawn: Drawn) -> Self {
        Self { composer, store: Store::new(site, "social-cards"), drawn }
    }

    /// The bytes of an article's card; none if it has none.
    pub fn take(&self, id: ArticleId) -> Option<Vec<u8>> {
        let stationery = self.composer.plan.sources.stationery.as_ref()?;
        let card = self.composer.social_card(id);
        let name = file_name(stationery.recipe(&card));
        if let Some(bytes) = self.store.read(&name) {
            return Some(bytes);
        }
        let bytes = stationery.draw(&card);
        if self.drawn == Drawn::Kept {
            // Where that fails, it is drawn again the next time.
            self.store.keep(&name, &bytes).unwrap_or_default();
        }
        Some(bytes)
    }

    /// Lets go of the cards that no article has any more.
    pub fn clear_out(&self) {
        let ids = self.composer.plan.files.par_iter().filter_map(|file| match file.what {
            What::SocialCard(id) => Some(id),
            _ => None,
        });
        self.store.clear_out(&ids.filter_map(|id| self.composer.social_card_recipe(id).map(file_name)).collect());
    }
}

fn file_name(recipe: Digest) -> String {
    format!("{recipe}.png")
}

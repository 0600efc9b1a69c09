//! The search indexes in the output: made beside the pages, and only where what is searched has changed.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::press::Fault;
use crate::config::LangId;
use crate::digest::Digest;
use crate::output::{Output, OutputError};
use crate::page::compose::Composer;
use crate::publication::ArticleId;
use crate::search::{self, IndexFile, Text};
use crate::theme;

/// The index of one language as it stands in the output.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Standing {
    /// What it was made of, and where it stands.
    made_of: Option<Digest>,
    /// By path in the output.
    files: Vec<(String, Digest)>,
}

/// The indexes of all languages, while pages are printed.
pub(super) struct Indexing<'a, 'p> {
    composer: &'a Composer<'a, 'p>,
    output: &'a Output,
    /// What the last build left.
    former: Vec<Standing>,
    is_in_vain: AtomicBool,
    has_made_any: AtomicBool,
}

impl<'a, 'p> Indexing<'a, 'p> {
    pub fn new(composer: &'a Composer<'a, 'p>, output: &'a Output, former: Vec<Standing>) -> Self {
        Self { composer, output, former, is_in_vain: AtomicBool::default(), has_made_any: AtomicBool::default() }
    }

    /// There will be no site to search: what is being made is dropped as soon as may be.
    pub fn give_up(&self) {
        self.is_in_vain.store(true, Ordering::Relaxed);
    }

    /// Whether any index was made anew.
    pub fn has_made_any(&self) -> bool {
        self.has_made_any.load(Ordering::Relaxed)
    }

    /// Puts every index into the output, or keeps the one that stands there.
    ///
    /// # Errors
    ///
    /// What Pagefind or the output says.
    pub fn put_all(&self) -> Result<Vec<Standing>, Fault> {
        let config = &self.composer.plan.publication.config;
        if !config.search.enabled {
            return Ok(Vec::new());
        }
        let langs: Vec<LangId> = config.langs().collect();
        langs.into_par_iter().map(|lang| self.put(lang)).collect()
    }

    fn put(&self, lang: LangId) -> Result<Standing, Fault> {
        let articles = self.composer.searched(lang);
        if articles.is_empty() {
            return Ok(Standing::default());
        }
        let made_of = self.made_of(&articles, lang);
        if let Some(former) = self.former.iter().find(|former| former.made_of == Some(made_of))
            && self.keep(former).map_err(Fault::Output)?
        {
            return Ok(former.clone());
        }
        let texts = articles.iter().take_while(|_| !self.is_in_vain.load(Ordering::Relaxed)).map(|id| self.text(*id));
        self.has_made_any.store(true, Ordering::Relaxed);
        let files = search::index(texts).map_err(Fault::Index)?;
        let put = files.par_iter().map(|file| self.put_file(file, lang));
        let files = put.collect::<Result<_, _>>().map_err(Fault::Output)?;
        Ok(Standing { made_of: Some(made_of), files })
    }

    /// Each text is made here and dropped, and made again if an index is needed: all of them together are larger than the
    /// publication.
    fn made_of(&self, articles: &[ArticleId], lang: LangId) -> Digest {
        let folder = Digest::of(self.composer.plan.addresses.search_index(lang).as_str().as_bytes());
        let texts: Vec<Digest> = articles.par_iter().map(|id| search::digest(&self.text(*id))).collect();
        search::digest_of_all(std::iter::once(&folder).chain(&texts))
    }

    fn text(&self, id: ArticleId) -> Text {
        let text = self.composer.search_text(id);
        Text { address: text.route.encoded().into_owned(), html: theme::search::write(&text) }
    }

    /// Whether all files of an index stand as they were made; then they stay.
    fn keep(&self, index: &Standing) -> Result<bool, OutputError> {
        if index.files.iter().any(|(path, digest)| self.output.standing(path) != Some(*digest)) {
            return Ok(false);
        }
        index.files.iter().try_for_each(|(path, digest)| self.output.keep(path, *digest).map(drop))?;
        Ok(true)
    }

    fn put_file(&self, file: &IndexFile, lang: LangId) -> Result<(String, Digest), OutputError> {
        let path = self.composer.plan.addresses.search_index(lang).join_file(&file.name).output_path();
        self.output.put(&path, &file.bytes)?;
        Ok((path, Digest::of(&file.bytes)))
    }
}

//! What search engines are told: which pages there are, when they changed, in which languages.

use crate::moment::Moment;
use crate::page::assets;
use crate::page::compose::Composer;
use crate::page::plan::{ListOf, Planned, SITEMAP_ADDRESSES, What};
use crate::publication::Gate;

/// One page of a sitemap.
#[derive(Clone, Debug, PartialEq)]
pub struct SitemapEntry {
    /// Whole.
    pub address: String,
    pub modified: Option<Moment>,
    /// Code and whole address of each language that has the page, this one included; empty if it is the only one.
    pub languages: Vec<(String, String)>,
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsEntry<'p> {
    pub address: String,
    pub title: &'p str,
    pub lang: &'p str,
    pub publication: &'p str,
    pub published: Moment,
}

/// News are what came out in the last two days (Google's rule).
const NEWS_SECONDS: i64 = 2 * 86_400;

impl<'p> Composer<'_, 'p> {
    /// A part of the sitemap, from 1; the only one if all fits.
    pub fn sitemap(&self, part: usize) -> Vec<SitemapEntry> {
        let pages = self.plan.indexed().skip((part - 1) * SITEMAP_ADDRESSES).take(SITEMAP_ADDRESSES);
        pages.map(|planned| self.sitemap_entry(planned)).collect()
    }

    /// The parts of a sitemap that needs several: whole address and newest change; none if it needs no parts.
    pub fn sitemap_parts(&self) -> Vec<(String, Option<Moment>)> {
        let base = &self.plan.publication.config.base_url;
        let parts = self.plan.files.iter().filter_map(|file| match file.what {
            What::SitemapPart(part) => Some((part, file)),
            _ => None,
        });
        let mut parts: Vec<_> = parts.collect();
        parts.sort_by_key(|(part, _)| *part);
        let newest = |part: usize| {
            let pages = self.plan.indexed().skip((part - 1) * SITEMAP_ADDRESSES).take(SITEMAP_ADDRESSES);
            pages.filter_map(|planned| self.modified_of(planned)).max()
        };
        parts.into_iter().map(|(part, file)| (base.permalink(&file.route), newest(part))).collect()
    }

    fn sitemap_entry(&self, planned: &Planned) -> SitemapEntry {
        let base = &self.plan.publication.config.base_url;
        let alternates = self.alternate_addresses(planned);
        SitemapEntry {
            address: base.permalink(&planned.route),
            modified: self.modified_of(planned),
            languages: if alternates.len() > 1 { alternates } else { Vec::new() },
        }
    }

    fn modified_of(&self, planned: &Planned) -> Option<Moment> {
        match &planned.what {
            What::Article(id) => self.plan.publication.article(*id).card.modified(),
            What::List { list, .. } => self.modified(self.plan.list(*list)),
            What::Archive => {
                let all = self.plan.list_of.get(&(ListOf::Home, planned.lang))?;
                self.modified(self.plan.list(*all))
            }
            _ => None,
        }
    }

    /// The articles of the last two days, newest first.
    pub fn news(&self) -> Vec<NewsEntry<'p>> {
        let publication = self.plan.publication;
        let (Gate::At(now) | Gate::Open(now)) = publication.gate;
        let listed = publication.listed.iter().flatten().map(|id| &publication.article(*id).card);
        let mut news: Vec<NewsEntry<'p>> = listed
            .filter_map(|card| {
                let published = card.publish_at.or(card.date)?;
                let is_news = (now - NEWS_SECONDS..=now).contains(&published.second);
                let language = publication.config.language(card.lang);
                is_news.then(|| NewsEntry {
                    address: publication.config.base_url.permalink(&card.route),
                    title: &card.title,
                    lang: &language.code,
                    publication: &language.title,
                    published,
                })
            })
            .collect();
        news.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.address.cmp(&b.address)));
        news
    }

    /// The addresses of files whose names carry their digests.
    pub fn lasting_files(&self) -> Vec<String> {
        let base = &self.plan.publication.config.base_url;
        let files = self.plan.sources.statics.iter().filter(|(name, file)| assets::is_digested(name, file));
        files.map(|(name, file)| base.local(&assets::route(name, file))).collect()
    }

    /// Old and new address of every redirect, on the site.
    pub fn redirects(&self) -> Vec<(String, String)> {
        let base = &self.plan.publication.config.base_url;
        let redirects = self.plan.files.iter().filter_map(|file| match &file.what {
            What::Redirect { to } => Some((base.local(&file.route), base.local(to))),
            _ => None,
        });
        redirects.collect()
    }
}

//! The home page: the newest, the topics and regions with most articles, and what the publication recommends.

use super::Composer;
use crate::config::{LangId, TermKind};
use crate::page::listing::{HomeView, PaginatorView, SectionView, TopicNewsView, UrgedView};
use crate::page::plan::{List, ListOf};
use crate::page::view::{CardRef, TermRef};
use crate::publication::TermId;

/// Terms of a kind that the home page names.
const TERMS: usize = 12;

/// Topics whose newest articles stand on the home page, and how many of each.
const TOPICS_WITH_NEWS: usize = 6;
const NEWS_OF_A_TOPIC: usize = 3;

/// Recommendations on the home page, each of another article.
const RECOMMENDATIONS: usize = 4;

/// What all pages of the home page's list show alike.
pub(super) struct CommonTerms {
    topics: Vec<TermRef>,
    regions: Vec<TermRef>,
}

impl Composer<'_, '_> {
    /// Only the first page of the list has the news of topics and the recommendations.
    pub(super) fn home(&self, list: &List, section: SectionView, paginator: PaginatorView) -> HomeView<'_> {
        let lang = list.lang;
        let common = self.common_terms(lang);
        let is_first = paginator.current_index == 1;
        HomeView {
            section,
            by_topic: if is_first { self.news_by_topic(&common.topics) } else { Vec::new() },
            recommendations: if is_first { self.urged(list) } else { Vec::new() },
            paginator,
            topics: common.topics.clone(),
            regions: common.regions.clone(),
        }
    }

    fn news_by_topic(&self, topics: &[TermRef]) -> Vec<TopicNewsView> {
        let news = topics.iter().take(TOPICS_WITH_NEWS).filter_map(|TermRef(topic, lang)| {
            let list = self.plan.list(*self.plan.list_of.get(&(ListOf::Term(*topic), *lang))?);
            let pages = list.articles.iter().take(NEWS_OF_A_TOPIC).map(|id| CardRef(*id)).collect();
            Some(TopicNewsView { term: TermRef(*topic, *lang), pages })
        });
        news.collect()
    }

    /// The first recommendation of each of the newest articles that have one and were not withdrawn.
    fn urged(&self, list: &List) -> Vec<UrgedView<'_>> {
        let publication = self.plan.publication;
        let urged = list.articles.iter().filter_map(|id| {
            let article = publication.article(*id);
            let first = article.front.recommendations.first().filter(|_| !article.card.withdrawn)?;
            Some(UrgedView { text: &first.text, addressee: first.addressee.as_deref(), page: CardRef(*id) })
        });
        urged.take(RECOMMENDATIONS).collect()
    }

    fn common_terms(&self, lang: LangId) -> &CommonTerms {
        self.common_terms[lang.index()].get_or_init(|| CommonTerms {
            topics: self.commonest(TermKind::Topic, lang),
            regions: self.commonest(TermKind::Region, lang),
        })
    }

    fn commonest(&self, kind: TermKind, lang: LangId) -> Vec<TermRef> {
        let terms = &self.plan.publication.terms;
        let count = |term: &TermId| terms.get(*term).all[lang.index()].len();
        // Not the areas above, which hold everything.
        let direct = |term: &TermId| kind != TermKind::Region || !terms.get(*term).direct[lang.index()].is_empty();
        let mut list: Vec<TermId> = terms.shown(kind, lang).filter(|term| count(term) > 0 && direct(term)).collect();
        list.sort_by_key(|term| (std::cmp::Reverse(count(term)), terms.get(*term).id.clone()));
        list.truncate(TERMS);
        list.into_iter().map(|term| TermRef(term, lang)).collect()
    }
}

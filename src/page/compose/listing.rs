//! The views of lists and indexes.

use super::stock::kind_name;
use super::{Composer, day};
use crate::article::ListText;
use crate::config::{LangId, TermKind};
use crate::page::Main;
use crate::page::article::PictureView;
use crate::page::fill::Form;
use crate::page::frame::LinkView;
use crate::page::links::Owner;
use crate::page::listing::{
    ArchiveView, BranchView, CountryView, CrossingListView, CrossingView, LetterView, ListView, NotFoundView,
    PaginatorView, RedirectView, SearchView, SectionView, TermListView, TermPageView, TermsView, YearView,
};
use crate::page::plan::{List, ListId, ListOf, list_page};
use crate::page::view::{CardRef, Html, PrintedCard, TermRef};
use crate::publication::TermId;
use crate::route::Route;

impl<'p> Composer<'_, 'p> {
    pub(super) fn list_page(&self, id: ListId, page: usize) -> Main<'_> {
        let list = self.plan.list(id);
        let paginator = self.paginator(list, page);
        match &list.of {
            ListOf::Home => Main::Home(Box::new(self.home(list, self.section(list), paginator))),
            ListOf::Section(_) => Main::Section(Box::new(ListView { section: self.section(list), paginator })),
            ListOf::Type(_) => Main::Type(Box::new(ListView { section: self.section(list), paginator })),
            ListOf::Year(_) => Main::Year(Box::new(ListView { section: self.section(list), paginator })),
            ListOf::Term(term) => {
                let kind = self.plan.publication.terms.get(*term).kind;
                Main::Term(kind, Box::new(TermListView { term: self.term_page(*term, list), paginator }))
            }
            ListOf::Crossing(topic, region) => Main::Crossing(Box::new(CrossingListView {
                topic: TermRef(*topic, list.lang),
                region: TermRef(*region, list.lang),
                paginator,
            })),
        }
    }

    fn paginator(&self, list: &List, page: usize) -> PaginatorView {
        let size = self.plan.publication.config.paginate_by;
        let pages = self.plan.pages_of(list);
        let articles = || list.articles.iter().skip((page - 1) * size).take(size);
        let at = |page: usize| self.local(&list_page(&list.route, page));
        PaginatorView {
            pages: articles().map(|id| CardRef(*id)).collect(),
            cards: articles().map(|id| PrintedCard(*id)).collect(),
            current_index: page,
            number_pagers: pages,
            total_pages: list.articles.len(),
            previous: (page > 1).then(|| at(page - 1)),
            next: (page < pages).then(|| at(page + 1)),
            first: at(1),
            last: at(pages),
            base_url: at(1),
        }
    }

    fn section(&self, list: &List) -> SectionView {
        let publication = self.plan.publication;
        let folder = match &list.of {
            ListOf::Home => Some(""),
            ListOf::Section(section) => Some(&**section),
            _ => None,
        };
        let text = folder.and_then(|folder| publication.text(folder, list.lang));
        let title = match &list.of {
            ListOf::Home => text.and_then(|text| text.front.title.clone()).unwrap_or_default(),
            of => self.list_title(of, list.lang),
        };
        SectionView {
            title,
            content: text.map_or_else(Html::default, |text| self.list_text(text, &list.route)),
            path: self.local(&list.route),
            permalink: self.permalink(&list.route),
        }
    }

    fn list_text(&self, text: &'p ListText, route: &Route) -> Html {
        let owner = Owner { source: &text.source, lang: text.lang, route: route.clone(), body: &text.body };
        self.filled(&owner, Form::OnSite)
    }

    fn term_page(&self, id: TermId, list: &List) -> TermPageView<'_> {
        let lang = list.lang;
        let publication = self.plan.publication;
        let term = publication.terms.get(id);
        // What a person is does not change with the language: any file of theirs may say it.
        let text = term.text(lang);
        let any = || term.texts.iter().flatten().map(|text| &text.front);
        let front = |pick: fn(&crate::front_matter::TermFrontMatter) -> Option<&str>| {
            text.and_then(|text| pick(&text.front)).or_else(|| any().find_map(pick))
        };
        TermPageView {
            id: term.id.to_string(),
            kind: kind_name(term.kind),
            name: term.name(lang).to_string(),
            path: self.local(&list.route),
            permalink: self.permalink(&list.route),
            count: term.all[lang.index()].len(),
            direct_count: term.direct[lang.index()].len(),
            summary: text.and_then(|text| text.front.summary.clone()).unwrap_or_default(),
            content: text.map_or_else(Html::default, |text| {
                let owner = Owner { source: &text.source, lang, route: list.route.clone(), body: &text.body };
                self.filled(&owner, Form::OnSite)
            }),
            parents: self.shown(self.parents(id).into_iter(), lang),
            children: self.shown(self.children(id, lang).into_iter(), lang),
            crossings: self.crossings_on(id, lang),
            role: front(|front| front.role.as_deref()),
            organisation: front(|front| front.organisation.as_deref()),
            email: front(|front| front.email.as_deref()),
            orcid: front(|front| front.orcid.as_deref()).map(|orcid| orcid.rsplit('/').next().unwrap_or(orcid)),
            links: text
                .map(|text| &text.front.links)
                .filter(|links| !links.is_empty())
                .or_else(|| any().map(|front| &front.links).find(|links| !links.is_empty()))
                .map_or_else(Vec::new, |links| links.iter().map(String::as_str).collect()),
            image: self.term_picture(id, lang),
            extra: text.map_or(&self.nothing, |text| &text.front.extra),
        }
    }

    /// From the root down.
    pub(super) fn parents(&self, id: TermId) -> Vec<TermId> {
        let terms = &self.plan.publication.terms;
        let mut parents = Vec::new();
        let mut at = terms.get(id).parent;
        while let Some(parent) = at.filter(|parent| !parents.contains(parent)) {
            parents.push(parent);
            at = terms.get(parent).parent;
        }
        parents.reverse();
        parents
    }

    fn children(&self, id: TermId, lang: LangId) -> Vec<TermId> {
        let mut children = self.plan.publication.terms.get(id).children.clone();
        self.plan.publication.sort_terms(&mut children, lang);
        children
    }

    fn crossings_on(&self, id: TermId, lang: LangId) -> Vec<CrossingView> {
        let lists = self.plan.crossings.get(&(id, lang)).map_or(&[][..], Vec::as_slice);
        let crossings = lists.iter().filter_map(|list| match self.plan.list(*list).of {
            ListOf::Crossing(topic, region) => self.crossing(topic, region, lang),
            _ => None,
        });
        crossings.collect()
    }

    fn term_picture(&self, id: TermId, lang: LangId) -> Option<PictureView<'_>> {
        let term = self.plan.publication.terms.get(id);
        let texts = term.text(lang).into_iter().chain(term.texts.iter().flatten());
        for text in texts {
            let image = text.front.image.as_ref();
            let Some(src) = image.map(|image| &image.src).or(text.front.photo.as_ref()) else { continue };
            let owner = Owner { source: &text.source, lang, route: Route::page([]), body: &text.body };
            return self.picture_at(&owner, src, image);
        }
        None
    }

    pub(super) fn terms(&self, kind: TermKind, lang: LangId) -> TermsView {
        let publication = self.plan.publication;
        let shown = publication.sorted_terms(kind, lang);
        let is_root = |term: &TermId| {
            let parent = publication.terms.get(*term).parent;
            parent.is_none_or(|parent| !publication.terms.get(parent).is_shown(lang))
        };
        let roots: Vec<TermId> = shown.iter().copied().filter(is_root).collect();
        TermsView {
            terms: roots.into_iter().map(|root| self.branch(root, lang)).collect(),
            letters: self.letters(&shown, lang),
            countries: if kind == TermKind::Region { self.countries(&shown, lang) } else { Vec::new() },
        }
    }

    fn countries(&self, shown: &[TermId], lang: LangId) -> Vec<CountryView> {
        let terms = &self.plan.publication.terms;
        let count = |term: &TermId| terms.get(*term).all[lang.index()].len();
        let countries = shown.iter().filter(|term| count(term) > 0);
        let mut countries: Vec<(&'static str, TermId)> =
            countries.filter_map(|term| Some((terms.get(*term).region?.alpha2()?, *term))).collect();
        countries.sort_unstable();
        let most = countries.iter().map(|(_, term)| count(term)).max().unwrap_or_default();
        let views = countries.into_iter().map(|(code, term)| CountryView {
            code,
            term: TermRef(term, lang),
            shade: shade(count(&term), most),
        });
        views.collect()
    }

    fn branch(&self, id: TermId, lang: LangId) -> BranchView {
        let terms = &self.plan.publication.terms;
        let children = self.children(id, lang).into_iter().filter(|child| terms.get(*child).is_shown(lang));
        BranchView { term: TermRef(id, lang), children: children.map(|child| self.branch(child, lang)).collect() }
    }

    fn letters(&self, shown: &[TermId], lang: LangId) -> Vec<LetterView> {
        let publication = self.plan.publication;
        let language = publication.language(lang);
        let sort_name = |term: TermId| {
            let term = publication.terms.get(term);
            let own = term.texts.iter().flatten().find_map(|text| text.front.sort_name.clone());
            own.unwrap_or_else(|| term.name(lang).to_string())
        };
        let mut named: Vec<(String, TermId)> = shown.iter().map(|term| (sort_name(*term), *term)).collect();
        named.sort_by(|a, b| language.compare(&a.0, &b.0).then(a.1.cmp(&b.1)));
        let mut letters: Vec<LetterView> = Vec::new();
        for (name, term) in named {
            let letter = language.initial(&name);
            match letters.last_mut() {
                Some(last) if last.letter == letter => last.terms.push(TermRef(term, lang)),
                _ => letters.push(LetterView { letter, terms: vec![TermRef(term, lang)] }),
            }
        }
        letters
    }

    pub(super) fn archive(&self, lang: LangId) -> ArchiveView {
        let lists = self.plan.lists.iter().filter(|list| list.lang == lang);
        let mut years: Vec<(i16, &List)> =
            lists.filter_map(|list| if let ListOf::Year(year) = list.of { Some((year, list)) } else { None }).collect();
        years.sort_by_key(|(year, _)| std::cmp::Reverse(*year));
        let views = years.into_iter().map(|(year, list)| YearView {
            year: year.to_string(),
            path: self.local(&list.route),
            count: list.articles.len(),
        });
        ArchiveView { years: views.collect() }
    }

    pub(super) fn search(&self, lang: LangId) -> SearchView {
        let index = self.local(&self.plan.addresses.search_index(lang));
        SearchView { index, terms: self.terms(TermKind::Topic, lang).terms }
    }

    pub(super) fn not_found(&self, lang: LangId) -> NotFoundView {
        let home = LinkView { title: self.word(lang, "home"), path: self.local(&self.plan.addresses.home(lang)) };
        let indexes = TermKind::ALL.into_iter().filter_map(|kind| {
            let route = self.plan.addresses.terms(kind, lang);
            let is_there = self.plan.by_route.contains_key(&route);
            is_there.then(|| LinkView { title: self.terms_title(kind, lang), path: self.local(&route) })
        });
        NotFoundView { links: std::iter::once(home).chain(indexes).collect() }
    }

    pub(super) fn redirect(&self, to: &Route) -> RedirectView {
        RedirectView { target: self.permalink(to) }
    }

    /// The newest change among the articles of a list.
    pub fn modified(&self, list: &List) -> Option<crate::moment::Moment> {
        list.articles.iter().filter_map(|id| self.plan.publication.article(*id).card.modified()).max()
    }

    pub fn modified_day(&self, list: &List) -> Option<String> {
        self.modified(list).map(day)
    }
}

/// Each step down is for half as many articles; the last is for all that have fewer.
fn shade(count: usize, most: usize) -> usize {
    (2..=5).rev().find(|shade| count << (6 - shade) > most).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn a_country_is_a_step_paler_for_half_as_many_articles() {
        let shades = [100, 51, 50, 26, 25, 13, 12, 7, 6, 1].map(|count| shade(count, 100));
        assert_eq!(shades, [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
        assert_eq!(shade(1, 1), 5);
    }
}

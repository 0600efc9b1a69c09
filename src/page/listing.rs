//! What pages that list articles or terms show.

use super::frame::LinkView;
use super::view::{CardRef, Html, PrintedCard, TermRef, view};

view! {
    /// A page of a long list, as `paginator`.
    pub struct PaginatorView {
        /// The articles on this page.
        pub pages: Vec<CardRef>,
        /// The same, each as `card.html` prints it; nothing for each where the theme has no such template.
        pub cards: Vec<PrintedCard>,
        /// The number of this page, from 1.
        pub current_index: usize,
        /// How many pages there are.
        pub number_pagers: usize,
        /// How many articles there are on all pages.
        pub total_pages: usize,
        /// The page before, ready for `href`.
        pub previous: Option<String>,
        /// The page after, ready for `href`.
        pub next: Option<String>,
        /// The first page.
        pub first: String,
        /// The last page.
        pub last: String,
        /// The first page's address, before `page/2/`.
        pub base_url: String,
    }
}

view! {
    /// A section, the home page, a type or a year, as `section`.
    pub struct SectionView {
        /// The title; empty for the home page of a site whose `_index.md` has none.
        pub title: String,
        /// The text of its `_index.md`.
        pub content: Html,
        /// Ready for `href`.
        pub path: String,
        /// The whole address.
        pub permalink: String,
    }
}

view! {
    /// A term as links show it, in one language.
    pub struct TermView {
        /// The id, which is its address: `trade`.
        pub id: String,
        /// `topic`, `region`, `author` or `series`.
        pub kind: &'static str,
        /// The name in the page's language.
        pub name: String,
        /// Ready for `href`.
        pub path: String,
        /// The whole address.
        pub permalink: String,
        /// Articles in this language that carry it, or a term below it.
        pub count: usize,
        /// Articles in this language that carry it themselves.
        pub direct_count: usize,
        /// What it is, in a sentence; may be empty.
        pub summary: String,
    }
}

view! {
    /// A term on its own page, as `term`.
    pub struct TermPageView<'p> {
        /// The id, which is its address.
        pub id: String,
        /// `topic`, `region`, `author` or `series`.
        pub kind: &'static str,
        /// The name in the page's language.
        pub name: String,
        /// Ready for `href`.
        pub path: String,
        /// The whole address.
        pub permalink: String,
        /// Articles in this language that carry it, or a term below it.
        pub count: usize,
        /// Articles in this language that carry it themselves.
        pub direct_count: usize,
        /// What it is, in a sentence; may be empty.
        pub summary: String,
        /// The text of its own file.
        pub content: Html,
        /// The terms above it, from the root.
        pub parents: Vec<TermRef>,
        /// The terms right below it that have articles.
        pub children: Vec<TermRef>,
        /// For a topic or a region: the pages where it meets one of the other kind.
        pub crossings: Vec<CrossingView>,
        /// For an author: what they are (`Economist`).
        pub role: Option<&'p str>,
        /// For an author.
        pub organisation: Option<&'p str>,
        /// For an author.
        pub email: Option<&'p str>,
        /// For an author: the bare ORCID.
        pub orcid: Option<&'p str>,
        /// For an author: addresses elsewhere.
        pub links: Vec<&'p str>,
        /// A picture of it, or the author's photo.
        pub image: Option<super::article::PictureView<'p>>,
        /// The writer's own data.
        pub extra: &'p crate::config::Table,
    }
}

view! {
    /// Where a topic meets a region.
    pub struct CrossingView {
        /// The topic.
        pub topic: TermRef,
        /// The region.
        pub region: TermRef,
        /// Ready for `href`.
        pub path: String,
        /// Articles there.
        pub count: usize,
    }
}

view! {
    /// A term in an index of terms, with those below it, in `terms`.
    pub struct BranchView {
        /// The term.
        pub term: TermRef,
        /// The terms below it that have articles.
        pub children: Vec<BranchView>,
    }
}

view! {
    /// The terms that share a first letter, in `letters`.
    pub struct LetterView {
        /// The letter; `#` for what begins with none.
        pub letter: String,
        /// The terms, in the language's own order.
        pub terms: Vec<TermRef>,
    }
}

view! {
    /// A year of the archive, in `years`.
    pub struct YearView {
        /// `2026`.
        pub year: String,
        /// Ready for `href`.
        pub path: String,
        /// Articles in that year.
        pub count: usize,
    }
}

view! {
    /// The home page.
    pub struct HomeView<'p> {
        /// The home page's own text.
        pub section: SectionView,
        /// The newest articles.
        pub paginator: PaginatorView,
        /// The topics with most articles, at most 12.
        pub topics: Vec<TermRef>,
        /// The regions with most articles, at most 12.
        pub regions: Vec<TermRef>,
        /// The newest articles of the first six of `topics`; none from the second page on.
        pub by_topic: Vec<TopicNewsView>,
        /// What the newest articles recommend, at most four; none from the second page on.
        pub recommendations: Vec<UrgedView<'p>>,
    }
}

view! {
    /// A topic with its newest articles, in `by_topic`.
    pub struct TopicNewsView {
        /// The topic.
        pub term: TermRef,
        /// Its newest articles, at most three.
        pub pages: Vec<CardRef>,
    }
}

view! {
    /// The first recommendation of an article, on the home page.
    pub struct UrgedView<'p> {
        /// What is recommended.
        pub text: &'p str,
        /// To whom.
        pub addressee: Option<&'p str>,
        /// The article.
        pub page: CardRef,
    }
}

view! {
    /// A section, a type or one year of the archive.
    pub struct ListView {
        /// What is listed.
        pub section: SectionView,
        /// Its articles.
        pub paginator: PaginatorView,
    }
}

view! {
    /// The page of a topic, region, author or series.
    pub struct TermListView<'p> {
        /// The term.
        pub term: TermPageView<'p>,
        /// Its articles.
        pub paginator: PaginatorView,
    }
}

view! {
    /// The page where a topic meets a region.
    pub struct CrossingListView {
        /// The topic.
        pub topic: TermRef,
        /// The region.
        pub region: TermRef,
        /// The articles that have both.
        pub paginator: PaginatorView,
    }
}

view! {
    /// The index of topics, regions, authors or series.
    pub struct TermsView {
        /// The whole tree, roots in the language's own order.
        pub terms: Vec<BranchView>,
        /// The same terms without the tree, by first letter.
        pub letters: Vec<LetterView>,
        /// In the index of regions: the countries that have articles, for a map; by code.
        pub countries: Vec<CountryView>,
    }
}

view! {
    /// A country on the map of regions, in `countries`.
    pub struct CountryView {
        /// ISO 3166-1 alpha-2: `KE`; `XK` for Kosovo.
        pub code: &'static str,
        /// The country as a term.
        pub term: TermRef,
        /// How dark it is, 1 to 5: 5 has more than half as many articles as the country with most, 4 more than a quarter,
        /// and so on.
        pub shade: usize,
    }
}

view! {
    /// The index of the archive.
    pub struct ArchiveView {
        /// The years, newest first.
        pub years: Vec<YearView>,
    }
}

view! {
    /// The search page.
    pub struct SearchView {
        /// The folder of the search index, ready for `href`: a script imports `pagefind.js` from there. The preview has none.
        pub index: String,
        /// The topics as their index shows them, for readers without scripts.
        pub terms: Vec<BranchView>,
    }
}

view! {
    /// The page for addresses that are nowhere.
    pub struct NotFoundView {
        /// The index pages, to go on from.
        pub links: Vec<LinkView>,
    }
}

view! {
    /// A page that leads to where a piece stands now.
    pub struct RedirectView {
        /// The new address, whole.
        pub target: String,
    }
}

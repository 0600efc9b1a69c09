//! The keys that a writer can type, with their other names.

/// A key and what it is.
pub(super) struct Key {
    pub name: &'static str,
    /// The names that it has in Hugo, Zola or Jekyll, or in common speech.
    pub aliases: &'static [&'static str],
    pub shape: Shape,
    pub field: Field,
    pub two_names: TwoNames,
}

impl Key {
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    pub(super) fn has_name(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

/// What to ask the quick reader for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One text, number, date, or true and false.
    Scalar,
    /// A list of texts, or one text.
    Texts,
    /// Anything.
    Free,
}

/// What it means if a key stands in one file under two of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TwoNames {
    Mistake,
    /// The first name in the table counts. Many archives carry the same summary twice.
    FirstCounts,
}

macro_rules! fields {
    ($($field:ident)*) => {
        /// What a key sets.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Field { $($field,)* }
    };
}

fields! {
    Title Id Subtitle Kicker Date Updated Tags Regions Related RelatedExclude RelatedLimit Authors Summary Kind Series
    SeriesNumber Slug Aliases Lang TranslationOf Draft PublishAt ExpiresAt Status Changes Supersedes Withdrawn KeyPoints
    Recommendations Image Number Doi Isbn License Funding Disclosure PeerReviewed Original Attachments Bibliography Toc
    Template Weight CheckOff Extra
    Synonyms Parent Codes SortName Role Email Orcid Links Photo Organisation Collective
}

impl Field {
    /// Whether it decides if the piece is public.
    pub(super) fn is_gate(self) -> bool {
        matches!(self, Field::Draft | Field::PublishAt | Field::ExpiresAt)
    }
}

const fn key(name: &'static str, aliases: &'static [&'static str], shape: Shape, field: Field) -> Key {
    Key { name, aliases, shape, field, two_names: TwoNames::Mistake }
}

const fn loose(name: &'static str, aliases: &'static [&'static str], shape: Shape, field: Field) -> Key {
    Key { name, aliases, shape, field, two_names: TwoNames::FirstCounts }
}

const SUMMARY: Key = loose("summary", &["description", "excerpt", "deck"], Shape::Scalar, Field::Summary);

/// Of articles, pages, sections and the home page.
pub(super) const ARTICLE: &[Key] = &[
    key("title", &[], Shape::Scalar, Field::Title),
    key("id", &[], Shape::Scalar, Field::Id),
    key("subtitle", &[], Shape::Scalar, Field::Subtitle),
    key("kicker", &[], Shape::Scalar, Field::Kicker),
    key("date", &[], Shape::Scalar, Field::Date),
    loose("updated", &["lastmod", "last_modified_at"], Shape::Scalar, Field::Updated),
    key("tags", &["topics"], Shape::Texts, Field::Tags),
    key("region", &["regions"], Shape::Texts, Field::Regions),
    key("related", &[], Shape::Texts, Field::Related),
    key("related_exclude", &[], Shape::Texts, Field::RelatedExclude),
    key("related_limit", &[], Shape::Scalar, Field::RelatedLimit),
    key("authors", &["author"], Shape::Free, Field::Authors),
    SUMMARY,
    loose("type", &["layout"], Shape::Scalar, Field::Kind),
    key("series", &[], Shape::Scalar, Field::Series),
    key("series_number", &[], Shape::Scalar, Field::SeriesNumber),
    key("slug", &[], Shape::Scalar, Field::Slug),
    key("aliases", &["redirect_from"], Shape::Texts, Field::Aliases),
    key("lang", &[], Shape::Scalar, Field::Lang),
    key("translation_of", &["translationKey"], Shape::Scalar, Field::TranslationOf),
    key("draft", &[], Shape::Scalar, Field::Draft),
    key("publish_at", &["publishDate"], Shape::Scalar, Field::PublishAt),
    key("expires_at", &["expires", "expiryDate"], Shape::Scalar, Field::ExpiresAt),
    key("status", &[], Shape::Scalar, Field::Status),
    key("changes", &[], Shape::Free, Field::Changes),
    key("supersedes", &[], Shape::Texts, Field::Supersedes),
    key("withdrawn", &[], Shape::Free, Field::Withdrawn),
    key("key_points", &[], Shape::Texts, Field::KeyPoints),
    key("recommendations", &[], Shape::Free, Field::Recommendations),
    key("image", &[], Shape::Free, Field::Image),
    key("number", &[], Shape::Scalar, Field::Number),
    key("doi", &[], Shape::Scalar, Field::Doi),
    key("isbn", &[], Shape::Scalar, Field::Isbn),
    key("license", &[], Shape::Scalar, Field::License),
    key("funding", &[], Shape::Scalar, Field::Funding),
    key("disclosure", &[], Shape::Scalar, Field::Disclosure),
    key("peer_reviewed", &[], Shape::Scalar, Field::PeerReviewed),
    key("original", &[], Shape::Scalar, Field::Original),
    key("attachments", &[], Shape::Free, Field::Attachments),
    key("bibliography", &[], Shape::Scalar, Field::Bibliography),
    key("toc", &[], Shape::Scalar, Field::Toc),
    key("template", &[], Shape::Scalar, Field::Template),
    key("weight", &[], Shape::Scalar, Field::Weight),
    key("check_off", &[], Shape::Texts, Field::CheckOff),
    key("extra", &[], Shape::Free, Field::Extra),
];

/// Of the files of topics, regions, authors and series.
pub(super) const TERM: &[Key] = &[
    key("title", &[], Shape::Free, Field::Title),
    key("synonyms", &[], Shape::Texts, Field::Synonyms),
    key("parent", &[], Shape::Scalar, Field::Parent),
    key("codes", &[], Shape::Texts, Field::Codes),
    SUMMARY,
    key("image", &[], Shape::Free, Field::Image),
    key("weight", &[], Shape::Scalar, Field::Weight),
    key("aliases", &["redirect_from"], Shape::Texts, Field::Aliases),
    key("lang", &[], Shape::Scalar, Field::Lang),
    key("sort_name", &[], Shape::Scalar, Field::SortName),
    key("role", &[], Shape::Scalar, Field::Role),
    key("email", &[], Shape::Scalar, Field::Email),
    key("orcid", &[], Shape::Scalar, Field::Orcid),
    key("links", &[], Shape::Texts, Field::Links),
    key("photo", &[], Shape::Scalar, Field::Photo),
    key("organisation", &[], Shape::Scalar, Field::Organisation),
    key("check_off", &[], Shape::Texts, Field::CheckOff),
    key("collective", &[], Shape::Scalar, Field::Collective),
    key("extra", &[], Shape::Free, Field::Extra),
];

/// The key of this name or other name.
pub(super) fn find(keys: &'static [Key], name: &str) -> Option<&'static Key> {
    keys.iter().find(|key| key.has_name(name))
}

/// Every name and other name.
pub(super) fn names(keys: &'static [Key]) -> impl Iterator<Item = &'static str> {
    keys.iter().flat_map(Key::names)
}

//! The rules that a publication is held to: each with a stable code, a name for `[check]` and a level.

use super::Severity;

/// What `[check]` makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Off,
    Warn,
    Error,
}

macro_rules! rules {
    ($( $(#[$doc:meta])* $rule:ident = $code:literal $name:literal $severity:ident $kind:ident; )*) => {
        /// One rule. The number of a code never changes and is never used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $( $(#[$doc])* $rule, )* }

        impl Rule {
            /// Every rule, by code.
            pub const ALL: &'static [Rule] = &[$( Rule::$rule, )*];

            /// `M0101`: what documents and other tools call it.
            pub fn code(self) -> &'static str {
                match self { $( Rule::$rule => $code, )* }
            }

            /// `unknown-key`: what `[check]` in `config.toml` calls it.
            pub fn name(self) -> &'static str {
                match self { $( Rule::$rule => $name, )* }
            }

            pub fn severity(self) -> Severity {
                match self { $( Rule::$rule => Severity::$severity, )* }
            }

            /// Whether `[check]` and `--lenient` may change its level: not where nothing could be built.
            pub fn is_adjustable(self) -> bool {
                !matches!(self.kind(), Kind::Fixed)
            }

            /// Whether `masthead check` alone tells it, and `--strict` leaves it a warning.
            pub fn is_remark(self) -> bool {
                matches!(self.kind(), Kind::Remark | Kind::Customary)
            }

            /// Whether it speaks only where most of the publication keeps it, unless `[check]` gives it a level.
            pub fn is_customary(self) -> bool {
                matches!(self.kind(), Kind::Customary)
            }

            fn kind(self) -> Kind {
                match self { $( Rule::$rule => Kind::$kind, )* }
            }
        }
    };
}

enum Kind {
    /// A mistake of a writer; the rest of the publication can be built without it.
    Content,
    /// What keeps no text from being published; `masthead check` alone tells it.
    Remark,
    /// A remark on what most of a publication has and some piece lacks.
    Customary,
    /// Nothing can be built.
    Fixed,
}

rules! {
    /// A key that no one reads.
    UnknownKey = "M0101" "unknown-key" Warning Content;
    /// A key that is read and checked but changes nothing yet.
    IdleKey = "M0102" "idle-key" Warning Content;
    MissingTitle = "M0103" "missing-title" Error Content;
    MissingDate = "M0104" "missing-date" Error Content;
    /// A value of the wrong kind (a number where a list is wanted …).
    BadValue = "M0105" "bad-value" Error Content;
    BadDate = "M0106" "bad-date" Error Content;
    /// One key twice, also under two names.
    DoubledKey = "M0107" "doubled-key" Error Content;
    /// Text between the `---` lines that is not YAML.
    BadYaml = "M0108" "bad-yaml" Error Content;
    /// No front matter, or one that does not begin or end with `---`.
    NoFrontMatter = "M0109" "no-front-matter" Error Content;
    /// Front matter, title or file larger than anyone types.
    TooLarge = "M0110" "too-large" Error Content;
    ConflictMarker = "M0111" "conflict-marker" Error Content;
    ControlCharacter = "M0112" "control-character" Error Content;
    ExpiresFirst = "M0113" "expires-first" Warning Content;
    BadSlug = "M0114" "bad-slug" Error Content;
    BadLanguage = "M0115" "bad-language" Error Content;
    UndeclaredLanguage = "M0116" "undeclared-language" Warning Content;
    /// A file with nothing in it.
    EmptyFile = "M0117" "empty-file" Error Content;
    /// Front matter and no text.
    EmptyBody = "M0118" "empty-body" Warning Content;
    /// Not UTF-8.
    Encoding = "M0119" "encoding" Error Content;
    /// Tags or entities in a text that is plain: readers would see them.
    MarkupInText = "M0120" "markup-in-text" Warning Content;

    UndefinedFootnote = "M0201" "undefined-footnote" Warning Content;
    UnsafeLink = "M0202" "unsafe-link" Error Content;
    UnsafeHtml = "M0203" "unsafe-html" Warning Content;

    DeadLink = "M0301" "dead-link" Error Content;
    DeadAnchor = "M0302" "dead-anchor" Error Content;
    MissingImage = "M0303" "missing-image" Error Content;
    /// A link or picture that leaves the site's folder.
    LinkOutside = "M0304" "link-outside" Error Content;
    LinkToDraft = "M0305" "link-to-draft" Error Content;
    LinkToScheduled = "M0306" "link-to-scheduled" Warning Content;
    UnknownRelated = "M0307" "unknown-related" Error Content;
    AmbiguousRelated = "M0308" "ambiguous-related" Error Content;
    RelatedToItself = "M0309" "related-to-itself" Warning Content;
    MissingAttachment = "M0310" "missing-attachment" Error Content;

    /// One term in two spellings.
    TermSpelling = "M0401" "term-spelling" Warning Content;
    /// Two terms that would share one address.
    TermClash = "M0402" "term-clash" Error Content;
    UnknownRegion = "M0403" "unknown-region" Warning Content;
    /// A term with no letter or digit to make an address of.
    BadTerm = "M0404" "bad-term" Error Content;
    /// A term called like a fixed part of addresses.
    ReservedTerm = "M0405" "reserved-term" Warning Content;
    InvisibleCharacter = "M0406" "invisible-character" Warning Content;
    UnknownParent = "M0407" "unknown-parent" Error Content;
    ParentLoop = "M0408" "parent-loop" Error Content;
    /// A topic in `config.toml` that no article carries.
    UnknownTopic = "M0409" "unknown-topic" Warning Content;
    /// A type in `config.toml` that no article has.
    UnknownType = "M0410" "unknown-type" Warning Content;

    AddressClash = "M0501" "address-clash" Error Content;
    /// A file name that makes an unwieldy address.
    FileName = "M0502" "file-name" Warning Content;
    /// Two translations of one piece in the same language.
    DoubledTranslation = "M0503" "doubled-translation" Error Content;
    DoubledId = "M0504" "doubled-id" Error Content;
    UnknownTranslation = "M0505" "unknown-translation" Error Content;
    /// A file name that does not work everywhere.
    BadFileName = "M0506" "bad-file-name" Error Content;

    UnreadableFile = "M0601" "unreadable-file" Error Content;
    /// A link of the file system that leads out of the site, or in a circle.
    SymlinkOutside = "M0602" "symlink-outside" Error Content;
    /// A picture with a program in it.
    ActivePicture = "M0603" "active-picture" Warning Content;
    /// A picture whose name says that it is of another kind.
    PictureEnding = "M0604" "picture-ending" Warning Content;
    /// A picture that is broken, or too large to be decoded.
    UnusablePicture = "M0605" "unusable-picture" Error Content;

    BadConfig = "M0701" "bad-config" Error Fixed;
    UnknownConfigKey = "M0702" "unknown-config-key" Warning Fixed;
    NoContent = "M0703" "no-content" Error Fixed;
    /// Colours of `[design]` that are hard to read on each other.
    LowContrast = "M0704" "low-contrast" Warning Content;

    NoTheme = "M0801" "no-theme" Error Fixed;
    BadTemplate = "M0802" "bad-template" Error Fixed;
    BadStrings = "M0803" "bad-strings" Error Fixed;
    /// A `theme.toml` that cannot be read.
    BadTheme = "M0804" "bad-theme" Error Fixed;

    // What `masthead check` alone tells.
    MissingAlt = "M0901" "missing-alt" Warning Remark;
    SkippedHeading = "M0902" "skipped-heading" Warning Remark;
    /// `click here`.
    VagueLink = "M0903" "vague-link" Warning Remark;
    MissingSummary = "M0904" "missing-summary" Warning Customary;
    LongSummary = "M0905" "long-summary" Warning Remark;
    LongTitle = "M0906" "long-title" Warning Customary;
    NoCardPicture = "M0907" "no-card-picture" Warning Customary;
    /// What Google Scholar would take if it said who wrote it.
    ScholarAuthors = "M0908" "scholar-authors" Warning Remark;
    UnlinkedArticle = "M0909" "unlinked-article" Warning Customary;
    SingleUseTopic = "M0910" "single-use-topic" Warning Customary;
    /// Two topics that readers would take for one.
    NearTopics = "M0911" "near-topics" Warning Remark;
    NoAuthorFile = "M0912" "no-author-file" Warning Customary;
    MissingTranslation = "M0913" "missing-translation" Warning Customary;
    OutdatedTranslation = "M0914" "outdated-translation" Warning Remark;
    /// A public text names a piece that is held back.
    EmbargoLeak = "M0915" "embargo-leak" Warning Remark;

    // What `masthead check --external` alone tells, of addresses on other sites.
    /// There is no page.
    ExternalGone = "M1001" "external-gone" Warning Remark;
    /// For good at another address.
    ExternalMoved = "M1002" "external-moved" Warning Remark;
    /// The host cannot be spoken to.
    ExternalSilent = "M1003" "external-silent" Warning Remark;
    /// The host says that it cannot answer now.
    ExternalFailing = "M1004" "external-failing" Warning Remark;
    /// This machine or a private network: not asked.
    ExternalPrivate = "M1005" "external-private" Warning Remark;
}

impl Rule {
    /// The rule that `[check]` calls by this name or code.
    pub fn named(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name || rule.code() == name)
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Rule::named(&code).ok_or_else(|| serde::de::Error::custom("no such rule"))
    }
}

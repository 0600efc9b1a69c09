//! What a language does with dates, numbers, lists, plurals and the order of words.
//!
//! The only module that names icu. A [`Language`] is made once for each language of a site and shared by all threads.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{self, AtomicU32};

use foldhash::{HashMap, HashMapExt};
use icu_calendar::{Date as IcuDate, Gregorian};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::{LanguageIdentifier, Locale, LocaleDirectionality, LocaleExpander};
use icu_plurals::{PluralCategory, PluralOperands, PluralRules};
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::slug::{lower_nfkc, transliterate, without_accents};

mod codes;
mod initial;

pub use codes::looks_like_code;

/// A language that a publication can be written in. Cheap to clone; equal if the codes are.
#[derive(Clone)]
pub struct Language(Arc<Inner>);

impl Language {
    /// The language with this BCP 47 code (`fr`, `pt-BR`, `zh-Hant`), whatever its case. None if it is not a code, has an
    /// extension, or names no language that we know of: those with two letters and the commoner ones with three.
    pub fn new(code: &str) -> Option<Self> {
        let identifier: LanguageIdentifier = code.parse().ok()?;
        if !codes::is_known(identifier.language.as_str()) {
            return None;
        }
        Inner::new(identifier).map(|inner| Self(Arc::new(inner)))
    }

    /// The code in its usual case: `pt-BR`, `zh-Hant`.
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// With the region where most of its readers live, as Open Graph writes it: `fr_FR`, `pt_BR`.
    pub fn locale(&self) -> &str {
        &self.0.locale
    }

    /// The language's name for itself (`français`), the code if we do not know it.
    pub fn own_name(&self) -> String {
        codes::own_name(&self.0.code)
    }

    /// Which way its lines run.
    pub fn direction(&self) -> Direction {
        self.0.direction
    }

    /// A day, month or year in words, in the Gregorian calendar (as archives and addresses count): `1er mars 2026`.
    pub fn date(&self, date: Date, style: DateStyle) -> String {
        let key = (self.0.id, style, date);
        DATES.with_borrow_mut(|dates| {
            if let Some(text) = dates.get(&key) {
                return String::from(&**text);
            }
            if dates.len() >= KEPT_DATES {
                dates.clear();
            }
            let text = self.0.date(date, style);
            dates.insert(key, text.clone().into_boxed_str());
            text
        })
    }

    /// A number with the language's digits and groups: `1 204` with a narrow no-break space in French.
    pub fn number(&self, number: i64) -> String {
        self.0.grouped.format(&Decimal::from(number)).to_string()
    }

    /// `units` times ten to the power of minus `places`, with that many digits after the decimal sign: `(15, 1)` is `1,5`
    /// in French.
    pub fn decimal(&self, units: i64, places: u8, grouping: Grouping) -> String {
        let formatter = match grouping {
            Grouping::Usual => &self.0.grouped,
            Grouping::Never => &self.0.ungrouped,
        };
        formatter.format(&decimal(units, places)).to_string()
    }

    /// The form of the noun that goes with this number: cardinal (`2 articles`) or ordinal (`the 2nd article`).
    pub fn plural(&self, units: i64, places: u8, counting: Counting) -> Plural {
        let rules = match counting {
            Counting::Cardinal => &self.0.cardinal,
            Counting::Ordinal => &self.0.ordinal,
        };
        Plural::from(match places {
            0 => rules.category_for(units),
            _ => rules.category_for(PluralOperands::from(&decimal(units, places))),
        })
    }

    /// A list as a sentence has it: `A, B et C`. Empty if there are no items.
    pub fn list_and<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.0.list.format(items.iter().map(AsRef::as_ref)).to_string()
    }

    /// The order of a dictionary in this language: É beside E, Å after Z in Norwegian. Equal only for equal texts.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.collator.compare(a, b).then_with(|| a.cmp(b))
    }

    /// The heading under which a name stands in an A to Z list: a letter of this language, or `#`. Names in the order of
    /// [`Language::compare`] have each heading in one run.
    pub fn initial(&self, name: &str) -> String {
        initial::initial(self, name)
    }

    /// Whether two texts have the same letters for this language: `é` and `e` in French, not `å` and `a` in Norwegian.
    fn same_letters(&self, a: &str, b: &str) -> bool {
        self.0.letters.compare(a, b) == Ordering::Equal
    }
}

/// The key under which spellings meet that differ only in case, accents, kind of apostrophe or spaces: `Économie` and
/// `economie`. The same for all languages, because a term is one across languages. Signs stay: `C`, `C#` and `C++` differ.
pub fn fold(text: &str) -> String {
    let lower = without_accents(&lower_nfkc(text));
    let mut folded = String::with_capacity(lower.len());
    for word in lower.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | 'ʼ' | '`' | '´' => folded.push('\''),
                'ς' => folded.push('σ'),
                c => match transliterate(c) {
                    Some(letters) => folded.extend(letters.chars().map(|letter| letter.to_ascii_lowercase())),
                    None => folded.push(c),
                },
            }
        }
    }
    if folded.is_ascii() { folded } else { folded.nfc().collect() }
}

/// How much of a day is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// `3 novembre 2026`
    Long,
    /// `3 nov. 2026`
    Medium,
    /// `novembre 2026`
    MonthYear,
    /// `2026`
    Year,
}

/// Which way lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Whether the digits of large numbers stand in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    Usual,
    Never,
}

/// Counting things or telling their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    Cardinal,
    Ordinal,
}

/// CLDR's plural categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Plural {
    /// The name by which Fluent's variants call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

impl From<PluralCategory> for Plural {
    fn from(category: PluralCategory) -> Self {
        match category {
            PluralCategory::Zero => Self::Zero,
            PluralCategory::One => Self::One,
            PluralCategory::Two => Self::Two,
            PluralCategory::Few => Self::Few,
            PluralCategory::Many => Self::Many,
            PluralCategory::Other => Self::Other,
        }
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Language {}

impl PartialOrd for Language {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Language {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.code())
    }
}

/// A publication names few days many times; to write one anew takes 400 ns, to find it here 30.
const KEPT_DATES: usize = 8192;

thread_local! {
    static DATES: RefCell<HashMap<(u32, DateStyle, Date), Box<str>>> = RefCell::new(HashMap::new());
}

/// Tells languages apart in `DATES` for less than a comparison of codes.
static NEXT_ID: AtomicU32 = AtomicU32::new(0);

type DateFormatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

struct Inner {
    id: u32,
    code: String,
    locale: String,
    is_french: bool,
    direction: Direction,
    long: DateFormatter<YMD>,
    medium: DateFormatter<YMD>,
    month_year: DateFormatter<YM>,
    year: DateFormatter<Y>,
    grouped: DecimalFormatter,
    ungrouped: DecimalFormatter,
    cardinal: PluralRules,
    ordinal: PluralRules,
    list: ListFormatter,
    collator: CollatorBorrowed<'static>,
    letters: CollatorBorrowed<'static>,
}

impl Inner {
    /// None only if the data compiled into icu lacked even its language-neutral part.
    fn new(identifier: LanguageIdentifier) -> Option<Self> {
        let code = identifier.to_string();
        let is_rtl = LocaleDirectionality::new_extended().is_right_to_left(&identifier);
        let is_french = identifier.language.as_str() == "fr";
        let open_graph = with_region(&identifier);
        let locale = Locale::from(identifier);
        let mut never = DecimalFormatterOptions::default();
        never.grouping_strategy = Some(GroupingStrategy::Never);
        let mut by_letter = CollatorOptions::default();
        by_letter.strength = Some(Strength::Primary);
        Some(Self {
            id: NEXT_ID.fetch_add(1, atomic::Ordering::Relaxed),
            code,
            locale: open_graph,
            is_french,
            direction: if is_rtl { Direction::Rtl } else { Direction::Ltr },
            long: DateFormatter::try_new((&locale).into(), YMD::long().with_year_style(YearStyle::Full)).ok()?,
            medium: DateFormatter::try_new((&locale).into(), YMD::medium().with_year_style(YearStyle::Full)).ok()?,
            month_year: DateFormatter::try_new((&locale).into(), YM::long().with_year_style(YearStyle::Full)).ok()?,
            year: DateFormatter::try_new((&locale).into(), Y::long().with_year_style(YearStyle::Full)).ok()?,
            grouped: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok()?,
            ungrouped: DecimalFormatter::try_new((&locale).into(), never).ok()?,
            cardinal: PluralRules::try_new_cardinal((&locale).into()).ok()?,
            ordinal: PluralRules::try_new_ordinal((&locale).into()).ok()?,
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok()?,
            collator: Collator::try_new((&locale).into(), CollatorOptions::default()).ok()?,
            letters: Collator::try_new((&locale).into(), by_letter).ok()?,
        })
    }

    fn date(&self, date: Date, style: DateStyle) -> String {
        let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
        let day_of_icu = IcuDate::try_new_gregorian(i32::from(date.year()), month, day)
            .expect("jiff's years, months and days are icu's");
        let text = match style {
            DateStyle::Long => self.long.format(&day_of_icu).to_string(),
            DateStyle::Medium => self.medium.format(&day_of_icu).to_string(),
            DateStyle::MonthYear => self.month_year.format(&day_of_icu).to_string(),
            DateStyle::Year => self.year.format(&day_of_icu).to_string(),
        };
        // CLDR has no ordinal for the first of the month, which French wants.
        match text.strip_prefix("1 ") {
            Some(month) if self.is_french => format!("1er {month}"),
            _ => text,
        }
    }
}

fn with_region(identifier: &LanguageIdentifier) -> String {
    let mut likely = identifier.clone();
    LocaleExpander::new_extended().maximize(&mut likely);
    let language = identifier.language.as_str();
    likely.region.map_or_else(|| language.to_owned(), |region| format!("{language}_{region}"))
}

fn decimal(units: i64, places: u8) -> Decimal {
    let mut decimal = Decimal::from(units);
    decimal.multiply_pow10(-i16::from(places));
    decimal
}

#[cfg(test)]
mod tests;

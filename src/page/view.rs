//! What a template sees: plain structs, complete when they arrive, that know no template engine.
//!
//! The macro `view!` declares one and, from the same lines, what the theme turns into values and what `docs/themes.md` prints.

use std::borrow::Cow;

use crate::config::LangId;
use crate::publication::{ArticleId, TermId};

/// The kinds of thing that a template can be given.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum<'v> {
    Nothing,
    Truth(bool),
    Number(i64),
    Decimal(f64),
    /// Escaped where it is printed.
    Text(Cow<'v, str>),
    /// Finished HTML, printed as it is.
    Html(Cow<'v, str>),
    /// An article as lists show it; the theme keeps one value for each.
    Card(ArticleId),
    /// A term in one language; the theme keeps one value for each.
    Term(TermId, LangId),
    List(Vec<Datum<'v>>),
    Map(Vec<(&'static str, Datum<'v>)>),
    /// The writer's own data.
    Data(&'v serde_json::Value),
    /// A table of the writer's own data.
    Table(&'v crate::config::Table),
}

/// Something that a field of a view can hold.
pub trait Show {
    /// The kind as theme makers read it: `text`, `list of Card`.
    fn kind() -> String;

    fn show(&self) -> Datum<'_>;
}

/// One line of the theme contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub kind: String,
    pub doc: String,
}

/// A view's own page in the theme contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    pub name: &'static str,
    pub doc: String,
    pub fields: Vec<Field>,
}

/// A view struct, with its contract.
pub trait View: Show {
    fn contract() -> Contract;
}

/// Declares a view. A field called `r#type` is `type` in templates. Every field needs a doc comment.
macro_rules! view {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident $(<$life:lifetime>)? {
            $( $(#[doc = $field_doc:literal])+ pub $field:ident : $kind:ty, )*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name $(<$life>)? { $( $(#[doc = $field_doc])+ pub $field: $kind, )* }

        impl $(<$life>)? $crate::page::view::Show for $name $(<$life>)? {
            fn kind() -> String {
                stringify!($name).trim_end_matches("View").to_owned()
            }

            fn show(&self) -> $crate::page::view::Datum<'_> {
                $crate::page::view::Datum::Map(vec![
                    $( ($crate::page::view::key(stringify!($field)), $crate::page::view::Show::show(&self.$field)), )*
                ])
            }
        }

        impl $(<$life>)? $crate::page::view::View for $name $(<$life>)? {
            fn contract() -> $crate::page::view::Contract {
                $crate::page::view::Contract {
                    name: stringify!($name).trim_end_matches("View"),
                    doc: [$($doc),+].join(" ").trim().to_owned(),
                    fields: vec![$( $crate::page::view::Field {
                        name: $crate::page::view::key(stringify!($field)),
                        kind: <$kind as $crate::page::view::Show>::kind(),
                        doc: [$($field_doc),+].join(" ").trim().to_owned(),
                    }, )*],
                }
            }
        }
    };
}
pub(crate) use view;

/// The name in templates of a field of this name.
pub fn key(field: &'static str) -> &'static str {
    field.strip_prefix("r#").unwrap_or(field)
}

/// Finished HTML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Html(pub String);

/// An article as lists show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardRef(pub ArticleId);

/// A term as links show it, in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermRef(pub TermId, pub LangId);

impl Show for Html {
    fn kind() -> String {
        "HTML".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Html(Cow::Borrowed(&self.0))
    }
}

impl Show for CardRef {
    fn kind() -> String {
        "Card".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Card(self.0)
    }
}

impl Show for TermRef {
    fn kind() -> String {
        "Term".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Term(self.0, self.1)
    }
}

impl Show for &str {
    fn kind() -> String {
        "text".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Text(Cow::Borrowed(self))
    }
}

impl Show for Cow<'_, str> {
    fn kind() -> String {
        "text".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Text(Cow::Borrowed(self))
    }
}

impl Show for String {
    fn kind() -> String {
        "text".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Text(Cow::Borrowed(self))
    }
}

impl Show for bool {
    fn kind() -> String {
        "true or false".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Truth(*self)
    }
}

impl Show for usize {
    fn kind() -> String {
        "number".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Number(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

impl Show for f64 {
    fn kind() -> String {
        "number".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Decimal(*self)
    }
}

impl Show for &crate::config::Table {
    fn kind() -> String {
        "table".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::Table(self)
    }
}

impl<T: Show> Show for Option<T> {
    fn kind() -> String {
        format!("{} or nothing", T::kind())
    }

    fn show(&self) -> Datum<'_> {
        self.as_ref().map_or(Datum::Nothing, Show::show)
    }
}

impl<T: Show> Show for Vec<T> {
    fn kind() -> String {
        format!("list of {}", T::kind())
    }

    fn show(&self) -> Datum<'_> {
        Datum::List(self.iter().map(Show::show).collect())
    }
}

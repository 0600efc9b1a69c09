//! What a template sees: plain structs, complete when they arrive, that know no template engine.
//!
//! The macro `view!` declares one and, from the same lines, what the theme turns into values and what `docs/themes.md` prints.

use std::borrow::Cow;

use crate::config::LangId;
use crate::publication::{ArticleId, TermId};

/// The kinds of thing that a template can be given.
#[derive(Clone, Debug)]
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
    /// An article's card as the theme prints it, once.
    PrintedCard(ArticleId),
    /// A term in one language; the theme keeps one value for each.
    Term(TermId, LangId),
    List(&'v dyn Items),
    View(&'v dyn View),
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

/// Several things of one kind, shown one by one as they are asked for.
pub trait Items: std::fmt::Debug {
    fn count(&self) -> usize;

    fn item(&self, index: usize) -> Datum<'_>;
}

/// A view struct, whose fields are shown one by one.
pub trait View: std::fmt::Debug {
    /// Hands over each field with its name, in order.
    fn each_field<'v>(&'v self, take: &mut dyn FnMut(&'static str, Datum<'v>));

    fn field_count(&self) -> usize;
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

/// A view with its contract.
pub trait Contracted: View {
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
                $crate::page::view::Datum::View(self)
            }
        }

        impl $(<$life>)? $crate::page::view::View for $name $(<$life>)? {
            fn each_field<'v>(&'v self, take: &mut dyn FnMut(&'static str, $crate::page::view::Datum<'v>)) {
                $( take($crate::page::view::key(stringify!($field)), $crate::page::view::Show::show(&self.$field)); )*
            }

            fn field_count(&self) -> usize {
                [$( stringify!($field) ),*].len()
            }
        }

        impl $(<$life>)? $crate::page::view::Contracted for $name $(<$life>)? {
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

/// An article's card as the theme prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedCard(pub ArticleId);

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

impl Show for PrintedCard {
    fn kind() -> String {
        "HTML".into()
    }

    fn show(&self) -> Datum<'_> {
        Datum::PrintedCard(self.0)
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

impl<T: Show + std::fmt::Debug> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Datum<'_> {
        self[index].show()
    }
}

impl<T: Show + std::fmt::Debug> Show for Vec<T> {
    fn kind() -> String {
        format!("list of {}", T::kind())
    }

    fn show(&self) -> Datum<'_> {
        Datum::List(self)
    }
}

//! The HTML that writers may type: elements, where they may stand, and their attributes.
//!
//! It holds what articles are made of and nothing that acts: no script, style, frame, form or plug-in, no event
//! handler, no inline style.

/// What an element is, for the question where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Block,
    Inline,
    Image,
    Item,
    /// `dt` and `dd`.
    Term,
    /// `caption`, `colgroup`, `thead`, `tbody`, `tfoot`.
    TablePart,
    Column,
    Row,
    Cell,
    /// `source` and `track`.
    Source,
    Figcaption,
    Summary,
    /// `rt` and `rp`.
    RubyPart,
    /// An element inside `math`.
    MathPart,
}

/// What may stand in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Model {
    Flow,
    Phrasing,
    /// What its parent may hold: `a`, `ins`, `del`.
    Parent,
    Items,
    Terms,
    Table,
    Columns,
    Rows,
    Cells,
    Media,
    Picture,
    Figure,
    Details,
    Ruby,
    Math,
    /// The parts of formulas that hold text.
    MathText,
    /// Nothing, and no end tag either.
    Void,
}

impl Model {
    pub fn accepts(self, class: Class) -> bool {
        use Class::*;
        match self {
            Model::Flow => matches!(class, Block | Inline | Image),
            Model::Phrasing => matches!(class, Inline | Image),
            Model::Items => class == Item,
            Model::Terms => class == Term,
            Model::Table => matches!(class, TablePart | Row),
            Model::Columns => class == Column,
            Model::Rows => class == Row,
            Model::Cells => class == Cell,
            Model::Media => matches!(class, Source | Inline | Image),
            Model::Picture => matches!(class, Source | Image),
            Model::Figure => matches!(class, Block | Inline | Image | Figcaption),
            Model::Details => matches!(class, Block | Inline | Image | Summary),
            Model::Ruby => matches!(class, Inline | Image | RubyPart),
            Model::Math => class == MathPart,
            Model::MathText => matches!(class, Inline | Image),
            Model::Parent | Model::Void => false,
        }
    }

    pub fn takes_text(self) -> bool {
        self.accepts(Class::Inline)
    }
}

/// An element that passes.
#[derive(Debug)]
pub(super) struct Element {
    pub name: &'static str,
    pub class: Class,
    pub model: Model,
    /// Its own attributes, beside those that every element may have.
    pub attributes: &'static [&'static str],
}

impl Element {
    /// By its name in lower case.
    pub fn named(name: &str) -> Option<&'static Element> {
        ELEMENTS.binary_search_by(|element| element.name.cmp(name)).ok().map(|index| &ELEMENTS[index])
    }

    /// Whether the attribute, in lower case, may stand on it.
    pub fn allows(&self, attribute: &str) -> bool {
        let is_data = || {
            let name = attribute.strip_prefix("data-").or(attribute.strip_prefix("aria-"));
            name.is_some_and(|name| !name.is_empty() && name.bytes().all(is_name_byte))
        };
        self.attributes.contains(&attribute) || GLOBAL.contains(&attribute) || is_data()
    }
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

/// Elements whose content is no text for readers: it goes with the tags.
pub(super) const MUTED: [&str; 7] = ["iframe", "script", "style", "svg", "template", "textarea", "title"];

/// Attributes that hold an address.
pub(super) const ADDRESSES: [&str; 4] = ["cite", "href", "poster", "src"];

const GLOBAL: [&str; 9] = ["class", "dir", "hidden", "id", "lang", "role", "tabindex", "title", "translate"];

const NONE: &[&str] = &[];
const EDIT: &[&str] = &["cite", "datetime"];
const CELL: &[&str] = &["abbr", "colspan", "headers", "rowspan", "scope"];
const MATH: &[&str] = &[
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

const fn element(name: &'static str, class: Class, model: Model, attributes: &'static [&'static str]) -> Element {
    Element { name, class, model, attributes }
}

/// Sorted by name.
static ELEMENTS: &[Element] = {
    use Class::*;
    &[
        element("a", Inline, Model::Parent, &["download", "href", "hreflang", "name", "rel", "target", "type"]),
        element("abbr", Inline, Model::Phrasing, NONE),
        element("address", Block, Model::Flow, NONE),
        element("article", Block, Model::Flow, NONE),
        element("aside", Block, Model::Flow, NONE),
        element("audio", Inline, Model::Media, &["controls", "loop", "muted", "preload", "src"]),
        element("b", Inline, Model::Phrasing, NONE),
        element("bdi", Inline, Model::Phrasing, NONE),
        element("bdo", Inline, Model::Phrasing, NONE),
        element("blockquote", Block, Model::Flow, &["cite"]),
        element("br", Inline, Model::Void, NONE),
        element("caption", TablePart, Model::Flow, NONE),
        element("cite", Inline, Model::Phrasing, NONE),
        element("code", Inline, Model::Phrasing, NONE),
        element("col", Column, Model::Void, &["span"]),
        element("colgroup", TablePart, Model::Columns, &["span"]),
        element("data", Inline, Model::Phrasing, &["value"]),
        element("dd", Term, Model::Flow, NONE),
        element("del", Inline, Model::Parent, EDIT),
        element("details", Block, Model::Details, &["name", "open"]),
        element("dfn", Inline, Model::Phrasing, NONE),
        element("div", Block, Model::Flow, NONE),
        element("dl", Block, Model::Terms, NONE),
        element("dt", Term, Model::Phrasing, NONE),
        element("em", Inline, Model::Phrasing, NONE),
        element("figcaption", Figcaption, Model::Flow, NONE),
        element("figure", Block, Model::Figure, NONE),
        element("footer", Block, Model::Flow, NONE),
        element("h1", Block, Model::Phrasing, NONE),
        element("h2", Block, Model::Phrasing, NONE),
        element("h3", Block, Model::Phrasing, NONE),
        element("h4", Block, Model::Phrasing, NONE),
        element("h5", Block, Model::Phrasing, NONE),
        element("h6", Block, Model::Phrasing, NONE),
        element("header", Block, Model::Flow, NONE),
        element("hr", Block, Model::Void, NONE),
        element("i", Inline, Model::Phrasing, NONE),
        element(
            "img",
            Image,
            Model::Void,
            &["alt", "decoding", "height", "loading", "sizes", "src", "srcset", "width"],
        ),
        element("ins", Inline, Model::Parent, EDIT),
        element("kbd", Inline, Model::Phrasing, NONE),
        element("li", Item, Model::Flow, &["value"]),
        element("mark", Inline, Model::Phrasing, NONE),
        element("math", Inline, Model::Math, &["alttext", "display", "displaystyle", "scriptlevel"]),
        element("merror", MathPart, Model::Math, MATH),
        element("mfrac", MathPart, Model::Math, MATH),
        element("mi", MathPart, Model::MathText, MATH),
        element("mmultiscripts", MathPart, Model::Math, MATH),
        element("mn", MathPart, Model::MathText, MATH),
        element("mo", MathPart, Model::MathText, MATH),
        element("mover", MathPart, Model::Math, MATH),
        element("mpadded", MathPart, Model::Math, MATH),
        element("mphantom", MathPart, Model::Math, MATH),
        element("mprescripts", MathPart, Model::Math, MATH),
        element("mroot", MathPart, Model::Math, MATH),
        element("mrow", MathPart, Model::Math, MATH),
        element("ms", MathPart, Model::MathText, MATH),
        element("mspace", MathPart, Model::Math, MATH),
        element("msqrt", MathPart, Model::Math, MATH),
        element("mstyle", MathPart, Model::Math, MATH),
        element("msub", MathPart, Model::Math, MATH),
        element("msubsup", MathPart, Model::Math, MATH),
        element("msup", MathPart, Model::Math, MATH),
        element("mtable", MathPart, Model::Math, MATH),
        element("mtd", MathPart, Model::Math, MATH),
        element("mtext", MathPart, Model::MathText, MATH),
        element("mtr", MathPart, Model::Math, MATH),
        element("munder", MathPart, Model::Math, MATH),
        element("munderover", MathPart, Model::Math, MATH),
        element("nav", Block, Model::Flow, NONE),
        element("ol", Block, Model::Items, &["reversed", "start", "type"]),
        element("p", Block, Model::Phrasing, NONE),
        element("picture", Inline, Model::Picture, NONE),
        element("pre", Block, Model::Phrasing, NONE),
        element("q", Inline, Model::Phrasing, &["cite"]),
        element("rp", RubyPart, Model::Phrasing, NONE),
        element("rt", RubyPart, Model::Phrasing, NONE),
        element("ruby", Inline, Model::Ruby, NONE),
        element("s", Inline, Model::Phrasing, NONE),
        element("samp", Inline, Model::Phrasing, NONE),
        element("section", Block, Model::Flow, NONE),
        element("small", Inline, Model::Phrasing, NONE),
        element("source", Source, Model::Void, &["height", "media", "sizes", "src", "srcset", "type", "width"]),
        element("span", Inline, Model::Phrasing, NONE),
        element("strong", Inline, Model::Phrasing, NONE),
        element("sub", Inline, Model::Phrasing, NONE),
        element("summary", Summary, Model::Phrasing, NONE),
        element("sup", Inline, Model::Phrasing, NONE),
        element("table", Block, Model::Table, NONE),
        element("tbody", TablePart, Model::Rows, NONE),
        element("td", Cell, Model::Flow, CELL),
        element("tfoot", TablePart, Model::Rows, NONE),
        element("th", Cell, Model::Flow, CELL),
        element("thead", TablePart, Model::Rows, NONE),
        element("time", Inline, Model::Phrasing, &["datetime"]),
        element("tr", Row, Model::Cells, NONE),
        element("track", Source, Model::Void, &["default", "kind", "label", "src", "srclang"]),
        element("u", Inline, Model::Phrasing, NONE),
        element("ul", Block, Model::Items, NONE),
        element("var", Inline, Model::Phrasing, NONE),
        element(
            "video",
            Inline,
            Model::Media,
            &["controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src", "width"],
        ),
        element("wbr", Inline, Model::Void, NONE),
    ]
};

#[cfg(test)]
mod tests {
    use super::ELEMENTS;

    #[test]
    fn elements_are_sorted_by_name() {
        assert!(ELEMENTS.is_sorted_by(|one, other| one.name < other.name));
    }
}

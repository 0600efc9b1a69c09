//! The regions of the world as a tree that every site has from the start.
//!
//! A region is a country or territory (ISO 3166-1), an area of the UN's M49 grouping, or a group of countries such as
//! the European Union. Countries lie in areas, areas in larger areas, all in the World: that is the tree, and it is
//! fixed. Groups stand beside it: a country may be in many.
//!
//! The data come from CLDR through `tools/regions.py`; groups and aliases are written by hand. All of it lies in the
//! program as text and is read when first asked for, each language on its own.

mod names;
mod search;
mod spelling;
mod table;
#[cfg(test)]
mod tests;

pub use search::{find, nearest};

use table::{Record, TABLE};

/// One built-in region. Small, and the same for the life of the process; keep `id` where it must outlast that.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(u16);

/// What sort of region it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A country or territory with an ISO 3166-1 code (and Kosovo).
    Country,
    /// A level of the tree: a continent or part of one in M49, or the World.
    Area,
    /// Countries taken together otherwise: by treaty, by habit, or across the tree (Sub-Saharan Africa).
    Group,
}

/// All built-in regions: countries by code, then areas, then groups.
pub fn all() -> impl Iterator<Item = RegionCode> {
    (0..TABLE.records.len()).map(RegionCode::at)
}

/// The region with this id (`ke`, `eastern-africa`, `eu`), exactly as `RegionCode::id` gives it.
pub fn by_id(id: &str) -> Option<RegionCode> {
    search::by_code(id).filter(|region| region.id() == id)
}

impl RegionCode {
    /// The address of its page: alpha-2 in lower case for a country, the slug of the English name for an area, a short
    /// name for a group. Never changes.
    pub fn id(self) -> &'static str {
        &self.record().id
    }

    /// What sort of region it is.
    pub fn kind(self) -> Kind {
        self.record().kind
    }

    /// The area it lies in. None for the World only; a group that spans continents lies in the World.
    pub fn parent(self) -> Option<RegionCode> {
        self.record().parent
    }

    /// The areas it lies in, nearest first, the World left out: Kenya's are Eastern Africa and Africa.
    pub fn ancestors(self) -> &'static [RegionCode] {
        &self.record().ancestors
    }

    /// The regions directly in it: the countries or areas of an area, the members of a group, none for a country.
    /// The groups that lie in an area are not among them.
    pub fn members(self) -> &'static [RegionCode] {
        &self.record().members
    }

    /// All countries in it, by code; a country itself alone.
    pub fn countries(self) -> &'static [RegionCode] {
        &self.record().countries
    }

    /// The groups it is in, as a member or because it lies in an area that is one.
    pub fn groups(self) -> &'static [RegionCode] {
        &self.record().groups
    }

    /// ISO 3166-1 alpha-2 in capitals; countries only.
    pub fn alpha2(self) -> Option<&'static str> {
        self.record().alpha2
    }

    /// ISO 3166-1 alpha-3 in capitals; countries only.
    pub fn alpha3(self) -> Option<&'static str> {
        self.record().alpha3
    }

    /// Three digits, ISO 3166-1 or M49; for all countries but Kosovo, all areas and the groups that M49 has.
    pub fn numeric(self) -> Option<&'static str> {
        self.record().numeric
    }

    /// The name to show, in the language of a BCP 47 tag (`fr`, `pt-PT`, `zh-TW`), else in its base language, else in
    /// English.
    pub fn name(self, language: &str) -> &'static str {
        names::title(self, language)
    }

    fn at(index: usize) -> Self {
        Self(u16::try_from(index).expect("the table has a few hundred regions"))
    }

    fn index(self) -> usize {
        usize::from(self.0)
    }

    fn record(self) -> &'static Record {
        &TABLE.records[self.index()]
    }
}

impl std::fmt::Debug for RegionCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Region({})", self.id())
    }
}

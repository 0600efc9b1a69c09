//! Codes, tree and membership, from `data/table.txt` and `data/groups.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Kind, RegionCode};

static TREE: &str = include_str!("data/table.txt");
static GROUPS: &str = include_str!("data/groups.txt");

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

/// Codes that are in use though ISO 3166-1 has others: the EU's for the United Kingdom and Greece, CLDR's for Kosovo.
const OTHER_CODES: [(&str, &str); 3] = [("UK", "GB"), ("EL", "GR"), ("XKK", "XK")];

/// All regions, and what their codes stand for.
pub(super) struct Table {
    pub(super) records: Vec<Record>,
    /// Ids, alpha-2 codes and acronyms in lower case, and three-digit codes.
    pub(super) codes: HashMap<String, RegionCode>,
    /// Alpha-3 codes in lower case, which may be words of some language.
    pub(super) alpha3: HashMap<String, RegionCode>,
    /// The groups' names, as (language, region, names with ` | ` between), the title first.
    pub(super) group_names: Vec<(&'static str, RegionCode, &'static str)>,
}

/// One region. The lists are empty until the tree stands.
pub(super) struct Record {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) alpha2: Option<&'static str>,
    pub(super) alpha3: Option<&'static str>,
    pub(super) numeric: Option<&'static str>,
    pub(super) parent: Option<RegionCode>,
    pub(super) ancestors: Vec<RegionCode>,
    pub(super) members: Vec<RegionCode>,
    pub(super) countries: Vec<RegionCode>,
    pub(super) groups: Vec<RegionCode>,
    /// The codes of the members of a group as its file lists them.
    listed: Vec<&'static str>,
    /// The code of the area above.
    above: &'static str,
    pub(super) acronyms: Vec<&'static str>,
}

impl Table {
    fn read() -> Self {
        let mut table =
            Self { records: read_tree(), codes: HashMap::new(), alpha3: HashMap::new(), group_names: Vec::new() };
        table.read_groups();
        table.index_codes();
        table.link();
        table
    }

    /// The region of a code as the data files write it.
    ///
    /// # Panics
    ///
    /// If there is none: the data come with the program, and a test reads all of them.
    pub(super) fn listed(&self, code: &str) -> RegionCode {
        *self.codes.get(&code.to_lowercase()).unwrap_or_else(|| panic!("the region data name `{code}`, which is none"))
    }

    fn read_groups(&mut self) {
        for line in lines(GROUPS) {
            if let Some(id) = heading(line) {
                self.records.push(Record::new(id.to_owned(), Kind::Group));
                continue;
            }
            let region = RegionCode::at(self.records.len() - 1);
            let group = self.records.last_mut().expect("the tree comes before the groups");
            let (key, value) = line.split_once(' ').expect("a line of a group is a key and a value");
            match key {
                "code" if value.starts_with(|first: char| first.is_ascii_digit()) => group.numeric = Some(value),
                "code" => group.acronyms.push(value),
                "in" => group.above = value,
                "members" => group.listed = value.split(' ').collect(),
                "acronyms" => group.acronyms.extend(value.split(' ')),
                language => self.group_names.push((language, region, value)),
            }
        }
    }

    fn index_codes(&mut self) {
        for (index, record) in self.records.iter().enumerate() {
            let region = RegionCode::at(index);
            let codes = record.acronyms.iter().copied().chain(record.numeric).chain([record.id.as_str()]);
            self.codes.extend(codes.map(|code| (code.to_lowercase(), region)));
            self.alpha3.extend(record.alpha3.map(|code| (code.to_lowercase(), region)));
        }
        for (code, usual) in OTHER_CODES {
            let region = self.listed(usual);
            self.codes.insert(code.to_lowercase(), region);
        }
    }

    fn link(&mut self) {
        for region in self.regions() {
            let record = &self.records[region.index()];
            let parent = (record.above != "-").then(|| self.listed(record.above));
            let members: Vec<_> = record.listed.iter().map(|code| self.listed(code)).collect();
            let kind = record.kind;
            let record = &mut self.records[region.index()];
            record.parent = parent;
            record.members.extend(members);
            if let (Some(parent), Kind::Country | Kind::Area) = (parent, kind) {
                self.records[parent.index()].members.push(region);
            }
        }
        for region in self.regions() {
            let mut countries = Vec::new();
            self.gather_countries(region, &mut countries);
            countries.sort_unstable();
            self.records[region.index()].countries = countries;
            self.records[region.index()].ancestors = self.areas_above(region);
        }
        for group in self.regions() {
            if self.records[group.index()].kind == Kind::Group {
                self.note_group(group);
            }
        }
    }

    /// In a group are its members and what lies in them.
    fn note_group(&mut self, group: RegionCode) {
        let mut beneath = self.records[group.index()].members.clone();
        while let Some(region) = beneath.pop() {
            self.records[region.index()].groups.push(group);
            beneath.extend(&self.records[region.index()].members);
        }
    }

    fn gather_countries(&self, region: RegionCode, countries: &mut Vec<RegionCode>) {
        match self.records[region.index()].kind {
            Kind::Country => countries.push(region),
            Kind::Area | Kind::Group => {
                self.records[region.index()]
                    .members
                    .iter()
                    .for_each(|&member| self.gather_countries(member, countries));
            }
        }
    }

    fn areas_above(&self, region: RegionCode) -> Vec<RegionCode> {
        let parent = |region: &RegionCode| self.records[region.index()].parent;
        std::iter::successors(parent(&region), parent).filter(|area| parent(area).is_some()).collect()
    }

    fn regions(&self) -> impl Iterator<Item = RegionCode> + use<> {
        (0..self.records.len()).map(RegionCode::at)
    }
}

impl Record {
    fn new(id: String, kind: Kind) -> Self {
        Self {
            id,
            kind,
            alpha2: None,
            alpha3: None,
            numeric: None,
            parent: None,
            ancestors: Vec::new(),
            members: Vec::new(),
            countries: Vec::new(),
            groups: Vec::new(),
            listed: Vec::new(),
            above: "-",
            acronyms: Vec::new(),
        }
    }
}

fn read_tree() -> Vec<Record> {
    let fields = lines(TREE).filter(|line| heading(line).is_none()).map(|line| line.split(' ').collect::<Vec<_>>());
    fields
        .map(|fields| match fields[..] {
            [alpha2, alpha3, numeric, above] => Record {
                alpha2: Some(alpha2),
                alpha3: Some(alpha3),
                numeric: (numeric != "-").then_some(numeric),
                above,
                ..Record::new(alpha2.to_lowercase(), Kind::Country)
            },
            [numeric, id, above] => Record { numeric: Some(numeric), above, ..Record::new(id.to_owned(), Kind::Area) },
            _ => panic!("a line of the table has three or four fields: {fields:?}"),
        })
        .collect()
}

/// The lines of a data file that say something.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What stands between the brackets of a `[heading]`.
pub(super) fn heading(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

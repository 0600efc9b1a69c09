//! `[limits]`: sizes that no text of a publication comes near unless something went wrong.

use super::section::{Reader, Value};

const KB: usize = 1 << 10;
const MB: usize = 1 << 20;

/// What is larger is a mistake, and nobody waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the front matter of one text. Readers of YAML take quadratic time on made-up front matter.
    pub front_matter: usize,
    /// How deep keys and lists of front matter stand in each other.
    pub yaml_depth: usize,
    /// Values of one front matter, with anchors written out.
    pub yaml_nodes: usize,
    /// Bytes of one text with its front matter.
    pub article: usize,
    /// Tags of one article; as many regions, authors and entries of each list of other pieces.
    pub tags: usize,
    /// Bytes of one page that a template prints.
    pub page: usize,
}

impl Limits {
    /// More than this, no site may allow: memory, and the depth of the stack.
    pub const HIGHEST: Limits = Limits {
        front_matter: 1024 * KB,
        yaml_depth: 100,
        yaml_nodes: 1_000_000,
        article: 64 * MB,
        tags: 10_000,
        page: 1024 * MB,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self { front_matter: 64 * KB, yaml_depth: 64, yaml_nodes: 100_000, article: 16 * MB, tags: 100, page: 64 * MB }
    }
}

pub(super) fn read(reader: &mut Reader, value: Option<Value>) -> Limits {
    let mut limits = Limits::default();
    let Some(mut section) = reader.section(value) else {
        return limits;
    };
    let highest = Limits::HIGHEST;
    let sizes: [(&'static str, &mut usize, usize, usize); 6] = [
        ("front_matter_kb", &mut limits.front_matter, KB, highest.front_matter),
        ("yaml_depth", &mut limits.yaml_depth, 1, highest.yaml_depth),
        ("yaml_nodes", &mut limits.yaml_nodes, 1, highest.yaml_nodes),
        ("article_mb", &mut limits.article, MB, highest.article),
        ("tags", &mut limits.tags, 1, highest.tags),
        ("page_mb", &mut limits.page, MB, highest.page),
    ];
    for (key, limit, unit, most) in sizes {
        if let Some(number) = reader.number_up_to(section.take(key), most / unit) {
            *limit = number * unit;
        }
    }
    reader.finish(section);
    limits
}

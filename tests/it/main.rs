//! The one test binary: the program seen from outside. Each file is one story.

#![allow(clippy::unwrap_used)]

mod addresses;
mod cases;
mod check;
mod ci_examples;
mod corpora;
mod crawl;
mod docs;
mod document;
mod editing;
mod explain;
#[cfg(feature = "external")]
mod external;
mod feeds;
mod french;
mod front_matter;
mod gate;
mod hostile;
mod languages;
mod limits;
mod links;
mod mend;
mod metadata;
mod newcomer;
mod output;
#[cfg(feature = "pictures")]
mod pictures;
mod preview;
mod promises;
mod properties;
mod related;
mod related_command;
mod related_parts;
mod related_properties;
mod related_reasons;
mod related_rules;
mod repository;
mod schema;
mod search;
mod security;
mod site;
#[cfg(feature = "social-cards")]
mod social_cards;
mod terms;
mod tidy;
mod typography;
mod world;

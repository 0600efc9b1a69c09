//! Masthead turns a folder of Markdown into a whole policy publication.
//!
//! The modules stand in the order of the flow: each uses only modules above it.

pub mod digest;
pub mod moment;
pub mod route;
pub mod slug;
pub mod typography;
pub mod language;
pub mod words;
pub mod strings;
pub mod region;
pub mod picture;
pub mod social;
pub mod diagnostic;
pub mod schema;
pub mod config;
pub mod front_matter;
pub mod markdown;
pub mod source;
pub mod design;
pub mod article;
pub mod vocabulary;
pub mod publication;
pub mod page;
pub mod editing;
pub mod theme;
pub mod search;
pub mod output;
pub mod external;
pub mod build;
pub mod serve;
pub mod create;
pub mod cli;

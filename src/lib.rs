//! Masthead turns a folder of Markdown into a whole policy publication.
//!
//! The modules stand in the order of the flow: each uses only modules above it.

pub mod config;
pub mod diagnostic;
pub mod digest;
pub mod front_matter;
pub mod language;
pub mod markdown;
pub mod moment;
pub mod page;
pub mod publication;
pub mod route;
pub mod slug;
pub mod strings;
pub mod theme;

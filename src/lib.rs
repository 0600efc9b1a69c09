//! Masthead turns a folder of Markdown into a whole policy publication.
//!
//! The modules stand in the order of the flow: each uses only modules above it.

pub mod digest;
pub mod output;

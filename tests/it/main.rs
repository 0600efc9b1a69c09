//! The one test binary: the program seen from outside. Each file is one story.

mod corpora;
mod document;
mod gate;
mod languages;
mod newcomer;
mod output;
mod promises;
mod related;
mod site;

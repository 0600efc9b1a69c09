//! The one test binary: the program seen from outside. Each file is one story.

mod document;
mod newcomer;
mod output;
mod site;

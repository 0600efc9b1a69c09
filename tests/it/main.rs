//! The one test binary: the program seen from outside.

#![allow(clippy::unwrap_used)] // Helpers of tests are not marked as tests.

mod crawl;
mod output;
mod repository;
mod tidy;

//! The program.

use std::process::ExitCode;

/// Building a site asks for memory on all threads at once; the system's own allocator makes them wait for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    masthead::cli::run()
}

//! `config.toml` → [`Config`], every mistake in one go.

use super::Config;
use crate::diagnostic::Diagnostic;

/// What the command line and the environment say over the file.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--base-url`, else `MASTHEAD_BASE_URL`.
    pub base_url: Option<String>,
    pub lenient: bool,
}

/// The configuration, with warnings; or, as the error, every mistake and warning of the file.
///
/// # Errors
///
/// If anything in it is wrong enough that nothing can be built.
pub fn parse(_bytes: &[u8], _overrides: &Overrides) -> Result<(Config, Vec<Diagnostic>), Vec<Diagnostic>> {
    Err(Vec::new())
}

//! In place of `still` in a program that makes no pictures.

use super::{Broken, Look};

/// No picture is looked at.
pub fn look(_bytes: &[u8]) -> Look {
    Look::Other
}

/// Every picture is published as it is.
pub fn bare(_bytes: &[u8]) -> Option<Vec<u8>> {
    None
}

/// A picture that was decoded: there is none.
pub enum Still {}

impl Still {
    /// # Errors
    ///
    /// Always.
    pub fn decode(_bytes: &[u8]) -> Result<Self, Broken> {
        Err(Broken)
    }

    /// # Errors
    ///
    /// Never, since there is no picture.
    pub fn webp(&self, _width: u32, _quality: u8) -> Result<Vec<u8>, Broken> {
        match *self {}
    }
}

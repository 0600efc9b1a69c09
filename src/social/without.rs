//! A program without the feature has nothing to draw with.

use super::{Colours, SocialCard};
use crate::digest::Digest;

#[derive(Debug)]
pub enum Stationery {}

impl Stationery {
    pub fn new(_colours: Colours, _serif: Option<Vec<u8>>, _sans: Option<Vec<u8>>) -> Option<Self> {
        None
    }

    pub fn recipe(&self, _card: &SocialCard) -> Digest {
        match *self {}
    }

    pub fn draw(&self, _card: &SocialCard) -> Vec<u8> {
        match *self {}
    }
}

//! `masthead init` and `masthead new`.

use super::arguments::{InitArguments, NewArguments};
use super::{CANNOT, GOOD, build, say};
use crate::create::{self, Draft};

pub fn init(arguments: &InitArguments) -> u8 {
    let now = match build::now(None) {
        Ok(now) => now,
        Err(message) => {
            say::cannot(&message);
            return CANNOT;
        }
    };
    match create::site(&arguments.dir, &arguments.lang, now) {
        Ok(started) => {
            say::note(&started.message);
            GOOD
        }
        Err(message) => {
            say::cannot(&message);
            CANNOT
        }
    }
}

pub fn new(arguments: &NewArguments) -> u8 {
    let site = match build::site(arguments.root.as_ref()) {
        Ok(site) => site,
        Err(code) => return code,
    };
    let draft = build::now(None).and_then(|now| {
        create::draft(&Draft {
            site: &site,
            title: &arguments.title,
            lang: arguments.lang.as_deref(),
            section: &arguments.section,
            kind: arguments.kind.as_deref(),
            now,
        })
    });
    match draft {
        Ok(path) => {
            say::data(&format!("{path}\n"));
            GOOD
        }
        Err(message) => {
            say::cannot(&message);
            CANNOT
        }
    }
}

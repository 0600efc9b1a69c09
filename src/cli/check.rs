//! `masthead check`.

use super::arguments::{CheckArguments, MessageFormat};
use super::build::{order, with_jobs};
use super::{CANNOT, GOOD, MISTAKES, say};
use crate::build::{self, Facts, Failure};

pub fn run(arguments: &CheckArguments) -> u8 {
    let order = match order(&arguments.site) {
        Ok(order) => order,
        Err(code) => return code,
    };
    match with_jobs(arguments.site.jobs, || build::check(&order)) {
        Some(Ok((facts, told))) => {
            say::tell_as(arguments.format, &order.site, &told);
            if arguments.format == MessageFormat::Human {
                say::note(&summary(&facts));
            }
            GOOD
        }
        Some(Err(Failure::Mistakes(told))) => {
            say::tell_as(arguments.format, &order.site, &told);
            MISTAKES
        }
        Some(Err(Failure::Machine(message))) => {
            say::cannot(&message);
            CANNOT
        }
        None => CANNOT,
    }
}

/// `1,204 pages from 612 articles can be built`
fn summary(facts: &Facts) -> String {
    format!("{} from {} can be built", say::count(facts.pages, "page"), say::count(facts.articles, "article"))
}

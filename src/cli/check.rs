//! `masthead check`.

use super::arguments::{CheckArguments, MessageFormat};
use super::build::{order, with_jobs};
use super::{CANNOT, GOOD, MISTAKES, mend, say};
use crate::build::{self, Facts, Failure, Order, Told};

pub fn run(arguments: &CheckArguments) -> u8 {
    let order = match order(&arguments.site) {
        Ok(order) => order,
        Err(code) => return code,
    };
    match with_jobs(arguments.site.jobs, || checked(arguments, &order)) {
        Some(Ok(checked)) => tell(arguments, &order, checked),
        Some(Err(message)) => {
            say::cannot(&message);
            CANNOT
        }
        None => CANNOT,
    }
}

/// What is to be said after everything was done that was asked for.
fn checked(arguments: &CheckArguments, order: &Order) -> Result<Result<(Facts, Told), Failure>, String> {
    if arguments.fix && !arguments.dry_run {
        return mend::mend(&order.site, || build::check(order));
    }
    let checked = build::check(order);
    if arguments.dry_run {
        mend::show(&order.site, &checked);
    }
    Ok(checked)
}

fn tell(arguments: &CheckArguments, order: &Order, checked: Result<(Facts, Told), Failure>) -> u8 {
    match checked {
        Ok((facts, told)) => {
            say::tell_as(arguments.format, &order.site, &told);
            if arguments.format == MessageFormat::Human {
                say::note(&summary(&facts));
            }
            GOOD
        }
        Err(Failure::Mistakes(told)) => {
            say::tell_as(arguments.format, &order.site, &told);
            MISTAKES
        }
        Err(Failure::Machine(message)) => {
            say::cannot(&message);
            CANNOT
        }
    }
}

/// `1,204 pages from 612 articles can be built`
fn summary(facts: &Facts) -> String {
    format!("{} from {} can be built", say::count(facts.pages, "page"), say::count(facts.articles, "article"))
}

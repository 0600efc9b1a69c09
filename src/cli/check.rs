//! `masthead check`.

use super::arguments::{CheckArguments, MessageFormat};
use super::build::{order, with_jobs};
use super::{CANNOT, GOOD, MISTAKES, mend, say};
use crate::build::{self, External, Facts, Failure, Order, Told};
use crate::external;

pub fn run(arguments: &CheckArguments) -> u8 {
    let mut order = match order(&arguments.site) {
        Ok(order) => order,
        Err(code) => return code,
    };
    if arguments.external && !external::CAN_ASK {
        say::cannot("this program was made without `external`; it cannot ask other sites");
        return CANNOT;
    }
    if arguments.external {
        order.external = External::Ask;
    }
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
        return mend::mend(&order.site, || look(order));
    }
    let checked = look(order);
    if arguments.dry_run {
        mend::show(&order.site, &checked);
    }
    Ok(checked)
}

fn look(order: &Order) -> Result<(Facts, Told), Failure> {
    let bar = say::Bar::new();
    let checked = build::check(order, &bar);
    bar.end();
    checked
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

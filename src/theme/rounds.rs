//! `range` and `replace` for templates, with a bound: loops within loops that print nothing end with a mistake, and so does a
//! text that grows in every round.
//!
//! Each number that `range` gives is a round that some loop will take. They are counted on the thread that prints, from one
//! page or part to the next, since the engine hands a function nothing that lives as long as a page.

use std::cell::Cell;

use tera::{Error, Kwargs, TeraResult};

/// Rounds that one page may ask for. A page of a thousand articles asks for a thousandth.
const MOST_ROUNDS: usize = 1_000_000;

/// Bytes of the longest text that `replace` makes.
const LONGEST: usize = 16 << 20;

thread_local! {
    static ROUNDS: Cell<usize> = const { Cell::new(0) };
}

/// A page, or a part of pages, begins.
pub(super) fn begin() {
    ROUNDS.set(0);
}

/// `range(end=3)` is 0, 1, 2; `range(start=3, end=0, step_by=-1)` is 3, 2, 1.
pub(super) fn range(args: &Kwargs) -> TeraResult<Vec<i64>> {
    let start = args.get::<i64>("start")?.unwrap_or_default();
    let end = args.must_get::<i64>("end")?;
    let step = args.get::<i64>("step_by")?.unwrap_or(1);
    if step == 0 {
        return Err(Error::message("`step_by` of `range` cannot be 0"));
    }
    if start > end && step > 0 {
        return Err(Error::message(format!("`range` begins with {start}, which is above its end {end}")));
    }
    let distance = (i128::from(end) - i128::from(start)) * i128::from(step.signum());
    let stride = i128::from(step.unsigned_abs());
    let length = (distance.max(0) + stride - 1) / stride;
    let rounds = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(ROUNDS.get());
    if rounds > MOST_ROUNDS {
        return Err(Error::message(format!("`range` gives more than {MOST_ROUNDS} numbers on one page")));
    }
    ROUNDS.set(rounds);
    Ok((0..length).map(|round| start + (round as i64) * step).collect())
}

/// `{{ text | replace(from="a", to="b") }}`
pub(super) fn replace(text: &str, args: &Kwargs) -> TeraResult<String> {
    let from = args.must_get::<&str>("from")?;
    let to = args.must_get::<&str>("to")?;
    let grown = text.matches(from).count().saturating_mul(to.len()).saturating_add(text.len());
    if grown > LONGEST {
        return Err(Error::message(format!("`replace` makes a text of more than {} MB", LONGEST >> 20)));
    }
    Ok(text.replace(from, to))
}

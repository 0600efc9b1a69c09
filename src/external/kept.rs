//! What was good lately.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(feature = "external")]
use super::Answer;

/// A good address is asked again after a week.
#[cfg(feature = "external")]
const SECONDS: i64 = 7 * 24 * 60 * 60;

/// Good addresses, each with when it was asked. What was bad is not kept: it may be mended by the next run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    addresses: BTreeMap<String, Asked>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    /// Since 1970.
    second: i64,
    moved: Option<String>,
}

#[cfg(feature = "external")]
impl Kept {
    /// What became of the address less than a week ago.
    pub(super) fn answer(&self, address: &str, now: i64) -> Option<Answer> {
        let asked = self.addresses.get(address).filter(|asked| asked.is_fresh(now))?;
        Some(asked.moved.clone().map_or(Answer::Good, Answer::Moved))
    }

    pub(super) fn keep(&mut self, address: &str, answer: &Answer, now: i64) {
        let moved = match answer {
            Answer::Good => None,
            Answer::Moved(to) => Some(to.clone()),
            _ => return,
        };
        self.addresses.insert(address.to_owned(), Asked { second: now, moved });
    }

    /// Without what is too old to be believed.
    pub(super) fn fresh(mut self, now: i64) -> Self {
        self.addresses.retain(|_, asked| asked.is_fresh(now));
        self
    }
}

#[cfg(feature = "external")]
impl Asked {
    /// A clock may have been wrong: what was asked in the future is asked again.
    fn is_fresh(&self, now: i64) -> bool {
        (0..SECONDS).contains(&now.saturating_sub(self.second))
    }
}

#[cfg(all(test, feature = "external"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_good_is_believed_for_a_week_and_what_was_bad_is_not() {
        let mut kept = Kept::default();
        kept.keep("https://a.org/", &Answer::Good, 1_000);
        kept.keep("https://b.org/", &Answer::Moved("https://c.org/".to_owned()), 1_000);
        kept.keep("https://d.org/", &Answer::Gone(404), 1_000);
        let answers = |now| ["a", "b", "d"].map(|name| kept.answer(&format!("https://{name}.org/"), now));
        let good = [Some(Answer::Good), Some(Answer::Moved("https://c.org/".to_owned())), None];
        assert_eq!(answers(1_000), good);
        assert_eq!(answers(1_000 + SECONDS - 1), good);
        assert_eq!([answers(1_000 + SECONDS), answers(999)], [const { [const { None }; 3] }; 2]);
        assert_eq!(kept.clone().fresh(1_000 + SECONDS), Kept::default());
    }
}

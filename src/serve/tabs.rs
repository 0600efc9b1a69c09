//! The tabs that show pages of the preview, and what each is told.

use std::sync::mpsc::Sender;

use serde::Serialize;

use super::ask::Listener;
use super::shop::Shop;
use super::{bar, overlay};
use crate::diagnostic::Severity;

/// Everything that a tab shows beside its page, and the page by its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct News<'n> {
    /// None if there is no such page now.
    page: Option<String>,
    /// HTML; empty if there is nothing to say.
    bar: String,
    /// HTML; empty without mistakes.
    mistakes: &'n str,
    /// Addresses of files that have other bytes now: pictures, styles, scripts.
    files: &'n [String],
}

/// All tabs that listen.
#[derive(Default)]
pub(super) struct Tabs {
    tabs: Vec<Tab>,
}

struct Tab {
    page: String,
    news: Sender<String>,
    /// What it was told last.
    told: Option<String>,
}

impl Tabs {
    /// A tab that has just been opened or has come back: it is told at once what it may have missed.
    pub fn welcome(&mut self, listener: Listener, shop: &Shop<'_>) {
        let mut tab = Tab { page: listener.page, news: listener.news, told: None };
        if tab.tell(shop, &Common::of(shop), &[]) {
            self.tabs.push(tab);
        }
    }

    /// Tells each tab what is new for it, and nothing to those for which nothing is.
    pub fn tell(&mut self, shop: &Shop<'_>, files: &[String]) {
        if self.tabs.is_empty() {
            return;
        }
        let common = Common::of(shop);
        self.tabs.retain_mut(|tab| tab.tell(shop, &common, files));
    }
}

/// What all tabs are told alike.
struct Common {
    mistakes: String,
}

impl Common {
    fn of(shop: &Shop<'_>) -> Self {
        let is_broken = shop.told.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        Self { mistakes: if is_broken { overlay::html(&shop.desk.order, &shop.told) } else { String::new() } }
    }
}

impl Tab {
    /// Whether it still listens.
    fn tell(&mut self, shop: &Shop<'_>, common: &Common, files: &[String]) -> bool {
        let mut mistakes = common.mistakes.clone();
        let planned = shop.planned(&self.page);
        let page = planned.and_then(|planned| match shop.print(planned) {
            Ok(printed) => Some(printed.digest.to_string()),
            Err(found) => {
                mistakes = overlay::html(&shop.desk.order, &[found, shop.told.clone()].concat());
                None
            }
        });
        let bar = bar::html(shop, planned);
        let news = News { page, bar, mistakes: &mistakes, files };
        let Ok(text) = serde_json::to_string(&news) else { return true };
        if self.told.as_ref() == Some(&text) {
            return true;
        }
        let is_listening = self.news.send(text.clone()).is_ok();
        self.told = Some(text);
        is_listening
    }
}

//! What an editor is told of an address on another site, each with its one constructor.

use super::address::Address;
use super::{Answer, Silence};
use crate::diagnostic::{Diagnostic, Place, Rule, shown};

/// None of a good one.
pub(super) fn told(place: Place, typed: &str, answer: &Answer) -> Option<Diagnostic> {
    Some(match answer {
        Answer::Good => return None,
        Answer::Moved(to) => moved(place, typed, to),
        Answer::Gone(status) => gone(place, typed, *status),
        Answer::Astray => astray(place, typed),
        Answer::Unreadable => unreadable(place, typed),
        Answer::Failing(status) => failing(place, typed, *status),
        Answer::Silent(silence) => silent(place, typed, *silence),
        Answer::Private => private(place, typed),
    })
}

fn gone(place: Place, typed: &str, status: u16) -> Diagnostic {
    let what = if status == 410 { "has taken it away" } else { "has no such page" };
    let message = format!("{} leads nowhere: its host {what} ({status})", shown(typed));
    Diagnostic::new(Rule::ExternalGone, place, message).help(archived(typed))
}

fn astray(place: Place, typed: &str) -> Diagnostic {
    let message = format!("{} leads nowhere: one address passes on to the next without an end", shown(typed));
    Diagnostic::new(Rule::ExternalGone, place, message).help(archived(typed))
}

fn unreadable(place: Place, typed: &str) -> Diagnostic {
    Diagnostic::new(Rule::ExternalGone, place, format!("{} is not an address of the web", shown(typed)))
        .help("copy it anew from the browser: `https://example.org/page`")
}

fn moved(place: Place, typed: &str, to: &str) -> Diagnostic {
    let part = typed.split_once('#').map(|(_, part)| format!("#{part}")).unwrap_or_default();
    Diagnostic::new(Rule::ExternalMoved, place, format!("{} has moved for good", shown(typed)))
        .help(format!("write `{to}{part}`"))
}

fn silent(place: Place, typed: &str, silence: Silence) -> Diagnostic {
    let address = Address::parse(typed);
    let host = shown(address.as_ref().map_or(typed, Address::host));
    let rule = Rule::ExternalSilent;
    let to_be_seen = "look at it in a browser; if it is well there, name its host under `external_skip` in `[check]`";
    match silence {
        Silence::NoHost => {
            Diagnostic::new(rule, place, format!("the host {host} cannot be found")).help(archived(typed))
        }
        Silence::Closed => {
            Diagnostic::new(rule, place, format!("the host {host} takes no connection")).help(archived(typed))
        }
        Silence::Unsafe => {
            Diagnostic::new(rule, place, format!("browsers warn of {host}: its certificate is not valid"))
                .help(to_be_seen)
        }
        Silence::Late => {
            Diagnostic::new(rule, place, format!("{} did not answer in time", shown(typed))).help(to_be_seen)
        }
        Silence::Broken => {
            Diagnostic::new(rule, place, format!("the host {host} breaks off before it has answered")).help(to_be_seen)
        }
    }
}

fn failing(place: Place, typed: &str, status: u16) -> Diagnostic {
    let why = if status == 429 { "has been asked too often" } else { "is in trouble" };
    let message = format!("{} cannot be looked at now: its host {why} ({status})", shown(typed));
    Diagnostic::new(Rule::ExternalFailing, place, message)
        .help("check again later; if it stays so, look for the page elsewhere")
}

fn private(place: Place, typed: &str) -> Diagnostic {
    let message = format!("{} is on this machine or in a private network, where readers cannot follow", shown(typed));
    Diagnostic::new(Rule::ExternalPrivate, place, message)
        .help("link what everyone can reach; if your readers are there too, set `external_private = true` in `[check]`")
}

fn archived(typed: &str) -> String {
    format!("look for where it is now, or link a copy of what it was: `https://web.archive.org/web/{typed}`")
}

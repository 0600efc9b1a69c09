//! From an address to what became of it: by `HEAD` first, again after a while, on to where the host says.

use std::time::Duration;

use super::address::Address;
use super::client::{Client, Method, NoReply, Reply};
use super::hosts::Hosts;
use super::{Answer, Silence};
use crate::config::ExternalConfig;

/// From one address to the next; browsers follow 20.
const MOST_HOPS: usize = 10;

/// How long a host is left alone that cannot answer now, in pauses; after the last of them it is not asked again.
const RESTS: [u32; 2] = [4, 16];

/// If a host wants to be left alone for longer, it is left alone for good.
const LONGEST_REST: Duration = Duration::from_secs(30);

pub(super) struct Follower<'c> {
    config: &'c ExternalConfig,
    client: Client,
    hosts: Hosts,
}

impl<'c> Follower<'c> {
    pub fn new(config: &'c ExternalConfig, site: &str) -> Self {
        Self { config, client: Client::new(config, site), hosts: Hosts::new(config.pause) }
    }

    pub fn answer(&self, address: &Address) -> Answer {
        let mut address = address.clone();
        let mut moved = None;
        let mut is_for_good = true;
        for _ in 0..=MOST_HOPS {
            let reply = match self.reply(&address) {
                Ok(reply) => reply,
                Err(NoReply::Silent(silence)) => return Answer::Silent(silence),
                Err(NoReply::Private) => return Answer::Private,
            };
            match reply.next(&address) {
                Some(next) => address = next,
                None => return verdict(reply.status, moved),
            }
            // What comes after a way that is for today only is for today only.
            is_for_good &= matches!(reply.status, 301 | 308);
            if is_for_good {
                moved = Some(address.as_str().to_owned());
            }
        }
        Answer::Astray
    }

    /// The last word of a host on one address.
    fn reply(&self, address: &Address) -> Result<Reply, NoReply> {
        if address.is_private() && !self.config.private {
            return Err(NoReply::Private);
        }
        let mut rests = RESTS.into_iter();
        let mut method = Method::Head;
        loop {
            let asked = self.hosts.in_turn(&address.place(), || self.client.ask(method, address));
            match asked.map_err(NoReply::Silent).flatten() {
                Ok(reply) if reply.is_for_now() => {
                    let Some(rest) = rests.next().and_then(|pauses| self.rest(&reply, pauses)) else {
                        return Ok(reply);
                    };
                    self.hosts.leave_alone(&address.place(), rest);
                }
                // Many a host knows no `HEAD`, or answers it badly.
                Ok(reply) if reply.status >= 400 && method == Method::Head => method = Method::Get,
                Err(NoReply::Silent(Silence::Broken)) if method == Method::Head => method = Method::Get,
                Err(NoReply::Silent(silence)) => {
                    if silence.is_of_host() {
                        self.hosts.give_up(&address.place(), silence);
                    }
                    return Err(NoReply::Silent(silence));
                }
                last => return last,
            }
        }
    }

    /// None if the host wants to be left alone for too long.
    fn rest(&self, reply: &Reply, pauses: u32) -> Option<Duration> {
        let rest = reply.rest.unwrap_or_default().max(self.config.pause * pauses);
        (rest <= LONGEST_REST).then_some(rest)
    }
}

impl Reply {
    /// Too many questions, or a host in trouble: it may be otherwise in a moment.
    fn is_for_now(&self) -> bool {
        matches!(self.status, 429 | 500 | 502..=504)
    }

    /// Where the host passes on to.
    fn next(&self, address: &Address) -> Option<Address> {
        let is_elsewhere = matches!(self.status, 301 | 302 | 303 | 307 | 308);
        address.join(self.location.as_deref().filter(|_| is_elsewhere)?)
    }
}

impl Silence {
    /// Whether no other address of the host would be answered either.
    fn is_of_host(self) -> bool {
        matches!(self, Self::NoHost | Self::Closed | Self::Unsafe)
    }
}

/// Of what is not shown to a program (401, 403, 451 …), no one can say that it is gone.
fn verdict(status: u16, moved: Option<String>) -> Answer {
    match status {
        404 | 410 => Answer::Gone(status),
        429 | 500.. if status != 999 => Answer::Failing(status),
        _ => moved.map_or(Answer::Good, Answer::Moved),
    }
}

//! One question to one host. The only module that names `ureq`.

use std::fmt;
use std::io::ErrorKind;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::header::{DATE, LOCATION, RETRY_AFTER};
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error, Timeout};

use super::Silence;
use super::address::Address;
use super::network::is_public;
use crate::config::ExternalConfig;

/// A connection takes no longer, whatever time an answer has.
const CONNECT: Duration = Duration::from_secs(10);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// What there is, without its text.
    Head,
    Get,
}

/// What a host said.
#[derive(Debug)]
pub(super) struct Reply {
    pub status: u16,
    /// As it stands in the answer.
    pub location: Option<String>,
    /// How long the host wants to be left alone.
    pub rest: Option<Duration>,
}

/// Why there is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoReply {
    Silent(Silence),
    /// The name stands for a private address.
    Private,
}

pub(super) struct Client {
    agent: Agent,
}

impl Client {
    /// `site` is the address of the publication, which hosts are told.
    pub fn new(config: &ExternalConfig, site: &str) -> Self {
        let name = format!("Masthead/{} (checks the links of {site})", env!("CARGO_PKG_VERSION"));
        let settings = Config::builder()
            .user_agent(name)
            .http_status_as_error(false)
            .max_redirects(0)
            // Through a proxy, no one would see which machines are asked.
            .proxy(None)
            .timeout_global(Some(config.timeout))
            .timeout_connect(Some(config.timeout.min(CONNECT)))
            .build();
        let names = Names { inner: DefaultResolver::default(), with_private: config.private };
        Self { agent: Agent::with_parts(settings, DefaultConnector::default(), names) }
    }

    pub fn ask(&self, method: Method, address: &Address) -> Result<Reply, NoReply> {
        let response = match method {
            Method::Head => self.agent.head(address.as_str()).call(),
            Method::Get => self.agent.get(address.as_str()).call(),
        };
        response.map(|response| reply(&response)).map_err(|error| no_reply(&error))
    }
}

fn reply(response: &Response<Body>) -> Reply {
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    // Not every host writes in ASCII.
    let location = response.headers().get(LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let rest = header(RETRY_AFTER).and_then(|rest| seconds(rest, header(DATE)));
    Reply { status: response.status().as_u16(), location, rest: rest.map(Duration::from_secs) }
}

/// Of `Retry-After`: seconds, or a date, which is compared with the host's own clock.
fn seconds(rest: &str, date: Option<&str>) -> Option<u64> {
    let second = |text: &str| Some(jiff::fmt::rfc2822::parse(text).ok()?.timestamp().as_second());
    rest.trim().parse().ok().or_else(|| u64::try_from(second(rest)? - second(date?)?).ok())
}

fn no_reply(error: &Error) -> NoReply {
    NoReply::Silent(match error {
        Error::Other(cause) if cause.is::<Private>() => return NoReply::Private,
        Error::HostNotFound | Error::Timeout(Timeout::Resolve) => Silence::NoHost,
        Error::Timeout(Timeout::Connect) | Error::ConnectionFailed => Silence::Closed,
        Error::Timeout(_) => Silence::Late,
        Error::Tls(_) | Error::Rustls(_) | Error::TlsRequired => Silence::Unsafe,
        Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
                Silence::Closed
            }
            // How rustls hands over what it does not like.
            ErrorKind::InvalidData
                if error.get_ref().is_some_and(|cause| cause.to_string().contains("certificate")) =>
            {
                Silence::Unsafe
            }
            _ => Silence::Broken,
        },
        _ => Silence::Broken,
    })
}

/// Finds the machine of a name. One of a private network is as good as none: no one who may edit a text shall make a
/// build server ask the machines around it.
#[derive(Debug)]
struct Names {
    inner: DefaultResolver,
    with_private: bool,
}

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(_) => Error::HostNotFound,
            other => other,
        })?;
        match self.with_private || found.iter().all(|address| is_public(address.ip())) {
            true => Ok(found),
            false => Err(Error::Other(Box::new(Private))),
        }
    }
}

#[derive(Debug)]
struct Private;

impl fmt::Display for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a private address")
    }
}

impl std::error::Error for Private {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_says_in_seconds_or_by_its_own_clock_when_to_come_again() {
        let date = Some("Tue, 24 Nov 2026 10:00:00 GMT");
        assert_eq!([seconds(" 90 ", None), seconds("Tue, 24 Nov 2026 10:01:00 GMT", date)], [Some(90), Some(60)]);
        assert_eq!([seconds("soon", date), seconds("Tue, 24 Nov 2026 09:00:00 GMT", date)], [None, None]);
    }

    #[test]
    fn a_name_of_a_private_address_is_not_asked() {
        let config =
            ExternalConfig { skip: Vec::new(), private: false, pause: Duration::ZERO, timeout: Duration::from_secs(5) };
        let asked = Client::new(&config, "https://example.org")
            .ask(Method::Head, &Address::parse("http://localhost:1/").unwrap());
        assert_eq!(asked.unwrap_err(), NoReply::Private);
    }
}

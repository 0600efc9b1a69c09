//! Addresses as browsers understand them. The only module that names `url`.

use url::{Host, Url};

use super::network::is_public;

/// An address that can be asked for, without its `#part`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address(Url);

impl Address {
    /// None if it is not one of the web. `//example.org` is asked for by `https`.
    pub fn parse(typed: &str) -> Option<Self> {
        let whole = typed.strip_prefix("//").map(|rest| format!("https://{rest}"));
        Self::of(Url::parse(whole.as_deref().unwrap_or(typed)).ok()?)
    }

    fn of(mut url: Url) -> Option<Self> {
        url.set_fragment(None);
        (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(Self(url))
    }

    /// Where a host passes on to.
    pub fn join(&self, location: &str) -> Option<Self> {
        Self::of(self.0.join(location).ok()?)
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// What takes one question at a time: the host with its port.
    pub fn place(&self) -> String {
        format!("{}:{}", self.host(), self.0.port_or_known_default().unwrap_or_default())
    }

    /// Whether the host itself says that it is no public one; a name may still stand for such an address.
    pub fn is_private(&self) -> bool {
        match self.0.host() {
            Some(Host::Domain(name)) => is_private_name(name),
            Some(Host::Ipv4(ip)) => !is_public(ip.into()),
            Some(Host::Ipv6(ip)) => !is_public(ip.into()),
            None => true,
        }
    }

    /// Whether a pattern of `external_skip` is of this address: of its host, or of the whole if it has a scheme.
    pub fn fits(&self, pattern: &str) -> bool {
        match pattern.contains("://") {
            true => fits(self.as_str(), pattern),
            false => fits(self.host(), &pattern.to_lowercase()),
        }
    }
}

/// Names that never lead out: RFC 6761 and 6762, and those without a dot.
fn is_private_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let is_below = |top: &str| name.strip_suffix(top).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    !name.contains('.') || ["localhost", "local", "internal", "test", "invalid"].into_iter().any(is_below)
}

/// `*` is any text, none included.
fn fits(text: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(typed: &str) -> Address {
        Address::parse(typed).unwrap()
    }

    #[test]
    fn an_address_is_the_one_that_a_browser_would_ask_for() {
        let cases = [
            ("HTTPS://Example.org", "https://example.org/"),
            ("//example.org/a", "https://example.org/a"),
            ("https://example.org/été#part", "https://example.org/%C3%A9t%C3%A9"),
            ("https://bücher.example/", "https://xn--bcher-kva.example/"),
            ("http://2130706433/", "http://127.0.0.1/"),
        ];
        for (typed, asked) in cases {
            assert_eq!(address(typed).as_str(), asked);
        }
        assert_eq!(["mailto:a@b.c", "https://", "https://a b/", "x"].map(Address::parse), [const { None }; 4]);
        assert_eq!(address("https://a.org/b/c?d").join("../e").unwrap().as_str(), "https://a.org/e");
        assert_eq!(address("https://a.org/").join("file:///etc/passwd"), None);
    }

    #[test]
    fn what_never_leads_out_is_private_however_it_is_written() {
        let private =
            ["http://localhost", "http://x.localhost.", "http://nas", "http://printer.local", "http://0x7f.1"];
        assert!(private.iter().all(|typed| address(typed).is_private()));
        let private = ["http://10.0.0.1", "http://[::1]", "http://[::ffff:192.168.0.1]", "http://169.254.169.254"];
        assert!(private.iter().all(|typed| address(typed).is_private()));
        let public = ["http://example.org", "http://localhost.example.org", "http://93.184.216.34", "http://[2606::1]"];
        assert!(!public.iter().any(|typed| address(typed).is_private()));
    }

    #[test]
    fn a_pattern_is_of_hosts_or_of_whole_addresses() {
        let page = address("https://www.Example.org/print/7");
        let fitting = ["www.example.org", "*.example.org", "WWW.*", "https://*/print/*", "*"];
        assert!(fitting.iter().all(|pattern| page.fits(pattern)));
        let others = ["example.org", "*.org.uk", "https://www.example.org/", "http://*", ""];
        assert!(!others.iter().any(|pattern| page.fits(pattern)));
    }
}

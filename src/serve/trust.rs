//! Who may ask: browsers on this machine that were told to come here, and no page of another site.
//!
//! A page on the web can make its visitor's browser ask any address, this machine's own among them, and can have its own
//! name lead to it. It cannot make the browser say another `Host` or hide its own `Origin`.

use std::net::IpAddr;

/// The names under which the preview answers.
#[derive(Clone, Debug)]
pub(super) struct Trust {
    interface: IpAddr,
}

impl Trust {
    pub fn new(interface: IpAddr) -> Self {
        Self { interface }
    }

    /// Whether this may stand in `Host`: a name of this machine, whatever the port, for ports can be forwarded.
    pub fn allows_host(&self, host: &str) -> bool {
        let name = without_port(host);
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let Ok(address) = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() else { return false };
        // No one's name leads here by a bare number; on all interfaces the machine has numbers that we do not know.
        address.is_loopback() || address == self.interface || self.interface.is_unspecified()
    }

    /// Whether this may stand in `Origin`: a page of the preview itself.
    pub fn allows_origin(&self, origin: &str) -> bool {
        let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        host.is_some_and(|host| self.allows_host(host))
    }
}

/// `[::1]:1111` → `[::1]`
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port))
            if port.bytes().all(|byte| byte.is_ascii_digit()) && (!name.contains(':') || name.ends_with(']')) =>
        {
            name
        }
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_hosts() {
        let trust = Trust::new(IpAddr::from([127, 0, 0, 1]));
        for host in ["localhost", "LOCALHOST:1111", "127.0.0.1:1111", "127.0.0.1", "[::1]:80", "127.9.9.9:1"] {
            assert!(trust.allows_host(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.0.7:1111",
            "::1:1111x",
            "[::2]",
            "localhost:1111:80",
            "a@localhost",
        ] {
            assert!(!trust.allows_host(host), "{host}");
        }
    }

    #[test]
    fn on_an_interface_that_was_asked_for_its_number_is_a_host_and_no_name_is() {
        let one = Trust::new(IpAddr::from([192, 168, 0, 7]));
        assert!(one.allows_host("192.168.0.7:1111"));
        assert!(!one.allows_host("192.168.0.8:1111"));
        let all = Trust::new(IpAddr::from([0, 0, 0, 0]));
        assert!(all.allows_host("192.168.0.8:1111"));
        assert!(!all.allows_host("evil.example:1111"));
    }

    #[test]
    fn only_pages_of_the_preview_are_origins() {
        let trust = Trust::new(IpAddr::from([127, 0, 0, 1]));
        assert!(trust.allows_origin("http://localhost:1111"));
        for origin in ["null", "", "http://evil.example", "https://evil.example", "file://", "localhost"] {
            assert!(!trust.allows_origin(origin), "{origin}");
        }
    }
}

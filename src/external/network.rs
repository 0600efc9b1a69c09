//! Which addresses of machines are everyone's.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether readers anywhere can reach it: no loopback, private, shared, link-local, reserved or multicast address, also not
/// within one of the forms in which IPv6 carries IPv4.
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_of_protocols = (a, b, c) == (192, 0, 0);
    let is_for_measuring = a == 198 && (b == 18 || b == 19);
    !(a == 0
        || a >= 240
        || is_shared
        || is_of_protocols
        || is_for_measuring
        || ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast())
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let segments = ip.segments();
    // Addresses that are given out begin with the bits 001; all else is local, reserved or a form of IPv4.
    let is_given_out = segments[0] & 0xe000 == 0x2000;
    let is_documentation = segments[0] == 0x2001 && segments[1] == 0x0db8;
    // 6to4 carries an address of IPv4.
    let is_carrier = segments[0] == 0x2002;
    is_given_out && !is_documentation && !is_carrier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_private_and_reserved_addresses_are_not_public() {
        let is = |ip: &str| is_public(ip.parse().unwrap());
        for ip in [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "203.0.113.7",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:8.8.8.8",
            "2001:db8::1",
            "2002:7f00:1::",
            "64:ff9b::1",
        ] {
            assert!(!is(ip), "{ip}");
        }
        for ip in ["8.8.8.8", "100.63.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2a00:1450::1"] {
            assert!(is(ip), "{ip}");
        }
    }
}

//! Where a page stands on the site.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What is written as `%XX` in the path of an address; letters of every script stay readable in the route itself.
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An address below the site's root, as text that is not yet percent-encoded: begins with `/`, has no empty segment and
/// no `.` or `..`; ends with `/` where it stands for a page (whose file is `index.html`), with a name otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

impl Route {
    /// The page `/a/b/`; `/` without segments. Empty segments are left out.
    pub fn page<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        let mut route = String::from("/");
        for segment in segments.into_iter().flat_map(|part| part.split('/')).filter(|segment| !segment.is_empty()) {
            debug_assert!(segment != "." && segment != "..");
            route.push_str(segment);
            route.push('/');
        }
        Self(route.into())
    }

    /// The file `/a/b/name`.
    pub fn file<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        let page = Self::page(segments);
        Self(page.0.strip_suffix('/').unwrap_or("/").into())
    }

    /// What an editor typed as a former address: `/old/piece/`, `old/piece` and `/old/piece/index.html` are one page,
    /// `old.html` is a file. Front matter has refused what leads out.
    pub fn former(typed: &str) -> Self {
        let path = typed.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_suffix("/index.html").unwrap_or(path);
        let parts = || path.split('/').filter(|part| !part.is_empty() && *part != "." && *part != "..");
        let is_file = !path.ends_with('/') && parts().next_back().is_some_and(|name| name.ends_with(".html"));
        if is_file { Self::file(parts()) } else { Self::page(parts()) }
    }

    /// The page or file below this page.
    pub fn join_page(&self, below: &str) -> Self {
        Self::page([&*self.0, below])
    }

    pub fn join_file(&self, below: &str) -> Self {
        Self::file([&*self.0, below])
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_page(&self) -> bool {
        self.0.ends_with('/')
    }

    /// The file in the output folder: `/a/b/` is `a/b/index.html`.
    pub fn output_path(&self) -> String {
        let below = self.0.trim_start_matches('/');
        if self.is_page() { format!("{below}index.html") } else { below.to_owned() }
    }

    /// The route as it stands in an address: percent-encoded.
    pub fn encoded(&self) -> Cow<'_, str> {
        encode_path(&self.0)
    }
}

/// A path as it stands in an address: everything outside ASCII and what would end the path is percent-encoded.
pub fn encode_path(path: &str) -> Cow<'_, str> {
    // Almost every route is plain, and this is asked for every link of every page.
    match path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_')) {
        true => Cow::Borrowed(path),
        false => utf8_percent_encode(path, IN_PATH).into(),
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The address that the publication is served under: `https://example.org/policy`, kept without a final `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

/// `8080` of `localhost:8080` and `[::1]:8080`.
fn port(host: &str) -> Option<&str> {
    let behind_brackets = host.rsplit_once(']').map_or(host, |(_, rest)| rest);
    behind_brackets.split_once(':').map(|(_, port)| port)
}

impl BaseUrl {
    /// None unless it is `http://` or `https://`, a host, and perhaps a path, with no query, fragment or user name.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let scheme = &text[..text.len() - rest.len()];
        let (host, path) = rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path));
        let host_is_plain = !host.is_empty()
            && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
            && host.chars().any(char::is_alphanumeric)
            && port(host).is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        let path_is_plain = !path.contains(['?', '#', '\\', ' ', '<', '>', '"', '\''])
            && !path.chars().any(char::is_control)
            && !path.split('/').any(|segment| segment == ".." || segment == ".");
        if !host_is_plain || !path_is_plain {
            return None;
        }
        let path = path.trim_matches('/');
        let path = if path.is_empty() { String::new() } else { format!("/{path}") };
        Some(Self { origin: format!("{scheme}{}", host.to_lowercase()), path })
    }

    /// The same path on another host, given as `http://localhost:1111`.
    pub fn on(&self, origin: &str) -> Self {
        Self { origin: origin.to_owned(), path: self.path.clone() }
    }

    /// `https://example.org`
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// `/policy`, or nothing at the root of its host.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What a link on the same host says: `/policy/articles/a/`.
    pub fn local(&self, route: &Route) -> String {
        [&*self.path, &*route.encoded()].concat()
    }

    /// The whole address: `https://example.org/policy/articles/a/`.
    pub fn permalink(&self, route: &Route) -> String {
        [&*self.origin, &*self.path, &*route.encoded()].concat()
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_folder_with_an_index() {
        let route = Route::page(["en", "topics", "trade"]);
        assert_eq!(route.as_str(), "/en/topics/trade/");
        assert_eq!(route.output_path(), "en/topics/trade/index.html");
        assert_eq!(Route::page([]).output_path(), "index.html");
    }

    #[test]
    fn a_file_keeps_its_name() {
        let route = Route::page(["en"]).join_file("feed.atom.xml");
        assert_eq!((route.as_str(), route.output_path().as_str()), ("/en/feed.atom.xml", "en/feed.atom.xml"));
    }

    #[test]
    fn a_permalink_is_the_base_and_the_encoded_route() {
        let base = BaseUrl::parse("https://Example.org/a/b/").unwrap();
        assert_eq!(base.permalink(&Route::page(["climat été"])), "https://example.org/a/b/climat%20%C3%A9t%C3%A9/");
        assert_eq!(base.local(&Route::page([])), "/a/b/");
    }

    #[test]
    fn only_web_addresses_are_bases() {
        for bad in [
            "example.org",
            "javascript:alert(1)",
            "https://",
            "ftp://example.org",
            "https://a b",
            "https://x?y",
            "https://x/../y",
            "https://u@x",
        ] {
            assert_eq!(BaseUrl::parse(bad), None, "{bad}");
        }
    }
}

//! One request, read within bounds.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::serve::trust::Trust;

/// Bytes of a request's head.
pub(super) const LARGEST_HEAD: usize = 16 << 10;

/// Lines of a request's head.
const MOST_HEADERS: usize = 100;

/// A request that may be answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// Decoded; begins with `/`.
    pub path: String,
    /// What stands behind `?`, as it was sent.
    pub query: String,
    pub part: Part,
    /// It comes from the address bar or a link: a browser wants a page to show.
    pub is_for_show: bool,
    /// The digest of what the browser has.
    pub known: Option<String>,
    pub afterwards: Afterwards,
}

/// How much of the answer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// `GET`
    Whole,
    /// `HEAD`
    Head,
}

/// What becomes of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Afterwards {
    Keep,
    Close,
}

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// 400
    Malformed,
    /// 403
    Foreign,
    /// 405
    OtherMethod,
    /// 408
    TooSlow,
    /// 413
    WithBody,
    /// 431
    TooLarge,
}

/// What the bytes that came so far are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// Nothing is wrong yet, and more has to come.
    Partial,
    /// A request, and how many bytes it took.
    Whole(Request, usize),
    Refused(Refusal),
}

/// Reads the head of a request.
pub(super) fn read(bytes: &[u8], trust: &Trust) -> Read {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => match understand(&parsed, trust) {
            Ok(request) => Read::Whole(request, length),
            Err(refusal) => Read::Refused(refusal),
        },
        Ok(httparse::Status::Partial) if bytes.len() < LARGEST_HEAD => Read::Partial,
        Ok(httparse::Status::Partial) | Err(httparse::Error::TooManyHeaders) => Read::Refused(Refusal::TooLarge),
        Err(_) => Read::Refused(Refusal::Malformed),
    }
}

fn understand(parsed: &httparse::Request<'_, '_>, trust: &Trust) -> Result<Request, Refusal> {
    let headers = Headers(parsed.headers);
    let host = headers.only("host")?.ok_or(Refusal::Malformed)?;
    let origin = headers.only("origin")?;
    if !trust.allows_host(host) || origin.is_some_and(|origin| !trust.allows_origin(origin)) {
        return Err(Refusal::Foreign);
    }
    let part = match parsed.method {
        Some("GET") => Part::Whole,
        Some("HEAD") => Part::Head,
        _ => return Err(Refusal::OtherMethod),
    };
    if headers.only("transfer-encoding")?.is_some()
        || headers.only("content-length")?.is_some_and(|length| length != "0")
    {
        return Err(Refusal::WithBody);
    }
    let target = parsed.path.unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let says_close = headers.only("connection")?.is_some_and(|word| word.eq_ignore_ascii_case("close"));
    Ok(Request {
        path: decoded(path).ok_or(Refusal::Malformed)?,
        query: query.to_owned(),
        part,
        is_for_show: headers.only("accept")?.is_some_and(|accepted| accepted.contains("text/html")),
        known: headers.only("if-none-match")?.map(|tag| tag.trim_matches('"').to_owned()),
        afterwards: if says_close || parsed.version != Some(1) { Afterwards::Close } else { Afterwards::Keep },
    })
}

struct Headers<'h>(&'h [httparse::Header<'h>]);

impl<'h> Headers<'h> {
    /// The value of a header that may stand only once.
    fn only(&self, name: &str) -> Result<Option<&'h str>, Refusal> {
        let mut values = self.0.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        let first = values.next().map(|header| std::str::from_utf8(header.value).map_err(|_| Refusal::Malformed));
        if values.next().is_some() {
            return Err(Refusal::Malformed);
        }
        first.map(|value| value.map(str::trim)).transpose()
    }
}

/// The path as text, decoded once; none if it is no path of a site.
fn decoded(path: &str) -> Option<String> {
    let text = percent_decode_str(path).decode_utf8().ok().map(Cow::into_owned)?;
    let is_plain = text.starts_with('/') && !text.chars().any(|c| c.is_control() || c == '\\');
    is_plain.then_some(text)
}

/// The decoded value of a key of a query.
pub(super) fn value(query: &str, key: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let found = pairs.into_iter().find(|(name, _)| *name == key)?;
    percent_decode_str(found.1).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    fn read_text(text: &str) -> Read {
        read(text.as_bytes(), &Trust::new(IpAddr::from([127, 0, 0, 1])))
    }

    fn refused(text: &str) -> Refusal {
        match read_text(text) {
            Read::Refused(refusal) => refusal,
            other => panic!("{text:?} is {other:?}"),
        }
    }

    #[test]
    fn a_request_has_a_decoded_path_and_a_query() {
        let text = "GET /caf%C3%A9/?x=%2F HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*\r\n\r\n";
        let Read::Whole(request, length) = read_text(text) else { panic!("it is whole") };
        assert_eq!((&*request.path, &*request.query, length), ("/café/", "x=%2F", text.len()));
        assert_eq!((request.part, request.is_for_show, request.afterwards), (Part::Whole, true, Afterwards::Keep));
        assert_eq!(value(&request.query, "x").as_deref(), Some("/"));
    }

    #[test]
    fn what_is_not_whole_yet_waits_for_more() {
        for text in ["", "G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n"] {
            assert_eq!(read_text(text), Read::Partial, "{text:?}");
        }
    }

    #[test]
    fn a_foreign_name_is_refused_before_anything_else_is_looked_at() {
        for head in
            ["Host: evil.example", "Host: localhost\r\nOrigin: http://evil.example", "Host: localhost\r\nOrigin: null"]
        {
            assert_eq!(refused(&format!("POST / HTTP/1.1\r\n{head}\r\n\r\n")), Refusal::Foreign, "{head}");
        }
    }

    #[test]
    fn only_reading_is_allowed_and_no_body() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get"] {
            assert_eq!(refused(&format!("{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n")), Refusal::OtherMethod);
        }
        for head in ["Content-Length: 5", "Transfer-Encoding: chunked"] {
            assert_eq!(refused(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{head}\r\n\r\n")), Refusal::WithBody);
        }
    }

    #[test]
    fn what_is_ambiguous_or_no_path_is_malformed() {
        for text in [
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
            "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /%FF HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /%5c..%5c HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "\u{1}\u{2}\r\n\r\n",
        ] {
            assert_eq!(refused(text), Refusal::Malformed, "{text:?}");
        }
    }

    #[test]
    fn a_head_has_bounds() {
        let many = "X: y\r\n".repeat(200);
        assert_eq!(refused(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n")), Refusal::TooLarge);
        assert_eq!(refused(&format!("GET /{}", "a".repeat(20_000))), Refusal::TooLarge);
    }
}

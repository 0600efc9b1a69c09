//! Answers as bytes.

use std::io::{self, Write};
use std::net::TcpStream;

use super::request::{Afterwards, Part, Refusal, Request};
use crate::serve::additions;
use crate::serve::ask::{Answer, Body, Content};
use crate::source;

/// Stands in every answer: nothing is kept without asking again, shown inside another site's page, or taken for what it
/// does not say it is.
const ALWAYS: &str = "Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: SAMEORIGIN\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n";

/// The head of a stream of events, which has no end.
pub(super) const EVENTS: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n";

/// Sends an answer.
///
/// # Errors
///
/// If the browser has gone away.
pub(super) fn send(stream: &TcpStream, request: &Request, answer: Answer) -> io::Result<()> {
    match answer {
        Answer::Found(content) if request.known.as_deref() == Some(&*content.digest.to_string()) => {
            send_head(stream, "304 Not Modified", request, &tag(&content))
        }
        Answer::Found(content) => send_content(stream, "200 OK", request, content),
        Answer::NotFound(content) => send_content(stream, "404 Not Found", request, content),
        Answer::Broken(content) => send_content(stream, "503 Service Unavailable", request, content),
        Answer::Moved(to) => {
            send_head(stream, "302 Found", request, &format!("Location: {to}\r\nContent-Length: 0\r\n"))
        }
    }
}

/// Says why not, and ends the connection.
///
/// # Errors
///
/// If the browser has gone away.
pub(super) fn refuse(stream: &TcpStream, refusal: Refusal) -> io::Result<()> {
    let (status, why) = match refusal {
        Refusal::Malformed => ("400 Bad Request", "This is not a request that the preview understands."),
        Refusal::Foreign => {
            ("403 Forbidden", "The preview answers only under the names of this machine: http://localhost/")
        }
        Refusal::OtherMethod => ("405 Method Not Allowed\r\nAllow: GET, HEAD", "The preview can only be read."),
        Refusal::TooSlow => ("408 Request Timeout", "The request took too long."),
        Refusal::WithBody => ("413 Content Too Large", "The preview takes nothing in."),
        Refusal::TooLarge => ("431 Request Header Fields Too Large", "The request is too long."),
    };
    let length = why.len() + 1;
    let head = "Content-Type: text/plain; charset=utf-8\r\nConnection: close";
    write(stream, format!("HTTP/1.1 {status}\r\n{ALWAYS}{head}\r\nContent-Length: {length}\r\n\r\n{why}\n").as_bytes())
}

/// A file of the preview itself.
///
/// # Errors
///
/// If the browser has gone away.
pub(super) fn send_own(stream: &TcpStream, request: &Request, media_type: &str, text: &str) -> io::Result<()> {
    send_head(stream, "200 OK", request, &format!("Content-Type: {media_type}\r\nContent-Length: {}\r\n", text.len()))?;
    match request.part {
        Part::Whole => write(stream, text.as_bytes()),
        Part::Head => Ok(()),
    }
}

fn send_content(stream: &TcpStream, status: &str, request: &Request, content: Content) -> io::Result<()> {
    let tag = tag(&content);
    let media_type = content.media_type;
    let head = |length: u64| format!("Content-Type: {media_type}\r\n{tag}Content-Length: {length}\r\n");
    match content.body {
        Body::Bytes(mut bytes) => {
            // Browsers that show the page get the preview's own script; all others the bytes as they will be published.
            if request.is_for_show && media_type.starts_with("text/html") {
                bytes = additions::with_script(bytes, &content.digest);
            }
            send_head(stream, status, request, &head(bytes.len() as u64))?;
            if request.part == Part::Whole { write(stream, &bytes) } else { Ok(()) }
        }
        Body::File { site, file } => {
            let Ok((mut file, length)) = source::open(&site, &file) else {
                return send_head(stream, "404 Not Found", request, "Content-Length: 0\r\n");
            };
            send_head(stream, status, request, &head(length))?;
            if request.part == Part::Head {
                return Ok(());
            }
            // A file that grows while it is sent is cut; one that shrinks ends the connection.
            match io::copy(&mut io::Read::take(&mut file, length), &mut &*stream)? {
                sent if sent == length => Ok(()),
                _ => Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
    }
}

fn tag(content: &Content) -> String {
    format!("ETag: \"{}\"\r\n", content.digest)
}

fn send_head(stream: &TcpStream, status: &str, request: &Request, more: &str) -> io::Result<()> {
    let connection = match request.afterwards {
        Afterwards::Keep => "",
        Afterwards::Close => "Connection: close\r\n",
    };
    write(stream, format!("HTTP/1.1 {status}\r\n{ALWAYS}{connection}{more}\r\n").as_bytes())
}

pub(super) fn write(mut stream: &TcpStream, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)
}

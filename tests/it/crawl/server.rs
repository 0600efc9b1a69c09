//! A static host in a few lines: files below one path of the loopback address, and the nearest `404.html` for the rest.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A connection that says nothing for so long is dropped.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Server {
    pub port: u16,
}

impl Server {
    /// Serves the folder under `prefix` only, until the test ends.
    pub fn new(prefix: &'static str, folder: &Path) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let folder = folder.to_owned();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that went away harms only itself.
                let _ = serve(stream, prefix, &folder);
            }
        });
        Self { port }
    }
}

fn serve(mut stream: TcpStream, prefix: &str, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let path = request.split(' ').nth(1).unwrap_or("/");
    let (status, file) = file(path, prefix, folder);
    let body = file.as_ref().and_then(|file| fs::read(file).ok()).unwrap_or_default();
    let kind = kind(file.as_deref().and_then(Path::extension).and_then(|extension| extension.to_str()).unwrap_or(""));
    write!(stream, "HTTP/1.0 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len())?;
    stream.write_all(&body)
}

/// The status and the file at an address; with a slash at the end, the `index.html` of the folder.
fn file(path: &str, prefix: &str, folder: &Path) -> (u16, Option<PathBuf>) {
    let path = path.split(['?', '#']).next().unwrap_or("");
    let Some(below) = path.strip_prefix(prefix) else { return (404, None) };
    let below = decoded(below);
    if below.split('/').any(|segment| segment == "..") {
        return (404, None);
    }
    let file = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.clone() };
    if folder.join(&file).is_file() {
        return (200, Some(folder.join(file)));
    }
    let mut nearest = Path::new(&below).ancestors().map(|above| folder.join(above).join("404.html"));
    (404, nearest.find(|file| file.is_file()))
}

fn kind(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html",
        "xml" => "application/xml",
        "json" => "application/json",
        "css" => "text/css",
        "svg" => "image/svg+xml",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}

pub struct Answer {
    pub status: u16,
    pub kind: String,
    pub body: Vec<u8>,
}

/// Asks this machine, and no other, for a path.
pub fn get(port: u16, path: &str) -> Answer {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let status = head.split(' ').nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap().parse().unwrap();
    let kind = head.lines().find_map(|line| line.strip_prefix("Content-Type: ")).unwrap().to_owned();
    Answer { status, kind, body: answer[end + 4..].to_vec() }
}

/// `a%20b` → `a b`
pub fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// A path as addresses write it: everything but ASCII letters, digits and `-._~/` as percents.
pub fn encoded(path: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    utf8_percent_encode(path, PATH).to_string()
}

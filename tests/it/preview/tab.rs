//! A browser's tab, as far as the preview sees it.

use std::io::{BufRead, BufReader, Write};

use serde_json::Value;

use super::Preview;
use super::http::connect;

/// A tab that listens; each event as it comes.
pub struct Tab(BufReader<std::net::TcpStream>);

impl Tab {
    pub fn on(preview: &Preview, page: &str) -> Self {
        let mut stream = connect(preview.port);
        let request = format!("GET /_masthead/live?page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        Self(BufReader::new(stream))
    }

    pub fn next(&mut self) -> Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the events have ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    pub fn until(&mut self, is_so: impl Fn(&Value) -> bool) -> Value {
        loop {
            let event = self.next();
            if is_so(&event) {
                return event;
            }
        }
    }
}

//! One connection, from its first request to its last.

use std::io::{self, Read as _};
use std::net::TcpStream;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Instant;

use super::House;
use super::guests::Guest;
use super::request::{self, Afterwards, LARGEST_HEAD, Read, Refusal, Request};
use super::response;
use crate::serve::additions;
use crate::serve::ask::{Answer, Ask, Listener};

pub(super) struct Connection<'c> {
    guest: &'c Guest,
    house: &'c House,
    asks: &'c Sender<Ask>,
    /// What has arrived and is not answered yet.
    arrived: Vec<u8>,
}

impl<'c> Connection<'c> {
    pub fn new(guest: &'c Guest, house: &'c House, asks: &'c Sender<Ask>) -> Self {
        Self { guest, house, asks, arrived: Vec::new() }
    }

    /// Until either side has had enough. That a browser went away is no news.
    pub fn serve(mut self) {
        let stream = self.stream();
        let _ = stream.set_nodelay(true).and_then(|()| stream.set_write_timeout(Some(self.house.limits.fetched)));
        while let Ok(Some(request)) = self.next_request() {
            self.guest.give_sign();
            let answered = self.answer(&request);
            if answered.is_err() || request.afterwards == Afterwards::Close {
                break;
            }
        }
    }

    fn stream(&self) -> &'c TcpStream {
        &self.guest.stream
    }

    /// None if there is none to come.
    fn next_request(&mut self) -> io::Result<Option<Request>> {
        let limits = self.house.limits;
        let mut deadline = Instant::now() + if self.arrived.is_empty() { limits.idle } else { limits.whole };
        loop {
            match request::read(&self.arrived, &self.house.trust) {
                Read::Whole(request, length) => {
                    self.arrived.drain(..length);
                    return Ok(Some(request));
                }
                Read::Refused(refusal) => return self.refuse(refusal),
                Read::Partial => {}
            }
            let is_first = self.arrived.is_empty();
            match self.receive(deadline) {
                Ok(0) => return Ok(None),
                Ok(_) if is_first => deadline = Instant::now() + limits.whole,
                Ok(_) => {}
                Err(error) if is_late(&error) && !self.arrived.is_empty() => return self.refuse(Refusal::TooSlow),
                Err(error) => return Err(error),
            }
        }
    }

    fn receive(&mut self, deadline: Instant) -> io::Result<usize> {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        let mut stream = self.stream();
        stream.set_read_timeout(Some(left))?;
        let mut piece = [0; 2048];
        let room = (LARGEST_HEAD - self.arrived.len()).min(piece.len());
        let length = stream.read(&mut piece[..room])?;
        self.arrived.extend_from_slice(&piece[..length]);
        Ok(length)
    }

    fn refuse(&self, refusal: Refusal) -> io::Result<Option<Request>> {
        response::refuse(self.stream(), refusal).map(|()| None)
    }

    fn answer(&self, request: &Request) -> io::Result<()> {
        let own = request.path.strip_prefix(additions::FOLDER);
        if own == Some("live") {
            return self.tell_events(request);
        }
        match own.and_then(additions::file) {
            Some((media_type, text)) => response::send_own(self.stream(), request, media_type, text),
            None => response::send(self.stream(), request, self.ask(&request.path)?),
        }
    }

    fn ask(&self, path: &str) -> io::Result<Answer> {
        let (reply, answer) = mpsc::sync_channel(1);
        self.send(Ask::Get { path: path.to_owned(), reply })?;
        answer.recv().map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn send(&self, ask: Ask) -> io::Result<()> {
        self.asks.send(ask).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    /// Passes on what the room has to say to this tab, until it is closed.
    fn tell_events(&self, request: &Request) -> io::Result<()> {
        let stream = self.stream();
        response::write(stream, format!("{}\r\n", response::EVENTS).as_bytes())?;
        let (news, events) = mpsc::channel();
        let page = request::value(&request.query, "page").unwrap_or_default();
        self.send(Ask::Listen(Listener { page, news }))?;
        loop {
            match events.recv_timeout(self.house.limits.heartbeat) {
                Ok(event) => response::write(stream, format!("data: {event}\n\n").as_bytes())?,
                Err(RecvTimeoutError::Timeout) => response::write(stream, b": still here\n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
            }
            self.guest.give_sign();
        }
    }
}

fn is_late(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

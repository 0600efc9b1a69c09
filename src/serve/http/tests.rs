//! Connections that wait, dawdle or are too many.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use super::*;
use crate::digest::Digest;
use crate::serve::ask::{Answer, Body, Content};

/// What does not happen by then does not happen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A moment, for the limit that a test is about.
const SHORT: Duration = Duration::from_millis(20);

/// Limits that no test reaches.
const WIDE: Limits = Limits {
    connections: usize::MAX,
    idle: Duration::from_secs(3600),
    whole: Duration::from_secs(3600),
    fetched: Duration::from_secs(3600),
    heartbeat: Duration::from_secs(3600),
};

const REQUEST: &[u8] = b"GET /file HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// More than the system keeps of what a client does not fetch.
const LARGE: usize = 64 << 20;

/// A door behind which every file has so many bytes and no tab ever hears anything.
struct Door {
    listener: TcpListener,
    house: Arc<House>,
    size: usize,
}

impl Door {
    fn with(limits: Limits) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let house = House::new(Trust::new(Ipv4Addr::LOCALHOST.into()), limits);
        Self { listener, house: Arc::new(house), size: 4 }
    }

    /// A client, and what hears when the server has done with it.
    fn connect(&self) -> (TcpStream, Receiver<()>) {
        let client = TcpStream::connect(self.listener.local_addr().unwrap()).unwrap();
        client.set_read_timeout(Some(PATIENCE)).unwrap();
        let (stream, _) = self.listener.accept().unwrap();
        let guest = self.house.guests.welcome(stream);
        let (house, asks) = (self.house.clone(), room(self.size));
        let (send, done) = mpsc::channel();
        thread::spawn(move || {
            Connection::new(&guest, &house, &asks).serve();
            drop(guest);
            let _ = send.send(());
        });
        (client, done)
    }
}

/// Answers with files of so many bytes, and leaves listeners waiting.
fn room(size: usize) -> Sender<Ask> {
    let (send, asks) = mpsc::channel();
    thread::spawn(move || {
        let mut waiting = Vec::new();
        for ask in asks {
            match ask {
                Ask::Get { reply, .. } => {
                    let body = Body::Bytes(vec![b'x'; size]);
                    let content = Content { media_type: "text/plain", digest: Digest::of(b""), body };
                    let _ = reply.send(Answer::Found(content));
                }
                Ask::Listen(listener) => waiting.push(listener),
                _ => {}
            }
        }
    });
    send
}

/// All that comes until the server closes the connection.
fn rest(mut client: &TcpStream) -> String {
    let mut text = String::new();
    client.read_to_string(&mut text).expect("the server closes the connection");
    text
}

fn ask(mut client: &TcpStream) {
    client.write_all(REQUEST).unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\nxxxx") {
        let mut byte = [0];
        client.read_exact(&mut byte).expect("an answer");
        answer.push(byte[0]);
    }
}

#[test]
fn a_connection_that_asks_nothing_is_closed_after_a_while() {
    let door = Door::with(Limits { idle: SHORT, ..WIDE });
    let (client, _) = door.connect();
    assert_eq!(rest(&client), "");
    let (client, _) = door.connect();
    ask(&client);
    assert_eq!(rest(&client), "", "nor does it ask again");
}

#[test]
fn a_request_that_does_not_arrive_whole_in_time_is_refused() {
    let door = Door::with(Limits { whole: SHORT, ..WIDE });
    let (mut client, _) = door.connect();
    client.write_all(b"GET /file HTTP/1.1\r\nHost: loc").unwrap();
    assert!(rest(&client).starts_with("HTTP/1.1 408 Request Timeout\r\n"));
}

#[test]
fn more_bytes_give_a_request_no_more_time() {
    let door = Door::with(Limits { whole: SHORT, ..WIDE });
    let (client, done) = door.connect();
    let mut slow = client.try_clone().unwrap();
    slow.write_all(b"GET /").unwrap();
    // A byte at a time, each in less time than the request has.
    while done.recv_timeout(SHORT / 5).is_err() && slow.write_all(b"a").is_ok() {}
    assert!(rest(&client).starts_with("HTTP/1.1 408 Request Timeout\r\n"));
}

#[test]
fn a_client_that_does_not_fetch_its_answer_is_given_up() {
    let mut door = Door::with(Limits { fetched: SHORT, ..WIDE });
    door.size = LARGE;
    let (mut client, done) = door.connect();
    client.write_all(REQUEST).unwrap();
    done.recv_timeout(PATIENCE).expect("the server does not wait for ever");
}

#[test]
fn of_too_many_connections_the_one_that_was_silent_longest_gives_way() {
    let door = Door::with(Limits { connections: 2, ..WIDE });
    let ((first, _), (silent, _)) = (door.connect(), door.connect());
    ask(&first);
    let (third, _) = door.connect();
    assert_eq!(rest(&silent), "");
    ask(&third);
    ask(&first);
}

#[test]
fn a_stream_of_events_says_that_it_is_alive_and_ends_with_its_tab() {
    let door = Door::with(Limits { heartbeat: SHORT / 10, ..WIDE });
    let (mut client, done) = door.connect();
    client.write_all(b"GET /_masthead/live?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut heard = Vec::new();
    while String::from_utf8_lossy(&heard).matches(": still here\n\n").count() < 2 {
        let mut bytes = [0; 256];
        let length = client.read(&mut bytes).expect("a sign of life");
        heard.extend_from_slice(&bytes[..length]);
    }
    drop(client);
    done.recv_timeout(PATIENCE).expect("it hears that the tab is gone");
}

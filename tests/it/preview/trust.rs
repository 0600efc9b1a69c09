//! Whom the preview answers, and what no one gets from it.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::Preview;
use super::http::{ask, connect, get, parse};
use crate::site::{ENGLISH, Site};

fn site() -> Site {
    let site = Site::new(ENGLISH);
    site.article("one", "").write("static/file.txt", "a file");
    site
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let site = site();
    let preview = Preview::of(&site);
    let with = |head: &str| ask(preview.port, &format!("GET / HTTP/1.1\r\nConnection: close\r\n{head}\r\n\r\n")).status;
    assert_eq!(with("Host: localhost:1111"), 200);
    assert_eq!(with("Host: [::1]"), 200);
    assert_eq!(with("Host: evil.example"), 403);
    assert_eq!(with("Host: evil.example:1111\r\nAccept: text/html"), 403);
    assert_eq!(with("Host: 192.168.1.1"), 403);
    assert_eq!(with("Accept: text/html"), 400);
    assert_eq!(with("Host: localhost\r\nHost: evil.example"), 400);
    assert_eq!(with("Host: localhost\r\nOrigin: http://evil.example"), 403);
    assert_eq!(with("Host: localhost\r\nOrigin: null"), 403);
    assert_eq!(with("Host: localhost\r\nOrigin: http://localhost:1111"), 200);
}

/// Linux has all of 127.0.0.0/8 on its loopback, so that another address of the machine is at hand.
#[cfg(target_os = "linux")]
#[test]
fn it_listens_on_the_loopback_alone_unless_it_is_told_otherwise() {
    let site = site();
    let preview = Preview::of(&site);
    let elsewhere = |preview: &Preview| TcpStream::connect(("127.0.0.2", preview.port)).is_ok();
    assert!(!elsewhere(&preview));
    assert!(elsewhere(&Preview::with(&site, &["--interface", "0.0.0.0"])));
    assert!(elsewhere(&Preview::with(&site, &["--interface", "127.0.0.2"])));
}

#[test]
fn a_foreign_name_hears_no_events_either() {
    let site = site();
    let preview = Preview::of(&site);
    let request = "GET /_masthead/live?page=/ HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n";
    assert_eq!(ask(preview.port, request).status, 403);
}

#[test]
fn the_preview_can_only_be_read() {
    let site = site();
    let preview = Preview::of(&site);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE"] {
        let answer = ask(preview.port, &format!("{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"));
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let with_body = "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n";
    assert_eq!(ask(preview.port, with_body).status, 413);
    let head = ask(preview.port, "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert!(head.header("Content-Length").unwrap().parse::<usize>().unwrap() > 0);
}

#[test]
fn no_spelling_of_a_path_leads_out_of_the_site() {
    let site = site();
    std::fs::write(site.root().parent().unwrap().join("secret.txt"), "secret").unwrap();
    site.write("content/articles/.hidden.txt", "secret")
        .write("notes.txt", "secret")
        .write("public/secret.txt", "secret");
    let preview = Preview::of(&site);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/.%00./secret.txt",
        "//secret.txt",
        "/./../secret.txt",
        "/articles/../../secret.txt",
        "/articles/..%2f..%2f..%2fsecret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/\u{ff0e}\u{ff0e}/secret.txt",
        "/file.txt/../../secret.txt",
        "/config.toml",
        "/content/articles/one.md",
        "/articles/one.md",
        "/.masthead/said",
        "/notes.txt",
        "/secret.txt",
        "/articles/.hidden.txt",
        "/_masthead/../secret.txt",
        "/_masthead/preview.rs",
    ] {
        let answer = get(preview.port, path, "");
        assert!(matches!(answer.status, 400 | 404), "{path} is {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("secret"), "{path}");
    }
    assert_eq!(preview.text("/file.txt"), "a file");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_site_is_not_followed_even_if_it_was_a_file_before() {
    let site = site();
    let secret = site.root().parent().unwrap().join("secret.txt");
    std::fs::write(&secret, "secret").unwrap();
    std::os::unix::fs::symlink(&secret, site.path("static/linked.txt")).unwrap();
    let preview = Preview::of(&site);
    assert_eq!(preview.get("/linked.txt").status, 404);
    assert_eq!(preview.text("/file.txt"), "a file");
    site.remove("static/file.txt");
    std::os::unix::fs::symlink(&secret, site.path("static/file.txt")).unwrap();
    // From the first moment on, before anything was noticed.
    for _ in 0..50 {
        assert!(!preview.text("/file.txt").contains("secret"));
    }
    preview.wait("404", |preview| preview.get("/file.txt").status == 404);
}

#[test]
fn a_head_that_does_not_end_is_cut_off() {
    let site = site();
    let preview = Preview::of(&site);
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(40_000));
    assert_eq!(ask(preview.port, &long).status, 431);
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(500));
    assert_eq!(ask(preview.port, &many).status, 431);
}

#[test]
fn a_thousand_open_connections_and_slow_clients_hurt_nobody() {
    let site = site();
    let preview = Preview::of(&site);
    let open = |bytes: &[u8]| {
        // Those that have to give way are closed while they are being opened.
        let mut stream = connect(preview.port);
        let _ = stream.write_all(bytes);
        stream
    };
    let silent: Vec<TcpStream> = (0..400).map(|_| open(b"")).collect();
    let slow: Vec<TcpStream> = (0..300).map(|_| open(b"GET / HTTP/1.1\r\nHost: loc")).collect();
    let listening: Vec<TcpStream> =
        (0..300).map(|_| open(b"GET /_masthead/live?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n")).collect();
    assert_eq!(preview.get("/articles/one/").status, 200);
    site.edit("content/articles/one.md", "Text of one.", "Other text.");
    preview.wait_for("/articles/one/", "Other text.");
    drop((silent, slow, listening));
    assert_eq!(preview.get("/articles/one/").status, 200);
}

#[test]
fn a_connection_takes_one_request_after_the_other() {
    let site = site();
    let preview = Preview::of(&site);
    let mut stream = connect(preview.port);
    let request = "GET /file.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let last = "GET /file.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(format!("{request}{request}{last}").as_bytes()).unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 3);
    assert_eq!(answers.matches("a file").count(), 3);
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let site = site();
    let preview = Preview::of(&site);
    let tag = preview.get("/file.txt").header("ETag").unwrap().to_owned();
    let again = get(preview.port, "/file.txt", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[test]
fn no_other_site_can_show_or_read_a_page() {
    let site = site();
    let preview = Preview::of(&site);
    let answer = preview.get("/");
    assert_eq!(answer.header("X-Frame-Options"), Some("SAMEORIGIN"));
    assert_eq!(answer.header("Cross-Origin-Resource-Policy"), Some("same-origin"));
    assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(answer.header("Access-Control-Allow-Origin"), None);
}

#[cfg(unix)]
#[test]
fn the_keyboard_ends_it_at_once_with_connections_open() {
    let site = site();
    let mut preview = Preview::of(&site);
    let mut listening = connect(preview.port);
    listening.write_all(b"GET /_masthead/live?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut first = [0; 1000];
    let length = listening.read(&mut first).unwrap();
    assert_eq!(parse(&[&first[..length], b"\r\n\r\n"].concat()).status, 200);
    assert_eq!(preview.interrupt(), Some(130));
}

//! A host on the loopback address that answers as a test says, and remembers what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

pub struct Host {
    port: u16,
    memory: Arc<Memory>,
}

#[derive(Default)]
struct Memory {
    heard: Mutex<Vec<String>>,
    asked_by: Mutex<String>,
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Host {
    /// `answer` takes `HEAD /path` and gives a status and, for 3xx, an address to pass on to; else a header, or nothing.
    pub fn new(answer: impl Fn(&str) -> (u16, &'static str) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let memory = Arc::new(Memory::default());
        let (answer, kept) = (Arc::new(answer), memory.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, memory) = (answer.clone(), kept.clone());
                // A client that went away harms only itself.
                thread::spawn(move || memory.serve(stream, &*answer));
            }
        });
        Self { port, memory }
    }

    /// An address at which no one listens.
    pub fn closed() -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        format!("http://127.0.0.1:{}/", listener.local_addr().unwrap().port())
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// `HEAD /path` for every question since this was last asked.
    pub fn heard(&self) -> Vec<String> {
        std::mem::take(&mut self.memory.heard.lock().unwrap())
    }

    /// So many questions were open at once, at most.
    pub fn most_at_once(&self) -> usize {
        self.memory.most.load(Ordering::SeqCst)
    }

    /// What the last one called itself.
    pub fn asked_by(&self) -> String {
        self.memory.asked_by.lock().unwrap().clone()
    }
}

impl Memory {
    fn serve(&self, mut stream: TcpStream, answer: &dyn Fn(&str) -> (u16, &'static str)) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        let open = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(open, Ordering::SeqCst);
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            if let Some(name) = header.to_ascii_lowercase().strip_prefix("user-agent:").map(str::len) {
                *self.asked_by.lock().unwrap() = header[header.len() - name..].trim().to_owned();
            }
            header.clear();
        }
        let request = request.rsplit_once(' ').unwrap().0;
        self.heard.lock().unwrap().push(request.to_owned());
        let (status, more) = answer(request);
        let more = match status {
            300..400 => format!("Location: {more}\r\n"),
            _ if more.is_empty() => String::new(),
            _ => format!("{more}\r\n"),
        };
        self.now.fetch_sub(1, Ordering::SeqCst);
        write!(stream, "HTTP/1.1 {status} x\r\nConnection: close\r\nContent-Length: 0\r\n{more}\r\n")
    }
}

//! The preview: what it serves, whom it trusts, and that any sequence of edits ends where a clean build does.

mod bar;
#[cfg(target_os = "linux")]
mod browser;
mod changes;
mod http;
mod pages;
mod tab;
mod trust;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::site::{Site, file_of};
use http::{Answer, get};

/// Nothing here takes so long; what has not come by then does not come.
const PATIENCE: Duration = Duration::from_secs(30);

/// `masthead serve` on a site, ended with the test.
pub struct Preview {
    child: Child,
    pub port: u16,
    /// `/policy`
    pub base: String,
    said: Arc<Mutex<String>>,
}

impl Preview {
    pub fn of(site: &Site) -> Self {
        Self::with(site, &[])
    }

    pub fn with(site: &Site, arguments: &[&str]) -> Self {
        Self::run(site, arguments, &[])
    }

    /// With these variables of the environment.
    pub fn run(site: &Site, arguments: &[&str], environment: &[(&str, &Path)]) -> Self {
        let port: &[&str] = if arguments.contains(&"--port") { &[] } else { &["--port", "0"] };
        let arguments = [&["serve", "--now", site.now], port, arguments].concat();
        let mut command = site.command(&arguments);
        command.envs(environment.iter().copied()).stderr(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.spawn().unwrap();
        let said: Arc<Mutex<String>> = Arc::default();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let heard = said.clone();
        thread::spawn(move || {
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|length| length > 0) {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push_str(&line);
                line.clear();
            }
        });
        let mut preview = Self { child, port: 0, base: String::new(), said };
        preview.wait("the address", |preview| preview.said().contains("http://"));
        let said = preview.said();
        let address = said.split("http://").nth(1).unwrap().split_whitespace().next().unwrap();
        let (host, base) = address.split_once('/').unwrap();
        preview.port = host.rsplit(':').next().unwrap().parse().unwrap();
        preview.base = format!("/{base}").trim_end_matches('/').to_owned();
        preview
    }

    /// Everything on standard error so far.
    pub fn said(&self) -> String {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A path of the site, without the site's own base.
    pub fn get(&self, route: &str) -> Answer {
        get(self.port, &format!("{}{route}", self.base), "")
    }

    pub fn text(&self, route: &str) -> String {
        String::from_utf8(self.get(route).body).unwrap()
    }

    /// Until it is so.
    #[track_caller]
    pub fn wait(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < PATIENCE, "{what} does not come; it said:\n{}", self.said());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Until the page says so.
    #[track_caller]
    pub fn wait_for(&self, route: &str, text: &str) {
        self.wait(&format!("`{text}` on {route}"), |preview| preview.text(route).contains(text));
    }

    /// What a clean build of the site makes for the same address, by route.
    pub fn clean(&self, site: &Site, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
        let output = tempfile::tempdir().unwrap();
        let folder = output.path().join("out").display().to_string();
        let base = format!("http://127.0.0.1:{}{}", self.port, self.base);
        let ran = site.try_build(&[&["--output", &folder, "--base-url", &base], arguments].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        crate::site::files(&output.path().join("out"))
    }

    /// Until everything that is served equals a clean build, byte for byte, and of `others` only that is there.
    #[track_caller]
    pub fn settles(&self, site: &Site, arguments: &[&str], others: &mut Vec<String>) {
        let clean = self.clean(site, arguments);
        let start = Instant::now();
        while let Some(difference) = self.difference(&clean, others) {
            assert!(start.elapsed() < PATIENCE, "{difference}; it said:\n{}", self.said());
            thread::sleep(Duration::from_millis(20));
        }
        others.extend(clean.into_keys());
        others.sort();
        others.dedup();
    }

    fn difference(&self, clean: &BTreeMap<String, Vec<u8>>, others: &[String]) -> Option<String> {
        for (path, bytes) in clean {
            let answer = self.get(&encoded_route(path));
            if answer.status != 200 && !path.ends_with("404.html") {
                return Some(format!("{path} is {}", answer.status));
            }
            if answer.body != *bytes {
                let (served, built) =
                    (String::from_utf8_lossy(&answer.body).into_owned(), String::from_utf8_lossy(bytes).into_owned());
                let lines = served.lines().zip(built.lines()).find(|(served, built)| served != built);
                return Some(format!("{path} differs: {lines:?}"));
            }
        }
        let gone = others.iter().filter(|path| !clean.contains_key(*path));
        gone.into_iter()
            .find(|path| self.get(&encoded_route(path)).status == 200)
            .map(|path| format!("{path} is still there"))
    }

    /// Stops it as the keyboard does.
    pub fn interrupt(&mut self) -> Option<i32> {
        let kill = std::process::Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(kill.unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let mut rest = String::new();
        let _ = self.child.stderr.take().map(|mut stderr| stderr.read_to_string(&mut rest));
        let _ = self.child.wait();
    }
}

/// `articles/a/index.html` → `/articles/a/`, percent-encoded.
fn encoded_route(path: &str) -> String {
    let route = format!(
        "/{}",
        path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path)
    );
    debug_assert_eq!(file_of(&route), path);
    crate::crawl::encoded(&route)
}

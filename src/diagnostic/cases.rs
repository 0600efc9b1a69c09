//! Tests of messages: a file of inputs, each with all that the program says of it.
//!
//! ```text
//! ##### what_must_be_true
//! the input
//! #####>
//! what is said
//! ```
//!
//! With `MASTHEAD_BLESS=1` the file is written anew; read the difference before you keep it.

use std::sync::Arc;

use super::{Diagnostic, Renderer, Texts, Tongue};

/// One file, under this path; `locate` is not needed.
struct OneFile<'f> {
    path: &'f str,
    text: Arc<str>,
}

impl Texts for OneFile<'_> {
    fn text(&self, path: &str) -> Option<Arc<str>> {
        (path == self.path).then(|| self.text.clone())
    }
}

/// What the renderer makes of the mistakes of one file.
pub(crate) fn drawn(path: &str, input: &[u8], diagnostics: &[Diagnostic]) -> String {
    for (english, french) in texts(diagnostics).zip(texts(&Tongue::French.tell(diagnostics))) {
        assert_ne!(english, french, "a sentence without French: src/diagnostic/messages/fr.txt");
    }
    let text = String::from_utf8_lossy(input).into();
    Renderer::new(&OneFile { path, text }).render(diagnostics)
}

/// All that is said.
fn texts(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &String> {
    diagnostics.iter().flat_map(|diagnostic| {
        let also = diagnostic.also.iter().map(|(_, why)| why);
        [&diagnostic.message].into_iter().chain(&diagnostic.help).chain(&diagnostic.notes).chain(also)
    })
}

/// Compares what `say` says of each input with what the file expects. `file` is relative to the repository.
pub(crate) fn check(file: &str, say: impl Fn(&str) -> String) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let cases = std::fs::read_to_string(&path).expect("the file of cases stands beside its test");
    let mut anew = String::new();
    let mut failed = Vec::new();
    for case in cases.split("##### ").filter(|case| !case.trim().is_empty()) {
        let (name, rest) = case.split_once('\n').expect("a case begins with its name");
        let (input, expected) = rest.split_once("#####>\n").expect("input and output are parted");
        let said = say(input);
        if said.trim_end() != expected.trim_end() {
            failed.push(format!("## {name}\nexpected:\n{expected}\nsaid:\n{said}"));
        }
        anew.push_str(&format!("##### {name}\n{input}#####>\n{}\n\n", said.trim_end()));
    }
    if std::env::var_os("MASTHEAD_BLESS").is_some() {
        std::fs::write(&path, anew.trim_end().to_owned() + "\n").expect("the file of cases can be written");
        return;
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

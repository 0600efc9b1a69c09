//! `[security]`: where pages may load things from.

use super::mistakes;
use super::section::{Reader, Section, Value};

/// A content security policy: the site itself, and what is named here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityConfig {
    /// Whether pages and `_headers` have a policy; yes unless said.
    pub has_policy: bool,
    /// What a directive allows beside the site itself, in the order of `DIRECTIVES`.
    pub allowed: Vec<(&'static str, Vec<String>)>,
}

/// The directives that may be widened, and what each allows anyway.
pub const DIRECTIVES: [(&str, &str); 8] = [
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    // Pictures and films that articles name may lie elsewhere.
    ("img-src", "'self' data: https:"),
    ("media-src", "'self' https:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("frame-src", "'self'"),
    ("form-action", "'self'"),
];

impl Default for SecurityConfig {
    fn default() -> Self {
        Self { has_policy: true, allowed: Vec::new() }
    }
}

impl SecurityConfig {
    /// Lets scripts start programs in WebAssembly, as the search does; still none from elsewhere.
    pub(super) fn allow_web_assembly(&mut self) {
        self.allowed.push(("script-src", vec!["'wasm-unsafe-eval'".to_owned()]));
    }

    /// The policy as a header or a `<meta>` has it; none if the site wants none.
    pub fn policy(&self) -> Option<String> {
        let mut policy = String::from("default-src 'self'; object-src 'none'; base-uri 'none'");
        for (directive, usual) in DIRECTIVES {
            let more = self.allowed.iter().filter(|(name, _)| *name == directive).flat_map(|(_, sources)| sources);
            policy.push_str(&format!("; {directive} {usual}"));
            more.for_each(|source| policy.push_str(&format!(" {source}")));
        }
        self.has_policy.then_some(policy)
    }
}

pub(super) fn read(reader: &mut Reader, value: Option<Value>) -> SecurityConfig {
    let mut security = SecurityConfig::default();
    let Some(mut section) = reader.section(value) else { return security };
    security.has_policy = reader.flag(section.take("policy")).unwrap_or(true);
    for (directive, _) in DIRECTIVES {
        let sources = sources(reader, &mut section, directive);
        if !sources.is_empty() {
            security.allowed.push((directive, sources));
        }
    }
    reader.finish(section);
    security
}

fn sources(reader: &mut Reader, section: &mut Section, directive: &'static str) -> Vec<String> {
    let mut sources = Vec::new();
    for (typed, span) in reader.texts(section.take(directive)).unwrap_or_default() {
        match is_source(&typed) {
            true => sources.push(typed),
            false => reader.tell(mistakes::bad_source(reader.at(&span), directive, &typed)),
        }
    }
    sources
}

/// One word that ends neither its directive nor the header.
fn is_source(typed: &str) -> bool {
    !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b';' | b',' | b'"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_the_site_and_what_is_allowed_beside_it() {
        let frames = vec![("frame-src", vec!["https://video.example".to_owned()])];
        let policy = SecurityConfig { allowed: frames, ..SecurityConfig::default() }.policy().unwrap();
        assert_eq!(
            policy,
            "default-src 'self'; object-src 'none'; base-uri 'none'; script-src 'self'; style-src 'self'; \
             img-src 'self' data: https:; media-src 'self' https:; font-src 'self'; connect-src 'self'; \
             frame-src 'self' https://video.example; form-action 'self'"
        );
        assert_eq!(SecurityConfig { has_policy: false, ..SecurityConfig::default() }.policy(), None);
    }

    #[test]
    fn a_source_is_one_word() {
        assert!(["https://a.example", "'unsafe-inline'", "*.a.example", "blob:"].into_iter().all(is_source));
        assert!(!["", "a b", "a;b", "a\nb", "a,b", "é"].into_iter().any(is_source));
    }
}

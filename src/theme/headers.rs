//! `_headers`, as Netlify and Cloudflare Pages read it.

/// What holds for every page. Pages ask for nothing that a machine has beside a screen.
const EVERYWHERE: &str = "  Referrer-Policy: strict-origin-when-cross-origin\n  X-Content-Type-Options: nosniff\n  \
    Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n";

/// A year, as long as browsers keep anything.
const FOR_EVER: &str = "  Cache-Control: public, max-age=31536000, immutable\n";

/// `path` is what all addresses begin with, without a final `/`; `lasting` are the addresses of files that never change.
pub fn write(path: &str, policy: Option<&str>, lasting: &[String]) -> String {
    let mut text = format!("{path}/*\n");
    if let Some(policy) = policy {
        // A page cannot say in a `<meta>` who may frame it.
        text.push_str(&format!("  Content-Security-Policy: {policy}; frame-ancestors 'self'\n"));
    }
    text.push_str(EVERYWHERE);
    lasting.iter().for_each(|address| text.push_str(&format!("{address}\n{FOR_EVER}")));
    text
}

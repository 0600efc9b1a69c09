//! The search index of one language, made by Pagefind: files that a browser fetches piece by piece, as a search needs them.
//! The only module that names Pagefind; it knows neither articles nor the disk.

use crate::digest::Digest;

/// A text to be searched.
pub struct Text {
    /// From the site's root, as results link to it: `/articles/trade/`.
    pub address: String,
    /// A page with Pagefind's attributes.
    pub html: String,
}

/// One file of an index.
pub struct IndexFile {
    /// In the folder of the index: `fragment/en_1a2b3c4.pf_fragment`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What Pagefind brings and no page of ours asks for.
const UNASKED: &[&str] = &["-ui.", "pagefind-highlight."];

/// A name for these texts, in this order, as this version of Pagefind would index them: the digest of their digests.
pub fn digest_of_all<'t>(texts: impl IntoIterator<Item = &'t Digest>) -> Digest {
    let version = [made_by::VERSION.as_bytes()];
    Digest::of_parts(version.into_iter().chain(texts.into_iter().map(|digest| digest.as_bytes())))
}

/// What changes in an index if this text does.
pub fn digest(text: &Text) -> Digest {
    Digest::of_parts([text.address.as_bytes(), text.html.as_bytes()])
}

/// The files of the index, sorted by name; the same texts in the same order give the same bytes. No text is held while the
/// next is made.
///
/// # Errors
///
/// What Pagefind says.
pub fn index(texts: impl Iterator<Item = Text>) -> Result<Vec<IndexFile>, String> {
    let mut files = made_by::index(texts)?;
    let has_stems = files.iter().any(|file| file.name.starts_with("wasm.") && file.name != "wasm.unknown.pagefind");
    files.retain(|file| !UNASKED.iter().any(|part| file.name.contains(part)));
    // Of use only in languages that Pagefind knows no stems of.
    files.retain(|file| !has_stems || file.name != "wasm.unknown.pagefind");
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

#[cfg(feature = "search")]
mod made_by {
    use pagefind::api::PagefindIndex;
    use pagefind::options::PagefindServiceConfig;

    use super::{IndexFile, Text};

    /// As Cargo.lock has it; another version may index the same texts in another way.
    pub const VERSION: &str = "pagefind 1.6";

    pub fn index(texts: impl Iterator<Item = Text>) -> Result<Vec<IndexFile>, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
        let said = |error: &dyn std::fmt::Display| error.to_string();
        // A picture's address is no word of the text.
        let config = PagefindServiceConfig::builder().exclude_selectors(vec!["img".to_owned()]).build();
        runtime.block_on(async {
            let mut index = PagefindIndex::new(Some(config)).map_err(|error| said(&error))?;
            for text in texts {
                index.add_html_file(None, Some(text.address), text.html).await.map_err(|error| said(&error))?;
            }
            let files = index.get_files().await.map_err(|error| said(&error))?;
            Ok(files.into_iter().map(|file| IndexFile { name: name(&file.filename), bytes: file.contents }).collect())
        })
    }

    fn name(path: &std::path::Path) -> String {
        path.to_string_lossy().replace('\\', "/")
    }
}

/// A program without the feature has no search page, and so no index.
#[cfg(not(feature = "search"))]
mod made_by {
    use super::{IndexFile, Text};

    pub const VERSION: &str = "none";

    pub fn index(_texts: impl Iterator<Item = Text>) -> Result<Vec<IndexFile>, String> {
        Ok(Vec::new())
    }
}

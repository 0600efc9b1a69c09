//! Where the pictures and files beside articles are published, and which of them are.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::bundle_folder;
use crate::config::LangId;
use crate::publication::Publication;
use crate::route::Route;
use crate::source::Sources;

/// The files of `content/` that readers may have. A file in the folder of an `index.md` goes where that piece goes, and
/// is held back with it; any other stands where its folder says, unless only pieces that are held back use it.
pub(super) fn routes(publication: &Publication, sources: &Sources) -> BTreeMap<Arc<str>, Route> {
    let bundles = published_bundles(publication);
    let mut routes = BTreeMap::new();
    for path in sources.beside.keys() {
        if publication.held_back_files.contains(&**path) {
            continue;
        }
        let below = path.strip_prefix("content/").unwrap_or(path);
        let folders = below.match_indices('/').map(|(at, _)| &below[..at]).rev();
        let mut held = false;
        let mut route = None;
        for folder in folders {
            if let Some(bundle) = bundles.get(folder) {
                route = Some(bundle.join_file(&below[folder.len() + 1..]));
                break;
            }
            if publication.held_back_bundles.contains(folder) {
                held = true;
                break;
            }
        }
        if !held {
            let plain = || Route::file([below.strip_prefix("pages/").unwrap_or(below)]);
            routes.insert(path.clone(), route.unwrap_or_else(plain));
        }
    }
    routes
}

/// By folder below `content/`: the route of its piece, in the first language that is published.
fn published_bundles(publication: &Publication) -> BTreeMap<&str, Route> {
    let mut bundles: BTreeMap<&str, (LangId, Route)> = BTreeMap::new();
    for article in &publication.articles {
        let Some(folder) = bundle_folder(&article.card.source) else { continue };
        let entry = (article.card.lang, article.card.route.clone());
        match bundles.get(folder) {
            Some((lang, _)) if *lang <= entry.0 => {}
            _ => {
                bundles.insert(folder, entry);
            }
        }
    }
    bundles.into_iter().map(|(folder, (_, route))| (folder, route)).collect()
}

//! Where a build writes, and the places where it never does.

use std::{
    ffi::OsString,
    fs, io,
    path::{Component, Path, PathBuf},
};

use super::error::{Meeting, OutputError};
use crate::digest::Digest;

/// Folders of a site that hold sources or state; the output keeps clear of them in both directions.
const RESERVED: [&str; 7] = ["content", "themes", "templates", "static", "i18n", ".masthead", ".git"];

/// The few paths that a build may write to.
#[derive(Debug)]
pub struct Place {
    /// The folder of `config.toml`, with all links resolved.
    pub site: PathBuf,
    /// The output folder, with all links resolved: where `public` is a link to a folder, that folder.
    pub target: PathBuf,
    /// The one hidden folder beside the output.
    pub hidden: PathBuf,
    /// `.masthead/` of the site.
    pub state: PathBuf,
    /// The record of this output folder.
    pub record: PathBuf,
}

impl Place {
    /// # Errors
    ///
    /// When the output folder is a file, a link to nothing, or meets the site's own folders. Nothing is written.
    pub fn resolve(site: &Path, target: &Path) -> Result<Self, OutputError> {
        let shown = target;
        let site = fs::canonicalize(site).map_err(OutputError::io("find", site))?;
        let target = resolve(target)?;
        let reserved = |folder: &Path, meeting| OutputError::Reserved {
            output: shown.to_owned(),
            folder: folder.to_owned(),
            meeting,
        };
        if site == target {
            return Err(reserved(&site, Meeting::Is));
        }
        let Some(name) = target.file_name().filter(|_| !site.starts_with(&target)) else {
            return Err(reserved(&site, Meeting::Holds));
        };
        for folder in RESERVED.map(|name| site.join(name)) {
            let resolved = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
            let meeting = match (target.starts_with(&resolved), resolved.starts_with(&target)) {
                (true, true) => Meeting::Is,
                (true, false) => Meeting::LiesIn,
                (false, true) => Meeting::Holds,
                (false, false) => continue,
            };
            return Err(reserved(&folder, meeting));
        }
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(".masthead");
        let state = site.join(".masthead");
        let record = state.join(format!("output-{}", name_of_record(&site, &target)));
        Ok(Self { hidden: target.with_file_name(hidden), site, target, state, record })
    }

    /// The tree before last.
    pub fn spare(&self) -> PathBuf {
        self.hidden.join("tree")
    }

    /// Makes `.masthead/`, which may not be a link to elsewhere. False where the site may only be read: nothing is then
    /// remembered, which costs work and no files.
    pub fn make_state(&self) -> Result<bool, OutputError> {
        match make_folder(&self.state)? {
            Ok(()) => Ok(true),
            Err(error) if is_read_only(&error) => Ok(false),
            Err(error) => Err(OutputError::io("make", &self.state)(error)),
        }
    }
}

/// Whether the machine said that nothing may be written there.
pub fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Makes one folder if it is not there; an inner error is the machine's.
///
/// # Errors
///
/// When something else has that name, a link included.
pub fn make_folder(path: &Path) -> Result<io::Result<()>, OutputError> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => Ok(Ok(())),
            Ok(_) => Err(OutputError::InTheWay { path: path.to_owned() }),
            Err(error) => Ok(Err(error)),
        },
        done => Ok(done),
    }
}

/// A site-relative path under a folder, with the separators of the system.
pub fn under(folder: &Path, path: &str) -> PathBuf {
    if cfg!(windows) {
        let mut whole = folder.to_owned();
        whole.extend(path.split('/'));
        return whole;
    }
    folder.join(path)
}

/// A planned path is segments between single slashes, none of which means another place to any system we run on.
pub fn check_planned(path: &str) -> Result<(), OutputError> {
    let unfit = |segment: &str| {
        matches!(segment, "" | "." | "..") || segment.contains('\0') || cfg!(windows) && segment.contains(['\\', ':'])
    };
    let first = path.split('/').next().unwrap_or_default();
    if !path.split('/').any(unfit) && !is_repository(first) && first != PART {
        return Ok(());
    }
    Err(OutputError::UnfitPath { path: path.to_owned() })
}

/// Folders that version-control programs keep at the top of what they track.
pub const REPOSITORIES: [&str; 4] = [".git", ".hg", ".jj", ".svn"];

pub fn is_repository(name: &str) -> bool {
    REPOSITORIES.contains(&name)
}

/// Entries at the top of the output that are carried over untouched, whoever wrote them.
pub fn is_carried(path: &Path) -> bool {
    match path.components().next() {
        Some(Component::Normal(first)) => first == "CNAME" || first.as_encoded_bytes().starts_with(b"."),
        _ => false,
    }
}

/// A half-copied file in the output, where nothing can be renamed into it from outside.
pub const PART: &str = ".masthead.part";

/// The real path of a folder that may not exist yet.
fn resolve(target: &Path) -> Result<PathBuf, OutputError> {
    // Collecting the parts drops a slash at the end, which would follow a link.
    let absolute: PathBuf =
        std::path::absolute(target).map_err(OutputError::io("find", target))?.components().collect();
    match fs::canonicalize(&absolute) {
        Ok(real) if real.is_dir() => return Ok(real),
        Ok(_) => return Err(OutputError::NotAFolder { output: target.to_owned() }),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(OutputError::io("find", target)(error)),
        Err(_) if absolute.is_symlink() => return Err(OutputError::DanglingLink { output: target.to_owned() }),
        Err(_) => {}
    }
    let (Some(parent), last) = (absolute.parent(), absolute.components().next_back()) else {
        return Ok(absolute);
    };
    match last {
        Some(Component::Normal(name)) => Ok(resolve(parent)?.join(name)),
        Some(Component::ParentDir) => {
            let mut real = resolve(parent)?;
            real.pop();
            Ok(real)
        }
        _ => resolve(parent),
    }
}

/// The path within the site, so that the record is found again when the site is carried elsewhere; else the whole
/// path, which a digest does not tell.
fn name_of_record(site: &Path, target: &Path) -> Digest {
    match target.strip_prefix(site) {
        Ok(inside) => {
            let segments = inside.components().map(|segment| segment.as_os_str().as_encoded_bytes());
            Digest::of_parts([b"in the site".as_slice()].into_iter().chain(segments))
        }
        Err(_) => Digest::of_parts([b"elsewhere".as_slice(), target.as_os_str().as_encoded_bytes()]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planned_path_cannot_lead_elsewhere() {
        for path in ["index.html", "articles/a b/index.html", "é/…", ".nojekyll", "CNAME", "a/.git/b", "..a"] {
            assert!(check_planned(path).is_ok(), "{path}");
        }
        for path in
            ["", "/", "/a", "a/", "a//b", ".", "./a", "..", "a/../b", "a/..", "a\0b", ".git/config", ".masthead.part"]
        {
            assert!(check_planned(path).is_err(), "{path}");
        }
    }

    #[test]
    fn only_dot_entries_and_cname_at_the_top_are_carried() {
        for path in [".htaccess", ".well-known/a/b", "CNAME"] {
            assert!(is_carried(Path::new(path)), "{path}");
        }
        for path in ["a/.htaccess", "a/CNAME", "CNAMES", "a"] {
            assert!(!is_carried(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn a_record_is_named_by_the_place_in_the_site_and_tells_no_other() {
        let name = |site: &str, target: &str| name_of_record(Path::new(site), Path::new(target)).to_string();
        assert_eq!(name("/one/site", "/one/site/public"), name("/other", "/other/public"));
        assert_ne!(name("/s", "/s/public"), name("/s", "/s/public/fr"));
        assert_ne!(name("/s", "/public"), name("/s", "/s/public"));
    }
}

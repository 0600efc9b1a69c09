//! Why the output folder was left as it was.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
};

/// What keeps a build from reaching its output folder. All but `Io` are found before anything public is touched.
#[derive(Debug)]
pub enum OutputError {
    /// A file stands where the output folder goes.
    NotAFolder { output: PathBuf },
    /// The output folder is a symbolic link to nothing.
    DanglingLink { output: PathBuf },
    /// The output folder meets a folder that holds sources.
    Reserved { output: PathBuf, folder: PathBuf, meeting: Meeting },
    /// Another build of the same site is running.
    Busy { site: PathBuf },
    /// Files that Masthead did not write: the first [`SHOWN`] in order, and how many there are.
    Foreign { output: PathBuf, paths: Vec<PathBuf>, count: usize },
    /// Files that Masthead did not write and cannot keep, because planned files go there.
    Clash { output: PathBuf, paths: Vec<PathBuf>, count: usize },
    /// The name of the hidden folder beside the output is taken by something that is not a folder.
    InTheWay { path: PathBuf },
    /// An interrupted build left a repository aside, and another stands in the output by now.
    TwoRepositories { left: PathBuf, standing: PathBuf },
    /// A planned path that could lead out of the output folder.
    UnfitPath { path: String },
    /// One path was planned twice.
    PlannedTwice { path: String },
    /// One path was planned as a file and as a folder of others.
    FileAndFolder { path: String },
    /// The machine said no.
    Io { doing: &'static str, path: PathBuf, source: io::Error },
}

/// How many foreign files a message lists.
pub const SHOWN: usize = 20;

/// How the output folder meets a folder of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    Is,
    Holds,
    LiesIn,
}

impl OutputError {
    /// `doing` is the verb after "cannot": `write`, `read`, `remove` …
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, path: path.to_owned(), source }
    }

    /// What to do about it, where there is something to say.
    pub fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotAFolder { .. } | Self::DanglingLink { .. } => {
                "name another folder with `--output`, or move it away"
            }
            Self::Reserved { .. } => "name a folder of its own with `--output` or `output = \"…\"`, such as `public`",
            Self::Busy { .. } => "wait until it has ended",
            Self::Foreign { .. } => {
                "move them away (a site's own files go to `static/`), or say `--foreign keep` or `--foreign delete`"
            }
            Self::Clash { .. } => "move them away, or say `--foreign delete`",
            Self::InTheWay { .. } => "move it away",
            Self::TwoRepositories { .. } => "keep the right one in the output folder and move the other away",
            Self::UnfitPath { .. } | Self::PlannedTwice { .. } | Self::FileAndFolder { .. } | Self::Io { .. } => {
                return None;
            }
        })
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFolder { output } => write!(f, "the output `{}` is a file, not a folder", output.display()),
            Self::DanglingLink { output } => write!(f, "the output `{}` is a link to nothing", output.display()),
            Self::Reserved { output, folder, meeting } => {
                let meeting = match meeting {
                    Meeting::Is => "is",
                    Meeting::Holds => "holds",
                    Meeting::LiesIn => "lies in",
                };
                write!(f, "the output folder `{}` {meeting} `{}`", output.display(), folder.display())?;
                f.write_str(", which is not for output")
            }
            Self::Busy { site } => write!(f, "another build of `{}` is running", site.display()),
            Self::Foreign { output, paths, count } => {
                let noun = if *count == 1 { "file that is" } else { "files that are" };
                write!(f, "`{}` has {count} {noun} not from Masthead", output.display())?;
                list(f, paths, *count)
            }
            Self::Clash { output, paths, count } => {
                let noun = if *count == 1 { "file" } else { "files" };
                write!(f, "`{}` has {count} {noun} not from Masthead where pages go", output.display())?;
                list(f, paths, *count)
            }
            Self::InTheWay { path } => write!(f, "`{}` is needed during a build and is no folder", path.display()),
            Self::TwoRepositories { left, standing } => {
                write!(f, "an interrupted build left `{}`, and `{}` exists too", left.display(), standing.display())
            }
            Self::UnfitPath { path } => {
                write!(f, "`{}` cannot be the path of a file in the output", path.escape_debug())
            }
            Self::PlannedTwice { path } => write!(f, "two files were planned as `{path}`"),
            Self::FileAndFolder { path } => write!(f, "`{path}` was planned as a file and as a folder"),
            Self::Io { doing, path, source } => write!(f, "cannot {doing} `{}`: {}", path.display(), plain(source)),
        }
    }
}

impl Error for OutputError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, paths: &[PathBuf], count: usize) -> fmt::Result {
    paths.iter().try_for_each(|path| write!(f, "\n  {}", path.display()))?;
    match count - paths.len() {
        0 => Ok(()),
        more => write!(f, "\n  … and {more} more"),
    }
}

/// The reason in plain words, without the number that systems add.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is not a folder".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    }
}

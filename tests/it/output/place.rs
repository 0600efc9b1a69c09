//! Where an output folder may stand, and who else is there.

use super::*;

#[test]
fn folders_of_sources_are_never_output() {
    let site = Site::new();
    fs::create_dir_all(site.path("site/content/fr")).unwrap();
    fs::write(site.path("file"), "").unwrap();
    let refusal = |target: &str| {
        let error = Output::open(&site.path("site"), &site.path(target), AUTO).unwrap_err();
        error.to_string().replace(site.folder.path().to_str().unwrap(), "")
    };
    let cases = [
        ("site", "the output folder `/site` is `/site`, which is not for output"),
        ("site/../site/.", "the output folder `/site/../site/.` is `/site`, which is not for output"),
        ("", "the output folder `/` holds `/site`, which is not for output"),
        ("site/content", "the output folder `/site/content` is `/site/content`, which is not for output"),
        (
            "site/content/fr/x",
            "the output folder `/site/content/fr/x` lies in `/site/content`, which is not for output",
        ),
        ("site/x/../themes", "the output folder `/site/x/../themes` is `/site/themes`, which is not for output"),
        ("site/static/x", "the output folder `/site/static/x` lies in `/site/static`, which is not for output"),
        ("site/templates", "the output folder `/site/templates` is `/site/templates`, which is not for output"),
        (
            "site/.masthead/x",
            "the output folder `/site/.masthead/x` lies in `/site/.masthead`, which is not for output",
        ),
        ("file", "the output `/file` is a file, not a folder"),
        ("file/x", "cannot find `/file/x`: a part of the path is not a folder"),
    ];
    for (target, message) in cases {
        assert_eq!(refusal(target), message);
    }
    assert!(!site.path("site/.masthead").exists());
}

#[test]
#[cfg(unix)]
fn an_output_folder_that_is_a_link_is_what_it_points_to() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    fs::create_dir_all(site.path("www")).unwrap();
    symlink(site.path("www"), site.public("")).unwrap();
    assert_eq!(site.build(ONE).way, Way::Exchanged);
    site.build(&ONE[1..]);
    site.assert_reads(&ONE[1..]);
    assert!(site.public("").is_symlink());
    assert_eq!(read(&site.path("www")).len(), 5);
    for (to, message) in
        [("none", "is a link to nothing"), ("site/content", "is `/site/content`, which is not for output")]
    {
        fs::remove_file(site.public("")).unwrap();
        symlink(site.path(to), site.public("")).unwrap();
        let error = site.open(AUTO).unwrap_err().to_string().replace(site.folder.path().to_str().unwrap(), "");
        assert!(error.ends_with(message), "{error}");
    }
    // A link in the place of `content/` does not hide it.
    fs::remove_file(site.public("")).unwrap();
    fs::remove_dir(site.path("site/content")).unwrap();
    symlink(site.path("www"), site.path("site/content")).unwrap();
    let inside = Output::open(&site.path("site"), &site.path("www/public"), AUTO).unwrap_err();
    assert!(inside.to_string().contains("lies in"), "{inside}");
}

#[test]
#[cfg(unix)]
fn a_link_inside_the_output_is_never_followed() {
    use std::os::unix::fs::symlink;
    for exchange in [Exchange::Auto, Exchange::Never] {
        let site = Site::with(ONE);
        fs::create_dir(site.path("elsewhere")).unwrap();
        fs::create_dir(site.path("elsewhere/a")).unwrap();
        fs::write(site.path("elsewhere/a/index.html"), "not ours").unwrap();
        fs::remove_dir_all(site.public("articles")).unwrap();
        symlink(site.path("elsewhere"), site.public("articles")).unwrap();
        fs::remove_file(site.public("s.css")).unwrap();
        symlink(site.path("elsewhere/a/index.html"), site.public("s.css")).unwrap();
        symlink(site.path("elsewhere"), site.public(".data")).unwrap();

        assert_eq!(foreign(site.try_build(ONE, Options { exchange, ..AUTO })), ["articles"]);
        let kept = site.try_build(ONE, Options { exchange, ..KEEP });
        assert!(matches!(kept, Err(OutputError::Clash { .. })), "{kept:?}");
        for text in ["1", "2", "3"] {
            let files = [ONE[0], ONE[1], ("index.html", text), ONE[3]];
            site.build_with(&files, Options { exchange, ..DELETE });
            let link = format!("-> {}", site.path("elsewhere").display());
            site.assert_reads(&[&files[..], &[(".data", &link)]].concat());
        }
        assert_eq!(read(&site.path("elsewhere")).len(), 2);
        assert_eq!(fs::read_to_string(site.path("elsewhere/a/index.html")).unwrap(), "not ours");
    }
}

#[test]
#[cfg(unix)]
fn rights_of_the_output_folder_outlive_an_exchange() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::with(ONE);
    fs::set_permissions(site.public(""), fs::Permissions::from_mode(0o711)).unwrap();
    site.build(&ONE[1..]);
    site.build(ONE);
    assert_eq!(fs::metadata(site.public("")).unwrap().permissions().mode() & 0o777, 0o711);
}

#[test]
fn two_builds_at_once_are_refused() {
    let site = Site::with(ONE);
    let first = site.open(AUTO).unwrap();
    let second = site.open(AUTO).unwrap_err();
    assert!(matches!(second, OutputError::Busy { .. }), "{second}");
    assert!(second.to_string().ends_with("/site` is running"), "{second}");
    drop(first);
    site.build(&ONE[1..]);
}

//! What the program says in French beyond the mistakes, which have tests of their own.

use std::fs;

use crate::site::{FRENCH, Ran, Site};

fn french(site: &Site, arguments: &[&str]) -> Ran {
    site.run(&[&["--messages", "fr"], arguments].concat())
}

fn build(site: &Site, arguments: &[&str]) -> Ran {
    french(site, &[&["build", "--now", "2026-06-01"], arguments].concat())
}

/// Without seconds and folders, which are others at each run.
fn said(site: &Site, ran: &Ran) -> String {
    let text = ran.stderr.replace(site.root().canonicalize().unwrap().to_str().unwrap(), "SITE");
    let words = text.split(' ').map(|word| {
        let is_time = word.split_once('.').is_some_and(|(a, b)| [a, b].iter().all(|part| part.parse::<u32>().is_ok()));
        if is_time { "0.1" } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_build_says_what_it_did() {
    let site = Site::new(FRENCH);
    site.article("charbon", "").article("gaz", "publish_at: 2027-01-10");
    let first = said(&site, &build(&site, &[]));
    assert!(first.contains(" pages à partir de 1 article en 0.1 s, fichiers modifiés\u{a0}: "), "{first}");
    let rest = "\n1 pièce retenue (brouillon, programmée ou expirée)\n\
        la prochaine pièce paraît ou expire le 2027-01-10 00:00 +00:00\u{a0}: construisez de nouveau à ce moment\n";
    assert!(first.ends_with(rest), "{first}");
    let second = said(&site, &build(&site, &["--timings"]));
    assert!(second.contains(" en 0.1 s, rien n’a changé\u{a0}: "), "{second}");
    assert!(second.contains(" ms  comparer avec la dernière construction\n"), "{second}");
}

#[test]
fn what_the_disk_does_not_let_be_done_is_said_with_a_remedy() {
    let site = Site::new(FRENCH);
    site.article("charbon", "");
    build(&site, &[]);
    fs::write(site.path("public/notes.txt"), "").unwrap();
    let foreign = "masthead: `SITE/public` contient 1 fichier qui ne vient pas de Masthead\n  notes.txt\n  = aide\u{a0}: \
        déplacez-les (les fichiers propres à un site vont dans `static/`), ou dites `--foreign keep` ou `--foreign delete`\n";
    assert_eq!(said(&site, &build(&site, &[])), foreign);
    let file = "masthead: la sortie `config.toml` est un fichier, pas un dossier\n  = aide\u{a0}: \
        nommez un autre dossier avec `--output`, ou déplacez-le\n";
    assert_eq!(said(&site, &build(&site, &["--output", "config.toml"])), file);
    fs::remove_file(site.path("public/notes.txt")).unwrap();
    let manifest = build(&site, &["--manifest", "no/such/folder"]);
    assert_eq!(
        (manifest.code, said(&site, &manifest).as_str()),
        (2, "masthead: `no/such/folder` ne peut pas être écrit\u{a0}: il n’existe pas\n")
    );
}

#[test]
fn the_help_is_in_the_language_of_messages_wherever_it_is_said() {
    let site = Site::new(FRENCH);
    let start = "Construire la publication dans son dossier de sortie\n\nUtilisation\u{a0}: masthead build [OPTIONS]\n";
    let helps = [
        &["--messages", "fr", "build", "--help"][..],
        &["build", "-h", "--messages=fr"],
        &["--messages", "fr", "help", "build"],
    ];
    for arguments in helps {
        let help = site.run(arguments);
        assert_eq!(help.code, 0, "{}", help.stderr);
        assert!(help.stdout.starts_with(start), "{}", help.stdout);
    }
    let by_environment = Ran::of(site.command(&["build", "--help"]).env("MASTHEAD_MESSAGES", "fr"));
    assert!(by_environment.stdout.starts_with(start));
    assert!(site.run(&["build", "--help"]).stdout.starts_with("Build the publication into its output folder\n"));
}

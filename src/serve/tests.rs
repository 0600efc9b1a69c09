//! What the preview knows after changes, before and after texts are counted again.

use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};

use tempfile::TempDir;

use super::ask::Ask;
use super::desk::Desk;
use super::recount::Recount;
use super::{Audience, Now, Order, Watching};
use crate::diagnostic::Tongue;
use crate::publication::Publication;
use crate::publication::related::AllCounts;

const CONFIG: &str = "title = \"Notes\"\nbase_url = \"https://example.org\"\nlanguage = \"en\"\n";

/// A site on the disk, and the desk of a preview of it that looks when it is told.
struct Room {
    site: TempDir,
    desk: Desk,
    recount: Recount,
    asks: Receiver<Ask>,
}

impl Room {
    /// With an article for each text, called by its number from 1.
    fn with(texts: &[&str]) -> Self {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir_all(site.path().join("content/articles")).unwrap();
        fs::write(site.path().join("config.toml"), CONFIG).unwrap();
        for (number, text) in (1..).zip(texts) {
            write(site.path(), number, text);
        }
        let desk = open(site.path());
        let (send, asks) = mpsc::channel();
        Self { site, desk, recount: Recount::new(send), asks }
    }

    fn edit(&mut self, number: usize, text: &str) {
        write(self.site.path(), number, text);
        self.look();
    }

    fn look(&mut self) {
        let look = self.desk.look(&[String::new()]);
        assert!(!look.is_empty(), "there is a change");
        self.desk.take(look, None);
    }

    /// The related articles of each article, by their numbers.
    fn lists(&self) -> Vec<(String, Vec<String>)> {
        lists(publication(&self.desk))
    }

    /// The same, of a preview that is opened now.
    fn clean_lists(&self) -> Vec<(String, Vec<String>)> {
        lists(publication(&open(self.site.path())))
    }

    fn is_counted(&self) -> bool {
        publication(&self.desk).uncounted().is_none()
    }

    /// The counts that were begun last, when they are done.
    fn counts(&self) -> AllCounts {
        match self.asks.recv() {
            Ok(Ask::Counted(counts)) => counts,
            _ => panic!("a count was begun"),
        }
    }

    fn take(&mut self, counts: AllCounts) {
        self.recount.end();
        self.desk.take_counts(counts);
    }

    fn count(&mut self) {
        self.recount.begin(&self.desk);
        let counts = self.counts();
        self.take(counts);
    }
}

fn open(site: &Path) -> Desk {
    let order = Order {
        site: site.canonicalize().unwrap(),
        interface: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: 0,
        audience: Audience::Authors,
        watching: Watching::Told,
        lenient: false,
        now: Now::Fixed(1_800_000_000),
        tongue: Tongue::English,
    };
    Desk::open(&order, "http://127.0.0.1:1111").unwrap()
}

fn write(site: &Path, number: usize, text: &str) {
    let file = site.join(format!("content/articles/{number}.md"));
    let title = ["Alpha", "Bravo", "Carol", "Delta", "Echo"][number - 1];
    fs::write(file, format!("---\ntitle: {title}\ndate: 2026-01-0{number}\n---\n\n{text}\n")).unwrap();
}

fn publication(desk: &Desk) -> &Publication {
    &desk.edition.as_ref().unwrap().publication
}

fn lists(publication: &Publication) -> Vec<(String, Vec<String>)> {
    let name = |id| publication.article(id).card.slug.to_string();
    let list = |id| publication.related(id).iter().map(|related| name(related.article)).collect();
    publication.ids().map(|id| (name(id), list(id))).collect()
}

const TEXTS: [&str; 4] = ["Coral reefs.", "Coral reefs.", "Steel tariffs.", "Steel tariffs."];

fn list_of<'l>(lists: &'l [(String, Vec<String>)], number: &str) -> &'l [String] {
    &lists.iter().find(|(name, _)| name == number).unwrap().1
}

#[test]
fn a_file_that_may_still_be_being_written_is_doubtful() {
    let long = "Coral reefs. ".repeat(200);
    let room = Room::with(&[&long]);
    let file = |path: &str| room.site.path().join(path);
    let write = |path: &str, text: &str| {
        fs::create_dir_all(file(path).parent().unwrap()).unwrap();
        fs::write(file(path), text).unwrap();
    };
    let is_doubtful = |path: &str| {
        let look = room.desk.look(&[path.to_owned()]);
        assert!(!look.is_empty(), "{path} is other than it was");
        look.is_doubtful(&room.desk)
    };
    let front = "---\ntitle: One\ndate: 2026-01-01\n---\n\n";
    let cases = [
        ("content/articles/1.md", "", true),
        ("content/articles/1.md", front, true),
        ("content/articles/1.md", &format!("{front}{}", "x".repeat(4096 - front.len())), true),
        ("content/articles/1.md", &format!("{front}{long}More."), false),
        ("content/articles/p.svg", "", true),
        ("content/articles/p.svg", "<svg/>", false),
        ("templates/article.html", "", true),
        ("templates/article.html", "{{ page.title }}", false),
        ("i18n/en.ftl", "", true),
        ("i18n/en.ftl", "topics = Themes\n", false),
        ("static/own.css", "", true),
        ("static/own.css", "a {}", false),
        ("config.toml", "", true),
        ("config.toml", &format!("{CONFIG}paginate_by = 7\n"), false),
    ];
    for (path, text, expected) in cases {
        write(path, text);
        assert_eq!(is_doubtful(path), expected, "{path} with {} bytes", text.len());
    }
}

#[test]
fn a_text_that_changes_while_texts_are_counted_is_counted_after_them() {
    let mut room = Room::with(&["Coral reefs.", "Steel tariffs.", "Coral reefs and steel.", "Tax law.", "Tax courts."]);
    let before = room.lists();
    room.edit(2, "Tax law and courts.");
    room.recount.begin(&room.desk);
    let counts = room.counts();
    room.edit(1, "Tax courts.");
    assert_eq!(room.lists(), before, "nothing is counted yet");

    room.take(counts);
    let between = room.lists();
    assert!(list_of(&between, "2").contains(&"4".to_owned()), "the first edit is counted: {between:?}");
    assert!(!room.is_counted(), "the second one is not");

    room.count();
    assert!(room.is_counted());
    assert_eq!(room.lists(), room.clean_lists());
    assert_ne!(room.lists(), between);
}

#[test]
fn edits_that_come_faster_than_counts_do_not_keep_lists_from_following() {
    let mut room = Room::with(&TEXTS);
    for turn in 0..3 {
        room.edit(4, if turn % 2 == 0 { "Coral reefs." } else { "Steel tariffs." });
        room.recount.begin(&room.desk);
        let counts = room.counts();
        room.edit(1, &format!("Coral reefs {turn}."));
        room.take(counts);
        let near = if turn % 2 == 0 { "2" } else { "3" };
        let lists = room.lists();
        assert!(list_of(&lists, "4").contains(&near.to_owned()), "after edit {turn}: {lists:?}");
    }
}

/// Makes an article leave.
type Leave = fn(&Path);

#[test]
fn an_article_that_leaves_the_lists_is_gone_at_once_and_texts_are_counted_afterwards() {
    let leave: [(&str, Leave); 2] = [
        ("deleted", |file| fs::remove_file(file).unwrap()),
        ("withdrawn", |file| {
            let text = fs::read_to_string(file).unwrap();
            fs::write(file, text.replacen("---\n", "---\nwithdrawn: {reason: Wrong}\n", 1)).unwrap();
        }),
    ];
    for (how, leave) in leave {
        let mut room = Room::with(&TEXTS);
        assert_eq!(list_of(&room.lists(), "1"), ["2"]);
        leave(&room.site.path().join("content/articles/2.md"));
        room.look();
        assert!(!room.is_counted(), "no count comes before the first answer: {how}");
        assert_eq!(list_of(&room.lists(), "1"), [""; 0], "{how}");
        assert_eq!(list_of(&room.lists(), "3"), ["4"], "{how}");
        room.count();
        assert_eq!(room.lists(), room.clean_lists(), "{how}");
    }
}

#[test]
fn another_configuration_is_answered_with_the_former_counts() {
    let mut room = Room::with(&TEXTS);
    let before = room.lists();
    fs::write(room.site.path().join("config.toml"), format!("{CONFIG}paginate_by = 2\n")).unwrap();
    room.look();
    assert!(!room.is_counted(), "no count comes before the first answer");
    assert_eq!(room.lists(), before);
    room.count();
    assert_eq!(room.lists(), room.clean_lists());
}

#[test]
fn articles_of_another_language_leave_the_lists_of_their_former_one() {
    let languages = "[languages.fr]\ntitle = \"Cahiers\"\n";
    let mut room = Room::with(&TEXTS);
    fs::write(room.site.path().join("config.toml"), format!("{CONFIG}{languages}")).unwrap();
    room.look();
    room.count();
    let file = room.site.path().join("content/articles/2.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("---\n", "---\nlang: fr\n", 1)).unwrap();
    room.look();
    assert!(!room.is_counted(), "no count comes before the first answer");
    assert_eq!(list_of(&room.lists(), "1"), [""; 0]);
    room.count();
    assert_eq!(room.lists(), room.clean_lists());
}

//! What a card shows is read from its drawing; of its pixels, that they are there.
#![cfg(feature = "social-cards")]

use std::sync::LazyLock;

use super::lines::{Room, fill};
use super::*;

const COLOURS: Colours = Colours { ground: [0xff, 0xfe, 0xfb], ink: [0x1b, 0x1d, 0x21], accent: [0x0b, 0x50, 0x68] };

static STATIONERY: LazyLock<Stationery> = LazyLock::new(|| Stationery::new(COLOURS, None, None).unwrap());

fn card(title: &str) -> SocialCard {
    SocialCard {
        kicker: "Policy brief".into(),
        title: title.into(),
        authors: "Anne Martin and Luis Ortega".into(),
        publication: "Briefing".into(),
        direction: Direction::Ltr,
    }
}

fn svg(card: &SocialCard) -> String {
    drawing::svg(&STATIONERY, card)
}

/// The lines that a drawing shows.
fn lines(svg: &str) -> Vec<&str> {
    let texts = svg.lines().filter(|line| line.starts_with("<text"));
    texts.map(|line| line.split_once('>').unwrap().1.trim_end_matches("</text>")).collect()
}

/// A title's lines and their size, in the room that cards have for it.
fn title(text: &str) -> (f32, Vec<String>) {
    let block = fill(Room { width: 1040.0, height: 286.0 }, &[76.0, 47.0, 37.0], &STATIONERY.serif[0], text).unwrap();
    (block.size, block.lines)
}

#[test]
fn a_card_says_what_the_text_is_what_it_is_called_who_wrote_it_and_where() {
    let expected = r##"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">
<rect width="1200" height="630" fill="#fffefb"/>
<rect width="1200" height="14" fill="#0b5068"/>
<text x="80" y="124.0" text-anchor="start" font-family="lines" font-size="29" font-optical-sizing="none" fill="#0b5068" xml:space="preserve">Policy brief</text>
<text x="80" y="240.0" text-anchor="start" font-family="titles" font-size="76" font-optical-sizing="none" fill="#1b1d21" xml:space="preserve">Coal &amp; &lt;steel></text>
<text x="80" y="512.0" text-anchor="start" font-family="lines" font-size="29" font-optical-sizing="none" fill="#5b5c5e" xml:space="preserve">Anne Martin and Luis Ortega</text>
<rect x="80" y="540" width="1040" height="2" fill="#dbdad8"/>
<text x="80" y="588.0" text-anchor="start" font-family="lines" font-size="29" font-optical-sizing="none" fill="#0b5068" xml:space="preserve">Briefing</text>
</svg>
"##;
    assert_eq!(svg(&card("Coal & <steel>")), expected);
}

#[test]
fn a_card_is_a_small_png_with_a_palette_and_the_same_each_time() {
    let bytes = STATIONERY.draw(&card("A border price for carbon: who pays, who gains"));
    let reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let info = reader.info();
    assert_eq!((info.width, info.height, info.color_type), (WIDTH, HEIGHT, ::png::ColorType::Indexed));
    assert!(bytes.len() < 30_000, "{} bytes", bytes.len());
    assert_eq!(STATIONERY.draw(&card("A border price for carbon: who pays, who gains")), bytes);
}

#[test]
fn every_line_of_the_drawing_is_seen() {
    let (bare, drawn) = (svg(&card("")), svg(&card("Coal")));
    let draw = |svg: &str| png::write(svg, &STATIONERY.fonts, COLOURS);
    let lines: Vec<&str> = drawn.lines().collect();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("<text")) {
        let without: String =
            lines.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, line)| *line).collect();
        assert_ne!(draw(&without), draw(&drawn), "{line}");
    }
    assert_ne!(draw(&bare), draw(&drawn));
}

#[test]
fn lines_are_about_equally_long_and_break_where_a_reader_would() {
    let french = "Taxe carbone aux frontières\u{a0}: «\u{a0}qui paie\u{202f}?\u{a0}» et qui ne paie pas, pays par pays";
    let lines =
        ["Taxe carbone aux frontières\u{a0}:", "«\u{a0}qui paie\u{202f}?\u{a0}» et qui ne paie", "pas, pays par pays"];
    assert_eq!(title(french), (76.0, lines.map(str::to_owned).to_vec()));
}

#[test]
fn a_long_title_is_smaller_and_a_longer_one_ends_with_an_ellipsis() {
    let words = |count: usize| vec!["briefing"; count].join(" ");
    let (size, lines) = title(&words(33));
    assert_eq!((words(33).len(), size, lines.len()), (296, 37.0, 5));
    assert!(lines.iter().all(|line| !line.ends_with('…')));
    let (size, lines) = title(&words(100));
    assert_eq!((size, lines.len()), (37.0, 6));
    assert!(lines[5].ends_with("briefing…"), "{lines:?}");
}

#[test]
fn a_word_wider_than_a_card_is_cut() {
    let (_, lines) = title(&"w".repeat(200));
    assert!(lines.len() > 1 && lines.concat() == "w".repeat(200), "{lines:?}");
}

#[test]
fn letters_that_no_font_has_are_never_drawn_as_boxes() {
    // The fonts that the program carries are Latin, Greek and Cyrillic.
    for title in ["Зелёный переход", "Πράσινη μετάβαση", "Chuyển đổi xanh"] {
        assert!(lines(&svg(&card(title))).contains(&title), "{title}");
    }
    for title in ["中文标题", "Coal 🌍", "التجارة"] {
        assert_eq!(lines(&svg(&card(title))), ["Briefing"], "{title}");
    }
    let authors = SocialCard { authors: "王".into(), ..card("Coal") };
    assert_eq!(lines(&svg(&authors)), ["Policy brief", "Coal", "Briefing"]);
    let nothing = SocialCard { publication: "王".into(), ..card("王") };
    assert!(lines(&svg(&nothing)).is_empty());
}

#[test]
fn what_runs_from_right_to_left_stands_at_the_right() {
    let card = svg(&SocialCard { direction: Direction::Rtl, ..card("Coal?") });
    assert!(card.contains("<text x=\"1120\" y=\"240.0\" text-anchor=\"end\""), "{card}");
    assert!(card.contains(">\u{202b}Coal?\u{202c}</text>"), "{card}");
}

#[test]
fn signs_that_would_end_a_drawing_or_turn_it_round_are_left_out() {
    assert_eq!(lines(&svg(&card("Co\u{0}al\u{202e} and\u{2066} steel")))[1], "Coal and steel");
}

#[test]
fn a_font_of_the_publications_own_comes_first_and_a_broken_one_is_left_out() {
    let sans = include_bytes!("fonts/sans.woff2").to_vec();
    let own = Stationery::new(COLOURS, Some(sans), None).unwrap();
    assert!(drawing::svg(&own, &card("Coal")).contains("font-family=\"own titles\""));
    assert_ne!(own.draw(&card("Coal")), STATIONERY.draw(&card("Coal")));
    assert_ne!(own.recipe(&card("Coal")), STATIONERY.recipe(&card("Coal")));
    let broken = Stationery::new(COLOURS, Some(b"wOF2 and no more".to_vec()), None).unwrap();
    assert_eq!(broken.draw(&card("Coal")), STATIONERY.draw(&card("Coal")));
}

#[test]
fn a_card_has_another_name_if_anything_on_it_is_another() {
    let one = card("Coal");
    let others = [
        card("Steel"),
        SocialCard { kicker: "Report".into(), ..one.clone() },
        SocialCard { authors: String::new(), ..one.clone() },
        SocialCard { publication: "Papers".into(), ..one.clone() },
        SocialCard { direction: Direction::Rtl, ..one.clone() },
    ];
    others.iter().for_each(|other| assert_ne!(STATIONERY.recipe(other), STATIONERY.recipe(&one), "{other:?}"));
    let colours = Colours { accent: [0, 0, 0], ..COLOURS };
    assert_ne!(Stationery::new(colours, None, None).unwrap().recipe(&one), STATIONERY.recipe(&one));
}

//! What is made of a text grows with its length and no faster, however it is typed.

use pulldown_cmark::Parser;

use super::super::writer::options;
use super::*;

/// A kind of text, and one of it of about so many characters.
type Shape = (&'static str, fn(usize) -> String);

/// Texts of some size that were made to cost more than they are long.
#[rustfmt::skip]
const SHAPES: [Shape; 26] = [
    ("quotations in each other", |n| "> ".repeat(n) + "x"),
    ("lists in each other", |n| "- ".repeat(n) + "x"),
    ("links that do not end", |n| "[a](".repeat(n)),
    ("links in each other", |n| "[".repeat(n) + "a" + &"](b)".repeat(n)),
    ("pictures in each other", |n| "![".repeat(n) + "a" + &"](b)".repeat(n)),
    ("brackets", |n| "[".repeat(n)),
    ("emphasis that does not end", |n| "*a **b ".repeat(n)),
    ("emphasis of three kinds", |n| "a**b_c".repeat(n) + &"d* ".repeat(n)),
    ("a wide table", |n| format!("{0}\n{1}\n{0}\n", "|a".repeat(n), "|-".repeat(n))),
    ("a long table", |n| "a|b\n-|-\n".to_owned() + &"1|2\n".repeat(n)),
    ("a wide table with short rows", |n| {
        let (wide, rule) = ("|a".repeat(n / 50 + 2), "|-".repeat(n / 50 + 2));
        format!("{wide}\n{rule}\n{}", "|1\n".repeat(50))
    }),
    ("definitions of links", |n| (0..n).map(|at| format!("[r{at}]: /u{at}\n")).collect()),
    ("one long definition, used often", |n| format!("[x]: /{}\n\n{}", "u".repeat(n), "[x]\n".repeat(n / 4))),
    ("notes", |n| (0..n).map(|at| format!("a[^{at}]\n\n[^{at}]: b\n\n")).collect()),
    ("one note, referred to often", |n| "a[^1] ".repeat(n) + "\n\n[^1]: b\n"),
    ("elements in each other", |n| "<div>".repeat(n)),
    ("attributes", |n| format!("<a {}>x</a>", "b=\"c\" ".repeat(n))),
    ("elements closed in another order", |n| "<b><i>".repeat(n) + &"</b></i>".repeat(n)),
    ("comments that do not end", |n| "<!--".repeat(n)),
    ("fences", |n| "```\nx\n".repeat(n)),
    ("backticks", |n| (0..n / 4).map(|at| "`".repeat(at % 7 + 1) + "a ").collect()),
    ("entities", |n| "&quot;&#x".repeat(n)),
    ("headings of one name", |n| "# a\n\n".repeat(n)),
    ("formulas and marks that do not end", |n| "$a ~b ^c {#d ".repeat(n)),
    ("quotation marks", |n| "\"a 'b ".repeat(n)),
    ("a long word", |n| "a".repeat(n)),
];

/// Events that the parser gives, bytes of HTML, and places left for other files to fill.
fn counts(text: &str) -> [usize; 3] {
    let config = MarkdownConfig::default();
    let events = Parser::new_ext(text, options(text)).count();
    let (body, _, _) = render(&Arc::from("a.md"), text, 0..text.len(), &config, Typography::of("fr"));
    [events, body.html.len() + body.headings.iter().map(|heading| heading.html.len()).sum::<usize>(), body.holes.len()]
}

#[test]
fn twice_the_text_gives_at_most_twice_the_html() {
    // A text of twice the length has numbers of one digit more, and what stands once in it (a section of notes).
    let most = |count: usize| count * 21 / 10 + count / 10 + 200;
    for (shape, make) in SHAPES {
        let [once, twice, four_times] = [1_000, 2_000, 4_000].map(|n| counts(&make(n)));
        for at in 0..3 {
            let (n, n2, n4) = (once[at], twice[at], four_times[at]);
            assert!(n2 <= most(n) && n4 <= most(n2), "{shape}: {once:?} {twice:?} {four_times:?}");
        }
    }
}

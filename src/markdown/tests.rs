use std::sync::Arc;

use super::*;
use crate::words::{Field, Words};

mod any;
mod linear;
mod raw_html;
mod typography;

fn rendered(markdown: &str) -> (Body, Vec<Diagnostic>) {
    let (body, _, diagnostics) = rendered_with_words(markdown);
    (body, diagnostics)
}

fn rendered_with_words(markdown: &str) -> (Body, Passages, Vec<Diagnostic>) {
    let config = MarkdownConfig::default();
    render(&Arc::from("content/a.md"), markdown, 0..markdown.len(), &config, Typography::NONE)
}

/// The HTML with its holes shown as `{…}`.
fn shown(body: &Body) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for hole in &body.holes {
        shown.push_str(&body.html[from..hole.at as usize]);
        from = hole.at as usize;
        shown.push_str(&shown_hole(&hole.kind));
    }
    shown + &body.html[from..]
}

fn shown_hole(kind: &HoleKind) -> String {
    let titled = |title: &Option<String>| title.as_ref().map(|title| format!(" \"{title}\"")).unwrap_or_default();
    match kind {
        HoleKind::LinkOpen { target, title } => format!("{{link {}{}}}", shown_target(target), titled(title)),
        HoleKind::LinkClose => "{/link}".to_owned(),
        HoleKind::Image { target, alt, title } => {
            format!("{{image {} [{alt}]{}}}", shown_target(target), titled(title))
        }
        HoleKind::Address { target } => format!("{{address {}}}", shown_target(target)),
        HoleKind::Here { fragment: None } => "{here}".to_owned(),
        HoleKind::Here { fragment: Some(fragment) } => format!("{{here {fragment}}}"),
        HoleKind::Word { key } => format!("{{word {key}}}"),
    }
}

fn shown_target(target: &Target) -> String {
    match target {
        Target::External(address) => format!("-> {address}"),
        Target::Internal { path, query, fragment } => {
            let query = query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
            let fragment = fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
            format!("{path}{query}{fragment}")
        }
    }
}

/// The Markdown becomes the HTML, and nothing is amiss.
#[track_caller]
fn check(markdown: &str, html: &str) {
    let (body, diagnostics) = rendered(markdown);
    assert_eq!(shown(&body).trim_end(), html, "{markdown}");
    assert_eq!(diagnostics, [], "{markdown}");
}

/// The Markdown becomes the HTML, and these are told: the words and what they point at.
#[track_caller]
fn check_mistakes(markdown: &str, html: &str, mistakes: &[(&str, &str)]) {
    let (body, diagnostics) = rendered(markdown);
    let told: Vec<(&str, &str)> = diagnostics
        .iter()
        .map(|diagnostic| match &diagnostic.place.spot {
            crate::diagnostic::Spot::Span(span) => (diagnostic.message.as_str(), &markdown[span.clone()]),
            spot => panic!("no bytes: {spot:?}"),
        })
        .collect();
    assert_eq!(shown(&body).trim_end(), html, "{markdown}");
    assert_eq!(told, mistakes, "{markdown}");
}

#[test]
fn paragraphs_and_marks() {
    check(
        "One *two* **three** ~~four~~ `a < b`\nfive",
        "<p>One <em>two</em> <strong>three</strong> <del>four</del> <code>a &lt; b</code>\nfive</p>",
    );
    check(
        "One  \ntwo\\\nthree\n\nFour & \"five\" &lt; &eacute;",
        "<p>One<br>\ntwo<br>\nthree</p>\n<p>Four &amp; \"five\" &lt; é</p>",
    );
    check("One\n\n***\n\nTwo", "<p>One</p>\n<hr>\n<p>Two</p>");
    check("> One\n>\n> Two", "<blockquote>\n<p>One</p>\n<p>Two</p>\n</blockquote>");
    check(
        "It costs {{ x }} and {% y %}, \"so\" -- he said...",
        "<p>It costs {{ x }} and {% y %}, \"so\" -- he said...</p>",
    );
}

#[test]
fn lists_of_all_kinds() {
    check("- one\n- two\n  - three", "<ul>\n<li>one</li>\n<li>two\n<ul>\n<li>three</li>\n</ul>\n</li>\n</ul>");
    check("3. one\n4. two", "<ol start=\"3\">\n<li>one</li>\n<li>two</li>\n</ol>");
    check("- one\n\n- two", "<ul>\n<li><p>one</p>\n</li>\n<li><p>two</p>\n</li>\n</ul>");
    check(
        "Tariff\n: A duty\n\nQuota\n: A limit\n: A share",
        "<dl>\n<dt>Tariff</dt>\n<dd>A duty</dd>\n<dt>Quota</dt>\n<dd>A limit</dd>\n<dd>A share</dd>\n</dl>",
    );
    check(
        "- [x] done\n- [ ] open",
        "<ul>\n<li><input type=\"checkbox\" checked disabled aria-label=\"{word task-done}\"> done</li>\n<li><input type=\"checkbox\" disabled aria-label=\"{word task-open}\"> open</li>\n</ul>",
    );
}

#[test]
fn alerts_have_a_title_in_the_readers_language() {
    check(
        "> [!WARNING]\n> Mind *this*.",
        "<aside class=\"alert\" data-kind=\"warning\">\n<p class=\"alert-title\">{word alert-warning}</p>\n<p>Mind <em>this</em>.</p>\n</aside>",
    );
}

#[test]
fn letters_above_and_below_also_inside_words() {
    check("CO~2~ and H~2~O", "<p>CO<sub>2</sub> and H<sub>2</sub>O</p>");
    check("m^2^, 10^-6^, ^14^C, a ^b^ c", "<p>m<sup>2</sup>, 10<sup>-6</sup>, <sup>14</sup>C, a <sup>b</sup> c</p>");
    check("*CO~2~* **m^2^**", "<p><em>CO<sub>2</sub></em> <strong>m<sup>2</sup></strong></p>");
    check("CO\\~2\\~, CO\\~2~, CO~2\\~", "<p>CO~2~, CO~2~, CO~2~</p>");
    check("a\\\\~2~", "<p>a\\<sub>2</sub></p>");
    check("from ~5%–~10% or 3~4 and a~much longer text~b", "<p>from ~5%–~10% or 3~4 and a~much longer text~b</p>");
    check("`CO~2~` https://x.org/a~b~c", "<p><code>CO~2~</code> https://x.org/a~b~c</p>");
    check("<https://x.org/a~b~c>", "<p>{link -> https://x.org/a~b~c}https://x.org/a~b~c{/link}</p>");
    check("x^a b^ ~~gone~~", "<p>x^a b^ <del>gone</del></p>");
}

#[test]
fn formulas_are_told_from_money() {
    check("$a_1 < b$", "<p><span class=\"math inline\">a_1 &lt; b</span></p>");
    check("$$\\sum_i x_i$$", "<p><span class=\"math display\">\\sum_i x_i</span></p>");
    check("US$5m to US$10m, *$5*-$10, $5 and $10", "<p>US$5m to US$10m, <em>$5</em>-$10, $5 and $10</p>");
    check(
        "Let $x$ be US$5 to US$10, or $5-$10.",
        "<p>Let <span class=\"math inline\">x</span> be US$5 to US$10, or $5-$10.</p>",
    );
}

#[test]
fn headings_have_unique_ids() {
    check(
        "## One *two*\n\n## One two\n\n### L'IA à l'ONU",
        "<h2 id=\"one-two\">One <em>two</em></h2>\n<h2 id=\"one-two-2\">One two</h2>\n<h3 id=\"l-ia-a-l-onu\">L'IA à l'ONU</h3>",
    );
    check("## One {#two .big}\n\n## Two", "<h2 id=\"two\" class=\"big\">One</h2>\n<h2 id=\"two-2\">Two</h2>");
    check(
        "## 第一章\n\n## ***\n\n## Straße Œuvre",
        "<h2 id=\"第一章\">第一章</h2>\n<h2 id=\"section\">***</h2>\n<h2 id=\"strasse-oeuvre\">Straße Œuvre</h2>",
    );
    check(
        "## Fn 1\n\na[^x]\n\n[^x]: b",
        "<h2 id=\"h-fn-1\">Fn 1</h2>\n<p>a<sup class=\"footnote-ref\"><a href=\"{here}#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{word footnotes-label}\">\n<ol>\n<li id=\"fn-1\"><p>b <a class=\"footnote-back\" href=\"{here}#fnref-1\" role=\"doc-backlink\" aria-label=\"{word footnote-back} 1\">↩\u{fe0e}</a></p>\n</li>\n</ol>\n</section>",
    );
}

#[test]
fn the_page_has_one_title_and_no_level_is_skipped() {
    check(
        "# One\n\n## Two\n\n###### Three\n\n# Four",
        "<h2 id=\"one\">One</h2>\n<h3 id=\"two\">Two</h3>\n<h4 id=\"three\">Three</h4>\n<h2 id=\"four\">Four</h2>",
    );
    check(
        "### One\n\n#### Two\n\n## Three\n\n#### Four",
        "<h2 id=\"one\">One</h2>\n<h3 id=\"two\">Two</h3>\n<h2 id=\"three\">Three</h2>\n<h3 id=\"four\">Four</h3>",
    );
    check("<h1>One</h1>\n\nTwo\n===", "<h2>One</h2>\n<h2 id=\"two\">Two</h2>");
    let six = rendered("# a\n## b\n### c\n#### d\n##### e\n###### f").0;
    assert_eq!(six.headings.iter().map(|heading| heading.level).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 6]);
}

#[test]
fn headings_are_listed_without_links_and_notes() {
    let (body, _) = rendered("## A [*b*](c.md) & d[^1]\n\n> ## Quoted\n\n# E `f` ![g](h.png)\n\n[^1]: note");
    let heading = |level, id: &str, html: &str, text: &str| Heading {
        level,
        id: id.into(),
        html: html.into(),
        text: text.into(),
    };
    assert_eq!(
        body.headings,
        [heading(2, "a-b-d", "A <em>b</em> &amp; d", "A b & d"), heading(2, "e-f-g", "E <code>f</code> g", "E f g"),]
    );
    assert_eq!(body.anchors, ["a-b-d", "e-f-g", "fn-1", "fnref-1", "quoted"]);
}

#[test]
fn links_are_holes() {
    check("[a *b*](other.md#part \"T\")", "<p>{link other.md#part \"T\"}a <em>b</em>{/link}</p>");
    check("[a](/topics/trade/?x=1#y)", "<p>{link /topics/trade/?x=1#y}a{/link}</p>");
    check(
        "[a](caf%C3%A9%20noir.md) [b](%FF.md) [c](<a b.md>)",
        "<p>{link café noir.md}a{/link} {link %FF.md}b{/link} {link a b.md}c{/link}</p>",
    );
    check(
        "<https://x.org> <ada@x.org> [c](//x.org/y)",
        "<p>{link -> https://x.org}https://x.org{/link} {link -> mailto:ada@x.org}ada@x.org{/link} {link -> //x.org/y}c{/link}</p>",
    );
    check(
        "[a](#caf%C3%A9 \"T\") [b](<#é>)",
        "<p><a href=\"{here café}#caf%C3%A9\" title=\"T\">a</a> <a href=\"{here é}#%C3%A9\">b</a></p>",
    );
    check("[a] [b][a] [c]\n\n[a]: x.md", "<p>{link x.md}a{/link} {link x.md}b{/link} [c]</p>");
    check("[](x.md) [a]()", "<p>{link x.md}{/link} {link }a{/link}</p>");
    check("[a](dir\\file.md)", "<p>{link dir\\file.md}a{/link}</p>");
}

#[test]
fn spans_are_bytes_of_the_whole_file() {
    let source = "---\ntitle: é\n---\nSee [this](a.md) and ![that](b.png), <a href='c.md'>it</a>.\n";
    let config = MarkdownConfig::default();
    let (body, ..) = render(&Arc::from("content/a.md"), source, 18..source.len(), &config, Typography::NONE);
    let places: Vec<&str> =
        body.holes.iter().map(|hole| &source[hole.span.start as usize..hole.span.end as usize]).collect();
    assert_eq!(places, ["[this](a.md)", "[this](a.md)", "![that](b.png)", "<a href='c.md'>"]);
}

#[test]
fn pictures_are_holes_and_lone_ones_figures() {
    check("a ![b *c*](d.png \"T\") e", "<p>a {image d.png [b c] \"T\"} e</p>");
    check("![b](d.png)", "<figure>{image d.png [b]}</figure>");
    check("![b](d.png \"A < T\")", "<figure>{image d.png [b]}<figcaption>A &lt; T</figcaption></figure>");
    check("![a](b.png)\n![c](d.png)", "<p>{image b.png [a]}\n{image d.png [c]}</p>");
    check("- ![a](b.png)", "<ul>\n<li>{image b.png [a]}</li>\n</ul>");
    check("![a ![b](c.png) d](e.png)", "<figure>{image e.png [a b d]}</figure>");
    check("[![a](b.png)](c.md)", "<p>{link c.md}{image b.png [a]}{/link}</p>");
}

#[test]
fn tables_scroll_and_cells_align() {
    check(
        "| | a | b |\n|-|:-|-:|\n| c | d *e* | 1 |\n| f |",
        "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr><td></td><th scope=\"col\" class=\"left\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead>\n<tbody>\n<tr><td>c</td><td class=\"left\">d <em>e</em></td><td class=\"right\">1</td></tr>\n<tr><td>f</td><td class=\"left\"></td><td class=\"right\"></td></tr>\n</tbody>\n</table></div>",
    );
    check(
        "a|b\n-|-\n",
        "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>\n</table></div>",
    );
    check(
        "|a|\n|-|\n|[b](c.md)|\n\nTable: The *d* [e](f.md)\n\nAfter",
        "<div class=\"table\" tabindex=\"0\"><table>\n<caption>The <em>d</em> {link f.md}e{/link}</caption>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tbody>\n<tr><td>{link c.md}b{/link}</td></tr>\n</tbody>\n</table></div>\n<p>After</p>",
    );
    check(
        "|a|\n|-|\n\nTableau\u{a0}: Les exportations",
        "<div class=\"table\" tabindex=\"0\"><table>\n<caption>Les exportations</caption>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n</table></div>",
    );
    check(
        "|a|\n|-|\n\nTable 3 shows: it",
        "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n</table></div>\n<p>Table 3 shows: it</p>",
    );
}

#[test]
fn rows_of_one_cell_in_a_wide_table_do_not_make_millions() {
    let wide = format!("{}|\n{}|\n{}", "|a".repeat(2000), "|-".repeat(2000), "|b\n".repeat(2000));
    let (body, _) = rendered(&wide);
    assert!(body.html.len() < 200_000, "{}", body.html.len());
}

#[test]
fn footnotes_are_numbered_as_they_are_met() {
    check(
        "One[^b] two[^a] three[^b].\n\n[^a]: First.\n[^b]: Second, see[^c].\n\n    - more\n\n[^c]: Third.\n[^d]: Never.",
        "<p>One<sup class=\"footnote-ref\"><a href=\"{here}#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup> two<sup class=\"footnote-ref\"><a href=\"{here}#fn-2\" id=\"fnref-2\" role=\"doc-noteref\">2</a></sup> three<sup class=\"footnote-ref\"><a href=\"{here}#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\">1</a></sup>.</p>\n\
        <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{word footnotes-label}\">\n<ol>\n\
        <li id=\"fn-1\"><p>Second, see<sup class=\"footnote-ref\"><a href=\"{here}#fn-3\" id=\"fnref-3\" role=\"doc-noteref\">3</a></sup>.</p>\n<ul>\n<li>more</li>\n</ul>\n <a class=\"footnote-back\" href=\"{here}#fnref-1\" role=\"doc-backlink\" aria-label=\"{word footnote-back} 1\">↩\u{fe0e}</a> <a class=\"footnote-back\" href=\"{here}#fnref-1-2\" role=\"doc-backlink\" aria-label=\"{word footnote-back} 1-2\">↩\u{fe0e}</a></li>\n\
        <li id=\"fn-2\"><p>First. <a class=\"footnote-back\" href=\"{here}#fnref-2\" role=\"doc-backlink\" aria-label=\"{word footnote-back} 2\">↩\u{fe0e}</a></p>\n</li>\n\
        <li id=\"fn-3\"><p>Third. <a class=\"footnote-back\" href=\"{here}#fnref-3\" role=\"doc-backlink\" aria-label=\"{word footnote-back} 3\">↩\u{fe0e}</a></p>\n</li>\n</ol>\n</section>",
    );
}

#[test]
fn a_reference_to_no_note_is_told() {
    check_mistakes(
        "Text[^9] and [^8], \\[^7] `[^6]` [a [^5]](b.md)",
        "<p>Text[^9] and [^8], [^7] <code>[^6]</code> {link b.md}a [^5]{/link}</p>",
        &[
            ("footnote `[^9]` has no text", "[^9]"),
            ("footnote `[^8]` has no text", "[^8]"),
            ("footnote `[^5]` has no text", "[^5]"),
        ],
    );
}

#[test]
fn unsafe_links_are_written_as_their_text() {
    for (address, scheme) in [
        ("javascript:alert(1)", "javascript"),
        ("JaVaScRiPt:alert(1)", "javascript"),
        ("&#106;avascript:alert(1)", "javascript"),
        ("&#x6A;avascript&colon;alert(1)", "javascript"),
        ("<java\tscript:alert(1)>", "javascript"),
        ("<  javascript:alert(1)>", "javascript"),
        ("&#1;javascript:alert(1)", "javascript"),
        ("java\u{200b}script:alert(1)", "javascript"),
        ("data:text/html,x", "data"),
        ("vbscript:x", "vbscript"),
        ("file:///etc/passwd", "file"),
        ("blob:https://x.org/1", "blob"),
        ("C:\\Users\\a.md", "c"),
    ] {
        let message = format!("`{scheme}:` is no kind of link that is published");
        let link = format!("[here]({address})");
        check_mistakes(&link, "<p>here</p>", &[(&message, &link)]);
        let image = format!("a ![here]({address})");
        check_mistakes(&image, "<p>a here</p>", &[(&message, &image[2..])]);
        let html = format!("a <a href=\"{}\">here</a>", address.trim_matches(['<', '>']));
        check_mistakes(&html, "<p>a <a>here</a></p>", &[(&message, &html[2..html.len() - 8])]);
    }
}

#[test]
fn relative_addresses_with_colons_are_no_schemes() {
    check(
        "[a](10:30.md) [b](./x:y.md) [c](x?a:b) [d](javascript%3Aalert.md)",
        "<p>{link 10:30.md}a{/link} {link ./x:y.md}b{/link} {link x?a:b}c{/link} {link javascript:alert.md}d{/link}</p>",
    );
}

#[test]
fn code_blocks_are_coloured_if_the_language_is_known() {
    check("```\na < b\n\tc\n```", "<pre tabindex=\"0\"><code>a &lt; b\n\tc\n</code></pre>");
    check("    a < b", "<pre tabindex=\"0\"><code>a &lt; b</code></pre>");
    check("```klingon x=1\nnuqneH\n```", "<pre tabindex=\"0\"><code class=\"language-klingon\">nuqneH\n</code></pre>");
    check(
        "```rust,ignore\nfn a() -> u8 { 1 } // b\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\"><span class=\"k\">fn </span><span class=\"f\">a</span>() -&gt; <span class=\"k\">u8 </span>{ <span class=\"n\">1 </span>} <span class=\"c\">// b\n</span></code></pre>",
    );
    check(
        "```json\n{\"a\": [true, \"b\\n\"]}\n```",
        "<pre tabindex=\"0\"><code class=\"language-json\">{<span class=\"s\">\"a\"</span>: [<span class=\"l\">true</span>, <span class=\"s\">\"b</span><span class=\"e\">\\n</span><span class=\"s\">\"</span>]}\n</code></pre>",
    );
    check(
        "```rust\r\nlet a;\r\n```\r\n",
        "<pre tabindex=\"0\"><code class=\"language-rust\"><span class=\"k\">let</span> a;\n</code></pre>",
    );
}

#[test]
fn code_stays_plain_where_it_is_too_long_or_the_site_says_so() {
    let long = format!("```rust\nlet a = \"{}\";\n```", "b".repeat(2000));
    assert!(!rendered(&long).0.html.contains("<span"));
    let large = format!("```rust\n{}```", "let a;\n".repeat(10_000));
    assert!(!rendered(&large).0.html.contains("<span"));
    let code = "```rust\nlet a;\n```";
    let config = MarkdownConfig { highlight: false, ..MarkdownConfig::default() };
    let (body, ..) = render(&Arc::from("a.md"), code, 0..code.len(), &config, Typography::NONE);
    assert_eq!(body.html, "<pre tabindex=\"0\"><code class=\"language-rust\">let a;\n</code></pre>\n");
}

#[test]
fn the_opening_is_the_first_paragraph_as_text() {
    let opening = |markdown: &str| rendered(markdown).0.opening;
    assert_eq!(
        opening(
            "## A\n\n> B\n\n![c](d.png \"D\")\n\nE *f*\ng `h` [i](j.md)[^1] CO~2~ <b>k</b>  &amp; l.\n\nM\n\n[^1]: n"
        ),
        "E f g h i CO2 k & l."
    );
    assert_eq!(opening("- a\n- b\n\n[^1]: c"), "");
}

#[test]
fn words_are_counted_as_readers_would() {
    let words = |markdown: &str| Words::of(&rendered_with_words(markdown).1, "en").running;
    assert_eq!(words("One *two*th don't 1,000.5 a.b\nthree-four\n\n## Five\n\n```\nnot these\n```\n\n`six`"), 9);
    assert_eq!(words("- Six\n  - seven\n\n      eight\n- nine\\\nten"), 5);
    assert_eq!(words("L'été, l’hiver"), 2);
    assert_eq!(words("人工智能政策"), 3);
    assert_eq!(words("a[^1]\n\n[^1]: b c\n\n<div>d &amp; e</div>"), 5);
    assert_eq!(words("हिन्दी में"), 2);
    let long = "L'économie d'Europe pèse 1,000.5 fois plus. Voilà ! ";
    assert_eq!((words(long), words(&long.repeat(50))), (7, 350));
    let with_marks = "L’économie d’Europe pèse « 1,000.5 » fois plus. Voilà ! ";
    assert_eq!((words(with_marks), words(&with_marks.repeat(50))), (7, 350));
}

#[test]
fn passages_end_with_blocks_and_not_with_marks_or_lines() {
    let (_, passages, _) = rendered_with_words(
        "# A *b*\n\nWo**rd** [link](a.md)\nnext `code`\n\n- c\n  - d\n\n```\ne\nf\n```\n|g|h|\n|-|-|\n",
    );
    assert_eq!(
        passages.iter().collect::<Vec<_>>(),
        [
            (Field::Heading, "A b"),
            (Field::Prose, "Word link next code"),
            (Field::Prose, "c"),
            (Field::Prose, "d"),
            (Field::Code, "e\nf\n"),
            (Field::Prose, "g"),
            (Field::Prose, "h"),
        ]
    );
}

#[test]
fn control_characters_do_not_reach_the_page() {
    check(
        "a\u{1}b&#1;c&#xFFFF;d `e\u{b}`\n\n    f\u{c}g",
        "<p>abcd <code>e</code></p>\n<pre tabindex=\"0\"><code>fg</code></pre>",
    );
}

#[test]
fn deep_nesting_is_flattened() {
    let quotes = rendered(&("> ".repeat(10_000) + "x")).0.html;
    assert_eq!(quotes.matches("<blockquote>").count(), 200);
    assert_eq!(quotes.matches("</blockquote>").count(), 200);
    assert!(quotes.contains("<p>x</p>"));
    let blocks = rendered(&("<div>".repeat(10_000) + "x")).0.html;
    assert_eq!((blocks.matches("<div>").count(), blocks.matches("</div>").count()), (200, 200));
    let list = (0..300).map(|depth| format!("{}- x{depth}\n", "  ".repeat(depth))).collect::<String>();
    let list = rendered(&list).0.html;
    assert_eq!(list.matches("<li>").count(), list.matches("</li>").count());
    assert!(list.matches("<ul>").count() <= 200 && list.contains("x299"));
    let marks = rendered(&("*a **b ".repeat(5_000) + &"c** d*".repeat(5_000))).0.html;
    assert_eq!(marks.matches("<em>").count(), marks.matches("</em>").count());
}

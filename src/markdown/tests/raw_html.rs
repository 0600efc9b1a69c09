//! HTML that editors type: what passes, what is balanced, what is told.

use super::*;
use crate::config::RawHtml;

#[test]
fn harmless_html_passes() {
    check(
        "a <kbd>B</kbd> <abbr title='C \"D\" &amp; E'>F</abbr><br/>",
        "<p>a <kbd>B</kbd> <abbr title=\"C &quot;D&quot; &amp; E\">F</abbr><br></p>",
    );
    check(
        "<details open>\n<summary>A &amp; b &eacute; & c</summary>\n\nD *e*\n\n</details>",
        "<details open=\"\">\n<summary>A &amp; b &eacute; &amp; c</summary>\n<p>D <em>e</em></p>\n</details>",
    );
    check(
        "<figure>\n<img src=\"a.png\" alt=b>\n<figcaption>C</figcaption>\n</figure>",
        "<figure>\n<img src=\"{address a.png}\" alt=\"b\">\n<figcaption>C</figcaption>\n</figure>",
    );
    check(
        "<a href='b.md#c'>d</a> <a href='#e'>f</a> <a href='https://x.org/?a=1&amp;b=2'>g</a>",
        "<p><a href=\"{address b.md#c}\">d</a> <a href=\"{here e}#e\">f</a> <a href=\"https://x.org/?a=1&amp;b=2\">g</a></p>",
    );
    check(
        "x <img srcset='a.png 1x, https://x.org/b.png 2x,c.png' src=d.png>",
        "<p>x <img srcset=\"{address a.png} 1x, https://x.org/b.png 2x, {address c.png}\" src=\"{address d.png}\" alt=\"\"></p>",
    );
    check(
        "|a|\n|-|\n|<ul><li>b</li><li>c</ul>|",
        "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tbody>\n<tr><td><ul><li>b</li><li>c</li></ul></td></tr>\n</tbody>\n</table></div>",
    );
    check(
        "<math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
        "<p><math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math></p>",
    );
    check("<!-- a\nb -->\n\nc <!-- d --> e", "<p>c  e</p>");
    check("> <div\n> class=\"a\">\n> b\n> </div>", "<blockquote>\n<div class=\"a\">\nb\n</div></blockquote>");
}

#[test]
fn ids_in_html_are_anchors_and_stand_once() {
    let (body, _) = rendered("<a name=\"one\"></a>\n\n<div id=one>\n\n## One\n\n</div>\n\n<p id='a b'>c</p>");
    assert_eq!(body.html, "<p><a id=\"one\"></a></p>\n<div>\n<h2 id=\"one-2\">One</h2>\n</div>\n<p>c</p>");
    assert_eq!(body.anchors, ["one", "one-2"]);
}

#[test]
fn html_is_balanced_within_its_markdown() {
    check(
        "<div>\n<b>a\n\n- <i>b\n- c</div></i>\n\nd",
        "<div>\n<b>a\n</b><ul>\n<li><i>b</i></li>\n<li>c</li>\n</ul>\n<p>d</p>\n</div>",
    );
    check("*a <b>b* c</b>", "<p><em>a <b>b</b></em> c</p>");
    check("<p>a\n\nb", "<p>a\n</p><p>b</p>");
    check("a <div>b</div> c", "<p>a b c</p>");
    check("<a href=a.md>[b](c.md)</a>", "<p><a href=\"{address a.md}\">b</a></p>");
    check(
        "<td>a</td>\n\n<table>\n<tr><td>b<td>c\n</table>\n\n</table>d",
        "a\n<table>\n<tr><td>b</td><td>c\n</td></tr></table>\nd",
    );
    check("<ul>\ntext\n</ul>", "<ul></ul>\ntext");
    check("<div\n\nclass=x>", "&lt;div\n<p>class=x&gt;</p>");
}

#[test]
fn a_site_that_publishes_no_html_keeps_its_words_and_tells_each_element_once() {
    use crate::diagnostic::Severity;
    let markdown =
        "<div class=\"note\">\n<b>Coal</b> is</div>\n\nout<br>and *gas* <b>too</b>. <script>count()</script>";
    let rendered = |raw_html| {
        let config = MarkdownConfig { raw_html, ..MarkdownConfig::default() };
        let (body, _, told) =
            render(&Arc::from("content/a.md"), markdown, 0..markdown.len(), &config, Typography::NONE);
        (body.html, told.into_iter().map(|told| (told.severity, told.message)).collect::<Vec<_>>())
    };
    let told = |severity| {
        let site = ["div", "b", "br"].map(|name| (severity, format!("HTML `<{name}>` is not published on this site")));
        site.into_iter().chain([(severity, "HTML `<script>` is not published".to_owned())]).collect::<Vec<_>>()
    };
    let html = " \nCoal is\n<p>out and <em>gas</em> too. </p>\n";
    assert_eq!(rendered(RawHtml::Strip), (html.to_owned(), told(Severity::Warning)));
    assert_eq!(rendered(RawHtml::Deny), (html.to_owned(), told(Severity::Error)));
}

#[test]
fn unsafe_html_is_dropped_and_told_once_per_name() {
    check_mistakes(
        "<iframe srcdoc=\"<p>x\"></iframe>\n\n<base href=//evil.example/>\n\n<iframe></iframe>",
        "",
        &[
            ("HTML `<iframe>` is not published", "<iframe srcdoc=\"<p>x\">"),
            ("HTML `<base>` is not published", "<base href=//evil.example/>"),
        ],
    );
    check_mistakes(
        "a <script>alert('*b*')</script> c",
        "<p>a  c</p>",
        &[("HTML `<script>` is not published", "<script>")],
    );
    check_mistakes(
        "<script>\nalert(1)\n\n</script>\n\nc",
        "<p>c</p>",
        &[("HTML `<script>` is not published", "<script>")],
    );
    check_mistakes(
        "> <b\n> onclick='x()' style=\"color:red\">a</b> <i ONCLICK=y>b</i>",
        "<blockquote>\n<p><b>a</b> <i>b</i></p>\n</blockquote>",
        &[
            ("HTML attribute `onclick` of `<b>` is not published", "<b\n> onclick='x()' style=\"color:red\">"),
            ("HTML attribute `style` of `<b>` is not published", "<b\n> onclick='x()' style=\"color:red\">"),
        ],
    );
    check_mistakes("<center>a</center>", "a", &[("HTML `<center>` is not published", "<center>")]);
    check_mistakes(
        "a\n\n<!-- b\n\nc",
        "<p>a</p>",
        &[("HTML comment without an end hides the rest of the text", "<!-- b\n\nc")],
    );
}

#[test]
fn angle_brackets_that_are_no_tags_are_text() {
    check("<div>\na < b, c <3 d </3 <b>e</b></div>", "<div>\na &lt; b, c &lt;3 d &lt;/3 <b>e</b></div>");
    check("a <5% and b > c", "<p>a &lt;5% and b &gt; c</p>");
    check_mistakes("the <policy> word", "<p>the  word</p>", &[("HTML `<policy>` is not published", "<policy>")]);
}

mod fixture;
mod mistakes;

use fixture::*;

#[test]
fn every_kind_of_page_is_printed() {
    let theme = briefing();
    for (kind, main) in pages() {
        let html = print(&theme, &page(kind, main));
        assert!(html.starts_with("<!doctype html>\n<html lang=\"fr\">"), "{kind}: {html}");
        assert!(html.ends_with("</html>\n"), "{kind}: {html}");
    }
}

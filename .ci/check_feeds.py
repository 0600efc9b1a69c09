"""Feeds and sitemaps of a built publication: well-formed, valid by their schemas, and sensible where schemas are silent.

    python check_feeds.py PUBLIC...

Needs lxml and feedparser.
"""

import datetime
import json
import pathlib
import sys

import feedparser
from lxml import etree

SCHEMAS = pathlib.Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def main(folders):
    counts, problems = {}, []
    for folder in map(pathlib.Path, folders):
        for file in sorted(folder.rglob("*")):
            if file.suffix == ".xml" or file.name == "feed.json":
                kind, found = check(file)
                counts[kind] = counts.get(kind, 0) + 1
                problems += [f"{file}: {problem}" for problem in found]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) + f": {len(problems)} problems")
    missing = {"Atom", "RSS", "JSON Feed", "sitemap", "news sitemap"} - counts.keys()
    if missing:
        sys.exit(f"nothing was checked of: {', '.join(sorted(missing))}")
    sys.exit(1 if problems else 0)


def have_teeth():
    """The schemas refuse what is plainly wrong."""
    feed = '<feed xmlns="http://www.w3.org/2005/Atom"><id>x:1</id><title>t</title><updated>{}</updated>{}</feed>'
    good, date = feed.format("2026-03-14T09:30:00Z", ""), feed.format("2026-03-14", "")
    link = feed.format("2026-03-14T09:30:00Z", '<link href="/relative"/>')
    item = '<rss version="2.0"><channel><title>t</title></channel></rss>'
    address = f'<urlset xmlns="{SITEMAP[1:-1]}"><url><loc>/relative/</loc></url></urlset>'
    assert ATOM_SCHEMA.validate(etree.fromstring(good)), ATOM_SCHEMA.error_log
    assert not ATOM_SCHEMA.validate(etree.fromstring(date))
    assert not ATOM_SCHEMA.validate(etree.fromstring(link))
    assert not RSS_SCHEMA.validate(etree.fromstring(item))
    assert not SITEMAP_SCHEMA.validate(etree.fromstring(address))


def check(file):
    """The kind of the file and what is wrong with it."""
    if file.suffix == ".json":
        return "JSON Feed", list(json_feed(file))
    try:
        tree = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return "broken XML", [str(error)]
    root = tree.getroot()
    if root.tag == f"{ATOM}feed":
        return "Atom", [*by_schema(tree, ATOM_SCHEMA), *atom(root), *as_readers_see_it(file)]
    if root.tag == "rss":
        return "RSS", [*by_schema(tree, RSS_SCHEMA), *rss(root), *as_readers_see_it(file)]
    if root.tag == f"{SITEMAP}sitemapindex":
        return "sitemap index", by_schema(tree, SITEMAP_SCHEMA)
    if root.tag == f"{SITEMAP}urlset":
        kind = "news sitemap" if "news" in file.stem else "sitemap"
        return kind, [*by_schema(tree, SITEMAP_SCHEMA), *sitemap(root)]
    return "unknown XML", [f"the unknown root <{root.tag}>"]


def by_schema(tree, schema):
    schema.validate(tree)
    return [f"line {error.line}: {error.message}" for error in schema.error_log]


def atom(feed):
    """What RFC 4287 says in words."""
    links = feed.findall(f"{ATOM}link")
    if not any(link.get("rel") == "self" for link in links):
        yield "no link to itself"
    yield from doubled("id", [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")])
    for part in [feed, *feed.iter(f"{ATOM}entry")]:
        name = part.findtext(f"{ATOM}id")
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in part.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        yield from (f"{name}: {what}" for what in doubled("alternate link", alternates))
        if part is not feed and not alternates and part.find(f"{ATOM}content") is None:
            yield f"{name} has neither content nor a link"
        if part is not feed and feed.find(f"{ATOM}author") is None and part.find(f"{ATOM}author") is None:
            yield f"{name} has no author"
        published = part.findtext(f"{ATOM}published")
        if published and moment(published) > moment(part.findtext(f"{ATOM}updated")):
            yield f"{name} was updated before it was published"


def rss(feed):
    yield from doubled("guid", [guid.text for guid in feed.iter("guid")])


def sitemap(urlset):
    """Languages know each other: a page that names another is named by it."""
    alternates = {}
    for url in urlset:
        links = url.findall(f"{XHTML}link")
        alternates[url.findtext(f"{SITEMAP}loc")] = {link.get("href"): link.get("hreflang") for link in links}
        yield from doubled("hreflang", [link.get("hreflang") for link in links])
    for address, others in alternates.items():
        if others and address not in others:
            yield f"{address} does not name itself among its languages"
        for other in others:
            if address not in alternates.get(other, {}):
                yield f"{address} names {other}, which does not name it"


def as_readers_see_it(file):
    """A feed reader's own parser, which is stricter about what people need than the schemas are."""
    seen = feedparser.parse(file.read_bytes())
    if seen.bozo:
        yield f"feedparser says: {seen.bozo_exception}"
    for entry in seen.entries:
        if not entry.get("title") or not entry.get("link") or not entry.get("id"):
            yield f"an entry without title, link or id: {entry.get('link')}"
        if entry.get("published") and not entry.get("published_parsed"):
            yield f"a date that readers cannot read: {entry.published}"


ITEM_KEYS = {
    "id": str, "url": str, "external_url": str, "title": str, "summary": str, "content_html": str, "content_text": str,
    "date_published": str, "date_modified": str, "image": str, "banner_image": str, "authors": list, "tags": list,
    "language": str, "attachments": list,
}  # fmt: skip
FEED_KEYS = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "language": str,
    "icon": str, "favicon": str, "authors": list, "items": list, "next_url": str,
}  # fmt: skip


def json_feed(file):
    """JSON Feed 1.1."""
    try:
        feed = json.loads(file.read_bytes())
    except ValueError as error:
        yield str(error)
        return
    yield from keys(feed, FEED_KEYS, {"version", "title", "items"})
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"the version {feed.get('version')}"
    yield from doubled("id", [item.get("id") for item in feed.get("items", [])])
    for item in feed.get("items", []):
        yield from keys(item, ITEM_KEYS, {"id"})
        if "content_html" not in item and "content_text" not in item:
            yield f"{item.get('id')} has no content"
        for key in ("url", "image"):
            if key in item and not item[key].startswith(("http://", "https://")):
                yield f"{key} is {item[key]}"
        for key in ("date_published", "date_modified"):
            if key in item and moment(item[key]).tzinfo is None:
                yield f"{key} is {item[key]}, without a zone"
        for author in item.get("authors", []):
            yield from keys(author, {"name": str, "url": str, "avatar": str}, set())


def keys(table, known, required):
    for key in required - table.keys():
        yield f"`{key}` is missing"
    for key, value in table.items():
        # A key that begins with `_` belongs to whoever writes it.
        if not key.startswith("_") and not isinstance(value, known.get(key, ())):
            yield f"`{key}` is {value!r:.60}"


def doubled(what, values):
    seen = set()
    for value in values:
        if value in seen:
            yield f"{what} {value} stands twice"
        seen.add(value)


def moment(text):
    return datetime.datetime.fromisoformat(text)


ATOM_SCHEMA = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
RSS_SCHEMA = etree.RelaxNG(etree.parse(SCHEMAS / "rss.rng"))
SITEMAP_SCHEMA = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd"))

if __name__ == "__main__":
    have_teeth()
    main(sys.argv[1:])

# The words of the theme in English. A site changes a message by giving it again in its own i18n/en.ftl.

## The frame of every page

skip-to-content = Skip to content
menu = Menu
main-menu = Main menu
footer-menu = About this publication
other-languages = In other languages
breadcrumb = You are here
home = Home
draft = Draft
feed-atom = Atom feed
feed-rss = RSS feed
feed-json = JSON feed

## Kinds of index

topics = Topics
regions = Regions
authors = Authors
series = Series
archive = Archive

## The head of an article

published = Published
updated = Updated
reading-time = { $minutes } min read
number = No. { $number }
series-part = Part { $number } of { $total }
also-in = Also in:
photo-credit = Photo: { $credit }

## Notices

withdrawn = Withdrawn
withdrawn-on = Withdrawn on
superseded-by = Replaced by
supersedes = Replaces
status = Status: { $status }

## The parts of an article

key-points = Key points
contents = Contents
recommendations = Recommendations
recommendation-to = For: { $addressee }
footnotes-label = Notes
footnote-back = Back to the text
about-authors =
    { $count ->
        [one] About the author
       *[other] About the authors
    }
changes = Updates and corrections
change-update = Update
change-correction = Correction
about-this-piece = About this piece
funding = Funding
disclosure = Disclosure
license = Licence
doi = DOI
isbn = ISBN
peer-review = Peer review
peer-reviewed = Reviewed by peers
not-peer-reviewed = Not reviewed by peers
original = First published at
attachments = Downloads
cited-title = “{ $title }”
cite = Cite
share = Share
share-by-mail = By e-mail
share-with = Another way
copy-link = Copy the link
copied = Copied
print = Print
topics-by-region = Topics by region
topic-and-region = { $topic } · { $region }
previous-part = Previous part
next-part = Next part
related-heading = Related articles
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = same topic: { $name }
reason-rare-topic = same rare topic: { $name }
reason-region = same region: { $name }
reason-author = by the same author: { $name }
reason-series = in the same series: { $name }
reason-links = this text links to it
reason-linked = it links to this text
reason-together-in = cited together in “{ $title }”
reason-together = cited together by { $count } articles
reason-mention = this text has the words of its title
reason-words = words in common: { $words }

## Lists

latest = Latest
featured = In front
our-recommendations = What we recommend
articles = Articles
no-articles = No articles yet.
article-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
direct-count =
    { $count ->
        [0] (none directly)
       *[other] ({ $count } directly)
    }
subtopics = Narrower topics
subregions = Within this region
by-region = By region
by-topic = By topic
world-map = Countries with articles
world-country =
    { $count ->
        [one] { $name }: { $count } article
       *[other] { $name }: { $count } articles
    }
world-caption = The stronger a country’s colour, the more articles it has. Borders are those of Natural Earth and no statement of this publication.
from-a-to-z = From A to Z
pagination = Pages
page-number = Page { $number }
page-of = Page { $number } of { $total }
previous-page = Newer
next-page = Older

## Authors

email = E-mail
orcid = ORCID
links = Links

## Alerts in a text

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

## Tasks in a text

task-done = done
task-open = to do

## Search

search = Search
search-label = Search all articles
search-button = Search
search-narrow = Narrow down
search-topic = Topic
search-region = Region
search-author = Author
search-type = Type
search-year = Year
search-all = All
search-order = Order
search-by-match = Best match first
search-by-date = Newest first
search-found = Results: { $count }
search-nothing = Nothing found. Try other words, or fewer of them.
search-broken = The search cannot answer now. The topics are here:
search-more = More results
search-without-script = Searching needs JavaScript. The topics are here without:

## 404 and redirects

not-found-heading = Page not found
not-found-text = There is nothing at this address. These pages may help:
redirect-heading = This page has moved
redirect-text = It is now at:

## Types of article

type-analysis = Analysis
type-article = Article
type-blog = Blog post
type-book-review = Book review
type-brief = Brief
type-briefing = Briefing
type-case-study = Case study
type-commentary = Commentary
type-consultation-response = Consultation response
type-data = Data
type-dataset = Dataset
type-editorial = Editorial
type-essay = Essay
type-event = Event
type-explainer = Explainer
type-factsheet = Factsheet
type-feature = Feature
type-guide = Guide
type-interview = Interview
type-letter = Letter
type-news = News
type-newsletter = Newsletter
type-note = Note
type-op-ed = Op-ed
type-opinion = Opinion
type-paper = Paper
type-podcast = Podcast
type-policy-brief = Policy brief
type-press-release = Press release
type-report = Report
type-research = Research
type-review = Review
type-speech = Speech
type-statement = Statement
type-submission = Submission
type-testimony = Testimony
type-toolkit = Toolkit
type-video = Video
type-working-paper = Working paper

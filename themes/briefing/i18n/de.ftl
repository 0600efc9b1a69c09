# The words of the theme in German. A site changes a message by giving it again in its own i18n/de.ftl.

## The frame of every page

skip-to-content = Zum Inhalt
menu = Menü
main-menu = Hauptmenü
footer-menu = Über diese Publikation
other-languages = In anderen Sprachen
breadcrumb = Sie sind hier
home = Startseite
draft = Entwurf
feed-atom = Atom-Feed
feed-rss = RSS-Feed
feed-json = JSON-Feed

## Kinds of index

topics = Themen
regions = Regionen
authors = Autorinnen und Autoren
series = Reihen
archive = Archiv

## The head of an article

published = Veröffentlicht
updated = Aktualisiert
reading-time = { $minutes } Min. Lesezeit
number = Nr. { $number }
series-part = Teil { $number } von { $total }
also-in = Auch auf:
photo-credit = Foto: { $credit }

## Notices

withdrawn = Zurückgezogen
withdrawn-on = Zurückgezogen am
superseded-by = Ersetzt durch
supersedes = Ersetzt
status = Stand: { $status }

## The parts of an article

key-points = Das Wichtigste in Kürze
contents = Inhalt
recommendations = Empfehlungen
recommendation-to = An: { $addressee }
footnotes-label = Anmerkungen
footnote-back = Zurück zum Text
about-authors =
    { $count ->
        [one] Zur Person
       *[other] Zu den Personen
    }
changes = Aktualisierungen und Korrekturen
change-update = Aktualisierung
change-correction = Korrektur
about-this-piece = Über diesen Text
funding = Finanzierung
disclosure = Interessenerklärung
license = Lizenz
doi = DOI
isbn = ISBN
peer-review = Begutachtung
peer-reviewed = Durch Fachleute begutachtet
not-peer-reviewed = Nicht durch Fachleute begutachtet
original = Zuerst erschienen bei
attachments = Downloads
cited-title = „{ $title }“
cite = Zitieren
share = Teilen
share-by-mail = Per E-Mail
share-with = Auf anderem Weg
copy-link = Link kopieren
copied = Kopiert
print = Drucken
topics-by-region = Themen nach Region
topic-and-region = { $topic } · { $region }
previous-part = Vorheriger Teil
next-part = Nächster Teil
related-heading = Zum Weiterlesen
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = gleiches Thema: { $name }
reason-rare-topic = gleiches seltenes Thema: { $name }
reason-region = gleiche Region: { $name }
reason-author = von derselben Person oder Stelle: { $name }
reason-series = in derselben Reihe: { $name }
reason-links = dieser Text verweist darauf
reason-linked = verweist auf diesen Text
reason-together-in = zusammen zitiert in „{ $title }“
reason-together = zusammen zitiert von { $count } Artikeln
reason-mention = dieser Text enthält die Wörter des Titels
reason-words = gemeinsame Wörter: { $words }

## Lists

latest = Neueste Beiträge
featured = Im Blickpunkt
our-recommendations = Was wir empfehlen
articles = Artikel
no-articles = Noch keine Artikel.
article-count =
    { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
direct-count =
    { $count ->
        [0] (keiner unmittelbar)
       *[other] ({ $count } unmittelbar)
    }
subtopics = Engere Themen
subregions = In dieser Region
by-region = Nach Region
by-topic = Nach Thema
world-map = Länder mit Artikeln
world-country =
    { $count ->
        [one] { $name }: { $count } Artikel
       *[other] { $name }: { $count } Artikel
    }
world-caption = Je kräftiger die Farbe eines Landes, desto mehr Artikel gibt es zu ihm. Die Grenzen sind die von Natural Earth und keine Aussage dieser Publikation.
from-a-to-z = Von A bis Z
pagination = Seiten
page-number = Seite { $number }
page-of = Seite { $number } von { $total }
previous-page = Neuere
next-page = Ältere

## Authors

email = E-Mail
orcid = ORCID
links = Links

## Alerts in a text

alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht

## Tasks in a text

task-done = erledigt
task-open = offen

## Search

search = Suche
search-label = Alle Artikel durchsuchen
search-button = Suchen
search-narrow = Eingrenzen
search-topic = Thema
search-region = Region
search-author = Autor/in
search-type = Art
search-year = Jahr
search-all = Alle
search-order = Reihenfolge
search-by-match = Beste Treffer zuerst
search-by-date = Neueste zuerst
search-found = Ergebnisse: { $count }
search-nothing = Nichts gefunden. Versuchen Sie andere oder weniger Wörter.
search-broken = Die Suche antwortet gerade nicht. Hier sind die Themen:
search-more = Weitere Ergebnisse
search-without-script = Die Suche braucht JavaScript. Hier sind die Themen:

## 404 and redirects

not-found-heading = Seite nicht gefunden
not-found-text = Unter dieser Adresse gibt es nichts. Diese Seiten helfen vielleicht weiter:
redirect-heading = Diese Seite ist umgezogen
redirect-text = Sie steht jetzt hier:

## Types of article

type-analysis = Analyse
type-article = Artikel
type-blog = Blogbeitrag
type-book-review = Buchbesprechung
type-brief = Kurzdossier
type-briefing = Briefing
type-case-study = Fallstudie
type-commentary = Kommentar
type-consultation-response = Stellungnahme zu einer Konsultation
type-data = Daten
type-dataset = Datensatz
type-editorial = Leitartikel
type-essay = Essay
type-event = Veranstaltung
type-explainer = Erklärstück
type-factsheet = Faktenblatt
type-feature = Feature
type-guide = Leitfaden
type-interview = Interview
type-letter = Brief
type-news = Nachricht
type-newsletter = Newsletter
type-note = Notiz
type-op-ed = Gastbeitrag
type-opinion = Meinung
type-paper = Papier
type-podcast = Podcast
type-policy-brief = Policy Brief
type-press-release = Pressemitteilung
type-report = Bericht
type-research = Forschung
type-review = Rezension
type-speech = Rede
type-statement = Erklärung
type-submission = Eingabe
type-testimony = Anhörung
type-toolkit = Werkzeugkasten
type-video = Video
type-working-paper = Arbeitspapier

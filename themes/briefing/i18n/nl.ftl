# The words of the theme in Dutch. A site changes a message by giving it again in its own i18n/nl.ftl.

## The frame of every page

skip-to-content = Naar de inhoud
menu = Menu
main-menu = Hoofdmenu
footer-menu = Over deze publicatie
other-languages = In andere talen
breadcrumb = U bent hier
home = Startpagina
draft = Concept
feed-atom = Atom-feed
feed-rss = RSS-feed
feed-json = JSON-feed

## Kinds of index

topics = Thema’s
regions = Regio’s
authors = Auteurs
series = Reeksen
archive = Archief

## The head of an article

published = Gepubliceerd
updated = Bijgewerkt
reading-time = { $minutes } min. leestijd
number = Nr. { $number }
series-part = Deel { $number } van { $total }
also-in = Ook in het:
photo-credit = Foto: { $credit }

## Notices

withdrawn = Ingetrokken
withdrawn-on = Ingetrokken op
superseded-by = Vervangen door
supersedes = Vervangt
status = Status: { $status }

## The parts of an article

key-points = Kernpunten
contents = Inhoud
recommendations = Aanbevelingen
recommendation-to = Aan: { $addressee }
footnotes-label = Noten
footnote-back = Terug naar de tekst
about-authors =
    { $count ->
        [one] Over de auteur
       *[other] Over de auteurs
    }
changes = Wijzigingen en correcties
change-update = Wijziging
change-correction = Correctie
about-this-piece = Over deze tekst
funding = Financiering
disclosure = Belangenverklaring
license = Licentie
doi = DOI
isbn = ISBN
peer-review = Collegiale toetsing
peer-reviewed = Door vakgenoten beoordeeld
not-peer-reviewed = Niet door vakgenoten beoordeeld
original = Eerder verschenen bij
attachments = Downloads
cited-title = ‘{ $title }’
cite = Citeren
share = Delen
share-by-mail = Per e-mail
share-with = Op een andere manier
copy-link = Link kopiëren
copied = Gekopieerd
print = Afdrukken
topics-by-region = Thema’s per regio
topic-and-region = { $topic } · { $region }
previous-part = Vorig deel
next-part = Volgend deel
related-heading = Verder lezen
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = zelfde thema: { $name }
reason-rare-topic = zelfde zeldzame thema: { $name }
reason-region = zelfde regio: { $name }
reason-author = zelfde auteur: { $name }
reason-series = zelfde reeks: { $name }
reason-links = deze tekst verwijst ernaar
reason-linked = verwijst naar deze tekst
reason-together-in = samen aangehaald in ‘{ $title }’
reason-together = samen aangehaald door { $count } artikelen
reason-mention = deze tekst bevat de woorden van de titel
reason-words = gemeenschappelijke woorden: { $words }

## Lists

latest = Nieuwste artikelen
featured = Uitgelicht
our-recommendations = Wat wij aanbevelen
articles = Artikelen
no-articles = Nog geen artikelen.
article-count =
    { $count ->
        [one] { $count } artikel
       *[other] { $count } artikelen
    }
direct-count =
    { $count ->
        [0] (geen rechtstreeks)
       *[other] ({ $count } rechtstreeks)
    }
subtopics = Engere thema’s
subregions = In deze regio
by-region = Per regio
by-topic = Per thema
world-map = Landen met artikelen
world-country =
    { $count ->
        [one] { $name }: { $count } artikel
       *[other] { $name }: { $count } artikelen
    }
world-caption = Hoe sterker de kleur van een land, hoe meer artikelen. De grenzen zijn die van Natural Earth en geen standpunt van deze publicatie.
from-a-to-z = Van A tot Z
pagination = Pagina’s
page-number = Pagina { $number }
page-of = Pagina { $number } van { $total }
previous-page = Nieuwer
next-page = Ouder

## Authors

email = E-mail
orcid = ORCID
links = Links

## Alerts in a text

alert-note = Opmerking
alert-tip = Tip
alert-important = Belangrijk
alert-warning = Waarschuwing
alert-caution = Let op

## Tasks in a text

task-done = gedaan
task-open = te doen

## Search

search = Zoeken
search-label = Zoek in alle artikelen
search-button = Zoeken
search-narrow = Verfijnen
search-topic = Thema
search-region = Regio
search-author = Auteur
search-type = Soort
search-year = Jaar
search-all = Alles
search-order = Volgorde
search-by-match = Beste overeenkomst eerst
search-by-date = Nieuwste eerst
search-found = Resultaten: { $count }
search-nothing = Niets gevonden. Probeer andere woorden, of minder.
search-broken = Het zoeken werkt nu niet. Dit zijn de thema’s:
search-more = Meer resultaten
search-without-script = Zoeken vereist JavaScript. Dit zijn de thema’s:

## 404 and redirects

not-found-heading = Pagina niet gevonden
not-found-text = Op dit adres staat niets. Deze pagina’s helpen misschien:
redirect-heading = Deze pagina is verhuisd
redirect-text = Ze staat nu hier:

## Types of article

type-analysis = Analyse
type-article = Artikel
type-blog = Blogbericht
type-book-review = Boekbespreking
type-brief = Korte nota
type-briefing = Briefing
type-case-study = Casestudy
type-commentary = Commentaar
type-consultation-response = Reactie op een consultatie
type-data = Gegevens
type-dataset = Dataset
type-editorial = Hoofdartikel
type-essay = Essay
type-event = Evenement
type-explainer = Uitleg
type-factsheet = Factsheet
type-feature = Achtergrond
type-guide = Gids
type-interview = Interview
type-letter = Brief
type-news = Nieuws
type-newsletter = Nieuwsbrief
type-note = Notitie
type-op-ed = Opiniestuk
type-opinion = Opinie
type-paper = Studie
type-podcast = Podcast
type-policy-brief = Beleidsnota
type-press-release = Persbericht
type-report = Rapport
type-research = Onderzoek
type-review = Recensie
type-speech = Toespraak
type-statement = Verklaring
type-submission = Inbreng
type-testimony = Getuigenis
type-toolkit = Gereedschapskist
type-video = Video
type-working-paper = Werkdocument

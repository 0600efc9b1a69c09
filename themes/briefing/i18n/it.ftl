# The words of the theme in Italian. A site changes a message by giving it again in its own i18n/it.ftl.

## The frame of every page

skip-to-content = Vai al contenuto
menu = Menu
main-menu = Menu principale
footer-menu = Su questa pubblicazione
other-languages = In altre lingue
breadcrumb = Siete qui
home = Pagina iniziale
draft = Bozza
feed-atom = Feed Atom
feed-rss = Feed RSS
feed-json = Feed JSON

## Kinds of index

topics = Temi
regions = Regioni
authors = Autori
series = Serie
archive = Archivio

## The head of an article

published = Pubblicato
updated = Aggiornato
reading-time = { $minutes } min di lettura
number = N. { $number }
series-part = Parte { $number } di { $total }
also-in = Anche in:
photo-credit = Foto: { $credit }

## Notices

withdrawn = Ritirato
withdrawn-on = Ritirato il
superseded-by = Sostituito da
supersedes = Sostituisce
status = Stato: { $status }

## The parts of an article

key-points = Punti chiave
contents = Sommario
recommendations = Raccomandazioni
recommendation-to = Per: { $addressee }
footnotes-label = Note
footnote-back = Torna al testo
about-authors =
    { $count ->
        [one] L’autore
       *[other] Gli autori
    }
changes = Aggiornamenti e correzioni
change-update = Aggiornamento
change-correction = Correzione
about-this-piece = Su questo testo
funding = Finanziamento
disclosure = Dichiarazione di interessi
license = Licenza
doi = DOI
isbn = ISBN
peer-review = Revisione paritaria
peer-reviewed = Sottoposto a revisione paritaria
not-peer-reviewed = Non sottoposto a revisione paritaria
original = Pubblicato in origine da
attachments = Da scaricare
cited-title = «{ $title }»
cite = Citare
share = Condividere
share-by-mail = Per e-mail
share-with = In altro modo
copy-link = Copiare il link
copied = Copiato
print = Stampare
topics-by-region = Temi per regione
topic-and-region = { $topic } · { $region }
previous-part = Parte precedente
next-part = Parte successiva
related-heading = Articoli correlati
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = stesso tema: { $name }
reason-rare-topic = stesso tema raro: { $name }
reason-region = stessa regione: { $name }
reason-author = stesso autore: { $name }
reason-series = stessa serie: { $name }
reason-links = questo testo vi rimanda
reason-linked = rimanda a questo testo
reason-together-in = citati insieme in «{ $title }»
reason-together = citati insieme da { $count } articoli
reason-mention = questo testo contiene le parole del suo titolo
reason-words = parole in comune: { $words }

## Lists

latest = Ultimi articoli
featured = In primo piano
our-recommendations = Che cosa raccomandiamo
articles = Articoli
no-articles = Ancora nessun articolo.
article-count =
    { $count ->
        [one] { $count } articolo
       *[other] { $count } articoli
    }
direct-count =
    { $count ->
        [0] (nessuno direttamente)
       *[other] ({ $count } direttamente)
    }
subtopics = Temi più specifici
subregions = In questa regione
by-region = Per regione
by-topic = Per tema
world-map = Paesi con articoli
world-country =
    { $count ->
        [one] { $name }: { $count } articolo
       *[other] { $name }: { $count } articoli
    }
world-caption = Più il colore di un paese è intenso, più articoli lo riguardano. I confini sono quelli di Natural Earth e non impegnano questa pubblicazione.
from-a-to-z = Dalla A alla Z
pagination = Pagine
page-number = Pagina { $number }
page-of = Pagina { $number } di { $total }
previous-page = Più recenti
next-page = Meno recenti

## Authors

email = E-mail
orcid = ORCID
links = Link

## Alerts in a text

alert-note = Nota
alert-tip = Consiglio
alert-important = Importante
alert-warning = Attenzione
alert-caution = Cautela

## Tasks in a text

task-done = fatto
task-open = da fare

## Search

search = Ricerca
search-label = Cercare in tutti gli articoli
search-button = Cercare
search-narrow = Restringere
search-topic = Tema
search-region = Regione
search-author = Autore
search-type = Tipo
search-year = Anno
search-all = Tutto
search-order = Ordine
search-by-match = Prima i più vicini
search-by-date = Prima i più recenti
search-found = Risultati: { $count }
search-nothing = Nessun risultato. Provate con altre parole, o con meno.
search-broken = La ricerca al momento non risponde. Ecco i temi:
search-more = Altri risultati
search-without-script = La ricerca richiede JavaScript. Ecco i temi:

## 404 and redirects

not-found-heading = Pagina non trovata
not-found-text = A questo indirizzo non c’è nulla. Queste pagine possono essere utili:
redirect-heading = Questa pagina ha cambiato indirizzo
redirect-text = Ora si trova qui:

## Types of article

type-analysis = Analisi
type-article = Articolo
type-blog = Articolo del blog
type-book-review = Recensione di un libro
type-brief = Nota breve
type-briefing = Nota informativa
type-case-study = Studio di caso
type-commentary = Commento
type-consultation-response = Risposta a una consultazione
type-data = Dati
type-dataset = Insieme di dati
type-editorial = Editoriale
type-essay = Saggio
type-event = Evento
type-explainer = Spiegazione
type-factsheet = Scheda informativa
type-feature = Approfondimento
type-guide = Guida
type-interview = Intervista
type-letter = Lettera
type-news = Notizia
type-newsletter = Newsletter
type-note = Nota
type-op-ed = Intervento
type-opinion = Opinione
type-paper = Studio
type-podcast = Podcast
type-policy-brief = Nota di policy
type-press-release = Comunicato stampa
type-report = Rapporto
type-research = Ricerca
type-review = Recensione
type-speech = Discorso
type-statement = Dichiarazione
type-submission = Contributo
type-testimony = Audizione
type-toolkit = Cassetta degli attrezzi
type-video = Video
type-working-paper = Documento di lavoro

# Les mots du thème en français. Un site change un message en le redonnant dans son propre i18n/fr.ftl.

## Le cadre de chaque page

skip-to-content = Aller au contenu
menu = Menu
main-menu = Menu principal
footer-menu = À propos de cette publication
other-languages = Dans d’autres langues
breadcrumb = Vous êtes ici
home = Accueil
draft = Brouillon
feed-atom = Fil Atom
feed-rss = Fil RSS
feed-json = Fil JSON

## Les index

topics = Thèmes
regions = Régions
authors = Auteurs
series = Séries
archive = Archives

## La tête d’un article

published = Publié le
updated = Mis à jour le
reading-time = { $minutes } min de lecture
number = Nº { $number }
series-part = Partie { $number } sur { $total }
also-in = Également en :
photo-credit = Photo : { $credit }

## Avertissements

withdrawn = Retiré
withdrawn-on = Retiré le
superseded-by = Remplacé par
supersedes = Remplace
status = Statut : { $status }

## Les parties d’un article

key-points = Points clés
contents = Sommaire
recommendations = Recommandations
recommendation-to = À l’attention de : { $addressee }
footnotes-label = Notes
footnote-back = Retour au texte
about-authors =
    { $count ->
        [one] À propos de l’auteur
       *[other] À propos des auteurs
    }
changes = Mises à jour et corrections
change-update = Mise à jour
change-correction = Correction
about-this-piece = À propos de ce texte
funding = Financement
disclosure = Déclaration d’intérêts
license = Licence
doi = DOI
isbn = ISBN
peer-review = Évaluation par les pairs
peer-reviewed = Évalué par les pairs
not-peer-reviewed = Non évalué par les pairs
original = Première parution
attachments = Téléchargements
cited-title = « { $title } »
cite = Citer
share = Partager
share-by-mail = Par courriel
share-with = Autrement
copy-link = Copier le lien
copied = Copié
print = Imprimer
topics-by-region = Thèmes par région
topic-and-region = { $topic } · { $region }
previous-part = Partie précédente
next-part = Partie suivante
related-heading = À lire aussi
size-kilobytes = { $number } ko
size-megabytes = { $number } Mo

## Pourquoi un article figure parmi ceux à lire aussi

reason-topic = même thème : { $name }
reason-rare-topic = même thème rare : { $name }
reason-region = même région : { $name }
reason-author = même auteur : { $name }
reason-series = même série : { $name }
reason-links = ce texte y renvoie
reason-linked = renvoie à ce texte
reason-together-in = cités ensemble dans « { $title } »
reason-together = cités ensemble par { $count } articles
reason-mention = ce texte reprend les mots de son titre
reason-words = mots communs : { $words }

## Listes

latest = Dernières parutions
featured = À la une
our-recommendations = Ce que nous recommandons
articles = Articles
no-articles = Aucun article pour le moment.
article-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
direct-count =
    { $count ->
        [0] (aucun directement)
       *[other] (dont { $count } directement)
    }
subtopics = Thèmes plus précis
subregions = Dans cette région
by-region = Par région
by-topic = Par thème
world-map = Les pays dont parlent les articles
world-country =
    { $count ->
        [one] { $name } : { $count } article
       *[other] { $name } : { $count } articles
    }
world-caption = Plus la couleur d’un pays est marquée, plus il a d’articles. Les frontières sont celles de Natural Earth et n’engagent pas cette publication.
from-a-to-z = De A à Z
pagination = Pages
page-number = Page { $number }
page-of = Page { $number } sur { $total }
previous-page = Plus récents
next-page = Plus anciens

## Auteurs

email = Courriel
orcid = ORCID
links = Liens

## Encadrés dans un texte

alert-note = Note
alert-tip = Conseil
alert-important = Important
alert-warning = Attention
alert-caution = Danger

## Tâches dans un texte

task-done = fait
task-open = à faire

## Recherche

search = Recherche
search-label = Chercher dans tous les articles
search-button = Chercher
search-narrow = Affiner
search-topic = Thème
search-region = Région
search-author = Auteur
search-type = Type
search-year = Année
search-all = Tout
search-order = Ordre
search-by-match = Les plus proches d’abord
search-by-date = Les plus récents d’abord
search-found = Résultats : { $count }
search-nothing = Rien trouvé. Essayez d’autres mots, ou moins de mots.
search-broken = La recherche ne répond pas pour le moment. Voici les thèmes :
search-more = Plus de résultats
search-without-script = La recherche demande JavaScript. Voici les thèmes :

## 404 et redirections

not-found-heading = Page introuvable
not-found-text = Il n’y a rien à cette adresse. Ces pages pourront vous aider :
redirect-heading = Cette page a changé d’adresse
redirect-text = Elle se trouve désormais ici :

## Types d’article

type-analysis = Analyse
type-article = Article
type-blog = Billet
type-book-review = Note de lecture
type-brief = Note
type-briefing = Note d’information
type-case-study = Étude de cas
type-commentary = Commentaire
type-consultation-response = Réponse à une consultation
type-data = Données
type-dataset = Jeu de données
type-editorial = Éditorial
type-essay = Essai
type-event = Événement
type-explainer = Décryptage
type-factsheet = Fiche d’information
type-feature = Grand format
type-guide = Guide
type-interview = Entretien
type-letter = Lettre
type-news = Actualité
type-newsletter = Lettre d’information
type-note = Note
type-op-ed = Tribune
type-opinion = Opinion
type-paper = Étude
type-podcast = Balado
type-policy-brief = Note de politique
type-press-release = Communiqué de presse
type-report = Rapport
type-research = Recherche
type-review = Recension
type-speech = Discours
type-statement = Déclaration
type-submission = Contribution
type-testimony = Audition
type-toolkit = Boîte à outils
type-video = Vidéo
type-working-paper = Document de travail

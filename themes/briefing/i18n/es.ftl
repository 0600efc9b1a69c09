# The words of the theme in Spanish. A site changes a message by giving it again in its own i18n/es.ftl.

## The frame of every page

skip-to-content = Ir al contenido
menu = Menú
main-menu = Menú principal
footer-menu = Acerca de esta publicación
other-languages = En otros idiomas
breadcrumb = Está aquí
home = Inicio
draft = Borrador
feed-atom = Canal Atom
feed-rss = Canal RSS
feed-json = Canal JSON

## Kinds of index

topics = Temas
regions = Regiones
authors = Autores
series = Series
archive = Archivo

## The head of an article

published = Publicado
updated = Actualizado
reading-time = { $minutes } min de lectura
number = N.º { $number }
series-part = Parte { $number } de { $total }
also-in = También en:
photo-credit = Foto: { $credit }

## Notices

withdrawn = Retirado
withdrawn-on = Retirado el
superseded-by = Sustituido por
supersedes = Sustituye a
status = Estado: { $status }

## The parts of an article

key-points = Puntos clave
contents = Contenido
recommendations = Recomendaciones
recommendation-to = Para: { $addressee }
footnotes-label = Notas
footnote-back = Volver al texto
about-authors =
    { $count ->
        [one] Sobre el autor
       *[other] Sobre los autores
    }
changes = Actualizaciones y correcciones
change-update = Actualización
change-correction = Corrección
about-this-piece = Sobre este texto
funding = Financiación
disclosure = Declaración de intereses
license = Licencia
doi = DOI
isbn = ISBN
peer-review = Revisión por pares
peer-reviewed = Revisado por pares
not-peer-reviewed = No revisado por pares
original = Publicado originalmente en
attachments = Descargas
cited-title = «{ $title }»
cite = Citar
share = Compartir
share-by-mail = Por correo electrónico
share-with = De otro modo
copy-link = Copiar el enlace
copied = Copiado
print = Imprimir
topics-by-region = Temas por región
topic-and-region = { $topic } · { $region }
previous-part = Parte anterior
next-part = Parte siguiente
related-heading = Artículos relacionados
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = mismo tema: { $name }
reason-rare-topic = mismo tema poco frecuente: { $name }
reason-region = misma región: { $name }
reason-author = mismo autor: { $name }
reason-series = misma serie: { $name }
reason-links = este texto lo enlaza
reason-linked = enlaza a este texto
reason-together-in = citados juntos en «{ $title }»
reason-together = citados juntos por { $count } artículos
reason-mention = este texto contiene las palabras de su título
reason-words = palabras en común: { $words }

## Lists

latest = Lo último
featured = Destacado
our-recommendations = Lo que recomendamos
articles = Artículos
no-articles = Todavía no hay artículos.
article-count =
    { $count ->
        [one] { $count } artículo
       *[other] { $count } artículos
    }
direct-count =
    { $count ->
        [0] (ninguno directamente)
       *[other] ({ $count } directamente)
    }
subtopics = Temas más concretos
subregions = En esta región
by-region = Por región
by-topic = Por tema
world-map = Países con artículos
world-country =
    { $count ->
        [one] { $name }: { $count } artículo
       *[other] { $name }: { $count } artículos
    }
world-caption = Cuanto más intenso es el color de un país, más artículos tiene. Las fronteras son las de Natural Earth y no expresan la posición de esta publicación.
from-a-to-z = De la A a la Z
pagination = Páginas
page-number = Página { $number }
page-of = Página { $number } de { $total }
previous-page = Más recientes
next-page = Más antiguos

## Authors

email = Correo electrónico
orcid = ORCID
links = Enlaces

## Alerts in a text

alert-note = Nota
alert-tip = Consejo
alert-important = Importante
alert-warning = Advertencia
alert-caution = Precaución

## Tasks in a text

task-done = hecho
task-open = pendiente

## Search

search = Búsqueda
search-label = Buscar en todos los artículos
search-button = Buscar
search-narrow = Acotar
search-topic = Tema
search-region = Región
search-author = Autor
search-type = Tipo
search-year = Año
search-all = Todo
search-order = Orden
search-by-match = Los más parecidos primero
search-by-date = Los más recientes primero
search-found = Resultados: { $count }
search-nothing = No se ha encontrado nada. Pruebe con otras palabras o con menos.
search-broken = La búsqueda no responde en este momento. Estos son los temas:
search-more = Más resultados
search-without-script = La búsqueda necesita JavaScript. Estos son los temas:

## 404 and redirects

not-found-heading = Página no encontrada
not-found-text = No hay nada en esta dirección. Estas páginas pueden ayudarle:
redirect-heading = Esta página ha cambiado de dirección
redirect-text = Ahora está aquí:

## Types of article

type-analysis = Análisis
type-article = Artículo
type-blog = Entrada de blog
type-book-review = Reseña de libro
type-brief = Nota breve
type-briefing = Nota informativa
type-case-study = Estudio de caso
type-commentary = Comentario
type-consultation-response = Respuesta a una consulta
type-data = Datos
type-dataset = Conjunto de datos
type-editorial = Editorial
type-essay = Ensayo
type-event = Evento
type-explainer = Explicación
type-factsheet = Ficha informativa
type-feature = Reportaje
type-guide = Guía
type-interview = Entrevista
type-letter = Carta
type-news = Noticia
type-newsletter = Boletín
type-note = Nota
type-op-ed = Tribuna
type-opinion = Opinión
type-paper = Estudio
type-podcast = Pódcast
type-policy-brief = Nota de política
type-press-release = Comunicado de prensa
type-report = Informe
type-research = Investigación
type-review = Reseña
type-speech = Discurso
type-statement = Declaración
type-submission = Contribución
type-testimony = Comparecencia
type-toolkit = Caja de herramientas
type-video = Vídeo
type-working-paper = Documento de trabajo

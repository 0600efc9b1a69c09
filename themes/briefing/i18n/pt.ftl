# The words of the theme in Portuguese. A site changes a message by giving it again in its own i18n/pt.ftl.

## The frame of every page

skip-to-content = Ir para o conteúdo
menu = Menu
main-menu = Menu principal
footer-menu = Sobre esta publicação
other-languages = Noutras línguas
breadcrumb = Está aqui
home = Início
draft = Rascunho
feed-atom = Feed Atom
feed-rss = Feed RSS
feed-json = Feed JSON

## Kinds of index

topics = Temas
regions = Regiões
authors = Autores
series = Séries
archive = Arquivo

## The head of an article

published = Publicado
updated = Atualizado
reading-time = { $minutes } min de leitura
number = N.º { $number }
series-part = Parte { $number } de { $total }
also-in = Também em:
photo-credit = Foto: { $credit }

## Notices

withdrawn = Retirado
withdrawn-on = Retirado em
superseded-by = Substituído por
supersedes = Substitui
status = Estado: { $status }

## The parts of an article

key-points = Pontos-chave
contents = Conteúdo
recommendations = Recomendações
recommendation-to = Para: { $addressee }
footnotes-label = Notas
footnote-back = Voltar ao texto
about-authors =
    { $count ->
        [one] Sobre o autor
       *[other] Sobre os autores
    }
changes = Atualizações e correções
change-update = Atualização
change-correction = Correção
about-this-piece = Sobre este texto
funding = Financiamento
disclosure = Declaração de interesses
license = Licença
doi = DOI
isbn = ISBN
peer-review = Revisão por pares
peer-reviewed = Revisto por pares
not-peer-reviewed = Não revisto por pares
original = Publicado originalmente em
attachments = Transferências
cited-title = «{ $title }»
cite = Citar
share = Partilhar
share-by-mail = Por correio eletrónico
share-with = De outro modo
copy-link = Copiar a ligação
copied = Copiado
print = Imprimir
topics-by-region = Temas por região
topic-and-region = { $topic } · { $region }
previous-part = Parte anterior
next-part = Parte seguinte
related-heading = Artigos relacionados
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = mesmo tema: { $name }
reason-rare-topic = mesmo tema raro: { $name }
reason-region = mesma região: { $name }
reason-author = mesmo autor: { $name }
reason-series = mesma série: { $name }
reason-links = este texto remete para ele
reason-linked = remete para este texto
reason-together-in = citados em conjunto em «{ $title }»
reason-together = citados em conjunto por { $count } artigos
reason-mention = este texto contém as palavras do seu título
reason-words = palavras em comum: { $words }

## Lists

latest = Mais recentes
featured = Em destaque
our-recommendations = O que recomendamos
articles = Artigos
no-articles = Ainda não há artigos.
article-count =
    { $count ->
        [one] { $count } artigo
       *[other] { $count } artigos
    }
direct-count =
    { $count ->
        [0] (nenhum diretamente)
       *[other] ({ $count } diretamente)
    }
subtopics = Temas mais específicos
subregions = Nesta região
by-region = Por região
by-topic = Por tema
world-map = Países com artigos
world-country =
    { $count ->
        [one] { $name }: { $count } artigo
       *[other] { $name }: { $count } artigos
    }
world-caption = Quanto mais forte a cor de um país, mais artigos tem. As fronteiras são as da Natural Earth e não exprimem a posição desta publicação.
from-a-to-z = De A a Z
pagination = Páginas
page-number = Página { $number }
page-of = Página { $number } de { $total }
previous-page = Mais recentes
next-page = Mais antigos

## Authors

email = Correio eletrónico
orcid = ORCID
links = Ligações

## Alerts in a text

alert-note = Nota
alert-tip = Sugestão
alert-important = Importante
alert-warning = Aviso
alert-caution = Cuidado

## Tasks in a text

task-done = feito
task-open = por fazer

## Search

search = Pesquisa
search-label = Pesquisar em todos os artigos
search-button = Pesquisar
search-narrow = Restringir
search-topic = Tema
search-region = Região
search-author = Autor
search-type = Tipo
search-year = Ano
search-all = Tudo
search-order = Ordem
search-by-match = Mais próximos primeiro
search-by-date = Mais recentes primeiro
search-found = Resultados: { $count }
search-nothing = Nada encontrado. Tente outras palavras, ou menos.
search-broken = A pesquisa não responde neste momento. Eis os temas:
search-more = Mais resultados
search-without-script = A pesquisa precisa de JavaScript. Eis os temas:

## 404 and redirects

not-found-heading = Página não encontrada
not-found-text = Não há nada neste endereço. Estas páginas talvez ajudem:
redirect-heading = Esta página mudou de endereço
redirect-text = Está agora aqui:

## Types of article

type-analysis = Análise
type-article = Artigo
type-blog = Publicação de blogue
type-book-review = Recensão de livro
type-brief = Nota breve
type-briefing = Nota informativa
type-case-study = Estudo de caso
type-commentary = Comentário
type-consultation-response = Resposta a uma consulta
type-data = Dados
type-dataset = Conjunto de dados
type-editorial = Editorial
type-essay = Ensaio
type-event = Evento
type-explainer = Explicação
type-factsheet = Ficha informativa
type-feature = Reportagem
type-guide = Guia
type-interview = Entrevista
type-letter = Carta
type-news = Notícia
type-newsletter = Boletim
type-note = Nota
type-op-ed = Tribuna
type-opinion = Opinião
type-paper = Estudo
type-podcast = Podcast
type-policy-brief = Nota de política
type-press-release = Comunicado de imprensa
type-report = Relatório
type-research = Investigação
type-review = Recensão
type-speech = Discurso
type-statement = Declaração
type-submission = Contributo
type-testimony = Audição
type-toolkit = Caixa de ferramentas
type-video = Vídeo
type-working-paper = Documento de trabalho

# The words of the theme in Russian. A site changes a message by giving it again in its own i18n/ru.ftl.

## The frame of every page

skip-to-content = Перейти к содержанию
menu = Меню
main-menu = Главное меню
footer-menu = Об этом издании
other-languages = На других языках
breadcrumb = Вы здесь
home = Главная
draft = Черновик
feed-atom = Лента Atom
feed-rss = Лента RSS
feed-json = Лента JSON

## Kinds of index

topics = Темы
regions = Регионы
authors = Авторы
series = Серии
archive = Архив

## The head of an article

published = Опубликовано
updated = Обновлено
reading-time = { $minutes } мин чтения
number = № { $number }
series-part = Часть { $number } из { $total }
also-in = Также на языках:
photo-credit = Фото: { $credit }

## Notices

withdrawn = Отозвано
withdrawn-on = Отозвано
superseded-by = Заменено на
supersedes = Заменяет
status = Статус: { $status }

## The parts of an article

key-points = Главное
contents = Содержание
recommendations = Рекомендации
recommendation-to = Кому: { $addressee }
footnotes-label = Примечания
footnote-back = Назад к тексту
about-authors =
    { $count ->
        [one] Об авторе
       *[other] Об авторах
    }
changes = Обновления и исправления
change-update = Обновление
change-correction = Исправление
about-this-piece = Об этом тексте
funding = Финансирование
disclosure = Раскрытие интересов
license = Лицензия
doi = DOI
isbn = ISBN
peer-review = Рецензирование
peer-reviewed = Рецензировано
not-peer-reviewed = Не рецензировано
original = Впервые опубликовано
attachments = Файлы
cited-title = «{ $title }»
cite = Цитировать
share = Поделиться
share-by-mail = По электронной почте
share-with = Другим способом
copy-link = Скопировать ссылку
copied = Скопировано
print = Печать
topics-by-region = Темы по регионам
topic-and-region = { $topic } · { $region }
previous-part = Предыдущая часть
next-part = Следующая часть
related-heading = Читайте также
size-kilobytes = { $number } кБ
size-megabytes = { $number } МБ

## Why an article stands in a related list

reason-topic = та же тема: { $name }
reason-rare-topic = та же редкая тема: { $name }
reason-region = тот же регион: { $name }
reason-author = тот же автор: { $name }
reason-series = та же серия: { $name }
reason-links = этот текст ссылается на него
reason-linked = ссылается на этот текст
reason-together-in = упомянуты вместе в «{ $title }»
reason-together = упомянуты вместе, статей: { $count }
reason-mention = в этом тексте есть слова его заголовка
reason-words = общие слова: { $words }

## Lists

latest = Последние публикации
featured = В центре внимания
our-recommendations = Что мы рекомендуем
articles = Статьи
no-articles = Статей пока нет.
article-count =
    { $count ->
        [one] { $count } статья
        [few] { $count } статьи
        [many] { $count } статей
       *[other] { $count } статьи
    }
direct-count =
    { $count ->
        [0] (напрямую ни одной)
       *[other] (напрямую { $count })
    }
subtopics = Более узкие темы
subregions = В этом регионе
by-region = По регионам
by-topic = По темам
world-map = Страны, о которых есть статьи
world-country =
    { $count ->
        [one] { $name }: { $count } статья
        [few] { $name }: { $count } статьи
        [many] { $name }: { $count } статей
       *[other] { $name }: { $count } статьи
    }
world-caption = Чем насыщеннее цвет страны, тем больше о ней статей. Границы взяты из Natural Earth и не выражают позиции издания.
from-a-to-z = От А до Я
pagination = Страницы
page-number = Страница { $number }
page-of = Страница { $number } из { $total }
previous-page = Новее
next-page = Старее

## Authors

email = Эл. почта
orcid = ORCID
links = Ссылки

## Alerts in a text

alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-warning = Внимание
alert-caution = Осторожно

## Tasks in a text

task-done = сделано
task-open = предстоит

## Search

search = Поиск
search-label = Искать во всех статьях
search-button = Искать
search-narrow = Уточнить
search-topic = Тема
search-region = Регион
search-author = Автор
search-type = Тип
search-year = Год
search-all = Все
search-order = Порядок
search-by-match = Сначала самые подходящие
search-by-date = Сначала новые
search-found = Результатов: { $count }
search-nothing = Ничего не найдено. Попробуйте другие слова или сократите запрос.
search-broken = Поиск сейчас не отвечает. Вот темы:
search-more = Ещё результаты
search-without-script = Для поиска нужен JavaScript. Вот темы:

## 404 and redirects

not-found-heading = Страница не найдена
not-found-text = По этому адресу ничего нет. Возможно, помогут эти страницы:
redirect-heading = Страница переехала
redirect-text = Теперь она здесь:

## Types of article

type-analysis = Анализ
type-article = Статья
type-blog = Запись в блоге
type-book-review = Рецензия на книгу
type-brief = Краткая записка
type-briefing = Справка
type-case-study = Разбор случая
type-commentary = Комментарий
type-consultation-response = Ответ на консультацию
type-data = Данные
type-dataset = Набор данных
type-editorial = От редакции
type-essay = Эссе
type-event = Событие
type-explainer = Разъяснение
type-factsheet = Сводка фактов
type-feature = Большой материал
type-guide = Руководство
type-interview = Интервью
type-letter = Письмо
type-news = Новость
type-newsletter = Рассылка
type-note = Заметка
type-op-ed = Колонка
type-opinion = Мнение
type-paper = Исследовательская записка
type-podcast = Подкаст
type-policy-brief = Аналитическая записка
type-press-release = Пресс-релиз
type-report = Доклад
type-research = Исследование
type-review = Рецензия
type-speech = Речь
type-statement = Заявление
type-submission = Представление
type-testimony = Показания
type-toolkit = Набор инструментов
type-video = Видео
type-working-paper = Рабочий документ

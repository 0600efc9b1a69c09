# The words of the theme in Arabic. A site changes a message by giving it again in its own i18n/ar.ftl.

## The frame of every page

skip-to-content = الانتقال إلى المحتوى
menu = القائمة
main-menu = القائمة الرئيسية
footer-menu = عن هذه النشرة
other-languages = بلغات أخرى
breadcrumb = أنت هنا
home = الرئيسية
draft = مسودة
feed-atom = خلاصة Atom
feed-rss = خلاصة RSS
feed-json = خلاصة JSON

## Kinds of index

topics = المواضيع
regions = المناطق
authors = المؤلفون
series = السلاسل
archive = الأرشيف

## The head of an article

published = نُشر في
updated = حُدِّث في
reading-time = مدة القراءة: { $minutes } د
number = العدد { $number }
series-part = الجزء { $number } من { $total }
also-in = متاح أيضًا بـ:
photo-credit = الصورة: { $credit }

## Notices

withdrawn = مسحوب
withdrawn-on = سُحب في
superseded-by = حل محله
supersedes = يحل محل
status = الحالة: { $status }

## The parts of an article

key-points = النقاط الرئيسية
contents = المحتويات
recommendations = التوصيات
recommendation-to = إلى: { $addressee }
footnotes-label = الهوامش
footnote-back = العودة إلى النص
about-authors =
    { $count ->
        [one] عن المؤلف
        [two] عن المؤلفَين
       *[other] عن المؤلفين
    }
changes = التحديثات والتصويبات
change-update = تحديث
change-correction = تصويب
about-this-piece = عن هذا النص
funding = التمويل
disclosure = الإفصاح عن المصالح
license = الترخيص
doi = DOI
isbn = ISBN
peer-review = مراجعة الأقران
peer-reviewed = خضع لمراجعة الأقران
not-peer-reviewed = لم يخضع لمراجعة الأقران
original = نُشر أول مرة في
attachments = التنزيلات
cited-title = «{ $title }»
cite = اقتباس
share = مشاركة
share-by-mail = بالبريد الإلكتروني
share-with = بطريقة أخرى
copy-link = نسخ الرابط
copied = نُسخ
print = طباعة
topics-by-region = المواضيع حسب المنطقة
topic-and-region = { $topic } · { $region }
previous-part = الجزء السابق
next-part = الجزء التالي
related-heading = مقالات ذات صلة
size-kilobytes = { $number } كيلوبايت
size-megabytes = { $number } ميغابايت

## Why an article stands in a related list

reason-topic = الموضوع نفسه: { $name }
reason-rare-topic = الموضوع النادر نفسه: { $name }
reason-region = المنطقة نفسها: { $name }
reason-author = المؤلف نفسه: { $name }
reason-series = السلسلة نفسها: { $name }
reason-links = يحيل إليه هذا النص
reason-linked = يحيل إلى هذا النص
reason-together-in = ذُكرا معًا في «{ $title }»
reason-together = عدد المقالات التي ذكرتهما معًا: { $count }
reason-mention = يتضمن هذا النص كلمات عنوانه
reason-words = كلمات مشتركة: { $words }

## Lists

latest = الأحدث
featured = في الواجهة
our-recommendations = ما نوصي به
articles = المقالات
no-articles = لا توجد مقالات بعد.
article-count =
    { $count ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }
direct-count =
    { $count ->
        [0] (لا شيء مباشرة)
       *[other] (منها مباشرة: { $count })
    }
subtopics = مواضيع أضيق
subregions = ضمن هذه المنطقة
by-region = حسب المنطقة
by-topic = حسب الموضوع
world-map = بلدان لها مقالات
world-country =
    { $count ->
        [zero] { $name }: لا مقالات
        [one] { $name }: مقال واحد
        [two] { $name }: مقالان
        [few] { $name }: { $count } مقالات
        [many] { $name }: { $count } مقالًا
       *[other] { $name }: { $count } مقال
    }
world-caption = كلما اشتد لون البلد زادت مقالاته. الحدود مأخوذة من Natural Earth ولا تعبر عن موقف هذه النشرة.
from-a-to-z = حسب الترتيب الأبجدي
pagination = الصفحات
page-number = الصفحة { $number }
page-of = الصفحة { $number } من { $total }
previous-page = أحدث
next-page = أقدم

## Authors

email = البريد الإلكتروني
orcid = ORCID
links = روابط

## Alerts in a text

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تحذير
alert-caution = انتباه

## Tasks in a text

task-done = منجز
task-open = غير منجز

## Search

search = بحث
search-label = البحث في كل المقالات
search-button = بحث
search-narrow = تضييق النتائج
search-topic = الموضوع
search-region = المنطقة
search-author = المؤلف
search-type = النوع
search-year = السنة
search-all = الكل
search-order = الترتيب
search-by-match = الأقرب أولًا
search-by-date = الأحدث أولًا
search-found = عدد النتائج: { $count }
search-nothing = لا نتائج. جرّب كلمات أخرى أو كلمات أقل.
search-broken = البحث لا يستجيب الآن. إليك المواضيع:
search-more = مزيد من النتائج
search-without-script = يتطلب البحث JavaScript. إليك المواضيع:

## 404 and redirects

not-found-heading = الصفحة غير موجودة
not-found-text = لا شيء في هذا العنوان. قد تفيدك هذه الصفحات:
redirect-heading = انتقلت هذه الصفحة
redirect-text = عنوانها الآن:

## Types of article

type-analysis = تحليل
type-article = مقال
type-blog = تدوينة
type-book-review = مراجعة كتاب
type-brief = موجز
type-briefing = إحاطة
type-case-study = دراسة حالة
type-commentary = تعليق
type-consultation-response = رد على مشاورة
type-data = بيانات
type-dataset = مجموعة بيانات
type-editorial = افتتاحية
type-essay = مقالة
type-event = فعالية
type-explainer = شرح
type-factsheet = صحيفة وقائع
type-feature = ملف خاص
type-guide = دليل
type-interview = مقابلة
type-letter = رسالة
type-news = خبر
type-newsletter = نشرة إخبارية
type-note = مذكرة
type-op-ed = مقال رأي
type-opinion = رأي
type-paper = ورقة
type-podcast = بودكاست
type-policy-brief = موجز سياسات
type-press-release = بيان صحفي
type-report = تقرير
type-research = بحث
type-review = عرض نقدي
type-speech = خطاب
type-statement = بيان
type-submission = مساهمة
type-testimony = شهادة
type-toolkit = مجموعة أدوات
type-video = فيديو
type-working-paper = ورقة عمل

# The words of the theme in Chinese (traditional). A site changes a message by giving it again in its own i18n/zh-Hant.ftl.

## The frame of every page

skip-to-content = 跳到內文
menu = 選單
main-menu = 主選單
footer-menu = 關於本刊
other-languages = 其他語言
breadcrumb = 目前位置
home = 首頁
draft = 草稿
feed-atom = Atom 訂閱
feed-rss = RSS 訂閱
feed-json = JSON 訂閱

## Kinds of index

topics = 主題
regions = 地區
authors = 作者
series = 系列
archive = 彙整

## The head of an article

published = 發布於
updated = 更新於
reading-time = 閱讀約 { $minutes } 分鐘
number = 第 { $number } 號
series-part = 第 { $number } 部分，共 { $total } 部分
also-in = 其他語言版本：
photo-credit = 圖片：{ $credit }

## Notices

withdrawn = 已撤回
withdrawn-on = 撤回於
superseded-by = 已被取代：
supersedes = 取代：
status = 狀態：{ $status }

## The parts of an article

key-points = 要點
contents = 目錄
recommendations = 建議
recommendation-to = 致：{ $addressee }
footnotes-label = 註釋
footnote-back = 返回內文
about-authors =
    { $count ->
       *[other] 作者簡介
    }
changes = 更新與更正
change-update = 更新
change-correction = 更正
about-this-piece = 關於本文
funding = 資助
disclosure = 利益聲明
license = 授權
doi = DOI
isbn = ISBN
peer-review = 同儕審查
peer-reviewed = 經過同儕審查
not-peer-reviewed = 未經同儕審查
original = 首發於
attachments = 下載
cited-title = 《{ $title }》
cite = 引用
share = 分享
share-by-mail = 電子郵件
share-with = 其他方式
copy-link = 複製連結
copied = 已複製
print = 列印
topics-by-region = 依地區檢視主題
topic-and-region = { $topic } · { $region }
previous-part = 上一部分
next-part = 下一部分
related-heading = 相關文章
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = 同一主題：{ $name }
reason-rare-topic = 同一罕見主題：{ $name }
reason-region = 同一地區：{ $name }
reason-author = 同一作者：{ $name }
reason-series = 同一系列：{ $name }
reason-links = 本文連結到該文
reason-linked = 該文連結到本文
reason-together-in = 同被《{ $title }》引用
reason-together = 同被 { $count } 篇文章引用
reason-mention = 本文含有其標題中的詞
reason-words = 共有詞語：{ $words }

## Lists

latest = 最新文章
featured = 重點推薦
our-recommendations = 我們的建議
articles = 文章
no-articles = 尚無文章。
article-count =
    { $count ->
       *[other] { $count } 篇文章
    }
direct-count =
    { $count ->
        [0] （無直接文章）
       *[other] （其中直接 { $count } 篇）
    }
subtopics = 下層主題
subregions = 該地區內
by-region = 依地區
by-topic = 依主題
world-map = 有文章的國家
world-country =
    { $count ->
       *[other] { $name }：{ $count } 篇文章
    }
world-caption = 顏色越深，該國文章越多。邊界依據 Natural Earth，不代表本刊立場。
from-a-to-z = 依字母順序
pagination = 頁碼
page-number = 第 { $number } 頁
page-of = 第 { $number } 頁，共 { $total } 頁
previous-page = 較新
next-page = 較舊

## Authors

email = 電子郵件
orcid = ORCID
links = 連結

## Alerts in a text

alert-note = 說明
alert-tip = 提示
alert-important = 重要
alert-warning = 警告
alert-caution = 小心

## Tasks in a text

task-done = 已完成
task-open = 待辦

## Search

search = 搜尋
search-label = 搜尋全部文章
search-button = 搜尋
search-narrow = 縮小範圍
search-topic = 主題
search-region = 地區
search-author = 作者
search-type = 類型
search-year = 年份
search-all = 全部
search-order = 排序
search-by-match = 最相關優先
search-by-date = 最新優先
search-found = 結果：{ $count }
search-nothing = 沒有找到。請換用其他詞語，或減少詞語。
search-broken = 搜尋暫時無法使用。主題如下：
search-more = 更多結果
search-without-script = 搜尋需要 JavaScript。主題如下：

## 404 and redirects

not-found-heading = 找不到頁面
not-found-text = 此位址沒有內容。以下頁面或有幫助：
redirect-heading = 頁面已移動
redirect-text = 現位於：

## Types of article

type-analysis = 分析
type-article = 文章
type-blog = 部落格
type-book-review = 書評
type-brief = 簡報
type-briefing = 情況簡介
type-case-study = 個案研究
type-commentary = 評論
type-consultation-response = 諮詢回應
type-data = 資料
type-dataset = 資料集
type-editorial = 社論
type-essay = 隨筆
type-event = 活動
type-explainer = 解讀
type-factsheet = 資料單
type-feature = 專題
type-guide = 指南
type-interview = 訪談
type-letter = 書信
type-news = 新聞
type-newsletter = 通訊
type-note = 札記
type-op-ed = 專欄
type-opinion = 觀點
type-paper = 論文
type-podcast = 播客
type-policy-brief = 政策簡報
type-press-release = 新聞稿
type-report = 報告
type-research = 研究
type-review = 評述
type-speech = 演講
type-statement = 聲明
type-submission = 意見書
type-testimony = 證詞
type-toolkit = 工具包
type-video = 影片
type-working-paper = 工作論文

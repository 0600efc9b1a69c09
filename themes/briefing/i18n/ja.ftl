# The words of the theme in Japanese. A site changes a message by giving it again in its own i18n/ja.ftl.

## The frame of every page

skip-to-content = 本文へ移動
menu = メニュー
main-menu = メインメニュー
footer-menu = この刊行物について
other-languages = ほかの言語
breadcrumb = 現在の位置
home = ホーム
draft = 下書き
feed-atom = Atom フィード
feed-rss = RSS フィード
feed-json = JSON フィード

## Kinds of index

topics = テーマ
regions = 地域
authors = 著者
series = シリーズ
archive = アーカイブ

## The head of an article

published = 公開日
updated = 更新日
reading-time = 約{ $minutes }分で読めます
number = 第{ $number }号
series-part = 全{ $total }回の第{ $number }回
also-in = ほかの言語版：
photo-credit = 写真：{ $credit }

## Notices

withdrawn = 撤回
withdrawn-on = 撤回日
superseded-by = 差し替え先：
supersedes = 差し替え元：
status = 状態：{ $status }

## The parts of an article

key-points = 要点
contents = 目次
recommendations = 提言
recommendation-to = 宛先：{ $addressee }
footnotes-label = 注
footnote-back = 本文に戻る
about-authors =
    { $count ->
       *[other] 著者について
    }
changes = 更新と訂正
change-update = 更新
change-correction = 訂正
about-this-piece = この記事について
funding = 資金提供
disclosure = 利益相反の開示
license = ライセンス
doi = DOI
isbn = ISBN
peer-review = 査読
peer-reviewed = 査読済み
not-peer-reviewed = 査読なし
original = 初出
attachments = ダウンロード
cited-title = 「{ $title }」
cite = 引用
share = 共有
share-by-mail = メールで送る
share-with = ほかの方法
copy-link = リンクをコピー
copied = コピーしました
print = 印刷
topics-by-region = 地域別のテーマ
topic-and-region = { $topic } · { $region }
previous-part = 前の回
next-part = 次の回
related-heading = 関連記事
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = 同じテーマ：{ $name }
reason-rare-topic = 同じ珍しいテーマ：{ $name }
reason-region = 同じ地域：{ $name }
reason-author = 同じ著者：{ $name }
reason-series = 同じシリーズ：{ $name }
reason-links = この記事からリンクしています
reason-linked = この記事にリンクしています
reason-together-in = 「{ $title }」でともに引用
reason-together = { $count }件の記事でともに引用
reason-mention = この記事に題名の語が含まれています
reason-words = 共通の語：{ $words }

## Lists

latest = 新着記事
featured = 注目
our-recommendations = 私たちの提言
articles = 記事
no-articles = 記事はまだありません。
article-count =
    { $count ->
       *[other] { $count }件の記事
    }
direct-count =
    { $count ->
        [0] （直接の記事なし）
       *[other] （うち直接{ $count }件）
    }
subtopics = 下位のテーマ
subregions = この地域の中
by-region = 地域別
by-topic = テーマ別
world-map = 記事のある国
world-country =
    { $count ->
       *[other] { $name }：{ $count }件の記事
    }
world-caption = 色が濃い国ほど記事が多くあります。国境は Natural Earth によるもので、本刊行物の見解ではありません。
from-a-to-z = 五十音順
pagination = ページ
page-number = { $number }ページ
page-of = { $total }ページ中{ $number }ページ
previous-page = 新しい記事
next-page = 古い記事

## Authors

email = メール
orcid = ORCID
links = リンク

## Alerts in a text

alert-note = メモ
alert-tip = ヒント
alert-important = 重要
alert-warning = 警告
alert-caution = 注意

## Tasks in a text

task-done = 完了
task-open = 未完了

## Search

search = 検索
search-label = すべての記事を検索
search-button = 検索
search-narrow = 絞り込み
search-topic = テーマ
search-region = 地域
search-author = 著者
search-type = 種類
search-year = 年
search-all = すべて
search-order = 並べ替え
search-by-match = 一致度の高い順
search-by-date = 新しい順
search-found = 検索結果：{ $count }
search-nothing = 見つかりませんでした。別の語を試すか、語を減らしてください。
search-broken = 検索は今利用できません。テーマはこちらです：
search-more = さらに表示
search-without-script = 検索には JavaScript が必要です。テーマはこちらです：

## 404 and redirects

not-found-heading = ページが見つかりません
not-found-text = このアドレスには何もありません。次のページをご覧ください：
redirect-heading = このページは移動しました
redirect-text = 現在のアドレス：

## Types of article

type-analysis = 分析
type-article = 記事
type-blog = ブログ
type-book-review = 書評
type-brief = 概要
type-briefing = ブリーフィング
type-case-study = 事例研究
type-commentary = 論評
type-consultation-response = 意見募集への回答
type-data = データ
type-dataset = データセット
type-editorial = 社説
type-essay = エッセイ
type-event = イベント
type-explainer = 解説
type-factsheet = ファクトシート
type-feature = 特集
type-guide = ガイド
type-interview = インタビュー
type-letter = 書簡
type-news = ニュース
type-newsletter = ニュースレター
type-note = 覚書
type-op-ed = 寄稿
type-opinion = オピニオン
type-paper = 論文
type-podcast = ポッドキャスト
type-policy-brief = 政策提言
type-press-release = プレスリリース
type-report = 報告書
type-research = 研究
type-review = レビュー
type-speech = 演説
type-statement = 声明
type-submission = 意見書
type-testimony = 証言
type-toolkit = ツールキット
type-video = 動画
type-working-paper = ワーキングペーパー

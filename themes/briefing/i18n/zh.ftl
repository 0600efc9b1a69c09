# The words of the theme in Chinese (simplified). A site changes a message by giving it again in its own i18n/zh.ftl.

## The frame of every page

skip-to-content = 跳到正文
menu = 菜单
main-menu = 主菜单
footer-menu = 关于本刊
other-languages = 其他语言
breadcrumb = 当前位置
home = 首页
draft = 草稿
feed-atom = Atom 订阅
feed-rss = RSS 订阅
feed-json = JSON 订阅

## Kinds of index

topics = 主题
regions = 地区
authors = 作者
series = 系列
archive = 归档

## The head of an article

published = 发布于
updated = 更新于
reading-time = 阅读约 { $minutes } 分钟
number = 第 { $number } 号
series-part = 第 { $number } 部分，共 { $total } 部分
also-in = 其他语言版本：
photo-credit = 图片：{ $credit }

## Notices

withdrawn = 已撤回
withdrawn-on = 撤回于
superseded-by = 已被替代：
supersedes = 替代：
status = 状态：{ $status }

## The parts of an article

key-points = 要点
contents = 目录
recommendations = 建议
recommendation-to = 致：{ $addressee }
footnotes-label = 注释
footnote-back = 返回正文
about-authors =
    { $count ->
       *[other] 作者简介
    }
changes = 更新与更正
change-update = 更新
change-correction = 更正
about-this-piece = 关于本文
funding = 资助
disclosure = 利益声明
license = 许可
doi = DOI
isbn = ISBN
peer-review = 同行评审
peer-reviewed = 经过同行评审
not-peer-reviewed = 未经同行评审
original = 首发于
attachments = 下载
cited-title = 《{ $title }》
cite = 引用
share = 分享
share-by-mail = 电子邮件
share-with = 其他方式
copy-link = 复制链接
copied = 已复制
print = 打印
topics-by-region = 按地区查看主题
topic-and-region = { $topic } · { $region }
previous-part = 上一部分
next-part = 下一部分
related-heading = 相关文章
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

## Why an article stands in a related list

reason-topic = 同一主题：{ $name }
reason-rare-topic = 同一罕见主题：{ $name }
reason-region = 同一地区：{ $name }
reason-author = 同一作者：{ $name }
reason-series = 同一系列：{ $name }
reason-links = 本文链接到该文
reason-linked = 该文链接到本文
reason-together-in = 同被《{ $title }》引用
reason-together = 同被 { $count } 篇文章引用
reason-mention = 本文含有其标题中的词
reason-words = 共有词语：{ $words }

## Lists

latest = 最新文章
featured = 重点推荐
our-recommendations = 我们的建议
articles = 文章
no-articles = 暂无文章。
article-count =
    { $count ->
       *[other] { $count } 篇文章
    }
direct-count =
    { $count ->
        [0] （无直接文章）
       *[other] （其中直接 { $count } 篇）
    }
subtopics = 下级主题
subregions = 该地区内
by-region = 按地区
by-topic = 按主题
world-map = 有文章的国家
world-country =
    { $count ->
       *[other] { $name }：{ $count } 篇文章
    }
world-caption = 颜色越深，该国文章越多。边界依据 Natural Earth，不代表本刊立场。
from-a-to-z = 按字母顺序
pagination = 页码
page-number = 第 { $number } 页
page-of = 第 { $number } 页，共 { $total } 页
previous-page = 较新
next-page = 较早

## Authors

email = 电子邮件
orcid = ORCID
links = 链接

## Alerts in a text

alert-note = 说明
alert-tip = 提示
alert-important = 重要
alert-warning = 警告
alert-caution = 小心

## Tasks in a text

task-done = 已完成
task-open = 待办

## Search

search = 搜索
search-label = 搜索全部文章
search-button = 搜索
search-narrow = 缩小范围
search-topic = 主题
search-region = 地区
search-author = 作者
search-type = 类型
search-year = 年份
search-all = 全部
search-order = 排序
search-by-match = 最相关优先
search-by-date = 最新优先
search-found = 结果：{ $count }
search-nothing = 没有找到。请换用其他词语，或减少词语。
search-broken = 搜索暂时无法使用。主题如下：
search-more = 更多结果
search-without-script = 搜索需要 JavaScript。主题如下：

## 404 and redirects

not-found-heading = 找不到页面
not-found-text = 此地址没有内容。以下页面或有帮助：
redirect-heading = 页面已移动
redirect-text = 现位于：

## Types of article

type-analysis = 分析
type-article = 文章
type-blog = 博客
type-book-review = 书评
type-brief = 简报
type-briefing = 情况简介
type-case-study = 案例研究
type-commentary = 评论
type-consultation-response = 咨询回应
type-data = 数据
type-dataset = 数据集
type-editorial = 社论
type-essay = 随笔
type-event = 活动
type-explainer = 解读
type-factsheet = 资料单
type-feature = 专题
type-guide = 指南
type-interview = 访谈
type-letter = 书信
type-news = 新闻
type-newsletter = 通讯
type-note = 札记
type-op-ed = 专栏
type-opinion = 观点
type-paper = 论文
type-podcast = 播客
type-policy-brief = 政策简报
type-press-release = 新闻稿
type-report = 报告
type-research = 研究
type-review = 评述
type-speech = 演讲
type-statement = 声明
type-submission = 意见书
type-testimony = 证词
type-toolkit = 工具包
type-video = 视频
type-working-paper = 工作论文

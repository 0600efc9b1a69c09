//! `masthead related`, as an editor and a program see it.

use serde_json::{Value, json};

use crate::site::{ENGLISH, Ran, Site, THREE_LANGUAGES};

/// Round weights, so that the figures can be followed.
const CONFIG: &str = "[related]\nlimit = 2\n[related.weights]\ntext = 1\ntopics = 1\nregion = 0.5\nauthors = 0.5\n\
    links = 0.5\nlinked = 0.5\nphrases = 0\ntitle = 0\nmention = 0\nseries = 0\ntogether = 0\ndate = 0\n";

/// Five briefs and a page; lists of two.
fn site() -> Site {
    let site = Site::new(&format!("{ENGLISH}{CONFIG}"));
    let write = |slug: &str, front: &str, body: &str| {
        site.piece(&format!("content/articles/{slug}.md"), front, body);
    };
    write(
        "wallet",
        "title: A wallet for all\ntags: [identity]\nregion: KE\nrelated: [fees]",
        "Digital wallets and eIDAS. Digital is eIDAS. [x](trust.md)",
    );
    write(
        "trust",
        "title: Who trusts whom\ntags: [identity]\nregion: UG",
        "Under eIDAS a digital signature is enough. So says eIDAS, all digital.",
    );
    write("fees", "title: Fees\ntags: [money]", "Nobody pays.");
    write("cash", "title: Cash\ntags: [money]\nregion: TZ\nauthors: [Ada Lovelace]", "Nobody pays in coins.");
    write("rain", "title: Monsoon\nauthors: [Ada Lovelace]", "It pours.");
    site.piece("content/pages/about.md", "title: About", "Who we are.");
    site
}

fn related(site: &Site, arguments: &[&str]) -> Ran {
    site.run(&[&["related", "--now", site.now], arguments].concat())
}

#[track_caller]
fn check(site: &Site, arguments: &[&str], expected: &str) {
    let ran = related(site, arguments);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, expected);
}

#[track_caller]
fn check_json(site: &Site, arguments: &[&str], expected: &Value) {
    let ran = related(site, arguments);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(serde_json::from_str::<Value>(&ran.stdout).unwrap(), *expected);
}

/// Refused with this exit code and message.
#[track_caller]
fn refuse(site: &Site, arguments: &[&str], code: i32, message: &str) {
    let ran = related(site, arguments);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (code, "", &*format!("masthead: {message}\n")));
}

#[test]
fn one_list_is_explained_with_its_runners_up() {
    check(
        &site(),
        &["wallet"],
        "\
A wallet for all
/articles/wallet/

  1  pinned  Fees
             /articles/fees/
  2  0.676   Who trusts whom
             /articles/trust/
             text 37 %, topics 37 %, region 14 %, links 12 %
             same topic: identity; words in common: eIDAS and digital; same
             region: Eastern Africa; this text links to it

Runners-up

  3  0.097   Cash
             /articles/cash/
             region 100 %
             same region: Eastern Africa
",
    );
}

#[test]
fn an_article_is_named_as_in_front_matter() {
    let site = site();
    let expected = related(&site, &["wallet"]).stdout;
    for name in ["articles/wallet.md", "content/articles/wallet.md", "/articles/wallet/", "articles/wallet"] {
        check(&site, &[name], &expected);
    }
}

#[test]
fn what_editors_chose_can_be_left_out() {
    check(
        &site(),
        &["fees", "--automatic"],
        "\
Fees
/articles/fees/

  1  0.500   Cash
             /articles/cash/
             text 50 %, topics 50 %
             same topic: money
",
    );
}

#[test]
fn one_list_for_programs_has_reasons_too() {
    check_json(
        &site(),
        &["wallet", "--format", "json"],
        &json!({
            "related": [
                {
                    "parts": {},
                    "pinned": true,
                    "reasons": [],
                    "score": 1.0,
                    "slug": "fees"
                },
                {
                    "parts": {
                        "links": 0.0789,
                        "region": 0.0967,
                        "text": 0.25,
                        "topics": 0.25
                    },
                    "pinned": false,
                    "reasons": [
                        "same topic: identity",
                        "words in common: eIDAS and digital",
                        "same region: Eastern Africa",
                        "this text links to it"
                    ],
                    "score": 0.6756,
                    "slug": "trust"
                }
            ],
            "runners_up": [
                {
                    "parts": {
                        "region": 0.0967
                    },
                    "pinned": false,
                    "reasons": [
                        "same region: Eastern Africa"
                    ],
                    "score": 0.0967,
                    "slug": "cash"
                }
            ],
            "slug": "wallet"
        }),
    );
}

#[test]
fn all_lists_are_an_entry_a_line() {
    check(
        &site(),
        &[],
        "\
/articles/cash/
  0.500   /articles/fees/  same topic: money
  0.125   /articles/rain/  by the same author: Ada Lovelace

/articles/fees/
  0.500   /articles/cash/  same topic: money

/articles/rain/
  0.125   /articles/cash/  by the same author: Ada Lovelace

/articles/trust/
  0.722   /articles/wallet/  same topic: identity
  0.097   /articles/cash/  same region: Eastern Africa

/articles/wallet/
  pinned  /articles/fees/
  0.676   /articles/trust/  same topic: identity

",
    );
}

#[test]
fn all_lists_for_programs_are_ten_long_by_slug() {
    check_json(
        &site(),
        &["--format", "json"],
        &json!({
            "cash": [
                {
                    "parts": {
                        "text": 0.25,
                        "topics": 0.25
                    },
                    "score": 0.5,
                    "slug": "fees"
                },
                {
                    "parts": {
                        "authors": 0.125
                    },
                    "score": 0.125,
                    "slug": "rain"
                },
                {
                    "parts": {
                        "region": 0.0967
                    },
                    "score": 0.0967,
                    "slug": "trust"
                },
                {
                    "parts": {
                        "region": 0.0967
                    },
                    "score": 0.0967,
                    "slug": "wallet"
                }
            ],
            "fees": [
                {
                    "parts": {
                        "text": 0.25,
                        "topics": 0.25
                    },
                    "score": 0.5,
                    "slug": "cash"
                }
            ],
            "rain": [
                {
                    "parts": {
                        "authors": 0.125
                    },
                    "score": 0.125,
                    "slug": "cash"
                }
            ],
            "trust": [
                {
                    "parts": {
                        "linked": 0.125,
                        "region": 0.0967,
                        "text": 0.25,
                        "topics": 0.25
                    },
                    "score": 0.7217,
                    "slug": "wallet"
                },
                {
                    "parts": {
                        "region": 0.0967
                    },
                    "score": 0.0967,
                    "slug": "cash"
                }
            ],
            "wallet": [
                {
                    "parts": {},
                    "score": 1.0,
                    "slug": "fees"
                },
                {
                    "parts": {
                        "links": 0.0789,
                        "region": 0.0967,
                        "text": 0.25,
                        "topics": 0.25
                    },
                    "score": 0.6756,
                    "slug": "trust"
                },
                {
                    "parts": {
                        "region": 0.0967
                    },
                    "score": 0.0967,
                    "slug": "cash"
                }
            ]
        }),
    );
}

#[test]
fn the_report_says_what_an_editor_might_look_after() {
    let site = site();
    site.edit("content/articles/fees.md", "tags:", "related: [rain, cash]\ntags:");
    let long: String = (0..80).map(|number| format!("word{number} ")).collect();
    for slug in ["first", "second"] {
        site.piece(&format!("content/articles/{slug}.md"), &format!("title: {slug}\ntags: [money]"), &long);
    }
    site.piece("content/articles/lone.md", "title: Xylophone", "Quartz.");
    check(
        &site,
        &["--report"],
        "\
8 articles, 6 of them on some list (75.0 %), each on at most 5 lists

On nobody's list: 2
  /articles/lone/
  /articles/second/

Without a list: 1
  /articles/lone/

Best entry less than half as near as usual: 3
  0.125  /articles/rain/
  0.175  /articles/first/
  0.175  /articles/second/

Nearly the same text: 1
  /articles/first/  and /articles/second/

Pinned, and would have come anyway: 1
  /articles/cash/  beside /articles/fees/

Pinned, and would never have come: 2
  /articles/rain/  beside /articles/fees/
  /articles/fees/  beside /articles/wallet/
",
    );
    check_json(
        &site,
        &["--report", "--format", "json"],
        &json!({
            "articles": 8,
            "empty": [
                "/articles/lone/"
            ],
            "hubs": [],
            "most_lists": 5,
            "near_copies": [
                [
                    "/articles/first/",
                    "/articles/second/"
                ]
            ],
            "pinned_anyway": [
                {
                    "pinned": "/articles/cash/",
                    "route": "/articles/fees/"
                }
            ],
            "pinned_never": [
                {
                    "pinned": "/articles/rain/",
                    "route": "/articles/fees/"
                },
                {
                    "pinned": "/articles/fees/",
                    "route": "/articles/wallet/"
                }
            ],
            "reached": 6,
            "unreached": [
                "/articles/lone/",
                "/articles/second/"
            ],
            "weak": [
                {
                    "route": "/articles/rain/",
                    "score": 0.125
                },
                {
                    "route": "/articles/first/",
                    "score": 0.1751
                },
                {
                    "route": "/articles/second/",
                    "score": 0.1751
                }
            ]
        }),
    );
}

#[test]
fn an_article_that_is_not_there_is_told_with_the_nearest() {
    let site = site();
    site.edit("content/articles/wallet.md", "related: [fees]", "related: [cash]");
    site.article("later", "publish_at: 2027-01-01");
    site.piece("content/notes/fees.md", "", "Other fees.");
    refuse(&site, &["walet"], 2, "there is no article called `walet`; did you mean `wallet`?");
    let help = "name it by its slug, its path, its address or its `id`";
    refuse(&site, &["zzzzzz"], 2, &format!("there is no article called `zzzzzz`; {help}"));
    refuse(&site, &["later"], 2, "`later` is not public now; `--drafts` shows what is held back");
    refuse(&site, &["about"], 2, "`about` is a page; only articles have related lists");
    let paths = "`content/articles/fees.md`, `content/notes/fees.md`";
    refuse(&site, &["fees"], 2, &format!("`fees` fits several pieces; write which one: {paths}"));
}

#[test]
fn slugs_that_several_articles_share_are_refused_and_addresses_are_not() {
    let site = Site::new(THREE_LANGUAGES);
    for lang in ["", ".en"] {
        site.article(&format!("one{lang}"), "tags: [t]").article(&format!("two{lang}"), "tags: [t]");
    }
    refuse(&site, &["--format", "json"], 1, "several articles are called `one`; write `--key route`");
    let ran = related(&site, &["--format", "json", "--key", "route"]);
    let lists: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(lists["/en/articles/one/"][0]["route"], "/en/articles/two/");
    let one = related(&site, &["one"]);
    assert!(one.stdout.starts_with("Title of one\n/articles/one/\n"), "the default language's: {}", one.stdout);
}

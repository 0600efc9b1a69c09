use std::ops::Range;
use std::sync::Arc;

use super::*;
use crate::diagnostic::Rule;

/// One file: `content/à, b: 100%.md`.
struct OneFile;

const PATH: &str = "content/à, b: 100%.md";

impl Texts for OneFile {
    fn text(&self, path: &str) -> Option<Arc<str>> {
        (path == PATH).then(|| "---\ntitle: Été\ntags: [Énergie,\r\n énergie]\n---\n".into())
    }

    fn locate(&self, _: &str, text: &str, key: &str, _: Option<usize>) -> Option<Range<usize>> {
        let start = text.find(&format!("{key}: "))? + key.len() + 2;
        Some(start..start + "Été".len())
    }
}

/// A warning over two lines with everything there is, and before it an error of the file as a whole.
fn diagnostics() -> [Diagnostic; 2] {
    let path: Arc<str> = PATH.into();
    let warning = Diagnostic::new(Rule::TermSpelling, Place::span(&path, 25..44), "`énergie` is\n100% the same")
        .also(Place::value(&path, "title"), "first here")
        .also(Place::file(&"config.toml".into()), "set in")
        .note("a note")
        .fix(Place::value(&path, "title"), "Été", "Éte")
        .help("write `Énergie`");
    [warning, Diagnostic::new(Rule::EmptyFile, Place::file(&path), "there is \"nothing\" in it")]
}

#[test]
fn json_has_one_object_a_line_with_lines_and_columns() {
    let expected = r#"{"code":"M0117","rule":"empty-file","severity":"error","path":"content/à, b: 100%.md","line":null,"column":null,"end":null,"message":"there is \"nothing\" in it","help":null,"notes":[],"labels":[],"fixes":[]}
{"code":"M0401","rule":"term-spelling","severity":"warning","path":"content/à, b: 100%.md","line":3,"column":8,"end":{"line":4,"column":9},"message":"`énergie` is\n100% the same","help":"write `Énergie`","notes":["a note"],"labels":[{"path":"content/à, b: 100%.md","line":2,"column":8,"end":{"line":2,"column":11},"message":"first here"},{"path":"config.toml","line":null,"column":null,"end":null,"message":"set in"}],"fixes":[{"path":"content/à, b: 100%.md","line":2,"column":8,"end":{"line":2,"column":11},"replacement":"Éte"}]}
"#;
    assert_eq!(json(&diagnostics(), &OneFile), expected);
    assert_eq!(json(&[], &OneFile), "");
}

#[test]
fn github_gets_one_command_a_line_and_nothing_in_it_ends_it_early() {
    let expected = "\
::error file=site/content/à%2C b%3A 100%25.md,title=M0117::there is \"nothing\" in it
::warning file=site/content/à%2C b%3A 100%25.md,line=3,col=8,title=M0401::`énergie` is%0A100%25 the same%0Anote: first here: content/à, b: 100%25.md:2%0Anote: set in: config.toml%0Anote: a note%0Ahelp: write `Énergie`
";
    assert_eq!(github(&diagnostics(), &OneFile, "site/"), expected);
}

#[test]
fn sarif_has_rules_results_regions_and_related_places() {
    let expected = r#"{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "level": "error",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/%C3%A0%2C%20b%3A%20100%25.md"
                }
              }
            }
          ],
          "message": {
            "text": "there is \"nothing\" in it"
          },
          "ruleId": "M0117"
        },
        {
          "fixes": [
            {
              "artifactChanges": [
                {
                  "artifactLocation": {
                    "uri": "content/%C3%A0%2C%20b%3A%20100%25.md"
                  },
                  "replacements": [
                    {
                      "deletedRegion": {
                        "endColumn": 11,
                        "endLine": 2,
                        "startColumn": 8,
                        "startLine": 2
                      },
                      "insertedContent": {
                        "text": "Éte"
                      }
                    }
                  ]
                }
              ]
            }
          ],
          "level": "warning",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/%C3%A0%2C%20b%3A%20100%25.md"
                },
                "region": {
                  "endColumn": 9,
                  "endLine": 4,
                  "startColumn": 8,
                  "startLine": 3
                }
              }
            }
          ],
          "message": {
            "text": "`énergie` is\n100% the same\nnote: a note\nhelp: write `Énergie`"
          },
          "relatedLocations": [
            {
              "message": {
                "text": "first here"
              },
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/%C3%A0%2C%20b%3A%20100%25.md"
                },
                "region": {
                  "endColumn": 11,
                  "endLine": 2,
                  "startColumn": 8,
                  "startLine": 2
                }
              }
            },
            {
              "message": {
                "text": "set in"
              },
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "config.toml"
                }
              }
            }
          ],
          "ruleId": "M0401"
        }
      ],
      "tool": {
        "driver": {
          "name": "Masthead",
          "rules": [
            {
              "defaultConfiguration": {
                "level": "error"
              },
              "id": "M0117",
              "name": "empty-file"
            },
            {
              "defaultConfiguration": {
                "level": "warning"
              },
              "id": "M0401",
              "name": "term-spelling"
            }
          ],
          "version": "0.0.0"
        }
      }
    }
  ],
  "version": "2.1.0"
}
"#;
    assert_eq!(sarif(&diagnostics(), &OneFile), expected.replace("0.0.0", env!("CARGO_PKG_VERSION")));
}

#[test]
fn sarif_of_no_mistakes_is_a_run_without_results() {
    let log: serde_json::Value = serde_json::from_str(&sarif(&[], &OneFile)).expect("SARIF is JSON");
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(log["runs"][0]["tool"]["driver"]["name"], "Masthead");
}

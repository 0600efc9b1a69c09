//! What can be typed.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold());

/// Turns a folder of Markdown briefings into a whole publication.
#[derive(Debug, Parser)]
#[command(name = "masthead", version, styles = STYLES, max_term_width = 100)]
#[command(
    after_help = "Examples:\n  masthead init cahiers && cd cahiers\n  masthead new \"L'IA à l'hôpital\"\n  masthead build\n\nExit codes: 0 good · 1 mistakes in what people wrote · 2 cannot work · 130 stopped"
)]
pub struct Arguments {
    /// The language of messages [default: as LC_ALL, LC_MESSAGES or LANG say, else English]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE", env = "MASTHEAD_MESSAGES")]
    pub messages: Option<MessageLanguage>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a publication: a configuration, two articles, a topic, a page
    Init(InitArguments),
    /// Start an article: a draft with the keys to fill in
    New(NewArguments),
    /// Show the publication in a browser, drafts included, and every change as soon as it is saved
    Serve(ServeArguments),
    /// Build the publication into its output folder
    Build(BuildArguments),
    /// Find every mistake that a build would and what an editor wants found, and write nothing
    Check(CheckArguments),
    /// Explain a mistake by its code, with an example and its mending
    Explain(ExplainArguments),
    /// List every file that a build would make
    List(ListArguments),
    /// Show which articles stand beside an article, and why
    Related(RelatedArguments),
    /// Print a JSON Schema, with which editors complete and check while one types
    Schema(SchemaArguments),
    /// Print completions for a shell
    #[command(
        after_help = "Examples:\n  masthead completions bash > ~/.local/share/bash-completion/completions/masthead\n  masthead completions zsh > ~/.zfunc/_masthead"
    )]
    Completions {
        /// Which shell
        shell: Shell,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  masthead init .\n  masthead init cahiers --lang fr")]
pub struct InitArguments {
    /// The folder, which is made if it is not there
    pub dir: PathBuf,
    /// The language of the publication
    #[arg(long, value_name = "CODE", default_value = "fr")]
    pub lang: String,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  masthead new \"L'IA à l'hôpital\"\n  masthead new \"AI in hospitals\" --lang en --type policy-brief"
)]
pub struct NewArguments {
    /// The title
    pub title: String,
    /// The language, if it is not the publication's own
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// The folder below content/
    #[arg(long, default_value = "articles")]
    pub section: String,
    /// What kind of piece: policy-brief, analysis, explainer, report …
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: Option<String>,
    /// The site's folder [default: the nearest with a config.toml]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  masthead serve --open\n  masthead serve --published\n  masthead serve --root ../site --port 8000 --poll"
)]
pub struct ServeArguments {
    /// The site's folder [default: the nearest with a config.toml]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The port, or the next one that is free
    #[arg(long, value_name = "N", default_value_t = 1111)]
    pub port: u16,
    /// The address of this machine to answer on; 0.0.0.0 is all of them
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub interface: IpAddr,
    /// Open the preview in the browser
    #[arg(long)]
    pub open: bool,
    /// Show what readers would get: no drafts, nothing scheduled or expired
    #[arg(long)]
    pub published: bool,
    /// Look for changes again and again, as folders on a network need it
    #[arg(long)]
    pub poll: bool,
    /// What counts as now: 2026-03-14, 2026-03-14T09:30:00+01:00 or seconds since 1970 [default: SOURCE_DATE_EPOCH, else the clock]
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Treat mistakes in content as warnings
    #[arg(long)]
    pub lenient: bool,
}

/// What decides what is built.
#[derive(Debug, Args)]
pub struct SiteArguments {
    /// The site's folder [default: the nearest with a config.toml]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The address that the site is served under, instead of the configuration's
    #[arg(long, value_name = "URL", env = "MASTHEAD_BASE_URL")]
    pub base_url: Option<String>,
    /// Build drafts, scheduled and expired pieces too; search engines are asked to stay away
    #[arg(long)]
    pub drafts: bool,
    /// What counts as now: 2026-03-14, 2026-03-14T09:30:00+01:00 or seconds since 1970 [default: SOURCE_DATE_EPOCH, else the clock]
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// How many threads [default: one for each core]
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Treat warnings as mistakes
    #[arg(long, conflicts_with = "lenient")]
    pub strict: bool,
    /// Treat mistakes in content as warnings and publish what can be published
    #[arg(long)]
    pub lenient: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  masthead build\n  masthead build --strict --base-url https://example.org/policy\n  masthead build --root ../site --output /srv/www --timings"
)]
pub struct BuildArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// Leave the search index out, which takes long in large publications; the search page then says that it has none
    #[arg(long, env = "MASTHEAD_NO_SEARCH", value_parser = clap::builder::FalseyValueParser::new())]
    pub no_search: bool,
    /// The output folder, instead of the configuration's
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// What becomes of files in the output folder that Masthead did not write
    #[arg(long, value_enum, default_value_t = ForeignArgument::Refuse)]
    pub foreign: ForeignArgument,
    /// Write a list of all files with their digests
    #[arg(long, value_name = "FILE")]
    pub manifest: Option<PathBuf>,
    /// Show how long each stage took
    #[arg(long)]
    pub timings: bool,
    /// How mistakes are told
    #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
    pub format: MessageFormat,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  masthead check\n  masthead check --fix --dry-run\n  masthead check --external\n  masthead check --strict --format github\n  masthead check --format sarif > mistakes.sarif"
)]
pub struct CheckArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// Mend what can be mended without a person: misspelt keys, a topic in two spellings, a list typed as a text
    #[arg(long)]
    pub fix: bool,
    /// Show what --fix would change, and change nothing
    #[arg(long, requires = "fix", conflicts_with = "format")]
    pub dry_run: bool,
    /// Ask other sites whether the addresses that are linked are still there; what is good is asked again after a week
    #[arg(long, conflicts_with = "fix")]
    pub external: bool,
    /// How mistakes are told
    #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
    pub format: MessageFormat,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  masthead explain M0301\n  masthead explain dead-link\n  masthead explain")]
pub struct ExplainArguments {
    /// The code or the name of a rule; without it, all are listed
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  masthead schema front-matter > .masthead/front-matter.json\n  masthead schema config > .masthead/config.json"
)]
pub struct SchemaArguments {
    /// Of what
    #[arg(value_enum)]
    pub kind: SchemaKind,
    /// The site's folder, whose topics, regions and authors are offered [default: the nearest with a config.toml]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// The front matter of articles and pages
    FrontMatter,
    /// The front matter of topics, regions, authors and series
    Term,
    /// The configuration, `config.toml`
    Config,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    /// English
    En,
    /// French
    Fr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// For people, on standard error
    Human,
    /// For programs, an object a line
    Json,
    /// For code hosts and editors, SARIF 2.1.0
    Sarif,
    /// For a workflow on GitHub, which shows them in the pull request
    Github,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  masthead list\n  masthead list --format json > plan.jsonl")]
pub struct ListArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// One line for each file
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  masthead related ia-hopital\n  masthead related content/articles/ia-hopital.md\n  masthead related --report\n  masthead related --format json --automatic > related.json"
)]
pub struct RelatedArguments {
    /// The article: its slug, its path, its address or its `id`; without it, the whole publication
    pub article: Option<String>,
    #[command(flatten)]
    pub site: SiteArguments,
    /// Show what an editor might look after: articles on nobody's list or on too many, near-copies, weak lists, idle pins
    #[arg(long, conflicts_with_all = ["article", "automatic", "key"])]
    pub report: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = RelatedFormat::Text)]
    pub format: RelatedFormat,
    /// Leave out what editors chose themselves
    #[arg(long)]
    pub automatic: bool,
    /// What articles are called in JSON
    #[arg(long, value_enum, default_value_t = RelatedKey::Slug)]
    pub key: RelatedKey,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RelatedFormat {
    /// For people, at most 80 columns wide
    Text,
    /// For programs; of the whole publication an object by article, with the ten nearest of each
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RelatedKey {
    /// Their slugs, which must not be shared
    Slug,
    /// Their addresses
    Route,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ForeignArgument {
    /// Stop and name them
    Refuse,
    /// Leave them
    Keep,
    /// Delete them
    Delete,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Kind, language and route
    Text,
    /// An object with route, kind, language, sources and digest
    Json,
}

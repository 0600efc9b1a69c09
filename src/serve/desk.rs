//! Everything that the preview knows: each file as it was last read, and the publication that was made of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::look::{FoundText, FoundTheme, Look, has_errors, is_at_or_below, languages};
use super::shop::Shop;
use super::{Audience, Order};
use crate::build::easel::{Drawn, Easel};
use crate::build::{self, press::Press};
use crate::config::{self, Config, Overrides};
use crate::diagnostic::{Diagnostic, Levels, Rule};
use crate::digest::Digest;
use crate::language::Language;
use crate::page::compose::Composer;
use crate::page::links::check_held_back;
use crate::page::plan::{self, Plan};
use crate::publication::related::AllCounts;
use crate::publication::{ArticleId, Change, Extent, Gate, Moves, Publication};
use crate::source::{self, CONTENT, Sources, ThemeFiles};
use crate::strings::Strings;
use crate::theme::{Made, Printer, Theme};

/// What a site may bring beside the theme that it names.
pub(super) const THEME_FOLDERS: [&str; 3] = ["i18n", "static", "templates"];

/// The folder of the themes.
const THEMES: &str = "themes";

/// The folders that every site may have.
pub(super) fn own_folders() -> Vec<String> {
    THEME_FOLDERS.into_iter().chain([CONTENT]).map(str::to_owned).collect()
}

/// All that is known.
pub(super) struct Desk {
    pub order: Order,
    /// `http://127.0.0.1:1111`
    origin: String,
    /// What the preview itself speaks.
    pub english: Language,
    pub config_bytes: Vec<u8>,
    /// The last one without mistakes.
    pub config: Option<Arc<Config>>,
    config_told: Vec<Diagnostic>,
    /// By path from the site's folder.
    pub texts: BTreeMap<Arc<str>, Text>,
    /// What could not be read in `content/`.
    content_told: Vec<Diagnostic>,
    pub theme_digest: Digest,
    /// Templates and strings as they were last read.
    pub theme_files: ThemeFiles,
    theme_told: Vec<Diagnostic>,
    publication_told: Vec<Diagnostic>,
    /// The last one that could be made.
    pub edition: Option<Edition>,
    /// The edition is older than the configuration, because no theme could be loaded for that.
    is_behind: bool,
}

/// A Markdown file as it was last read.
pub(super) struct Text {
    pub digest: Digest,
    /// Bytes.
    pub size: usize,
    pub told: Vec<Diagnostic>,
    idle: Vec<&'static str>,
    check_off: Vec<Rule>,
    /// The publication holds something of it, perhaps as it was when it was last without mistakes.
    is_in_print: bool,
}

/// Everything that pages are printed from.
pub(super) struct Edition {
    pub publication: Publication,
    pub sources: Sources,
    theme: Theme,
    words: Vec<Arc<Strings>>,
}

/// What was made of an edition and holds for the next one too, if only texts differ.
pub(super) struct Kept {
    plan: plan::again::Kept,
    /// None if lists have to be laid out anew.
    made: Option<Made>,
    /// Articles that say something else since.
    changed: Vec<ArticleId>,
}

impl Kept {
    /// After these articles have taken other places on lists.
    fn after(mut self, moves: &Moves, articles: &[ArticleId]) -> Self {
        let made = self.made.take();
        rayon::spawn(move || drop(made));
        self.plan.follow(moves);
        self.changed.iter_mut().for_each(|id| *id = moves.of(*id));
        self.changed.extend(articles);
        self
    }
}

/// To let go of so many small things takes a while, and no one waits for it.
fn let_go(kept: Option<Kept>) -> Option<Kept> {
    rayon::spawn(move || drop(kept));
    None
}

impl Desk {
    /// Reads the site. Mistakes do not keep it from being opened.
    ///
    /// # Errors
    ///
    /// If there is no configuration to read.
    pub fn open(order: &Order, origin: &str) -> Result<Self, String> {
        let bytes =
            source::read_config(&order.site).map_err(|error| format!("`config.toml` cannot be read: {error}"))?;
        let mut desk = Self {
            order: order.clone(),
            origin: origin.to_owned(),
            english: Language::new("en").expect("English is known"),
            config_bytes: Vec::new(),
            config: None,
            config_told: Vec::new(),
            texts: BTreeMap::new(),
            content_told: Vec::new(),
            theme_digest: Digest::of(b""),
            theme_files: ThemeFiles::default(),
            theme_told: Vec::new(),
            publication_told: Vec::new(),
            edition: None,
            is_behind: false,
        };
        desk.take_config(bytes);
        Ok(desk)
    }

    /// The folders that hold what a site is made of. All themes if it names one: that one may stand on any other, and be
    /// put there later.
    pub fn folders(&self) -> Vec<String> {
        let names_theme = self.config.as_ref().is_some_and(|config| config.theme.is_some());
        own_folders().into_iter().chain(names_theme.then(|| THEMES.to_owned())).collect()
    }

    /// What the site's addresses begin with: `/policy`, or nothing.
    pub fn base_path(&self) -> &str {
        self.edition.as_ref().map_or("", |edition| edition.publication.config.base_url.path())
    }

    pub fn overrides(&self) -> Overrides {
        Overrides { base_url: None, lenient: self.order.lenient }
    }

    /// What is public at this moment.
    pub fn gate(&self) -> Gate {
        let now = self.order.now();
        match self.order.audience {
            Audience::Authors => Gate::Open(now),
            Audience::Readers => Gate::At(now),
        }
    }

    /// A piece has come out or expired since the publication was made.
    pub fn gate_has_moved(&self) -> bool {
        let next = self.edition.as_ref().and_then(|edition| edition.publication.next_change);
        next.is_some_and(|next| self.order.now() >= next)
    }

    /// Takes in what was found. Returned is what of the kept things still holds.
    pub fn take(&mut self, look: Look, kept: Option<Kept>) -> Option<Kept> {
        if let Some(bytes) = look.config {
            self.take_config(bytes);
            return None;
        }
        match self.edition.take() {
            Some(edition) if !self.is_behind => self.take_into(edition, look, kept),
            edition => {
                self.edition = edition;
                let bytes = std::mem::take(&mut self.config_bytes);
                self.take_config(bytes);
                None
            }
        }
    }

    /// Takes in what was counted of the publication as it is or as it was.
    pub fn take_counts(&mut self, counts: AllCounts) {
        if let Some(edition) = &mut self.edition {
            edition.publication.take_counts(counts);
        }
    }

    fn take_config(&mut self, bytes: Vec<u8>) {
        match config::parse(&bytes, &self.overrides()) {
            Ok((mut config, warnings)) => {
                config.base_url = config.base_url.on(&self.origin);
                self.config_told = warnings;
                let config = Arc::new(config);
                self.config = Some(config.clone());
                self.read_everything(config);
            }
            Err(mistakes) => self.config_told = mistakes,
        }
        self.config_bytes = bytes;
    }

    fn read_everything(&mut self, config: Arc<Config>) {
        let (mut sources, texts) =
            Sources::content_with(&self.order.site, CONTENT, |source| FoundText::of(&source, self, &config));
        let theme = build::theme_alone(&self.order.site, &config);
        let languages = languages(&config);
        self.theme_digest = theme.digest();
        let found = FoundTheme::load(theme, &languages);
        self.theme_told = found.told;
        self.content_told = std::mem::take(&mut sources.diagnostics);
        self.texts.clear();
        let mut parsed = Vec::with_capacity(texts.len());
        for text in texts {
            self.know(&text, text.parsed.is_some());
            parsed.extend(text.parsed);
        }
        sources.statics = found.sources.statics;
        sources.stationery = found.sources.stationery;
        self.theme_files = found.sources.theme;
        self.is_behind = found.theme.is_none();
        if let Some(theme) = found.theme {
            let counts = self.edition.take().map(|edition| edition.publication.into_counts());
            let gate = self.gate();
            let (publication, told) = match counts {
                Some(counts) => Publication::with_counts(parsed, config, languages, gate, counts),
                None => Publication::new(parsed, config, languages, gate),
            };
            self.publication_told = told;
            self.edition = Some(Edition { publication, sources, theme, words: found.words });
        }
    }

    fn know(&mut self, text: &FoundText, is_in_print: bool) {
        let known = Text {
            digest: text.digest,
            size: text.size,
            told: text.told.clone(),
            idle: text.idle.clone(),
            check_off: text.check_off.clone(),
            is_in_print,
        };
        self.texts.insert(text.path.clone(), known);
    }

    fn take_into(&mut self, mut edition: Edition, look: Look, kept: Option<Kept>) -> Option<Kept> {
        // Pages name files and hold what the theme makes; a plan knows which files there are.
        let holds = look.theme.is_none() && look.beside.is_empty() && look.beside_gone.is_empty();
        let mut kept = if holds { kept } else { let_go(kept) };
        for (path, told) in look.content {
            self.content_told.retain(|diagnostic| !is_at_or_below(&diagnostic.place.path, &path));
            self.content_told.extend(told);
        }
        let beside = &mut edition.sources.beside;
        beside.retain(|path, _| !look.beside_gone.contains(path));
        beside.extend(look.beside.into_iter().map(|file| (file.path.clone(), file)));
        if let Some(found) = look.theme {
            self.take_theme(&mut edition, found);
        }
        let changes = self.take_texts(look.texts, look.texts_gone);
        if !changes.is_empty() || look.gate_moved {
            let revision = edition.publication.revise(changes, self.gate());
            edition.publication = revision.publication;
            match revision.extent {
                Extent::Sayings(articles) => kept.iter_mut().for_each(|kept| kept.changed.extend(&articles)),
                Extent::Standing(articles, moves) => kept = kept.map(|kept| kept.after(&moves, &articles)),
                Extent::All(told) => {
                    self.publication_told = told;
                    kept = let_go(kept);
                }
            }
        }
        self.edition = Some(edition);
        kept
    }

    fn take_theme(&mut self, edition: &mut Edition, found: FoundTheme) {
        self.theme_digest = found.sources.digest();
        self.theme_files = found.sources.theme;
        self.theme_told = found.told;
        // Where the templates are broken, what was good stays.
        if let Some(theme) = found.theme {
            edition.theme = theme;
            edition.words = found.words;
            edition.sources.statics = found.sources.statics;
            edition.sources.stationery = found.sources.stationery;
        }
    }

    /// What the publication has to take in. Of a text that is broken, what was good stays until it is good again.
    fn take_texts(&mut self, texts: Vec<FoundText>, gone: Vec<Arc<str>>) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for path in gone {
            self.texts.remove(&path);
            changes.push(Change::Take(path));
        }
        for text in texts {
            let was_in_print = self.texts.get(&text.path).is_some_and(|known| known.is_in_print);
            let is_kept = text.is_broken() && was_in_print;
            self.know(&text, is_kept || text.parsed.is_some());
            match text.parsed {
                _ if is_kept => {}
                Some(parsed) => changes.push(Change::Put(parsed)),
                None => changes.push(Change::Take(text.path)),
            }
        }
        changes
    }

    /// Plans the pages and opens the shop where they are printed. What was kept of the last plan is used again.
    pub fn in_print<T>(&self, kept: Option<Kept>, work: impl FnOnce(&Shop<'_>) -> T) -> (T, Option<Kept>) {
        let Some(edition) = &self.edition else {
            return (work(&Shop { desk: self, press: None, told: self.told(&[]) }), None);
        };
        let (publication, sources) = (&edition.publication, &edition.sources);
        let (plan, made) = match kept {
            Some(Kept { plan, made: Some(made), changed }) => {
                (Plan::again(publication, sources, plan, &changed), Some(made.without(&changed)))
            }
            Some(Kept { plan, made: None, changed }) => (Plan::anew(publication, sources, plan, &changed), None),
            None => (Plan::new(publication, sources), None),
        };
        let composer = Composer::new(&plan, &edition.words);
        let printer = match made {
            Some(made) => Printer::again(&edition.theme, &composer, made),
            None => Printer::new(&edition.theme, &composer),
        };
        let easel = Easel::new(&self.order.site, &composer, Drawn::Shown);
        let press = Press { composer: &composer, printer: &printer, gallery: None, easel: Some(easel) };
        let held_back = check_held_back(&plan, publication.held_back_pieces());
        let told = self.told(&[&plan.diagnostics, &held_back]);
        let done = work(&Shop { desk: self, press: Some(press), told });
        let made = printer.made();
        (done, Some(Kept { plan: plan.keep(), made: Some(made), changed: Vec::new() }))
    }

    /// With what each text switches off for itself.
    fn levels(&self) -> Levels {
        let mut levels = self.config.as_ref().map_or_else(Levels::default, |config| config.levels.clone());
        self.texts.iter().for_each(|(path, text)| levels.switch_off_in(path, &text.check_off));
        levels
    }

    /// Everything that a build would say, with what there is to say of links.
    fn told(&self, of_links: &[&[Diagnostic]]) -> Vec<Diagnostic> {
        if has_errors(&self.config_told) {
            return self.config_told.clone();
        }
        let mut idle: BTreeMap<&'static str, &Arc<str>> = BTreeMap::new();
        for (path, text) in &self.texts {
            for key in &text.idle {
                idle.entry(key).or_insert(path);
            }
        }
        let idle = idle.into_iter().map(|(key, path)| build::idle_key(key, path));
        let parts = [&self.content_told, &self.theme_told, &self.publication_told].into_iter().flatten();
        let levels = self.levels();
        let unlevelled = parts
            .chain(of_links.iter().copied().flatten())
            .cloned()
            .chain(idle)
            .filter_map(|diagnostic| levels.apply(diagnostic));
        let texts = self.texts.values().flat_map(|text| &text.told).chain(&self.config_told).cloned();
        unlevelled.chain(texts).collect()
    }
}

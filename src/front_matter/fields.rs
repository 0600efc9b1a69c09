//! Which key means what.

use super::keys::Field;
use super::node::{Content, into_extra};
use super::read::{Parts, Reader, Record, Single};
use super::resolve::{Asked, Resolved, truth};
use super::{
    Attachment, Change, ChangeKind, Credit, Extra, FrontMatter, Picture, Recommendation, TermFrontMatter, Withdrawal,
    mistakes, text,
};
use crate::diagnostic::Rule;

pub(super) const CREDIT: Parts =
    Parts { names: &["id", "name", "role"], example: "`authors: [{id: name, role: editor}]`" };
pub(super) const PICTURE: Parts =
    Parts { names: &["src", "alt", "caption", "credit"], example: "`image: {src: picture.jpg, alt: What it shows}`" };
pub(super) const ATTACHMENT: Parts =
    Parts { names: &["src", "title"], example: "`attachments: [{src: report.pdf, title: The report}]`" };
pub(super) const CHANGE: Parts = Parts {
    names: &["note", "date", "kind"],
    example: "`changes: [{date: YYYY-MM-DD, kind: correction, note: What was mended}]`",
};
pub(super) const WITHDRAWAL: Parts =
    Parts { names: &["reason", "date"], example: "`withdrawn: {date: YYYY-MM-DD, reason: Why it was withdrawn}`" };
pub(super) const RECOMMENDATION: Parts = Parts {
    names: &["text", "addressee", "topics"],
    example: "`recommendations: [{text: What to do, addressee: Who should do it}]`",
};

impl Reader<'_> {
    pub(super) fn article(&mut self, resolved: Resolved) -> FrontMatter {
        let mut matter = FrontMatter::default();
        for (key, asked) in resolved.entries {
            self.set(&mut matter, key.field, asked);
        }
        self.is_shut |= resolved.is_shut;
        matter.held_back = self.is_shut;
        matter.draft |= resolved.is_unpublished;
        matter
    }

    fn set(&mut self, matter: &mut FrontMatter, field: Field, asked: Asked) {
        match field {
            Field::Title => matter.title = self.title(asked),
            Field::Id => matter.id = self.text(asked),
            Field::Subtitle => matter.subtitle = self.prose(asked),
            Field::Kicker => matter.kicker = self.prose(asked),
            Field::Date => matter.date = self.moment(asked),
            Field::Updated => matter.updated = self.moment(asked),
            Field::Tags => matter.tags = self.terms(asked, Single::Refused),
            Field::Regions => matter.regions = self.terms(asked, Single::Welcome),
            Field::Related => matter.related = self.texts(asked, Single::Welcome),
            Field::RelatedExclude => matter.related_exclude = self.texts(asked, Single::Welcome),
            Field::RelatedLimit => {
                matter.related_limit = self.number(asked, 0).and_then(|number| number.try_into().ok())
            }
            Field::Authors => matter.authors = self.credits(asked),
            Field::Summary => matter.summary = self.prose(asked),
            Field::Kind => matter.kind = self.kind(asked),
            Field::Series => matter.series = self.series(asked),
            Field::SeriesNumber => {
                matter.series_number = self.number(asked, 0).and_then(|number| number.try_into().ok())
            }
            Field::Slug => matter.slug = self.slug(asked),
            Field::Aliases => matter.aliases = self.addresses(asked),
            Field::Lang => matter.lang = self.lang(asked),
            Field::TranslationOf => matter.translation_of = self.text(asked),
            Field::Draft => matter.draft |= self.draft(asked),
            Field::PublishAt => self.gate(matter, asked, |matter, moment| matter.publish_at = Some(moment)),
            Field::ExpiresAt => self.gate(matter, asked, |matter, moment| matter.expires_at = Some(moment)),
            Field::Status => matter.status = self.text(asked),
            Field::Changes => matter.changes = self.changes(asked),
            Field::Supersedes => matter.supersedes = self.texts(asked, Single::Welcome),
            Field::Withdrawn => matter.withdrawn = self.withdrawal(asked),
            Field::KeyPoints => matter.key_points = self.points(asked),
            Field::Recommendations => matter.recommendations = self.recommendations(asked),
            Field::Image => matter.image = self.picture(asked),
            Field::Attachments => matter.attachments = self.attachments(asked),
            Field::PeerReviewed => matter.peer_reviewed = self.flag(asked),
            Field::Toc => matter.toc = self.flag(asked),
            Field::Template => matter.template = self.template(asked),
            Field::Weight => matter.weight = self.number(asked, i64::MIN),
            Field::CheckOff => matter.check_off = self.rules(asked),
            Field::Extra => matter.extra = self.extra(asked),
            _ => self.set_record(matter, field, asked),
        }
    }

    /// What a library catalogue would have of it.
    fn set_record(&mut self, matter: &mut FrontMatter, field: Field, asked: Asked) {
        let text = self.text(asked);
        match field {
            Field::Number => matter.number = text,
            Field::Doi => matter.doi = text,
            Field::Isbn => matter.isbn = text,
            Field::License => matter.license = text,
            Field::Funding => matter.funding = text,
            Field::Disclosure => matter.disclosure = text,
            Field::Original => matter.original = text,
            Field::Bibliography => matter.bibliography = text,
            other => unreachable!("{other:?} is not in the table of article keys or is set above"),
        }
    }

    pub(super) fn term_file(&mut self, resolved: Resolved) -> TermFrontMatter {
        let mut matter = TermFrontMatter::default();
        for (key, asked) in resolved.entries {
            match key.field {
                Field::Title => matter.titles = self.titles(asked),
                Field::Synonyms => matter.synonyms = self.terms(asked, Single::Welcome),
                Field::Parent => matter.parent = self.text(asked),
                Field::Codes => matter.codes = self.texts(asked, Single::Welcome),
                Field::Summary => matter.summary = self.prose(asked),
                Field::Image => matter.image = self.picture(asked),
                Field::Weight => matter.weight = self.number(asked, i64::MIN),
                Field::Aliases => matter.aliases = self.addresses(asked),
                Field::Lang => matter.lang = self.lang(asked),
                Field::SortName => matter.sort_name = self.text(asked),
                Field::Role => matter.role = self.text(asked),
                Field::Email => matter.email = self.text(asked),
                Field::Orcid => matter.orcid = self.text(asked),
                Field::Links => matter.links = self.texts(asked, Single::Welcome),
                Field::Photo => matter.photo = self.text(asked),
                Field::Organisation => matter.organisation = self.text(asked),
                Field::CheckOff => matter.check_off = self.rules(asked),
                Field::Collective => matter.is_collective = self.flag(asked),
                Field::Extra => matter.extra = self.extra(asked),
                other => unreachable!("{other:?} is not in the table of term keys"),
            }
        }
        matter
    }

    /// One title, or one for each language.
    fn titles(&mut self, asked: Asked) -> std::collections::BTreeMap<String, String> {
        let Asked { typed, name, node } = asked;
        match node.content {
            Content::Map(entries) => {
                let titles = entries.into_iter().filter_map(|(code, node)| {
                    let title = self.title(Asked { typed, name: code.span, node })?;
                    Some((code.text, title))
                });
                titles.collect()
            }
            _ => self.title(Asked { typed, name, node }).map(|title| (String::new(), title)).into_iter().collect(),
        }
    }

    /// What means neither yes nor no holds the piece back.
    fn draft(&mut self, asked: Asked) -> bool {
        let is_given = !asked.node.is_nothing();
        let draft = self.flag(asked);
        self.is_shut |= is_given && draft.is_none();
        draft.unwrap_or(false)
    }

    /// A moment of the gate; a piece whose moment cannot be read is held back.
    fn gate(&mut self, matter: &mut FrontMatter, asked: Asked, set: fn(&mut FrontMatter, crate::moment::Moment)) {
        let before = self.mistakes.len();
        match self.moment(asked) {
            Some(moment) => set(matter, moment),
            None => self.is_shut |= self.mistakes.len() > before,
        }
    }

    fn credits(&mut self, asked: Asked) -> Vec<Credit> {
        let key = asked.typed;
        let span = asked.span();
        let entries = self.entries(asked);
        let most = self.most_terms(key, entries.len(), span);
        let mut credits = Vec::new();
        for entry in entries.into_iter().take(most) {
            if entry.node.is_nothing() {
                self.term(String::new(), key, entry.span());
                continue;
            }
            let Some(mut record) = self.record(entry, &CREDIT) else { continue };
            let role = self.optional(&mut record, "role");
            let Some(who) = record.take("id").or_else(|| record.take("name")) else {
                self.tell(mistakes::lacks_part(self.at(record.span), key, "id", CREDIT.example));
                continue;
            };
            let Some((name, span)) = self.item(who) else { continue };
            credits.extend(self.term(name, key, span).map(|name| Credit { name, role }));
        }
        credits
    }

    fn series(&mut self, asked: Asked) -> Option<String> {
        let key = asked.typed;
        let (series, span) = self.item(asked)?;
        if series.trim().is_empty() { None } else { self.term(series, key, span) }
    }

    fn kind(&mut self, asked: Asked) -> Option<String> {
        let (key, span) = (asked.typed, asked.span());
        let typed = self.text(asked)?;
        let kind = text::type_name(&typed);
        if kind.is_empty() {
            self.tell(mistakes::no_type(self.at(span), key, &typed));
            return None;
        }
        if kind != typed {
            self.tell(mistakes::odd_type(self.at(span), key, &typed, &kind));
        }
        Some(kind)
    }

    fn slug(&mut self, asked: Asked) -> Option<String> {
        let key = asked.typed;
        let (slug, span) = self.item(asked)?;
        match text::slug_fault(&slug) {
            None => Some(slug),
            Some(why) => {
                let mended = text::mended_slug(&slug);
                self.tell(mistakes::bad_slug(self.at(span), key, &slug, &why, mended));
                None
            }
        }
    }

    fn addresses(&mut self, asked: Asked) -> Vec<String> {
        let key = asked.typed;
        let mut addresses = Vec::new();
        for (typed, span) in self.items(asked, Single::Welcome) {
            match text::address(&typed) {
                Some(address) => addresses.push(address),
                None => self.tell(mistakes::bad_alias(self.at(span), key, &typed)),
            }
        }
        addresses
    }

    fn lang(&mut self, asked: Asked) -> Option<String> {
        let (key, span) = (asked.typed, asked.span());
        let typed = self.text(asked)?;
        let declared = self.context.languages.iter().find(|code| code.eq_ignore_ascii_case(&typed));
        match declared {
            Some(code) => Some((*code).to_owned()),
            None => {
                self.tell(mistakes::bad_language(self.at(span), key, &typed, &self.context.languages));
                None
            }
        }
    }

    fn template(&mut self, asked: Asked) -> Option<String> {
        let (key, span) = (asked.typed, asked.span());
        let template = self.text(asked)?;
        let is_inside = !template.starts_with('/') && !template.contains(['\\', ':']);
        if is_inside && template.split('/').all(|segment| !segment.is_empty() && !segment.starts_with('.')) {
            return Some(template);
        }
        self.tell(mistakes::not_a_file(self.at(span), key, &template));
        None
    }

    fn points(&mut self, asked: Asked) -> Vec<String> {
        let span = asked.span();
        // Commas are common in a sentence: one text is one point.
        if let Content::Scalar { text, .. } = &asked.node.content {
            let instead = (text.len() < 100).then(|| format!("[\"{text}\"]"));
            let mistake = mistakes::must_be_list(self.at(span.clone()), asked.typed, instead);
            self.tell(mistake.fix(self.at(span), text, text::as_list(&[text])));
        }
        self.texts(asked, Single::Welcome)
    }

    fn recommendations(&mut self, asked: Asked) -> Vec<Recommendation> {
        let key = asked.typed;
        let mut recommendations = Vec::new();
        for entry in self.entries(asked) {
            let Some(mut record) = self.record(entry, &RECOMMENDATION) else { continue };
            let addressee = self.optional(&mut record, "addressee");
            let topics = record.take("topics").map(|asked| self.terms(asked, Single::Welcome)).unwrap_or_default();
            let text = self.needed(&mut record, "text", key, &RECOMMENDATION);
            recommendations.extend(text.map(|text| Recommendation { text, addressee, topics }));
        }
        recommendations
    }

    fn picture(&mut self, asked: Asked) -> Option<Picture> {
        let key = asked.typed;
        let mut record = self.record(asked, &PICTURE)?;
        let alt = self.optional(&mut record, "alt");
        let caption = self.optional(&mut record, "caption");
        let credit = self.optional(&mut record, "credit");
        let src = self.needed(&mut record, "src", key, &PICTURE)?;
        Some(Picture { src, alt, caption, credit })
    }

    fn attachments(&mut self, asked: Asked) -> Vec<Attachment> {
        let key = asked.typed;
        let mut attachments = Vec::new();
        for entry in self.entries(asked) {
            let Some(mut record) = self.record(entry, &ATTACHMENT) else { continue };
            let title = self.optional(&mut record, "title");
            let src = self.needed(&mut record, "src", key, &ATTACHMENT);
            attachments.extend(src.map(|src| Attachment { src, title }));
        }
        attachments
    }

    fn changes(&mut self, asked: Asked) -> Vec<Change> {
        let key = asked.typed;
        let mut changes = Vec::new();
        for entry in self.entries(asked) {
            let Some(mut record) = self.record(entry, &CHANGE) else { continue };
            let kind = self.change_kind(&mut record);
            let date = record.take("date");
            if date.is_none() {
                self.tell(mistakes::lacks_part(self.at(record.span.clone()), key, "date", CHANGE.example));
            }
            let date = date.and_then(|asked| self.moment(asked));
            let note = self.needed(&mut record, "note", key, &CHANGE);
            changes.extend(date.zip(note).map(|(date, note)| Change { date, kind, note }));
        }
        changes
    }

    fn change_kind(&mut self, record: &mut Record) -> ChangeKind {
        let Some(asked) = record.take("kind") else { return ChangeKind::Update };
        let span = asked.span();
        match self.text(asked).as_deref() {
            Some("update") | None => ChangeKind::Update,
            Some("correction") => ChangeKind::Correction,
            Some(other) => {
                self.tell(mistakes::unknown_change(self.at(span), other));
                ChangeKind::Update
            }
        }
    }

    /// `true`, a reason, or date and reason.
    fn withdrawal(&mut self, asked: Asked) -> Option<Withdrawal> {
        match &asked.node.content {
            Content::Scalar { .. } if truth(&asked.node) == Some(true) => {
                return Some(Withdrawal { date: None, reason: String::new() });
            }
            Content::Scalar { .. } if truth(&asked.node) == Some(false) => return None,
            _ => {}
        }
        let mut record = self.record(asked, &WITHDRAWAL)?;
        let date = record.take("date").and_then(|asked| self.moment(asked));
        let reason = self.optional(&mut record, "reason").unwrap_or_default();
        Some(Withdrawal { date, reason })
    }

    /// Rules by name or code.
    fn rules(&mut self, asked: Asked) -> Vec<Rule> {
        let key = asked.typed;
        let mut rules = Vec::new();
        for (typed, span) in self.items(asked, Single::Welcome) {
            match Rule::named(&typed) {
                Some(rule) if rule.is_adjustable() => rules.push(rule),
                Some(rule) => self.tell(mistakes::fixed_rule(self.at(span), key, rule)),
                None => self.tell(mistakes::unknown_rule(self.at(span), key, &typed)),
            }
        }
        rules
    }

    fn extra(&mut self, asked: Asked) -> Extra {
        let span = asked.span();
        if asked.node.is_nothing() {
            return Extra::new();
        }
        into_extra(asked.node.content).unwrap_or_else(|| {
            self.tell(mistakes::must_be_table(self.at(span), asked.typed));
            Extra::new()
        })
    }
}

//! One file -> one typed document with places.
//!
//! Never fails: it returns what is sound and a list of what is not. It must not know other files:
//! whether a name is declared or a link leads anywhere is for `site` to say.

mod actor;
mod analysis;
mod body;
mod briefing;
mod doubt;
mod event_words;
mod folder;
mod foreign_key;
mod front;
mod hazard;
mod limits;
mod matter;
mod not_yet;
#[cfg(test)]
mod odd;
mod ordinary;
mod outline;
mod reading;
mod slips;
mod source_ref;
mod topic;
mod unlisted_dates;
mod unread;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

pub use analysis::{Analysis, QuoteInBody};
pub use body::{Body, Heading, LinkKind, LinkRef};
#[cfg(test)]
pub(crate) use folder::has_key;
pub use front::Front;
pub use hazard::{Hazard, hazards};
pub(crate) use hazard::{NO_VALUE, is_after_sign, without_hazards};
pub use matter::{ActorMatter, BriefingMatter, Correction, Image, Matter, PageMatter, TopicMatter};
pub use outline::{
    ActorKind, ActorOutline, At, BriefingOutline, EventMatter, Outline, OutlineOf, PageOutline, Part, Placed,
    Pronouns, QuoteMatter, Role, Source, SourceRef, TopicOutline, Withholding,
};

use self::front::Beside;
use self::reading::{BodyLocation, Reading};
use crate::config::{Limits, Settings};
use crate::date::DayOrder;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::SourcePath;
use crate::prose::{BodyText, Dialect, Prose};
use crate::snapshot::{CONTENT, Fingerprint};
use crate::text;
use crate::timex;
use crate::yaml;

/// What a Markdown file declares, told by its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// Below `content/briefings/`.
    Briefing,
    /// Below `content/actors/`.
    Actor,
    /// Below `content/topics/`.
    Topic,
    /// Anywhere else below `content/`.
    Page,
}

impl DocumentKind {
    /// The kind of the file at `path`.
    pub fn of(path: &SourcePath) -> Self {
        match path.as_str().strip_prefix(CONTENT).and_then(|rest| rest.split('/').nth(1)) {
            Some("briefings") => Self::Briefing,
            Some("actors") => Self::Actor,
            Some("topics") => Self::Topic,
            _ => Self::Page,
        }
    }

    /// The folder below `content/` in which such files stand; none for pages, which stand anywhere else.
    pub fn folder(self) -> Option<&'static str> {
        match self {
            Self::Briefing => Some("briefings"),
            Self::Actor => Some("actors"),
            Self::Topic => Some("topics"),
            Self::Page => None,
        }
    }

    /// With its article, for messages.
    pub fn with_article(self) -> &'static str {
        match self {
            Self::Briefing => "a briefing",
            Self::Actor => "an actor",
            Self::Topic => "a topic",
            Self::Page => "a page",
        }
    }
}

/// One Markdown file, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it stands.
    pub path: SourcePath,
    /// Hash of the whole file, and of how its body is read where that is not as usual.
    pub hash: Fingerprint,
    /// The whole file.
    pub text: Arc<str>,
    /// Its front matter.
    pub matter: Matter,
    /// Its body.
    pub body: Body,
    /// What its body says of its front matter.
    pub analysis: Analysis,
}

impl Document {
    /// The body's Markdown as it is read; what would hide the rest of it is blanked.
    pub fn markdown(&self) -> &str {
        let written = || text::within(&self.text, self.body.range.clone());
        self.body.mended.as_deref().unwrap_or_else(written)
    }

    /// The body's Markdown with what is known of it.
    pub fn body_text(&self) -> BodyText<'_> {
        BodyText::new(self.markdown(), &self.body.signs)
    }

    /// The running text of its body.
    pub fn prose(&self) -> Prose {
        Prose::of(self.body_text())
    }

    /// Its title, as other documents may call it.
    pub fn title(&self) -> &str {
        match &self.matter {
            Matter::Briefing(matter) => &matter.title.value,
            Matter::Page(matter) => &matter.title,
            Matter::Actor(matter) => &matter.outline.name.value,
            Matter::Topic(matter) => &matter.outline.name.value,
        }
    }

    /// What linking may read of it.
    pub fn outline(&self) -> Outline {
        Outline { path: self.path.clone(), of: self.matter.outline() }
    }

    /// Where a value of its front matter stands; none if it has no such value.
    pub fn place(&self, at: At) -> Option<Range<usize>> {
        self.matter.place(at)
    }

    /// The place of a value of its front matter, else the file.
    pub fn span_at(&self, at: At) -> Span {
        self.span(self.place(at).unwrap_or_default())
    }

    /// The language that it is written in, when it says so.
    pub fn language(&self) -> Option<&str> {
        match &self.matter {
            Matter::Briefing(matter) => matter.language.as_deref(),
            Matter::Page(matter) => matter.language.as_deref(),
            Matter::Actor(_) | Matter::Topic(_) => self.path.language(),
        }
    }

    /// A place in this file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.path.shared(), range)
    }
}

/// What the settings say of how files are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    /// `limits`
    pub limits: Limits,
    /// `markdown`
    pub dialect: Dialect,
    /// `language`
    pub language: String,
    /// `day_order`
    pub day_order: Option<DayOrder>,
    /// Whether the lint `date-unlisted` is on.
    pub tells_dates: bool,
}

impl Manner {
    /// That of a site's settings.
    pub fn of(settings: &Settings) -> Self {
        Self {
            limits: settings.limits,
            dialect: Dialect { autolink: settings.markdown.autolink, math: settings.markdown.math },
            language: settings.language.clone(),
            day_order: settings.day_order,
            tells_dates: settings.lints.is_on(Lint::DateUnlisted),
        }
    }

    /// How dates in the text of a day are read; `language` is its own, if it says one.
    pub(crate) fn of_dates<'m>(&'m self, day: Date, language: Option<&'m str>) -> timex::Setting<'m> {
        timex::Setting { reference: day, language: language.unwrap_or(&self.language), order: self.day_order }
    }
}

impl Default for Manner {
    fn default() -> Self {
        Self::of(&Settings::default())
    }
}

/// What became of one file.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The document; `None` when it lacks what it cannot be published without.
    pub document: Option<Arc<Document>>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
}

/// Reads one Markdown file of `content/` as settings without a word would have it.
pub fn parse(path: &SourcePath, bytes: &[u8], hash: Fingerprint) -> Parsed {
    parse_in(&Manner::default(), path, (bytes, hash))
}

/// The same within other limits.
pub fn parse_within(limits: &Limits, path: &SourcePath, file: (&[u8], Fingerprint)) -> Parsed {
    parse_in(&Manner { limits: *limits, ..Manner::default() }, path, file)
}

/// Reads one Markdown file of `content/`.
pub fn parse_in(manner: &Manner, path: &SourcePath, file: (&[u8], Fingerprint)) -> Parsed {
    let mut problems = Vec::new();
    let document = read(manner, path, file, &mut problems).map(Arc::new);
    Parsed { document, problems }
}

fn read(
    manner: &Manner,
    path: &SourcePath,
    (bytes, hash): (&[u8], Fingerprint),
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let kind = DocumentKind::of(path);
    let text: Arc<str> = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
            let message = format!("The file is not UTF-8 text: line {line} holds bytes that are not.");
            let hint = "save the file as UTF-8";
            problems.push(
                Diagnostic::new(Lint::FileNotUtf8, Span::whole_file(path.shared()), message).hint(hint),
            );
            return None;
        }
    };
    if yaml::report_conflicts(&text, path.shared(), problems) {
        return None;
    }
    let front = Front::split(&text, path, kind, problems)?;
    let markdown = text::within(&text, front.body.clone());
    let place = BodyLocation { path, start: front.body.start, kind };
    let Reading { mut body, prose, slips, hazards } =
        Reading::of(markdown, place, manner).map_err(|problem| problems.push(problem)).ok()?;
    if let Some(range) = unread::in_body(text::from(&text, front.body.start)) {
        let place = front.body.start + range.start..front.body.start + range.end;
        let message = "This reads like more front matter, and would be published as text.";
        let problem = Diagnostic::new(Lint::FrontMatterMissing, Span::new(path.shared(), place), message);
        problems.push(problem.hint("move it between the first two lines `---`"));
        return None;
    }
    slips::report_front(path, text::before(&text, front.body.start), problems);
    slips.report(path, body.range.start, problems);
    problems.extend(hazards.into_iter().map(|(range, hazard)| {
        hazard.problem(path, body.range.start + range.start..body.range.start + range.end)
    }));
    for range in &body.without_alt {
        let span = Span::new(path.shared(), range.clone());
        let problem =
            Diagnostic::new(Lint::ImageAltMissing, span, "This picture has no text that says what it shows.");
        problems.push(problem.hint("write it between the brackets: `![what it shows](file.png)`"));
    }
    if let Some(meant) = path.translation_meant().or_else(|| korean_meant(path, &text)) {
        let message = format!("The name `{}` ends in no language as it is written.", path.file_name());
        let problem = Diagnostic::new(Lint::TranslationName, Span::whole_file(path.shared()), message);
        problems.push(problem.hint(format!("if it is a translation, rename it to `{meant}`")));
    }
    let beside = Beside { kind, manner, body: &mut body, prose: &prose };
    let (matter, analysis) = front.read(&text, path, beside, problems)?;
    let dialect = manner.dialect;
    let hash = if dialect == Dialect::default() { hash } else { Fingerprint::of_value(&(hash, dialect)) };
    Some(Document { path: path.clone(), hash, text, matter, body, analysis })
}

/// `x.kr.md` is in Kanuri, and one with Korean letters is meant to be `x.ko.md`.
fn korean_meant(path: &SourcePath, text: &str) -> Option<String> {
    let start = path.file_name().strip_suffix(".kr.md")?;
    let is_korean = text.chars().any(|c| ('가'..='힣').contains(&c));
    is_korean.then(|| format!("{start}.ko.md"))
}

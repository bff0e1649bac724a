//! The table of lints: name, default level, what it finds and why that matters.
//!
//! One table serves the checks, the `lints:` setting, and the documentation, which a test compares.

use std::collections::BTreeMap;

use super::{Diagnostic, Level};

macro_rules! lints {
    ($($variant:ident = $name:literal, $level:ident, $fixed:literal, $summary:literal, $reason:literal;)*) => {
        /// A kind of problem that briefgen finds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the table below holds the words for each")]
        pub enum Lint { $($variant),* }

        impl Lint {
            /// Every lint, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name that settings, output and documentation use.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The level unless the settings say otherwise.
            pub fn default_level(self) -> Level {
                match self { $(Self::$variant => Level::$level),* }
            }

            /// Whether the settings cannot change its level, because the input cannot be used at all.
            pub fn is_fixed(self) -> bool {
                match self { $(Self::$variant => $fixed),* }
            }

            /// What it finds, in one sentence.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary),* }
            }

            /// Why that matters, and what to do.
            pub fn reason(self) -> &'static str {
                match self { $(Self::$variant => $reason),* }
            }
        }
    };
}

lints! {
    FileUnreadable = "file-unreadable", Error, true,
        "A file or folder of the site cannot be read.",
        "What cannot be read cannot be published. Check its permissions.";
    FileNotUtf8 = "file-not-utf8", Error, true,
        "A Markdown or settings file is not UTF-8 text.",
        "briefgen reads UTF-8 alone. Save the file as UTF-8; most editors offer it when saving.";
    LimitExceeded = "limit-exceeded", Error, true,
        "A file, a list, a page or the site is larger than a limit of the settings.",
        "One file must not take the others with it. Make it smaller, or raise the limit under `limits:`.";
    OutputLarge = "output-large", Warning, false,
        "The site is nearly as large as GitHub Pages publishes, which is 1 GB.",
        "A larger site is not published. Make pictures and recordings smaller, or choose another host under `deploy:`.";
    FileEmpty = "file-empty", Error, true,
        "A briefing, actor or topic file has nothing in it.",
        "An empty file has no title or name to publish. Write it, or delete it.";
    FileIsFolder = "file-is-folder", Error, true,
        "A folder has a name that ends in `.md`.",
        "It looks like a briefing in a listing but is never published. Rename the folder.";
    MergeConflict = "merge-conflict", Error, true,
        "The marks of a merge that was not finished.",
        "Both versions would be published, one of them wrong.";
    FileCopy = "file-copy", Warning, false,
        "A file that looks like a copy of another one.",
        "It would be published beside its original, with what that no longer says.";
    FolderWrong = "folder-wrong", Error, false,
        "A file that reads like a briefing, an actor or a topic, in the folder of something else or beside `content/`.",
        "It would be published as an ordinary page that no list, link or count knows, or not at all. Move it.";
    FrontMatterMissing = "front-matter-missing", Error, true,
        "A briefing, actor or topic does not begin with front matter.",
        "Title, date and name stand in a YAML block between two lines of three hyphens.";
    FrontMatterUnclosed = "front-matter-unclosed", Error, true,
        "The front matter has no closing `---` line.",
        "Without it the whole text would be read as YAML.";
    YamlSyntax = "yaml-syntax", Error, true,
        "The YAML cannot be read.",
        "Often a colon in a plain text, a tab, or a quotation mark that is not closed.";
    KeyDuplicate = "key-duplicate", Error, true,
        "A key stands twice in one mapping.",
        "Only one of the two could count, and the other would be lost without a word.";
    KeyUnknown = "key-unknown", Error, false,
        "A key that briefgen does not know.",
        "A misspelt key would be ignored without a word. Keys of your own belong under `extra:`.";
    TypeMismatch = "type-mismatch", Error, true,
        "A value of the wrong type, such as a text where a list belongs.",
        "The value cannot be used as it is.";
    FieldMissing = "field-missing", Error, true,
        "A required key is missing or empty.",
        "A briefing needs a title and a date; an actor and a topic need a name.";
    ValueInvalid = "value-invalid", Error, true,
        "A value that is not one of those allowed.",
        "The message says which ones are.";
    DateInvalid = "date-invalid", Error, true,
        "A date that is not an EDTF date, or that does not exist.",
        "A wrong date puts an event in the wrong place of every timeline.";
    DateOrder = "date-order", Warning, false,
        "Dates of one briefing contradict each other, such as an update before the publication.",
        "One of the two is probably a slip.";
    DateSeason = "date-season", Warning, false,
        "A season in numbers that reads like a span of years, such as `2019-21`.",
        "`2019-21` is spring 2019. Who means the years 2019 to 2021 writes `2019/2021`.";
    EventNear = "event-near", Note, false,
        "Two briefings tell what may be one event, in nearly the same words.",
        "Only the writer knows whether it is one. With one `id` in both it is.";
    EventId = "event-id", Warning, false,
        "One `id` for events that cannot be one.",
        "Events of two dates, or two of one briefing, are not joined.";
    UrlMoved = "url-moved", Warning, false,
        "A page that stood at another address in the last build.",
        "Who follows the old address finds nothing. Name it under `old_urls`, and it leads to the page.";
    UrlConflict = "url-conflict", Error, true,
        "Two pages or files want one URL.",
        "Only one of them could be published. Give one of them another `slug`.";
    NameUnportable = "name-unportable", Warning, false,
        "A path of the site that some systems cannot hold, or take for another one.",
        "The site builds here, and fails or loses a file on Windows or macOS. Rename the file, or give the page another `slug`.";
    AliasAmbiguous = "alias-ambiguous", Error, true,
        "Two actors or two topics claim one name.",
        "briefgen cannot know which of them is meant. Take the name from one of them, or make it a weak alias that the briefing's own `actors` settles.";
    ActorUndeclared = "actor-undeclared", Warning, false,
        "A name in front matter that no actor file declares.",
        "It gets a page all the same; but a misspelt name splits an actor in two.";
    TopicUndeclared = "topic-undeclared", Warning, false,
        "A topic in front matter that no topic file declares.",
        "It gets a page all the same; but a misspelt topic splits a list in two.";
    SlugShared = "slug-shared", Warning, false,
        "Two names in front matter make one slug, such as `王伟` and `汪伟`.",
        "Each has a page of its own; one of the two has a slug that nobody chose.";
    TopicCycle = "topic-cycle", Error, true,
        "A topic is its own ancestor.",
        "Topics form a tree; a circle has no root.";
    SourceUnknown = "source-unknown", Warning, false,
        "A source id that the briefing's `sources` do not list.",
        "The reader would be shown an id instead of a source.";
    QuoteNotInBody = "quote-not-in-body", Warning, false,
        "A quote of the front matter neither stands in the body nor names a source.",
        "A reader must be able to see where the words come from.";
    QuoteUnlisted = "quote-unlisted", Warning, false,
        "A direct quote in the body that the front matter does not list.",
        "Only a listed quote has a page of its own, a speaker and a source that can be checked. The hint is ready to paste.";
    QuoteFragment = "quote-fragment", Warning, false,
        "Quoted words in a sentence of the writer's own that the front matter does not list.",
        "Most are no quotes of their own, so it is off; set it to `warn` to list them all.";
    QuoteDiffers = "quote-differs", Warning, false,
        "Two briefings give one quote in different words.",
        "A reader who follows the quote finds two versions. Correct the wrong one.";
    DateUnlisted = "date-unlisted", Note, false,
        "A day or month in the body that `dates` does not have.",
        "Only a listed event stands in the timeline and the calendar. Most dates of a text are no events, so it is off; set it to `warn` to see them.";
    WeekdayMismatch = "weekday-mismatch", Warning, false,
        "A weekday in the body that does not fit its date.",
        "One of the two is a slip. A date without a year is taken as the one nearest to the briefing's own.";
    ActorUnlisted = "actor-unlisted", Warning, false,
        "An actor that the body names three times or more and `actors` does not list.",
        "The briefing would be missing among those of the actor.";
    OrphanActor = "orphan-actor", Warning, false,
        "An actor's file that nothing names.",
        "Its page has nothing to show. Often a name is spelt differently elsewhere.";
    MarkdownUnread = "markdown-unread", Warning, false,
        "Signs that make something elsewhere and are shown here as they stand.",
        "Readers see the signs, or a comment that was not meant for them. The hint says what to write.";
    FormulaUnread = "formula-unread", Warning, false,
        "A formula between dollar signs that cannot be read.",
        "Readers see it as it is written. Write it in the commands of LaTeX, or `\\$` where a sum of money is meant.";
    HtmlUnbalanced = "html-unbalanced", Warning, false,
        "Raw HTML that would hide or restyle what follows, or words that look like a tag.",
        "It is mended on the page, by guessing. Write what is meant.";
    HtmlBlocked = "html-blocked", Warning, false,
        "Raw HTML that the pages' policy of security blocks.",
        "Readers see an empty place, or nothing happens.";
    TextDamaged = "text-damaged", Warning, false,
        "Letters that were lost or read in a wrong encoding.",
        "Names are not found, and readers see signs. Write the words again.";
    ImageAltMissing = "image-alt-missing", Warning, false,
        "A picture without a text that says what it shows.",
        "Who cannot see the picture is told nothing. Write `![what it shows](file.png)`, or `image_alt`.";
    ImageMissing = "image-missing", Error, false,
        "A picture that is not there.",
        "The reader would see its text alone. Give the file that is meant.";
    ImageUnshown = "image-unshown", Warning, false,
        "A file in a picture's place that browsers do not show as one.",
        "Readers see its text alone.";
    ImageUncleaned = "image-uncleaned", Error, false,
        "A picture of a kind out of which place, time and camera cannot be taken.",
        "It would tell readers where and by whom it was made, so it is not copied. Save it as JPEG, PNG or WebP.";
    ImageUnreadable = "image-unreadable", Warning, false,
        "A picture that cannot be read, or is too large to be scaled.",
        "No smaller copies are made, and readers load the whole file; a damaged one shows in part.";
    LinkBroken = "link-broken", Error, false,
        "A link or wiki link of the site leads nowhere.",
        "The reader would find an error page. The text is kept, without the link.";
    LinkDangerous = "link-dangerous", Error, true,
        "A link that runs a program or carries a page of its own, or HTML that leads the reader away.",
        "`javascript:`, `vbscript:` and `data:` are no addresses. The text is kept, without the link.";
    LinkWithheld = "link-withheld", Warning, false,
        "A link leads to a page that is not published (yet).",
        "The text is kept and the link is left out, so that nothing withheld shows.";
    WikiLinkAmbiguous = "wiki-link-ambiguous", Warning, false,
        "A wiki link that could mean several briefings.",
        "It leads to the first of them. Name the file that is meant.";
    AddressDoubtful = "address-doubtful", Warning, false,
        "An address that no reader can reach: of this machine, with a misspelt scheme, or of a page that the site has not.",
        "The reader would find an error page, or nothing. The hint says what to write.";
    ExternalLinkBroken = "external-link-broken", Warning, false,
        "An address elsewhere that does not answer; looked for by `briefgen check --external` alone.",
        "The reader would find an error page. Give the new address, or one of an archive.";
    FileWithheld = "file-withheld", Note, false,
        "A file that is not copied, because it may belong to something that is not published.",
        "A picture of a draft would tell of it. Link to the file from a published page, or move it elsewhere.";
    TemplateError = "template-error", Error, true,
        "A template of the theme cannot be read or rendered.",
        "The pages that need it are not built; those of an earlier build stay.";
    InternalError = "internal-error", Error, true,
        "briefgen itself failed at a file, a page or the whole site.",
        "It is a fault of briefgen, not of the site. What it failed at is left out, all else is built, and the exit code is 2. Please report the message.";
    TranslationName = "translation-name", Warning, false,
        "A file whose name ends in a language in other letters than its tag has.",
        "It is no translation, and stands among the pages of the site's own language.";
    AccentContrast = "accent-contrast", Warning, false,
        "An `accent` of the settings that cannot be read on a background of the theme.",
        "Links have a colour of the same hue there that can be read (WCAG 2.2, 4.5:1), which may not be what you expect. \
         The hint names it.";
    ThemeText = "theme-text", Warning, false,
        "A text of the theme does not fit its key or its language.",
        "A placeholder that is wrong shows as it is written, and a form that is missing makes bad grammar.";
    ThemeMissing = "theme-missing", Error, true,
        "The theme that the settings name does not exist.",
        "The default theme is used instead.";
    ThemeFileMissing = "theme-file-missing", Error, false,
        "A style sheet of the theme, or the setting `fonts`, refers to a file that is not there.",
        "The font or picture would be missing on every page. Give the file of `static/` that is meant.";
    BaseUrlMissing = "base-url-missing", Note, false,
        "The settings have no `base_url`.",
        "Feeds, the sitemap and canonical links need full addresses; without one they are left out.";
}

impl Lint {
    /// Whether it is off unless the settings turn it on.
    pub fn is_off(self) -> bool {
        matches!(self, Self::QuoteFragment | Self::DateUnlisted)
    }

    /// The word for the level unless the settings say otherwise.
    pub fn default_word(self) -> &'static str {
        if self.is_off() { "allow" } else { self.default_level().word() }
    }

    /// The lint of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lint| lint.name() == name)
    }
}

/// What the settings say of a lint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// Not reported.
    Allow,
    /// Reported as a warning.
    Warn,
    /// Reported as an error.
    Error,
}

impl Setting {
    /// The words that the settings file uses.
    pub const WORDS: [&'static str; 3] = ["allow", "warn", "error"];

    /// Reads one of [`Self::WORDS`].
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "allow" => Some(Self::Allow),
            "warn" => Some(Self::Warn),
            "error" => Some(Self::Error),
            _ => None,
        }
    }
}

/// The levels that a site's settings give to lints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LintLevels(BTreeMap<Lint, Setting>);

impl LintLevels {
    /// Sets one lint; the last word counts.
    pub fn set(&mut self, lint: Lint, setting: Setting) {
        self.0.insert(lint, setting);
    }

    /// Whether a lint is reported.
    pub fn is_on(&self, lint: Lint) -> bool {
        match self.0.get(&lint) {
            Some(setting) => *setting != Setting::Allow,
            None => !lint.is_off(),
        }
    }

    /// Gives each diagnostic the level that the settings ask for and drops those that are allowed.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| {
            if diagnostic.lint.is_fixed() {
                return true;
            }
            match self.0.get(&diagnostic.lint) {
                Some(Setting::Allow) => return false,
                Some(Setting::Warn) => diagnostic.level = Level::Warning,
                Some(Setting::Error) => diagnostic.level = Level::Error,
                None if diagnostic.lint.is_off() => return false,
                None => {}
            }
            true
        });
    }
}

//! The settings of a site: `briefgen.yaml`, read and checked once.
//!
//! Every key has a default, an empty file is a valid site, and a wrong value leaves the default in
//! its place. It must not know the command line: what that overrides comes in as [`Overrides`].

mod advice;
mod base_url;
mod deploy;
mod editor;
mod eras;
mod feeds;
mod home;
mod identity;
mod images;
mod limits;
mod markdown;
mod menu;
mod permalink;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::tz::TimeZone;
use serde_json::Value as Json;

pub use base_url::BaseUrl;
pub use deploy::{Deploy, History, Host};
pub use editor::Editor;
pub use eras::{Era, Latest};
pub use feeds::Feeds;
pub use home::{Home, HomePart};
pub use identity::{Face, FontFile, FontName, Fonts, Icon, Identity, Logo, Rgb};
pub use images::{Images, Metadata};
pub use limits::{Limits, Size};
pub use markdown::{Html, Markdown};
pub use menu::MenuItem;
pub use permalink::{Permalink, PermalinkParts};

use crate::date::DayOrder;
use crate::diagnostic::{Diagnostic, Level, Lint, LintLevels, Setting};
use crate::name::{SlugStyle, SourcePath, is_language_code, meant_tag, nearest};
use crate::text;
use crate::yaml::{self, Fields, Node, Reader, Spanned};

/// The name of the settings file, in the site's root.
pub const FILE: &str = "briefgen.yaml";

/// What a command line may set for one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Takes the place of `base_url`.
    pub base_url: Option<BaseUrl>,
}

/// What the settings say for the pages of one language; what they leave out is as for all others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionSettings {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `author`.
    pub author: Option<String>,
    /// `copyright`.
    pub copyright: Option<String>,
    /// `menu`.
    pub menu: Option<Vec<MenuItem>>,
}

/// Which names of declared actors and topics are linked where a body says them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mentions {
    /// The first of each on a page.
    #[default]
    First,
    /// All.
    Every,
    /// None; they are counted all the same.
    None,
}

/// The settings, resolved.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Settings {
    /// `title`: the site's name.
    pub title: String,
    /// `description`: one sentence for search engines and feeds.
    pub description: Option<String>,
    /// `base_url`: where the site will stand.
    pub base_url: Option<BaseUrl>,
    /// Whether `base_url` is given, right or wrong.
    pub base_url_given: bool,
    /// `domain`: the site's own domain, written to `CNAME`.
    pub domain: Option<String>,
    /// `language`: BCP 47 tag of the site's language.
    pub language: String,
    /// `author`: who publishes; in feeds and structured data.
    pub author: Option<String>,
    /// `copyright`: a line for the foot of each page.
    pub copyright: Option<String>,
    /// `time_zone`: in which a publication day begins.
    pub time_zone: TimeZone,
    /// `theme`: a folder of `themes/`, or `default`; with its place, for messages.
    pub theme: Spanned<String>,
    /// `logo`, `icon`, `accent`, `fonts`: what makes it look like its publisher.
    pub identity: Identity,
    /// `permalink`: the URL pattern of briefings.
    pub permalink: Permalink,
    /// `slugs`: `ascii` or `unicode`.
    pub slugs: SlugStyle,
    /// `paginate`: how many entries a page of a list holds; five times as many where an entry is one line.
    pub paginate: usize,
    /// `feed_items`: how many of the latest briefings a feed holds.
    pub feed_items: usize,
    /// `feeds`: how much of a briefing stands in a feed.
    pub feeds: Feeds,
    /// `cards`: whether briefings without a picture have social cards.
    pub cards: bool,
    /// `mentions`: which names in a body are linked.
    pub mentions: Mentions,
    /// `demonyms`: whether "Norwegian" names Norway.
    pub demonyms: bool,
    /// `day_order`: what comes first in `06/07/2024` in texts; without it such a date is not read.
    pub day_order: Option<DayOrder>,
    /// `images`: how pictures are scaled.
    pub images: Images,
    /// `home`: what stands on the front page.
    pub home: Home,
    /// `eras`: named periods behind the timelines.
    pub eras: Vec<Era>,
    /// `timeline_latest`: on which side of a timeline the latest stands.
    pub timeline_latest: Latest,
    /// `search`: whether readers can search the site.
    pub search: bool,
    /// `menu`: further links after the built-in ones.
    pub menu: Vec<MenuItem>,
    /// `languages`: what differs on the pages of another language, by its tag.
    pub languages: BTreeMap<String, EditionSettings>,
    /// `editor`: what the links of a preview open.
    pub editor: Editor,
    /// `deploy`: where `briefgen deploy` publishes, and what the host reads.
    pub deploy: Deploy,
    /// `limits`: how large things may be.
    pub limits: Limits,
    /// `markdown`: how texts are read.
    pub markdown: Markdown,
    /// `lints`: levels.
    pub lints: LintLevels,
    /// `extra`: anything, for themes.
    pub extra: Json,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: "Briefings".into(),
            description: None,
            base_url: None,
            base_url_given: false,
            domain: None,
            language: "en".into(),
            author: None,
            copyright: None,
            time_zone: TimeZone::UTC,
            theme: Spanned::new("default".into(), 0..0),
            identity: Identity::default(),
            permalink: Permalink::default(),
            slugs: SlugStyle::Ascii,
            paginate: 50,
            feed_items: 20,
            feeds: Feeds::Full,
            cards: true,
            mentions: Mentions::First,
            demonyms: false,
            day_order: None,
            images: Images::default(),
            home: Home::default(),
            eras: Vec::new(),
            timeline_latest: Latest::Right,
            search: true,
            menu: Vec::new(),
            languages: BTreeMap::new(),
            editor: Editor::default(),
            deploy: Deploy::default(),
            limits: Limits::default(),
            markdown: Markdown::default(),
            lints: LintLevels::default(),
            extra: Json::Object(serde_json::Map::default()),
        }
    }
}

impl Settings {
    /// Reads the settings file's text (`None` when there is no file); problems go to `problems`.
    pub fn read(text: Option<&str>, overrides: &Overrides, problems: &mut Vec<Diagnostic>) -> Self {
        let mut settings = Self::default();
        let file: Arc<str> = FILE.into();
        let text = text.unwrap_or_default();
        let text = if yaml::report_conflicts(text, &file, problems) { "" } else { text };
        let skipped = text.len() - text.trim_start_matches('\u{feff}').len();
        if let Some(root) = yaml::parse(text::from(text, skipped), skipped, &file, problems) {
            let mut reader = Reader { file: &file, problems };
            if let Some(fields) = reader.fields(&root, "the settings file") {
                settings.read_fields(fields, &mut reader);
            }
        }
        if let Some(base_url) = &overrides.base_url {
            settings.base_url = Some(base_url.clone());
        }
        settings
    }

    fn read_fields(&mut self, mut fields: Fields, reader: &mut Reader) {
        if let Some(title) = fields.text("title", reader) {
            self.title = title.value;
        }
        self.description = fields.text("description", reader).map(|text| text.value);
        let given = fields.text("base_url", reader);
        self.base_url_given = given.is_some();
        self.base_url = given.and_then(|text| base_url(&text, reader));
        self.domain = fields.text("domain", reader).and_then(|text| domain(&text, reader));
        if let Some(language) = fields.text("language", reader).and_then(|text| language_tag(text, reader)) {
            self.language = language;
        }
        self.author = fields.text("author", reader).map(|text| text.value);
        self.copyright = fields.text("copyright", reader).map(|text| text.value);
        if let Some(zone) = fields.text("time_zone", reader).and_then(|text| time_zone(&text, reader)) {
            self.time_zone = zone;
        }
        if let Some(theme) = fields.text("theme", reader) {
            self.theme = theme;
        }
        self.identity = Identity::read(&mut fields, reader);
        if let Some(permalink) = fields.text("permalink", reader).and_then(|text| permalink(&text, reader)) {
            self.permalink = permalink;
        }
        if let Some(node) = fields.take("slugs")
            && reader.word(node, "slugs", &["ascii", "unicode"]) == Some("unicode")
        {
            self.slugs = SlugStyle::Unicode;
        }
        if let Some(count) = fields.take("paginate").and_then(|node| reader.count(node, "paginate", 1..=1000))
        {
            self.paginate = count;
        }
        if let Some(count) =
            fields.take("feed_items").and_then(|node| reader.count(node, "feed_items", 1..=1000))
        {
            self.feed_items = count;
        }
        if let Some(node) = fields.take("feeds") {
            self.feeds = Feeds::read(node, reader);
        }
        if let Some(cards) = fields.take("cards").and_then(|node| reader.boolean(node, "cards")) {
            self.cards = cards;
        }
        if let Some(node) = fields.take("mentions") {
            self.mentions = match reader.word(node, "mentions", &["first", "every", "none"]) {
                Some("every") => Mentions::Every,
                Some("none") => Mentions::None,
                _ => Mentions::First,
            };
        }
        if let Some(demonyms) = fields.take("demonyms").and_then(|node| reader.boolean(node, "demonyms")) {
            self.demonyms = demonyms;
        }
        if let Some(node) = fields.take("day_order") {
            self.day_order = match reader.word(node, "day_order", &["day-first", "month-first"]) {
                Some("day-first") => Some(DayOrder::DayFirst),
                Some("month-first") => Some(DayOrder::MonthFirst),
                _ => None,
            };
        }
        if let Some(node) = fields.take("images") {
            self.images = Images::read(node, reader);
        }
        if let Some(node) = fields.take("home") {
            self.home = Home::read(node, reader);
        }
        self.eras = fields.list("eras", reader).iter().filter_map(|node| Era::read(node, reader)).collect();
        if let Some(node) = fields.take("timeline_latest")
            && reader.word(node, "timeline_latest", &["left", "right"]) == Some("left")
        {
            self.timeline_latest = Latest::Left;
        }
        if let Some(search) = fields.take("search").and_then(|node| reader.boolean(node, "search")) {
            self.search = search;
        }
        self.menu =
            fields.list("menu", reader).iter().filter_map(|node| MenuItem::read(node, reader)).collect();
        if let Some(node) = fields.take("languages") {
            self.languages = languages(node, &self.language, reader);
        }
        if let Some(editor) = fields.text("editor", reader).and_then(|text| editor(&text, reader)) {
            self.editor = editor;
        }
        if let Some(node) = fields.take("deploy") {
            self.deploy = deploy::deploy(node, reader);
        }
        if let Some(node) = fields.take("limits") {
            self.limits = Limits::read(node, reader);
        }
        if let Some(node) = fields.take("markdown") {
            self.markdown = Markdown::read(node, reader);
        }
        if let Some(node) = fields.take("lints") {
            self.lints = lint_levels(node, reader);
        }
        if let Some(node) = fields.take("extra") {
            self.extra = node.to_json();
        }
        fields.finish(reader);
    }

    /// What reading the other files of a site needs of the settings file's text: how large they may be, and which ones
    /// beside `content/` and `themes/` are named.
    pub fn reading(text: Option<&str>) -> (Limits, BTreeSet<SourcePath>) {
        let settings = Self::read(text, &Overrides::default(), &mut Vec::new());
        (settings.limits, settings.identity.files().map(|file| file.value.clone()).collect())
    }

    /// Whether readers can search the site: the settings want it, and this briefgen can make an index.
    pub fn has_search(&self) -> bool {
        self.search && cfg!(feature = "search")
    }

    /// The settings for the pages of another language.
    #[must_use]
    pub fn for_language(&self, language: &str) -> Self {
        let mut settings = self.clone();
        language.clone_into(&mut settings.language);
        let Some(own) = self.languages.get(language) else { return settings };
        settings.title = own.title.clone().unwrap_or(settings.title);
        settings.description = own.description.clone().or(settings.description);
        settings.author = own.author.clone().or(settings.author);
        settings.copyright = own.copyright.clone().or(settings.copyright);
        settings.menu = own.menu.clone().unwrap_or(settings.menu);
        settings
    }

    /// What the site is prefixed with on its host: empty, or `/repo` without a slash at the end.
    pub fn base_path(&self) -> &str {
        self.base_url.as_ref().map_or("", BaseUrl::path)
    }
}

fn base_url(text: &Spanned<String>, reader: &mut Reader) -> Option<BaseUrl> {
    BaseUrl::parse(&text.value)
        .map_err(|message| {
            reader.problem(Lint::ValueInvalid, text.range.clone(), message).hint =
                Some(advice::base_url(&text.value));
        })
        .ok()
}

fn domain(text: &Spanned<String>, reader: &mut Reader) -> Option<String> {
    let good = text.value.contains('.')
        && text.value.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
    if !good {
        reader
            .problem(
                Lint::ValueInvalid,
                text.range.clone(),
                format!("`{}` is not a domain name.", text.value),
            )
            .hint = Some(advice::domain(&text.value));
    }
    good.then(|| text.value.to_ascii_lowercase())
}

/// Checks the form of a BCP 47 tag: letters and digits in parts of up to eight, joined by hyphens.
///
/// Returns the tag in its canonical case (`en-GB`, `zh-Hant`).
pub fn language_tag(text: Spanned<String>, reader: &mut Reader) -> Option<String> {
    let is_tag = |tag: &String| tag.parse::<icu_locale_core::LanguageIdentifier>().is_ok();
    let meant = meant_tag(&text.value).filter(is_tag);
    let read = text.value.parse::<icu_locale_core::LanguageIdentifier>().ok().filter(|_| meant.is_none());
    if let Some(locale) = read {
        let code = locale.language.as_str();
        // `UK` is what people say, and no region of BCP 47.
        if locale.region.is_some_and(|region| region.as_str() == "UK") {
            let message = format!("`{}` is not a language tag.", text.value);
            reader.problem(Lint::ValueInvalid, text.range, message).hint = Some(format!("write `{code}-GB`"));
            return None;
        }
        if code.len() != 2 || is_language_code(code) {
            if code == "kr" {
                let message = "`kr` is Kanuri, a language of Nigeria and Chad.";
                let problem = reader.problem(Lint::ValueInvalid, text.range, message);
                (problem.level, problem.hint) = (Level::Warning, Some("Korean is `ko`".into()));
            }
            return Some(locale.to_string());
        }
    }
    let hyphened = text.value.replace('_', "-").parse::<icu_locale_core::LanguageIdentifier>().ok();
    let meant = meant.or_else(|| hyphened.map(|tag| tag.to_string()).filter(|tag| *tag != text.value));
    let message = format!("`{}` is not a language tag.", text.value);
    reader.problem(Lint::ValueInvalid, text.range, message).hint = Some(match meant {
        Some(tag) => format!("write `{tag}`"),
        None => "write a BCP 47 tag such as `en`, `ko` or `pt-BR`".into(),
    });
    None
}

fn time_zone(text: &Spanned<String>, reader: &mut Reader) -> Option<TimeZone> {
    let zone = TimeZone::get(&text.value);
    if zone.is_err() {
        let message = format!("The time zone `{}` is not known.", text.value);
        reader.problem(Lint::ValueInvalid, text.range.clone(), message).hint =
            Some(advice::zone(&text.value));
    } else if let Some(place) = advice::place_of_letters(&text.value) {
        let message = format!("`{}` may be the same hour all year, without summer time.", text.value);
        let problem = reader.problem(Lint::ValueInvalid, text.range.clone(), message);
        problem.level = Level::Warning;
        problem.hint = Some(format!("write the name of a place, such as `{place}`"));
    }
    zone.ok()
}

fn permalink(text: &Spanned<String>, reader: &mut Reader) -> Option<Permalink> {
    Permalink::parse(&text.value)
        .map_err(|error| {
            let range = text.range.clone();
            reader.problem(Lint::ValueInvalid, range, error).hint = Some(advice::permalink(&text.value));
        })
        .ok()
}

fn editor(text: &Spanned<String>, reader: &mut Reader) -> Option<Editor> {
    Editor::parse(&text.value)
        .map_err(|message| {
            reader.problem(Lint::ValueInvalid, text.range.clone(), message).hint =
                Some(format!("write a pattern such as `{}`, or `none`", Editor::default()));
        })
        .ok()
}

fn languages(node: &Node, own: &str, reader: &mut Reader) -> BTreeMap<String, EditionSettings> {
    let Some(fields) = reader.fields(node, "`languages`") else { return BTreeMap::new() };
    let mut languages = BTreeMap::new();
    for (key, node) in fields.entries() {
        let tag = language_tag(Spanned::new(key.text.clone(), key.range.clone()), reader);
        if tag.as_deref() == Some(own) {
            let message = format!("`{own}` is the site's own language.");
            reader.problem(Lint::ValueInvalid, key.range.clone(), message).hint = Some(
                "take it out; `title` and the others of the site itself stand beside `languages`".into(),
            );
        }
        if let (Some(tag), Some(settings)) = (tag, edition(node, reader)) {
            languages.insert(tag, settings);
        }
    }
    languages
}

fn edition(node: &Node, reader: &mut Reader) -> Option<EditionSettings> {
    let mut fields = reader.fields(node, "an entry of `languages`")?;
    let title = fields.text("title", reader).map(|text| text.value);
    let description = fields.text("description", reader).map(|text| text.value);
    let author = fields.text("author", reader).map(|text| text.value);
    let copyright = fields.text("copyright", reader).map(|text| text.value);
    let menu = fields.list("menu", reader);
    let menu: Vec<MenuItem> = menu.iter().filter_map(|node| MenuItem::read(node, reader)).collect();
    fields.finish(reader);
    Some(EditionSettings { title, description, author, copyright, menu: (!menu.is_empty()).then_some(menu) })
}

fn lint_levels(node: &Node, reader: &mut Reader) -> LintLevels {
    let mut levels = LintLevels::default();
    let Some(fields) = reader.fields(node, "`lints`") else { return levels };
    for (key, node) in fields.entries() {
        let Some(lint) = Lint::by_name(&key.text) else {
            let near = nearest(&key.text, Lint::ALL.iter().map(|lint| lint.name()));
            let message = format!("There is no lint `{}`.", key.text);
            reader.problem(Lint::ValueInvalid, key.range.clone(), message).hint =
                near.map(|name| format!("did you mean `{name}`?"));
            continue;
        };
        let Some(setting) = reader.word(node, &key.text, &Setting::WORDS).and_then(Setting::parse) else {
            continue;
        };
        if lint.is_fixed() && setting != Setting::Error {
            let message = format!("`{}` is always an error: what it finds cannot be built.", lint.name());
            reader.problem(Lint::ValueInvalid, node.range.clone(), message);
        } else {
            levels.set(lint, setting);
        }
    }
    levels
}

//! From a snapshot to a site that can be rendered: the rooms from `config` to `page`.
//!
//! What an earlier run left is used again where it is the same.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use rayon::prelude::*;

use super::edition::{Earlier, Edition, Shared};
use super::memory::{JustParsed, Read};
use super::{Engine, Progress, Request, Silent, Times, fault, read_settings};
use crate::config::Settings;
use crate::diagnostic::{self, Diagnostic, Level, Lint, SourceTexts};
use crate::name::SourcePath;
use crate::page::Pages;
use crate::parse::{self, Manner, Parsed};
use crate::render::Renderer;
use crate::site::{self, Broken, Input, Publishing};
use crate::snapshot::{Bytes, CONTENT, Fingerprint, Snapshot, THEMES};
use crate::theme::Theme;

/// A site that can be rendered.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) settings: Arc<Settings>,
    /// Of the settings as they were read.
    settings_hash: Fingerprint,
    pub(super) theme: Arc<Theme>,
    /// One for each language, that of the site itself first.
    pub(super) editions: Vec<Edition>,
    /// What is wrong with everything else, at the levels of the lints.
    problems: Vec<Diagnostic>,
}

impl Loaded {
    /// The edition of the site's own language.
    pub(super) fn main(&self) -> &Edition {
        self.editions.first().expect("a site has an edition in its own language")
    }

    /// All that is wrong, with what rendering found, at the levels that the settings give, in order.
    pub(super) fn diagnostics(&self, rendering: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut all = self.problems.clone();
        for edition in &self.editions {
            let new = edition.templates.problems.iter().filter(|problem| !all.contains(problem));
            let new: Vec<Diagnostic> = new.cloned().collect();
            all.extend(new);
        }
        all.extend(rendering);
        self.settings.lints.apply(&mut all);
        diagnostic::sort(&mut all);
        all
    }
}

/// The templates of a theme, read, and what is wrong with them.
#[derive(Debug)]
pub(super) struct Templates {
    pub(super) renderer: Arc<Renderer>,
    problems: Vec<Diagnostic>,
    /// Whether a page failed with them.
    failed: AtomicBool,
    /// The last ones with which no page was seen to fail.
    last_good: Option<Arc<Renderer>>,
}

impl Templates {
    /// Reads the templates, or takes the earlier ones when they are the same.
    pub(super) fn new(theme: &Theme, pages: &Pages, earlier: Option<Self>) -> Self {
        let (view, language) = (pages.site_view(), pages.language());
        let earlier = match earlier {
            Some(earlier) if earlier.renderer.is_of(theme, &view, language) => return earlier,
            earlier => earlier,
        };
        let mut problems = Vec::new();
        let renderer = Arc::new(Renderer::new(theme, &view, language, &mut problems));
        let last_good = earlier.map(Self::into_last_good);
        Self { renderer, problems, failed: AtomicBool::new(false), last_good }
    }

    /// A page cannot be rendered with them.
    pub(super) fn note_failure(&self) {
        self.failed.store(true, Ordering::Relaxed);
    }

    /// The last ones that worked, if these are others.
    pub(super) fn last_good(&self) -> Option<&Renderer> {
        self.last_good.as_deref()
    }

    fn into_last_good(self) -> Arc<Renderer> {
        let works = self.problems.is_empty() && !self.failed.into_inner();
        if works { self.renderer } else { self.last_good.unwrap_or(self.renderer) }
    }
}

impl Engine {
    /// Reads a snapshot into a site that can be rendered; tells how long each room took.
    pub(super) fn load(&mut self, snapshot: &Snapshot, request: &Request) -> Times {
        self.load_telling(snapshot, request, &Silent)
    }

    /// The same, and says which room it is in.
    pub(super) fn load_telling(
        &mut self,
        snapshot: &Snapshot,
        request: &Request,
        progress: &dyn Progress,
    ) -> Times {
        let mut watch = Stopwatch::start();
        let earlier = self.loaded.take();
        let mut problems = snapshot.problems().to_vec();
        let last_good = earlier.as_ref().filter(|_| self.keeps_last_good);
        let (settings, settings_hash) = settings(snapshot, request, last_good, &mut problems);
        diagnostic::trip("settings", snapshot.text(crate::config::FILE).unwrap_or_default());
        let publishing = publishing(request, &settings);
        let read = ReadTheme::read(snapshot, &settings, self.memory.theme.take());
        problems.extend(read.problems.iter().cloned());
        let theme = good_theme(&read, last_good);
        self.memory.theme = Some(read);
        watch.lap("theme");
        progress.enter("Reading");
        let input = self.parse(snapshot, &Manner::of(&settings), &mut problems);
        problems.extend(site::copies(&input));
        // The policy that blocks is that of the default theme's pages.
        if settings.extra.get("csp").is_some() {
            problems.retain(|problem| problem.lint != Lint::HtmlBlocked);
        }
        watch.lap("parse");
        progress.enter("Linking");
        let mut left: BTreeMap<String, Earlier> = BTreeMap::new();
        if let Some(earlier) = earlier {
            let same = earlier.settings_hash == settings_hash;
            for Edition { site, pages, templates } in earlier.editions {
                let language = pages.language().tag().to_owned();
                let plan = Some(pages.into_plan()).filter(|_| same);
                // To free it takes as long as a small change: nobody waits for it.
                rayon::spawn(move || drop(site));
                left.insert(language, Earlier { plan, templates: Some(templates) });
            }
        }
        let editions = site::editions(input, &settings.language, &publishing);
        self.memory.linking.retain(|language, _| editions.iter().any(|one| one.language == *language));
        let shared = Shared {
            snapshot,
            settings: &settings,
            publishing: &publishing,
            theme: &theme,
            earlier: left,
            memory: &mut self.memory,
            problems: &mut problems,
        };
        let editions = shared.editions(editions);
        watch.lap("site");
        self.loaded = Some(Loaded { settings, settings_hash, theme, editions, problems });
        watch.laps
    }

    /// Parses every Markdown file that is not remembered.
    fn parse(&mut self, snapshot: &Snapshot, manner: &Manner, problems: &mut Vec<Diagnostic>) -> Input {
        if self.memory.manner != *manner {
            self.memory.manner = manner.clone();
            self.memory.forget_parsed(|_| false);
        }
        let (markdown, others): (Vec<_>, Vec<_>) =
            snapshot.below(CONTENT).partition(|(path, _)| path.is_markdown());
        let unread = markdown.par_iter().filter_map(|&(path, file)| {
            let Bytes::Memory(bytes) = &file.bytes else { return None };
            let is_known = self.memory.parsed(path, file.hash).is_some_and(|read| !read.panicked());
            (!is_known).then(|| {
                let parsed = parsed(manner, path, (bytes, file.hash));
                JustParsed { path: path.clone(), hash: file.hash, parsed }
            })
        });
        let unread: Vec<_> = unread.collect();
        self.memory.remember_parsed(unread, self.keeps_last_good);
        self.memory.forget_parsed(|path| snapshot.get(path).is_some());
        let links = snapshot.links().map(|(link, target)| (link.clone(), target.clone()));
        let files = others.into_iter().map(|(path, _)| path.clone());
        let mut input = Input { files: files.collect(), links: links.collect(), ..Input::default() };
        for (path, file) in markdown {
            let read = self.memory.parsed(path, file.hash);
            problems.extend(read.iter().flat_map(|read| &read.parsed.problems).cloned());
            match read.and_then(Read::document) {
                Some(document) => input.documents.push(Arc::clone(document)),
                // Of what is too large to be read the start may name files that belong to it.
                None => {
                    let text = String::from_utf8_lossy(&file.bytes.start(manner.limits.file.0)).into();
                    input.broken.push(Broken { path: path.clone(), text });
                }
            }
        }
        input
    }
}

/// A file as it is read; a fault of briefgen is a problem of the file.
fn parsed(manner: &Manner, path: &SourcePath, (bytes, hash): (&[u8], Fingerprint)) -> Parsed {
    let read = || {
        diagnostic::trip("parse", &String::from_utf8_lossy(bytes));
        parse::parse_in(manner, path, (bytes, hash))
    };
    diagnostic::catch(read).unwrap_or_else(|panicked| {
        let problem = fault::of_file(&panicked, path, "read this file, which is left out");
        Parsed { document: None, problems: vec![problem] }
    })
}

/// The settings with their hash; the last good ones in place of a file that cannot be read.
fn settings(
    snapshot: &Snapshot,
    request: &Request,
    last_good: Option<&Loaded>,
    problems: &mut Vec<Diagnostic>,
) -> (Arc<Settings>, Fingerprint) {
    let settings = read_settings(snapshot, &request.overrides, problems);
    match last_good {
        Some(earlier) if !super::unreadable_settings(snapshot).is_empty() => {
            (Arc::clone(&earlier.settings), earlier.settings_hash)
        }
        _ => (Arc::new(settings), settings_hash(snapshot, request)),
    }
}

/// A theme as it was read, and what is wrong with it.
#[derive(Debug)]
pub(super) struct ReadTheme {
    /// Of all that it was read from.
    inputs: Fingerprint,
    theme: Arc<Theme>,
    problems: Vec<Diagnostic>,
}

impl ReadTheme {
    /// Reads the theme that the settings name, or takes the one that was read from the same files.
    fn read(snapshot: &Snapshot, settings: &Settings, earlier: Option<Self>) -> Self {
        let files: Vec<_> = snapshot.below(THEMES).map(|(path, file)| (path, file.hash)).collect();
        let wanted = &settings.theme;
        let look = (&settings.identity, settings.limits.theme_file, settings.cards);
        let inputs = Fingerprint::of_value(&(
            &wanted.value,
            &wanted.range,
            look,
            named_files(snapshot, settings),
            files,
        ));
        if let Some(earlier) = earlier.filter(|earlier| earlier.inputs == inputs) {
            return earlier;
        }
        let mut problems = Vec::new();
        let theme = Arc::new(Theme::of_site(settings, snapshot, &mut problems));
        Self { inputs, theme, problems }
    }
}

/// The files that the settings name for the look of the site, with all of which one may be meant where it is not there.
fn named_files<'s>(snapshot: &'s Snapshot, settings: &Settings) -> Vec<(&'s SourcePath, Fingerprint)> {
    if settings.identity.files().next().is_none() {
        return Vec::new();
    }
    let files = snapshot.files().filter(|(path, _)| !path.is_markdown());
    files.map(|(path, file)| (path, file.hash)).collect()
}

/// The last good theme, if this one is not whole; else this one. A file that is missed takes nothing else away.
fn good_theme(read: &ReadTheme, last_good: Option<&Loaded>) -> Arc<Theme> {
    let lints = [Lint::ThemeFileMissing, Lint::ImageMissing, Lint::ValueInvalid, Lint::LimitExceeded];
    let is_whole =
        read.problems.iter().all(|problem| problem.level != Level::Error || lints.contains(&problem.lint));
    let theme = last_good.filter(|_| !is_whole).map_or(&read.theme, |earlier| &earlier.theme);
    Arc::clone(theme)
}

fn publishing(request: &Request, settings: &Settings) -> Publishing {
    let zone = settings.time_zone.clone();
    let clock = request.now.clock(&zone);
    Publishing { clock, zone, drafts: request.drafts, future: request.future, expired: request.expired }
}

struct Stopwatch {
    since: Instant,
    laps: Times,
}

impl Stopwatch {
    fn start() -> Self {
        Self { since: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, room: &'static str) {
        self.laps.push((room, self.since.elapsed()));
        self.since = Instant::now();
    }
}

fn settings_hash(snapshot: &Snapshot, request: &Request) -> Fingerprint {
    let base_url = request.overrides.base_url.as_ref().map(ToString::to_string);
    Fingerprint::of_value(&(snapshot.text(crate::config::FILE), base_url))
}

//! From a snapshot to a site that can be rendered: the rooms from `config` to `page`.
//!
//! What an earlier run left is used again where it is the same.

use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;

use super::{Engine, Now, Request, Times, read_settings};
use crate::config::Settings;
use crate::date::Clock;
use crate::diagnostic::{self, Diagnostic, Lint, SourceTexts};
use crate::name::{SourcePath, UrlPath};
use crate::page::Pages;
use crate::parse::{self, Parsed};
use crate::render::Renderer;
use crate::site::{self, Broken, Input, Publishing, Site};
use crate::source::{Bytes, CONTENT, Fingerprint, Snapshot};
use crate::theme::Theme;

/// A site that can be rendered.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) settings: Arc<Settings>,
    /// Of the settings as they were read.
    settings_hash: Fingerprint,
    pub(super) theme: Arc<Theme>,
    pub(super) site: Arc<Site>,
    pub(super) pages: Pages,
    pub(super) templates: Templates,
    /// What is wrong with everything else, at the levels of the lints.
    problems: Vec<Diagnostic>,
}

impl Loaded {
    /// All that is wrong, with what rendering found, at the levels that the settings give, in order.
    pub(super) fn diagnostics(&self, rendering: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut all = self.problems.clone();
        all.extend(self.templates.problems.iter().cloned());
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
}

impl Templates {
    /// Reads the templates, or takes the earlier ones when they are the same.
    fn new(theme: &Theme, pages: &Pages, earlier: Option<Self>) -> Self {
        let view = pages.site_view();
        if let Some(earlier) = earlier.filter(|earlier| earlier.renderer.is_of(theme, &view)) {
            return earlier;
        }
        let mut problems = Vec::new();
        let renderer = Arc::new(Renderer::new(theme, &view, &mut problems));
        Self { renderer, problems }
    }
}

impl Engine {
    /// Reads a snapshot into a site that can be rendered; tells how long each room took.
    pub(super) fn load(&mut self, snapshot: &Snapshot, request: &Request) -> Times {
        let mut watch = Stopwatch::start();
        let earlier = self.loaded.take();
        let mut problems = snapshot.problems().to_vec();
        let settings = Arc::new(read_settings(snapshot, &request.overrides, &mut problems));
        let settings_hash = settings_hash(snapshot, request);
        let publishing = publishing(request, &settings);
        let theme = Arc::new(Theme::load(&settings.theme, snapshot, &mut problems));
        watch.lap("theme");
        let mut input = self.parse(snapshot, &mut problems);
        watch.lap("parse");
        let mut plan = None;
        let mut templates = None;
        if let Some(earlier) = earlier {
            let same = earlier.settings_hash == settings_hash;
            plan = Some(earlier.pages.into_plan()).filter(|_| same);
            self.memory.linking.give_back(Arc::into_inner(earlier.site));
            templates = Some(earlier.templates);
        }
        let theme_files: Vec<UrlPath> = theme.files().values().map(|file| file.path.clone()).collect();
        let mut site = Arc::new(site::link(&input, &settings, &publishing, &mut self.memory.linking));
        watch.lap("site");
        let mut pages = Pages::new(&site, &settings, publishing.clock, (&theme_files, plan));
        if !pages.losers().is_empty() {
            // Of two documents with one URL only the first is published: nothing may name the other.
            problems.extend(pages.problems().filter(|problem| problem.lint == Lint::UrlConflict));
            input.withdraw(pages.losers());
            drop(pages);
            self.memory.linking.give_back(Arc::into_inner(site));
            site = Arc::new(site::link(&input, &settings, &publishing, &mut self.memory.linking));
            pages = Pages::new(&site, &settings, publishing.clock, (&theme_files, None));
        }
        problems.extend(site.problems.iter().cloned());
        problems.extend(pages.problems());
        watch.lap("page");
        let templates = Templates::new(&theme, &pages, templates);
        watch.lap("templates");
        self.loaded = Some(Loaded { settings, settings_hash, theme, site, pages, templates, problems });
        watch.laps
    }

    /// Parses every Markdown file that is not remembered.
    fn parse(&mut self, snapshot: &Snapshot, problems: &mut Vec<Diagnostic>) -> Input {
        let is_markdown = |path: &SourcePath| {
            path.as_str().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
        };
        let (markdown, others): (Vec<_>, Vec<_>) =
            snapshot.below(CONTENT).partition(|(path, _)| is_markdown(path));
        let memory = &self.memory;
        let parsed: Vec<(SourcePath, Fingerprint, Parsed)> = markdown
            .into_par_iter()
            .filter_map(|(path, file)| {
                let Bytes::Memory(bytes) = &file.bytes else { return None };
                let parsed = memory
                    .parsed(path, file.hash)
                    .cloned()
                    .unwrap_or_else(|| parse::parse(path, bytes, file.hash));
                Some((path.clone(), file.hash, parsed))
            })
            .collect();
        let mut input =
            Input { files: others.into_iter().map(|(path, _)| path.clone()).collect(), ..Input::default() };
        for (path, _, parsed) in &parsed {
            problems.extend(parsed.problems.iter().cloned());
            match &parsed.document {
                Some(document) => input.documents.push(document.clone()),
                None => {
                    let bytes = snapshot.get(path).map(|file| &file.bytes);
                    let text = match bytes {
                        Some(Bytes::Memory(bytes)) => String::from_utf8_lossy(bytes).into(),
                        _ => "".into(),
                    };
                    input.broken.push(Broken { path: path.clone(), text });
                }
            }
        }
        self.memory.remember_parsed(parsed);
        input
    }
}

fn publishing(request: &Request, settings: &Settings) -> Publishing {
    let clock = match request.now {
        Now::Clock(clock) => clock,
        Now::Instant(timestamp) => {
            Clock::from_timestamp(timestamp, settings.time_zone.to_datetime(timestamp).date())
        }
    };
    Publishing { clock, drafts: request.drafts, future: request.future, expired: request.expired }
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

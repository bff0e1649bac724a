//! Sorts documents out: what is withheld, which list each of the others stands in, and its slug.

use std::sync::Arc;

use super::link::{Input, Linker, new_actor, new_topic};
use super::references::Document as Known;
use super::{
    Actor, ActorId, Briefing, BriefingId, Page, PageId, Publishing, Target, Topic, TopicId, Withheld,
};
use crate::diagnostic::{Diagnostic, Lint};
use crate::name::{SourcePath, is_slug, slugify};
use crate::parse::{ActorMatter, Document, Matter, TopicMatter};
use crate::source::{CONTENT, Fingerprint};
use crate::yaml::Spanned;

impl Linker<'_> {
    /// Withholds, and gives each published document its place in a list.
    pub(super) fn sort_out(&mut self, input: &Input, publishing: &Publishing) {
        let mut briefings = Vec::new();
        for document in &input.documents {
            if let Some(because) = publishing.withholds(document) {
                self.known.insert(document.path.clone(), Known::Withheld);
                let (path, document) = (document.path.clone(), Arc::clone(document));
                self.site.withheld.push(Withheld { path, document, because });
                continue;
            }
            match &document.matter {
                Matter::Briefing(_) => briefings.push(self.briefing(document)),
                Matter::Actor(matter) => {
                    let id = self.add_actor(document, matter);
                    self.known.insert(document.path.clone(), Known::Published(Target::Actor(id, None)));
                }
                Matter::Topic(matter) => {
                    let id = self.add_topic(document, matter);
                    self.known.insert(document.path.clone(), Known::Published(Target::Topic(id, None)));
                }
                Matter::Page(_) => self.add_page(document),
            }
        }
        let order = |briefing: &Briefing| briefing.matter().date.value.timestamp();
        briefings.sort_by(|a, b| order(b).cmp(&order(a)).then_with(|| b.document.path.cmp(&a.document.path)));
        for (index, briefing) in briefings.iter().enumerate() {
            let target = Target::Briefing(BriefingId(index), None);
            self.known.insert(briefing.document.path.clone(), Known::Published(target));
        }
        self.site.briefings = briefings;
        for broken in &input.broken {
            self.known.insert(broken.path.clone(), Known::Broken);
        }
        self.know_others(input, publishing);
    }

    /// What stands in other languages, and files that a document of this one stands for.
    fn know_others(&mut self, input: &Input, publishing: &Publishing) {
        for document in &input.elsewhere {
            let known = match publishing.withholds(document) {
                Some(_) => Known::Withheld,
                None => Known::Published(Target::Elsewhere(document.path.clone(), None)),
            };
            self.known.insert(document.path.clone(), known);
        }
        for (other, document) in &input.twins {
            if let Some(Known::Published(target)) = self.known.get(document) {
                let target = Known::Published(target.clone());
                self.known.insert(other.clone(), target);
            }
        }
    }

    fn briefing(&mut self, document: &Arc<Document>) -> Briefing {
        let Matter::Briefing(matter) = &document.matter else { unreachable!("called with briefings alone") };
        let from_name = slugify(without_date(file_slug(&document.path)), self.settings.slugs);
        let from_title = || slugify(&matter.title.value, self.settings.slugs);
        let fallback = if from_name.is_empty() { from_title() } else { from_name };
        let slug = self.slug(document, matter.slug.as_ref(), &fallback);
        Briefing {
            document: Arc::clone(document),
            slug,
            actors: Vec::new(),
            listed: 0,
            topics: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
            links: Arc::default(),
            image: None,
            names: Arc::default(),
            related: Vec::new(),
            backlinks: Vec::new(),
        }
    }

    fn add_actor(&mut self, document: &Arc<Document>, matter: &ActorMatter) -> ActorId {
        let slug = self.slug(document, matter.slug.as_ref(), file_slug(&document.path));
        let name = matter.name.value.clone();
        self.site.actors.push(Actor {
            document: Some(Arc::clone(document)),
            kind: matter.kind,
            ..new_actor(&name, slug)
        });
        ActorId(self.site.actors.len() - 1)
    }

    fn add_topic(&mut self, document: &Arc<Document>, matter: &TopicMatter) -> TopicId {
        let slug = self.slug(document, matter.slug.as_ref(), file_slug(&document.path));
        let name = matter.name.value.clone();
        self.site.topics.push(Topic { document: Some(Arc::clone(document)), ..new_topic(&name, slug) });
        TopicId(self.site.topics.len() - 1)
    }

    fn add_page(&mut self, document: &Arc<Document>) {
        let Matter::Page(matter) = &document.matter else { unreachable!("called with pages alone") };
        let inside = document.path.as_str().strip_prefix(CONTENT).unwrap_or_default();
        let inside = inside.strip_suffix(document.path.file_name()).unwrap_or(inside);
        let mut parts: Vec<String> =
            inside.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if document.path.stem() != "index" {
            parts.push(document.path.stem().to_owned());
        }
        for part in &mut parts {
            let slug = slugify(part, self.settings.slugs);
            *part = if slug.is_empty() { Fingerprint::of(part.as_bytes()).short(8) } else { slug };
        }
        if let (Some(slug), Some(last)) = (matter.slug.as_ref(), parts.last_mut()) {
            *last = self.slug(document, Some(slug), &last.clone());
        }
        self.site.pages.push(Page {
            document: Arc::clone(document),
            parts,
            links: Arc::default(),
            image: None,
            names: Arc::default(),
        });
        let id = PageId(self.site.pages.len() - 1);
        self.known.insert(document.path.clone(), Known::Published(Target::Page(id, None)));
    }

    /// The slug that a file gives, or the one made of `fallback`; never empty.
    fn slug(&mut self, document: &Document, given: Option<&Spanned<String>>, fallback: &str) -> String {
        let style = self.settings.slugs;
        let made = slugify(fallback, style);
        let made =
            if made.is_empty() { Fingerprint::of(document.path.as_str().as_bytes()).short(8) } else { made };
        let Some(given) = given else { return made };
        if is_slug(&given.value, style) {
            return given.value.clone();
        }
        let mended = slugify(&given.value, style);
        let hint = if mended.is_empty() {
            "use lower-case letters, digits and hyphens".into()
        } else {
            format!("write `{mended}`")
        };
        let message = format!("`{}` cannot be a slug.", given.value);
        let span = document.span(given.range.clone());
        self.site.problems.push(Diagnostic::new(Lint::ValueInvalid, span, message).hint(hint));
        if mended.is_empty() { made } else { mended }
    }
}

/// The name that a file gives its page: its stem, or its folder's name for `index.md`.
pub(super) fn file_slug(path: &SourcePath) -> &str {
    match path.stem() {
        "index" => path.folder().rsplit('/').next().unwrap_or("index"),
        stem => stem,
    }
}

/// `2024-06-19-putin` -> `putin`; a name that is a date alone stays.
fn without_date(stem: &str) -> &str {
    let bytes = stem.as_bytes();
    let is_date = bytes.len() > 11
        && bytes[..11].iter().enumerate().all(|(at, byte)| {
            if matches!(at, 4 | 7 | 10) { matches!(byte, b'-' | b'_') } else { byte.is_ascii_digit() }
        });
    if is_date { &stem[11..] } else { stem }
}

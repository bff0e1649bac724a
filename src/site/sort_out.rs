//! Sorts documents out: what is withheld, which list each of the others stands in, and its slug.

use std::cmp::Reverse;
use std::sync::Arc;

use super::link::{Input, Linker, new_actor, new_topic};
use super::references::Document as Known;
use super::{
    Actor, ActorId, Briefing, BriefingId, Page, PageId, Publishing, Target, Topic, TopicId, Withheld,
};
use crate::diagnostic::{Diagnostic, Lint};
use crate::name::{SlugStyle, is_slug, slug_of_name, slugify};
use crate::parse::{ActorMatter, Document, Matter, TopicMatter};
use crate::snapshot::{CONTENT, Fingerprint};
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
        // The newest first; when a day begins is worked out once for each.
        briefings.sort_by_cached_key(|briefing| {
            let begins = briefing.matter().date.value.timestamp(&publishing.zone);
            Reverse((begins, briefing.document.path.clone()))
        });
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
        let slug = self.slug(document, matter.slug.as_ref());
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
        let slug = self.slug(document, matter.slug.as_ref());
        let name = matter.name.value.clone();
        self.site.actors.push(Actor {
            document: Some(Arc::clone(document)),
            kind: matter.kind,
            ..new_actor(&name, slug)
        });
        ActorId(self.site.actors.len() - 1)
    }

    fn add_topic(&mut self, document: &Arc<Document>, matter: &TopicMatter) -> TopicId {
        let slug = self.slug(document, matter.slug.as_ref());
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
            let is_one = !mended(&slug.value, self.settings.slugs).is_empty();
            let given = self.slug(document, Some(slug));
            if is_one {
                *last = given;
            }
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

    /// The slug of a document; tells of a given one that cannot be used as it stands.
    fn slug(&mut self, document: &Document, given: Option<&Spanned<String>>) -> String {
        let style = self.settings.slugs;
        if let Some(given) = given.filter(|given| !is_slug(&given.value, style)) {
            let mended = mended(&given.value, style);
            let hint = if mended.is_empty() {
                "use lower-case letters, digits and hyphens".into()
            } else {
                format!("write `{mended}`")
            };
            let message = format!("`{}` cannot be a slug.", given.value);
            let span = document.span(given.range.clone());
            self.site.problems.push(Diagnostic::new(Lint::ValueInvalid, span, message).hint(hint));
        }
        slug_of(document, style)
    }
}

/// The slug that a document has in the site of its own language: the one that it gives, or what is made of its
/// file's name, of a briefing's without a day, or of its title.
pub(super) fn slug_of(document: &Document, style: SlugStyle) -> String {
    let path = &document.path;
    let (given, made) = match &document.matter {
        Matter::Briefing(matter) => {
            let from_name = slugify(path.undated_name(), style);
            let from_title = || slugify(&matter.title.value, style);
            (matter.slug.as_ref(), if from_name.is_empty() { from_title() } else { from_name })
        }
        Matter::Actor(matter) => (matter.slug.as_ref(), slug_of_name(path.own_name(), style)),
        Matter::Topic(matter) => (matter.slug.as_ref(), slug_of_name(path.own_name(), style)),
        Matter::Page(matter) => (matter.slug.as_ref(), slugify(path.own_name(), style)),
    };
    let given = given.map(|given| mended(&given.value, style)).filter(|given| !given.is_empty());
    given.unwrap_or_else(|| {
        if made.is_empty() { Fingerprint::of(path.as_str().as_bytes()).short(8) } else { made }
    })
}

/// A slug that a writer gave, as it is used; empty when it cannot be one.
fn mended(given: &str, style: SlugStyle) -> String {
    if is_slug(given, style) { given.to_owned() } else { slugify(given, style) }
}

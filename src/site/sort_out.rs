//! Sorts documents out: what is withheld, which list each of the others stands in, and its slug.

use std::cmp::Reverse;

use super::finding::{Finding, Spot};
use super::frame::{Declared, LinkedActor, LinkedBriefing, LinkedPage, LinkedTopic};
use super::link::Linker;
use super::references::Document as Known;
use super::{ActorId, BriefingId, PageId, Target, TopicId};
use crate::diagnostic::Lint;
use crate::name::{SlugStyle, SourcePath, is_slug, slug_of_name, slugify};
use crate::parse::{
    ActorOutline, At, BriefingOutline, Outline, OutlineOf, PageOutline, Placed, TopicOutline,
};
use crate::snapshot::{CONTENT, Fingerprint, Sealed};

impl Linker<'_> {
    /// Withholds, and gives each published document its place in a list.
    pub(super) fn sort_out(&mut self) {
        let given = self.given;
        let mut briefings = Vec::new();
        for (file, (outline, because)) in given.documents.iter().enumerate() {
            let path = outline.path.clone();
            if let Some(because) = because {
                self.frame.known.insert(path, Known::Withheld);
                self.frame.withheld.push((file, *because));
                continue;
            }
            let slug = self.slug(file, outline);
            let target = match &outline.of {
                OutlineOf::Briefing(briefing) => {
                    briefings.push(new_briefing(declared(file, outline, briefing), slug));
                    continue;
                }
                OutlineOf::Actor(actor) => {
                    Target::Actor(self.add_actor(declared(file, outline, actor), slug), None)
                }
                OutlineOf::Topic(topic) => {
                    Target::Topic(self.add_topic(declared(file, outline, topic), slug), None)
                }
                OutlineOf::Page(page) => {
                    Target::Page(self.add_page(declared(file, outline, page), slug), None)
                }
            };
            self.frame.known.insert(path, Known::Published(target));
        }
        // The newest first; when a day begins is worked out once for each.
        briefings.sort_by_cached_key(|briefing: &LinkedBriefing| {
            let begins = briefing.outline().date.timestamp(&given.zone);
            Reverse((begins, briefing.declared.path.clone()))
        });
        for (index, briefing) in briefings.iter().enumerate() {
            let target = Target::Briefing(BriefingId(index), None);
            self.frame.known.insert(briefing.declared.path.clone(), Known::Published(target));
        }
        self.frame.briefings = briefings;
        for broken in &given.broken {
            self.frame.known.insert(broken.clone(), Known::Broken);
        }
        self.know_others();
    }

    /// What stands in other languages, and files that a document of this one stands for.
    fn know_others(&mut self) {
        let known = &mut self.frame.known;
        for (path, because) in &self.given.elsewhere {
            let what = match because {
                Some(_) => {
                    self.frame.withheld_elsewhere.insert(path.clone());
                    Known::Withheld
                }
                None => Known::Published(Target::Elsewhere(path.clone(), None)),
            };
            known.insert(path.clone(), what);
        }
        for (other, document) in &self.given.twins {
            if let Some(Known::Published(target)) = known.get(document) {
                let target = Known::Published(target.clone());
                known.insert(other.clone(), target);
            }
        }
    }

    fn add_actor(&mut self, declared: Declared<ActorOutline>, slug: String) -> ActorId {
        let outline = &declared.outline;
        let (name, kind) = (outline.name.value.clone(), outline.kind);
        let actors = &mut self.frame.actors;
        actors.push(LinkedActor { declared: Some(declared), kind, ..LinkedActor::new(&name, slug) });
        ActorId(actors.len() - 1)
    }

    fn add_topic(&mut self, declared: Declared<TopicOutline>, slug: String) -> TopicId {
        let name = declared.outline.name.value.clone();
        let topics = &mut self.frame.topics;
        topics.push(LinkedTopic { declared: Some(declared), ..LinkedTopic::new(&name, slug) });
        TopicId(topics.len() - 1)
    }

    /// A page has the path of its file; a slug that the file gives is its last part.
    fn add_page(&mut self, declared: Declared<PageOutline>, slug: String) -> PageId {
        let (path, style) = (&declared.path, self.given.slugs);
        let inside = path.as_str().strip_prefix(CONTENT).unwrap_or_default();
        let inside = inside.strip_suffix(path.file_name()).unwrap_or(inside);
        let mut parts: Vec<String> =
            inside.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if path.stem() != "index" {
            parts.push(path.stem().to_owned());
        }
        for part in &mut parts {
            let slug = slugify(part, style);
            *part = if slug.is_empty() { Fingerprint::of(part.as_bytes()).short(8) } else { slug };
        }
        let is_given =
            declared.outline.slug.as_ref().is_some_and(|slug| !mended(&slug.value, style).is_empty());
        if let Some(last) = parts.last_mut().filter(|_| is_given) {
            *last = slug;
        }
        self.frame.pages.push(LinkedPage { declared, parts });
        PageId(self.frame.pages.len() - 1)
    }

    /// The slug of a document; tells of a given one that cannot be used as it stands.
    fn slug(&mut self, file: usize, outline: &Outline) -> String {
        let style = self.given.slugs;
        let given = given_slug(&outline.of).filter(|given| !is_slug(&given.value, style));
        // The words on the home page have no address of their own.
        if let Some(given) = given.filter(|_| !is_home(outline)) {
            let mended = mended(&given.value, style);
            let hint = if mended.is_empty() {
                "use lower-case letters, digits and hyphens".into()
            } else {
                format!("write `{mended}`")
            };
            let message = format!("`{}` cannot be a slug.", given.value);
            self.find(Finding::new(Lint::ValueInvalid, Spot::new(file, At::Slug), message).hint(hint));
        }
        slug_of(outline, style)
    }
}

fn declared<T>(file: usize, outline: &Outline, of: &Sealed<T>) -> Declared<T> {
    Declared { file, path: outline.path.clone(), outline: of.clone() }
}

fn new_briefing(declared: Declared<BriefingOutline>, slug: String) -> LinkedBriefing {
    LinkedBriefing {
        declared,
        slug,
        actors: Vec::new(),
        listed: 0,
        topics: Vec::new(),
        events: Vec::new(),
        quotes: Vec::new(),
    }
}

fn is_home(outline: &Outline) -> bool {
    let path = &outline.path;
    matches!(outline.of, OutlineOf::Page(_)) && path.folder() == CONTENT && path.stem() == "index"
}

fn given_slug(outline: &OutlineOf) -> Option<&Placed<String>> {
    match outline {
        OutlineOf::Briefing(outline) => outline.slug.as_ref(),
        OutlineOf::Actor(outline) => outline.slug.as_ref(),
        OutlineOf::Topic(outline) => outline.slug.as_ref(),
        OutlineOf::Page(outline) => outline.slug.as_ref(),
    }
}

/// The slug that a document has in the site of its own language: the one that it gives, or what is made of its
/// file's name, of a briefing's without a day, or of its title.
pub(super) fn slug_of(outline: &Outline, style: SlugStyle) -> String {
    let path = &outline.path;
    let given = given_slug(&outline.of).map(|given| mended(&given.value, style));
    given.filter(|given| !given.is_empty()).unwrap_or_else(|| {
        let made = made_slug(path, &outline.of, style);
        if made.is_empty() { Fingerprint::of(path.as_str().as_bytes()).short(8) } else { made }
    })
}

fn made_slug(path: &SourcePath, outline: &OutlineOf, style: SlugStyle) -> String {
    match outline {
        OutlineOf::Briefing(outline) => {
            let from_name = slugify(path.undated_name(), style);
            let title = outline.slug_title.as_ref().filter(|_| from_name.is_empty());
            title.map_or(from_name, |title| slugify(title, style))
        }
        OutlineOf::Actor(_) | OutlineOf::Topic(_) => slug_of_name(path.own_name(), style),
        OutlineOf::Page(_) => slugify(path.own_name(), style),
    }
}

/// A slug that a writer gave, as it is used; empty when it cannot be one.
fn mended(given: &str, style: SlugStyle) -> String {
    if is_slug(given, style) { given.to_owned() } else { slugify(given, style) }
}

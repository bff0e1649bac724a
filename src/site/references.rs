//! Where the references of bodies lead: links by file, wiki links by name, pictures.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use percent_encoding::percent_decode_str;
use rustc_hash::FxHashMap;

use super::called::Called;
use super::destination::{Destination, is_external, relative, unsafe_address};
use super::doubts::{misspelt_path, of_references};
use super::fragments::{is_id_of_page, is_id_of_record, with_fragment};
use super::frame::Frame;
use super::names::{Meaning, Names};
use super::surroundings::{Elsewhere, LinkedTo, Surroundings};
use super::{ActorId, BriefingId, QuoteId, Target, TopicId};
use crate::diagnostic::{Diagnostic, Lint};
use crate::image::Kind;
use crate::name::{SlugStyle, SourcePath, affordable, composed, fold, nearest, slugify};
use crate::parse::{self, Image, LinkKind, LinkRef, Placed};
use crate::prose::markdown::{wiki_kind, wiki_label};
use crate::snapshot::CONTENT;
use crate::text;

/// What a Markdown file became.
#[derive(Clone, Debug)]
pub(super) enum Document {
    Published(Target),
    Withheld,
    /// Its problems are known; what leads to it is not reported again.
    Broken,
}

const WITHHELD_HINT: &str = "it becomes a link when that file is published";

/// What references are resolved against: the frame of the site, and the files that are copied.
pub(super) struct References<'a> {
    pub(super) frame: &'a Frame,
    documents: &'a [Arc<parse::Document>],
    files: HashSet<&'a SourcePath>,
    /// What is published in other languages, with its ids once a link asks for one.
    elsewhere: FxHashMap<&'a SourcePath, (&'a Elsewhere<'a>, OnceLock<HashSet<&'a str>>)>,
    /// Quotes by their ids, once a link asks for one.
    quotes: OnceLock<FxHashMap<String, QuoteId>>,
    /// Once a wiki link asks.
    called: Called<'a>,
    /// Files and documents by their composed paths, once a link asks for one that is not there as written.
    composed: OnceLock<FxHashMap<String, SourcePath>>,
}

/// Where the references of one document lead.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    /// One for each of the body's references, in their order.
    pub(super) links: Arc<[Target]>,
    /// The picture of the front matter.
    pub(super) image: Option<Target>,
    pub(super) problems: Vec<Unfound>,
    /// What beside the frame and the files this rests on.
    pub(super) rests_on: RestsOn,
}

/// What of other documents a resolution looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RestsOn {
    /// Titles of briefings and pages.
    pub(super) titles: bool,
    /// Ids of headings and other elements.
    pub(super) ids: bool,
    /// All front matter.
    pub(super) everything: bool,
}

/// A reference that leads nowhere, and what it may have meant.
#[derive(Debug)]
pub(super) struct Unfound {
    pub(super) problem: Diagnostic,
    pub(super) wanted: Option<Wanted>,
}

/// What a writer may have meant: to find it takes a look at every name, so it is looked up last, for
/// a bounded number of problems.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wanted {
    /// A file, as it was written in a file of this folder.
    File { written: String, folder: String },
    /// Something that is called so.
    Name(String),
    /// A heading of a document.
    Heading { target: Target, id: String },
}

/// The file of `content/` that a destination, written in the file at a path, names, whether it exists or not.
pub(super) fn file_of(path: &SourcePath, link: &str) -> Option<SourcePath> {
    if is_external(link) {
        return None;
    }
    path.join(&Destination::split(link).path, CONTENT)
}

impl<'a> References<'a> {
    pub(super) fn new(
        frame: &'a Frame,
        documents: &'a [Arc<parse::Document>],
        beside: &'a Surroundings<'a>,
    ) -> Self {
        let published = beside.elsewhere.iter().filter(|one| !one.is_withheld);
        Self {
            frame,
            documents,
            files: beside.files.iter().collect(),
            elsewhere: published.map(|one| (&one.outline.path, (one, OnceLock::new()))).collect(),
            quotes: OnceLock::new(),
            called: Called::new(frame, documents, &beside.elsewhere),
            composed: OnceLock::new(),
        }
    }

    /// A path as the disk has it. A disk or a writer's keyboard may take letters apart (`é`, `가`), and no reader
    /// sees a difference.
    fn on_disk(&self, file: SourcePath) -> SourcePath {
        if file.as_str().is_ascii() || self.files.contains(&file) || self.frame.known.contains_key(&file) {
            return file;
        }
        let composed_paths = self.composed.get_or_init(|| {
            let mut paths: Vec<&SourcePath> =
                self.files.iter().copied().chain(self.frame.known.keys()).collect();
            paths.retain(|path| !path.as_str().is_ascii());
            // Of two that look alike the first is meant, however the disk lists them.
            paths.sort_unstable_by(|a, b| b.cmp(a));
            paths.into_iter().map(|path| (composed(path.as_str()).into_owned(), path.clone())).collect()
        });
        composed_paths.get(&*composed(file.as_str())).cloned().unwrap_or(file)
    }

    /// Whether a briefing tells the quote of an id.
    fn tells(&self, briefing: BriefingId, id: &str) -> bool {
        let frame = self.frame;
        let by_id = self.quotes.get_or_init(|| {
            let ids = (0..frame.quotes.len()).map(QuoteId);
            ids.map(|quote| (frame[quote].id.clone(), quote)).collect()
        });
        let tellings = by_id.get(id).map(|&quote| &frame[quote].tellings);
        tellings.is_some_and(|tellings| tellings.binary_search_by_key(&briefing, |telling| telling.0).is_ok())
    }

    /// The page that a target leads to, which is asked for its ids.
    fn page_of(&self, target: &Target, rests_on: &mut RestsOn) -> Option<LinkedTo<'_, 'a>> {
        rests_on.ids = true;
        let frame = self.frame;
        let file = match target {
            Target::Briefing(id, _) => frame[*id].declared.file,
            Target::Page(id, _) => frame[*id].declared.file,
            Target::Actor(id, _) => frame[*id].declared.as_ref()?.file,
            Target::Topic(id, _) => frame[*id].declared.as_ref()?.file,
            Target::Elsewhere(path, _) => {
                let (page, ids) = self.elsewhere.get(path)?;
                return Some(LinkedTo::Elsewhere(page, ids));
            }
            _ => return None,
        };
        Some(LinkedTo::Document(&self.documents[file]))
    }

    /// For how many problems [`Self::nearest`] may be asked.
    pub(super) fn affordable(&self, most: usize) -> usize {
        let Frame { actor_names, topic_names, briefings, known, .. } = self.frame;
        let names = actor_names.declared() + topic_names.declared() + briefings.len();
        affordable(names.max(known.len() + self.files.len()), most)
    }

    /// Where the references of a document lead, and its picture.
    pub(super) fn resolve(&self, document: &parse::Document) -> Resolved {
        let mut resolver = Resolver { references: self, document, resolved: Resolved::default() };
        let links: Arc<[Target]> = document.body.links.iter().map(|link| resolver.link(link)).collect();
        let image = document.matter.image().and_then(|image| resolver.image(image));
        for problem in of_references(document, &links) {
            resolver.tell(problem);
        }
        Resolved { links, image, ..resolver.resolved }
    }

    /// What a writer most likely meant, as it is to be written.
    pub(super) fn nearest(&self, wanted: &Wanted) -> Option<String> {
        match wanted {
            Wanted::File { written, folder } => self.nearest_file(written, folder),
            Wanted::Heading { target, id } => {
                // All that is near is looked up anew when an id or a title changes.
                let page = self.page_of(target, &mut RestsOn::default())?;
                page.nearest(id).map(|near| format!("#{near}"))
            }
            Wanted::Name(name) => {
                let Frame { briefings, actor_names, topic_names, .. } = self.frame;
                let titles = || briefings.iter().map(|one| one.declared.document(self.documents).title());
                let names = [actor_names, topic_names];
                let near = names.iter().find_map(|names| names.nearest(name));
                near.or_else(|| nearest(name, titles())).map(|near| format!("[[{near}]]"))
            }
        }
    }

    fn nearest_file(&self, written: &str, folder: &str) -> Option<String> {
        let wanted = written.rsplit('/').next().unwrap_or(written);
        let mut paths: Vec<&SourcePath> = self.frame.known.keys().chain(self.files.iter().copied()).collect();
        paths.sort_unstable();
        let stem = wanted.rsplit_once('.').map_or(wanted, |(stem, _)| stem);
        let near = nearest(stem, paths.iter().map(|path| path.stem()))?;
        let path = paths.iter().find(|path| path.stem() == near);
        Some(path.map_or_else(|| near.to_owned(), |path| relative(folder, path.as_str())))
    }
}

/// Resolves the references of one document.
struct Resolver<'r, 'a> {
    references: &'r References<'a>,
    document: &'r parse::Document,
    resolved: Resolved,
}

impl Resolver<'_, '_> {
    fn link(&mut self, link: &LinkRef) -> Target {
        match link.kind {
            LinkKind::Wiki => self.wiki(link),
            LinkKind::Link | LinkKind::Image | LinkKind::Html => self.by_path(link),
        }
    }

    /// Where a picture of front matter is.
    fn image(&mut self, image: &Image) -> Option<Target> {
        let written = &image.file.value;
        if let Some(problem) = unsafe_address(self.document, (written, &image.file.range)) {
            self.tell(problem);
            return None;
        }
        if is_external(written) {
            return Some(Target::External(written.clone()));
        }
        let references = self.references;
        let file = file_of(&self.document.path, written).map(|file| references.on_disk(file));
        let file = file.filter(|file| references.files.contains(file));
        if file.is_none() {
            let message = format!("The picture `{written}` does not exist.");
            self.missing((Lint::ImageMissing, image.file.range.clone()), message, written);
        }
        Some(Target::Asset(file?))
    }

    fn tell(&mut self, problem: Diagnostic) {
        self.resolved.problems.push(Unfound { problem, wanted: None });
    }

    fn by_path(&mut self, link: &LinkRef) -> Target {
        let (references, document) = (self.references, self.document);
        let written = link.destination.trim();
        if written.is_empty() {
            self.broken(link.range.clone(), "The link has no destination.".into(), "");
            return Target::Nowhere;
        }
        if let Some(problem) = unsafe_address(document, (written, &link.range)) {
            self.tell(problem);
            return Target::Nowhere;
        }
        if is_external(written) {
            return Target::External(written.to_owned());
        }
        let destination = Destination::split(written);
        if destination.path.is_empty() {
            let own = match references.frame.known.get(&document.path) {
                Some(Document::Published(target)) => Some(target.clone()),
                _ => None,
            };
            let fragment = destination.fragment.unwrap_or_default();
            let is_there = own.is_none_or(|own| self.check_fragment(link, &own, destination.fragment));
            return if is_there { Target::Here(fragment.to_owned()) } else { Target::Nowhere };
        }
        let Some(file) = document.path.join(&destination.path, CONTENT) else {
            self.broken(link.range.clone(), format!("`{written}` leads out of the site."), "");
            return Target::Nowhere;
        };
        let file = references.on_disk(file);
        if references.files.contains(&file) {
            return Target::Asset(file);
        }
        let index = references.on_disk(SourcePath::new(format!("{file}/index.md")));
        let with_ending = references.on_disk(SourcePath::new(format!("{file}.md")));
        let candidates = [&file, &index, &with_ending];
        let found = candidates
            .into_iter()
            .find_map(|path| references.frame.known.get(path).map(|known| (path.clone(), known.clone())));
        match found {
            Some((path, known)) => self.document(link, &path, known, destination.fragment),
            None if destination.path.starts_with('/') => Target::Path(written.to_owned()),
            None if is_wiki_picture(document, link) => {
                let message = "A wiki link cannot be a picture.".to_owned();
                let problem = Diagnostic::new(Lint::LinkBroken, document.span(link.range.clone()), message);
                self.tell(problem.hint("write the file of a picture, or leave out the `!`"));
                Target::Nowhere
            }
            None => {
                let is_picture = link.kind == LinkKind::Image || Kind::of_name(&destination.path).is_some();
                let (lint, what) =
                    if is_picture { (Lint::ImageMissing, "picture") } else { (Lint::LinkBroken, "file") };
                let message = format!("The {what} `{}` does not exist.", destination.path);
                self.missing((lint, link.range.clone()), message, &destination.path);
                Target::Nowhere
            }
        }
    }

    fn document(
        &mut self,
        link: &LinkRef,
        path: &SourcePath,
        known: Document,
        fragment: Option<&str>,
    ) -> Target {
        match known {
            Document::Published(target) => {
                let is_original = self.is_original(path, &target);
                let target = if is_original { Target::Elsewhere(path.clone(), None) } else { target };
                let fragment = if self.check_fragment(link, &target, fragment) { fragment } else { None };
                with_fragment(target, fragment)
            }
            Document::Withheld => {
                let message = format!("`{path}` is not published, so the link is left out.");
                let problem =
                    Diagnostic::new(Lint::LinkWithheld, self.document.span(link.range.clone()), message);
                self.tell(problem.hint(WITHHELD_HINT));
                Target::Nowhere
            }
            Document::Broken => Target::Nowhere,
        }
    }

    /// Whether a file is what this document translates: a link to it does not lead back to the translation.
    fn is_original(&self, path: &SourcePath, target: &Target) -> bool {
        let own = self.references.frame.known.get(&self.document.path);
        let is_own = matches!(own, Some(Document::Published(own)) if own == target);
        is_own && self.references.elsewhere.contains_key(path)
    }

    /// Whether the page that a target leads to has the fragment; reports it when it has not.
    fn check_fragment(&mut self, link: &LinkRef, target: &Target, fragment: Option<&str>) -> bool {
        let Some(fragment) = fragment else { return true };
        // The ids of the quotes and events of another language are made with its own site.
        if matches!(target, Target::Elsewhere(..)) && is_id_of_record(fragment) {
            return true;
        }
        let Some(to) = self.references.page_of(target, &mut self.resolved.rests_on) else { return true };
        let id = percent_decode_str(fragment).decode_utf8_lossy();
        let is_quote =
            matches!(target, Target::Briefing(briefing, _) if self.references.tells(*briefing, &id));
        if to.has_id(&id) || is_quote || is_id_of_page(&to.outline(), &id) {
            return true;
        }
        let message = format!("`{}` has no heading `#{id}`.", to.path());
        let problem = Diagnostic::new(Lint::LinkBroken, self.document.span(link.range.clone()), message);
        let slug = slugify(&id, SlugStyle::Ascii);
        if to.has_id(&slug) {
            self.tell(problem.hint(format!("write `#{slug}`: ids of headings are in small Latin letters")));
            return false;
        }
        let wanted = Some(Wanted::Heading { target: target.clone(), id: id.into_owned() });
        self.resolved.problems.push(Unfound { problem, wanted });
        false
    }

    fn wiki(&mut self, link: &LinkRef) -> Target {
        let (kind, whole) = wiki_kind(&link.destination);
        // A name may hold a `#` of its own.
        let mut readings = vec![(whole, None)];
        readings.extend(
            whole
                .match_indices('#')
                .rev()
                .map(|(at, _)| (text::before(whole, at).trim(), Some(text::from(whole, at + 1)))),
        );
        for (name, fragment) in readings {
            if let Some(target) = self.named(kind, name) {
                let span = self.document.span(link.range.clone());
                let called = &self.references.called;
                let doubt = called.doubt((name, &target), span, &mut self.resolved.rests_on);
                if let Some(problem) = doubt {
                    self.tell(problem);
                }
                let is_there = self.check_fragment(link, &target, fragment);
                return with_fragment(target, fragment.filter(|_| is_there));
            }
        }
        let name = wiki_label(&link.destination);
        self.wiki_nowhere(link, name);
        Target::Nowhere
    }

    /// What a name means in a wiki link of a document.
    fn named(&mut self, kind: Option<&str>, name: &str) -> Option<Target> {
        let frame = self.references.frame;
        let Frame { known, actor_names, topic_names, .. } = frame;
        let one = |names: &Names| match names.meaning(name) {
            Meaning::One(bearer) => Some(bearer),
            Meaning::Ambiguous(bearers) => {
                // The briefing's own actors settle which one is meant.
                let Some(Document::Published(Target::Briefing(id, _))) = known.get(&self.document.path)
                else {
                    return None;
                };
                let mut listed = bearers
                    .into_iter()
                    .filter(|bearer| frame[*id].actors.iter().any(|a| a.actor.0 == *bearer));
                listed.next().filter(|_| listed.next().is_none())
            }
            Meaning::Unknown => None,
        };
        let actor = || one(actor_names).map(|bearer| Target::Actor(ActorId(bearer), None));
        let topic = || one(topic_names).map(|bearer| Target::Topic(TopicId(bearer), None));
        let found = match kind {
            Some("actor") => return actor(),
            Some("topic") => return topic(),
            Some(_) => None,
            None => actor().or_else(topic),
        };
        found.or_else(|| self.references.called.target(name, &mut self.resolved.rests_on))
    }

    fn wiki_nowhere(&mut self, link: &LinkRef, name: &str) {
        let frame = self.references.frame;
        let names = [&frame.actor_names, &frame.topic_names];
        let rests_on = &mut self.resolved.rests_on;
        let span = self.document.span(link.range.clone());
        let folded = fold(name);
        let called = &self.references.called;
        if called.is_withheld(name, rests_on) {
            let message = format!("`{name}` is not published, so the link is left out.");
            self.tell(Diagnostic::new(Lint::LinkWithheld, span, message).hint(WITHHELD_HINT));
            return;
        }
        if called.is_broken(name) {
            return;
        }
        if names.iter().any(|names| matches!(names.meaning(name), Meaning::Ambiguous(_))) {
            if !called.is_used(&folded, rests_on) && is_claimed_twice(&folded, names, frame) {
                return;
            }
            let message = format!("`{name}` is a name of several.");
            let problem = Diagnostic::new(Lint::AliasAmbiguous, span, message);
            self.tell(problem.hint("write the slug of the one that is meant"));
            return;
        }
        let problem = Diagnostic::new(Lint::LinkBroken, span, format!("Nothing is called `{name}`."));
        let wanted = Some(Wanted::Name(name.to_owned()));
        self.resolved.problems.push(Unfound { problem, wanted });
    }

    fn broken(&mut self, range: Range<usize>, message: String, written: &str) {
        self.missing((Lint::LinkBroken, range), message, written);
    }

    /// Reports what is not there, and looks for what may be meant by `written`.
    fn missing(&mut self, (lint, range): (Lint, Range<usize>), message: String, written: &str) {
        let problem = Diagnostic::new(lint, self.document.span(range), message);
        if let Some(hint) = misspelt_path(written) {
            return self.tell(problem.hint(hint));
        }
        let folder = self.document.path.folder().to_owned();
        let wanted = (!written.is_empty()).then(|| Wanted::File { written: written.to_owned(), folder });
        self.resolved.problems.push(Unfound { problem, wanted });
    }
}

/// Whether two files of one kind claim a name strongly: then it is reported there.
fn is_claimed_twice(folded: &str, [actors, topics]: [&Names; 2], frame: &Frame) -> bool {
    let claim = |bearers: Meaning, claims: &dyn Fn(usize) -> bool| match bearers {
        Meaning::Ambiguous(bearers) => bearers.into_iter().filter(|&bearer| claims(bearer)).nth(1).is_some(),
        _ => false,
    };
    let by_actor = |index: usize| {
        frame[ActorId(index)].outline().is_some_and(|one| is_one_of(&one.name, &one.aliases, folded))
    };
    let by_topic = |index: usize| {
        frame[TopicId(index)].outline().is_some_and(|one| is_one_of(&one.name, &one.aliases, folded))
    };
    claim(actors.meaning(folded), &by_actor) || claim(topics.meaning(folded), &by_topic)
}

/// Whether a folded name is that of an actor or topic, or an alias that is not weak.
fn is_one_of(name: &Placed<String>, aliases: &[Placed<String>], folded: &str) -> bool {
    std::iter::once(name).chain(aliases).any(|given| fold(&given.value) == folded)
}

/// Whether a picture is written `![[name]]`.
fn is_wiki_picture(document: &parse::Document, link: &LinkRef) -> bool {
    link.kind == LinkKind::Image
        && document.text.get(..link.range.start).is_some_and(|before| before.ends_with("![["))
}

//! Where the references of bodies lead: links by file, wiki links by name, pictures.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use percent_encoding::percent_decode_str;

use super::assets::{self, Referenced};
use super::link::Input;
use super::names::{Meaning, Names};
use super::{ActorId, BriefingId, PageId, Site, Target, TopicId};
use crate::diagnostic::{Diagnostic, Lint};
use crate::name::{SourcePath, fold, nearest};
use crate::parse::markdown::{wiki_kind, wiki_label};
use crate::parse::{self, Image, LinkKind, LinkRef};
use crate::source::CONTENT;

/// What a Markdown file became.
#[derive(Clone, Debug)]
pub(super) enum Document {
    Published(Target),
    Withheld,
    /// Its problems are known; what leads to it is not reported again.
    Broken,
}

/// Most broken links for which the nearest target is looked up.
const MOST_SUGGESTIONS: usize = 50;

const WITHHELD_HINT: &str = "it becomes a link when that file is published";

pub(super) struct References<'a> {
    known: &'a HashMap<SourcePath, Document>,
    files: HashSet<&'a SourcePath>,
    /// Briefings and pages by folded title and by slug, for wiki links.
    titles: HashMap<String, Target>,
    referenced: Referenced,
    problems: Vec<Diagnostic>,
}

/// The parts of a link's destination.
struct Destination<'l> {
    path: String,
    fragment: Option<&'l str>,
}

impl<'l> Destination<'l> {
    fn split(link: &'l str) -> Self {
        let (rest, fragment) =
            link.split_once('#').map_or((link, None), |(rest, fragment)| (rest, Some(fragment)));
        let path = rest.split('?').next().unwrap_or_default();
        let path = percent_decode_str(path)
            .decode_utf8()
            .map_or_else(|_| path.to_owned(), std::borrow::Cow::into_owned);
        Self { path, fragment: fragment.filter(|fragment| !fragment.is_empty()) }
    }
}

/// Whether a destination leads to another host or program: it has a scheme, or begins with `//`.
fn is_external(link: &str) -> bool {
    let scheme = link.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    has_scheme || link.starts_with("//")
}

/// The file of `content/` that a destination names, whether it exists or not.
pub(super) fn file_of(document: &parse::Document, link: &str) -> Option<SourcePath> {
    if is_external(link) {
        return None;
    }
    document.path.join(&Destination::split(link).path, CONTENT)
}

impl<'a> References<'a> {
    pub(super) fn new(
        input: &'a Input,
        site: &Site,
        known: &'a HashMap<SourcePath, Document>,
    ) -> References<'a> {
        let mut titles = HashMap::new();
        for (index, page) in site.pages.iter().enumerate() {
            let target = Target::Page(PageId(index), None);
            titles.entry(fold(&page.matter().title)).or_insert_with(|| target.clone());
            if let Some(slug) = page.parts.last() {
                titles.entry(slug.clone()).or_insert(target);
            }
        }
        for (index, briefing) in site.briefings.iter().enumerate() {
            let target = Target::Briefing(BriefingId(index), None);
            titles.entry(fold(&briefing.matter().title.value)).or_insert_with(|| target.clone());
            titles.entry(briefing.slug.clone()).or_insert(target);
        }
        References {
            known,
            files: input.files.iter().collect(),
            titles,
            referenced: Referenced::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn finish(self, problems: &mut Vec<Diagnostic>) -> Referenced {
        problems.extend(self.problems);
        self.referenced
    }

    /// Where each reference of a body leads, in their order.
    pub(super) fn resolve_body(
        &mut self,
        document: &parse::Document,
        actors: &Names,
        topics: &Names,
        site: &Site,
    ) -> Vec<Target> {
        let mut targets = Vec::with_capacity(document.body.links.len());
        for link in &document.body.links {
            let target = match link.kind {
                LinkKind::Wiki => self.wiki(document, link, actors, topics, site),
                LinkKind::Link | LinkKind::Image | LinkKind::Html => self.by_path(document, link, site),
            };
            assets::note(&mut self.referenced, &target);
            targets.push(target);
        }
        targets
    }

    /// Where a picture of front matter is.
    pub(super) fn resolve_image(&mut self, document: &parse::Document, image: &Image) -> Option<Target> {
        if is_external(&image.file.value) {
            return Some(Target::External(image.file.value.clone()));
        }
        let file = file_of(document, &image.file.value).filter(|file| self.files.contains(file));
        if file.is_none() {
            self.broken(
                document,
                image.file.range.clone(),
                format!("The picture `{}` does not exist.", image.file.value),
                &image.file.value,
            );
        }
        let target = Target::Asset(file?);
        assets::note(&mut self.referenced, &target);
        Some(target)
    }

    fn by_path(&mut self, document: &parse::Document, link: &LinkRef, site: &Site) -> Target {
        let written = link.destination.trim();
        if written.is_empty() {
            self.broken(document, link.range.clone(), "The link has no destination.".into(), "");
            return Target::Nowhere;
        }
        if is_external(written) {
            return Target::External(written.to_owned());
        }
        let destination = Destination::split(written);
        if destination.path.is_empty() {
            let own = match self.known.get(&document.path) {
                Some(Document::Published(target)) => Some(target.clone()),
                _ => None,
            };
            let fragment = destination.fragment.unwrap_or_default();
            let is_there =
                own.is_none_or(|own| self.check_fragment(document, link, &own, destination.fragment, site));
            return if is_there { Target::Here(fragment.to_owned()) } else { Target::Nowhere };
        }
        let Some(file) = document.path.join(&destination.path, CONTENT) else {
            self.broken(document, link.range.clone(), format!("`{written}` leads out of the site."), "");
            return Target::Nowhere;
        };
        if self.files.contains(&file) {
            return Target::Asset(file);
        }
        let index = SourcePath::new(format!("{file}/index.md"));
        let with_ending = SourcePath::new(format!("{file}.md"));
        let candidates = [&file, &index, &with_ending];
        let found = candidates
            .into_iter()
            .find_map(|path| self.known.get(path).map(|known| (path.clone(), known.clone())));
        match found {
            Some((path, known)) => self.document(document, link, &path, known, destination.fragment, site),
            None if destination.path.starts_with('/') => Target::Path(written.to_owned()),
            None if is_wiki_picture(document, link) => {
                let message = "A wiki link cannot be a picture.".to_owned();
                let problem = Diagnostic::new(Lint::LinkBroken, document.span(link.range.clone()), message);
                self.problems.push(problem.hint("write the file of a picture, or leave out the `!`"));
                Target::Nowhere
            }
            None => {
                let what = if link.kind == LinkKind::Image { "picture" } else { "file" };
                self.broken(
                    document,
                    link.range.clone(),
                    format!("The {what} `{}` does not exist.", destination.path),
                    &destination.path,
                );
                Target::Nowhere
            }
        }
    }

    fn document(
        &mut self,
        from: &parse::Document,
        link: &LinkRef,
        path: &SourcePath,
        known: Document,
        fragment: Option<&str>,
        site: &Site,
    ) -> Target {
        match known {
            Document::Published(target) => {
                let fragment =
                    if self.check_fragment(from, link, &target, fragment, site) { fragment } else { None };
                with_fragment(target, fragment)
            }
            Document::Withheld => {
                let message = format!("`{path}` is not published, so the link is left out.");
                let problem = Diagnostic::new(Lint::LinkWithheld, from.span(link.range.clone()), message);
                self.problems.push(problem.hint(WITHHELD_HINT));
                Target::Nowhere
            }
            Document::Broken => Target::Nowhere,
        }
    }

    /// Whether the page that a target leads to has the fragment; reports it when it has not.
    fn check_fragment(
        &mut self,
        from: &parse::Document,
        link: &LinkRef,
        target: &Target,
        fragment: Option<&str>,
        site: &Site,
    ) -> bool {
        let Some(fragment) = fragment else { return true };
        let (to, quotes): (Option<&parse::Document>, &[_]) = match target {
            Target::Briefing(id, _) => (Some(&site[*id].document), &site[*id].quotes),
            Target::Page(id, _) => (Some(&site[*id].document), &[]),
            Target::Actor(id, _) => (site[*id].document.as_deref(), &[]),
            Target::Topic(id, _) => (site[*id].document.as_deref(), &[]),
            _ => return true,
        };
        let Some(to) = to else { return true };
        let decoded = percent_decode_str(fragment).decode_utf8_lossy();
        let is_there = to.body.has_id(&decoded)
            || quotes.iter().any(|&quote| site[quote].id == *decoded)
            || is_id_of_page(to, &decoded);
        if is_there {
            return true;
        }
        let near = nearest(&decoded, to.body.shown_headings().iter().map(|heading| &*heading.id));
        let message = format!("`{}` has no heading `#{decoded}`.", to.path);
        let hint = near.map(|near| format!("did you mean `#{near}`?"));
        self.problems
            .push(Diagnostic::new(Lint::LinkBroken, from.span(link.range.clone()), message).maybe_hint(hint));
        false
    }

    fn wiki(
        &mut self,
        document: &parse::Document,
        link: &LinkRef,
        actors: &Names,
        topics: &Names,
        site: &Site,
    ) -> Target {
        let (kind, whole) = wiki_kind(&link.destination);
        // A name may hold a `#` of its own.
        let mut readings = vec![(whole, None)];
        readings.extend(
            whole.match_indices('#').rev().map(|(at, _)| (whole[..at].trim(), Some(&whole[at + 1..]))),
        );
        for (name, fragment) in readings {
            if let Some(target) = self.named(document, kind, name, actors, topics, site) {
                let is_there = self.check_fragment(document, link, &target, fragment, site);
                return with_fragment(target, fragment.filter(|_| is_there));
            }
        }
        let name = wiki_label(&link.destination);
        self.wiki_nowhere(document, link, name, [actors, topics], site);
        Target::Nowhere
    }

    /// What a name means in a wiki link of a document.
    fn named(
        &self,
        document: &parse::Document,
        kind: Option<&str>,
        name: &str,
        actors: &Names,
        topics: &Names,
        site: &Site,
    ) -> Option<Target> {
        let one = |names: &Names| match names.meaning(name) {
            Meaning::One(bearer) => Some(bearer),
            Meaning::Ambiguous(bearers) => {
                // The briefing's own actors settle which one is meant.
                let Some(Document::Published(Target::Briefing(id, _))) = self.known.get(&document.path)
                else {
                    return None;
                };
                let mut listed = bearers
                    .into_iter()
                    .filter(|bearer| site[*id].actors.iter().any(|a| a.actor.0 == *bearer));
                listed.next().filter(|_| listed.next().is_none())
            }
            Meaning::Unknown => None,
        };
        let actor = || one(actors).map(|bearer| Target::Actor(ActorId(bearer), None));
        let topic = || one(topics).map(|bearer| Target::Topic(TopicId(bearer), None));
        let title = || self.titles.get(&fold(name)).cloned();
        match kind {
            Some("actor") => actor(),
            Some("topic") => topic(),
            Some(_) => title(),
            None => actor().or_else(topic).or_else(title),
        }
    }

    fn wiki_nowhere(
        &mut self,
        document: &parse::Document,
        link: &LinkRef,
        name: &str,
        names: [&Names; 2],
        site: &Site,
    ) {
        let span = document.span(link.range.clone());
        let folded = fold(name);
        let is_withheld = site.withheld.iter().any(|withheld| {
            let title = match &withheld.document.matter {
                parse::Matter::Briefing(matter) => &matter.title.value,
                parse::Matter::Page(matter) => &matter.title,
                _ => return false,
            };
            fold(title) == folded || fold(without_date(withheld.path.stem())) == folded
        });
        if is_withheld {
            let message = format!("`{name}` is not published, so the link is left out.");
            self.problems.push(Diagnostic::new(Lint::LinkWithheld, span, message).hint(WITHHELD_HINT));
            return;
        }
        if self.known.iter().any(|(path, known)| {
            matches!(known, Document::Broken) && fold(path.stem()) == folded.replace(' ', "-")
        }) {
            return;
        }
        if names.iter().any(|names| matches!(names.meaning(name), Meaning::Ambiguous(_))) {
            if is_told_at_declaration(&folded, names, site) {
                return;
            }
            let message = format!("`{name}` is a name of several.");
            self.problems.push(
                Diagnostic::new(Lint::AliasAmbiguous, span, message)
                    .hint("write the slug of the one that is meant"),
            );
            return;
        }
        let near = if self.problems.len() < MOST_SUGGESTIONS {
            names
                .iter()
                .find_map(|names| names.nearest(name))
                .or_else(|| nearest(name, site.briefings.iter().map(|b| &*b.matter().title.value)))
        } else {
            None
        };
        let hint = near.map(|near| format!("did you mean `[[{near}]]`?"));
        let message = format!("Nothing is called `{name}`.");
        self.problems.push(Diagnostic::new(Lint::LinkBroken, span, message).maybe_hint(hint));
    }

    fn broken(&mut self, document: &parse::Document, range: Range<usize>, message: String, wanted: &str) {
        let mut problem = Diagnostic::new(Lint::LinkBroken, document.span(range), message);
        if self.problems.len() < MOST_SUGGESTIONS && !wanted.is_empty() {
            let wanted = wanted.rsplit('/').next().unwrap_or(wanted);
            let mut paths: Vec<&SourcePath> = self.known.keys().chain(self.files.iter().copied()).collect();
            paths.sort_unstable();
            let stem = wanted.rsplit_once('.').map_or(wanted, |(stem, _)| stem);
            if let Some(near) = nearest(stem, paths.iter().map(|path| path.stem())) {
                let path = paths.iter().find(|path| path.stem() == near);
                let shown = path
                    .map_or_else(|| near.to_owned(), |path| relative(document.path.folder(), path.as_str()));
                problem = problem.hint(format!("did you mean `{shown}`?"));
            }
        }
        self.problems.push(problem);
    }
}

/// Ids that every theme gives (a briefing's sources), and those that only a theme knows.
fn is_id_of_page(to: &parse::Document, id: &str) -> bool {
    let number = id.strip_prefix("source-").and_then(|number| number.parse::<usize>().ok());
    if let (Some(number), parse::Matter::Briefing(matter)) = (number, &to.matter) {
        return (1..=matter.sources.len()).contains(&number);
    }
    ["briefing-", "actor-", "topic-", "fn-", "fnref-"].iter().any(|start| id.starts_with(start))
        || id == "content"
}

fn with_fragment(target: Target, fragment: Option<&str>) -> Target {
    let fragment = fragment.map(str::to_owned);
    match target {
        Target::Briefing(id, _) => Target::Briefing(id, fragment),
        Target::Actor(id, _) => Target::Actor(id, fragment),
        Target::Topic(id, _) => Target::Topic(id, fragment),
        Target::Page(id, _) => Target::Page(id, fragment),
        other => other,
    }
}

/// Whether the name of several is reported where they claim it: two of one kind do, strongly, and no
/// front matter uses the name, which would settle it or be reported itself.
fn is_told_at_declaration(folded: &str, [actors, topics]: [&Names; 2], site: &Site) -> bool {
    let used = site.briefings.iter().any(|briefing| {
        let document = &briefing.document;
        fold(&document.text[..document.body.range.start]).contains(folded)
    });
    let claim = |bearers: Meaning, claims: &dyn Fn(usize) -> bool| match bearers {
        Meaning::Ambiguous(bearers) => bearers.into_iter().filter(|&bearer| claims(bearer)).count() > 1,
        _ => false,
    };
    !used
        && (claim(actors.meaning(folded), &|index| {
            declares(site[ActorId(index)].document.as_deref(), folded)
        }) || claim(topics.meaning(folded), &|index| {
            declares(site[TopicId(index)].document.as_deref(), folded)
        }))
}

/// Whether the file of an actor or topic gives it that name, or an alias that is not weak.
fn declares(document: Option<&parse::Document>, folded: &str) -> bool {
    let (name, aliases) = match document.map(|document| &document.matter) {
        Some(parse::Matter::Actor(matter)) => (&matter.name, &matter.aliases),
        Some(parse::Matter::Topic(matter)) => (&matter.name, &matter.aliases),
        _ => return false,
    };
    std::iter::once(name).chain(aliases).any(|given| fold(&given.value) == folded)
}

/// Whether a picture is written `![[name]]`.
fn is_wiki_picture(document: &parse::Document, link: &LinkRef) -> bool {
    link.kind == LinkKind::Image
        && document.text.get(..link.range.start).is_some_and(|before| before.ends_with("![["))
}

/// A file's name without the day that it may begin with: `2024-06-19-visit` is `visit`.
fn without_date(stem: &str) -> &str {
    let is_date = |text: &str| {
        text.len() == 11
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 | 10 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
    };
    stem.split_at_checked(11).filter(|(date, _)| is_date(date)).map_or(stem, |(_, rest)| rest)
}

/// `path` as it is written in a file of `folder`.
fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; from.len() - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}

//! The editions of a site: its documents by language, each with what the others have.
//!
//! An edition is linked like a site of its own. Briefings and pages stand in the edition of their language.
//! Actors and topics stand in every edition: under their name in its language, with the body of their
//! translation; without one they have no body there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Publishing;
use super::link::Input;
use crate::name::{SourcePath, fold};
use crate::parse::{ActorMatter, Body, Document, Matter, Placed, TopicMatter};
use crate::snapshot::Fingerprint;
use crate::yaml::Spanned;

/// The documents of one language, ready to be linked.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Its BCP 47 tag.
    pub language: String,
    /// What is linked.
    pub input: Input,
}

/// Sorts documents by language. The first edition is that of the site's own language, `main`; a language has
/// one when a published briefing or page is written in it.
pub fn editions(all: Input, main: &str, publishing: &Publishing) -> Vec<Edition> {
    let language = |document: &Document| language_of(document, main).to_owned();
    let is_plain = |document: &Arc<Document>| language_of(document, main) == main;
    if all.documents.iter().all(is_plain) && all.documents.iter().all(|one| one.path.language().is_none()) {
        return vec![Edition { language: main.to_owned(), input: all }];
    }
    let (named, written): (Vec<_>, Vec<_>) = all
        .documents
        .iter()
        .cloned()
        .partition(|one| matches!(one.matter, Matter::Actor(_) | Matter::Topic(_)));
    let published = written.iter().filter(|document| publishing.withholds(&document.outline()).is_none());
    let further: BTreeSet<String> = published.map(|one| language(one)).filter(|one| one != main).collect();
    let mut groups: BTreeMap<SourcePath, Vec<Arc<Document>>> = BTreeMap::new();
    let originals: BTreeSet<SourcePath> =
        named.iter().filter(|one| one.path.language().is_none()).map(|one| one.path.clone()).collect();
    for document in named {
        let original = document.path.without_language();
        // A second file in the site's own language is no translation: the two want one URL.
        let is_second = document.path.language() == Some(main) && originals.contains(&original);
        groups.entry(if is_second { document.path.clone() } else { original }).or_default().push(document);
    }
    let shared = shared_names(groups.values());
    let languages = std::iter::once(main.to_owned()).chain(further.iter().cloned());
    let edition = |tag: String| {
        let own = |document: &Arc<Document>| {
            let of = language(document);
            // What is withheld in a language without an edition is told by the first.
            of == tag || (tag == main && !further.contains(&of))
        };
        let (mut documents, elsewhere): (Vec<_>, Vec<_>) = written.iter().cloned().partition(own);
        let mut twins = translated(&documents, publishing);
        for group in groups.values() {
            let document = in_language(group, (&tag, main), &shared);
            let others = group.iter().map(|one| &one.path).filter(|path| **path != document.path);
            twins.extend(others.map(|path| (path.clone(), document.path.clone())));
            documents.push(document);
        }
        documents.sort_by(|a, b| a.path.cmp(&b.path));
        let input = Input { documents, elsewhere, twins, is_further: tag != main, ..all.clone() };
        Edition { language: tag, input }
    };
    languages.map(edition).collect()
}

/// The edition of a document. One that names a variety of the site's own language, `en-GB` of `en`, stands with
/// the others, unless the name of its file makes it a translation.
fn language_of<'d>(document: &'d Document, main: &'d str) -> &'d str {
    let named = document.path.language();
    let is_variety =
        |tag: &str| tag.strip_prefix(main).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    match (named, document.language()) {
        (Some(named), _) => named,
        (None, Some(own)) if !is_variety(own) => own,
        _ => main,
    }
}

/// The files that published translations stand for: `x.md` of `x.ko.md`.
fn translated(documents: &[Arc<Document>], publishing: &Publishing) -> BTreeMap<SourcePath, SourcePath> {
    let published =
        || documents.iter().filter(|document| publishing.withholds(&document.outline()).is_none());
    let own: BTreeSet<&SourcePath> = published().map(|document| &document.path).collect();
    let pairs = published().map(|document| (document.path.without_language(), document.path.clone()));
    // What is published in the edition itself stands for itself.
    pairs.filter(|(original, _)| !own.contains(original)).collect()
}

/// An actor or topic in a language. `group` is its file and the translations of it.
/// `shared` are names that several have, by fold: those of other languages are left to their own editions.
fn in_language(
    group: &[Arc<Document>],
    (tag, main): (&str, &str),
    shared: &BTreeSet<String>,
) -> Arc<Document> {
    let original = group.iter().find(|one| one.path.language().is_none()).unwrap_or(&group[0]);
    let own = group.iter().find(|one| one.path.language() == Some(tag));
    let is_own = own.is_none() && language_of(original, main) == tag;
    if is_own && group.len() == 1 {
        return Arc::clone(original);
    }
    let mut document = Document::clone(own.unwrap_or(original));
    let is_untranslated = own.is_none() && !is_own;
    if is_untranslated {
        document.body = Body::empty(&document.text);
    }
    let path = document.path.clone();
    for other in group.iter().filter(|other| other.path != path) {
        add_names(&mut document, other, shared);
    }
    if own.is_some_and(|own| !Arc::ptr_eq(own, original)) {
        complete(&mut document, original);
    }
    // In its own language a file is called what its `name` says.
    if is_untranslated {
        take_name(&mut document, tag);
    }
    let hashes: Vec<_> = group.iter().map(|one| one.hash).collect();
    document.hash = Fingerprint::of_value(&(&hashes, tag));
    Arc::new(document)
}

/// Names that more than one actor, or more than one topic, has in some language, by fold.
fn shared_names<'g>(groups: impl Iterator<Item = &'g Vec<Arc<Document>>>) -> BTreeSet<String> {
    let mut bearers: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for group in groups.filter(|group| !group.is_empty()) {
        let is_actor = matches!(group[0].matter, Matter::Actor(_));
        let names: BTreeSet<String> = group
            .iter()
            .flat_map(|document| match &document.matter {
                Matter::Actor(matter) => {
                    let outline = &matter.outline;
                    std::iter::once(&outline.name).chain(&outline.aliases).collect::<Vec<_>>()
                }
                Matter::Topic(matter) => {
                    let outline = &matter.outline;
                    std::iter::once(&outline.name).chain(&outline.aliases).collect()
                }
                _ => Vec::new(),
            })
            .map(|name| fold(&name.value))
            .collect();
        for name in names {
            *bearers.entry((is_actor, name)).or_default() += 1;
        }
    }
    bearers.into_iter().filter(|(_, count)| *count > 1).map(|((_, name), _)| name).collect()
}

/// The names that another file gives become aliases. They have no place in this one: its own name stands for it.
fn add_names(document: &mut Document, other: &Document, shared: &BTreeSet<String>) {
    let (name, aliases, weak) = match &other.matter {
        Matter::Actor(matter) => {
            (&matter.outline.name, &matter.outline.aliases, &matter.outline.weak_aliases[..])
        }
        Matter::Topic(matter) => (&matter.outline.name, &matter.outline.aliases, &[][..]),
        _ => return,
    };
    let others = std::iter::once(name).chain(aliases).filter(|other| !shared.contains(&fold(&other.value)));
    match &mut document.matter {
        Matter::Actor(matter) => {
            matter.outline = matter.outline.changed(|own| {
                add(&mut own.weak_aliases, weak.iter(), &own.name);
                add(&mut own.aliases, others.filter(|other| **other != own.name), &own.name);
            });
        }
        Matter::Topic(matter) => {
            matter.outline = matter.outline.changed(|own| {
                add(&mut own.aliases, others.filter(|other| **other != own.name), &own.name);
            });
        }
        _ => {}
    }
}

fn add<'n>(
    names: &mut Vec<Placed<String>>,
    others: impl Iterator<Item = &'n Placed<String>>,
    beside: &Placed<String>,
) {
    for other in others {
        if !names.contains(other) {
            names.push(Placed::beside(other.value.clone(), beside));
        }
    }
}

/// What a translation leaves out is as in the original: kind, slug, offices, picture, links, the topic above.
fn complete(document: &mut Document, original: &Document) {
    match (&mut document.matter, &original.matter) {
        (Matter::Actor(own), Matter::Actor(original)) => complete_actor(own, original),
        (Matter::Topic(own), Matter::Topic(original)) => complete_topic(own, original),
        _ => {}
    }
}

fn complete_actor(own: &mut ActorMatter, original: &ActorMatter) {
    own.outline = own.outline.changed(|own| {
        own.kind = original.outline.kind;
        own.slug = here(original.outline.slug.as_ref(), &own.name);
        own.pronouns = own.pronouns.or(original.outline.pronouns);
        if own.roles.is_empty() {
            own.roles.clone_from(&original.outline.roles);
        }
    });
    keep_old_urls(&mut own.old_urls, &original.old_urls);
    if own.links.is_empty() {
        own.links.clone_from(&original.links);
    }
    if own.image.is_none() {
        own.image.clone_from(&original.image);
    }
}

fn complete_topic(own: &mut TopicMatter, original: &TopicMatter) {
    own.outline = own.outline.changed(|own| {
        own.slug = here(original.outline.slug.as_ref(), &own.name);
        own.parent = own.parent.take().or_else(|| here(original.outline.parent.as_ref(), &own.name));
    });
    keep_old_urls(&mut own.old_urls, &original.old_urls);
}

/// The old URLs of the original are those of its translations, each in its edition. They have no place here.
fn keep_old_urls(own: &mut Vec<Spanned<String>>, original: &[Spanned<String>]) {
    let new: Vec<_> =
        original.iter().filter(|old| own.iter().all(|known| known.value != old.value)).collect();
    own.extend(new.into_iter().map(|old| Spanned::new(old.value.clone(), 0..0)));
}

/// A value of the original: the name of the translation stands for it.
fn here(value: Option<&Placed<String>>, name: &Placed<String>) -> Option<Placed<String>> {
    value.map(|value| Placed::beside(value.value.clone(), name))
}

/// `names` of the file gives the name in a language; the name before becomes an alias.
fn take_name(document: &mut Document, tag: &str) {
    match &mut document.matter {
        Matter::Actor(matter) => {
            let Some((_, own)) = matter.names.iter().find(|(known, _)| known == tag) else { return };
            matter.outline = matter.outline.changed(|outline| {
                call(own.clone().into(), &mut outline.name, &mut outline.aliases);
            });
        }
        Matter::Topic(matter) => {
            let Some((_, own)) = matter.names.iter().find(|(known, _)| known == tag) else { return };
            matter.outline = matter.outline.changed(|outline| {
                call(own.clone().into(), &mut outline.name, &mut outline.aliases);
            });
        }
        Matter::Briefing(_) | Matter::Page(_) => {}
    }
}

fn call(own: Placed<String>, name: &mut Placed<String>, aliases: &mut Vec<Placed<String>>) {
    aliases.retain(|alias| *alias != own);
    let before = std::mem::replace(name, own);
    if before != *name && !aliases.contains(&before) {
        aliases.insert(0, before);
    }
}

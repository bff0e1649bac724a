//! The tree of topics.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::link::Linker;
use super::{BriefingId, EventId, Site, TopicId};
use crate::diagnostic::{Diagnostic, Lint};

/// Hangs every topic below its parent; a circle is reported and cut.
pub(super) fn link_parents(linker: &mut Linker) {
    let declared = linker.site.topics.len();
    for index in 0..declared {
        let Some(document) = linker.site.topics[index].document.clone() else { continue };
        let crate::parse::Matter::Topic(matter) = &document.matter else { continue };
        let Some(name) = &matter.parent else { continue };
        let parent = linker.topic(&document, name);
        let site = &mut linker.site;
        if parent.0 == index || ancestors(site, parent).any(|ancestor| ancestor.0 == index) {
            let message = format!("The topic `{}` is its own ancestor.", site.topics[index].name);
            let span = Arc::clone(&document).span(name.range.clone());
            site.problems.push(
                Diagnostic::new(Lint::TopicCycle, span, message).hint("take out one `parent` of the circle"),
            );
            continue;
        }
        site.topics[index].parent = Some(parent);
        site.topics[parent.0].children.push(TopicId(index));
    }
}

/// The topics above one, nearest first.
pub(super) fn ancestors(site: &Site, topic: TopicId) -> impl Iterator<Item = TopicId> {
    std::iter::successors(site[topic].parent, |&above| site[above].parent)
}

/// Hands each topic its briefings and events, those of the topics below it included.
pub(super) fn post(site: &mut Site) {
    let with_ancestors = |site: &Site, topics: &[TopicId]| -> BTreeSet<TopicId> {
        topics.iter().flat_map(|&topic| std::iter::once(topic).chain(ancestors(site, topic))).collect()
    };
    for index in 0..site.briefings.len() {
        for topic in with_ancestors(site, &site.briefings[index].topics) {
            site.topics[topic.0].briefings.push(BriefingId(index));
        }
    }
    for index in 0..site.events.len() {
        for topic in with_ancestors(site, &site.events[index].topics) {
            site.topics[topic.0].events.push(EventId(index));
        }
    }
}

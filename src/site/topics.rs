//! The tree of topics.

use std::collections::BTreeSet;

use super::finding::{Finding, Spot};
use super::frame::Frame;
use super::link::Linker;
use super::names::Use;
use super::{BriefingId, EventId, QuoteId, TopicId};
use crate::diagnostic::Lint;
use crate::parse::At;

/// Hangs every topic below its parent; a circle is reported and cut.
pub(super) fn link_parents(linker: &mut Linker) {
    let declared = linker.frame.topics.len();
    for index in 0..declared {
        let Some(declared) = &linker.frame.topics[index].declared else { continue };
        let (spot, outline) = (Spot::new(declared.file, At::Parent), declared.outline.clone());
        let Some(name) = &outline.parent else { continue };
        let parent = linker.topic(Use { name: &name.value, spot, since: None });
        let frame = &mut linker.frame;
        if parent.0 == index || ancestors(frame, parent).any(|ancestor| ancestor.0 == index) {
            let message = format!("The topic `{}` is its own ancestor.", frame.topics[index].name);
            linker.find(
                Finding::new(Lint::TopicCycle, spot, message).hint("take out one `parent` of the circle"),
            );
            continue;
        }
        frame.topics[index].parent = Some(parent);
        frame.topics[parent.0].children.push(TopicId(index));
    }
}

/// The topics above one, nearest first.
pub(super) fn ancestors(frame: &Frame, topic: TopicId) -> impl Iterator<Item = TopicId> {
    std::iter::successors(frame[topic].parent, |&above| frame[above].parent)
}

/// Hands each topic its briefings, events and quotes, those of the topics below it included.
pub(super) fn post(frame: &mut Frame) {
    let with_ancestors = |frame: &Frame, topics: &[TopicId]| -> BTreeSet<TopicId> {
        topics.iter().flat_map(|&topic| std::iter::once(topic).chain(ancestors(frame, topic))).collect()
    };
    for index in 0..frame.briefings.len() {
        for topic in with_ancestors(frame, &frame.briefings[index].topics) {
            frame.topics[topic.0].briefings.push(BriefingId(index));
        }
    }
    for index in 0..frame.events.len() {
        for topic in with_ancestors(frame, &frame.events[index].topics) {
            frame.topics[topic.0].events.push(EventId(index));
        }
    }
    for index in 0..frame.quotes.len() {
        let tellings = frame.quotes[index].tellings.iter();
        let topics: Vec<TopicId> =
            tellings.flat_map(|&(briefing, _)| frame[briefing].topics.iter().copied()).collect();
        for topic in with_ancestors(frame, &topics) {
            frame.topics[topic.0].quotes.push(QuoteId(index));
        }
    }
}

//! Puts a site together: the frame, the documents as they are now, and what their bodies say.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bodies::{Bodies, Said};
use super::frame::{Declared, Frame};
use super::{Actor, ActorId, Briefing, BriefingId, Page, PageId, Site, Target, Topic, TopicId, Withheld};
use crate::parse::Document;

impl Site {
    /// What is linked, without the files that are copied, and what is wrong.
    pub(super) fn new(frame: &Arc<Frame>, documents: &[Arc<Document>], bodies: &Bodies) -> Self {
        // One for each document that is shown, in the order of the lists below.
        let mut said = bodies.said();
        let mut next = || said.next().unwrap_or_default();
        let mut backlinks = backlinks(frame.briefings.len(), bodies).into_iter();
        let mut named = bodies.named(frame);
        let briefings = frame.briefings.iter().enumerate().map(|(index, briefing)| {
            let (id, document) = (BriefingId(index), Arc::clone(briefing.declared.document(documents)));
            let (Said { links, image, names }, backlinks) = (next(), backlinks.next().unwrap_or_default());
            Briefing { frame: Arc::clone(frame), id, document, links, image, names, backlinks }
        });
        let briefings = briefings.collect();
        let pages = frame.pages.iter().enumerate().map(|(index, page)| {
            let (id, document) = (PageId(index), Arc::clone(page.declared.document(documents)));
            let Said { links, image, names } = next();
            Page { frame: Arc::clone(frame), id, document, links, image, names }
        });
        let pages = pages.collect();
        let actors = frame.actors.iter().enumerate().map(|(index, actor)| {
            let document = of(actor.declared.as_ref(), documents);
            let Said { links, image, names } = document.as_ref().map(|_| next()).unwrap_or_default();
            let (id, named_in) = (ActorId(index), std::mem::take(&mut named.actors[index]));
            Actor { frame: Arc::clone(frame), id, document, links, image, names, named_in }
        });
        let actors = actors.collect();
        let topics = frame.topics.iter().enumerate().map(|(index, topic)| {
            let document = of(topic.declared.as_ref(), documents);
            let Said { links, names, .. } = document.as_ref().map(|_| next()).unwrap_or_default();
            let (id, named_in) = (TopicId(index), std::mem::take(&mut named.topics[index]));
            Topic { frame: Arc::clone(frame), id, document, links, names, named_in }
        });
        let topics = topics.collect();
        let withheld = frame.withheld.iter().map(|&(file, because)| {
            let document = Arc::clone(&documents[file]);
            Withheld { path: document.path.clone(), document, because }
        });
        Self {
            frame: Arc::clone(frame),
            briefings,
            actors,
            topics,
            pages,
            assets: BTreeSet::new(),
            referenced: BTreeSet::new(),
            withheld: withheld.collect(),
            unseen_actors: BTreeSet::new(),
            unseen_topics: BTreeSet::new(),
            problems: Vec::new(),
        }
    }
}

fn of<T>(declared: Option<&Declared<T>>, documents: &[Arc<Document>]) -> Option<Arc<Document>> {
    declared.map(|declared| Arc::clone(declared.document(documents)))
}

/// Who links to whom: for each briefing those that link to it, newest first.
fn backlinks(briefings: usize, bodies: &Bodies) -> Vec<Vec<BriefingId>> {
    let mut backlinks: Vec<Vec<BriefingId>> = vec![Vec::new(); briefings];
    for (index, said) in bodies.said().take(briefings).enumerate() {
        for target in &*said.links {
            let Target::Briefing(to, _) = target else { continue };
            let known = &mut backlinks[to.0];
            if to.0 != index && known.last() != Some(&BriefingId(index)) {
                known.push(BriefingId(index));
            }
        }
    }
    backlinks
}

//! The front matter of a topic.

use super::actor::with_names;
use super::front::{extra, names};
use super::matter::TopicMatter;
use super::outline::{Placed, TopicOutline, placed};
use crate::snapshot::Sealed;
use crate::yaml::{Fields, Reader};

pub(super) fn read(mut fields: Fields, reader: &mut Reader) -> Option<TopicMatter> {
    let name = fields.required("name", "Arms transfers", reader);
    let slug = fields.text("slug", reader);
    let names = names(&mut fields, reader);
    let aliases = with_names(fields.texts("aliases", reader), &names);
    let old_urls = fields.texts("old_urls", reader);
    let parent = fields.text("parent", reader);
    let extra = extra(&mut fields);
    fields.finish(reader);
    let outline = TopicOutline {
        name: name?.into(),
        slug: slug.map(Placed::from),
        aliases: placed(aliases),
        parent: parent.map(Placed::from),
    };
    Some(TopicMatter { outline: Sealed::new(outline), names, old_urls, extra })
}

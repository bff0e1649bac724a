//! The front matter of a topic.

use super::actor::with_names;
use super::front::{extra, names};
use super::matter::TopicMatter;
use crate::yaml::{Fields, Reader};

pub(super) fn read(mut fields: Fields, reader: &mut Reader) -> Option<TopicMatter> {
    let name = fields.required("name", "Arms transfers", reader);
    let slug = fields.text("slug", reader);
    let names = names(&mut fields, reader);
    let aliases = with_names(fields.texts("aliases", reader), &names);
    let parent = fields.text("parent", reader);
    let extra = extra(&mut fields);
    fields.finish(reader);
    Some(TopicMatter { name: name?, names, slug, aliases, parent, extra })
}

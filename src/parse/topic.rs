//! The front matter of a topic.

use super::front::extra;
use super::matter::TopicMatter;
use crate::yaml::{Fields, Reader};

pub(super) fn read(mut fields: Fields, reader: &mut Reader) -> Option<TopicMatter> {
    let name = fields.required("name", "Arms transfers", reader);
    let slug = fields.text("slug", reader);
    let aliases = fields.texts("aliases", reader);
    let parent = fields.text("parent", reader);
    let extra = extra(&mut fields);
    fields.finish(reader);
    Some(TopicMatter { name: name?, slug, aliases, parent, extra })
}

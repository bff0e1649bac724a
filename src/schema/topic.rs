//! The keys of a topic.

use super::shared::{EXTRA, NAMES, OLD_URLS, SLUG};
use super::table::{Mapping, Property, Type};

/// Front matter of a topic.
pub(super) static TOPIC: Mapping = Mapping {
    title: "A topic",
    properties: &[
        &[
            Property::new("name", Type::Text, "The name that pages show.")
                .required()
                .like(&["Arms transfers"]),
            NAMES,
            SLUG,
            Property::new("aliases", Type::List(&Type::Text), "Other names.").like(&["arms deliveries"]),
            OLD_URLS,
            Property::new("parent", Type::Topic, "The name of the topic above it: topics form a tree.")
                .like(&["Military cooperation"]),
        ],
        &EXTRA,
    ],
    one_of: &[],
};

//! The keys of an ordinary page.

use super::shared::{EXTRA, IMAGE, LANGUAGE, PUBLISHING, SLUG, UPDATED};
use super::table::{Mapping, Property, Type};

/// Front matter of an ordinary page.
pub(super) static PAGE: Mapping = Mapping {
    title: "A page",
    properties: &[
        &[
            Property::new(
                "title",
                Type::Text,
                "The title. Otherwise the first heading if it is of level 1, else the file name.",
            )
            .like(&["About"]),
            Property::new(
                "date",
                Type::Publication,
                "When it is published. A page dated in the future is withheld.",
            )
            .like(&["2024-06-19"]),
            UPDATED,
            Property::new(
                "summary",
                Type::Text,
                "One or two sentences for search engines. Otherwise the first paragraph.",
            )
            .like(&["Who we are and how to reach us."]),
            SLUG,
            LANGUAGE,
        ],
        &PUBLISHING,
        &IMAGE,
        &EXTRA,
    ],
    one_of: &[],
};

//! The keys of an actor.

use super::shared::{EXTRA, IMAGE, NAMES, OLD_URLS, SLUG};
use super::table::{Mapping, Property, Type};
use crate::parse::{ActorKind, Pronouns};

/// Front matter of an actor.
pub(super) static ACTOR: Mapping = Mapping {
    title: "An actor",
    properties: &[
        &[
            Property::new("name", Type::Text, "The name that pages show.").required().like(&["Kim Jong Un"]),
            NAMES,
            Property::new(
                "kind",
                Type::Word(&ActorKind::WORDS),
                "What the actor is; a person unless said otherwise.",
            )
            .like(&["country"]),
            SLUG,
            Property::new("aliases", Type::List(&Type::Text), "Other names, which the actor's page shows.")
                .like(&["Kim Jong-un", "김정은"]),
            OLD_URLS,
            Property::new(
                "weak_aliases",
                Type::List(&Type::Text),
                "Names that several actors may share, such as a surname. They are not shown.",
            )
            .like(&["Kim"]),
            Property::new(
                "shared_aliases",
                Type::List(&Type::Text),
                "Names that other actors bear too, and say so. In a briefing the one that it lists is meant.",
            )
            .like(&["Alex Kim"]),
            Property::new("surname", Type::Text, "The part of a person's name that stands alone.")
                .like(&["Kim"]),
            Property::new("given", Type::Text, "The given name of a person.").like(&["Jong Un"]),
            Property::new(
                "demonyms",
                Type::List(&Type::Text),
                "What people and things of a country or body are called.",
            )
            .like(&["Norwegian", "Norwegians"]),
            Property::new(
                "pronouns",
                Type::Word(&Pronouns::WORDS),
                "By which pronouns texts call a person, so that `she said` has a speaker.",
            )
            .like(&["she"]),
            Property::new(
                "roles",
                Type::List(&Type::Mapping(&ROLE)),
                "Offices and when they were held. A page shows the one of its own day.",
            ),
        ],
        &IMAGE,
        &[Property::new(
            "links",
            Type::Links,
            "A label and a full address each; `wikidata` also takes a bare id such as `Q56226`.",
        )],
        &EXTRA,
    ],
    one_of: &[],
};

static ROLE: Mapping = Mapping {
    title: "An office",
    properties: &[&[
        Property::new("title", Type::Text, "What the office is called.")
            .required()
            .like(&["President of Russia"]),
        Property::new("of", Type::Actor, "Of which country or body.").like(&["North Korea"]),
        Property::new("from", Type::Edtf, "Since when it has been held; absent if that is not known.")
            .like(&["2016-06"]),
        Property::new("to", Type::Edtf, "Until when it was held; absent while it is.").like(&["2019-04"]),
    ]],
    one_of: &[],
};

//! The language of the tables: what keys there are, what stands there, what that is for.

/// A mapping with known keys.
#[derive(Debug)]
pub(super) struct Mapping {
    /// What it is, in a few words.
    pub(super) title: &'static str,
    /// Its keys, in the order of the documentation.
    pub(super) properties: &'static [&'static [Property]],
    /// Keys of which one at least must be there; none if that does not matter.
    pub(super) one_of: &'static [&'static str],
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Property {
    /// The key.
    pub(super) key: &'static str,
    /// What may stand there.
    pub(super) value: Type,
    /// Whether it must be there and not be empty.
    pub(super) required: bool,
    /// What it is for, in plain English.
    pub(super) about: &'static str,
    /// Values that may stand there; of a list, single items.
    pub(super) examples: &'static [&'static str],
}

/// What may stand at a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Type {
    /// Any single value, as it is written.
    Text,
    /// A text that fits an ECMA-262 pattern.
    Pattern(&'static str),
    /// A slug, which may be a number.
    Slug,
    /// An EDTF date.
    Edtf,
    /// A whole day or an instant.
    Publication,
    /// `true` or `false`.
    Flag,
    /// A whole number, from the first to the second.
    Count(usize, usize),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A name of an actor.
    Actor,
    /// A name of a topic.
    Topic,
    /// Several; a single one may stand for itself unless it is a mapping.
    List(&'static Type),
    /// A mapping with known keys.
    Mapping(&'static Mapping),
    /// A text, or a mapping in its place.
    Either(&'static Type, &'static Mapping),
    /// Labels and addresses.
    Links,
    /// Language tags and names.
    Names,
    /// Language tags, each with a mapping of known keys.
    ByLanguage(&'static Mapping),
    /// Lints and levels.
    Lints,
    /// Whatever the writer likes.
    Any,
}

impl Property {
    /// A key that may be absent.
    pub(super) const fn new(key: &'static str, value: Type, about: &'static str) -> Self {
        Self { key, value, required: false, about, examples: &[] }
    }

    /// The same, as one that must be there.
    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, with examples.
    pub(super) const fn like(self, examples: &'static [&'static str]) -> Self {
        Self { examples, ..self }
    }
}

impl Mapping {
    /// The properties in order.
    pub(super) fn properties(&self) -> impl Iterator<Item = &'static Property> + use<> {
        self.properties.iter().copied().flatten()
    }

    /// Puts `prefix` and each key into `keys`, with those inside.
    pub(super) fn collect_keys(&self, prefix: &str, keys: &mut Vec<String>) {
        for property in self.properties() {
            let path = format!("{prefix}{}", property.key);
            keys.push(path.clone());
            match property.value {
                Type::List(Type::Mapping(inner) | Type::Either(_, inner)) => {
                    inner.collect_keys(&format!("{path}[]."), keys);
                }
                Type::ByLanguage(inner) => inner.collect_keys(&format!("{path}{{}}."), keys),
                Type::Mapping(inner) | Type::Either(_, inner) => {
                    inner.collect_keys(&format!("{path}."), keys);
                }
                _ => {}
            }
        }
    }
}

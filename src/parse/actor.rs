//! The front matter of an actor.

use super::front::{edtf, extra, image, names};
use super::matter::ActorMatter;
use super::outline::{ActorKind, ActorOutline, Placed, Pronouns, Role, placed};
use crate::diagnostic::{Diagnostic, Lint};
use crate::snapshot::Sealed;
use crate::yaml::{Fields, Node, Reader, Spanned};

pub(super) fn read(mut fields: Fields, reader: &mut Reader) -> Option<ActorMatter> {
    let name = fields.required("name", "Kim Jong Un", reader);
    let kind = fields
        .take("kind")
        .and_then(|node| reader.word(node, "kind", &ActorKind::WORDS))
        .and_then(ActorKind::parse);
    let slug = fields.text("slug", reader);
    let names = names(&mut fields, reader);
    let aliases = with_names(fields.texts("aliases", reader), &names);
    let old_urls = fields.texts("old_urls", reader);
    let weak_aliases = fields.texts("weak_aliases", reader);
    let shared_aliases = fields.texts("shared_aliases", reader);
    let (surname, given) = (fields.text("surname", reader), fields.text("given", reader));
    let demonyms = fields.texts("demonyms", reader);
    let pronouns = fields
        .take("pronouns")
        .and_then(|node| reader.word(node, "pronouns", &Pronouns::WORDS))
        .and_then(Pronouns::parse);
    let roles = fields.list("roles", reader).iter().filter_map(|node| role(node, reader)).collect();
    let image = image(&mut fields, reader);
    let links = fields.take("links").map(|node| links(node, reader)).unwrap_or_default();
    let extra = extra(&mut fields);
    fields.finish(reader);
    let (name, kind) = (name?, kind.unwrap_or_default());
    let all: Vec<&str> = std::iter::once(&name).chain(&aliases).map(|name| name.value.as_str()).collect();
    let surname = part("surname", surname, (kind, &all), reader);
    let given = part("given", given, (kind, &all), reader);
    if let Some(first) = demonyms.first().filter(|_| kind == ActorKind::Person) {
        let message = "`demonyms` tell what people and things of a country or body are called.";
        reader.problem(Lint::ValueInvalid, first.range.clone(), message).hint =
            Some("move them to the file of the country; a person's other names are `aliases`".into());
    }
    let outline = ActorOutline {
        name: name.into(),
        kind,
        slug: slug.map(Placed::from),
        aliases: placed(aliases),
        weak_aliases: placed(weak_aliases),
        shared_aliases: placed(shared_aliases),
        surname,
        given,
        demonyms: placed(demonyms),
        pronouns,
        roles,
    };
    Some(ActorMatter { outline: Sealed::new(outline), names, old_urls, image, links, extra })
}

/// Aliases, and after them the names in other languages.
pub(super) fn with_names(
    mut aliases: Vec<Spanned<String>>,
    names: &[(String, Spanned<String>)],
) -> Vec<Spanned<String>> {
    let is_new = |name: &Spanned<String>, aliases: &[Spanned<String>]| {
        aliases.iter().all(|alias| alias.value != name.value)
    };
    for (_, name) in names {
        if is_new(name, &aliases) {
            aliases.push(name.clone());
        }
    }
    aliases
}

/// `surname` or `given`: a part of one of the names of a person.
fn part(
    key: &str,
    part: Option<Spanned<String>>,
    (kind, names): (ActorKind, &[&str]),
    reader: &mut Reader,
) -> Option<String> {
    let part = part?;
    let (message, hint) = if kind != ActorKind::Person {
        (format!("Only a person has a `{key}`."), format!("take `{key}` out, or write `kind: person`"))
    } else if !names.iter().any(|name| has_words(name, &part.value)) {
        let message = format!("`{}` is no part of the name `{}`.", part.value, names.first().unwrap_or(&""));
        (message, format!("write `{key}` as it stands in `name` or in one of the `aliases`"))
    } else {
        return Some(part.value);
    };
    reader.problem(Lint::ValueInvalid, part.range, message).hint = Some(hint);
    None
}

/// Whether words stand in a row in a name.
fn has_words(name: &str, words: &str) -> bool {
    let split = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (name, words) = (split(name), split(words));
    !words.is_empty() && name.windows(words.len()).any(|row| row == words)
}

fn role(node: &Node, reader: &mut Reader) -> Option<Role> {
    let mut fields = reader.fields(node, "a role")?;
    let title = fields.required("title", "President of Russia", reader);
    let of = fields.text("of", reader).map(|text| text.value);
    let told = reader.problems.len();
    let from = fields.text("from", reader).and_then(|text| edtf(&text, reader));
    reader.problems.iter_mut().skip(told).for_each(part_interval);
    let to = fields.text("to", reader).and_then(|text| edtf(&text, reader));
    fields.finish(reader);
    if let (Some(from), Some(to)) = (&from, &to)
        && let (Some(first), Some(last)) = (from.value.earliest(), to.value.latest())
        && last < first
    {
        reader.problem(Lint::DateOrder, to.range.clone(), "The role ends before it begins.");
    }
    Some(Role { title: title?.value, of, from: from.map(|date| date.value), to: to.map(|date| date.value) })
}

/// Both ends of a time in `from`: `2010–2014` is written as `from` and `to`.
fn part_interval(problem: &mut Diagnostic) {
    let interval = problem.hint.as_deref().and_then(|hint| hint.strip_prefix("write `")?.strip_suffix('`'));
    let ends =
        interval.filter(|interval| !interval.contains('`')).and_then(|interval| interval.split_once('/'));
    if let Some((from, to)) = ends {
        problem.hint = Some(format!("write `from: {from}` and `to: {to}`"));
    }
}

/// `links`: a label and an address; `wikidata` takes the bare id.
fn links(node: &Node, reader: &mut Reader) -> Vec<(String, String)> {
    let Some(fields) = reader.fields(node, "`links`") else { return Vec::new() };
    let mut links = Vec::new();
    for (key, node) in fields.entries() {
        let Some(text) = reader.text(node, &key.text).filter(|text| !text.value.is_empty()) else { continue };
        if text.value.starts_with("https://") || text.value.starts_with("http://") {
            links.push((key.text.clone(), text.value));
        } else if key.text == "wikidata" && is_wikidata_id(&text.value) {
            links.push((key.text.clone(), format!("https://www.wikidata.org/wiki/{}", text.value)));
        } else {
            let message = format!("The link `{}` must be a full address.", key.text);
            reader.problem(Lint::ValueInvalid, text.range, message).hint =
                Some("write it with `https://`; `wikidata` also takes an id such as `Q56226`".into());
        }
    }
    links
}

fn is_wikidata_id(text: &str) -> bool {
    text.strip_prefix('Q')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

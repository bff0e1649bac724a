//! The actors and topics of an archive.

use std::collections::HashSet;

use super::numbers::Numbers;
use super::words::{self, Words};
use super::{Plan, distinct};

const FIRST_NAMES: [&str; 40] = [
    "Adela", "Amina", "Andrés", "Anna", "Boris", "Camila", "Chen", "Daniel", "Dmitri", "Elena", "Émile",
    "Fatima", "Felix", "Grace", "Hana", "Ibrahim", "Inês", "Ivan", "Jin", "João", "Karim", "Lena", "Léa",
    "Lucía", "Magnus", "Maria", "Mina", "Nadia", "Omar", "Paula", "Pedro", "Rosa", "Samuel", "Sofía", "Sven",
    "Tariq", "Tomás", "Vera", "Yusuf", "Zoë",
];
const BODIES: [&str; 16] = [
    "Agency",
    "Alliance",
    "Bank",
    "Bureau",
    "Commission",
    "Committee",
    "Congress",
    "Council",
    "Federation",
    "Fund",
    "Institute",
    "Ministry",
    "Office",
    "Party",
    "Union",
    "Authority",
];
const FIELDS: [&str; 16] = [
    "Border",
    "Climate",
    "Customs",
    "Defence",
    "Development",
    "Energy",
    "Export",
    "Finance",
    "Fisheries",
    "Food",
    "Health",
    "Justice",
    "Maritime",
    "Security",
    "Trade",
    "Transport",
];
const STATES: [&str; 4] = ["Republic of", "Kingdom of", "United", "Federation of"];

/// Somebody that briefings are about.
pub(crate) struct Actor {
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) kind: &'static str,
    pub(crate) aliases: Vec<String>,
    /// Whether there is a file about it.
    pub(crate) declared: bool,
    pub(super) biography: String,
}

/// What briefings are about.
pub(crate) struct Topic {
    pub(crate) name: String,
    pub(crate) slug: String,
    /// The place in the list of the one above it.
    pub(super) parent: Option<usize>,
    pub(super) description: String,
}

/// One paragraph or two about something.
fn about(words: &Words, numbers: &mut Numbers) -> String {
    let paragraphs: Vec<String> = (0..numbers.count(2))
        .map(|_| {
            let sentences = (0..2 + numbers.below(3)).map(|_| {
                let count = 8 + numbers.below(15);
                format!("{}.", words::capital(&words.row(count, numbers)))
            });
            sentences.collect::<Vec<_>>().join(" ")
        })
        .collect();
    paragraphs.join("\n\n")
}

/// The actors, those that are named most first; no two share a name, an alias or a slug.
pub(super) fn actors(words: &Words, plan: Plan) -> Vec<Actor> {
    let numbers = &mut Numbers::of(&[plan.seed, 2]);
    let mut taken = HashSet::new();
    let mut actors: Vec<Actor> = Vec::with_capacity(plan.actors);
    while actors.len() < plan.actors {
        let syllables = 2 + numbers.below(2);
        let stem = words::invent(syllables, numbers);
        if words.has(&stem) || !taken.insert(stem.clone()) {
            continue;
        }
        let stem = if numbers.once_in(3) { words::marked(&stem, numbers) } else { stem };
        // The first ones are states and bodies more often.
        let roll = numbers.below(if actors.len() < 40 { 10 } else { 20 });
        let (kind, name, mut aliases) = named(&words::capital(&stem), roll, numbers);
        let slug = words::slug(&name);
        aliases.retain(|alias| !taken.contains(alias));
        if !taken.insert(slug.clone()) {
            continue;
        }
        taken.extend(aliases.iter().cloned());
        let declared = kind == "country" || !numbers.once_in(3);
        let biography = about(words, numbers);
        actors.push(Actor { name, slug, kind, aliases, declared, biography });
    }
    actors
}

/// The kind of an actor, its name and its aliases.
fn named(stem: &str, roll: usize, numbers: &mut Numbers) -> (&'static str, String, Vec<String>) {
    match roll {
        0 => {
            let short = format!("{stem}{}", numbers.pick(&["ia", "land", "stan", "ora"]));
            ("country", format!("{} {short}", numbers.pick(&STATES)), vec![short])
        }
        1..=5 => {
            let (body, field) = (numbers.pick(&BODIES), numbers.pick(&FIELDS));
            let name = match numbers.below(3) {
                0 => format!("{stem} {body}"),
                1 => format!("{stem} {field} {body}"),
                _ => format!("{field} {body} of {stem}"),
            };
            let capitals: String = name.chars().filter(char::is_ascii_uppercase).collect();
            let code: String = words::slug(stem).to_uppercase().chars().take(3).collect();
            ("organization", name, vec![format!("{capitals}{code}")])
        }
        _ => {
            let first = numbers.pick(&FIRST_NAMES);
            let name = if numbers.once_in(5) {
                format!("{first} {} {stem}", numbers.pick(&FIRST_NAMES))
            } else {
                format!("{first} {stem}")
            };
            let initial: String = first.chars().take(1).collect();
            let mut aliases = vec![format!("{initial}. {stem}")];
            if !numbers.once_in(3) {
                aliases.push(stem.to_owned());
            }
            ("person", name, aliases)
        }
    }
}

/// The topics, those that are named most first; one in four stands below another.
pub(super) fn topics(words: &Words, plan: Plan) -> Vec<Topic> {
    let numbers = &mut Numbers::of(&[plan.seed, 3]);
    let mut taken = HashSet::new();
    let mut topics: Vec<Topic> = Vec::with_capacity(plan.topics);
    while topics.len() < plan.topics {
        let names: Vec<&str> = (0..numbers.count(3)).map(|_| words.rare(numbers)).collect();
        let name = words::capital(&names.join(" "));
        let slug = words::slug(&name);
        if !taken.insert(slug.clone()) {
            continue;
        }
        let roots = topics.len().min(plan.topics / 4);
        let parent = if roots > 0 && topics.len() > roots && numbers.once_in(4) {
            distinct(1, roots, numbers).pop()
        } else {
            None
        };
        let parent = parent.filter(|parent| topics[*parent].parent.is_none());
        let description = about(words, numbers);
        topics.push(Topic { name, slug, parent, description });
    }
    topics
}

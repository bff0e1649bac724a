//! `briefgen new`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::say::say;
use super::{End, Failure, root};
use crate::config::{Overrides, Settings};
use crate::name::{fold, slug_of_name, slugify};
use crate::parse::ActorKind;
use crate::snapshot::read_file;

/// Begin a briefing, an actor or a topic
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen new briefing \"Talks resume in Geneva\"
  briefgen new actor \"Kim Jong Un\"
  briefgen new actor Norway Sweden --kind country
  briefgen new topic \"Arms transfers\"

A new briefing is a draft: take out `draft: true` to publish it.")]
pub(super) struct Args {
    /// What to begin
    #[arg(value_enum)]
    what: What,
    /// Title of the briefing, or names of actors or topics
    #[arg(required = true)]
    titles: Vec<String>,
    /// What the actors are [default: country for the name of one, else person]
    #[arg(long, value_parser = kind_parser())]
    kind: Option<ActorKind>,
    /// The site's folder [default: this folder or the nearest above it that holds a site]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Take this day for today, such as 2024-06-19
    #[arg(long, value_name = "DATE")]
    clock: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Briefing,
    Actor,
    Topic,
}

/// What a name most likely is: there is a list of countries, and none of people.
fn kind_of(name: &str) -> ActorKind {
    static COUNTRIES: &str = include_str!("countries.txt");
    let name = fold(name);
    let is_country = COUNTRIES.lines().any(|country| fold(country) == name);
    if is_country { ActorKind::Country } else { ActorKind::Person }
}

/// Reads the word for a kind.
fn kind_parser() -> impl TypedValueParser<Value = ActorKind> {
    let words = PossibleValuesParser::new(ActorKind::ALL.map(ActorKind::word));
    words.map(|word| ActorKind::parse(&word).unwrap_or_default())
}

/// Names with one slug that have files of their own.
const MOST_NAMESAKES: usize = 100;

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    if args.kind.is_some() && !matches!(args.what, What::Actor) {
        return Err(Failure::new("Only an actor has a kind."));
    }
    if let (What::Briefing, [first, .., last]) = (args.what, &args.titles[..]) {
        return Err(Failure::new(format!("`{first}` and `{last}` are several titles."))
            .hint(format!("write one title in quotation marks: \"{}\"", args.titles.join(" "))));
    }
    for title in &args.titles {
        begin(args, title.trim())?;
    }
    Ok(End::Well)
}

/// Begins one file.
fn begin(args: &Args, title: &str) -> Result<(), Failure> {
    if title.is_empty() {
        return Err(Failure::new("The title is empty.")
            .hint("write it in quotation marks: \"Talks resume in Geneva\""));
    }
    let root = root::find(args.root.as_deref())?;
    let settings = settings(&root);
    let today = root::now(args.clock.as_deref())?.clock(&settings.time_zone).date();
    let slug = match args.what {
        What::Briefing => slugify(title, settings.slugs),
        What::Actor | What::Topic => slug_of_name(title, settings.slugs),
    };
    if slug.is_empty() {
        return Err(Failure::new(format!(
            "`{title}` holds no letter or digit that a file name could be made of."
        )));
    }
    let (path, text) = match args.what {
        What::Briefing => {
            (format!("content/briefings/{today}-{slug}.md"), briefing(title, &today.to_string()))
        }
        What::Actor => (
            free_path(&root, "actors", &slug, title),
            actor(title, args.kind.unwrap_or_else(|| kind_of(title))),
        ),
        What::Topic => (free_path(&root, "topics", &slug, title), topic(title)),
    };
    refuse_links(&root, &path)?;
    let file = root.join(&path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| {
            Failure::new(format!("`{}` could not be created: {error}.", folder.display()))
        })?;
    }
    write_new(&file, &text).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::new(format!("`{path}` exists already.")).hint("open that file, or choose another title")
        }
        _ => Failure::new(format!("`{path}` could not be written: {error}.")),
    })?;
    say!("Wrote {path}");
    Ok(())
}

/// The path of the file of a name. Another name that makes the same slug keeps its file: `王伟` and `汪伟` are two.
fn free_path(root: &Path, folder: &str, slug: &str, name: &str) -> String {
    let path = |slug: &str| format!("content/{folder}/{slug}.md");
    let is_of_another =
        |path: &String| read_text(&root.join(path)).is_ok_and(|text| !fold(&text).contains(&fold(name)));
    let numbered = (2..MOST_NAMESAKES).map(|number| path(&format!("{slug}-{number}")));
    let mut paths = std::iter::once(path(slug)).chain(numbered);
    paths.find(|path| !is_of_another(path)).unwrap_or_else(|| path(slug))
}

/// The settings of a site. Their problems are told by `build`.
pub(super) fn settings(root: &Path) -> Settings {
    let text = read_text(&root.join(crate::config::FILE)).ok();
    Settings::read(text.as_deref(), &Overrides::default(), &mut Vec::new())
}

/// Reads a text, if a file is there and nothing else: a pipe would be waited for.
pub(super) fn read_text(path: &Path) -> std::io::Result<String> {
    let bytes = read_file(path)?;
    String::from_utf8(bytes).map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))
}

/// Refuses to write through a link: what is written there stands elsewhere, and is not read as part of the site.
pub(super) fn refuse_links(root: &Path, path: &str) -> Result<(), Failure> {
    let mut folder = root.to_owned();
    let above = path.rsplit_once('/').map_or("", |(above, _)| above);
    for part in above.split('/') {
        folder.push(part);
        if folder.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
            let message = format!("`{}` is a link, and nothing is written through links.", folder.display());
            return Err(Failure::new(message).hint("put the folder itself there"));
        }
    }
    Ok(())
}

/// Writes a file that must not exist yet.
pub(super) fn write_new(path: &Path, text: impl AsRef<[u8]>) -> std::io::Result<()> {
    use std::io::Write as _;
    fs::File::create_new(path)?.write_all(text.as_ref())
}

/// A text as a YAML value: plain where that is safe, else in double quotation marks, which JSON's are.
pub(super) fn yaml_text(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic)
        && !text.contains([':', '#', '"', '\'', '\\', '\n', '\t', '{', '}', '[', ']', ','])
        && !text.ends_with(' ')
        && !matches!(
            text.to_ascii_lowercase().as_str(),
            "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
        );
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

fn briefing(title: &str, today: &str) -> String {
    format!(
        "---\n\
         title: {}\n\
         date: {today}\n\
         draft: true\n\
         summary:\n\
         actors: []\n\
         topics: []\n\
         dates: []\n\
         quotes: []\n\
         sources: []\n\
         ---\n\n",
        yaml_text(title)
    )
}

fn actor(name: &str, kind: ActorKind) -> String {
    format!(
        "---\nname: {}\nkind: {:12}  # person, country, organization or group\naliases: []\n---\n\n",
        yaml_text(name),
        kind.word()
    )
}

fn topic(name: &str) -> String {
    format!("---\nname: {}\naliases: []\n---\n\n", yaml_text(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::SourcePath;
    use crate::parse::parse;
    use crate::snapshot::Fingerprint;

    #[test]
    fn what_is_begun_is_sound() {
        for title in [
            "Plain words",
            "Pyongyang: a visit",
            "\"Quoted\"",
            "yes",
            "12",
            "A #1",
            "- dash",
            "김정은",
            "back\\slash",
            "tab\there",
        ] {
            for (folder, text) in [
                ("briefings", briefing(title, "2024-06-19")),
                ("actors", actor(title, kind_of(title))),
                ("topics", topic(title)),
            ] {
                let path = SourcePath::new(format!("content/{folder}/x.md"));
                let parsed = parse(&path, text.as_bytes(), Fingerprint::default());
                assert_eq!(parsed.problems, [], "{folder}: {title}");
                assert!(parsed.document.is_some(), "{folder}: {title}");
            }
        }
    }
}

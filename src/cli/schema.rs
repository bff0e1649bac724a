//! `briefgen schema`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::say::say;
use super::{End, Failure, root};
use crate::config::{FILE, Overrides, Settings};
use crate::diagnostic::SourceTexts as _;
use crate::parse::{DocumentKind, Matter, parse};
use crate::schema::{Names, SchemaKind, schema};
use crate::snapshot::{Bytes, CONTENT, Snapshot};

/// Print the JSON Schema of front matter or settings, for editors
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen schema briefing > briefing.schema.json
  briefgen schema briefing --site         with the site's own actors and topics as suggestions

YAML language servers use it for completion and checks (JSON Schema 2020-12).")]
pub(super) struct Args {
    /// Of what
    #[arg(value_enum)]
    what: What,
    /// Suggest the names of the actors and topics that the site declares
    #[arg(long)]
    site: bool,
    /// The site's folder, with `--site` [default: this folder or the nearest above it that holds a site]
    #[arg(long, value_name = "DIR", requires = "site")]
    root: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Briefing,
    Actor,
    Topic,
    Page,
    Settings,
}

impl From<What> for SchemaKind {
    fn from(what: What) -> Self {
        match what {
            What::Briefing => Self::Briefing,
            What::Actor => Self::Actor,
            What::Topic => Self::Topic,
            What::Page => Self::Page,
            What::Settings => Self::Settings,
        }
    }
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let names = if args.site {
        names_of(&Snapshot::read(&root::find(args.root.as_deref())?))
    } else {
        Names::default()
    };
    say!("{}", text(args.what.into(), &names));
    Ok(End::Well)
}

/// A schema as the text of a file.
pub(super) fn text(kind: SchemaKind, names: &Names) -> String {
    format!("{:#}", schema(kind, names))
}

/// The names and aliases that a site's files declare, from A to Z.
fn names_of(snapshot: &Snapshot) -> Names {
    let mut names = Names::default();
    for (path, file) in snapshot.below(CONTENT) {
        let is_declaring = matches!(DocumentKind::of(path), DocumentKind::Actor | DocumentKind::Topic);
        let Bytes::Memory(bytes) = &file.bytes else { continue };
        if !is_declaring {
            continue;
        }
        let Some(document) = parse(path, bytes, file.hash).document else { continue };
        match &document.matter {
            Matter::Actor(matter) => {
                let outline = &matter.outline;
                names.actors.push(outline.name.value.clone());
                names.actors.extend(
                    (outline.aliases.iter().chain(&outline.shared_aliases).chain(&outline.weak_aliases))
                        .map(|alias| alias.value.clone()),
                );
            }
            Matter::Topic(matter) => {
                names.topics.push(matter.outline.name.value.clone());
                names.topics.extend(matter.outline.aliases.iter().map(|alias| alias.value.clone()));
            }
            Matter::Briefing(_) | Matter::Page(_) => {}
        }
    }
    let language = Settings::read(snapshot.text(FILE), &Overrides::default(), &mut Vec::new()).language;
    let alphabet = crate::site::Alphabet::of(&language);
    for list in [&mut names.actors, &mut names.topics] {
        list.sort_by(|a, b| alphabet.compare(a, b));
        list.dedup();
    }
    names
}

//! The archives that benchmarks are made of are the same everywhere, and sites that briefgen builds.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::archive::{Archive, Flavour, Plan, Shape};
use crate::support::{Built, build, folder, request, temporary, write};
use briefgen::snapshot::Snapshot;

const FLAVOURS: [Flavour; 3] = [Flavour::Briefgen, Flavour::Hugo, Flavour::Eleventy];

fn written(plan: Plan, flavour: Flavour, to: &Path) -> Vec<(String, Vec<u8>)> {
    Archive::new(plan).write(flavour, to).expect("an archive is written");
    folder(to).into_iter().collect()
}

fn built(plan: Plan) -> Built {
    let site = temporary();
    Archive::new(plan).write(Flavour::Briefgen, site.path()).expect("an archive is written");
    write(
        &site.path().join("briefgen.yaml"),
        "cards: false\nsearch: false\nbase_url: https://example.org/\n",
    );
    build(&Snapshot::read(site.path()), &request())
}

fn errors(built: &Built) -> Vec<&str> {
    let told = built.told.iter().map(String::as_str);
    told.filter(|told| told.starts_with("error")).collect()
}

/// Figures of different days can be compared as long as this holds.
#[test]
fn same_plan_same_files() {
    let mut hash = Sha256::new();
    for flavour in FLAVOURS {
        let (one, other) = (temporary(), temporary());
        let files = written(Plan::of(60), flavour, one.path());
        assert_eq!(files, written(Plan::of(60), flavour, other.path()), "{flavour:?}");
        for (path, bytes) in files {
            hash.update(path);
            hash.update(bytes);
        }
    }
    let hash: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, "506073a9d06dd4d1", "the archives are others: figures measured before do not compare");
}

#[test]
fn another_seed_makes_another_archive() {
    let of = |seed| Archive::new(Plan { seed, ..Plan::of(20) }).briefing(Flavour::Briefgen, 3);
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn what_peers_read_is_yaml() {
    for flavour in [Flavour::Hugo, Flavour::Eleventy] {
        let archive = Archive::new(Plan::of(30));
        for briefing in 0..30 {
            let (path, text) = archive.briefing(flavour, briefing);
            let front = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
            let (front, _) = front.unwrap_or_else(|| panic!("{path} has no front matter"));
            let front: serde_yaml::Value = serde_yaml::from_str(front).expect("the front matter is YAML");
            let place = if flavour == Flavour::Hugo { &front["params"] } else { &front };
            for key in ["events", "quotes", "sources"] {
                assert!(place[key].is_sequence(), "{path} has no {key}:\n{text}");
            }
        }
    }
}

/// What stands in an ordinary archive is found, and nothing of it is an error.
#[test]
fn briefgen_builds_it() {
    let built = built(Plan::of(40));
    assert_eq!(errors(&built), [""; 0]);
    let lost = built.told.iter().filter(|told| told.contains("[quote-not-in-body]"));
    assert_eq!(lost.collect::<Vec<_>>(), [""; 0]);
    let (path, text) = Archive::new(Plan::of(40)).briefing(Flavour::Briefgen, 20);
    for piece in
        ["\ndates:\n", "\nquotes:\n", "\nsources:\n", "\n## ", "\n- ", "\n> ", "[^1]: ", "](https://"]
    {
        assert!(text.contains(piece), "{path} has no {piece:?}:\n{text}");
    }
}

#[test]
fn awkward_shapes_are_what_they_say() {
    let shapes = [
        (Shape::HalfOneActor, true),
        (Shape::ManyActors { actors: 60 }, true),
        (Shape::ManyQuotes { quotes: 50 }, true),
        (Shape::OneSpeaker { quotes: 40 }, true),
        (Shape::BrokenLinks { links: 30 }, false),
    ];
    for (shape, is_sound) in shapes {
        let built = built(Plan::shaped(8, shape));
        let errors = errors(&built);
        let expected = if is_sound { 0 } else { 30 };
        assert_eq!(errors.len(), expected, "{shape:?}: {errors:?}");
    }
}

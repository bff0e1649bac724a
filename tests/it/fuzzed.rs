//! What fuzzing tries (`fuzz/bodies/`), as property tests: no input breaks what must hold. `PROPTEST_CASES=100000 cargo
//! nextest run fuzzed` tries more, `RANDOM_SITES=5000 cargo nextest run --release random_sites` builds so many sites.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use rayon::prelude::*;

use crate::support::{folder, root};

#[path = "../../fuzz/bodies/mod.rs"]
pub(crate) mod bodies;

/// As many cases of each body as take a second or two, where no other number is asked for.
const CASES: [(&str, u32); 8] = [
    ("front_matter", 300),
    ("dates", 3000),
    ("names", 200),
    ("body", 16),
    ("addresses", 3000),
    ("templates", 20),
    ("fix", 6),
    ("site", 16),
];
/// What proptest tries when nobody asks for a number.
const USUAL: u32 = 256;
/// So many random sites where no other number is asked for.
const SITES: u64 = 12;

/// What was found once, by its body, and the bytes that broke what must hold.
const FOUND: [(&str, &str, &str); 5] = [
    ("names", "a letter that folds to an apostrophe and a letter", "\0\0\0\0\0\0\0\0ŉ"),
    ("names", "a sign that is an apostrophe once it is composed", "\0\0\0\0\0\0\0\0Ann\u{374}s"),
    ("names", "a capital that has no small form", "\0\0\0\0\0\0\0\0ϔY"),
    ("names", "a capital that small letters fold to", "\0\0\0\0\0\0\0\0Ꮫ 40"),
    ("addresses", "an address without a host", "\0\u{2}:year"),
];

fn check(name: &str) {
    let config = ProptestConfig::default();
    let (_, usual) = CASES.into_iter().find(|(known, _)| *known == name).expect("each body has a row");
    let cases =
        u32::try_from(u64::from(usual) * u64::from(config.cases) / u64::from(USUAL)).unwrap_or(u32::MAX);
    // The same cases in each run, unless more are asked for: a red run can be repeated.
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let rng_seed = if asked { RngSeed::Random } else { RngSeed::Fixed(29) };
    let config = ProptestConfig {
        failure_persistence: None,
        cases: cases.max(1),
        max_shrink_iters: 300,
        rng_seed,
        ..config
    };
    let bytes = proptest::collection::vec(any::<u8>(), 0..900);
    let tried = TestRunner::new(config).run(&bytes, |bytes| {
        bodies::run(name, &bytes);
        Ok(())
    });
    if let Err(error) = tried {
        panic!("{name}: {error}");
    }
}

macro_rules! bodies {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            check(stringify!($name));
        }
    )* };
}

bodies! { front_matter dates names body addresses templates fix site }

#[test]
fn each_body_is_a_target_and_a_test() {
    let names: Vec<&str> = bodies::BODIES.iter().map(|(name, _)| *name).collect();
    assert_eq!(CASES.map(|(name, _)| name).as_slice(), names);
    let workflow =
        fs::read_to_string(root().join(".github/workflows/fuzz.yml")).expect("there is a workflow");
    assert!(workflow.contains(&format!("target: [{}]", names.join(", "))), "the workflow runs other targets");
    for name in names {
        let target = root().join(format!("fuzz/fuzz_targets/{name}.rs"));
        let target = fs::read_to_string(&target).expect("each body has a target");
        assert!(target.contains(&format!("run(\"{name}\", bytes)")), "{target}");
    }
}

#[test]
fn what_was_found_stays_mended() {
    for (name, found, bytes) in FOUND {
        println!("{found}");
        bodies::run(name, bytes.as_bytes());
    }
}

/// What fuzzing kept because it came to new places.
#[test]
fn the_corpus() {
    for (path, bytes) in
        folder(&root().join("fuzz/corpus")).into_iter().filter(|(path, _)| path.contains('/'))
    {
        let (name, _) =
            path.split_once('/').expect("a file of the corpus stands in the folder of its target");
        println!("{path}");
        bodies::run(name, &bytes);
    }
}

/// Bytes that are the same for a seed on every machine (splitmix64: Steele, Lea, Flood, 2014).
fn random(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    let words = 40 + next() % 400;
    (0..words).flat_map(|_| next().to_le_bytes()).collect()
}

#[test]
fn random_sites() {
    let wanted = std::env::var("RANDOM_SITES").ok().and_then(|number| number.parse().ok()).unwrap_or(SITES);
    let failed: Vec<u64> = (0..wanted)
        .into_par_iter()
        .filter(|&seed| std::panic::catch_unwind(|| bodies::run("site", &random(seed))).is_err())
        .collect();
    assert!(failed.is_empty(), "of {wanted} sites those of these seeds fail: {failed:?}");
    println!("{wanted} random sites were built, and each briefing in them accounted for");
}

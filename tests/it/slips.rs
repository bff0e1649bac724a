//! What a writer did not mean to publish, and what looks like it and is meant: files in memory, and all that is told
//! of them. A row names the problems in short; the near things of a kind have none.

use crate::support::{Input, build, request};

/// A name, files of a site, and for each problem its level, lint and place.
struct Row(&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const SETTINGS: &str = "title: Desk\nbase_url: https://desk.example.org/repo/\n";

/// Fails where a site tells other problems than its row says.
fn check(rows: &[Row]) {
    let mut faults = Vec::new();
    for Row(name, files, expected) in rows {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        files.iter().for_each(|(path, text)| input.put(path, text.as_bytes()));
        let told = build(&input.snapshot(), &request()).told;
        let fits = told.len() == expected.len()
            && expected.iter().all(|words| told.iter().any(|told| all_of(told, words)));
        if !fits {
            faults.push(format!("{name}\n- expected\n{}\n+ told\n{}", expected.join("\n"), told.join("\n")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// Whether a text has all parts of an expectation, which are set apart by ` ~ `.
fn all_of(told: &str, parts: &str) -> bool {
    parts.split(" ~ ").all(|part| told.contains(part))
}

#[test]
fn unfinished_merges() {
    check(&[
        Row(
            "in front matter",
            &[(
                "content/briefings/x.md",
                "---\ntitle: Talks\n<<<<<<< HEAD\ndate: 2024-06-19\n=======\ndate: 2024-06-20\n>>>>>>> 81fd217 (fix date)\n---\n\nText.\n",
            )],
            &["error[merge-conflict] content/briefings/x.md:3:1 `<<<<<<< HEAD` ~ x.md:7:1"],
        ),
        Row(
            "in a body and in a page without front matter",
            &[
                (
                    "content/briefings/x.md",
                    "---\ntitle: Talks\ndate: 2024-06-19\n---\n\n<<<<<<< Updated upstream\nOld.\n||||||| base\nBase.\n=======\nNew.\n>>>>>>> Stashed changes\n",
                ),
                ("content/about.md", "# About\n\n<<<<<<< HEAD\n우리\n=======\n그들\n>>>>>>> main\n"),
            ],
            &[
                "error[merge-conflict] content/about.md:3:1",
                "error[merge-conflict] content/briefings/x.md:6:1 `<<<<<<< Updated upstream`",
            ],
        ),
        Row(
            "in the settings",
            &[("briefgen.yaml", "title: A\n<<<<<<< HEAD\nbase_url: https://a.org/\n=======\n>>>>>>> main\n")],
            &["error[merge-conflict] briefgen.yaml:2:1", "note[base-url-missing]"],
        ),
        Row(
            "headings, code and quotes of quotes",
            &[(
                "content/briefings/x.md",
                "---\ntitle: Talks\ndate: 2024-06-19\n---\n\nHeading\n=======\n\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n\n    <<<<<<< HEAD\n\nThe line `<<<<<<< HEAD` begins it.\n",
            )],
            &[],
        ),
    ]);
}

const TALKS: &str = "---\ntitle: Talks resume\ndate: 2024-06-19\n---\n\nText.\n";
const OTHER: &str = "---\ntitle: The second day\ndate: 2024-06-20\n---\n\nOther text.\n";

#[test]
fn copies_of_files() {
    check(&[
        Row(
            "a copy of a synchroniser, whatever it says",
            &[
                ("content/briefings/talks.md", TALKS),
                ("content/briefings/talks (Jane's conflicted copy 2024-06-19).md", OTHER),
            ],
            &[
                "warning[file-copy] content/briefings/talks (Jane's conflicted copy 2024-06-19).md ~ `content/briefings/talks.md`",
            ],
        ),
        Row(
            "one without its original",
            &[("content/briefings/talks.sync-conflict-20240619-101112-ABCDEFG.md", TALKS)],
            &["warning[file-copy] ~ copy of `content/briefings/talks.md`"],
        ),
        Row(
            "a number after the name, and the same title",
            &[("content/briefings/talks.md", TALKS), ("content/briefings/talks 2.md", TALKS)],
            &["warning[file-copy] content/briefings/talks 2.md ~ `content/briefings/talks.md`"],
        ),
        Row(
            "a copy in Korean letters",
            &[("content/briefings/회담.md", TALKS), ("content/briefings/회담 복사본.md", OTHER)],
            &["warning[file-copy] content/briefings/회담 복사본.md ~ `content/briefings/회담.md`"],
        ),
        Row(
            "the second of a row, numbers of things, and a word of its own",
            &[
                ("content/briefings/talks.md", TALKS),
                ("content/briefings/talks 2.md", OTHER),
                ("content/briefings/resolution 2270.md", "---\ntitle: R\ndate: 2024-06-21\n---\nx\n"),
                ("content/briefings/hard-copy.md", "---\ntitle: H\ndate: 2024-06-22\n---\nx\n"),
            ],
            &[],
        ),
    ]);
}

//! `check --fix` mends what it may, changes nothing else, and has nothing to do the second time.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// The sound part of the site.
const SOUND: [(&str, &str); 4] = [
    ("briefgen.yaml", "base_url: https://example.org/\n"),
    ("content/actors/anna-berg.md", "---\nname: Anna Berg\naliases: [A. Berg]   # kept\n---\nA diplomat.\n"),
    ("content/actors/kim-jong-un.md", "---\nname: Kim Jong Un\nkind: person\n---\nA leader.\n"),
    ("content/actors/norland.md", "---\nname: Norland\nkind: country\n---\nA country.\n"),
];

/// Ten briefings with two problems each that can be mended: an actor that the body names often, and
/// a quote that is not listed. Their front matter is written in ten ways.
fn briefings() -> Vec<(String, String)> {
    let lists = [
        "actors: [Norland]\n",
        "actors:\n  - Norland\n",
        "actors:\n- Norland   # a comment\n",
        "actors: Norland\n",
        "actors: [\n  Norland,\n]\n",
        "actors:\n  - { name: Norland, role: host }\n",
        "# no actors here\n",
        "actors: []\nquotes: []\n",
        "actors:\nquotes:\n",
        "actors: [Norland]\nquotes:\n  - speaker: Norland\n    text: We agree with all of them.\n    source: Wire report\n",
    ];
    let body = "Anna Berg met the press in Norland. \"We will sign the treaty before the summer ends,\" Anna Berg said. Later Anna Berg left.\n";
    let file = |(index, list): (usize, &&str)| {
        let ending = if index % 2 == 0 { "extra: { kept: true } # to the letter\n" } else { "" };
        let text = format!(
            "---\ntitle: Number {index}\ndate: 2024-06-{:02}\n{list}{ending}---\n\n{body}",
            index + 1
        );
        (format!("content/briefings/b{index}.md"), text)
    };
    let mut files: Vec<(String, String)> = lists.iter().enumerate().map(file).collect();
    // A spelling that the actor's file lacks: an alias is added there.
    let alias = "---\ntitle: Alias\ndate: 2024-07-01\nactors: [Kim Jong-un]\n---\nA text.\n";
    files.push(("content/briefings/alias.md".into(), alias.into()));
    files
}

fn check(folder: &Path, fix: bool) -> (String, bool) {
    let mut command = Command::cargo_bin("briefgen").expect("the program of this package");
    command.args(["check", "--strict", "--format", "json", "--clock", "2025-01-01", "--root"]).arg(folder);
    if fix {
        command.arg("--fix");
    }
    let output = command.output().expect("the program runs");
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success())
}

fn fixable(shown: &str) -> usize {
    shown.lines().filter(|line| line.contains("\"fixable\":true")).count()
}

fn read_all(folder: &Path, files: &[(String, String)]) -> Vec<String> {
    files
        .iter()
        .map(|(path, _)| fs::read_to_string(folder.join(path)).expect("a file that was written"))
        .collect()
}

#[test]
fn twenty_one_problems_are_mended_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sound = SOUND.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let mut files: Vec<(String, String)> = sound.collect();
    files.extend(briefings());
    for (path, text) in &files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a new folder");
        fs::write(file, text).expect("a new file");
    }
    let (before, _) = check(folder.path(), false);
    assert_eq!(fixable(&before), 21, "{before}");
    assert_eq!(
        read_all(folder.path(), &files),
        files.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>()
    );

    let (after, _) = check(folder.path(), true);
    assert_eq!(fixable(&after), 0, "{after}");
    let mended = read_all(folder.path(), &files);
    for ((path, old), new) in files.iter().zip(&mended) {
        let added: Vec<&str> = new.lines().filter(|line| !old.lines().any(|known| known == *line)).collect();
        let lost: Vec<&str> = old.lines().filter(|line| !new.lines().any(|known| known == *line)).collect();
        let is_list =
            |line: &&str| ["actors:", "quotes:", "aliases:"].iter().any(|key| line.starts_with(key));
        assert!(lost.iter().all(is_list), "{path} lost {lost:?}");
        let is_wanted = |line: &&str| {
            is_list(line)
                || line.contains("Anna Berg")
                || line.contains("Kim Jong-un")
                || line.trim_start().starts_with("text:")
                || line.contains("We will sign")
        };
        assert!(added.iter().all(is_wanted), "{path} got {added:?}");
        let is_alias = path == "content/actors/kim-jong-un.md" && added == ["aliases:", "  - Kim Jong-un"];
        assert!(path.contains("briefings") || old == new || is_alias, "{path} changed");
    }
    let (again, sound) = check(folder.path(), true);
    assert!(sound, "{again}");
    assert_eq!(read_all(folder.path(), &files), mended);
}

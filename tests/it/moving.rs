//! What the page on moving shows as the result is a briefing without a problem, and each key and setting that it
//! names as ours is one.

use std::fs;

use briefgen::name::nearest;

use crate::support::{Input, build, request, root};

fn page() -> String {
    fs::read_to_string(root().join("docs/moving.md")).expect("there is a page on moving")
}

#[test]
fn its_briefings_are_sound() {
    let page = page();
    let blocks: Vec<&str> =
        page.split("```markdown\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 2, "one for each generator with another front matter");
    for block in blocks {
        let mut input = Input::new(&[
            ("briefgen.yaml", "base_url: https://example.org/\nlints: { actor-unlisted: allow }\n"),
            ("content/briefings/2024-06-20-treaty.md", "---\ntitle: A treaty\ndate: 2024-06-20\n---\n"),
            ("content/actors/putin.md", "---\nname: Vladimir Putin\n---\n"),
            ("content/actors/kim.md", "---\nname: Kim Jong Un\n---\n"),
            ("content/topics/summits.md", "---\nname: Summits\n---\n"),
        ]);
        input.put("content/briefings/2024-06-19-putin.md", block.as_bytes());
        let built = build(&input.snapshot(), &request());
        let of_it: Vec<&String> =
            built.told.iter().filter(|told| told.contains("2024-06-19-putin.md")).collect();
        assert!(of_it.is_empty(), "{of_it:?}");
        assert!(built.text("briefings/putin/index.html").contains("/briefings/treaty/"));
        let redirects =
            built.files.keys().filter(|path| path.starts_with("news/") || path.starts_with("2024/"));
        assert_eq!(redirects.count(), 1, "the old address leads on");
    }
}

/// The second column names keys and settings by their names: a word in small letters between backticks.
#[test]
fn its_keys_are_known() {
    let format = fs::read_to_string(root().join("docs/format.md")).expect("there is a page on the format");
    let settings = fs::read_to_string(root().join("docs/settings.md")).expect("there is a page on settings");
    let known: Vec<&str> = format.split('`').chain(settings.split('`')).collect();
    let mut seen = 0;
    for line in page().lines().filter(|line| line.starts_with("| ") && !line.contains("---")) {
        let ours = line.rsplit(" | ").next().unwrap_or_default();
        for word in ours.split('`').skip(1).step_by(2) {
            if word.is_empty() || !word.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                continue;
            }
            seen += 1;
            let near = nearest(word, known.iter().copied());
            assert!(known.contains(&word), "`{word}` is no key: {line} (near: {near:?})");
        }
    }
    assert!(seen > 40, "only {seen} keys were found");
}

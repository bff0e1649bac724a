//! The files of an archive to measure with. Nobody reads them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Words of the bodies.
const WORDS: [&str; 48] = [
    "the",
    "minister",
    "said",
    "that",
    "talks",
    "would",
    "resume",
    "after",
    "a",
    "pause",
    "of",
    "several",
    "weeks",
    "and",
    "officials",
    "from",
    "both",
    "sides",
    "met",
    "in",
    "capital",
    "to",
    "prepare",
    "agenda",
    "which",
    "includes",
    "trade",
    "security",
    "border",
    "exercise",
    "ship",
    "port",
    "satellite",
    "report",
    "by",
    "agency",
    "denied",
    "claim",
    "while",
    "observers",
    "noted",
    "no",
    "proof",
    "was",
    "given",
    "according",
    "sources",
    "region",
];

/// Numbers that look random and are the same every time (`SplitMix64`, Steele et al. 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % limit as u64).unwrap_or_default()
    }

    /// Small numbers come often, as names do in the news.
    fn skewed(&mut self, limit: usize) -> usize {
        let first = self.below(limit);
        self.below(first + 1)
    }

    fn words(&mut self, count: usize) -> String {
        let mut text = String::new();
        for word in 0..count {
            if word > 0 {
                text.push(' ');
            }
            text.push_str(WORDS[self.below(WORDS.len())]);
        }
        text
    }
}

fn actor(number: usize) -> String {
    const FIRST: [&str; 20] = [
        "Anna", "Boris", "Chen", "Dmitri", "Elena", "Farid", "Grace", "Hiro", "Ivan", "Jin", "Karim", "Lena",
        "Min", "Nadia", "Omar", "Paula", "Qiu", "Rosa", "Sven", "Tomas",
    ];
    let syllables = ["ba", "ko", "ri", "ten", "mo", "sal", "vi", "du", "han", "per"];
    let mut last = String::new();
    let mut rest = number;
    for _ in 0..4 {
        last.push_str(syllables[rest % 10]);
        rest /= 10;
    }
    if let Some(first) = last.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{} {last}", FIRST[number % 20])
}

/// How large an archive is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Briefings of 300 to 900 words.
    pub(crate) briefings: usize,
    /// Actors; there is a topic for every ten of them, from 10 to 200.
    pub(crate) actors: usize,
}

/// Writes the files of an archive into a folder: the same for the same size.
pub(crate) fn write(folder: &Path, size: Size) -> std::io::Result<()> {
    for part in ["content/briefings", "content/actors", "content/topics"] {
        fs::create_dir_all(folder.join(part))?;
    }
    fs::write(folder.join("briefgen.yaml"), "title: Archive\nbase_url: https://example.org/archive/\n")?;
    for index in 0..size.actors {
        let kind = ["person", "person", "person", "country", "organization"][index % 5];
        let text = format!(
            "---\nname: {}\nkind: {kind}\naliases: [Alias {index}]\n---\n\nKnown to the archive as number {index}.\n",
            actor(index)
        );
        fs::write(folder.join(format!("content/actors/actor-{index}.md")), text)?;
    }
    let topics = (size.actors / 10).clamp(10, 200);
    for index in 0..topics {
        let parent = if index >= 10 { format!("parent: Topic {}\n", index % 10) } else { String::new() };
        fs::write(
            folder.join(format!("content/topics/topic-{index}.md")),
            format!("---\nname: Topic {index}\n{parent}---\n\nOne of many.\n"),
        )?;
    }
    let mut numbers = Numbers(1);
    for index in 0..size.briefings {
        let text = briefing(index, (size, topics), &mut numbers);
        fs::write(folder.join(format!("content/briefings/briefing-{index}.md")), text)?;
    }
    Ok(())
}

fn briefing(index: usize, (size, topics): (Size, usize), numbers: &mut Numbers) -> String {
    let Size { briefings: all, actors } = size;
    let day = index * 5000 / all.max(1);
    let date = format!("{:04}-{:02}-{:02}", 2010 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
    let named: Vec<String> = (0..3 + numbers.below(5)).map(|_| actor(numbers.skewed(actors))).collect();
    let quoted = numbers.words(12);
    let mut text = format!(
        "---\ntitle: {} {index}\ndate: {date}\nsummary: {}.\nactors:\n",
        numbers.words(7),
        numbers.words(20)
    );
    for name in &named {
        let _ = writeln!(text, "  - {name}");
    }
    let _ = writeln!(text, "topics: [Topic {}, Topic {}]", numbers.skewed(topics), numbers.below(topics));
    text.push_str("dates:\n");
    for _ in 0..2 {
        let _ = writeln!(
            text,
            "  - date: {date}\n    event: {}\n    actors: [{}]\n    source: wire",
            numbers.words(6),
            named[0]
        );
    }
    let _ = writeln!(
        text,
        "quotes:\n  - speaker: {}\n    text: {quoted}\n    date: {date}\n    source: wire",
        named[0]
    );
    text.push_str("sources:\n  - { id: wire, title: Report of the day, publisher: Wire, url: \"https://example.org/wire\" }\n---\n\n");
    let _ = writeln!(
        text,
        "[[{}]] said: \"{quoted}\". See [before](briefing-{}.md).\n",
        named[0],
        index.saturating_sub(1 + numbers.below(20))
    );
    for paragraph in 0..4 + numbers.below(8) {
        if paragraph % 4 == 3 {
            let _ = writeln!(text, "## {}\n", numbers.words(4));
        }
        let _ = writeln!(
            text,
            "{} {} {}.\n",
            numbers.words(30),
            named[paragraph % named.len()],
            numbers.words(40)
        );
    }
    text
}

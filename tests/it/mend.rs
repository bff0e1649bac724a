//! `check --fix` is safe to run blindly: it ends, a second run finds nothing to do, no round makes anything worse,
//! no byte changes outside the lists, and nobody is given words that they did not plainly say.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use briefgen::diagnostic::{Change, Diagnostic, SourceTexts as _};
use briefgen::engine::{Engine, Mended, Silent};
use briefgen::output::Discard;
use briefgen::snapshot::Snapshot;
use proptest::prelude::*;

use crate::support::{Texts, request};

const BRIEFING: &str = "content/briefings/x.md";
const PEOPLE: [(&str, &str); 4] = [
    ("content/actors/ana-duarte.md", "---\nname: Ana Duarte\naliases: [Ана Дуарте]\n---\nA biography.\n"),
    ("content/actors/bo-lind.md", "---\nname: Bo Lind\n---\nA biography.\n"),
    ("content/actors/cy-orrin.md", "---\nname: Cy Orrin\n---\nA biography.\n"),
    ("content/actors/norland.md", "---\nname: Norland\nkind: country\n---\nA country.\n"),
];

/// A site, mended as far as it goes.
struct Run {
    before: Vec<Diagnostic>,
    after: Vec<Diagnostic>,
    mended: Mended,
    snapshot: Snapshot,
}

/// Mends a site, and holds what holds for every site: it ends, it makes nothing worse, and it is done then.
fn mend(texts: &Texts) -> Run {
    let run = mend_with_news(texts);
    assert_eq!(run.before.len() - run.after.len(), run.mended.gone);
    for problem in &run.after {
        let is_known = |old: &Diagnostic| old.lint == problem.lint && old.message == problem.message;
        assert!(run.before.iter().any(is_known), "new: {}", problem.message);
    }
    run
}

/// The same where a file that is read at last may show what else is wrong with it.
fn mend_with_news(texts: &Texts) -> Run {
    let snapshot = Snapshot::from_texts(texts.iter().copied());
    let request = request();
    let mut engine = Engine::new();
    let outcome = engine.build(&snapshot, &request, &Discard::default(), &Silent);
    let mended = engine.mend(&snapshot, &request, &outcome);
    let mut changed = snapshot.clone();
    for (file, text) in &mended.texts {
        changed.insert(file, text.as_bytes());
    }
    let mut after = Engine::new().build(&changed, &request, &Discard::default(), &Silent);
    let again = engine.mend(&changed, &request, &after);
    assert_eq!(again.texts, BTreeMap::new(), "a second run changes nothing");
    again.take_back(&mut after.diagnostics);
    let offered = after.diagnostics.iter().filter(|problem| problem.fix.is_some());
    assert_eq!(offered.count(), 0, "nothing is offered that would mend nothing");
    Run { before: outcome.diagnostics, after: after.diagnostics, mended, snapshot: changed }
}

/// A site of four actors, with more files or others in their place.
fn site<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut files =
        vec![("briefgen.yaml", "base_url: https://desk.example.org/\nlints: { orphan-actor: allow }\n")];
    files.extend(PEOPLE);
    files.extend(more);
    files
}

fn briefing(front: &str, body: &str) -> String {
    format!("---\ntitle: Talks resume\ndate: 2024-06-19\n{front}---\n\n{body}\n")
}

/// Checks the front matter of a briefing after it was mended: title, date and what was written.
fn check(front: &str, body: &str, expected: &str) {
    let text = briefing(front, body);
    let run = mend(&site(&[(BRIEFING, &text)]));
    assert_eq!(run.snapshot.text(BRIEFING), Some(&*briefing(expected, body)), "{body}");
}

/// Front matter is written as its own hints say, where these hold the whole of it.
#[test]
fn what_a_hint_holds_in_full_is_written() {
    for (front, expected) in [
        ("title: Talks\nDate: 2024-06-19\n", "title: Talks\ndate: 2024-06-19\n"),
        ("title: Talks\ndate: 2015-4-2\n", "title: Talks\ndate: 2015-04-02\n"),
        ("title: Talks\ndate: \"2015/4/2\"\n", "title: Talks\ndate: \"2015-04-02\"\n"),
        ("title: Talks: the end\ndate: 2024-06-19\n", "title: \"Talks: the end\"\ndate: 2024-06-19\n"),
        (
            "title: [Updated] Talks \"go on\"\ndate: 2024-06-19\n",
            "title: '[Updated] Talks \"go on\"'\ndate: 2024-06-19\n",
        ),
        (
            "title: Talks: the end\nDate: 2015-4-2\nauthor: Jo\nSummary: x\n",
            "title: \"Talks: the end\"\ndate: 2015-04-02\nauthors: Jo\nsummary: x\n",
        ),
        // What the writer may have meant otherwise stays.
        ("title: Talks\ndate: 2024-02-30\n", "title: Talks\ndate: 2024-02-30\n"),
        ("title: Talks\ndate: 04/02/2015\n", "title: Talks\ndate: 04/02/2015\n"),
        (
            "title: Talks\ndate: 2024-06-19\nDate: 2024-06-20\n",
            "title: Talks\ndate: 2024-06-19\nDate: 2024-06-20\n",
        ),
        (
            "title: Talks: the end\n  of it\ndate: 2024-06-19\n",
            "title: Talks: the end\n  of it\ndate: 2024-06-19\n",
        ),
        ("title: Talks\ndate: 2024-06-19\nsumary: x\n", "title: Talks\ndate: 2024-06-19\nsumary: x\n"),
        ("title: Talks: a # b\ndate: 2024-06-19\n", "title: Talks: a # b\ndate: 2024-06-19\n"),
    ] {
        let text = format!("---\n{front}---\n\nWords, naming Ana Duarte.\n");
        let run = mend_with_news(&site(&[(BRIEFING, &text)]));
        let written = run.snapshot.text(BRIEFING).map(str::to_owned);
        assert_eq!(written, Some(format!("---\n{expected}---\n\nWords, naming Ana Duarte.\n")), "{front}");
    }
}

const OPEN: &str = "quotes:\n  - speaker: Ana Duarte\n    text: We will keep the border open.\n";

#[test]
fn one_entry_covers_each_place() {
    let both = "quotes:\n  - speaker: Ana Duarte\n    text: We will keep the border open.\n  - speaker: Bo Lind\n    text: We will keep the border open.\n";
    for (front, body, expected) in [
        // The same words twice, and once more.
        (
            OPEN,
            "Ana Duarte said: “We will keep the border open.” Later Ana Duarte said: “We will keep the border open.”",
            OPEN,
        ),
        (
            "",
            "Ana Duarte said: “We will keep the border open.” It rained. Ana Duarte said: “We will keep the border open.”",
            OPEN,
        ),
        (
            "",
            "Ana Duarte said: “We will keep the border open.”\n\n“WE WILL keep the border open!” Ana Duarte said.",
            OPEN,
        ),
        (
            OPEN,
            "> We will keep the border open.\n>\n> — Ana Duarte\n\nAna Duarte said: “We will keep the border open.”",
            OPEN,
        ),
        (
            OPEN,
            "“We will,” Ana Duarte said, “keep the border open.” “We will keep the border open,” Ana Duarte said.",
            OPEN,
        ),
        (
            OPEN,
            "Ana Duarte said: “We will keep the border open.” “We will keep the border open,” she said.",
            OPEN,
        ),
        // A writer may list them for an office or somebody else: that is not asked again.
        (
            "quotes:\n  - speaker: Norland\n    text: We will keep the border open.\n",
            "Ana Duarte said: “We will keep the border open.”",
            "quotes:\n  - speaker: Norland\n    text: We will keep the border open.\n",
        ),
        // Two who say the same.
        (
            both,
            "Ana Duarte said: “We will keep the border open.” Bo Lind said: “We will keep the border open.”",
            both,
        ),
        (
            OPEN,
            "Ana Duarte said: “We will keep the border open.” Bo Lind said: “We will keep the border open.”",
            both,
        ),
        (
            OPEN,
            "Bo Lind said: “We will keep the border open.” Ana Duarte said: “We will keep the border open.”",
            both,
        ),
    ] {
        check(front, body, expected);
    }
}

#[test]
fn nobody_is_given_words_in_doubt() {
    for body in [
        "Ana Duarte was warned by Bo Lind: “We will close the border at noon.”",
        "Ana Duarte never said “we will close the border at noon”.",
        "If Ana Duarte had said “we will close the border at noon”, Bo Lind would have left.",
        "Has Ana Duarte said “we will close the border at noon”?",
        "A doctored clip has Ana Duarte saying: “We will close the border at noon.”",
        "Ana Duarte shared a post by Bo Lind: “We will close the border at noon.”",
        "Crowds greeted Ana Duarte: “Close the border and close it now!”",
        "Ana Duarte spokesman Bo Lind said: “We will close the border at noon.”",
        "Ana Duarte met Bo Lind. “We will close the border at noon,” he said.",
        "Norland said: “We will close the border at noon.”",
        "Ana Duarte: “We will close the border at noon.”",
        "A sign read “No entry beyond this point at all”.",
        "The report “borders in the north and in the south” was published by the ministry, Ana Duarte said.",
        "Ana Duarte said: \"We will keep the border 6\" wide open all winter.\"",
        "«Мы оставим границу, — добавил Bo Lind, — открытой», — сказал Ana Duarte.",
        "« La frontière, a dit Bo Lind, restera ouverte », a déclaré Ana Duarte.",
        "“We will close the border at noon,” said Eva Ana Duarte.",
        "Laut Bo Lind sagte Ana Duarte: „Wir werden die Grenze schließen.“",
    ] {
        check("", body, "");
    }
}

/// The words of an office, a lawyer or an ally are not those of whom it is about; the hint names who says them.
#[test]
fn hints_name_nobody_for_those_around_him() {
    for (body, speaker) in [
        ("“We will close the border at noon,” said the office of Ana Duarte.", "WHO SAID IT"),
        ("“We will close the border at noon,” Ana Duarte’s office said.", "WHO SAID IT"),
        ("Ana Duarte, through her lawyer, said: “We will close the border at noon.”", "WHO SAID IT"),
        ("A source close to Ana Duarte said: “We will close the border at noon.”", "WHO SAID IT"),
        ("The Ana Duarte campaign said: “We will close the border at noon.”", "WHO SAID IT"),
        ("Allies of Ana Duarte say: “We will close the border at noon.”", "WHO SAID IT"),
        ("The wife of Ana Duarte said: “We will close the border at noon.”", "WHO SAID IT"),
        ("Ana Duarte aides said: “We will close the border at noon.”", "WHO SAID IT"),
        ("Ana Duarte spokesman Bo Lind said: “We will close the border at noon.”", "Bo Lind"),
        ("Former Ana Duarte aide Bo Lind said: “We will close the border at noon.”", "Bo Lind"),
        ("Ana Duarte rival Bo Lind said: “We will close the border at noon.”", "Bo Lind"),
        ("“We will close the border at noon,” said Ana Duarte spokesman Bo Lind.", "Bo Lind"),
    ] {
        check("", body, "");
        let text = briefing("", body);
        let run = mend(&site(&[(BRIEFING, &text)]));
        let hints: Vec<&str> = run.before.iter().filter_map(|problem| problem.hint.as_deref()).collect();
        assert!(
            hints.iter().any(|hint| hint.contains(&format!("speaker: {speaker}\n"))),
            "{body}: {hints:?}"
        );
    }
}

/// Words and names that YAML reads in its own way are written so that it does not, into any form of a list.
#[test]
fn odd_words_in_any_list() {
    let body = "Ana Duarte said: “We have 3 aims: peace, #order and - above all - “law”.” Ana Duarte added: “'Tis true & so \\\\ it goes \
                {for us} [all] *now*, he said: yes.”";
    let quotes = "  - speaker: Ana Duarte\n    text: \"We have 3 aims: peace, #order and - above all - “law”.\"\n  \
                  - speaker: Ana Duarte\n    text: \"’Tis true & so \\\\ it goes {for us} [all] now, he said: yes.\"\n";
    check("actors: [Bo Lind]  # keep\n", body, &format!("actors: [Bo Lind]  # keep\nquotes:\n{quotes}"));
    check("", body, &format!("quotes:\n{quotes}"));
}

/// What another answers is not written as the words of who spoke before, whatever the verb.
#[test]
fn answers_are_not_joined() {
    for (body, words) in [
        (
            "“We keep the border open,” said Ana Duarte. “You will not keep it long,” shot back Bo Lind.",
            "We keep the border open",
        ),
        (
            "“We keep the border open,” said Ana Duarte. “You will not keep it long” was sprayed on the wall.",
            "We keep the border open",
        ),
        (
            "„Wir lassen die Grenze offen“, sagte Ana Duarte. „Ihr schließt sie noch“, hieß es im Ort.",
            "Wir lassen die Grenze offen",
        ),
        (
            "«Dejamos la frontera abierta», dijo Ana Duarte. «Ya la cerrarán mañana», se oyó en la sala.",
            "Dejamos la frontera abierta",
        ),
        (
            "« Nous gardons la frontière ouverte », a déclaré Ana Duarte. « Pas pour longtemps », gronde Bo Lind.",
            "Nous gardons la frontière ouverte",
        ),
        (
            "«Мы оставим границу открытой», — сказала Ана Дуарте. «Ненадолго это всё», — отрезал Bo Lind.",
            "Мы оставим границу открытой",
        ),
    ] {
        let expected = format!("quotes:\n  - speaker: Ana Duarte\n    text: {words}\n");
        check("", body, &expected);
    }
}

/// Two actors with names that fold alike, in every way that they may be named.
#[test]
fn names_that_fold_alike_end_in_no_loop() {
    let body = "HAMAS met. HAMAS spoke. HAMAS left. Hamas met. Hamas spoke. Hamas left. HAMAS said: “We will keep the border open.”";
    for kind in ["person", "organization", "group"] {
        for front in ["", "actors: [HAMAS]\n", "actors: [Hamas, HAMAS]\n", "actors: [hamas-2]\n"] {
            let text = briefing(front, body);
            let upper = format!("---\nname: HAMAS\nkind: {kind}\n---\nA.\n");
            let lower = format!("---\nname: Hamas\nkind: {kind}\n---\nA.\n");
            let files = [
                (BRIEFING, &*text),
                ("content/actors/hamas.md", &*upper),
                ("content/actors/hamas-two.md", &*lower),
            ];
            let run = mend(&site(&files));
            assert_eq!(run.snapshot.text(BRIEFING), Some(&*text), "{front}");
            let hints = run.before.iter().filter_map(|problem| problem.hint.as_deref());
            assert!(!hints.into_iter().any(|hint| hint.contains("speaker: H") || hint.contains("add `H")));
        }
    }
}

#[test]
fn marks_are_no_part_of_an_alias() {
    for (written, alias) in [
        ("“Norland”", None),
        ("'\"Norland\"'", None),
        ("«Norland»", None),
        ("\"*Norland*\"", None),
        ("\"[[Norland]]\"", None),
        ("Nor-land", Some("Nor-land")),
        ("Nórland", Some("Nórland")),
    ] {
        let text = briefing(&format!("actors: [{written}]\n"), "A text.");
        let run = mend(&site(&[(BRIEFING, &text)]));
        let norland = run.snapshot.text("content/actors/norland.md").unwrap_or_default();
        assert_eq!(run.snapshot.text(BRIEFING), Some(&*text), "{written}");
        match alias {
            Some(alias) => assert!(norland.contains(alias) || !run.after.is_empty(), "{written}: {norland}"),
            None => assert_eq!(norland, PEOPLE[3].1, "{written}"),
        }
    }
}

/// An alias that lets a body name somebody adds that name too, or nothing: no problem comes of it.
#[test]
fn what_a_change_shows_is_added_with_it() {
    let alias = briefing("actors: [Bo-Lind]\n", "A text.");
    let body = briefing("", "Bo-Lind came. Bo-Lind spoke. Bo-Lind left.");
    let run = mend(&site(&[(BRIEFING, &alias), ("content/briefings/y.md", &body)]));
    assert_eq!(run.after.len(), 0, "{:?}", run.after);
}

/// Who is often named by letters alone is written only where one of them plainly is the name by itself.
#[test]
fn parts_of_other_names_add_nobody() {
    let declared = [
        ("content/actors/wang-wei.md", "---\nname: 王伟\n---\n"),
        ("content/actors/china.md", "---\nname: 中国\nkind: country\n---\n"),
        ("content/actors/jordan.md", "---\nname: Jordan\nkind: country\n---\n"),
        ("content/actors/israel.md", "---\nname: ישראל\nkind: country\n---\n"),
        ("content/actors/iran.md", "---\nname: ایران\nkind: country\n---\n"),
        ("content/actors/garcia.md", "---\nname: José García\n---\n"),
        ("content/actors/egypt.md", "---\nname: مصر\nkind: country\n---\n"),
    ];
    for (body, added) in [
        ("社科院原院长王伟光在北京讲话。王伟光谈到学术。会后王伟光回家。", None),
        ("王伟在北京讲话。后来王伟谈到学术。会后王伟回家。", Some("王伟")),
        ("中国移动发表。中国移动公布。中国联通。", None),
        ("中国地方の雨。中国自動車道の渋滞。中国地方では。", None),
        ("中国、日本。中国は発表した。それは中国だ。", Some("中国")),
        ("Jordan Reed, a coach, came. Jordan was late. Everybody likes Jordan. Then Jordan left.", None),
        ("Jordan was late. Everybody likes Jordan. Then Jordan left.", Some("Jordan")),
        ("ישראל כהן דיבר בתל אביב. ישראל כהן הלך. בנק ישראל הודיע. גם ישראל היום דיווח.", None),
        ("הם דיברו על ישראל. גם ישראל, לפי הדיווח, הגיבה. ישראל לא תוותר.", Some("ישראל")),
        ("ایران‌خودرو گزارش داد. ایران‌خودرو گفت. سهام ایران‌خودرو افتاد.", None),
        ("او در ایران است. آنها از ایران آمدند. ایران.", Some("ایران")),
        ("بنك مصر أعلن. قال بنك مصر. عاد بنك مصر.", None),
        ("María José García came. María José García spoke. María José García left.", None),
    ] {
        let text = briefing("", body);
        let mut files: Vec<(&str, &str)> =
            vec![("briefgen.yaml", "base_url: https://desk.example.org/\nlints: { orphan-actor: allow }\n")];
        files.extend(declared);
        files.push((BRIEFING, &text));
        let run = mend(&files);
        let expected = added.map(|name| format!("actors:\n  - {name}\n")).unwrap_or_default();
        assert_eq!(run.snapshot.text(BRIEFING), Some(&*briefing(&expected, body)), "{body}");
    }
}

/// What does harm in each of many files is not tried in each by itself: a trial is a check of the whole site.
#[test]
fn many_refused_changes_take_few_builds() {
    for (count, most) in [(3, 24), (24, 24), (48, 24)] {
        let texts: Vec<(String, String)> = (0..count)
            .map(|i| {
                let body = format!(
                    "Bo Lind came. Bo Lind spoke. Bo Lind left. Then Ana Duarte said: “We will go on with round number {i} of the talks.”"
                );
                (format!("content/briefings/b{i}.md"), briefing("actors: [Ana Duarte]\n", &body))
            })
            .collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (&**path, &**text)).collect();
        let run = mend(&site(&files));
        assert!(run.mended.builds <= most, "{count}: {} builds", run.mended.builds);
        // Each actor, and the quote of the first briefing.
        assert!(run.mended.gone > count && !run.mended.refused.is_empty(), "{count}: {}", run.mended.gone);
        let snapshot = Snapshot::from_texts(site(&files).iter().copied());
        let mut engine = Engine::new();
        let outcome = engine.build(&snapshot, &request(), &Discard::default(), &Silent);
        let rehearsed = engine.rehearse(&snapshot, &request(), &outcome);
        assert!(rehearsed.builds <= 6, "{count}: {} builds", rehearsed.builds);
        assert!(rehearsed.gone > count, "{count}: {}", rehearsed.gone);
    }
}

/// Front matter as writers have it; `{}` is the line break.
const FRONTS: [&str; 22] = [
    "",
    "actors:{}",
    "actors: # who{}",
    "actors: ~{}",
    "actors: null # c{}",
    "actors: []{}",
    "actors: [ ]  # none{}",
    "actors: Bo Lind{}",
    "actors: \"Bo Lind\" # c{}",
    "actors: [Bo Lind]  # keep{}",
    "actors: [Bo Lind, 'Cy Orrin',]{}",
    "\"actors\": [\"Bo Lind\"]{}",
    "actors: [{}  Bo Lind, # first{}  Cy Orrin{}]{}",
    "actors:{}  - Bo Lind # him{}  # end{}",
    "actors:{}- Bo Lind{}- name: Cy Orrin{}  role: host{}",
    "actors:{}    -   Bo Lind{}{}    -   Cy Orrin{}",
    "actors:{}  - { name: Bo Lind, role: host }{}",
    "actors: &a [Bo Lind]{}extra: { again: *a }{}",
    "extra:{}  a: |{}    text{}    actors: [no]{}",
    "summary: >-{}  A longer{}{}  text # no comment{}",
    "actors:\t[Bo Lind]{}",
    "quotes:{}  - speaker: Bo Lind{}    text: 'It''s all of it, and more.'{}    source: Wire # c{}",
];

/// Sentences, whether `{A}` plainly says `{Q}` in them, and nothing else may be written.
const SENTENCES: [(&str, bool); 20] = [
    ("{A} said: {Q}", true),
    ("{Q} {A} said.", true),
    ("{Q} said {A}.", true),
    ("{A} told {B}: {Q}", true),
    ("{A} said in Oslo: {Q}", true),
    ("On Monday, {A} said: {Q}", true),
    ("{Q} said {A}, who met {B}.", true),
    ("{Q} said a spokesman for {A}.", false),
    ("{A} was told: {Q}", false),
    ("{A} was warned by {B}: {Q}", false),
    ("{A} did not say: {Q}", false),
    ("If {A} said {Q}", false),
    ("A fake clip shows {A} saying: {Q}", false),
    ("{A} read out a letter from {B}: {Q}", false),
    ("{A} and {B} said: {Q}", false),
    ("Crowds greeted {A}: {Q}", false),
    ("{A} said {B} had told her: {Q}", false),
    ("A sign read {Q}", false),
    ("{A}’s office said: {Q}", false),
    ("{A} met {B}. {Q} he said.", false),
];

const WORDS: [&str; 6] = [
    "We will keep the border open,",
    "It's 3 o’clock: #order, {peace} & [law] - all of it,",
    "Мы оставим границу открытой на всю зиму,",
    "Nous garderons la frontière ouverte cet hiver,",
    "We – you & I – will not 'go' there: never,",
    "No, never again,",
];

const MARKS: [(&str, &str); 4] = [("“", "”"), ("\"", "\""), ("«", "»"), ("„", "“")];

/// One sentence of a body: which, by whom, which words in which marks.
type Choice = (usize, usize, usize, usize);

/// A body, and who may be listed with which words.
fn body(choices: &[Choice]) -> (String, Vec<(&'static str, &'static str)>) {
    const NAMES: [&str; 3] = ["Ana Duarte", "Bo Lind", "Cy Orrin"];
    let (mut body, mut said) = (String::new(), Vec::new());
    for &(sentence, name, words, marks) in choices {
        let (pattern, is_plain) = SENTENCES[sentence];
        let (speaker, other) = (NAMES[name], NAMES[(name + 1) % 3]);
        let (open, close) = MARKS[marks];
        let quote = format!("{open}{}{close}", WORDS[words]);
        let told = pattern.replace("{A}", speaker).replace("{B}", other).replace("{Q}", &quote);
        let _ = write!(body, "{told}\n\n");
        if is_plain {
            said.push((speaker, WORDS[words]));
        }
    }
    (body, said)
}

/// All letters of one text stand in the other in the same order, but for what stands for nothing.
fn is_kept(old: &str, new: &str) -> bool {
    let idle = |c: &char| *c != ' ' && *c != '~' && !"null".contains(*c);
    let mut rest = new.chars();
    old.chars().filter(idle).all(|c| rest.any(|other| other == c))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_front_matter_and_any_body(
        front in 0..FRONTS.len(),
        after in 0..FRONTS.len(),
        choices in prop::collection::vec((0..SENTENCES.len(), 0..3usize, 0..WORDS.len(), 0..MARKS.len()), 1..6),
        crlf in any::<bool>(),
        bom in any::<bool>(),
        dots in any::<bool>(),
    ) {
        let (body, said) = body(&choices);
        let key = |front: &str| front.split(':').next().unwrap_or_default().trim_matches('"').to_owned();
        let after = if key(FRONTS[front]) == key(FRONTS[after]) { "" } else { FRONTS[after] };
        let closing = if dots { "..." } else { "---" };
        let line_break = if crlf { "\r\n" } else { "\n" };
        let top = format!("---{{}}title: T # kept{{}}date: 2024-06-19{{}}{}{after}", FRONTS[front]);
        let top = top.replace("{}", "\n");
        let text = format!("{top}{closing}\n\n{body}").replace('\n', line_break);
        let text = if bom { format!("\u{feff}{text}") } else { text };
        let run = mend(&site(&[(BRIEFING, &text)]));
        let new = run.snapshot.text(BRIEFING).unwrap_or_default();
        let body = format!("{closing}\n\n{body}").replace('\n', line_break);
        prop_assert!(new.ends_with(&body), "the body stays: {new}");
        prop_assert!(is_kept(&text, new), "{text}\n=>\n{new}");
        prop_assert_eq!(new.matches('\r').count(), if crlf { new.matches('\n').count() } else { 0 });
        prop_assert!(run.mended.texts.keys().all(|file| &**file == BRIEFING));
        let offers = run.before.iter().filter_map(|problem| problem.fix.as_ref());
        for item in offers.filter(|fix| matches!(fix.change, Change::Add { list: "quotes", .. })).map(|fix| format!("{:?}", fix.change)) {
            let is_said = said.iter().any(|(speaker, words)| {
                item.contains(speaker) && item.contains(words.split([':', '\'', ',']).next().unwrap_or_default())
            });
            prop_assert!(is_said, "{item} was not plainly said in {text}");
        }
        let plain = said.len();
        prop_assert!(new.matches("speaker:").count() <= text.matches("speaker:").count() + plain);
    }
}

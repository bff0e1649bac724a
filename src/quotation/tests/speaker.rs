//! Who speaks.

use super::super::{Quotable, Speakers, Voices, spoken};
use crate::prose::Prose;

const PEOPLE: &[&str] = &[
    "Putin",
    "Kim",
    "Peskov",
    "Kremlin",
    "Zakharova",
    "Blinken",
    "Reuters",
    "Путин",
    "普京",
    "Russia",
    "Ana Duarte",
    "Duarte Lima",
    "عمر الخطيب",
];

/// All places of people, longest names aside.
fn people(text: &str) -> Vec<(std::ops::Range<usize>, usize)> {
    let all = PEOPLE.iter().enumerate().flat_map(|(bearer, name)| {
        text.match_indices(name).map(move |(at, _)| (at..at + name.len(), bearer))
    });
    all.collect()
}

/// What is wrong with the speaker of the last speech.
fn fault(body: &str, expected: &str) -> Option<String> {
    let prose = Prose::read(body);
    let found = spoken(&Quotable::read(&prose));
    let last = found.last().unwrap_or_else(|| panic!("no speech in {body}"));
    let people = people(&prose.text);
    let speakers = Speakers::new(&prose, &people, Voices::default());
    let name = |bearer: Option<usize>| bearer.map_or("", |bearer| PEOPLE[bearer]);
    let speaker = name(speakers.likely(last));
    let plain = name(speakers.plain(last));
    let is_right = speaker == expected && (plain.is_empty() || plain == expected);
    (!is_right).then(|| format!("{body}: {speaker}, plainly {plain}, not {expected}"))
}

/// Checks the speakers of the last speeches.
fn check<'t>(rows: impl IntoIterator<Item = (&'t str, &'t str)>) {
    let faults: Vec<String> = rows.into_iter().filter_map(|(body, expected)| fault(body, expected)).collect();
    assert_eq!(faults, Vec::<String>::new());
}

/// Checks who plainly says the last speech.
fn check_plain(body: &str, expected: &str) {
    let prose = Prose::read(body);
    let found = spoken(&Quotable::read(&prose));
    let last = found.last().unwrap_or_else(|| panic!("no speech in {body}"));
    let plain = Speakers::new(&prose, &people(&prose.text), Voices::default())
        .plain(last)
        .map_or("", |bearer| PEOPLE[bearer]);
    assert_eq!(plain, expected, "{body}");
}

#[test]
fn plain_speakers() {
    for (body, expected) in [
        ("“We will go on together,” Putin said.", "Putin"),
        ("“We will go on together,” Putin said in Moscow on Monday.", "Putin"),
        ("“We will go on together,” said Putin.", "Putin"),
        ("“We will go on together,” said Putin, who met Kim.", "Putin"),
        ("“We will go on together,” said President Putin.", "Putin"),
        ("“We will go on together,” said ministry spokesman Peskov.", "Peskov"),
        ("“We will go on together,” said the spokesman, Peskov.", "Peskov"),
        ("“We will go on together,” Foreign Minister Blinken told reporters.", "Blinken"),
        ("“We will go on together,” Putin told Kim in Pyongyang.", "Putin"),
        ("“We will go on together,” Putin, 71, said.", "Putin"),
        ("“We will go on together,” Putin, the president, said.", "Putin"),
        ("“We will,” Putin said on Monday, “go on together.”", "Putin"),
        ("“Will we go on together?” Putin asked.", "Putin"),
        ("“We will go on together,” Putin said, adding: “We have to do it.”", ""),
        ("Putin said: “We will go on together.”", "Putin"),
        ("Putin said, “We will go on together.”", "Putin"),
        ("Putin also said: “We will go on together.”", "Putin"),
        ("Putin said in Moscow: “We will go on together.”", "Putin"),
        ("Putin told Kim: “We will go on together.”", "Putin"),
        ("Putin told reporters on Monday: “We will go on together.”", "Putin"),
        ("Putin insisted that “we will go on together”.", "Putin"),
        ("On Monday, Putin said: “We will go on together.”", "Putin"),
        ("President Putin said: “We will go on together.”", "Putin"),
        ("It rained. Putin said: “We will go on together.”", "Putin"),
        ("„Wir werden das niemals tun“, sagte Putin.", "Putin"),
        ("Putin sagte: „Wir werden das niemals tun.“", "Putin"),
        ("« Nous ne ferons jamais cela », a déclaré Putin.", "Putin"),
        ("Putin a dit : « Nous ne ferons jamais cela. »", "Putin"),
        ("«No lo haremos nunca más», dijo Putin.", "Putin"),
        ("«Мы никогда не сдадимся», — заявил Путин.", "Путин"),
        ("Путин заявил: «Мы никогда не сдадимся».", "Путин"),
        ("普京說：「我們永遠不會忘記你們。」", "普京"),
    ] {
        check_plain(body, expected);
    }
}

/// Words that are taken back, or may be another one's of the family, are not written unasked.
#[test]
fn no_plain_speakers_of_words_in_doubt() {
    const SAID: &str = "Putin said: “We will go on together.”";
    for after in [
        "He did not.",
        "In fact he never said that.",
        "[Retracted]",
        "This was a lie.",
        "The Kremlin denied it.",
    ] {
        check_plain(&format!("{SAID} {after}"), "");
    }
    for before in ["Here is what he never said. ", "This is fiction: ", "## Fake quotes\n\n"] {
        check_plain(&format!("{before}{SAID}"), "");
    }
    for body in [
        "Mrs Putin said: “We will go on together.”",
        "Mrs. Putin said: “We will go on together.”",
        "“We will go on together,” said Lady Putin.",
        "“We will go on together,” Frau Putin said.",
        "Putin ~~said~~: “We will go on together.”",
        "Putin <del>said</del>: “We will go on together.”",
        "Putin said: “We will go on together.”[^1]\n\n[^1]: He never said it.",
        "Putin said: “We will go on together.”\n\nCorrection: Lavrov said it.",
    ] {
        check_plain(body, "");
    }
    for body in [
        "Putin said: “We will go on together.”[^1]\n\n[^1]: The full text is on the site of the office.",
        "## What was said\n\nPutin said: “We will go on together.”\n\nThe talks end on Friday.",
        "Putin said: “We will go on together.” He flew home after two days of talks.",
    ] {
        check_plain(body, "Putin");
    }
}

/// Nobody plainly says these; a hint may still name who most likely does.
#[test]
fn not_plain() {
    for body in [
        // A pronoun, a line below, a name alone.
        "Kim arrived on Monday. “We will go on together,” he said.",
        "> We will go on.\n> — Putin",
        "Putin: “We will go on together.”",
        "“We will go on together,” according to Putin.",
        // Passive.
        "Putin was warned by Kim: “We will go on together.”",
        "Putin was told: “We will go on together.”",
        "“We will go on together,” Putin was told.",
        "Putin was quoted as saying: “We will go on together.”",
        // Denied, supposed, asked.
        "Putin never said “we will go on together”.",
        "Putin has not said “we will go on together”.",
        "Putin denied that Kim said “we will go on together”.",
        "Neither Putin nor Kim said “we will go on together”.",
        "If Putin said “we will go on together”, he was wrong.",
        "Has Putin said “we will go on together”?",
        "Putin said “we will go on together”?",
        "Putin would say: “We will go on together.”",
        "Unless Putin said “we will go on together”, all is lost.",
        "Putin reportedly said: “We will go on together.”",
        "Putin hat nie gesagt, sagte Kim: „Wir werden das niemals tun.“",
        "“We will go on together,” Putin did not say.",
        // Forged, passed on.
        "A doctored clip has Putin saying: “We will go on together.”",
        "The clip is a deepfake. Putin said: “We will go on together.”",
        "A parody account of Putin wrote: “We will go on together.”",
        "“We will go on together,” Putin said, quoting Kim.",
        "“We will go on together,” Putin said, reading from a letter.",
        "Putin said Kim had told him: “We will go on together.”",
        "“We will go on together,” Putin said Kim had told him.",
        "“We will go on together,” Putin said her father told her.",
        "Putin recalled that Kim said: “We will go on together.”",
        "Putin said on behalf of Kim: “We will go on together.”",
        "Putin said in a letter from Kim: “We will go on together.”",
        "Putin says in the film: “We will go on together.”",
        "Putin said “we will go on together”, Kim claimed.",
        "According to Kim, Putin said: “We will go on together.”",
        "Reuters quoted Kim as saying: “We will go on together.”",
        "Putin quoted Kim: “We will go on together.”",
        "Putin heard Kim say: “We will go on together.”",
        // Someone beside the one who is named.
        "“We will go on together,” said a spokesman for Putin.",
        "“We will go on together,” said Putin’s spokesman, Peskov.",
        "“We will go on together,” said Putin spokesman Peskov.",
        "“We will go on together,” said Putin and Kim.",
        "“We will go on together,” said Putin, Kim and Blinken.",
        "“We will go on together,” Putin and Kim said.",
        "“We will go on together,” Putin aides said.",
        "Putin, through a lawyer, said: “We will go on together.”",
        "The Putin campaign said: “We will go on together.”",
        "The wife of Putin said: “We will go on together.”",
        "Putin’s office said: “We will go on together.”",
        "Former Putin aide Kim said: “We will go on together.”",
        // Addressed, called.
        "The judge asked Putin: “Did you go on together?”",
        "“Did you go on together?” asked Putin’s lawyer.",
        "“We will go on together,” told Putin the crowd.",
        "Kim called Putin “a man who will go on for ever”.",
        "普京没有说：「我們永遠不會忘記你們。」",
        "普京的发言人说：「我們永遠不會忘記你們。」",
        // The writer's words stand inside the marks.
        "«Мы, — добавил Путин, — никогда не сдадимся», — сказал Путин.",
        "« Nous ne ferons, a dit Kim, jamais cela », a déclaré Putin.",
        "«No lo haremos —terció Kim—, nunca más», dijo Putin.",
        // Who answers may be told of after the second part.
        "„Wir tun das“, sagte Putin, „nie wieder“, brummte Kim.",
        // Another's name.
        "“We will go on together,” said Eva Ana Duarte.",
        "“We will go on together,” said Ana Duarte Ruiz.",
        "Laut Putin sagte Kim: „Wir werden das niemals tun.“",
    ] {
        check_plain(body, "");
    }
}

#[test]
fn clear_speakers() {
    check([
        // Who has the floor, over paragraphs.
        ("Kim left.\n\n“We will go on together,” he said.", "Kim"),
        ("Kim spoke in Oslo.\n\nIt rained.\n\n“We will go on together,” she said.", "Kim"),
        ("Kim told Putin the talks were over.\n\n“We will go on together,” he said.", "Kim"),
        ("Kim said the talks were over. “We will go on together.”", "Kim"),
        ("“We will go on together,” Kim said.\n\n“And we will win the day.”", "Kim"),
        ("“We will go on together,” Kim said, adding: “And we will win.”", "Kim"),
        ("Mrs Kim met Mr Putin. “We will go on together,” she said.", "Kim"),
        (
            "Foreign Minister Blinken arrived. Kim left.\n\n“We will go on together,” the minister said.",
            "Blinken",
        ),
        ("Asked if he would go, Putin said: “We will go on together.”", "Putin"),
        ("Kim was silent for a minute. Then: “We will go on together.”", "Kim"),
        ("«Мы никогда не сдадимся», — добавил Путин.", "Путин"),
        (
            "“We will go on together,” said Councillor Kim, who has led the town for eleven long and weary years.",
            "Kim",
        ),
        ("“We will go on together.”\n― Kim", "Kim"),
        ("“We will go on together.”\n\n-- Kim", "Kim"),
        ("“We will go on together,” Putin said.", "Putin"),
        ("“We will go on together,” said Putin.", "Putin"),
        ("“We will go on together,” said Kremlin spokesman Dmitry Peskov.", "Peskov"),
        ("“We will go on together,” Kremlin spokesman Dmitry Peskov said.", "Peskov"),
        ("“We will go on together,” Peskov, a spokesman for Putin, told reporters.", "Peskov"),
        ("“We will go on together,” according to Putin.", "Putin"),
        ("According to Putin, “we will go on together”.", "Putin"),
        ("“We will go on together,” Putin told Kim in Pyongyang.", "Putin"),
        ("Putin told Kim: “We will go on together.”", "Putin"),
        ("Putin: “We will go on together.”", "Putin"),
        ("Kim opened with courtesies: “We will go on together.”", "Kim"),
        ("Kim arrived on Monday. “We will go on together,” he said.", "Kim"),
        ("Kim arrived on Monday. It rained. “We will,” he said, “go on together.”", "Kim"),
        ("When Putin saw the guests he said: “We will go on together.”", "Putin"),
        ("“Kim is a good friend,” Putin said. “Kim is a great friend,” he added.", "Putin"),
        ("“We will,” Putin said on Monday, “go on together.”", "Putin"),
        ("> We will go on.\n> — Putin, to Kim", "Putin"),
        ("Reuters quoted Kim as saying: “We will go on together.”", "Kim"),
        ("Putin was quoted as saying: “We will go on together.”", "Putin"),
        ("Putin said:\n\n> We will go on.", "Putin"),
        ("“We will go on together,” Putin, who met Kim, said.", "Putin"),
        ("“We will go on together.” So its spokeswoman, Maria Zakharova, put it.", "Zakharova"),
        ("“This is a grave threat.” That was Blinken.", "Blinken"),
        ("«Мы никогда не сдадимся», — заявил Путин.", "Путин"),
        ("普京說：「我們永遠不會忘記你們。」", "普京"),
        ("“We will go on together,” Putin later told reporters.", "Putin"),
        ("“We will go on together,” said the spokesman, Peskov.", "Peskov"),
        ("Putin was warned by Kim: “We will go on together.”", "Kim"),
        ("Putin to Kim: “We will go on together.”", "Putin"),
        ("“We will go on together,” said Senator Ana Duarte.", "Ana Duarte"),
        ("In Oslo Ana Duarte told reporters: “We will go on together.”", "Ana Duarte"),
        ("Later Ana Duarte said: “We will go on together.”", "Ana Duarte"),
        ("„Wir werden das niemals tun“, sagte Bundeskanzlerin Ana Duarte.", "Ana Duarte"),
        ("قال عمر الخطيب: «نتمنى للورقة عمراً طويلاً».", "عمر الخطيب"),
        ("外交部发言人普京：「我們永遠不會忘記你們。」", "普京"),
    ]);
}

#[test]
fn unclear_speakers() {
    check(
        [
            "Kim said her father always told her: “We will go on together.”",
            "Kim has yet to say: “We will go on together.”",
            "The claim that Kim said “we will go on together” is false.",
            // A heading, or somebody new, ends it.
            "Kim left.\n\n## Oslo\n\n“We will go on together,” he said.",
            "Kim left.\n\nA neighbour came.\n\n“We will go on together,” he said.",
            "Kim left.\n\nAlan Cole, a farmer, spoke.\n\n“We will go on together,” he said.",
            "Foreign Minister Blinken met Minister Ulf Larsen. “We will go on together,” the minister said.",
            "Kim met Putin in Oslo. “We will go on together.”",
            "Kim spoke to his wife. She cried. “We will go on together,” she said.",
            "The words, “We will go on together,” stood beside a picture of Kim.",
            "Kim, through a lawyer, said: “We will go on together.”",
            "“We will go on together,” a spokesman for Putin said.",
            "“We will go on together,” Putin’s spokesman said.",
            "“We will go on together,” Putin and Kim said.",
            "“We will go on together,” said Putin and Kim.",
            "“We will go on together,” he said. Kim left.",
            "After meeting Putin, the minister said: “We will go on together.”",
            "Asked about Kim, an official told Reuters: “We will go on together.”",
            "By his account Kim had asked him to go. “We will go on together,” he said.",
            "The talks of Putin with Kim ended. “We will go on together,” he said.",
            "Kim met Putin on Monday. “We will go on together,” he said.",
            "Kim spoke. Putin followed. “We will go on together,” he said.",
            "“We will go on together,” the minister said after meeting Kim.",
            "“We will go on together,” said the minister, who met Kim.",
            "Kim spoke. Reuters quotes him: “We will go on together.”",
            "Le porte-parole de Putin a dit : « Nous ne ferons jamais cela. »",
            "El portavoz de Putin dijo: «No lo haremos nunca más».",
            "Crowds greeted Kim: “We will go on together!”",
            "Kim arrived to shouts: “We will go on together!”",
            "Kim opened the envelope: “We will go on together.”",
            "Putin turned to Kim: “We will go on together.”",
            "Kim (left) with Putin: “We will go on together.”",
            "Kim read out a letter from Putin: “We will go on together.”",
            "Kim shared a post by Putin: “We will go on together.”",
            "Kim was told: “We will go on together.”",
            "Kim was urged by the court: “Go on together, all of you.”",
            "Kim rejected the claim that he said “we will go on together”.",
            "Neither Kim nor Putin said “we will go on together”.",
            "Should Kim say “we will go on together”, the market falls.",
            "Has Kim said “we will go on together”?",
            "If Kim had said “we will go on together”, Putin would have left.",
            "A doctored clip has Kim saying: “We will go on together.”",
            "The forged letter quotes Kim: “We will go on together.”",
            "Posts falsely quoted Kim as saying “we will go on together”.",
            "> We will go on.\n> — a spokesman for Kim",
            "> We will go on.\n> — Kim’s lawyer",
            // A longer name is another's, before and after, and a word that two bear is nobody's.
            "“We will go on together,” said Eva Ana Duarte.",
            "“We will go on together,” said Ana Duarte Ruiz.",
            "“We will go on together,” said Ana Duarte fils.",
            "Eva Ana Duarte said: “We will go on together.”",
            "Putin Reed came. “We will go on together,” said Putin.",
            "Laut Putin sagte Kim: „Wir werden das niemals tun.“",
            "Nach dem Treffen mit Putin sagte Kim: „Wir werden das niemals tun.“",
            // Addressed, not speaking.
            "记者问普京：「我們永遠不會忘記你們。」",
            "记者对普京说：「我們永遠不會忘記你們。」",
            "قال متحدث باسم عمر الخطيب: «نتمنى للورقة عمراً طويلاً».",
            "قال محمد عمر الخطيب: «نتمنى للورقة عمراً طويلاً».",
            "قال ابن عمر الخطيب: «نتمنى للورقة عمراً طويلاً».",
            // Told of another.
            "“We will go on,” Putin said of Kim’s remark that “we will stop it together”.",
            "“We will go on,” Putin said, and her aide added, “we will stop it together.”",
            "Putin said: “We will go on.” She said he had said: “We will stop it together.”",
            "Putin, reading Kim’s letter, said: “We will go on together.”",
        ]
        .map(|body| (body, "")),
    );
}

/// Whoever answers an interviewer, stands in a line above the words, or has the floor over what interrupts it.
#[test]
fn floors_of_interviews_and_labels() {
    check([
        // Questions do not take the floor, whatever they name.
        (
            "*Kim is a geologist. He was talking to Ana Duarte.*\n\n**How is Russia?**\n\n“Cold, as it always is.”\n\n\
             **And what is next?**\n\n“A long winter, and then a longer one.”",
            "Kim",
        ),
        ("Kim left.\n\nPutin was tired. Was he afraid?\n\n“We will go on together,” he said.", "Putin"),
        ("Putin spoke.\n\n**Kim**: *Go on*\n\n“We will go on together, or we will not go on.”", "Kim"),
        // An apposition is of whom it follows, and is nobody else.
        ("Kim, Putin’s older sister, came on foot. “We will go on together,” she said.", "Kim"),
        ("His wife, Zakharova, came on foot. “We will go on together,” she said.", "Zakharova"),
        (
            "Kim, a lawyer who reads treaties, he says, as others read novels, was calm. “We go on,” he said.",
            "Kim",
        ),
        ("Kim spoke. “We will go on together,” the official noted.", "Kim"),
        ("Kim, 81, sent a written message: “We will go on together.”", "Kim"),
        ("“我們永遠不會忘記你們。”普京说。", "普京"),
        // Nobody known.
        ("Kim spoke. It fell, said an engineer. “We will go on together.”", ""),
        ("Kim read into the record a letter signed by the staff: “We will go on together.”", ""),
        ("Kim sent a letter from Putin: “We will go on together.”", ""),
        ("“我們永遠不會忘記你們。”普京说：“好的。”", "普京"),
    ]);
}

/// Korean puts the subject before the words and the verb after them.
#[test]
fn korean_speakers() {
    for (lead, expected) in [
        ("김정은 위원장은 9일 회의에서", Some(0)),
        ("김정은은", Some(0)),
        ("김정은 위원장 대변인은", None),
        ("김정은의 측근은", None),
        ("김정은 위원장은 박서연 차관에게", None),
        ("회의가 열렸다. 김정은 위원장은", Some(0)),
    ] {
        let body = format!("{lead} “우리 입장은 달라지지 않았다”고 말했다.");
        let named = [("김정은", 0), ("박서연", 1)];
        assert_eq!(likely(&body, &named), expected, "{body}");
    }
}

/// Of a surname that two of a text bear, the text tells who is meant; that is a guess, and not written unasked.
#[test]
fn shared_surnames() {
    const NAMED: [(&str, usize); 3] = [("Eva Lind", 0), ("Bo Lind", 1), ("Ms. Lind", 0)];
    let body = "Eva Lind met Bo Lind. “We will go on together,” Ms. Lind said.";
    assert_eq!(likely(body, &NAMED), Some(0));
    let prose = Prose::read(body);
    let surname = prose.text.rfind("Lind").map_or(0..0, |at| at..at + "Lind".len());
    let people = [(0..8, 0), (13..20, 1), (surname, 0)];
    let found = spoken(&Quotable::read(&prose));
    let speakers = Speakers::new(&prose, &people, Voices::default());
    let said = found.last().unwrap_or_else(|| panic!("no speech in {body}"));
    assert_eq!((speakers.likely(said), speakers.plain(said)), (Some(0), None));
}

/// A given name tells `she` from `he`, unless it is both.
#[test]
fn given_names() {
    let named = [("Greta Ford", 0), ("Lars Winther", 1), ("Andrea Poll", 2)];
    for (lead, expected) in [
        ("Greta Ford met Lars Winther.", Some(0)),
        ("Lars Winther met Greta Ford.", Some(0)),
        ("Lars Winther left.", None),
        ("Greta Ford left. Andrea Poll met Lars Winther.", None),
    ] {
        let body = format!("{lead} “We will go on together,” she said.");
        assert_eq!(likely(&body, &named), expected, "{body}");
    }
}

/// Who likely says the last speech, where these names stand for these bearers.
fn likely(body: &str, named: &[(&str, usize)]) -> Option<usize> {
    let prose = Prose::read(body);
    let places = |(name, bearer): &(&str, usize)| {
        let (length, bearer) = (name.len(), *bearer);
        let found = prose.text.match_indices(*name).map(move |(at, _)| (at..at + length, bearer));
        found.collect::<Vec<_>>()
    };
    let people: Vec<_> = named.iter().flat_map(places).collect();
    let found = spoken(&Quotable::read(&prose));
    Speakers::new(&prose, &people, Voices::default()).likely(found.last()?)
}

//! Cards, read back by a decoder.

use super::*;

/// A card, as its colours and its size.
fn decoded(bytes: &[u8]) -> (Vec<u8>, (u32, u32)) {
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("the card is a PNG");
    let mut colours = vec![0; reader.output_buffer_size().expect("it fits into memory")];
    let frame = reader.next_frame(&mut colours).expect("it is whole");
    (colours, (frame.width, frame.height))
}

fn view<'v>(title: &'v str, actors: &'v [&'v str]) -> CardView<'v> {
    CardView {
        title,
        date: "19 June 2024".to_owned(),
        actors: actors.to_vec(),
        total: actors.len(),
        site: "Briefings",
        accent: None,
        mark: None,
    }
}

/// How many pixels of an area are not paper.
fn inked(colours: &[u8], (left, right): (usize, usize), (top, bottom): (usize, usize)) -> usize {
    let at = |x: usize, y: usize| &colours[3 * (y * SIZE.0 as usize + x)..][..3];
    (top..bottom)
        .flat_map(|y| (left..right).map(move |x| (x, y)))
        .filter(|&(x, y)| at(x, y) != [253, 252, 250])
        .count()
}

/// The text has glyphs, and they stand where a card has its title.
#[test]
fn scripts_are_drawn() {
    let painter = Painter::new();
    let without = painter.card(&view("", &[]));
    for title in [
        "Putin in Pyongyang",
        "Владимир Путин в Пхеньяне: «визит»",
        "Ελληνικά και κυπριακά",
        "김정은, 로씨야 방문",
        "习近平与普京会晤",
        "習近平、モスクワを訪問",
        "ولي العهد السعودي يزور موسكو",
        "ראש הממשלה נפגש עם הנשיא",
        "प्रधानमंत्री की यात्रा",
        "การประชุมสุดยอด",
        "Հայաստան",
        "საქართველო",
        "Việt Nam và Đông Nam Á",
        "Talks: 김정은, 习近平 and محمد بن سلمان in Москва, “ראש” (2024)",
        "ولي العهد يلتقي الرئيس Vladimir Putin و 김정은 في 2024؟ «لا»",
        "नई दिल्ली में Putin",
    ] {
        let card = painter.card(&view(title, &["Vladimir Putin", "김정은", "محمد بن سلمان"]));
        assert_ne!(card, without, "{title} has a letter that no font has");
        let (colours, size) = decoded(&card);
        assert_eq!(size, SIZE, "{title}");
        assert!(inked(&colours, (80, 1120), (150, 300)) > 1000, "{title} is not to be seen");
        // Nothing runs over the edges.
        assert_eq!(
            inked(&colours, (0, 70), (20, 630)) + inked(&colours, (1130, 1200), (20, 630)),
            0,
            "{title}"
        );
    }
}

/// No card shows an empty box for a letter.
#[test]
fn a_missing_letter_leaves_no_words() {
    let painter = Painter::new();
    let without = painter.card(&view("", &[]));
    for (title, actors) in [
        ("A title with 🇺🇳", &[][..]),
        ("ᚠᚢᚦ", &[]),
        ("Plain", &["𐍈"]),
        ("\u{fffe} not a letter", &[]),
        (" \u{200b}\n", &[]),
    ] {
        assert_eq!(painter.card(&view(title, actors)), without, "{title}");
    }
    let (colours, _) = decoded(&without);
    assert!(inked(&colours, (472, 728), (187, 443)) > 60_000, "the mark is there");
}

/// Long titles shrink, then are cut; nothing stands below its place.
#[test]
fn titles_of_any_length() {
    let painter = Painter::new();
    let fonts = &painter.fonts;
    for (title, is_cut) in [
        ("Short".to_owned(), false),
        ("Eleven words of a title that goes on for a while".to_owned(), false),
        ("Donaudampfschifffahrtsgesellschaftskapitän".repeat(3), false),
        ("Many words ".repeat(50), true),
        ("김정은 ".repeat(100), true),
        ("习近平".repeat(100), true),
        ("W".repeat(600), true),
    ] {
        let title = plain(&title);
        let block = layout::title(fonts, &title, MEASURE);
        for line in &block.lines {
            assert!(fonts.width((Face::Title, block.size), line) <= MEASURE, "{line} is too long");
        }
        assert!(block.size * 1.18 * block.lines.len() as f32 <= 330.0, "{title} is too high");
        assert_eq!(block.lines.last().is_some_and(|line| line.ends_with('…')), is_cut, "{title}");
        let spaceless = |text: &str| text.replace([' ', '…'], "");
        let shown = spaceless(&block.lines.concat());
        assert!(spaceless(&title).starts_with(&shown), "{shown}");
    }
}

#[test]
fn actors_that_fit() {
    let painter = Painter::new();
    let long = "A name that takes up much of the line".to_owned();
    for (names, total, expected) in [
        (vec!["Kim Jong Un", "Vladimir Putin"], 2, "Kim Jong Un · Vladimir Putin"),
        (vec!["Kim Jong Un"], 5, "Kim Jong Un +4"),
        (vec![&*long, &*long, &*long], 9, &*format!("{long} +8")),
        (vec![], 0, ""),
    ] {
        let view = CardView { actors: names, total, ..view("Title", &[]) };
        assert_eq!(painter.actors(&view), expected);
    }
}

#[test]
fn directions() {
    for (text, is) in [
        ("Kim", false),
        ("12 Kim", false),
        ("موسكو", true),
        ("«موسكو» Kim", true),
        ("12", false),
        ("", false),
    ] {
        assert_eq!(Direction::of(text) == Direction::RightToLeft, is, "{text}");
    }
    let painter = Painter::new();
    let (colours, _) = decoded(&painter.card(&view("موسكو", &[])));
    assert_eq!(inked(&colours, (80, 600), (150, 300)), 0, "an Arabic title begins on the right");
}

/// Each letter is set in a font that has it, signs in that of the letters before them.
#[test]
fn runs_of_fonts() {
    let fonts = Fonts::new();
    for (text, expected) in [
        ("Kim, 2024", &[("Noto Serif", "Kim, 2024")][..]),
        ("Kim 김정은, 로", &[("Noto Serif", "Kim "), ("Noto Sans CJK SC", "김정은, 로")]),
        ("في موسكو: Putin", &[("Noto Sans Arabic", "في موسكو: "), ("Noto Serif", "Putin")]),
        (
            "김정은 · 푸틴",
            &[("Noto Sans CJK SC", "김정은 "), ("Noto Serif", "· "), ("Noto Sans CJK SC", "푸틴")],
        ),
        ("弗拉基米尔·普京", &[("Noto Sans CJK SC", "弗拉基米尔·普京")]),
        ("नई 2024", &[("Noto Sans Devanagari", "नई "), ("Noto Serif", "2024")]),
        ("", &[]),
    ] {
        let runs: Vec<_> =
            fonts.runs(Face::Title, text).into_iter().map(|run| (run.family, run.text)).collect();
        assert_eq!(runs, expected, "{text}");
    }
}

/// A line of a script that is in bold alone is bold throughout.
#[test]
fn weights_of_lines() {
    let fonts = Fonts::new();
    for (text, weights) in [
        ("19 June 2024", &[400][..]),
        ("19 июня 2024 г.", &[400]),
        ("2024년 6월 19일", &[700; 6]),
        ("19 يونيو 2024", &[700; 3]),
    ] {
        let runs = fonts.runs(fonts.text_face(text), text);
        assert_eq!(runs.iter().map(|run| run.weight).collect::<Vec<_>>(), weights, "{text}");
    }
}

/// Korean words are whole in headlines, as long as they fit.
#[test]
fn korean_lines() {
    let fonts = Fonts::new();
    let words = "블라디보스토크에서 정상회담을 했다고 밝혔다 그리고 조약에 서명했다고 전했다";
    let block = layout::title(&fonts, words, MEASURE);
    assert!(block.lines.len() > 1, "{:?}", block.lines);
    assert_eq!(block.lines.join(" "), words);
    let long = "가".repeat(60);
    assert_eq!(layout::title(&fonts, &long, MEASURE).lines.concat(), long);
}

/// Made anew and by another painter it has the same bytes.
#[test]
fn a_card_is_always_the_same() {
    let cards = || Painter::new().card(&view("Putin in Pyongyang – 김정은", &["Kim Jong Un"]));
    assert_eq!(cards(), cards());
}

//! Titles and addresses of what is withheld, where a writer wrote them into something that is published.
//!
//! No build can leave these out: they are the words of a published file. What has expired was public once, and
//! is not looked for: to refuse then would keep it public. Must not know how pages are made.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use icu_normalizer::DecomposingNormalizer;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use super::guard::{Held, Shown, Sorted, Trace};
use crate::config::BaseUrl;
use crate::engine::{Outcome, Preview, Request};
use crate::name::{SourcePath, UrlPath, composed, is_spaceless, unescaped_html};
use crate::output::MemoryFiles;
use crate::prose::markdown;
use crate::site::WithheldBecause;
use crate::snapshot::Snapshot;
use crate::text;

/// What a word of a title weighs where spaces part words.
const WORD: usize = 16;

/// A title that weighs less may be anybody's: three words, eight Han characters, or as much in other letters. That is
/// more than most names of offices and bodies have (`联合国安理会`, `プーチン大統領`, `การประชุมสุดยอด`), which stand anywhere.
const ENOUGH: usize = 3 * WORD;

/// Bytes at the start of a file that tell whether it is text.
const START: usize = 4096;

/// A text that must not occur.
struct Needle {
    text: String,
    shown: Shown,
}

/// Published files that show a title or an address of what is a draft or dated in the future.
pub(super) fn written(
    snapshot: &Snapshot,
    request: &Request,
    sorted: &Sorted,
    (files, outcome): (&MemoryFiles, &Outcome),
) -> Vec<Trace> {
    let held = &sorted.held;
    let secret: Vec<_> =
        held.iter().filter(|(_, (because, _))| *because != WithheldBecause::Expired).collect();
    if secret.is_empty() {
        return Vec::new();
    }
    let mut needles = addresses(snapshot, request, held, (files, outcome));
    for (path, (because, document)) in secret {
        let title = document.title();
        let is_anybodys = weight(title) < ENOUGH || sorted.titles.contains(title);
        let spellings = if is_anybodys { BTreeSet::new() } else { spellings(title) };
        needles.extend(
            spellings.into_iter().map(|text| Needle { text, shown: Shown::Title(path.clone(), *because) }),
        );
    }
    find(&needles, files)
}

/// How much a title says. Where nothing parts words, letters count, and by their kind: a word has two Han
/// characters or so, and many more letters of Thai.
fn weight(title: &str) -> usize {
    let of_word = |word: &str| {
        let letters: usize = word.chars().map(of_letter).sum();
        let has_others = word.chars().any(|c| c.is_alphanumeric() && of_letter(c) == 0);
        letters + if letters == 0 || has_others { WORD } else { 0 }
    };
    title.split_whitespace().map(of_word).sum()
}

fn of_letter(c: char) -> usize {
    match script(c) {
        Script::Han => 6,
        Script::Hiragana | Script::Katakana => 3,
        other if is_spaceless(other) => 2,
        _ if c == 'ー' => 3,
        _ => 0,
    }
}

/// A title as it may stand in a file once its escapes are read: with the marks that a body makes of plain ones,
/// in either normal form, and as JSON has it.
fn spellings(title: &str) -> BTreeSet<String> {
    let shown = markdown::events(title);
    let typographic: String =
        shown.filter_map(|(event, _)| markdown::shown_text(&event).map(str::to_owned)).collect();
    let mut spellings = BTreeSet::new();
    let loud = title.to_uppercase();
    for written in [title, &typographic, &loud] {
        let written = one_spaced(written);
        let apart = DecomposingNormalizer::new_nfd().normalize(&written).into_owned();
        for form in [composed(&written).into_owned(), apart, written] {
            spellings.insert(form.replace('\\', "\\\\").replace('"', "\\\""));
            spellings.insert(form);
        }
    }
    spellings.remove("");
    spellings
}

/// With one space between words: a body may be folded anywhere.
fn one_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// Where the pages of what is withheld would stand: paths, and those behind a host, without the slash at the end.
fn addresses(
    snapshot: &Snapshot,
    request: &Request,
    held: &Held,
    (files, outcome): (&MemoryFiles, &Outcome),
) -> Vec<Needle> {
    let everything = Request { drafts: true, future: true, expired: true, ..request.clone() };
    let preview = Preview::new(snapshot.clone(), everything);
    let origin = outcome.settings.base_url.as_ref().map(BaseUrl::origin);
    // A writer may leave out the scheme.
    let host = origin.map(|origin| origin.split_once("://").map_or(origin, |(_, host)| host).to_owned());
    let base = outcome.settings.base_path();
    let mut needles = Vec::new();
    for page in preview.pages() {
        let Some((path, because)) = page.source.as_ref().and_then(|source| secret(held, source)) else {
            continue;
        };
        let file = UrlPath::page(&[&page.url]).output_file();
        let link = format!("{base}{}", page.url.trim_end_matches('/'));
        if files.contains_key(&file) || link.is_empty() {
            continue;
        }
        let full = host.as_ref().map(|host| format!("{host}{link}"));
        for address in [Some(link), full].into_iter().flatten() {
            let apart = DecomposingNormalizer::new_nfd().normalize(&address).into_owned();
            let forms = BTreeSet::from([composed(&address).into_owned(), apart, address]);
            let shown = Shown::Address(path.clone(), because);
            needles.extend(forms.into_iter().map(|text| Needle { text, shown: shown.clone() }));
        }
    }
    needles
}

fn secret(held: &Held, source: &SourcePath) -> Option<(SourcePath, WithheldBecause)> {
    let (path, (because, _)) = held.get_key_value(source)?;
    (*because != WithheldBecause::Expired).then(|| (path.clone(), *because))
}

fn find(needles: &[Needle], files: &MemoryFiles) -> Vec<Trace> {
    let texts: Vec<&str> = needles.iter().map(|needle| needle.text.as_str()).collect();
    let searcher = AhoCorasick::builder().match_kind(MatchKind::Standard).build(texts);
    let searcher = searcher.expect("titles and addresses are far fewer than an automaton can hold");
    let files: Vec<(&String, &Arc<[u8]>)> = files.iter().collect();
    let found = files.into_par_iter().flat_map_iter(|(path, bytes)| {
        let mut shown: Vec<&Shown> = Vec::new();
        for text in as_text(bytes).map(|text| readings(&text)).unwrap_or_default() {
            for found in searcher.find_overlapping_iter(&text) {
                let what = &needles[found.pattern().as_usize()].shown;
                if !shown.contains(&what) && stands_alone(what, &text, found.range()) {
                    shown.push(what);
                }
            }
        }
        shown.into_iter().map(|shown| Trace { file: path.clone(), shown: shown.clone() }).collect::<Vec<_>>()
    });
    found.collect()
}

/// The text of a file, whatever its name ends in: UTF-8, or UTF-16 with its mark. A picture or font has a NUL soon.
fn as_text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |of_two: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|two| of_two([two[0], two[1]])).collect();
        Some(String::from_utf16_lossy(&units).into())
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ if bytes.iter().take(START).any(|byte| *byte == 0) => None,
        _ => Some(String::from_utf8_lossy(bytes)),
    }
}

/// A file as it stands, with its character references read, without its tags and what nobody sees, and with its
/// addresses decoded, as a browser does.
fn readings(text: &str) -> Vec<String> {
    let mut readings = vec![one_spaced(text)];
    if let Cow::Owned(plain) = unescaped_html(&readings[0]) {
        readings.push(plain);
    }
    let last = &readings[readings.len() - 1];
    if let Cow::Owned(bytes) = Cow::from(percent_decode_str(last)) {
        readings.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    if text.contains('<') || text.contains('&') || text.contains(['\u{ad}', '\u{200b}']) {
        readings.push(without_markup(&unescaped_html(&without_tags(&readings[0]))));
    }
    readings
}

fn without_tags(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        kept.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        match after.split_once('>').filter(|_| is_tag) {
            Some((tag, after)) => {
                // What tags of blocks part is not one text.
                if !is_of_line(tag) {
                    kept.push('\n');
                }
                rest = after;
            }
            None => {
                kept.push('<');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// Whether a tag stands inside a line.
fn is_of_line(tag: &str) -> bool {
    let name =
        tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "wbr"
    )
}

/// A text as it is read: lines apart, white space as one space, nothing that is not seen.
fn without_markup(text: &str) -> String {
    let seen =
        text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'));
    let seen: String = seen.collect();
    seen.lines().map(one_spaced).collect::<Vec<_>>().join("\n")
}

/// Whether a text is no part of a longer word or path.
fn stands_alone(what: &Shown, text: &str, range: Range<usize>) -> bool {
    let (before, after) = (text::before(text, range.start).chars().next_back(), text::from(text, range.end));
    let found = text::within(text, range);
    if matches!(what, Shown::Address(..)) {
        let is_path = found.starts_with('/');
        let opens = match before {
            // `</main>` is no path, and `//main/` begins with a host.
            Some('<' | '/') => !is_path,
            Some('"' | '\'') => true,
            // A script may hold a division or a pattern of that look: `(a)/g`.
            before if is_path && !text::from(found, 1).contains('/') => {
                after.starts_with('/') && !before.is_some_and(goes_on)
            }
            before => !before.is_some_and(goes_on),
        };
        return opens && ends_path(after);
    }
    let joins = |edge: Option<char>, beside: Option<char>, clings: &[Script]| {
        let (Some(edge), Some(beside)) = (edge, beside) else { return false };
        let is_word = is_word(edge) && goes_on(beside);
        is_word
            && ![edge, beside].iter().any(|c| is_spaceless(script(*c)))
            && !clings.contains(&script(beside))
    };
    // Particles stand at words without a space: Korean ones behind, Arabic and Hebrew ones before.
    !joins(found.chars().next(), before, &[Script::Arabic, Script::Hebrew])
        && !joins(found.chars().next_back(), after.chars().next(), &[Script::Hangul])
}

/// Whether a path ends where this follows it: at its end there may be a slash and the name of the page's file.
fn ends_path(after: &str) -> bool {
    let rest = after.strip_prefix('/').unwrap_or(after);
    let rest = if rest.len() < after.len() { rest.strip_prefix("index.html").unwrap_or(rest) } else { rest };
    let mut rest = rest.chars();
    match rest.next() {
        None => true,
        Some('/' | '%') => false,
        // A full stop, or an ending.
        Some('.') => !rest.next().is_some_and(goes_on),
        Some(c) => !goes_on(c),
    }
}

/// Whether a word or path goes on with this.
fn goes_on(c: char) -> bool {
    is_word(c) || matches!(c, '_' | '-')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || (!c.is_ascii()
            && GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c)))
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of these titles and addresses a file shows.
    fn check(text: &str, expected: &[&str]) {
        let path = |text: &str| (SourcePath::new(text), WithheldBecause::Draft);
        let titles = [
            "Talks break down",
            "Kim's \"secret\" & last visit",
            "아주 비밀 회담 결과",
            "秘密峰会的最终结果",
            "فشل محادثات السلام",
        ];
        let addresses = [
            "/desk/briefings/x",
            "example.org/desk/briefings/x",
            "/desk/ko/비밀",
            "/main",
            "example.org/main",
        ];
        let mut needles = Vec::new();
        for title in titles {
            let (path, because) = path(title);
            let shown = Shown::Title(path, because);
            needles.extend(spellings(title).into_iter().map(|text| Needle { text, shown: shown.clone() }));
        }
        needles.extend(addresses.map(|text| {
            let (path, because) = path(text);
            Needle { text: text.to_owned(), shown: Shown::Address(path, because) }
        }));
        let files = MemoryFiles::from([("a.html".to_owned(), text.as_bytes().into())]);
        let found = find(&needles, &files).into_iter().map(|trace| match trace.shown {
            Shown::Title(path, _) | Shown::Address(path, _) => path.to_string(),
            shown => panic!("{shown:?}"),
        });
        assert_eq!(
            found.collect::<BTreeSet<_>>(),
            expected.iter().map(|one| (*one).to_owned()).collect(),
            "{text}"
        );
    }

    #[test]
    fn titles_in_other_dress() {
        for text in [
            "TALKS BREAK DOWN",
            "Talks <strong>break</strong> down",
            "Talks break do&shy;wn",
            "<p>Talks&nbsp;break\n  down</p>",
        ] {
            check(text, &["Talks break down"]);
        }
        for text in
            ["<li>Talks</li><li>break down</li>", "talks break down in the night", "2 < 3 Talks > break down"]
        {
            check(text, &[]);
        }
    }

    #[test]
    fn texts_by_their_bytes() {
        for (bytes, expected) in [
            (&b"a,b\n"[..], Some("a,b\n")),
            (b"\xff\xfea\0b\0", Some("ab")),
            (b"\xfe\xff\0a\0b", Some("ab")),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
        ] {
            let text = as_text(bytes);
            assert_eq!(
                text.as_deref().map(|text| text.trim_start_matches('\u{feff}')),
                expected,
                "{bytes:?}"
            );
        }
    }

    #[test]
    fn titles_that_are_nobody_elses() {
        for (title, is_own) in [
            ("Talks break down", true),
            ("About us", false),
            ("아주 비밀 회담", true),
            ("비밀 회담", false),
            ("秘密峰会的最终结果", true),
            ("金正恩访问俄罗斯", true),
            ("G7 峰会的最终结果", true),
            ("关于我们", false),
            ("联合国安理会", false),
            ("中华人民共和国", false),
            ("ロシア大使館の記者会見", true),
            ("プーチン大統領", false),
            ("ウラジーミル・プーチン", false),
            ("お知らせとお問い合わせ", false),
            ("ผลการประชุมสุดยอดลับครั้งสุดท้าย", true),
            ("การประชุมสุดยอด", false),
            ("เกี่ยวกับเรา", false),
        ] {
            assert_eq!(weight(title) >= ENOUGH, is_own, "{title}: {}", weight(title));
        }
    }

    #[test]
    fn titles_as_they_are_written() {
        let odd = "Kim's \"secret\" & last visit";
        for written in [
            "Kim's \"secret\" & last visit",
            "Kim&#39;s &quot;secret&quot; &amp; last visit",
            "Kim's \\\"secret\\\" & last visit",
            "Kim’s “secret” &amp; last visit",
            "Kim&#x27;s\n  &quot;secret&quot;\u{A0}&amp; last visit.",
        ] {
            check(written, &[odd]);
        }
        let korean = "아주 비밀 회담 결과";
        check(&DecomposingNormalizer::new_nfd().normalize(korean), &[korean]);
    }

    #[test]
    fn whole_words() {
        check("As talks break down, Talks break down.", &["Talks break down"]);
        check("“Talks break down”—", &["Talks break down"]);
        check("Talks break down은", &["Talks break down"]);
        check("新闻Talks break down新闻", &["Talks break down"]);
        check("Talks break downstream Talks break down_ Talks break downé", &[]);
        check("Talks break down2 éTalks break down", &[]);
        for text in
            ["…결과 끝 아주 비밀 회담 결과 끝", "아주 비밀 회담 결과는 끝", "“아주 비밀\n회담 결과”라고"]
        {
            check(text, &["아주 비밀 회담 결과"]);
        }
        check("아주 비밀 회담 결실", &[]);
        for text in ["关于秘密峰会的最终结果报告", "秘密峰会的最终结果", "x秘密峰会的最终结果2"]
        {
            check(text, &["秘密峰会的最终结果"]);
        }
        check("وفشل محادثات السلام", &["فشل محادثات السلام"]);
        check("فشل محادثات السلامة", &[]);
    }

    #[test]
    fn whole_paths() {
        let (path, full) = ("/desk/briefings/x", "example.org/desk/briefings/x");
        for end in ["/", "", "/#a", "?a", "/index.html", ".", "/."] {
            check(&format!("<a href=\"/desk/briefings/x{end}\">"), &[path]);
            for scheme in ["https://", "http://", "//", "https&#x3a;//", "“", "https%3A%2F%2F"] {
                check(&format!("<a href=\"{scheme}example.org/desk/briefings/x{end}\">"), &[full]);
            }
        }
        check("<https://example.org/desk/briefings/%78/>", &[full]);
        for other in ["x/y/", "xy/", "x-y", "x.html", "x/index.htmls", "x/가", "x%EA%B0%80/"] {
            check(&format!("<a href=\"/desk/briefings/{other}\">"), &[]);
        }
        check("<a href=\"/other/desk/briefings/x/\"> 가/desk/briefings/x/", &[]);
        for spelling in ["비밀", "%EB%B9%84%EB%B0%80", "%eb%b9%84밀", "&#xBE44;&#xBC00;"] {
            check(&format!("<a href='/desk/ko/{spelling}/'>"), &["/desk/ko/비밀"]);
        }
        check("<main></main> // main //main/ and/main (a)/main", &[]);
        for link in ["<a href=/main/>", "<a href='/main'>", "(/main/)"] {
            check(link, &["/main"]);
        }
    }
}

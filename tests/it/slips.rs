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

/// A briefing with a body; the body begins on line 5.
fn body(markdown: &str) -> String {
    format!("---\ntitle: Talks\ndate: 2024-06-19\n---\n{markdown}\n")
}

/// Fails where a body tells other problems than its row says.
fn check_bodies(rows: &[(&str, &[&str])]) {
    let mut faults = Vec::new();
    for (markdown, expected) in rows {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        input.put("content/briefings/x.md", body(markdown).as_bytes());
        for file in ["my map.png", "map.png", "my report.pdf", "карта мира.pdf"] {
            input.put(
                &format!("content/briefings/{file}"),
                include_bytes!("../golden/input/content/briefings/photo.png"),
            );
        }
        input.put("content/briefings/other.md", b"---\ntitle: Other\ndate: 2024-06-18\n---\nOther.\n");
        let told = build(&input.snapshot(), &request()).told;
        let fits = told.len() == expected.len()
            && expected.iter().all(|words| told.iter().any(|told| all_of(told, words)));
        if !fits {
            faults.push(format!(
                "{markdown}\n- expected\n{}\n+ told\n{}",
                expected.join("\n"),
                told.join("\n")
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn signs_of_other_programs() {
    check_bodies(&[
        ("!!! note \"Title\"\nText", &["[markdown-unread] content/briefings/x.md:5:1 ~ `> [!NOTE]`"]),
        ("- !!! warning\n      Text\n\n??? info \"Folded\"", &["`> [!WARNING]`", "`> [!NOTE]`"]),
        (":::note\nText", &["x.md:5:1 ~ `> [!NOTE]`"]),
        ("::: {.caution}\nТекст\n:::\n\n> :::tip\n> x\n> :::", &["x.md:9:3 ~ `> [!TIP]`"]),
        ("!!! note \"Title\"\n    Indented\n\n:::note\nText\n:::\n\n> [!info]- Title\n> Text", &[]),
        ("{{< figure src=\"map.png\" title=\"Map\" >}}", &["code of another program"]),
        ("See {% include map.html %} and {{ page.title }}.", &["x.md:5:5", "`{{ page.title }}`"]),
        ("{{% notice %}}x{{% /notice %}}", &["`{{% notice %}}`", "`{{% /notice %}}`"]),
        ("[a](other.md){target=_blank} ![m](map.png){width=50%}", &["`{target=_blank}`", "`{width=50%}`"]),
        ("{: .lead}\nText\n\n[TOC]", &["`{: .lead}`", "`[TOC]`"]),
        ("%%internal comment: do not publish%%", &["`<!-- internal comment: do not publish -->`"]),
        ("Текст %% для себя %% дальше", &["`<!-- для себя -->`"]),
        ("==highlight== and ==강조==", &["`<mark>highlight</mark>`", "`<mark>강조</mark>`"]),
        ("import X from \"./x\"", &["no components"]),
        // What looks like it and is meant.
        ("!!! Attention, he said. !!!\n\nReally???\n\n??? (source?)", &[]),
        ("`{{ x }}` and `%%x%%` and `==x==` and `[^x]`\n\n    !!! note\n\n```\n:::note\n{{< x >}}\n```", &[]),
        ("100%% sure, 50%% of, a == b, a==b==c, C:::D, {a, b}, f{x}", &[]),
        ("Heading\n=======\n\n> \"[He] said\" the set {x} == {y}", &[]),
        ("\\==x==, \\%%x%%, \\{{ x }}, \\:::note", &[]),
        ("- [ ] to do\n- [x] done\n- [-] dropped", &[]),
    ]);
}

#[test]
fn brackets_without_what_they_refer_to() {
    check_bodies(&[
        (
            "A claim.[^nofoot]",
            &["[markdown-unread] content/briefings/x.md:5:9 `[^nofoot]` ~ `[^nofoot]: the note`"],
        ),
        ("주장[^주석]과 утверждение[^1].", &["`[^주석]`", "`[^1]`"]),
        (
            "[text][noref] and [the report][1]",
            &["`[text][noref]` ~ line `[noref]: address`", "`[1]: address`"],
        ),
        ("[текст][] x", &["`[текст](address)`"]),
        ("[text] (other.md)", &["a space stands before ~ `[text](other.md)`"]),
        ("(other.md)[text]", &["the wrong way round ~ `[text](other.md)`"]),
        ("[text](other.md", &["no closing bracket"]),
        ("![](my map.png)", &["`![what it shows](<my map.png>)`"]),
        ("![a [small] map](my map.png)", &["`![a [small] map](<my map.png>)`"]),
        ("![a map](map.png =300x200)", &["The size `=300x200` ~ `(map.png)`"]),
        ("[[Other] spoke.", &["x.md:5:1 `[[Other]` ~ `[[Other]]`"]),
        // Names with spaces are links.
        ("![a map](my map.png) [the file](my report.pdf) [карта](карта мира.pdf \"Карта\")", &[]),
        // Editors, numbers, code, quotes.
        ("He wrote of \"[the] deal [sic]\" [1]. [1][2] [sic][1] [...] […] [a]", &[]),
        ("matrix[i][j] and `[x][y]` and \\[^x] and [^a-z]+ and [^1].\n\n[^1]: A note.", &[]),
        ("[the office](in Seoul) and [sic] (he said) and [x] (see Art. 5)", &[]),
        ("[a][b]\n\n[b]: other.md", &[]),
        ("The “[new] law” [[Other]] (“[[Other]]”)", &[]),
    ]);
}

#[test]
fn raw_html_that_swallows_the_page() {
    check_bodies(&[
        ("The letter: <name withheld> met <redacted>.", &["x.md:5:13 `<name withheld>`", "`[redacted]`"]),
        ("<unknown>No one</unknown> left. <Kim> said so.", &["`<unknown>`", "`<Kim>`"]),
        ("Use <b>bold.\n\nNext.", &["x.md:5:5 `<b>` ~ `</b>`"]),
        ("<div class=\"box\">\n\nBoxed.", &["`<div class=\"box\">` ~ `</div>`"]),
        ("<details><summary>More</summary>\n\nShown.", &["`</details>`"]),
        ("</div></main>\n\nx", &["`</div>` closes nothing", "`</main>` closes nothing"]),
        ("First.\n\n<!-- note to self\n\nThe rest.", &["x.md:7:1 ~ `-->`"]),
        ("Text <!-- 메모\n\nThe rest.", &["This comment never ends"]),
        ("First.\n\n```\ncode\n\nThe rest.", &["x.md:7:1 ~ never closed"]),
        ("<div title=\"x>\n\ny", &["never comes to its `>`"]),
        ("- <em>one\n- two", &["x.md:5:3 `<em>`"]),
        ("<x-box>later", &["`<x-box>` looks like a tag"]),
        // Sound HTML, and signs that are no tags.
        (
            "<div>\n\nText\n\n</div>\n\n<i>Moskva</i> <br> x<sub>2</sub> <https://example.org/x> <a@b.org>",
            &[],
        ),
        ("3 < 5 > 2, <5%, a<b, <N/A>, <-, `<b>`, \\<b> &lt;b>", &[]),
        ("<p>one\n\n<ul><li>a<li>b</ul>\n\n<table><tr><td>x</table>", &[]),
        ("<!-- a\n\nb -->\n\n<details open><summary>S</summary>\n\nx\n\n</details>", &[]),
    ]);
}

#[test]
fn the_rest_of_the_page_is_shown() {
    for (markdown, shown, hidden) in [
        ("First.\n\n<!-- note to self\n\nThe rest.", "<p>The rest.</p>", "note to self"),
        ("<!-- 변호사 확인 -->\n\nShown.", "<p>Shown.</p>", "변호사"),
        ("x <!-- ask the lawyer --> y", "<p>x  y</p>", "lawyer"),
        ("A <name withheld> left.", "A &lt;name withheld&gt; left.", "<name"),
        ("</main></body>\n\nShown.", "<p>Shown.</p>", "</main></body>\n\n"),
        ("![a map](my map.png)", "my%20map.", "](my"),
        ("[the file](my report.pdf)", "my%20report.", "](my"),
    ] {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        let text = body(markdown).replacen("---\n", "---\nsources: [{ title: A source }]\n", 1);
        input.put("content/briefings/x.md", text.as_bytes());
        input.put("content/briefings/my map.png", b"<svg/>");
        input.put("content/briefings/my report.pdf", b"%PDF");
        let built = build(&input.snapshot(), &request());
        let page = built.text("briefings/x/index.html");
        assert!(page.contains(shown), "{markdown}: {shown} is missing in\n{page}");
        assert!(!page.contains(hidden), "{markdown}: {hidden} is shown");
        assert!(page.contains("A source") && page.trim_end().ends_with("</html>"), "{markdown}");
        assert_eq!(page.matches("</main>").count(), 1, "{markdown}");
    }
}

#[test]
fn what_the_policy_of_the_page_blocks() {
    check_bodies(&[
        (
            "<iframe src=\"https://www.youtube.com/embed/x\"></iframe>",
            &["[html-blocked] content/briefings/x.md:5:1"],
        ),
        ("<script async src=\"https://platform.twitter.com/widgets.js\"></script>", &["blocks this script"]),
        ("<p style=\"text-align:center\">Centred</p>", &["blocks `style`"]),
        ("<button onclick=\"alert(1)\">Press</button>", &["blocks `onclick`"]),
        ("<video src=\"http://example.org/x.mp4\" controls></video>", &["what comes by `http://`"]),
        ("<embed src=\"https://example.org/x.swf\">", &["blocks `<embed>`"]),
        ("<form action=\"https://example.org/s\" method=\"post\"></form>", &["no form"]),
        ("<video src=\"https://example.org/x.mp4\" controls></video> <p class=\"x\">x</p>", &[]),
        ("`<iframe>`\n\n    <script>\n\n<script type=\"application/ld+json\">{}</script>", &[]),
    ]);
    let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
    input.put("briefgen.yaml", format!("{SETTINGS}extra: {{ csp: \"default-src *\" }}\n").as_bytes());
    input.put("content/briefings/x.md", body("<iframe src=\"https://a.org/\"></iframe>").as_bytes());
    assert_eq!(build(&input.snapshot(), &request()).told, Vec::<String>::new());
}

#[test]
fn damaged_letters() {
    check_bodies(&[
        (
            "K\u{fffd}ln and the \u{fffd}\u{fffd} ministry",
            &["[text-damaged] content/briefings/x.md:5:1", "text-damaged"],
        ),
        ("â€œWe will go onâ€, said KÃ¶ln.", &["text-damaged", "text-damaged", "write `Köln.`"]),
        ("`KÃ¶ln` and „MENÜ“, “CAFÉ” — São Paulo, СССР, 서울", &[]),
        ("```\nâ€œx\n```", &[]),
    ]);
    let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
    input.put("content/briefings/x.md", b"---\ntitle: K\xc3\x83\xc2\xb6ln\ndate: 2024-06-19\n---\nx\n");
    let told = build(&input.snapshot(), &request()).told;
    assert!(
        matches!(told.as_slice(), [one] if one.contains("x.md:2:8") && one.contains("write `Köln`")),
        "{told:?}"
    );
}

#[test]
fn addresses_that_no_reader_reaches() {
    check_bodies(&[
        ("[y](http://localhost:4000/briefings/other/)", &["[address-doubtful] content/briefings/x.md:5:5"]),
        ("[f](http://127.0.0.1:4000/) [n](http://192.168.1.5/x)", &["127.0.0.1", "192.168.1.5"]),
        ("[g](file:///C:/Users/desk/x.md) [h](vscode://file/x)", &["of this computer", "of this computer"]),
        (
            "[i](http:/example.org) [j](htps://example.org)",
            &["`http://example.org`", "`https://example.org`"],
        ),
        ("[m](https://exa mple.org)", &["`https://example.org`"]),
        ("[d](www.example.org)", &["error[link-broken] ~ `https://www.example.org`"]),
        ("[h](https//example.org)", &["error[link-broken] ~ `https://example.org`"]),
        ("![a](images\\map.png)", &["error[image-missing] ~ `images/map.png`"]),
        ("[u](/repo/briefings/other/)", &["error[link-broken] ~ write `/briefings/other/`"]),
        (
            "[w](https://desk.example.org/repo/briefings/otter/)",
            &["[address-doubtful] ~ `/briefings/otter/`"],
        ),
        ("## Другое\n\n[x](#другое)", &["error[link-broken] ~ write `#drugoe`"]),
        (
            "[v](https://desk.example.org/repo/briefings/other/) [o](https://desk.example.org/repo/feed.xml) [p](https://desk.example.org/)",
            &[],
        ),
        ("[l](https://example.org/a) [k](mailto:desk@example.org) `http://localhost/` [t](tel:+49123)", &[]),
        ("Run it at http://localhost:4000/, he wrote.", &[]),
    ]);
}

#[test]
fn wiki_links_that_could_mean_several() {
    let brief = |day: &str| format!("---\ntitle: Daily brief\ndate: {day}\n---\nText of {day}.\n");
    let days = ["2024-06-17", "2024-06-18", "2024-06-19"];
    for (link, several) in [
        ("[[Daily brief]]", true),
        ("[[briefing:daily-brief]]", true),
        ("[[daily-brief|the brief]]", true),
        ("[the brief](2024-06-17-daily-brief.md)", false),
        ("[[Week]] `[[Daily brief]]`", false),
    ] {
        let settings = format!("{SETTINGS}permalink: /:year/:month/:day/:slug/\n");
        let mut input = Input::new(&[("briefgen.yaml", &settings)]);
        for day in days {
            input.put(&format!("content/briefings/{day}-daily-brief.md"), brief(day).as_bytes());
        }
        let week = format!("---\ntitle: Week\ndate: 2024-06-20\n---\nSee {link}.\n");
        input.put("content/briefings/2024-06-20-week.md", week.as_bytes());
        let told = build(&input.snapshot(), &request()).told;
        let all = |told: &String| days.iter().all(|day| told.contains(&format!("{day}-daily-brief.md")));
        let fits = if several {
            matches!(told.as_slice(), [one] if one.starts_with("warning[wiki-link-ambiguous]") && all(one))
        } else {
            told.is_empty()
        };
        assert!(fits, "{link}: {told:?}");
    }
}

#[test]
fn pictures_that_no_browser_shows() {
    for (file, expected) in [
        ("photo.HEIC", true),
        ("scan.tif", true),
        ("clip.mp4", true),
        ("doc.pdf", true),
        ("layers.psd", true),
        ("사진.heic", true),
        ("icon.svg", false),
    ] {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        input.put(&format!("content/briefings/{file}"), b"<svg/>");
        let text =
            body(&format!("![A photo]({file})\n\n[the file]({file}) <img src=\"{file}\" alt=\"A photo\">"));
        input.put("content/briefings/x.md", text.as_bytes());
        let told = build(&input.snapshot(), &request()).told;
        let unshown = told.iter().filter(|told| told.starts_with("warning[image-unshown]")).count();
        assert_eq!((unshown, told.len()), if expected { (2, 2) } else { (0, 0) }, "{file}: {told:?}");
    }
}

/// Settings and front matter that cannot be read as they are, with a part of the hint.
#[test]
fn hints_that_mend_the_line() {
    for (front, hint) in [
        ("title:\u{a0}Talks\ndate: 2024-06-19", "U+00A0 ~ `title: Talks`"),
        ("title: Talks\ndate: 2024-06-19\nactors:\n\u{a0}\u{a0}- Ana Duarte", "U+00A0"),
        ("title: Talks\ndate: 2024-06-19\ntopics:\n  -\u{a0}Sanctions", "U+00A0 ~ `- Sanctions`"),
        ("title: Talks\ndate:\u{3000}2024-06-19", "U+3000 ~ `date: 2024-06-19`"),
        ("title: “Sanctions: a new round”\ndate: 2024-06-19", "`title: \"“Sanctions: a new round”\"`"),
        ("title: «Санкции»: новый раунд\ndate: 2024-06-19", "`title: \"«Санкции»: новый раунд\"`"),
        ("title: Talks end:\ndate: 2024-06-19", "`title: \"Talks end:\"`"),
        ("title: [Updated] Talks resume\ndate: 2024-06-19", "`title: \"[Updated] Talks resume\"`"),
        ("title: {Analysis} Talks\ndate: 2024-06-19", "`title: \"{Analysis} Talks\"`"),
        ("title: [속보] 회담\ndate: 2024-06-19", "`title: \"[속보] 회담\"`"),
        ("title: [Updated]\ndate: 2024-06-19", "`title: \"[Updated]\"`"),
        ("title: Talks\ndate: 2024-06-19\nlanguage: jp", "write `ja`"),
        ("title: Talks\ndate: 2024-06-19\nlanguage: ko_KR", "write `ko-KR`"),
        ("title: Talks\ndate: 2024-06-19\naliases: [/repo/old/]", "`/old/`"),
        ("title: Talks\ndate: 2024-06-19\naliases: [\"/?p=123\"]", "what follows `?`"),
        ("title: Talks\ndate: 2024-06-19\naliases: [https://desk.example.org/repo/old/]", "`/old/`"),
        ("title: Talks\ndate: 2024-06-19\naliases: /a/, /b/", "`[/a/, /b/]`"),
        ("title: Talks\ndate: 2024-06-19\nactors: Ana Duarte, Bo Lind", "`[Ana Duarte, Bo Lind]`"),
        ("title: Talks\ndate: 2024-06-19\nactors: [\"Duarte, Ana\"]", "did you mean `Ana Duarte`?"),
        ("title: Talks\ndate: 2024-06-19\nactors: [President Ana Duarte]", "did you mean `Ana Duarte`?"),
    ] {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        input.put("content/briefings/x.md", format!("---\n{front}\n---\n\nText.\n").as_bytes());
        input.put(
            "content/briefings/y.md",
            b"---\ntitle: Y\ndate: 2024-06-18\nactors: [Ana Duarte, Bo Lind]\ntopics: [Sanctions]\n---\nx\n",
        );
        input.put("content/actors/ana.md", b"---\nname: Ana Duarte\n---\n");
        input.put("content/actors/bo.md", b"---\nname: Bo Lind\n---\n");
        input.put("content/topics/sanctions.md", b"---\nname: Sanctions\n---\n");
        let told = build(&input.snapshot(), &request()).told;
        assert!(told.iter().any(|told| all_of(told, hint)), "{front}: {told:#?}");
    }
}

#[test]
fn hints_on_settings_and_names_of_files() {
    for (settings, hint) in [
        ("base_url: https://desk.example.org/repo/index.html", "`https://desk.example.org/repo/`"),
        ("base_url: desk.example.org/repo", "`https://desk.example.org/repo/`"),
        ("baseURL: https://desk.example.org/", "did you mean `base_url`?"),
        ("time_zone: GMT+2", "`Europe/Kyiv`"),
        ("time_zone: EST", "warning ~ `America/New_York`"),
        ("language: cn", "write `zh`"),
        ("language: English", "write `en`"),
        ("language: en_US", "write `en-US`"),
        ("permalink: :year/:slug", "write `/:year/:slug/`"),
        ("permalink: /:year/:month/", "write `/:year/:month/:slug/`"),
        ("domain: https://desk.example.org/", "`desk.example.org`"),
    ] {
        let mut input = Input::new(&[("briefgen.yaml", settings)]);
        input.put("content/about.md", b"# About\n");
        let told = build(&input.snapshot(), &request()).told;
        assert!(told.iter().any(|told| all_of(told, hint)), "{settings}: {told:#?}");
    }
    for (file, expected) in [
        ("a.cn.md", Some("`a.zh.md`")),
        ("a.jp.md", Some("`a.ja.md`")),
        ("a.ua.md", Some("`a.uk.md`")),
        ("a.Korean.md", Some("`a.ko.md`")),
        ("a.uk.md", None),
        ("a.no.md", None),
        ("sign.in.md", None),
    ] {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        input.put(&format!("content/briefings/{file}"), b"---\ntitle: T\ndate: 2024-06-19\n---\nx\n");
        let told = build(&input.snapshot(), &request()).told;
        let found = told.iter().find(|told| told.starts_with("warning[translation-name]"));
        assert_eq!(found.is_some(), expected.is_some(), "{file}: {told:?}");
        assert!(found.is_none_or(|found| found.contains(expected.unwrap_or_default())), "{file}: {told:?}");
    }
    let brief = |day: &str| format!("---\ntitle: Daily brief, {day}\ndate: {day}\n---\nText.\n");
    let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
    for day in ["2024-06-17", "2024-06-18"] {
        input.put(&format!("content/briefings/{day}-daily-brief.md"), brief(day).as_bytes());
    }
    let told = build(&input.snapshot(), &request()).told;
    assert!(matches!(told.as_slice(), [one] if one.contains("permalink:")), "{told:?}");
}

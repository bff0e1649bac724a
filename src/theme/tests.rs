//! Where the files of a theme go, and what is said of those that are not there.

use super::*;

/// A theme of these files, that extends nothing.
fn theme(files: &[(&str, &str)]) -> (Theme, Vec<String>) {
    let mut snapshot = Snapshot::from_texts([("themes/t/theme.yaml", "name: t\n")]);
    for (path, text) in files {
        snapshot.insert(&format!("themes/t/{path}"), text.as_bytes());
    }
    let mut problems = Vec::new();
    let theme = Theme::load(&Spanned::new("t".into(), 0..0), &snapshot, &mut problems);
    let told = |problem: &Diagnostic| {
        let text = theme.text(&problem.span.file).unwrap_or_default();
        let hint = problem.hint.as_deref().unwrap_or_default();
        format!("{} `{}`: {} {hint}", problem.span.file, &text[problem.span.range()], problem.message)
    };
    let told = problems.iter().map(told).collect();
    (theme, told)
}

/// The hash of a text, as names hold it.
fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

#[test]
fn names_hold_the_hash_of_the_bytes() {
    let font = hash("font");
    let inner = format!("a {{ src: url(../fonts/f.{font}.woff2?#x) }}");
    let outer = format!("@import \"css/inner.{}.css\";", hash(&inner));
    let (theme, told) = theme(&[
        ("static/style.css", "@import \"css/inner.css\";"),
        ("static/css/inner.css", "a { src: url(../fonts/f.woff2?#x) }"),
        ("static/fonts/f.woff2", "font"),
        ("static/app.js", "run()"),
        ("root/robots.txt", "robots"),
    ]);
    assert_eq!(told, [""; 0]);
    for (name, text) in
        [("style.css", &*outer), ("css/inner.css", &inner), ("fonts/f.woff2", "font"), ("app.js", "run()")]
    {
        let file = &theme.files()[name];
        assert_eq!(std::str::from_utf8(&file.bytes), Ok(text));
        assert_eq!(file.path.as_str(), format!("/assets/{}", crate::name::with_hash(name, &hash(text))));
    }
    assert_eq!(theme.rooted()["robots.txt"].path.as_str(), "/robots.txt");
    // `printf 'run()' | openssl dgst -sha384 -binary | base64`
    let integrity = "sha384-SVfatnSJinMW2kaY0tNr8GWYTbuLjipKiHfYDnLbPSlyVycMxOEHwtGmEAbxJXc1";
    assert_eq!(theme.files()["app.js"].integrity.as_deref(), Some(integrity));
    assert_eq!(theme.files()["fonts/f.woff2"].integrity, None);
}

#[test]
fn files_that_are_not_there() {
    for (sheet, told) in [
        ("a { src: url(fonts/f.woff2) }", ""),
        ("a { src: url(data:x), url(https://x.org/f), url(//x.org/f), url(/f), url(#f), url() }", ""),
        (
            "a { src: url(f.woff2) }",
            "`f.woff2`: The theme has no file `f.woff2`. did you mean `static/fonts/f.woff2`?",
        ),
        (
            "a { src: url('zz.png') }",
            "`zz.png`: The theme has no file `zz.png`. put it into `static/`, or take the reference out",
        ),
        (
            "a { src: url(../x) }",
            "`../x`: The theme has no file `../x`. put it into `static/`, or take the reference out",
        ),
        (
            "@import 'style.css';",
            "`style.css`: `style.css` leads back to this style sheet. take the reference out",
        ),
        ("@import 'back.css';", "back"),
    ] {
        let (theme, found) = theme(&[
            ("static/style.css", sheet),
            ("static/back.css", "@import 'style.css';"),
            ("static/fonts/f.woff2", ""),
        ]);
        let told: Vec<String> = match told {
            "" => Vec::new(),
            // The sheet that is read first holds the other's name.
            "back" => vec!["themes/t/static/style.css `back.css`: `back.css` leads back to this style sheet. take the reference out".into()],
            told => vec![format!("themes/t/static/style.css {told}")],
        };
        assert_eq!(found, told, "{sheet}");
        assert!(theme.files().contains_key("style.css"), "{sheet}");
    }
}

#[test]
fn what_keeps_its_name_stands_outside_of_assets() {
    let (theme, told) = theme(&[("root/assets/x.txt", "x"), ("root/y.txt", "y")]);
    assert_eq!(theme.rooted().keys().collect::<Vec<_>>(), ["y.txt"]);
    assert_eq!(
        told,
        [
            "themes/t/root/assets/x.txt ``: A file of `root/` cannot go to `/assets/`, where names hold a hash. move it to `static/`"
        ]
    );
}

#[test]
fn marks_of_a_merge_are_told() {
    const MARKS: &str = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n";
    for path in ["templates/briefing.html", "static/style.css", "texts/en.yaml", "root/robots.txt"] {
        let mut snapshot = Snapshot::default();
        let file = format!("themes/t/{path}");
        snapshot.insert(&file, MARKS.as_bytes());
        let mut problems = Vec::new();
        Theme::load(&Spanned::new("t".to_owned(), 0..0), &snapshot, &mut problems);
        let told: Vec<(&str, &str)> = problems.iter().map(|one| (&*one.span.file, &*one.message)).collect();
        assert_eq!(told, [(&*file, "A merge left both versions here.")], "{path}");
    }
}

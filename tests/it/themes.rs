//! The themes in `themes/` show the sample site, and what the default theme promises to readers.

use briefgen::snapshot::Snapshot;
use briefgen::theme::EMBEDDED_NAMES;

use crate::support::{Built, Input, build, folder, is_page, request, root, temporary, write};

/// The sample site with other settings behind its own.
fn sample(settings: &str) -> Built {
    let here = temporary();
    for (path, bytes) in folder(&root().join("content")) {
        write(&here.path().join("content").join(path), bytes);
    }
    let own = std::fs::read_to_string(root().join("briefgen.yaml")).expect("the sample site has settings");
    write(&here.path().join("briefgen.yaml"), format!("{own}\n{settings}"));
    build(&Snapshot::read(here.path()), &request())
}

/// Each theme that briefgen carries: built once, since that takes the longest of it.
#[test]
fn every_theme_shows_the_sample_site() {
    for theme in EMBEDDED_NAMES {
        let built = sample(&format!("theme: {theme}"));
        assert_eq!(built.human, "", "{theme}");
        let briefing = built.text("briefings/vladivostok-summit/index.html");
        assert!(briefing.contains("Vladimir Putin"), "{theme}");
        pages_keep_to_themselves(&built);
        let footer = built.text("index.html").split("<footer").nth(1).expect("there is a footer");
        for expected in ["feed.xml", "feed.json", "calendar.ics", "/data/"] {
            assert!(footer.contains(expected), "{theme} has no {expected} in its footer");
        }
    }
}

/// No page asks another host for anything, holds a script or style of its own, or lacks the policy that says so.
fn pages_keep_to_themselves(built: &Built) {
    let pages = built.files.iter().filter(|(path, _)| is_page(path));
    for (path, bytes) in pages {
        let page = std::str::from_utf8(bytes).expect("a page is UTF-8");
        assert!(
            page.contains("Content-Security-Policy") || page.contains("http-equiv=\"refresh\""),
            "{path}"
        );
        for foreign in ["src=\"http", "<style", " style=\"", "@import", "<script>", "onclick="] {
            assert!(!page.contains(foreign), "{path} holds {foreign}");
        }
        let sheets = page.split("<link rel=\"stylesheet\" href=\"").skip(1);
        assert!(sheets.clone().all(|sheet| sheet.starts_with("/assets/")), "{path}");
    }
}

#[test]
fn a_policy_of_the_settings_takes_the_place_of_the_theme_s() {
    let built = sample("extra: { csp: \"default-src 'self'\" }");
    assert!(
        built.text("index.html").contains("content=\"default-src &#39;self&#39;\""),
        "{}",
        built.text("index.html")
    );
}

/// A folder of the site with the name of a theme that briefgen carries: files alone take the place of its own ones, a
/// `theme.yaml` makes it another theme.
#[test]
fn a_site_s_own_theme_of_a_name_that_is_taken() {
    let home = |files: &[(&str, &str)]| {
        let mut input = Input::new(&[("briefgen.yaml", "base_url: https://x.org/\ntheme: gazette\n")]);
        for (path, text) in files {
            input.put(&format!("themes/gazette/{path}"), text.as_bytes());
        }
        let built = build(&input.snapshot(), &request());
        assert_eq!(built.human, "");
        let sheets = built.files.keys().filter(|path| path.starts_with("assets/gazette.")).count();
        (sheets, built.text("index.html").contains("own words"))
    };
    let words = (
        "templates/home.html",
        "{% extends \"base.html\" %}{% block main %}<h1>own words</h1>{% endblock %}",
    );
    assert_eq!(home(&[]), (1, false));
    assert_eq!(home(&[words]), (1, true));
    assert_eq!(home(&[words, ("theme.yaml", "extends: default\n")]), (0, true));
}

/// How much lighter one colour is than another (WCAG 2.2, contrast ratio).
fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits")) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_of_code_can_be_read() {
    let css = std::fs::read_to_string(root().join("themes/default/static/style.css")).expect("a style sheet");
    let values = |name: &str| -> Vec<String> {
        let start = format!("--{name}: ");
        css.lines()
            .filter_map(|line| line.trim().strip_prefix(&start)?.strip_suffix(';'))
            .map(str::to_owned)
            .collect()
    };
    let papers = values("raised");
    for name in ["comment", "text", "number", "word", "name", "type", "inserted", "deleted"] {
        let colours = values(&format!("code-{name}"));
        assert_eq!(colours.len(), 2, "{name}: one for light pages, one for dark ones");
        for (colour, paper) in colours.iter().zip(&papers) {
            let contrast = contrast(colour, paper);
            assert!(contrast >= 4.5, "{name}: {colour} on {paper} has {contrast:.1}");
        }
        assert!(css.contains(&format!(".hl-{name} {{")), "{name}");
    }
}

//! The themes in `themes/` show the sample site, and what the default theme promises to readers.

use briefgen::snapshot::Snapshot;

use crate::support::{Built, build, folder, is_page, request, root, temporary, write};

/// The sample site with other settings behind its own.
fn sample(settings: &str) -> Built {
    let here = temporary();
    for (path, bytes) in folder(&root().join("content")) {
        write(&here.path().join("content").join(path), bytes);
    }
    for (path, bytes) in folder(&root().join("themes/ledger")) {
        write(&here.path().join("themes/ledger").join(path), bytes);
    }
    let own = std::fs::read_to_string(root().join("briefgen.yaml")).expect("the sample site has settings");
    write(&here.path().join("briefgen.yaml"), format!("{own}\n{settings}"));
    build(&Snapshot::read(here.path()), &request())
}

#[test]
fn every_theme_shows_the_sample_site() {
    for settings in ["theme: default", "theme: ledger"] {
        let built = sample(settings);
        assert_eq!(built.human, "", "{settings}");
        assert!(
            built.text("briefings/vladivostok-summit/index.html").contains("Vladimir Putin"),
            "{settings}"
        );
    }
}

/// No page asks another host for anything, holds a script or style of its own, or lacks the policy that says so.
#[test]
fn pages_keep_to_themselves() {
    for settings in ["theme: default", "theme: ledger"] {
        let built = sample(settings);
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

//! `_redirects` and `_headers`: old URLs as redirects, and a policy that no page is harmed by.

use briefgen::engine::Engine;
use briefgen::output::MemoryFiles;
use scraper::{Html, Selector};

use crate::support::{Built, Input, build, difference, is_page, rebuild, request};

fn site(settings: &str) -> Input {
    Input::new(&[
        ("briefgen.yaml", &format!("base_url: https://example.org/\ntheme: desk\n{settings}")),
        ("themes/desk/theme.yaml", "extends: default\n"),
        ("content/actors/kim-jong-un.md", "---\nname: Kim Jong Un\n---\nA leader.\n"),
        ("content/topics/diplomacy.md", "---\nname: Diplomacy\n---\n"),
        (
            "content/about.md",
            "---\ntitle: About\naliases: [/who/, /wer sind wir/, /über.html]\n---\nAbout us.\n",
        ),
        (
            "content/briefings/2024-06-19-talks.md",
            "---\ntitle: Talks\ndate: 2024-06-19\nactors: [Kim Jong Un]\ntopics: [Diplomacy]\naliases: [/2024/talks]\n\
             dates: [{ date: 2019-04-25, event: A summit, actors: [Kim Jong Un] }]\n\
             quotes: [{ speaker: Kim Jong Un, text: we agree }]\n---\nHe said “we agree”.\n",
        ),
        (
            "content/briefings/2024-06-20-draft.md",
            "---\ntitle: Draft\ndate: 2024-06-20\ndraft: true\naliases: [/secret/]\n---\n",
        ),
    ])
}

fn built(input: &Input) -> Built {
    let built = build(&input.snapshot(), &request());
    assert_eq!(built.human, "");
    built
}

/// The policies that the pages state, each once.
fn stated(built: &Built) -> Vec<String> {
    let meta = Selector::parse("meta[http-equiv=Content-Security-Policy]").expect("a selector");
    let mut policies: Vec<String> = built
        .files
        .keys()
        .filter(|path| is_page(path))
        .flat_map(|path| {
            let page = Html::parse_document(built.text(path));
            page.select(&meta).filter_map(|meta| meta.attr("content").map(str::to_owned)).collect::<Vec<_>>()
        })
        .collect();
    policies.sort();
    policies.dedup();
    policies
}

/// The policy that goes out with every file.
fn sent(built: &Built) -> &str {
    let lines = built.text("_headers").lines();
    let mut policies = lines.filter_map(|line| line.strip_prefix("  Content-Security-Policy: "));
    policies.next().expect("a policy is always sent")
}

#[test]
fn only_where_a_host_reads_them() {
    let built = built(&site(""));
    assert!(!built.files.contains_key("_redirects") && !built.files.contains_key("_headers"));
}

#[test]
fn old_urls() {
    for (host, status) in [("netlify", "301!"), ("cloudflare", "301")] {
        let built = built(&site(&format!("deploy: {{ host: {host} }}\n")));
        let lines: Vec<&str> = built.text("_redirects").lines().skip(1).collect();
        let expected = [
            format!("/who/ /about/ {status}"),
            format!("/wer%20sind%20wir/ /about/ {status}"),
            format!("/%C3%BCber.html /about/ {status}"),
            format!("/2024/talks/ /briefings/talks/ {status}"),
        ];
        assert_eq!(lines, expected);
        assert!(built.files.contains_key("who/index.html"), "the page stays for everything else");
        assert!(
            built
                .text("_headers")
                .contains("\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n")
        );
    }
}

#[test]
fn the_policy_of_the_theme() {
    let host = "deploy: { host: cloudflare }\n";
    for settings in [host.to_owned(), format!("{host}extra: {{ csp: \"default-src 'self' https:\" }}\n")] {
        let built = built(&site(&settings));
        let stated = stated(&built);
        // The search page may run WebAssembly besides; the others state for themselves that they may not.
        let widest = stated.iter().max_by_key(|policy| policy.len()).expect("pages state a policy");
        let narrow = widest.replace(" 'wasm-unsafe-eval'", "");
        assert!(stated.iter().all(|policy| policy == widest || *policy == narrow), "{stated:?}");
        assert_eq!(sent(&built), format!("{widest}; frame-ancestors 'self'"));
    }
}

/// Two policies hold together, so that one for all pages must not be stricter than what any of them says.
#[test]
fn a_policy_that_would_harm_is_not_sent() {
    const OTHER: &str = "{% extends \"@default/page.html\" %}\n{% block csp %}<meta http-equiv=\"Content-Security-Policy\" \
                         content=\"frame-src https://example.com\">{% endblock csp %}\n";
    const NONE: &str = "{% extends \"@default/page.html\" %}\n{% block csp %}{% endblock csp %}\n";
    let host = "deploy: { host: netlify }\n";
    for (why, path, text) in [
        ("a page with a policy of its own", "themes/desk/templates/page.html", OTHER),
        ("a page without a policy", "themes/desk/templates/page.html", NONE),
        ("a page of somebody else", "content/chart.html", "<style>p { color: red }</style>"),
        ("a picture with styles in it", "content/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ] {
        let mut input = site(host);
        input.put(path, text.as_bytes());
        assert_eq!(sent(&built(&input)), "frame-ancestors 'self'", "{why}");
    }
}

/// A rebuild writes what a clean build writes.
#[test]
fn after_a_change_of_theme_or_settings() {
    let mut input = site("deploy: { host: netlify }\n");
    let mut engine = Engine::new();
    let mut files = rebuild(&mut engine, &input.snapshot(), &request(), MemoryFiles::new()).files;
    let base = "{% extends \"@default/base.html\" %}\n{% block csp %}<meta http-equiv=\"Content-Security-Policy\" \
                content=\"default-src 'self'\">{% endblock csp %}\n";
    let mut policies = Vec::new();
    for (path, text) in [
        ("themes/desk/templates/base.html", base),
        ("content/about.md", "---\ntitle: About\naliases: [/other/]\n---\nAbout us.\n"),
        ("briefgen.yaml", "base_url: https://example.org/\ntheme: desk\ndeploy: { host: cloudflare }\n"),
        ("briefgen.yaml", "base_url: https://example.org/\ntheme: desk\n"),
    ] {
        input.put(path, text.as_bytes());
        let again = rebuild(&mut engine, &input.snapshot(), &request(), files);
        let clean = build(&input.snapshot(), &request());
        assert_eq!(difference(&clean.files, &again.files), "", "{path}");
        policies.push(again.files.get("_headers").map(|_| sent(&again).to_owned()));
        files = again.files;
    }
    let policy = Some("default-src 'self'; frame-ancestors 'self'".to_owned());
    assert_eq!(policies, [policy.clone(), policy.clone(), policy, None]);
}

#[test]
fn a_file_of_the_same_name_is_a_conflict() {
    let mut input = site("deploy: { host: netlify }\n");
    input.put("content/_redirects", b"/a /b\n");
    let told = build(&input.snapshot(), &request()).told;
    assert!(told.iter().any(|told| told.starts_with("error[url-conflict] content/_redirects:")), "{told:?}");
}

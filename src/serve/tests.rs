//! The server without a process: requests over a socket, a site in a folder.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::watch::Watching;
use super::{News, Options, Ports, Server};
use crate::date::GivenClock;
use crate::engine::{Now, Request};

/// Longer than anything takes, also on a slow machine.
const DEADLINE: Duration = Duration::from_mins(1);

/// A site in a folder, and its server.
struct Served {
    here: TempDir,
    server: Server,
}

/// What a request was answered with.
#[derive(Debug)]
struct Answered {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answered {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    std::fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder is made");
    std::fs::write(path, bytes).expect("a file is written");
}

impl Served {
    fn new(files: &[(&str, &str)]) -> Self {
        Self::watched(files, Watching::Events)
    }

    fn watched(files: &[(&str, &str)], watching: Watching) -> Self {
        let here = tempfile::tempdir().expect("a temporary folder can be made");
        for (path, text) in files {
            write(&here.path().join(path), text);
        }
        let given = GivenClock::parse("2026-01-01").expect("a day");
        let request = Request::at(Now::Given(given));
        let root = here.path().to_owned();
        let ports = Ports { first: 0, more: 0 };
        let options = Options { root, request, host: "127.0.0.1".into(), ports, watching };
        Self { here, server: Server::start(options).expect("a port is free") }
    }

    fn put(&self, path: &str, text: &str) {
        write(&self.here.path().join(path), text);
    }

    /// Sends the lines of a request and reads the answer to its end.
    fn send(&self, first: &str, headers: &[&str]) -> Answered {
        let mut stream = self.connect();
        let mut request = format!("{first}\r\nConnection: close\r\n");
        for header in headers {
            request.push_str(&format!("{header}\r\n"));
        }
        if !headers.iter().any(|header| header.starts_with("Host:")) {
            request.push_str("Host: localhost\r\n");
        }
        stream.write_all(format!("{request}\r\n").as_bytes()).expect("the server listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the server answers");
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answered { status, head, body: answer[end + 4..].to_vec() }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.server.address()).expect("the server listens");
        stream.set_read_timeout(Some(DEADLINE)).expect("a time");
        stream
    }

    fn get(&self, path: &str) -> Answered {
        self.send(&format!("GET {path} HTTP/1.1"), &[])
    }

    /// What stands for a page, as its script tag says.
    fn mark(&self, path: &str, name: &str) -> String {
        let text = self.get(path).text();
        let start = text.find(&format!("data-{name}=\"")).expect("the page has a script") + name.len() + 7;
        text[start..].split('"').next().unwrap_or_default().to_owned()
    }

    /// Opens the stream of a page as its script does.
    fn listen(&self, base: &str, page: &str) -> Stream {
        let (seen, assets) = (self.mark(page, "seen"), self.mark(page, "assets"));
        let mut stream = self.connect();
        let query = format!("page={page}&seen={seen}&assets={assets}");
        let request = format!("GET {base}/__briefgen/events?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the server listens");
        Stream { lines: BufReader::new(stream) }
    }

    /// Waits until a page says something.
    fn wait_for(&self, path: &str, words: &str) {
        let until = Instant::now() + DEADLINE;
        while !self.get(path).text().contains(words) {
            assert!(Instant::now() < until, "{path} never says {words:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The events of a page.
struct Stream {
    lines: BufReader<TcpStream>,
}

impl Stream {
    /// The next event and its data.
    fn next(&mut self) -> (String, String) {
        let mut event = String::new();
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).expect("an event comes in time") > 0, "the stream ended");
            if let Some(name) = line.strip_prefix("event: ") {
                event = name.trim_end().to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (event, data.trim_end().to_owned());
            }
        }
    }

    /// Fails unless the next event is this one; returns its data.
    fn expect(&mut self, name: &str) -> String {
        let (event, data) = self.next();
        assert_eq!(event, name, "{data}");
        data
    }
}

const HOME: (&str, &str) = ("content/index.md", "---\ntitle: Home\n---\nWelcome.\n");
const ABOUT: (&str, &str) = ("content/about.md", "---\ntitle: About\n---\nFirst words.\n");
const THEME: [(&str, &str); 3] = [
    ("briefgen.yaml", "theme: x\nbase_url: https://user.github.io/repo/\n"),
    ("themes/x/theme.yaml", "extends: default\n"),
    ("themes/x/static/style.css", "body { color: red }\n"),
];

#[test]
fn pages_and_redirects() {
    let served = Served::new(&[
        ABOUT,
        ("briefgen.yaml", "base_url: https://user.github.io/repo/\n"),
        ("content/old.html", "<p>By hand</p>"),
        ("content/data.bin", "0123456789"),
    ]);
    for (path, status, place) in [
        ("/", 307, Some("/repo/")),
        ("/repo", 307, Some("/repo/")),
        ("/repo?a=b", 307, Some("/repo/?a=b")),
        ("/repo/", 200, None),
        ("/repo/about", 307, Some("/repo/about/")),
        ("/repo/about?q=1&r", 307, Some("/repo/about/?q=1&r")),
        ("/repo/about/", 200, None),
        ("/repo/about/index.html", 200, None),
        ("/repo/old", 200, None),
        ("/repo/old.html", 200, None),
        ("/repo/nothing", 404, None),
        ("/elsewhere/", 404, None),
        ("/repo/404", 200, None),
        ("/repo/data.bin", 200, None),
        ("/repo/__briefgen", 307, Some("/repo/__briefgen/")),
        ("/repo/__briefgen/", 200, None),
        ("/repo/__briefgen/preview.js", 200, None),
        ("/repo/__briefgen/nothing", 404, None),
    ] {
        let answered = served.get(path);
        assert_eq!((answered.status, answered.header("location")), (status, place), "{path}");
        assert_eq!(answered.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answered.header("access-control-allow-origin"), None, "{path}");
    }
    let page = served.get("/repo/about/");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(page.text().contains("First words.") && page.text().contains("/repo/__briefgen/preview.js"));
    assert!(!served.get("/repo/data.bin").text().contains("preview.js"));
    let missing = served.get("/repo/nothing").text();
    assert!(missing.contains("preview.js") && missing.contains("data-seen=\"none\""), "{missing}");
}

/// Nothing but the site is served, however it is asked for.
#[test]
fn paths_that_lead_out() {
    let served = Served::new(&[ABOUT, ("secret.md", "SECRET"), ("content/../.env", "SECRET")]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", served.here.path().join("content/link.txt")).expect("a link");
    for path in [
        "/../secret.md",
        "/..%2fsecret.md",
        "/%2e%2e/secret.md",
        "/%2e%2e%2fsecret.md",
        "/about/../../secret.md",
        "/..\\secret.md",
        "/..%5csecret.md",
        "/secret.md",
        "/content/about.md",
        "/.env",
        "/briefgen.yaml",
        "/link.txt",
        "//etc/hostname",
        "/etc/hostname",
        "/about.md%00",
        "/%ff",
        "/__briefgen/../secret.md",
    ] {
        let answered = served.get(path);
        assert_eq!(answered.status, 404, "{path}");
        assert!(!answered.text().contains("SECRET"), "{path}");
    }
}

#[test]
fn requests_that_are_refused() {
    let served = Served::new(&[ABOUT]);
    for (first, headers, status, words) in [
        ("GET / HTTP/1.1", &["Host: evil.example"][..], 403, "`localhost`"),
        ("GET http://evil.example/ HTTP/1.1", &["Host: localhost"], 403, "`localhost`"),
        ("GET /__briefgen/events HTTP/1.1", &["Host: evil.example"], 403, "`localhost`"),
        (
            "GET /__briefgen/events HTTP/1.1",
            &["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors"],
            403,
            "sites",
        ),
        ("POST / HTTP/1.1", &["Content-Length: 0"], 405, "only read"),
        ("PUT /about/ HTTP/1.1", &["Content-Length: 0"], 405, "only read"),
        ("OPTIONS / HTTP/1.1", &[], 405, "only read"),
        ("GET / HTTP/1.1", &["Host: 127.0.0.1:9"], 200, ""),
    ] {
        let answered = served.send(first, headers);
        assert_eq!(answered.status, status, "{first} {headers:?}");
        assert!(answered.text().contains(words), "{first} {headers:?}: {}", answered.text());
        assert_eq!(answered.header("allow"), (status == 405).then_some("GET, HEAD"), "{first}");
    }
}

#[test]
fn heads_have_no_body() {
    let served = Served::new(&[ABOUT, ("content/data.bin", "0123456789")]);
    for path in ["/about/", "/data.bin", "/about", "/nothing", "/__briefgen/", "/__briefgen/preview.js"] {
        let (get, head) = (served.get(path), served.send(&format!("HEAD {path} HTTP/1.1"), &[]));
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.body.is_empty(), "{path}");
        for name in ["content-length", "content-type", "location"] {
            assert_eq!(head.header(name), get.header(name), "{name} of {path}");
        }
    }
}

#[test]
fn a_changed_page_is_told_and_others_are_not() {
    let served = Served::new(&[HOME, ABOUT]);
    let mut about = served.listen("", "/about/");
    let mut events = served.listen("", "/nothing/");
    assert!(about.expect("problems").contains("\"errors\":0"));
    events.expect("problems");
    served.put("content/about.md", "---\ntitle: About\n---\nSecond words.\n");
    about.expect("reload");
    served.wait_for("/about/", "Second words.");
    // The page that does not exist hears nothing until it does.
    served.put("content/nothing.md", "---\ntitle: Nothing\n---\nAt last.\n");
    events.expect("reload");
    served.wait_for("/nothing/", "At last.");
}

#[test]
fn a_page_that_has_missed_something_reloads_at_once() {
    let served = Served::new(&[ABOUT]);
    let mut stream = served.connect();
    let request = "GET /__briefgen/events?page=/about/&seen=old HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream.write_all(request.as_bytes()).expect("the server listens");
    Stream { lines: BufReader::new(stream) }.expect("reload");
}

#[test]
fn problems_come_and_go() {
    let served = Served::new(&[ABOUT]);
    let mut about = served.listen("", "/about/");
    about.expect("problems");
    served.put("content/briefings/x.md", "---\ntitle: </script>\ndate: 2024-02-30\n---\n");
    let (mut event, mut data) = about.next();
    while event == "reload" {
        (event, data) = about.next();
    }
    let json: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!((event.as_str(), &json["errors"]), ("problems", &1.into()), "{data}");
    let first = &json["list"][0];
    assert_eq!(first["place"], "content/briefings/x.md:3:12");
    assert_eq!(first["message"], "There is no 30 February.");
    assert!(first["source"].as_str().is_some_and(|lines| lines.contains("date: 2024-02-30")), "{data}");
    let overview = served.get("/__briefgen/").text();
    assert!(
        overview.contains("There is no 30 February.") && overview.contains("vscode://file/"),
        "{overview}"
    );
    let News::Updated(updated) = served.server.news().next().expect("the server runs") else {
        panic!("something else happened")
    };
    assert!(updated.problems.contains("date-invalid") && updated.counts.errors == 1, "{updated:?}");
    served.put("content/briefings/x.md", "---\ntitle: X\ndate: 2024-02-29\n---\n");
    loop {
        let (event, data) = about.next();
        if event == "problems" && data.contains("\"errors\":0") {
            break;
        }
    }
    let mended = served.server.news().any(|news| matches!(news, News::Updated(updated) if updated.mended));
    assert!(mended);
}

#[test]
fn style_sheets_change_without_a_reload() {
    let served = Served::new(&[&[ABOUT, ("themes/x/static/icon.svg", "<svg/>")][..], &THEME].concat());
    let mut about = served.listen("/repo", "/repo/about/");
    about.expect("problems");
    served.put("themes/x/static/style.css", "body { color: blue }\n");
    let (event, data) = about.next();
    assert_eq!(event, "style", "{data}");
    let json: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let sheet = &json["sheets"][0];
    assert_eq!(sheet["name"], "/repo/assets/style.css", "{data}");
    assert_eq!(json["assets"].as_str(), Some(&*served.mark("/repo/about/", "assets")));
    let path = sheet["path"].as_str().expect("a path");
    assert_eq!(served.get(path).text(), "body { color: blue }\n");
    served.put("themes/x/static/icon.svg", "<svg></svg>");
    about.expect("reload");
}

#[test]
fn settings_and_templates_that_break() {
    let served = Served::new(&[&[ABOUT][..], &THEME].concat());
    let mut about = served.listen("/repo", "/repo/about/");
    about.expect("problems");
    for (path, text) in [
        ("briefgen.yaml", "theme: [x\n"),
        ("themes/x/templates/page.html", "{% if %}"),
        ("briefgen.yaml", ""),
    ] {
        served.put(path, text);
        let news = served.server.news().next().expect("the server goes on");
        assert!(matches!(news, News::Updated(_)), "{news:?}");
    }
    std::fs::remove_file(served.here.path().join("themes/x/templates/page.html")).expect("it is there");
    served.put("briefgen.yaml", THEME[0].1);
    served.wait_for("/repo/about/", "First words.");
}

#[test]
fn content_goes_and_comes_back() {
    for watching in [Watching::Events, Watching::Polling] {
        let served = Served::watched(&[ABOUT], watching);
        let (content, kept) = (served.here.path().join("content"), served.here.path().join("kept"));
        std::fs::rename(&content, &kept).expect("it is there");
        let news = served.server.news().next().expect("the server goes on");
        assert!(matches!(news, News::ContentGone), "{news:?}");
        assert_eq!(served.get("/about/").status, 200, "the last site is still served");
        write(&kept.join("new/deep/page.md"), "---\ntitle: Page\n---\nBack again.\n");
        std::fs::rename(&kept, &content).expect("it is there");
        served.wait_for("/new/deep/page/", "Back again.");
        served.put("content/new/deep/page.md", "---\ntitle: Page\n---\nStill watched.\n");
        served.wait_for("/new/deep/page/", "Still watched.");
    }
}

#[test]
fn many_streams_are_refused() {
    let served = Served::new(&[ABOUT]);
    let mut streams: Vec<Stream> = (0..64).map(|_| served.listen("", "/about/")).collect();
    for stream in &mut streams {
        stream.expect("problems");
    }
    let refused = served.get("/__briefgen/events?page=/about/");
    assert_eq!((refused.status, refused.header("retry-after")), (503, Some("5")));
    drop(streams);
    assert_eq!(served.get("/about/").status, 200);
}

#[test]
fn a_port_that_is_taken() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("an address").port();
    let bind = |more| super::listen::bind("127.0.0.1", Ports { first: port, more });
    assert!(matches!(bind(0), Err(super::ServeError::PortTaken { port: named }) if named == port));
    if port < u16::MAX - 20 {
        let next = bind(20).expect("one of the next is free").local_addr().expect("an address").port();
        assert!(next > port);
    }
    let nowhere = super::listen::bind("256.1.1.1", Ports { first: 0, more: 0 });
    assert!(matches!(nowhere, Err(super::ServeError::Host { .. })), "{nowhere:?}");
}

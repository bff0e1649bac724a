//! A published site below `/site/`, served by a plain file server and walked as a browser, a feed reader and a
//! search engine walk it: every link, fragment, style sheet, script, picture and redirect leads somewhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;

use percent_encoding::percent_decode_str;
use scraper::{Html, Selector};
use tower_http::services::{ServeDir, ServeFile};

use super::{BASE_URL, Desk};
use crate::odd;
use crate::support::{data, folder, is_page, root, write};

/// Where the site stands on its host.
const BASE: &str = "/site/";
const ORIGIN: &str = "https://desk.github.io";

/// Serves a folder below [`BASE`] for as long as the tests run, as GitHub Pages does: `404.html` where nothing is.
fn serve(top: &Path) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    listener.set_nonblocking(true).expect("a socket takes it");
    let files = ServeDir::new(top).not_found_service(ServeFile::new(top.join("404.html")));
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener).expect("it does not block");
            let routes = axum::Router::new().nest_service(BASE.trim_end_matches('/'), files);
            axum::serve(listener, routes).await
        })
    });
    address
}

/// An answer of the server.
struct Answer {
    status: u16,
    content_type: String,
    body: Vec<u8>,
}

fn get(server: SocketAddr, path: &str) -> Answer {
    let mut stream = TcpStream::connect(server).expect("the server listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: desk.github.io\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("the server reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the server answers");
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    let content_type = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-type").then(|| value.trim().to_owned())
    });
    Answer { status, content_type: content_type.unwrap_or_default(), body: answer[end + 4..].to_vec() }
}

/// A link as it stands somewhere, and what it must lead to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    address: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Any,
    StyleSheet,
    Script,
    Picture,
    Feed,
    /// A page that leads on at once.
    Redirect,
}

impl Kind {
    /// How the type of what it leads to begins.
    fn types(self) -> &'static [&'static str] {
        match self {
            Self::Any => &[""],
            Self::StyleSheet => &["text/css"],
            Self::Script => &["text/javascript", "application/javascript"],
            Self::Picture => &["image/"],
            Self::Feed => {
                &["text/xml", "application/xml", "application/json", "application/atom", "application/feed"]
            }
            Self::Redirect => &["text/html"],
        }
    }
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The links of a page and its ids.
fn read_page(text: &str) -> (Vec<Link>, BTreeSet<String>) {
    let document = Html::parse_document(text);
    let mut links = Vec::new();
    let mut add = |address: &str, kind| links.push(Link { address: address.trim().to_owned(), kind });
    for element in
        document.select(&selector("[href], [src], [poster], [srcset], [imagesrcset], [xlink\\:href]"))
    {
        let value = element.value();
        let kind = match (value.name(), value.attr("rel"), value.attr("type")) {
            ("link", Some("stylesheet"), _) => Kind::StyleSheet,
            ("link", Some("icon"), _) | ("img", ..) => Kind::Picture,
            ("link", Some("alternate"), Some(feed)) if feed.contains("atom") || feed.contains("feed") => {
                Kind::Feed
            }
            ("script", ..) => Kind::Script,
            _ => Kind::Any,
        };
        for name in ["href", "src", "poster", "xlink:href"] {
            value.attr(name).into_iter().for_each(|address| add(address, kind));
        }
        for name in ["srcset", "imagesrcset"] {
            for candidate in value.attr(name).into_iter().flat_map(|set| set.split(", ")) {
                candidate
                    .split_whitespace()
                    .next()
                    .into_iter()
                    .for_each(|address| add(address, Kind::Picture));
            }
        }
    }
    for element in document.select(&selector("meta[content]")) {
        let content = element.attr("content").unwrap_or_default();
        match element.attr("http-equiv").or(element.attr("property")) {
            Some("refresh") => content.split("url=").skip(1).for_each(|address| add(address, Kind::Redirect)),
            Some("og:image") => add(content, Kind::Picture),
            _ if content.starts_with(ORIGIN) => add(content, Kind::Any),
            _ => {}
        }
    }
    for script in document.select(&selector("script[type='application/ld+json']")) {
        for address in addresses_in_json(&script.text().collect::<String>()) {
            add(&address, Kind::Any);
        }
    }
    let with_id = selector("[id]");
    let ids = document.select(&with_id).filter_map(|element| element.attr("id").map(str::to_owned));
    (links, ids.collect())
}

/// Every text of a JSON file that is an address of this host.
fn addresses_in_json(text: &str) -> Vec<String> {
    fn collect(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) if text.starts_with(ORIGIN) || text.starts_with(BASE) => {
                found.push(text.clone());
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            // An `@id` names a thing; it is no place in a page.
            serde_json::Value::Object(fields) => {
                fields.iter().filter(|(key, _)| *key != "@id").for_each(|(_, field)| collect(field, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::from_str(text).expect("it is JSON"), &mut found);
    found
}

/// Every attribute and text of an XML file that is an address of this host.
fn addresses_in_xml(text: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(text).expect("it is XML");
    let texts = document.descendants().flat_map(|node| {
        node.attributes()
            .map(|attribute| attribute.value())
            .chain(node.text())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    texts.filter(|text| text.starts_with(ORIGIN)).collect()
}

/// Every address of this host in lines, which a calendar folds (RFC 5545, 3.1).
fn addresses_in_lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n ", "");
    let starts = text.match_indices(ORIGIN).map(|(at, _)| &text[at..]);
    starts.filter_map(|rest| rest.split([' ', '\r', '\n', '"', '\\']).next()).map(str::to_owned).collect()
}

fn addresses_in_css(text: &str) -> Vec<String> {
    let urls = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    urls.map(|url| url.trim_matches(['"', '\'', ' ']).to_owned()).collect()
}

/// A walk through a site.
struct Walk {
    server: SocketAddr,
    /// Paths to be read, with the first place that links to each.
    queue: VecDeque<(String, String)>,
    known: BTreeSet<String>,
    /// Ids by the path of the page.
    ids: BTreeMap<String, BTreeSet<String>>,
    types: BTreeMap<String, String>,
    /// Path, fragment or kind that must be there, and where the link stands.
    wanted: Vec<(String, String, Kind, String)>,
    wrong: Vec<String>,
}

impl Walk {
    fn new(server: SocketAddr) -> Self {
        Self {
            server,
            queue: VecDeque::new(),
            known: BTreeSet::new(),
            ids: BTreeMap::new(),
            types: BTreeMap::new(),
            wanted: Vec::new(),
            wrong: Vec::new(),
        }
    }

    fn want(&mut self, link: &Link, from: &str) {
        let address = link.address.strip_prefix(ORIGIN).unwrap_or(&link.address);
        let is_elsewhere = ["http:", "https:", "mailto:", "data:", "//", "urn:", "tag:"];
        if is_elsewhere.iter().any(|scheme| address.starts_with(scheme)) {
            return;
        }
        let full = match address.chars().next() {
            Some('/') => address.to_owned(),
            Some('#') => format!("{from}{address}"),
            Some('?') | None => return,
            Some(_) => joined(from, address),
        };
        if !full.starts_with(BASE) {
            self.wrong.push(format!("{from}: {address} leads out of {BASE}"));
            return;
        }
        let (path, fragment) = full.split_once('#').unwrap_or((&full, ""));
        let path = path.split('?').next().unwrap_or_default().to_owned();
        let id = fragment.split(":~:").next().unwrap_or_default();
        let id = percent_decode_str(id).decode_utf8_lossy().into_owned();
        self.wanted.push((path.clone(), id, link.kind, from.to_owned()));
        if self.known.insert(path.clone()) {
            self.queue.push_back((path, from.to_owned()));
        }
    }

    fn walk(&mut self) {
        while let Some((path, from)) = self.queue.pop_front() {
            let answer = get(self.server, &path);
            if answer.status != 200 {
                self.wrong.push(format!("{from}: {path} is answered with {}", answer.status));
                continue;
            }
            self.types.insert(path.clone(), answer.content_type);
            for link in self.links_of(&path, &String::from_utf8_lossy(&answer.body)) {
                self.want(&link, &path);
            }
        }
        for (path, id, kind, from) in std::mem::take(&mut self.wanted) {
            let Some(content_type) = self.types.get(&path) else { continue };
            if !kind.types().iter().any(|begin| content_type.starts_with(begin)) {
                self.wrong.push(format!("{from}: {path} as {kind:?} is of type {content_type}"));
            }
            if !id.is_empty() && !self.ids.get(&path).is_some_and(|ids| ids.contains(&id)) {
                self.wrong.push(format!("{from}: {path} has no id {id}"));
            }
        }
    }

    fn links_of(&mut self, path: &str, text: &str) -> Vec<Link> {
        let addresses = match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("xml") => addresses_in_xml(text),
            Some("json") => addresses_in_json(text),
            Some("css") => addresses_in_css(text),
            Some("ics" | "txt") => addresses_in_lines(text),
            ending if ending == Some("html") || path.ends_with('/') => {
                let (links, ids) = read_page(text);
                self.ids.insert(path.to_owned(), ids);
                return links;
            }
            _ => Vec::new(),
        };
        addresses.into_iter().map(|address| Link { address, kind: Kind::Any }).collect()
    }
}

/// A relative address, from the path where it stands.
fn joined(from: &str, address: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Publishes the site of a folder, walks it, and returns what is live.
fn check(why: &str, put: impl FnOnce(&Path), old_urls: &[&str]) {
    let desk = Desk::new();
    fs::remove_dir_all(desk.path("desk/content")).expect("a desk has content");
    put(&desk.path("desk"));
    desk.deploy(&["--base-url", BASE_URL, "--allow-named"]).expect(0, &["Published "]);
    let live = desk.path("live");
    desk.git(".", &["clone", "--quiet", "--branch", "gh-pages", "live.git", &live.to_string_lossy()]);
    let mut walk = Walk::new(serve(&live));
    let starts = ["/site/", "/site/robots.txt", "/site/404.html"];
    for path in starts.into_iter().chain(old_urls.iter().copied()) {
        let kind = if old_urls.contains(&path) { Kind::Redirect } else { Kind::Any };
        walk.want(&Link { address: path.to_owned(), kind }, "/site/");
    }
    walk.walk();
    assert!(walk.wrong.is_empty(), "{why}: {} faults:\n{}", walk.wrong.len(), walk.wrong.join("\n"));
    assert!(walk.known.len() > 60, "{why}: only {} addresses were walked", walk.known.len());
    let missed = missed(&live, &walk.known);
    assert_eq!(missed, [""; 0], "{why}: pages to which nothing leads");
    let lost = get(walk.server, "/site/nowhere/");
    assert_eq!(lost.status, 404);
    assert!(String::from_utf8_lossy(&lost.body).contains("<title>"), "{why}: the page for lost readers");
}

/// Pages that no link leads to; old URLs are asked for from elsewhere.
fn missed(live: &Path, known: &BTreeSet<String>) -> Vec<String> {
    let known: BTreeSet<String> =
        known.iter().map(|path| percent_decode_str(path).decode_utf8_lossy().into_owned()).collect();
    let pages = folder(live).into_iter().filter(|(path, bytes)| {
        is_page(path)
            && !path.starts_with(".git/")
            && !String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\"")
    });
    let paths = pages.map(|(path, _)| format!("{BASE}{}", path.strip_suffix("index.html").unwrap_or(&path)));
    paths.filter(|path| !known.contains(path)).collect()
}

#[test]
fn a_site_with_one_of_everything() {
    check(
        "golden",
        |site| {
            for (path, bytes) in folder(&data("golden/input")) {
                write(&site.join(path), bytes);
            }
            // The theme of that site shows data and little else.
            let settings = fs::read_to_string(site.join("briefgen.yaml")).expect("it has settings");
            write(&site.join("briefgen.yaml"), settings.replace("theme: plain", "theme: default"));
        },
        &["/site/2024/putin/", "/site/old/putin.html", "/site/about-us/", "/site/old/about.html"],
    );
}

#[test]
fn a_site_that_is_hard_to_get_right() {
    check("odd", |site| odd::site().write_to(site), &[]);
}

#[test]
fn the_sample_site() {
    check(
        "sample",
        |site| {
            for part in ["content", "themes"] {
                for (path, bytes) in folder(&root().join(part)) {
                    write(&site.join(part).join(path), bytes);
                }
            }
            fs::copy(root().join("briefgen.yaml"), site.join("briefgen.yaml"))
                .expect("the sample has settings");
        },
        &[],
    );
}

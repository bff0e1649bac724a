//! Requests and their answers: which are refused, and what the others get.
//!
//! It must not know how the site is made: it asks `site` by path.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, IF_MATCH, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, IF_UNMODIFIED_SINCE, LOCATION, RETRY_AFTER,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tower_http::services::ServeFile;

use super::content_type::content_type;
use super::events::{self, OpenPage};
use super::hosts::is_from_elsewhere;
use super::inject::{Marks, SCRIPT, with_script};
use super::overview::{self, Asked};
use super::site::{Lookup, Resolved, Site};
use super::target;
use crate::engine::Answer;

/// What every request is answered from.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    pub(super) site: Arc<Site>,
    /// One permit for each stream of events.
    pub(super) streams: Arc<Semaphore>,
}

/// Answers a request.
pub(super) async fn answer(State(desk): State<Desk>, request: Request) -> Response {
    let is_head = request.method() == Method::HEAD;
    let mut response = respond(desk, request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        // What a browser keeps is old by the next save.
        (CACHE_CONTROL, "no-store"),
        // Drafts are nobody else's: no other site may show what is served here.
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("x-content-type-options"), "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_head { without_body(response) } else { response }
}

/// The headers of an answer, with the length that its body would have.
fn without_body(response: Response) -> Response {
    use axum::body::HttpBody as _;
    let (mut parts, body) = response.into_parts();
    if let Some(length) = body.size_hint().exact().filter(|_| !parts.headers.contains_key(CONTENT_LENGTH)) {
        parts.headers.insert(CONTENT_LENGTH, length.into());
    }
    Response::from_parts(parts, Body::empty())
}

async fn respond(desk: Desk, request: Request) -> Response {
    if !desk.site.hosts.allow(request.headers(), request.uri().authority()) {
        let sentence = "This preview answers to `localhost` and to the address that `--host` names.\n";
        return plain(StatusCode::FORBIDDEN, sentence);
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let response = plain(StatusCode::METHOD_NOT_ALLOWED, "A preview is only read.\n");
        return ([(ALLOW, "GET, HEAD")], response).into_response();
    }
    let (site, path) = (Arc::clone(&desk.site), request.uri().path().to_owned());
    // To render a page takes time, which others need not wait for.
    match tokio::task::spawn_blocking(move || site.resolve(&path)).await {
        Ok(Resolved::Own(path)) => own(desk, &path, request).await,
        Ok(Resolved::Elsewhere(path)) => redirect(&path, &request),
        Ok(Resolved::Found(found)) => show(&desk.site, found, request).await,
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "The page could not be made.\n"),
    }
}

async fn show(site: &Site, found: Lookup, request: Request) -> Response {
    let Lookup { answer, marks } = found;
    match answer {
        Answer::Made(path, bytes) => made(StatusCode::OK, &path, scripted(&path, bytes, &marks)),
        Answer::Picture(path, job) if job.disk().is_none_or(|disk| is_inside(&site.root, disk)) => {
            // A picture takes longer than a page.
            match tokio::task::spawn_blocking(move || job.run()).await {
                Ok(Ok(bytes)) => made(StatusCode::OK, &path, bytes),
                _ => plain(StatusCode::NOT_FOUND, "The picture cannot be read.\n"),
            }
        }
        Answer::File(path, disk) if is_page(&path) && is_inside(&site.root, &disk) => {
            match tokio::fs::read(&disk).await {
                Ok(bytes) => made(StatusCode::OK, &path, scripted(&path, bytes, &marks)),
                Err(_) => plain(StatusCode::NOT_FOUND, "The file is gone.\n"),
            }
        }
        Answer::File(path, disk) if is_inside(&site.root, &disk) => file(&path, &disk, request).await,
        Answer::Picture(..) | Answer::File(..) => plain(StatusCode::NOT_FOUND, "The file is gone.\n"),
        Answer::Redirect(path) => redirect(&target::encode(&marks.base, &path), &request),
        Answer::Failed => {
            let page = with_script(overview::FAILED.into(), &marks);
            made(StatusCode::INTERNAL_SERVER_ERROR, "500.html", page)
        }
        Answer::Nothing(bytes) => {
            let bytes = if bytes.is_empty() { overview::NOT_FOUND.into() } else { bytes };
            made(StatusCode::NOT_FOUND, "404.html", with_script(bytes, &marks))
        }
    }
}

/// Pages, streams and files of the server's own.
async fn own(desk: Desk, path: &str, request: Request) -> Response {
    let query = request.uri().query().unwrap_or_default().to_owned();
    match path {
        "" => {
            let asked = Asked::new(&query);
            let site = desk.site;
            let page = tokio::task::spawn_blocking(move || overview::page(&site, &asked)).await;
            page.map_or_else(
                |_| plain(StatusCode::INTERNAL_SERVER_ERROR, "The overview could not be made.\n"),
                |page| made(StatusCode::OK, "index.html", page.into_bytes()),
            )
        }
        "preview.js" => made(StatusCode::OK, path, SCRIPT.into()),
        "overview.css" => made(StatusCode::OK, path, overview::STYLE.into()),
        "events" if is_from_elsewhere(request.headers()) => {
            plain(StatusCode::FORBIDDEN, "Other sites do not hear of changes.\n")
        }
        "events" if request.method() == Method::HEAD => made(StatusCode::OK, "events", Vec::new()),
        "events" => open(desk, &query).await,
        _ => plain(StatusCode::NOT_FOUND, "There is nothing at this address.\n"),
    }
}

/// Opens the stream of a page, while there are not too many.
async fn open(desk: Desk, query: &str) -> Response {
    let Ok(permit) = desk.streams.try_acquire_owned() else {
        let response = plain(StatusCode::SERVICE_UNAVAILABLE, "Too many pages are open.\n");
        return ([(RETRY_AFTER, "5")], response).into_response();
    };
    let (mut path, mut seen, mut assets) = (String::new(), String::new(), String::new());
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*key {
            "page" => path = value.into_owned(),
            "seen" => seen = value.into_owned(),
            "assets" => assets = value.into_owned(),
            _ => {}
        }
    }
    let changes = desk.site.listen();
    events::stream(OpenPage { site: desk.site, path, seen, assets, changes }, permit).await
}

/// A file that is left on the disk, or the part of it that is asked for.
async fn file(path: &str, disk: &Path, mut request: Request) -> Response {
    // Nothing is kept by browsers, so there is nothing to compare with.
    for name in [IF_MATCH, IF_NONE_MATCH, IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE] {
        request.headers_mut().remove(name);
    }
    match ServeFile::new(disk).try_call(request).await {
        Ok(mut response) => {
            if response.status().is_success() {
                response.headers_mut().insert(CONTENT_TYPE, content_type(path));
            }
            response.map(Body::new)
        }
        Err(_) => plain(StatusCode::NOT_FOUND, "The file is gone.\n"),
    }
}

/// Whether a file still stands below the root, whatever has become of the links on the way.
fn is_inside(root: &Path, disk: &Path) -> bool {
    disk.canonicalize().is_ok_and(|place| place.starts_with(root))
}

fn is_page(path: &str) -> bool {
    content_type(path).as_bytes().starts_with(b"text/html")
}

fn scripted(path: &str, bytes: Vec<u8>, marks: &Marks) -> Vec<u8> {
    if is_page(path) { with_script(bytes, marks) } else { bytes }
}

fn made(status: StatusCode, path: &str, bytes: Vec<u8>) -> Response {
    (status, [(CONTENT_TYPE, content_type(path))], bytes).into_response()
}

fn plain(status: StatusCode, sentence: &'static str) -> Response {
    made(status, "answer.txt", sentence.into())
}

/// Sends a browser to a path, with the query that it came with.
fn redirect(path: &str, request: &Request) -> Response {
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    match HeaderValue::from_str(&format!("{path}{query}")) {
        Ok(place) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, place)]).into_response(),
        Err(_) => plain(StatusCode::NOT_FOUND, "There is nothing at this address.\n"),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header::{ACCEPT_RANGES, CONTENT_RANGE, RANGE};

    use super::*;

    /// Asks for a file on the disk.
    fn ask(disk: &Path, range: Option<&str>) -> (u16, Option<String>, Vec<u8>) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let mut request = Request::new(Body::empty());
            if let Some(range) = range {
                request.headers_mut().insert(RANGE, range.parse().expect("a header value"));
            }
            let response = file("speech.mp4", disk, request).await;
            let status = response.status();
            if status.is_success() {
                assert_eq!(response.headers()[CONTENT_TYPE], "video/mp4");
                assert_eq!(response.headers()[ACCEPT_RANGES], "bytes");
            }
            let part = response.headers().get(CONTENT_RANGE).and_then(|part| part.to_str().ok());
            let part = part.map(str::to_owned);
            let body = axum::body::to_bytes(response.into_body(), 1000).await.expect("a short file");
            (status.as_u16(), part, body.to_vec())
        })
    }

    #[test]
    fn parts_of_files() {
        let here = tempfile::tempdir().expect("a temporary folder can be made");
        let disk = here.path().join("x");
        std::fs::write(&disk, "0123456789").expect("a file is written");
        for (range, status, part, body) in [
            (None, 200, None, "0123456789"),
            (Some("bytes=2-4"), 206, Some("bytes 2-4/10"), "234"),
            (Some("bytes=7-"), 206, Some("bytes 7-9/10"), "789"),
            (Some("bytes=-2"), 206, Some("bytes 8-9/10"), "89"),
            (Some("bytes=20-"), 416, Some("bytes */10"), ""),
        ] {
            let expected = (status, part.map(str::to_owned), body.as_bytes().to_vec());
            assert_eq!(ask(&disk, range), expected, "{range:?}");
        }
        assert_eq!(ask(&here.path().join("gone"), None).0, 404);
    }

    /// What a browser gets for what a preview answers.
    fn shown(root: &Path, answer: Answer) -> (u16, String) {
        let request = crate::engine::Request::at(crate::engine::Now::Given(
            crate::date::GivenClock::parse("2026-01-01").expect("a day"),
        ));
        let preview = crate::engine::Preview::new(crate::snapshot::Snapshot::default(), request);
        let hosts = crate::serve::hosts::Hosts::new("127.0.0.1", ([127, 0, 0, 1], 0).into());
        let (site, _) = Site::new(root, hosts, preview);
        let marks =
            Marks { base: "/repo".into(), seen: "seen".into(), assets: "0".into(), file: String::new() };
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let asked = Request::builder().uri("/repo/x?q").body(Body::empty()).expect("a request");
            let response = show(&site, Lookup { answer, marks }, asked).await;
            let status = response.status().as_u16();
            let place = response.headers().get(LOCATION).and_then(|place| place.to_str().ok());
            let place = place.unwrap_or_default().to_owned();
            let body = axum::body::to_bytes(response.into_body(), 10_000).await.expect("a short answer");
            (status, format!("{place}{}", String::from_utf8_lossy(&body)))
        })
    }

    #[test]
    fn answers() {
        let here = tempfile::tempdir().expect("a temporary folder can be made");
        let root = here.path().canonicalize().expect("it is there");
        std::fs::write(root.join("x"), "<p>On the disk</p>").expect("a file is written");
        let file = |path: &str, disk: &str| Answer::File(path.into(), root.join(disk));
        let script = "/repo/__briefgen/preview.js";
        for (answer, status, words) in [
            (Answer::Made("x/index.html".into(), b"<p>".into()), 200, script),
            (Answer::Made("feed.xml".into(), b"<feed>".into()), 200, "<feed>"),
            (file("x.html", "x"), 200, script),
            (file("x.png", "x"), 200, "On the disk"),
            (file("x.png", "gone"), 404, "The file is gone."),
            (file("x.png", "../../../../../../etc/hostname"), 404, "The file is gone."),
            (Answer::Redirect("/a b/".into()), 307, "/repo/a%20b/?q"),
            (Answer::Failed, 500, script),
            (Answer::Failed, 500, "could not be rendered"),
            (Answer::Nothing(b"<p>Lost</p>".into()), 404, "<p>Lost</p><script"),
            (Answer::Nothing(Vec::new()), 404, "There is nothing at this address."),
        ] {
            let told = format!("{answer:?}");
            let (answered, text) = shown(&root, answer);
            assert_eq!(answered, status, "{told}: {text}");
            assert!(text.contains(words), "{told}: {text}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn links_that_lead_out() {
        let here = tempfile::tempdir().expect("a temporary folder can be made");
        let root = here.path().canonicalize().expect("it is there");
        std::fs::write(root.join("in"), "").expect("a file is written");
        std::os::unix::fs::symlink("/etc/hostname", root.join("out")).expect("a link is made");
        assert!(is_inside(&root, &root.join("in")));
        for path in ["out", "../in", "gone"] {
            assert!(!is_inside(&root, &root.join(path)), "{path}");
        }
    }
}

//! Against a small server on this machine.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A server that answers by path and counts requests; it ends with the test's process.
fn server() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port of this machine");
    let address = listener.local_addr().expect("a bound socket has an address");
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            counter.fetch_add(1, Ordering::SeqCst);
            let mut request = [0; 2048];
            let length = stream.read(&mut request).unwrap_or_default();
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let path = request.split(' ').nth(1).unwrap_or("/");
            let (status, extra) = match path {
                "/no-head" if request.starts_with("HEAD") => ("405 Method Not Allowed", String::new()),
                "/good" | "/no-head" => ("200 OK", String::new()),
                "/moved" => ("301 Moved Permanently", "Location: /good\r\n".to_owned()),
                "/loop" => ("302 Found", "Location: /loop\r\n".to_owned()),
                "/closed" => ("403 Forbidden", String::new()),
                "/gone" => ("410 Gone", String::new()),
                _ => ("404 Not Found", String::new()),
            };
            let answer =
                format!("HTTP/1.1 {status}\r\n{extra}Content-Length: 0\r\nConnection: close\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    (address, count)
}

fn policy(allow_private: bool) -> Policy {
    Policy { allow_private, patience: Duration::from_secs(5), pause: Duration::ZERO, ..Policy::default() }
}

#[test]
fn verdicts() {
    let (address, _) = server();
    for (path, wanted) in [
        ("/good", "good"),
        ("/good#part", "good"),
        ("/no-head", "good"),
        ("/moved", "good"),
        ("/loop", "broken: its redirects do not end"),
        ("/closed", "unsure: the host answers 403"),
        ("/gone", "broken: the host answers 410: there is no such page"),
        ("/nothing", "broken: the host answers 404: there is no such page"),
    ] {
        let url = format!("http://{address}{path}");
        let verdicts = check(std::slice::from_ref(&url), &policy(true), &mut Cache::default(), 0);
        let got = match &verdicts[&url] {
            Verdict::Good => "good".to_owned(),
            Verdict::Broken(why) => format!("broken: {why}"),
            Verdict::Unsure(why) => format!("unsure: {why}"),
        };
        assert_eq!(got, wanted, "{path}");
    }
}

#[test]
fn private_hosts_are_not_asked() {
    let (address, count) = server();
    let url = format!("http://{address}/good");
    let verdicts = check(std::slice::from_ref(&url), &policy(false), &mut Cache::default(), 0);
    assert_eq!(verdicts[&url], Verdict::Unsure("it leads to a private network, which is not asked".into()));
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

#[test]
fn what_answered_is_not_asked_again_for_a_week() {
    let (address, count) = server();
    let urls = [format!("http://{address}/good"), format!("http://{address}/gone")];
    let mut cache = Cache::default();
    check(&urls, &policy(true), &mut cache, 1000);
    let first = count.load(Ordering::SeqCst);
    check(&urls[..1], &policy(true), &mut cache, 1000 + 6 * 24 * 3600);
    assert_eq!(count.load(Ordering::SeqCst), first, "a good answer counts for a week");
    check(&urls, &policy(true), &mut cache, 1000 + 6 * 24 * 3600);
    assert!(count.load(Ordering::SeqCst) > first, "a bad answer does not count");
    let before = count.load(Ordering::SeqCst);
    check(&urls[..1], &policy(true), &mut cache, 1000 + 8 * 24 * 3600);
    assert_eq!(count.load(Ordering::SeqCst), before + 1, "after a week it is asked again");
}

#[test]
fn a_cache_is_written_and_read() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("cache/links.json");
    let mut cache = Cache::default();
    cache.remember("https://example.org/", 1000);
    cache.remember("https://example.org/old", -10_000_000);
    cache.write(&path, 1001).expect("a new file");
    let read = Cache::read(&path);
    assert!(read.is_good("https://example.org/", 1002));
    assert!(!read.is_good("https://example.org/old", 1002));
    assert_eq!(Cache::read(&folder.path().join("none")), Cache::default());
}

#[test]
fn time_is_limited() {
    let (address, count) = server();
    let policy = Policy { most_time: Duration::ZERO, ..policy(true) };
    let url = format!("http://{address}/good");
    let verdicts = check(std::slice::from_ref(&url), &policy, &mut Cache::default(), 0);
    assert_eq!(verdicts[&url], Verdict::Unsure("there was no time left to ask".into()));
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

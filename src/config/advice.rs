//! What to write in place of a setting that cannot be used: addresses, time zones, patterns of URLs.

use super::base_url::step;

/// Time zones by their letters, which mean no place.
const ZONES: [(&str, &str); 24] = [
    ("EST", "America/New_York"),
    ("EDT", "America/New_York"),
    ("EST5EDT", "America/New_York"),
    ("CDT", "America/Chicago"),
    ("CST6CDT", "America/Chicago"),
    ("MST", "America/Denver"),
    ("MDT", "America/Denver"),
    ("MST7MDT", "America/Denver"),
    ("PST", "America/Los_Angeles"),
    ("PDT", "America/Los_Angeles"),
    ("PST8PDT", "America/Los_Angeles"),
    ("HST", "Pacific/Honolulu"),
    ("KST", "Asia/Seoul"),
    ("JST", "Asia/Tokyo"),
    ("MSK", "Europe/Moscow"),
    ("CET", "Europe/Berlin"),
    ("CEST", "Europe/Berlin"),
    ("MET", "Europe/Berlin"),
    ("EET", "Europe/Kyiv"),
    ("EEST", "Europe/Kyiv"),
    ("WET", "Europe/Lisbon"),
    ("BST", "Europe/London"),
    ("IST", "Asia/Kolkata"),
    ("HKT", "Asia/Hong_Kong"),
];

/// Places by their hours from UTC.
const PLACES: [(i8, &str); 24] = [
    (-10, "Pacific/Honolulu"),
    (-9, "America/Anchorage"),
    (-8, "America/Los_Angeles"),
    (-7, "America/Denver"),
    (-6, "America/Chicago"),
    (-5, "America/New_York"),
    (-4, "America/Halifax"),
    (-3, "America/Sao_Paulo"),
    (-1, "Atlantic/Azores"),
    (0, "Europe/London"),
    (1, "Europe/Berlin"),
    (2, "Europe/Kyiv"),
    (3, "Europe/Istanbul"),
    (4, "Asia/Dubai"),
    (5, "Asia/Tashkent"),
    (6, "Asia/Almaty"),
    (7, "Asia/Bangkok"),
    (8, "Asia/Shanghai"),
    (9, "Asia/Seoul"),
    (10, "Australia/Sydney"),
    (11, "Pacific/Noumea"),
    (12, "Pacific/Auckland"),
    (13, "Pacific/Tongatapu"),
    (14, "Pacific/Kiritimati"),
];

/// What to write for a time zone that is not known.
pub(super) fn zone(written: &str) -> String {
    let name = written.trim().to_ascii_uppercase();
    if let Some(place) = place_of_letters(&name) {
        return format!("write the name of a place, such as `{place}`");
    }
    let digits = ["UTC", "GMT", "Z"].iter().find_map(|start| name.strip_prefix(start)).unwrap_or(&name);
    let digits = digits.trim();
    let number: String =
        digits.split(':').next().unwrap_or_default().chars().filter(char::is_ascii_digit).take(2).collect();
    let hours = digits.starts_with(['+', '-']).then(|| number.parse::<i8>().ok()).flatten();
    let hours = hours.map(|hours| if digits.starts_with('-') { -hours } else { hours });
    let place = hours.and_then(|hours| PLACES.iter().find(|(known, _)| *known == hours));
    match place {
        Some((_, place)) => {
            format!("write the name of a place, such as `{place}`: its summer time counts, too")
        }
        None => "write an IANA name such as `Asia/Seoul` or `Europe/Berlin`".to_owned(),
    }
}

/// The place that the letters of a time zone mean: `EST` is read as five hours behind UTC all year.
pub(super) fn place_of_letters(name: &str) -> Option<&'static str> {
    ZONES.iter().find(|(letters, _)| *letters == name).map(|(_, place)| *place)
}

/// What to write for a `base_url` that cannot be one.
pub(super) fn base_url(written: &str) -> String {
    let plain = written.split(['?', '#']).next().unwrap_or_default();
    let (scheme, rest) = plain.split_once("://").unwrap_or(("https", plain.trim_start_matches('/')));
    let (host, path) = rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path));
    if !host.is_ascii() {
        return format!(
            "write the host in Latin letters, `xn--…`, as a browser copies it: `{scheme}://xn--…/{path}`"
        );
    }
    let scheme = if scheme.eq_ignore_ascii_case("http") { "http" } else { "https" };
    // Who logs in where is nobody else's business.
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let mut parts: Vec<&str> = Vec::new();
    for part in without_file(path).split('/') {
        match step(part) {
            Some("..") => drop(parts.pop()),
            None if !part.is_empty() => parts.push(part),
            _ => {}
        }
    }
    let path = &*parts.join("/");
    let is_good = host.contains('.') && !host.contains(' ') && !path.contains([' ', '"', '<', '>', '\\']);
    match path {
        _ if !is_good => "write a full address such as `https://user.github.io/repo/`".to_owned(),
        "" => format!("write `{scheme}://{host}/`"),
        path => format!("write `{scheme}://{host}/{path}/`"),
    }
}

/// A path without the page at its end.
pub(super) fn without_file(path: &str) -> &str {
    if !ends_in_file(path) {
        return path;
    }
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a path ends in a page or feed and not in a folder.
pub(super) fn ends_in_file(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    last.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty() && ["html", "htm", "php", "asp", "aspx", "xml", "json", "md"].contains(&ending)
    })
}

/// What to write for a pattern that cannot be one.
pub(super) fn permalink(written: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in written.split('/').filter(|part| !part.is_empty()) {
        let bare = part.trim_end_matches(".html").trim_matches(['{', '}']);
        let part = match bare {
            ":title" | ":name" | ":slugified_filename" | ":basename" | ":filename" | ":contentbasename" => {
                ":slug"
            }
            ":y" | ":short_year" => ":year",
            ":m" | ":i_month" | ":short_month" | ":long_month" => ":month",
            ":d" | ":i_day" => ":day",
            // What is no part of a URL here.
            other if other.starts_with(':') && ![":year", ":month", ":day", ":slug"].contains(&other) => {
                continue;
            }
            other if other.chars().any(|c| !c.is_ascii_alphanumeric() && !":-_.".contains(c)) => continue,
            other => other,
        };
        if !parts.contains(&part) && part != "." && part != ".." {
            parts.push(part);
        }
    }
    if !parts.contains(&":slug") {
        parts.push(":slug");
    }
    let pattern = format!("/{}/", parts.join("/"));
    match super::Permalink::parse(&pattern) {
        Ok(_) => format!("write `{pattern}`"),
        Err(_) => "write a pattern such as `/briefings/:slug/` or `/:year/:month/:slug/`".to_owned(),
    }
}

/// What to write for a domain that is none.
pub(super) fn domain(written: &str) -> String {
    let rest = written.split_once("://").map_or(written, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    if host.contains('.') && host.is_ascii() && !host.contains(' ') && host != written {
        return format!("write the name alone: `{host}`");
    }
    "write the name alone, such as `briefings.example.org`".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_write() {
        type Row<'t> = (fn(&str) -> String, &'t str, &'t str);
        let rows: &[Row] = &[
            (zone, "GMT+2", "`Europe/Kyiv`"),
            (zone, "UTC+9", "`Asia/Seoul`"),
            (zone, "+09:00", "`Asia/Seoul`"),
            (zone, "-0500", "`America/New_York`"),
            (zone, "KST", "`Asia/Seoul`"),
            (zone, "Berlin time", "`Europe/Berlin`"),
            (base_url, "desk.example.org/repo", "`https://desk.example.org/repo/`"),
            (base_url, "https://desk.example.org/repo/index.html", "`https://desk.example.org/repo/`"),
            (base_url, "https://desk.example.org/?x=1", "`https://desk.example.org/`"),
            (base_url, "https://bürger.example/", "xn--"),
            (base_url, "https://desk.example.org//a//b/", "`https://desk.example.org/a/b/`"),
            (base_url, "https://desk.example.org/a/../b/%2e/", "`https://desk.example.org/b/`"),
            (base_url, "https://name:word@desk.example.org/", "`https://desk.example.org/`"),
            (base_url, "https://desk.example.org/my repo/", "`https://user.github.io/repo/`"),
            (permalink, ":year/:slug", "`/:year/:slug/`"),
            (permalink, "/:categories/:year/:month/:day/:title.html", "`/:year/:month/:day/:slug/`"),
            (permalink, "/:year/:month/", "`/:year/:month/:slug/`"),
            (permalink, "/новости/:slug/", "`/:slug/`"),
            (domain, "https://desk.example.org/", "`desk.example.org`"),
            (domain, "desk", "`briefings.example.org`"),
        ];
        for (advice, written, expected) in rows {
            let hint = advice(written);
            assert!(hint.contains(expected), "{written}: {hint}");
        }
        assert!(ends_in_file("/repo/index.html") && !ends_in_file("/v1.2") && !ends_in_file("/repo/"));
    }
}

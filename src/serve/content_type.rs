//! The type of a file by its name, with `charset=utf-8` for text.

use axum::http::HeaderValue;

/// The value of `Content-Type` for a path of the site.
pub(super) fn content_type(path: &str) -> HeaderValue {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let plain = match (name, ending.as_str()) {
        ("feed.xml", _) | (_, "atom") => "application/atom+xml",
        ("feed.json", _) => "application/feed+json",
        (_, "xml") => "application/xml",
        (_, "ics") => "text/calendar",
        (_, "mjs") => "text/javascript",
        _ => mime_guess::from_ext(&ending).first_raw().unwrap_or("application/octet-stream"),
    };
    let is_text = plain.starts_with("text/")
        || plain.ends_with("+xml")
        || plain.ends_with("json")
        || plain.ends_with("/xml")
        || plain.ends_with("javascript");
    let value = if is_text { format!("{plain}; charset=utf-8") } else { plain.to_owned() };
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types() {
        for (path, value) in [
            ("index.html", "text/html; charset=utf-8"),
            ("style.css", "text/css; charset=utf-8"),
            ("a/app.js", "text/javascript; charset=utf-8"),
            ("app.mjs", "text/javascript; charset=utf-8"),
            ("data/actors.json", "application/json; charset=utf-8"),
            ("sitemap.xml", "application/xml; charset=utf-8"),
            ("actors/kim/feed.xml", "application/atom+xml; charset=utf-8"),
            ("feed.json", "application/feed+json; charset=utf-8"),
            ("calendar.ics", "text/calendar; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("icon.svg", "image/svg+xml; charset=utf-8"),
            ("kim.JPG", "image/jpeg"),
            ("kim.webp", "image/webp"),
            ("kim.avif", "image/avif"),
            ("speech.mp4", "video/mp4"),
            ("speech.mp3", "audio/mpeg"),
            ("paper.pdf", "application/pdf"),
            ("font.woff2", "font/woff2"),
            ("CNAME", "application/octet-stream"),
            ("odd.zzz", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), value, "{path}");
        }
    }
}

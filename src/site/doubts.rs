//! Addresses that no reader can reach: of this machine, of a network of one's own, with a misspelt scheme; and what to
//! write. It looks at the address alone, never at the network.

use std::net::IpAddr;

use super::Target;
use crate::diagnostic::{Diagnostic, Lint};
use crate::name::nearest;
use crate::parse::{Document, LinkKind, LinkRef, Matter};

/// What is wrong with an address, and what to write.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) message: String,
    pub(super) hint: String,
}

/// What is doubtful in the references of a document: where its links, its picture and its sources lead.
pub(super) fn of_references(document: &Document, targets: &[Target]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (link, target) in document.body.links.iter().zip(targets) {
        let told = match target {
            Target::External(address) => doubt(address),
            _ => None,
        };
        let span = || document.span(link.range.clone());
        problems.extend(
            told.map(|told| Diagnostic::new(Lint::AddressDoubtful, span(), told.message).hint(told.hint)),
        );
        let shown = match target {
            Target::Asset(file) => Some(file.file_name()),
            Target::External(address) => address.split(['?', '#']).next(),
            _ => None,
        };
        if let Some(shown) = shown.filter(|_| is_picture(document, link)) {
            problems.extend(unshown(shown).map(|problem| Diagnostic { span: span(), ..problem }));
        }
    }
    if let Some(image) = document.matter.image() {
        let span = || document.span(image.file.range.clone());
        let told = doubt(&image.file.value);
        problems.extend(
            told.map(|told| Diagnostic::new(Lint::AddressDoubtful, span(), told.message).hint(told.hint)),
        );
        problems.extend(unshown(&image.file.value).map(|problem| Diagnostic { span: span(), ..problem }));
    }
    if let Matter::Briefing(matter) = &document.matter {
        for url in matter.outline.sources.iter().filter_map(|source| source.url.as_deref()) {
            let start = document.text.find(url).unwrap_or_default();
            let span = document.span(start..start + url.len());
            problems.extend(
                doubt(url)
                    .map(|told| Diagnostic::new(Lint::AddressDoubtful, span, told.message).hint(told.hint)),
            );
        }
    }
    problems
}

fn unshown(file: &str) -> Option<Diagnostic> {
    let hint = no_picture(file)?;
    let name = file.rsplit('/').next().unwrap_or(file);
    let message = format!("Browsers show no picture of `{}`.", cut(name));
    Some(
        Diagnostic::new(Lint::ImageUnshown, crate::diagnostic::Span::whole_file(&"".into()), message)
            .hint(hint),
    )
}

/// Whether a reference stands in a picture's place: `![...](...)` or `<img src>`.
fn is_picture(document: &Document, link: &LinkRef) -> bool {
    match link.kind {
        LinkKind::Image => true,
        LinkKind::Html => {
            let before = document.text.get(..link.range.start).unwrap_or_default();
            let tag = before.rsplit('<').next().unwrap_or_default();
            tag.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("img"))
        }
        LinkKind::Link | LinkKind::Wiki => false,
    }
}

/// Schemes that are meant as they stand.
const KNOWN: [&str; 22] = [
    "http",
    "https",
    "mailto",
    "tel",
    "sms",
    "ftp",
    "ftps",
    "sftp",
    "data",
    "javascript",
    "geo",
    "magnet",
    "xmpp",
    "irc",
    "ircs",
    "news",
    "nntp",
    "sip",
    "urn",
    "doi",
    "git",
    "matrix",
];

/// Schemes that open a program with a file of this computer.
const PROGRAMS: [&str; 10] =
    ["file", "vscode", "obsidian", "idea", "zed", "subl", "txmt", "x-devonthink-item", "smb", "afp"];

/// Endings of hosts that are no names of files.
const HOST_ENDINGS: [&str; 46] = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "eu", "uk", "us", "de", "fr", "it", "es", "nl",
    "be", "ch", "at", "pl", "cz", "se", "no", "fi", "dk", "ru", "ua", "by", "kz", "ge", "tr", "il", "ir",
    "in", "cn", "jp", "kr", "kp", "tw", "hk", "sg", "au", "nz", "ca", "br", "io",
];

/// What is wrong with an address elsewhere; `None` when nothing is.
pub(super) fn doubt(address: &str) -> Option<Doubt> {
    let (scheme, rest) = address.split_once(':')?;
    let lower = scheme.to_ascii_lowercase();
    if lower.len() == 1 {
        return Some(of_this_computer(address));
    }
    if PROGRAMS.contains(&&*lower) {
        return Some(of_this_computer(address));
    }
    if !KNOWN.contains(&&*lower) {
        let is_near = rest.starts_with("//") || rest.starts_with('/');
        let meant = nearest(&lower, ["http", "https"]).filter(|_| is_near)?;
        let meant = if rest.starts_with("//") && lower.len() > 2 { meant } else { "https" };
        let fixed = format!("{meant}://{}", rest.trim_start_matches('/'));
        let message = format!("`{scheme}:` is no scheme that browsers know.");
        return Some(Doubt { message, hint: format!("write `{fixed}`") });
    }
    if lower != "http" && lower != "https" {
        return None;
    }
    let slashes = rest.len() - rest.trim_start_matches('/').len();
    let inside = rest.trim_start_matches('/');
    if slashes != 2 || inside.is_empty() {
        let message = format!("`{}` has no host: two slashes stand before it.", cut(address));
        return Some(Doubt { message, hint: format!("write `{lower}://{inside}`") });
    }
    let host = host(inside);
    if host.contains(char::is_whitespace) {
        let fixed: String = host.split_whitespace().collect();
        let message = "A space stands in the name of the host.".to_owned();
        return Some(Doubt {
            message,
            hint: format!("write `{lower}://{}`", inside.replacen(host, &fixed, 1)),
        });
    }
    is_of_one_network(host).then(|| Doubt {
        message: format!("`{host}` is a host of this machine or network: readers cannot reach it."),
        hint: "write the address that readers use; a page of this site is linked by its file, such as `other.md`"
            .to_owned(),
    })
}

fn of_this_computer(address: &str) -> Doubt {
    Doubt {
        message: format!("`{}` leads to a file or program of this computer.", cut(address)),
        hint: "copy the file beside the text, and write its name".to_owned(),
    }
}

/// The host of an address after its two slashes, without a user and a port.
fn host(inside: &str) -> &str {
    let authority = inside.split(['/', '?', '#']).next().unwrap_or_default();
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((six, _)) => six,
        None => place.split(':').next().unwrap_or(place),
    }
}

fn is_of_one_network(host: &str) -> bool {
    if let Ok(ip) = host.parse::<IpAddr>() {
        return match ip {
            IpAddr::V4(ip) => {
                ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified()
            }
            IpAddr::V6(ip) => {
                ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local()
            }
        };
    }
    let lower = host.trim_end_matches('.').to_ascii_lowercase();
    let ends = ["localhost", "local", "internal", "lan", "intranet", "localdomain", "home.arpa"];
    let is_own = ends
        .iter()
        .any(|end| lower == *end || lower.strip_suffix(end).is_some_and(|rest| rest.ends_with('.')));
    is_own || !lower.contains('.')
}

/// What to write for a path that is no file: it is an address without its scheme, or one of Windows.
pub(super) fn misspelt_path(path: &str) -> Option<String> {
    if path.contains('\\') {
        return Some(format!("write `{}`: parts of a path are set apart by `/`", path.replace('\\', "/")));
    }
    for scheme in ["https", "http"] {
        if let Some(rest) = path.strip_prefix(scheme).filter(|rest| rest.starts_with('/')) {
            return Some(format!("write `{scheme}://{}`", rest.trim_start_matches('/')));
        }
    }
    let host = path.split('/').next().unwrap_or_default();
    let (name, ending) = host.rsplit_once('.')?;
    let is_host = !name.is_empty() && HOST_ENDINGS.contains(&&*ending.to_ascii_lowercase());
    let is_www = host.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    (is_www || is_host).then(|| format!("write `https://{path}`: without a scheme it is a file of the site"))
}

/// What shows in a picture's place of a file of that name, if browsers show nothing.
pub(super) fn no_picture(file: &str) -> Option<&'static str> {
    let (_, ending) = file.rsplit_once('.')?;
    match &*ending.to_ascii_lowercase() {
        "heic" | "heif" | "tif" | "tiff" | "psd" | "raw" | "cr2" | "cr3" | "nef" | "arw" | "dng" | "jp2"
        | "jxr" | "tga" => Some(
            "save it as JPEG, PNG or WebP; as it is, it is copied with all that it tells of its maker and place",
        ),
        "eps" | "ai" | "wmf" | "emf" => Some("save it as SVG or PNG"),
        "pdf" | "doc" | "docx" | "odt" => {
            Some("link to it, `[its title](file.pdf)`, or show a picture of its first page")
        }
        "mp4" | "mov" | "avi" | "mkv" | "webm" | "m4v" | "mpg" | "mpeg" | "wmv" | "3gp" => {
            Some("write `<video src=\"film.mp4\" controls></video>`, or link to it")
        }
        "mp3" | "wav" | "m4a" | "ogg" | "flac" => {
            Some("write `<audio src=\"sound.mp3\" controls></audio>`, or link to it")
        }
        _ => None,
    }
}

fn cut(address: &str) -> String {
    let mut letters = address.chars();
    let start: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() { format!("{start}…") } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_no_reader_reaches() {
        for (address, hint) in [
            ("http://localhost:4000/x/", "address that readers use"),
            ("http://127.0.0.1:4000/", "address that readers use"),
            ("http://[::1]/x", "address that readers use"),
            ("http://192.168.1.5/x", "address that readers use"),
            ("https://desk.local/", "address that readers use"),
            ("http://intranet/x", "address that readers use"),
            ("https://사무실.local/", "address that readers use"),
            ("file:///srv/x.pdf", "copy the file"),
            ("C:\\Users\\desk\\map.png", "copy the file"),
            ("vscode://file/x", "copy the file"),
            ("htps://example.org", "`https://example.org`"),
            ("htpp://example.org/a", "`http://example.org/a`"),
            ("http:/example.org", "`http://example.org`"),
            ("https:///example.org", "`https://example.org`"),
            ("https://exa mple.org/ü", "`https://example.org/ü`"),
        ] {
            let found = doubt(address);
            assert!(found.as_ref().is_some_and(|doubt| doubt.hint.contains(hint)), "{address}: {found:?}");
        }
        for address in [
            "https://example.org/a b",
            "https://пример.рф/",
            "http://8.8.8.8/",
            "mailto:desk@example.org",
            "tel:+49123",
            "ftp://example.org/x",
            "xmpp:a@b.org",
            "https://local.example.org/",
            "https://localhost.example.org",
            "urn:isbn:1",
            "https://user@example.org:8080/?q=localhost",
            "steam://run",
            "note: x",
            "data:image/png;base64,x",
        ] {
            assert_eq!(doubt(address), None, "{address}");
        }
    }

    #[test]
    fn paths_that_are_no_files() {
        for (path, expected) in [
            ("www.example.org", Some("`https://www.example.org`")),
            ("example.org/page", Some("`https://example.org/page`")),
            ("https//example.org", Some("`https://example.org`")),
            ("images\\map.png", Some("`images/map.png`")),
            ("other.md", None),
            ("карта.png", None),
            ("httpd/notes.md", None),
            ("v1.2", None),
        ] {
            let found = misspelt_path(path);
            assert_eq!(found.is_some(), expected.is_some(), "{path}: {found:?}");
            assert!(found.unwrap_or_default().contains(expected.unwrap_or_default()), "{path}");
        }
    }
}

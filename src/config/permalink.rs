//! The URL pattern of briefings.

use crate::name::{decoded_path, is_mark, path_fault};

/// A pattern such as `/briefings/:slug/` or `/:year/:month/:day/:slug/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Permalink(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Part {
    Year,
    Month,
    Day,
    Slug,
    Text(String),
}

/// What a pattern is filled with.
#[derive(Clone, Copy, Debug)]
pub struct PermalinkParts<'a> {
    /// Year of the publication day.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
    /// Day, 1 to 31.
    pub day: i8,
    /// The briefing's slug.
    pub slug: &'a str,
}

impl Default for Permalink {
    fn default() -> Self {
        Self(vec![Part::Text("briefings".into()), Part::Slug])
    }
}

impl Permalink {
    /// Reads a pattern.
    ///
    /// # Errors
    /// One sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        if !text.starts_with('/') {
            return Err(format!("The pattern `{text}` does not begin with `/`."));
        }
        let mut parts = Vec::new();
        for part in text.split('/').filter(|part| !part.is_empty()) {
            parts.push(match part {
                ":year" => Part::Year,
                ":month" => Part::Month,
                ":day" => Part::Day,
                ":slug" => Part::Slug,
                _ if part.contains(':') => {
                    return Err(format!("`{part}` is not `:year`, `:month`, `:day` or `:slug`."));
                }
                "." | ".." => return Err(format!("The pattern holds `{part}`.")),
                _ => Part::Text(fixed(part)?),
            });
        }
        if !parts.contains(&Part::Slug) {
            return Err(
                "The pattern has no `:slug`, so that all briefings of a day would share a URL.".into()
            );
        }
        Ok(Self(parts))
    }

    /// The parts of the URL of one briefing, without slashes.
    pub fn fill(&self, parts: PermalinkParts) -> Vec<String> {
        self.0
            .iter()
            .map(|part| match part {
                Part::Year => format!("{:04}", parts.year),
                Part::Month => format!("{:02}", parts.month),
                Part::Day => format!("{:02}", parts.day),
                Part::Slug => parts.slug.to_owned(),
                Part::Text(text) => text.clone(),
            })
            .collect()
    }
}

/// A part that is the same for all: a name that every system can hold, since a folder gets it.
fn fixed(part: &str) -> Result<String, String> {
    let text = decoded_path(part).map_err(|why| format!("`{part}` {why}."))?;
    let is_plain = |c: char| c.is_alphanumeric() || is_mark(c) || matches!(c, '-' | '_' | '.');
    if !text.chars().all(is_plain) {
        return Err(format!("`{part}` holds a character that does not belong in a URL."));
    }
    match path_fault(&text) {
        Some(fault) => Err(format!("`{part}` {}.", fault.why)),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, filled) in [
            ("/briefings/:slug/", Some("briefings/putin")),
            ("/:year/:month/:day/:slug", Some("2024/06/09/putin")),
            (":slug/", None),
            ("/briefings/", None),
            ("/:title/:slug/", None),
            ("/a b/:slug/", None),
            ("/../:slug/", None),
            ("/%2e%2e/:slug/", None),
            ("/.git/:slug/", None),
            ("/x/.GIT/:slug/", None),
            ("/con/:slug/", None),
            ("/end./:slug/", None),
            ("/a%2Fb/:slug/", None),
            ("/%FF/:slug/", None),
            ("/.well-known/:slug/", Some(".well-known/putin")),
            ("/뉴스/:slug/", Some("뉴스/putin")),
            ("/%EB%89%B4%EC%8A%A4/:slug/", Some("뉴스/putin")),
            ("/खबर/:slug/", Some("खबर/putin")),
        ] {
            let parts = PermalinkParts { year: 2024, month: 6, day: 9, slug: "putin" };
            let got = Permalink::parse(pattern).ok().map(|permalink| permalink.fill(parts).join("/"));
            assert_eq!(got.as_deref(), filled, "{pattern}");
        }
    }
}

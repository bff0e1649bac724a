//! Hosts of videos and of posts, known by the form of their addresses. Nothing is asked of them.

use crate::name::steps;

/// What stands at an address of such a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Host {
    /// What people call it.
    pub(crate) name: &'static str,
    pub(crate) shows: Shows,
}

/// What a host shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shows {
    Video,
    Post,
}

/// Hosts with the starts of the paths that show something; `*` is any part of a path.
const HOSTS: [(&str, &str, Shows, &[&str]); 31] = [
    ("youtube.com", "YouTube", Shows::Video, &["/watch?", "/shorts/*", "/live/*", "/embed/*"]),
    ("m.youtube.com", "YouTube", Shows::Video, &["/watch?", "/shorts/*", "/live/*"]),
    ("youtube-nocookie.com", "YouTube", Shows::Video, &["/embed/*"]),
    ("youtu.be", "YouTube", Shows::Video, &["/*"]),
    ("vimeo.com", "Vimeo", Shows::Video, &["/0", "/channels/*/0", "/groups/*/videos/0"]),
    ("player.vimeo.com", "Vimeo", Shows::Video, &["/video/0"]),
    ("dailymotion.com", "Dailymotion", Shows::Video, &["/video/*"]),
    ("dai.ly", "Dailymotion", Shows::Video, &["/*"]),
    ("rutube.ru", "Rutube", Shows::Video, &["/video/*"]),
    ("bilibili.com", "Bilibili", Shows::Video, &["/video/*"]),
    ("tv.naver.com", "Naver TV", Shows::Video, &["/v/0"]),
    ("tiktok.com", "TikTok", Shows::Video, &["/*/video/0"]),
    ("twitch.tv", "Twitch", Shows::Video, &["/videos/0", "/*/clip/*"]),
    ("odysee.com", "Odysee", Shows::Video, &["/*/*"]),
    ("vk.com", "VK", Shows::Post, &["/video-*", "/video0", "/wall-*", "/wall0"]),
    ("vkvideo.ru", "VK", Shows::Video, &["/video-*", "/video0"]),
    ("ok.ru", "OK", Shows::Video, &["/video/0"]),
    ("bsky.app", "Bluesky", Shows::Post, &["/profile/*/post/*"]),
    ("x.com", "X", Shows::Post, &["/*/status/0"]),
    ("twitter.com", "X", Shows::Post, &["/*/status/0"]),
    ("mobile.twitter.com", "X", Shows::Post, &["/*/status/0"]),
    ("threads.net", "Threads", Shows::Post, &["/*/post/*"]),
    ("threads.com", "Threads", Shows::Post, &["/*/post/*"]),
    ("facebook.com", "Facebook", Shows::Post, &["/*/posts/*", "/*/videos/0", "/watch/?", "/reel/0"]),
    ("instagram.com", "Instagram", Shows::Post, &["/p/*", "/reel/*", "/*/p/*"]),
    ("t.me", "Telegram", Shows::Post, &["/*/0", "/s/*/0"]),
    ("truthsocial.com", "Truth Social", Shows::Post, &["/*/posts/0"]),
    ("weibo.com", "Weibo", Shows::Post, &["/0/*"]),
    ("linkedin.com", "LinkedIn", Shows::Post, &["/posts/*", "/feed/update/*"]),
    ("reddit.com", "Reddit", Shows::Post, &["/r/*/comments/*"]),
    ("tumblr.com", "Tumblr", Shows::Post, &["/*/0"]),
];

/// The host of a video or post at an address, if it is one.
pub(crate) fn host_of(address: &str) -> Option<Host> {
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let (name, path) = rest.split_at_checked(rest.find('/')?)?;
    let name = name.to_ascii_lowercase();
    let name = name.strip_prefix("www.").unwrap_or(&name);
    let known = HOSTS.iter().filter(|(host, ..)| *host == name).find(|(_, _, _, paths)| {
        steps::take();
        paths.iter().any(|pattern| fits(path, pattern))
    });
    let known = known.map(|&(_, name, shows, _)| Host { name, shows });
    known.or_else(|| is_of_mastodon(path).then_some(Host { name: "Mastodon", shows: Shows::Post }))
}

/// Whether a path has a form: `*` is a part of it, `0` a number.
fn fits(path: &str, pattern: &str) -> bool {
    if let Some(start) = pattern.strip_suffix('?') {
        return path.strip_prefix(start).is_some_and(|rest| rest.starts_with('?') && rest.contains('='));
    }
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(1);
    pattern.split('/').skip(1).all(|wanted| {
        let Some(part) = parts.next() else { return false };
        let is_number = |part: &str| !part.is_empty() && part.starts_with(|c: char| c.is_ascii_digit());
        match wanted.split_at_checked(wanted.len().saturating_sub(1)) {
            Some((start, "*")) => part.strip_prefix(start).is_some_and(|rest| !rest.is_empty()),
            Some((start, "0")) => part.strip_prefix(start).is_some_and(is_number),
            _ => part == wanted,
        }
    })
}

/// Posts of Mastodon stand on many hosts, in one form: `/@name/112233445566778899`.
fn is_of_mastodon(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let parts = path.strip_prefix("/@").and_then(|path| path.split_once('/'));
    parts.is_some_and(|(name, number)| {
        !name.is_empty() && number.len() >= 15 && number.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_by_their_addresses() {
        for (address, name) in [
            ("https://www.youtube.com/watch?v=abc", "YouTube"),
            ("https://youtu.be/abc?t=3", "YouTube"),
            ("https://www.youtube.com/@channel", ""),
            ("https://vimeo.com/12345", "Vimeo"),
            ("https://vimeo.com/about", ""),
            ("https://bsky.app/profile/a.example/post/3k", "Bluesky"),
            ("https://x.com/someone/status/123", "X"),
            ("https://x.com/someone", ""),
            ("https://mastodon.social/@a/112233445566778899", "Mastodon"),
            ("https://medium.example/@a/a-title", ""),
            ("https://t.me/channel/17", "Telegram"),
            ("https://vk.com/wall-1_2", "VK"),
            ("https://example.org/watch?v=abc", ""),
            ("ftp://youtu.be/abc", ""),
        ] {
            assert_eq!(host_of(address).map_or("", |host| host.name), name, "{address}");
        }
    }
}

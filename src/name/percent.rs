//! Addresses as browsers copy them, with `%EC%84%9C` for letters: the path that is meant.
//!
//! It must not know which paths a site has.

use percent_encoding::percent_decode_str;

/// The path that an address means, as a host decodes it.
///
/// # Errors
/// Why it means none, as the end of a sentence about the address.
pub fn decoded_path(path: &str) -> Result<String, &'static str> {
    if !path.contains('%') {
        return Ok(path.to_owned());
    }
    let parts: Result<Vec<String>, &'static str> = path.split('/').map(decoded_part).collect();
    Ok(parts?.join("/"))
}

fn decoded_part(part: &str) -> Result<String, &'static str> {
    if !part.contains('%') {
        return Ok(part.to_owned());
    }
    let is_hex = |text: &str| {
        let mut bytes = text.bytes();
        bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
            && bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
    };
    if !part.split('%').skip(1).all(is_hex) {
        return Err("has a `%` that stands for nothing: write `%25` for the sign itself");
    }
    let text = percent_decode_str(part).decode_utf8();
    let text = text.map_err(|_| "does not decode to UTF-8 text")?.into_owned();
    if text.contains(['/', '\\']) {
        return Err("hides a slash in a part of it");
    }
    if text.chars().any(char::is_control) {
        return Err("hides a character that no address can have");
    }
    if text == "." || text == ".." {
        return Err("hides a step to another folder");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (written, expected) in [
            ("/2019/%EC%84%9C%EC%9A%B8/", Ok("/2019/서울/")),
            ("/2019/%ec%84%9c%ec%9a%b8/", Ok("/2019/서울/")),
            ("/%D1%81%D1%82%D0%B0%D1%80%D0%BE%D0%B5/", Ok("/старое/")),
            ("/%D7%A9%D7%9C%D7%95%D7%9D.html", Ok("/שלום.html")),
            ("/a%20b/", Ok("/a b/")),
            ("/100%25/", Ok("/100%/")),
            ("/%252E%252E/", Ok("/%2E%2E/")),
            ("/서울/x", Ok("/서울/x")),
            ("/100%/", Err("stands for nothing")),
            ("/%zz/", Err("stands for nothing")),
            ("/%E", Err("stands for nothing")),
            ("/%é9/", Err("stands for nothing")),
            ("/%FF%FE/", Err("UTF-8")),
            ("/%EC%84/", Err("UTF-8")),
            ("/a%2Fb/", Err("slash")),
            ("/a%5cb/", Err("slash")),
            ("/a%00b/", Err("no address")),
            ("/a%0D/", Err("no address")),
            ("/%2e%2e/x/", Err("another folder")),
            ("/%2E/", Err("another folder")),
            ("/.%2e/", Err("another folder")),
        ] {
            match (decoded_path(written), expected) {
                (Ok(path), Ok(expected)) => assert_eq!(path, expected, "{written}"),
                (Err(why), Err(part)) => assert!(why.contains(part), "{written}: {why}"),
                (got, _) => panic!("{written}: {got:?}"),
            }
        }
    }
}

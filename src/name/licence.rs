//! Licences by their names: where those of Creative Commons stand.

/// Where a licence stands, if it is one of Creative Commons (`CC BY-SA 4.0`, `CC0`) or an address itself.
pub fn licence_address(name: &str) -> Option<String> {
    let name = name.trim();
    if name.starts_with("https://") || name.starts_with("http://") {
        return (!name.contains(char::is_whitespace)).then(|| name.to_owned());
    }
    let lower = name.to_ascii_lowercase().replace(['-', '_'], " ");
    let mut words = lower.split_whitespace();
    let (kind, version) = match words.next()? {
        "cc0" => return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned()),
        "cc" => {
            let mut parts = Vec::new();
            let mut version = "4.0";
            for word in words {
                match word {
                    "by" | "sa" | "nc" | "nd" => parts.push(word),
                    "1.0" | "2.0" | "2.5" | "3.0" | "4.0" => version = word,
                    "zero" | "0" => return licence_address("CC0"),
                    _ => return None,
                }
            }
            (parts.join("-"), version)
        }
        _ => return None,
    };
    let is_known = ["by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"].contains(&&*kind);
    is_known.then(|| format!("https://creativecommons.org/licenses/{kind}/{version}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_by_name() {
        for (name, address) in [
            ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
            ("cc-by-sa-3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
            ("CC BY-NC-ND", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
            ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
            ("https://example.org/licence", "https://example.org/licence"),
            ("All rights reserved", ""),
            ("CC SA 4.0", ""),
        ] {
            assert_eq!(licence_address(name).unwrap_or_default(), address, "{name}");
        }
    }
}

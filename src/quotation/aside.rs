//! The writer's own words inside quotation marks: `«The key, — she said, — is here»`.
//!
//! Many languages set an attribution inside the marks, between dashes or commas. What stands there is not the
//! speaker's.

use super::block::words;
use super::speech::verbs;

/// Longest attribution between commas, in words.
const LONGEST: usize = 12;

/// Whether words in quotation marks may hold an attribution. `mark` is the one that opens.
pub(super) fn has_aside(inner: &str, mark: char) -> bool {
    is_dashed(inner, mark) || (is_angle(mark) && is_between_commas(inner))
}

/// Marks of the languages that set an attribution inside.
fn is_angle(mark: char) -> bool {
    matches!(mark, '«' | '»' | '„' | '‹')
}

/// `— said X, —`, `—said X—,`, `– said X –`. English has dashes of the speaker's own, without a comma beside them.
fn is_dashed(inner: &str, mark: char) -> bool {
    let parts: Vec<&str> = inner.split(['—', '–', '―']).collect();
    let follows_stop = |part: &&str| part.trim_end().ends_with([',', '.', '!', '?', '…']);
    let leads = |part: &&str| part.starts_with([',', '.', ';']);
    let is_told = |part: &&str| !verbs(part, &(0..part.len())).is_empty();
    let (Some((_, after)), Some((_, before))) = (parts.split_first(), parts.split_last()) else {
        return false;
    };
    let middle = after.get(..after.len().saturating_sub(1)).unwrap_or_default();
    match middle {
        [] => is_angle(mark) && before.iter().any(follows_stop),
        _ => {
            is_angle(mark)
                || before.iter().any(follows_stop)
                || after.iter().any(leads)
                || middle.iter().any(is_told)
        }
    }
}

/// `« Les licences, a-t-elle dit, ne sont pas des armes »`
fn is_between_commas(inner: &str) -> bool {
    inner.split(',').skip(1).any(|part| {
        let is_inverted = |word: &str| {
            ["-il", "-elle", "-ils", "-elles", "-on"]
                .iter()
                .any(|ending| word.to_lowercase().ends_with(ending))
        };
        words(part).take(LONGEST + 1).count() <= LONGEST
            && (words(part).any(is_inverted) || !verbs(part, &(0..part.len())).is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asides() {
        for (inner, mark, expected) in [
            ("Ключ, — добавила она, — лежит в Москве", '«', true),
            ("Ключ лежит, — молвил Иван. — Он в Москве", '«', true),
            ("Pagamos todos —terció Ruiz—, pero unos más", '«', true),
            ("Pagamos todos —terció Ruiz—, pero unos más", '“', true),
            ("Brama – rzekł Nowak – jest otwarta", '„', true),
            ("Les licences, a-t-elle lâché, sont là", '«', true),
            ("Les licences, a déclaré Anne Roux, sont là", '«', true),
            ("Список — это не стена", '«', false),
            ("The plan—all of it—works", '“', false),
            ("We go on — and on", '“', false),
            ("Un, deux, trois", '«', false),
        ] {
            assert_eq!(has_aside(inner, mark), expected, "{inner}");
        }
    }
}

//! Lists in pages.

use std::ops::Range;

use super::urls::Urls;
use super::view::{Pager, PagerLink};
use crate::name::UrlPath;

/// How many pages `total` entries make; an empty list has one page.
pub(super) fn pages(total: usize, per_page: usize) -> usize {
    total.div_ceil(per_page).max(1)
}

/// The entries of page `number`, from 1.
pub(super) fn entries(number: usize, total: usize, per_page: usize) -> Range<usize> {
    let start = ((number - 1) * per_page).min(total);
    start..(start + per_page).min(total)
}

/// The pager of page `number` of a list that begins at `first`; `None` when all is on one page.
pub(super) fn pager(
    urls: &Urls,
    first: &UrlPath,
    number: usize,
    total: usize,
    per_page: usize,
) -> Option<Pager> {
    let pages = pages(total, per_page);
    if pages == 1 {
        return None;
    }
    let url = |number: usize| urls.href(&first.numbered(number));
    let mut links = Vec::new();
    let mut last = 0;
    for shown in (1..=pages).filter(|&page| page == 1 || page == pages || page.abs_diff(number) <= 2) {
        links.push(PagerLink {
            number: shown,
            url: url(shown),
            current: shown == number,
            gap: shown > last + 1,
        });
        last = shown;
    }
    Some(Pager {
        number,
        pages,
        total,
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < pages).then(|| url(number + 1)),
        links,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_stands_on_one_page() {
        for (total, per_page) in [(0, 5), (1, 5), (5, 5), (6, 5), (99, 10), (100, 10), (101, 10)] {
            let ranges: Vec<_> =
                (1..=pages(total, per_page)).flat_map(|number| entries(number, total, per_page)).collect();
            assert_eq!(ranges, (0..total).collect::<Vec<_>>(), "{total} by {per_page}");
        }
    }
}

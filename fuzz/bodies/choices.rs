//! Bytes as a row of choices: so that what a fuzzer changes, cuts and joins is always an input of the right shape.
//!
//! When no byte is left, each choice is the first: whatever is made ends.

/// A row of choices.
#[derive(Clone, Debug)]
pub(crate) struct Choices<'b> {
    left: &'b [u8],
}

impl<'b> Choices<'b> {
    /// The choices that bytes stand for.
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { left: bytes }
    }

    /// A number below `most`, which is at most 256.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        let Some((first, rest)) = self.left.split_first() else { return 0 };
        self.left = rest;
        usize::from(*first) % most.max(1)
    }

    /// A number below 65536.
    pub(crate) fn wide(&mut self) -> usize {
        self.below(256) * 256 + self.below(256)
    }

    /// One of these.
    pub(crate) fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Yes once in `rarity`.
    pub(crate) fn once_in(&mut self, rarity: usize) -> bool {
        self.below(rarity) + 1 == rarity
    }

    /// From `least` to `most` of what is made.
    pub(crate) fn some<T>(
        &mut self,
        (least, most): (usize, usize),
        mut make: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        let count = least + self.below(most - least + 1);
        (0..count).map(|_| make(self)).collect()
    }

    /// All that is left, as text.
    pub(crate) fn rest(&mut self) -> String {
        String::from_utf8_lossy(std::mem::take(&mut self.left)).into_owned()
    }

    /// A part of a text, whose ends are ends of characters.
    pub(crate) fn part(&mut self, text: &str) -> String {
        let most = text.chars().count();
        let start = self.wide() % most.max(1);
        let length = self.pick(&[12, 3, 40, 100, 300]) + self.below(8);
        text.chars().skip(start).take(length).collect()
    }
}

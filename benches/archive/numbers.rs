//! Numbers that look random and are the same every time.

/// A generator of numbers (`SplitMix64`, Steele et al. 2014).
pub(super) struct Numbers(u64);

impl Numbers {
    /// The numbers that belong to a row of keys.
    pub(super) fn of(keys: &[u64]) -> Self {
        let mut numbers = Self(0);
        for key in keys {
            numbers.0 ^= key.wrapping_mul(0xA24B_AED4_963E_E407);
            numbers.0 = numbers.next();
        }
        numbers
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or_default()
    }

    /// How many there are: from 1 to `most`.
    pub(super) fn count(&mut self, most: usize) -> usize {
        1 + self.below(most)
    }

    /// Whether one of `times` comes true.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A number below `limit` as ranks come in texts: each doubling of the rank is as frequent as the one before
    /// (Zipf's law). Of whole numbers alone, so that it is the same on every machine.
    pub(super) fn skewed(&mut self, limit: usize) -> usize {
        loop {
            let low = 1_usize << self.below(limit.ilog2() as usize + 1);
            let rank = low - 1 + self.below(low);
            if rank < limit {
                return rank;
            }
        }
    }

    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }
}

//! The order in which an epoch visits the training samples.

use crate::random::{Draws, Purpose};

/// In the first epoch samples change places only within blocks of this many.
pub const BLOCK: usize = 1024;

/// A permutation of 0..n for `epoch` (counted from 0), by Fisher and Yates.
///
/// Epoch 0 is shuffled within consecutive blocks of [`BLOCK`] samples, so that
/// training can begin on the part of the data that has arrived and its result
/// still does not depend on how fast the rest comes. Later epochs are shuffled
/// over all samples.
pub fn epoch_order(seed: u64, epoch: u32, n: usize) -> Vec<u32> {
    let plane = Draws::new(seed, Purpose::Order).at(u64::from(epoch), 0);
    let mut order: Vec<u32> = (0..n as u32).collect();
    let block = if epoch == 0 { BLOCK } else { n.max(1) };
    for (number, part) in order.chunks_mut(block).enumerate() {
        for last in (1..part.len()).rev() {
            let row = (number * block + last) as u64;
            let other = plane.below(row, 0, last as u64 + 1) as usize;
            part.swap(last, other);
        }
    }
    order
}

/// How many samples, counted from the first, must be there before `order` can be visited.
pub fn samples_needed(order: &[u32]) -> usize {
    order.iter().max().map_or(0, |&last| last as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_permutation(order: &[u32]) -> bool {
        let mut sorted = order.to_vec();
        sorted.sort_unstable();
        sorted.iter().enumerate().all(|(i, &v)| i == v as usize)
    }

    #[test]
    fn every_epoch_visits_every_sample_once() {
        for n in [0, 1, 2, 1023, 1024, 1025, 5000] {
            for epoch in 0..3 {
                let order = epoch_order(7, epoch, n);
                assert_eq!(order.len(), n);
                assert!(is_permutation(&order), "n {n}, epoch {epoch}");
            }
        }
    }

    #[test]
    fn the_first_epoch_stays_within_its_blocks() {
        let order = epoch_order(7, 0, 5000);
        for (position, &sample) in order.iter().enumerate() {
            assert_eq!(position / BLOCK, sample as usize / BLOCK);
        }
        assert!(samples_needed(&order[..128]) <= BLOCK);
        assert_eq!(samples_needed(&order), 5000);
        assert_eq!(samples_needed(&[]), 0);
        // Later epochs leave the blocks.
        let order = epoch_order(7, 1, 5000);
        assert!((0..5000).any(|i| i / BLOCK != order[i] as usize / BLOCK));
    }

    #[test]
    fn orders_differ_between_seeds_epochs_and_blocks() {
        let order = epoch_order(7, 0, 2 * BLOCK);
        assert_eq!(order, epoch_order(7, 0, 2 * BLOCK));
        assert_ne!(order, epoch_order(8, 0, 2 * BLOCK));
        assert_ne!(epoch_order(7, 1, 3000), epoch_order(7, 2, 3000));
        let second: Vec<u32> = order[BLOCK..].iter().map(|i| i - BLOCK as u32).collect();
        assert_ne!(order[..BLOCK], second[..]);
    }

    #[test]
    fn a_shuffle_is_uniform() {
        // Each of the 24 orders of four samples comes up equally often: χ² with 23
        // degrees of freedom exceeds 60 with probability below 10⁻⁴, and the draws are fixed.
        let mut counts = std::collections::BTreeMap::new();
        for seed in 0..24_000 {
            *counts.entry(epoch_order(seed, 1, 4)).or_insert(0.0f64) += 1.0;
        }
        assert_eq!(counts.len(), 24);
        let chi: f64 = counts
            .values()
            .map(|c| (c - 1000.0) * (c - 1000.0) / 1000.0)
            .sum();
        assert!(chi < 60.0, "χ² = {chi}");
    }
}

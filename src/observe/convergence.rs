//! When a run stopped improving, as the chapter counts it.

use serde::{Deserialize, Serialize};

/// A loss counts as better when it is below this share of the best so far.
const BETTER: f64 = 0.99;

/// When a run stopped improving.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Convergence {
    /// The epoch of the last improvement by more than a hundredth, counted from 0.
    pub epoch: u32,
    /// (epochs − epoch) / epochs: 1 for a run whose best epoch is its first.
    pub speed: f64,
}

/// The chapter's rule: the best starts at infinity; whenever an epoch's loss is below 0.99·best,
/// it becomes the best and the epoch is kept. None without epochs.
pub fn convergence(losses: &[f64]) -> Option<Convergence> {
    if losses.is_empty() {
        return None;
    }
    let (mut best, mut epoch) = (f64::INFINITY, 0);
    for (index, &loss) in losses.iter().enumerate() {
        if loss < BETTER * best {
            (best, epoch) = (loss, index as u32);
        }
    }
    let epochs = losses.len() as f64;
    Some(Convergence {
        epoch,
        speed: (epochs - f64::from(epoch)) / epochs,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hundredth_counts() {
        let found = convergence(&[1.0, 0.5, 0.496, 0.494, 0.6]).unwrap();
        assert_eq!(found.epoch, 3);
        assert_eq!(found.speed, 0.4);
        assert_eq!(convergence(&[2.3, 2.3]).unwrap().epoch, 0);
        assert_eq!(convergence(&[2.3, 2.3]).unwrap().speed, 1.0);
        assert_eq!(convergence(&[f64::NAN, 1.0]).unwrap().epoch, 1);
        assert_eq!(convergence(&[]), None);
    }
}

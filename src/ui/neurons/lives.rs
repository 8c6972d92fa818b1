//! Deaths, births and revivals over a training, as curves.

use crate::observe::{LifePoint, Lives};
use crate::protocol::Seen;

/// What became of the neurons of each layer up to a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Optimiser steps taken.
    pub steps: u64,
    /// Each hidden layer since the moment before.
    pub layers: Vec<LifePoint>,
}

/// The moments at which the neurons were looked at, in order.
pub fn moments<'a>(history: impl IntoIterator<Item = &'a Seen>) -> Vec<Moment> {
    let mut lives = Lives::default();
    let mut moments: Vec<Moment> = Vec::new();
    for seen in history {
        let Some(states) = &seen.neurons else {
            continue;
        };
        // A moment that is told twice is one.
        if moments.last().is_some_and(|last| last.steps >= seen.steps) {
            continue;
        }
        moments.push(Moment {
            steps: seen.steps,
            layers: lives.next(states),
        });
    }
    moments
}

/// One layer's curve of dead neurons, x in epochs.
pub fn dead(moments: &[Moment], layer: usize, steps_per_epoch: u32) -> Vec<(f64, f64)> {
    curve(moments, Some(layer), steps_per_epoch, |point| point.dead)
}

/// What happens to neurons between two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Alive before, dead now.
    Died,
    /// Dead from the start, alive for the first time.
    Born,
    /// Alive once, dead before, alive again.
    Revived,
}

/// The curve of a turn, of one layer or of all together.
pub fn turns(
    moments: &[Moment],
    turn: Turn,
    layer: Option<usize>,
    steps_per_epoch: u32,
) -> Vec<(f64, f64)> {
    // Before the first moment there is nothing that could have changed.
    let later = moments.get(1..).unwrap_or_default();
    curve(later, layer, steps_per_epoch, |point| match turn {
        Turn::Died => point.died,
        Turn::Born => point.born,
        Turn::Revived => point.revived,
    })
}

fn curve(
    moments: &[Moment],
    layer: Option<usize>,
    steps_per_epoch: u32,
    figure: impl Fn(&LifePoint) -> u32,
) -> Vec<(f64, f64)> {
    let epoch = |steps: u64| steps as f64 / f64::from(steps_per_epoch.max(1));
    moments
        .iter()
        .map(|moment| {
            let chosen = moment.layers.iter().enumerate();
            let sum: u32 = chosen
                .filter(|(at, _)| layer.is_none_or(|layer| layer == *at))
                .map(|(_, point)| figure(point))
                .sum();
            (epoch(moment.steps), f64::from(sum))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::States;

    fn seen(steps: u64, dead: &[&[u8]]) -> Seen {
        let layer = |layer: &&[u8]| layer.iter().map(|&bit| States(bit)).collect();
        Seen {
            steps,
            layers: None,
            neurons: Some(dead.iter().map(layer).collect()),
            norms: None,
        }
    }

    #[test]
    fn lives_become_curves() {
        let blind = Seen {
            neurons: None,
            ..seen(5, &[])
        };
        let history = [
            seen(0, &[&[0, 1, 0], &[1]]),
            blind,
            seen(10, &[&[1, 0, 0], &[1]]),
            seen(10, &[&[1, 0, 0], &[1]]),
            seen(20, &[&[0, 1, 0], &[0]]),
        ];
        let moments = moments(&history);
        assert_eq!(moments.len(), 3);
        assert_eq!(dead(&moments, 0, 10), [(0.0, 1.0), (1.0, 1.0), (2.0, 1.0)]);
        assert_eq!(dead(&moments, 1, 10), [(0.0, 1.0), (1.0, 1.0), (2.0, 0.0)]);
        let all = |turn| turns(&moments, turn, None, 10);
        assert_eq!(all(Turn::Died), [(1.0, 1.0), (2.0, 1.0)]);
        assert_eq!(all(Turn::Born), [(1.0, 1.0), (2.0, 1.0)]);
        assert_eq!(all(Turn::Revived), [(1.0, 0.0), (2.0, 1.0)]);
        assert_eq!(
            turns(&moments, Turn::Born, Some(1), 10),
            [(1.0, 0.0), (2.0, 1.0)]
        );
        assert_eq!(turns(&[], Turn::Born, None, 0), []);
    }
}

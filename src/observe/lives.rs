//! Deaths, births and revivals of neurons from one count to the next.

use serde::{Deserialize, Serialize};

use super::States;

/// What happened in one layer since the count before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifePoint {
    /// Dead now.
    pub dead: u32,
    /// Alive before, dead now.
    pub died: u32,
    /// Dead from the start, alive now for the first time.
    pub born: u32,
    /// Alive once, dead before, alive now.
    pub revived: u32,
}

/// Follows the neurons of every layer through the counts of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lives {
    /// For each layer and neuron: dead now, and whether it was ever alive.
    neurons: Vec<Vec<(bool, bool)>>,
}

impl Lives {
    /// Takes in the next count, layer by layer; what happened since the one before. The first
    /// has no before: nothing happened. A count of another shape begins anew.
    pub fn next(&mut self, states: &[Vec<States>]) -> Vec<LifePoint> {
        let fits = self.neurons.len() == states.len()
            && self
                .neurons
                .iter()
                .zip(states)
                .all(|(a, b)| a.len() == b.len());
        if !fits {
            let start = |one: &States| (one.has(States::DEAD), !one.has(States::DEAD));
            self.neurons = states
                .iter()
                .map(|layer| layer.iter().map(start).collect())
                .collect();
        }
        let layers = self.neurons.iter_mut().zip(states);
        layers
            .map(|(known, states)| {
                let mut point = LifePoint::default();
                for ((was_dead, lived), now) in known.iter_mut().zip(states) {
                    let is_dead = now.has(States::DEAD);
                    point.dead += u32::from(is_dead);
                    match (*was_dead, is_dead) {
                        (false, true) => point.died += 1,
                        (true, false) if *lived => point.revived += 1,
                        (true, false) => point.born += 1,
                        _ => {}
                    }
                    *was_dead = is_dead;
                    *lived |= !is_dead;
                }
                point
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_life_is_followed() {
        let count = |dead: [u8; 4]| vec![dead.map(States).to_vec()];
        let mut lives = Lives::default();
        // Neuron 0 dies and revives, 1 is born and dies, 2 stays alive, 3 stays dead.
        let first = lives.next(&count([0, 1, 0, 1]));
        assert_eq!(
            first,
            [LifePoint {
                dead: 2,
                ..LifePoint::default()
            }]
        );
        let second = lives.next(&count([1, 0, 4, 1]));
        assert_eq!(
            second,
            [LifePoint {
                dead: 2,
                died: 1,
                born: 1,
                revived: 0
            }]
        );
        let third = lives.next(&count([0, 1, 0, 1]));
        assert_eq!(
            third,
            [LifePoint {
                dead: 2,
                died: 1,
                born: 0,
                revived: 1
            }]
        );
        let other = lives.next(&[vec![States(1)], vec![States(0)]]);
        assert_eq!(other.len(), 2);
        assert_eq!(
            other[0],
            LifePoint {
                dead: 1,
                ..LifePoint::default()
            }
        );
    }
}

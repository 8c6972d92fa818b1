//! What was seen while a run trained, in bounded memory.

use super::plan::covers;
use super::size;
use crate::protocol::{Seen, Watch};
use crate::ui::state::Shared;

/// What was seen of one run, in order of steps.
#[derive(Clone, Debug, Default)]
pub struct History {
    seen: Vec<Shared<Seen>>,
    /// Up to how many steps which watch saw everything from the start.
    covered: Vec<(Watch, u64)>,
    /// Training images on which its neurons were followed.
    probe: u32,
    bytes: usize,
}

impl History {
    /// What was seen, in order of steps.
    pub fn seen(&self) -> &[Shared<Seen>] {
        &self.seen
    }

    /// Memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Up to how many steps everything is known that `watch` would see; none if nothing is.
    pub fn covered(&self, watch: &Watch) -> Option<u64> {
        let covering = self.covered.iter().filter(|(by, _)| covers(by, watch));
        covering.map(|&(_, steps)| steps).max()
    }

    /// From now on `watch` sees. Neurons followed on other images cannot stand beside these.
    pub fn begin(&mut self, watch: &Watch) {
        if watch.neurons == 0 || watch.neurons == self.probe {
            return;
        }
        self.probe = watch.neurons;
        self.covered.retain(|(by, _)| by.neurons == 0);
        self.strip(|_, seen| {
            seen.neurons.is_some().then(|| Seen {
                neurons: None,
                ..seen.clone()
            })
        });
    }

    /// `watch` saw everything up to `steps`.
    pub fn cover(&mut self, watch: Watch, steps: u64) {
        match self.covered.iter_mut().find(|(by, _)| *by == watch) {
            Some((_, known)) => *known = steps.max(*known),
            None => self.covered.push((watch, steps)),
        }
    }

    /// Takes in what was seen, beside what another watch saw at the same moment. Over `limit`
    /// bytes, every second moment goes.
    pub fn insert(&mut self, seen: Seen, limit: usize) {
        let place = self.seen.partition_point(|known| known.steps < seen.steps);
        match self.seen.get_mut(place) {
            Some(known) if known.steps == seen.steps => {
                self.bytes -= size::seen(known);
                let merged = Seen {
                    steps: seen.steps,
                    layers: seen.layers.or_else(|| known.layers.clone()),
                    neurons: seen.neurons.or_else(|| known.neurons.clone()),
                    norms: seen.norms.or_else(|| known.norms.clone()),
                };
                self.bytes += size::seen(&merged);
                *known = Shared::new(merged);
            }
            _ => {
                self.bytes += size::seen(&seen);
                self.seen.insert(place, Shared::new(seen));
            }
        }
        self.thin(limit);
    }

    /// Takes histograms and neurons from every second moment that has any, the first and the last
    /// left out, until the rest takes at most `limit` bytes. An epoch's mean norms are small and
    /// stay.
    pub fn thin(&mut self, limit: usize) {
        let heavy = |seen: &Seen| seen.layers.is_some() || seen.neurons.is_some();
        while self.bytes > limit {
            let count = self.seen.iter().filter(|seen| heavy(seen)).count();
            if count <= 2 {
                return;
            }
            let mut place = 0;
            self.strip(|_, seen| {
                if !heavy(seen) {
                    return None;
                }
                place += 1;
                let keep = place % 2 == 1 || place == count;
                (!keep).then(|| Seen {
                    steps: seen.steps,
                    layers: None,
                    neurons: None,
                    norms: seen.norms.clone(),
                })
            });
        }
    }

    /// Puts what `change` gives in place of what was seen; a moment of which nothing is left goes.
    fn strip(&mut self, mut change: impl FnMut(usize, &Seen) -> Option<Seen>) {
        for (place, seen) in self.seen.iter_mut().enumerate() {
            if let Some(less) = change(place, seen) {
                *seen = Shared::new(less);
            }
        }
        self.seen
            .retain(|seen| seen.layers.is_some() || seen.neurons.is_some() || seen.norms.is_some());
        self.bytes = self.seen.iter().map(|seen| size::seen(seen)).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::States;

    fn seen(steps: u64, neurons: usize, norms: bool) -> Seen {
        Seen {
            steps,
            layers: None,
            neurons: (neurons > 0).then(|| vec![vec![States(0); neurons]]),
            norms: norms.then(|| vec![1.0]),
        }
    }

    fn steps(history: &History) -> Vec<u64> {
        history.seen().iter().map(|seen| seen.steps).collect()
    }

    const WATCH: Watch = Watch {
        every: 1,
        layers: false,
        neurons: 100,
        norms: true,
    };

    #[test]
    fn moments_are_in_order_and_merge() {
        let mut history = History::default();
        for at in [5, 1, 3] {
            history.insert(seen(at, 1, false), usize::MAX);
        }
        history.insert(seen(3, 0, true), usize::MAX);
        assert_eq!(steps(&history), [1, 3, 5]);
        let both = &history.seen()[1];
        assert!(both.neurons.is_some() && both.norms.is_some());
        let sum: usize = history.seen().iter().map(|seen| size::seen(seen)).sum();
        assert_eq!(history.bytes(), sum);
    }

    #[test]
    fn a_long_history_is_thinned_and_keeps_its_ends_and_its_norms() {
        let mut history = History::default();
        let limit = 100_000;
        for at in 0..1000 {
            history.insert(seen(at, 1000, at % 100 == 99), limit);
            assert!(history.bytes() <= limit, "{}", history.bytes());
        }
        let full: Vec<_> = history
            .seen()
            .iter()
            .filter(|s| s.neurons.is_some())
            .collect();
        assert!(full.len() > 25, "{}", full.len());
        assert_eq!((full[0].steps, full[full.len() - 1].steps), (0, 999));
        let norms = history.seen().iter().filter(|s| s.norms.is_some()).count();
        assert_eq!(norms, 10);
        // Two moments are never thinned, however large.
        let mut two = History::default();
        two.insert(seen(0, 1000, false), 1);
        two.insert(seen(1, 1000, false), 1);
        assert_eq!(steps(&two), [0, 1]);
    }

    #[test]
    fn neurons_of_another_probe_do_not_stand_beside_these() {
        let mut history = History::default();
        let plain = Watch {
            neurons: 0,
            ..WATCH
        };
        history.begin(&WATCH);
        history.insert(seen(0, 3, true), usize::MAX);
        history.insert(seen(1, 3, false), usize::MAX);
        history.cover(plain, 0);
        history.cover(WATCH, 1);
        assert_eq!(history.covered(&plain), Some(1));
        history.begin(&WATCH);
        assert_eq!(history.seen().len(), 2);
        history.begin(&Watch {
            neurons: 50,
            ..WATCH
        });
        assert_eq!(steps(&history), [0]);
        assert!(history.seen()[0].neurons.is_none());
        assert_eq!(history.covered(&WATCH), None);
        assert_eq!(history.covered(&plain), Some(0));
    }
}

//! Dead neurons as the chapter printed them (§4, "disabled neurons"), and as they were counted
//! when its experiments were run again (PyTorch 2.5.1, CPU, the real Fashion-MNIST).

use crate::experiment::{DataSource, Experiment, Init, Preset, limits};
use crate::ui::book::{Recipe, recipe};

/// Figures that belong beside a count, per hidden layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Printed in the chapter.
    pub published: &'static [u32],
    /// The smallest and the largest of our own counts.
    pub measured: Option<Measured>,
}

/// What was counted when it was run again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The smallest count of each layer over the seeds.
    pub low: &'static [u32],
    /// The largest.
    pub high: &'static [u32],
    /// How many seeds.
    pub seeds: u32,
}

/// A trained ReLU network of the book's table.
const TRAINED_RELU: Figures = Figures {
    published: &[0, 6, 13, 5],
    measured: Some(Measured {
        low: &[0, 5, 19, 8],
        high: &[0, 5, 19, 8],
        seeds: 1,
    }),
};

/// A trained Swish network of the book's table.
const TRAINED_SWISH: Figures = Figures {
    published: &[0, 0, 0, 0],
    measured: None,
};

/// The big ReLU network, untrained.
const BIG_UNTRAINED: Figures = Figures {
    published: &[0, 0, 6, 15, 113, 102, 58],
    measured: Some(Measured {
        low: &[0, 0, 1, 9, 98, 95, 53],
        high: &[0, 3, 8, 19, 121, 111, 73],
        seeds: 10,
    }),
};

/// The figures for one run, fresh or trained to the end; none where they would not compare.
pub fn figures(run: &Experiment, trained: bool) -> Option<Figures> {
    let key = run.activation().key.as_str();
    if trained {
        return match (recipe(run), key) {
            (Recipe::Table08, "relu") => Some(TRAINED_RELU),
            (Recipe::Table08, "swish") => Some(TRAINED_SWISH),
            _ => None,
        };
    }
    let plain = run.init == Init::Torch
        && run.data == DataSource::Fashion
        && run.n == limits::SAMPLES
        && !run.noact;
    let big =
        plain && key == "relu" && run.hidden == Experiment::preset(Preset::BigUntrained).hidden;
    big.then_some(BIG_UNTRAINED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::ActivationChoice;

    fn run(preset: Preset, key: &str) -> Experiment {
        Experiment {
            activations: vec![ActivationChoice::new(key)],
            ..Experiment::preset(preset)
        }
    }

    #[test]
    fn figures_stand_only_beside_the_experiment_they_belong_to() {
        let big = run(Preset::BigUntrained, "relu");
        assert_eq!(figures(&big, false), Some(BIG_UNTRAINED));
        assert_eq!(figures(&big, true), None);
        for change in [
            (|e| e.n = 2000) as fn(&mut Experiment),
            |e| e.init = Init::Kaiming,
            |e| e.data = DataSource::Synthetic,
            |e| e.noact = true,
            |e| e.hidden[3] = 511,
            |e| e.activations = vec![ActivationChoice::new("gelu")],
        ] {
            let mut other = big.clone();
            change(&mut other);
            assert_eq!(figures(&other, false), None);
        }
        let table = run(Preset::BookTable, "relu");
        assert_eq!(figures(&table, true), Some(TRAINED_RELU));
        assert_eq!(figures(&table, false), None);
        assert_eq!(
            figures(&run(Preset::BookTable, "swish"), true),
            Some(TRAINED_SWISH)
        );
        assert_eq!(figures(&run(Preset::BookTable, "silu"), true), None);
        assert_eq!(figures(&run(Preset::BookRelu, "relu"), true), None);
    }

    #[test]
    fn every_figure_has_its_layer() {
        for (figures, hidden) in [
            (TRAINED_RELU, Experiment::preset(Preset::BookTable).hidden),
            (TRAINED_SWISH, Experiment::preset(Preset::BookTable).hidden),
            (
                BIG_UNTRAINED,
                Experiment::preset(Preset::BigUntrained).hidden,
            ),
        ] {
            assert_eq!(figures.published.len(), hidden.len());
            for list in figures.measured.iter().flat_map(|m| [m.low, m.high]) {
                assert_eq!(list.len(), hidden.len());
                assert!(
                    list.iter()
                        .zip(&hidden)
                        .all(|(&n, &width)| n as usize <= width)
                );
            }
        }
    }
}

//! PyTorch starts Linear layers the He way, tuned for ReLU?

use crate::course::exercise::{Ask, Exercise, Unit};
use crate::course::exercises::tools::{about, answer, card, mistake, one, why};

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    name: "c14",
    start: "#/gradients?v=1&act=relu&n=6000",
    steps: &[
        answer("variance", Ask::Number(Unit::Plain), |_| {
            about(variance(), 0.005)
        }),
        answer("gain", Ask::Number(Unit::Plain), |_| about(gain(), 0.005)),
        answer("layer", Ask::Number(Unit::Plain), |_| {
            about(layer()?, 0.004)
        }),
        answer(
            "he",
            Ask::Choose(&["torch", "kaiming", "xavier", "orthogonal"]),
            |_| one("kaiming"),
        ),
        why(),
    ],
    hints: 3,
    solution: &[
        ("variance", "0.3333"),
        ("gain", "0.5774"),
        ("layer", "0.1667"),
        ("he", "kaiming"),
        (
            "why",
            "The default draws from an interval whose gain is less than one, not He's: a signal through ReLU layers shrinks at every one of them.",
        ),
    ],
    mistakes: &[
        mistake("variance", "1", "bound"),
        mistake("variance", "2", "he"),
        mistake("variance", "0.083", "width"),
        mistake("gain", "1.414", "he"),
        mistake("gain", "0.333", "root"),
        mistake("gain", "1", "bound"),
        mistake("layer", "0.333", "half"),
        mistake("layer", "0.5", "weights"),
        mistake("layer", "1", "he-layer"),
        mistake("he", "torch", "name"),
        mistake("he", "xavier", "xavier"),
    ],
};

/// n times the variance of a draw from U(−1/√n, 1/√n): that of an even draw between −b and b is
/// b²/3.
fn variance() -> f64 {
    1.0 / 3.0
}

/// The gain g of weights with variance g²/n.
fn gain() -> f64 {
    variance().sqrt()
}

/// The factor by which a layer of such weights and ReLU changes the mean square of a signal,
/// biases aside: g², and what ReLU leaves of a symmetric z.
fn layer() -> Option<f64> {
    Some(variance() * card("relu")?.moments.square?)
}

#[cfg(test)]
mod tests {
    use crate::experiment::Init;
    use crate::network::NetworkShape;

    #[test]
    fn the_start_values_of_the_lab_have_that_gain() {
        let network =
            NetworkShape::new(&Default::default(), 28 * 28, 10).expect("the book's network");
        for (init, wanted) in [
            (Init::Torch, super::gain()),
            (Init::Kaiming, 2.0_f64.sqrt()),
        ] {
            for (layer, inputs) in [(0, 784.0), (1, 256.0)] {
                let [weights, _] = network.start_layer(init, 7, layer);
                let squares = weights.values.iter().map(|w| f64::from(*w).powi(2));
                let variance = squares.sum::<f64>() / weights.values.len() as f64;
                let gain = (variance * inputs).sqrt();
                assert!(
                    (gain / wanted - 1.0).abs() < 0.02,
                    "{init:?} {layer}: {gain}"
                );
            }
        }
    }
}

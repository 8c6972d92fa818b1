//! A run written down after an epoch, so that it can go on elsewhere: on the CPU
//! after a GPU was lost, or in a new worker after the old one died.

use serde::{Deserialize, Serialize};

use crate::parameters::{Tensor, TrainState};
use crate::protocol::{Bytes, Problem};

/// Raised when the layout below changes.
const VERSION: u32 = 1;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checkpoint {
    version: u32,
    /// Epochs done.
    pub epoch: u32,
    /// Seconds of training and testing so far.
    pub seconds: f64,
    /// Parameters, momentum and step counter.
    pub state: TrainState,
}

impl Checkpoint {
    /// A checkpoint after `epoch` epochs.
    pub fn new(epoch: u32, seconds: f64, state: TrainState) -> Self {
        Self {
            version: VERSION,
            epoch,
            seconds,
            state,
        }
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Bytes {
        postcard::to_stdvec(self)
            .expect("plain numbers can be written to memory")
            .into()
    }

    /// Read back, and checked against the tensors that the experiment's network starts with.
    ///
    /// # Errors
    /// [`Problem::Checkpoint`] when the bytes are damaged or belong to another network.
    pub fn from_bytes(bytes: &[u8], expected: &[Tensor]) -> Result<Self, Problem> {
        let problem = |detail: &str| Problem::Checkpoint {
            detail: detail.into(),
        };
        let checkpoint: Self =
            postcard::from_bytes(bytes).map_err(|error| problem(&error.to_string()))?;
        if checkpoint.version != VERSION {
            return Err(problem("it was written by another version"));
        }
        let TrainState {
            parameters,
            momentum,
            ..
        } = &checkpoint.state;
        let fits = parameters.len() == expected.len()
            && parameters.iter().zip(expected).all(|(own, other)| {
                own.name == other.name
                    && own.shape == other.shape
                    && own.values.len() == other.values.len()
            })
            && (momentum.is_empty() || momentum.len() == expected.len())
            && momentum
                .iter()
                .zip(expected)
                .all(|(own, other)| own.len() == other.values.len());
        match fits {
            true => Ok(checkpoint),
            false => Err(problem("it belongs to another network")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> TrainState {
        TrainState {
            parameters: vec![Tensor {
                name: "w".into(),
                shape: vec![1, 2],
                values: vec![1.5, -0.0],
            }],
            momentum: vec![vec![0.25, f32::MIN_POSITIVE]],
            steps: 469,
        }
    }

    #[test]
    fn comes_back_bit_for_bit() {
        let written = Checkpoint::new(3, 12.5, state());
        let read = Checkpoint::from_bytes(&written.to_bytes(), &state().parameters).unwrap();
        assert_eq!(read, written);
        assert!(read.state.parameters[0].values[1].is_sign_negative());
    }

    #[test]
    fn damage_and_other_networks_are_noticed() {
        let bytes = Checkpoint::new(3, 12.5, state()).to_bytes();
        for end in 0..bytes.len() {
            assert!(Checkpoint::from_bytes(&bytes[..end], &state().parameters).is_err());
        }
        let mut other = state().parameters;
        other[0].shape = vec![2, 1];
        assert!(Checkpoint::from_bytes(&bytes, &other).is_err());
    }
}

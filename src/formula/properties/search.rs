//! Where a card looks, and why a function has none.

/// Where a card looks, and what it calls small.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Search {
    /// The window is [−reach, reach]; in it f is searched finely.
    pub reach: f64,
    /// Behaviour at the ends is judged from |x| = reach out to here, at distances that grow.
    pub far: f64,
    /// A slope is small where |f′| is below this.
    pub small: f64,
}

impl Default for Search {
    /// [−10, 10], out to ±10⁴, |f′| < 0.01.
    fn default() -> Self {
        Self {
            reach: 10.0,
            far: 1e4,
            small: 0.01,
        }
    }
}

/// Why a function has no card.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unsuited {
    /// It takes several linear maps, so that it has no curve.
    #[error("a property card needs a function of one linear map, not of {inputs}")]
    SeveralInputs {
        /// How many it takes.
        inputs: usize,
    },
    /// The numbers given are not those of its parameters.
    #[error("the function has {takes} parameter numbers, not {given}")]
    Parameters {
        /// How many it has.
        takes: usize,
        /// How many were given.
        given: usize,
    },
    /// The reach is not a positive number, or the far end not beyond it.
    #[error("the search must reach a positive number, and its far end must lie beyond it")]
    Search,
}

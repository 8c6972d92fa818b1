//! The catalogue: the thirteen functions of the chapter's comparison, and the identity.

use super::{Activation, Parameter, Start, scalar};

/// The range of RReLU's slopes while training, U(1/8, 1/3): the defaults of PyTorch's `nn.RReLU`.
pub const RRELU_RANGE: (f64, f64) = (1.0 / 8.0, 1.0 / 3.0);

/// RReLU's slope in evaluation, the mean of [`RRELU_RANGE`]: (1/8 + 1/3)/2 = 11/48.
pub const RRELU_MEAN: f64 = 11.0 / 48.0;

/// The entry with that key.
pub fn find(key: &str) -> Option<&'static Activation> {
    CATALOGUE.iter().find(|activation| activation.key == key)
}

/// Every entry: the chapter's comparison in its order, then the identity.
pub fn all() -> &'static [Activation] {
    &CATALOGUE
}

/// One number per object.
const fn single(name: &'static str, start: f64, trained: bool) -> Parameter {
    Parameter {
        name,
        start: Start::Value(start),
        trained,
        per_term: false,
    }
}

/// One trained number per term, drawn from N(0, 1).
const fn per_term(name: &'static str) -> Parameter {
    Parameter {
        name,
        start: Start::Normal,
        trained: true,
        per_term: true,
    }
}

/// A function without parameters, from its `scalar` module.
macro_rules! plain {
    ($key:literal, $name:literal, $module:ident) => {
        with_parameters!($key, $name, $module, &[], 1, None)
    };
}

/// A function with its parameters, terms and random slope.
macro_rules! with_parameters {
    ($key:literal, $name:literal, $module:ident, $parameters:expr, $terms:expr, $random:expr) => {
        Activation {
            key: $key,
            name: $name,
            parameters: $parameters,
            terms: $terms,
            random_slope: $random,
            value: scalar::$module::value,
            slope: scalar::$module::slope,
            parameter_slopes: scalar::$module::parameter_slopes,
            second: scalar::$module::second,
        }
    };
}

/// In the order of the chapter's table. SiLU and Swish (β = 1) are one function under two names.
static CATALOGUE: [Activation; 14] = [
    plain!("sigmoid", "Sigmoid", sigmoid),
    plain!("tanh", "Tanh", tanh),
    plain!("relu", "ReLU", relu),
    plain!("gelu", "GELU", gelu),
    plain!("mish", "Mish", mish),
    with_parameters!(
        "leaky_relu",
        "LeakyReLU",
        leaky,
        &[single("a", 0.01, false)],
        1,
        None
    ),
    plain!("silu", "SiLU", silu),
    plain!("hardswish", "Hardswish", hardswish),
    plain!("swish", "Swish", silu),
    with_parameters!("prelu", "PReLU", leaky, &[single("a", 0.25, true)], 1, None),
    with_parameters!(
        "rrelu",
        "RReLU",
        leaky,
        &[single("slope", RRELU_MEAN, false)],
        1,
        Some(RRELU_RANGE)
    ),
    with_parameters!("telu", "TeLU", telu, &[single("alpha", 1.0, true)], 1, None),
    with_parameters!(
        "staf",
        "STAF",
        staf,
        &[per_term("c"), per_term("omega"), per_term("phi")],
        25,
        None
    ),
    plain!("identity", "Identity", identity),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::BOOK_TABLE;

    #[test]
    fn the_catalogue_starts_with_the_chapters_table_and_keys_are_unique() {
        let keys: Vec<_> = all().iter().map(|activation| activation.key).collect();
        assert_eq!(keys[..13], BOOK_TABLE);
        for (index, key) in keys.iter().enumerate() {
            assert_eq!(find(key).map(|found| found.key), Some(*key));
            assert!(!keys[..index].contains(key), "{key} is there twice");
        }
        assert!(find("nope").is_none());
    }

    #[test]
    fn the_mean_of_rrelus_range_is_eleven_forty_eighths() {
        let (low, high) = RRELU_RANGE;
        assert!(((low + high) / 2.0 - RRELU_MEAN).abs() < 1e-16);
    }
}

//! What the book prints in its table of functions: test accuracy in percent, one run each.

/// SiLU.
pub const SILU: f64 = 78.3;
/// Swish, which is SiLU under another name.
pub const SWISH: f64 = 78.5;
/// Hardswish.
pub const HARDSWISH: f64 = 76.7;
/// ReLU.
pub const RELU: f64 = 81.3;
/// PReLU.
pub const PRELU: f64 = 86.0;
/// TeLU.
pub const TELU: f64 = 86.2;
/// STAF.
pub const STAF: f64 = 85.4;

/// The momentum that the book's text names for the table; its code passes that of
/// [`crate::experiment::Preset::BookTable`].
pub const TEXT_MOMENTUM: f64 = 0.9;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::facts;

    #[test]
    fn the_prose_quotes_the_same_figures() {
        let facts = facts::all();
        for (name, value) in [
            ("published-silu", SILU),
            ("published-swish", SWISH),
            ("published-hardswish", HARDSWISH),
            ("published-relu", RELU),
            ("published-prelu", PRELU),
            ("published-telu", TELU),
            ("published-staf", STAF),
            ("text-momentum", TEXT_MOMENTUM),
        ] {
            let quoted = facts::text(&facts, name).expect("a fact");
            assert_eq!(quoted, format!("{value:.1}"), "{name}");
        }
    }
}

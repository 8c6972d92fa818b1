//! What is right, and whether an answer is.

use super::evidence::{Order, compare};
use super::exercise::Ask;

/// A right answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Right {
    /// Any of these options; several where the noise does not tell them apart.
    OneOf(Vec<&'static str>),
    /// Exactly these options.
    Set(Vec<&'static str>),
    /// These options, and of those on the border any or none.
    Bordered {
        /// What has to be marked.
        clear: Vec<&'static str>,
        /// What may be.
        border: Vec<&'static str>,
    },
    /// A number near this one.
    Number {
        /// The number itself.
        value: f64,
        /// How far an answer may be from it.
        within: f64,
    },
    /// An order in which the first of each pair stands before the second; pairs that the noise
    /// does not tell apart are not among them.
    Pairs(Vec<(&'static str, &'static str)>),
}

impl Right {
    /// It as somebody would answer it; the options of a ranking come in an order that turns none
    /// of the pairs.
    pub fn as_answer(&self, ask: Ask) -> String {
        match self {
            Self::OneOf(options) => options.first().copied().unwrap_or_default().to_owned(),
            Self::Set(clear) | Self::Bordered { clear, .. } if clear.is_empty() => {
                "none".to_owned()
            }
            Self::Set(clear) | Self::Bordered { clear, .. } => clear.join(","),
            Self::Number { value, .. } => format!("{value:.4}"),
            Self::Pairs(pairs) => {
                let mut left = match ask {
                    Ask::Rank(options) => options.to_vec(),
                    _ => Vec::new(),
                };
                let mut order = Vec::new();
                while !left.is_empty() {
                    let free = left.iter().position(|option| {
                        !pairs
                            .iter()
                            .any(|(first, second)| second == option && left.contains(first))
                    });
                    // Measured pairs have no circle; one would leave its options as they stand.
                    order.push(left.remove(free.unwrap_or(0)));
                }
                order.join(">")
            }
        }
    }

    /// `above`, `below` or, where the noise does not tell, `same`: how the first values stand to
    /// the second.
    pub fn comparison(first: &[f64], second: &[f64]) -> Self {
        Self::OneOf(vec![match compare(first, second) {
            Order::Above => "above",
            Order::Below => "below",
            Order::Same => "same",
        }])
    }

    /// The order of options by their values, the highest first.
    pub fn ranking(options: &[(&'static str, Vec<f64>)]) -> Self {
        let mut pairs = Vec::new();
        for (place, (first, values)) in options.iter().enumerate() {
            for (second, others) in &options[place + 1..] {
                match compare(values, others) {
                    Order::Above => pairs.push((*first, *second)),
                    Order::Below => pairs.push((*second, *first)),
                    Order::Same => {}
                }
            }
        }
        Self::Pairs(pairs)
    }
}

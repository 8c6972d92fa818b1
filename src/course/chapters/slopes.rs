//! Derivatives, and functions of two inputs.

use crate::course::Chapter;
use crate::course::figure::{Figure, Part};

/// Derivatives, and functions of two inputs.
pub const SLOPES: Chapter = Chapter {
    name: "slopes",
    figures: &[
        Figure {
            name: "pair",
            part: Part::Curves,
            link: "#/explore?v=1&act=softplus,sigmoid&x=-6,6",
        },
        Figure {
            name: "tails",
            part: Part::Curves,
            link: "#/explore?v=1&act=sigmoid,tanh,relu,elu&x=-8,8",
        },
        Figure {
            name: "surface",
            part: Part::Surface,
            link: "#/explore?v=1&act=tanh,relu,silu",
        },
    ],
    exercises: &["e2", "c5"],
    minutes: 15,
};

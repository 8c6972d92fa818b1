//! A history to play.

use crate::course::Chapter;
use crate::course::figure::{Figure, Part};

/// A history to play.
pub const HISTORY: Chapter = Chapter {
    name: "history",
    figures: &[
        Figure {
            name: "timeline",
            part: Part::History,
            link: "#/explore?v=1&act=step",
        },
        Figure {
            name: "smoothing",
            part: Part::Curves,
            link: "#/explore?v=1&act=step,sigmoid,adaptive_sigmoid(k=4),tanh&x=-4,4",
        },
        Figure {
            name: "repairs",
            part: Part::Curves,
            link: "#/explore?v=1&act=relu,leaky_relu(a=0.1),elu,gelu,silu&x=-4,2",
        },
    ],
    exercises: &["c8"],
    minutes: 15,
};

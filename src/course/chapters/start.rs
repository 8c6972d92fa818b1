//! How gradients flow at the start.

use crate::course::Chapter;
use crate::course::figure::{Figure, Part};

/// How gradients flow at the start.
pub const START: Chapter = Chapter {
    name: "start",
    figures: &[
        Figure {
            name: "near",
            part: Part::Curves,
            link: "#/explore?v=1&act=sigmoid,tanh,relu,gelu&x=-1,1",
        },
        Figure {
            name: "thirty",
            part: Part::Norms,
            link: "#/gradients?v=1&preset=thirty-layers&act=sigmoid,tanh,relu,gelu&data=synthetic&n=2000",
        },
        Figure {
            name: "he",
            part: Part::Norms,
            link: "#/gradients?v=1&preset=thirty-layers&act=sigmoid,tanh,relu,gelu&data=synthetic&n=2000&init=kaiming",
        },
    ],
    exercises: &["c14"],
    minutes: 15,
};

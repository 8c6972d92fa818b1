//! Choosing a function.

use crate::course::figure::Part;
use crate::course::{Chapter, Figure};

/// Choosing a function.
pub const CHOOSING: Chapter = Chapter {
    name: "choosing",
    figures: &[
        Figure {
            name: "advice",
            part: Part::Advice,
            link: "#/explore?v=1",
        },
        Figure {
            name: "cheap",
            part: Part::Curves,
            link: "#/explore?v=1&act=silu,hardswish&x=-6,6",
        },
        // Few images, so that it takes seconds: how much does the choice matter here?
        Figure {
            name: "matters",
            part: Part::Training,
            link: "#/train?v=1&act=relu,gelu,silu,tanh&n=2000&epochs=5&init=kaiming&seeds=2",
        },
    ],
    exercises: &["c16"],
    minutes: 15,
};

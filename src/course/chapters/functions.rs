//! The thirteen functions and the rest.

use crate::course::Chapter;
use crate::course::figure::{Figure, Part};

/// The thirteen functions and the rest.
pub const FUNCTIONS: Chapter = Chapter {
    name: "functions",
    figures: &[
        Figure {
            name: "gates",
            part: Part::Curves,
            link: "#/explore?v=1&act=relu,gelu,silu,mish,hardswish&x=-5,4",
        },
        Figure {
            name: "left",
            part: Part::Curves,
            link: "#/explore?v=1&act=prelu,telu&x=-4,4",
        },
        Figure {
            name: "write",
            part: Part::Editor,
            link: "#/design?v=1&act=f1&f1=x*tanh(softplus(x))",
        },
        Figure {
            name: "card",
            part: Part::Cards,
            link: "#/explore?v=1&act=hardswish",
        },
        Figure {
            name: "waves",
            part: Part::Curves,
            link: "#/explore?v=1&act=staf(tau=3)&x=-6,6",
        },
    ],
    exercises: &["e1", "c7", "c11", "c15"],
    minutes: 15,
};

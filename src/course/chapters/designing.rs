//! Designing a function.

use crate::course::figure::Part;
use crate::course::{Chapter, Figure};

/// Designing a function.
pub const DESIGNING: Chapter = Chapter {
    name: "designing",
    figures: &[
        Figure {
            name: "editor",
            part: Part::Editor,
            link: "#/design?v=1",
        },
        Figure {
            name: "mean",
            part: Part::Curves,
            link: "#/explore?v=1&act=swigelu,silu,gelu&x=-4,4",
        },
        Figure {
            name: "shapes",
            part: Part::Curves,
            link: "#/explore?v=1&act=rational,bspline,fourier",
        },
        // He's start values, so that the three begin with signals of a like size.
        Figure {
            name: "trial",
            part: Part::Training,
            link: "#/train?v=1&f1=x*sigmoid(b*x)%3Bb%3D1.7&act=f1,relu,gelu&n=6000&epochs=3&init=kaiming&seeds=2",
        },
    ],
    exercises: &["e5", "e9", "e10", "e11"],
    minutes: 15,
};

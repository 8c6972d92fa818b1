//! Where research goes.

use crate::course::figure::Part;
use crate::course::{Chapter, Figure};

/// Where research goes.
pub const RESEARCH: Chapter = Chapter {
    name: "research",
    figures: &[
        // Two of the search's other finds beside the one that it is known for.
        Figure {
            name: "found",
            part: Part::Curves,
            link: "#/explore?v=1&f1=max(x,sigmoid(x))&f2=min(x,sin(x))&act=swish,f1,f2",
        },
        Figure {
            name: "mixture",
            part: Part::Curves,
            link: "#/explore?v=1&act=mixture",
        },
        Figure {
            name: "waves",
            part: Part::Curves,
            link: "#/explore?v=1&f1=sin(x)&act=snake,f1,tanh&x=-10,10",
        },
    ],
    exercises: &["c13"],
    minutes: 15,
};

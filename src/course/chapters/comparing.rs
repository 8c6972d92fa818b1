//! Comparing many, and why one run each is no evidence.

use crate::course::figure::Part;
use crate::course::{Chapter, Figure};

/// Comparing many, and why one run each is no evidence.
pub const COMPARING: Chapter = Chapter {
    name: "comparing",
    figures: &[
        // On few images the spread over the seeds is wide enough to be seen.
        Figure {
            name: "seeds",
            part: Part::Training,
            link: "#/train?v=1&n=2000&epochs=8&seeds=4",
        },
        Figure {
            name: "same",
            part: Part::Curves,
            link: "#/explore?v=1&act=silu,swish",
        },
        Figure {
            name: "starts",
            part: Part::Training,
            link: "#/train?v=1&act=relu,silu&n=6000&epochs=5&seeds=2",
        },
    ],
    exercises: &["e6", "c2", "c3", "c4"],
    minutes: 15,
};

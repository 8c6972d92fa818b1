//! Training one network.

use crate::course::figure::Part;
use crate::course::{Chapter, Figure};

/// Training one network.
pub const TRAINING: Chapter = Chapter {
    name: "training",
    figures: &[
        // A tenth of the images: the flat start and the fall are there after a few seconds.
        Figure {
            name: "one-run",
            part: Part::Training,
            link: "#/train?v=1&n=6000&epochs=5",
        },
        // So few images that the network can learn them by heart; He's start values, so that it
        // begins at once.
        Figure {
            name: "gap",
            part: Part::Training,
            link: "#/train?v=1&n=1000&epochs=30&init=kaiming",
        },
        Figure {
            name: "sigmoid",
            part: Part::Curves,
            link: "#/explore?v=1&act=sigmoid,relu&x=-8,8",
        },
    ],
    exercises: &["e4", "c6"],
    minutes: 15,
};

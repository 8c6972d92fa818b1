//! Dead neurons.

use crate::course::figure::Part;
use crate::course::{Chapter, Figure};

/// Dead neurons.
pub const NEURONS: Chapter = Chapter {
    name: "neurons",
    figures: &[
        Figure {
            name: "masks",
            part: Part::Example,
            link: "#/neurons?v=1&x=s0",
        },
        // So large a learning rate that a whole layer dies, and the numbers stay finite.
        Figure {
            name: "killed",
            part: Part::Census,
            link: "#/neurons?v=1&n=6000&epochs=3&lr=0.3&at=end",
        },
        Figure {
            name: "deep",
            part: Part::Census,
            link: "#/neurons?v=1&preset=big-untrained&n=2000",
        },
    ],
    exercises: &["e7", "e8", "c9", "c12"],
    minutes: 15,
};

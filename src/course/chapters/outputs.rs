//! What the layers put out.

use crate::course::figure::Part;
use crate::course::{Chapter, Figure};

/// What the layers put out.
pub const OUTPUTS: Chapter = Chapter {
    name: "outputs",
    figures: &[
        // Fresh; a student who changes the moment trains it, which takes a few seconds.
        Figure {
            name: "fresh",
            part: Part::Outputs,
            link: "#/outputs?v=1&act=relu,tanh,sigmoid&n=6000&epochs=5&at=0",
        },
        Figure {
            name: "flat",
            part: Part::Curves,
            link: "#/explore?v=1&act=sigmoid,tanh,relu&x=-8,8",
        },
        // So large a learning rate that every neuron is pushed to where tanh is flat.
        Figure {
            name: "saturated",
            part: Part::Outputs,
            link: "#/outputs?v=1&act=tanh&n=2000&epochs=3&lr=1",
        },
    ],
    exercises: &["c10"],
    minutes: 15,
};

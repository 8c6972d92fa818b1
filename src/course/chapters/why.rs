//! Why any activation at all.

use crate::course::Chapter;
use crate::course::figure::{Figure, Part};

/// Why any activation at all.
pub const WHY: Chapter = Chapter {
    name: "why",
    figures: &[
        Figure {
            name: "bend",
            part: Part::Curves,
            link: "#/explore?v=1&act=identity,relu,f1&f1=relu(x%2B1)-2*relu(x)%2Brelu(x-1)&x=-3,3",
        },
        Figure {
            name: "rings",
            part: Part::Training,
            link: "#/train?v=1&act=identity,relu,tanh&hidden=8-8&lr=0.1&batch=32&epochs=20&data=circles&n=2000&device=cpu",
        },
        Figure {
            name: "moons",
            part: Part::Training,
            link: "#/train?v=1&act=identity,relu,tanh&hidden=8-8&lr=0.1&batch=32&epochs=20&data=moons&n=2000&device=cpu",
        },
    ],
    exercises: &["e3"],
    minutes: 15,
};

//! The network and the data.

use crate::course::Chapter;
use crate::course::figure::{Figure, Part};

/// The network and the data.
pub const NETWORK: Chapter = Chapter {
    name: "network",
    figures: &[
        Figure {
            name: "fresh",
            part: Part::Layers,
            link: "#/gradients?v=1&show=weights&data=synthetic&n=2000",
        },
        Figure {
            name: "stretch",
            part: Part::Curves,
            link: "#/explore?v=1&act=f1,f2&f1=(1-0.8^x)/(1-0.8)&f2=(1-0.9^x)/(1-0.9)&x=0,40",
        },
        Figure {
            name: "first",
            part: Part::Training,
            link: "#/train?v=1&act=relu&n=6000&epochs=3",
        },
    ],
    exercises: &["c1"],
    minutes: 15,
};

//! A live part of the lab in a chapter: it is a link like any other, shown in place.

use crate::link::Page;

/// A figure of a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name in the chapter's text.
    pub name: &'static str,
    /// Which part of the page is shown.
    pub part: Part,
    /// The link of the page, `#/…`, which also opens the same thing there.
    pub link: &'static str,
}

/// What the bare address offers to train first: with and without an activation, on the CPU, which
/// needs no asking around, and small enough for a phone.
pub const FIRST: Figure = Figure {
    name: "first",
    part: Part::Training,
    link: "#/train?v=1&act=identity,relu&hidden=8-8&lr=0.02&batch=32&epochs=50&data=circles&device=cpu",
};

/// The parts of the pages that a chapter can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Curves and slopes, with sliders for the parameters (`explore`).
    Curves,
    /// The two-input view (`explore`).
    Surface,
    /// Property cards with formulas (`explore`).
    Cards,
    /// The functions by year, to be played (`explore`).
    History,
    /// The chapter's table of functions beside what is computed of them (`explore`).
    Comparison,
    /// Choosing by field: the chapter's advice, and papers (`explore`).
    Advice,
    /// A formula to type, with its curve and card (`design`).
    Editor,
    /// Training, with loss and accuracy while it goes on and the results (`train`).
    Training,
    /// Histograms of every layer's weights, gradients and outputs (`gradients`). A link with
    /// `every` lets the student train the networks there and look back; so it does in the next two.
    Layers,
    /// The size of the gradient layer by layer (`gradients`).
    Norms,
    /// Pre-activations laid over the curve and its slope (`gradients`).
    Linked,
    /// What the layers of a trained network put out (`outputs`).
    Outputs,
    /// The dead-neuron count on two small batches, to be edited (`neurons`).
    Example,
    /// The states of all neurons (`neurons`).
    Census,
}

impl Part {
    /// All parts.
    pub const ALL: [Part; 14] = [
        Part::Curves,
        Part::Surface,
        Part::Cards,
        Part::History,
        Part::Comparison,
        Part::Advice,
        Part::Editor,
        Part::Training,
        Part::Layers,
        Part::Norms,
        Part::Linked,
        Part::Outputs,
        Part::Example,
        Part::Census,
    ];

    /// Its name in the document.
    pub const fn key(self) -> &'static str {
        match self {
            Part::Curves => "curves",
            Part::Surface => "surface",
            Part::Cards => "cards",
            Part::History => "history",
            Part::Comparison => "comparison",
            Part::Advice => "advice",
            Part::Editor => "editor",
            Part::Training => "training",
            Part::Layers => "layers",
            Part::Norms => "norms",
            Part::Linked => "linked",
            Part::Outputs => "outputs",
            Part::Example => "example",
            Part::Census => "census",
        }
    }

    /// The part of that name.
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }

    /// The page that it is a part of, and whose links it reads.
    pub const fn page(self) -> Page {
        match self {
            Part::Curves
            | Part::Surface
            | Part::Cards
            | Part::History
            | Part::Comparison
            | Part::Advice => Page::Explore,
            Part::Editor => Page::Design,
            Part::Training => Page::Train,
            Part::Layers | Part::Norms | Part::Linked => Page::Gradients,
            Part::Outputs => Page::Outputs,
            Part::Example | Part::Census => Page::Neurons,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::outline::CHAPTERS;
    use crate::link::decode;

    #[test]
    fn every_figures_link_is_of_its_parts_page() {
        for figure in CHAPTERS.iter().flat_map(|chapter| chapter.figures) {
            let (link, _) = decode(figure.link);
            assert_eq!(link.page, figure.part.page(), "{}", figure.name);
        }
    }

    #[test]
    fn every_part_is_found_by_its_name() {
        for part in Part::ALL {
            assert_eq!(Part::find(part.key()), Some(part));
        }
    }
}

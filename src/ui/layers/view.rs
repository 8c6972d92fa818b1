//! What is looked at, as the link's view keys have it: `show`, `sample`, `at`, `every`, `layer`,
//! and those of the histograms.

use std::collections::BTreeMap;

use crate::experiment::limits;
use crate::link::{Link, Page};
use crate::observe::Sample;
use crate::ui::histogram::{Scale, Settings};
use crate::ui::inside::Moment;

/// A tensor of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tensor {
    /// ∂L/∂W.
    Gradients,
    /// W.
    Weights,
    /// z = x·W + b.
    Pre,
    /// f(z).
    Post,
}

impl Tensor {
    /// All of them.
    pub const ALL: [Tensor; 4] = [
        Tensor::Gradients,
        Tensor::Weights,
        Tensor::Pre,
        Tensor::Post,
    ];

    /// Its name in a link.
    pub const fn key(self) -> &'static str {
        match self {
            Tensor::Gradients => "gradients",
            Tensor::Weights => "weights",
            Tensor::Pre => "pre",
            Tensor::Post => "post",
        }
    }
}

/// In the list of `show`: the same network without activations, beside the others.
const CONTROL: &str = "none";

/// Optimiser steps of the longest run that a link can ask for.
const STEPS: u64 = limits::EPOCHS as u64 * limits::SAMPLES as u64;

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The tensors named, in the link's order, each once.
    pub tensors: Vec<Tensor>,
    /// Whether the network without activations stands beside the others.
    pub control: bool,
    /// What the network is given; the page's own choice where absent.
    pub sample: Option<Sample>,
    /// The moment; the page's own choice where absent.
    pub at: Option<Moment>,
    /// Steps between two looks while it trains; each epoch where absent.
    pub every: Option<u32>,
    /// The Linear layer that is chosen, counted from 1.
    pub layer: Option<usize>,
    /// The scale that the link names; what is usual for the page and the tensor where absent.
    pub scale: Option<Scale>,
    /// How histograms are shown.
    pub settings: Settings,
}

/// The names of the samples.
pub const SAMPLES: [(Sample, &str); 3] = [
    (Sample::Batch, "batch"),
    (Sample::Test, "test"),
    (Sample::Whole, "whole"),
];

/// The scale that is usual for what a page shows. Gradients shrink by factors from layer to layer:
/// on an axis of factors each layer's are a heap, and the heaps move; on one of values all but the
/// largest are needles. Everything else is looked at as it is.
pub fn usual_scale(page: Page, tensors: &[Tensor]) -> Scale {
    match (page, tensors.first()) {
        (Page::Gradients, None | Some(Tensor::Gradients)) => Scale::Log,
        _ => Scale::Linear,
    }
}

/// The moment that a link names: `end`, or a number of steps.
fn moment(text: &str) -> Option<Moment> {
    match text {
        "end" => Some(Moment::End),
        steps => match steps.parse().ok()? {
            0 => Some(Moment::Start),
            steps => Some(Moment::Step(steps)).filter(|_| steps <= STEPS),
        },
    }
}

/// A moment as a link names it.
fn moment_text(moment: Moment) -> String {
    match moment {
        Moment::Start => "0".to_owned(),
        Moment::Step(steps) => steps.to_string(),
        Moment::End => "end".to_owned(),
    }
}

impl View {
    /// What a link says; what makes no sense is as if it were not there.
    pub fn read(link: &Link) -> Self {
        let view = &link.view;
        let text = |key: &str| view.get(key).map_or("", |text| text.trim());
        let mut tensors = Vec::new();
        for name in text("show").split(',') {
            let tensor = Tensor::ALL.into_iter().find(|one| one.key() == name);
            if let Some(tensor) = tensor.filter(|one| !tensors.contains(one)) {
                tensors.push(tensor);
            }
        }
        let sample = SAMPLES.iter().find(|(_, name)| *name == text("sample"));
        let usual = usual_scale(link.page, &tensors);
        Self {
            tensors,
            control: text("show").split(',').any(|name| name == CONTROL),
            sample: sample.map(|(sample, _)| *sample),
            at: moment(text("at")),
            every: text("every")
                .parse()
                .ok()
                .filter(|steps| (1..=STEPS).contains(&u64::from(*steps))),
            layer: text("layer")
                .parse()
                .ok()
                .filter(|layer| (1..=limits::LAYERS + 1).contains(layer)),
            scale: Scale::read(view),
            settings: Settings::read(view, usual),
        }
    }

    /// Writes it into a link's view.
    pub fn write(&self, view: &mut BTreeMap<String, String>) {
        let mut show: Vec<_> = self.tensors.iter().map(|tensor| tensor.key()).collect();
        if self.control {
            show.push(CONTROL);
        }
        let sample = SAMPLES
            .iter()
            .find(|(sample, _)| Some(*sample) == self.sample);
        let texts = [
            ("show", (!show.is_empty()).then(|| show.join(","))),
            ("sample", sample.map(|(_, name)| (*name).to_owned())),
            ("at", self.at.map(moment_text)),
            ("every", self.every.map(|steps| steps.to_string())),
            ("layer", self.layer.map(|layer| layer.to_string())),
            ("scale", self.scale.map(|scale| scale.key().to_owned())),
        ];
        for (key, text) in texts {
            match text {
                Some(text) => view.insert(key.to_owned(), text),
                None => view.remove(key),
            };
        }
        self.settings.write(view);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{Link, Page, decode, encode};
    use crate::ui::histogram::{Axes, Scale};

    fn read(query: &str) -> View {
        View::read(&decode(&format!("#/gradients?v=1&{query}")).0)
    }

    /// What a page shows unless the link says otherwise.
    fn usual(page: Page) -> View {
        View::read(&Link::new(page))
    }

    #[test]
    fn a_link_says_what_is_looked_at() {
        assert_eq!(read(""), usual(Page::Gradients));
        let view = read("show=weights,none&sample=test&at=938&every=50&layer=3&axes=own&bins=60");
        assert_eq!(view.tensors, [Tensor::Weights]);
        assert!(view.control);
        assert_eq!(view.sample, Some(Sample::Test));
        assert_eq!(
            (view.at, view.every, view.layer),
            (Some(Moment::Step(938)), Some(50), Some(3))
        );
        assert_eq!((view.settings.axes, view.settings.bins), (Axes::Own, 60));
        assert_eq!(view.settings.scale, Scale::Linear);
        // Written and read again it is the same.
        let mut link = Link::new(Page::Gradients);
        view.write(&mut link.view);
        let (again, notices) = decode(&encode(&link));
        assert!(notices.is_empty(), "{notices:?}");
        assert_eq!(View::read(&again), view);
        View::default().write(&mut link.view);
        assert!(link.view.is_empty());
    }

    #[test]
    fn nonsense_is_as_if_it_were_not_there() {
        for nonsense in [
            "show=everything",
            "sample=all",
            "at=-1",
            "at=1e9",
            "at=99999999999999999999",
            "at=60000001",
            "every=0",
            "every=x",
            "layer=0",
            "layer=66",
            "bins=13",
            "scale=cubic",
            "at=END",
        ] {
            assert_eq!(read(nonsense), usual(Page::Gradients), "{nonsense}");
        }
        assert_eq!(
            read("show=pre,post,pre,what").tensors,
            [Tensor::Pre, Tensor::Post]
        );
    }

    #[test]
    fn gradients_are_looked_at_on_an_axis_of_factors_unless_the_link_says_otherwise() {
        let scale = |link: &str| View::read(&decode(link).0).settings.scale;
        assert_eq!(scale("#/gradients?v=1"), Scale::Log);
        assert_eq!(scale("#/gradients?v=1&show=none"), Scale::Log);
        assert_eq!(scale("#/gradients?v=1&scale=linear"), Scale::Linear);
        assert_eq!(scale("#/gradients?v=1&show=weights"), Scale::Linear);
        assert_eq!(scale("#/gradients?v=1&show=weights&scale=log"), Scale::Log);
        assert_eq!(scale("#/outputs?v=1"), Scale::Linear);
        // What the link named stays, and what it did not name stays out of it.
        for (query, kept) in [("", None), ("scale=linear", Some("linear"))] {
            let mut link = decode(&format!("#/gradients?v=1&{query}")).0;
            let mut view = View::read(&link);
            view.tensors = vec![Tensor::Weights];
            view.write(&mut link.view);
            assert_eq!(link.view.get("scale").map(String::as_str), kept);
        }
    }

    #[test]
    fn a_moment_is_named_as_on_the_neurons_page() {
        for (text, moment) in [
            ("0", Moment::Start),
            ("469", Moment::Step(469)),
            ("end", Moment::End),
        ] {
            let mut link = decode(&format!("#/outputs?v=1&at={text}")).0;
            let view = View::read(&link);
            assert_eq!(view.at, Some(moment));
            link.view.clear();
            view.write(&mut link.view);
            assert_eq!(link.view["at"], text);
        }
    }
}

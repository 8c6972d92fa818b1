//! What showing a figure takes: pure logic.

use crate::course::Figure;
use crate::course::figure::Part;
use crate::data::fashion;
use crate::experiment::{DataSource, Experiment};
use crate::link::decode;
use crate::ui::inside::Moment;
use crate::ui::layers::View;

/// What is computed before anything is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Fresh networks are looked at.
    Looks,
    /// Networks are trained for so many epochs each.
    Trains(usize),
    /// Networks are trained for so many steps each.
    Steps(u64),
    /// Networks are trained for so many epochs each, and nothing but that.
    Runs(usize),
}

/// What showing a figure takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Networks that are computed.
    pub networks: usize,
    /// What is done with them.
    pub work: Work,
    /// Bytes that are downloaded where the browser does not have them already; none if the data is
    /// drawn on the spot.
    pub download: Option<u64>,
}

/// What showing a figure takes; none if it is light, and shown as soon as the reader is near.
pub fn effort(figure: &Figure) -> Option<Effort> {
    let (link, _) = decode(figure.link);
    let (experiment, view) = (&link.experiment, View::read(&link));
    let usual = match figure.part {
        Part::Curves
        | Part::Surface
        | Part::Cards
        | Part::History
        | Part::Comparison
        | Part::Advice
        | Part::Editor
        | Part::Example => return None,
        Part::Outputs | Part::Training => Moment::End,
        Part::Layers | Part::Norms | Part::Linked | Part::Census => Moment::Start,
    };
    let work = match view.at.unwrap_or(usual) {
        _ if figure.part == Part::Training => Work::Runs(experiment.epochs),
        Moment::Start => Work::Looks,
        Moment::Step(steps) => Work::Steps(steps),
        Moment::End => Work::Trains(experiment.epochs),
    };
    let networks = match figure.part {
        Part::Training | Part::Census => experiment.runs().len(),
        _ => beside_each_other(experiment, view.control),
    };
    let fashion = experiment.data == DataSource::Fashion;
    Some(Effort {
        networks,
        work,
        download: fashion.then(|| fashion::FILES.iter().map(|file| file.size).sum()),
    })
}

/// Networks that stand beside each other: one for each activation, and perhaps one without.
fn beside_each_other(experiment: &Experiment, control: bool) -> usize {
    match (experiment.noact, control) {
        (true, _) => 1,
        (false, control) => experiment.activations.len() + usize::from(control),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::outline::CHAPTERS;
    use crate::ui::layers::panels;

    fn of(part: Part, link: &'static str) -> Option<Effort> {
        effort(&Figure {
            name: "figure",
            part,
            link,
        })
    }

    #[test]
    fn what_only_draws_is_light() {
        for part in Part::ALL {
            let heavy = of(part, "#/train?v=1&data=synthetic").is_some();
            let computes = matches!(
                part,
                Part::Training
                    | Part::Layers
                    | Part::Norms
                    | Part::Linked
                    | Part::Outputs
                    | Part::Census
            );
            assert_eq!(heavy, computes, "{part:?}");
        }
    }

    #[test]
    fn the_link_says_what_is_computed() {
        let work = |part, link| of(part, link).unwrap().work;
        assert_eq!(work(Part::Norms, "#/gradients?v=1&act=relu"), Work::Looks);
        assert_eq!(
            work(Part::Layers, "#/gradients?v=1&act=relu&at=0"),
            Work::Looks
        );
        assert_eq!(
            work(Part::Linked, "#/gradients?v=1&at=938"),
            Work::Steps(938)
        );
        assert_eq!(
            work(Part::Outputs, "#/outputs?v=1&epochs=3"),
            Work::Trains(3)
        );
        assert_eq!(work(Part::Outputs, "#/outputs?v=1&at=0"), Work::Looks);
        assert_eq!(
            work(Part::Census, "#/neurons?v=1&at=end&epochs=2"),
            Work::Trains(2)
        );
        assert_eq!(work(Part::Training, "#/train?v=1&epochs=2"), Work::Runs(2));
    }

    #[test]
    fn only_real_images_are_downloaded() {
        let download = |link| of(Part::Training, link).unwrap().download;
        assert_eq!(download("#/train?v=1&data=synthetic"), None);
        assert_eq!(download("#/train?v=1&data=spiral"), None);
        let bytes = download("#/train?v=1").unwrap();
        assert!((30_000_000..32_000_000).contains(&bytes), "{bytes}");
    }

    #[test]
    fn as_many_networks_are_named_as_are_computed() {
        for link in [
            "#/gradients?v=1&act=relu,gelu&seeds=3",
            "#/gradients?v=1&act=relu,gelu&show=none",
            "#/gradients?v=1&act=relu,gelu&noact=1&show=none",
        ] {
            let (read, _) = decode(link);
            let shown = panels(&read.experiment, View::read(&read).control);
            let networks = of(Part::Layers, link).unwrap().networks;
            assert_eq!(networks, shown.len(), "{link}");
        }
        let seeds = of(Part::Census, "#/neurons?v=1&act=relu,gelu&seeds=3");
        assert_eq!(seeds.unwrap().networks, 6);
    }

    #[test]
    fn the_figures_of_the_chapters_can_be_told_about() {
        for figure in CHAPTERS.iter().flat_map(|chapter| chapter.figures) {
            assert!(effort(figure).is_none_or(|effort| effort.networks > 0));
        }
    }
}

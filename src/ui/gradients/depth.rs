//! A network of so many equally wide hidden layers.

use crate::experiment::{Experiment, limits};

/// Widths on offer.
pub const WIDTHS: [usize; 6] = [16, 32, 64, 128, 256, 512];

/// The width that a network gets when its layers had none in common.
pub const USUAL: usize = 128;

/// The width of all hidden layers, if they are equally wide.
pub fn width(experiment: &Experiment) -> Option<usize> {
    let (first, rest) = experiment.hidden.split_first()?;
    rest.iter().all(|width| width == first).then_some(*first)
}

/// The text of the link's `hidden` for `layers` layers of a width.
pub fn text(layers: usize, width: usize) -> String {
    let layers = layers.min(limits::LAYERS);
    vec![width.to_string(); layers].join("-")
}

/// What `hidden` says, short: 128 × 30, or the widths themselves.
pub fn said(hidden: &[usize]) -> String {
    match hidden {
        [first, .., _] if hidden.iter().all(|width| width == first) => {
            format!("{first} × {}", hidden.len())
        }
        widths => {
            let widths: Vec<_> = widths.iter().map(usize::to_string).collect();
            widths.join("-")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::train::enter;

    #[test]
    fn every_depth_and_width_on_offer_fits_the_limits() {
        for width in WIDTHS {
            for layers in [0, 1, 30, limits::LAYERS] {
                let before = Experiment::default();
                let entered = enter(&before, "hidden", &text(layers, width));
                assert_eq!(entered.notice, None, "{layers} × {width}");
                assert_eq!(entered.experiment.hidden, vec![width; layers]);
            }
        }
    }

    #[test]
    fn the_common_width_is_found() {
        let with = |hidden: &[usize]| Experiment {
            hidden: hidden.to_vec(),
            ..Experiment::default()
        };
        assert_eq!(width(&with(&[64, 64])), Some(64));
        assert_eq!(width(&with(&[64])), Some(64));
        assert_eq!(width(&with(&[64, 32])), None);
        assert_eq!(width(&with(&[])), None);
        assert_eq!(said(&[128; 30]), "128 × 30");
        assert_eq!(said(&[256, 192]), "256-192");
        assert_eq!(said(&[7]), "7");
        assert_eq!(said(&[]), "");
    }
}

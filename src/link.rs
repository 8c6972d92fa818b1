//! The experiment written out as a link, and read back: `#/PAGE?v=1&key=value&…`.
//!
//! A link holds only what differs from the defaults, or from the preset's values
//! where a preset is named. The defaults of version 1 are frozen
//! ([`Experiment::default`]), so that an old link keeps its meaning. Decoding
//! never fails: unknown keys are ignored, bad values fall back or are clamped,
//! and a [`Notice`] says which.
//!
//! Knows neither Burn nor the browser.

mod activations;
mod notice;
mod settings;
mod values;
mod view;
mod wire;

use std::collections::BTreeMap;

pub use activations::{known_activation, text as activation_text};
pub use notice::{NOTICES, Notice, SHOWN};
pub use settings::{preset_key, with};
pub use view::{HIDDEN_CONTROLS, VIEW_KEYS, VIEW_VALUE};
pub use wire::LENGTH;

use crate::experiment::Experiment;

/// The version this program writes and reads.
pub const VERSION: u32 = 1;

/// The pages of the lab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The course; the bare address.
    #[default]
    Course,
    /// Curves, derivatives and properties of every function.
    Explore,
    /// Designing a function by its formula.
    Design,
    /// A small network on two-dimensional data.
    Play,
    /// Training SimpleNetwork.
    Train,
    /// Many activations side by side.
    Compare,
    /// Gradients and weights per layer.
    Gradients,
    /// Layer outputs.
    Outputs,
    /// Dead, near-dead, saturated and constant neurons.
    Neurons,
    /// Landscape, spectrum, kernel.
    Deep,
    /// Earlier runs.
    Runs,
}

impl Page {
    /// All pages, in the order of the navigation.
    pub const ALL: [Page; 11] = [
        Page::Course,
        Page::Explore,
        Page::Design,
        Page::Play,
        Page::Train,
        Page::Compare,
        Page::Gradients,
        Page::Outputs,
        Page::Neurons,
        Page::Deep,
        Page::Runs,
    ];

    /// The page's name in a link.
    pub const fn key(self) -> &'static str {
        match self {
            Page::Course => "course",
            Page::Explore => "explore",
            Page::Design => "design",
            Page::Play => "play",
            Page::Train => "train",
            Page::Compare => "compare",
            Page::Gradients => "gradients",
            Page::Outputs => "outputs",
            Page::Neurons => "neurons",
            Page::Deep => "deep",
            Page::Runs => "runs",
        }
    }
}

/// The languages of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English, `en`.
    En,
    /// Simplified Chinese, `zh-CN`.
    ZhCn,
}

impl Lang {
    /// All languages.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::ZhCn];

    /// The language's BCP 47 tag, which is also its name in a link.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::ZhCn => "zh-CN",
        }
    }
}

/// The colour themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on light, `light`.
    Light,
    /// Light on dark, `dark`.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Theme; 2] = [Theme::Light, Theme::Dark];

    /// The theme's name in a link.
    pub const fn key(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// How the page is shown; never changes a result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presentation {
    /// The language; the reader's own choice where absent.
    pub lang: Option<Lang>,
    /// The theme; the reader's own choice where absent.
    pub theme: Option<Theme>,
    /// Names of the controls an instructor hides.
    pub hide: Vec<String>,
    /// The page is shown inside another: no navigation, no footer.
    pub embed: bool,
}

/// Everything a link says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The page.
    pub page: Page,
    /// The experiment.
    pub experiment: Experiment,
    /// What is looked at, by view key ([`VIEW_KEYS`]); its page gives it meaning.
    pub view: BTreeMap<String, String>,
    /// How the page is shown.
    pub presentation: Presentation,
}

impl Link {
    /// A page with everything else as the defaults have it.
    pub fn new(page: Page) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }
}

/// Reads a link: `#/train?v=1&act=gelu`, a full address that ends in one, or a
/// bare query `act=gelu&lr=0.1` (which opens the Train page, where experiments
/// run). Never fails; the notices say what was ignored, replaced or clamped.
pub fn decode(text: &str) -> (Link, Vec<Notice>) {
    let mut notices = notice::Notices::default();
    let (page, pairs) = wire::split(text, &mut notices);
    let mut link = Link::new(page);
    link.experiment = settings::read(&pairs, &mut notices);
    (link.view, link.presentation) = view::read(&pairs, &mut notices);
    for key in pairs.keys() {
        if key != "v" && !settings::is_key(key) && !view::is_key(key) {
            notices.push(Notice::unknown_key(key));
        }
    }
    (link, notices.finish())
}

/// Writes a link. `v=1` comes first and the other keys in a fixed order, so equal
/// links have equal text; without anything to say it is only the page, and the
/// bare course is `#/`.
pub fn encode(link: &Link) -> String {
    let mut pairs = settings::write(&link.experiment);
    pairs.extend(view::write(&link.view, &link.presentation));
    wire::join(link.page, &pairs)
}

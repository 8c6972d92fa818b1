//! Journeys through the built site in a real browser, by WebDriver.
//!
//! A journey opens a [`Page`], which starts its own server and browser session, and then
//! does and sees what a person does and sees. Elements are named by their
//! `data-testid`. When a journey fails, a screenshot and what the console said
//! are left in `target/journeys`.
//!
//! Run with `cargo xtask test --part journeys`, which builds the site and says where it
//! and the browser are (`ACTIVATION_LAB_SITE`, `CHROME`, `CHROMEDRIVER`).
//!
//! | `data-testid` | is | attributes with unrounded values |
//! |---|---|---|
//! | `start`, `pause`, `step`, `epoch`, `stop`, `reset` | the buttons of a run | |
//! | `run-state` | what the run is doing | `data-state`: `idle`, `waiting`, `opening`, `paused`, `running`, `finished`, `stopped`, `diverged`, `failed` |
//! | `progress-text` | how far it has come | `data-step`: steps made; `data-loss`: the last step's loss |
//! | `device-line` | what computes, why, and how fast | |
//! | `data-line` | how far the data has come | |
//! | `results-table` | the results | `data-train-loss`, `data-test-loss`: of the last epoch of the first run |
//! | `loss-chart`, `accuracy-chart`, `confusion`, `predictions`, `summary` | what is shown of the run and its network | |
//! | `alive`, `alive-x`, `alive-move` | the curves of the bare address, where the point is, the button that moves it | |
//! | `notices` | what was changed in a link | |
//! | `warnings` | what was worth saying about a training | |
//! | `problem`, `use-synthetic` | why a run cannot go on, and the way out where data is missing | |
//! | `inside-state` | what the pages that look inside are doing | `data-state`: `opening`, `running`, `paused`, `stopped`, `finished` |
//! | `inside-pause`, `inside-resume`, `inside-cancel`, `inside-again`, `inside-rewind` | its buttons | |
//! | `panel-…` | the histograms of a network, by its activation as the link writes it | |
//! | `norms`, `silent`, `accuracies`, `census`, `ranks`, `neuron-map`, `chosen-neuron`, `lives`, `exact`, `changes`, `sweeps` | what is shown of networks and neurons | |
//! | `lang-select`, `theme-select`, `copy-link` | the language, the colours, the link | |

mod driver;
pub mod figures;
mod page;
pub mod student;
pub mod timing;
mod visit;

pub use page::Page;
pub use visit::{Slow, Visit, real_data, site, skipped};

//! Live parts of the lab inside a page of another program.
//!
//! The page's programs know of each other only what stands in the document. A figure is an empty
//! element of the host's, `<div class="figure" data-part="curves" data-link="#/explore?…">`: a
//! [`Part`] and the link that it shows. What is said about it stands at the element, so that a
//! program that comes later reads it there:
//!
//! | said by | event at the element | attributes |
//! |---|---|---|
//! | the host | [`SHOW`]: it is wanted | `data-state="wanted"` |
//! | the part's program | [`TOLD`]: it is there, or its link moved | `data-state="shown"`, `data-now="#/…"` |
//! | the app | [`TOLD`]: its program cannot be loaded | `data-state="failed"` |
//! | the host | [`HIDE`]: it is wanted no longer | no `data-state` |
//!
//! Events bubble to the window, where the programs listen. The app loads the program of a part
//! (`shell::elsewhere`) when it is wanted first.
//!
//! | module | holds | must not know |
//! |---|---|---|
//! | `link` | the figure's link as it is shown on this page | the browser |
//! | `place` | which program a part is of; the state of a figure | the browser |
//! | `host` | showing and hiding, for the page that has figures | |
//! | `serve` | the program's side: mounting parts into figures | |
//! | `heading` | what a component does otherwise in a figure than on its page | |

mod heading;
mod host;
mod link;
mod place;
mod serve;

pub use heading::{Heading, id};
pub use host::{Host, refuse, wanted};
pub use link::{carried, on_page};
pub use place::{State, program};
pub use serve::serve;

/// The host wants a figure shown.
pub const SHOW: &str = "activation-lab:show";

/// The host wants a figure no longer.
pub const HIDE: &str = "activation-lab:hide";

/// Something about a figure became known to its host.
pub const TOLD: &str = "activation-lab:told";

//! The page (Leptos). State is ordinary data with named updates (`state`); the
//! components only show it and call those updates. Must not know Burn: training
//! happens in workers that are reached through [`crate::protocol`].
//!
//! | module | holds |
//! |---|---|
//! | `i18n`, `format` | every sentence of the page, in every language; numbers as people read them |
//! | `book` | the figures that the chapter printed, and those measured again |
//! | `device` | which device trains, and why; pure logic |
//! | `state` | what the page knows and what it does about an event; pure logic |
//! | `workers`, `lab` | the workers themselves, and the handle that components call |
//! | `router` | the one gateway to the address bar |
//! | `shell`, `train` | the components |

pub mod chart;
pub mod device;
pub mod format;
pub mod i18n;
pub mod palette;
pub mod state;
pub mod views;

pub use i18n::{key, t};

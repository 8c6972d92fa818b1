//! Journeys through the built site in a real browser, by WebDriver.
//!
//! A journey opens a [`Page`], which starts its own server and browser session, and then
//! does and sees what a person does and sees. Elements are named by their
//! `data-testid`. When a journey fails, a screenshot and what the console said
//! are left in `target/journeys`.
//!
//! Run with `cargo xtask test --part journeys`, which builds the site and says where it
//! and the browser are (`ACTIVATION_LAB_SITE`, `CHROME`, `CHROMEDRIVER`).

mod driver;
mod page;
mod visit;

pub use page::Page;
pub use visit::{Visit, real_data, skipped};

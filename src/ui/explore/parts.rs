//! The parts of the page that a chapter can show.

use leptos::prelude::*;

use super::knowledge::{AdviceByField, ComparisonTable, HistoryPlayer};
use super::{Cards, Charts, Sliders, TwoInputsNow, curves, setter};
use crate::course::figure::Part;
use crate::ui::lab::Lab;

/// A part as a figure shows it; nothing for a part of another page.
pub fn part(part: Part) -> AnyView {
    let lab = Lab::get();
    match part {
        Part::Curves => {
            let shown = curves::shown(lab);
            view! {
                <Charts shown brief=true />
                <Sliders shown set=setter(lab) />
            }
            .into_any()
        }
        Part::Surface => view! { <TwoInputsNow shown=curves::shown(lab) /> }.into_any(),
        Part::Cards => view! { <Cards shown=curves::shown(lab) brief=true /> }.into_any(),
        Part::History => view! { <HistoryPlayer /> }.into_any(),
        Part::Comparison => view! { <ComparisonTable /> }.into_any(),
        Part::Advice => view! { <AdviceByField /> }.into_any(),
        _ => ().into_any(),
    }
}

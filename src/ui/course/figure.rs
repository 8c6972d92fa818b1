//! A live part of the lab in a chapter.

use leptos::prelude::*;

use crate::course::Figure;
use crate::ui::t;

/// The place of a figure, its caption, and the way to its page. The part itself is shown in the
/// place by the program whose page it is of (see `ui::figures`).
#[component]
pub fn FigureView(
    figure: &'static Figure,
    caption: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    view! {
        <figure class="live">
            <div class="figure" data-part=figure.part.key() data-link=figure.link></div>
            <figcaption>
                {caption()} " " <a href=figure.link>{move || t!("course-open")}</a>
            </figcaption>
        </figure>
    }
}

//! A first training, begun by a tap: the Train page's part, shown here by its program.

use leptos::prelude::*;

use crate::course::figure::FIRST;
use crate::ui::figures::{Host, State};
use crate::ui::t;

/// What will be seen, the button, and then the training in its place.
#[component]
pub fn FirstTraining() -> impl IntoView {
    let host = Host::open();
    let Host { place, state, .. } = host;
    let show = move |_| host.begin();
    let before = move || match state.get() {
        State::Away => {
            let button = view! {
                <button type="button" class="primary large" data-testid="start" on:click=show>
                    <svg class="icon solid" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M4.500 2.500v11l9-5.500z" />
                    </svg>
                    {move || t!("first-start")}
                </button>
            };
            Some(button.into_any())
        }
        State::Wanted => {
            let coming = view! { <p class="muted" role="status">{move || t!("first-coming")}</p> };
            Some(coming.into_any())
        }
        State::Failed => {
            let failed = view! { <p role="alert">{move || t!("first-failed")}</p> };
            Some(failed.into_any())
        }
        State::Shown => None,
    };
    view! {
        <h2 id="first-title">{move || t!("first-title")}</h2>
        <p>{move || t!("first-about")}</p>
        <div class="first-place" data-state=move || state.get().word()>
            {before}
            <div
                class="figure"
                tabindex="-1"
                data-part=FIRST.part.key()
                data-link=FIRST.link
                node_ref=place
            ></div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{DataSource, DeviceChoice};
    use crate::link::{decode, encode};

    #[test]
    fn the_first_training_is_a_link_that_says_what_it_means() {
        let (link, notices) = decode(FIRST.link);
        assert_eq!(notices, []);
        assert_eq!(encode(&link), FIRST.link);
        let experiment = &link.experiment;
        assert_eq!(experiment.data, DataSource::Circles);
        assert_eq!(experiment.device, DeviceChoice::Cpu);
        assert_eq!(experiment.runs().len(), 2, "as the page says");
    }
}

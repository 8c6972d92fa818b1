//! Head, navigation and foot.

use leptos::prelude::*;

use super::appearance::{LanguageSwitch, ThemeSwitch};
use super::{is_built, name};
use crate::link::Page;
use crate::ui::lab::Lab;
use crate::ui::{clipboard, router, t};

/// The head of every page.
#[component]
pub fn Header() -> impl IntoView {
    let home = Lab::get().link_to(Page::Course);
    let entries = Page::ALL
        .map(|page| view! { <Entry page /> })
        .collect_view();
    view! {
        <header class="site-head">
            <div class="site-bar">
                <a class="brand" href=home>
                    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
                        <rect class="brand-field" width="32" height="32" rx="8" />
                        <path class="brand-axis" d="M5 22H27" />
                        <path class="brand-curve" d="M5 22H14C18 22 18.5 19 20.5 15L26 6" />
                    </svg>
                    <span>{move || t!("title")}</span>
                </a>
                <div class="site-tools">
                    <CopyLink />
                    <LanguageSwitch />
                    <ThemeSwitch />
                </div>
            </div>
            <nav class="site-nav" aria-label=move || t!("navigation")>
                <ul>{entries}</ul>
            </nav>
        </header>
    }
}

#[component]
fn Entry(page: Page) -> impl IntoView {
    let lab = Lab::get();
    let (shown, href) = (lab.page(), lab.link_to(page));
    let current = move || (shown.get() == page).then_some("page");
    let link = NodeRef::<leptos::html::A>::new();
    // On a narrow screen the navigation scrolls sideways: the current page is brought into it.
    Effect::new(move |_| {
        let here = shown.get() == page;
        let Some(link) = link.get().filter(|_| here) else {
            return;
        };
        // Later, for it makes the browser lay out the page at once.
        let bring = move || {
            if let Ok(Some(nav)) = link.closest("nav") {
                nav.set_scroll_left(link.offset_left() - nav.client_width() / 3);
            }
        };
        set_timeout(bring, std::time::Duration::from_millis(150));
    });
    let later = (!is_built(page)).then(|| {
        view! { <span class="soon">{move || t!("later-mark")}</span> }
    });
    view! {
        <li>
            <a node_ref=link href=href aria-current=current class:later=!is_built(page)>
                {move || t!(name(page))}
                {later}
            </a>
        </li>
    }
}

/// Copies the address of what is shown.
#[component]
fn CopyLink() -> impl IntoView {
    let lab = Lab::get();
    let said = RwSignal::new(None::<bool>);
    let copy = move |_| clipboard::copy(router::address(lab), said);
    view! {
        <button type="button" class="quiet" data-testid="copy-link" on:click=copy>
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 014.5 4.5L11.5 9M9 11.5L7.5 13A3 3 0 013 8.500L4.500 7" />
            </svg>
            <span class="copy-text">{move || t!("copy-link")}</span>
        </button>
        <span class="copied" role="status">
            {move || match said.get() {
                None => String::new(),
                Some(true) => t!("copied"),
                Some(false) => t!("copy-failed"),
            }}
        </span>
    }
}

/// The foot of every page.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="site-foot">
            <p>{move || t!("foot-licence")}</p>
            <p>{move || t!("foot-data")}</p>
            <p>{move || t!("foot-privacy")}</p>
        </footer>
    }
}

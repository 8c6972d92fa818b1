//! The service worker (`www/sw.js`), with which the lab works without a network after the first
//! visit: it is started when the page has had its time, and a new version is announced, never
//! put in place while the student works.

use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageChannel, MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState,
};

use crate::ui::t;

/// How long after the start: the page and what it loads first come before.
const LATER: Duration = Duration::from_secs(4);

/// What is said to a new version that shall take over.
const TAKE_OVER: &str = "take over";

/// Says when a newer version is there, and puts it in place on request.
#[component]
pub fn NewVersion() -> impl IntoView {
    let waiting = RwSignal::new_local(None::<ServiceWorker>);
    let there = Memo::new(move |_| waiting.with(Option::is_some));
    let others = RwSignal::new(false);
    let taking = RwSignal::new(false);
    let later = RwSignal::new(false);
    set_timeout(
        move || {
            leptos::task::spawn_local(async move {
                // A browser that has none, or refuses one, works as ever.
                let _ = register(waiting).await;
            });
        },
        LATER,
    );
    let take = move |_| {
        if let Some(worker) = waiting.get_untracked() {
            taking.set(true);
            take_over(&worker, move |alone| {
                let _ = others.try_set(!alone);
                let _ = taking.try_set(alone);
            });
        }
    };
    view! {
        <div role="status" data-testid="new-version">
            {move || {
                (there.get() && !later.get())
                    .then(|| {
                        view! {
                            <div class="message new-version">
                                <p>
                                    {move || match (taking.get(), others.get()) {
                                        (true, _) => t!("new-version-coming"),
                                        (_, true) => t!("new-version-others"),
                                        _ => t!("new-version"),
                                    }}
                                </p>
                                <button type="button" class="primary" disabled=taking on:click=take>
                                    {move || t!("new-version-take")}
                                </button>
                                <button
                                    type="button"
                                    class="quiet"
                                    on:click=move |_| later.set(true)
                                >
                                    {move || t!("new-version-later")}
                                </button>
                            </div>
                        }
                            .into_any()
                    })
            }}
        </div>
    }
    .into_any()
}

/// The browser's service workers; none where it has none.
fn container() -> Option<ServiceWorkerContainer> {
    let container = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}

async fn register(waiting: RwSignal<Option<ServiceWorker>, LocalStorage>) -> Result<(), JsValue> {
    let Some(container) = container() else {
        return Ok(());
    };
    let registration = JsFuture::from(container.register("./sw.js")).await?;
    let registration: ServiceWorkerRegistration = registration.unchecked_into();
    // Without an old version there is nothing to announce: the first one is simply there.
    let announce = move |worker: &ServiceWorker| {
        if self::container().is_some_and(|container| container.controller().is_some()) {
            let _ = waiting.try_set(Some(worker.clone()));
        }
    };
    if let Some(worker) = registration.waiting() {
        announce(&worker);
    }
    let of = registration.clone();
    let follow = move || {
        let Some(worker) = of.installing() else {
            return;
        };
        let installing = worker.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            if installing.state() == ServiceWorkerState::Installed {
                announce(&installing);
            }
        });
        worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    };
    // It may have begun before anybody listened.
    follow();
    let found = Closure::<dyn FnMut()>::new(follow);
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
    Ok(())
}

/// Has a new version take over, and loads the page again once it has, which may wait for the old
/// one to come to rest. It refuses as long as another page of the lab is open; `answered` is told
/// whether this one is alone.
fn take_over(worker: &ServiceWorker, answered: impl FnOnce(bool) + 'static) {
    let Some(container) = container() else { return };
    let reload = Closure::once_into_js(|| {
        let _ = window().location().reload();
    });
    container.set_oncontrollerchange(Some(reload.unchecked_ref()));
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let port = channel.port1();
    let own = port.clone();
    let heard = Closure::once_into_js(move |event: MessageEvent| {
        answered(event.data().as_bool() != Some(false));
        own.close();
    });
    port.set_onmessage(Some(heard.unchecked_ref()));
    let ports = js_sys::Array::of1(&channel.port2());
    let _ = worker.post_message_with_transferable(&TAKE_OVER.into(), &ports);
}

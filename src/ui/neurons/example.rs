//! The chapter's worked example of a mask, to be played with.

use leptos::html;
use leptos::prelude::*;

use super::page::Page;
use super::worked::{BATCHES, NEURONS, Place, Refused, SAMPLES, Worked, read_number};
use crate::ui::t;

/// What was typed where, and why it was not taken.
type Refusal = RwSignal<Option<(Place, Refused)>>;

/// The example.
#[component]
pub fn MaskExample() -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="mask-title" data-testid="mask-example">
            <h2 id="mask-title">{move || t!("neurons-mask-title")}</h2>
            <p class="card-lead">
                {move || t!("neurons-mask-lead")} " " <code>"(out == 0).all(axis=0)"</code>
            </p>
            <Batches />
        </section>
    }
    .into_any()
}

/// Its numbers, and what is done with them.
#[component]
pub fn Batches() -> impl IntoView {
    let page = Page::get();
    let worked = page
        .lab
        .of_link(|link| Worked::read(link.view.get("x").map(String::as_str)));
    let refusal = Refusal::new(None);
    let batches: Vec<_> = (0..BATCHES)
        .map(|batch| view! { <Batch worked batch refusal /> })
        .collect();
    view! {
        <div class="mask-batches">{batches} <Fold worked /></div>
        <p class="field-note" role="status" data-testid="mask-refused">
            {move || refusal.get().map(said)}
        </p>
        <Steps worked refusal />
    }
    .into_any()
}

/// Why a number was not taken, as a sentence.
fn said(((batch, sample, neuron), why): (Place, Refused)) -> String {
    let where_ = t!(
        "neurons-mask-cell",
        batch = batch + 1,
        sample = sample + 1,
        neuron = neuron + 1
    );
    match why {
        Refused::NotANumber => t!("neurons-mask-not-a-number", place = where_),
        Refused::TooLarge => t!("neurons-mask-too-large", place = where_),
        Refused::NoRoom => t!("neurons-mask-no-room", place = where_),
    }
}

/// The numbers of one batch, and its mask.
#[component]
fn Batch(worked: Memo<Worked>, batch: usize, refusal: Refusal) -> impl IntoView {
    let folded = move || worked.with(|worked| worked.folded() > batch);
    let rows: Vec<_> = (0..SAMPLES)
        .map(|sample| {
            let cells: Vec<_> = (0..NEURONS)
                .map(|neuron| view! { <Cell worked place=(batch, sample, neuron) refusal /> })
                .collect();
            view! {
                <tr>
                    <th scope="row">{move || t!("neurons-mask-sample", number = sample + 1)}</th>
                    {cells}
                </tr>
            }
        })
        .collect();
    let mask = Memo::new(move |_| worked.with(|worked| worked.of_batch(batch)));
    view! {
        <table class="mask-table" class:waits=move || !folded()>
            <caption>{move || t!("neurons-mask-batch", number = batch + 1)}</caption>
            <Head />
            <tbody>
                {rows} <tr class="mask-row" data-testid=format!("mask-{}", batch + 1)>
                    <th scope="row">{move || t!("neurons-mask-row")}</th>
                    <Truths mask=mask.into() />
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}

/// The numbers of the neurons.
#[component]
fn Head() -> impl IntoView {
    let neurons: Vec<_> = (1..=NEURONS)
        .map(|number| {
            view! {
                <th scope="col" aria-label=move || t!("neurons-mask-neuron", number = number)>
                    {number}
                </th>
            }
        })
        .collect();
    view! {
        <thead>
            <tr>
                <th scope="col">{move || t!("neurons-neuron")}</th>
                {neurons}
            </tr>
        </thead>
    }
}

/// A row of T and F.
#[component]
fn Truths(mask: Signal<Vec<bool>>) -> impl IntoView {
    let cells: Vec<_> = (0..NEURONS)
        .map(|neuron| {
            let dead = Memo::new(move |_| mask.with(|mask| mask.get(neuron) == Some(&true)));
            view! {
                <td class="truth" class:dead=dead>
                    {move || if dead.get() { "T" } else { "F" }}
                </td>
            }
        })
        .collect();
    cells
}

/// A number that can be typed over.
#[component]
fn Cell(worked: Memo<Worked>, place: Place, refusal: Refusal) -> impl IntoView {
    let page = Page::get();
    let number = Memo::new(move |_| worked.with(|worked| worked.number(place)));
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let number = number.get();
        if let Some(input) = node.get() {
            // What is being typed stays as it is typed.
            if read_number(&input.value()) != Ok(number) {
                input.set_value(&number.to_string());
            }
        }
    });
    let mine = move || refusal.with(|refused| refused.is_some_and(|(at, _)| at == place));
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        match worked.get_untracked().with(place, &text) {
            Ok(changed) => {
                refusal.set(None);
                page.work(changed);
            }
            Err(why) => refusal.set(Some((place, why))),
        }
    };
    let left = move |event: leptos::ev::Event| {
        // The last number that could be read comes back; why stays said.
        let input: web_sys::HtmlInputElement = event_target(&event);
        input.set_value(&number.get_untracked().to_string());
    };
    let (batch, sample, neuron) = place;
    let label = move || {
        t!(
            "neurons-mask-cell",
            batch = batch + 1,
            sample = sample + 1,
            neuron = neuron + 1
        )
    };
    view! {
        <td>
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                node_ref=node
                aria-label=label
                aria-invalid=move || mine().to_string()
                on:input=typed
                on:change=left
            />
        </td>
    }
    .into_any()
}

/// The masks with AND, batch by batch.
#[component]
fn Fold(worked: Memo<Worked>) -> impl IntoView {
    let folded = Memo::new(move |_| worked.with(Worked::folded));
    let mask = Memo::new(move |_| worked.with(Worked::fold));
    view! {
        <table class="mask-table mask-fold">
            <caption>
                {move || t!("neurons-mask-fold", done = folded.get(), batches = BATCHES)}
            </caption>
            <Head />
            <tbody>
                <tr class="mask-row" data-testid="mask-fold">
                    <th scope="row">{move || t!("neurons-mask-and")}</th>
                    <Truths mask=mask.into() />
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}

/// The buttons that join the masks, and what comes of it.
#[component]
fn Steps(worked: Memo<Worked>, refusal: Refusal) -> impl IntoView {
    let page = Page::get();
    let folded = Memo::new(move |_| worked.with(Worked::folded));
    let mask = Memo::new(move |_| worked.with(Worked::fold));
    let step = move |to: usize| match worked.get_untracked().folded_to(to) {
        Ok(changed) => page.work(changed),
        Err(why) => refusal.set(Some(((0, 0, 0), why))),
    };
    let reset = move |_| {
        refusal.set(None);
        page.work(Worked::default());
    };
    let verdict = move || {
        let dead: Vec<String> = mask.with(|mask| {
            let dead = mask.iter().enumerate().filter(|(_, dead)| **dead);
            dead.map(|(neuron, _)| (neuron + 1).to_string()).collect()
        });
        match (folded.get(), dead.len()) {
            (0, _) => t!("neurons-mask-none-yet"),
            (batches, 0) => t!("neurons-mask-no-dead", batches = batches),
            (batches, count) => t!(
                "neurons-mask-dead",
                batches = batches,
                count = count,
                neurons = dead.join(", ")
            ),
        }
    };
    view! {
        <div class="neurons-buttons">
            <button
                type="button"
                disabled=move || folded.get() == 0
                on:click=move |_| step(0)
                data-testid="mask-first"
            >
                {move || t!("neurons-mask-restart")}
            </button>
            <button
                type="button"
                disabled=move || folded.get() == BATCHES
                on:click=move |_| step(folded.get_untracked() + 1)
                data-testid="mask-next"
            >
                {move || t!("neurons-mask-next")}
            </button>
            <button
                type="button"
                disabled=move || worked.with(|worked| worked.text().is_none())
                on:click=reset
                data-testid="mask-reset"
            >
                {move || t!("neurons-mask-reset")}
            </button>
            <p class="mask-verdict" role="status" data-testid="mask-verdict">
                {verdict}
            </p>
        </div>
    }
    .into_any()
}

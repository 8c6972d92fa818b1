//! Deaths, births and revivals while the network trains.

use leptos::prelude::*;

use super::lives::{Moment, Turn, dead, moments, turns};
use super::page::{Page, as_census};
use super::wants::{self, PROBE};
use crate::ui::chart::{Axis, LineChart, Series, Values};
use crate::ui::inside;
use crate::ui::layers::layer_style;
use crate::ui::palette::{Weight, style};
use crate::ui::{key, t};

/// The section: a button at first, the charts once they are asked for.
#[component]
pub fn OverTime() -> impl IntoView {
    let page = Page::get();
    let shown = page.of_view(|view| view.lives);
    let hidden = page.lab.hides("lives");
    let open = move |_| {
        page.change(|view| {
            (view.lives, view.lives_layer) = (!view.lives, None);
        });
    };
    view! {
        <section class="card" data-testid="lives">
            <h2>{move || t!("neurons-lives-title")}</h2>
            <p class="card-lead">{move || t!("neurons-lives-lead", probe = PROBE)}</p>
            <button
                type="button"
                aria-pressed=move || shown.get().to_string()
                hidden=hidden
                on:click=open
                data-testid="lives-open"
            >
                {move || t!("neurons-lives-open")}
            </button>
            {move || shown.get().then(|| view! { <Charts /> }.into_any())}
        </section>
    }
    .into_any()
}

/// What was seen of the network that is looked at closely.
fn history(page: Page) -> Memo<Vec<Moment>> {
    let seen = Memo::new(move |_| page.run.with(|run| page.room.history(run)));
    Memo::new(move |_| seen.with(|seen| moments(seen.iter().map(|one| &**one))))
}

#[component]
fn Charts() -> impl IntoView {
    let page = Page::get();
    let moments = history(page);
    let per_epoch = Memo::new(move |_| {
        let opened = page.run.with(|run| page.room.opened(run));
        opened.map_or(1, |opened| opened.steps_per_epoch)
    });
    let epochs = Memo::new(move |_| page.run.with(|run| run.epochs));
    let layers = Memo::new(move |_| page.run.with(|run| run.hidden.len()));
    let layer = page.of_view(|view| view.lives_layer);
    let x = Signal::derive(move || Axis {
        label: t!("axis-epoch"),
        at_least: Some((0.0, epochs.get() as f64)),
        ..Axis::default()
    });
    let y = Signal::derive(|| Axis {
        label: t!("neurons-count"),
        values: Values::Whole,
        at_least: Some((0.0, 4.0)),
        ..Axis::default()
    });
    let dead_now = Signal::derive(move || {
        moments.with(|moments| {
            (0..layers.get())
                .map(|at| Series {
                    id: at.to_string(),
                    name: t!("neurons-layer-n", number = at + 1),
                    style: layer_style(at),
                    weight: Weight::Strong,
                    points: dead(moments, at, per_epoch.get()),
                })
                .collect::<Vec<_>>()
        })
    });
    let changes = Signal::derive(move || {
        let kinds = [
            (Turn::Died, key("neurons-died"), "tanh"),
            (Turn::Born, key("neurons-born"), "gelu"),
            (Turn::Revived, key("neurons-revived"), "sigmoid"),
        ];
        moments.with(|moments| {
            kinds
                .map(|(turn, name, look)| Series {
                    id: name.to_owned(),
                    name: t!(name),
                    style: style(look),
                    weight: Weight::Strong,
                    points: turns(moments, turn, layer.get(), per_epoch.get()),
                })
                .to_vec()
        })
    });
    let title = Signal::derive(move || match layer.get() {
        Some(layer) => t!("neurons-turns-layer", number = layer + 1),
        None => t!("neurons-turns"),
    });
    let empty = Signal::derive(|| Some(t!("neurons-lives-empty")));
    view! {
        <Choices layers layer />
        <div class="pair">
            <LineChart
                title=Signal::derive(|| t!("neurons-dead-now"))
                x
                y
                series=dead_now
                empty
                theme=page.theme
            />
            <LineChart title x y series=changes empty theme=page.theme />
        </div>
        <p class="view-note">
            {move || {
                t!("neurons-lives-note", probe = PROBE, every = page.view.with(|view| view.every))
            }}
        </p>
        <Exact moments />
    }
    .into_any()
}

/// Which layer's turns are shown, and how often the neurons are looked at.
#[component]
fn Choices(layers: Memo<usize>, layer: Memo<Option<usize>>) -> impl IntoView {
    let page = Page::get();
    let hidden = page.lab.hides("every");
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event).parse::<usize>().ok();
        page.change(|view| view.lives_layer = chosen);
    };
    let options = move || {
        (0..layers.get())
            .map(|at| {
                view! {
                    <option value=at.to_string() selected=move || layer.get() == Some(at)>
                        {t!("neurons-layer-n", number = at + 1)}
                    </option>
                }
            })
            .collect::<Vec<_>>()
    };
    let every = page.of_view(|view| view.every);
    let often = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Ok(steps) = input.value().trim().parse::<u32>() {
            page.change(|view| view.every = steps);
        }
        input.set_value(&every.get_untracked().to_string());
    };
    view! {
        <div class="neurons-buttons">
            <label class="field">
                <span>{move || t!("neurons-turns-which")}</span>
                <select on:change=choose data-testid="lives-layer">
                    <option value="" selected=move || layer.get().is_none()>
                        {move || t!("neurons-all")}
                    </option>
                    {options}
                </select>
            </label>
            <label class="field" hidden=hidden>
                <span>{move || t!("neurons-every")}</span>
                <input
                    type="text"
                    inputmode="numeric"
                    prop:value=move || every.get().to_string()
                    on:change=often
                    data-testid="lives-every"
                />
            </label>
        </div>
    }
    .into_any()
}

/// The count over the whole training set at the end, beside the probe's.
#[component]
fn Exact(moments: Memo<Vec<Moment>>) -> impl IntoView {
    let page = Page::get();
    let found = page.found(move || Some(wants::census(&page.run.get(), inside::Moment::End)));
    move || {
        let found = found.get();
        let Some(census) = found.as_deref().and_then(as_census) else {
            return view! { <p class="view-empty">{t!("neurons-exact-waits")}</p> }.into_any();
        };
        let last = moments.with(|moments| moments.last().cloned());
        let last = last.filter(|last| last.steps == census.steps);
        let rows: Vec<_> = census
            .layers
            .iter()
            .enumerate()
            .map(|(at, layer)| {
                let seen = last.as_ref().and_then(|last| last.layers.get(at));
                let seen = seen.map_or_else(|| "–".to_owned(), |point| point.dead.to_string());
                view! {
                    <tr>
                        <th scope="row">{at + 1}</th>
                        <td>{layer.neurons.len()}</td>
                        <td>{layer.counts().dead}</td>
                        <td>{seen}</td>
                    </tr>
                }
            })
            .collect();
        view! {
            <h3>{t!("neurons-exact")}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t!("neurons-exact")>
                <table class="data-table" data-testid="exact">
                    <caption class="visually-hidden">{t!("neurons-exact")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("neurons-layer")}</th>
                            <th scope="col">{t!("neurons-width")}</th>
                            <th scope="col">
                                {t!("neurons-exact-whole", samples = census.samples)}
                            </th>
                            <th scope="col">{t!("neurons-exact-probe", samples = PROBE)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="view-note">{t!("neurons-exact-note")}</p>
        }
        .into_any()
    }
}

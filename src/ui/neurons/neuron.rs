//! One neuron from close by: what it looks for, what comes in, what comes out, and the images
//! that it answers most strongly.

use std::sync::Arc;

use leptos::prelude::*;

use super::over::picture;
use super::page::{Page, as_census, moment};
use super::wants;
use super::weight_views::Weights;
use crate::protocol::{Found, NeuronView};
use crate::ui::chart::ticks::short;
use crate::ui::chart::{Axis, LineChart};
use crate::ui::histogram::{Axes, Histograms, Row, Settings};
use crate::ui::palette::style;
use crate::ui::state::Shared;
use crate::ui::views::{Picture, pixels};
use crate::ui::{format, t, words};

fn as_neuron(found: &Found) -> Option<&NeuronView> {
    match found {
        Found::Neuron(view) => Some(view),
        _ => None,
    }
}

/// The neuron that is chosen.
#[component]
pub fn ChosenNeuron() -> impl IntoView {
    let page = Page::get();
    let found = page.found(move || {
        let run = page.run.get();
        page.view.with(|view| wants::neuron(&run, view))
    });
    let chosen = page.of_view(|view| view.chosen);
    let title = move || match chosen.get() {
        Some((layer, neuron)) => t!(
            "neurons-one-title",
            layer = layer + 1,
            neuron = neuron + 1,
            moment = moment(page.view.with(|view| view.at))
        ),
        None => t!("neurons-one"),
    };
    let body = move || {
        let Some(_) = chosen.get() else {
            return view! { <p class="view-empty">{t!("neurons-one-hint")}</p> }.into_any();
        };
        match found.get() {
            Some(found) if as_neuron(&found).is_some() => view! { <Seen found /> }.into_any(),
            _ => view! { <p class="view-empty">{t!("neurons-one-waits")}</p> }.into_any(),
        }
    };
    view! {
        <section class="card" data-testid="chosen-neuron">
            <h2>{title}</h2>
            <Choose />
            {body}
        </section>
    }
    .into_any()
}

/// Chooses a neuron by its numbers.
#[component]
fn Choose() -> impl IntoView {
    let page = Page::get();
    let chosen = page.of_view(|view| view.chosen);
    let hidden = page.lab.hides("neuron");
    let field = move |of: fn((usize, usize)) -> usize| {
        move || {
            chosen
                .get()
                .map_or_else(String::new, |place| (of(place) + 1).to_string())
        }
    };
    let typed = move |of: fn((usize, usize)) -> usize, set: fn(&mut (usize, usize), usize)| {
        move |event: leptos::ev::Event| {
            let input: web_sys::HtmlInputElement = event_target(&event);
            let number = input.value().trim().parse::<usize>().ok();
            if let Some(number) = number.and_then(|number| number.checked_sub(1)) {
                let hidden = page.experiment.with_untracked(|e| e.hidden.clone());
                page.change(|view| {
                    let mut place = view.chosen.unwrap_or_default();
                    set(&mut place, number);
                    let layer = place.0.min(hidden.len().saturating_sub(1));
                    if let Some(width) = hidden.get(layer) {
                        view.chosen = Some((layer, place.1.min(width - 1)));
                    }
                });
            }
            // What was out of range, or no number, gives way to what is chosen.
            input.set_value(&untrack(field(of)));
        }
    };
    let clear = move |_| page.change(|view| view.chosen = None);
    view! {
        <div class="neurons-buttons" hidden=hidden>
            <label class="field">
                <span>{move || t!("neurons-layer")}</span>
                <input
                    type="number"
                    min="1"
                    data-testid="choose-layer"
                    prop:value=field(|place| place.0)
                    on:change=typed(|place| place.0, |place, number| place.0 = number)
                />
            </label>
            <label class="field">
                <span>{move || t!("neurons-neuron")}</span>
                <input
                    type="number"
                    min="1"
                    data-testid="choose-neuron"
                    prop:value=field(|place| place.1)
                    on:change=typed(|place| place.1, |place, number| place.1 = number)
                />
            </label>
            <button type="button" disabled=move || chosen.get().is_none() on:click=clear>
                {move || t!("neurons-one-clear")}
            </button>
        </div>
    }
    .into_any()
}

/// What was found of it.
#[component]
fn Seen(found: Shared<Found>) -> impl IntoView {
    let page = Page::get();
    let Some(one) = as_neuron(&found) else {
        return ().into_any();
    };
    let share = f64::from(one.active) / f64::from(one.samples.max(1));
    let (samples, active) = (one.samples, one.active);
    let biases: Vec<String> = one.biases.iter().map(|&bias| short(bias.into())).collect();
    let biases = biases.join(", ");
    let part = page
        .run
        .with_untracked(|run| (one.samples as usize) < run.n);
    let facts = move || {
        let all = t!(
            "neurons-one-active",
            active = active,
            samples = samples,
            share = format::percent(share, 1),
            bias = &*biases
        );
        let part = part.then(|| t!("neurons-one-part", samples = samples));
        [Some(all), part]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (layer, neuron) = (one.layer as usize, one.neuron as usize);
    let held = move || {
        page.census.with(|found| {
            let census = found.as_deref().and_then(as_census)?;
            let layer = census.layers.get(layer)?;
            let known = neuron < layer.neurons.len();
            known.then(|| {
                let states = super::map::states(layer.states(neuron));
                t!("neurons-one-states", states = states)
            })
        })
    };
    let over = page.run.with_untracked(|run| {
        let names = untrack(|| [t!("neurons-one-post"), t!("neurons-one-slope")]);
        picture(
            run,
            one.steps == 0,
            (one.layer, one.neuron),
            &one.pre,
            names,
        )
    });
    let over = over.map(|over| {
        let x = over.x;
        let x = Signal::derive(move || Axis {
            label: t!("neurons-one-pre-axis"),
            at_least: Some(x),
            ..Axis::default()
        });
        let y = Signal::derive(|| Axis {
            label: t!("neurons-one-both"),
            ..Axis::default()
        });
        let (series, backdrop) = (over.series, over.backdrop);
        view! {
            <LineChart
                title=Signal::derive(|| t!("neurons-one-over"))
                x
                y
                series=Signal::stored(series)
                backdrop=Signal::stored(backdrop)
                theme=page.theme
            />
        }
        .into_any()
    });
    let look = page.run.with_untracked(|run| style(&run.activation().key));
    let (pre, post) = (Arc::new(one.pre.clone()), Arc::new(one.post.clone()));
    let rows = Signal::derive(move || {
        vec![
            Row::new("pre".into(), t!("neurons-one-pre"), look, pre.clone()),
            Row::new("post".into(), t!("neurons-one-post"), look, post.clone()),
        ]
    });
    let settings = Signal::stored(Settings {
        axes: Axes::Own,
        ..Settings::default()
    });
    view! {
        <p>{facts} " " {held}</p>
        <div class="pair neurons-one">
            <Weights found=found.clone() />
            <Histograms
                title=Signal::derive(|| t!("neurons-one-values"))
                label=Signal::derive(|| t!("neurons-one-label"))
                rows
                settings
                theme=page.theme
            />
        </div>
        <p class="view-note">{move || t!("neurons-one-zero")}</p>
        <div class="neurons-over">{over}</div>
        <Top found />
    }
    .into_any()
}

/// The images with its largest outputs.
#[component]
fn Top(found: Shared<Found>) -> impl IntoView {
    let page = Page::get();
    let classes = Memo::new(move |_| {
        let opened = page.run.with(|run| page.room.opened(run));
        opened.map_or_else(Vec::new, |opened| opened.classes.clone())
    });
    let list = move || {
        let one = as_neuron(&found)?;
        let images = one.images.as_ref()?;
        let tiles: Vec<_> = one
            .top
            .iter()
            .zip(&one.top_outputs)
            .enumerate()
            .filter_map(|(at, (place, &output))| {
                let grey = pixels(images, at)?.to_vec();
                let class = usize::from(*images.labels.get(at)?);
                let class = classes.with(|classes| match classes.get(class) {
                    Some(name) => words::class(name),
                    None => class.to_string(),
                });
                let label = class.clone();
                let number = t!("neurons-one-image", number = format::integer(u64::from(*place) + 1));
                Some(view! {
                    <li class="tile">
                        <Picture grey rows=images.rows columns=images.columns label />
                        <div class="tile-text">
                            <strong>{class}</strong>
                            <span class="tile-sure">{format!("f(z) = {}", short(output.into()))}</span>
                            <span class="tile-verdict">{number}</span>
                        </div>
                    </li>
                })
            })
            .collect();
        let silent = one.top_outputs.iter().all(|&output| output == 0.0);
        Some(view! {
            <h3>{t!("neurons-one-top")}</h3>
            {silent.then(|| view! { <p class="view-note">{t!("neurons-one-silent")}</p> })}
            <ul class="tiles">{tiles}</ul>
        })
    };
    view! { {list} }.into_any()
}

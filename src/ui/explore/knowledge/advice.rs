//! The chapter's advice by field, each piece beside what primary sources say.

use leptos::prelude::*;

use super::references as paper;
use super::references::{Reference, References};
use crate::ui::{key, t};

/// A piece of advice; the texts are keys of the page's words.
struct Piece {
    field: &'static str,
    says: &'static str,
    checked: &'static str,
    sources: &'static [Reference],
}

/// In the chapter's order, after what it says about where to begin, which rests on our own runs.
static ADVICE: [Piece; 10] = [
    Piece {
        field: key("advice-start"),
        says: key("advice-start-says"),
        checked: key("advice-start-checked"),
        sources: &[],
    },
    Piece {
        field: key("advice-cnn"),
        says: key("advice-cnn-says"),
        checked: key("advice-cnn-checked"),
        sources: &[paper::ALEXNET, paper::PRELU],
    },
    Piece {
        field: key("advice-deep"),
        says: key("advice-deep-says"),
        checked: key("advice-deep-checked"),
        sources: &[
            paper::SILU,
            paper::SWISH,
            paper::EFFICIENTNET,
            paper::CONVNEXT,
        ],
    },
    Piece {
        field: key("advice-vit"),
        says: key("advice-vit-says"),
        checked: key("advice-vit-checked"),
        sources: &[paper::GELU, paper::BERT, paper::VIT],
    },
    Piece {
        field: key("advice-mobile"),
        says: key("advice-mobile-says"),
        checked: key("advice-mobile-checked"),
        sources: &[paper::RELU6, paper::MOBILENET_V2, paper::MOBILENET_V3],
    },
    Piece {
        field: key("advice-image"),
        says: key("advice-image-says"),
        checked: key("advice-image-checked"),
        sources: &[paper::DIFFUSION, paper::DCGAN],
    },
    Piece {
        field: key("advice-language"),
        says: key("advice-language-says"),
        checked: key("advice-language-checked"),
        sources: &[
            paper::TRANSFORMER,
            paper::BERT,
            paper::SWIGLU,
            paper::LLAMA_2,
            paper::LLAMA_3,
        ],
    },
    Piece {
        field: key("advice-recurrent"),
        says: key("advice-recurrent-says"),
        checked: key("advice-recurrent-checked"),
        sources: &[paper::LSTM],
    },
    Piece {
        field: key("advice-speech"),
        says: key("advice-speech-says"),
        checked: key("advice-speech-checked"),
        sources: &[
            paper::WAV2VEC,
            paper::CONFORMER,
            paper::BIGVGAN,
            paper::SNAKE,
        ],
    },
    Piece {
        field: key("advice-real-time"),
        says: key("advice-real-time-says"),
        checked: key("advice-real-time-checked"),
        sources: &[paper::MOBILENET_V3],
    },
];

/// A piece without its heading.
#[component]
fn Said(piece: &'static Piece) -> impl IntoView {
    let sources = (!piece.sources.is_empty()).then(|| view! { <References of=piece.sources /> });
    view! {
        <p>
            <strong>{move || t!("advice-says")}</strong>
            " "
            {move || t!(piece.says)}
        </p>
        <p>
            <strong>{move || t!("advice-checked")}</strong>
            " "
            {move || t!(piece.checked)}
        </p>
        {sources}
    }
    .into_any()
}

/// All of it, field by field, to be opened.
#[component]
pub fn AdviceByField() -> impl IntoView {
    let pieces: Vec<_> = ADVICE
        .iter()
        .enumerate()
        .map(|(place, piece)| {
            view! {
                // Where to begin is open, and shows what the others hold.
                <details open=place == 0 data-advice=piece.field>
                    <summary>{move || t!(piece.field)}</summary>
                    <Said piece />
                </details>
            }
        })
        .collect();
    view! { <div class="advice-by-field">{pieces}</div> }.into_any()
}

/// All of it.
#[component]
pub fn Advice() -> impl IntoView {
    let pieces: Vec<_> = ADVICE
        .iter()
        .map(|piece| {
            view! {
                <li data-advice=piece.field>
                    <h3>{move || t!(piece.field)}</h3>
                    <Said piece />
                </li>
            }
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="advice-title" data-testid="advice">
            <h2 id="advice-title">{move || t!("advice-title")}</h2>
            <p class="view-note">{move || t!("advice-lead")}</p>
            <ul class="advice" role="list">
                {pieces}
            </ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::references::Place;
    use super::*;

    #[test]
    fn every_piece_has_sources_but_the_one_that_rests_on_our_runs() {
        for piece in &ADVICE {
            let ours = piece.field == "advice-start";
            assert_eq!(piece.sources.is_empty(), ours, "{}", piece.field);
        }
    }

    #[test]
    fn an_arxiv_number_agrees_with_its_year() {
        for paper in ADVICE.iter().flat_map(|piece| piece.sources) {
            let Place::Arxiv(number) = paper.place else {
                continue;
            };
            let (month, rest) = number.split_once('.').unwrap();
            assert_eq!((month.len(), rest.len()), (4, 5), "{paper:?}");
            assert_eq!(month[..2], (paper.year % 100).to_string(), "{paper:?}");
        }
    }
}

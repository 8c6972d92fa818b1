//! What each function is good and bad at, and where the chapter is mistaken about it.

use leptos::prelude::*;

use crate::ui::{key, t};

/// What is said of a function; all texts are keys of the page's words.
struct Note {
    /// The catalogue's key.
    function: &'static str,
    good: &'static str,
    bad: &'static str,
    /// Where the chapter and the facts differ; several functions may share one.
    differs: &'static [&'static str],
}

/// In the catalogue's order.
static NOTES: [Note; 32] = [
    Note {
        function: "sigmoid",
        good: key("good-sigmoid"),
        bad: key("bad-sigmoid"),
        differs: &[
            key("differs-1943"),
            key("differs-monotonic-is"),
            key("differs-sigmoid-learns"),
        ],
    },
    Note {
        function: "tanh",
        good: key("good-tanh"),
        bad: key("bad-tanh"),
        differs: &[key("differs-monotonic-is"), key("differs-tanh-gates")],
    },
    Note {
        function: "relu",
        good: key("good-relu"),
        bad: key("bad-relu"),
        differs: &[key("differs-relu-start"), key("differs-stability")],
    },
    Note {
        function: "gelu",
        good: key("good-gelu"),
        bad: key("bad-gelu"),
        differs: &[
            key("differs-monotonic-not"),
            key("differs-gelu-zero"),
            key("differs-dead"),
            key("differs-stability"),
            key("differs-llama"),
        ],
    },
    Note {
        function: "mish",
        good: key("good-mish"),
        bad: key("bad-mish"),
        differs: &[key("differs-monotonic-not"), key("differs-stability")],
    },
    Note {
        function: "leaky_relu",
        good: key("good-leaky_relu"),
        bad: key("bad-leaky_relu"),
        differs: &[key("differs-leaky-max"), key("differs-leaky-low")],
    },
    Note {
        function: "silu",
        good: key("good-silu"),
        bad: key("bad-silu"),
        differs: &[
            key("differs-silu-swish"),
            key("differs-monotonic-not"),
            key("differs-dead"),
        ],
    },
    Note {
        function: "hardswish",
        good: key("good-hardswish"),
        bad: key("bad-hardswish"),
        differs: &[key("differs-hardswish")],
    },
    Note {
        function: "swish",
        good: key("good-swish"),
        bad: key("bad-swish"),
        differs: &[
            key("differs-silu-swish"),
            key("differs-monotonic-not"),
            key("differs-dead"),
        ],
    },
    Note {
        function: "prelu",
        good: key("good-prelu"),
        bad: key("bad-prelu"),
        differs: &[
            key("differs-adaptive"),
            key("differs-prelu-shared"),
            key("differs-leaky-max"),
        ],
    },
    Note {
        function: "rrelu",
        good: key("good-rrelu"),
        bad: key("bad-rrelu"),
        differs: &[],
    },
    Note {
        function: "telu",
        good: key("good-telu"),
        bad: key("bad-telu"),
        differs: &[
            key("differs-telu-two"),
            key("differs-telu-low"),
            key("differs-adaptive"),
            key("differs-dead"),
        ],
    },
    Note {
        function: "staf",
        good: key("good-staf"),
        bad: key("bad-staf"),
        differs: &[key("differs-staf-source"), key("differs-staf-order")],
    },
    Note {
        function: "identity",
        good: key("good-identity"),
        bad: key("bad-identity"),
        differs: &[key("differs-identity")],
    },
    Note {
        function: "step",
        good: key("good-step"),
        bad: key("bad-step"),
        differs: &[key("differs-1943")],
    },
    Note {
        function: "swish_beta",
        good: key("good-swish_beta"),
        bad: key("bad-swish_beta"),
        differs: &[key("differs-swish-beta")],
    },
    Note {
        function: "elu",
        good: key("good-elu"),
        bad: key("bad-elu"),
        differs: &[],
    },
    Note {
        function: "selu",
        good: key("good-selu"),
        bad: key("bad-selu"),
        differs: &[],
    },
    Note {
        function: "softplus",
        good: key("good-softplus"),
        bad: key("bad-softplus"),
        differs: &[],
    },
    Note {
        function: "swiglu",
        good: key("good-swiglu"),
        bad: key("bad-swiglu"),
        differs: &[key("differs-swiglu-beta"), key("differs-llama")],
    },
    Note {
        function: "adaptive_sigmoid",
        good: key("good-adaptive_sigmoid"),
        bad: key("bad-adaptive_sigmoid"),
        differs: &[],
    },
    Note {
        function: "sgt",
        good: key("good-sgt"),
        bad: key("bad-sgt"),
        differs: &[],
    },
    Note {
        function: "nipuna",
        good: key("good-nipuna"),
        bad: key("bad-nipuna"),
        differs: &[key("differs-nipuna")],
    },
    Note {
        function: "telu_tanh_exp",
        good: key("good-telu_tanh_exp"),
        bad: key("bad-telu_tanh_exp"),
        differs: &[key("differs-telu-two")],
    },
    Note {
        function: "swigelu",
        good: key("good-swigelu"),
        bad: key("bad-swigelu"),
        differs: &[],
    },
    Note {
        function: "rational",
        good: key("good-rational"),
        bad: key("bad-rational"),
        differs: &[],
    },
    Note {
        function: "bspline",
        good: key("good-bspline"),
        bad: key("bad-bspline"),
        differs: &[key("differs-bspline")],
    },
    Note {
        function: "fourier",
        good: key("good-fourier"),
        bad: key("bad-fourier"),
        differs: &[],
    },
    Note {
        function: "mixture",
        good: key("good-mixture"),
        bad: key("bad-mixture"),
        differs: &[],
    },
    Note {
        function: "relu6",
        good: key("good-relu6"),
        bad: key("bad-relu6"),
        differs: &[],
    },
    Note {
        function: "snake",
        good: key("good-snake"),
        bad: key("bad-snake"),
        differs: &[],
    },
    Note {
        function: "maxout",
        good: key("good-maxout"),
        bad: key("bad-maxout"),
        differs: &[],
    },
];

/// What is said of the function with that key; nothing of a formula that the student typed.
#[component]
pub fn Notes(
    /// Its key.
    of: String,
) -> impl IntoView {
    let note = NOTES.iter().find(|note| note.function == of);
    note.map(|note| {
        let differs = (!note.differs.is_empty()).then(|| {
            let all: Vec<_> = note
                .differs
                .iter()
                .map(|text| view! { <dd>{t!(text)}</dd> })
                .collect();
            view! {
                <div class="differs">
                    <dt>{t!("notes-differs")}</dt>
                    {all}
                </div>
            }
        });
        view! {
            <h3>{t!("notes-title")}</h3>
            <dl class="notes" data-testid="notes">
                <div>
                    <dt>{t!("notes-good")}</dt>
                    <dd>{t!(note.good)}</dd>
                </div>
                <div>
                    <dt>{t!("notes-bad")}</dt>
                    <dd>{t!(note.bad)}</dd>
                </div>
                {differs}
            </dl>
        }
    })
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation;
    use crate::link::Lang;
    use crate::ui::i18n::translate;

    #[test]
    fn every_function_of_the_catalogue_has_its_note() {
        let noted: Vec<_> = NOTES.iter().map(|note| note.function).collect();
        let keys: Vec<_> = activation::all().iter().map(|entry| entry.key).collect();
        assert_eq!(noted, keys);
    }

    #[test]
    fn every_note_is_in_every_language_and_is_the_functions_own() {
        for note in &NOTES {
            assert_eq!(note.good, format!("good-{}", note.function));
            assert_eq!(note.bad, format!("bad-{}", note.function));
            for text in [note.good, note.bad].iter().chain(note.differs) {
                let said = Lang::ALL.map(|language| translate(language, text, &[]));
                assert!(said[0] != said[1], "{text} is not translated");
                assert!(said.iter().all(|said| said != text), "nothing says {text}");
            }
        }
    }
}

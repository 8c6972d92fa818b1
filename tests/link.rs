//! Links: the exact text of version 1, the round trip, and what nonsense becomes.
#![cfg(not(target_arch = "wasm32"))]

#[path = "link/any.rs"]
mod any;
#[path = "link/nonsense.rs"]
mod nonsense;

use activation_lab::experiment::{
    ActivationChoice, BOOK_TABLE, DataSource, DeviceChoice, Experiment, Init, Preset, Share, Vary,
    limits,
};
use activation_lab::link::{
    HIDDEN_CONTROLS, Lang, Link, Page, Presentation, Theme, VIEW_KEYS, VIEW_VALUE, decode, encode,
    known_activation, with,
};

fn train(experiment: Experiment) -> Link {
    Link {
        experiment,
        ..Link::new(Page::Train)
    }
}

fn activation(key: &str, parameters: &[(&str, f64)]) -> ActivationChoice {
    ActivationChoice {
        key: key.into(),
        parameters: parameters
            .iter()
            .map(|(k, v)| (k.to_string(), *v))
            .collect(),
    }
}

/// Every text here has been in somebody's notes or slides since version 1:
/// it must go on meaning the same experiment and being written the same way.
#[test]
fn the_text_of_version_1_is_frozen() {
    let base = Experiment::default;
    let cases: Vec<(&str, Link)> = vec![
        ("#/", Link::default()),
        ("#/train", Link::new(Page::Train)),
        (
            "#/train?v=1&seed=1",
            train(Experiment { seed: 1, ..base() }),
        ),
        (
            "#/train?v=1&act=gelu&lr=0.001&momentum=0.8&epochs=15",
            train(Experiment {
                activations: vec![activation("gelu", &[])],
                lr: 0.001,
                momentum: 0.8,
                epochs: 15,
                ..base()
            }),
        ),
        (
            "#/train?v=1&act=staf(tau=8),prelu(a=0.1),relu",
            train(Experiment {
                activations: vec![
                    activation("staf", &[("tau", 8.0)]),
                    activation("prelu", &[("a", 0.1)]),
                    activation("relu", &[]),
                ],
                ..base()
            }),
        ),
        (
            "#/train?v=1&hidden=",
            train(Experiment {
                hidden: vec![],
                ..base()
            }),
        ),
        (
            "#/train?v=1&hidden=256-192&noact=1&share=layer",
            train(Experiment {
                hidden: vec![256, 192],
                noact: true,
                share: Share::Layer,
                ..base()
            }),
        ),
        (
            "#/train?v=1&lr=1e-7&batch=32&seeds=3&init=kaiming&data=synthetic&n=1000&device=cpu",
            train(Experiment {
                lr: 1e-7,
                batch: 32,
                seeds: 3,
                init: Init::Kaiming,
                data: DataSource::Synthetic,
                n: 1000,
                device: DeviceChoice::Cpu,
                ..base()
            }),
        ),
        (
            "#/compare?v=1&vary=lr:0.001,0.01,0.1",
            Link {
                page: Page::Compare,
                ..train(Experiment {
                    vary: Some(Vary {
                        key: "lr".into(),
                        values: vec!["0.001".into(), "0.01".into(), "0.1".into()],
                    }),
                    ..base()
                })
            },
        ),
        (
            "#/design?v=1&act=f1&f1=max(0,x)%20%2B%20a*x%5E2%3B%20a=0.1",
            Link {
                page: Page::Design,
                ..train(Experiment {
                    activations: vec![activation("f1", &[])],
                    formulas: [(1, "max(0,x) + a*x^2; a=0.1".to_owned())].into(),
                    ..base()
                })
            },
        ),
        (
            "#/train?v=1&preset=book-relu",
            train(Experiment::preset(Preset::BookRelu)),
        ),
        (
            "#/train?v=1&preset=book-table",
            train(Experiment::preset(Preset::BookTable)),
        ),
        (
            "#/train?v=1&preset=book-table&epochs=3",
            train(Experiment {
                epochs: 3,
                ..Experiment::preset(Preset::BookTable)
            }),
        ),
        (
            // What the preset changes can be changed back to the default.
            "#/train?v=1&preset=book-table&act=relu&lr=0.01",
            train(Experiment {
                activations: vec![activation("relu", &[])],
                lr: 0.01,
                ..Experiment::preset(Preset::BookTable)
            }),
        ),
        (
            "#/neurons?v=1&preset=big-untrained&layer=5&neuron=17",
            Link {
                page: Page::Neurons,
                view: [("layer", "5"), ("neuron", "17")]
                    .map(|(k, v)| (k.to_owned(), v.to_owned()))
                    .into(),
                ..train(Experiment::preset(Preset::BigUntrained))
            },
        ),
        (
            "#/gradients?v=1&preset=thirty-layers",
            Link {
                page: Page::Gradients,
                ..train(Experiment::preset(Preset::ThirtyLayers))
            },
        ),
        (
            "#/explore?v=1&x=-6:6&cam=30,120&lang=zh-CN&theme=dark&hide=seed,device&embed=1",
            Link {
                page: Page::Explore,
                view: [("x", "-6:6"), ("cam", "30,120")]
                    .map(|(k, v)| (k.to_owned(), v.to_owned()))
                    .into(),
                presentation: Presentation {
                    lang: Some(Lang::ZhCn),
                    theme: Some(Theme::Dark),
                    hide: vec!["seed".into(), "device".into()],
                    embed: true,
                },
                ..Link::default()
            },
        ),
        (
            "#/?v=1&lang=en",
            Link {
                presentation: Presentation {
                    lang: Some(Lang::En),
                    ..Presentation::default()
                },
                ..Link::default()
            },
        ),
    ];
    for (text, link) in cases {
        assert_eq!(encode(&link), text);
        assert_eq!(decode(text), (link, vec![]), "{text}");
    }
}

#[test]
fn the_presets_and_defaults_of_version_1_are_frozen() {
    let default = Experiment::default();
    assert_eq!(default.activations, vec![activation("relu", &[])]);
    assert_eq!(default.hidden, [256, 192, 128, 64]);
    assert_eq!((default.lr, default.momentum), (0.01, 0.9));
    assert_eq!((default.batch, default.epochs), (128, 10));
    assert_eq!((default.seed, default.seeds, default.n), (7, 1, 60_000));

    let table = decode("preset=book-table").0.experiment;
    let keys: Vec<&str> = table.activations.iter().map(|a| a.key.as_str()).collect();
    assert_eq!(keys, BOOK_TABLE);
    assert_eq!((table.lr, table.momentum, table.epochs), (0.001, 0.8, 15));
}

/// A link is read from wherever it was copied.
#[test]
fn a_link_is_read_in_every_form() {
    let expected = train(Experiment {
        activations: vec![activation("gelu", &[])],
        lr: 0.1,
        ..Experiment::default()
    });
    for text in [
        "#/train?v=1&act=gelu&lr=0.1",
        "/train?v=1&act=gelu&lr=0.1",
        "train?act=gelu&lr=0.1",
        "  #/train/?act=gelu&lr=0.1&&\n",
        "#train?lr=0.1&act=gelu",
        "act=gelu&lr=0.1",
        "?act=gelu&lr=0.1",
        "lr=0.1&act=ge%6Cu",
        "act=GELU&lr=1e-1",
        "act=relu&lr=5&act=gelu&lr=0.1",
        "https://example.org/lab/#/train?v=1&act=gelu&lr=0.1",
        "http://127.0.0.1:8080/?x=1#/train?act=gelu&lr=.1",
        "https://example.org/lab/?act=gelu&lr=0.1",
    ] {
        let (link, notices) = decode(text);
        assert_eq!(notices, [], "{text}");
        if text.starts_with('?') || text.contains("/?act") {
            // A query without a page: the experiment is what counts.
            assert_eq!(link.experiment, expected.experiment, "{text}");
        } else {
            assert_eq!(link, expected, "{text}");
        }
    }
    for text in ["", "#", "#/", "/", "#/course", "https://example.org/lab/"] {
        assert_eq!(decode(text), (Link::default(), vec![]), "{text:?}");
    }
    for page in Page::ALL {
        assert_eq!(decode(page.key()), (Link::new(page), vec![]));
    }
}

/// The limits that everything read from a link keeps.
fn within_limits(link: &Link) {
    let e = &link.experiment;
    assert!((1..=limits::ACTIVATIONS.max(BOOK_TABLE.len())).contains(&e.activations.len()));
    for choice in &e.activations {
        let formula = choice
            .key
            .strip_prefix('f')
            .and_then(|n| n.parse::<u8>().ok());
        assert!(known_activation(&choice.key) || e.formulas.contains_key(&formula.unwrap()));
        assert!(choice.parameters.len() <= 8);
        for (name, value) in &choice.parameters {
            assert!(name.len() <= 16 && value.abs() <= 1e6);
            assert!(name != "tau" || (1.0..=64.0).contains(value));
        }
    }
    for (number, text) in &e.formulas {
        assert!((1..=9).contains(number) && !text.is_empty() && text.len() <= limits::FORMULA);
    }
    assert!(e.hidden.len() <= limits::LAYERS);
    assert!(
        e.hidden
            .iter()
            .all(|width| (1..=limits::WIDTH).contains(width))
    );
    assert!(e.parameter_count() <= limits::PARAMETERS as u64);
    assert!((0.0..=limits::LR).contains(&e.lr));
    assert!((0.0..1.0).contains(&e.momentum));
    assert!((1..=limits::BATCH).contains(&e.batch));
    assert!((1..=limits::EPOCHS).contains(&e.epochs));
    assert!(e.seed <= limits::SEED);
    assert!((1..=limits::SEEDS).contains(&e.seeds));
    assert!((1..=limits::SAMPLES).contains(&e.n));
    if let Some(vary) = &e.vary {
        assert!((1..=limits::VARY).contains(&vary.values.len()));
        for value in &vary.values {
            assert!(with(e, &vary.key, value).is_some(), "{vary:?}");
        }
    }
    for (key, value) in &link.view {
        assert!(VIEW_KEYS.contains(&key.as_str()) && value.chars().count() <= VIEW_VALUE);
    }
    assert!(link.presentation.hide.len() <= HIDDEN_CONTROLS);
}

//! Links: the exact text of version 1, the round trip, and what nonsense becomes.
#![cfg(not(target_arch = "wasm32"))]

use activation_lab::experiment::{
    ActivationChoice, BOOK_TABLE, DataSource, DeviceChoice, Experiment, Init, Preset, Share, Vary,
    limits,
};
use activation_lab::link::{
    HIDDEN_CONTROLS, LENGTH, Lang, Link, NOTICES, Notice, Page, Presentation, SHOWN, Theme,
    VIEW_KEYS, VIEW_VALUE, decode, encode, known_activation, with,
};
use proptest::prelude::*;

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

fn notice(text: &str) -> Notice {
    let (link, mut notices) = decode(text);
    within_limits(&link);
    assert_eq!(notices.len(), 1, "{text}: {notices:?}");
    notices.remove(0)
}

#[test]
fn a_bad_value_falls_back_and_is_named() {
    let bad = |key: &str, given: &str, used: &str| Notice::BadValue {
        key: key.into(),
        given: given.into(),
        used: used.into(),
    };
    for (key, given, used) in [
        ("lr", "NaN", "0.01"),
        ("lr", "inf", "0.01"),
        ("lr", "1e999", "0.01"),
        ("lr", "-1", "0.01"),
        ("lr", "", "0.01"),
        ("momentum", "nine", "0.9"),
        ("batch", "1.5", "128"),
        ("epochs", "ten", "10"),
        ("seed", "0x7", "7"),
        ("hidden", "256--5", "256-192-128-64"),
        ("hidden", "wide", "256-192-128-64"),
        ("noact", "yes", "0"),
        ("share", "none", "all"),
        ("opt", "adam2", "sgd"),
        ("init", "zero", "torch"),
        ("data", "cifar", "fashion"),
        ("device", "tpu", "auto"),
        ("n", "-", "60000"),
        ("preset", "book", ""),
        ("vary", "lr", ""),
        ("vary", "colour:red", ""),
        ("embed", "2", "0"),
        ("lang", "tlh", ""),
        ("theme", "solarized", ""),
        ("hide", "<b>", ""),
        ("f1", "", ""),
        ("x", "", ""),
        ("act", ",,", "relu"),
    ] {
        assert_eq!(notice(&format!("{key}={given}")), bad(key, given, used));
    }
    // A bad value falls back to the preset's, not to the default's.
    assert_eq!(
        notice("preset=book-table&epochs=many"),
        bad("epochs", "many", "15")
    );
    assert_eq!(notice("act=prelu(a=zz)"), bad("prelu(a)", "zz", ""));
    assert_eq!(
        notice("act=prelu(a=0.1"),
        bad("act", "prelu(a=0.1", "prelu")
    );
}

#[test]
fn a_value_out_of_range_is_clamped_and_named() {
    for (key, given, used) in [
        ("lr", "1e9", "1000"),
        ("momentum", "1", "0.9999"),
        ("batch", "0", "1"),
        ("batch", "99999999999999999999999999", "4096"),
        ("epochs", "-1", "1"),
        ("epochs", "1000000", "1000"),
        ("seed", "-3", "0"),
        ("seed", "4294967296", "4294967295"),
        ("seeds", "1000", "32"),
        ("n", "60001", "60000"),
        ("hidden", "1000000000-10", "4096-10"),
        ("hidden", "0", "1"),
    ] {
        let clamped = Notice::Clamped {
            key: key.into(),
            given: given.into(),
            used: used.into(),
        };
        assert_eq!(notice(&format!("{key}={given}")), clamped);
    }
    let (link, notices) = decode("act=staf(tau=1e5),prelu(a=-1e99)");
    assert_eq!(notices.len(), 2);
    assert_eq!(
        link.experiment.activations,
        [
            activation("staf", &[("tau", 64.0)]),
            activation("prelu", &[("a", -1e6)])
        ]
    );
}

#[test]
fn what_is_not_known_is_left_out_and_named() {
    assert_eq!(
        notice("#/nowhere?act=gelu"),
        Notice::UnknownPage {
            given: "nowhere".into()
        }
    );
    assert_eq!(
        notice("v=2&act=gelu"),
        Notice::UnknownVersion { given: "2".into() }
    );
    assert_eq!(
        notice("learning_rate=1"),
        Notice::UnknownKey {
            key: "learning_rate".into()
        }
    );
    let (link, notices) = decode("act=relu,rleu,tanh");
    assert_eq!(
        link.experiment.activations,
        [activation("relu", &[]), activation("tanh", &[])]
    );
    assert_eq!(
        notices,
        [Notice::UnknownActivation {
            given: "rleu".into()
        }]
    );
    let (link, notices) = decode("act=nonsense");
    assert_eq!(link.experiment, Experiment::default());
    assert_eq!(
        notices.len(),
        2,
        "what was dropped, and what is used instead"
    );
    assert_eq!(
        notice("act=relu,relu"),
        Notice::RepeatedActivation {
            given: "relu".into()
        }
    );
    assert_eq!(
        notice("act=relu,f2&f1=x"),
        Notice::MissingFormula { given: "f2".into() }
    );
    assert_eq!(
        notice("act=prelu(1a=1)"),
        Notice::UnknownParameter {
            activation: "prelu".into(),
            given: "1a".into()
        }
    );
}

#[test]
fn a_network_that_is_too_large_falls_back() {
    let widest = ["4096"; 64].join("-");
    let Notice::TooManyParameters {
        asked, limit, used, ..
    } = notice(&format!("hidden={widest}"))
    else {
        panic!("another notice");
    };
    assert_eq!(asked, 785 * 4096 + 63 * 4097 * 4096 + 4097 * 10);
    assert_eq!((limit, used.as_str()), (20_000_000, "256-192-128-64"));

    // 4,097·4,096 + 3·4,096 + … fits two inputs, but not 784.
    let hidden = "hidden=4096-4096";
    assert!(decode(&format!("{hidden}&data=xor")).1.is_empty());
    assert_eq!(decode(hidden).1.len(), 1);
    // A swept width is bounded as well.
    let (link, notices) = decode("vary=hidden:64,4096-4096,,128");
    assert_eq!(link.experiment.vary.unwrap().values, ["64", "", "128"]);
    assert!(matches!(notices[..], [Notice::TooManyParameters { .. }]));
}

#[test]
fn the_parameters_are_counted_as_in_the_summary() {
    assert_eq!(Experiment::default().parameter_count(), 283_914);
}

#[test]
fn a_swept_setting_becomes_an_experiment() {
    let base = Experiment::default();
    assert_eq!(with(&base, "lr", "0.5").unwrap().lr, 0.5);
    assert_eq!(with(&base, "hidden", "").unwrap().hidden, []);
    for (key, value) in [
        ("lr", "NaN"),
        ("epochs", "0"),
        ("hidden", "4096-4096"),
        ("act", "relu"),
    ] {
        assert_eq!(with(&base, key, value), None, "{key}={value}");
    }
    let (link, notices) = decode("vary=epochs:1,x,1,5000,2");
    assert_eq!(link.experiment.vary.unwrap().values, ["1", "1000", "2"]);
    assert_eq!(notices.len(), 2);
}

#[test]
fn notices_are_short_whatever_the_link() {
    let control = "a\u{1b}[31m\u{202e}\n";
    let nonsense: String = (0..5000)
        .map(|i| format!("&{control}{i}={control}"))
        .collect();
    let long = format!(
        "#/{0}?v={0}&lr={0}&act={0}({0}),prelu({0}&{nonsense}",
        "長".repeat(3000)
    );
    let (link, notices) = decode(&long);
    assert_eq!(
        link.experiment,
        Experiment {
            activations: vec![activation("prelu", &[])],
            ..Experiment::default()
        }
    );
    assert_eq!(notices.len(), NOTICES);
    assert!(matches!(notices.last(), Some(Notice::More { count }) if *count > 1000));
    for notice in &notices {
        let said = notice.to_string();
        assert!(said.chars().count() < 3 * SHOWN + 100, "{said}");
        assert!(!said.chars().any(char::is_control), "{said:?}");
        assert!(!said.contains('\u{202e}'), "{said:?}");
    }
}

#[test]
fn a_link_without_end_is_cut() {
    let text = format!("lr=0.5&x={}&seed=3", "é".repeat(LENGTH));
    let (link, notices) = decode(&text);
    assert_eq!(link.experiment.lr, 0.5);
    assert_eq!(link.experiment.seed, 7);
    assert!(notices.contains(&Notice::TooLong { limit: LENGTH }));
}

#[test]
fn markup_stays_data() {
    let (link, _) = decode("act=f1&f1=<img src='x' onerror=\"alert(1)\">%26lr=5");
    assert_eq!(link.experiment.lr, 0.01);
    let text = encode(&link);
    assert!(!text.contains(['<', '>', ' ', '"', '\'']), "{text}");
    assert_eq!(decode(&encode(&link)), (link, vec![]));
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

prop_compose! {
    fn choices()(list in prop::collection::vec((
        prop::sample::select(vec!["relu", "gelu", "staf", "prelu", "snake", "f1", "f9"]),
        prop::collection::btree_map("[a-z][a-zA-Z0-9_]{0,5}", -1e6..1e6f64, 0..3),
        prop::option::of(1..=64u8),
    ), 1..8)) -> Vec<ActivationChoice> {
        let mut choices: Vec<ActivationChoice> = Vec::new();
        for (key, mut parameters, tau) in list {
            parameters.remove("tau");
            if let Some(tau) = tau {
                parameters.insert("tau".into(), tau.into());
            }
            let choice = ActivationChoice { key: key.into(), parameters };
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        choices
    }
}

prop_compose! {
    fn experiments()(
        preset in prop::option::of(prop::sample::select(vec![
            Preset::BookRelu, Preset::BookTable, Preset::BigUntrained, Preset::ThirtyLayers,
        ])),
        activations in prop::option::of(choices()),
        formula in "[ -~αβ−·²]{0,40}",
        hidden in prop::option::of(prop::collection::vec(1..600usize, 0..6)),
        noact in any::<bool>(),
        share in prop::sample::select(vec![Share::All, Share::Layer, Share::Neuron]),
        (lr, momentum) in (prop_oneof![0.0..1000.0f64, 0.0..1e-300f64, Just(0.0)], 0.0..0.9999f64),
        (batch, epochs) in (1..=limits::BATCH, 1..=limits::EPOCHS),
        (seed, seeds) in (0..=limits::SEED, 1..=limits::SEEDS),
        vary in prop::option::of(prop::sample::select(vec![
            ("lr", "0,1e-7,0.5"), ("hidden", ",256-192"), ("momentum", "0.1"), ("init", "torch,xavier"),
        ])),
        init in prop::sample::select(vec![Init::Torch, Init::Kaiming, Init::Xavier, Init::Orthogonal]),
        data in prop::sample::select(vec![
            DataSource::Fashion, DataSource::Synthetic, DataSource::Xor, DataSource::Circles,
            DataSource::Spiral, DataSource::Moons, DataSource::Fit1d,
        ]),
        n in 1..=limits::SAMPLES,
        device in prop::sample::select(vec![
            DeviceChoice::Auto, DeviceChoice::Cpu, DeviceChoice::Webgpu,
        ]),
    ) -> Experiment {
        let base = preset.map_or_else(Experiment::default, Experiment::preset);
        let formula = match formula.trim() {
            "" => "x",
            formula => formula,
        };
        Experiment {
            activations: activations.unwrap_or(base.activations.clone()),
            formulas: [(1, formula.to_owned()), (9, "a*x; a=1".to_owned())].into(),
            hidden: hidden.unwrap_or(base.hidden.clone()),
            vary: vary.map(|(key, values)| Vary {
                key: key.into(),
                values: values.split(',').map(str::to_owned).collect(),
            }),
            noact, share, lr, momentum, batch, epochs, seed, seeds, init, data, n, device,
            ..base
        }
    }
}

prop_compose! {
    fn links()(
        experiment in experiments(),
        page in prop::sample::select(Page::ALL.to_vec()),
        view in prop::collection::btree_map(
            prop::sample::select(VIEW_KEYS.map(str::to_owned).to_vec()), "[ -~é長]{1,40}", 0..4),
        lang in prop::option::of(prop::sample::select(Lang::ALL.to_vec())),
        theme in prop::option::of(prop::sample::select(Theme::ALL.to_vec())),
        hide in prop::collection::btree_set("[a-z0-9_-]{1,32}", 0..5),
        embed in any::<bool>(),
    ) -> Link {
        let hide = hide.into_iter().collect();
        Link { page, experiment, view, presentation: Presentation { lang, theme, hide, embed } }
    }
}

/// Any text that looks enough like a link to get past the first checks.
fn linklike() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        prop::sample::select(vec![
            "v", "act", "f1", "f9", "f0", "hidden", "noact", "share", "opt", "lr", "momentum",
            "batch", "epochs", "seed", "seeds", "vary", "init", "data", "n", "device", "preset",
            "x", "cam", "at", "layer", "neuron", "lang", "theme", "hide", "embed",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,8}",
    ];
    let value = prop_oneof![
        "\\PC{0,30}",
        "[-0-9.eE,:()=a-z%_]{0,40}",
        "-?[0-9]{1,30}(-[0-9]{1,10}){0,70}",
        prop::sample::select(vec![
            "relu,gelu(a=1)",
            "staf(tau=9",
            "f1,f2",
            "book-table",
            "thirty-layers",
            "xor",
            "NaN",
            "hidden:4096,4096-4096,0",
            "lr:NaN,1,2,,",
            "%ff%00%0a",
            "((((",
            "1",
        ])
        .prop_map(str::to_owned),
    ];
    (
        prop::sample::select(vec![
            "#/train?",
            "",
            "?",
            "https://example.org/#/?",
            "#/no=pe?",
        ]),
        prop::collection::vec((key, value), 0..20),
    )
        .prop_map(|(start, pairs)| {
            let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
            format!("{start}{}", pairs.join("&"))
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_valid_link_survives_the_round_trip(link in links()) {
        within_limits(&link);
        let text = encode(&link);
        prop_assert!(text.is_ascii());
        prop_assert_eq!(decode(&text), (link, vec![]), "{}", text);
    }

    #[test]
    fn any_text_becomes_a_link_within_limits(text in any::<String>()) {
        within_limits(&decode(&text).0);
    }

    #[test]
    fn nonsense_in_every_key_becomes_a_link_within_limits(text in linklike()) {
        let (link, _) = decode(&text);
        within_limits(&link);
        // Reading what was made of it changes nothing more, and there is nothing left to say.
        prop_assert_eq!(decode(&encode(&link)), (link, vec![]));
    }

    #[test]
    fn a_damaged_link_becomes_a_link_within_limits(
        link in links(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..6),
    ) {
        let mut text: Vec<char> = encode(&link).chars().collect();
        for (index, c) in damage {
            let at = index.index(text.len());
            text[at] = c;
        }
        let (link, _) = decode(&text.into_iter().collect::<String>());
        within_limits(&link);
        let text = encode(&link);
        prop_assert_eq!(encode(&decode(&text).0), text);
    }
}

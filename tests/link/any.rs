//! What holds for any valid link, and for any text at all.

use std::collections::BTreeMap;

use activation_lab::experiment::{
    ActivationChoice, DataSource, DeviceChoice, Experiment, Init, Preset, Share, Vary, limits,
};
use activation_lab::link::{Lang, Link, Page, Presentation, Theme, VIEW_KEYS, decode, encode};
use proptest::prelude::*;

use super::within_limits;

prop_compose! {
    fn choices()(list in prop::collection::vec(prop_oneof![
        prop::sample::select(vec!["relu", "gelu", "identity"]).prop_map(|key| (key, BTreeMap::new())),
        (-1e6..1e6f64).prop_map(|a| ("prelu", [("a".to_owned(), a)].into())),
        (1..=64u8).prop_map(|tau| ("staf", [("tau".to_owned(), tau.into())].into())),
        (prop::sample::select(vec!["f9", "snake"]), -1e6..1e6f64)
            .prop_map(|(key, a)| (key, [("a".to_owned(), a)].into())),
        Just(("f1", BTreeMap::new())),
    ], 1..8)) -> Vec<ActivationChoice> {
        let mut choices: Vec<ActivationChoice> = Vec::new();
        for (key, parameters) in list {
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

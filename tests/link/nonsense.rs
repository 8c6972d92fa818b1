//! What bad values, unknown names and oversized links become, and what is said about them.

use activation_lab::experiment::Experiment;
use activation_lab::link::{LENGTH, NOTICES, Notice, SHOWN, decode, encode, with};

use super::{activation, within_limits};

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
        notice("act=prelu(b=1)"),
        Notice::UnknownParameter {
            activation: "prelu".into(),
            given: "b".into()
        }
    );
    assert!(decode("act=snake(a=2),f1(k=1)&f1=k*x").1.is_empty());
    assert!(matches!(
        notice("act=snake(1a=2)"),
        Notice::UnknownParameter { .. }
    ));
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
    assert!(with(&base, "hidden", "").unwrap().hidden.is_empty());
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

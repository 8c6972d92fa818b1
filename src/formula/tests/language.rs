//! Reading and writing.

use super::super::ast::limits;
use super::super::{Mistake, parse};

/// The formula written out again.
fn written(text: &str) -> String {
    parse(text)
        .unwrap_or_else(|error| panic!("{text}: {error} at {:?}", error.at))
        .to_string()
}

#[test]
fn a_formula_is_written_with_the_brackets_it_needs() {
    for (text, expected) in [
        ("x", "x"),
        ("x1", "x"),
        (" max( 0,x ) ", "max(0, x)"),
        ("((x))+(2*x)", "x + 2*x"),
        ("(x+1)*2", "(x + 1)*2"),
        ("x-(1-x)", "x - (1 - x)"),
        ("x-1-x", "x - 1 - x"),
        ("x/(2*x)", "x/(2*x)"),
        ("-x^2", "-x^2"),
        ("(-x)^2", "(-x)^2"),
        ("x^-2", "x^-2"),
        ("x^2^3", "x^2^3"),
        ("(x^2)^3", "(x^2)^3"),
        ("2*-x", "2*-x"),
        ("-(x + 1)", "-(x + 1)"),
        ("--x", "--x"),
        ("x·2 − 3×x", "x*2 - 3*x"),
        ("1e-3*x + .5", "0.001*x + 0.5"),
        ("x >= 0", "x >= 0"),
        ("(x>0)*x", "(x > 0)*x"),
        (
            "if(x>0,x,a*x);train a=0.25",
            "if(x > 0, x, a*x); train a = 0.25",
        ),
        ("silu(x1)*x2", "silu(x1)*x2"),
        (
            "sum(i,n,c[i]*sin(i*x)) ; size n=8; train c [ n ] = normal",
            "sum(i, n, c[i]*sin(i*x)); size n = 8; train c[n] = normal",
        ),
        (
            "spline(x,-1,1,c); train c[4]=(0,-0.5,1,2)",
            "spline(x, -1, 1, c); train c[4] = (0, -0.5, 1, 2)",
        ),
        (
            "gate(x,relu(x),-x,tanh(x))",
            "gate(x, relu(x), -x, tanh(x))",
        ),
        ("x*random(1/8,1/3)", "x*random(1/8, 1/3)"),
        ("a*x; a = 2", "a*x; train a = 2"),
        ("phi*phi(x); train phi = 1", "phi*phi(x); train phi = 1"),
    ] {
        assert_eq!(written(text), expected, "{text}");
        assert_eq!(parse(&written(text)), parse(text), "{text}");
    }
}

#[test]
fn a_mistake_is_found_where_it_is() {
    let unexpected = |found: &str| Mistake::Unexpected {
        found: found.into(),
    };
    let unknown = |name: &str| Mistake::UnknownName { name: name.into() };
    let mut wrong = Vec::new();
    for (text, at, kind) in [
        ("", 0..0, Mistake::Empty),
        ("  ", 0..2, Mistake::Empty),
        ("x +", 3..3, Mistake::MissingOperand),
        ("x + * 2", 4..4, Mistake::MissingOperand),
        ("2x", 1..1, Mistake::MissingOperator),
        ("(2x)", 2..2, Mistake::MissingOperator),
        ("a(x)", 0..1, Mistake::UnknownFunction { name: "a".into() }),
        ("x)", 1..2, unexpected(")")),
        ("(x", 2..2, Mistake::Missing { expected: ")" }),
        ("x $ 2", 2..3, unexpected("$")),
        ("x + ?", 4..5, unexpected("?")),
        ("beta*x", 0..4, unknown("beta")),
        (
            "tanh(x, 2)",
            0..10,
            Mistake::Arguments {
                function: "tanh".into(),
                takes: "1".into(),
                given: 2,
            },
        ),
        (
            "max(x)",
            0..6,
            Mistake::Arguments {
                function: "max".into(),
                takes: "2–8".into(),
                given: 1,
            },
        ),
        ("1e10*x", 0..4, Mistake::NumberTooLarge),
        ("x + x2", 4..6, Mistake::MixedInputs),
        (
            "x1 + x9",
            5..7,
            Mistake::UnknownInput {
                limit: limits::INPUTS,
            },
        ),
        ("x1 + x3", 0..7, Mistake::InputGap { missing: 2 }),
        (
            "c*x; train c[4] = 1",
            0..1,
            Mistake::ListWithoutIndex { name: "c".into() },
        ),
        (
            "c[i]*x; train c = 1",
            0..3,
            Mistake::NotAList { name: "c".into() },
        ),
        ("c[i]*x; train c[4] = 1", 2..3, Mistake::WrongIndex),
        (
            "sum(i, 5, c[i]*x); train c[4] = 1",
            10..13,
            Mistake::OtherLength { name: "c".into() },
        ),
        ("sum(i, 2, sum(j, 2, x))", 10..14, Mistake::NestedSum),
        (
            "sum(i, 2.5, x)",
            7..10,
            Mistake::BadSize {
                limit: limits::TERMS,
            },
        ),
        (
            "sum(i, 65, x)",
            7..9,
            Mistake::BadSize {
                limit: limits::TERMS,
            },
        ),
        ("random(x, 1)", 0..12, Mistake::NotConstant),
        ("random(1, 0)", 0..12, Mistake::EmptyRange),
        ("random(0, 1)*random(0, 1)", 13..20, Mistake::SecondRandom),
        ("gate(x, x)", 0..10, Mistake::GatePairs),
        ("gate(x, x, x)", 0..13, Mistake::GatePairs),
        (
            "spline(x, 0, 1, c); train c[3] = 1",
            16..17,
            Mistake::FewPoints,
        ),
        ("x; tune a = 1", 8..10, Mistake::Declaration),
        ("x; a", 4..4, Mistake::Missing { expected: "=" }),
        ("x; x = 1", 3..4, Mistake::ReservedName { name: "x".into() }),
        ("x;", 2..2, Mistake::Declaration),
        ("x; train", 8..8, Mistake::Declaration),
        ("x; train a", 10..10, Mistake::Missing { expected: "=" }),
        ("a*x; train a = 1 2", 17..17, Mistake::Declaration),
        (
            "x; train exp = 1",
            9..12,
            Mistake::ReservedName { name: "exp".into() },
        ),
        (
            "x; train x1 = 1",
            9..11,
            Mistake::ReservedName { name: "x1".into() },
        ),
        (
            "a*x; train a = 1; fix a = 2",
            22..23,
            Mistake::DeclaredTwice { name: "a".into() },
        ),
        (
            "x; train a = 1",
            9..10,
            Mistake::Unused { name: "a".into() },
        ),
        (
            "sum(i, n, x); size n = 0",
            23..24,
            Mistake::BadSize {
                limit: limits::TERMS,
            },
        ),
        ("a*x; fix a = normal", 13..19, Mistake::FixedDraw),
        (
            "sum(i, 2, c[i]*x); train c[2] = (1, 2, 3)",
            32..41,
            Mistake::StartCount {
                expected: 2,
                given: 3,
            },
        ),
    ] {
        let error = parse(text).expect_err(text);
        if (&error.at, &error.kind) != (&at, &kind) {
            wrong.push(format!("{text}: {error:?}, not {kind:?} at {at:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn size_and_nesting_are_bounded() {
    let deep = |depth: usize| format!("{}x{}", "(".repeat(depth), ")".repeat(depth));
    assert!(parse(&deep(limits::DEPTH - 1)).is_ok());
    let limit = limits::DEPTH;
    assert_eq!(
        parse(&deep(limits::DEPTH)).unwrap_err().kind,
        Mistake::TooDeep { limit }
    );
    for text in [
        "-".repeat(1000) + "x",
        "x^".repeat(900) + "x",
        "tanh(".repeat(300) + "x",
    ] {
        assert_eq!(parse(&text).unwrap_err().kind, Mistake::TooDeep { limit });
    }
    let long = "x+".repeat(500) + "x";
    let limit = limits::PARTS;
    assert_eq!(
        parse(&long).unwrap_err().kind,
        Mistake::TooManyParts { limit }
    );
    let limit = limits::TEXT;
    assert_eq!(
        parse(&"x+".repeat(1001)).unwrap_err().kind,
        Mistake::TooLong { limit }
    );
}

#[test]
fn every_mistake_is_a_sentence() {
    for text in ["2x", "x; a", "foo(x)", "(x", "beta*x"] {
        let said = parse(text).unwrap_err().to_string();
        assert!(said.len() > 20, "{said}");
    }
}

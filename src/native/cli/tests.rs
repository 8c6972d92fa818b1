use super::*;

/// Exit code, standard output, standard error.
fn lab(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["lab"].iter().chain(arguments).map(OsString::from);
    let code = run(arguments, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

#[test]
fn a_function_is_printed_as_json() {
    let (code, out, err) = lab(&["eval", "prelu", "--x=-2,0,3", "--set", "a=0.5", "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let expected =
        r#"{"x":[-2.0,0.0,3.0],"y":[-1.0,0.0,3.0],"dy":[0.5,0.5,1.0],"params":{"a":0.5}}"#;
    assert_eq!(out.trim(), expected);
}

#[test]
fn a_function_is_printed_as_a_table() {
    let (code, out, _) = lab(&["eval", "relu", "--x", "-1,2"]);
    assert_eq!(code, 0);
    let rows: Vec<Vec<&str>> = out
        .lines()
        .map(|l| l.split_whitespace().collect())
        .collect();
    assert_eq!(rows[1..], [["-1", "0", "0"], ["2", "2", "1"]]);
}

#[test]
fn bad_usage_is_one_sentence_and_exit_code_2() {
    for (arguments, said) in [
        (&[][..], "lab neurons, lab gradients"),
        (&["dance"], "dance"),
        (&["eval"], "--x"),
        (&["eval", "relu"], "--x"),
        (&["eval", "relu", "--x=1,two"], "not a finite number"),
        (&["eval", "relu", "--x=NaN"], "not a finite number"),
        (
            &["eval", "rleu", "--x=1"],
            "choose from sigmoid, tanh, relu",
        ),
        (&["eval", "relu", "--x=1", "--set", "a=1"], "leave it out"),
        (&["eval", "prelu", "--x=1", "--set", "b=1"], "choose from a"),
        (&["eval", "prelu", "--x=1", "--set", "a"], "NAME=NUMBER"),
        (&["eval", "prelu", "--x=1", "--set", "a=1e300"], "finite"),
        (&["serve", "--port", "99999"], "99999"),
    ] {
        let (code, out, err) = lab(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(said), "{arguments:?}: {err}");
        assert_eq!(err.lines().count(), 1, "{arguments:?}: {err}");
    }
}

#[test]
fn help_is_no_error() {
    for arguments in [&["--help"][..], &["eval", "--help"], &["--version"]] {
        let (code, out, err) = lab(arguments);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(!out.is_empty());
    }
}

#[test]
fn a_site_that_cannot_be_served_is_a_failure_that_says_what_to_do() {
    let (code, _, err) = lab(&["serve", "no/such/folder", "--port", "0"]);
    assert_eq!(code, 1);
    assert!(err.contains("cargo xtask build"), "{err}");

    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (code, _, err) = lab(&["serve", ".", "--port", &port]);
    assert_eq!(code, 1);
    assert!(err.contains("--port"), "{err}");
}

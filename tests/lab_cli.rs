//! The `lab` command as a person meets it: what it prints, where, and its exit codes.
#![cfg(all(feature = "train", not(target_arch = "wasm32")))]

use std::process::{Command, Output};

use serde_json::Value;

/// The command, without the data of whoever runs the tests.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    let nowhere = std::env::temp_dir().join("lab-cli-no-cache");
    command
        .args(arguments)
        .env_remove("FASHION_MNIST_DIR")
        .env("ACTIVATION_LAB_CACHE", nowhere);
    command
}

fn lab(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command(arguments).output().expect("the command starts");
    let text = |bytes| String::from_utf8(bytes).expect("the command prints UTF-8");
    (status.code(), text(stdout), text(stderr))
}

/// Runs that must succeed, and their JSON.
fn json(arguments: &[&str]) -> Value {
    let (code, out, err) = lab(arguments);
    assert_eq!(code, Some(0), "{arguments:?}: {err}");
    serde_json::from_str(&out).expect("standard output is JSON and nothing else")
}

#[test]
fn a_function_is_evaluated() {
    let found = json(&["eval", "relu", "--x=-1,0,1", "--json"]);
    assert_eq!(found["y"], serde_json::json!([0.0, 0.0, 1.0]));
    assert_eq!(found["dy"], serde_json::json!([0.0, 0.0, 1.0]));
    assert_eq!(found["params"], serde_json::json!({}));
    let found = json(&["eval", "prelu", "--x=-1", "--set", "a=0.5", "--json"]);
    assert_eq!(found["params"]["a"], 0.5);
}

#[test]
fn bad_usage_is_one_sentence_and_exit_code_2() {
    for arguments in [
        &[][..],
        &["run"],
        &["run", "nonsense"],
        &["run", "act=relu", "--threads", "0"],
        &["run", "act=relu", "--epochs", "3"],
        &["neurons"],
        &["gradients", "nonsense"],
        // A link may hold it, but it cannot be trained.
        &["run", "act=f1&f1=x*&data=synthetic"],
        &["eval", "x*(2", "--x=1"],
        &["eval", "rleu", "--x=1"],
        &["serve", "--port", "eighty"],
    ] {
        let (code, out, err) = lab(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}: {err}");
        assert_eq!(err.lines().count(), 1, "{arguments:?}: {err}");
    }
}

#[test]
fn missing_data_is_a_failure_that_says_what_to_do() {
    for (arguments, told) in [
        (&["run", "epochs=1"][..], "cargo xtask build"),
        (
            &["run", "epochs=1", "--data", "no/such/folder"],
            "no/such/folder",
        ),
    ] {
        let (code, out, err) = lab(arguments);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{arguments:?}: {err}");
        assert!(err.contains(told), "{err}");
    }
}

#[test]
fn an_experiment_is_trained_and_printed_in_its_order() {
    let link =
        "#/train?v=1&act=relu,tanh&hidden=8&batch=32&epochs=2&seed=1&seeds=2&data=synthetic&n=640";
    let report = json(&["run", link, "--json", "--threads", "2"]);
    assert_eq!(report["device"], "cpu");
    assert_eq!(report["experiment"]["n"], 640);
    let runs = report["runs"].as_array().expect("a list of runs");
    let order: Vec<(&str, u64)> = runs
        .iter()
        .map(|run| {
            (
                run["activation"].as_str().unwrap(),
                run["seed"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(order, [("relu", 1), ("relu", 2), ("tanh", 1), ("tanh", 2)]);
    for run in runs {
        let epochs = run["epochs"].as_array().expect("a list of epochs");
        assert_eq!(epochs.len(), 2);
        for (index, epoch) in epochs.iter().enumerate() {
            assert_eq!(epoch["epoch"], index + 1);
            for key in ["train_accuracy", "test_accuracy"] {
                assert!(
                    (0.0..=1.0).contains(&epoch[key].as_f64().unwrap()),
                    "{epoch}"
                );
            }
            for key in ["train_loss", "test_loss"] {
                assert!(epoch[key].as_f64().unwrap() > 0.0, "{epoch}");
            }
        }
        assert!(epochs[1]["train_loss"].as_f64() < epochs[0]["train_loss"].as_f64());
        assert!(run["seconds"].as_f64().unwrap() > 0.0);
        assert!(run.get("diverged").is_none());
    }
    // Neither threads nor company change a number.
    let alone = link.replace("relu,tanh", "tanh").replace("&seeds=2", "");
    let alone = json(&["run", &alone, "--json"]);
    assert_eq!(alone["runs"][0]["epochs"], report["runs"][2]["epochs"]);
}

#[test]
fn a_diverged_run_is_a_result() {
    let link = "hidden=8&lr=1000&batch=32&epochs=3&data=synthetic&n=640&act=identity";
    let report = json(&["run", link, "--json"]);
    let run = &report["runs"][0];
    assert_eq!(run["diverged"], true);
    assert!(run["diverged_at"]["epoch"].as_u64() >= Some(1));
    assert!(run["diverged_at"]["step"].as_u64() >= Some(1));
}

#[test]
fn notices_go_to_standard_error_and_a_sweep_is_written_out() {
    let link = "hidden=4&epochs=1&lr=NaN&colour=red&data=synthetic&n=128&vary=momentum:0,0.9";
    let (code, out, err) = lab(&["run", link, "--json"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("NaN") && err.contains("colour"), "{err}");
    assert!(err.contains("epoch 1/1"), "progress: {err}");
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(report["experiment"]["lr"], 0.01);
    let swept: Vec<&Value> = (0..2)
        .map(|i| &report["runs"][i]["vary"]["value"])
        .collect();
    assert_eq!(swept, ["0", "0.9"]);
    let (_, table, _) = lab(&["run", link]);
    assert_eq!(
        table.lines().count(),
        3,
        "a heading and a line per run: {table}"
    );
}

#[test]
fn the_site_is_served_until_the_command_ends() {
    use std::io::{BufRead, BufReader, Read, Write};
    let mut server = command(&["serve", "src", "--port", "0"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut line = String::new();
    let out = server.stdout.take().expect("its output is piped");
    BufReader::new(out).read_line(&mut line).expect("a line");
    let address = line
        .split_once("http://")
        .and_then(|(_, rest)| rest.split_once('/'))
        .map(|(address, _)| address.to_owned());
    let answer = address.map(|address| {
        let mut stream = std::net::TcpStream::connect(address).expect("it listens");
        let request = b"GET /lib.rs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        stream.write_all(request).expect("it takes a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    });
    server.kill().expect("it runs until it is ended");
    server.wait().ok();
    let answer = answer.unwrap_or_else(|| panic!("the line names the address: {line}"));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

/// Two small runs that need no data.
const SMALL: &str = "act=relu,sigmoid&hidden=16-12&data=moons&epochs=2&batch=32&n=300&seeds=2";

#[test]
fn neurons_are_counted_trained_and_fresh() {
    for (flags, trained) in [(&["--untrained"][..], false), (&[][..], true)] {
        let found = json(&[&["neurons", SMALL, "--json"], flags].concat());
        assert_eq!(found["device"], "cpu");
        let runs = found["runs"].as_array().unwrap();
        assert_eq!(runs.len(), 4);
        for run in runs {
            assert_eq!(run.get("epochs").is_some(), trained, "{run}");
            let layers = run["neurons"].as_array().unwrap();
            assert_eq!(layers.len(), 2);
            assert_eq!(
                (&layers[1]["layer"], &layers[1]["width"]),
                (&2.into(), &12.into())
            );
            for key in ["dead", "near_dead", "saturated", "constant", "predicted"] {
                assert!(layers[0][key].is_number(), "{key}");
            }
        }
        // A sigmoid is never exactly 0.
        assert_eq!(runs[2]["neurons"][0]["dead"], 0);
    }
    let (code, table, _) = lab(&["neurons", SMALL, "--untrained"]);
    assert_eq!(code, Some(0));
    assert!(
        table.contains("sigmoid, seed 8") && table.contains("near-dead"),
        "{table}"
    );
}

#[test]
fn gradients_are_told_layer_by_layer() {
    let found = json(&["gradients", SMALL, "--json"]);
    let run = &found["runs"][0];
    assert!(run.get("epochs").is_none() && run.get("neurons").is_none());
    let layers = run["layers"].as_array().unwrap();
    assert_eq!(layers.len(), 3);
    for (layer, (inputs, width)) in layers.iter().zip([(2, 16), (16, 12), (12, 2)]) {
        let gradients = &layer["gradients"];
        assert_eq!(gradients["count"], inputs * width);
        let bins = gradients["histogram"]["counts"].as_array().unwrap();
        let total: u64 = bins.iter().filter_map(Value::as_u64).sum();
        assert_eq!(total, (inputs * width) as u64);
        assert!(gradients["mean_abs"].as_f64() <= gradients["norm"].as_f64());
    }
    assert!(layers[0]["gain"].is_number() && layers[2]["gain"].is_null());
    let (code, table, _) = lab(&["gradients", SMALL]);
    assert_eq!(code, Some(0));
    assert!(table.contains("2×16"), "{table}");
}

#[test]
fn a_run_counts_its_neurons_and_tells_metrics_when_asked() {
    let plain = json(&["run", SMALL, "--json"]);
    let run = &plain["runs"][0];
    assert_eq!(run["neurons"].as_array().unwrap().len(), 2);
    assert!(run["convergence"]["epoch"].is_number());
    assert!(run["epochs"][0].get("layers").is_none());
    let found = json(&["run", SMALL, "--json", "--metrics"]);
    let run = &found["runs"][0];
    for epoch in run["epochs"].as_array().unwrap() {
        let layers = epoch["layers"].as_array().unwrap();
        assert_eq!(layers.len(), 3);
        for key in ["gradient_norm", "weight_mean", "weight_std", "weight_norm"] {
            assert!(layers[0][key].is_number(), "{key}");
        }
    }
    // The metrics change nothing.
    for (a, b) in [("epochs", "train_loss"), ("epochs", "test_loss")] {
        assert_eq!(run[a][1][b], plain["runs"][0][a][1][b]);
    }
    assert_eq!(run["neurons"], plain["runs"][0]["neurons"]);
}

#[test]
fn a_run_that_diverges_names_the_layer() {
    let found = json(&[
        "run",
        "act=identity&hidden=8-8&data=moons&epochs=3&lr=1000&n=300",
        "--json",
    ]);
    let run = &found["runs"][0];
    assert_eq!(run["diverged"], true);
    assert!(run["diverged_at"]["layer"].as_u64().unwrap() >= 1);
    assert!(run["diverged_at"]["part"].is_string());
}

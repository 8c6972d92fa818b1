//! What the chapters say in words of their figures, measured with the figures' own links.

use activation_lab::course::{facts, outline};
use activation_lab::data::{Source, files};
use activation_lab::experiment::{DataSource, Experiment, Init};
use activation_lab::link::decode;
use activation_lab::observe::{Sample, Snapshot};
use activation_lab::protocol::{EpochResult, Found, Look};
use activation_lab::session::headless::{self, Task};

use crate::bench;

/// The experiment of a chapter's figure.
fn figure(chapter: &str, name: &str) -> Experiment {
    let chapter = outline::find(chapter).expect("a chapter");
    let figure = chapter.figures.iter().find(|one| one.name == name);
    decode(figure.expect("a figure").link).0.experiment
}

fn source(run: &Experiment) -> Source {
    match run.data {
        DataSource::Fashion => {
            let folder = files::find(None).expect("the caller asked for the data");
            files::load(&folder, run.n).expect("the real data is whole")
        }
        other => Source::open(other, run.n),
    }
}

/// One run, trained to its end.
struct Trained {
    function: String,
    epochs: Vec<EpochResult>,
    diverged: bool,
}

impl Trained {
    /// Test accuracy at the end.
    fn accuracy(&self) -> f64 {
        self.epochs.last().expect("an epoch").test_accuracy
    }
}

/// All runs of an experiment, trained to their ends.
fn train(experiment: &Experiment) -> Vec<Trained> {
    let runs = experiment.runs().into_iter().map(|run| {
        let outcome = headless::train(&run, source(&run), &mut |_| ()).expect("it can be run");
        let trained = Trained {
            function: run.activation().key.clone(),
            epochs: outcome.epochs,
            diverged: outcome.diverged.is_some(),
        };
        if let Some(last) = trained.epochs.last() {
            println!("{} {}: {last:?}", trained.function, run.seed);
        }
        trained
    });
    runs.collect()
}

/// The mean accuracy of a function's runs.
fn mean(runs: &[Trained], function: &str) -> f64 {
    let own = runs.iter().filter(|run| run.function == function);
    let own: Vec<f64> = own.map(Trained::accuracy).collect();
    own.iter().sum::<f64>() / own.len() as f64
}

/// The spread of all accuracies: the largest less the smallest.
fn spread(accuracies: impl Iterator<Item = f64>) -> f64 {
    let accuracies: Vec<f64> = accuracies.collect();
    let largest = accuracies.iter().copied().fold(f64::MIN, f64::max);
    largest - accuracies.iter().copied().fold(f64::MAX, f64::min)
}

/// Every layer of an experiment's networks, one for each function, after so many steps; at the end
/// if none are said.
fn layers(experiment: &Experiment, sample: Sample, until: Option<u64>) -> Vec<(String, Snapshot)> {
    let runs = experiment.runs().into_iter().map(|run| {
        let task = Task {
            until,
            looks: vec![Look::Layers { sample }],
            ..Task::default()
        };
        let mut outcome =
            headless::run(&run, source(&run), task, &mut |_| ()).expect("it can be run");
        match outcome.found.remove(0) {
            Some(Found::Layers(snapshot)) => (run.activation().key.clone(), snapshot),
            other => panic!("no layers: {other:?}"),
        }
    });
    runs.collect()
}

#[test]
fn a_network_without_activations_guesses_at_rings_and_does_well_at_moons() {
    let rings = train(&figure("why", "rings"));
    assert!((0.4..0.6).contains(&mean(&rings, "identity")));
    let moons = train(&figure("why", "moons"));
    assert!((0.8..0.95).contains(&mean(&moons, "identity")));
    for function in ["relu", "tanh"] {
        assert!(mean(&rings, function) > 0.98);
        assert!(mean(&moons, function) > mean(&moons, "identity") + 0.03);
    }
    // Neither another seed nor more epochs nor wider layers help at the rings.
    let stubborn = Experiment {
        seed: 100,
        seeds: 2,
        epochs: 40,
        hidden: vec![64, 64],
        noact: true,
        ..figure("why", "rings")
    };
    for run in train(&stubborn) {
        assert!(run.accuracy() < 0.65);
    }
}

/// Layer by layer, without the first: the norms of the weights' gradients.
fn norms(snapshot: &Snapshot) -> Vec<f64> {
    let layers = snapshot.layers[1..].iter();
    layers.map(|layer| layer.gradients.stats.norm()).collect()
}

/// By how many powers of ten the gradient's norm falls on its way from the last hidden layer to the
/// second.
fn fall(norms: &[f64]) -> f64 {
    (norms[norms.len() - 2] / norms[0]).log10()
}

#[test]
fn gradients_fade_in_thirty_layers_by_function_and_start() {
    let fresh = |figure: &Experiment| {
        let networks = layers(figure, Sample::Batch, Some(0));
        let norms = networks
            .iter()
            .map(|(name, seen)| (name.clone(), norms(seen)));
        let norms: Vec<(String, Vec<f64>)> = norms.collect();
        for (name, norms) in &norms {
            println!("{name}: falls by {:.1}, {norms:?}", fall(norms));
        }
        norms
    };
    let of = |networks: &[(String, Vec<f64>)], function: &str| {
        let found = networks.iter().find(|(name, _)| name == function);
        found.expect("a network").1.clone()
    };

    let torch = fresh(&figure("start", "thirty"));
    let falls = ["sigmoid", "gelu", "relu", "tanh"].map(|name| fall(&of(&torch, name)));
    assert!(falls.is_sorted_by(|a, b| a > b), "{falls:?}");
    assert!(
        falls[3] > 3.0,
        "tanh falls by several powers of ten: {falls:?}"
    );

    let he = fresh(&figure("start", "he"));
    for function in ["relu", "tanh", "gelu"] {
        let norms = of(&he, function);
        assert!(fall(&norms).abs() < 1.0, "{function} is about level");
    }
    assert!(fall(&of(&he, "sigmoid")) > 3.0);
    let middle = |norms: Vec<f64>| norms[norms.len() / 2];
    assert!(middle(of(&he, "gelu")) < middle(of(&he, "relu")) / 10.0);

    let xavier = fresh(&Experiment {
        init: Init::Xavier,
        ..figure("start", "thirty")
    });
    let relu = of(&xavier, "relu");
    assert!(fall(&relu).abs() < 1.0, "level under Glorot's start, too");
    assert!(
        middle(relu) < middle(of(&he, "relu")) / 100.0,
        "but far down"
    );
}

#[test]
fn a_run_on_few_images_learns_them_by_heart() {
    if bench::real_data("overfitting").is_none() {
        return;
    }
    let gap = &train(&figure("training", "gap"))[0];
    let last = gap.epochs.last().expect("an epoch");
    assert!(last.train_loss < 0.1);
    let losses = gap.epochs.iter().map(|epoch| epoch.test_loss);
    let best = losses.fold(f64::INFINITY, f64::min);
    assert!(last.test_loss > 1.1 * best, "the test loss creeps up again");
    let best = gap.epochs.iter().find(|epoch| epoch.test_loss == best);
    let then = best.expect("an epoch").test_accuracy;
    assert!(last.test_accuracy > then - 0.01, "the accuracy does not");

    let one = &train(&figure("training", "one-run"))[0];
    let first = &one.epochs[0];
    assert!(first.test_accuracy > first.train_accuracy, "{first:?}");

    let blown = decode("#/train?v=1&n=1000&epochs=5&lr=1").0.experiment;
    assert!(train(&blown)[0].diverged);
}

#[test]
fn the_start_decides_between_relu_and_silu() {
    if bench::real_data("start values").is_none() {
        return;
    }
    let torch = figure("comparing", "starts");
    let he = Experiment {
        init: Init::Kaiming,
        ..torch.clone()
    };
    let [torch, he] = [torch, he].map(|experiment| {
        let runs = train(&experiment);
        mean(&runs, "relu") - mean(&runs, "silu")
    });
    println!("ReLU leads SiLU by {torch:.3}, with He's start by {he:.3}");
    assert!(torch > 0.03);
    assert!(he.abs() < torch / 3.0);
}

#[test]
fn seeds_differ_on_few_images() {
    if bench::real_data("noise over seeds").is_none() {
        return;
    }
    let runs = train(&figure("comparing", "seeds"));
    let spread = spread(runs.iter().map(Trained::accuracy));
    assert!(spread > 0.002, "{spread}");
}

#[test]
fn the_recipe_moves_more_than_the_choice_does() {
    if bench::real_data("how much the choice matters").is_none() {
        return;
    }
    let he = figure("choosing", "matters");
    let torch = Experiment {
        init: Init::Torch,
        ..he.clone()
    };
    let slow = Experiment {
        lr: he.lr / 10.0,
        ..he.clone()
    };
    let functions = he.activations.clone();
    let means = |experiment: &Experiment| -> Vec<f64> {
        let runs = train(experiment);
        let means = functions.iter().map(|one| mean(&runs, &one.key));
        means.collect()
    };
    let [usual, torch, slow] = [he, torch, slow].map(|experiment| means(&experiment));
    let choice = spread(usual.iter().copied());
    println!("{usual:?}, PyTorch's start {torch:?}, a tenth of the rate {slow:?}");
    for other in [torch, slow] {
        let moved = usual.iter().zip(&other).map(|(a, b)| (a - b).abs());
        let moved = moved.sum::<f64>() / usual.len() as f64;
        assert!(moved > choice, "{moved} against {choice}");
    }
}

#[test]
fn heaps_narrow_in_fresh_networks_and_sigmoid_does_not_learn() {
    if bench::real_data("what layers put out").is_none() {
        return;
    }
    let experiment = figure("outputs", "fresh");
    let widths = |snapshot: &Snapshot| -> Vec<f64> {
        let layers = snapshot.layers.iter();
        layers.map(|layer| layer.pre.stats.std()).collect()
    };
    for (function, seen) in layers(&experiment, Sample::Test, Some(0)) {
        let widths = widths(&seen);
        println!("{function}, fresh: {widths:?}");
        let hidden = &widths[..4];
        match function.as_str() {
            "sigmoid" => assert!(spread(hidden[1..].iter().copied()) < 0.5 * hidden[1]),
            _ => assert!(hidden.is_sorted_by(|a, b| a > b), "{function}: {hidden:?}"),
        }
        // No pre-activation comes near to where Sigmoid and Tanh are flat.
        let largest = seen.layers[..4]
            .iter()
            .map(|layer| layer.pre.stats.largest());
        let largest = largest.fold(0.0, f64::max);
        if let Some(flat) = facts::text(&facts::all(), &format!("{function}-flat")) {
            let flat: f64 = flat.parse().expect("a number");
            assert!(largest < flat, "{function}: {largest}");
        }
    }
    for (function, seen) in layers(&experiment, Sample::Test, None) {
        let widths = widths(&seen);
        println!("{function}, trained: {widths:?}");
        let learned = function != "sigmoid";
        assert_eq!(
            widths[4] > widths[..4].iter().copied().fold(0.0, f64::max),
            learned
        );
    }
    for run in train(&experiment) {
        assert_eq!(run.accuracy() > 0.5, run.function != "sigmoid");
    }
}

use super::*;
use crate::experiment::{ActivationChoice, Preset};

fn shape(experiment: &Experiment) -> NetworkShape {
    NetworkShape::new(experiment, 784, 10).unwrap()
}

fn with(key: &str, share: Share) -> NetworkShape {
    shape(&Experiment {
        activations: vec![ActivationChoice::new(key)],
        share,
        ..Experiment::default()
    })
}

#[test]
fn the_books_network_has_the_books_numbers() {
    let network = with("relu", Share::All);
    let rows = network.summary(true);
    let kinds: Vec<_> = rows.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(
        kinds,
        ["Flatten", "Linear", "Linear", "Linear", "Linear", "Linear"]
    );
    let outputs: Vec<_> = rows.iter().map(|row| row.output).collect();
    assert_eq!(outputs, [784, 256, 192, 128, 64, 10]);
    let parameters: Vec<_> = rows.iter().map(|row| row.parameters).collect();
    assert_eq!(parameters, [0, 200_960, 49_344, 24_704, 8_256, 650]);
    assert_eq!(network.parameter_count(), 283_914);
    let mult_adds: usize = rows.iter().map(|row| row.mult_adds).sum();
    assert_eq!(format!("{:.2}", mult_adds as f64 / 1e6), "0.28");
    assert_eq!(network.summary(false).len(), 5);
}

#[test]
fn the_summary_counts_a_shared_object_once() {
    for (key, share, expected) in [
        ("prelu", Share::All, [1, 0, 0, 0]),
        ("prelu", Share::Layer, [1, 1, 1, 1]),
        ("prelu", Share::Neuron, [256, 192, 128, 64]),
        ("staf", Share::All, [75, 0, 0, 0]),
    ] {
        let network = with(key, share);
        let counts: Vec<_> = network
            .summary(true)
            .into_iter()
            .filter(|row| row.kind == key)
            .map(|row| row.parameters)
            .collect();
        assert_eq!(counts, expected, "{key} {share:?}");
        let tensors = network.start_parameters(Init::Torch, 1);
        let total: usize = tensors.iter().map(|tensor| tensor.values.len()).sum();
        assert_eq!(network.parameter_count(), total, "{key} {share:?}");
        for tensor in &tensors {
            assert_eq!(tensor.shape.iter().product::<usize>(), tensor.values.len());
        }
    }
}

#[test]
fn tensors_have_their_names_and_shapes() {
    let names = |key, share| -> Vec<String> {
        with(key, share)
            .start_parameters(Init::Torch, 1)
            .into_iter()
            .skip(10)
            .map(|tensor| format!("{}{:?}", tensor.name, tensor.shape))
            .collect()
    };
    let first = with("relu", Share::All).start_parameters(Init::Torch, 1);
    assert_eq!(
        (first[0].name.as_str(), &first[0].shape),
        ("layers.0.weight", &vec![784, 256])
    );
    assert_eq!(
        (first[9].name.as_str(), &first[9].shape),
        ("layers.4.bias", &vec![10])
    );
    assert!(names("leaky_relu", Share::Neuron).is_empty());
    assert!(names("rrelu", Share::All).is_empty());
    assert_eq!(names("prelu", Share::All), ["activation.a[1]"]);
    assert_eq!(names("telu", Share::Layer)[3], "activation.3.alpha[1]");
    assert_eq!(names("prelu", Share::Neuron)[1], "activation.1.a[192]");
    assert_eq!(
        names("staf", Share::All),
        [
            "activation.c[25]",
            "activation.omega[25]",
            "activation.phi[25]"
        ]
    );
    assert_eq!(
        names("staf", Share::Neuron)[1],
        "activation.0.omega[25, 256]"
    );
}

#[test]
fn without_activations_or_hidden_layers_there_are_none() {
    let experiment = Experiment {
        activations: vec![ActivationChoice::new("staf")],
        ..Experiment::default()
    };
    let linear = Experiment {
        hidden: Vec::new(),
        ..experiment.clone()
    };
    let noact = Experiment {
        noact: true,
        ..experiment
    };
    assert_eq!(shape(&noact).parameter_count(), 283_914);
    assert_eq!(shape(&linear).parameter_count(), 7850);
    assert_eq!(shape(&linear).start_parameters(Init::Torch, 1).len(), 2);
    assert!(shape(&linear).activation.is_none());
}

#[test]
fn what_is_out_of_bounds_is_refused_with_a_sentence() {
    let error = |edit: &dyn Fn(&mut Experiment)| {
        let mut experiment = Experiment::default();
        edit(&mut experiment);
        NetworkShape::new(&experiment, 784, 10).unwrap_err()
    };
    assert!(matches!(
        error(&|e| e.hidden = vec![10, 1_000_000_000]),
        NetworkError::Width { layer: 2, .. }
    ));
    assert!(matches!(
        error(&|e| e.hidden = vec![0]),
        NetworkError::Width { .. }
    ));
    assert!(matches!(
        error(&|e| e.hidden = vec![1; 65]),
        NetworkError::TooManyLayers { layers: 65 }
    ));
    assert!(matches!(
        error(&|e| e.hidden = vec![4096; 64]),
        NetworkError::TooManyParameters { .. }
    ));
    assert!(matches!(
        error(&|e| e.activations.clear()),
        NetworkError::NoActivation
    ));
    assert!(matches!(
        error(&|e| e.activations = vec![ActivationChoice::new("nope")]),
        NetworkError::Activation(_)
    ));
    let huge = NetworkShape::new(&Experiment::default(), usize::MAX, 10);
    assert!(matches!(huge, Err(NetworkError::TooManyParameters { .. })));
    let empty = NetworkShape::new(&Experiment::default(), 784, 0);
    assert!(matches!(empty, Err(NetworkError::Empty { .. })));
    // The weights alone (17.6 million) fit; 17,408 neurons with 192 numbers each do not.
    let many = |share| Experiment {
        hidden: vec![1024; 17],
        share,
        activations: vec![ActivationChoice {
            parameters: [("tau".to_owned(), 64.0)].into(),
            ..ActivationChoice::new("staf")
        }],
        ..Experiment::default()
    };
    shape(&many(Share::Layer));
    let staf = NetworkShape::new(&many(Share::Neuron), 784, 10).unwrap_err();
    assert!(staf.to_string().contains("at most 20000000"), "{staf}");
}

#[test]
fn the_presets_networks_can_be_built() {
    for preset in [
        Preset::BookRelu,
        Preset::BookTable,
        Preset::BigUntrained,
        Preset::ThirtyLayers,
    ] {
        for run in Experiment::preset(preset).runs() {
            shape(&run);
        }
    }
}

/// Mean and standard deviation.
fn moments(values: &[f32]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().map(|&v| f64::from(v)).sum::<f64>() / n;
    let square = values
        .iter()
        .map(|&v| (f64::from(v) - mean).powi(2))
        .sum::<f64>();
    (mean, (square / n).sqrt())
}

#[test]
fn start_values_follow_their_scheme() {
    let network = with("relu", Share::All);
    for (init, deviation, bias) in [
        (Init::Torch, (1.0 / 784.0f64 / 3.0).sqrt(), true),
        (Init::Kaiming, (2.0 / 784.0f64).sqrt(), false),
        (Init::Xavier, (2.0 / (784.0 + 256.0f64)).sqrt(), false),
        (Init::Orthogonal, (1.0 / 784.0f64).sqrt(), false),
    ] {
        let tensors = network.start_parameters(init, 3);
        let (mean, std) = moments(&tensors[0].values);
        // Six standard errors over 200,704 draws.
        assert!(mean.abs() < 6.0 * deviation / 448.0, "{init:?} mean {mean}");
        assert!(
            (std / deviation - 1.0).abs() < 0.01,
            "{init:?} deviation {std}"
        );
        assert_eq!(
            tensors[1].values.iter().any(|&value| value != 0.0),
            bias,
            "{init:?}"
        );
    }
    let torch = network.start_parameters(Init::Torch, 3);
    assert!(
        torch[0]
            .values
            .iter()
            .chain(&torch[1].values)
            .all(|v| v.abs() <= 1.0 / 28.0)
    );
    assert_eq!(torch, network.start_parameters(Init::Torch, 3));
    assert_ne!(torch, network.start_parameters(Init::Torch, 4));
    assert_ne!(
        torch[2].values[..64],
        torch[4].values[..64],
        "layers share draws"
    );
}

#[test]
fn orthogonal_matrices_are_orthogonal_tall_wide_and_square() {
    for (inputs, outputs) in [(40, 23), (23, 40), (33, 33), (5, 1), (1, 5)] {
        let experiment = Experiment {
            hidden: Vec::new(),
            ..Experiment::default()
        };
        let network = NetworkShape::new(&experiment, inputs, outputs).unwrap();
        let w = &network.start_parameters(Init::Orthogonal, 5)[0].values;
        let at = |row: usize, column: usize| f64::from(w[row * outputs + column]);
        let count = inputs.min(outputs);
        for i in 0..count {
            for j in 0..count {
                let product: f64 = if inputs >= outputs {
                    (0..inputs).map(|k| at(k, i) * at(k, j)).sum()
                } else {
                    (0..outputs).map(|k| at(i, k) * at(j, k)).sum()
                };
                let expected = f64::from(i == j);
                assert!(
                    (product - expected).abs() < 1e-6,
                    "{inputs}x{outputs} {i} {j}: {product}"
                );
            }
        }
    }
}

#[test]
fn rrelus_draws_differ_by_step_and_layer() {
    let at = |step, layer| slope_plane(7, step, layer).bits(3, 4);
    assert_eq!(at(1, 2), at(1, 2));
    assert_ne!(at(1, 2), at(2, 2));
    assert_ne!(at(1, 2), at(1, 3));
}

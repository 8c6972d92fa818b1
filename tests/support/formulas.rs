//! A formula's kernel on a Burn device against the same formula in f64.

use std::cell::Cell;
use std::sync::Arc;

use activation_lab::activation::Instance;
use activation_lab::experiment::ActivationChoice;
use activation_lab::formula::graph::{Binary, Knots, Unary};
use activation_lab::formula::value::Value;
use activation_lab::kernels::{Kernel, activate};
use activation_lab::random::{Draws, Purpose};
use burn::tensor::{Device, Tensor, TensorData};

/// Not multiples of anything.
const ROWS: usize = 7;
const WIDTH: usize = 23;

/// How exact a kernel has to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bar {
    /// 2·10⁻⁶ relative and 10⁻⁶ absolute, times 1 + Σ|p| for what is made of sines.
    Catalogue,
    /// Ten times that, and twice as much as the result changes when every operation is off by up
    /// to one part in a million: a formula drawn at random may lose digits in whatever precision.
    Random,
}

/// A number whose every result is off by up to one part in a million.
#[derive(Clone, Copy)]
struct Noisy(f64);

thread_local! {
    static OPERATIONS: Cell<u64> = const { Cell::new(0) };
    /// Whether some operation gave no number: a shader may take that for whatever it likes.
    static NOT_A_NUMBER: Cell<bool> = const { Cell::new(false) };
}

impl Noisy {
    fn off(value: f64) -> Self {
        let number = OPERATIONS.get();
        OPERATIONS.set(number + 1);
        if value.is_nan() {
            NOT_A_NUMBER.set(true);
        }
        let plane = Draws::new(4, Purpose::Probe).at(0, 0);
        Self(value * (1.0 + plane.uniform(number, 0, -1e-6, 1e-6)))
    }
}

impl From<f64> for Noisy {
    fn from(value: f64) -> Self {
        Self(value)
    }
}

impl Value for Noisy {
    fn unary(self, function: Unary) -> Self {
        Self::off(self.0.unary(function))
    }

    fn binary(self, function: Binary, other: Self) -> Self {
        Self::off(self.0.binary(function, other.0))
    }

    fn choose(self, then: Self, otherwise: Self) -> Self {
        if self.0 != 0.0 { then } else { otherwise }
    }

    fn spline(self, knots: Knots, points: &[Self]) -> Self {
        let points: Vec<f64> = points.iter().map(|point| point.0).collect();
        Self::off(self.0.spline(knots, &points))
    }

    fn basis(self, knots: Knots, which: usize) -> Self {
        Self::off(self.0.basis(knots, which))
    }
}

/// What was compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Compared {
    /// Numbers.
    pub numbers: usize,
    /// those left out because f64 itself is not finite there or on the way, or too large for f32.
    pub left_out: usize,
}

/// A matrix of draws between two numbers.
fn matrix(seed: u64, [rows, columns]: [usize; 2], low: f64, high: f64) -> Vec<f32> {
    let plane = Draws::new(seed, Purpose::Probe).at(0, 0);
    (0..rows as u64)
        .flat_map(|row| {
            (0..columns as u64).map(move |column| plane.uniform(row, column, low, high) as f32)
        })
        .collect()
}

async fn floats(tensor: Tensor<2>) -> Vec<f32> {
    let data = tensor.into_data_async().await.expect("it can be read");
    data.try_to_vec::<f32>().expect("they are f32")
}

/// Compares f, its gradient by x and those by the trained parameters.
///
/// # Panics
/// Where they differ by more than the bar allows.
pub async fn kernel_agrees(device: &Device, text: &str, per_neuron: bool, bar: Bar) -> Compared {
    let formulas = [(1, text.to_owned())].into();
    let instance = Instance::new(&ActivationChoice::new("f1"), &formulas)
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let maps = instance.inputs();
    let device = device.clone().autodiff();
    let from = |values: &[f32], rows, columns| {
        let data = TensorData::new(values.to_vec(), [rows, columns]);
        Tensor::<2>::from_data(data, &device)
    };
    let xs = matrix(1, [ROWS, maps * WIDTH], -4.0, 4.0);
    let gs = matrix(2, [ROWS, WIDTH], -1.0, 1.0);
    let drawn = instance
        .random()
        .map(|(low, high)| matrix(3, [ROWS, WIDTH], low, high));

    // Each trained number as a row, the same for all neurons or a little different for each.
    let start = instance.start_parameters(7, 0, 0);
    let columns = if per_neuron { WIDTH } else { 1 };
    let mut trained = Vec::new();
    let mut places = Vec::new();
    for slot in instance.slots().iter().filter(|slot| slot.trained) {
        let rows = slot.places.len();
        let values: Vec<f32> = slot
            .places
            .clone()
            .flat_map(|place| (0..columns).map(move |column| (place, column)))
            .map(|(place, column)| (start[place] + 0.01 * column as f64) as f32)
            .collect();
        places.extend(slot.places.clone());
        trained.push(from(&values, rows, columns).require_grad());
    }
    let x = from(&xs, ROWS, maps * WIDTH).require_grad();
    let draws = drawn.as_ref().map(|draws| from(draws, ROWS, WIDTH));
    let kernel = Arc::new(Kernel::new(&instance, per_neuron));
    let y = activate(&kernel, x.clone(), trained.clone(), draws);
    let gradients = (y.clone() * from(&gs, ROWS, WIDTH)).sum().backward();
    let y = floats(y.inner()).await;
    let by_x = floats(x.grad(&gradients).expect("x is tracked")).await;
    let mut by_trained = Vec::new();
    for own in &trained {
        let gradient = own.grad(&gradients).expect("parameters are tracked");
        by_trained.extend(floats(gradient).await);
    }

    // The same in f64.
    let compiled = instance.compiled();
    let p_of = |column: usize| -> Vec<f64> {
        let mut p: Vec<f64> = start.iter().map(|&value| f64::from(value as f32)).collect();
        for &place in &places {
            let own = if per_neuron {
                0.01 * column as f64
            } else {
                0.0
            };
            p[place] = f64::from((start[place] + own) as f32);
        }
        p
    };
    let sinusoidal = text.contains("sin(") && bar == Bar::Catalogue;
    let scale = match (bar, sinusoidal) {
        (Bar::Catalogue, true) => 1.0 + p_of(0).iter().map(|value| value.abs()).sum::<f64>(),
        (Bar::Catalogue, false) => 1.0,
        (Bar::Random, _) => 10.0,
    };
    let mut compared = Compared::default();
    let mut check = |what: &str, found: f32, exact: f64, moved: f64| {
        compared.numbers += 1;
        if !exact.is_finite() || exact.abs() > 1e30 || !moved.is_finite() {
            compared.left_out += 1;
            return;
        }
        let tolerance = scale * (2e-6 * exact.abs() + 1e-6) + moved;
        assert!(
            (f64::from(found) - exact).abs() <= tolerance,
            "{text}, per neuron: {per_neuron}: {what} is {found:e} instead of {exact:e} ± {tolerance:e}"
        );
    };
    let mut sums = vec![(0.0, 0.0); places.len() * columns];
    for row in 0..ROWS {
        for column in 0..WIDTH {
            let element = row * WIDTH + column;
            let inputs: Vec<f64> = (0..maps)
                .map(|map| f64::from(xs[row * maps * WIDTH + map * WIDTH + column]))
                .collect();
            let p = p_of(column);
            let draw = drawn.as_ref().map(|draws| f64::from(draws[element]));
            let exact = compiled.derivatives(&inputs, &p, draw);
            // How far the result moves when each operation is a little off.
            let mut moved = vec![0.0f64; exact.len()];
            if bar == Bar::Random {
                NOT_A_NUMBER.set(false);
                for _ in 0..24 {
                    let noisy =
                        |values: &[f64]| values.iter().map(|&v| Noisy(v)).collect::<Vec<_>>();
                    let off = compiled.derivatives(&noisy(&inputs), &noisy(&p), draw);
                    for ((moved, off), exact) in moved.iter_mut().zip(off).zip(&exact) {
                        // A result that is not a number now and then says nothing.
                        let way = 2.0 * (off.0 - exact).abs();
                        *moved = if way.is_nan() || NOT_A_NUMBER.get() {
                            f64::INFINITY
                        } else {
                            moved.max(way)
                        };
                    }
                }
            }
            let g = f64::from(gs[element]);
            check("f", y[element], exact[0], moved[0]);
            for map in 0..maps {
                let place = row * maps * WIDTH + map * WIDTH + column;
                let slope = exact[1 + map];
                check("a slope by x", by_x[place], g * slope, moved[1 + map]);
            }
            for (number, &place) in places.iter().enumerate() {
                let own = number * columns + if per_neuron { column } else { 0 };
                sums[own].0 += g * exact[1 + maps + place];
                sums[own].1 +=
                    moved[1 + maps + place] + scale * 1e-6 * exact[1 + maps + place].abs();
            }
        }
    }
    for (found, (exact, moved)) in by_trained.iter().zip(sums) {
        check("a slope by a parameter", *found, exact, moved + 1e-5);
    }
    compared
}

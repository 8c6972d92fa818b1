//! Compares each function with double precision, over the whole range of f32 in steps and
//! float by float where something happens. With EVERY_FLOAT=1 in the environment every float is
//! visited instead, in minutes: `EVERY_FLOAT=1 cargo test --profile quick --test elementary`.
//! `--nocapture` prints the errors found.

#![cfg(not(target_arch = "wasm32"))]

use activation_lab::formula::elementary::coefficients::*;
use activation_lab::formula::elementary::scalar;

/// The largest errors, each with the argument where it was found.
#[derive(Default)]
struct Errors {
    /// In units in the last place, where the exact result is a normal number.
    ulp: (f64, f32),
    /// Relative, where the exact result is a normal number.
    relative: (f64, f32),
    absolute: (f64, f32),
}

impl Errors {
    fn add(&mut self, x: f32, y: f32, exact: f64) {
        assert!(y.is_finite(), "f({x:e}) is {y}");
        let error = (f64::from(y) - exact).abs();
        assert!(
            error <= 2e-6 * exact.abs() + 1e-7,
            "f({x:e}) is {y:e} and should be {exact:e}"
        );
        larger(&mut self.absolute, error, x);
        if exact.abs() >= f64::from(f32::MIN_POSITIVE) {
            let (_, exponent) = libm::frexp(exact.abs());
            larger(&mut self.ulp, error / libm::ldexp(1.0, exponent - 24), x);
            larger(&mut self.relative, error / exact.abs(), x);
        }
    }
}

fn larger(found: &mut (f64, f32), error: f64, x: f32) {
    if error > found.0 {
        *found = (error, x);
    }
}

/// Calls `visit` for all finite floats in steps of `stride`, and, if that is not 1, for
/// the 4001 floats around 0 and around each of the `places`, of both signs.
fn walk(stride: usize, places: &[f32], mut visit: impl FnMut(f32)) {
    let mut both = |bits: u32| {
        let x = f32::from_bits(bits);
        if x.is_finite() {
            visit(x);
            visit(-x);
        }
    };
    (0..=f32::MAX.to_bits()).step_by(stride).for_each(&mut both);
    if stride > 1 {
        for place in places
            .iter()
            .chain(&[0.0, f32::MIN_POSITIVE, 1.0, f32::MAX])
        {
            let bits = place.to_bits();
            (bits.saturating_sub(2000)..=bits + 2000).for_each(&mut both);
        }
    }
}

/// Walks and returns the errors of `f` against `exact` wherever that is not NaN; there,
/// `f` has to be NaN as well.
fn errors(
    name: &str,
    stride: usize,
    places: &[f32],
    f: impl Fn(f32) -> f32,
    exact: impl Fn(f64) -> f64,
) -> Errors {
    let mut errors = Errors::default();
    walk(stride, places, |x| {
        let (y, exact) = (f(x), exact(f64::from(x)));
        if exact.is_nan() {
            assert!(y.is_nan(), "f({x:e}) is {y} and should be NaN");
        } else {
            errors.add(x, y, exact);
        }
    });
    println!(
        "{name}: {:.2} ulp at {:e}, {:.2e} relative at {:e}, {:.2e} absolute at {:e}",
        errors.ulp.0,
        errors.ulp.1,
        errors.relative.0,
        errors.relative.1,
        errors.absolute.0,
        errors.absolute.1
    );
    errors
}

/// Checks the values at NaN, at the infinities and at both zeros.
fn edges(f: impl Fn(f32) -> f32, minus_infinity: f32, infinity: f32, zero: f32) {
    for payload in [
        0x7fc0_0000,
        0x7f80_0001,
        0x7fff_ffff,
        0xffc0_0000,
        0xff80_01ff,
    ] {
        assert!(f(f32::from_bits(payload)).is_nan());
    }
    let check = |x: f32, wanted: f32| {
        let y = f(x);
        assert!(
            y == wanted || (y.is_nan() && wanted.is_nan()),
            "f({x}) is {y}, not {wanted}"
        );
    };
    check(f32::NEG_INFINITY, minus_infinity);
    check(f32::INFINITY, infinity);
    check(0.0, zero);
    check(-0.0, zero);
}

/// Makes a quick test and an exhaustive one of the same function of the stride.
/// Every 1009th float; with EVERY_FLOAT set all of them, which takes minutes a function.
fn stride() -> usize {
    if std::env::var_os("EVERY_FLOAT").is_some() {
        1
    } else {
        1009
    }
}

macro_rules! each {
    ($($name:ident)*) => {
        $(#[test] fn $name() { check::$name(stride()); })*
    };
}

each! { exp ln sin cos tanh tanh_slope sigmoid sigmoid_slope softplus erf normal_cdf normal_density }

mod check {
    use super::*;

    pub fn exp(stride: usize) {
        let exact = |x: f64| {
            if x > f64::from(EXP_HIGH) {
                f64::from(EXP_MAX)
            } else {
                libm::exp(x)
            }
        };
        let places = [EXP_HIGH, EXP_LOW, 87.3365, 87.6832, 0.346573];
        let errors = errors("exp", stride, &places, scalar::exp, exact);
        assert!(errors.ulp.0 <= 2.5);
        edges(scalar::exp, 0.0, EXP_MAX, 1.0);
        assert_eq!(scalar::exp(EXP_HIGH), EXP_MAX);
        assert_eq!(scalar::exp(f32::MAX), EXP_MAX);
        assert_eq!(scalar::exp(-87.69), 0.0);
    }

    pub fn ln(stride: usize) {
        let exact = |x: f64| {
            if x < 0.0 {
                f64::NAN
            } else {
                libm::log(x.max(f64::from(f32::MIN_POSITIVE)))
            }
        };
        let places = [
            std::f32::consts::FRAC_1_SQRT_2,
            std::f32::consts::SQRT_2,
            0.5,
            2.0,
        ];
        let errors = errors("ln", stride, &places, scalar::ln, exact);
        assert!(errors.ulp.0 <= 1.8);
        edges(
            scalar::ln,
            f32::NAN,
            f32::INFINITY,
            scalar::ln(f32::MIN_POSITIVE),
        );
        assert_eq!(scalar::ln(1.0), 0.0);
        assert_eq!(scalar::ln(f32::MIN_POSITIVE), -87.33655);
        assert!(scalar::ln(-1e-45).is_nan());
    }

    /// Sine and cosine: each of the `limits` is a bound on |x| and one on the error there.
    fn angle(
        name: &str,
        stride: usize,
        f: fn(f32) -> f32,
        exact: fn(f64) -> f64,
        limits: [(f32, f64); 4],
    ) {
        let half = std::f32::consts::FRAC_PI_2;
        let mut places: Vec<f32> = (1..=12).map(|i| half * i as f32).collect();
        places.extend([1e5, 1.02e5, 2e5, half * 30001.0, half * 60000.0]);
        let mut found = [(0.0, 0.0); 4];
        walk(stride, &places, |x| {
            let y = f(x);
            assert!(y.abs() <= 1.0, "f({x:e}) is {y}");
            let error = (f64::from(y) - exact(f64::from(x))).abs();
            for (found, (limit, _)) in found.iter_mut().zip(limits) {
                if x.abs() <= limit {
                    larger(found, error, x);
                }
            }
        });
        for ((error, x), (limit, bound)) in found.into_iter().zip(limits) {
            println!("{name} to {limit:e}: {error:.2e} absolute at {x:e}");
            assert!(error <= bound);
        }
    }

    pub fn sin(stride: usize) {
        let limits = [(3.0, 1.3e-7), (2e5, 1.3e-7), (1e6, 0.04), (1e7, 0.5)];
        angle("sin", stride, scalar::sin, libm::sin, limits);
        let exact = |x: f64| if x.abs() <= 3.0 { libm::sin(x) } else { 0.0 };
        let near = |x: f32| if x.abs() <= 3.0 { scalar::sin(x) } else { 0.0 };
        assert!(errors("sin to 3", stride, &[0.5, 3.0], near, exact).ulp.0 <= 2.0);
        edges(scalar::sin, f32::NAN, f32::NAN, 0.0);
    }

    pub fn cos(stride: usize) {
        let limits = [(3.0, 1.4e-7), (1.02e5, 1.4e-7), (1e6, 0.04), (1e7, 0.5)];
        angle("cos", stride, scalar::cos, libm::cos, limits);
        edges(scalar::cos, f32::NAN, f32::NAN, 1.0);
    }

    pub fn tanh(stride: usize) {
        let errors = errors(
            "tanh",
            stride,
            &[TANH_HIGH, 0.5, 7.9],
            scalar::tanh,
            libm::tanh,
        );
        assert!(errors.ulp.0 <= 6.0 && errors.relative.0 <= 3.6e-7);
        edges(scalar::tanh, -1.0, 1.0, 0.0);
        walk(stride, &[TANH_HIGH], |x| {
            assert!(scalar::tanh(x).abs() <= 1.0)
        });
        walk(stride, &[2e-4], |x| {
            assert!(x.abs() > 2e-4 || scalar::tanh(x) == x)
        });
    }

    /// A slope that is made of e = exp(−|cx|), as long as e is a normal number.
    fn slope(name: &str, stride: usize, f: fn(f32) -> f32, exact: fn(f64) -> f64, c: f32) {
        let last = 87.33 / c;
        let near = |x: f32| if x.abs() <= last { f(x) } else { 0.0 };
        let exact = |x: f64| {
            if x.abs() <= f64::from(last) {
                exact(x)
            } else {
                0.0
            }
        };
        let errors = errors(name, stride, &[last, 8.3 / c], near, exact);
        assert!(errors.ulp.0 <= 5.0);
        edges(f, 0.0, 0.0, 1.0 / (2.0 / c).powi(2));
        walk(stride, &[last], |x| {
            // Rounding may take the largest value past 1.
            assert!((0.0..=1.0 + f32::EPSILON).contains(&f(x)));
            assert!(x.abs() <= last || f(x) < 1e-36);
        });
    }

    pub fn tanh_slope(stride: usize) {
        let exact = |x: f64| 4.0 / (libm::exp(x) + libm::exp(-x)).powi(2);
        slope("tanh_slope", stride, scalar::tanh_slope, exact, 2.0);
    }

    pub fn sigmoid_slope(stride: usize) {
        let exact = |x: f64| 1.0 / (libm::exp(x / 2.0) + libm::exp(-x / 2.0)).powi(2);
        slope("sigmoid_slope", stride, scalar::sigmoid_slope, exact, 1.0);
    }

    pub fn sigmoid(stride: usize) {
        let exact = |x: f64| 1.0 / (1.0 + libm::exp(-x));
        let places = [EXP_LOW, 87.3365, 87.6832, 16.6];
        let errors = errors("sigmoid", stride, &places, scalar::sigmoid, exact);
        assert!(errors.ulp.0 <= 4.0);
        edges(scalar::sigmoid, 0.0, 1.0, 0.5);
    }

    pub fn softplus(stride: usize) {
        let exact = |x: f64| x.max(0.0) + libm::log1p(libm::exp(-x.abs()));
        let places = [EXP_LOW, 87.3365, 87.6832, 16.6];
        let errors = errors("softplus", stride, &places, scalar::softplus, exact);
        assert!(errors.ulp.0 <= 4.0);
        edges(scalar::softplus, 0.0, f32::INFINITY, std::f32::consts::LN_2);
        assert_eq!(scalar::softplus(100.0), 100.0);
        assert_eq!(scalar::softplus(-50.0), scalar::exp(-50.0));
    }

    pub fn erf(stride: usize) {
        let errors = errors("erf", stride, &[ERF_HIGH, 0.5], scalar::erf, libm::erf);
        assert!(errors.ulp.0 <= 7.0 && errors.relative.0 <= 4.2e-7);
        edges(scalar::erf, -1.0, 1.0, 0.0);
        walk(stride, &[ERF_HIGH], |x| {
            assert!(scalar::erf(x).abs() <= 1.0)
        });
    }

    pub fn normal_cdf(stride: usize) {
        let exact = |x: f64| 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2);
        let places = [NORMAL_HIGH, 12.0, 12.9, 5.5, 0.1];
        let errors = errors("normal_cdf", stride, &places, scalar::normal_cdf, exact);
        assert!(errors.relative.0 <= 9e-7);
        edges(scalar::normal_cdf, 0.0, 1.0, 0.5);
        walk(stride, &places, |x| {
            let y = scalar::normal_cdf(x);
            assert!((0.0..=1.0).contains(&y));
        });
    }

    pub fn normal_density(stride: usize) {
        let exact = |x: f64| libm::exp(-0.5 * x * x) / libm::sqrt(std::f64::consts::TAU);
        let places = [NORMAL_HIGH, 12.0, 13.1, 5.5, 0.1];
        let errors = errors(
            "normal_density",
            stride,
            &places,
            scalar::normal_density,
            exact,
        );
        assert!(errors.ulp.0 <= 3.0);
        edges(scalar::normal_density, 0.0, 0.0, INV_SQRT_2PI);
    }
}

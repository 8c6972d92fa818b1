//! The coefficients of the elementary functions, shared by the Rust code in
//! [`super::scalar`] and the WGSL code in [`super::wgsl`].
//!
//! `fit.py` writes this file: do not edit it by hand. A table holds the
//! coefficient of the lowest power first. "Fit error" is the largest error of the
//! approximation itself in exact arithmetic, before its coefficients are rounded to
//! f32; the errors of the finished functions are stated in [`super::scalar`].

/// The largest argument of exp: it saturates above, at [`EXP_MAX`]. The next power of
/// two after e^88.37 = 2^127.49 would need an exponent that f32 does not have.
pub const EXP_HIGH: f32 = 88.37;

/// The smallest argument of exp. Here the rounded multiple of ln 2 is -127, whose power
/// of two has an exponent field of 0 and so is the number 0: exp needs no other step to
/// become 0.
pub const EXP_LOW: f32 = -88.0;

/// The value of exp for every argument above [`EXP_HIGH`].
pub const EXP_MAX: f32 = 2.3911375e38;

/// 1/ln 2.
pub const LOG2_E: f32 = std::f32::consts::LOG2_E;

/// The first 16 bits of ln 2. Its product with an integer of at most 8 bits is exact
/// (Cody and Waite, 1980).
pub const LN2_HI: f32 = 0.69314575;

/// ln 2 - [`LN2_HI`].
pub const LN2_LO: f32 = 1.4286068e-6;

/// P in e^r = 1 + r + r^2 P(r) for |r| <= ln(2)/2. Fit error: 1.0e-07 relative.
pub const EXP: [f32; 4] = [0.4999923, 0.16667116, 0.041890237, 0.008312511];

/// P in ln(1 + f) = f - f^2/2 + f^3 P(f) for sqrt(1/2) <= 1 + f <= sqrt(2). Fit error:
/// 3.1e-08 relative.
pub const LN: [f32; 7] = [
    0.3333391,
    -0.25001338,
    0.19963063,
    -0.16577585,
    0.14914769,
    -0.14267486,
    0.087004334,
];

/// 1/pi.
pub const INV_PI: f32 = std::f32::consts::FRAC_1_PI;

/// Three parts that add up to pi. The first two have 8 significant bits each, so that
/// their products with a multiple of 1/2 below 2^15 are exact (Cody and Waite, 1980).
pub const PI: [f32; 3] = [3.140625, 0.0009651184, 2.5351817e-6];

/// The bound on the reduced angle of sin and cos. It is pi/2 and a margin for the
/// rounding of x/pi to an integer.
pub const REDUCED_MAX: f32 = 1.6;

/// P in sin r = r + r^3 P(r^2) for |r| <= [`REDUCED_MAX`]. Fit error: 7.3e-09 relative.
pub const SIN: [f32; 4] = [-0.16666658, 0.008333035, -0.00019807159, 2.600172e-6];

/// The argument above which tanh is 1 in f32.
pub const TANH_HIGH: f32 = 9.02;

/// P in tanh x = x P(x^2)/Q(x^2) for |x| <= [`TANH_HIGH`]. P and Q have the same constant
/// term, so that tanh x is x for small x. Fit error: 2.2e-08 relative.
pub const TANH_TOP: [f32; 5] = [
    1.9993334,
    0.26756445,
    0.006992574,
    4.125773e-5,
    2.6759444e-8,
];

/// Q of [`TANH_TOP`].
pub const TANH_BOTTOM: [f32; 5] = [
    1.9993334,
    0.93400866,
    0.051751427,
    0.00065748265,
    1.5575215e-6,
];

/// P in ln(1 + e) = e + e^2 P(e) for 0 <= e <= 1. Fit error: 3.3e-08 relative.
pub const LOG1P: [f32; 8] = [
    -0.49999648,
    0.3332132,
    -0.24857154,
    0.19153619,
    -0.13753726,
    0.07920363,
    -0.030065233,
    0.0053646844,
];

/// The argument above which erf is 1 in f32.
pub const ERF_HIGH: f32 = 3.925;

/// P in erf x = x P(x^2)/Q(x^2) for |x| <= [`ERF_HIGH`]. Fit error: 1.9e-08 relative.
pub const ERF_TOP: [f32; 6] = [
    2.0431185,
    0.34510183,
    0.09554761,
    0.006830831,
    0.0005157562,
    3.7046664e-6,
];

/// Q of [`ERF_TOP`].
pub const ERF_BOTTOM: [f32; 6] = [
    1.8106667,
    0.909393,
    0.20674688,
    0.027129577,
    0.0021073576,
    6.8891735e-5,
];

/// The bound on |x| in the normal density and its tail: exp(-x^2/2) is 0 in the sense of
/// [`EXP_LOW`] from here on.
pub const NORMAL_HIGH: f32 = 13.25;

/// P in 1 - Phi(t) = exp(-t^2/2) P(t)/Q(t) for 0 <= t <= [`NORMAL_HIGH`]: a multiple of
/// the Mills ratio. The constant term of P is half of Q's, so that Phi(0) = 1/2. Fit
/// error: 3.7e-07 relative.
pub const NORMAL_TOP: [f32; 4] = [0.81633335, 0.586956, 0.19278528, 0.027246887];

/// Q of [`NORMAL_TOP`].
pub const NORMAL_BOTTOM: [f32; 5] = [1.6326667, 2.476572, 1.5454445, 0.48288, 0.06830702];

/// 1/sqrt(2 pi), the normal density at 0.
pub const INV_SQRT_2PI: f32 = 0.3989423;

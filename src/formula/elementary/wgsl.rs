//! The elementary functions in WGSL, printed from the coefficients of the Rust code.
//!
//! Each function does the same operations in the same order as its namesake in
//! [`super::scalar`], with these differences, which the rules of WGSL ask for:
//!
//! * A WGSL compiler may assume that there is no NaN and no infinity. The text never makes
//!   an infinity, and bounds its arguments by `min`, `max` and `clamp`. What it returns for
//!   a NaN is not specified. The one NaN it makes is the logarithm of a negative number.
//! * A compiler may regroup a sum, which would undo adding and subtracting a large number.
//!   So `round` does the rounding here; it rounds ties to even, too.
//! * A GPU may replace subnormal numbers by 0, may fuse a product with a sum, and divides
//!   with an error of up to 2.5 ulp. So the last bits can differ from those of the Rust
//!   code, and `al_ln` may take a negative subnormal number for 0.
//! * From |x| = 1.3e7 on, where the sine and cosine mean nothing, both codes return
//!   something between -1 and 1, but not the same.

use super::coefficients::*;

/// A function of the WGSL text.
pub struct Function {
    /// Its name in WGSL. The arguments and the result are f32.
    pub name: &'static str,
    /// The names of the other functions that it calls.
    pub needs: &'static [&'static str],
    /// Prints the definition.
    pub wgsl: fn() -> String,
}

const fn function(
    name: &'static str,
    needs: &'static [&'static str],
    wgsl: fn() -> String,
) -> Function {
    Function { name, needs, wgsl }
}

const EXP_PARTS: &[&str] = &["al_power_of_two", "al_reduce_by_ln2", "al_exp_reduced"];
const SIN_PARTS: &[&str] = &["al_sin_reduced", "al_reduce_by_pi"];

/// All functions. Each one comes after those that it needs.
pub static FUNCTIONS: &[Function] = &[
    function("al_power_of_two", &[], power_of_two),
    function("al_reduce_by_ln2", &[], reduce_by_ln2),
    function("al_exp_reduced", &[], exp_reduced),
    function("al_exp_bounded", EXP_PARTS, exp_bounded),
    function("al_exp", &["al_exp_bounded"], exp),
    function("al_ln", &[], ln),
    function("al_sin_reduced", &[], sin_reduced),
    function("al_reduce_by_pi", &[], reduce_by_pi),
    function("al_sin", SIN_PARTS, sin),
    function("al_cos", SIN_PARTS, cos),
    function("al_tanh", &[], tanh),
    function("al_exp_minus_abs", &["al_exp_bounded"], exp_minus_abs),
    function("al_sigmoid", &["al_exp_minus_abs"], sigmoid),
    function("al_sigmoid_slope", &["al_exp_minus_abs"], sigmoid_slope),
    function("al_tanh_slope", &["al_exp_minus_abs"], tanh_slope),
    function("al_softplus", &["al_exp_minus_abs"], softplus),
    function("al_erf", &[], erf),
    function("al_exp_minus_half_square", EXP_PARTS, exp_minus_half_square),
    function("al_phi_cdf", &["al_exp_minus_half_square"], phi_cdf),
    function("al_phi_density", &["al_exp_minus_half_square"], phi_density),
];

/// The definitions of the named functions and of all that they need, each one once and in
/// the order of [`FUNCTIONS`].
///
/// # Panics
///
/// If a name is not in [`FUNCTIONS`].
pub fn source(names: &[&str]) -> String {
    for name in names {
        assert!(
            FUNCTIONS.iter().any(|f| f.name == *name),
            "there is no WGSL function {name}"
        );
    }
    // Whatever needs a function comes after it, so that one walk from the end finds all.
    let mut wanted: Vec<&str> = names.to_vec();
    let mut texts = Vec::new();
    for function in FUNCTIONS.iter().rev() {
        if wanted.contains(&function.name) {
            wanted.extend(function.needs);
            texts.push((function.wgsl)());
        }
    }
    texts.reverse();
    texts.concat()
}

/// A literal with the fewest digits that give back the same f32.
fn number(x: f32) -> String {
    format!("{x:?}f")
}

/// A polynomial in `x`, in the order of operations of the Rust code.
fn polynomial(coefficients: &[f32], x: &str, square: &str) -> String {
    let pairs = coefficients.chunks(2).map(|pair| match pair {
        [low, high] => format!("({} + {} * {x})", number(*low), number(*high)),
        top => number(top[0]),
    });
    let text = pairs
        .rev()
        .reduce(|y, pair| format!("({y} * {square} + {pair})"));
    text.expect("a polynomial has a coefficient")
}

fn power_of_two() -> String {
    // The argument is an integer from -127, which gives 0, to 127.
    "fn al_power_of_two(k: f32) -> f32 {
    return bitcast<f32>((i32(k) + 127) << 23u);
}
"
    .to_string()
}

fn reduce_by_ln2() -> String {
    let (hi, lo) = (number(LN2_HI), number(LN2_LO));
    format!(
        "fn al_reduce_by_ln2(x: f32, k: f32) -> f32 {{
    return (x - k * {hi}) - k * {lo};
}}
"
    )
}

fn exp_reduced() -> String {
    let p = polynomial(&EXP, "r", "square");
    format!(
        "fn al_exp_reduced(r: f32) -> f32 {{
    let square = r * r;
    return ({p} * square + r) + 1.0f;
}}
"
    )
}

fn exp_bounded() -> String {
    let log2_e = number(LOG2_E);
    format!(
        "fn al_exp_bounded(x: f32) -> f32 {{
    let k = round(x * {log2_e});
    return al_exp_reduced(al_reduce_by_ln2(x, k)) * al_power_of_two(k);
}}
"
    )
}

fn exp() -> String {
    let (low, high) = (number(EXP_LOW), number(EXP_HIGH));
    format!(
        "fn al_exp(x: f32) -> f32 {{
    return al_exp_bounded(clamp(x, {low}, {high}));
}}
"
    )
}

fn ln() -> String {
    let min = number(f32::MIN_POSITIVE);
    let sqrt_half = format!("{:#x}", std::f32::consts::FRAC_1_SQRT_2.to_bits());
    let (hi, lo) = (number(LN2_HI), number(LN2_LO));
    let p = polynomial(&LN, "f", "square");
    // A constant NaN is an error in WGSL; this one is made from the bits of x.
    format!(
        "fn al_ln(x: f32) -> f32 {{
    let bits = bitcast<i32>(max(x, {min})) - {sqrt_half};
    let e = f32(bits >> 23u);
    let f = bitcast<f32>((bits & 0x7fffff) + {sqrt_half}) - 1.0f;
    let square = f * f;
    let p = {p} * (square * f);
    let y = (f + ((p + e * {lo}) - 0.5f * square)) + e * {hi};
    return select(y, bitcast<f32>(bitcast<u32>(x) | 0x7fc00000u), x < 0.0f);
}}
"
    )
}

fn sin_reduced() -> String {
    let [a, b, c, d] = SIN.map(number);
    format!(
        "fn al_sin_reduced(r: f32) -> f32 {{
    let square = r * r;
    let p = (({d} * square + {c}) * square + {b}) * square + {a};
    return r + p * (square * r);
}}
"
    )
}

fn reduce_by_pi() -> String {
    let [a, b, c] = PI.map(number);
    let max = number(REDUCED_MAX);
    format!(
        "fn al_reduce_by_pi(x: f32, q: f32) -> f32 {{
    return clamp(((x - q * {a}) - q * {b}) - q * {c}, -{max}, {max});
}}
"
    )
}

fn sin() -> String {
    let inv_pi = number(INV_PI);
    format!(
        "fn al_sin(x: f32) -> f32 {{
    let k = round(x * {inv_pi});
    let s = al_sin_reduced(al_reduce_by_pi(x, k));
    return bitcast<f32>(bitcast<u32>(s) ^ (bitcast<u32>(i32(k)) << 31u));
}}
"
    )
}

fn cos() -> String {
    let inv_pi = number(INV_PI);
    format!(
        "fn al_cos(x: f32) -> f32 {{
    let k = round(x * {inv_pi} - 0.5f);
    let s = al_sin_reduced(al_reduce_by_pi(x, k + 0.5f));
    return bitcast<f32>(bitcast<u32>(s) ^ ((bitcast<u32>(i32(k)) << 31u) ^ 0x80000000u));
}}
"
    )
}

/// x P(x^2)/Q(x^2) for |x| up to `high`, bounded by -1 and 1.
fn odd_quotient(name: &str, high: f32, top: &[f32], bottom: &[f32]) -> String {
    let high = number(high);
    let (top, bottom) = (
        polynomial(top, "u", "square"),
        polynomial(bottom, "u", "square"),
    );
    format!(
        "fn {name}(x: f32) -> f32 {{
    let y = clamp(x, -{high}, {high});
    let u = y * y;
    let square = u * u;
    let top = {top};
    let bottom = {bottom};
    return clamp(y * (top / bottom), -1.0f, 1.0f);
}}
"
    )
}

fn tanh() -> String {
    odd_quotient("al_tanh", TANH_HIGH, &TANH_TOP, &TANH_BOTTOM)
}

fn erf() -> String {
    odd_quotient("al_erf", ERF_HIGH, &ERF_TOP, &ERF_BOTTOM)
}

fn exp_minus_abs() -> String {
    let low = number(EXP_LOW);
    format!(
        "fn al_exp_minus_abs(x: f32) -> f32 {{
    return al_exp_bounded(max(-abs(x), {low}));
}}
"
    )
}

fn sigmoid() -> String {
    "fn al_sigmoid(x: f32) -> f32 {
    let e = al_exp_minus_abs(x);
    return select(1.0f, e, x < 0.0f) / (1.0f + e);
}
"
    .to_string()
}

fn sigmoid_slope() -> String {
    "fn al_sigmoid_slope(x: f32) -> f32 {
    let e = al_exp_minus_abs(x);
    let sum = 1.0f + e;
    return e / (sum * sum);
}
"
    .to_string()
}

fn tanh_slope() -> String {
    "fn al_tanh_slope(x: f32) -> f32 {
    let e = al_exp_minus_abs(2.0f * clamp(x, -1e4f, 1e4f));
    let sum = 1.0f + e;
    return 4.0f * e / (sum * sum);
}
"
    .to_string()
}

fn softplus() -> String {
    let p = polynomial(&LOG1P, "e", "square");
    format!(
        "fn al_softplus(x: f32) -> f32 {{
    let e = al_exp_minus_abs(x);
    let square = e * e;
    return max(x, 0.0f) + (e + {p} * square);
}}
"
    )
}

fn exp_minus_half_square() -> String {
    let log2_e = number(LOG2_E);
    format!(
        "fn al_exp_minus_half_square(t: f32) -> f32 {{
    let high = bitcast<f32>(bitcast<u32>(t) & 0xfffff000u);
    let k = round((-0.5f * (t * t)) * {log2_e});
    let r = al_reduce_by_ln2(-0.5f * (high * high), k) - 0.5f * ((t - high) * (t + high));
    return al_exp_reduced(r) * al_power_of_two(k);
}}
"
    )
}

fn phi_cdf() -> String {
    let high = number(NORMAL_HIGH);
    let top = polynomial(&NORMAL_TOP, "t", "square");
    let bottom = polynomial(&NORMAL_BOTTOM, "t", "square");
    format!(
        "fn al_phi_cdf(x: f32) -> f32 {{
    let t = min(abs(x), {high});
    let square = t * t;
    let top = {top};
    let bottom = {bottom};
    let tail = al_exp_minus_half_square(t) * (top / bottom);
    return select(1.0f - tail, tail, x < 0.0f);
}}
"
    )
}

fn phi_density() -> String {
    let (high, scale) = (number(NORMAL_HIGH), number(INV_SQRT_2PI));
    format!(
        "fn al_phi_density(x: f32) -> f32 {{
    return al_exp_minus_half_square(min(abs(x), {high})) * {scale};
}}
"
    )
}

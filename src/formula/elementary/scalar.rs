//! The elementary functions in Rust.
//!
//! Each function states its formula, its largest error over all finite f32 and its
//! values at the edges. An error in ulp counts units in the last place of the exact
//! result. Every function takes NaN to NaN. The tests check each of these statements
//! against double precision.
//!
//! Two rules hold throughout:
//!
//! * A bound is written `if BOUND < x { BOUND } else { x }` and never as `x.min(BOUND)`.
//!   Only the former is one packed instruction on SSE2 and on simd128, and it lets a NaN
//!   through.
//! * A number is rounded to an integer by adding and subtracting [`ROUNDER`]. The
//!   standard library's rounding functions are calls on plain x86-64.

use super::coefficients::*;

/// 1.5 * 2^23. In the sum of this and a number below 2^22 one unit in the last place is
/// 1, so that the sum is rounded to an integer (ties to even), and the lowest bits of its
/// representation are that integer in two's complement.
const ROUNDER: f32 = 12582912.0;

const SIGN: u32 = 0x8000_0000;

/// Evaluates a polynomial in x by Horner's rule for x^2, with pairs of terms c + d x in
/// the place of coefficients. That takes as many operations as Horner's rule for x where
/// x^2 is at hand, and is faster: the processor waits for a chain half as long. The
/// indices are written out, so that nothing depends on a loop being unrolled before the
/// caller's loop is vectorised.
macro_rules! polynomial {
    ($c:ident, $x:expr, $square:expr; $low:literal $high:literal $(, $l:literal $h:literal)*) => {{
        let y = $c[$low] + $c[$high] * $x;
        $( let y = y * $square + ($c[$l] + $c[$h] * $x); )*
        y
    }};
    ($c:ident, $x:expr, $square:expr; $top:literal $(, $l:literal $h:literal)*) => {{
        let y = $c[$top];
        $( let y = y * $square + ($c[$l] + $c[$h] * $x); )*
        y
    }};
}

/// The integer k next to x / ln 2, and 2^k, for -127 <= k <= 127. 2^-127 comes out as 0.
#[inline(always)]
fn power_of_two(x: f32) -> (f32, f32) {
    let t = x * LOG2_E + ROUNDER;
    // The shift drops all of ROUNDER's own bits and leaves k in the exponent field.
    let power = f32::from_bits((t.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    (t - ROUNDER, power)
}

/// x - k ln 2, in two steps of which the first is exact.
#[inline(always)]
fn reduce_by_ln2(x: f32, k: f32) -> f32 {
    (x - k * LN2_HI) - k * LN2_LO
}

/// e^r for |r| <= ln(2)/2.
#[inline(always)]
fn exp_reduced(r: f32) -> f32 {
    let square = r * r;
    (polynomial!(EXP, r, square; 2 3, 0 1) * square + r) + 1.0
}

/// e^x for [`EXP_LOW`] <= x <= [`EXP_HIGH`].
#[inline(always)]
fn exp_bounded(x: f32) -> f32 {
    let (k, power) = power_of_two(x);
    exp_reduced(reduce_by_ln2(x, k)) * power
}

/// The exponential function, e^x = 2^k e^r with r = x - k ln 2 and a polynomial of
/// degree 5 for e^r.
///
/// Error: at most 2.5 ulp where the result is a normal number.
///
/// It saturates instead of overflowing: above [`EXP_HIGH`] and at +inf the result is
/// [`EXP_MAX`]. Below -87.34 the exact result is subnormal: exp follows it with the
/// precision of subnormal numbers down to -87.68, and is 0 from there to -inf.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = if EXP_HIGH < x { EXP_HIGH } else { x };
    let x = if EXP_LOW > x { EXP_LOW } else { x };
    exp_bounded(x)
}

/// The natural logarithm, ln x = e ln 2 + ln(1 + f) with sqrt(1/2) <= 1 + f < sqrt(2) and
/// a polynomial of degree 9 for ln(1 + f).
///
/// Error: at most 1.2 ulp.
///
/// Every x from 0 (of either sign) to the smallest positive normal number has the
/// logarithm of the latter, -87.33655, so that ln is never -inf. Negative numbers give
/// NaN, also the subnormal ones, and +inf gives +inf.
#[inline(always)]
pub fn ln(x: f32) -> f32 {
    const SQRT_HALF: u32 = std::f32::consts::FRAC_1_SQRT_2.to_bits();
    let low = f32::MIN_POSITIVE;
    let bounded = if low > x { low } else { x };
    // Counting the bits from sqrt(1/2) makes the exponent change there and not at 1.
    let bits = bounded.to_bits().wrapping_sub(SQRT_HALF);
    let e = ((bits as i32) >> 23) as f32;
    let f = f32::from_bits((bits & 0x007f_ffff).wrapping_add(SQRT_HALF)) - 1.0;
    let square = f * f;
    let y = polynomial!(LN, f, square; 6, 4 5, 2 3, 0 1) * (square * f);
    let y = (y + e * LN2_LO) - 0.5 * square;
    let y = (f + y) + e * LN2_HI;
    // The bits of +inf and of NaN are not those of a number: both are their own result.
    let y = if x <= f32::MAX { y } else { x };
    if x < 0.0 { f32::NAN } else { y }
}

/// x - q pi for a multiple q of 1/2, by Cody and Waite's method, within the bounds of the
/// polynomial for the sine.
#[inline(always)]
fn reduce_by_pi(x: f32, q: f32) -> f32 {
    let r = ((x - q * PI[0]) - q * PI[1]) - q * PI[2];
    // The bounds only matter for huge x. They keep the result within -1 and 1.
    let r = if REDUCED_MAX < r { REDUCED_MAX } else { r };
    if -REDUCED_MAX > r { -REDUCED_MAX } else { r }
}

/// sin r for |r| <= [`REDUCED_MAX`].
#[inline(always)]
fn sin_reduced(r: f32) -> f32 {
    let square = r * r;
    let p = ((SIN[3] * square + SIN[2]) * square + SIN[1]) * square + SIN[0];
    r + p * (square * r)
}

/// The sine, sin x = (-1)^k sin(x - k pi) with a polynomial of degree 9.
///
/// Error: at most 1.3e-7 absolute for |x| <= 2e5, and at most 2 ulp for |x| <= 3. From
/// 2^16 pi = 205887 on, the products in the reduction are rounded, and the error grows in
/// proportion to |x|: up to 0.04 at 1e6 and 0.5 at 1e7. From about 1.3e7 on, where
/// neighbouring floats are 1 apart, the result has nothing to do with the sine. It stays
/// within -1 and 1 for every finite x. There is no limit at ±inf: the result is NaN.
#[inline(always)]
pub fn sin(x: f32) -> f32 {
    let t = x * INV_PI + ROUNDER;
    let s = sin_reduced(reduce_by_pi(x, t - ROUNDER));
    f32::from_bits(s.to_bits() ^ (t.to_bits() << 31))
}

/// The cosine, cos x = -(-1)^k sin(x - (k + 1/2) pi) with the polynomial of [`sin`]. The
/// odd multiples of pi/2 keep the zeros of the cosine accurate.
///
/// Error: at most 1.4e-7 absolute for |x| <= 1.02e5. The rounding of the products begins at
/// 2^15 pi = 102943, where the error jumps to 0.008; beyond, the cosine does as [`sin`].
#[inline(always)]
pub fn cos(x: f32) -> f32 {
    let t = (x * INV_PI - 0.5) + ROUNDER;
    let s = sin_reduced(reduce_by_pi(x, (t - ROUNDER) + 0.5));
    f32::from_bits(s.to_bits() ^ ((t.to_bits() << 31) ^ SIGN))
}

/// The hyperbolic tangent, x P(x^2)/Q(x^2) with P and Q of degree 4 and |x| bounded by
/// [`TANH_HIGH`].
///
/// Error: at most 6 ulp, 3.6e-7 relative. tanh x is x for |x| up to 2e-4. The
/// result stays within -1 and 1, and is ±1 from ±[`TANH_HIGH`] to ±inf.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    let x = if TANH_HIGH < x { TANH_HIGH } else { x };
    let x = if -TANH_HIGH > x { -TANH_HIGH } else { x };
    let u = x * x;
    let square = u * u;
    let top = polynomial!(TANH_TOP, u, square; 4, 2 3, 0 1);
    let bottom = polynomial!(TANH_BOTTOM, u, square; 4, 2 3, 0 1);
    within_one(x * (top / bottom))
}

/// Bounds y by -1 and 1. Rounding alone takes the quotients past 1, by an ulp or two.
#[inline(always)]
fn within_one(y: f32) -> f32 {
    let y = if 1.0 < y { 1.0 } else { y };
    if -1.0 > y { -1.0 } else { y }
}

/// -|x|.
#[inline(always)]
fn minus_abs(x: f32) -> f32 {
    f32::from_bits(x.to_bits() | SIGN)
}

/// e^-|x|, which needs no upper bound.
#[inline(always)]
fn exp_minus_abs(x: f32) -> f32 {
    let x = minus_abs(x);
    exp_bounded(if EXP_LOW > x { EXP_LOW } else { x })
}

/// The logistic function 1/(1 + e^-x), for negative x in the form e^x/(1 + e^x), which
/// keeps its relative accuracy as both tend to 0.
///
/// Error: at most 4 ulp where the result is a normal number. At -inf and wherever
/// [`exp`] is 0 it is 0; at +inf it is 1.
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    let e = exp_minus_abs(x);
    let top = if x < 0.0 { e } else { 1.0 };
    top / (1.0 + e)
}

/// The slope of the logistic function, sigmoid'(x) = e/(1 + e)^2 with e = e^-|x|, which keeps its
/// relative accuracy where the function itself is next to 1.
///
/// Error: at most 5 ulp where [`exp`] of -|x| is a normal number. At ±inf it is 0.
#[inline(always)]
pub fn sigmoid_slope(x: f32) -> f32 {
    let e = exp_minus_abs(x);
    let sum = 1.0 + e;
    e / (sum * sum)
}

/// tanh' x = 1 - tanh^2 x = 4 e/(1 + e)^2 with e = e^-2|x|, which keeps its relative accuracy
/// where tanh is next to 1.
///
/// Error: at most 5 ulp where [`exp`] of -2|x| is a normal number. At ±inf it is 0.
#[inline(always)]
pub fn tanh_slope(x: f32) -> f32 {
    let e = exp_minus_abs(2.0 * x);
    let sum = 1.0 + e;
    4.0 * e / (sum * sum)
}

/// ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|), with a polynomial of degree 9 for the
/// logarithm.
///
/// Error: at most 4 ulp where the result is a normal number. For very negative x the
/// result is [`exp`] and at -inf 0; for large x it is x and at +inf +inf.
#[inline(always)]
pub fn softplus(x: f32) -> f32 {
    let e = exp_minus_abs(x);
    let square = e * e;
    let log = e + polynomial!(LOG1P, e, square; 6 7, 4 5, 2 3, 0 1) * square;
    let positive = if 0.0 > x { 0.0 } else { x };
    positive + log
}

/// The error function, x P(x^2)/Q(x^2) with P and Q of degree 5 and |x| bounded by
/// [`ERF_HIGH`].
///
/// Error: at most 7 ulp, 4.2e-7 relative. The result stays within -1 and 1, and is ±1 from
/// ±[`ERF_HIGH`] to ±inf.
#[inline(always)]
pub fn erf(x: f32) -> f32 {
    let x = if ERF_HIGH < x { ERF_HIGH } else { x };
    let x = if -ERF_HIGH > x { -ERF_HIGH } else { x };
    let u = x * x;
    let square = u * u;
    let top = polynomial!(ERF_TOP, u, square; 4 5, 2 3, 0 1);
    let bottom = polynomial!(ERF_BOTTOM, u, square; 4 5, 2 3, 0 1);
    within_one(x * (top / bottom))
}

/// |x|, bounded by [`NORMAL_HIGH`].
#[inline(always)]
fn normal_argument(x: f32) -> f32 {
    let t = f32::from_bits(x.to_bits() & !SIGN);
    if NORMAL_HIGH < t { NORMAL_HIGH } else { t }
}

/// e^(-t^2/2) for 0 <= t <= [`NORMAL_HIGH`].
///
/// Rounding t^2/2 first would cost a relative error of 4e-6 at t = 12. So t is split into
/// `high`, whose 12 bits have an exact square, and a rest: t^2 = high^2 + (t - high)(t +
/// high). The two terms meet only after the multiple of ln 2 has been taken away.
#[inline(always)]
fn exp_minus_half_square(t: f32) -> f32 {
    let high = f32::from_bits(t.to_bits() & 0xffff_f000);
    let (k, power) = power_of_two(-0.5 * (t * t));
    let r = reduce_by_ln2(-0.5 * (high * high), k) - 0.5 * ((t - high) * (t + high));
    exp_reduced(r) * power
}

/// The standard normal distribution function Phi, from its upper tail at |x|, which is
/// exp(-x^2/2) times a quotient of polynomials for the Mills ratio (degrees 3 and 4).
///
/// Error: at most 9e-7 relative where the result is a normal number, also in the left
/// tail. Phi(0) is 1/2. The result is 0 from -[`NORMAL_HIGH`] to -inf, and 1 for large x
/// and at +inf.
#[inline(always)]
pub fn normal_cdf(x: f32) -> f32 {
    let t = normal_argument(x);
    let square = t * t;
    let top = polynomial!(NORMAL_TOP, t, square; 2 3, 0 1);
    let bottom = polynomial!(NORMAL_BOTTOM, t, square; 4, 2 3, 0 1);
    let tail = exp_minus_half_square(t) * (top / bottom);
    if x < 0.0 { tail } else { 1.0 - tail }
}

/// The standard normal density, exp(-x^2/2)/sqrt(2 pi). Beside [`normal_cdf`] of the same
/// argument the exponential is computed once.
///
/// Error: at most 3 ulp where the result is a normal number. The result is 0 for
/// |x| >= [`NORMAL_HIGH`], and at ±inf.
#[inline(always)]
pub fn normal_density(x: f32) -> f32 {
    exp_minus_half_square(normal_argument(x)) * INV_SQRT_2PI
}

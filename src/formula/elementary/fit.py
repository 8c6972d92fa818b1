#!/usr/bin/env python3
"""Fits the coefficients of the elementary functions and writes coefficients.rs.

    python3 fit.py | rustfmt --edition 2024 > coefficients.rs

Needs numpy and mpmath (the file comes from numpy 2.4.6 and mpmath 1.3.0), and takes a few seconds.

Every approximation is a polynomial P(x) or a quotient P(x)/Q(x) that makes the
largest weighted error max |w (P/Q - f)| small. Each fit is a linear
least-squares problem solved again and again with two kinds of changed weights:

* dividing by the previous denominator turns the linearised error P - f Q back
  into the error of the quotient (Sanathanan and Koerner, 1963);
* multiplying by the previous error moves the least-squares solution towards the
  minimax one (Lawson, 1961).

The result is then rounded to f32. A quotient keeps its value when numerator and
denominator are multiplied by the same number, so the script tries many such
factors, evaluates the rounded quotient in f32 arithmetic exactly as the Rust
code does, and keeps the factor with the smallest error.
"""
import sys

import mpmath as mp
import numpy as np

mp.mp.dps = 40
F = np.float32


def chebyshev_points(a, b, n):
    k = np.arange(n)
    return 0.5 * (a + b) + 0.5 * (b - a) * np.cos(np.pi * (2 * k + 1) / (2 * n))


def values(f, xs):
    return np.array([float(f(mp.mpf(float(x)))) for x in xs])


def fit(x, f, weight, p, q=0, same_constant=None, rounds=300):
    """Fits degree p over degree q, with Q(0) = 1. `same_constant` fixes P(0)."""
    size = np.max(np.abs(x))
    s = x / size
    first = 0 if same_constant is None else 1
    fixed = 0.0 if same_constant is None else same_constant
    lawson = np.ones_like(x)
    previous = np.ones_like(x)
    best, best_c = np.inf, None
    for _ in range(rounds):
        rows = [s**i for i in range(first, p + 1)] + [-f * s**j for j in range(1, q + 1)]
        w = np.sqrt(lawson) * weight / np.abs(previous)
        c = np.linalg.lstsq(np.stack(rows, 1) * w[:, None], (f - fixed) * w, rcond=None)[0]
        n = p + 1 - first
        numerator = fixed + sum(c[i] * s ** (i + first) for i in range(n))
        denominator = 1 + sum(c[n + j] * s ** (j + 1) for j in range(q))
        error = np.abs(weight * (numerator / denominator - f))
        previous = denominator
        if np.all(denominator > 0) and error.max() < best:
            best, best_c = error.max(), c.copy()
        lawson = lawson * (error / error.max() + 1e-3)
        lawson /= lawson.sum()
    top = [best_c[i] / size ** (i + first) for i in range(n)]
    bottom = [best_c[n + j] / size ** (j + 1) for j in range(q)]
    if first:
        top = [fixed] + top
    return best, np.array(top), np.array([1.0] + bottom)


def polynomial(c, x, square=None):
    """The order of operations of the Rust and WGSL code; f32 in, f32 out."""
    square = x * x if square is None else square
    pairs = [c[i] + c[i + 1] * x for i in range(0, len(c) - 1, 2)]
    pairs += [c[-1]] if len(c) % 2 else []
    y = pairs[-1]
    for pair in pairs[-2::-1]:
        y = y * square + pair
    return y


def ulps(y, reference):
    spacing = np.spacing(np.abs(reference).astype(F)).astype(np.float64)
    return np.max(np.abs(y.astype(np.float64) - reference) / spacing)


def round_quotient(top, bottom, judge, count=1500):
    """Tries common factors; `judge(P, Q)` returns the error, or inf to refuse."""
    best = (np.inf,)
    for factor in np.linspace(1.0, 2.0, count, endpoint=False):
        p, q = (top * factor).astype(F), (bottom * factor).astype(F)
        error = judge(p, q)
        if error < best[0]:
            best = (error, p, q)
    assert np.isfinite(best[0]), "no factor was accepted"
    return best


def odd_quotient(x, p, q):
    """x P(x^2)/Q(x^2) in f32, at most 1: rounding alone can take it past 1."""
    u = x * x
    return np.minimum(x * (polynomial(p, u) / polynomial(q, u)), F(1))


def split(value, bits):
    """Parts of a constant: the first ones cut to `bits`, the last one rounded."""
    parts, rest = [], mp.mpf(value)
    for b in bits:
        e = int(mp.floor(mp.log(abs(rest), 2)))
        unit = mp.mpf(2) ** (e - b + 1)
        part = mp.floor(rest / unit) * unit
        parts.append(F(float(part)))
        rest -= part
    parts.append(F(float(rest)))
    return parts


out = []


def text(x):
    if isinstance(x, str):
        return x
    x = F(x)
    a = abs(float(x))
    s = np.format_float_positional(x, unique=True, trim="0") if 1e-4 <= a < 1e5 else (
        np.format_float_scientific(x, unique=True, trim="0", exp_digits=1))
    return s.replace("e+", "e")


def doc(lines):
    for line in lines.strip().splitlines():
        out.append(("/// " + line.strip()).rstrip())


def constant(name, value, lines):
    doc(lines)
    out.append(f"pub const {name}: f32 = {text(value)};\n")


def table(name, c, lines):
    doc(lines)
    numbers = ", ".join(text(a) for a in c)
    out.append(f"pub const {name}: [f32; {len(c)}] = [{numbers}];\n")


print("""//! The coefficients of the elementary functions, shared by the Rust code in
//! [`super::scalar`] and the WGSL code in [`super::wgsl`].
//!
//! `fit.py` writes this file: do not edit it by hand. A table holds the
//! coefficient of the lowest power first. "Fit error" is the largest error of the
//! approximation itself in exact arithmetic, before its coefficients are rounded to
//! f32; the errors of the finished functions are stated in [`super::scalar`].
""")

# --- exp -------------------------------------------------------------------
half_ln2 = float(mp.log(2) / 2) + 1e-4
r = chebyshev_points(-half_ln2, half_ln2, 400)
f = values(lambda t: (mp.exp(t) - 1 - t) / t**2, r)
error, EXP, _ = fit(r, f, r * r / np.exp(r), 3)
EXP = EXP.astype(F)
LOG2_E = F(float(1 / mp.log(2)))
LN2_HI, LN2_LO = split(mp.log(2), [16])


def exp32(x):
    k = np.rint(x * LOG2_E)
    t = (x - k * LN2_HI) - k * LN2_LO
    y = (polynomial(EXP, t) * (t * t) + t) + F(1)
    return y * np.exp2(k.astype(np.float64)).astype(F)


EXP_HIGH = F(88.37)
constant("EXP_HIGH", EXP_HIGH, """
The largest argument of exp: it saturates above, at [`EXP_MAX`]. The next power of
two after e^88.37 = 2^127.49 would need an exponent that f32 does not have.""")
constant("EXP_LOW", -88.0, """
The smallest argument of exp. Here the rounded multiple of ln 2 is -127, whose power
of two has an exponent field of 0 and so is the number 0: exp needs no other step to
become 0.""")
constant("EXP_MAX", exp32(np.array([EXP_HIGH], F))[0], """
The value of exp for every argument above [`EXP_HIGH`].""")
constant("LOG2_E", "std::f32::consts::LOG2_E", "1/ln 2.")
constant("LN2_HI", LN2_HI, """
The first 16 bits of ln 2. Its product with an integer of at most 8 bits is exact
(Cody and Waite, 1980).""")
constant("LN2_LO", LN2_LO, "ln 2 - [`LN2_HI`].")
table("EXP", EXP, f"""
P in e^r = 1 + r + r^2 P(r) for |r| <= ln(2)/2. Fit error: {error:.1e} relative.""")

# --- ln --------------------------------------------------------------------
a, b = float(mp.sqrt(0.5)) - 1, float(mp.sqrt(2)) - 1
x = chebyshev_points(a, b, 500)
f = values(lambda t: (mp.log1p(t) - t + t * t / 2) / t**3, x)
error, LN, _ = fit(x, f, np.abs(x**3 / np.log1p(x)), 6)
table("LN", LN, f"""
P in ln(1 + f) = f - f^2/2 + f^3 P(f) for sqrt(1/2) <= 1 + f <= sqrt(2). Fit error:
{error:.1e} relative.""")

# --- sin and cos -----------------------------------------------------------
REDUCED_MAX = 1.6
y = chebyshev_points(1e-3, REDUCED_MAX, 400)
u = y * y
f = values(lambda t: (mp.sin(mp.sqrt(t)) - mp.sqrt(t)) / mp.sqrt(t) ** 3, u)
error, SIN, _ = fit(u, f, y**3 / np.sin(y), 3)
PI = split(mp.pi, [8, 8])
constant("INV_PI", "std::f32::consts::FRAC_1_PI", "1/pi.")
table("PI", PI, """
Three parts that add up to pi. The first two have 8 significant bits each, so that
their products with a multiple of 1/2 below 2^15 are exact (Cody and Waite, 1980).""")
constant("REDUCED_MAX", REDUCED_MAX, """
The bound on the reduced angle of sin and cos. It is pi/2 and a margin for the
rounding of x/pi to an integer.""")
table("SIN", SIN, f"""
P in sin r = r + r^3 P(r^2) for |r| <= [`REDUCED_MAX`]. Fit error: {error:.1e} relative.""")

# --- tanh ------------------------------------------------------------------
TANH_HIGH = 9.02
y = chebyshev_points(1e-5, TANH_HIGH, 600)
u = y * y
f = values(lambda t: mp.tanh(mp.sqrt(t)) / mp.sqrt(t), u)
error, p, q = fit(u, f, 1 / f, 4, 4, same_constant=1.0)
x32 = np.concatenate([np.geomspace(1e-4, TANH_HIGH, 30000), np.linspace(0.01, TANH_HIGH, 30000)]).astype(F)
TANH_HIGH = F(TANH_HIGH)
reference = np.tanh(x32.astype(np.float64))


def judge(p, q):
    if odd_quotient(np.array([TANH_HIGH]), p, q)[0] != 1:
        return np.inf
    return ulps(odd_quotient(x32, p, q), reference)


found, P, Q = round_quotient(p, q, judge)
print(f"tanh {found:.2f} ulp", file=sys.stderr)
constant("TANH_HIGH", TANH_HIGH, "The argument above which tanh is 1 in f32.")
table("TANH_TOP", P, f"""
P in tanh x = x P(x^2)/Q(x^2) for |x| <= [`TANH_HIGH`]. P and Q have the same constant
term, so that tanh x is x for small x. Fit error: {error:.1e} relative.""")
table("TANH_BOTTOM", Q, "Q of [`TANH_TOP`].")

# --- softplus --------------------------------------------------------------
e = chebyshev_points(1e-6, 1, 400)
f = values(lambda t: (mp.log1p(t) / t - 1) / t, e)
error, LOG1P, _ = fit(e, f, e * e / np.log1p(e), 7)
table("LOG1P", LOG1P, f"""
P in ln(1 + e) = e + e^2 P(e) for 0 <= e <= 1. Fit error: {error:.1e} relative.""")

# --- erf -------------------------------------------------------------------
ERF_HIGH = 3.925
y = chebyshev_points(1e-5, ERF_HIGH, 600)
u = y * y
f = values(lambda t: mp.erf(mp.sqrt(t)) / mp.sqrt(t), u)
error, p, q = fit(u, f, 1 / f, 5, 5)
ERF_HIGH = F(ERF_HIGH)
x32 = np.concatenate([np.geomspace(1e-4, ERF_HIGH, 10000), np.linspace(0.01, ERF_HIGH, 10000)]).astype(F)
reference = values(mp.erf, x32)


def judge(p, q):
    if odd_quotient(np.array([ERF_HIGH]), p, q)[0] != 1:
        return np.inf
    return ulps(odd_quotient(x32, p, q), reference)


found, P, Q = round_quotient(p, q, judge)
print(f"erf {found:.2f} ulp", file=sys.stderr)
constant("ERF_HIGH", ERF_HIGH, "The argument above which erf is 1 in f32.")
table("ERF_TOP", P, f"""
P in erf x = x P(x^2)/Q(x^2) for |x| <= [`ERF_HIGH`]. Fit error: {error:.1e} relative.""")
table("ERF_BOTTOM", Q, "Q of [`ERF_TOP`].")

# --- normal distribution ---------------------------------------------------
NORMAL_HIGH = 13.25
t = chebyshev_points(0, NORMAL_HIGH, 600)
f = values(lambda s: mp.erfc(s / mp.sqrt(2)) * mp.exp(s * s / 2) / 2, t)
error, p, q = fit(t, f, 1 / f, 3, 4, same_constant=0.5)
x32 = np.linspace(0, NORMAL_HIGH, 8000).astype(F)
reference = values(lambda s: mp.erfc(s / mp.sqrt(2)) * mp.exp(s * s / 2) / 2, x32)


def judge(p, q):
    y = (polynomial(p, x32) / polynomial(q, x32)).astype(np.float64)
    return np.max(np.abs(y / reference - 1))


found, P, Q = round_quotient(p, q, judge)
print(f"normal tail {found:.2e} relative", file=sys.stderr)
constant("NORMAL_HIGH", NORMAL_HIGH, """
The bound on |x| in the normal density and its tail: exp(-x^2/2) is 0 in the sense of
[`EXP_LOW`] from here on.""")
table("NORMAL_TOP", P, f"""
P in 1 - Phi(t) = exp(-t^2/2) P(t)/Q(t) for 0 <= t <= [`NORMAL_HIGH`]: a multiple of
the Mills ratio. The constant term of P is half of Q's, so that Phi(0) = 1/2. Fit
error: {error:.1e} relative.""")
table("NORMAL_BOTTOM", Q, "Q of [`NORMAL_TOP`].")
constant("INV_SQRT_2PI", float(1 / mp.sqrt(2 * mp.pi)), "1/sqrt(2 pi), the normal density at 0.")

print("\n".join(out))

//! A formula's two passes as WGSL compute shaders: the GPU's kernels.
//!
//! Every instruction of a [`Program`] becomes one line. The elementary functions are those of
//! [`super::elementary::wgsl`], with the same coefficients as on the CPU. One shader per formula
//! and pass; the sizes of the tensors come in a buffer, so that they need no other shader.

use std::fmt::Write;

use super::bounds::careful_products;
use super::elementary::wgsl::source;
use super::graph::{Binary, Knots, Unary};
use super::program::{Instruction, Program, Source};

/// Invocations of a workgroup.
pub const WORKGROUP: u32 = 64;

/// How the numbers lie in the buffers.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Linear maps of the layer's input.
    pub maps: usize,
    /// Whether each neuron has trained parameters of its own.
    pub per_neuron: bool,
    /// Whether there are random draws.
    pub drawn: bool,
    /// Every number of the parameters.
    pub sources: Vec<Source>,
}

impl Shape {
    /// How many numbers are trained.
    pub fn trained(&self) -> usize {
        let trained = |source: &&Source| matches!(source, Source::Trained(_));
        self.sources.iter().filter(trained).count()
    }
}

/// f, as a shader. Invocation i computes element i of [rows, width].
///
/// Buffers: 0 x [rows, maps·width], 1 parameters, 2 draws [rows, width], 3 out [rows, width],
/// 4 info: rows, width, 0, the bits of NaN.
pub fn forward(program: &Program, shape: &Shape) -> String {
    let mut text = header(&["x", "p", "draws", "out"]);
    let body = Body::new(program, shape);
    text.push_str(&body.functions());
    let value = body.result(0);
    let _ = write!(
        text,
        "{MAIN}    let i = id.y * (groups.x * {WORKGROUP}u) + id.x;
    if (i >= rows * width) {{
        return;
    }}
    let row = i / width;
    let column = i % width;
{}    out[i] = {value};
}}
",
        body.lines("    ")
    );
    text
}

/// The gradients by x and by the trained parameters, as a shader. Without trained parameters
/// invocation i computes element i of [rows, width]. With them, invocation s·width + c goes
/// through rows s, s + segments, s + 2·segments, … of column c and adds up the parameters'
/// gradients, so that the sums are the same each time.
///
/// Buffers: 0 x [rows, maps·width], 1 parameters, 2 draws [rows, width], 3 gradient [rows, width],
/// 4 by x [rows, maps·width], 5 by the parameters [segments, trained, width],
/// 6 info: rows, width, segments, the bits of NaN.
pub fn backward(program: &Program, shape: &Shape) -> String {
    let mut text = header(&["x", "p", "draws", "gradient", "by_x", "by_p"]);
    let body = Body::new(program, shape);
    text.push_str(&body.functions());
    let maps = shape.maps;
    let trained = shape.trained();
    let mut slopes = String::new();
    for map in 0..maps {
        let _ = writeln!(
            slopes,
            "        by_x[row * {maps}u * width + {map}u * width + column] = g * {};",
            body.result(map)
        );
    }
    let (mut zeros, mut sums, mut writes) = (String::new(), String::new(), String::new());
    for (number, source) in shape.sources.iter().enumerate() {
        let Source::Trained(place) = source else {
            continue;
        };
        let _ = writeln!(zeros, "    var s{place} = 0.0f;");
        let slope = body.result(maps + number);
        let _ = writeln!(sums, "        s{place} = s{place} + g * {slope};");
        let _ = writeln!(
            writes,
            "    by_p[(segment * {trained}u + {place}u) * width + column] = s{place};"
        );
    }
    if trained == 0 {
        // What is bound has to be used.
        writes.push_str("    if (rows == 0u) {\n        by_p[0] = 0.0f;\n    }\n");
    }
    let _ = write!(
        text,
        "{MAIN}    let segments = info[2];
    let i = id.y * (groups.x * {WORKGROUP}u) + id.x;
    if (i >= segments * width) {{
        return;
    }}
    let segment = i / width;
    let column = i % width;
{zeros}    for (var row = segment; row < rows; row = row + segments) {{
        let g = gradient[row * width + column];
{}{slopes}{sums}    }}
{writes}}}
",
        body.lines("        ")
    );
    text
}

/// The buffers, in the order of their bindings, with the sizes last.
fn header(buffers: &[&str]) -> String {
    let mut text = String::new();
    for (binding, name) in buffers.iter().enumerate() {
        let _ = writeln!(
            text,
            "@group(0) @binding({binding}) var<storage, read_write> {name}: array<f32>;"
        );
    }
    let _ = writeln!(
        text,
        "@group(0) @binding({}) var<storage, read_write> info: array<u32>;",
        buffers.len()
    );
    text
}

/// The entry point's beginning. Buffers that a formula does without are used here, in a case that
/// never comes: a buffer that is bound but not used would not be part of the pipeline's layout.
const MAIN: &str = "
@compute @workgroup_size(64, 1, 1)
fn main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
    let rows = info[0];
    let width = info[1];
    if (rows == 0u) {
        x[0] = p[0] + draws[0];
    }
";

/// The lines of a program.
struct Body<'a> {
    program: &'a Program,
    shape: &'a Shape,
    careful: Vec<bool>,
}

impl<'a> Body<'a> {
    fn new(program: &'a Program, shape: &'a Shape) -> Self {
        Self {
            careful: careful_products(program),
            program,
            shape,
        }
    }

    /// The value of the output with this number.
    fn result(&self, output: usize) -> String {
        format!("v{}", self.program.outputs()[output])
    }

    /// The definitions of all functions that the lines call.
    fn functions(&self) -> String {
        let mut elementary = Vec::new();
        let (mut power, mut whole, mut product, mut spline) = (false, false, false, false);
        for (number, instruction) in self.program.instructions().iter().enumerate() {
            match *instruction {
                Instruction::Unary(function, _) => elementary.extend(name(function)),
                Instruction::Binary(Binary::Power, _, exponent) => {
                    match self.whole_exponent(exponent) {
                        Some(_) => whole = true,
                        None => power = true,
                    }
                }
                Instruction::Binary(Binary::Multiply, ..) => product |= self.careful[number],
                Instruction::Spline(..) | Instruction::Basis(..) => spline = true,
                _ => {}
            }
        }
        let mut text = source(&elementary);
        for (used, function) in [
            (power, POWER),
            (whole, WHOLE_POWER),
            (product, PRODUCT),
            (spline, SPLINE),
        ] {
            if used {
                text.push_str(function);
            }
        }
        text
    }

    /// A number that an instruction always gives, if it is a whole one to multiply out.
    fn whole_exponent(&self, number: usize) -> Option<i32> {
        match self.program.instructions()[number] {
            Instruction::Number(value) if value.fract() == 0.0 && value.abs() <= 64.0 => {
                Some(value as i32)
            }
            _ => None,
        }
    }

    fn lines(&self, indent: &str) -> String {
        let mut text = String::new();
        // Where on a spline an argument is, is found once for all its control points.
        let mut places: Vec<(Knots, usize)> = Vec::new();
        for (number, instruction) in self.program.instructions().iter().enumerate() {
            if let Instruction::Spline(knots, a, _) | Instruction::Basis(knots, a, _) = *instruction
                && !places.contains(&(knots, a))
            {
                let name = place(&places, knots, a);
                let _ = writeln!(text, "{indent}let {name} = {};", spline_place(knots, a));
                places.push((knots, a));
            }
            let expression = self.expression(number, instruction, &places);
            let _ = writeln!(text, "{indent}let v{number} = {expression};");
        }
        text
    }

    fn expression(
        &self,
        number: usize,
        instruction: &Instruction,
        places: &[(Knots, usize)],
    ) -> String {
        match *instruction {
            Instruction::Number(value) => literal(value as f32),
            Instruction::Input(map) => {
                let maps = self.shape.maps;
                format!("x[row * {maps}u * width + {map}u * width + column]")
            }
            Instruction::Parameter(place) => self.parameter(place),
            Instruction::Random { .. } if self.shape.drawn => {
                "draws[row * width + column]".to_owned()
            }
            Instruction::Random { mean } => literal(mean as f32),
            Instruction::Unary(function, a) => unary(function, a),
            Instruction::Binary(Binary::Power, a, b) => match self.whole_exponent(b) {
                Some(exponent) => format!("al_whole_power(v{a}, {exponent}i)"),
                None => format!("al_power(v{a}, v{b})"),
            },
            Instruction::Binary(Binary::Multiply, a, b) if self.careful[number] => {
                format!("al_product(v{a}, v{b})")
            }
            Instruction::Binary(function, a, b) => binary(function, a, b),
            Instruction::If(a, b, c) => format!("select(v{c}, v{b}, v{a} != 0.0f)"),
            Instruction::Spline(knots, a, first) => {
                let place = place(places, knots, a);
                // The sum over all points: an array of them could not be indexed at will.
                let terms = (0..knots.points).map(|which| {
                    let point = self.parameter(first + which);
                    format!("al_basis({place}, {which}i) * {point}")
                });
                terms.collect::<Vec<_>>().join(" + ")
            }
            Instruction::Basis(knots, a, which) => {
                format!("al_basis({}, {which}i)", place(places, knots, a))
            }
        }
    }

    fn parameter(&self, place: usize) -> String {
        match self.shape.sources[place] {
            Source::Fixed(value) => literal(value),
            Source::Trained(row) if self.shape.per_neuron => {
                format!("p[{row}u * width + column]")
            }
            Source::Trained(row) => format!("p[{row}u]"),
        }
    }
}

/// A number in WGSL, which has neither infinities nor NaN: the largest number stands for an
/// infinity, and NaN comes from the sizes' buffer.
fn literal(value: f32) -> String {
    if value.is_nan() {
        return "bitcast<f32>(info[3])".to_owned();
    }
    // Written in decimals, the largest number is a little more than it is, which is an error.
    if value.abs() >= f32::MAX {
        let sign = if value < 0.0 { "-" } else { "" };
        return format!("({sign}{LARGEST})");
    }
    format!("({value:?}f)")
}

/// The largest f32.
const LARGEST: &str = "0x1.fffffep+127f";

/// The WGSL function of ours, if it takes one.
fn name(function: Unary) -> Option<&'static str> {
    Some(match function {
        Unary::Negate | Unary::Sqrt | Unary::Abs | Unary::Sign => return None,
        Unary::Exp => "al_exp",
        Unary::Ln => "al_ln",
        Unary::Sin => "al_sin",
        Unary::Cos => "al_cos",
        Unary::Tanh => "al_tanh",
        Unary::TanhSlope => "al_tanh_slope",
        Unary::Sigmoid => "al_sigmoid",
        Unary::SigmoidSlope => "al_sigmoid_slope",
        Unary::Softplus => "al_softplus",
        Unary::Erf => "al_erf",
        Unary::NormalCdf => "al_phi_cdf",
        Unary::NormalDensity => "al_phi_density",
    })
}

fn unary(function: Unary, a: usize) -> String {
    match (function, name(function)) {
        (_, Some(name)) => format!("{name}(v{a})"),
        (Unary::Sqrt, None) => format!("sqrt(v{a})"),
        (Unary::Abs, None) => format!("abs(v{a})"),
        (Unary::Sign, None) => format!("sign(v{a})"),
        (_, None) => format!("-v{a}"),
    }
}

fn binary(function: Binary, a: usize, b: usize) -> String {
    match function {
        Binary::Add => format!("v{a} + v{b}"),
        Binary::Subtract => format!("v{a} - v{b}"),
        Binary::Multiply => format!("v{a} * v{b}"),
        Binary::Divide => format!("v{a} / v{b}"),
        Binary::Power => format!("al_power(v{a}, v{b})"),
        Binary::Max => format!("max(v{a}, v{b})"),
        Binary::Min => format!("min(v{a}, v{b})"),
        Binary::Less => format!("select(0.0f, 1.0f, v{a} < v{b})"),
        Binary::AtMost => format!("select(0.0f, 1.0f, v{a} <= v{b})"),
    }
}

/// The name of the place of instruction `a`'s result on a spline: its number among all places.
fn place(places: &[(Knots, usize)], knots: Knots, a: usize) -> String {
    let known = places.iter().position(|own| *own == (knots, a));
    format!("place{}", known.unwrap_or(places.len()))
}

fn spline_place(knots: Knots, a: usize) -> String {
    let (low, high) = (knots.low.value() as f32, knots.high.value() as f32);
    let pieces = knots.points.saturating_sub(3).max(1);
    format!(
        "al_spline(v{a}, {}, {}, {pieces}u, {}u)",
        literal(low),
        literal(high),
        knots.order
    )
}

/// aᵇ as C's `pow` has it for finite numbers, but for NaN, which nothing tells.
const POWER: &str = "fn al_power(a: f32, b: f32) -> f32 {
    if (b == 0.0f) {
        return 1.0f;
    }
    if (a == 0.0f) {
        return select(0x1.fffffep+127f, 0.0f, b > 0.0f);
    }
    let size = pow(abs(a), b);
    let odd = floor(b * 0.5f) * 2.0f != b;
    if (a < 0.0f) {
        if (floor(b) != b) {
            return bitcast<f32>(info[3]);
        }
        return select(size, -size, odd);
    }
    return size;
}
";

/// aⁿ by multiplication.
const WHOLE_POWER: &str = "fn al_whole_power(a: f32, n: i32) -> f32 {
    var product = 1.0f;
    var square = a;
    var left = abs(n);
    while (left > 0i) {
        if ((left & 1i) == 1i) {
            product = product * square;
        }
        square = square * square;
        left = left >> 1u;
    }
    return select(product, 1.0f / product, n < 0i);
}
";

/// A factor that has vanished beats one that has overflowed.
const PRODUCT: &str = "fn al_product(a: f32, b: f32) -> f32 {
    return select(a * b, 0.0f, (a == 0.0f) | (b == 0.0f));
}
";

/// Where an argument is on a spline, and what the four control points there are multiplied with;
/// see `spline.rs` for the formulas.
const SPLINE: &str = "struct AlPlace {
    piece: i32,
    weights: vec4<f32>,
}
fn al_weights(s: f32, h: f32, order: u32) -> vec4<f32> {
    let r = 1.0f - s;
    switch (order) {
        case 0u: {
            return vec4<f32>(
                r * r * r,
                (3.0f * s - 6.0f) * s * s + 4.0f,
                ((-3.0f * s + 3.0f) * s + 3.0f) * s + 1.0f,
                s * s * s,
            ) / 6.0f;
        }
        case 1u: {
            return vec4<f32>(
                -r * r,
                (3.0f * s - 4.0f) * s,
                (-3.0f * s + 2.0f) * s + 1.0f,
                s * s,
            ) / (2.0f * h);
        }
        case 2u: {
            return vec4<f32>(r, 3.0f * s - 2.0f, 1.0f - 3.0f * s, s) / (h * h);
        }
        case 3u: {
            return vec4<f32>(-1.0f, 3.0f, -3.0f, 1.0f) / (h * h * h);
        }
        default: {
            return vec4<f32>();
        }
    }
}
fn al_spline(u: f32, low: f32, high: f32, pieces: u32, order: u32) -> AlPlace {
    let h = (high - low) / f32(pieces);
    let inside = clamp(u, low, high);
    let t = (inside - low) / h;
    let piece = min(i32(t), i32(pieces) - 1i);
    let s = t - f32(piece);
    let beyond = u - inside;
    var weights = al_weights(s, h, order);
    if (beyond != 0.0f) {
        if (order == 0u) {
            weights = weights + beyond * al_weights(s, h, 1u);
        } else if (order > 1u) {
            weights = vec4<f32>();
        }
    }
    return AlPlace(piece, weights);
}
fn al_basis(place: AlPlace, which: i32) -> f32 {
    let own = which - place.piece;
    return select(0.0f, place.weights[clamp(own, 0i, 3i)], (own >= 0i) & (own <= 3i));
}
";

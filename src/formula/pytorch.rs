//! A formula as a PyTorch module to take away.

use std::fmt::Write;

use super::ast::{Comparison, Constant, Count, Expr, Formula, Operator, Role, Start};
use super::functions::Function;
use super::graph::Graph;
use super::lower::lower;
use super::print::binding;
use super::raise::raise;

/// Python source of a module `name` that computes the formula. Where the formula spells a
/// sigmoid, a tanh or a softplus by exponentials, PyTorch's own is used, which does not overflow.
pub fn pytorch(formula: &Formula, name: &str) -> String {
    let mut graph = Graph::default();
    let value = lower(formula, &mut graph);
    let body = raise(&graph, value).unwrap_or_else(|| formula.body.clone());
    let mut writer = Writer {
        formula,
        helpers: Vec::new(),
    };
    let expression = writer.expression(&body, "i");
    let mut out = String::from(
        "import math\n\nimport torch\nfrom torch import nn\nfrom torch.nn import functional as F\n\n",
    );
    for helper in &writer.helpers {
        out.push_str(helper.source());
    }
    let inputs: Vec<String> = match formula.inputs {
        1 => vec!["x".into()],
        count => (1..=count).map(|k| format!("x{k}")).collect(),
    };
    let _ = write!(
        out,
        "\nclass {name}(nn.Module):\n    \"\"\"f = {formula}\"\"\"\n"
    );
    if formula.parameters.iter().any(|p| p.role != Role::Size) {
        out.push_str("\n    def __init__(self):\n        super().__init__()\n");
        for place in 0..formula.parameters.len() {
            declaration(formula, place, &mut out);
        }
    }
    let _ = write!(
        out,
        "\n    def forward(self, {}):\n        return {expression}\n",
        inputs.join(", ")
    );
    out
}

fn declaration(formula: &Formula, place: usize, out: &mut String) {
    let parameter = &formula.parameters[place];
    let length = formula.length(parameter.count);
    let values = match (&parameter.start, parameter.count) {
        (Start::Value(value), Count::One) => format!("torch.tensor({value:?})"),
        (Start::Normal, Count::One) => "torch.randn(())".to_owned(),
        (Start::Value(value), _) => format!("torch.full(({length},), {value:?})"),
        (Start::Normal, _) => format!("torch.randn({length})"),
        (Start::List(values), _) => format!("torch.tensor({values:?})"),
    };
    let own = attribute(&parameter.name);
    let _ = match parameter.role {
        Role::Trained => writeln!(out, "        self.{own} = nn.Parameter({values})"),
        Role::Fixed => writeln!(out, "        self.register_buffer(\"{own}\", {values})"),
        Role::Size => Ok(()),
    };
}

/// Names that a parameter cannot have in Python: its keywords, and what `nn.Module` has already
/// (PyTorch 2.5), as far as they could be a parameter's name.
const TAKEN: [&str; 59] = [
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
    "add_module",
    "apply",
    "bfloat16",
    "buffers",
    "children",
    "compile",
    "cpu",
    "cuda",
    "double",
    "dump_patches",
    "eval",
    "float",
    "forward",
    "half",
    "ipu",
    "modules",
    "mtia",
    "parameters",
    "state_dict",
    "to",
    "train",
    "training",
    "type",
    "xpu",
];

/// The attribute that holds a parameter: its name, with `_` behind it where Python or PyTorch
/// uses that name for something else.
pub fn attribute(name: &str) -> String {
    match TAKEN.contains(&name) {
        true => format!("{name}_"),
        false => name.to_owned(),
    }
}

/// Functions that PyTorch does not have as they are needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Helper {
    Exp,
    Spline,
    Random,
}

impl Helper {
    fn source(self) -> &'static str {
        match self {
            Self::Exp => {
                "\ndef exp(u):\n    \"\"\"The exponential, which stops growing instead of overflowing.\"\"\"\n    \
                 return torch.exp(torch.clamp(u, max=math.log(torch.finfo(u.dtype).max) - 0.5))\n\n"
            }
            Self::Spline => {
                "\ndef spline(u, low, high, c):\n    \"\"\"A uniform cubic B-spline with control points c, linear beyond its ends.\"\"\"\n    \
                 pieces = c.numel() - 3\n    h = (high - low) / pieces\n    inside = torch.clamp(u, low, high)\n    \
                 t = (inside - low) / h\n    k = torch.clamp(t.detach().floor().long(), 0, pieces - 1)\n    s = t - k\n    r = 1 - s\n    \
                 weights = (r**3 / 6, (3 * s**3 - 6 * s**2 + 4) / 6, (-3 * s**3 + 3 * s**2 + 3 * s + 1) / 6, s**3 / 6)\n    \
                 slopes = (-r**2 / 2, (3 * s**2 - 4 * s) / 2, (-3 * s**2 + 2 * s + 1) / 2, s**2 / 2)\n    \
                 beyond = (u - inside) / h\n    \
                 return sum((w + beyond * d) * c[k + j] for j, (w, d) in enumerate(zip(weights, slopes)))\n\n"
            }
            Self::Random => {
                "\ndef random(u, low, high, training):\n    \"\"\"A draw for each element while training, the mean otherwise.\"\"\"\n    \
                 return torch.empty_like(u).uniform_(low, high) if training else torch.full_like(u, (low + high) / 2)\n\n"
            }
        }
    }
}

struct Writer<'a> {
    formula: &'a Formula,
    helpers: Vec<Helper>,
}

impl Writer<'_> {
    fn need(&mut self, helper: Helper) {
        if !self.helpers.contains(&helper) {
            self.helpers.push(helper);
        }
    }

    fn input(&self, place: usize) -> String {
        match self.formula.inputs {
            1 => "x".into(),
            _ => format!("x{}", place + 1),
        }
    }

    fn expression(&mut self, expr: &Expr, index: &str) -> String {
        match expr {
            Expr::Number(value) => format!("{value:?}"),
            Expr::Constant(Constant::Pi) => "math.pi".into(),
            Expr::Constant(Constant::E) => "math.e".into(),
            Expr::Input(place) => self.input(*place),
            Expr::Parameter(place) => {
                format!("self.{}", attribute(&self.formula.parameters[*place].name))
            }
            Expr::Element(place) => {
                format!(
                    "self.{}[{index}]",
                    attribute(&self.formula.parameters[*place].name)
                )
            }
            Expr::Index => format!("({index} + 1)"),
            Expr::Negate(inner) => format!("-{}", self.at_least(3, inner, index)),
            Expr::Binary(operator, a, b) => {
                let (sign, left, right) = match operator {
                    Operator::Add => (" + ", 1, 2),
                    Operator::Subtract => (" - ", 1, 2),
                    Operator::Multiply => (" * ", 2, 3),
                    Operator::Divide => (" / ", 2, 3),
                    Operator::Power => ("**", 5, 3),
                };
                let a = self.at_least(left, a, index);
                format!("{a}{sign}{}", self.at_least(right, b, index))
            }
            Expr::Compare(..) => {
                let condition = self.condition(expr, index);
                format!("({condition}).to({}.dtype)", self.input(0))
            }
            Expr::Call(function, arguments) => self.call(*function, arguments, index),
            Expr::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                let condition = self.condition(condition, index);
                let then = self.expression(then, index);
                let otherwise = self.expression(otherwise, index);
                format!("torch.where({condition}, {then}, {otherwise})")
            }
            Expr::Sum { index, count, body } => {
                let body = self.expression(body, index);
                format!(
                    "sum({body} for {index} in range({}))",
                    self.formula.length(*count)
                )
            }
            Expr::Gate(pairs) => {
                let weights: Vec<String> = pairs
                    .iter()
                    .map(|(weight, _)| self.tensor(weight, index))
                    .collect();
                let functions: Vec<String> = pairs
                    .iter()
                    .map(|(_, function)| self.tensor(function, index))
                    .collect();
                format!(
                    "(torch.softmax(torch.stack([{}]), 0) * torch.stack([{}])).sum(0)",
                    weights.join(", "),
                    functions.join(", ")
                )
            }
            Expr::Spline {
                argument,
                low,
                high,
                points,
            } => {
                self.need(Helper::Spline);
                let argument = self.tensor(argument, index);
                let low = self.expression(low, index);
                let high = self.expression(high, index);
                let points = attribute(&self.formula.parameters[*points].name);
                format!("spline({argument}, {low}, {high}, self.{points})")
            }
            Expr::Random(range) => {
                self.need(Helper::Random);
                let x = self.input(0);
                let low = self.expression(&range[0], index);
                let high = self.expression(&range[1], index);
                format!("random({x}, {low}, {high}, self.training)")
            }
        }
    }

    /// An expression that must be a tensor of the input's shape.
    fn tensor(&mut self, expr: &Expr, index: &str) -> String {
        let written = self.expression(expr, index);
        match expr {
            Expr::Input(_) => written,
            _ => format!("({written} + torch.zeros_like({}))", self.input(0)),
        }
    }

    fn at_least(&mut self, least: u8, expr: &Expr, index: &str) -> String {
        let written = self.expression(expr, index);
        if binding(expr) >= least {
            return written;
        }
        format!("({written})")
    }

    fn condition(&mut self, expr: &Expr, index: &str) -> String {
        let Expr::Compare(comparison, a, b) = expr else {
            return format!("{} != 0", self.at_least(1, expr, index));
        };
        let sign = match comparison {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Greater => ">",
            Comparison::AtLeast => ">=",
        };
        let a = self.at_least(1, a, index);
        format!("{a} {sign} {}", self.at_least(1, b, index))
    }

    fn call(&mut self, function: Function, arguments: &[Expr], index: &str) -> String {
        let (max, min) = ("torch.maximum", "torch.minimum");
        let steps: &[&str] = match function {
            Function::Max => &[max; 8],
            Function::Min => &[min; 8],
            Function::Clamp => &[max, min],
            _ => &[],
        };
        if !steps.is_empty() {
            let first = self.tensor(&arguments[0], index);
            return arguments[1..]
                .iter()
                .zip(steps)
                .fold(first, |so_far, (argument, name)| {
                    format!("{name}({so_far}, {})", self.tensor(argument, index))
                });
        }
        // Numbers and parameters alone are no tensors of PyTorch's functions.
        let u = match arguments[0].constant() {
            Some(_) => format!("torch.tensor({})", self.expression(&arguments[0], index)),
            None => self.expression(&arguments[0], index),
        };
        match function {
            Function::Exp => {
                self.need(Helper::Exp);
                format!("exp({u})")
            }
            Function::Ln => format!("torch.log({u})"),
            Function::Sqrt => format!("torch.sqrt({u})"),
            Function::Abs => format!("torch.abs({u})"),
            Function::Sign => format!("torch.sign({u})"),
            Function::Sin => format!("torch.sin({u})"),
            Function::Cos => format!("torch.cos({u})"),
            Function::Tanh => format!("torch.tanh({u})"),
            Function::Sigmoid => format!("torch.sigmoid({u})"),
            // Beyond the threshold PyTorch's softplus is its argument; at 40 that is exact.
            Function::Softplus => format!("F.softplus({u}, threshold=40.0)"),
            Function::Relu => format!("F.relu({u})"),
            Function::Erf => format!("torch.erf({u})"),
            Function::NormalCdf => format!("torch.special.ndtr({u})"),
            Function::NormalDensity => {
                format!("torch.exp(-({u})**2 / 2) / math.sqrt(2 * math.pi)")
            }
            Function::Silu => format!("F.silu({u})"),
            Function::Gelu => format!("F.gelu({u})"),
            Function::Mish => format!("F.mish({u})"),
            Function::Clamp | Function::Max | Function::Min => {
                unreachable!("they were written above")
            }
        }
    }
}

//! A formula as MathML Core: a tree of elements, so that the page can build nodes from it and
//! no text of a formula is ever read as HTML.

use super::ast::{Comparison, Constant, Count, Expr, Formula, Operator};
use super::functions::Function;
use super::print::binding;

/// An element of MathML.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Its name, such as `mfrac`.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, &'static str)>,
    /// What is in it.
    pub content: Content,
}

/// What is in an element.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text.
    Text(String),
    /// Elements.
    Elements(Vec<Element>),
}

/// The words in a formula, in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Before the condition of a case.
    pub when: &'a str,
    /// Beside the last case.
    pub otherwise: &'a str,
}

/// An expression of the formula: its body or a derivative.
pub fn mathml(formula: &Formula, expr: &Expr, words: Words<'_>) -> Element {
    let inside = Writer { formula, words }.expression(expr, "i");
    Element {
        name: "math",
        attributes: Vec::new(),
        content: Content::Elements(vec![inside]),
    }
}

impl Element {
    /// The element as markup.
    pub fn markup(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push_str(&format!(" {name}=\"{value}\""));
        }
        out.push('>');
        match &self.content {
            Content::Text(text) => {
                for c in text.chars() {
                    match c {
                        '<' => out.push_str("&lt;"),
                        '>' => out.push_str("&gt;"),
                        '&' => out.push_str("&amp;"),
                        other => out.push(other),
                    }
                }
            }
            Content::Elements(elements) => elements.iter().for_each(|element| element.write(out)),
        }
        out.push_str(&format!("</{}>", self.name));
    }
}

fn text(name: &'static str, text: impl Into<String>) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        content: Content::Text(text.into()),
    }
}

fn around(name: &'static str, elements: Vec<Element>) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        content: Content::Elements(elements),
    }
}

fn row(elements: Vec<Element>) -> Element {
    around("mrow", elements)
}

fn sign(operator: &str) -> Element {
    text("mo", operator)
}

/// Whether what is written first of an expression is a function's name of several letters.
fn begins_with_a_name(expr: &Expr) -> bool {
    match expr {
        Expr::Call(function, _) => !matches!(
            function,
            Function::Exp
                | Function::Sqrt
                | Function::Abs
                | Function::Sigmoid
                | Function::NormalCdf
                | Function::NormalDensity
        ),
        Expr::Binary(Operator::Power, base, _) => begins_with_a_name(base),
        _ => false,
    }
}

/// A name: Greek letters as such, digits after it below.
fn name(written: &str) -> Element {
    let letters = written.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    let below = written[letters.len()..].trim_matches('_');
    let shown = text("mi", greek(letters));
    match below.is_empty() {
        true => shown,
        false => around("msub", vec![shown, text("mn", below)]),
    }
}

fn greek(name: &str) -> &str {
    match name {
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        "delta" => "δ",
        "epsilon" => "ε",
        "theta" => "θ",
        "kappa" => "κ",
        "lambda" => "λ",
        "mu" => "μ",
        "sigma" => "σ",
        "tau" => "τ",
        "phi" => "φ",
        "psi" => "ψ",
        "omega" => "ω",
        other => other,
    }
}

struct Writer<'a> {
    formula: &'a Formula,
    words: Words<'a>,
}

impl Writer<'_> {
    fn parameter(&self, place: usize) -> Element {
        name(&self.formula.parameters[place].name)
    }

    fn expression(&self, expr: &Expr, index: &str) -> Element {
        match expr {
            Expr::Number(value) => text("mn", value.to_string()),
            Expr::Constant(Constant::Pi) => text("mi", "π"),
            Expr::Constant(Constant::E) => text("mi", "e"),
            Expr::Input(_) if self.formula.inputs == 1 => text("mi", "x"),
            Expr::Input(place) => name(&format!("x{}", place + 1)),
            Expr::Parameter(place) => self.parameter(*place),
            Expr::Element(place) => around("msub", vec![self.parameter(*place), text("mi", index)]),
            Expr::Index => text("mi", index),
            Expr::Negate(inner) => row(vec![sign("−"), self.at_least(3, inner, index)]),
            Expr::Binary(operator, a, b) => self.binary(*operator, a, b, index),
            // Iverson's bracket: 1 where it holds, else 0.
            Expr::Compare(comparison, a, b) => row(vec![
                sign("["),
                self.compare(*comparison, a, b, index),
                sign("]"),
            ]),
            Expr::Call(function, arguments) => self.call(*function, arguments, index),
            Expr::If(parts) => self.cases(parts, index),
            Expr::Sum { index, count, body } => {
                let from = row(vec![text("mi", index), sign("="), text("mn", "1")]);
                let to = match count {
                    Count::Size(place) => self.parameter(*place),
                    other => text("mn", self.formula.length(*other).to_string()),
                };
                let sum = around("munderover", vec![sign("∑"), from, to]);
                row(vec![sum, self.at_least(2, body, index)])
            }
            Expr::Gate(pairs) => {
                let weights: Vec<&Expr> = pairs.iter().map(|(weight, _)| weight).collect();
                let functions: Vec<&Expr> = pairs.iter().map(|(_, function)| function).collect();
                row(vec![
                    text("mi", "softmax"),
                    self.bracketed(&weights, index),
                    sign("·"),
                    self.bracketed(&functions, index),
                ])
            }
            Expr::Spline {
                argument, points, ..
            } => {
                let spline = around("msub", vec![text("mi", "S"), self.parameter(*points)]);
                row(vec![spline, self.bracketed(&[argument], index)])
            }
            Expr::Random(range) => row(vec![
                text("mi", "U"),
                self.bracketed(&[&range[0], &range[1]], index),
            ]),
        }
    }

    fn binary(&self, operator: Operator, a: &Expr, b: &Expr, index: &str) -> Element {
        match operator {
            Operator::Divide => around(
                "mfrac",
                vec![self.expression(a, index), self.expression(b, index)],
            ),
            Operator::Power => around(
                "msup",
                vec![self.at_least(5, a, index), self.expression(b, index)],
            ),
            Operator::Add | Operator::Subtract => {
                let shown = if operator == Operator::Add {
                    "+"
                } else {
                    "−"
                };
                row(vec![
                    self.at_least(1, a, index),
                    sign(shown),
                    self.at_least(2, b, index),
                ])
            }
            Operator::Multiply => {
                // Between a factor and what begins with a digit or a sign something must show.
                let shown = match b {
                    Expr::Number(_) | Expr::Negate(_) => "·",
                    Expr::Binary(Operator::Power, base, _) if base.constant().is_some() => "·",
                    _ => "\u{2062}",
                };
                let mut between = sign(shown);
                // Letters of a name must not run on from the factor before: x tanh(x).
                if shown == "\u{2062}" && begins_with_a_name(b) {
                    between.attributes.push(("rspace", "0.1667em"));
                }
                row(vec![
                    self.at_least(2, a, index),
                    between,
                    self.at_least(3, b, index),
                ])
            }
        }
    }

    fn compare(&self, comparison: Comparison, a: &Expr, b: &Expr, index: &str) -> Element {
        let shown = match comparison {
            Comparison::Less => "<",
            Comparison::AtMost => "≤",
            Comparison::Greater => ">",
            Comparison::AtLeast => "≥",
        };
        row(vec![
            self.at_least(1, a, index),
            sign(shown),
            self.at_least(1, b, index),
        ])
    }

    /// The expression, in brackets if it binds less tightly than `least`. A fraction and what
    /// stands between bars bind like an operand.
    fn at_least(&self, least: u8, expr: &Expr, index: &str) -> Element {
        let fraction = matches!(expr, Expr::Binary(Operator::Divide, ..)) && least < 5;
        if binding(expr) >= least || fraction {
            return self.expression(expr, index);
        }
        self.bracketed(&[expr], index)
    }

    fn bracketed(&self, list: &[&Expr], index: &str) -> Element {
        let mut elements = vec![sign("(")];
        for (place, expr) in list.iter().enumerate() {
            if place > 0 {
                elements.push(sign(","));
            }
            elements.push(self.expression(expr, index));
        }
        elements.push(sign(")"));
        row(elements)
    }

    fn call(&self, function: Function, arguments: &[Expr], index: &str) -> Element {
        let first = &arguments[0];
        let shown = match function {
            Function::Exp => {
                let exponent = self.expression(first, index);
                return around("msup", vec![text("mi", "e"), exponent]);
            }
            Function::Sqrt => return around("msqrt", vec![self.expression(first, index)]),
            Function::Abs => {
                return row(vec![sign("|"), self.expression(first, index), sign("|")]);
            }
            Function::Sigmoid => "σ",
            Function::NormalCdf => "Φ",
            Function::NormalDensity => "φ",
            Function::Sign => "sgn",
            other => other.name(),
        };
        let arguments: Vec<&Expr> = arguments.iter().collect();
        // The invisible operator "function application".
        row(vec![
            text("mi", shown),
            sign("\u{2061}"),
            self.bracketed(&arguments, index),
        ])
    }

    fn cases(&self, parts: &[Expr; 3], index: &str) -> Element {
        let [condition, then, otherwise] = parts;
        let condition = match condition {
            Expr::Compare(comparison, a, b) => self.compare(*comparison, a, b, index),
            other => row(vec![
                self.at_least(1, other, index),
                sign("≠"),
                text("mn", "0"),
            ]),
        };
        let line = |value: Element, beside: Vec<Element>| {
            around(
                "mtr",
                vec![around("mtd", vec![value]), around("mtd", beside)],
            )
        };
        let table = around(
            "mtable",
            vec![
                line(
                    self.expression(then, index),
                    vec![
                        text("mtext", format!("{}\u{a0}", self.words.when)),
                        condition,
                    ],
                ),
                line(
                    self.expression(otherwise, index),
                    vec![text("mtext", self.words.otherwise)],
                ),
            ],
        );
        row(vec![sign("{"), table])
    }
}

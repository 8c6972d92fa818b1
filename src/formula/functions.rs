//! The functions that a formula may call: their names, and what they are made of.

/// A function of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// eᵘ
    Exp,
    /// The natural logarithm.
    Ln,
    /// √u
    Sqrt,
    /// |u|
    Abs,
    /// −1, 0 or 1.
    Sign,
    /// sin u
    Sin,
    /// cos u
    Cos,
    /// tanh u
    Tanh,
    /// 1/(1+e⁻ᵘ)
    Sigmoid,
    /// ln(1+eᵘ)
    Softplus,
    /// max(0, u)
    Relu,
    /// The error function, 2/√π·∫₀ᵘ e^(−t²) dt.
    Erf,
    /// The distribution function of the standard normal distribution.
    NormalCdf,
    /// Its density, e^(−u²/2)/√(2π).
    NormalDensity,
    /// u·σ(u)
    Silu,
    /// u·Φ(u)
    Gelu,
    /// u·tanh(softplus(u))
    Mish,
    /// The largest argument.
    Max,
    /// The smallest argument.
    Min,
    /// clamp(u, low, high) = min(max(u, low), high)
    Clamp,
}

/// One function in the list of all.
pub struct Entry {
    /// The function.
    pub function: Function,
    /// Its name in a formula.
    pub name: &'static str,
    /// The fewest and the most arguments it takes.
    pub arguments: (usize, usize),
}

const fn entry(function: Function, name: &'static str, fewest: usize, most: usize) -> Entry {
    Entry {
        function,
        name,
        arguments: (fewest, most),
    }
}

/// Most arguments of `max` and `min`.
const MANY: usize = 8;

/// Every function, in the order of help texts.
pub const ALL: [Entry; 20] = [
    entry(Function::Exp, "exp", 1, 1),
    entry(Function::Ln, "ln", 1, 1),
    entry(Function::Sqrt, "sqrt", 1, 1),
    entry(Function::Abs, "abs", 1, 1),
    entry(Function::Sign, "sign", 1, 1),
    entry(Function::Sin, "sin", 1, 1),
    entry(Function::Cos, "cos", 1, 1),
    entry(Function::Tanh, "tanh", 1, 1),
    entry(Function::Sigmoid, "sigmoid", 1, 1),
    entry(Function::Softplus, "softplus", 1, 1),
    entry(Function::Relu, "relu", 1, 1),
    entry(Function::Erf, "erf", 1, 1),
    entry(Function::NormalCdf, "Phi", 1, 1),
    entry(Function::NormalDensity, "phi", 1, 1),
    entry(Function::Silu, "silu", 1, 1),
    entry(Function::Gelu, "gelu", 1, 1),
    entry(Function::Mish, "mish", 1, 1),
    entry(Function::Max, "max", 2, MANY),
    entry(Function::Min, "min", 2, MANY),
    entry(Function::Clamp, "clamp", 3, 3),
];

impl Function {
    /// Its place in the list of all.
    pub fn entry(self) -> &'static Entry {
        ALL.iter()
            .find(|entry| entry.function == self)
            .expect("every function is in the list")
    }

    /// Its name in a formula.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// The function with that name.
    pub fn find(name: &str) -> Option<Self> {
        let own = |entry: &&Entry| entry.name == name;
        ALL.iter().find(own).map(|entry| entry.function)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_functions_belong_together() {
        for entry in &ALL {
            assert_eq!(Function::find(entry.name), Some(entry.function));
            assert_eq!(entry.function.name(), entry.name);
        }
        assert_eq!(Function::find("PHI"), None);
    }
}

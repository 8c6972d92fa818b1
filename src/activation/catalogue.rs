//! The catalogue: the thirteen functions of the chapter's comparison, and the rest of the chapter.

use super::Activation;
use super::Family::{self, Building, Classic, Modern, Parametric, Structural};

/// The range of RReLU's slopes while training, U(1/8, 1/3): the defaults of PyTorch's `nn.RReLU`.
pub const RRELU_RANGE: (f64, f64) = (1.0 / 8.0, 1.0 / 3.0);

/// RReLU's slope in evaluation, the mean of [`RRELU_RANGE`]: (1/8 + 1/3)/2 = 11/48.
pub const RRELU_MEAN: f64 = 11.0 / 48.0;

/// The entry with that key.
pub fn find(key: &str) -> Option<&'static Activation> {
    CATALOGUE.iter().find(|activation| activation.key == key)
}

/// Every entry: the chapter's comparison in its order, the identity, then the others.
pub fn all() -> &'static [Activation] {
    &CATALOGUE
}

const fn entry(
    key: &'static str,
    name: &'static str,
    family: Family,
    year: u16,
    source: &'static str,
    text: &'static str,
) -> Activation {
    Activation {
        key,
        name,
        family,
        year: if year == 0 { None } else { Some(year) },
        source,
        text,
    }
}

/// An entry that only the chapter names.
const fn own(
    key: &'static str,
    name: &'static str,
    family: Family,
    text: &'static str,
) -> Activation {
    entry(key, name, family, 0, "", text)
}

/// SiLU and Swish (β = 1) are one function under two names.
///
/// `rational`'s start values are a least-squares fit to LeakyReLU (a = 0.01) at 1201 equally
/// spaced points of [−3, 3], rounded to four digits: off by 0.033 in the mean square and by
/// 0.115 at most, at 0. `bspline`'s control points are ReLU at the points' own places, which
/// makes it a straight line on both sides of a rounded corner.
static CATALOGUE: [Activation; 32] = [
    entry(
        "sigmoid",
        "Sigmoid",
        Classic,
        1986,
        "Rumelhart, Hinton and Williams, Nature 323",
        "1/(1 + exp(-x))",
    ),
    entry(
        "tanh",
        "Tanh",
        Classic,
        1998,
        "LeCun, Bottou, Orr and Müller, Efficient BackProp",
        "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
    ),
    entry(
        "relu",
        "ReLU",
        Modern,
        2010,
        "Nair and Hinton, ICML 2010",
        "max(0, x)",
    ),
    entry(
        "gelu",
        "GELU",
        Modern,
        2016,
        "Hendrycks and Gimpel, arXiv 1606.08415",
        "x*Phi(x)",
    ),
    entry(
        "mish",
        "Mish",
        Modern,
        2019,
        "Misra, arXiv 1908.08681",
        "x*tanh(softplus(x))",
    ),
    entry(
        "leaky_relu",
        "LeakyReLU",
        Modern,
        2013,
        "Maas, Hannun and Ng, ICML 2013",
        "if(x > 0, x, a*x); fix a = 0.01",
    ),
    entry(
        "silu",
        "SiLU",
        Modern,
        2017,
        "Elfwing, Uchibe and Doya, arXiv 1702.03118",
        "x*sigmoid(x)",
    ),
    entry(
        "hardswish",
        "Hardswish",
        Modern,
        2019,
        "Howard et al., arXiv 1905.02244",
        "x*clamp(x + 3, 0, 6)/6",
    ),
    entry(
        "swish",
        "Swish",
        Modern,
        2017,
        "Ramachandran, Zoph and Le, arXiv 1710.05941",
        "x*sigmoid(x)",
    ),
    entry(
        "prelu",
        "PReLU",
        Parametric,
        2015,
        "He, Zhang, Ren and Sun, arXiv 1502.01852",
        "if(x > 0, x, a*x); train a = 0.25",
    ),
    entry(
        "rrelu",
        "RReLU",
        Parametric,
        2015,
        "Xu, Wang, Chen and Li, arXiv 1505.00853",
        "if(x > 0, x, x*random(1/8, 1/3))",
    ),
    own(
        "telu",
        "TeLU",
        Parametric,
        "if(x > 0, x, alpha*(exp(x) - 1)); train alpha = 1",
    ),
    entry(
        "staf",
        "STAF",
        Parametric,
        2025,
        "Morsali et al., arXiv 2502.00869",
        "sum(i, tau, c[i]*sin(omega[i]*x + phi[i])); size tau = 25; \
         train c[tau] = normal; train omega[tau] = normal; train phi[tau] = normal",
    ),
    own("identity", "Identity", Building, "x"),
    entry(
        "step",
        "Step",
        Classic,
        1943,
        "McCulloch and Pitts, Bulletin of Mathematical Biophysics 5",
        "x >= theta; fix theta = 0",
    ),
    entry(
        "swish_beta",
        "Swish (β)",
        Parametric,
        2017,
        "Ramachandran, Zoph and Le, arXiv 1710.05941",
        "x*sigmoid(beta*x); train beta = 1",
    ),
    entry(
        "elu",
        "ELU",
        Modern,
        2015,
        "Clevert, Unterthiner and Hochreiter, arXiv 1511.07289",
        "if(x > 0, x, alpha*(exp(x) - 1)); fix alpha = 1",
    ),
    entry(
        "selu",
        "SELU",
        Modern,
        2017,
        "Klambauer, Unterthiner, Mayr and Hochreiter, arXiv 1706.02515",
        "lambda*if(x > 0, x, alpha*(exp(x) - 1)); \
         fix lambda = 1.0507009873554805; fix alpha = 1.6732632423543772",
    ),
    entry(
        "softplus",
        "Softplus",
        Building,
        2000,
        "Dugas, Bengio, Bélisle, Nadeau and Garcia, NIPS 2000",
        "ln(1 + exp(x))",
    ),
    entry(
        "swiglu",
        "SwiGLU",
        Structural,
        2020,
        "Shazeer, arXiv 2002.05202",
        "silu(x1)*x2",
    ),
    own(
        "adaptive_sigmoid",
        "Adaptive Sigmoid",
        Parametric,
        "1/(1 + exp(-k*(x - theta))); train k = 1; train theta = 0",
    ),
    // Γ(1.5) = √π/2.
    own(
        "sgt",
        "SGT",
        Parametric,
        "sqrt(pi)/2*tanh(gamma*x); train gamma = 1",
    ),
    own(
        "nipuna",
        "NIPUNA",
        Modern,
        "if(x > 0, x, alpha*softplus(x)); fix alpha = 0.25",
    ),
    entry(
        "telu_tanh_exp",
        "TeLU (tanh exp)",
        Modern,
        2024,
        "Fernandez and Mali, arXiv 2412.20269",
        "x*tanh(exp(x))",
    ),
    own("swigelu", "SwiGELU", Modern, "(x*sigmoid(x) + x*Phi(x))/2"),
    entry(
        "rational",
        "Rational",
        Structural,
        2019,
        "Molina, Schramowski and Kersting, arXiv 1907.06732",
        "(a0 + a1*x + a2*x^2 + a3*x^3)/(1 + abs(b1)*abs(x) + abs(b2)*x^2); \
         train a0 = 0.1145; train a1 = 0.5892; train a2 = 0.542; train a3 = 0.1327; \
         train b1 = 0.2073; train b2 = 0.2069",
    ),
    own(
        "bspline",
        "B-spline",
        Structural,
        "spline(x, -3, 3, c); \
         train c[13] = (0, 0, 0, 0, 0, 0, 0, 0.6, 1.2, 1.8, 2.4, 3, 3.6)",
    ),
    own(
        "fourier",
        "Fourier",
        Structural,
        "sum(i, tau, c[i]*sin(omega[i]*x + phi[i])); size tau = 5; \
         train c[tau] = normal; train omega[tau] = normal; train phi[tau] = normal",
    ),
    own(
        "mixture",
        "Mixture",
        Structural,
        "gate(a1*x + b1, relu(x), a2*x + b2, tanh(x), a3*x + b3, silu(x)); \
         train a1 = 0; train b1 = 0; train a2 = 0; train b2 = 0; train a3 = 0; train b3 = 0",
    ),
    entry(
        "relu6",
        "ReLU6",
        Modern,
        2010,
        "Krizhevsky, Convolutional deep belief networks on CIFAR-10",
        "min(max(0, x), 6)",
    ),
    entry(
        "snake",
        "Snake",
        Parametric,
        2020,
        "Ziyin, Hartwig and Ueda, arXiv 2006.08195",
        "x + sin(a*x)^2/a; train a = 1",
    ),
    entry(
        "maxout",
        "Maxout",
        Structural,
        2013,
        "Goodfellow, Warde-Farley, Mirza, Courville and Bengio, arXiv 1302.4389",
        "max(x1, x2)",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::BOOK_TABLE;

    #[test]
    fn the_catalogue_starts_with_the_chapters_table_and_keys_are_unique() {
        let keys: Vec<_> = all().iter().map(|activation| activation.key).collect();
        assert_eq!(keys[..13], BOOK_TABLE);
        for (index, key) in keys.iter().enumerate() {
            assert_eq!(find(key).map(|found| found.key), Some(*key));
            assert!(!keys[..index].contains(key), "{key} is there twice");
        }
        assert!(find("nope").is_none());
    }

    #[test]
    fn every_formula_can_be_read_and_is_written_as_it_stands() {
        for activation in all() {
            let formula = activation.formula();
            assert_eq!(formula.to_string(), activation.text, "{}", activation.key);
        }
    }

    #[test]
    fn the_mean_of_rrelus_range_is_eleven_forty_eighths() {
        let (low, high) = RRELU_RANGE;
        assert!(((low + high) / 2.0 - RRELU_MEAN).abs() < 1e-16);
        assert_eq!(
            find("rrelu").map(|found| found.formula().random()),
            Some(Some(RRELU_RANGE))
        );
    }
}

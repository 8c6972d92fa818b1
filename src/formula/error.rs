//! What can be wrong with a formula, where, and what to do about it.

use std::ops::Range;

/// A mistake in a formula's text.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{kind}")]
pub struct FormulaError {
    /// The bytes of the text that it is about; empty where something is missing.
    pub at: Range<usize>,
    /// What it is.
    pub kind: Mistake,
}

/// The kinds of mistakes. The page puts them into words of the reader's language; the English
/// sentence here is for the command line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)] // the sentence says what the fields are
pub enum Mistake {
    #[error("there is no formula yet; type one, such as x*sigmoid(x)")]
    Empty,
    #[error("the formula is longer than {limit} bytes")]
    TooLong { limit: usize },
    #[error("the formula has more than {limit} parts")]
    TooManyParts { limit: usize },
    #[error("brackets or calls are nested more than {limit} deep")]
    TooDeep { limit: usize },
    #[error("“{found}” does not belong here")]
    Unexpected { found: String },
    #[error("something is missing here: a number, x, a parameter or a function")]
    MissingOperand,
    #[error("“{expected}” is missing here")]
    Missing { expected: &'static str },
    #[error("an operator is missing here, such as *")]
    MissingOperator,
    #[error("there is no function called {name}")]
    UnknownFunction { name: String },
    #[error("{name} is not known; if it is meant as a parameter, add “; {name} = 1”")]
    UnknownName { name: String },
    #[error("{function} takes {takes}, not {given}")]
    Arguments {
        function: String,
        takes: String,
        given: usize,
    },
    #[error("a number may be at most 1000000000")]
    NumberTooLarge,
    #[error("use either x or x1, x2, …, not both")]
    MixedInputs,
    #[error("the layer’s linear maps are x1 to x{limit}")]
    UnknownInput { limit: usize },
    #[error("x{missing} is not used; number the linear maps without a gap")]
    InputGap { missing: usize },
    #[error("a sum inside a sum is not possible")]
    NestedSum,
    #[error("{name} is a list; inside a sum write {name}[i]")]
    ListWithoutIndex { name: String },
    #[error("{name} is one number, not a list")]
    NotAList { name: String },
    #[error("a list’s index must be the running number of the sum around it")]
    WrongIndex,
    #[error("{name} has another length than the sum")]
    OtherLength { name: String },
    #[error("this must be a number, without x or parameters")]
    NotConstant,
    #[error("the first number must be smaller than the second")]
    EmptyRange,
    #[error("random(…) can be used once in a formula")]
    SecondRandom,
    #[error("gate(…) takes pairs: a weight and a function, at least two of each")]
    GatePairs,
    #[error("a spline needs a list of at least 4 control points")]
    FewPoints,
    #[error("after the semicolon, declare a parameter: “a = 0.25”, “fix a = 0.01” or “size n = 8”")]
    Declaration,
    #[error("{name} cannot be a parameter’s name")]
    ReservedName { name: String },
    #[error("{name} is declared twice")]
    DeclaredTwice { name: String },
    #[error("a formula has at most {limit} parameters")]
    TooManyParameters { limit: usize },
    #[error("a size is a whole number from 1 to {limit}")]
    BadSize { limit: usize },
    #[error("the list has {expected} numbers, but {given} start values are given")]
    StartCount { expected: usize, given: usize },
    #[error("normal draws start values for training; a fixed parameter needs numbers")]
    FixedDraw,
    #[error("{name} is declared but not used")]
    Unused { name: String },
}

impl FormulaError {
    pub(super) fn new(at: Range<usize>, kind: Mistake) -> Self {
        Self { at, kind }
    }
}

//! A graph's outputs as a list of instructions: sums are written out, lists are taken apart,
//! and only what the outputs need is computed.

use std::collections::HashMap;

use super::ast::Layout;
use super::graph::{At, Graph, Id, Knots, Node};
use super::value::Value;

/// An instruction; its operands are the numbers of earlier instructions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Instruction {
    /// A number.
    Number(f64),
    /// A linear map of the layer's input.
    Input(usize),
    /// A place of the parameters.
    Parameter(usize),
    /// The random draw, or its mean.
    Random {
        /// The mean.
        mean: f64,
    },
    /// A function of one number.
    Unary(super::graph::Unary, usize),
    /// A function of two numbers.
    Binary(super::graph::Binary, usize, usize),
    /// The second where the first is not 0, else the third.
    If(usize, usize, usize),
    /// A spline; its control points begin at that place of the parameters.
    Spline(Knots, usize, usize),
    /// What one of a spline's control points is multiplied with.
    Basis(Knots, usize, usize),
}

/// Where a number of the parameters comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Source {
    /// A row of the trained parameters.
    Trained(usize),
    /// The same for as long as the kernel lives.
    Fixed(f32),
}

/// An output: a node, and which number of a list is meant by [`At::Free`] in it.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// The node.
    pub id: Id,
    /// The number of the list, from 0.
    pub free: Option<usize>,
}

/// A list of instructions.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    instructions: Vec<Instruction>,
    outputs: Vec<usize>,
}

impl Program {
    /// The program that computes the outputs.
    pub fn new(source: &Graph, layout: &Layout, outputs: &[Output]) -> Self {
        let mut expansion = Expansion {
            source,
            target: Graph::default(),
            known: HashMap::new(),
        };
        let outputs: Vec<Id> = outputs
            .iter()
            .map(|output| expansion.of(output.id, None, output.free))
            .collect();
        assemble(&expansion.target, layout, &outputs)
    }

    /// The instructions, in the order in which they are carried out.
    pub fn instructions(&self) -> &[Instruction] {
        &self.instructions
    }

    /// The instructions whose results are the outputs.
    pub fn outputs(&self) -> &[usize] {
        &self.outputs
    }

    /// Carries it out. `x` holds the linear maps, `p` the parameters' numbers; `draw` is the
    /// random draw, absent in evaluation. The outputs go to `out`.
    pub fn run<V: Value>(&self, x: &[V], p: &[V], draw: Option<f64>, out: &mut [V]) {
        let mut results: Vec<V> = Vec::with_capacity(self.instructions.len());
        self.run_with(x, p, draw, &mut results);
        for (out, &place) in out.iter_mut().zip(&self.outputs) {
            *out = results[place];
        }
    }

    /// Carries it out in memory that is used again from call to call. Afterwards `results` holds
    /// the result of every instruction; [`Self::outputs`] says which of them are the outputs.
    pub fn run_with<V: Value>(&self, x: &[V], p: &[V], draw: Option<f64>, results: &mut Vec<V>) {
        results.clear();
        for instruction in &self.instructions {
            results.push(match *instruction {
                Instruction::Number(value) => value.into(),
                Instruction::Input(place) => x[place],
                Instruction::Parameter(place) => p[place],
                Instruction::Random { mean } => draw.unwrap_or(mean).into(),
                Instruction::Unary(function, a) => results[a].unary(function),
                Instruction::Binary(function, a, b) => results[a].binary(function, results[b]),
                Instruction::If(a, b, c) => results[a].choose(results[b], results[c]),
                Instruction::Spline(knots, a, first) => {
                    results[a].spline(knots, &p[first..first + knots.points])
                }
                Instruction::Basis(knots, a, which) => results[a].basis(knots, which),
            });
        }
    }
}

/// Writes sums out and takes lists apart.
struct Expansion<'a> {
    source: &'a Graph,
    target: Graph,
    known: HashMap<(Id, Option<usize>, Option<usize>), Id>,
}

impl Expansion<'_> {
    fn of(&mut self, id: Id, running: Option<usize>, free: Option<usize>) -> Id {
        if let Some(&known) = self.known.get(&(id, running, free)) {
            return known;
        }
        let at = |at| match at {
            At::Running => At::Known(running.unwrap_or(0)),
            At::Free => At::Known(free.unwrap_or(0)),
            known => known,
        };
        let made = match self.source.node(id) {
            Node::Parameter(place, which) => {
                self.target.add_node(Node::Parameter(place, at(which)))
            }
            Node::Index(which) => match at(which) {
                At::Known(place) => self.target.number((place + 1) as f64),
                other => self.target.add_node(Node::Index(other)),
            },
            Node::Sum(count, body) => {
                let mut sum = self.target.number(0.0);
                for term in 0..count {
                    let term = self.of(body, Some(term), free);
                    sum = self.target.add(sum, term);
                }
                sum
            }
            Node::Basis(knots, u, which) => {
                let u = self.of(u, running, free);
                self.target.add_node(Node::Basis(knots, u, at(which)))
            }
            Node::Unary(function, a) => {
                let a = self.of(a, running, free);
                self.target.unary(function, a)
            }
            Node::Binary(function, a, b) => {
                let (a, b) = (self.of(a, running, free), self.of(b, running, free));
                self.target.binary(function, a, b)
            }
            Node::If(a, b, c) => {
                let a = self.of(a, running, free);
                let (b, c) = (self.of(b, running, free), self.of(c, running, free));
                self.target.choose(a, b, c)
            }
            Node::Spline(knots, u, points) => {
                let u = self.of(u, running, free);
                self.target.add_node(Node::Spline(knots, u, points))
            }
            node @ (Node::Number(_) | Node::Input(_) | Node::Random(..)) => {
                self.target.add_node(node)
            }
        };
        self.known.insert((id, running, free), made);
        made
    }
}

/// The nodes that the outputs need, numbered in their order: operands come before what uses them.
fn assemble(graph: &Graph, layout: &Layout, outputs: &[Id]) -> Program {
    let mut needed: Vec<Id> = Vec::new();
    let mut seen: HashMap<Id, usize> = HashMap::new();
    let mut open: Vec<Id> = outputs.to_vec();
    while let Some(id) = open.pop() {
        if seen.insert(id, 0).is_none() {
            needed.push(id);
            open.extend(operands(graph.node(id)));
        }
    }
    needed.sort();
    for (place, id) in needed.iter().enumerate() {
        seen.insert(*id, place);
    }
    let known = |at| match at {
        At::Known(which) => which,
        At::Running | At::Free => unreachable!("the expansion has replaced it"),
    };
    let instructions = needed
        .iter()
        .map(|&id| match graph.node(id) {
            Node::Number(bits) => Instruction::Number(bits.value()),
            Node::Input(place) => Instruction::Input(place),
            Node::Parameter(place, at) => Instruction::Parameter(layout.first[place] + known(at)),
            Node::Random(low, high) => Instruction::Random {
                mean: (low.value() + high.value()) / 2.0,
            },
            Node::Unary(function, a) => Instruction::Unary(function, seen[&a]),
            Node::Binary(function, a, b) => Instruction::Binary(function, seen[&a], seen[&b]),
            Node::If(a, b, c) => Instruction::If(seen[&a], seen[&b], seen[&c]),
            Node::Spline(knots, u, points) => {
                Instruction::Spline(knots, seen[&u], layout.first[points])
            }
            Node::Basis(knots, u, at) => Instruction::Basis(knots, seen[&u], known(at)),
            Node::Index(_) | Node::Sum(..) => unreachable!("the expansion has replaced it"),
        })
        .collect();
    Program {
        instructions,
        outputs: outputs.iter().map(|id| seen[id]).collect(),
    }
}

fn operands(node: Node) -> Vec<Id> {
    match node {
        Node::Number(_)
        | Node::Input(_)
        | Node::Parameter(..)
        | Node::Index(_)
        | Node::Random(..) => Vec::new(),
        Node::Unary(_, a) | Node::Sum(_, a) | Node::Spline(_, a, _) | Node::Basis(_, a, _) => {
            vec![a]
        }
        Node::Binary(_, a, b) => vec![a, b],
        Node::If(a, b, c) => vec![a, b, c],
    }
}

//! The course's prose as a tree: what a Markdown file becomes (`compile`) and the page builds
//! nodes from. There is no HTML on the way, so no text is ever read as markup.

use serde::{Deserialize, Serialize};

/// A chapter's text in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// The chapter's name.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// What the exercises are called in one language, by their names in links.
pub type Titles = std::collections::BTreeMap<String, String>;

/// An exercise's words in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Wording {
    /// The exercise's name.
    pub title: String,
    /// What it is about, before the first step.
    pub intro: Vec<Block>,
    /// What each step asks, by the step's name.
    pub steps: Vec<(String, StepWording)>,
    /// Hints, from a nudge to nearly everything.
    pub hints: Vec<Vec<Block>>,
    /// What is said to a typical wrong answer, by the mistake's name.
    pub mistakes: Vec<(String, Vec<Block>)>,
    /// What is said when everything is right.
    pub right: Vec<Block>,
    /// The solution, with the reason.
    pub solution: Vec<Block>,
}

/// The words of one step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StepWording {
    /// What is asked.
    pub prompt: Vec<Block>,
    /// The options by name, where there are any.
    pub options: Vec<(String, Vec<Inline>)>,
}

/// A part of a text, one below the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; 2 is a section, 3 a part of one.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, numbered or not.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table: its head and its rows.
    Table {
        /// The names of the columns.
        head: Vec<Vec<Inline>>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A formula on a line of its own.
    Math(Math),
    /// Lines of code, in `formula` (the lab's language) or `python`.
    Code {
        /// The language.
        language: String,
        /// The code.
        text: String,
    },
    /// A remark set apart from the text.
    Aside(Vec<Block>),
    /// A live part of the lab, with a caption: a [`super::Figure`] of the chapter.
    Figure(String, Vec<Inline>),
    /// An exercise of the chapter.
    Exercise(String),
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Code, such as a key of the catalogue.
    Code(String),
    /// A formula in the line.
    Math(Math),
    /// A number that stands in the table of facts, written out.
    Fact {
        /// Its name.
        name: String,
        /// As it is written.
        text: String,
    },
    /// A link.
    Link(Target, Vec<Inline>),
}

/// Where a link of a text leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A link of the lab, `#/…`.
    Lab(String),
    /// A cited source ([`super::sources`]).
    Source(String),
    /// Another chapter.
    Chapter(String),
}

/// An element of MathML.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Math {
    /// Its name, such as `mfrac`.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// What it says, if it holds no other elements.
    pub text: String,
    /// The elements in it.
    pub elements: Vec<Math>,
}

impl Block {
    /// Calls `see` with every part of a line in the blocks, links' and emphases' contents included.
    pub fn each_inline<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
        for block in blocks {
            match block {
                Block::Heading(_, line) | Block::Paragraph(line) | Block::Figure(_, line) => {
                    Inline::each(line, see);
                }
                Block::List { items, .. } => {
                    items.iter().for_each(|item| Block::each_inline(item, see));
                }
                Block::Table { head, rows } => {
                    for cell in head.iter().chain(rows.iter().flatten()) {
                        Inline::each(cell, see);
                    }
                }
                Block::Aside(blocks) => Block::each_inline(blocks, see),
                Block::Math(_) | Block::Code { .. } | Block::Exercise(_) => {}
            }
        }
    }

    /// Calls `see` with every block, those in lists and asides included.
    pub fn each<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Block)) {
        for block in blocks {
            see(block);
            match block {
                Block::List { items, .. } => items.iter().for_each(|item| Block::each(item, see)),
                Block::Aside(blocks) => Block::each(blocks, see),
                _ => {}
            }
        }
    }
}

impl Inline {
    /// Calls `see` with every part of a line, those inside others included.
    pub fn each<'a>(line: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
        for part in line {
            see(part);
            match part {
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => {
                    Inline::each(inner, see);
                }
                _ => {}
            }
        }
    }
}

impl Wording {
    /// Every block of it.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        let steps = self.steps.iter().flat_map(|(_, step)| &step.prompt);
        self.intro
            .iter()
            .chain(steps)
            .chain(self.hints.iter().flatten())
            .chain(self.mistakes.iter().flat_map(|(_, blocks)| blocks))
            .chain(&self.right)
            .chain(&self.solution)
    }
}

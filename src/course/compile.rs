//! Course texts read from Markdown, natively, when the site is built: the page gets them as trees
//! and carries no reader of its own.
//!
//! A text is CommonMark with tables and with formulas in LaTeX between dollars, and
//!
//! | written | is |
//! |---|---|
//! | `![Caption.](figure:NAME)` alone in a paragraph | a figure of the chapter |
//! | `![](exercise:e3)` alone in a paragraph | an exercise of the chapter |
//! | `[words](lab:#/explore?v=1&act=gelu)` | a link of the lab |
//! | `[words](source:glorot2010)`, `[words](chapter:slopes)` | a cited source; another chapter |
//! | `{name}` | a number from the table of facts |
//! | `> …` | an aside |
//!
//! An exercise's file has the exercise's name as its first heading, then the introduction, then
//! sections: `## step NAME` (a list at its end whose items begin with `` `option`: `` names the
//! options), `## hint` for each hint, `## mistake NAME`, `## right`, `## solution`.

mod math;
mod reader;
mod sections;

use super::text::{Lesson, Wording};

/// What is wrong with a text, in words for its author.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct TextError(pub String);

/// Reads a chapter. `fact` gives the numbers that it quotes.
///
/// # Errors
/// Markdown that has no place in a chapter, a formula that cannot be read, an unknown fact.
pub fn lesson(text: &str, fact: Fact<'_>) -> Result<Lesson, TextError> {
    let (title, blocks) = reader::read(text, fact)?;
    Ok(Lesson { title, blocks })
}

/// Reads an exercise.
///
/// # Errors
/// As [`lesson`], and sections that an exercise does not have.
pub fn wording(text: &str, fact: Fact<'_>) -> Result<Wording, TextError> {
    let (title, blocks) = reader::read(text, fact)?;
    sections::wording(title, blocks)
}

/// The number of that name, written out; none if there is no such fact.
pub type Fact<'a> = &'a dyn Fn(&str) -> Option<String>;

fn error<T>(message: impl Into<String>) -> Result<T, TextError> {
    Err(TextError(message.into()))
}

#[cfg(test)]
mod tests;

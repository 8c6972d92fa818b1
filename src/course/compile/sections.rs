//! An exercise's text, section by section.

use super::{TextError, error};
use crate::course::text::{Block, Inline, StepWording, Wording};

/// Sorts the blocks of an exercise into its sections.
pub fn wording(title: String, blocks: Vec<Block>) -> Result<Wording, TextError> {
    let mut wording = Wording {
        title,
        ..Wording::default()
    };
    let mut sections: Vec<(String, Vec<Block>)> = vec![(String::new(), Vec::new())];
    for block in blocks {
        match block {
            Block::Heading(2, line) => match &line[..] {
                [Inline::Text(name)] => sections.push((name.clone(), Vec::new())),
                _ => return error("a section's name is plain words"),
            },
            other => sections.last_mut().expect("never empty").1.push(other),
        }
    }
    for (name, blocks) in sections {
        let section: Vec<&str> = name.split_whitespace().collect();
        match section[..] {
            [] => wording.intro = blocks,
            ["step", step] => wording.steps.push((step.to_owned(), self::step(blocks)?)),
            ["hint"] => wording.hints.push(blocks),
            ["mistake", mistake] => wording.mistakes.push((mistake.to_owned(), blocks)),
            ["right"] => wording.right = blocks,
            ["solution"] => wording.solution = blocks,
            _ => return error(format!("an exercise has no section “{name}”")),
        }
    }
    Ok(wording)
}

/// A step's prompt, and the options in the list at its end.
fn step(mut blocks: Vec<Block>) -> Result<StepWording, TextError> {
    let mut options = Vec::new();
    let named = |block: &Block| match block {
        Block::List { items, .. } => items.iter().all(|item| option(item).is_some()),
        _ => false,
    };
    if blocks.last().is_some_and(named)
        && let Some(Block::List { items, .. }) = blocks.pop()
    {
        options = items.iter().filter_map(|item| option(item)).collect();
    }
    Ok(StepWording {
        prompt: blocks,
        options,
    })
}

/// An item that begins with a name in code and a colon.
fn option(item: &[Block]) -> Option<(String, Vec<Inline>)> {
    let [Block::Paragraph(line)] = item else {
        return None;
    };
    let [Inline::Code(name), Inline::Text(first), rest @ ..] = &line[..] else {
        return None;
    };
    // The colon of Chinese texts is another character.
    let first = first
        .strip_prefix(':')
        .or_else(|| first.strip_prefix('：'))?;
    let mut words = vec![Inline::Text(first.trim_start().to_owned())];
    words.extend(rest.iter().cloned());
    Some((name.clone(), words))
}

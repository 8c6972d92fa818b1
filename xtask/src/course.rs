//! The course's texts: read from Markdown and put into the site as trees, numbers included.

use std::path::Path;

use activation_lab::course::facts::{self, Fact};
use activation_lab::course::texts::{self, Kind};
use activation_lab::course::{compile, exercises, outline};
use activation_lab::link::Lang;
use activation_lab::protocol::to_bytes;
use anyhow::{Context, Result};

use crate::project::Project;
use crate::steps::say;

/// Writes every text of the course into the site.
pub fn write(project: &Project, out: &Path) -> Result<()> {
    let facts = facts::all();
    let lessons = outline::CHAPTERS.iter().map(|chapter| chapter.name);
    let exercises = exercises::all().map(|exercise| exercise.name);
    let names: Vec<_> = lessons
        .map(|name| (Kind::Lesson, name))
        .chain(exercises.map(|name| (Kind::Exercise, name)))
        .collect();
    let mut bytes = 0;
    for language in Lang::ALL {
        for &(kind, name) in &names {
            bytes += text(project, out, (kind, name, language), &facts)?;
        }
    }
    say(&format!(
        "{} texts, {} KB",
        Lang::ALL.len() * names.len(),
        bytes / 1000
    ));
    Ok(())
}

/// Writes one text; answers how many bytes it has.
fn text(
    project: &Project,
    out: &Path,
    (kind, name, language): (Kind, &str, Lang),
    facts: &[Fact],
) -> Result<usize> {
    let source = project
        .root
        .join("src/course/texts")
        .join(texts::source(kind, name, language));
    let what = || format!("the text {}", source.display());
    let markdown = std::fs::read_to_string(&source).with_context(what)?;
    let fact = |name: &str| facts::text(facts, name);
    let tree = match kind {
        Kind::Lesson => to_bytes(&compile::lesson(&markdown, &fact).with_context(what)?),
        Kind::Exercise => to_bytes(&compile::wording(&markdown, &fact).with_context(what)?),
    };
    let file = out.join(texts::file(kind, name, language));
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&file, &tree).with_context(|| format!("writing {}", file.display()))?;
    Ok(tree.len())
}

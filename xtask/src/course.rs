//! The course's texts: read from Markdown and put into the site as trees, numbers included.

use std::path::Path;

use activation_lab::course::facts::{self, Fact};
use activation_lab::course::text::Titles;
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
        let mut titles = Titles::new();
        for &(kind, name) in &names {
            let (title, tree) = text(project, (kind, name, language), &facts)?;
            bytes += put(out, &texts::file(kind, name, language), &tree)?;
            if kind == Kind::Exercise {
                titles.insert(name.to_owned(), title);
            }
        }
        bytes += put(out, &texts::titles(language), &to_bytes(&titles))?;
    }
    say(&format!(
        "{} texts, {} KB",
        Lang::ALL.len() * names.len(),
        bytes / 1000
    ));
    Ok(())
}

/// One text: its title, and the bytes of its tree.
fn text(
    project: &Project,
    (kind, name, language): (Kind, &str, Lang),
    facts: &[Fact],
) -> Result<(String, Vec<u8>)> {
    let source = project
        .root
        .join("src/course/texts")
        .join(texts::source(kind, name, language));
    let what = || format!("the text {}", source.display());
    let markdown = std::fs::read_to_string(&source).with_context(what)?;
    let fact = |name: &str| facts::text(facts, name);
    Ok(match kind {
        Kind::Lesson => {
            let lesson = compile::lesson(&markdown, &fact).with_context(what)?;
            (lesson.title.clone(), to_bytes(&lesson))
        }
        Kind::Exercise => {
            let wording = compile::wording(&markdown, &fact).with_context(what)?;
            (wording.title.clone(), to_bytes(&wording))
        }
    })
}

/// Writes a file of the site; answers how many bytes it has.
fn put(out: &Path, name: &str, bytes: &[u8]) -> Result<usize> {
    let file = out.join(name);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&file, bytes).with_context(|| format!("writing {}", file.display()))?;
    Ok(bytes.len())
}

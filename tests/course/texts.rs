//! The texts: there in both languages with the same parts, every name in them known, every number
//! computed, cited or measured, no file left over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use activation_lab::course::exercise::{Ask, Task};
use activation_lab::course::facts::{self, Basis};
use activation_lab::course::text::{Block, Inline, Lesson, Target, Wording};
use activation_lab::course::texts::{self, Kind};
use activation_lab::course::{Chapter, Exercise, compile, exercises, outline, sources};
use activation_lab::link::{Lang, decode};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/course/texts")
}

fn markdown(kind: Kind, name: &str, language: Lang) -> String {
    let file = root().join(texts::source(kind, name, language));
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn lesson(name: &str, language: Lang) -> Lesson {
    let facts = facts::all();
    let fact = |fact: &str| facts::text(&facts, fact);
    compile::lesson(&markdown(Kind::Lesson, name, language), &fact)
        .unwrap_or_else(|error| panic!("{name} in {}: {error}", language.tag()))
}

fn wording(name: &str, language: Lang) -> Wording {
    let facts = facts::all();
    let fact = |fact: &str| facts::text(&facts, fact);
    compile::wording(&markdown(Kind::Exercise, name, language), &fact)
        .unwrap_or_else(|error| panic!("{name} in {}: {error}", language.tag()))
}

/// Whether a text was written yet, in all languages; that all were, is a test of its own.
fn written(kind: Kind, name: &str) -> bool {
    Lang::ALL
        .into_iter()
        .all(|language| root().join(texts::source(kind, name, language)).is_file())
}

fn chapters() -> impl Iterator<Item = &'static Chapter> {
    outline::CHAPTERS
        .iter()
        .filter(|chapter| written(Kind::Lesson, chapter.name))
}

fn all_exercises() -> impl Iterator<Item = &'static Exercise> {
    exercises::all().filter(|exercise| written(Kind::Exercise, exercise.name))
}

#[test]
fn every_text_is_written() {
    let chapters = outline::CHAPTERS
        .iter()
        .map(|chapter| (Kind::Lesson, chapter.name));
    let exercises = exercises::all().map(|exercise| (Kind::Exercise, exercise.name));
    let missing: Vec<_> = chapters
        .chain(exercises)
        .filter(|(kind, name)| !written(*kind, name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// All blocks of all texts of a language, with the text's name.
fn all_blocks(language: Lang) -> Vec<(String, Vec<Block>)> {
    let lessons = chapters().map(|chapter| {
        (
            chapter.name.to_owned(),
            lesson(chapter.name, language).blocks,
        )
    });
    let exercises = all_exercises().map(|exercise| {
        let wording = wording(exercise.name, language);
        let options = wording.steps.iter().flat_map(|(_, step)| &step.options);
        let options: Vec<_> = options
            .map(|(_, line)| Block::Paragraph(line.clone()))
            .collect();
        let blocks = wording.blocks().cloned().chain(options).collect();
        (exercise.name.to_owned(), blocks)
    });
    lessons.chain(exercises).collect()
}

/// What of a text must be the same in every language, in order.
fn skeleton(blocks: &[Block]) -> Vec<String> {
    let mut parts = Vec::new();
    Block::each(blocks, &mut |block| {
        parts.push(match block {
            Block::Heading(level, _) => format!("heading {level}"),
            Block::Figure(name, _) => format!("figure {name}"),
            Block::Exercise(name) => format!("exercise {name}"),
            Block::Table { rows, .. } => format!("table {}", rows.len()),
            Block::Math(_) => "math".to_owned(),
            Block::Code { text, .. } => format!("code {text}"),
            _ => return,
        });
    });
    parts
}

/// The facts, links and sources of a text, in no order.
fn names(blocks: &[Block]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    Block::each_inline(blocks, &mut |part| {
        match part {
            Inline::Fact { name, .. } => names.insert(format!("fact {name}")),
            Inline::Link(target, _) => names.insert(format!("{target:?}")),
            _ => false,
        };
    });
    names
}

#[test]
fn both_languages_have_the_same_parts() {
    let (english, chinese) = (all_blocks(Lang::En), all_blocks(Lang::ZhCn));
    for ((name, english), (_, chinese)) in english.iter().zip(&chinese) {
        assert_eq!(skeleton(english), skeleton(chinese), "{name}");
        assert_eq!(names(english), names(chinese), "{name}");
    }
}

#[test]
fn a_chapter_shows_the_figures_and_exercises_that_it_names() {
    for chapter in chapters() {
        let mut shown = Vec::new();
        let mut asked = Vec::new();
        let blocks = lesson(chapter.name, Lang::En).blocks;
        Block::each(&blocks, &mut |block| match block {
            Block::Figure(name, _) => shown.push(name.clone()),
            Block::Exercise(name) => asked.push(name.clone()),
            _ => {}
        });
        let mut figures: Vec<_> = chapter.figures.iter().map(|figure| figure.name).collect();
        shown.sort();
        figures.sort_unstable();
        assert_eq!(shown, figures, "{}", chapter.name);
        assert_eq!(asked, chapter.exercises, "{}", chapter.name);
        assert!(
            !chapter.figures.is_empty(),
            "{} shows nothing",
            chapter.name
        );
        for figure in chapter.figures {
            let (_, notices) = decode(figure.link);
            assert!(
                notices.is_empty(),
                "{} {}: {notices:?}",
                chapter.name,
                figure.name
            );
        }
    }
}

#[test]
fn an_exercise_has_words_for_all_that_it_has() {
    for exercise in all_exercises() {
        for language in Lang::ALL {
            let name = format!("{} in {}", exercise.name, language.tag());
            let words = wording(exercise.name, language);
            let steps: Vec<_> = words.steps.iter().map(|(step, _)| step.as_str()).collect();
            let wanted: Vec<_> = exercise.steps.iter().map(|step| step.name).collect();
            assert_eq!(steps, wanted, "{name}");
            for (step, (_, words)) in exercise.steps.iter().zip(&words.steps) {
                let options: &[&str] = match step.task {
                    Task::Predict(question) | Task::Answer(question) => match question.ask {
                        Ask::Choose(options) | Ask::Mark(options) | Ask::Rank(options) => options,
                        Ask::Number(_) => &[],
                    },
                    _ => &[],
                };
                let worded: Vec<_> = words
                    .options
                    .iter()
                    .map(|(name, _)| name.as_str())
                    .collect();
                assert_eq!(worded, options, "{name}, {}", step.name);
                assert!(!words.prompt.is_empty(), "{name}, {}", step.name);
            }
            assert_eq!(words.hints.len(), exercise.hints, "{name}");
            let said: BTreeSet<_> = words
                .mistakes
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            let mut wanted: BTreeSet<_> = exercise.mistakes.iter().map(|one| one.says).collect();
            for step in exercise.steps {
                if let Task::Formula(activation_lab::course::exercise::Wanted::Such(conditions)) =
                    step.task
                {
                    wanted.extend(conditions.iter().map(|(name, _)| *name));
                }
            }
            assert_eq!(said, wanted, "{name}");
            assert!(
                !words.right.is_empty() && !words.solution.is_empty(),
                "{name}"
            );
        }
    }
}

#[test]
fn every_name_in_a_text_is_known() {
    for language in Lang::ALL {
        for (text, blocks) in all_blocks(language) {
            Block::each_inline(&blocks, &mut |part| {
                let Inline::Link(target, _) = part else {
                    return;
                };
                match target {
                    Target::Lab(link) => {
                        let (_, notices) = decode(link);
                        assert!(notices.is_empty(), "{text}: {link}: {notices:?}");
                    }
                    Target::Source(name) => {
                        assert!(sources::find(name).is_some(), "{text}: no source {name}");
                    }
                    Target::Chapter(name) => {
                        assert!(outline::find(name).is_some(), "{text}: no chapter {name}");
                    }
                }
            });
        }
    }
}

/// A number stands in a text as a fact, in a formula or as code. 0 and 1 may stand as they are,
/// as may a year, in a paragraph that cites a source.
#[test]
fn every_number_in_the_prose_is_accounted_for() {
    for language in Lang::ALL {
        for (text, blocks) in all_blocks(language) {
            Block::each(&blocks, &mut |block| {
                let lines: Vec<&Vec<Inline>> = match block {
                    Block::Heading(_, line) | Block::Paragraph(line) | Block::Figure(_, line) => {
                        vec![line]
                    }
                    Block::Table { head, rows } => {
                        head.iter().chain(rows.iter().flatten()).collect()
                    }
                    _ => return,
                };
                for line in lines {
                    let mut cites = false;
                    let mut words = String::new();
                    Inline::each(line, &mut |part| match part {
                        Inline::Text(text) => {
                            words.push_str(text);
                            words.push(' ');
                        }
                        Inline::Link(Target::Source(_), _) => cites = true,
                        _ => {}
                    });
                    let bare = unaccounted(&words, cites);
                    assert!(
                        bare.is_empty(),
                        "{text} in {}: {bare:?} in “{words}”",
                        language.tag()
                    );
                }
            });
        }
    }
}

/// The numbers of a line that nothing accounts for.
fn unaccounted(words: &str, cites: bool) -> Vec<String> {
    let digits = words.split(|c: char| !c.is_ascii_digit());
    let year =
        |number: &str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    digits
        .filter(|number| !number.is_empty() && !["0", "1"].contains(number))
        .filter(|number| !(cites && year(number)))
        .map(str::to_owned)
        .collect()
}

#[test]
fn bare_numbers_are_found() {
    assert_eq!(unaccounted("a 12.5 % of 1", false), ["12", "5"]);
    assert_eq!(unaccounted("in 2010", false), ["2010"]);
    assert_eq!(unaccounted("28×28", true), ["28", "28"]);
    assert!(unaccounted("in 2010, from 0 to 1", true).is_empty());
}

#[test]
fn facts_are_cited_and_used() {
    let facts = facts::all();
    let mut used = BTreeSet::new();
    for (_, blocks) in all_blocks(Lang::En) {
        Block::each_inline(&blocks, &mut |part| {
            if let Inline::Fact { name, .. } = part {
                used.insert(name.clone());
            }
        });
    }
    let mut names = BTreeSet::new();
    for fact in &facts {
        assert!(names.insert(fact.name), "{} is there twice", fact.name);
        assert!(used.contains(fact.name), "no text says {}", fact.name);
        if let Basis::Cited(source) = fact.basis {
            assert!(
                sources::find(source).is_some(),
                "{}: no source {source}",
                fact.name
            );
        }
    }
}

#[test]
fn every_source_is_cited() {
    let mut cited: BTreeSet<String> = facts::all()
        .iter()
        .filter_map(|fact| match fact.basis {
            Basis::Cited(source) => Some(source.to_owned()),
            _ => None,
        })
        .collect();
    for (_, blocks) in all_blocks(Lang::En) {
        Block::each_inline(&blocks, &mut |part| {
            if let Inline::Link(Target::Source(name), _) = part {
                cited.insert(name.clone());
            }
        });
    }
    for source in sources::ALL {
        assert!(cited.contains(source.name), "{} is not cited", source.name);
    }
}

#[test]
fn no_file_is_left_over() {
    let mut known = BTreeSet::new();
    for language in Lang::ALL {
        for chapter in &outline::CHAPTERS {
            known.insert(root().join(texts::source(Kind::Lesson, chapter.name, language)));
        }
        for exercise in exercises::all() {
            known.insert(root().join(texts::source(Kind::Exercise, exercise.name, language)));
        }
        for kind in Kind::ALL {
            let folder = root().join(language.tag()).join(kind.folder());
            for entry in std::fs::read_dir(&folder).into_iter().flatten() {
                let path = entry.expect("a file").path();
                assert!(
                    known.contains(&path),
                    "{} belongs to nothing",
                    path.display()
                );
            }
        }
    }
    // A file of Rust that no module names would not be compiled; the compiler says nothing.
    for module in ["exercises/book", "exercises/claims", "chapters"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/course")
            .join(module);
        let names = std::fs::read_to_string(folder.join("mod.rs")).expect("a module");
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("a file").path();
            let stem = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            assert!(
                stem == "mod" || names.contains(&format!("mod {stem};")),
                "{module}/{stem}.rs is in no module"
            );
        }
    }
}

//! The languages say the same things, and the sources ask only for what they say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

/// A program of the page: what it says, and what it shows.
struct Program {
    name: &'static str,
    files: Sources,
    /// Parts of the paths of what it shows; what no program names, all of them show.
    shows: &'static [&'static str],
}

const PROGRAMS: [Program; 5] = [
    Program {
        name: "app",
        files: app,
        shows: &["/ui/shell"],
    },
    Program {
        name: "trainer",
        files: trainer,
        shows: &[
            "/ui/train",
            "/ui/chart",
            "/ui/views",
            "/ui/words",
            "/ui/format",
        ],
    },
    Program {
        name: "explorer",
        files: explorer,
        shows: &[
            "/ui/explore",
            "/ui/design",
            "/ui/surface",
            "/ui/train/activations",
            "/ui/chart",
            "/ui/words",
            "/ui/format",
        ],
    },
    Program {
        name: "course",
        files: course,
        shows: &[
            "/ui/course",
            "/ui/inside",
            "/ui/chart",
            "/ui/words",
            "/ui/format",
        ],
    },
    Program {
        name: "inside",
        files: inside,
        shows: &[
            "/ui/inside",
            "/ui/gradients",
            "/ui/histogram",
            "/ui/layers",
            "/ui/outputs",
            "/ui/neurons",
            "/ui/train/activations",
            "/ui/train/field",
            "/ui/train/panel",
            "/ui/chart",
            "/ui/views",
            "/ui/words",
            "/ui/format",
        ],
    },
];

/// The files of all programs, each once.
pub(super) fn all(language: Lang) -> &'static [&'static str] {
    let mut files: Vec<_> = PROGRAMS
        .iter()
        .flat_map(|program| (program.files)(language).iter().copied())
        .collect();
    files.sort_unstable();
    files.dedup();
    files.leak()
}

/// The arguments of each message of a language, by key.
fn messages(files: Sources, language: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for source in files(language) {
        let resource = fluent_syntax::parser::parse(*source).unwrap_or_else(|(_, errors)| {
            panic!("a {} file has mistakes: {errors:?}", language.tag())
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(
                    !matches!(entry, Entry::Junk { .. }),
                    "junk in a {} file",
                    language.tag()
                );
                continue;
            };
            let mut arguments = BTreeSet::new();
            let pattern = message.value.expect("every message has a value");
            collect(&pattern, &mut arguments);
            let key = message.id.name.to_owned();
            assert!(
                found.insert(key.clone(), arguments).is_none(),
                "{key} is defined twice in {}",
                language.tag()
            );
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    collect(&variant.value, arguments);
                }
                selector
            }
        };
        match inline {
            InlineExpression::VariableReference { id } => {
                arguments.insert(id.name.to_owned());
            }
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("the page uses no {other:?} in its sentences"),
        }
    }
}

/// The text of every Rust file of the page, tests left out.
fn page_sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).expect("the page's sources are readable") {
            let path = entry.expect("a folder entry").path();
            let name = path.display().to_string();
            if path.is_dir() {
                walk(&path, found);
            } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
                let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
                let code = text.split("#[cfg(test)]").next().unwrap_or_default();
                found.push((name, code.to_owned()));
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"),
        &mut found,
    );
    found
}

/// What stands between the quotes after each call of `opening`, which must not be
/// the end of a longer name (`t!(` in `format!(`).
fn literals<'a>(code: &'a str, opening: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(opening)
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .map(|(at, _)| code[at + opening.len()..].trim_start())
        .filter_map(|rest| rest.strip_prefix('"')?.split('"').next())
}

/// The programs that show what is in a file: those that name it, else all.
fn shown_by(file: &str) -> Vec<&'static Program> {
    let shows = |program: &&Program| program.shows.iter().any(|part| file.contains(part));
    let named: Vec<_> = PROGRAMS.iter().filter(shows).collect();
    if named.is_empty() {
        return PROGRAMS.iter().collect();
    }
    named
}

#[test]
fn every_language_has_the_same_keys_and_arguments() {
    for Program { files, .. } in PROGRAMS {
        let english = messages(files, Lang::En);
        assert!(english.len() > 30);
        for language in Lang::ALL {
            assert_eq!(messages(files, language), english, "{}", language.tag());
        }
    }
}

#[test]
fn every_key_in_the_sources_exists_and_none_is_unused() {
    let known = messages(all, Lang::En);
    let of_program: BTreeMap<_, _> = PROGRAMS
        .iter()
        .map(|program| (program.name, messages(program.files, Lang::En)))
        .collect();
    let sources = page_sources();
    assert!(sources.len() > 5);
    let mut used = BTreeSet::new();
    for (file, code) in &sources {
        // Doc comments show how `t!` is called; they call nothing.
        let code: String = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| [line, "\n"])
            .collect();
        for opening in ["t!(", "key("] {
            for name in literals(&code, opening) {
                assert!(
                    known.contains_key(name),
                    "{file} asks for “{name}”, which no .ftl file has: add it to www/locales"
                );
                for program in shown_by(file) {
                    assert!(
                        of_program[program.name].contains_key(name),
                        "{file} asks for “{name}”, which the program {} does not have: see \
                         src/ui/i18n.rs",
                        program.name
                    );
                }
                used.insert(name.to_owned());
            }
        }
    }
    let unused: Vec<_> = known.keys().filter(|name| !used.contains(*name)).collect();
    assert!(
        unused.is_empty(),
        "nothing asks for {unused:?}: remove them"
    );
}

#[test]
fn a_tag_finds_its_language() {
    for (tag, language) in [
        ("en", Some(Lang::En)),
        ("en-GB", Some(Lang::En)),
        ("zh", Some(Lang::ZhCn)),
        ("zh-Hans-SG", Some(Lang::ZhCn)),
        ("ZH_CN", Some(Lang::ZhCn)),
        ("fr-CH", None),
        ("", None),
    ] {
        assert_eq!(for_tag(tag), language, "{tag}");
    }
}

#[test]
fn arguments_are_data_and_counts_are_grouped() {
    let sentence = |language, count| {
        translate(
            language,
            "summary-parameters",
            &[("count", Argument::from(count))],
        )
    };
    assert!(sentence(Lang::En, 283_914u64).contains("283,914"));
    assert!(sentence(Lang::ZhCn, 283_914u64).contains("283,914"));
    let hostile = "{ $secret } <b>";
    let text = translate(
        Lang::En,
        "notice-unknown-key",
        &[("key", Argument::from(hostile))],
    );
    assert!(text.contains(hostile), "{text}");
}

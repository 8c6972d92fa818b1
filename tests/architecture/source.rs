//! Reads Rust source as far as the architecture test needs it: which top-level
//! modules and which packages a file's code mentions.

/// The code without comments, strings and character literals, so that a mention in words counts
/// for nothing and braces can be matched.
pub fn code(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' {
            string_length(rest)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            raw_string_length(rest)
        } else if first == '\'' {
            character_length(rest)
        } else {
            0
        };
        if skipped > 0 {
            code.push(' ');
            rest = &rest[skipped..];
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    code
}

fn string_length(text: &str) -> usize {
    let mut escaped = true; // The opening quote does not close.
    for (index, character) in text.char_indices() {
        match character {
            '"' if !escaped => return index + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// 0 if this is a raw identifier such as `r#type`.
fn raw_string_length(text: &str) -> usize {
    let hashes = text[1..].bytes().take_while(|&byte| byte == b'#').count();
    if !text[1 + hashes..].starts_with('"') {
        return 0;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let body = 2 + hashes;
    text[body..]
        .find(&close)
        .map_or(text.len(), |end| body + end + close.len())
}

/// 0 if this is a lifetime.
fn character_length(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => text[2..]
            .char_indices()
            .skip(1)
            .find(|&(_, character)| character == '\'')
            .map_or(0, |(end, _)| 2 + end + 1),
        Some(_) => match characters.next() {
            Some((index, '\'')) => index + 1,
            _ => 0,
        },
        None => 0,
    }
}

/// `code` without the items marked `#[cfg(test)]`: tests may use what their module may not.
pub fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(start) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..start]);
        rest = &rest[start..];
        let mut depth = 0;
        let end = rest.char_indices().find_map(|(index, character)| {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0 && matches!(character, '}' | ';')).then_some(index + 1)
        });
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    kept + rest
}

/// The names that follow `prefix::` in `code`: one for `prefix::a::b`, each for
/// `prefix::{a, b::{c, d}}`.
pub fn names_after(code: &str, prefix: &str) -> Vec<String> {
    let pattern = format!("{prefix}::");
    let mut names = Vec::new();
    for (start, _) in code.match_indices(&pattern) {
        if code[..start].ends_with(is_identifier) {
            continue;
        }
        let rest = code[start + pattern.len()..].trim_start();
        match rest.strip_prefix('{') {
            None => names.push(identifier(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut item_start = true;
                for (index, character) in group.char_indices() {
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => item_start = true,
                        _ if item_start && is_identifier(character) => {
                            names.push(identifier(&group[index..]));
                            item_start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

/// Whether `code` mentions the package `name` (`a::`, `use a;`, `extern crate a`).
pub fn mentions_package(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(start, _)| {
        let (before, after) = (&code[..start], &code[start + name.len()..]);
        // `crate::name::` and `self::name::` are modules of our own.
        !before.ends_with(is_identifier)
            && !before.ends_with("crate::")
            && !before.ends_with("self::")
            && !before.ends_with("super::")
            && (after.starts_with("::")
                || before.ends_with("use ") && after.trim_start().starts_with([';', ' '])
                || before.ends_with("extern crate "))
    })
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|&c| is_identifier(c)).collect()
}

fn is_identifier(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[test]
fn the_reader_of_source_finds_every_way_of_naming_a_module() {
    let text = r##"
        //! Words about [`crate::ui`].
        use crate::{data::{Batch, ui}, random};
        fn f<'a>(x: &'a str) -> char { let _ = "crate::session"; let _ = r#"crate::native"#; '{' }
        fn g() { crate::network::h(); super::link::i(); other_crate::j(); burn::k() }
        #[cfg(test)]
        mod tests { use crate::reference; fn t() { if true {} } }
        fn after() { crate::protocol::l() }
        #[cfg(test)]
        mod more;
        use crate::experiment;
    "##;
    let code = without_tests(&code(text));
    assert_eq!(
        names_after(&code, "crate"),
        ["data", "random", "network", "protocol", "experiment"]
    );
    assert_eq!(names_after(&code, "super"), ["link"]);
    assert!(mentions_package(&code, "burn"));
    assert!(!mentions_package(&code, "urn"));
    assert!(!mentions_package(&code, "reference"));
}

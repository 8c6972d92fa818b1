//! What the chapters are called, and in one line what they are about. Both are here as well as in
//! the texts, so that a list of chapters need not get thirteen texts; a test holds them together.

use crate::course::Chapter;
use crate::ui::key;

/// The keys of a chapter's title and of its line.
fn keys(chapter: &Chapter) -> [&'static str; 2] {
    match chapter.name {
        "why" => [key("chapter-why"), key("about-why")],
        "history" => [key("chapter-history"), key("about-history")],
        "functions" => [key("chapter-functions"), key("about-functions")],
        "slopes" => [key("chapter-slopes"), key("about-slopes")],
        "network" => [key("chapter-network"), key("about-network")],
        "start" => [key("chapter-start"), key("about-start")],
        "training" => [key("chapter-training"), key("about-training")],
        "comparing" => [key("chapter-comparing"), key("about-comparing")],
        "outputs" => [key("chapter-outputs"), key("about-outputs")],
        "neurons" => [key("chapter-neurons"), key("about-neurons")],
        "choosing" => [key("chapter-choosing"), key("about-choosing")],
        "designing" => [key("chapter-designing"), key("about-designing")],
        "research" => [key("chapter-research"), key("about-research")],
        // Shown as it is; a test holds that there is none.
        other => [other, other],
    }
}

/// The key of a chapter's title.
pub fn title(chapter: &Chapter) -> &'static str {
    keys(chapter)[0]
}

/// The key of the line that says what a chapter is about.
pub fn about(chapter: &Chapter) -> &'static str {
    keys(chapter)[1]
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::course::outline::CHAPTERS;
    use crate::course::texts::{Kind, source};
    use crate::link::Lang;
    use crate::ui::i18n::translate;

    #[test]
    fn every_chapter_has_a_title_and_a_line() {
        for chapter in &CHAPTERS {
            for (key, start) in keys(chapter).into_iter().zip(["chapter-", "about-"]) {
                assert_eq!(key, [start, chapter.name].concat());
                for language in Lang::ALL {
                    assert_ne!(translate(language, key, &[]), key);
                }
            }
        }
    }

    #[test]
    fn the_titles_are_the_texts_first_headings() {
        let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/course/texts");
        for chapter in &CHAPTERS {
            for language in Lang::ALL {
                let file = texts.join(source(Kind::Lesson, chapter.name, language));
                // That every text is written is a test of the texts.
                let Ok(text) = std::fs::read_to_string(&file) else {
                    continue;
                };
                let heading = text.lines().find_map(|line| line.strip_prefix("# "));
                let said = translate(language, title(chapter), &[]);
                assert_eq!(heading, Some(said.as_str()), "{}", file.display());
            }
        }
    }
}

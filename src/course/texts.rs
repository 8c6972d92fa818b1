//! Where the texts are.

use crate::link::Lang;

/// The folder of the site that holds the compiled texts.
pub const PLACE: &str = "course";

/// What a text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A chapter.
    Lesson,
    /// An exercise.
    Exercise,
}

impl Kind {
    /// Both kinds.
    pub const ALL: [Kind; 2] = [Kind::Lesson, Kind::Exercise];

    /// The folder of its texts.
    pub const fn folder(self) -> &'static str {
        match self {
            Kind::Lesson => "lessons",
            Kind::Exercise => "exercises",
        }
    }
}

/// A text's file in the site, relative to the page: a [`super::text::Lesson`] or a
/// [`super::text::Wording`] as [`crate::protocol::to_bytes`] writes it.
pub fn file(kind: Kind, name: &str, language: Lang) -> String {
    format!("{PLACE}/{}/{}/{name}.bin", language.tag(), kind.folder())
}

/// The file of the site with the names of all exercises in a language, for lists of them: a
/// [`super::text::Titles`].
pub fn titles(language: Lang) -> String {
    format!("{PLACE}/{}/titles.bin", language.tag())
}

/// A text's Markdown file, relative to the folder `src/course/texts`.
pub fn source(kind: Kind, name: &str, language: Lang) -> String {
    format!("{}/{}/{name}.md", language.tag(), kind.folder())
}

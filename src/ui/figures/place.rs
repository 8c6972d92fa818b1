//! Which program a part is of, and how far a figure is: pure data.

use crate::course::figure::Part;

/// The name of the program that shows a part: that of its files, and of the element for its pages.
pub const fn program(part: Part) -> &'static str {
    match part {
        Part::Curves
        | Part::Surface
        | Part::Cards
        | Part::History
        | Part::Comparison
        | Part::Advice
        | Part::Editor => "explorer",
        Part::Training => "trainer",
        Part::Layers
        | Part::Norms
        | Part::Linked
        | Part::Outputs
        | Part::Example
        | Part::Census => "inside",
    }
}

/// How far a figure is, as its element says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nobody wants it shown.
    #[default]
    Away,
    /// It is wanted, and its program on its way.
    Wanted,
    /// It is shown.
    Shown,
    /// Its program cannot be loaded.
    Failed,
}

impl State {
    /// The word for it in the document; none where nothing is said.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Away => None,
            Self::Wanted => Some("wanted"),
            Self::Shown => Some("shown"),
            Self::Failed => Some("failed"),
        }
    }

    /// What a word in the document says.
    pub fn read(word: Option<&str>) -> Self {
        let all = [Self::Wanted, Self::Shown, Self::Failed];
        let said = all.into_iter().find(|state| state.word() == word);
        said.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{explorer, inside, trainer};

    #[test]
    fn every_part_is_shown_by_its_program_alone() {
        let programs: [(_, _, fn(_) -> bool); 3] = [
            (trainer::PLACE, trainer::PARTS, trainer::shows),
            (explorer::PLACE, explorer::PARTS, explorer::shows),
            (inside::PLACE, inside::PARTS, inside::shows),
        ];
        for (place, parts, shows) in programs {
            let own = Part::ALL.into_iter();
            let own: Vec<_> = own.filter(|part| program(*part) == place).collect();
            assert_eq!(parts, own, "{place}");
            assert!(parts.iter().all(|part| shows(part.page())), "{place}");
        }
    }

    #[test]
    fn a_state_is_read_as_it_was_written() {
        for state in [State::Away, State::Wanted, State::Shown, State::Failed] {
            assert_eq!(State::read(state.word()), state);
        }
        assert_eq!(State::read(Some("else")), State::Away);
    }
}

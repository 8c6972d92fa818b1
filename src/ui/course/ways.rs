//! The links between the parts of the course, and from it into the lab. Each keeps the rest of
//! the link it stands on: the experiment, the language, what an instructor hides, and where in the
//! course the reader was, so that the way back leads there.

use crate::course::assignment::{KEYS, link as assignment_link, picked};
use crate::course::{Chapter, exercises, outline};
use crate::link::{Link, Page, decode, encode};

/// What of the course a link shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The list of chapters.
    Overview,
    /// A chapter.
    Chapter(&'static Chapter),
    /// What an instructor assigned: the names of exercises.
    Assignment(Vec<&'static str>),
}

impl Shown {
    /// What a link shows; none if its page is another. A link that names only what there is not
    /// shows the list.
    pub fn of(link: &Link) -> Option<Self> {
        if link.page != Page::Course {
            return None;
        }
        let chapter = link.view.get("chapter");
        if let Some(chapter) = chapter.and_then(|name| outline::find(name)) {
            return Some(Self::Chapter(chapter));
        }
        Some(picked(link).map_or(Self::Overview, |some| {
            Self::Assignment(some.into_iter().map(|one| one.name).collect())
        }))
    }

    /// What tells it from others.
    pub fn key(&self) -> Vec<&'static str> {
        match self {
            Self::Overview => Vec::new(),
            Self::Chapter(chapter) => vec!["chapter", chapter.name],
            Self::Assignment(names) => [&["pick"], names.as_slice()].concat(),
        }
    }
}

/// Whether a link of the course names a chapter that there is not, and how many such exercises.
pub fn unknown(link: &Link) -> (bool, usize) {
    let chapter = link.view.get("chapter");
    let chapter = chapter.is_some_and(|name| outline::find(name).is_none());
    let names = link.view.get("pick").map_or("", String::as_str).split('.');
    let unknown = |name: &&str| !name.is_empty() && exercises::find(name).is_none();
    (chapter, names.filter(unknown).count())
}

/// The link of a chapter.
pub fn chapter(now: &Link, name: &str) -> String {
    let mut link = at_course(now);
    link.view.insert("chapter".to_owned(), name.to_owned());
    encode(&link)
}

/// The link of the list of chapters.
pub fn overview(now: &Link) -> String {
    let mut link = at_course(now);
    for key in KEYS {
        link.view.remove(key);
    }
    encode(&link)
}

/// The link of one exercise alone.
pub fn alone(now: &Link, exercise: &str) -> String {
    let mut link = at_course(now);
    link.view.remove("chapter");
    link.view.insert("pick".to_owned(), exercise.to_owned());
    encode(&link)
}

/// The link back to the assigned exercises; none if the link assigns none.
pub fn assignment(now: &Link) -> Option<String> {
    picked(now)?;
    let mut link = at_course(now);
    link.view.remove("chapter");
    Some(encode(&link))
}

/// The link of assigned exercises as the instructor gave it, for the report: without what the
/// student set in the lab meanwhile.
pub fn assigned(now: &Link, names: &[&str]) -> String {
    let mut link = assignment_link(names);
    link.presentation = now.presentation.clone();
    encode(&link)
}

/// A link of the lab as it stands in a text, for a reader who came by `now`.
pub fn carried(now: &Link, target: &str) -> String {
    let (mut link, _) = decode(target);
    link.presentation = now.presentation.clone();
    with_way_back(now, link)
}

/// A link of the lab as a figure shows it, which looks like the page already, for a reader who came
/// by `now`.
pub fn from_figure(now: &Link, shown: &str) -> String {
    with_way_back(now, decode(shown).0)
}

/// Where in the course the reader was is kept in the link.
fn with_way_back(now: &Link, mut link: Link) -> String {
    for key in KEYS {
        if let Some(value) = now.view.get(key) {
            link.view
                .entry(key.to_owned())
                .or_insert_with(|| value.clone());
        }
    }
    encode(&link)
}

fn at_course(now: &Link) -> Link {
    let mut link = now.clone();
    link.page = Page::Course;
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str) -> Link {
        decode(text).0
    }

    #[test]
    fn a_link_shows_a_chapter_an_assignment_or_the_list() {
        let key = |text: &str| Shown::of(&link(text)).map(|shown| shown.key());
        assert_eq!(key("#/"), Some(vec![]));
        assert_eq!(key("#/?v=1&chapter=why"), Some(vec!["chapter", "why"]));
        assert_eq!(key("#/?v=1&chapter=nonsense"), Some(vec![]));
        assert_eq!(key("#/?v=1&pick=e3.zz"), Some(vec!["pick", "e3"]));
        assert_eq!(key("#/?v=1&pick=zz"), Some(vec![]));
        // A chapter that is looked up from an assignment.
        let both = "#/?v=1&chapter=why&pick=e3";
        assert_eq!(key(both), Some(vec!["chapter", "why"]));
        assert_eq!(key("#/train?v=1&chapter=why"), None);
    }

    #[test]
    fn what_there_is_not_is_counted() {
        let count = |text: &str| unknown(&link(text));
        assert_eq!(count("#/?v=1&chapter=why&pick=e3"), (false, 0));
        assert_eq!(count("#/?v=1&chapter=x&pick=e3.zz..yy"), (true, 2));
        assert_eq!(count("#/"), (false, 0));
    }

    #[test]
    fn a_chapter_has_a_short_address() {
        assert_eq!(chapter(&link("#/"), "why"), "#/?v=1&chapter=why");
        assert_eq!(overview(&link("#/?v=1&chapter=why&pick=e3")), "#/");
    }

    #[test]
    fn ways_keep_the_language_what_is_hidden_and_the_experiment() {
        let now = link("#/train?v=1&lr=0.1&chapter=why&lang=zh-CN&hide=hints");
        assert_eq!(
            chapter(&now, "start"),
            "#/?v=1&lr=0.1&chapter=start&lang=zh-CN&hide=hints"
        );
        assert_eq!(overview(&now), "#/?v=1&lr=0.1&lang=zh-CN&hide=hints");
        assert_eq!(
            alone(&now, "e3"),
            "#/?v=1&lr=0.1&pick=e3&lang=zh-CN&hide=hints"
        );
    }

    #[test]
    fn the_way_into_the_lab_leads_back_to_the_chapter() {
        let now = link("#/?v=1&lr=0.1&chapter=why&lang=zh-CN");
        assert_eq!(
            carried(&now, "#/explore?v=1&act=gelu"),
            "#/explore?v=1&act=gelu&chapter=why&lang=zh-CN"
        );
        // What the text itself says of the course stands.
        assert_eq!(
            carried(&now, "#/?v=1&chapter=start"),
            "#/?v=1&chapter=start&lang=zh-CN"
        );
    }

    #[test]
    fn the_way_from_a_figure_leads_back_too_and_hides_what_the_figure_does() {
        let now = link("#/?v=1&chapter=start&pick=e7");
        assert_eq!(
            from_figure(&now, "#/gradients?v=1&act=gelu&lang=zh-CN&hide=seed"),
            "#/gradients?v=1&act=gelu&chapter=start&pick=e7&lang=zh-CN&hide=seed"
        );
    }

    #[test]
    fn only_what_was_assigned_has_a_way_back() {
        let now = link("#/?v=1&chapter=why&pick=e3&hide=solution");
        assert_eq!(
            assignment(&now).as_deref(),
            Some("#/?v=1&pick=e3&hide=solution")
        );
        assert_eq!(assignment(&link("#/?v=1&chapter=why&pick=zz")), None);
    }

    #[test]
    fn the_report_names_what_was_assigned_and_nothing_else() {
        let now = link("#/?v=1&lr=0.1&x=-2.2&pick=e3&hide=hints");
        assert_eq!(assigned(&now, &["e3"]), "#/?v=1&pick=e3&hide=hints");
    }
}

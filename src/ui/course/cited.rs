//! The sources that a text cites, as a list at its end.

use leptos::prelude::*;

use crate::course::sources::{self, Place, Source};
use crate::course::text::{Block, Inline, Target};
use crate::ui::t;

/// The sources that a text cites, each once, in the order in which they are first cited.
pub fn cited(blocks: &[Block]) -> Vec<&'static Source> {
    let mut found: Vec<&'static Source> = Vec::new();
    Block::each_inline(blocks, &mut |part| {
        if let Inline::Link(Target::Source(name), _) = part
            && let Some(source) = sources::find(name)
            && !found.contains(&source)
        {
            found.push(source);
        }
    });
    found
}

/// Where a source is, as it is written.
fn place(place: Place) -> String {
    match place {
        Place::Arxiv(number) => format!("arXiv {number}"),
        Place::Doi(doi) => format!("doi:{doi}"),
        Place::Print(place) => place.to_owned(),
    }
}

/// The list; nothing if nothing is cited. The page itself asks no other site for anything; a
/// reader may.
#[component]
pub fn Sources(of: Vec<&'static Source>) -> impl IntoView {
    let items: Vec<_> = of
        .iter()
        .map(|source| {
            let at = place(source.place);
            let at = match source.address() {
                Some(address) => {
                    view! { <a href=address rel="external noopener">{at}</a> }.into_any()
                }
                None => at.into_any(),
            };
            // Titles are in the language of the source.
            view! {
                <li>
                    {source.who} ". " <cite lang="en">{source.title}</cite> ". " {at} "."
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="sources" aria-labelledby="sources-title">
                <h2 id="sources-title">{move || t!("course-sources")}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_is_listed_once_in_order() {
        let cite = |name: &str| Inline::Link(Target::Source(name.to_owned()), Vec::new());
        let [first, second] = [&sources::ALL[0], &sources::ALL[1]];
        let blocks = [
            Block::Aside(vec![Block::Paragraph(vec![cite(second.name)])]),
            Block::Paragraph(vec![
                Inline::Emphasis(vec![cite(first.name)]),
                cite("nobody2000"),
                cite(second.name),
            ]),
        ];
        assert_eq!(cited(&blocks), [second, first]);
        assert!(cited(&[]).is_empty());
    }
}

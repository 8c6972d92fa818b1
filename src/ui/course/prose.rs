//! A text's tree as elements of the page: no text is ever read as markup.

use leptos::html;
use leptos::prelude::*;

use super::figure::FigureView;
use super::places::{exercise_id, section_id};
use super::{titles, ways};
use crate::course::text::{Block, Inline, Math, Target};
use crate::course::{Chapter, outline, sources};
use crate::ui::explore::formula_node;
use crate::ui::lab::Lab;
use crate::ui::t;

/// A chapter's text. Its sections can be gone to: the place of each is named in the document.
pub fn lesson(blocks: &[Block], chapter: &'static Chapter) -> Vec<AnyView> {
    let mut section = 0;
    let blocks = blocks.iter().map(|one| match one {
        Block::Heading(2, words) => {
            section += 1;
            view! { <h2 id=section_id(section) tabindex="-1">{line(words)}</h2> }.into_any()
        }
        other => block(other, Some(chapter)),
    });
    blocks.collect()
}

/// The blocks of a text. `chapter` is the one whose figures and exercises it may show; in an
/// exercise's words there are none.
pub fn prose(blocks: &[Block], chapter: Option<&'static Chapter>) -> Vec<AnyView> {
    blocks.iter().map(|one| block(one, chapter)).collect()
}

fn block(block: &Block, chapter: Option<&'static Chapter>) -> AnyView {
    match block {
        Block::Heading(2, words) => view! { <h2>{line(words)}</h2> }.into_any(),
        Block::Heading(_, words) => view! { <h3>{line(words)}</h3> }.into_any(),
        Block::Paragraph(words) => view! { <p>{line(words)}</p> }.into_any(),
        Block::List { ordered, items } => {
            let items: Vec<_> = items
                .iter()
                .map(|item| view! { <li>{prose(item, chapter)}</li> })
                .collect();
            match ordered {
                true => view! { <ol>{items}</ol> }.into_any(),
                false => view! { <ul>{items}</ul> }.into_any(),
            }
        }
        Block::Table { head, rows } => table(head, rows),
        Block::Math(math) => {
            view! { <div class="display-math"><Formula math=math.clone() /></div> }.into_any()
        }
        Block::Code { text, .. } => {
            view! { <pre class="code" tabindex="0"><code>{text.clone()}</code></pre> }.into_any()
        }
        Block::Aside(blocks) => {
            view! { <div class="remark" role="note">{prose(blocks, chapter)}</div> }.into_any()
        }
        Block::Figure(name, caption) => match chapter.and_then(|chapter| chapter.figure(name)) {
            Some(figure) => {
                let caption = caption.clone();
                view! { <FigureView figure caption=move || line(&caption).into_any() /> }.into_any()
            }
            None => ().into_any(),
        },
        Block::Exercise(name) => match crate::course::exercises::find(name) {
            Some(exercise) => view! {
                <div class="exercise-place" id=exercise_id(exercise.name) tabindex="-1">
                    <super::exercise::ExerciseView exercise />
                </div>
            }
            .into_any(),
            None => ().into_any(),
        },
    }
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> AnyView {
    let head: Vec<_> = head
        .iter()
        .map(|cell| view! { <th scope="col">{line(cell)}</th> })
        .collect();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let cells: Vec<_> = row
                .iter()
                .map(|cell| view! { <td>{line(cell)}</td> })
                .collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="prose-table" tabindex="0" role="group" aria-label=move || t!("course-table")>
            <table>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The parts of a line.
pub fn line(words: &[Inline]) -> Vec<AnyView> {
    let mut shown = Vec::with_capacity(words.len());
    let mut taken = 0;
    for (place, one) in words.iter().enumerate() {
        let this = match one {
            Inline::Text(text) => text[taken..].to_owned().into_any(),
            other => part(other),
        };
        // A browser may break a line after any formula, even before a comma.
        let after = match (one, words.get(place + 1)) {
            (Inline::Math(_), Some(Inline::Text(text))) => closing(text),
            _ => "",
        };
        taken = after.len();
        shown.push(match after.is_empty() {
            true => this,
            false => view! { <span class="together">{this}{after.to_owned()}</span> }.into_any(),
        });
    }
    shown
}

/// The signs at the beginning of a text that must not begin a line.
fn closing(text: &str) -> &str {
    let signs = [
        ',', '.', ';', ':', '!', '?', ')', '’', '”', '，', '。', '、', '；', '：', '！', '？', '）',
    ];
    let rest = text.trim_start_matches(signs);
    &text[..text.len() - rest.len()]
}

fn part(part: &Inline) -> AnyView {
    match part {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Emphasis(words) => view! { <em>{line(words)}</em> }.into_any(),
        Inline::Strong(words) => view! { <strong>{line(words)}</strong> }.into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::Math(math) => view! { <Formula math=math.clone() /> }.into_any(),
        Inline::Fact { text, .. } => text.clone().into_any(),
        Inline::Link(target, words) => link(target, words),
    }
}

fn link(target: &Target, words: &[Inline]) -> AnyView {
    let words = words.to_vec();
    match target {
        Target::Lab(link) => {
            let link = link.clone();
            let href = Lab::get().of_link(move |now| ways::carried(now, &link));
            view! { <a href=href>{line(&words)}</a> }.into_any()
        }
        Target::Chapter(name) => match outline::find(name) {
            Some(chapter) => view! { <ChapterLink chapter words /> }.into_any(),
            None => line(&words).into_any(),
        },
        Target::Source(name) => match sources::find(name).and_then(|source| source.address()) {
            Some(address) => {
                view! { <a class="cite" href=address rel="external noopener">{line(&words)}</a> }
                    .into_any()
            }
            None => view! { <cite>{line(&words)}</cite> }.into_any(),
        },
    }
}

/// Words that lead to a chapter, unless the ways into the chapters are hidden.
#[component]
fn ChapterLink(chapter: &'static Chapter, words: Vec<Inline>) -> impl IntoView {
    let lab = Lab::get();
    let hidden = lab.hides("chapters");
    let href = lab.of_link(|link| ways::chapter(link, chapter.name));
    move || match hidden.get() {
        true => line(&words).into_any(),
        false => view! {
            <a href=href title=move || t!(titles::title(chapter))>
                {line(&words)}
            </a>
        }
        .into_any(),
    }
}

/// A formula, node by node.
#[component]
pub fn Formula(math: Math) -> impl IntoView {
    let place = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        place.set_text_content(None);
        if let Some(node) = node(&math) {
            let _ = place.append_child(&node);
        }
    });
    view! { <span class="math" node_ref=place></span> }
}

fn node(math: &Math) -> Option<web_sys::Element> {
    let attributes = math
        .attributes
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let node = formula_node(&math.name, attributes)?;
    if math.elements.is_empty() {
        node.set_text_content(Some(&math.text));
    }
    for inner in &math.elements {
        let inner = self::node(inner)?;
        node.append_child(&inner).ok()?;
    }
    Some(node)
}

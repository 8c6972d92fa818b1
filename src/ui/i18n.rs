//! Every sentence of the page comes from a Fluent file of the chosen language.
//!
//! The files are part of the program (`www/locales`), so a language is there as
//! soon as the page is. A native test holds the languages to the same keys and
//! arguments, and the sources to keys that exist.

use std::cell::{Cell, OnceCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use leptos::prelude::*;

use crate::link::Lang;

/// The language that serves a tag such as `zh-Hans-SG` or `en_GB`, if there is one.
pub fn for_tag(tag: &str) -> Option<Lang> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    Lang::ALL
        .into_iter()
        .find(|language| primary.eq_ignore_ascii_case(&language.tag()[..2]))
}

/// The Fluent files of a language.
pub type Sources = fn(Lang) -> &'static [&'static str];

/// What the app says.
pub fn app(language: Lang) -> &'static [&'static str] {
    match language {
        Lang::En => &[
            include_str!("../../www/locales/en/shell.ftl"),
            include_str!("../../www/locales/en/notices.ftl"),
        ],
        Lang::ZhCn => &[
            include_str!("../../www/locales/zh-CN/shell.ftl"),
            include_str!("../../www/locales/zh-CN/notices.ftl"),
        ],
    }
}

/// What the course says.
pub fn course(language: Lang) -> &'static [&'static str] {
    match language {
        Lang::En => &[
            include_str!("../../www/locales/en/course.ftl"),
            include_str!("../../www/locales/en/figures.ftl"),
            include_str!("../../www/locales/en/exercise.ftl"),
            include_str!("../../www/locales/en/formula.ftl"),
            include_str!("../../www/locales/en/inside.ftl"),
            include_str!("../../www/locales/en/train.ftl"),
            include_str!("../../www/locales/en/charts.ftl"),
            include_str!("../../www/locales/en/messages.ftl"),
            include_str!("../../www/locales/en/notices.ftl"),
        ],
        Lang::ZhCn => &[
            include_str!("../../www/locales/zh-CN/course.ftl"),
            include_str!("../../www/locales/zh-CN/figures.ftl"),
            include_str!("../../www/locales/zh-CN/exercise.ftl"),
            include_str!("../../www/locales/zh-CN/formula.ftl"),
            include_str!("../../www/locales/zh-CN/inside.ftl"),
            include_str!("../../www/locales/zh-CN/train.ftl"),
            include_str!("../../www/locales/zh-CN/charts.ftl"),
            include_str!("../../www/locales/zh-CN/messages.ftl"),
            include_str!("../../www/locales/zh-CN/notices.ftl"),
        ],
    }
}

/// What the Train page says.
pub fn trainer(language: Lang) -> &'static [&'static str] {
    match language {
        Lang::En => &[
            include_str!("../../www/locales/en/train.ftl"),
            include_str!("../../www/locales/en/charts.ftl"),
            include_str!("../../www/locales/en/messages.ftl"),
            include_str!("../../www/locales/en/notices.ftl"),
        ],
        Lang::ZhCn => &[
            include_str!("../../www/locales/zh-CN/train.ftl"),
            include_str!("../../www/locales/zh-CN/charts.ftl"),
            include_str!("../../www/locales/zh-CN/messages.ftl"),
            include_str!("../../www/locales/zh-CN/notices.ftl"),
        ],
    }
}

/// What the Explore and Design pages say; they share components with Train.
pub fn explorer(language: Lang) -> &'static [&'static str] {
    match language {
        Lang::En => &[
            include_str!("../../www/locales/en/explore.ftl"),
            include_str!("../../www/locales/en/formula.ftl"),
            include_str!("../../www/locales/en/design.ftl"),
            include_str!("../../www/locales/en/knowledge.ftl"),
            include_str!("../../www/locales/en/train.ftl"),
            include_str!("../../www/locales/en/charts.ftl"),
            include_str!("../../www/locales/en/surface.ftl"),
            include_str!("../../www/locales/en/messages.ftl"),
            include_str!("../../www/locales/en/notices.ftl"),
        ],
        Lang::ZhCn => &[
            include_str!("../../www/locales/zh-CN/explore.ftl"),
            include_str!("../../www/locales/zh-CN/formula.ftl"),
            include_str!("../../www/locales/zh-CN/design.ftl"),
            include_str!("../../www/locales/zh-CN/knowledge.ftl"),
            include_str!("../../www/locales/zh-CN/train.ftl"),
            include_str!("../../www/locales/zh-CN/charts.ftl"),
            include_str!("../../www/locales/zh-CN/surface.ftl"),
            include_str!("../../www/locales/zh-CN/messages.ftl"),
            include_str!("../../www/locales/zh-CN/notices.ftl"),
        ],
    }
}

/// What the pages say that look inside a network; they share components with Train.
pub fn inside(language: Lang) -> &'static [&'static str] {
    match language {
        Lang::En => &[
            include_str!("../../www/locales/en/inside.ftl"),
            include_str!("../../www/locales/en/gradients.ftl"),
            include_str!("../../www/locales/en/metrics.ftl"),
            include_str!("../../www/locales/en/histogram.ftl"),
            include_str!("../../www/locales/en/neurons.ftl"),
            include_str!("../../www/locales/en/train.ftl"),
            include_str!("../../www/locales/en/charts.ftl"),
            include_str!("../../www/locales/en/messages.ftl"),
            include_str!("../../www/locales/en/notices.ftl"),
        ],
        Lang::ZhCn => &[
            include_str!("../../www/locales/zh-CN/inside.ftl"),
            include_str!("../../www/locales/zh-CN/gradients.ftl"),
            include_str!("../../www/locales/zh-CN/metrics.ftl"),
            include_str!("../../www/locales/zh-CN/histogram.ftl"),
            include_str!("../../www/locales/zh-CN/neurons.ftl"),
            include_str!("../../www/locales/zh-CN/train.ftl"),
            include_str!("../../www/locales/zh-CN/charts.ftl"),
            include_str!("../../www/locales/zh-CN/messages.ftl"),
            include_str!("../../www/locales/zh-CN/notices.ftl"),
        ],
    }
}

fn bundle(language: Lang) -> FluentBundle<FluentResource> {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![tag]);
    // Isolation marks are for text that mixes directions; none of ours does,
    // and they would end up in copied tables.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(super::format::integer(number.value as u64)),
        _ => None,
    }));
    for source in SOURCES.get()(language) {
        // A file with a mistake still gives its other messages; the test names the mistake.
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

thread_local! {
    // Only what a program names is linked into it.
    static SOURCES: Cell<Sources> = const { Cell::new(UNTIL_TOLD) };
    static CHOSEN: ArcRwSignal<Lang> = ArcRwSignal::new(Lang::En);
    static BUNDLES: [OnceCell<FluentBundle<FluentResource>>; Lang::ALL.len()] =
        const { [OnceCell::new(), OnceCell::new()] };
}

#[cfg(not(test))]
const UNTIL_TOLD: Sources = |_| &[];
#[cfg(test)]
const UNTIL_TOLD: Sources = tests::all;

/// Says which files this program speaks from; before anything is said.
pub fn speak_from(sources: Sources) {
    SOURCES.set(sources);
}

/// The chosen language; tracked, so that what reads it follows the switch.
pub fn language() -> Lang {
    CHOSEN.with(|chosen| chosen.get())
}

/// Chooses the language.
pub fn set_language(language: Lang) {
    CHOSEN.with(|chosen| chosen.maybe_update(|now| std::mem::replace(now, language) != language));
}

/// An argument of a sentence. Text goes in as it is, as data; whole numbers also
/// choose between singular and plural.
#[derive(Clone, Debug)]
pub enum Argument {
    /// Text, numbers formatted by [`super::format`] among it.
    Text(String),
    /// A whole number, grouped as the language does.
    Count(u64),
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

macro_rules! counts {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Argument {
            fn from(count: $kind) -> Self {
                Self::Count(count as u64)
            }
        }
    )*};
}
counts!(u8, u32, u64, usize);

/// The sentence for `key` in `language`; the key itself if there is none, which
/// a test rules out for every key in the sources.
pub fn translate(language: Lang, key: &str, arguments: &[(&'static str, Argument)]) -> String {
    BUNDLES.with(|bundles| {
        let bundle = bundles[language as usize].get_or_init(|| bundle(language));
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            match argument {
                Argument::Text(text) => values.set(*name, FluentValue::from(text.as_str())),
                Argument::Count(count) => values.set(*name, FluentValue::from(*count)),
            }
        }
        bundle
            .format_pattern(pattern, Some(&values), &mut Vec::new())
            .into_owned()
    })
}

/// The sentence for `key` in the chosen language, with arguments; see [`t!`](crate::ui::t).
pub fn sentence(key: &str, arguments: &[(&'static str, Argument)]) -> String {
    translate(language(), key, arguments)
}

/// Marks a literal as a key of the Fluent files, for the test that looks them up;
/// use it where a key is chosen first and put into words later.
pub const fn key(key: &'static str) -> &'static str {
    key
}

/// `t!("key")` or `t!("key", count = 3, name = text)`: the sentence in the chosen language.
/// Call it inside a closure (`move || t!("key")`), so that it follows the language switch.
#[macro_export]
#[doc(hidden)]
macro_rules! __t {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::ui::i18n::sentence(
            $key,
            &[$((stringify!($name), $crate::ui::i18n::Argument::from($value))),*],
        )
    };
}
pub use crate::__t as t;

#[cfg(test)]
#[path = "i18n_tests.rs"]
mod tests;

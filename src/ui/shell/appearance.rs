//! Language and colours: what the link asks for, else what the reader chose before,
//! else what the browser prefers.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{MediaQueryList, MutationObserver, MutationObserverInit};

use super::name;
use crate::link::{Lang, Page, Theme};
use crate::ui::i18n::{self, for_tag};
use crate::ui::lab::{self, Lab};
use crate::ui::t;

const LANGUAGE: &str = "activation-lab.language";
const THEME: &str = "activation-lab.theme";

/// Whether the page is dark.
#[derive(Clone, Copy)]
pub struct Dark(pub Signal<bool>);

/// The reader's own choices, kept by the browser.
#[derive(Clone, Copy)]
struct Preferred {
    language: RwSignal<Lang>,
    theme: RwSignal<Option<Theme>>,
}

/// Applies language and theme now and whenever they change.
pub fn follow(lab: Lab) {
    let preferred = Preferred {
        language: RwSignal::new(first_language()),
        theme: RwSignal::new(stored(THEME).and_then(|key| theme_for(&key))),
    };
    provide_context(preferred);
    let asked = lab.of_link(|link| (link.presentation.lang, link.presentation.theme));
    let language = Memo::new(move |_| asked.get().0.unwrap_or(preferred.language.get()));
    let theme = Memo::new(move |_| asked.get().1.or(preferred.theme.get()));
    // At once, so that nothing is shown in another language first.
    lab::speak(language.get_untracked());
    let page = lab.page();
    Effect::new(move |_| {
        lab::speak(language.get());
        let title = t!("title");
        document().set_title(&match page.get() {
            Page::Course => title,
            page => t!("title-of", page = t!(name(page)), title = title),
        });
    });
    Effect::new(move |_| {
        let Some(root) = document().document_element() else {
            return;
        };
        let _ = match theme.get() {
            Some(theme) => root.set_attribute("data-theme", theme.key()),
            None => root.remove_attribute("data-theme"),
        };
        colour_the_frame(theme.get());
    });
    let Dark(dark) = provide_dark(theme.into());
    // What is drawn in dark colours is turned round on paper (see `style.css`).
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let _ = root.toggle_attribute_with_force("data-dark", dark.get());
        }
    });
}

/// Has the browser colour what it draws around the page as the page is, where the reader chose
/// other colours than the system's.
fn colour_the_frame(theme: Option<Theme>) {
    for scheme in Theme::ALL {
        let key = scheme.key();
        let media = match theme {
            None => ["(prefers-color-scheme: ", key, ")"].concat(),
            Some(theme) if theme == scheme => "all".to_owned(),
            Some(_) => "not all".to_owned(),
        };
        let colour = ["meta[data-scheme=", key, "]"].concat();
        if let Ok(Some(colour)) = document().query_selector(&colour) {
            let _ = colour.set_attribute("media", &media);
        }
    }
}

/// Takes over language and colours as [`follow`] shows them at the root of the document,
/// now and whenever they change; for the program that has no switches of its own.
pub fn mirror() {
    let read = || {
        let root = document().document_element();
        let attribute = |name| root.as_ref().and_then(|root| root.get_attribute(name));
        let language = attribute("lang").and_then(|tag| for_tag(&tag));
        let theme = attribute("data-theme").and_then(|key| theme_for(&key));
        (language.unwrap_or(Lang::En), theme)
    };
    let (language, now) = read();
    i18n::set_language(language);
    let theme = RwSignal::new(now);
    let changed = Closure::<dyn FnMut()>::new(move || {
        let (language, now) = read();
        i18n::set_language(language);
        theme.maybe_update(|theme| std::mem::replace(theme, now) != now);
    });
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref())
        && let Some(root) = document().document_element()
    {
        let attributes = MutationObserverInit::new();
        attributes.set_attributes(true);
        let _ = observer.observe_with_options(&root, &attributes);
    }
    // As long as the page.
    changed.forget();
    provide_dark(theme.into());
}

/// What is dark follows the chosen theme, else the system.
fn provide_dark(theme: Signal<Option<Theme>>) -> Dark {
    let system = system_is_dark();
    let dark = Dark(Signal::derive(move || match theme.get() {
        Some(theme) => theme == Theme::Dark,
        None => system.get(),
    }));
    provide_context(dark);
    dark
}

fn first_language() -> Lang {
    let wanted = window().navigator().languages();
    stored(LANGUAGE)
        .and_then(|tag| for_tag(&tag))
        .or_else(|| {
            wanted
                .iter()
                .find_map(|tag| for_tag(&tag.as_string().unwrap_or_default()))
        })
        .unwrap_or(Lang::En)
}

fn theme_for(key: &str) -> Option<Theme> {
    Theme::ALL.into_iter().find(|theme| theme.key() == key)
}

/// Follows the system's colour scheme.
fn system_is_dark() -> RwSignal<bool> {
    let query = window().match_media("(prefers-color-scheme: dark)");
    let Some(query) = query.ok().flatten() else {
        return RwSignal::new(false);
    };
    let dark = RwSignal::new(query.matches());
    let changed = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let matches = js_sys::Reflect::get(&event, &"matches".into());
        dark.set(matches.is_ok_and(|value| value.is_truthy()));
    });
    let target: &MediaQueryList = &query;
    let _ = target.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
    // As long as the page.
    changed.forget();
    dark
}

/// Whether the reader does not ask for less motion.
pub fn wants_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    !query.ok().flatten().is_some_and(|query| query.matches())
}

/// What the browser kept; nothing where it keeps nothing.
pub fn stored(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Has the browser keep a choice, or forget it.
pub fn store(name: &str, value: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else {
        return;
    };
    // A browser that keeps nothing costs the choice only when the page is closed.
    let _ = match value {
        Some(value) => storage.set_item(name, value),
        None => storage.remove_item(name),
    };
}

/// Chooses the language. A link that names one keeps naming it; one that does not
/// leaves the next reader their own.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let lab = Lab::get();
    let preferred: Preferred = expect_context();
    let choose = move |event| {
        let Some(language) = for_tag(&event_target_value(&event)) else {
            return;
        };
        store(LANGUAGE, Some(language.tag()));
        preferred.language.set(language);
        lab.present(|presentation| {
            presentation.lang = presentation.lang.map(|_| language);
        });
    };
    let options = Lang::ALL
        .map(|language| {
            // Every language is named in itself, for those who read no other.
            let own = i18n::translate(language, crate::ui::key("language-name"), &[]);
            view! {
                <option
                    value=language.tag()
                    lang=language.tag()
                    selected=move || i18n::language() == language
                >
                    {own}
                </option>
            }
        })
        .collect_view();
    view! {
        <label class="switch">
            <span class="visually-hidden">{move || t!("language")}</span>
            <select
                data-testid="lang-select"
                prop:value=move || i18n::language().tag()
                on:change=choose
            >
                {options}
            </select>
        </label>
    }
}

/// Chooses the colours.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let lab = Lab::get();
    let preferred: Preferred = expect_context();
    let asked = lab.of_link(|link| link.presentation.theme);
    let shown = move || {
        let theme = asked.get().or(preferred.theme.get());
        theme.map_or("system", Theme::key)
    };
    let choose = move |event| {
        let theme = theme_for(&event_target_value(&event));
        store(THEME, theme.map(Theme::key));
        preferred.theme.set(theme);
        lab.present(|presentation| {
            presentation.theme = presentation.theme.and(theme);
        });
    };
    view! {
        <label class="switch">
            <span class="visually-hidden">{move || t!("theme")}</span>
            <select data-testid="theme-select" prop:value=shown on:change=choose>
                <option value="system">{move || t!("theme-system")}</option>
                <option value="light">{move || t!("theme-light")}</option>
                <option value="dark">{move || t!("theme-dark")}</option>
            </select>
        </label>
    }
}

//! The link of a figure on the page that shows it: pure logic.

use crate::link::{Link, Presentation, decode, encode};

/// What a figure shows on a page that is presented like this: the language, colours and frame are
/// the page's, so that a way from the figure to another page leads to one that looks alike; what
/// an instructor hides on either is hidden.
pub fn on_page(figure: &str, page: &Presentation) -> Link {
    let (mut link, _) = decode(figure);
    let own = std::mem::replace(&mut link.presentation, page.clone());
    let hide = &mut link.presentation.hide;
    for name in own.hide {
        if !hide.contains(&name) {
            hide.push(name);
        }
    }
    link
}

/// The same, written out.
pub fn carried(figure: &str, page: &Presentation) -> String {
    encode(&on_page(figure, page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{Lang, Page};

    #[test]
    fn a_figure_looks_like_its_page_and_is_what_its_link_says() {
        let page = decode("#/?v=1&chapter=why&lang=zh-CN&embed=1&hide=act").0;
        let figure = "#/explore?v=1&act=relu,gelu&x=-2,2&hide=seed,act";
        let link = on_page(figure, &page.presentation);
        assert_eq!(link.page, Page::Explore);
        assert_eq!(link.experiment, decode(figure).0.experiment);
        assert_eq!(link.view["x"], "-2,2");
        assert!(!link.view.contains_key("chapter"));
        assert_eq!(link.presentation.lang, Some(Lang::ZhCn));
        assert!(link.presentation.embed);
        let mut hide = link.presentation.hide.clone();
        hide.sort_unstable();
        assert_eq!(hide, ["act", "seed"]);
        assert_eq!(decode(&carried(figure, &page.presentation)).0, link);
    }

    #[test]
    fn on_a_plain_page_it_is_the_link_itself() {
        let figure = "#/gradients?v=1&preset=thirty-layers";
        assert_eq!(carried(figure, &Presentation::default()), figure);
    }
}

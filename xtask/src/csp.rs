//! Trunk writes one inline module script into the page, which a strict
//! Content-Security-Policy forbids. Its hash is added to the policy in the page's
//! `<meta>`, so that exactly this script may run and no other.

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// `html` with the hashes of its inline scripts in the `script-src` of its policy.
pub fn allow_inline_scripts(html: &str) -> Result<String> {
    let hashes: Vec<String> = inline_scripts(html)
        .map(|script| {
            format!(
                "'sha256-{}'",
                BASE64_STANDARD.encode(Sha256::digest(script))
            )
        })
        .collect();
    if hashes.is_empty() {
        return Ok(html.to_owned());
    }
    let (start, tag) = policy(html)
        .context("index.html has no <meta http-equiv=\"Content-Security-Policy\" …>; add one")?;
    let name = "script-src ";
    let place = tag
        .find(name)
        .context("the policy in index.html has no script-src; add one")?;
    let place = start + place + name.len();
    Ok(format!(
        "{}{} {}",
        &html[..place],
        hashes.join(" "),
        &html[place..]
    ))
}

/// The `<meta>` tag of the policy and where it begins. A minifier may have taken the quotes and
/// changed the attributes' order; a comment that names the policy does not count.
fn policy(html: &str) -> Option<(usize, &str)> {
    html.match_indices("<meta").find_map(|(start, _)| {
        let tag = &html[start..];
        let tag = &tag[..tag.find('>')?];
        let named = ["http-equiv=\"", "http-equiv="]
            .iter()
            .any(|before| tag.contains(&format!("{before}Content-Security-Policy")));
        named.then_some((start, tag))
    })
}

/// The text of each `<script>` that has no `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices("<script").filter_map(|(start, _)| {
        let tag = &html[start..];
        let opened = tag.find('>')?;
        if tag[..opened].contains(" src=") {
            return None;
        }
        let body = &tag[opened + 1..];
        Some(&body[..body.find("</script>")?])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_an_inline_script_enters_the_policy() {
        let page = "<!-- Content-Security-Policy: script-src is extended below -->\
                    <meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'\">\
                    <script type=\"module\">alert(1)</script><script src=\"a.js\"></script>";
        let finished = allow_inline_scripts(page).unwrap();
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        assert!(
            finished.contains(&format!("script-src {hash} 'self'")),
            "{finished}"
        );
        assert_eq!(finished.matches("sha256-").count(), 1);
    }

    #[test]
    fn a_minified_page_is_understood() {
        let page = "<!doctype html><meta content=no-referrer name=referrer>\
                    <meta content=\"default-src 'self'; script-src 'self'\" \
                    http-equiv=Content-Security-Policy><script type=module>alert(1)</script>";
        let finished = allow_inline_scripts(page).unwrap();
        assert!(
            finished.contains(
                "script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=' 'self'"
            ),
            "{finished}"
        );
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        assert!(allow_inline_scripts("<script>x</script>").is_err());
        assert_eq!(allow_inline_scripts("<p>x</p>").unwrap(), "<p>x</p>");
    }
}

//! The numbers behind pictures: tables, files that are offered, and how the page writes numbers.

use std::time::Duration;

use serde_json::Value;

use crate::Page;

/// How long a table may take that is built when it is opened, and renewed once a second.
const TABLE: Duration = Duration::from_secs(10);

/// Rows of cells, the head first.
pub type Table = Vec<Vec<String>>;

impl Page {
    /// The table in the element that a CSS selector finds; opened, where it is folded away.
    pub fn table(&self, css: &str) -> Table {
        self.wait(&format!("{css} has a table"), TABLE, || {
            self.script(
                "const place = document.querySelector(arguments[0]);
                 place?.querySelectorAll('details.chart-table').forEach((one) => one.open = true);
                 return !!place?.querySelector('table tbody tr') || !!place?.matches('table');",
                vec![css.into()],
            ) == Value::Bool(true)
        });
        let rows = self.script(
            "const place = document.querySelector(arguments[0]);
             const table = place.matches('table') ? place : place.querySelector('table');
             return [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()));",
            vec![css.into()],
        );
        let text = |cell: &Value| cell.as_str().unwrap_or_default().to_owned();
        let cells = |row: &Value| row.as_array().into_iter().flatten().map(text).collect();
        rows.as_array().into_iter().flatten().map(cells).collect()
    }

    /// The file of numbers that the chart in an element offers, without saving it.
    pub fn file(&self, css: &str) -> Table {
        let text = self.script_async(
            "const [css, done] = arguments;
             const make = URL.createObjectURL;
             const click = HTMLAnchorElement.prototype.click;
             let kept = new Blob();
             URL.createObjectURL = (blob) => (kept = blob, make.call(URL, blob));
             HTMLAnchorElement.prototype.click = () => {};
             const buttons = document.querySelectorAll(css + ' .chart-tools button');
             buttons[buttons.length - 1]?.click();
             URL.createObjectURL = make;
             HTMLAnchorElement.prototype.click = click;
             kept.text().then(done);",
            vec![css.into()],
        );
        let text = text.as_str().unwrap_or_default();
        assert!(!text.is_empty(), "{css} offers no file");
        text.lines().map(cells).collect()
    }

    /// What the canvas in an element shows.
    pub fn picture(&self, css: &str) -> String {
        let found = self.script(
            "return document.querySelector(arguments[0] + ' canvas')?.toDataURL() ?? ''",
            vec![css.into()],
        );
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Puts a value into a field or list, as a hand would, and leaves it.
    pub fn set(&self, css: &str, value: &str) {
        let found = self.script(
            "const [css, value] = arguments;
             const field = document.querySelector(css);
             if (!field || field.disabled) return false;
             field.value = value;
             field.dispatchEvent(new Event('input', { bubbles: true }));
             field.dispatchEvent(new Event('change', { bubbles: true }));
             return field.value === value;",
            vec![css.into(), value.into()],
        );
        assert_eq!(found, Value::Bool(true), "{css} does not take {value}");
    }

    /// Memory of a program of the page, by the beginning of its file's name, in bytes; 0 if it is
    /// not there.
    pub fn wasm_memory(&self, program: &str) -> f64 {
        let found = self.script(
            "const names = Object.keys(window.journeyMemories);
             const name = names.find((name) => name.startsWith(arguments[0]));
             return window.journeyMemories[name]?.buffer.byteLength ?? 0;",
            vec![program.into()],
        );
        found.as_f64().unwrap_or(0.0)
    }
}

/// The cells of a line of comma-separated values; none of the page's cells has a line break.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for character in line.trim_start_matches('\u{feff}').chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().expect("there is one").push(other),
        }
    }
    cells
}

/// A number as the page or its files write it: 60,000, −0.5, 6.7×10⁻⁶, 4 (12.5 %). What is no
/// number is NaN.
pub fn number(text: &str) -> f64 {
    let text = text.split([' ', '(']).next().unwrap_or_default();
    let plain = text.replace('−', "-").replace(',', "");
    const HIGH: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let Some(at) = plain.find(|c| HIGH.contains(c) || c == '⁻') else {
        return plain.parse().unwrap_or(f64::NAN);
    };
    let (base, power) = plain.split_at(at);
    let power: String = power
        .chars()
        .map(|c| match HIGH.chars().position(|high| high == c) {
            Some(digit) => char::from(b'0' + digit as u8),
            None => '-',
        })
        .collect();
    let factor = base.trim_end_matches("10").trim_end_matches('×');
    let factor = match factor {
        "" => "1",
        "-" => "-1",
        other => other,
    };
    format!("{factor}e{power}").parse().unwrap_or(f64::NAN)
}

/// Whether two numbers agree to this share of the second.
pub fn close(one: f64, other: f64, share: f64) -> bool {
    one == other || (one - other).abs() <= share * other.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, value) in [
            ("60,000", 60000.0),
            ("−0.5", -0.5),
            ("6.73×10⁻⁶", 6.73e-6),
            ("−10⁻¹¹", -1e-11),
            ("10²", 100.0),
            ("12 (9.4 %)", 12.0),
            ("0.000006729", 6.729e-6),
        ] {
            assert_eq!(number(text), value, "{text}");
        }
        assert!(number("–").is_nan() && number("").is_nan());
        assert_eq!(cells("a,\"b, c\",,1"), ["a", "b, c", "", "1"]);
        assert!(close(1.0005, 1.0, 1e-3) && !close(1.002, 1.0, 1e-3));
    }
}

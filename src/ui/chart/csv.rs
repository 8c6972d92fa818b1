//! Comma-separated values (RFC 4180) that a spreadsheet shows and never runs.

/// Rows as CSV with CRLF line ends. A UTF-8 byte order mark comes first, without which
/// Excel reads Chinese names in another encoding.
pub fn csv<Row, Cell>(rows: impl IntoIterator<Item = Row>) -> String
where
    Row: IntoIterator<Item = Cell>,
    Cell: AsRef<str>,
{
    let mut text = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.into_iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            push_cell(&mut text, cell.as_ref());
        }
        text.push_str("\r\n");
    }
    text
}

/// A number as a cell: the shortest text that reads back as the same f64; empty if not finite.
pub fn number(value: f64) -> String {
    if value.is_finite() {
        value.to_string()
    } else {
        String::new()
    }
}

/// Spreadsheets take a cell that begins with one of these for a formula, also after
/// quoting (OWASP, "CSV injection"); an apostrophe before it makes it text. A number
/// may begin with a minus.
fn push_cell(text: &mut String, cell: &str) {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && cell.parse::<f64>().is_err();
    let quoted = cell.contains([',', '"', '\n', '\r', ';', '\t']) || risky;
    if !quoted {
        text.push_str(cell);
        return;
    }
    text.push('"');
    if risky {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

/// A file name made of a title: letters and digits of any language, the rest as one `-`.
pub fn file_name(title: &str, extension: &str) -> String {
    let mut name = String::new();
    for letter in title.chars().take(80) {
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { "chart" } else { name };
    format!("{name}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(cell: &str) -> String {
        let text = csv([[cell]]);
        text.trim_start_matches('\u{feff}')
            .trim_end_matches("\r\n")
            .to_owned()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(one("ReLU"), "ReLU");
        assert_eq!(one("a,b"), "\"a,b\"");
        assert_eq!(one("say \"x\""), "\"say \"\"x\"\"\"");
        assert_eq!(one("two\nlines"), "\"two\nlines\"");
        assert_eq!(csv([["a", "b"], ["c", "d"]]), "\u{feff}a,b\r\nc,d\r\n");
    }

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay_numbers() {
        for evil in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "＝1+1",
        ] {
            let cell = one(evil);
            assert!(cell.starts_with("\"'"), "{evil} became {cell}");
        }
        for safe in ["-2.5", "+3", "-1e-5", "0.1"] {
            assert_eq!(one(safe), safe);
        }
    }

    #[test]
    fn numbers_read_back_as_themselves() {
        for value in [0.1 + 0.2, -1e-300, 5.0, f64::MAX] {
            assert_eq!(number(value).parse::<f64>(), Ok(value));
        }
        assert_eq!(number(f64::NAN), "");
        assert_eq!(number(f64::INFINITY), "");
    }

    #[test]
    fn file_names_are_tame() {
        assert_eq!(file_name("Test accuracy (%)", "csv"), "test-accuracy.csv");
        assert_eq!(file_name("../../etc/passwd", "png"), "etc-passwd.png");
        assert_eq!(file_name("测试准确率", "png"), "测试准确率.png");
        assert_eq!(file_name("…", "csv"), "chart.csv");
        assert!(file_name(&"x".repeat(500), "csv").len() < 100);
    }
}

use super::*;
use crate::course::text::{Block, Inline, Target};

fn fact(name: &str) -> Option<String> {
    (name == "width").then(|| "256".to_owned())
}

#[test]
fn a_chapter_is_read_whole() {
    let text = "# Why\n\nOne *line* of {width} with $\\sigma(x)$, `relu` and [a link](lab:#/explore?v=1).\n\n\
                ## Part\n\n![A *caption*.](figure:lines)\n\n![](exercise:e3)\n\n$$W_2 W_1 x$$\n\n\
                > Aside.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | {width} |\n\n```formula\nmax(0, x)\n```\n";
    let read = lesson(text, &fact).unwrap();
    assert_eq!(read.title, "Why");
    let Block::Paragraph(line) = &read.blocks[0] else {
        panic!("{:?}", read.blocks[0]);
    };
    assert!(line.contains(&Inline::Fact {
        name: "width".into(),
        text: "256".into()
    }));
    assert!(line.iter().any(|part| matches!(part, Inline::Math(_))));
    assert!(
        line.iter().any(
            |part| matches!(part, Inline::Link(Target::Lab(link), _) if link == "#/explore?v=1")
        )
    );
    assert!(matches!(&read.blocks[1], Block::Heading(2, _)));
    assert!(
        matches!(&read.blocks[2], Block::Figure(name, caption) if name == "lines" && caption.len() == 3)
    );
    assert_eq!(read.blocks[3], Block::Exercise("e3".into()));
    let Block::Math(math) = &read.blocks[4] else {
        panic!("{:?}", read.blocks[4]);
    };
    assert_eq!(math.name, "math");
    assert!(matches!(&read.blocks[5], Block::Aside(inner) if inner.len() == 1));
    assert!(matches!(&read.blocks[6], Block::List { ordered: false, items } if items.len() == 2));
    assert!(
        matches!(&read.blocks[7], Block::Table { head, rows } if head.len() == 2 && rows.len() == 1)
    );
    assert!(matches!(&read.blocks[8], Block::Code { text, .. } if text == "max(0, x)\n"));
}

#[test]
fn an_exercise_is_sorted_into_its_sections() {
    let text = "# Name\n\nIntro.\n\n## step guess\n\nWhich?\n\n- `above`: Above *it*.\n- `below`：下面。\n\n\
                ## hint\n\nA.\n\n## hint\n\nB.\n\n## mistake above\n\nNo.\n\n## right\n\nYes.\n\n## solution\n\nSo.\n";
    let read = wording(text, &fact).unwrap();
    assert_eq!((read.intro.len(), read.hints.len()), (1, 2));
    let (name, step) = &read.steps[0];
    assert_eq!((name.as_str(), step.prompt.len()), ("guess", 1));
    assert_eq!(step.options[0].0, "above");
    assert_eq!(step.options[1].1, vec![Inline::Text("下面。".into())]);
    assert_eq!(read.mistakes[0].0, "above");
    assert_eq!((read.right.len(), read.solution.len()), (1, 1));
}

#[test]
fn formulas_may_say_less_than_and_words() {
    let text =
        "# A\n\n$$f(x)=\\begin{cases}0 & x<0\\\\ x & \\text{for } x\\ge 0\\end{cases},\\ 1$$\n";
    let read = lesson(text, &fact).unwrap();
    let Block::Math(math) = &read.blocks[0] else {
        panic!("{:?}", read.blocks[0]);
    };
    let mut said = Vec::new();
    collect(math, &mut said);
    assert!(said.iter().any(|text| text == "<"), "{said:?}");
    assert!(said.iter().any(|text| text == "for\u{a0}"), "{said:?}");
    assert!(said.iter().any(|text| text == "\u{a0}"), "{said:?}");
}

/// What the elements of a formula say.
fn collect(math: &crate::course::text::Math, said: &mut Vec<String>) {
    said.push(math.text.clone());
    math.elements.iter().for_each(|inner| collect(inner, said));
}

#[test]
fn what_has_no_place_is_refused() {
    for bad in [
        "No name",
        "# A\n\n<b>x</b>",
        "# A\n\n{unknown}",
        "# A\n\n[x](https://example.org)",
        "# A\n\n![x](picture.png)",
        "# A\n\n$\\frac{1$",
        "# A\n\n#### deep",
    ] {
        assert!(lesson(bad, &fact).is_err(), "{bad}");
    }
    assert!(wording("# A\n\n## other\n\nx", &fact).is_err());
}

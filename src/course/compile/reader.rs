//! Markdown as blocks.

use std::iter::Peekable;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::math::math;
use super::{Fact, TextError, error};
use crate::course::text::{Block, Inline, Target};

/// The first heading, and everything below it.
pub fn read(text: &str, fact: Fact<'_>) -> Result<(String, Vec<Block>), TextError> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_MATH;
    let mut reader = Reader {
        events: Parser::new_ext(text, options).peekable(),
        fact,
    };
    let title = match reader.events.next() {
        Some(Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        })) => reader.line(TagEnd::Heading(HeadingLevel::H1))?,
        _ => return error("a text begins with its name, “# …”"),
    };
    let [Inline::Text(title)] = &title[..] else {
        return error("a text's name is plain words");
    };
    let title = title.clone();
    Ok((title, reader.blocks(None)?))
}

struct Reader<'a, I: Iterator<Item = Event<'a>>> {
    events: Peekable<I>,
    fact: Fact<'a>,
}

impl<'a, I: Iterator<Item = Event<'a>>> Reader<'a, I> {
    /// Blocks up to `end`, or to the end of the text.
    fn blocks(&mut self, end: Option<TagEnd>) -> Result<Vec<Block>, TextError> {
        let mut blocks = Vec::new();
        loop {
            match self.events.peek() {
                None if end.is_none() => return Ok(blocks),
                None => return error("the text ends too early"),
                Some(Event::End(found)) if Some(*found) == end => {
                    self.events.next();
                    return Ok(blocks);
                }
                // A list without blank lines has its items' words without a paragraph.
                Some(event) if is_inline(event) => {
                    let line = self.parts(|event| !is_inline(event))?;
                    blocks.push(Block::Paragraph(line));
                }
                Some(_) => {
                    if let Some(event) = self.events.next() {
                        self.block(event, &mut blocks)?;
                    }
                }
            }
        }
    }

    fn block(&mut self, event: Event<'a>, blocks: &mut Vec<Block>) -> Result<(), TextError> {
        let block = match event {
            Event::Start(Tag::Paragraph) => return self.paragraph(blocks),
            Event::Start(Tag::Heading { level, .. }) => {
                let line = self.line(TagEnd::Heading(level))?;
                match level {
                    HeadingLevel::H2 => Block::Heading(2, line),
                    HeadingLevel::H3 => Block::Heading(3, line),
                    _ => return error("a text has headings of level two and three only"),
                }
            }
            Event::Start(Tag::List(first)) => {
                let mut items = Vec::new();
                while let Some(Event::Start(Tag::Item)) = self.events.peek() {
                    self.events.next();
                    items.push(self.blocks(Some(TagEnd::Item))?);
                }
                self.events.next();
                Block::List {
                    ordered: first.is_some(),
                    items,
                }
            }
            Event::Start(Tag::BlockQuote(_)) => {
                Block::Aside(self.blocks(Some(TagEnd::BlockQuote(None)))?)
            }
            Event::Start(Tag::CodeBlock(kind)) => self.code(kind)?,
            Event::Start(Tag::Table(_)) => self.table()?,
            other => return error(format!("this has no place in a text: {other:?}")),
        };
        blocks.push(block);
        Ok(())
    }

    /// A paragraph, or the figure, exercise or formula that stands alone in it.
    fn paragraph(&mut self, blocks: &mut Vec<Block>) -> Result<(), TextError> {
        if let Some(Event::Start(Tag::Image { .. })) = self.events.peek()
            && let Some(Event::Start(Tag::Image { dest_url, .. })) = self.events.next()
        {
            let caption = self.line(TagEnd::Image)?;
            let block = match dest_url.split_once(':') {
                Some(("figure", name)) if !caption.is_empty() => {
                    Block::Figure(name.to_owned(), caption)
                }
                Some(("exercise", name)) if caption.is_empty() => Block::Exercise(name.to_owned()),
                _ => {
                    return error(format!(
                        "a picture is figure:NAME with a caption or exercise:NAME without, not {dest_url}"
                    ));
                }
            };
            blocks.push(block);
            return match self.events.next() {
                Some(Event::End(TagEnd::Paragraph)) => Ok(()),
                _ => error(format!("{dest_url} stands in a paragraph of its own")),
            };
        }
        if let Some(Event::DisplayMath(latex)) = self.events.peek() {
            blocks.push(Block::Math(math(latex, true)?));
            self.events.next();
            return match self.events.next() {
                Some(Event::End(TagEnd::Paragraph)) => Ok(()),
                _ => error("a formula between double dollars stands in a paragraph of its own"),
            };
        }
        let line = self.line(TagEnd::Paragraph)?;
        blocks.push(Block::Paragraph(line));
        Ok(())
    }

    fn code(&mut self, kind: CodeBlockKind<'_>) -> Result<Block, TextError> {
        let language = match &kind {
            CodeBlockKind::Fenced(name) if ["formula", "python"].contains(&&**name) => {
                name.to_string()
            }
            _ => return error("code is fenced and names its language: formula or python"),
        };
        let mut text = String::new();
        loop {
            match self.events.next() {
                Some(Event::Text(part)) => text.push_str(&part),
                Some(Event::End(TagEnd::CodeBlock)) => return Ok(Block::Code { language, text }),
                _ => return error("code without an end"),
            }
        }
    }

    fn table(&mut self) -> Result<Block, TextError> {
        let mut lines = Vec::new();
        let mut row = Vec::new();
        loop {
            match self.events.next() {
                Some(Event::Start(Tag::TableHead | Tag::TableRow)) => {}
                Some(Event::Start(Tag::TableCell)) => row.push(self.line(TagEnd::TableCell)?),
                Some(Event::End(TagEnd::TableHead | TagEnd::TableRow)) => {
                    lines.push(std::mem::take(&mut row));
                }
                Some(Event::End(TagEnd::Table)) => break,
                _ => return error("a damaged table"),
            }
        }
        let head = lines.remove(0);
        Ok(Block::Table { head, rows: lines })
    }

    /// A line up to `end`.
    fn line(&mut self, end: TagEnd) -> Result<Vec<Inline>, TextError> {
        let line = self.parts(|event| *event == Event::End(end))?;
        self.events.next();
        Ok(line)
    }

    /// The parts of a line up to, not with, the event that `ends` it or the end of the text.
    fn parts(&mut self, ends: impl Fn(&Event<'a>) -> bool) -> Result<Vec<Inline>, TextError> {
        let mut line = Vec::new();
        while let Some(event) = self.events.next_if(|event| !ends(event)) {
            match event {
                Event::Text(text) => self.text(&text, &mut line)?,
                Event::Code(text) => line.push(Inline::Code(text.to_string())),
                Event::SoftBreak | Event::HardBreak => words("\n", &mut line),
                Event::InlineMath(latex) => line.push(Inline::Math(math(&latex, false)?)),
                Event::Start(Tag::Emphasis) => {
                    let inner = self.line(TagEnd::Emphasis)?;
                    line.push(Inline::Emphasis(inner));
                }
                Event::Start(Tag::Strong) => {
                    let inner = self.line(TagEnd::Strong)?;
                    line.push(Inline::Strong(inner));
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let target = target(&dest_url)?;
                    let inner = self.line(TagEnd::Link)?;
                    line.push(Inline::Link(target, inner));
                }
                other => return error(format!("this has no place in a line: {other:?}")),
            }
        }
        Ok(line)
    }

    /// Text, with the facts in it.
    fn text(&self, text: &str, line: &mut Vec<Inline>) -> Result<(), TextError> {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            words(before, line);
            let Some((name, after)) = after.split_once('}') else {
                return error(format!("a brace without its end in “{text}”"));
            };
            let Some(written) = (self.fact)(name) else {
                return error(format!("there is no fact called {name}"));
            };
            line.push(Inline::Fact {
                name: name.to_owned(),
                text: written,
            });
            rest = after;
        }
        words(rest, line);
        Ok(())
    }
}

/// Adds text to a line; the parser gives it in pieces. A percent sign stays with its number.
fn words(text: &str, line: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    let text = text.replace(" %", "\u{a0}%");
    match line.last_mut() {
        Some(Inline::Text(last)) => last.push_str(&text),
        _ => line.push(Inline::Text(text)),
    }
}

fn target(address: &str) -> Result<Target, TextError> {
    match address.split_once(':') {
        Some(("lab", link)) if link.starts_with("#/") => Ok(Target::Lab(link.to_owned())),
        Some(("source", name)) => Ok(Target::Source(name.to_owned())),
        Some(("chapter", name)) => Ok(Target::Chapter(name.to_owned())),
        _ => error(format!(
            "a link leads to lab:#/…, source:NAME or chapter:NAME, not to {address}"
        )),
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::InlineMath(_)
            | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
    )
}

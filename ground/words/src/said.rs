//! A sentence on its way to the page.
//!
//! Promises: as [`Display`](fmt::Display) it is safe HTML, whatever the values hold, so a template writes it without
//! a filter. A new line becomes `<br>`; with readings on, our own kanji carry `<ruby>`. Printed for debugging it
//! shows our words only, because a value may be something private.
//! Deliberately doesn't know: where it will stand. Inside an attribute use `Speaker::plain`; markup has no place there.

use crate::{
    fence::{self, Piece},
    furigana,
};
use askama::{
    FastWritable, Values,
    filters::{Escaper, Html, HtmlSafe},
};
use std::fmt;

#[derive(Clone)]
pub struct Said {
    marked: String,
    plain: String,
    readings: bool,
}

impl Said {
    pub(crate) fn new(marked: String, readings: bool) -> Self {
        let plain = fence::pieces(&marked).map(Piece::text).collect();
        Self { marked, plain, readings }
    }

    /// The sentence without markup and without escaping.
    pub fn as_plain(&self) -> &str {
        &self.plain
    }

    /// Piece by piece, each with its reading, for what is not a page: paper.
    pub fn runs(&self) -> Vec<(&str, Option<&'static str>)> {
        let (mut runs, mut digit_before) = (vec![], None);
        for piece in fence::pieces(&self.marked) {
            match piece {
                Piece::Ours(text) if self.readings => {
                    runs.extend(furigana::parts(text, digit_before).into_iter().map(|it| (it.text, it.reading)));
                }
                Piece::Ours(text) | Piece::Value(text) => runs.push((text, None)),
            }
            digit_before = piece.text().chars().next_back().filter(char::is_ascii_digit);
        }
        runs
    }

    fn write_html(&self, page: &mut dyn fmt::Write) -> fmt::Result {
        let mut digit_before = None;
        for piece in fence::pieces(&self.marked) {
            match piece {
                Piece::Ours(text) if self.readings => write_ruby(page, text, digit_before)?,
                Piece::Ours(text) | Piece::Value(text) => write_text(page, text)?,
            }
            digit_before = piece.text().chars().next_back().filter(char::is_ascii_digit);
        }
        Ok(())
    }
}

fn write_ruby(page: &mut dyn fmt::Write, text: &str, digit_before: Option<char>) -> fmt::Result {
    for part in furigana::parts(text, digit_before) {
        match part.reading {
            None => write_text(page, part.text)?,
            // Kanji out of our own dictionary; nothing in it to escape.
            Some(reading) => {
                let text = part.text;
                write!(page, "<ruby>{text}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>")?;
            }
        }
    }
    Ok(())
}

fn write_text(page: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            page.write_str("<br>")?;
        }
        Html.write_escaped_str(&mut *page, line.trim_end_matches('\r'))?;
    }
    Ok(())
}

impl fmt::Display for Said {
    fn fmt(&self, page: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_html(page)
    }
}

impl HtmlSafe for Said {}

impl FastWritable for Said {
    fn write_into(&self, page: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(self.write_html(page)?)
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = fence::pieces(&self.marked).map(|piece| match piece {
            Piece::Ours(text) => text,
            Piece::Value(_) => "［…］",
        });
        write!(out, "Said({:?})", shown.collect::<String>())
    }
}

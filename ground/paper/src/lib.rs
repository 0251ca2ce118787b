//! Paper: a sheet, as headings, paragraphs, tables and boxes to tick, becomes a PDF that can be read, printed and heard.
//!
//! Promises: what somebody wrote is handed over as a value and never becomes part of a program; the same sheet gives the
//! same bytes; the file says nothing but what stands on the sheet, and keeps no name of a writer, no date, no program;
//! a character that no font here has is never printed as an empty box: then nothing is printed, and the print page of the
//! browser serves; nothing of a sheet stays in memory or on disk afterwards.
//! Deliberately doesn't know: words, pages, who reads it, what time it is.
//!
//! The typesetter is in the program only with the feature `pdf`; fonts are those of the system (`fonts.rs`).
mod fonts;
#[cfg(feature = "pdf")]
mod press;
mod sheet;

pub use fonts::{Lack, lacking};
pub use sheet::{Language, Part, Row, Run, Sheet, Size, Step, Text};

use std::sync::LazyLock;

/// Why a sheet was not printed. The browser's own printing always serves.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Unprinted {
    #[error("this program was built without the typesetter")]
    NoPress,
    #[error("no japanese font was found")]
    NoFonts,
    /// Characters that no font here has. They may be somebody's words: never log them.
    #[error("{} characters are in no font here", .0.chars().count())]
    NoGlyphs(String),
    #[error("the sheet is longer than {} characters", Sheet::LONGEST)]
    TooLong,
    #[error("too many sheets wait already")]
    Busy,
    /// Our own mistake. The message is the typesetter's; since it may quote what stands on the sheet, it is never logged.
    #[error("the typesetter refused")]
    Refused(String),
}

/// Can this house print by itself? Buttons are shown only then.
pub fn can_print() -> bool {
    static FONTS: LazyLock<bool> = LazyLock::new(|| !lacking().contains(&Lack::Japanese));
    cfg!(feature = "pdf") && *FONTS
}

/// The bytes of a PDF. It takes some milliseconds of work: call it where nobody else waits.
pub fn print(sheet: &Sheet) -> Result<Vec<u8>, Unprinted> {
    if Sheet::LONGEST < sheet.length() {
        return Err(Unprinted::TooLong);
    }
    #[cfg(feature = "pdf")]
    return press::print(sheet);
    #[cfg(not(feature = "pdf"))]
    Err(Unprinted::NoPress)
}

//! The typesetter. Only this folder names it.
//!
//! The template is ours and fixed; a sheet comes to it as JSON, from which it takes strings, and strings are never read as
//! a program. No file, no package and no clock can be reached from inside. What the typesetter remembers between two
//! sheets is thrown away after each, since it would be somebody's words.
mod glyphs;
mod world;

use crate::{Sheet, Unprinted};
use std::sync::{Mutex, PoisonError};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::World;

/// One at a time: a small machine, and a memory that is emptied after each.
static AT_ONCE: Mutex<()> = Mutex::new(());

pub(crate) fn print(sheet: &Sheet) -> Result<Vec<u8>, Unprinted> {
    let _alone = AT_ONCE.lock().unwrap_or_else(PoisonError::into_inner);
    let printed = set(sheet);
    typst::comemo::evict(0);
    printed
}

fn set(sheet: &Sheet) -> Result<Vec<u8>, Unprinted> {
    let world = World::of(sheet)?;
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|errors| refused(&errors))?;
    let missing = glyphs::missing(&document);
    if !missing.is_empty() {
        return Err(Unprinted::NoGlyphs(missing));
    }
    typst_pdf::pdf(&document, &options()?).map_err(|errors| refused(&errors))
}

/// For everyone, seeing or not; and no word of who made it, when, or with what.
fn options() -> Result<PdfOptions, Unprinted> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    let standards = standards.map_err(|it| Unprinted::Refused(it.message().to_string()))?;
    Ok(PdfOptions {
        creator: typst::foundations::Smart::Custom(None),
        timestamp: None,
        standards,
        ..PdfOptions::default()
    })
}

fn refused(errors: &[typst::diag::SourceDiagnostic]) -> Unprinted {
    Unprinted::Refused(errors.iter().map(|it| it.message.to_string()).collect::<Vec<_>>().join("; "))
}

//! Sheets as spreadsheets keep them. Only the first sheet is read; a formula gives the value that was last seen there.
use crate::{MOST_ROWS, Row, Unread};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read, copy, sink};

/// A sheet of ten thousand rows unfolds to some tens of megabytes; more than this is no face sheet.
const MOST_UNFOLDED: u64 = 160 * 1024 * 1024;

pub(crate) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Unread> {
    unfolds_to_what_can_be_held(bytes)?;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| Unread::Unknown)?;
    let sheet = book.worksheet_range_at(0).ok_or(Unread::Empty)?.map_err(|_| Unread::Unknown)?;
    let Some((first, _)) = sheet.start() else { return Err(Unread::Empty) };
    let lines = (first as usize + 1)..;
    let row = |(line, cells): (usize, &[Data])| Row { line, cells: cells.iter().map(text_of).collect() };
    Ok(lines.zip(sheet.rows()).map(row).take(2 * MOST_ROWS).collect())
}

/// Unfolds everything once, counting and keeping nothing: what the file says of its own size may be untrue.
fn unfolds_to_what_can_be_held(bytes: &[u8]) -> Result<(), Unread> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Unknown)?;
    let mut left = MOST_UNFOLDED;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| Unread::Unknown)?;
        let read = copy(&mut file.take(left + 1), &mut sink()).map_err(|_| Unread::Unknown)?;
        left = left.checked_sub(read).ok_or(Unread::TooLarge)?;
    }
    Ok(())
}

fn text_of(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(at) => moment(at).unwrap_or_else(|| cell.to_string()),
        Data::DateTimeIso(text) => text.replace('T', " "),
        other => other.to_string(),
    }
}

/// Spreadsheets count days; a day without an hour is a day alone, an hour without a day an hour alone.
fn moment(at: &calamine::ExcelDateTime) -> Option<String> {
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    let (whole, part) = (at.as_f64() >= 1.0, at.as_f64().fract() > 1e-9);
    match (whole, part) {
        _ if at.is_duration() => None,
        (true, false) => Some(format!("{year:04}-{month:02}-{day:02}")),
        (true, true) => Some(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")),
        (false, _) => Some(format!("{hour:02}:{minute:02}")),
    }
}

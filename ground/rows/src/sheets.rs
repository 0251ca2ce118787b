//! Rows into sheets, as spreadsheets keep them (ECMA-376, the smallest part of it).
//!
//! Every cell is a text: it stands in the file as a string, is formatted as text, and where it begins as a formula would it
//! also bears the mark that a spreadsheet sets for a typed apostrophe, so that it stays a text when somebody edits it. What
//! was written is not changed by a letter. The file says neither who made it nor when: the same rows are the same bytes.
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// One sheet: its name, and its rows; the first is its head.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Unwritten {
    /// More than a spreadsheet holds; nothing is cut off in silence.
    #[error("a cell is longer than {LONGEST_CELL}, or a sheet has more than {MOST_LINES} rows")]
    TooLarge,
    #[error("the file could not be put together")]
    Broken,
}

/// In the units of UTF-16, as spreadsheets count.
const LONGEST_CELL: usize = 32_767;
const MOST_LINES: usize = 1_000_000;
const LONGEST_PIECE: usize = 30_000;

/// A long text in pieces that each fit into a cell; one piece, where it is short or empty.
pub fn pieces(text: &str) -> Vec<String> {
    let (mut all, mut piece, mut length) = (vec![], String::new(), 0);
    for it in text.chars() {
        if LONGEST_PIECE < length + it.len_utf16() {
            all.push(std::mem::take(&mut piece));
            length = 0;
        }
        piece.push(it);
        length += it.len_utf16();
    }
    all.push(piece);
    all
}

/// The bytes of an XLSX with these sheets.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, Unwritten> {
    let too_long = |cell: &String| LONGEST_CELL < cell.encode_utf16().count();
    if sheets.iter().any(|it| MOST_LINES < it.rows.len() || it.rows.iter().flatten().any(too_long)) {
        return Err(Unwritten::TooLarge);
    }
    let mut book = ZipWriter::new(Cursor::new(vec![]));
    let numbers = 1..=sheets.len();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), kinds(numbers.clone())),
        ("_rels/.rels".to_owned(), RELATIONS.to_owned()),
        ("xl/workbook.xml".to_owned(), workbook(sheets)),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(numbers)),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
    ];
    parts.extend((1..).zip(sheets).map(|(at, it)| (format!("xl/worksheets/sheet{at}.xml"), sheet(it))));
    for (name, text) in parts {
        let begun = book.start_file(name, SimpleFileOptions::default());
        begun.map_err(|_| Unwritten::Broken)?;
        book.write_all(text.as_bytes()).map_err(|_| Unwritten::Broken)?;
    }
    Ok(book.finish().map_err(|_| Unwritten::Broken)?.into_inner())
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

/// Three looks: usual; a text that wraps; the same with the mark of an apostrophe.
const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Yu Gothic\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs></styleSheet>";

fn kinds(sheets: impl Iterator<Item = usize>) -> String {
    let each = sheets.map(|at| {
        format!("<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{KIND}.worksheet+xml\"/>")
    });
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}.styles+xml\"/>{}</Types>",
        each.collect::<String>()
    )
}

fn workbook(sheets: &[Sheet]) -> String {
    let each = (1..).zip(sheets).map(|(at, it)| {
        let name: String = it.name.chars().filter(|it| !"[]:*?/\\'".contains(*it)).take(31).collect();
        format!("<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", escaped(&name))
    });
    let each: String = each.collect();
    format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{each}</sheets></workbook>")
}

fn relations(sheets: impl Iterator<Item = usize>) -> String {
    let (mut each, mut last) = (String::new(), 0);
    for at in sheets {
        each.push_str(&format!(
            "<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        ));
        last = at;
    }
    let styles = last + 1;
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{each}<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    )
}

fn sheet(it: &Sheet) -> String {
    let mut text = format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>");
    for (number, row) in (1..).zip(&it.rows) {
        text.push_str(&format!("<row r=\"{number}\">"));
        for cell in row {
            let look = if begins_as_a_formula(cell) { 2 } else { 1 };
            text.push_str(&format!("<c s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"));
            text.push_str(&escaped(cell));
            text.push_str("</t></is></c>");
        }
        text.push_str("</row>");
    }
    text.push_str("</sheetData></worksheet>");
    text
}

/// As spreadsheets read it, also those that take full-width signs.
fn begins_as_a_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// What XML cannot hold is left out; `_x000D_` as somebody typed it stays what they typed.
fn escaped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for (at, it) in text.char_indices() {
        match it {
            '&' => all.push_str("&amp;"),
            '<' => all.push_str("&lt;"),
            '>' => all.push_str("&gt;"),
            '"' => all.push_str("&quot;"),
            '_' if looks_like_a_code(&text[at..]) => all.push_str("_x005F_"),
            '\r' => {}
            '\t' | '\n' => all.push(it),
            it if it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}') => {}
            it => all.push(it),
        }
    }
    all
}

fn looks_like_a_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    fn book(rows: &[&[&str]]) -> Vec<u8> {
        let rows = rows.iter().map(|row| row.iter().map(|it| (*it).to_owned()).collect()).collect();
        write(&[Sheet { name: "一覧".into(), rows }, Sheet { name: "a/b".into(), rows: vec![] }]).expect("a book")
    }

    #[test]
    fn what_begins_as_a_formula_is_a_text_and_comes_back_as_it_was_typed() {
        let typed =
            ["=1+1", "+81 3", "-5", "@SUM(A1)", "＝合計", "\t=1", "=cmd|'/c calc'!A1", "=HYPERLINK(\"http://x\")"];
        let bytes = book(&[&["頭"; 8], &typed]);
        let table = read(&bytes).expect("a table");
        assert_eq!(table.rows[0].cells, typed);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a file");
        let mut sheet = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet"), &mut sheet)
            .expect("a text");
        assert!(!sheet.contains("<f>") && !sheet.contains("<v>"), "no formula and no number: {sheet}");
        assert_eq!(sheet.matches("<c s=\"2\" t=\"inlineStr\">").count(), typed.len());
    }

    #[test]
    fn nothing_that_was_written_is_lost_or_becomes_markup() {
        let typed = ["<b>&amp;\"'", "二行\n目", "𠮷 髙 ①", "_x000D_ _x00", "a\u{0}b\u{1}", ""];
        let table = read(&book(&[&["一"; 6], &typed])).expect("a table");
        let read = &table.rows[0].cells;
        assert_eq!(read[..4], typed[..4]);
        assert_eq!(read[4], "ab");
        let long = "𠮷".repeat(20_000);
        assert!(write(&[Sheet { name: "x".into(), rows: vec![vec![long.clone()]] }]).is_err(), "nothing is cut off");
        assert_eq!(pieces(&long).concat(), long);
        let rows = pieces(&long).into_iter().map(|it| vec![it]).collect();
        assert!(write(&[Sheet { name: "x".into(), rows }]).is_ok());
        assert_eq!(pieces(""), [""]);
    }

    #[test]
    fn the_same_rows_are_the_same_bytes_and_say_nothing_of_who_made_them() {
        let (one, other) = (book(&[&["頭"], &["本文"]]), book(&[&["頭"], &["本文"]]));
        assert_eq!(one, other);
        let archive = zip::ZipArchive::new(Cursor::new(one)).expect("a file");
        assert!(archive.file_names().all(|it| !it.expect("a name").contains("docProps")));
    }
}

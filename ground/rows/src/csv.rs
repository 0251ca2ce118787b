//! Lists (RFC 4180), with commas or tabs between the cells, as they come out of spreadsheets in Japan.
use crate::{Row, Unread};

/// UTF-8 with or without its mark, UTF-16 with its mark, or else the Shift_JIS of Windows (CP932).
pub(crate) fn text_of(bytes: &[u8]) -> Result<String, Unread> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return clean(encoding.decode_without_bom_handling(&bytes[mark..]));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => clean((text.into(), false)),
        Err(_) => clean(encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes)),
    }
}

fn clean((text, lost): (std::borrow::Cow<'_, str>, bool)) -> Result<String, Unread> {
    if lost || text.contains('\0') { Err(Unread::Unknown) } else { Ok(text.into_owned()) }
}

pub(crate) fn rows(text: &str) -> Result<Vec<Row>, Unread> {
    let first = text.lines().next().unwrap_or_default();
    let between = if first.matches('\t').count() > first.matches(',').count() { '\t' } else { ',' };
    let mut list = List { rows: vec![], cells: vec![], cell: String::new(), line: 1, begins: 1 };
    let (mut quoted, mut letters) = (false, text.chars().peekable());
    while let Some(it) = letters.next() {
        match it {
            '"' if quoted && letters.peek() == Some(&'"') => list.cell.extend(letters.next()),
            '"' if quoted => quoted = false,
            '"' if list.cell.is_empty() => quoted = true,
            it if it == between && !quoted => list.ends_cell(),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => list.ends_row(),
            it => {
                list.line += usize::from(it == '\n');
                list.cell.push(it);
            }
        }
    }
    if quoted {
        return Err(Unread::Quote(list.begins));
    }
    list.ends_row();
    Ok(list.rows)
}

struct List {
    rows: Vec<Row>,
    cells: Vec<String>,
    cell: String,
    line: usize,
    begins: usize,
}

impl List {
    fn ends_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
    }
    fn ends_row(&mut self) {
        self.ends_cell();
        self.rows.push(Row { line: self.begins, cells: std::mem::take(&mut self.cells) });
        self.line += 1;
        self.begins = self.line;
    }
}

#[cfg(test)]
mod tests {
    use crate::{Unread, read};

    #[test]
    fn a_list_is_read_whatever_wrote_it() {
        let text =
            "氏名,日付,内容\r\n髙橋①,2026/11/24,\"一行目\n\"\"二\"\"行目, つづき\"\r\n\r\n鈴木,令和8年1月5日,〜\r\n";
        let read_from = |bytes: &[u8]| read(bytes).expect("a table");
        let table = read_from(text.as_bytes());
        assert_eq!(table.head, ["氏名", "日付", "内容"]);
        assert_eq!(table.rows[0].cells[2], "一行目\n\"二\"行目, つづき");
        assert_eq!(
            table.rows.iter().map(|it| it.line).collect::<Vec<_>>(),
            [2, 5],
            "lines of the file, not of the table"
        );
        let marked = ["\u{feff}".as_bytes(), text.as_bytes()].concat();
        let (windows, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        let tabs = text.replace("氏名,日付,内容", "氏名\t日付\t内容").replace("①,", "①\t").replace("24,", "24\t");
        let tabs = tabs.replace("木,", "木\t").replace("日,〜", "日\t〜");
        assert_eq!(read_from(&marked), table);
        assert_eq!(read_from(tabs.as_bytes()), table);
        let windows = read_from(&windows);
        assert_eq!((windows.head, windows.rows[0].cells[0].as_str()), (table.head, "髙橋①"));
    }

    #[test]
    fn what_is_no_list_is_refused_with_the_reason() {
        assert_eq!(read(b""), Err(Unread::Empty));
        assert_eq!(read("氏名,日付\n".as_bytes()), Err(Unread::Empty));
        assert_eq!(read("a,b\n1,\"2\n3".as_bytes()), Err(Unread::Quote(2)));
        assert_eq!(read(b"\xff\xfe\x00\xd8,\n"), Err(Unread::Unknown));
        assert_eq!(read(b"%PDF-1.7\n\0\0\n"), Err(Unread::Unknown));
        assert_eq!(read(&vec![b'a'; crate::MOST_BYTES + 1]), Err(Unread::TooLarge));
        assert_eq!(read("a\n".repeat(crate::MOST_ROWS + 2).as_bytes()), Err(Unread::TooMany));
        assert_eq!(read(format!("a\n{}", ",".repeat(crate::MOST_COLUMNS)).as_bytes()), Err(Unread::Empty));
    }
}

//! The event list of Japanese municipalities (イベント一覧, fifty columns), out and in. Pure.
//!
//! Out: UTF-8 with a mark at the beginning, so that Excel reads it. In: that, plain UTF-8, or Shift_JIS. A header that is
//! not the one of the list is refused; a row that cannot be read is named by its line and its column, and stops nothing else
//! from being read. (standards: the Digital Agency's recommended data set, as 128 municipalities publish it)
use crate::gathering::minute_of;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub(crate) const HEADER: [&str; 50] = [
    "NO",
    "都道府県コード又は市区町村コード",
    "名称",
    "名称(カナ)",
    "名称(英字)",
    "名称(通称)",
    "サブタイトル",
    "概要",
    "説明",
    "サブイベント",
    "イベント種類",
    "URL",
    "画像URL",
    "状態",
    "対象となる産業",
    "ステージ",
    "開始日",
    "終了日",
    "開始時刻",
    "終了時刻",
    "日時備考",
    "場所名称",
    "集合場所",
    "郵便番号",
    "住所都道府県",
    "住所市区町村",
    "住所町名",
    "住所丁目以下",
    "建物名等",
    "緯度",
    "経度",
    "主催団体",
    "共催団体",
    "その他関係団体",
    "対象者",
    "定員",
    "料金(基本)",
    "料金(詳細)",
    "外国語対応",
    "申込期限日",
    "申込期限時刻",
    "申込方法",
    "アクセス方法",
    "駐車場情報",
    "駐輪場情報",
    "連絡先名称",
    "連絡先電話番号",
    "連絡先内線番号",
    "連絡先メールアドレス",
    "備考",
];
const MARK: &str = "\u{feff}";
/// A list of a large city has some hundred rows.
const MOST_ROWS: usize = 5_000;

/// One row of a list, as far as it matters to somebody who would go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Event {
    pub(crate) number: String,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) address: String,
    pub(crate) first_on: Date,
    pub(crate) last_on: Date,
    pub(crate) begins_minute: Option<u32>,
    pub(crate) ends_minute: Option<u32>,
    pub(crate) place_name: String,
    pub(crate) organisation: String,
    pub(crate) price: String,
}

/// What could not be read, and where: for whoever mends the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) what: What,
    pub(crate) typed: String,
    /// The whole row, so that it can be mended on the page.
    pub(crate) row: Vec<String>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Header,
    Cells,
    Quote,
    Empty,
    Date,
    Time,
    Code,
    EndsFirst,
    TooMany,
}

pub(crate) struct Read {
    pub(crate) events: Vec<Event>,
    pub(crate) unread: Vec<Unread>,
}

/// Bytes of a file as text: a mark or valid UTF-8 says UTF-8, everything else is read as Shift_JIS.
pub(crate) fn text_of(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Reads a list. Without its header nothing is read at all.
pub(crate) fn read(text: &str) -> Read {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let (mut events, mut unread) = (vec![], vec![]);
    let rows = match rows(text) {
        Ok(rows) => rows,
        Err(wrong) => return Read { events, unread: vec![wrong] },
    };
    let mut rows = rows.into_iter();
    if let Some(wrong) = wrong_header(rows.next()) {
        return Read { events, unread: vec![wrong] };
    }
    for (line, cells) in rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())) {
        if events.len() + unread.len() >= MOST_ROWS {
            unread.push(Unread { line, column: 1, what: What::TooMany, typed: String::new(), row: vec![] });
            break;
        }
        match event(line, &cells) {
            Ok(event) => events.push(event),
            Err(wrong) => unread.push(wrong),
        }
    }
    Read { events, unread }
}

fn wrong_header(first: Option<(usize, Vec<String>)>) -> Option<Unread> {
    let (line, cells) = first.unwrap_or((1, vec![]));
    // Some publish the brackets in full width; the words are the same.
    let even = |text: &str| text.trim().replace('（', "(").replace('）', ")");
    let differs = |(at, name): (usize, &&str)| cells.get(at).map(|cell| even(cell)).as_deref() != Some(*name);
    let wrong = HEADER.iter().enumerate().position(|(at, name)| differs((at, name)));
    let wrong = wrong.or((cells.len() > HEADER.len()).then_some(HEADER.len()));
    let typed = |at: usize| cells.get(at).cloned().unwrap_or_default();
    wrong.map(|at| Unread { line, column: at + 1, what: What::Header, typed: typed(at), row: vec![] })
}

fn event(line: usize, cells: &[String]) -> Result<Event, Unread> {
    let at = |column: usize| cells[column - 1].trim();
    let wrong = |column: usize, what: What| {
        let typed = cells.get(column - 1).cloned().unwrap_or_default();
        Unread { line, column, what, typed: typed.chars().take(60).collect(), row: cells.to_vec() }
    };
    if cells.len() != HEADER.len() {
        return Err(wrong(cells.len().min(HEADER.len()), What::Cells));
    }
    let needed =
        |column: usize| if at(column).is_empty() { Err(wrong(column, What::Empty)) } else { Ok(at(column).to_owned()) };
    let day = |column: usize| date_of(at(column)).ok_or_else(|| wrong(column, What::Date));
    let time = |column: usize| match at(column) {
        "" => Ok(None),
        text => minute_of(text).map(Some).ok_or_else(|| wrong(column, What::Time)),
    };
    let code = needed(2)?;
    if !(5..=6).contains(&code.len()) || !code.bytes().all(|it| it.is_ascii_digit()) {
        return Err(wrong(2, What::Code));
    }
    let first_on = day(17)?;
    let last_on = if at(18).is_empty() { first_on } else { day(18)? };
    if last_on < first_on {
        return Err(wrong(18, What::EndsFirst));
    }
    let about = [at(8), at(9)].into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    Ok(Event {
        number: needed(1)?,
        code,
        title: needed(3)?.chars().take(120).collect(),
        about: about.chars().take(1_000).collect(),
        address: at(12).to_owned(),
        first_on,
        last_on,
        begins_minute: time(19)?,
        ends_minute: time(20)?,
        place_name: at(22).to_owned(),
        organisation: at(32).to_owned(),
        price: [at(37), at(38)].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" "),
    })
}

/// `2026-11-28`, or with strokes as spreadsheets write it.
fn date_of(text: &str) -> Option<Date> {
    let mut parts = text.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(())?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Rows of cells (RFC 4180), each with the number of the line on which it begins. Quoted cells may hold line ends.
fn rows(text: &str) -> Result<Vec<(usize, Vec<String>)>, Unread> {
    let (mut rows, mut cells, mut cell) = (vec![], vec![], String::new());
    let (mut line, mut begins, mut quoted, mut after_quote) = (1, 1, false, false);
    let mut letters = text.chars().peekable();
    while let Some(it) = letters.next() {
        match it {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => (quoted, after_quote) = (false, true),
            '"' if cell.is_empty() && !after_quote => quoted = true,
            ',' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                after_quote = false;
            }
            '\r' if !quoted && letters.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                line += 1;
                cells.push(std::mem::take(&mut cell));
                rows.push((begins, std::mem::take(&mut cells)));
                (begins, after_quote) = (line, false);
            }
            it => {
                line += usize::from(it == '\n');
                cell.push(it);
            }
        }
    }
    if quoted {
        let typed = cell.chars().take(60).collect();
        return Err(Unread { line: begins, column: cells.len() + 1, what: What::Quote, typed, row: vec![] });
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        rows.push((begins, cells));
    }
    Ok(rows)
}

/// Writes a list of rows, of which each names the cells it has: (column from one, text).
pub(crate) fn write(rows: &[Vec<(usize, String)>]) -> String {
    let mut text = format!("{MARK}{}\r\n", HEADER.join(","));
    for (number, row) in (1..).zip(rows) {
        let mut cells = vec![String::new(); HEADER.len()];
        cells[0] = format!("{number:010}");
        for (column, cell) in row {
            cells[column - 1] = quoted(cell);
        }
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// Rows that could not be read, as a list of their own, to be mended and read again.
pub(crate) fn to_mend(unread: &[Unread]) -> Option<String> {
    let rows: Vec<&Vec<String>> = unread.iter().map(|it| &it.row).filter(|row| !row.is_empty()).collect();
    if rows.is_empty() {
        return None;
    }
    let line = |row: &&Vec<String>| row.iter().map(|cell| in_quotes(cell)).collect::<Vec<_>>().join(",");
    let lines: Vec<String> = rows.iter().map(line).collect();
    Some(format!("{}\n{}\n", HEADER.join(","), lines.join("\n")))
}

/// What somebody chose of a list that was read a moment ago, as it came back from their page.
pub(crate) fn chosen(text: &str) -> Option<Event> {
    let event: Event = serde_json::from_str(text).ok()?;
    let length = |text: &String| text.chars().count();
    let fields = [&event.number, &event.place_name, &event.organisation, &event.price, &event.title, &event.address];
    let short = fields.into_iter().all(|it| length(it) <= 500) && length(&event.about) <= 1_000;
    let code = (5..=6).contains(&event.code.len()) && event.code.bytes().all(|it| it.is_ascii_digit());
    (short && code && !event.title.is_empty() && event.first_on <= event.last_on).then_some(event)
}

/// A cell that a spreadsheet would take for a formula is told as text.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.to_owned() };
    in_quotes(&cell)
}

fn in_quotes(cell: &str) -> String {
    let marked = cell.contains([',', '"', '\n', '\r']);
    if marked { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: &[Vec<(usize, String)>]) -> String {
        write(rows)
    }
    fn row(other: &[(usize, &str)]) -> Vec<(usize, String)> {
        let usual = [(2, "131164"), (3, "茶会"), (17, "2026-11-28"), (19, "13:00"), (20, "16:00")];
        usual.into_iter().chain(other.iter().copied()).map(|(column, text)| (column, text.to_owned())).collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = list(&[
            row(&[(9, "一行目\n\"二\"行目, つづき"), (22, "公民館"), (37, "300円"), (38, "茶菓つき")]),
            row(&[(18, "2026-11-29")]),
        ]);
        assert!(text.starts_with('\u{feff}') && text.lines().next().unwrap().matches(',').count() == 49);
        let read = read(&text);
        assert_eq!((read.events.len(), read.unread.len()), (2, 0));
        let first = &read.events[0];
        assert_eq!((first.number.as_str(), first.about.as_str()), ("0000000001", "一行目\n\"二\"行目, つづき"));
        assert_eq!((first.begins_minute, first.price.as_str()), (Some(780), "300円 茶菓つき"));
        assert_eq!(read.events[1].last_on, jiff::civil::date(2026, 11, 29));
    }

    #[test]
    fn shift_jis_and_utf_8_are_read_the_same() {
        let text = list(&[row(&[(22, "縁側①髙島")])]);
        let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(text.trim_start_matches('\u{feff}'));
        assert!(!lost);
        assert_eq!(read(&text_of(&bytes)).events, read(&text_of(text.as_bytes())).events);
        assert_eq!(read(&text_of(&bytes)).events.len(), 1);
    }

    #[test]
    fn what_cannot_be_read_is_named_by_line_and_column() {
        let text = list(&[
            row(&[(9, "二\n行")]),
            row(&[(17, "11月28日")]),
            row(&[(3, "")]),
            row(&[(18, "2026-11-01")]),
            row(&[(19, "ひる")]),
            row(&[(2, "豊島区")]),
            row(&[]),
        ]);
        let read = read(&(text + "1,131164,みじかい\r\n"));
        let wrong: Vec<_> = read.unread.iter().map(|it| (it.line, it.column, it.what, it.typed.as_str())).collect();
        let expected = [
            (4, 17, What::Date, "11月28日"),
            (5, 3, What::Empty, ""),
            (6, 18, What::EndsFirst, "2026-11-01"),
            (7, 19, What::Time, "ひる"),
            (8, 2, What::Code, "豊島区"),
            (10, 3, What::Cells, "みじかい"),
        ];
        assert_eq!(wrong, expected);
        assert_eq!(read.events.len(), 2);
        // What could not be read comes back as a list of its own, and mended it is read.
        let mended = to_mend(&read.unread[..1]).expect("one row").replace("11月28日", "2026-11-28");
        assert_eq!(super::read(&mended).events.len(), 1);
        let back = serde_json::to_string(&read.events[0]).expect("an event");
        assert_eq!(chosen(&back).as_ref(), Some(&read.events[0]));
        assert_eq!(chosen(&back.replace("131164", "../etc")), None);
    }

    /// As published: open data of Tokyo and of Toshima City. (tests/events/README.md)
    #[test]
    fn lists_as_municipalities_publish_them_are_read() {
        // In Tokyo's list one event ends a month before it begins; whoever takes the list over learns in which line.
        let tokyo = include_str!("../tests/events/o1-130001.csv");
        let toshima = include_str!("../tests/events/o1-131164.csv");
        for (text, events, wrong) in [(tokyo, 30, Some((15, 18, What::EndsFirst))), (toshima, 56, None)] {
            let read = read(text);
            let found = read.unread.first().map(|it| (it.line, it.column, it.what));
            assert_eq!((read.events.len(), found), (events, wrong));
            let shift_jis = encoding_rs::SHIFT_JIS.encode(text.trim_start_matches('\u{feff}')).0;
            assert_eq!(super::read(&text_of(&shift_jis)).events.len(), events);
        }
    }

    #[test]
    fn another_header_and_an_open_quote_are_refused() {
        let wrong = |text: &str| read(text).unread.first().map(|it| (it.line, it.column, it.what));
        assert_eq!(wrong(""), Some((1, 1, What::Header)));
        assert_eq!(wrong("NO,コード,名称\n1,2,3"), Some((1, 2, What::Header)));
        let more = list(&[]).trim_end().to_owned() + ",もうひとつ\n";
        assert_eq!(wrong(&more), Some((1, 51, What::Header)));
        assert_eq!(wrong(&(list(&[]) + "1,\"131164")), Some((2, 2, What::Quote)));
        let wide = list(&[row(&[])]).replace('(', "（").replace(')', "）");
        assert_eq!(wrong(&wide), None);
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("13:00"), "13:00");
    }
}

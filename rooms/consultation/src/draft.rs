//! What a list holds that was kept before: face sheets and progress notes, row by row, as drafts of memos. Pure.
//!
//! Promises: a column means what somebody said it means; every row is read, or named by its line with the reason, and
//! then none is taken in. What a row says is read as it stands: no mark in it decides who may be told.
//! Deliberately doesn't know: where drafts go, who is known already.
use crate::{
    caller,
    contact::{Channel, Kind, LONGEST_HEAD, MOST_LINES, Typed, Visibility, word_of_form},
    letter::LONGEST_TEXT,
};
use ground_rows::{Row, Table, minutes_of_day};
use jiff::civil::Date;

/// Number of the sealed table. Never reused.
pub(crate) const CONSULTATION_IMPORT: u16 = 76;

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Skip,
    Name,
    Day,
    Hour,
    Minutes,
    Channel,
    Writer,
    Told,
    Wish,
    Strength,
    Observed,
    Did,
    /// Anything else, with its heading before it.
    Note,
}
word_of_form!(Field {
    Skip = "skip",
    Name = "name",
    Day = "day",
    Hour = "hour",
    Minutes = "minutes",
    Channel = "channel",
    Writer = "writer",
    Told = "told",
    Wish = "wish",
    Strength = "strength",
    Observed = "observed",
    Did = "did",
    Note = "note",
});

/// One row, ready to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub called: String,
    pub on: Option<Date>,
    pub minute_of_day: Option<i16>,
    pub minutes: Option<i64>,
    pub channel: Channel,
    pub writer: String,
    pub lines: Vec<Typed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    NoName,
    NameTooLong,
    Day,
    Future,
    Minutes,
    TooLong,
}

/// A row that cannot be taken in: where, and why. Columns are counted from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub line: usize,
    pub column: usize,
    pub what: What,
}

/// What a column probably means, by its heading. Somebody looks at it before anything happens.
pub(crate) fn guess(heading: &str) -> Field {
    let known: [(Field, &[&str]); 11] = [
        (Field::Writer, &["記録者", "記入者", "担当", "対応者", "writer"]),
        (Field::Name, &["氏名", "名前", "呼び名", "相談者", "お名前", "name"]),
        (Field::Hour, &["時刻", "開始時", "hour"]),
        (Field::Minutes, &["分数", "時間（分）", "所要", "minutes"]),
        (Field::Channel, &["手段", "方法", "形態", "channel"]),
        (Field::Day, &["日付", "年月日", "日時", "月日", "相談日", "記録日", "面接日", "date"]),
        (Field::Wish, &["希望", "願い", "要望", "wish"]),
        (Field::Strength, &["強み", "得意", "好きな", "strength"]),
        (Field::Observed, &["様子", "所見", "印象", "observed"]),
        (Field::Did, &["対応", "支援内容", "したこと", "did"]),
        (Field::Told, &["内容", "経過", "記録", "主訴", "told"]),
    ];
    let heading = heading.to_lowercase();
    let found = known.into_iter().find(|(_, words)| words.iter().any(|it| heading.contains(it)));
    match found {
        Some((field, _)) => field,
        None if heading.is_empty() => Field::Skip,
        None => Field::Note,
    }
}

/// Every row as a draft, or every row that is none.
pub(crate) fn drafts(table: &Table, fields: &[Field], today: Date) -> Result<Vec<Draft>, Vec<Wrong>> {
    let (mut all, mut wrong) = (vec![], vec![]);
    for row in &table.rows {
        match draft(table, fields, row, today) {
            Ok(draft) => all.push(draft),
            Err(it) => wrong.push(it),
        }
    }
    if wrong.is_empty() { Ok(all) } else { Err(wrong) }
}

fn draft(table: &Table, fields: &[Field], row: &Row, today: Date) -> Result<Draft, Wrong> {
    let cells = |field: Field| {
        let of = fields.iter().enumerate().filter(move |it| *it.1 == field).map(|it| it.0);
        of.map(|column| (column, row.cell(column))).filter(|it| !it.1.is_empty())
    };
    let first = |field: Field| cells(field).next();
    let wrong = |column: usize, what: What| Wrong { line: row.line, column: column + 1, what };
    let column_of = |field: Field| fields.iter().position(|it| *it == field).unwrap_or_default();
    let called = ground_web::one_line(first(Field::Name).map_or("", |it| it.1));
    if called.is_empty() {
        return Err(wrong(column_of(Field::Name), What::NoName));
    }
    if people::LONGEST_NAME < called.chars().count() {
        return Err(wrong(column_of(Field::Name), What::NameTooLong));
    }
    let on = match first(Field::Day) {
        Some((column, text)) => Some(ground_rows::day(text).ok_or(wrong(column, What::Day))?),
        None => None,
    };
    if on.is_some_and(|on| today < on) {
        return Err(wrong(column_of(Field::Day), What::Future));
    }
    let minutes = match first(Field::Minutes) {
        Some((column, text)) => Some(minutes(text).ok_or(wrong(column, What::Minutes))?),
        None => None,
    };
    let hour = first(Field::Hour).or(first(Field::Day)).and_then(|it| minutes_of_day(it.1));
    let lines = lines(table, fields, row);
    let long = |it: &Typed| LONGEST_TEXT < it.text.chars().count();
    if MOST_LINES < lines.len() || lines.iter().any(long) {
        return Err(wrong(column_of(Field::Told), What::TooLong));
    }
    let writer: String = first(Field::Writer).map_or("", |it| it.1).chars().take(LONGEST_HEAD).collect();
    let channel = first(Field::Channel).map_or(Channel::Other, |it| channel(it.1));
    Ok(Draft { called, on, minute_of_day: hour, minutes, channel, writer: ground_web::one_line(&writer), lines })
}

/// Line by line; the team may read them, and whoever they are about, always.
fn lines(table: &Table, fields: &[Field], row: &Row) -> Vec<Typed> {
    let mut all = vec![];
    for (column, field) in fields.iter().enumerate() {
        let kind = match field {
            Field::Told | Field::Note => Kind::Told,
            Field::Wish => Kind::Wish,
            Field::Strength => Kind::Strength,
            Field::Observed => Kind::Observed,
            Field::Did => Kind::Did,
            _ => continue,
        };
        let heading = table.head.get(column).filter(|_| *field == Field::Note);
        for text in row.cell(column).lines().map(str::trim).filter(|it| !it.is_empty()) {
            let text = heading.map_or(text.to_owned(), |it| format!("{it}：{text}"));
            all.push(Typed { kind, visibility: Visibility::Team, speaker: None, text });
        }
    }
    all
}

fn channel(text: &str) -> Channel {
    let known: [(Channel, &[&str]); 6] = [
        (Channel::Phone, &["電話", "tel"]),
        (Channel::Fax, &["fax", "ファ"]),
        (Channel::Mail, &["メール", "mail"]),
        (Channel::Online, &["オンライン", "zoom", "online"]),
        (Channel::Letter, &["手紙", "郵便", "letter"]),
        (Channel::VisitToOffice, &["来所", "面接", "来談", "visit"]),
    ];
    let text = text.to_lowercase();
    known.into_iter().find(|it| it.1.iter().any(|word| text.contains(word))).map_or(Channel::Other, |it| it.0)
}

/// 「45」「45分」「1時間30分」
fn minutes(text: &str) -> Option<i64> {
    let text: String = text
        .chars()
        .map(|it| if ('０'..='９').contains(&it) { char::from_u32(it as u32 - 0xFEE0).unwrap_or(it) } else { it })
        .collect();
    let (hours, rest) = text.split_once("時間").unwrap_or(("0", text.as_str()));
    let rest = rest.trim().trim_end_matches('分').trim();
    let minutes: f64 = if rest.is_empty() { 0.0 } else { rest.parse().ok()? };
    let minutes = hours.trim().parse::<i64>().ok()?.checked_mul(60)?.checked_add(minutes as i64)?;
    (0..=24 * 60).contains(&minutes).then_some(minutes)
}

impl Draft {
    /// What makes a row this row: sent again, it is the same. `nth` counts rows of one file that say the same.
    pub(crate) fn parts(&self, nth: usize) -> Vec<String> {
        let on = self.on.map(|it| it.to_string()).unwrap_or_default();
        let hour = self.minute_of_day.map(|it| it.to_string()).unwrap_or_default();
        let lines = self.lines.iter().map(|it| it.text.clone());
        [self.name(), on, hour, nth.to_string()].into_iter().chain(lines).collect()
    }
    /// The name, as two ways of writing it are one.
    pub(crate) fn name(&self) -> String {
        caller::spoken(&self.called)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn table(text: &str) -> (Table, Vec<Field>) {
        let table = ground_rows::read(text.as_bytes()).unwrap();
        let fields = table.head.iter().map(|it| guess(it)).collect();
        (table, fields)
    }

    /// capability 104
    #[test]
    fn a_progress_note_becomes_a_draft_with_its_lines() {
        let (table, fields) = table(
            "氏名,相談日,方法,時間（分）,記録者,相談内容,対応,住所\n山田 はな,令和8年11月20日 13:30,電話,45分,佐藤,\"眠れない\n&(だれにも)\",次の約束をした,東京\n",
        );
        let all = drafts(&table, &fields, date(2026, 11, 24)).unwrap();
        let it = &all[0];
        assert_eq!((it.called.as_str(), it.on, it.minute_of_day), ("山田 はな", Some(date(2026, 11, 20)), Some(810)));
        assert_eq!((it.channel, it.minutes, it.writer.as_str()), (Channel::Phone, Some(45), "佐藤"));
        let lines: Vec<_> = it.lines.iter().map(|it| (it.kind, it.visibility, it.text.as_str())).collect();
        use {Kind::*, Visibility::Team};
        let wanted = [
            (Told, Team, "眠れない"),
            (Told, Team, "&(だれにも)"),
            (Did, Team, "次の約束をした"),
            (Told, Team, "住所：東京"),
        ];
        assert_eq!(lines, wanted, "no mark in a cell decides who may be told");
    }

    #[test]
    fn rows_that_cannot_be_read_are_named_and_none_is_taken() {
        let (table, fields) = table(
            "氏名,日付,分数\n,2026-01-01,\nはな,いつか,\nはな,2027-01-01,\nはな,2026-01-01,長い\nはな,2026-01-01,1時間30分\n",
        );
        let wrong = drafts(&table, &fields, date(2026, 11, 24)).unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|it| (it.line, it.column, it.what)).collect();
        assert_eq!(wrong, [(2, 1, What::NoName), (3, 2, What::Day), (4, 2, What::Future), (5, 3, What::Minutes)]);
    }

    #[test]
    fn two_ways_to_write_a_name_are_one_row() {
        let (table, fields) = table("氏名,内容\n山田 はな,一\n山田ハナさん,一\n");
        let all = drafts(&table, &fields, date(2026, 11, 24)).unwrap();
        assert_eq!(all[0].parts(0), all[1].parts(0));
        assert_ne!(all[0].parts(0), all[1].parts(1));
    }
}

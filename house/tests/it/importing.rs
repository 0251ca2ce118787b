//! Coming from paper and spreadsheets: a list is looked at, its columns are named, rows that cannot be read are named by
//! their line, and then all of it is in, or nothing; the same list again changes nothing. (capabilities 104, A10)
use crate::support::{Person, Seen, TestHouse};
use std::io::{Cursor, Write};

impl Person {
    async fn brings_list(&self, bytes: &[u8]) -> Seen {
        let head = "--xx1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        let body = [head.as_bytes(), bytes, b"\r\n--xx1--\r\n"].concat();
        self.brings("/staff/import/file", "multipart/form-data; boundary=xx1", body).await
    }
    /// Brings a list and takes all of it in.
    async fn takes_in(&self, bytes: &[u8]) -> Seen {
        self.brings_list(bytes).await.leads_to("/staff/import");
        self.sends("/staff/import/take-in", &[]).await.is(200)
    }
    /// The threads of whoever goes by this name.
    async fn threads_of(&self, name: &str) -> Vec<String> {
        let found = self.sends("/staff/callers", &[("called", name)]).await.is(200);
        let mut threads = found.links("/staff/letters/");
        threads.dedup();
        threads
    }
}

const LIST: &str = "氏名,相談日,方法,分数,記録者,相談内容,対応,続柄\r\n\
    山田 はなカナリア,令和8年11月20日,電話,45分,佐藤,\"眠れないカナリア\n&(だれにも言わない)カナリア\",時間を伝えたカナリア,母\r\n\
    鈴木カナリア,2026/10/03 10:30,来所,,佐藤,二十年ほどカナリア,,\r\n\
    山田ハナカナリア,R8.11.22,電話,5,佐藤,また眠れないカナリア,,母\r\n";

/// A small sheet as spreadsheets keep it: a day is a number with a style, and cells hold their texts.
fn sheet(rows: &[[&str; 3]]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("a file");
    };
    put(
        "[Content_Types].xml",
        "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>",
    );
    put(
        "_rels/.rels",
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    );
    put(
        "xl/workbook.xml",
        "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
    );
    put(
        "xl/_rels/workbook.xml.rels",
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>",
    );
    put(
        "xl/styles.xml",
        "<?xml version=\"1.0\"?><styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
    );
    let cell = |column: usize, line: usize, text: &str| {
        let at = format!("{}{line}", ["A", "B", "C"][column]);
        match text.parse::<f64>() {
            Ok(number) => format!("<c r=\"{at}\" s=\"1\"><v>{number}</v></c>"),
            Err(_) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    let row = |(line, cells): (usize, &[&str; 3])| {
        let cells: String = cells.iter().enumerate().map(|(column, text)| cell(column, line, text)).collect();
        format!("<row r=\"{line}\">{cells}</row>")
    };
    let rows: String = (1..).zip(rows).map(row).collect();
    put(
        "xl/worksheets/sheet1.xml",
        &format!(
            "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
        ),
    );
    zip.finish().expect("a sheet").into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_looked_at_taken_in_once_and_read_by_whoever_it_is_about() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        worker.opens("/staff").await.sees("紙や表からうつす");
        worker.brings_list(LIST.as_bytes()).await.leads_to("/staff/import");
        let seen = worker.opens("/staff/import").await.is(200);
        let seen = seen.sees("3行、2人分が読めました。まだ、何も入っていません。").sees("眠れないカナリア");
        assert_eq!(seen.text.matches("<select").count(), 8);
        assert!(worker.threads_of("山田はなカナリア").await.is_empty(), "nothing is anybody's yet");
        house.worker("乙").await.opens("/staff/import").await.sees_not("カナリア");
        let taken = worker.sends("/staff/import/take-in", &[]).await.is(200);
        taken.sees("3行を入れました（新しい人 2人）。前に入っていた行 0。");
        worker.opens("/staff/import").await.sees_not("カナリア");

        let threads = worker.threads_of("山田はなカナリア").await;
        let [thread] = threads.as_slice() else { panic!("{threads:?}") };
        let desk = worker.opens(thread).await.is(200).sees("2026-11-20 00:00").sees("2026-11-22 00:00").sees("佐藤");
        desk.sees_in_order(&["また眠れないカナリア", "眠れないカナリア", "時間を伝えたカナリア", "続柄：母"]);
        // No mark in a cell decides who may be told.
        worker
            .opens(thread)
            .await
            .sees("&#38;(だれにも言わない)カナリア")
            .sees_not("(だれにも言わない)カナリア 伝えてよい");
        // The same again, whatever wrote it: nothing changes.
        let (windows, _, _) = encoding_rs::SHIFT_JIS.encode(LIST);
        for bytes in [LIST.as_bytes(), &windows] {
            let again = worker.takes_in(bytes).await;
            again.sees("0行を入れました（新しい人 0人）。前に入っていた行 3。");
        }
        assert_eq!(worker.threads_of("山田はなカナリア").await.len(), 1);
        // A later list of the same names goes on where they are.
        let more = format!("{LIST}鈴木カナリア,2026/11/01,電話,,甲,あとの話カナリア,,\r\n");
        worker.takes_in(more.as_bytes()).await.sees("1行を入れました（新しい人 0人）。前に入っていた行 3。");
        let suzuki = worker.threads_of("鈴木カナリア").await;
        assert_eq!(suzuki.len(), 1);
        worker.opens(&suzuki[0]).await.sees("2026-10-03 10:30").sees("あとの話カナリア");

        // With number and words it is theirs to read.
        let (number, words) = worker.card(&suzuki[0]).await;
        let person = house.person();
        person.returns(&number, &words).await.leads_to("/letters");
        person.opens("/letters").await.sees("二十年ほどカナリア").sees("あとの話カナリア").sees_not("眠れない");
        // And to erase; no list brings it back.
        person.sends("/letters/erase", &[]).await.is(200);
        house.jobs().await;
        worker.takes_in(more.as_bytes()).await.sees("0行を入れました（新しい人 0人）。前に入っていた行 4。");
        assert!(worker.threads_of("鈴木カナリア").await.is_empty());
        house.holds_nowhere(&["眠れないカナリア", "鈴木カナリア", "佐藤"]).await;
        house.ledger_fits().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_row_that_cannot_be_read_keeps_all_of_it_out_and_says_where() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let list = "氏名,日付,内容\nはなカナリア,2026-11-20,一\nはなカナリア,いつか,二\n,2026-11-20,三\n";
        worker.brings_list(list.as_bytes()).await.leads_to("/staff/import");
        let seen = worker.opens("/staff/import").await.is(200);
        let seen = seen.sees("3行め、2列め：日付が読めません").sees("4行め、1列め：名前がありません");
        assert!(!seen.text.contains("/staff/import/take-in"), "there is no way on");
        worker.sends("/staff/import/take-in", &[]).await.leads_to("/staff/import");
        assert!(worker.threads_of("はなカナリア").await.is_empty());
        worker.sends("/staff/import/put-away", &[]).await.leads_to("/staff/import");
        worker.opens("/staff/import").await.sees_not("カナリア").sees("表のファイル");
        let refused = [
            (&b"\xd0\xcf\x11\xe0\0\0"[..], "CSV か .xlsx として読めませんでした。"),
            (b"PK\x03\x04nothing", "CSV か .xlsx として読めませんでした。"),
            ("氏名,内容\n".as_bytes(), "何も書かれていないようです"),
            ("氏名,内容\nはな,\"二".as_bytes(), "閉じていない所があります"),
        ];
        for (bytes, said) in refused {
            worker.brings_list(bytes).await.is(422).sees(said);
        }
        worker.brings_list(&vec![b'a'; 11 * 1024 * 1024]).await.is(413);
        for other in ["管理"] {
            let other = house.worker(other).await;
            other.opens("/staff/import").await.is(404);
            other.brings_list(list.as_bytes()).await.is(404);
        }
        house.ledger_fits().await;
    }
}

/// A sheet of a spreadsheet; and what a column means is remembered for the next.
#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_is_read_and_what_columns_mean_is_remembered() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        // 46350 is the day 2026-11-24 as spreadsheets count.
        let first = sheet(&[["よびな", "いつ", "ことがら"], ["みどりカナリア", "46350", "静かだったカナリア"]]);
        worker.brings_list(&first).await.leads_to("/staff/import");
        worker.opens("/staff/import").await.sees("2行め、1列め：名前がありません").sees("2026-11-24");
        let fields = [("field", "name"), ("field", "day"), ("field", "observed")];
        worker.sends("/staff/import/columns", &fields).await.leads_to("/staff/import");
        worker.opens("/staff/import").await.sees("1行、1人分が読めました");
        worker.sends("/staff/import/take-in", &[]).await.is(200).sees("1行を入れました（新しい人 1人）");
        let threads = worker.threads_of("みどりカナリア").await;
        worker.opens(&threads[0]).await.sees("2026-11-24 00:00").sees("静かだったカナリア");
        // A colleague of the team brings the next one, and need not say it again.
        let colleague = house.worker("乙").await;
        let next = sheet(&[["ことがら", "よびな", "いつ"], ["よく笑ったカナリア", "みどりカナリア", "46349"]]);
        colleague.takes_in(&next).await.sees("1行を入れました（新しい人 0人）");
        worker.opens(&threads[0]).await.sees("2026-11-23 00:00").sees("よく笑ったカナリア");
        house.holds_nowhere(&["静かだったカナリア", "ことがら", "よびな"]).await;
        house.ledger_fits().await;
    }
}

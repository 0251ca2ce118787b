//! A record on paper, and as a file of the organisation's own: what stands on their page and nothing else; by two, for a
//! purpose that each person reads. Canaries: what protects somebody, what is not shown yet, and what was told for here alone.
//! (capabilities 6, 102, 116, 117; promises N-3, N-4, N-10, N-11, N-12)
use crate::{
    records_apart::Family,
    support::{Person, Seen, TestHouse},
};

/// What is on no paper of the desk, and in no file.
const NEVER: [&str; 4] = ["音がしたカナリア", "叔母の家カナリア", "本人には言わないでカナリア", "ひとりごとカナリア"];

/// Neko's record, with an entry, a line of their own for here alone, something not shown yet, and something that protects.
async fn a_whole_record(it: &Family) {
    it.joins(&it.neko, "team").await;
    it.joins(&it.mother, "team").await;
    let mother = it.of_mother.rsplit('/').next().expect("an id").to_owned();
    let entry = [
        ("text", "=夜は眠れない\n(ひとりごとカナリア)\n(母：本人には言わないでカナリア)\n#疲れて見えた\n>時間を伝えた"),
        ("channel", "visit_to_office"),
        ("started", "2026-11-21T13:10"),
        ("ended", "38"),
        ("next", "12月4日に手紙を書く"),
        ("speaker", mother.as_str()),
    ];
    it.worker.writes_entry(&it.of_neko, &entry).await;
    let note = [("text", "音がしたカナリア"), ("why", "unsure"), ("reason", "もう一度きく"), ("days", "10")];
    it.worker.sends(&format!("{}/later", it.of_neko), &note).await.is(303);
    let plan = [("text", "叔母の家カナリア"), ("until", "2027-01-10")];
    it.worker.sends(&format!("{}/protect", it.of_neko), &plan).await.is(303);
}

/// capabilities 116, 117
#[tokio::test(flavor = "multi_thread")]
async fn on_paper_stands_what_stands_on_their_page_and_nothing_else() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        a_whole_record(&it).await;
        let line = it.neko.opens("/me/record/read/all").await.lines_of_record().into_iter().next().expect("a line");
        it.neko.sends(&line, &[("text", "今は、です")]).await.is(303);
        // Each support: when, in which form, by whom, what was said, what comes next.
        let order = ["来所", "甲", "夜は眠れない", "今は、です", "12月4日に手紙を書く"];
        let page = it.neko.opens("/me/record/sheet").await.is(200);
        page.sees_in_order(&order);
        let sheet = format!("{}/sheet", it.of_neko);
        let desk = it.colleague.opens(&sheet).await.is(200);
        desk.sees_in_order(&order);
        for never in NEVER {
            assert!(!page.text.contains(never) && !desk.text.contains(never), "{never}");
        }
        // Their own copy: neutral, without an empty box, in either size; what they said for here alone, when they wish it.
        let own = it.neko.prints("/me/record/sheet/pdf").await;
        own.sees("夜は眠れない").sees("今は、です").sees("まだ確かでないため").says_nothing();
        let large = it.neko.prints("/me/record/sheet/pdf?letters=large").await;
        assert!(own.pages() <= large.pages());
        let closed = it.neko.prints("/me/record/sheet/pdf?closed=yes").await;
        closed.sees("ひとりごとカナリア");
        for never in &NEVER[..3] {
            assert!(!closed.text.contains(never), "{never}");
        }
        // The desk's, in both forms; where the form of the nation asks for what is not known, there is room for a hand.
        let house_form = it.colleague.prints(&format!("{sheet}/pdf?form=house")).await;
        let nation = it.colleague.prints(&format!("{sheet}/pdf?form=national")).await;
        house_form.sees("記録票").sees("12月4日に手紙").sees("本人の書きそえ");
        nation.sees("支援経過記録シート").sees("対応日").sees("38分").sees("氏名").sees("相手").sees("今は、です");
        assert!(
            nation.info.contains("Title:           縁") && !own.text.contains("相手") && !own.text.contains("氏名")
        );
        for paper in [&own, &house_form, &nation] {
            for never in NEVER {
                assert!(!paper.text.contains(never), "{never} is on paper: {}", paper.text);
            }
        }
        // A period; and that it was printed is read by the person.
        it.colleague.opens(&format!("{sheet}?from=2026-11-22&until=2026-12-01")).await.sees_not("夜は眠れない");
        it.colleague.opens(&format!("{sheet}?from=2026-11-21&until=2026-11-21")).await.sees("夜は眠れない");
        it.neko.opens("/letters/readers").await.sees("乙 が目を通しました").sees("記録を紙にできます");
        // Of a household, and for whoever is not of the team, there is none.
        for name in ["管理"] {
            house.worker(name).await.opens(&sheet).await.is(404);
            house.worker(name).await.opens(&format!("{sheet}/pdf")).await.is(404);
        }
        let other = house.person();
        other.writes("べつの人", &[]).await;
        other.opens("/me/record/sheet").await.leads_to("/me/record");
        house.ledger_fits().await;
    }
}

impl Person {
    async fn asks_for_a_file(&self, more: &[(&str, &str)]) -> Seen {
        let once = self.opens("/staff/records/export").await.is(200).value_of("once");
        let form = [("once", once.as_str()), ("purpose", "review"), ("why", "年のふり返りのカナリア")];
        let form: Vec<_> = form.into_iter().chain(more.iter().copied()).collect();
        self.sends("/staff/records/export", &form).await.leads_to("/staff/records/export");
        // Pressed twice, it is asked once.
        self.sends("/staff/records/export", &form).await.leads_to("/staff/records/export");
        self.opens("/staff/records/export").await.is(200)
    }
    async fn way_of(&self, end: &str) -> String {
        self.opens("/staff/records/export").await.is(200).form_action(end).expect(end)
    }
    /// Every cell of every sheet, row by row.
    async fn takes_file(&self, way: &str) -> Vec<Vec<String>> {
        let seen = self.sends(way, &[]).await.is(200);
        let named = seen.header("content-disposition");
        assert_eq!(named, "attachment; filename=\"file.xlsx\"; filename*=UTF-8''%E4%B8%80%E8%A6%A7.xlsx");
        assert_eq!(seen.header("cache-control"), "no-store");
        cells(&self.saves())
    }
}

/// As they stand in the file: every sheet, and no way but text to say anything.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).expect("a file");
    let mut rows = vec![];
    for at in 1..=2 {
        let mut sheet = archive.by_name(&format!("xl/worksheets/sheet{at}.xml")).expect("a sheet");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut sheet, &mut text).expect("a text");
        assert!(!text.contains("<f>") && !text.contains("<v>"), "nothing but text");
        let each = text.split("<row ").skip(1).map(|row| {
            let cells = row.split("<t xml:space=\"preserve\">").skip(1);
            cells.map(|it| it.split("</t>").next().unwrap_or_default().replace("&lt;", "<")).collect()
        });
        rows.extend(each.collect::<Vec<Vec<String>>>());
    }
    rows
}

/// By two; the person reads it; nothing that protects, waits or was told for here alone; no formula; not by an administrator.
#[tokio::test(flavor = "multi_thread")]
async fn records_become_a_file_by_two_for_a_purpose_that_each_person_reads() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        a_whole_record(&it).await;
        let before = it.neko.opens("/letters/readers").await.is(200).text;
        it.neko.opens("/me/record/exported").await.is(200).sees("ありません");
        let (worker, colleague) = (&it.worker, &it.colleague);
        for wrong in [("purpose", "none"), ("why", " "), ("from", "きのう")] {
            let once = worker.opens("/staff/records/export").await.value_of("once");
            let form: Vec<_> = [("once", once.as_str()), ("purpose", "review"), ("why", "ふり返るため")]
                .into_iter()
                .filter(|it| it.0 != wrong.0)
                .chain([wrong])
                .collect();
            worker.sends("/staff/records/export", &form).await.is(422);
        }
        let page = worker.asks_for_a_file(&[]).await;
        let page = page.sees("もう一人を待っています").sees("年のふり返りのカナリア");
        assert!(page.form_action("/agree").is_none() && page.form_action("/take").is_none(), "one is not two");
        assert_eq!(page.text.matches("/stop\"").count(), 1, "pressed twice, asked once");
        let agree = colleague.way_of("/agree").await;
        let take = agree.replace("/agree", "/take");
        worker.sends(&agree, &[]).await.is(404);
        worker.sends(&take, &[]).await.is(404);
        let office = house.worker("管理").await;
        for way in [&agree, &take, &agree.replace("/agree", "/stop")] {
            office.sends(way, &[]).await.is(404);
        }
        office.opens("/staff/records/export").await.is(404);
        colleague.sends(&agree, &[]).await.leads_to("/staff/records/export");
        colleague.sends(&take, &[]).await.is(404);
        it.neko.opens("/me/record/exported").await.sees("ありません");
        // What is written after two agreed is not in it.
        house.clock.pass_seconds(60);
        worker.writes_entry(&it.of_neko, &[("text", "あとから書いた行")]).await;
        let rows = worker.takes_file(&take).await;
        let all = rows.iter().flatten().cloned().collect::<Vec<_>>().join("\n");
        for there in ["=夜は眠れない", "疲れて見えた", "2026-11-21 13:10", "来所", "甲", "12月4日に手紙を書く"]
        {
            assert!(all.contains(there), "{there} is not in:\n{all}");
        }
        for never in NEVER.iter().chain(&["あとから書いた行", "自分のこと"]) {
            assert!(!all.contains(never), "{never} is in the file");
        }
        assert!(rows.iter().flatten().any(|it| it == "=夜は眠れない"), "as it was typed, and a text");
        // Each person reads when, what for, and by whom; and takes it home.
        for person in [&it.neko] {
            let page = person.opens("/me/record/exported").await.is(200);
            page.sees("自分たちのしてきたことを、ふり返るため")
                .sees("年のふり返りのカナリア")
                .sees("甲 が受け取りました。乙 も、よいと言いました。");
            assert!(person.opens("/me/take-away/data").await.text.contains("年のふり返りのカナリア"));
        }
        assert!(!before.contains("二人で決めた一覧のファイルは"));
        it.neko.opens("/letters/readers").await.sees("二人で決めた一覧のファイルは");
        // Once more for a few minutes, and then never; told once.
        worker.takes_file(&take).await;
        let page = it.neko.opens("/me/record/exported").await;
        assert_eq!(page.text.matches("年のふり返りのカナリア").count(), 1);
        house.clock.pass_seconds(16 * 60);
        worker.sends(&take, &[]).await.is(409);
        // It stays said after they end their record, and goes when they erase everything.
        it.neko.sends("/me/record/end", &[]).await.leads_to("/me/record");
        it.neko.opens("/me/record").await.sees("一覧のファイルに入ったこと");
        it.neko.opens("/me/record/exported").await.sees("年のふり返りのカナリア");
        house.holds_nowhere(&["ふり返りのカナリア", "音がしたカナリア"]).await;
        it.neko.sends("/letters/erase", &[]).await.is(200);
        house.ledger_fits().await;
    }
}

/// Only what both may read: whom somebody leaves out takes their record out of the file.
#[tokio::test(flavor = "multi_thread")]
async fn what_one_of_the_two_cannot_read_is_not_in_the_file_and_its_person_has_no_row() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        it.worker.writes_entry(&it.of_neko, &[("text", "ねこの行")]).await;
        it.worker.writes_entry(&it.of_mother, &[("text", "母の行")]).await;
        let second = house.worker("管理").await.opens("/staff/people").await.account_of("乙");
        it.neko.sends("/me/left-out", &[("who", &second)]).await.is(303);
        it.worker.asks_for_a_file(&[("names", "yes")]).await;
        let agree = it.colleague.way_of("/agree").await;
        it.colleague.sends(&agree, &[]).await.leads_to("/staff/records/export");
        let take = agree.replace("/agree", "/take");
        let all = it.worker.takes_file(&take).await.into_iter().flatten().collect::<Vec<_>>().join("\n");
        assert!(all.contains("母の行") && !all.contains("ねこの行"), "{all}");
        it.neko.opens("/me/record/exported").await.sees("ありません");
        it.mother.opens("/me/record/exported").await.sees("甲 が受け取りました");
        // One record alone, and nothing in it that both can read: nothing is made, and nobody is told.
        let id = it.of_neko.rsplit('/').next().expect("an id");
        it.worker.asks_for_a_file(&[("of", id)]).await.sees("の記録だけ");
        let agree = it.colleague.way_of("/agree").await;
        it.colleague.sends(&agree, &[]).await.leads_to("/staff/records/export");
        it.worker.sends(&agree.replace("/agree", "/take"), &[]).await.is(409).sees("ファイルは作っていません");
        // Whoever erases everything takes the proposal about them with it.
        it.neko.sends("/letters/erase", &[]).await.is(200);
        it.worker.sends(&agree.replace("/agree", "/take"), &[]).await.is(404);
        house.ledger_fits().await;
    }
}

/// capability 200: a house of one waits, and says so.
#[tokio::test(flavor = "multi_thread")]
async fn in_a_house_of_one_no_file_is_made_and_the_page_says_why() {
    let house = TestHouse::sqlite().await;
    let neko = house.person();
    neko.writes("こんばんは", &[]).await;
    neko.begins_record().await;
    for name in ["乙", "丁"] {
        house.ends(name).await;
    }
    let worker = house.worker("甲").await;
    worker.writes_entry(&worker.the_record().await, &[("text", "聞いたこと")]).await;
    let page = worker.asks_for_a_file(&[]).await;
    let page = page.sees("いまは、このチームに二人めがいません。");
    assert!(page.form_action("/agree").is_none() && page.form_action("/take").is_none());
    house.it_is(2026, 11, 30, 13, 0);
    house.worker("甲").await.opens("/staff/records/export").await.sees("終わりました");
}

/// capability 102: a day for us, none for them; answered by addition; their word stays.
#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_somebody_wants_put_right_is_answered_by_a_day_that_is_ours() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let neko = house.person();
        let (number, words) = neko.writes("こんばんは", &[]).await;
        neko.begins_record().await;
        let worker = house.worker("甲").await;
        let record = worker.the_record().await;
        worker.writes_entry(&record, &[("text", "働きたくないと話した\n家にいると話した\n三行めです")]).await;
        let lines = neko.opens("/me/record/read/all").await.lines_of_record();
        let desk = |line: &str| format!("/staff/records/lines/{}", line.rsplit('/').next().expect("an id"));
        // They ask, with words and without; twice is once; and one is taken back.
        neko.opens(&lines[0]).await.is(200).sees("2026年12月8日までに、こちらから答えます。");
        neko.sends(&lines[0], &[("text", "そうは言っていません")]).await.is(303);
        for line in &lines {
            for _ in 0..2 {
                neko.sends(&format!("{line}/ask"), &[("text", "今は、を足してカナリア")]).await.is(303);
            }
        }
        neko.sends(&format!("{}/ask", lines[2]), &[("take_back", "1")]).await.is(303);
        neko.opens(&lines[2]).await.sees_not("伝えられています");
        let asked = worker.opens("/staff/records/asked").await.is(200).sees("2026年12月8日").sees_not("過ぎています");
        assert_eq!(asked.links("/staff/records/lines/").len(), 2);
        assert!(!asked.text.contains("カナリア"), "nothing is opened in a list");
        worker.opens("/staff").await.sees("直してほしいと言われた一行 2");
        // Late: said at the desk, and nowhere on their page.
        house.it_is(2026, 12, 9, 13, 0);
        let worker = house.worker("甲").await;
        worker.opens("/staff/records/asked").await.sees("日を過ぎています");
        worker.opens("/staff").await.sees("答えの日を過ぎた一行 2");
        neko.returns(&number, &words).await.leads_to("/letters");
        assert!(!neko.own_pages().await.contains("過ぎて"));
        // One is put right by adding; the other stays, and why is said. Their word stays beside it.
        worker.opens(&desk(&lines[0])).await.sees("今は、を足してカナリア").sees("そうは言っていません");
        worker.sends(&desk(&lines[0]), &[("text", "今は働きたくないと話した")]).await.is(303);
        let way = format!("{}/reply", desk(&lines[1]));
        worker.sends(&way, &[("reply", " ")]).await.is(422);
        worker.sends(&way, &[("reply", "その日の手紙にあったのでカナリア")]).await.is(303);
        worker.sends(&way, &[("reply", "二度め")]).await.is(409);
        neko.sends(&format!("{}/ask", lines[1]), &[("take_back", "1")]).await.is(303);
        let page = neko.opens("/me/record/read/all").await.is(200);
        page.sees_in_order(&[
            "今は働きたくないと話した",
            "働きたくないと話した",
            "そうは言っていません",
            "正しい一行を書き足しました。",
            "家にいると話した",
            "そのままにするわけを答えました。",
            "その日の手紙にあったのでカナリア",
        ]);
        neko.prints("/me/record/sheet/pdf").await.sees("そうは言っていません").sees("その日の手紙にあったのでカナリア");
        assert!(neko.opens("/me/take-away/data").await.text.contains("その日の手紙にあったのでカナリア"));
        worker.opens("/staff/records/asked").await.sees("いまは、ありません。");
        worker.opens("/staff").await.sees_not("直してほしいと言われ");
        // Nobody else's.
        let other = house.person();
        other.writes("べつの人", &[]).await;
        other.sends(&format!("{}/ask", lines[2]), &[("text", "あ")]).await.is(404);
        house.worker("管理").await.sends(&way, &[("reply", "あ")]).await.is(404);
        house.holds_nowhere(&["足してカナリア", "手紙にあったので"]).await;
        neko.sends("/me/record/end", &[]).await.leads_to("/me/record");
        house.ledger_fits().await;
    }
}

/// Pressed twice without a script, it is there once.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_the_desk_that_is_sent_twice_is_one_thing() {
    let house = TestHouse::sqlite().await;
    let neko = house.person();
    neko.writes("こんばんは", &[]).await;
    neko.begins_record().await;
    let worker = house.worker("甲").await;
    let record = worker.the_record().await;
    let later = [("text", "音がした"), ("why", "unsure"), ("reason", "きく"), ("days", "10")];
    let (protect, doubt) = ([("text", "叔母の家"), ("until", "2027-01-10")], [("text", "迷っている")]);
    let forms: [(String, &[(&str, &str)]); 3] = [
        (format!("{record}/later"), &later),
        (format!("{record}/protect"), &protect),
        ("/staff/practice".to_owned(), &doubt),
    ];
    for (way, fields) in forms {
        let once = worker.opens(&way).await.is(200).value_of("once");
        let form: Vec<_> = [("once", once.as_str())].into_iter().chain(fields.iter().copied()).collect();
        for _ in 0..2 {
            worker.sends(&way, &form).await.leads_to(&way);
        }
        assert_eq!(worker.opens(&way).await.text.matches("<article").count(), 1, "{way}");
        // The same words in a form of their own are another thing.
        worker.sends(&way, fields).await.leads_to(&way);
        assert_eq!(worker.opens(&way).await.text.matches("<article").count(), 2, "{way}");
    }
    let once = worker.opens("/staff/records/new").await.value_of("once");
    let form = [("once", once.as_str()), ("name", "川ぞいの家")];
    let one = worker.sends("/staff/records/new", &form).await.is(303).header("location");
    assert_eq!(worker.sends("/staff/records/new", &form).await.is(303).header("location"), one);
    assert_eq!(worker.records().await.len(), 2);
}

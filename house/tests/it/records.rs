//! Records: begun by the one they are about, written line by line, read by them whole, put right by adding, ended at once.
use crate::support::{Person, Seen, TestHouse};

impl Person {
    /// They begin their own record.
    pub async fn begins_record(&self) {
        self.sends("/me/record/begin", &[]).await.leads_to("/me/record");
    }
    /// The records of the desk, as the list has them.
    pub async fn records(&self) -> Vec<String> {
        let all = self.opens("/staff/records").await.is(200).links("/staff/records/");
        all.into_iter().filter(|it| it.len() == "/staff/records/".len() + 36).collect()
    }
    pub async fn the_record(&self) -> String {
        let all = self.records().await;
        assert_eq!(all.len(), 1, "{all:?}");
        all.into_iter().next().expect("a record")
    }
    /// Where a worker begins the record of whoever wrote this thread.
    pub async fn way_to_begin(&self, thread: &str) -> String {
        self.opens(thread).await.is(200).link("/staff/records/begin/").expect("a way to begin")
    }
    pub async fn tries_entry(&self, record: &str, form: &[(&str, &str)]) -> Seen {
        let once = self.opens(&format!("{record}/write")).await.is(200).value_of("once");
        let form: Vec<(&str, &str)> = [("once", once.as_str())].into_iter().chain(form.iter().copied()).collect();
        self.sends(&format!("{record}/write"), &form).await
    }
    pub async fn writes_entry(&self, record: &str, form: &[(&str, &str)]) {
        self.tries_entry(record, form).await.leads_to(record);
    }
    /// Every page on which somebody could learn something about themselves.
    pub async fn own_pages(&self) -> String {
        let mut all = String::new();
        for path in [
            "/me/record",
            "/me/record/read/own",
            "/me/record/read/all",
            "/me/record/read/visits",
            "/me/record/household",
            "/letters",
            "/letters/readers",
            "/letters/passed-on",
            "/me",
            "/letters/us",
            "/letters/connect",
        ] {
            all.push_str(&self.opens(path).await.text);
        }
        all
    }
}

impl Seen {
    /// The lines of a record on its person's page, as addresses.
    pub fn lines_of_record(&self) -> Vec<String> {
        self.links("/me/record/lines/")
    }
}

const CANARIES: &[&str] =
    &["眠れないカナリア", "猫がいるカナリア", "疲れて見えたカナリア", "喫茶店カナリア", "手紙を書くカナリア"];
const ENTRY: &[(&str, &str)] = &[
    (
        "text",
        "夜は眠れないカナリア\n*ゆっくり話したいカナリア\n+猫がいるカナリア\n#疲れて見えたカナリア\n>時間を伝えたカナリア",
    ),
    ("channel", "visit_to_office"),
    ("started", "2026-11-21T13:10"),
    ("ended", "38"),
    ("with", "ひとりでカナリア"),
    ("place", "喫茶店カナリア"),
    ("next", "12月4日に手紙を書くカナリア"),
    ("category", "listening"),
];

/// capabilities 29, 100, 101, 117
#[tokio::test(flavor = "multi_thread")]
async fn a_person_begins_their_record_and_reads_all_that_is_written_there() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("こんばんは", &[("called", "ねこ")]).await;
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        assert!(worker.records().await.is_empty(), "nothing about anybody, before they begin it");
        neko.opens("/me/record").await.is(200).sees("始めると、話したことや会ったときのことを");
        neko.opens("/me/record/read/all").await.leads_to("/me/record");
        neko.begins_record().await;
        neko.begins_record().await;
        let record = worker.the_record().await;
        worker.writes_entry(&record, ENTRY).await;
        let desk = colleague.opens(&record).await.is(200);
        desk.sees_in_order(&[
            "ねこ",
            "2026-11-21 13:10 · 来所 · 38分 · 話を聞く",
            "書いた人：甲",
            "話した人 ひとりでカナリア",
            "場所 喫茶店カナリア",
            "・ 話したこと チームの中 夜は眠れないカナリア",
            "＊ のぞみ",
            "＋ 好きなこと、支えになっていること",
            "＃ スタッフが感じたこと",
            "＞ スタッフがしたこと",
        ]);
        // The gate says how much and by whom, and nothing of it.
        let gate = neko.opens("/me/record").await.is(200).sees("ここには 5 行あります。").sees("甲 が書いたもの：5 行");
        for canary in CANARIES {
            assert!(!gate.text.contains(canary), "{canary}");
        }
        let all = neko.opens("/me/record/read/all").await.is(200);
        all.sees_in_order(&[
            "来所 · 38分",
            "書いた人：甲",
            "夜は眠れないカナリア",
            "スタッフが感じたこと",
            "疲れて見えたカナリア",
        ]);
        neko.opens("/me/record/read/own").await.is(200).sees("ここには、まだ何もありません。");
        neko.opens("/letters/readers").await.sees("甲 が書きました").sees("乙 が目を通しました");
        // Looking for words finds the line, and leaves a trace that its person reads.
        let found = colleague.sends("/staff/records/search", &[("words", "猫がいるカナリア")]).await.is(200);
        found.sees("猫がいるカナリア").sees_not("疲れて");
        colleague.sends("/staff/records/search", &[("words", "ねむれない")]).await.sees("見つかりませんでした");
        colleague.sends("/staff/records/search", &[("words", " ")]).await.is(422);
        house
            .worker("管理")
            .await
            .sends("/staff/records/search", &[("words", "猫がいる")])
            .await
            .sees("見つかりませんでした");
        // Whoever is not of the team, and whoever it is not about, sees nothing.
        for name in ["管理"] {
            house.worker(name).await.opens(&record).await.is(404);
            assert!(house.worker(name).await.records().await.is_empty());
        }
        let other = house.person();
        other.writes("べつの人", &[]).await;
        assert!(!other.own_pages().await.contains("カナリア"));
        house.holds_nowhere(CANARIES).await;
        house.ledger_fits().await;
    }
}

/// capability 172: family has the same page, about themselves.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_of_the_family_has_the_same_page_about_themselves() {
    let house = TestHouse::sqlite().await;
    let mother = house.person();
    mother.writes("息子のことで", &[("who", "family")]).await;
    mother.begins_record().await;
    let worker = house.worker("甲").await;
    worker.writes_entry(&worker.the_record().await, &[("text", "二十年になると話した")]).await;
    mother.opens("/me/record/read/all").await.sees("二十年になると話した");
}

/// capability 100: by their yes, never by one worker alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_yes_that_one_worker_heard_begins_nothing_before_another_heard_it() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("こんばんは", &[]).await;
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        let way = worker.way_to_begin(&worker.the_thread().await).await;
        worker.sends(&way, &[]).await.is(422).sees("まだ、どれもえらばれていません");
        let record = worker.sends(&way, &[("how", "phone")]).await.is(303).header("location");
        for who in [&worker, &colleague] {
            who.opens(&format!("{record}/write")).await.is(404);
            who.sends(&format!("{record}/write"), &[("text", "まだ")]).await.is(404);
        }
        worker.opens(&record).await.is(200).sees("甲 が、「記録を始めてよい」と聞いた").sees_not("私も聞きました");
        worker.sends(&format!("{record}/witness"), &[]).await.is(404);
        neko.opens("/me/record").await.sees("甲 が、「記録を始めてよい」と聞いた、と書きとめています。");
        neko.opens("/me/record/read/all").await.leads_to("/me/record");
        colleague.opens(&record).await.sees("私も聞きました");
        colleague.sends(&format!("{record}/witness"), &[]).await.leads_to(&record);
        worker.writes_entry(&record, &[("text", "聞いたこと")]).await;
        neko.opens("/me/record/read/all").await.sees("聞いたこと");
        // Where it was not so, they say so, and there is none.
        let other = house.person();
        other.writes("べつの人", &[]).await;
        let thread = worker.inbox().await.into_iter().find(|it| *it != way).expect("a thread");
        let all = worker.inbox().await;
        let mut asked = None;
        for thread in all.iter().chain([&thread]) {
            let way = worker.way_to_begin(thread).await;
            let seen = worker.opens(&way).await;
            if seen.status.as_u16() == 200 {
                asked = Some(worker.sends(&way, &[("how", "paper")]).await.is(303).header("location"));
                break;
            }
        }
        let asked = asked.expect("somebody without a record");
        other.sends("/me/record/end", &[]).await.leads_to("/me/record");
        worker.opens(&asked).await.is(404);
        other.opens("/me/record").await.sees_not("と書きとめています");
        house.ledger_fits().await;
    }
}

/// guideline 第4-4
#[tokio::test(flavor = "multi_thread")]
async fn a_home_visit_takes_two_and_what_was_typed_stays() {
    let house = TestHouse::sqlite().await;
    let neko = house.person();
    neko.writes("こんばんは", &[]).await;
    neko.begins_record().await;
    let worker = house.worker("甲").await;
    let record = worker.the_record().await;
    let alone = worker.tries_entry(&record, &[("text", "ドア越しに話した"), ("channel", "home_visit")]).await.is(422);
    assert_eq!(alone.field(), "ドア越しに話した");
    let second = alone.between("<select id=\"second\"", "</select>");
    let (id, name) = second[0].split("value=\"").nth(2).and_then(|it| it.split_once('"')).expect("a colleague");
    assert!(name.contains('乙') || name.contains('丁'), "{name}");
    alone.sees("二人で行きます");
    let visit = [("text", "ドア越しに話した"), ("channel", "home_visit"), ("second", id)];
    worker.writes_entry(&record, &visit).await;
    neko.opens("/me/record/read/visits").await.sees("家で会った").sees("書いたのは 甲");
    // Nobody of another place can have been there.
    let stranger = [("text", "あ"), ("channel", "home_visit"), ("second", "2a2a2a2a-2a2a-2a2a-2a2a-2a2a2a2a2a2a")];
    worker.tries_entry(&record, &stranger).await.is(422).sees("チームの人ではない");
}

/// capabilities 102, 197; promise N-10
#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_answered_put_right_and_never_changed() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("こんばんは", &[]).await;
        neko.begins_record().await;
        let worker = house.worker("甲").await;
        let record = worker.the_record().await;
        worker.writes_entry(&record, &[("text", "働きたくないと話した\n二行目")]).await;
        let all = neko.opens("/me/record/read/all").await.is(200);
        let line = all.lines_of_record().into_iter().next().expect("a line");
        neko.opens(&line).await.is(200).sees("働きたくないと話した");
        let back = |line: &str| format!("/me/record/read/all#line-{}", line.rsplit('/').next().expect("an id"));
        neko.sends(&line, &[("text", "今は、と言いました")]).await.leads_to(&back(&line));
        neko.sends(&format!("{line}/hurt"), &[("text", "")]).await.leads_to(&back(&line));
        neko.sends(&format!("{line}/stop"), &[]).await.leads_to("/me/record");
        neko.sends(&format!("{line}/class"), &[("class", "person")]).await.leads_to(&back(&line));
        neko.sends(&format!("{line}/erase"), &[]).await.is(404);
        neko.opens("/me/record/read/all")
            .await
            .sees("今は、と言いました")
            .sees("前は、ここまで読みました。")
            .sees("伝えてよい");
        neko.opens("/me/record/read/own").await.sees("今は、と言いました");
        let desk = worker.opens(&record).await;
        desk.sees_in_order(&[
            "働きたくないと話した",
            "本人の書きそえ",
            "今は、と言いました",
            "つらかったと伝えられました。",
        ]);
        // The worker puts it right by adding; what stood there before is folded under it, with whose it was.
        let way = format!("/staff/records/lines/{}", line.rsplit('/').next().expect("an id"));
        let to = worker.sends(&way, &[("text", "今は働きたくないと話した")]).await.is(303).header("location");
        assert!(to.starts_with(&record), "{to}");
        worker.sends(&way, &[("text", "今は働きたくないと話した")]).await.is(303);
        worker.sends(&way, &[("text", "三度め")]).await.is(409);
        let all = neko.opens("/me/record/read/all").await;
        all.sees_in_order(&[
            "今は働きたくないと話した",
            "前に書かれていたこと",
            "甲",
            "働きたくないと話した",
            "二行目",
        ]);
        neko.opens("/me/record").await.sees("ここには 2 行あります。");
        // Their own hand.
        let once = neko.opens("/me/record/read/own").await.value_of("once");
        let mine = [("once", once.as_str()), ("text", "自分のことばで"), ("class", "mine_only")];
        neko.sends("/me/record/write", &mine).await.leads_to("/me/record/read/own");
        neko.sends("/me/record/write", &mine).await.leads_to("/me/record/read/own");
        let own = neko.opens("/me/record/read/own").await;
        assert_eq!(own.text.matches("自分のことばで</div>").count(), 1, "one press is one line");
        neko.opens("/me/record").await.sees("自分で書いたもの：1 行");
        worker.opens(&record).await.sees("本人が書いた").sees("自分のことばで");
        let own = own.lines_of_record().into_iter().next().expect("a line");
        let theirs = own.replace("/me/record", "/staff/records");
        worker.sends(&theirs, &[("text", "なおす")]).await.is(404);
        neko.sends(&format!("{own}/erase"), &[]).await.leads_to("/me/record/read/own");
        worker.opens(&record).await.sees("この一行は、消されました。").sees_not("自分のことばで");
        // Nobody else's.
        let other = house.person();
        other.writes("べつの人", &[]).await;
        for way in [line.clone(), format!("{line}/hurt"), format!("{line}/stop"), format!("{line}/class")] {
            other.sends(&way, &[("text", "あ"), ("class", "team")]).await.is(404);
        }
        house.ledger_fits().await;
    }
}

/// capability A2: no silent notes.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_shown_yet_is_announced_and_shown_on_its_day() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("こんばんは", &[]).await;
        neko.begins_record().await;
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        let record = worker.the_record().await;
        let way = format!("{record}/later");
        let note =
            [("text", "心配な音がしたカナリア"), ("why", "unsure"), ("reason", "もう一度聞くカナリア"), ("days", "10")];
        worker.sends(&way, &[("text", "あ"), ("why", "unsure"), ("reason", "い"), ("days", "29")]).await.is(422);
        worker.sends(&way, &note[..2]).await.is(422);
        worker.sends(&way, &note).await.leads_to(&way);
        // That it exists, why, since when and until when; alone, three days and no more.
        let all = neko.opens("/me/record/read/all").await.is(200);
        let seen = all
            .sees("まだ見せていないもの")
            .sees("2026年11月22日から、おそくとも 2026年11月25日まで。")
            .sees("まだ確かでないため");
        assert!(!seen.text.contains("カナリア"));
        neko.opens("/me/record").await.sees("まだ見せていないものがあります");
        let held = worker.opens(&way).await.sees("心配な音がしたカナリア").link_of_form(&format!("{way}/"));
        worker.sends(&held, &[("act", "agree")]).await.is(404);
        colleague.sends(&held, &[("act", "agree")]).await.leads_to(&way);
        neko.opens("/me/record/read/all").await.sees("2026年12月2日まで。");
        house.worker("管理").await.sends(&held, &[("act", "show")]).await.is(404);
        house.holds_nowhere(&["心配な音", "もう一度聞く"]).await;
        // Its day comes. Whoever opens the folder next shows it, before anything else can be done with it.
        house.clock.pass_seconds(10 * 86_400 + 3_600);
        let neko = house.person();
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.opens("/me/record/read/all").await.sees("次にスタッフが机に着いたとき、ここに出ます");
        let worker = house.worker("甲").await;
        worker.sends(&held, &[("act", "again"), ("days", "7")]).await.is(409);
        // Sitting down at the desk is enough: nobody has to think of it.
        worker.opens("/staff").await.is(200);
        neko.opens("/me/record/read/all")
            .await
            .sees("心配な音がしたカナリア")
            .sees("書いた人：甲")
            .sees_not("まだ見せていないもの");
        worker.opens(&record).await.is(200).sees("あとから見せたもの").sees("心配な音がしたカナリア");
        assert!(!worker.opens(&way).await.text.contains("もう一度聞くカナリア"), "and nothing of it is left");
        house.ledger_fits().await;
    }
}

/// capability A19
#[tokio::test(flavor = "multi_thread")]
async fn a_practice_note_is_its_writers_alone_and_gone_after_thirty_days() {
    for house in TestHouse::both().await {
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        worker.sends("/staff/practice", &[("text", "急がせたかもしれないカナリア")]).await.leads_to("/staff/practice");
        worker.opens("/staff/practice").await.is(200).sees("急がせたかもしれないカナリア");
        colleague.opens("/staff/practice").await.is(200).sees_not("カナリア");
        house.worker("管理").await.opens("/staff/practice").await.is(404);
        house.holds_nowhere(&["急がせたかも"]).await;
        house.clock.pass_seconds(31 * 86_400);
        let worker = house.worker("甲").await;
        worker.opens("/staff/practice").await.is(200).sees_not("カナリア");
        house.jobs().await;
        house.ledger_fits().await;
    }
}

/// capability 117: without typing it again. And one press is one entry.
#[tokio::test(flavor = "multi_thread")]
async fn a_memo_becomes_an_entry_without_typing_it_again() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        let call = [("text", "*聞いてほしい\n父：働けと言う\n(ここだけ)"), ("minutes", "12"), ("thread", "new")];
        let saved = worker.memo(&call).await;
        let form = worker.opens(&saved).await.is(200).form_to("/staff/records/from-memo");
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        // Nobody has said yes yet: how a record begins is said instead.
        worker.sends("/staff/records/from-memo", &pairs).await.is(200).sees("記録は、その人の「はい」で始まります");
        let thread = crate::calls::thread_of(&saved);
        let way = worker.way_to_begin(&thread).await;
        let record = worker.sends(&way, &[("how", "phone")]).await.header("location");
        house.worker("乙").await.sends(&format!("{record}/witness"), &[]).await.leads_to(&record);
        let page = worker.sends("/staff/records/from-memo", &pairs).await.is(200);
        assert_eq!(page.field(), "*聞いてほしい\n父：働けと言う\n(ここだけ)");
        let (once, started, ended) = (page.value_of("once"), page.value_of("started"), page.value_of("ended"));
        assert_eq!(ended, "12");
        let text = page.field();
        let entry =
            [("once", once.as_str()), ("text", &text), ("started", &started), ("ended", &ended), ("channel", "phone")];
        let at = format!("{record}/write");
        let (one, two) = tokio::join!(worker.sends(&at, &entry), worker.sends(&at, &entry));
        one.leads_to(&record);
        two.leads_to(&record);
        worker.sends(&at, &entry).await.leads_to(&record);
        let desk = worker.opens(&record).await.sees("12分").sees("父： 働けと言う");
        assert_eq!(desk.text.matches("<article").count(), 1);
        house.ledger_fits().await;
    }
}

/// capabilities 118, 184: kept while it is typed, and nothing blocks.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_kept_and_a_hint_never_holds_it_back() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("こんばんは", &[]).await;
        neko.begins_record().await;
        let worker = house.worker("甲").await;
        let record = worker.the_record().await;
        let once = worker.opens(&format!("{record}/write")).await.value_of("once");
        let draft = [("once", once.as_str()), ("text", "拒否的で妄想を訴えるカナリア"), ("next", "電話する")];
        worker.sends(&format!("{record}/draft"), &draft).await.is(204);
        house.holds_nowhere(&["拒否的で"]).await;
        let again = worker.opens(&format!("{record}/write")).await.sees("書きかけがありました。");
        assert_eq!(
            (again.field().as_str(), again.value_of("next").as_str()),
            ("拒否的で妄想を訴えるカナリア", "電話する")
        );
        again.sees("もう一度見てみることば").sees("今日は会わない、と話した").sees("そのままでも、書きとめられます。");
        worker.sends("/staff/records/wording", &draft).await.is(200).sees("診断のことばです");
        worker.sends(&format!("{record}/look"), &draft).await.is(200).sees("本人が読みます").sees("診断のことばです");
        // The session is over: what was typed is still on the page, and in the draft.
        let asleep = house.person().sends(&format!("{record}/write"), &draft).await.is(401);
        assert_eq!(asleep.field(), "拒否的で妄想を訴えるカナリア");
        worker.sends(&format!("{record}/write"), &draft).await.leads_to(&record);
        worker.opens(&format!("{record}/write")).await.sees_not("書きかけがありました。");
        // A draft that came too late is none.
        worker.sends(&format!("{record}/draft"), &draft).await.is(204);
        worker.opens(&format!("{record}/write")).await.sees_not("書きかけがありました。");
        for (field, word) in [("with", "母"), ("place", "駅"), ("next", "電話")] {
            worker.writes_entry(&record, &[(field, word)]).await;
        }
        worker.tries_entry(&record, &[("text", " \n ")]).await.is(422);
        let wrong = worker.tries_entry(&record, &[("text", "のこる"), ("started", "きのう")]).await.is(422);
        assert_eq!(wrong.field(), "のこる");
        house.ledger_fits().await;
    }
}

/// Newest first, page by page.
#[tokio::test(flavor = "multi_thread")]
async fn a_long_record_is_read_page_by_page() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("こんばんは", &[]).await;
        neko.begins_record().await;
        let worker = house.worker("甲").await;
        let record = worker.the_record().await;
        for n in 0..53 {
            // Many of the same minute: none is left out and none comes twice.
            let (text, started) = (format!("番号{n:02}。"), format!("2026-11-{:02}T10:00", 1 + n / 10));
            worker.writes_entry(&record, &[("text", &text), ("started", &started)]).await;
        }
        let first = worker.opens(&record).await.is(200);
        let next = first.link(&format!("{record}?before=")).expect("it goes on");
        let second = worker.opens(&next).await.is(200);
        assert!(second.link(&format!("{record}?before=")).is_none());
        let counted = |seen: &Seen, n: usize| seen.text.matches(&format!("番号{n:02}。")).count();
        for n in 0..53 {
            assert_eq!(counted(&first, n) + counted(&second, n), 1, "{n}");
        }
        assert_eq!(first.text.matches("<article").count(), 50);
    }
}

/// Ended by its person, or with everything of theirs: at once, and nothing is left.
#[tokio::test(flavor = "multi_thread")]
async fn a_record_ends_when_its_person_says_so() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("こんばんは", &[]).await;
        neko.begins_record().await;
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        let record = worker.the_record().await;
        worker.writes_entry(&record, ENTRY).await;
        let note = [("text", "心配カナリア"), ("why", "to_be_said"), ("reason", "理由カナリア"), ("days", "5")];
        worker.sends(&format!("{record}/later"), &note).await.is(303);
        neko.opens("/me/record/end").await.is(200).sees("ぜんぶ消します");
        neko.sends("/me/record/end", &[]).await.leads_to("/me/record");
        colleague.opens(&record).await.is(404);
        assert!(worker.records().await.is_empty());
        neko.opens("/letters").await.sees("こんばんは");
        neko.begins_record().await;
        let record = worker.the_record().await;
        worker.opens(&record).await.sees("まだ、何も書かれていません。");
        worker.writes_entry(&record, ENTRY).await;
        worker.sends(&format!("{record}/later"), &note).await.is(303);
        neko.sends("/letters/erase", &[]).await;
        assert!(worker.records().await.is_empty());
        worker.opens(&record).await.is(404);
        house.ledger_fits().await;
    }
}

//! Danger: levels that people set and end, two who look together, answers that two read, what was passed on, two threads
//! that are read together, whoever is on duty, and what is said afterwards. (capabilities 122, 189, 192, 193; N-1, N-2, N-3, N-4)
use crate::support::{Person, Seen, TestHouse, smtp_at};
use ground_post::tells_something;
use ground_store::{Tables, values};

const REASON: &str = "薬のことを書いているカナリア理由";

/// Somebody who wrote, with their words, and the thread as the desk knows it.
struct Mizu {
    person: Person,
    number: String,
    words: String,
    thread: String,
}

impl Mizu {
    async fn writes(house: &TestHouse, text: &str) -> Mizu {
        let (person, worker) = (house.person(), house.worker("甲").await);
        let before = worker.inbox().await;
        let (number, words) = person.writes(text, &[("called", "みず")]).await;
        let thread = worker.inbox().await.into_iter().find(|it| !before.contains(it)).expect("it came in");
        Mizu { person, number, words, thread }
    }
    async fn returns(&self) {
        self.person.returns(&self.number, &self.words).await.leads_to("/letters");
    }
    async fn opens(&self, path: &str) -> Seen {
        self.person.opens(path).await.is(200)
    }
}

async fn sets(worker: &Person, thread: &str, level: &str) {
    let form = [("level", level), ("reason", REASON)];
    worker.sends(&format!("{thread}/level"), &form).await.leads_to(thread);
}

fn first_mark(inbox: &Seen) -> String {
    inbox.between("<tr><td data-label=", "</tr>").first().cloned().unwrap_or_default()
}

/// S02 4a, 6, 13; promise: never an attribute of a person, never closed by itself.
#[tokio::test(flavor = "multi_thread")]
async fn a_level_is_set_by_a_human_stands_on_top_and_ends_by_a_human_only() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 25, 12, 1);
        let mizu = Mizu::writes(&house, "きょうは雨でした").await;
        let thread = mizu.thread.clone();
        house.person().writes("もう消えたい", &[]).await;
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        assert_ne!(one.inbox().await[0], thread, "a hint is before an ordinary letter");
        // Without a level, or without a reason, nothing is set, and what was typed is still there.
        one.sends(&format!("{thread}/level"), &[("reason", REASON)]).await.is(422).sees("まだ何も書かれていない");
        let refused = one.sends(&format!("{thread}/level"), &[("level", "urgent"), ("reason", " ")]).await.is(422);
        assert!(refused.text.contains("value=\"urgent\" checked"));
        sets(&one, &thread, "concern").await;
        assert_eq!(one.inbox().await[0], thread, "what a human said stands before every hint");
        let page = one.opens(&thread).await.sees("気がかり").sees(REASON).sees("二人めの名前が、まだありません。");
        assert!(page.text.contains("name=\"whom\""), "a second name is asked for");
        // A colleague is asked, and looks by their own act.
        let whom = page.value_of("whom");
        one.sends(&format!("{thread}/level/ask"), &[("whom", &whom)]).await.leads_to(&thread);
        two.sends(&format!("{thread}/level/join"), &[]).await.leads_to(&thread);
        two.opens(&thread).await.sees("二人で見ています：甲、乙");
        sets(&two, &thread, "urgent").await;
        two.opens(&thread).await.sees("急ぎ").sees("居場所の情報はありません。").sees("二人で見ています：乙、甲");
        // The office knows that there is one, and nothing else; so does the administrator.
        let office = house.worker("管理").await;
        office.opens("/staff").await.sees("急ぎの件 1").sees_not("みず").sees_not(REASON);
        // Nothing of it is on any page of whoever wrote.
        for path in ["/letters", "/letters/readers", "/letters/passed-on", "/me", "/letters/erase"] {
            let page = mizu.opens(path).await.is(200);
            for word in ["気がかり", "急ぎ", "今すぐ", "段階", "カナリア理由"] {
                assert!(!page.words().contains(word), "{word} on {path}");
            }
        }
        // Nobody lowers it: the next opening and an hour pass, weeks pass; it stands on top, and says so.
        house.it_is(2026, 11, 26, 12, 59);
        house.jobs().await;
        let inbox = house.worker("甲").await.opens("/staff/letters").await;
        assert!(first_mark(&inbox).contains("急ぎ") && !first_mark(&inbox).contains("まだ下げていません"));
        for days in [1, 30] {
            house.clock.pass_days(days);
            house.jobs().await;
            let worker = house.worker("甲").await;
            assert!(first_mark(&worker.opens("/staff/letters").await).contains("まだ下げていません"));
            assert_eq!(worker.inbox().await[0], thread);
        }
        let worker = house.worker("丁").await;
        worker.sends(&format!("{thread}/level/end"), &[("reason", "話せた")]).await.leads_to(&thread);
        worker.opens(&thread).await.sees_not("居場所の情報はありません");
        worker.sends(&format!("{thread}/level/end"), &[]).await.is(409);
        house.worker("管理").await.opens("/staff").await.sees_not("急ぎの件");
        house.holds_nowhere(&["カナリア理由", "話せた", "みず"]).await;
        house.ledger_fits().await;
    }
}

/// A level names no thread, no party and no circle of anybody: the schema itself says so, and so do the rows.
#[tokio::test(flavor = "multi_thread")]
async fn a_level_is_never_an_attribute_of_a_person() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    for entry in std::fs::read_dir(root.join("migrations")).expect("migrations").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("a migration");
        let tables = text.split("create table ").skip(1);
        for table in tables.map(|it| it.split(");").next().unwrap_or_default()) {
            let name = table.split_whitespace().next().unwrap_or_default();
            let of = |column: &str| table.lines().any(|line| line.trim_start().starts_with(column));
            if name.starts_with("people_") || name.starts_with("consultation_") || name.starts_with("circle_") {
                assert!(!of("level") && !of("work_level") && !of("risk") && !of("danger"), "{name} holds a level");
            }
            if name.starts_with("safety_level") {
                assert!(!of("party_id") && !of("thread_id") && !of("person_id"), "{name} names somebody");
            }
        }
    }
    for house in TestHouse::both().await {
        let mizu = Mizu::writes(&house, "もう消えたい").await;
        sets(&house.worker("甲").await, &mizu.thread, "urgent").await;
        let mut look = house.house.db().look().await.expect("a look");
        let sql = "select count(*) as figure from safety_level l join consultation_thread t
                       on t.id = l.matter or t.circle_id = l.matter or t.party_id = l.matter
                       or t.circle_id = l.circle_id or t.id = l.id";
        let (joined, all): (Option<i64>, Option<i64>) = (
            look.one(sql, values![]).await.expect("a number"),
            look.one("select count(*) as figure from safety_level", values![]).await.expect("a number"),
        );
        assert_eq!((joined, all), (Some(0), Some(1)), "{}: rows alone tell whose it is", house.scratch.kind);
    }
}

/// S02 7: with a level every answer is read by a second, who is waited for three minutes at most.
#[tokio::test(flavor = "multi_thread")]
async fn while_it_is_urgent_every_answer_is_read_by_two_and_waits_three_minutes_at_most() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 25, 12, 30);
        let mizu = Mizu::writes(&house, "薬ためてある。今夜").await;
        let thread = mizu.thread.clone();
        house.answers(&thread, "読みました").await;
        let one = house.worker("甲").await;
        one.sends(&format!("{thread}/reply"), &[("text", "二通めはそのまま")]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        sets(&one, &thread, "urgent").await;
        one.opens(&thread).await.sees("この返事は、もう一人が読んでから届きます。待つのは3分までです。");
        one.sends(&format!("{thread}/reply"), &[("text", "いまここにいます")]).await.leads_to(&thread);
        house.clock.pass_seconds(60);
        mizu.opens("/letters").await.sees("二通めはそのまま").sees_not("いまここにいます");
        let way = one.opens(&thread).await.link_ending(&thread, "/cannot-wait").expect("it may not be able to wait");
        one.sends(&way, &[]).await.is(409).sees("まだ3分たっていません。");
        // Not by another: whoever wrote it says that it cannot wait; another reads it.
        let two = house.worker("乙").await;
        assert_eq!(two.opens(&thread).await.link_ending(&thread, "/cannot-wait"), None);
        two.sends(&way, &[("reason", "急ぎ")]).await.is(404);
        house.clock.pass_seconds(120);
        one.sends(&way, &[]).await.leads_to(&thread);
        one.sends(&way, &[]).await.is(404);
        house.clock.pass_seconds(11);
        mizu.opens("/letters").await.sees("いまここにいます").sees_not("待てない");
        two.opens(&thread).await.sees("一人で出した理由： 待てない");
        // Before three minutes, with a reason.
        one.sends(&format!("{thread}/reply"), &[("text", "もうひとこと")]).await.leads_to(&thread);
        let way = one.opens(&thread).await.link_ending(&thread, "/cannot-wait").expect("again");
        one.sends(&way, &[("reason", "手に持っているカナリア")]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        mizu.opens("/letters").await.sees("もうひとこと").sees_not("手に持っている");
        // The level ends: answers go out as before.
        one.sends(&format!("{thread}/level/end"), &[]).await.leads_to(&thread);
        one.sends(&format!("{thread}/reply"), &[("text", "またあした")]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        mizu.opens("/letters").await.sees("またあした");
        house.holds_nowhere(&["手に持っているカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// capability 200: what a house of one does, and that whoever writes is told before.
#[tokio::test(flavor = "multi_thread")]
async fn a_house_of_one_goes_ahead_and_says_so() {
    for house in TestHouse::both().await {
        house.settle(&[("size", "one"), ("seconded_within_days", "5")]).await;
        house.person().opens("/letters/new").await.sees("いのちがあぶないと思われるときも、ここでは一人で読み、");
        let mizu = Mizu::writes(&house, "薬ためてある。今夜").await;
        let thread = mizu.thread.clone();
        house.answers(&thread, "読みました").await;
        let one = house.worker("甲").await;
        sets(&one, &thread, "urgent").await;
        let page =
            one.opens(&thread).await.sees("一人の団体です。").sees("一人で出します。5日以内に、もう一人が読みます。");
        assert!(!page.text.contains("name=\"whom\""));
        one.sends(&format!("{thread}/reply"), &[("text", "いまここにいます")]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        mizu.opens("/letters").await.sees("いまここにいます");
        one.opens("/staff").await.sees("まだ二人目が読んでいない返事 1");
        let passed = passes_on(&one, &thread).await;
        passed.sees("2026-11-27 03:").sees("もう一人が確かめます");
    }
}

/// Writes down what 119 was told, and gives the page after it.
async fn passes_on(worker: &Person, thread: &str) -> Seen {
    let way = format!("{thread}/passed-on");
    let form = [
        ("ground", "life_danger"),
        ("receiver", "119番カナリア"),
        ("place", "あおば荘 203カナリア"),
        ("called_name", "みず"),
        ("taken", "市販の薬を20錠カナリア"),
    ];
    worker.sends(&way, &form).await.leads_to(&way);
    worker.opens(&way).await.is(200)
}

/// S02 10, 11; N-4
#[tokio::test(flavor = "multi_thread")]
async fn what_was_passed_on_has_a_ground_two_names_and_is_shown_on_the_next_open_day() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 25, 13, 25);
        let mizu = Mizu::writes(&house, "いま飲んだ。むかしの手紙カナリア").await;
        let thread = mizu.thread.clone();
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        sets(&one, &thread, "immediate").await;
        one.opens(&thread).await.sees("一人が119番に電話します。").sees("それより前の手紙は伝えません。");
        // The page offers no letter and nothing like everything.
        let form = one.opens(&format!("{thread}/passed-on?ground=life_danger")).await.is(200);
        form.sees("いる場所").sees("刑法37条");
        let form = one.opens(&format!("{thread}/passed-on?ground=life_danger")).await;
        assert!(!form.text.contains("むかしの手紙") && !form.text.contains("name=\"everything\""));
        let way = format!("{thread}/passed-on");
        let nothing = [("ground", "life_danger"), ("receiver", "119番"), ("place", " ")];
        one.sends(&way, &nothing).await.is(422).sees("伝えたことが、一つも書かれていません。");
        one.sends(&way, &[("ground", "everything"), ("receiver", "x"), ("place", "x")]).await.is(422);
        let page = passes_on(&one, &thread).await.sees("あおば荘 203カナリア").sees("2026-11-26 12:00");
        assert!(!page.text.contains("確かめました</button>"), "nobody is their own second");
        one.opens("/staff/letters").await.sees("渡した情報：二人めを待っています");
        // The log knows the ground and the names, not whose it was.
        let log = two.opens("/staff/duty").await.sees("いのちがあぶないと、二人が考えたため").sees("甲");
        assert!(!log.text.contains("カナリア"));
        let id = two.opens(&way).await.value_of("passing");
        two.sends(&format!("{way}/second"), &[("passing", &id)]).await.leads_to(&way);
        two.sends(&format!("{way}/second"), &[("passing", &id)]).await.is(404);
        // Nothing of it shows on the day itself: not on the page, not among who read and wrote.
        mizu.opens("/letters/passed-on").await.sees("外に渡した情報は、ありません。");
        mizu.opens("/letters/readers").await.sees_not("が書きました");
        house.it_is(2026, 11, 26, 12, 1);
        mizu.returns().await;
        let told = mizu.opens("/letters/passed-on").await;
        for said in [
            "119番カナリア",
            "あおば荘 203カナリア",
            "市販の薬を20錠カナリア",
            "伝えたのは 甲、確かめたのは 乙",
            "いのちがあぶない",
        ] {
            assert!(told.words().contains(said), "{said}: {}", told.words());
        }
        assert!(!told.words().contains("むかしの手紙"));
        mizu.opens("/letters/readers").await.sees("甲 が書きました").sees("必要なことだけを外に伝えられます");
        // Somebody else's page says what it always says.
        let other = house.person();
        other.writes("べつの人", &[("who", "family")]).await;
        other.opens("/letters/passed-on").await.sees("外に渡した情報は、ありません。").sees_not("カナリア");
        house.holds_nowhere(&["119番カナリア", "203カナリア", "20錠カナリア"]).await;
        assert!(house.mail.mails().is_empty(), "nothing of it leaves by mail");
        house.ledger_fits().await;
    }
}

/// S02 11: to wait with telling takes two who say why, and it is over by itself.
#[tokio::test(flavor = "multi_thread")]
async fn telling_waits_only_where_two_say_why_and_fourteen_days_at_most() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 25, 13, 25);
        let mizu = Mizu::writes(&house, "いま飲んだ").await;
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        let way = format!("{}/passed-on", mizu.thread);
        let id = passes_on(&one, &mizu.thread).await.value_of("passing");
        two.sends(&format!("{way}/second"), &[("passing", &id)]).await.leads_to(&way);
        let hold = format!("{way}/hold");
        let reason = ("reason", "同じ家の人に見られるカナリア");
        one.sends(&hold, &[("passing", &id), ("days", "15"), reason]).await.is(422);
        one.sends(&hold, &[("passing", &id), ("days", "10"), ("reason", "")]).await.is(422);
        for worker in [&one, &one] {
            worker.sends(&hold, &[("passing", &id), ("days", "10"), reason]).await.leads_to(&way);
        }
        one.opens(&way).await.sees("もう一人が書くと、待ちます。").sees("2026-11-26 12:00");
        let inbox = two.opens("/staff/letters").await;
        assert!(first_mark(&inbox).contains("渡した情報：決めなおす"), "another is asked: {}", inbox.words());
        two.sends(&hold, &[("passing", &id), ("days", "14"), reason]).await.leads_to(&way);
        two.opens(&way).await.sees("2026-12-05 13:").sees("見せずに待っています");
        house.it_is(2026, 12, 1, 12, 30);
        mizu.returns().await;
        mizu.opens("/letters/passed-on").await.sees("外に渡した情報は、ありません。");
        mizu.opens("/letters/readers").await.sees_not("が書きました");
        // Three days before the end the desk is asked; when nobody decides, it shows.
        house.it_is(2026, 12, 3, 12, 30);
        let inbox = house.worker("甲").await.opens("/staff/letters").await;
        assert!(first_mark(&inbox).contains("渡した情報：決めなおす"), "{}", inbox.words());
        house.it_is(2026, 12, 5, 14, 0);
        mizu.returns().await;
        let told = mizu.opens("/letters/passed-on").await.sees("119番カナリア").sees("お知らせがおそくなったのは");
        assert!(!told.words().contains("見られるカナリア"), "the reason stays with the two");
        // What was shown is not taken away again.
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        one.sends(&hold, &[("passing", &id), ("days", "3"), reason]).await.is(409);
        two.sends(&hold, &[("passing", &id), ("days", "3"), reason]).await.is(409);
        mizu.opens("/letters/passed-on").await.sees("119番カナリア");
        house.holds_nowhere(&["見られるカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// capability 193
#[tokio::test(flavor = "multi_thread")]
async fn erasing_while_a_level_is_open_takes_the_content_at_once_and_leaves_the_level_to_a_human() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 25, 13, 25);
        let mizu = Mizu::writes(&house, "薬ためてある。今夜").await;
        let thread = mizu.thread.clone();
        let one = house.worker("甲").await;
        sets(&one, &thread, "concern").await;
        sets(&one, &thread, "urgent").await;
        passes_on(&one, &thread).await;
        mizu.person.sends("/letters/erase", &[]).await.is(200).sees("消しました");
        let inbox = one.opens("/staff/letters").await;
        assert!(first_mark(&inbox).contains("急ぎ") && first_mark(&inbox).contains("消えた手紙"), "{}", inbox.words());
        let page = one.opens(&thread).await.sees("書いた人がぜんぶ消したので、中身はありません。").sees_not(REASON);
        assert!(!page.text.contains("203カナリア") && !page.text.contains("name=\"level\""));
        one.sends(&format!("{thread}/level"), &[("level", "urgent"), ("reason", "x")]).await.is(409);
        one.opens(&format!("{thread}/passed-on")).await.sees("書いた人が消しました。").sees_not("カナリア");
        house.clock.pass_days(20);
        house.jobs().await;
        let one = house.worker("甲").await;
        assert_eq!(one.inbox().await[0], thread, "it stands until a human ends it");
        one.sends(&format!("{thread}/level/end"), &[]).await.leads_to(&thread);
        assert!(!one.inbox().await.contains(&thread));
        house.holds_nowhere(&["カナリア理由", "203カナリア", "薬ためてある"]).await;
        house.ledger_fits().await;
    }
}

/// N-2, N-3: at no other level, by two, named by a human, told to the one whose life it was, and over with the level.
#[tokio::test(flavor = "multi_thread")]
async fn two_threads_are_read_together_only_while_a_life_is_in_danger() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 25, 13, 25);
        let mizu = Mizu::writes(&house, "いま飲んだ").await;
        let mother = Mizu::writes(&house, "息子が部屋から出てきません").await;
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        let (thread, other) = (mizu.thread.clone(), mother.thread.clone());
        let handle = one.opens(&other).await.within("<h1", "</h1>");
        let way = format!("{thread}/together");
        for level in [None, Some("concern"), Some("urgent")] {
            if let Some(level) = level {
                sets(&one, &thread, level).await;
            }
            one.sends(&way, &[("handle", &handle)]).await.is(409).sees("「今すぐ」の段階のあいだだけ");
            assert!(!one.opens(&thread).await.text.contains("name=\"handle\""), "it is not even offered");
        }
        sets(&one, &thread, "immediate").await;
        let page = one.opens(&thread).await;
        assert!(!page.text.contains(&handle) && !page.text.contains(&other), "nothing is suggested");
        one.sends(&way, &[("handle", "ねこ・いぬ")]).await.is(422).sees("その二つのことばの手紙は");
        one.sends(&way, &[("handle", &handle)]).await.leads_to(&thread);
        assert!(!one.opens(&other).await.text.contains(&thread), "one alone joins nothing");
        assert!(!one.opens(&thread).await.text.contains(&format!("href=\"{other}\"")));
        let joining = two.opens(&thread).await.value_of("joining");
        let agree = format!("{way}/agree");
        one.sends(&agree, &[("joining", &joining)]).await.is(409);
        two.sends(&agree, &[("joining", &joining)]).await.leads_to(&thread);
        one.opens(&thread).await.sees("いま、あわせて読んでいます").sees(&handle);
        assert!(one.opens(&other).await.text.contains(&format!("href=\"{thread}\"")));
        one.sends(&format!("{thread}/level/end"), &[]).await.leads_to(&thread);
        for page in [one.opens(&thread).await, one.opens(&other).await] {
            page.sees_not("あわせて読んでいます");
        }
        house.it_is(2026, 11, 26, 12, 1);
        mizu.returns().await;
        mother.returns().await;
        mizu.opens("/letters/passed-on").await.sees("ほかの手紙とあわせて読みました").sees_not("息子").sees_not("家族");
        mother.opens("/letters/passed-on").await.sees("外に渡した情報は、ありません。");
        mother.opens("/letters").await.sees_not("あわせて");
        house.ledger_fits().await;
    }
}

const NIGHT: [(&str, &str); 2] = [("甲", "canary-kou@example.jp"), ("乙", "canary-otsu@example.jp")];

/// The administrator says who is on duty, in this order, around the clock.
async fn on_duty(house: &TestHouse, people: &[(&str, &str)]) {
    let office = house.worker("管理").await;
    let page = office.opens("/staff/duty/settings").await.is(200);
    let mut form = vec![("minutes".to_owned(), "5".to_owned())];
    for (place, (name, address)) in people.iter().enumerate() {
        let field = page.between("<legend>", "</fieldset>").into_iter().find(|it| it.starts_with(name));
        let field = field.unwrap_or_else(|| panic!("{name} can be on duty"));
        let id = field.split("name=\"place-").nth(1).and_then(|it| it.split('"').next()).expect("an id").to_owned();
        let fields = [
            ("place", (place + 1).to_string()),
            ("from", "0".into()),
            ("until", "24".into()),
            ("address", (*address).into()),
        ];
        form.extend(fields.map(|(name, value)| (format!("{name}-{id}"), value)));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    office.sends("/staff/duty/settings", &form).await.leads_to("/staff/duty");
}

/// S02 2b; N-8, N-11
#[tokio::test(flavor = "multi_thread")]
async fn at_night_urgent_signs_wake_the_next_on_the_list_until_one_takes_it_and_a_mail_says_nothing() {
    for house in TestHouse::both().await {
        on_duty(&house, &NIGHT).await;
        house.it_is(2026, 11, 25, 2, 7);
        house.person().opens("/letters/new").await.sees("当番の人に「開いてください」とだけメールが行くことがあります");
        let mizu = Mizu::writes(&house, "もう消えたい。つかれた").await;
        house.jobs().await;
        assert!(house.mail.mails().is_empty(), "concern wakes nobody");
        house.it_is(2026, 11, 25, 2, 31);
        mizu.returns().await;
        mizu.person.sends("/letters", &[("text", "今からカナリア")]).await.leads_to("/letters");
        house.jobs_with(&smtp_at(9)).await;
        assert!(house.mail.mails().is_empty());
        mizu.opens("/letters").await.sees("119").sees("いま、ここには人がいません");
        house.clock.pass_seconds(31);
        house.jobs().await;
        house.jobs().await;
        let to = |house: &TestHouse| house.mail.mails().iter().flat_map(|it| it.to.clone()).collect::<Vec<_>>();
        assert_eq!(to(&house), [NIGHT[0].1], "the first on the list, once");
        house.clock.pass_seconds(301);
        house.jobs().await;
        assert_eq!(to(&house), [NIGHT[0].1, NIGHT[1].1], "nobody took it: the next");
        for mail in house.mail.mails() {
            assert_eq!(tells_something(&mail.text), None);
            for telling in ["カナリア", "みず", "甲", "乙", "縁", mizu.thread.as_str()] {
                assert!(!mail.text.contains(telling), "{telling} in {}", mail.text);
            }
        }
        // Nobody is said to have read it before somebody really did.
        mizu.opens("/letters").await.sees_not("人が読みました");
        let two = house.worker("乙").await;
        two.opens("/staff").await.sees("まだだれも受けていません 1");
        let page = two.opens("/staff/duty").await.sees("一人が119番に電話します。");
        let take = page.link_ending("/staff/duty/", "/take").expect("to be taken");
        house.worker("管理").await.sends(&take, &[]).await.is(404);
        two.sends(&take, &[]).await.leads_to("/staff/letters");
        mizu.opens("/letters").await.sees_not("人が読みました");
        assert_eq!(two.inbox().await[0], mizu.thread);
        two.opens(&mizu.thread).await.sees("今からカナリア");
        mizu.returns().await;
        mizu.opens("/letters").await.sees("人が読みました 乙");
        // It is over: nobody else is rung, however long it takes.
        for _ in 0..4 {
            house.clock.pass_seconds(400);
            house.jobs().await;
        }
        assert_eq!(house.mail.mails().len(), 2);
        house.holds_nowhere(&[NIGHT[0].1, NIGHT[1].1, "今からカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// S02 2b: never to somebody who is not on the list, and never while somebody is here.
#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_gone_through_twice_and_nobody_else_is_ever_rung() {
    for house in TestHouse::both().await {
        let writer = house.person();
        writer.writes("薬ためてある。今夜", &[]).await;
        house.jobs().await;
        assert!(house.mail.mails().is_empty(), "without anybody on duty nobody is rung");
        on_duty(&house, &NIGHT).await;
        house.person().writes("薬ためてある。今夜", &[]).await;
        for _ in 0..12 {
            house.jobs().await;
            house.clock.pass_seconds(301);
        }
        let to: Vec<_> = house.mail.mails().iter().flat_map(|it| it.to.clone()).collect();
        assert_eq!(to, [NIGHT[0].1, NIGHT[1].1, NIGHT[0].1, NIGHT[1].1]);
        // Who left is rung no more, and nobody is while it is open.
        house.ends("甲").await;
        house.it_is(2026, 11, 24, 2, 0);
        house.person().writes("父に殴られました", &[]).await;
        house.jobs().await;
        let to: Vec<_> = house.mail.mails().iter().skip(4).flat_map(|it| it.to.clone()).collect();
        assert_eq!(to, [NIGHT[1].1]);
        house.it_is(2026, 11, 24, 12, 1);
        house.person().writes("父に殴られました", &[]).await;
        for _ in 0..3 {
            house.jobs().await;
            house.clock.pass_seconds(301);
        }
        assert_eq!(house.mail.mails().len(), 5);
        // A slip in an address is said, and what was typed is still there.
        let office = house.worker("管理").await;
        let id = office.opens("/staff/duty/settings").await.between("name=\"place-", "\"").pop().expect("somebody");
        let (place, from, until, address) =
            (format!("place-{id}"), format!("from-{id}"), format!("until-{id}"), format!("address-{id}"));
        let slip = [
            (place.as_str(), "1"),
            (from.as_str(), "22"),
            (until.as_str(), "7"),
            (address.as_str(), "not-an-address"),
            ("minutes", "5"),
        ];
        let refused = office.sends("/staff/duty/settings", &slip).await.is(422);
        assert!(refused.text.contains("not-an-address") && refused.text.contains("value=\"22\""));
    }
}

/// S02 12: for the two and the one they choose; for nobody else, and in no figure.
#[tokio::test(flavor = "multi_thread")]
async fn what_two_workers_say_afterwards_is_for_them_and_one_they_choose() {
    for house in TestHouse::both().await {
        let (one, two, three) = (house.worker("甲").await, house.worker("乙").await, house.worker("丁").await);
        let office = house.worker("管理").await;
        let page = one.opens("/staff/debrief").await.is(200);
        let id = |name: &str| {
            let options = page.between("<option value=\"", "</option>");
            let option = options.iter().find(|it| it.ends_with(&format!(">{name}"))).expect("a colleague");
            option.split('"').next().expect("an id").to_owned()
        };
        let text = "手がふるえたカナリア";
        let alone = one.sends("/staff/debrief", &[("text", text)]).await.is(422);
        assert_eq!(alone.field(), text);
        let (second, chosen) = (id("乙"), id("丁"));
        one.sends("/staff/debrief", &[("text", text), ("colleague", &second)]).await.leads_to("/staff/debrief");
        two.opens("/staff/debrief").await.sees(text);
        three.opens("/staff/debrief").await.sees_not(text);
        let form = [("text", "三人にカナリア"), ("colleague", second.as_str()), ("chosen", chosen.as_str())];
        one.sends("/staff/debrief", &form).await.leads_to("/staff/debrief");
        three.opens("/staff/debrief").await.sees("三人にカナリア").sees_not(text);
        office.opens("/staff/debrief").await.is(404);
        for path in ["/staff", "/staff/letters", "/staff/duty"] {
            assert!(!two.opens(path).await.text.contains("カナリア"), "{path}");
        }
        // Its writer takes it back, from everybody; nobody else does.
        let way = one.opens("/staff/debrief").await.link_ending("/staff/debrief/", "/take-back").expect("their own");
        two.sends(&way, &[]).await.is(404);
        one.sends(&way, &[]).await.leads_to("/staff/debrief");
        // Who leaves has none any more.
        house.ends("丁").await;
        house.holds_nowhere(&["ふるえたカナリア", "三人にカナリア"]).await;
        // A year later it is gone.
        house.clock.pass_days(366);
        house.jobs().await;
        house.worker("乙").await.opens("/staff/debrief").await.sees_not("カナリア");
        house.ledger_fits().await;
    }
}

/// issue, bad days: two press at once, and both are right.
#[tokio::test(flavor = "multi_thread")]
async fn two_who_press_at_once_leave_one_level_that_is_open() {
    for house in TestHouse::both().await {
        let mizu = Mizu::writes(&house, "もう消えたい").await;
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        let way = format!("{}/level", mizu.thread);
        let form = [("level", "urgent"), ("reason", REASON)];
        let (first, second) = tokio::join!(one.sends(&way, &form), two.sends(&way, &form));
        first.leads_to(&mizu.thread);
        second.leads_to(&mizu.thread);
        let end = format!("{way}/end");
        one.sends(&end, &[]).await.leads_to(&mizu.thread);
        one.sends(&end, &[]).await.is(409);
        one.opens(&mizu.thread).await.sees_not("居場所の情報はありません");
        house.ledger_fits().await;
    }
}

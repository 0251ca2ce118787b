//! 持っていく: everything of one's own, as a page and as data; byte by byte nothing that is somebody else's or not shown
//! yet; and nobody learns that it was taken. (capabilities A10, 114; promises N-3, N-4, N-11)
use crate::{
    assessment::desk_page,
    calls::thread_of,
    consent::{option_of, withdrawal},
    hard_to_say::leaves,
    records_apart::Family,
    requests::{QUIET, at_the_desk, neutral},
    support::{Person, Seen, TestHouse},
};
use serde_json::Value;

impl Person {
    async fn takes(&self, what: &str) -> Seen {
        self.opens(&format!("/me/take-away/{what}")).await.is(200)
    }
    /// The parts of the data by their names.
    async fn takes_data(&self) -> Value {
        let seen = self.takes("data").await;
        assert_eq!(seen.header("content-type"), "application/json");
        serde_json::from_str(&seen.text).expect("data")
    }
}

fn part<'a>(whole: &'a Value, name: &str) -> &'a Vec<Value> {
    let parts = whole["parts"].as_array().expect("parts");
    let part = parts.iter().find(|it| it["name"] == name).unwrap_or_else(|| panic!("no {name} in {whole:#}"));
    part["entries"].as_array().expect("entries")
}
fn kinds(entries: &[Value]) -> Vec<&str> {
    entries.iter().filter_map(|it| it["kind"].as_str()).collect()
}
fn fact<'a>(entry: &'a Value, name: &str) -> &'a Value {
    let facts = entry["facts"].as_array().expect("facts");
    &facts.iter().find(|it| it["name"] == name).unwrap_or_else(|| panic!("no {name} in {entry:#}"))["value"]
}

/// Everything that stands on their own pages is in both files.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_wrote_takes_everything_of_theirs() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let neko = house.person();
        let letter = "一通め <script>alert(1)</script>\n二行め𠮷";
        let (number, words) = neko.writes(letter, &[("called", "ねこ")]).await;
        neko.sends("/me/names", &[("called", "ねこ"), ("real_name", "根子 みお")]).await.leads_to("/me");
        neko.sends("/me/talk", &[("text", "ゆっくり話して")]).await.leads_to("/me");
        neko.sends("/me/later", &[("text", "姉に渡して")]).await.leads_to("/me/later");
        neko.sends("/me/bell", &[("address", "neko@example.jp"), ("from", "9"), ("until", "18")]).await.leads_to("/me");
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        let thread = worker.the_thread().await;
        worker.sends(&format!("{thread}/reply"), &[("text", "返事カナリア")]).await.leads_to(&thread);
        // Until a second has read it, it is nobody's but ours.
        for what in ["page", "data"] {
            assert!(!neko.takes(what).await.text.contains("返事カナリア"), "{what}");
        }
        let second = colleague.opens(&thread).await.link_ending(&thread, "/second").expect("a second reader");
        colleague.sends(&second, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        neko.sends("/letters/draft", &[("text", "書きかけのこと")]).await.is(204);

        let whole = neko.takes_data().await;
        assert_eq!((&whole["format"], &whole["version"]), (&"engawa-take-away".into(), &1.into()));
        let letters = part(&whole, "letters");
        assert_eq!(kinds(letters), ["mine", "automatic", "ours", "draft"], "{letters:#?}");
        assert_eq!(letters[0]["text"], letter);
        assert_eq!((&letters[2]["text"], &letters[2]["by"]), (&"返事カナリア".into(), &"甲".into()));
        assert_eq!(fact(&letters[2], "second"), "乙");
        let me = part(&whole, "me");
        assert_eq!((fact(&me[0], "called"), fact(&me[0], "real_name")), (&"ねこ".into(), &"根子 みお".into()));
        assert_eq!((fact(&me[1], "pace"), fact(&me[1], "keep_years")), (&"usual".into(), &3.into()));
        for (kind, text) in [("talk", "ゆっくり話して"), ("later", "姉に渡して")] {
            assert_eq!(me.iter().find(|it| it["kind"] == kind).expect(kind)["text"], text);
        }
        let opened = part(&whole, "openings");
        assert!(opened.iter().any(|it| it["kind"] == "opened" && it["by"] == "甲"), "{opened:#?}");

        let page = neko.takes("page").await;
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        let named = page.header("content-disposition");
        assert_eq!(named, "attachment; filename=\"file.html\"; filename*=UTF-8''%E6%8E%A7%E3%81%88.html");
        assert!(!page.text.contains("<script") && !page.text.contains("/static/"), "a page that needs nothing else");
        let told = [
            "二行め𠮷",
            "返事カナリア",
            "根子 みお",
            "ゆっくり話して",
            "姉に渡して",
            "neko@example.jp",
            "書きかけのこと",
        ];
        for text in told {
            assert!(page.text.contains(text), "{text} is not in {}", page.words());
        }
        page.sees("alert(1)").sees("甲").sees("が目を通しました");
        // N-11: the title is the neutral name.
        assert!(neko.takes("page").await.text.contains("<title>縁</title>"));
        // The way there stands on their page; the words bring them back to it.
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.opens("/me").await.sees("自分のものを、ぜんぶ受けとる");
        neko.opens("/me/take-away").await.is(200).sees("封がされていません");
        house.ledger_fits().await;
    }
}

/// Nobody learns of it, and nothing of it stays.
#[tokio::test(flavor = "multi_thread")]
async fn that_something_was_taken_is_written_nowhere() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("ことばカナリア", &[]).await;
        house.worker("甲").await.opens("/staff/letters").await;
        let rows = |raw: Vec<u8>| {
            raw.split(|it| *it == b'\n').filter(|it| !it.starts_with(b"\\")).collect::<Vec<_>>().concat()
        };
        let (before, readers) = (rows(house.raw().await), neko.opens("/letters/readers").await.text);
        for what in ["page", "data"] {
            neko.takes(what).await;
        }
        assert!(before == rows(house.raw().await), "{}: something was written", house.scratch.kind);
        assert_eq!(readers, neko.opens("/letters/readers").await.text);
        for other in [house.person(), house.worker("甲").await, house.worker("管理").await] {
            for way in ["", "/page", "/data"] {
                other.opens(&format!("/me/take-away{way}")).await.leads_to("/return");
            }
        }
        house.holds_nowhere(&["ことばカナリア"]).await;
    }
}

/// N-3: what family says stands in the family's files and in nobody else's, and what is not shown yet in none.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_somebody_elses_or_not_shown_yet_is_in_no_file() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let memo = [
            ("text", "(息子は知らないカナリア家)\n&伝えてよいカナリア家\n#疲れて見えたカナリア家"),
            ("called", "はは"),
            ("relation", "family"),
            ("promise", "金10 電話"),
        ];
        let called = thread_of(&worker.memo(&memo).await);
        let (number, words) = worker.card(&called).await;
        let mother = house.person();
        mother.returns(&number, &words).await.leads_to("/letters");
        let son = house.person();
        let (his_number, his_words) = son.writes("息子のことばカナリア子", &[]).await;
        let his = worker.inbox().await.into_iter().find(|it| *it != called).expect("his thread");
        // Something was passed on about him, and is not told before the next open day.
        let form = [("ground", "life_danger"), ("receiver", "119番カナリア渡"), ("place", "あおば荘カナリア渡")];
        worker.sends(&format!("{his}/passed-on"), &form).await.leads_to(&format!("{his}/passed-on"));

        let hers = mother.takes_data().await;
        let contact = &part(&hers, "calls")[0];
        let lines = contact["entries"].as_array().expect("lines");
        assert_eq!(kinds(lines), ["told", "told", "observed"]);
        assert_eq!(fact(&lines[0], "visibility"), "mine_only");
        assert_eq!(kinds(part(&hers, "promises")), ["promise"]);
        mother.takes("page").await.sees("息子は知らないカナリア家").sees("疲れて見えたカナリア家");
        for what in ["page", "data"] {
            let his = son.takes(what).await;
            assert!(his.text.contains("カナリア子"), "{what}");
            for hidden in ["カナリア家", "カナリア渡", "はは"] {
                assert!(!his.text.contains(hidden), "{}: {hidden} is in his {what}", house.scratch.kind);
            }
            let hers = mother.takes(what).await;
            assert!(!hers.text.contains("カナリア子") && !hers.text.contains("カナリア渡"), "{what}");
        }
        assert!(
            part(&son.takes_data().await, "calls").is_empty() && part(&son.takes_data().await, "passed_on").is_empty()
        );
        // From the day on which his page shows it, it is in his files.
        house.it_is(2026, 11, 27, 12, 30);
        son.returns(&his_number, &his_words).await.leads_to("/letters");
        let told = son.takes_data().await;
        let passed = &part(&told, "passed_on")[0];
        assert_eq!(
            (fact(passed, "receiver"), fact(passed, "ground")),
            (&"119番カナリア渡".into(), &"life_danger".into())
        );
        // A line she erased is gone from hers, but for the place where it stood.
        mother.returns(&number, &words).await.leads_to("/letters");
        let way = mother.opens("/letters").await.link_ending("/letters/lines/", "/erase").expect("a line");
        mother.sends(&way, &[]).await.is(303);
        let hers = mother.takes_data().await;
        assert!(kinds(part(&hers, "calls")[0]["entries"].as_array().expect("lines")).contains(&"erased"));
        house.holds_nowhere(&["カナリア家", "カナリア渡"]).await;
        house.ledger_fits().await;
    }
}

fn texts(entries: &[Value]) -> Vec<&str> {
    entries.iter().filter_map(|it| it["text"].as_str()).collect()
}
fn of_kind<'a>(entries: &'a [Value], kind: &str) -> &'a Value {
    entries.iter().find(|it| it["kind"] == kind).unwrap_or_else(|| panic!("no {kind} in {entries:#?}"))
}

/// What was written about somebody and what they say to it; what is not shown yet is announced, and no more; what family
/// told for here alone is in the family's file, and in no other. (promises N-2, N-3; capabilities 187, A2)
#[tokio::test(flavor = "multi_thread")]
async fn a_record_goes_along_as_its_page_shows_it() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        it.joins(&it.neko, "team").await;
        it.joins(&it.mother, "team").await;
        let mother = it.of_mother.rsplit('/').next().expect("an id").to_owned();
        let visit = [
            ("text", "息子：元気ですことば\n(母：本人には言わないでカナリア)\n#疲れて見えたことば"),
            ("channel", "phone"),
            ("place", "駅前ことば"),
            ("speaker", mother.as_str()),
        ];
        it.worker.writes_entry(&it.of_neko, &visit).await;
        let note = [("text", "心配な音カナリア"), ("why", "unsure"), ("reason", "もう一度カナリア"), ("days", "10")];
        let way = format!("{}/later", it.of_neko);
        it.worker.sends(&way, &note).await.leads_to(&way);
        let protect = format!("{}/protect", it.of_mother);
        let plan = [("text", "叔母の家へカナリア守"), ("until", "2027-01-10")];
        it.worker.sends(&protect, &plan).await.leads_to(&protect);
        let fact_way = it.colleague.opens(&protect).await.form_action_of(&format!("{protect}/")).expect("a way");
        it.colleague.sends(&fact_way, &[("act", "second")]).await.leads_to(&protect);
        // He writes beside one line, and a worker puts it right.
        let line = it.neko.opens("/me/record/read/all").await.lines_of_record().into_iter().next().expect("a line");
        it.neko.sends(&line, &[("text", "今はそうでもないことば")]).await.is(303);
        let put_right = format!("/staff/records/lines/{}", line.rsplit('/').next().expect("an id"));
        it.worker.sends(&put_right, &[("text", "わりと元気ですことば")]).await.is(303);

        let whole = it.neko.takes_data().await;
        let record = part(&whole, "record");
        let entry = of_kind(record, "written");
        assert_eq!((&entry["by"], fact(entry, "place")), (&"甲".into(), &"駅前ことば".into()));
        let lines = entry["entries"].as_array().expect("lines");
        assert_eq!(kinds(lines), ["told", "before", "observed"], "{lines:#?}");
        assert_eq!(texts(lines), ["わりと元気ですことば", "元気ですことば", "疲れて見えたことば"]);
        assert_eq!(fact(&lines[1], "beside"), "今はそうでもないことば");
        it.neko.opens("/me/record/read/all").await.sees("今はそうでもないことば");
        let held = of_kind(record, "not_shown_yet");
        assert_eq!((fact(held, "why"), &held["text"]), (&"unsure".into(), &Value::Null));
        of_kind(record, "tied");
        let hers = it.mother.takes_data().await;
        let hers = part(&hers, "record");
        assert_eq!(of_kind(hers, "protects")["text"], "叔母の家へカナリア守");
        for what in ["page", "data"] {
            let his = it.neko.takes(what).await;
            assert!(his.text.contains("わりと元気ですことば"), "{what}");
            assert!(!his.text.contains("カナリア"), "{}: somebody else's is in his {what}", house.scratch.kind);
            let hers = it.mother.takes(what).await;
            assert!(hers.text.contains("本人には言わないでカナリア"), "{what}");
            assert!(!hers.text.contains("疲れて見えた") && !hers.text.contains("心配な音"), "{what}");
        }
        house.holds_nowhere(&["言わないでカナリア", "心配な音カナリア", "わりと元気"]).await;
        house.ledger_fits().await;
    }
}

/// What was answered, given, taken back and passed on by it; how it is now in each voice; what was asked; what is hard to say.
#[tokio::test(flavor = "multi_thread")]
async fn small_yeses_voices_requests_and_what_is_hard_to_say_go_along() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        house.qualifies("甲").await;
        house.joins("丙").await;
        let (shio, other) = (house.person(), house.person());
        shio.writes("こんにちは", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        other.writes("べつの手紙", &[]).await;
        shio.understands().await;
        shio.replies("outline", "question", "夜でもいいですかカナリア").await.is(303);
        shio.replies("outline", "understood", "").await.is(303);
        let to = option_of(&shio.opens("/me/consent").await, "to-expert", "丙");
        let said = [
            ("item-expert", "yes"),
            ("reach-expert", "without_name"),
            ("to-expert", to.as_str()),
            ("item-statistics", "yes"),
            ("words-statistics", "数だけカナリア"),
            ("item-family", "no"),
        ];
        shio.chooses(&said).await.leads_to("/me/consent");
        let desk = worker.consent_of(&thread).await;
        let page = worker.opens(&desk).await.is(200);
        let id = page.text.split("/expert\"").nth(1).and_then(|it| it.split("value=\"").nth(1)).expect("a form");
        let form = [("id", id.split('"').next().unwrap_or_default()), ("text", "一枚カナリア")];
        worker.sends(&format!("{desk}/expert"), &form).await.leads_to(&desk);
        let way = withdrawal(&shio.opens("/me/consent").await, "都や区に出す数");
        shio.sends(&way, &[]).await.leads_to("/me/consent#over");

        let helped = [("text", "猫カナリア"), ("helper", "いもうと"), ("speaker", "姉"), ("beside", "心配カナリア")];
        shio.says("/me/now/prompt/1", &helped).await.is(303);
        let drawing = [("drawing", "10,10 20,20;500,600"), ("text", "海カナリア")];
        shio.sends("/me/now/draw", &drawing).await.leads_to("/me/now#p14");
        let now = desk_page(&worker, &thread).await;
        let both = [("what", "散歩カナリア"), ("for", "外の空気"), ("against", "人に会うかも")];
        worker.sends(&format!("{now}/choices"), &both).await.leads_to(&format!("{now}/next"));
        let plan = [("decision", "go-on-talking"), ("text", "金曜にカナリア")];
        shio.sends("/me/now/next", &plan).await.leads_to("/me/now/next");
        shio.asks(&[("wish", "see"), ("text", "見たいカナリア")]).await;
        leaves(&shio, "丁", "つらいカナリア", true).await;

        let whole = shio.takes_data().await;
        let explained = part(&whole, "explained");
        assert_eq!(kinds(explained).iter().filter(|it| **it == "reply").count(), 7, "{explained:#?}");
        assert_eq!(of_kind(explained, "question")["text"], "夜でもいいですかカナリア");
        let consents = part(&whole, "consents");
        let stands = of_kind(consents, "stands");
        assert_eq!((fact(stands, "item"), fact(stands, "how")), (&"expert".into(), &"screen".into()));
        assert_eq!((fact(stands, "to"), fact(stands, "version")), (&"丙".into(), &"1-0".into()));
        assert_eq!(texts(stands["entries"].as_array().expect("a page")), ["一枚カナリア"]);
        let over = of_kind(consents, "over");
        assert_eq!((fact(over, "over"), &over["text"]), (&"withdrawn".into(), &"数だけカナリア".into()));
        of_kind(consents, "no");
        assert_eq!(kinds(part(&whole, "answered")), ["answering"]);
        let now = part(&whole, "now");
        assert_eq!(
            (&of_kind(now, "with")["text"], fact(of_kind(now, "own"), "how")),
            (&"心配カナリア".into(), &"helped".into())
        );
        let drawn = now.iter().find(|it| it["text"] == "海カナリア").expect("a drawing");
        assert_eq!(fact(drawn, "drawing"), "M10 10 L20 20 M500 600 L500 600");
        let next = part(&whole, "next");
        assert_eq!(
            (fact(of_kind(next, "choice"), "against"), fact(of_kind(next, "plan"), "answer")),
            (&"人に会うかも".into(), &"go-on-talking".into())
        );
        let asked = &part(&whole, "requests")[0];
        assert_eq!(
            (&asked["text"], fact(asked, "standing"), fact(asked, "asked_on")),
            (&"見たいカナリア".into(), &"asked".into(), &"2026-11-24".into())
        );
        assert_eq!(texts(part(&whole, "hard_to_say")), ["つらいカナリア"]);
        let page = shio.takes("page").await;
        assert!(
            page.text.contains("<path d=\"M10 10 L20 20 M500 600 L500 600\"") && page.text.contains("散歩カナリア")
        );
        for what in ["page", "data"] {
            assert!(!other.takes(what).await.text.contains("カナリア"), "{}: {what}", house.scratch.kind);
        }
        // Taken back, it is in no file any more.
        shio.sends("/aside/take-back", &[]).await.leads_to("/aside");
        assert!(part(&shio.takes_data().await, "hard_to_say").is_empty());
        house.holds_nowhere(&["つらいカナリア", "海カナリア", "数だけカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// Promise N-3, capability 188: where not even the existence of something is told, the file tells it no more than the page.
#[tokio::test(flavor = "multi_thread")]
async fn a_quiet_answer_is_byte_for_byte_the_one_where_there_is_nothing() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        let (one, other) = (house.person(), house.person());
        for person in [&one, &other] {
            person.writes("同じ手紙", &[]).await;
        }
        let ask = [("wish", "see"), ("text", "妻のことを書いたものを見たい")];
        let (nothing, quiet) = (at_the_desk(&one.asks(&ask).await), at_the_desk(&other.asks(&ask).await));
        worker.proposes(&nothing, &[("outcome", "nothing")]).await.leads_to(&nothing);
        worker.proposes(&quiet, QUIET).await.leads_to(&quiet);
        for desk in [&nothing, &quiet] {
            second.decides(desk).await.leads_to(desk);
        }
        let data = other.takes_data().await;
        let answer = &part(&data, "requests")[0]["entries"][0];
        assert_eq!((fact(answer, "outcome"), fact(answer, "by_two")), (&"nothing".into(), &true.into()));
        for what in ["page", "data"] {
            let (a, b) = (one.takes(what).await.text, other.takes(what).await.text);
            assert_eq!(neutral(&a), neutral(&b), "{}: {what}", house.scratch.kind);
            assert!(!b.contains("カナリア") && !b.contains("flight"), "{what}");
        }
        house.ledger_fits().await;
    }
}

/// What is sealed, and in which part of the file it is.
const TAKEN: &[(&str, &str)] = &[
    ("people_party", "me"),
    ("safety_passing", "passed_on"),
    ("consent_answer", "explained"),
    ("consent_given", "consents"),
    ("consent_expert", "consents"),
    ("consent_record", "answered"),
    ("consent_talk", "first_talks"),
    ("consent_left_out", "left_out"),
    ("records_entry", "record"),
    ("records_line", "record"),
    ("records_hurt", "record"),
    ("records_held", "record"),
    ("records_fact", "record"),
    ("records_link", "record"),
    ("records_asked", "record"),
    ("records_exported", "exported"),
    ("consultation_letter", "letters"),
    ("consultation_wish", "wish"),
    ("consultation_minded", "between_us"),
    ("consultation_hurt", "hurt"),
    ("consultation_promise", "promises"),
    ("consultation_promise_change", "promises"),
    ("consultation_contact", "calls"),
    ("consultation_statement", "calls"),
    ("consultation_call_back", "calls"),
    ("consultation_handed", "on_paper"),
    ("assessment_spoken", "now"),
    ("assessment_choice", "next"),
    ("assessment_plan", "next"),
    ("openness_sheet", "hard_to_say"),
    ("openness_request", "requests"),
    ("openness_answer", "requests"),
    ("counselling_line", "counselling"),
    ("counselling_told", "counselling"),
];

/// What is sealed and goes along with nobody, and why.
const NOT_TAKEN: &[(&str, &str)] = &[
    ("counselling_pair", "the yes itself, and how they are called there, which is in the part of counselling"),
    ("counselling_told, for the team", "the same words as counselling_told, where the team reads them"),
    ("people_entered", "for us: on which card somebody came in, shown to the desk"),
    ("safety_level", "how urgent our own work is; never an attribute of a person"),
    ("safety_debrief", "what two workers tell each other"),
    ("consent_expert, among writer and expert", "the same words as consent_expert, sealed among two of ours"),
    ("records_folder", "the number under which a record is opened; it holds a household's name, which is nobody's"),
    ("records_export", "why a team wanted a file; whoever is in it has the same words in records_exported"),
    ("records_keeping", "why two of ours keep a record longer: not in the file yet; it stands on /me/record/keep"),
    ("records_practice", "a worker's own, gone after thirty days"),
    ("consultation_desk", "what somebody asks about somebody else; nobody's own"),
    ("consultation_explanation", "the older form of what consent_record is now"),
    ("consultation_channel", "which other way of coming is theirs, too; each file tells of one way alone"),
    ("consultation_import", "what is typed in from paper before it is anybody's"),
    ("ibasho_note", "of the door of a place; seats are joined to nobody"),
    ("live_line", "what is said in a room on a screen is a seat's, which nobody is joined to, and gone when it closes"),
    ("ibasho_step", "what hosts did for a seat of one evening, which is nobody's afterwards; gone after thirty days"),
    ("ibasho_murmur", "of a code that is joined to nobody; whoever has it reads all of it at /murmurs"),
    ("openness_desk", "what the desk weighs before an answer; what of it is theirs stands in the answer"),
];

/// A new room cannot forget it: every table in which something is sealed has its part in the file, or a reason.
#[tokio::test(flavor = "multi_thread")]
async fn every_sealed_table_has_a_part_in_the_file_or_a_reason() {
    let house = TestHouse::sqlite().await;
    let neko = house.person();
    neko.writes("ことば", &[]).await;
    let whole = neko.takes_data().await;
    let mut named = vec![];
    for room in house::rooms::rooms() {
        for (_, table) in room.sealed_tables {
            let taken = TAKEN.iter().find(|it| it.0 == *table);
            let reason = NOT_TAKEN.iter().find(|it| it.0 == *table);
            assert!(taken.is_some() != reason.is_some(), "{table} has neither a part nor a reason, or both");
            named.push(*table);
            // It is there for somebody of whom it holds nothing yet, too: an empty part tells nothing.
            if let Some((_, name)) = taken {
                part(&whole, name);
            }
        }
    }
    for (table, _) in TAKEN.iter().chain(NOT_TAKEN) {
        assert!(named.contains(table), "{table} is no sealed table");
    }
}

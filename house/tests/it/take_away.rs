//! 持っていく: everything of one's own, as a page and as data; byte by byte nothing that is somebody else's or not shown
//! yet; and nobody learns that it was taken. (capabilities A10, 114; promises N-3, N-4, N-11)
use crate::{
    calls::thread_of,
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

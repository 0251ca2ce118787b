//! 開示・訂正・利用停止・消去: somebody asks, two answer by a day, and where not even the existence of something can be told, the
//! answer is the one that is given where there is nothing. (capabilities 102, 188, 189, 190; promise N-3)
use crate::{
    calls::thread_of,
    support::{Person, Seen, TestHouse},
};
use ground_kernel::CircleId;
use ground_store::{Tables, values};

impl Person {
    /// Asks formally; the address of what was asked.
    pub async fn asks(&self, form: &[(&str, &str)]) -> String {
        let once = self.opens("/me/requests").await.is(200).value_of("once");
        let form: Vec<(&str, &str)> = [("once", once.as_str())].into_iter().chain(form.iter().copied()).collect();
        let seen = self.sends("/me/requests", &form).await.is(303);
        seen.header("location")
    }
    pub async fn proposes(&self, desk: &str, form: &[(&str, &str)]) -> Seen {
        self.sends(&format!("{desk}/propose"), form).await
    }
    /// Decides about what the page shows.
    pub async fn decides(&self, desk: &str) -> Seen {
        self.decides_what(self, desk).await
    }
    /// Decides about what somebody else's page shows.
    async fn decides_what(&self, other: &Person, desk: &str) -> Seen {
        let shown = other.opens(desk).await.is(200).value_of("shown");
        self.sends(&format!("{desk}/decide"), &[("shown", &shown)]).await
    }
}

/// The same request, as the desk has it.
pub fn at_the_desk(own: &str) -> String {
    own.replacen("/me/", "/staff/", 1)
}

const PART: &[(&str, &str)] = &[
    ("outcome", "part"),
    ("text", "手紙のうつしはカナリア全部あります。"),
    ("why_confidence", "ほかの人が電話で話したカナリアの一行\nもう一つの一行"),
    ("why_review", "去年の訪問の書きものをカナリア確かめています"),
    ("until", "2026-12-20"),
];

/// capabilities 102, 189
#[tokio::test(flavor = "multi_thread")]
async fn somebody_asks_without_a_reason_and_two_answer_by_a_day() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let neko = house.person();
        neko.writes("手紙", &[("called", "ねこ")]).await;
        let me = neko.opens("/me").await;
        assert!(me.text.contains("href=\"/me/requests\""));
        neko.opens("/me/requests").await.sees("理由は聞きません").sees("ほかの証明は求めません");
        let unsaid = neko.sends("/me/requests", &[("text", "カナリア求め")]).await.is(422);
        assert_eq!(unsaid.field(), "カナリア求め", "what was typed is still there");
        let once = unsaid.value_of("once");
        let form = [("once", once.as_str()), ("wish", "see"), ("text", "カナリア求め")];
        let own = neko.sends("/me/requests", &form).await.is(303).header("location");
        assert_eq!(neko.sends("/me/requests", &form).await.is(303).header("location"), own, "one press, one request");
        let page = neko.opens(&own).await.sees("カナリア求め").sees("受けとりました。").sees("12月8日");
        page.sees("取り下げる").sees_not("自分のこと");
        assert_eq!(neko.opens("/me/requests").await.links("/me/requests/").len(), 1);
        assert!(house.mail.mails().is_empty());

        let (worker, second, office) = (house.worker("甲").await, house.worker("乙").await, house.worker("管理").await);
        worker.opens("/staff").await.sees("答えを待っている求め 1").sees_not("答えの日を過ぎた");
        let desk = at_the_desk(&own);
        worker.opens("/staff/requests").await.sees("残っているものを見たい").sees_not("カナリア");
        let page = worker.opens(&desk).await.sees("カナリア求め");
        let thread = page.link("/staff/letters/of/").expect("a way to the letters");
        worker.opens(&thread).await.leads_to(&worker.the_thread().await);
        for who in [&office, &house.person()] {
            who.opens(&desk).await.sees_not("カナリア");
        }
        // Each step that is not whole is refused, and nothing typed is lost.
        worker.proposes(&desk, &[("text", "カナリア答え")]).await.is(422).sees("答えが選ばれていないか");
        let without = [("outcome", "part"), ("text", "カナリア答え")];
        let refused = worker.proposes(&desk, &without).await.is(422).sees("理由といっしょに書かれていません");
        assert_eq!(refused.field(), "カナリア答え");
        let reputation = [("outcome", "not_done"), ("why_reputation", "団体の評判のため")];
        worker.proposes(&desk, &reputation).await.is(422);
        let dateless = [("outcome", "part"), ("why_review", "確かめています")];
        worker.proposes(&desk, &dateless).await.is(422).sees("確かめる日がないか");
        let all = [("outcome", "whole"), ("text", "全部"), ("why_law", "法律")];
        worker.proposes(&desk, &all).await.is(422);

        worker.proposes(&desk, PART).await.leads_to(&desk);
        let mine = worker.opens(&desk).await.sees("別の一人を待っています");
        assert!(!mine.text.contains("/decide"), "nobody decides alone");
        worker.decides_what(&second, &desk).await.is(404);
        neko.opens(&own).await.sees("受けとりました。").sees_not("手紙のうつし").sees_not("もう一つの一行");
        office.sends(&format!("{desk}/decide"), &[("shown", "2a2a2a2a-2a2a-2a2a-2a2a-2a2a2a2a2a2a")]).await.is(404);
        // It can be put away and written anew; a page that shows the old one decides nothing.
        let old = second.opens(&desk).await.sees("手紙のうつしは").value_of("shown");
        worker.sends(&format!("{desk}/put-back"), &[]).await.leads_to(&desk);
        worker.proposes(&desk, PART).await.leads_to(&desk);
        worker.proposes(&desk, PART).await.is(409);
        second.sends(&format!("{desk}/decide"), &[("shown", &old)]).await.is(409);
        second.decides(&desk).await.leads_to(&desk);
        let page = neko.opens(&own).await.sees("一部を出します").sees("手紙のうつしはカナリア全部あります。");
        page.sees("ほかの人が、ここだけの話として話したこと")
            .sees("もう一つの一行")
            .sees("12月20日")
            .sees("まで確かめます")
            .sees("二人で決めました")
            .sees("個人情報保護委員会")
            .sees("東京都")
            .sees_not("取り下げる");
        neko.opens(&format!("{own}/print")).await.sees("手紙のうつしはカナリア全部あります。").sees("印刷すると");
        second.proposes(&desk, PART).await.is(404);
        neko.opens("/letters/readers").await.sees("甲").sees("乙");
        worker.opens("/staff").await.sees_not("答えを待っている求め");
        // Another place to complain, which the organisation names.
        worker.opens("/staff/requests/outside").await.is(404);
        let outside = [("name", "となりの町の弁護士会"), ("reach", "03-0000-0000")];
        office.sends("/staff/requests/outside", &outside).await.leads_to("/staff/requests/outside");
        neko.opens(&own).await.sees("となりの町の弁護士会").sees("03-0000-0000");
        // Whoever looks back sees days, outcomes and our names.
        for who in [&worker, &office] {
            let log = who.opens("/staff/requests/log").await.is(200).sees("一部を出す").sees("甲").sees("乙");
            log.sees_not("カナリア").sees_not("ねこ");
        }
        let canaries = ["カナリア求め", "手紙のうつしはカナリア", "カナリアの一行", "カナリア確かめて", "カナリア答え"];
        house.holds_nowhere(&canaries).await;
        house.ledger_fits().await;
    }
}

/// capability 102: a correction that was made, one that stays beside, and an erasing that was done.
#[tokio::test(flavor = "multi_thread")]
async fn a_correction_says_what_was_added_or_that_both_stay() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("手紙", &[]).await;
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        for (wish, form, sees, complains) in [
            ("correct", vec![("outcome", "done"), ("text", "年を書き足しました")], "求められたとおりにしました", false),
            ("correct", vec![("outcome", "beside"), ("text", "こちらの覚えと両方")], "横に並べて残します", true),
            ("stop", vec![("outcome", "done")], "求められたとおりにしました", false),
            ("erase", vec![("outcome", "not_done"), ("why_law", "法律で五年")], "できませんでした", true),
        ] {
            let own = neko.asks(&[("wish", wish)]).await;
            let desk = at_the_desk(&own);
            worker.opens(&desk).await.sees("ことばは書かれていません");
            if wish == "correct" {
                worker.proposes(&desk, &[("outcome", form[0].1)]).await.is(422).sees("答えの文がありません");
            }
            worker.proposes(&desk, &form).await.leads_to(&desk);
            second.decides(&desk).await.leads_to(&desk);
            let page = neko.opens(&own).await.sees(sees).sees("二人で決めました");
            assert_eq!(page.words().contains("個人情報保護委員会"), complains, "{wish}");
        }
        house.ledger_fits().await;
    }
}

/// capability 102: the clock is for staff; taking back is for whoever asked; erasing everything ends what was asked.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_overdue_stands_first_for_us_and_presses_nobody_else() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let (neko, inu) = (house.person(), house.person());
        let (number, words) = neko.writes("手紙", &[]).await;
        inu.writes("手紙", &[]).await;
        let own = neko.asks(&[("wish", "see")]).await;
        let taken = neko.asks(&[("wish", "erase"), ("text", "カナリア消して")]).await;
        inu.opens(&own).await.is(404);
        inu.sends(&format!("{own}/take-back"), &[]).await.is(404);
        neko.sends(&format!("{taken}/take-back"), &[]).await.leads_to(&taken);
        neko.opens(&taken).await.sees("取り下げました").sees_not("カナリア消して");
        neko.sends(&format!("{taken}/take-back"), &[]).await.is(404);
        let worker = house.worker("甲").await;
        worker.proposes(&at_the_desk(&taken), &[("outcome", "done")]).await.is(404);
        worker.opens(&at_the_desk(&taken)).await.sees_not("カナリア消して");
        worker.opens("/staff/requests/log").await.sees("取り下げられた");

        house.clock.pass_days(15);
        let worker = house.worker("甲").await;
        let office = worker.opens("/staff").await;
        office.sees_in_order(&["答えの日を過ぎた求め 1", "返事を待っている"]);
        worker.opens("/staff/requests").await.sees("答えの日を過ぎています");
        neko.returns(&number, &words).await.leads_to("/letters");
        for path in [own.as_str(), "/me/requests", "/letters"] {
            neko.opens(path).await.sees_not("過ぎ").sees_not("おくれ");
        }
        neko.sends("/letters/erase", &[("sure", "yes")]).await;
        house.jobs().await;
        worker.opens("/staff").await.sees_not("求め 1");
        worker.opens("/staff/requests").await.sees("答えを待っている求めはありません");
        worker.opens(&at_the_desk(&own)).await.is(404);
        house.ledger_fits().await;
    }
}

/// What is not the same from one person to the next: ids and one-time tokens.
pub fn neutral(text: &str) -> String {
    let mut all = String::new();
    let mut run = String::new();
    for it in text.chars().chain(['\n']) {
        if it.is_ascii_hexdigit() || it == '-' {
            run.push(it);
            continue;
        }
        all.push_str(if run.len() >= 32 { "*" } else { &run });
        run.clear();
        all.push(it);
    }
    all
}

struct Circle {
    circle_id: CircleId,
}
ground_store::from_row!(Circle { circle_id });

/// Everything in the tables that somebody with the asker's keys could count: texts, and the ledger act by act.
async fn counted(house: &TestHouse) -> Vec<(i64, i64, i64, i64, i64)> {
    let mut tx = house.house.db().look().await.expect("a look");
    let sql = "select circle_id from openness_request order by party_id";
    let circles: Vec<Circle> = tx.all(sql, values![]).await.expect("circles");
    let mut all = vec![];
    for Circle { circle_id } in circles {
        let mut count = vec![];
        for sql in [
            "select count(*) as figure from circle_text where circle_id = $1",
            "select count(*) as figure from circle_ledger where circle_id = $1",
            "select count(*) as figure from circle_ledger where circle_id = $1 and table_no >= 80",
            "select count(*) as figure from openness_request r join openness_answer a on a.request_id = r.id
              where r.circle_id = $1 and a.outcome = 'nothing'",
            "select count(*) as figure from openness_request r join openness_proposal p on p.request_id = r.id
              where r.circle_id = $1",
        ] {
            count.push(tx.one::<i64, _>(sql, values![circle_id]).await.expect("a count").unwrap_or_default());
        }
        all.push((count[0], count[1], count[2], count[3], count[4]));
    }
    all
}

pub const QUIET: &[(&str, &str)] = &[
    ("outcome", "nothing"),
    ("danger", "flight"),
    ("quiet_reason", "カナリア妻はとなりの町にいる"),
    ("quiet_days", "60"),
];

/// capability 188, promise N-3: one asks where there is nothing, the other where somebody's life hangs on it.
#[tokio::test(flavor = "multi_thread")]
async fn that_something_exists_cannot_be_told_from_the_answer_where_nothing_does() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        let (one, other) = (house.person(), house.person());
        for person in [&one, &other] {
            person.writes("同じ手紙", &[]).await;
        }
        let ask = [("wish", "see"), ("text", "妻のことを書いたものを見たい")];
        let (nothing, quiet) = (one.asks(&ask).await, other.asks(&ask).await);
        let (at_nothing, at_quiet) = (at_the_desk(&nothing), at_the_desk(&quiet));

        // It takes a danger to a person, a reason, days up to 90, the bare sentence, and two.
        for (name, value, says) in [
            ("danger", "", "人があぶないことのどれか"),
            ("danger", "reputation", "人があぶないことのどれか"),
            ("quiet_reason", "", "人があぶないことのどれか"),
            ("quiet_days", "91", "1から90まで"),
            ("quiet_days", "", "1から90まで"),
            ("text", "くわしくは言えません", "決まった文の答えには"),
            ("outcome", "whole", ""),
        ] {
            let changed = QUIET.iter().map(|it| if it.0 == name { (name, value) } else { *it });
            let form: Vec<_> = changed.chain((name == "text").then_some((name, value))).collect();
            worker.proposes(&at_quiet, &form).await.is(422).sees(says);
        }
        // As many openings on either side: the desk works on both in the same way.
        for _ in 0..7 {
            worker.proposes(&at_nothing, &[("outcome", "part")]).await.is(422);
        }
        worker.proposes(&at_nothing, &[("outcome", "nothing")]).await.leads_to(&at_nothing);
        worker.proposes(&at_quiet, QUIET).await.leads_to(&at_quiet);
        for desk in [&at_nothing, &at_quiet] {
            worker.decides_what(&second, desk).await.is(404);
            second.decides(desk).await.leads_to(desk);
        }
        second.opens(&at_quiet).await.sees("もう一度考える日");
        second.opens(&at_nothing).await.sees_not("もう一度考える日");

        let own = |path: &str, person: &str| path.replace("{request}", person);
        for path in [
            "{request}",
            "{request}/print",
            "/me/requests",
            "/me",
            "/letters",
            "/letters/readers",
            "/letters/passed-on",
            "/letters/us",
            "/letters/channels",
            "/letters/erase",
        ] {
            for voice in ["ja", "ja-plain", "en"] {
                let look = [("voice", voice), ("back", "/")];
                one.sends("/look", &look).await;
                other.sends("/look", &look).await;
                let (a, b) = (one.opens(&own(path, &nothing)).await, other.opens(&own(path, &quiet)).await);
                assert_eq!((a.status, a.text.len()), (b.status, b.text.len()), "{path}");
                assert_eq!(neutral(&a.text), neutral(&b.text), "{}: {path} in {voice}", house.scratch.kind);
                assert!(!b.text.contains("カナリア") && !b.text.contains("あぶない"), "{path}");
            }
        }
        for person in [&one, &other] {
            person.sends("/look", &[("voice", "ja"), ("back", "/")]).await;
        }
        other
            .opens(&quiet)
            .await
            .sees("その種類のものは、ありません。")
            .sees("二人で決めました")
            .sees("個人情報保護委員会");
        let counted = counted(&house).await;
        assert_eq!(counted.len(), 2);
        assert_eq!(counted[0], counted[1], "{}", house.scratch.kind);
        assert_eq!(counted[0].3, 1, "the same word stands in the table");
        house.holds_nowhere(&["カナリア妻", "となりの町"]).await;
        let office = house.worker("管理").await;
        for path in ["/staff", "/staff/requests/log", "/staff/reading"] {
            office.opens(path).await.sees_not("カナリア").sees_not("有ることも言わない");
        }
        office.opens("/staff/requests").await.is(404);
        house.ledger_fits().await;
    }
}

/// capability 188: the day of looking again comes, and going on or ending it takes two.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_said_to_exist_is_looked_at_again_and_answered_anew_when_the_danger_is_over() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let neko = house.person();
        let (number, words) = neko.writes("手紙", &[]).await;
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        let own = neko.asks(&[("wish", "see")]).await;
        let desk = at_the_desk(&own);
        worker.proposes(&desk, QUIET).await.leads_to(&desk);
        second.opens(&desk).await.sees("カナリア妻はとなりの町にいる").sees("見つかるとあぶない人がいる");
        second.decides(&desk).await.leads_to(&desk);
        let again = worker.opens("/staff/requests").await.link("/staff/requests/again/").expect("a day");
        worker.opens("/staff").await.sees_not("もう一度考える日が来たもの");
        house.clock.pass_days(60);
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        worker.opens("/staff").await.sees("もう一度考える日が来たもの 1");
        worker.opens(&again).await.sees("カナリア妻").sees("もう一度考える日が来ています");
        house.worker("管理").await.opens(&again).await.is(404);
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.opens(&again).await.is(404);
        worker.sends(&again, &[("days", "91")]).await.is(422).sees("1から90まで");
        worker.sends(&again, &[("days", "30")]).await.leads_to(&again);
        worker.opens("/staff").await.sees("もう一度考える日が来たもの 1");
        worker.sends(&format!("{again}/agree"), &[]).await.is(404);
        second.sends(&format!("{again}/agree"), &[]).await.leads_to("/staff/requests");
        worker.opens("/staff").await.sees_not("もう一度考える日が来たもの");
        house.clock.pass_days(31);
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        worker.opens("/staff").await.sees("もう一度考える日が来たもの 1");
        second.sends(&again, &[("end", "1")]).await.leads_to(&again);
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.opens(&own).await.sees("その種類のものは、ありません。").sees("答えました");
        worker.sends(&format!("{again}/agree"), &[]).await.leads_to("/staff/requests");
        worker.opens(&again).await.is(404);
        // What was true then is not true now: it is answered anew, by a new day.
        neko.opens(&own).await.sees("受けとりました。");
        let whole = [("outcome", "whole"), ("text", "ここにあります")];
        worker.proposes(&desk, &whole).await.leads_to(&desk);
        second.decides(&desk).await.leads_to(&desk);
        neko.opens(&own).await.sees_in_order(&["ここにあります", "その種類のものは、ありません。"]);
        worker.opens("/staff/requests/log").await.sees("に終わりにしました").sees_not("カナリア");
        house.ledger_fits().await;
    }
}

const HEARD: &[(&str, &str)] =
    &[("heard", "yes"), ("heard_said", "カナリア本人は知られたくない。電話で24日"), ("harm", "カナリア家で責められる")];

/// capability 190
#[tokio::test(flavor = "multi_thread")]
async fn about_somebody_else_nothing_is_answered_before_they_were_heard() {
    for house in TestHouse::both().await {
        let mother = house.person();
        mother.writes("母です", &[("who", "family")]).await;
        mother.opens("/me/requests").await.sees("その人の話を先に聞きます");
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        for whom in ["minor", "ward", "somebody"] {
            let own = mother.asks(&[("wish", "see"), ("whom", whom), ("text", "息子が何を書いたか")]).await;
            let desk = at_the_desk(&own);
            let page = worker.opens(&desk).await.sees("その人の話を先に聞き、害がないかを考えるまで");
            assert!(page.text.contains("value=\"neither\" checked"), "the usual answer tells nothing");
            assert!(!page.text.contains("value=\"nothing\"") && !page.text.contains("name=\"danger\""));
            worker.proposes(&desk, &[("outcome", "neither")]).await.is(422).sees("話を聞いたか");
            let unexamined = [("outcome", "neither"), HEARD[0], HEARD[1]];
            worker.proposes(&desk, &unexamined).await.is(422).sees("害がないかが");
            let absent: Vec<_> = [("outcome", "nothing")].into_iter().chain(HEARD.iter().copied()).collect();
            worker.proposes(&desk, &absent).await.is(422).sees("使えない答え");
            let form: Vec<_> = [("outcome", "neither")].into_iter().chain(HEARD.iter().copied()).collect();
            worker.proposes(&desk, &form).await.leads_to(&desk);
            mother.opens(&own).await.sees("受けとりました。");
            second.opens(&desk).await.sees("カナリア本人は知られたくない").sees("カナリア家で責められる");
            second.decides(&desk).await.leads_to(&desk);
            let page = mother.opens(&own).await.sees("ここにいるとも、いないとも、どなたにもお答えしていません。");
            page.sees_not("カナリア").sees_not("聞けた");
            second.opens(&desk).await.sees("カナリア本人は知られたくない");
        }
        for path in ["/letters", "/letters/readers", "/me/requests", "/me"] {
            mother.opens(path).await.sees_not("カナリア");
        }
        worker.opens("/staff/requests/log").await.sees("いるともいないとも言わない").sees_not("カナリア");
        house.holds_nowhere(&["カナリア本人", "カナリア家で"]).await;
        house.ledger_fits().await;
    }
}

/// capability 190: age is not asked; what changes below eighteen is said before the first word.
#[tokio::test(flavor = "multi_thread")]
async fn what_changes_below_eighteen_is_said_before_the_first_word_in_three_voices() {
    let house = TestHouse::sqlite().await;
    let person = house.person();
    for (voice, line) in [("ja", "18歳より下の方へ"), ("ja-plain", "18歳より 下の 人へ"), ("en", "under 18")]
    {
        person.sends("/look", &[("voice", voice), ("back", "/")]).await;
        person.opens("/limits").await.sees(line);
        let page = person.opens("/letters/new").await.sees(line);
        let folded = page.text.find("<details").expect("something folded");
        assert!(page.text.find(line).is_some_and(|at| at < folded), "it is not folded away");
        assert!(!page.text.contains("name=\"age\"") && !page.text.contains("birth"));
    }
}

/// By telephone or on paper, typed in from the page of a thread.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_by_telephone_or_on_paper_stands_on_their_page_too() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let thread = thread_of(&worker.memo(&[("text", "電話した"), ("called", "みどり")]).await);
        let (number, words) = worker.card(&thread).await;
        let way = worker.opens(&thread).await.link("/staff/requests/for/").expect("a way");
        let page = worker.opens(&way).await.sees("理由や証明を求めません");
        let once = page.value_of("once");
        let form = [("once", once.as_str()), ("wish", "correct"), ("text", "年がちがうカナリア")];
        let refused = worker.sends(&way, &form).await.is(422);
        assert_eq!(refused.field(), "年がちがうカナリア");
        let form: Vec<_> = form.into_iter().chain([("came_by", "telephone")]).collect();
        let desk = worker.sends(&way, &form).await.is(303).header("location");
        worker.opens(&desk).await.sees("年がちがうカナリア").sees("電話で").sees("甲が書きとめました");
        for who in [house.worker("管理").await, house.person()] {
            who.opens(&way).await.sees_not("求めを送る");
            assert_ne!(who.sends(&way, &form).await.header("location"), desk);
        }
        let midori = house.person();
        midori.returns(&number, &words).await.leads_to("/letters");
        let own = midori.opens("/me/requests").await.link("/me/requests/").expect("what was asked");
        midori.opens(&own).await.sees("年がちがうカナリア").sees("電話で").sees("12月8日");
        house.holds_nowhere(&["年がちがうカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// capability 200: in a house of one the second comes later; what is not even said to exist waits for two.
#[tokio::test(flavor = "multi_thread")]
async fn in_a_house_of_one_an_answer_is_looked_at_later_and_a_quiet_one_waits() {
    for house in TestHouse::both().await {
        house.settle(&[("size", "one"), ("seconded_within_days", "5")]).await;
        let neko = house.person();
        neko.writes("手紙", &[]).await;
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        let own = neko.asks(&[("wish", "see")]).await;
        let desk = at_the_desk(&own);
        worker.proposes(&desk, &[("outcome", "whole"), ("text", "ぜんぶ、ここにあります。")]).await.leads_to(&desk);
        neko.opens(&own).await.sees("ぜんぶ、ここにあります。").sees("もう一人が、あとから確かめます");
        worker.opens("/staff").await.sees("まだ二人目が確かめていない求めの答え 1");
        let answer = second.opens(&desk).await.value_of("answer");
        worker.sends(&format!("{desk}/second"), &[("answer", &answer)]).await.is(404);
        second.sends(&format!("{desk}/second"), &[("answer", &answer)]).await.leads_to(&desk);
        second.sends(&format!("{desk}/second"), &[("answer", &answer)]).await.is(404);
        neko.opens(&own).await.sees("二人で決めました");
        worker.opens("/staff").await.sees_not("確かめていない求めの答え");

        // Where there is nothing and where something is kept quiet, both wait for two: neither can be told from the other.
        for typed in [&[("outcome", "nothing")][..], QUIET] {
            let own = neko.asks(&[("wish", "see")]).await;
            let desk = at_the_desk(&own);
            worker.proposes(&desk, typed).await.leads_to(&desk);
            neko.opens(&own).await.sees("受けとりました。").sees_not("ありません");
            second.decides(&desk).await.leads_to(&desk);
            neko.opens(&own).await.sees("その種類のものは、ありません。").sees("二人で決めました");
        }
        house.ledger_fits().await;
    }
}

//! The desk: an inbox that opens nothing, an answer that two people read, ten seconds to take it back.
use crate::support::{Person, Seen, TestHouse};

/// capability 24, 192: read-first, then our own promise, then arrival; nothing of the letters themselves.
#[tokio::test(flavor = "multi_thread")]
async fn the_inbox_is_in_order_and_opens_nothing() {
    for house in TestHouse::both().await {
        let mut arrived: Vec<String> = vec![];
        let letters =
            [("返事いらないカナリア", "no_reply"), ("ふつうのカナリア", "usual"), ("もう消えたいカナリア", "slow")];
        for (text, pace) in letters {
            house.clock.pass_seconds(86_400);
            house.person().writes(text, &[("pace", pace), ("called", "カナリアさん")]).await;
            let worker = house.worker("甲").await;
            let new = worker.inbox().await.into_iter().find(|it| !arrived.contains(it));
            arrived.push(new.expect("it came in"));
        }
        house.clock.pass_seconds(86_400);
        house.person().writes("あとから届いたカナリア", &[]).await;
        let worker = house.worker("甲").await;
        let inbox = worker.opens("/staff/letters").await;
        inbox.sees_in_order(&["11月28日(土)", "先に読む", "11月27日(金)", "12月1日(火)", "–"]);
        let order = inbox.links("/staff/letters/");
        assert_eq!((order.len(), &order[0], &order[1], &order[3]), (4, &arrived[2], &arrived[1], &arrived[0]));
        assert!(!inbox.text.contains("カナリア"), "the inbox opens nothing");
        assert!(!inbox.words().contains("日目") && !inbox.words().contains("日前"), "no days of anybody's silence");
    }
}

/// capability 26: the first reply waits for a second reader, who is somebody else.
#[tokio::test(flavor = "multi_thread")]
async fn a_first_answer_goes_out_when_a_second_one_has_read_it() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("読んでください", &[("called", "ねこ")]).await;
        let (writer, second) = (house.worker("甲").await, house.worker("乙").await);
        let thread = writer.the_thread().await;
        let page = writer.opens(&thread).await.sees("はじめての返事なので、もう一人が読んでから届きます。");
        let button = page.between("<span class=\"called\">", "この返事を出す");
        assert!(button[0].starts_with("ねこ"), "the called name stands beside the button");
        writer.sends(&format!("{thread}/reply"), &[("text", "読みました")]).await.leads_to(&thread);
        let own = writer.opens(&thread).await.sees("二人目を待っています");
        assert_eq!(own.link_ending(&thread, "/second"), None);
        let way = second.opens(&thread).await.link_ending(&thread, "/second").expect("a second reader");
        writer.sends(&way, &[]).await.is(404);
        writer
            .sends(&format!("{thread}/reply"), &[("text", "もう一通")])
            .await
            .is(409)
            .sees("前の返事が、二人目を待っています。");
        assert_eq!(writer.opens("/staff").await.words().matches("二人目を待っている返事 1").count(), 1);
        let neko_sees = async |so_many: usize| {
            neko.returns(&number, &words).await.leads_to("/letters");
            assert_eq!(neko.opens("/letters").await.written().len(), so_many);
        };
        house.clock.pass_seconds(3_600);
        neko_sees(1).await;
        let second = house.worker("乙").await;
        second.sends(&way, &[]).await.leads_to(&thread);
        neko_sees(1).await;
        house.clock.pass_seconds(11);
        neko_sees(2).await;
        neko.opens("/letters").await.sees("甲 から").sees("乙 もいっしょに読みました");
        second.sends(&way, &[]).await.is(404);
        assert_eq!(second.the_thread().await, thread, "it lies with those that do not wait");
        second.opens("/staff/letters").await.sees("返事を待っている手紙は、ありません。");
        house.ledger_fits().await;
    }
}

async fn answered(house: &TestHouse, neko: &Person) -> (Person, String) {
    neko.writes("もう消えたい", &[]).await;
    let worker = house.worker("甲").await;
    let thread = worker.the_thread().await;
    house.answers(&thread, "読みました").await;
    neko.sends("/letters", &[("text", "やっぱり消えたい")]).await.leads_to("/letters");
    (house.worker("甲").await, thread)
}

fn way_back(page: &Seen, thread: &str) -> Option<String> {
    page.link_ending(thread, "/take-back")
}

/// capability 26: ten seconds, not seen before, a draft again.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_can_be_taken_back_for_ten_seconds_and_is_a_draft_again() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (worker, thread) = answered(&house, &neko).await;
        let order = |it: &Seen| it.between("<td data-label=", "</td>").into_iter().enumerate().filter(|it| it.0 != 3);
        let before = worker.opens("/staff/letters").await.sees("先に読む");
        worker.sends(&format!("{thread}/reply"), &[("text", "書きまちがえた")]).await.leads_to(&thread);
        neko.opens("/letters").await.sees_not("書きまちがえた");
        let way = way_back(&worker.opens(&thread).await, &thread).expect("it was sent just now");
        worker.sends(&way, &[]).await.leads_to(&thread);
        let page = worker.opens(&thread).await.sees("取りもどしました");
        assert_eq!(page.field(), "書きまちがえた");
        let after = worker.opens("/staff/letters").await;
        let what = "it waits as it did before: read-first, promise, arrival";
        assert!(order(&after).eq(order(&before)), "{what}: {} / {}", before.words(), after.words());
        house.clock.pass_seconds(60);
        neko.opens("/letters").await.sees_not("書きまちがえた");

        worker.sends(&format!("{thread}/reply"), &[("text", "書きなおした")]).await.leads_to(&thread);
        let way = way_back(&worker.opens(&thread).await, &thread).expect("it was sent just now");
        house.clock.pass_seconds(11);
        assert_eq!(way_back(&worker.opens(&thread).await, &thread), None);
        worker.sends(&way, &[]).await.is(404);
        neko.opens("/letters").await.sees("書きなおした");
        house.ledger_fits().await;
    }
}

/// capability 25: what is taken back promises nothing to someone who wants no reply.
#[tokio::test(flavor = "multi_thread")]
async fn taking_back_makes_no_promise_to_someone_who_wants_no_reply() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("読むだけで", &[("pace", "no_reply")]).await;
        let (worker, second) = (house.worker("甲").await, house.worker("乙").await);
        let thread = worker.the_thread().await;
        worker.sends(&format!("{thread}/reply"), &[("text", "ひとこと")]).await.leads_to(&thread);
        let way = second.opens(&thread).await.link_ending(&thread, "/take-back").expect("it waits");
        worker.sends(&way, &[]).await.leads_to(&thread);
        worker.opens(&thread).await.sees_not("返事を書く約束です");
        house.clock.pass_days(10);
        house.jobs().await;
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.opens("/letters").await.sees_not("返事がおくれています");
    }
}

/// capability 26: alone, with a written reason, when waiting would harm.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_can_go_out_alone_with_a_reason_and_is_read_afterwards() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("薬ためてある。今夜", &[]).await;
        let (writer, second) = (house.worker("甲").await, house.worker("乙").await);
        let thread = writer.the_thread().await;
        let form = [("text", "いまここにいます"), ("reason", "待てないカナリア")];
        writer.sends(&format!("{thread}/reply"), &form).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        let own = neko.opens("/letters").await;
        assert_eq!(own.written(), ["薬ためてある。今夜", "いまここにいます"]);
        assert!(!own.text.contains("待てないカナリア"));
        second.opens("/staff").await.sees("一人で出して、まだ二人目が読んでいない返事 1");
        let page = second.opens(&thread).await.sees("一人で出した理由： 待てないカナリア");
        second.opens("/staff/letters").await.sees("二人目を待っています");
        let way = page.link_ending(&thread, "/second").expect("to be read afterwards");
        second.sends(&way, &[]).await.leads_to(&thread);
        second.opens("/staff").await.sees_not("まだ二人目が読んでいない");
        neko.opens("/letters").await.sees("乙 もいっしょに読みました");
        house.holds_nowhere(&["待てないカナリア", "いまここにいます"]).await;
        house.ledger_fits().await;
    }
}

/// issue §4: the draft is kept sealed while it is typed, and is the writer's own.
#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_kept_sealed_and_only_its_writer_sees_it() {
    for house in TestHouse::both().await {
        house.person().writes("読んでください", &[]).await;
        let (writer, other) = (house.worker("甲").await, house.worker("乙").await);
        let thread = writer.the_thread().await;
        writer.sends(&format!("{thread}/draft"), &[("text", "下書きカナリア\n")]).await.is(204);
        assert_eq!(writer.opens(&thread).await.field(), "下書きカナリア\n");
        assert_eq!(other.opens(&thread).await.field(), "");
        let again = house.worker("甲").await;
        assert_eq!(again.opens(&thread).await.field(), "下書きカナリア\n");
        house.holds_nowhere(&["下書きカナリア"]).await;
        house.person().sends(&format!("{thread}/draft"), &[("text", "x")]).await.is(401);
        writer
            .sends(&format!("{thread}/reply"), &[("text", " ")])
            .await
            .is(422)
            .sees("まだ何も書かれていないようです。");
        let long = "長".repeat(10_001);
        let refused = writer.sends(&format!("{thread}/reply"), &[("text", &long), ("reason", "急ぎ")]).await.is(422);
        assert_eq!((refused.field(), refused.value_of("reason")), (long, "急ぎ".to_owned()));
    }
}

/// issue §5: two people, or one hand twice, press the same button.
#[tokio::test(flavor = "multi_thread")]
async fn one_answer_goes_out_when_the_button_is_pressed_twice() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (worker, thread) = answered(&house, &neko).await;
        let form = [("text", "一度だけ")];
        for _ in 0..2 {
            worker.sends(&format!("{thread}/reply"), &form).await.leads_to(&thread);
        }
        house.clock.pass_seconds(11);
        let own = neko.opens("/letters").await.written();
        assert_eq!(own.iter().filter(|it| *it == "一度だけ").count(), 1, "{}: {own:?}", house.scratch.kind);
    }
}

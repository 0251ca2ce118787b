//! Small houses are real: with one worker an answer goes out at once, is read by a second within days, and until then it
//! is counted; whoever writes is told before. (capability 200)
use crate::support::TestHouse;

/// capability 200
#[tokio::test(flavor = "multi_thread")]
async fn a_house_of_one_answers_at_once_says_so_and_forgets_no_second_reading() {
    for house in TestHouse::both().await {
        house.settle(&[("size", "one"), ("seconded_within_days", "5")]).await;
        let neko = house.person();
        let form = neko.opens("/letters/new").await.sees("ここは一人でやっているので、返事は一人で読んで出します。");
        form.sees_not("二人で読んでから");
        neko.writes("一人でもいいです", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        worker
            .opens(&thread)
            .await
            .sees("一人で出します。5日以内に、もう一人が読みます。")
            .sees_not("もう一人が読んでから届きます");
        worker.sends(&format!("{thread}/reply"), &[("text", "読みました")]).await.leads_to(&thread);
        neko.opens("/letters").await.sees_not("読みました");
        house.clock.pass_seconds(11);
        neko.opens("/letters").await.sees("読みました").sees_not("もいっしょに読みました");
        // It stands there until somebody has read it, however long that takes.
        for days in [0, 5, 30] {
            house.clock.pass_days(days);
            let worker = house.worker("甲").await;
            worker.opens("/staff").await.sees("一人で出して、まだ二人目が読んでいない返事 1");
            let page = worker.opens(&thread).await.sees("一人で出しました。もう一人が読むのを待っています");
            assert_eq!(page.link_ending(&thread, "/second"), None, "not its writer");
        }
        let second = house.worker("乙").await;
        let way = second.opens(&thread).await.link_ending(&thread, "/second").expect("to be read");
        second.sends(&way, &[]).await.leads_to(&thread);
        second.opens("/staff").await.sees_not("まだ二人目が読んでいない");
        second.opens(&thread).await.sees("乙 も読みました");
        second.sends(&way, &[]).await.is(404);
        house.ledger_fits().await;
    }
}

/// capability 200: with two or three, the first answer waits; with none of these rules lapsing when the size changes.
#[tokio::test(flavor = "multi_thread")]
async fn in_a_house_of_two_or_three_the_first_answer_waits() {
    for house in TestHouse::both().await {
        for size in ["two", "three", "more"] {
            house.settle(&[("size", size)]).await;
            let neko = house.person();
            neko.opens("/letters/new").await.sees("はじめの返事は、二人で読んでから出します。");
            neko.writes(size, &[]).await;
            let worker = house.worker("甲").await;
            let thread = worker.inbox().await[0].clone();
            worker.sends(&format!("{thread}/reply"), &[("text", "読みました")]).await.leads_to(&thread);
            house.clock.pass_seconds(60);
            neko.opens("/letters").await.sees_not("読みました");
            // What waits goes on waiting when the house becomes small.
            house.settle(&[("size", "one")]).await;
            neko.opens("/letters").await.sees_not("読みました");
            house.answers(&thread, "読みました").await;
            neko.opens("/letters").await.sees("読みました").sees("乙 もいっしょに読みました");
        }
    }
}

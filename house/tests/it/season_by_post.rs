//! A note with the seasons for those who have paper only: after a yes that they said, on a list, printed in a neutral
//! envelope, noted as posted. (capabilities 136, 145)
use crate::support::TestHouse;

#[tokio::test(flavor = "multi_thread")]
async fn who_has_paper_only_is_sent_a_note_by_post_after_a_yes() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let form = [
            ("text", "お手紙しますカナリア"),
            ("called", "ふみカナリア"),
            ("came_by", "letter"),
            ("came_on", "2026-11-22"),
        ];
        let thread = worker.types_in(&form).await.is(303).header("location");
        house.answers(&thread, "読みました").await;
        let neko = house.person();
        neko.writes("ここに来る人", &[]).await;
        let worker = house.worker("甲").await;
        let online = worker.inbox().await.into_iter().find(|it| *it != thread).expect("the other thread");
        // Without a yes nobody stands there; a yes is noted only for those who have paper only.
        worker.opens("/staff/season").await.sees("ほしいと言った人は、いません。");
        worker.sends(&format!("{online}/keep"), &[("what", "season-yes")]).await.is(422);
        assert!(!worker.opens(&format!("{online}/keep")).await.text.contains("season-yes"));
        let keep = format!("{thread}/keep");
        worker.opens(&keep).await.sees("なにも言わないのは、はいではありません。");
        worker.sends(&keep, &[("what", "season-yes")]).await.leads_to(&keep);
        let list =
            worker.opens("/staff/season").await.sees("この季節の便りは、まだ書いていません。").sees_not("カナリア");
        let write = list.link_ending(&thread, "/write/season").expect("a way to write it");
        worker.sends(&write, &[("text", "冬の便りカナリア")]).await.leads_to(&thread);
        let waits = worker.opens("/staff/season").await.sees("二人めが読むのを待っています。");
        assert_eq!(waits.link_ending(&thread, "/print"), None);
        let colleague = house.worker("乙").await;
        let second = colleague.opens(&thread).await.link_ending(&thread, "/second").expect("a second reader");
        colleague.sends(&second, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        let ready = worker.opens("/staff/season").await.sees("印刷して出せます。");
        assert!(ready.link_ending(&thread, "/label").is_some());
        let print = ready.link_ending(&thread, "/print").expect("a way to print");
        worker.opens(&print).await.sees("冬の便りカナリア").sees("ふみカナリア さま");
        let posted = print.replace("/print", "/posted");
        worker.sends(&posted, &[("on", "2026-11-24")]).await.leads_to(&thread);
        worker.opens("/staff/season").await.sees("2026年11月24日 に出しました。");
        // Once a season. They say no more, and stand there no more.
        worker.sends(&write, &[("text", "もう一通")]).await.is(422).sees("季節に一度だけです。");
        worker.sends(&keep, &[("what", "season-no")]).await.leads_to(&keep);
        worker.opens("/staff/season").await.sees("ほしいと言った人は、いません。");
        house.worker("管理").await.opens("/staff/season").await.sees_not("カナリア");
        house.holds_nowhere(&["カナリア"]).await;
        house.ledger_fits().await;
    }
}

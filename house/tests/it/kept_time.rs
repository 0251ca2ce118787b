//! For how long it is kept: chosen by the person, shown to them, and true.
use crate::support::TestHouse;

/// capability A10; promise N-10: a tombstone without content stays.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_long_enough_is_gone_and_not_a_day_before() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("カナリアのことば", &[("called", "カナリアねこ")]).await;
        neko.sends("/me/keep", &[("years", "1")]).await.leads_to("/me");
        neko.opens("/me").await.sees("2027年11月22日");

        house.clock.pass_days(364);
        house.jobs().await;
        let back = house.person();
        back.sends("/return", &[("number", &number), ("words", &words)]).await.leads_to("/letters");
        back.opens("/letters").await.sees("カナリアのことば");

        // The visit moved the day; another year without one is the end.
        house.clock.pass_days(367);
        house.jobs().await;
        let late = house.person();
        late.sends("/return", &[("number", &number), ("words", &words)]).await.is(422);
        house.holds_nowhere(&["カナリアのことば", "カナリアねこ"]).await;
        let worker = house.worker("甲").await;
        assert_eq!(worker.opens("/staff/letters").await.link("/staff/letters/"), None);
        house.ledger_fits().await;
    }
}

//! For how long records are kept, and a household's folder. (capability 115)
use crate::{records_apart::Family, support::TestHouse};

#[tokio::test(flavor = "multi_thread")]
async fn a_household_is_closed_and_destroyed_by_two_and_no_page_of_theirs_shows_it() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        it.joins(&it.neko, "team").await;
        let household = it.household();
        it.worker.writes_entry(&household, &[("text", "家のカナリア")]).await;
        let before = it.neko.opens("/me/record/household").await.is(200).text;
        it.worker.sends(&format!("{household}/close"), &[("closing", "")]).await.is(422);
        it.worker.sends(&format!("{household}/close"), &[("closing", "引っ越し")]).await.is(303);
        it.worker.opens(&format!("{household}/write")).await.is(404);
        it.worker.sends(&format!("{household}/close"), &[("act", "reopen")]).await.is(303);
        it.worker.sends(&format!("{household}/erase"), &[("erasing", "頼まれた")]).await.is(303);
        it.worker.sends(&format!("{household}/erase"), &[("act", "agree")]).await.is(409);
        it.colleague.sends(&format!("{household}/erase"), &[("act", "agree")]).await.is(303);
        it.worker.opens(&household).await.is(404);
        assert_eq!(it.neko.opens("/me/record/household").await.is(200).text, before);
        house.holds_nowhere(&["家のカナリア"]).await;
        house.ledger_fits().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_ends_only_after_it_was_announced() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        let household = it.household();
        it.worker.writes_entry(&household, &[("text", "期間カナリア")]).await;
        house.clock.pass_days(5 * 365 + 2);
        house.jobs().await;
        let worker = house.worker("甲").await;
        worker.opens(&household).await.is(200).sees("期間カナリア");
        house.clock.pass_days(61);
        house.jobs().await;
        house.worker("甲").await.opens(&household).await.is(404);
        house.holds_nowhere(&["期間カナリア"]).await;
        house.ledger_fits().await;
    }
}

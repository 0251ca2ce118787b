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

/// promise N-3; capabilities 6, 39: what may be told is handed on with a mark, and taken back by whoever said it.
#[tokio::test(flavor = "multi_thread")]
async fn what_may_be_told_is_handed_on_and_taken_back_by_whoever_said_it() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        for who in [&it.neko, &it.mother] {
            it.joins(who, "team").await;
        }
        let lines = [("text", "&伝えてよいカナリア\n(ここだけカナリア)\nチームのカナリア")];
        it.worker.writes_entry(&it.of_mother, &lines).await;
        let page = it.worker.opens(&it.of_mother).await.is(200);
        let ways: Vec<String> =
            page.links("/staff/records/lines/").into_iter().filter(|it| it.ends_with("/tell")).collect();
        assert_eq!(ways.len(), 1, "one of three may be told: {ways:?}");
        let into = it.of_neko.rsplit('/').next().expect("an id").to_owned();
        it.worker.sends(&ways[0], &[("into", into.as_str()), ("speaker", "")]).await.is(422);
        let others = page.links("/staff/records/lines/").into_iter().filter(|it| !it.ends_with("/tell"));
        for other in others.filter(|it| !ways[0].starts_with(it.as_str())) {
            it.worker.sends(&format!("{other}/tell"), &[("into", into.as_str()), ("speaker", "母")]).await.is(404);
        }
        let before = it.mother.opens("/me/record/read/all").await.is(200).text;
        it.worker.sends(&ways[0], &[("into", into.as_str()), ("speaker", "母")]).await.is(303);
        let told = it.neko.opens("/me/record/read/all").await.is(200);
        let told = told.sees("伝えてよいカナリア").sees("「伝えてよい」と言ったことば");
        told.sees_not("ここだけカナリア").sees_not("チームのカナリア");
        let after = it.mother.opens("/me/record/read/all").await.is(200).text;
        let plain = |text: &str| text.split("name=\"once\"").next().map(str::to_owned);
        assert_eq!(plain(&after), plain(&before), "nothing tells that the other has a record");
        let line = ways[0].trim_end_matches("/tell").rsplit('/').next().expect("an id");
        it.mother.sends(&format!("/me/record/lines/{line}/class"), &[("class", "team")]).await.is(303);
        it.neko.opens("/me/record/read/all").await.is(200).sees_not("伝えてよいカナリア");
        house.ledger_fits().await;
    }
}

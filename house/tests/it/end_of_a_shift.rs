//! The end of a shift: what is urgent is handed over to a named colleague, who takes it. It is never nobody's: until it is
//! taken it stays with whoever had it, and what somebody who left had is the team's. (capabilities 122, 138, 189)
use crate::support::{Person, TestHouse};

async fn urgent(house: &TestHouse) -> String {
    let before = house.worker("甲").await.inbox().await;
    house.person().writes("薬ためてある。今夜", &[("called", "カナリアみず")]).await;
    let one = house.worker("甲").await;
    let thread = one.inbox().await.into_iter().find(|it| !before.contains(it)).expect("it came in");
    let form = [("level", "urgent"), ("reason", "カナリア理由")];
    one.sends(&format!("{thread}/level"), &form).await.leads_to(&thread);
    thread
}

async fn accounts(house: &TestHouse, names: [&str; 3]) -> [String; 3] {
    let people = house.worker("管理").await.opens("/staff/people").await.is(200);
    names.map(|name| people.account_of(name))
}

fn takes_button(seen: &crate::support::Seen) -> bool {
    seen.text.contains("引き継ぎを受けます")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_urgent_is_handed_to_a_named_colleague_who_takes_it() {
    for house in TestHouse::both().await {
        let thread = urgent(&house).await;
        let [me, two, three] = accounts(&house, ["甲", "乙", "丁"]).await;
        let one = house.worker("甲").await;
        // Going home leads over the page on which it is handed over.
        let office = one.opens("/staff").await.sees("帰る前に：急ぎのことを引き継ぐ");
        assert!(!office.text.contains("/staff/sign-out"), "home goes by way of the hand-over");
        let shift = one.opens("/staff/shift").await.sees("まだ見ている、急ぎのことがあります。").sees_not("カナリア");
        assert_eq!(shift.link("/staff/letters/"), Some(thread.clone()));
        one.opens("/staff/duty").await.sees("いま見ているのは 甲 です。").sees_not("カナリア");
        // Nobody, oneself, or somebody outside the team cannot be chosen.
        let hand = format!("{thread}/level/hand");
        let nobody = "2a2a2a2a-2a2a-2a2a-2a2a-2a2a2a2a2a2a";
        for whom in ["", nobody, me.as_str()] {
            one.sends(&hand, &[("whom", whom)]).await.is(422).sees("だれかが選ばれていないか");
        }
        // Nor does anybody hand on what is not in their hands.
        let other = house.worker("丁").await;
        other.sends(&hand, &[("whom", &two)]).await.is(404);
        one.sends(&hand, &[("whom", &two), ("shift", "1")]).await.leads_to("/staff/shift");
        one.opens("/staff/shift").await.sees("乙 に引き継ぎを頼みました。まだ受けていません。");
        // Naming changes nothing: until it is taken it is whose it was, also after they went home.
        let take = format!("{thread}/level/take");
        assert!(!takes_button(&other.opens(&thread).await) && !takes_button(&other.opens("/staff/duty").await));
        other.sends(&take, &[]).await.is(409);
        one.sends("/staff/sign-out", &[]).await.leads_to("/staff/sign-in");
        let second = house.worker("乙").await;
        second.opens("/staff/duty").await.sees("いま見ているのは 甲 です。").sees("乙 に引き継ぎを頼みました。");
        second.opens("/staff/letters").await.sees("引き継ぎを頼まれています");
        assert!(takes_button(&second.opens(&thread).await));
        let way = second.opens("/staff/duty").await.link("/staff/duty/levels/").expect("it can be taken there");
        second.sends(&way, &[]).await.leads_to("/staff/duty");
        second.sends(&way, &[]).await.is(409);
        second.opens("/staff/duty").await.sees("いま見ているのは 乙 です。").sees_not("頼みました");
        second
            .opens(&thread)
            .await
            .sees("いま見ているのは 乙 です。")
            .sees("甲 が")
            .sees("二人めの名前が、まだありません。");
        second.opens("/staff").await.sees("帰る前に");
        let one = house.worker("甲").await;
        one.opens("/staff").await.sees_not("帰る前に");
        one.opens("/staff/shift").await.sees("手もとに、急ぎのことはありません。");
        // The second name hands over their own place, and two stay two.
        other.sends(&format!("{thread}/level/join"), &[]).await.leads_to(&thread);
        other.opens(&thread).await.sees("二人で見ています：乙、丁");
        other.sends(&hand, &[("whom", &me)]).await.leads_to(&thread);
        one.sends(&take, &[]).await.leads_to(&thread);
        one.opens(&thread).await.sees("二人で見ています：乙、甲");
        // Answers still wait for a second reader, whoever has it.
        one.opens(&thread).await.sees("もう一人が読んでから届きます。");
        let _ = three;
        house.holds_nowhere(&["カナリア"]).await;
        house.ledger_fits().await;
    }
}

/// Whoever had it leaves within the hour: it is the team's from that moment, stands on top of the list of duty, and
/// anybody of the team takes it.
#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_who_left_had_is_the_teams_and_anybody_takes_it() {
    for house in TestHouse::both().await {
        let thread = urgent(&house).await;
        let [me, two, _] = accounts(&house, ["甲", "乙", "丁"]).await;
        let one = house.worker("甲").await;
        one.sends(&format!("{thread}/level/hand"), &[("whom", &two)]).await.leads_to(&thread);
        let office = house.worker("管理").await;
        office.opens(&format!("/staff/people/end?account={me}")).await.sees("急ぎのことを 1 件、見ています。");
        office.sends("/staff/people/end", &[("account", &me)]).await.leads_to("/staff/people");
        office.opens("/staff/duty").await.sees_not("引き継ぎ");
        let other = house.worker("丁").await;
        other.opens("/staff/duty").await.sees("見ていた人がもういません。チームのみんなの分です。");
        other.sends(&format!("{thread}/level/take"), &[]).await.leads_to(&thread);
        other.opens("/staff/duty").await.sees("いま見ているのは 丁 です。");
        // It went; the one who was named before comes too late, and is told so.
        let second = house.worker("乙").await;
        second.sends(&format!("{thread}/level/take"), &[]).await.is(409);
        let erased = second.opens(&thread).await.sees("いま見ているのは 丁 です。");
        assert!(!takes_button(&erased));
    }
}

/// Two take it at the same moment: one has it.
#[tokio::test(flavor = "multi_thread")]
async fn it_is_taken_once() {
    for house in TestHouse::both().await {
        let thread = urgent(&house).await;
        let [_, two, _] = accounts(&house, ["甲", "乙", "丁"]).await;
        let one = house.worker("甲").await;
        one.sends(&format!("{thread}/level/hand"), &[("whom", &two)]).await.leads_to(&thread);
        let second: Person = house.worker("乙").await;
        let (again, take) = (second.copied(), format!("{thread}/level/take"));
        let (left, right) = tokio::join!(second.sends(&take, &[]), again.sends(&take, &[]));
        let mut seen = [left.status.as_u16(), right.status.as_u16()];
        seen.sort_unstable();
        assert_eq!(seen, [303, 409], "{}", house.scratch.kind);
        second.opens("/staff/duty").await.sees("いま見ているのは 乙 です。");
    }
}

//! What keeps a room on a screen kind: an approach is shown again, hosts have gentle steps with an end, hiding is silent,
//! and whoever is not concerned notices nothing, byte for byte.
use crate::{
    ibasho_gatherings::a_gathering,
    ibasho_places::a_shown_place,
    support::{Person, Seen, TestHouse},
};
use ground_store::{Tables, values};

/// A room that is open, with two hosts in it, on a Saturday at one.
async fn an_open_room(house: &TestHouse, hosts: [&Person; 2], card: &[(&str, &str)]) -> String {
    let place = a_shown_place(hosts[0], card).await;
    let room = a_gathering(hosts[0], &place, &[]).await;
    hosts[0].sends(&format!("/staff/rooms/{room}"), &[]).await.is(303);
    house.it_is(2026, 11, 28, 13, 1);
    for host in hosts {
        host.sends(&format!("/staff/rooms/{room}/sit"), &[]).await.leads_to(&format!("/rooms/{room}"));
        host.opens(&format!("/rooms/{room}")).await.is(200);
    }
    hosts[0].opens(&format!("/rooms/{room}")).await.sees("開いています。");
    room
}

async fn comes_in(who: &Person, room: &str, name: &str) {
    let at = format!("/rooms/{room}");
    let terms = who.opens(&at).await.is(200).value_of("terms");
    let form = [("terms", terms.as_str()), ("nickname", name)];
    who.sends(&format!("{at}/enter"), &form).await.leads_to(&at);
}

async fn says(who: &Person, room: &str, text: &str) -> Seen {
    let once = who.opens(&format!("/rooms/{room}")).await.value_of("once");
    who.sends(&format!("/rooms/{room}/say"), &[("once", &once), ("text", text)]).await
}

/// Everything that somebody receives, but for the number of the next press.
async fn receives(who: &Person, room: &str) -> String {
    let page = who.opens(&format!("/rooms/{room}")).await.is(200);
    page.text.replace(&page.value_of("once"), "")
}

async fn line_of(who: &Person, room: &str, text: &str) -> String {
    let page = who.opens(&format!("/rooms/{room}/tell")).await.is(200);
    let from = page.text.split(text).nth(1).unwrap_or_else(|| panic!("{text} is not among the lines"));
    from.split("name=\"line\" value=\"").nth(1).and_then(|it| it.split('"').next()).expect("a line").to_owned()
}

async fn count(house: &TestHouse, sql: &'static str) -> Option<i64> {
    house.house.db().look().await.expect("a look").one(sql, values![]).await.expect("a count")
}

const WOMEN: [(&str, &str); 3] = [("online", "1"), ("text_only", "1"), ("whom", "women")];

/// capabilities 79, 82, 84, 202: an evening of a women's room with a seller of side jobs in it.
#[tokio::test(flavor = "multi_thread")]
async fn an_evening_of_a_womens_room_with_a_seller_of_side_jobs_in_it() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 28, 12, 50);
        let (first, second) = (house.worker("甲").await, house.worker("乙").await);
        let room = an_open_room(&house, [&first, &second], &WOMEN).await;
        let (neko, tori, seller) = (house.person(), house.person(), house.person());
        comes_in(&neko, &room, "ねこ").await;
        comes_in(&tori, &room, "とり").await;
        comes_in(&seller, &room, "はる").await;
        says(&neko, &room, "こんばんは").await.is(303);
        says(&tori, &room, "きょうは10時に起きました").await.is(303);
        let before = receives(&tori, &room).await;

        // Held back: shown to its writer again, to nobody else.
        let text = "スマホだけで稼げる方法があります";
        let again = says(&seller, &room, text).await.is(422).sees("まだ送っていません");
        assert!(again.text.contains(text), "what was typed is still there");
        seller.sends(&format!("/rooms/{room}/hosts"), &[("text", text)]).await.is(200).sees("進行役だけに届きました");
        assert_eq!(receives(&tori, &room).await, before, "the others notice nothing");
        let care = format!("/staff/rooms/{room}/care");
        first.opens(&care).await.sees(text).sees("お金やしごとのさそい");
        assert!(!tori.opens(&format!("/rooms/{room}/tell")).await.text.contains(text));

        // It comes in other words, which nothing finds.
        says(&seller, &room, "楽になれる道を知ってますよ").await.is(303);
        let line = line_of(&tori, &room, "楽になれる道").await;
        tori.sends(&format!("/rooms/{room}/tell"), &[("line", &line)]).await.leads_to(&format!("/rooms/{room}/tell"));
        tori.opens(&format!("/rooms/{room}/tell")).await.sees("届いています");
        neko.opens(&format!("/rooms/{room}/tell")).await.sees_not("届いています");

        // Hidden: silent, both ways, whatever they are called.
        let (before, of_tori) = (receives(&seller, &room).await, receives(&tori, &room).await);
        let line = line_of(&neko, &room, "楽になれる道").await;
        neko.sends(&format!("/rooms/{room}/hide"), &[("line", &line)]).await.leads_to(&format!("/rooms/{room}"));
        let page = neko.opens(&format!("/rooms/{room}")).await;
        page.sees("こんばんは").sees("10時に起きました").sees_not("楽になれる道").sees_not("はる");
        comes_in(&seller, &room, "そら").await;
        says(&seller, &room, "またきました").await.is(303);
        neko.opens(&format!("/rooms/{room}")).await.sees_not("またきました").sees_not("そら");
        says(&neko, &room, "ねむい").await.is(303);
        seller.opens(&format!("/rooms/{room}")).await.sees_not("ねむい");
        assert!(before.contains("こんばんは"), "until then they saw each other");
        let now = receives(&tori, &room).await;
        assert!(of_tori != now && now.contains("またきました") && now.contains("ねむい"));
        let host_line = {
            says(&first, &room, "ゆっくりどうぞ").await.is(303);
            line_of(&neko, &room, "ゆっくりどうぞ").await
        };
        neko.sends(&format!("/rooms/{room}/hide"), &[("line", &host_line)]).await.is(422).sees("見えなくできません");

        // Paused: by one host for five minutes, by two until the end that was said.
        let of_tori = receives(&tori, &room).await;
        let told = first.opens(&care).await.sees("楽になれる道");
        let about = told.link(&format!("{care}?about=line-")).expect("a line");
        let about = about.split("about=").nth(1).and_then(|it| it.split('#').next()).expect("a line").to_owned();
        let form = |rule, reason, minutes| {
            [("about", about.as_str()), ("step", "pause"), ("rule", rule), ("reason", reason), ("minutes", minutes)]
        };
        let step = format!("/staff/rooms/{room}/step");
        first.sends(&step, &form("9", "さそい", "30")).await.is(422).sees("どのルールのこと");
        first.sends(&step, &form("1", "", "30")).await.is(422).sees("わけを");
        first.sends(&step, &form("1", "しごとのさそいが続きました", "30")).await.leads_to(&care);
        let own = seller.opens(&format!("/rooms/{room}")).await;
        own.sees("まで書けません").sees("しごとのさそいが続きました").sees("甲");
        says(&seller, &room, "なんで").await.is(422).sees("いまは書けません").sees("なんで");
        let id = second.opens(&care).await.value_of("step");
        let reply = format!("/staff/rooms/{room}/reply");
        first.sends(&reply, &[("step", &id), ("reply", "agree")]).await.is(422).sees("もう一人の進行役");
        second.sends(&reply, &[("step", &id), ("reply", "agree")]).await.leads_to(&care);
        assert_eq!(receives(&tori, &room).await, of_tori, "the others notice nothing");
        house.it_is(2026, 11, 28, 13, 10);
        for host in [&first, &second] {
            host.opens(&format!("/rooms/{room}")).await.is(200);
        }
        // Every ten minutes the band of people is told anew.
        let of_tori = receives(&tori, &room).await;
        says(&seller, &room, "なんで").await.is(422).sees("13時31分まで書けません");
        seller.sends(&format!("/rooms/{room}/object"), &[("step", &id)]).await.is(303);
        seller.opens(&format!("/rooms/{room}")).await.sees("ちがうと思う、と届いています");
        first.sends(&reply, &[("step", &id), ("reply", "stands")]).await.is(422).sees("決めた人ではない人");
        assert_eq!(receives(&tori, &room).await, of_tori, "the others notice nothing");

        // What was told moves on, and can be taken back.
        let told = first.opens(&care).await.value_of("told");
        first.sends(&format!("/staff/rooms/{room}/told"), &[("told", &told), ("done", "1")]).await.is(303);
        tori.opens(&format!("/rooms/{room}/tell")).await.sees("できることをしました");

        // When it is over nobody remembers who saw whom; the step stays, for thirty days, without what was said.
        house.it_is(2026, 11, 28, 16, 1);
        house.jobs().await;
        for sql in [
            "select count(*) as figure from ibasho_hidden",
            "select count(*) as figure from ibasho_told",
            "select count(*) as figure from ibasho_told_by",
        ] {
            assert_eq!(count(&house, sql).await, Some(0), "{sql}");
        }
        assert_eq!(count(&house, "select count(*) as figure from ibasho_step").await, Some(1));
        house.it_is(2026, 12, 29, 12, 0);
        ibasho::jobs::forget_steps(&house.house).await.expect("forgotten");
        assert_eq!(count(&house, "select count(*) as figure from ibasho_step").await, Some(0));
        house.ledger_fits().await;
    }
}

/// capability 202: where a room is for under-eighteens, an approach waits for a host's eye.
#[tokio::test(flavor = "multi_thread")]
async fn among_the_young_an_approach_waits_for_a_hosts_eye() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 28, 12, 50);
        let (first, second) = (house.worker("甲").await, house.worker("乙").await);
        let young = [("online", "1"), ("ages_from", "12"), ("ages_until", "17")];
        let room = an_open_room(&house, [&first, &second], &young).await;
        let (neko, tori) = (house.person(), house.person());
        comes_in(&neko, &room, "ねこ").await;
        comes_in(&tori, &room, "とり").await;
        let before = receives(&tori, &room).await;
        let text = "インスタで検索した絵がきれいでした";
        says(&neko, &room, text).await.is(422).sees("進行役が先に見ます");
        assert_eq!(receives(&tori, &room).await, before);
        let care = format!("/staff/rooms/{room}/care");
        let waits = first.opens(&care).await.sees(text).value_of("waits");
        tori.sends(&format!("/staff/rooms/{room}/looked-at"), &[("waits", &waits), ("through", "1")]).await;
        assert_eq!(receives(&tori, &room).await, before, "a visitor is no host");
        first.sends(&format!("/staff/rooms/{room}/looked-at"), &[("waits", &waits), ("through", "1")]).await.is(303);
        tori.opens(&format!("/rooms/{room}")).await.sees(text);
    }
}

/// capabilities 83, 84, 87: a message about wanting to die is never stopped; a round and a pace are the room's.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_heavy_lies_before_the_hosts_and_its_writer_finds_a_letter() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 28, 12, 50);
        let (first, second) = (house.worker("甲").await, house.worker("乙").await);
        let room = an_open_room(&house, [&first, &second], &WOMEN).await;
        let (neko, tori) = (house.person(), house.person());
        comes_in(&neko, &room, "ねこ").await;
        comes_in(&tori, &room, "とり").await;
        let care = format!("/staff/rooms/{room}/care");
        first.opens(&care).await.sees_not("つらさのこと");
        says(&neko, &room, "もう消えたい").await.is(303);
        neko.opens(&format!("/rooms/{room}")).await.sees("手紙を書けます");
        tori.opens(&format!("/rooms/{room}")).await.sees("もう消えたい").sees_not("手紙を書けます");
        first.opens(&care).await.sees("ねこさんが、つらさのことを書きました");
        // What is about a host reaches somebody of the team who does not host.
        says(&first, &room, "ここにいます").await.is(303);
        let line = line_of(&tori, &room, "ここにいます").await;
        tori.sends(&format!("/rooms/{room}/tell"), &[("line", &line)]).await.is(303);
        second.opens(&care).await.sees("いまは、ありません。");
        // A theme, and views of it side by side, in an order that says nothing; one's own last word counts.
        let room_at = format!("/staff/rooms/{room}/room");
        neko.opens(&format!("/rooms/{room}/views")).await.sees("テーマがありません");
        first.sends(&room_at, &[("what", "theme")]).await.is(303);
        says(&neko, &room, "朝がいい").await.is(303);
        says(&tori, &room, "夜がいい").await.is(303);
        says(&neko, &room, "朝もわるくない").await.is(303);
        let (of_neko, of_tori) =
            (neko.opens(&format!("/rooms/{room}/views")).await, tori.opens(&format!("/rooms/{room}/views")).await);
        assert_eq!(of_neko.words(), of_tori.words(), "the same for everybody");
        of_neko
            .sees("ここにいます")
            .sees("朝もわるくない")
            .sees("夜がいい")
            .sees_not("朝がいい")
            .sees_not("もう消えたい");
        // Slow, and a round.
        let at = format!("/staff/rooms/{room}/room");
        first.sends(&at, &[("what", "slow")]).await.leads_to(&care);
        house.it_is(2026, 11, 28, 13, 2);
        says(&tori, &room, "ひとつ").await.is(303);
        says(&tori, &room, "ふたつ").await.is(422).sees("ふたつ");
        first.sends(&at, &[("what", "quick")]).await.is(303);
        first.sends(&at, &[("what", "round")]).await.is(303);
        tori.sends(&format!("/rooms/{room}/turn"), &[("join", "1")]).await.is(303);
        says(&tori, &room, "みっつ").await.is(422).sees("ほかの人の番");
        first.sends(&format!("/rooms/{room}/turn"), &[]).await.is(303);
        tori.opens(&format!("/rooms/{room}")).await.sees("話す番です");
        says(&tori, &room, "みっつ").await.is(303);
        tori.sends(&format!("/rooms/{room}/turn"), &[]).await.is(303);
        says(&neko, &room, "よっつ").await.is(303);
    }
}

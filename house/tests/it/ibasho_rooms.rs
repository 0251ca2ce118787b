//! Rooms on a screen, by forms and reloads, as somebody goes through an evening without JavaScript.
use crate::{
    ibasho_gatherings::a_gathering,
    ibasho_places::{CARD, a_shown_place},
    support::{Person, Seen, TestHouse},
};
use ground_store::{Tables, values};

/// A gathering on a screen, on Sundays from seven until half past eight: its id.
pub async fn a_room(host: &Person, other: &[(&str, &str)]) -> String {
    let card: Vec<(&str, &str)> = [("online", "1")].into_iter().chain(other.iter().copied()).collect();
    let place = a_shown_place(host, &card).await;
    let evening = [("title", "日よう夜の部屋"), ("first_on", "2026-11-22"), ("begins", "19:00"), ("ends", "20:30")];
    a_gathering(host, &place, &evening).await
}

/// A room that is open, with its two hosts: (the room, the hosts).
pub async fn an_open_room(house: &TestHouse) -> (String, Person, Person) {
    house.it_is(2026, 11, 22, 18, 50);
    let (ko, otsu) = (house.worker("甲").await, house.worker("乙").await);
    let room = a_room(&ko, &[]).await;
    let desk = format!("/staff/rooms/{room}");
    ko.sends(&desk, &[]).await.leads_to(&desk);
    ko.sends(&format!("{desk}/sit"), &[]).await.leads_to(&format!("/rooms/{room}"));
    otsu.sends(&format!("{desk}/sit"), &[]).await.leads_to(&format!("/rooms/{room}"));
    house.it_is(2026, 11, 22, 19, 0);
    ko.opens(&format!("/rooms/{room}")).await.is(200);
    otsu.opens(&format!("/rooms/{room}")).await.is(200).sees("開いています。");
    (room, ko, otsu)
}

/// Somebody reads the rules and goes in.
pub async fn goes_in(who: &Person, room: &str, nickname: &str) {
    let door = who.opens(&format!("/rooms/{room}")).await.is(200);
    let terms = door.value_of("terms");
    let form = [("nickname", nickname), ("terms", terms.as_str())];
    who.sends(&format!("/rooms/{room}/enter"), &form).await.leads_to(&format!("/rooms/{room}"));
}

pub async fn says(who: &Person, room: &str, text: &str) -> Seen {
    let once = who.opens(&format!("/rooms/{room}")).await.value_of("once");
    who.sends(&format!("/rooms/{room}/say"), &[("text", text), ("once", &once)]).await
}

fn said(to: &str) -> String {
    format!("/rooms/{to}#last")
}

/// How often a text stands among the lines.
fn times(page: &Seen, text: &str) -> usize {
    page.text.matches(&format!("<div class=\"as-written\">{text}</div>")).count()
}

/// capabilities 73, 78, 82, 84: the life of a room, by the clock and by its hosts.
#[tokio::test(flavor = "multi_thread")]
async fn a_room_opens_while_two_hosts_are_there_and_closes_by_the_clock() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 22, 18, 20);
        let ko = house.worker("甲").await;
        let room = a_room(&ko, &[]).await;
        let (at, desk, ame) = (format!("/rooms/{room}"), format!("/staff/rooms/{room}"), house.person());
        ame.opens(&format!("/gatherings/{room}")).await.sees("この集まりの部屋");
        ame.opens(&at).await.is(200).sees("まだ開いていません").sees("11月22日(日) 19:00–20:30");
        ko.sends(&desk, &[]).await.leads_to(&desk);
        ko.sends(&desk, &[]).await.leads_to(&desk);
        ko.opens(&desk).await.sees("進行役がふたりそろうと、開きます。");
        ame.opens(&at).await.sees("まだ開いていません").sees_not("今日の呼び名");

        // Half an hour before, one can sit quietly. Rules come first, and a name may stay empty.
        house.it_is(2026, 11, 22, 18, 31);
        let door =
            ame.opens(&at).await.sees("話さなくてかまいません。").sees("第1版").sees("進行役は、まだ来ていません。");
        assert!(!door.value_of("nickname").is_empty(), "a name is suggested");
        goes_in(&ame, &room, "").await;
        ame.opens(&at).await.sees("もうすぐ開きます。");
        let early = says(&ame, &room, "はやすぎた").await.is(422).sees("まだ書けません。");
        assert!(early.text.contains("はやすぎた"), "what was typed is still there");

        // One host is not two.
        house.it_is(2026, 11, 22, 18, 59);
        let ko = house.worker("甲").await;
        ko.sends(&format!("{desk}/sit"), &[]).await.leads_to(&at);
        house.it_is(2026, 11, 22, 19, 0);
        ko.opens(&at).await.sees("もうすぐ開きます。");
        says(&ame, &room, "まだ").await.is(422);
        let otsu = house.worker("乙").await;
        otsu.sends(&format!("{desk}/sit"), &[]).await.leads_to(&at);
        ame.opens(&at).await.sees("開いています。").sees("今日の進行役：").sees("甲").sees("乙");
        says(&ame, &room, "こんばんは").await.leads_to(&said(&room));
        says(&otsu, &room, "きていますよ").await.leads_to(&said(&room));
        let page = ko.opens(&at).await.sees("呼び名なし").sees("こんばんは").sees("乙 進行役");
        assert!(page.text.contains("role=\"log\""));

        // 乙's machine goes away: grace, then rest; nobody is put out, and what was typed stays.
        house.it_is(2026, 11, 22, 19, 3);
        ko.opens(&at).await.sees("ひとり席をはずしています");
        says(&ame, &room, "それから").await.leads_to(&said(&room));
        house.it_is(2026, 11, 22, 19, 9);
        ko.opens(&at).await;
        let kept = says(&ame, &room, "とちゅうまで").await.is(422).sees("いまは、止まっています。");
        assert!(kept.text.contains("とちゅうまで"));
        kept.sees("こんばんは");
        otsu.opens(&at).await.sees("開いています。");
        says(&ame, &room, "とちゅうから").await.leads_to(&said(&room));

        // The end is told, and comes.
        for (minute, told) in [(20, "あと10分"), (27, "あと3分")] {
            house.it_is(2026, 11, 22, 20, minute);
            ko.opens(&at).await;
            otsu.opens(&at).await;
            ame.opens(&at).await.sees(told).sees("11月29日(日)");
        }
        house.it_is(2026, 11, 22, 20, 30);
        let late = says_late(&ame, &room, "おそかった").await;
        assert!(late.text.contains("おそかった"), "what was typed is still theirs: {}", late.words());
        ame.opens(&at).await.sees("まだ開いていません").sees("11月29日(日)").sees_not("こんばんは");
        let ko = house.worker("甲").await;
        ko.opens(&desk).await.sees("89分").sees("3人くらいまで").sees("乙、甲");
        house.ledger_fits().await;
    }
}

async fn says_late(who: &Person, room: &str, text: &str) -> Seen {
    who.sends(&format!("/rooms/{room}/say"), &[("text", text), ("once", &"ab".repeat(16))]).await.is(409)
}

/// capabilities 79, 85, 86: what was accepted outlives a power cut, once; after closing there is nothing.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_outlives_a_power_cut_and_not_the_evening() {
    for house in TestHouse::both().await {
        let (room, ko, otsu) = an_open_room(&house).await;
        let (at, ame) = (format!("/rooms/{room}"), house.person());
        goes_in(&ame, &room, "カナリアあめ").await;
        let once = ame.opens(&at).await.value_of("once");
        let form = [("text", "カナリアのことば"), ("once", once.as_str())];
        ame.sends(&format!("{at}/say"), &form).await.leads_to(&said(&room));
        house.holds_nowhere(&["カナリアのことば", "カナリアあめ"]).await;

        let house = house.cut_off().await;
        let (ame, ko, otsu) = (ame.before(&house), ko.before(&house), otsu.before(&house));
        assert_eq!(times(&ame.opens(&at).await.sees("カナリアあめ"), "カナリアのことば"), 1);
        // Its answer was lost on the way: sent again, it is the same line. The seat is the same, too.
        ame.sends(&format!("{at}/say"), &form).await.leads_to(&said(&room));
        says(&ame, &room, "つづきです").await.leads_to(&said(&room));
        let page = otsu.opens(&at).await.sees("開いています。").sees("つづきです");
        assert_eq!(times(&page, "カナリアのことば"), 1, "{}", house.scratch.kind);

        // Another name: the lines before keep the one under which they were said.
        goes_in_again(&ame, &room, "べつのよびな").await;
        says(&ame, &room, "名前を変えました").await.leads_to(&said(&room));
        ko.opens(&at).await.sees("カナリアあめ").sees("べつのよびな");

        // A copy that is made during the evening holds nothing of it.
        house.it_is(2026, 11, 22, 20, 30);
        house.jobs().await;
        house.holds_nowhere(&["カナリアのことば", "カナリアあめ", "べつのよびな"]).await;
        for count in left(&house).await {
            assert_eq!(count, Some(0), "{}: key, seats and lines are gone", house.scratch.kind);
        }
        ame.opens(&at).await.sees_not("カナリア").sees("前の回の文は、残っていません。");
        // The card in the browser is noise, and the next evening has another key.
        let ko = house.worker("甲").await;
        ko.sends(&format!("/staff/rooms/{room}"), &[]).await.is(303);
        house.it_is(2026, 11, 29, 18, 45);
        ame.opens(&at).await.sees("今日の呼び名").sees_not("カナリア");
    }
}

async fn goes_in_again(who: &Person, room: &str, nickname: &str) {
    let terms = who.opens(&format!("/rooms/{room}")).await.value_of("terms");
    let form = [("nickname", nickname), ("terms", terms.as_str())];
    who.sends(&format!("/rooms/{room}/enter"), &form).await.leads_to(&format!("/rooms/{room}"));
}

async fn left(house: &TestHouse) -> [Option<i64>; 3] {
    let mut look = house.house.db().look().await.expect("a look");
    let asked = [
        "select count(*) as figure from live_table",
        "select count(*) as figure from live_seat",
        "select count(*) as figure from live_line",
    ];
    let mut counts = [None; 3];
    for (count, sql) in counts.iter_mut().zip(asked) {
        *count = look.one(sql, values![]).await.expect("a count");
    }
    counts
}

/// A backup that is made in mid-conversation holds nothing of it, and neither key.
#[tokio::test(flavor = "multi_thread")]
async fn no_copy_of_the_house_holds_an_evening() {
    for house in TestHouse::both().await {
        let (room, _, _) = an_open_room(&house).await;
        let ame = house.person();
        goes_in(&ame, &room, "カナリアあめ").await;
        says(&ame, &room, "カナリアのことば").await.leads_to(&said(&room));
        for table in ["live_table", "live_seat", "live_line"] {
            let left_out = house::keeping::backup::LEFT_OUT.iter().any(|it| it.0 == table);
            assert!(left_out, "{table} would be copied");
        }
        house.holds_nowhere(&["カナリアのことば", "カナリアあめ"]).await;
    }
}

/// capability 78: rules that changed are asked again, and nothing is said before they were seen.
#[tokio::test(flavor = "multi_thread")]
async fn rules_that_changed_are_shown_again() {
    for house in TestHouse::both().await {
        let (room, ko, _) = an_open_room(&house).await;
        let (at, ame) = (format!("/rooms/{room}"), house.person());
        // Without the rules there is no way in, whatever is sent.
        ame.sends(&format!("{at}/enter"), &[("nickname", "あめ")]).await.leads_to(&at);
        ame.opens(&at).await.sees("今日の呼び名").sees_not("書かれたこと");
        ame.sends(&format!("{at}/say"), &[("text", "まだそとです")]).await.sees("今日の呼び名");
        goes_in(&ame, &room, "あめ").await;
        says(&ame, &room, "ひとつめ").await.leads_to(&said(&room));

        let place = ko.opens(&format!("/gatherings/{room}")).await.link("/places/").expect("a place");
        let rules = [
            ("text", "話さなくてかまいません。\n選挙のさそいはしません。"),
            ("changed", "選挙を足しました"),
            ("reason", "あったので"),
        ];
        ko.sends(&format!("/staff{place}/rules"), &rules).await.is(303);
        let form = [("text", "ふたつめ"), ("once", "00112233445566778899aabbccddeeff")];
        ame.sends(&format!("{at}/say"), &form).await.is(409).sees("選挙を足しました");
        ame.opens(&at).await.sees("ルールが新しくなりました。").sees("選挙のさそいはしません。").sees_not("ひとつめ");
        goes_in_again(&ame, &room, "あめ").await;
        let page = ame.opens(&at).await.sees("ひとつめ").sees_not("ふたつめ");
        assert_eq!(times(&page, "ひとつめ"), 1);
        // Whoever hosts is not stopped by it.
        says(&ko, &room, "つづけます").await.leads_to(&said(&room));
    }
}

/// capabilities 73, 82, A14, A16: nothing tells that somebody came, reads or left, to nobody.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_tells_that_somebody_came_or_went() {
    for house in TestHouse::both().await {
        let (room, ko, otsu) = an_open_room(&house).await;
        let (at, ame, yuki) = (format!("/rooms/{room}"), house.person(), house.person());
        goes_in(&ame, &room, "あめ").await;
        let seen = async || {
            let mut pages = vec![];
            for (who, path) in [(&ame, &at), (&ko, &at), (&otsu, &format!("/staff/rooms/{room}"))] {
                let page = who.opens(path).await.is(200);
                // The one thing that is drawn anew for each page.
                let once = if page.text.contains("name=\"once\"") { page.value_of("once") } else { String::new() };
                pages.push(page.text.replace(&format!("value=\"{once}\""), ""));
            }
            pages
        };
        let before = seen().await;
        // Without an account, without a letter, from a browser that holds nothing else.
        goes_in(&yuki, &room, "ゆき").await;
        yuki.opens(&at).await.is(200);
        assert_eq!(seen().await, before, "{}: it shows that somebody came", house.scratch.kind);
        yuki.sends(&format!("{at}/go"), &[]).await.leads_to(&format!("/gatherings/{room}"));
        assert_eq!(seen().await, before, "{}: it shows that somebody left", house.scratch.kind);
        let cookies = yuki.cookies();
        assert!(!cookies.contains("engawa-seat"), "the card is gone: {cookies}");
        house.holds_nowhere(&["ゆき"]).await;
        before[0].contains("3人くらいまで").then_some(()).expect("a band, and never nobody");
        assert!(!before.concat().contains("0人"));
        // 〔すぐ閉じる〕 leaves the seat, too.
        ame.sends("/leave", &[]).await.leads_to("/today");
        assert!(!ame.cookies().contains("engawa-seat"));
    }
}

/// capabilities 84, 202: one host only where the page says so, and never with somebody under eighteen.
#[tokio::test(flavor = "multi_thread")]
async fn one_host_is_said_and_never_alone_with_minors() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 22, 18, 55);
        let ko = house.worker("甲").await;
        let tiny = a_room(&ko, &[("name", "ちいさな部屋")]).await;
        let young = a_room(&ko, &[("name", "わかい部屋"), ("ages_from", "12"), ("ages_until", "17")]).await;
        let desk = format!("/staff/rooms/{young}");
        ko.sends(&desk, &[("alone", "1")]).await.is(422).sees("進行役はいつもふたりです。");
        ko.sends(&desk, &[]).await.leads_to(&desk);
        ko.sends(&format!("{desk}/sit"), &[]).await.is(303);
        let desk = format!("/staff/rooms/{tiny}");
        ko.sends(&desk, &[("alone", "1")]).await.leads_to(&desk);
        ko.sends(&format!("{desk}/sit"), &[]).await.is(303);
        house.it_is(2026, 11, 22, 19, 0);
        let ame = house.person();
        ko.opens(&format!("/rooms/{young}")).await.sees("もうすぐ開きます。");
        ko.opens(&format!("/rooms/{tiny}")).await.sees("開いています。").sees("今日の進行役は、ひとりです。");
        ame.opens(&format!("/rooms/{young}")).await.sees("12歳から17歳まで").sees_not("ひとりです");
        ame.opens(&format!("/rooms/{tiny}")).await.sees("18歳から").sees("今日の進行役は、ひとりです。");
        // No place is for both.
        let both: Vec<(&str, &str)> = CARD.into_iter().chain([("ages_from", "15"), ("ages_until", "39")]).collect();
        ko.sends("/staff/places", &both).await.is(422);
        // A room is only where its place is on a screen.
        let place = a_shown_place(&ko, &[("name", "たたみ")]).await;
        let here = a_gathering(&ko, &place, &[]).await;
        ame.opens(&format!("/rooms/{here}")).await.is(404);
        ko.sends(&format!("/staff/rooms/{here}"), &[]).await.is(404);
    }
}

/// promises N-2, N-12; capabilities 81, A14: only hosts of its team host; who goes in is nobody's to know.
#[tokio::test(flavor = "multi_thread")]
async fn a_room_knows_nobody_and_is_hosted_by_its_team_alone() {
    for house in TestHouse::both().await {
        let (room, ko, otsu) = an_open_room(&house).await;
        let (at, desk) = (format!("/rooms/{room}"), format!("/staff/rooms/{room}"));
        let neko = house.person();
        neko.writes("ねこです", &[]).await;
        for who in [&house.worker("管理").await, &neko] {
            for path in [desk.clone(), format!("{desk}/sit"), format!("{desk}/stand-up"), format!("{desk}/end")] {
                who.sends(&path, &[]).await.is(404);
            }
            who.opens(&desk).await.is(404);
        }
        // With a letter open, the seat is one like any other, and the letter is not touched.
        goes_in(&neko, &room, "ねこ").await;
        says(&neko, &room, "ここにいます").await.leads_to(&said(&room));
        neko.sends(&format!("{at}/go"), &[]).await.is(303);
        neko.opens("/letters").await.is(200).sees("ねこです").sees_not("ここにいます");
        // A host who stood up is a host no more, whatever card they hold.
        let card = otsu.copied();
        otsu.sends(&format!("{desk}/stand-up"), &[]).await.leads_to(&desk);
        card.opens(&at).await.sees("今日の呼び名");
        ko.opens(&at).await.sees_not("乙、甲");
        ko.sends(&format!("{desk}/end"), &[]).await.leads_to(&desk);
        assert_eq!(left(&house).await, [Some(0); 3]);
        ko.opens(&desk).await.sees("これまでの回").sees("0分");
        for voice in ["ja-plain", "en"] {
            let someone = house.person();
            someone.sends("/look", &[("voice", voice), ("back", "/")]).await.leads_to("/");
            someone.opens(&at).await.is(200).sees_not("［");
        }
    }
}

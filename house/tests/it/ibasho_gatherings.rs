//! Gatherings that come again, and seats: never oversold, given up without a trace, moved up silently.
use crate::{
    ibasho_places::{a_shown_place, card},
    support::{Person, Seen, TestHouse},
};
use ground_store::{Tables, values};

/// What a host sends for a gathering on Saturdays.
const SATURDAYS: [(&str, &str); 7] = [
    ("title", "土よう茶会"),
    ("kind", "exchange"),
    ("first_on", "2026-11-21"),
    ("begins", "13:00"),
    ("ends", "16:00"),
    ("repeats", "weekly"),
    ("every", "1"),
];

fn with<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = SATURDAYS.into_iter().filter(|it| !other.iter().any(|new| new.0 == it.0));
    usual.chain(other.iter().copied()).collect()
}

/// A gathering that is shown: its id.
pub async fn a_gathering(host: &Person, place: &str, other: &[(&str, &str)]) -> String {
    let sent = host.sends(&format!("/staff/places/{place}/gatherings"), &with(other)).await;
    let at = sent.header("location");
    assert!(at.starts_with("/staff/gatherings/"), "{}", sent.words());
    host.sends(&format!("{at}/show"), &[("shown", "1")]).await.leads_to(&at);
    at.replace("/staff/gatherings/", "")
}

/// Somebody takes a seat: the page that they are shown. Where too many press at once, they press again.
async fn takes(who: &Person, at: &str, nickname: &str) -> Seen {
    let form = who.opens(at).await;
    let code = form.value_of("code");
    for _ in 0..20 {
        let seen = who.sends(at, &[("code", &code), ("nickname", nickname)]).await;
        if seen.status != 503 {
            return seen;
        }
    }
    panic!("the house never had time for {nickname}");
}

const SEATED: &str = "席があります";
const WAITS: &str = "席が空くのを待っています";

/// What the page of a seat says in its heading.
fn stands(seen: &Seen) -> String {
    seen.within("<h1", "</h1>")
}

/// How many rows there are where a seat could leave any.
async fn left(house: &TestHouse) -> [Option<i64>; 4] {
    let mut look = house.house.db().look().await.expect("a look");
    let mut counts = [None; 4];
    let asked = [
        "select count(*) as figure from ibasho_seat",
        "select count(*) as figure from circle_outside",
        "select count(*) as figure from circle_ledger",
        "select count(*) as figure from store_outbox",
    ];
    for (count, sql) in counts.iter_mut().zip(asked) {
        *count = look.one(sql, values![]).await.expect("a count");
    }
    counts
}

fn code_in(seen: &Seen) -> String {
    seen.within("id=\"code\"", "</p>")
}

/// capabilities 64, 74; GL 第3【2】(3)ウ
#[tokio::test(flavor = "multi_thread")]
async fn days_come_again_and_what_differs_is_told() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let id = a_gathering(&host, &place, &[]).await;
        let desk = format!("/staff/gatherings/{id}");
        let off = [("on", "2026-12-05"), ("what", "off"), ("note", "工事のため")];
        host.sends(&format!("{desk}/exceptions"), &off).await.leads_to(&desk);
        let besides = [("on", "2026-12-06"), ("what", "besides"), ("note", "")];
        host.sends(&format!("{desk}/exceptions"), &besides).await.leads_to(&desk);
        let nobody = house.person();
        let page = nobody.opens(&format!("/gatherings/{id}")).await;
        page.sees("毎週 土曜")
            .sees("予約はいりません。")
            .sees("11月28日(土) 13:00–16:00")
            .sees("12月5日(土) 13:00–16:00 この日はありません 工事のため")
            .sees("12月6日(日) 13:00–16:00")
            .sees_not("11月21日")
            .sees_not("席をとる");
        nobody.opens(&format!("/places/{place}")).await.sees("土よう茶会").sees("11月28日(土)");
        nobody.opens(&format!("/gatherings/{id}/2026-11-28")).await.is(404);
        // The turn of the year: 土曜 2 January is not a holiday, 1 January would be; a holiday is told as one.
        let sundays = [("title", "月よう"), ("first_on", "2026-11-02"), ("repeats", "weekly")];
        let mondays = a_gathering(&host, &place, &sundays).await;
        nobody
            .opens(&format!("/gatherings/{mondays}"))
            .await
            .sees("11月23日(月) 13:00–16:00 この日はありません 勤労感謝の日");
        host.sends(&format!("{desk}/exceptions"), &[("on", "2026-12-05"), ("what", "usual")]).await.leads_to(&desk);
        nobody.opens(&format!("/gatherings/{id}")).await.sees_not("この日はありません");
        // What cannot be read is still there.
        let wrong = host.sends(&desk, &with(&[("begins", "ひる"), ("about", "お茶です")])).await.is(422);
        assert_eq!((wrong.value_of("begins").as_str(), wrong.text.contains("お茶です")), ("ひる", true));
        host.sends(&desk, &with(&[("until_on", "2026-11-01")])).await.is(422);
        // Hidden with its place, and by itself.
        host.sends(&format!("/staff/places/{place}/show"), &[]).await;
        nobody.opens(&format!("/gatherings/{id}")).await.is(404);
    }
}

/// capability 75: the seats are never oversold, however many press at once; the same press twice is one seat.
#[tokio::test(flavor = "multi_thread")]
async fn two_chairs_are_two_chairs_when_eight_press_at_once() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let id = a_gathering(&host, &place, &[("seats", "2")]).await;
        let at = format!("/gatherings/{id}/2026-11-28");
        let mut pressing = tokio::task::JoinSet::new();
        for number in 0..8 {
            let (who, at) = (house.person(), at.clone());
            pressing.spawn(async move { takes(&who, &at, &format!("よびな{number}")).await });
        }
        let seen = pressing.join_all().await;
        let (mut seated, mut waiting, mut codes) = (0, 0, std::collections::BTreeSet::new());
        for page in &seen {
            assert_eq!(page.status, 200, "{}", page.words());
            codes.insert(code_in(page));
            seated += usize::from(stands(page) == SEATED);
            waiting += usize::from(stands(page) == WAITS);
        }
        assert_eq!((seated, waiting, codes.len()), (2, 6, 8), "{}", house.scratch.kind);

        // The same form sent twice at once is one seat.
        let twice = house.person();
        let code = twice.opens(&at).await.value_of("code");
        let form = [("code", code.as_str()), ("nickname", "にど")];
        let (one, two) = tokio::join!(twice.sends(&at, &form), twice.sends(&at, &form));
        assert!([&one, &two].iter().any(|it| it.status == 200), "{} {}", one.status, two.status);
        assert_eq!(stands(&twice.sends(&at, &form).await.is(200)), WAITS);
        let worker = house.worker("乙").await;
        let table = worker.opens(&format!("/staff/gatherings/{id}/2026-11-28")).await;
        assert_eq!(table.text.matches("よびな").count(), 2);
        table.sees("待っている人がいます。");
        house.holds_nowhere(&["よびな0", "よびな7", "にど"]).await;
    }
}

/// capabilities 75, A16: 「行けない」 until the end, without a reason, and nothing remembers that there was a seat.
#[tokio::test(flavor = "multi_thread")]
async fn who_gives_up_a_seat_leaves_nothing_and_the_next_moves_up_silently() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let id = a_gathering(&host, &place, &[("seats", "1")]).await;
        let at = format!("/gatherings/{id}/2026-11-28");
        let before = left(&house).await;
        let (ame, yuki) = (house.person(), house.person());
        let (ame_sees, yuki_sees) = (takes(&ame, &at, "あめ").await, takes(&yuki, &at, "ゆき").await);
        assert_eq!((stands(&ame_sees), stands(&yuki_sees)), (SEATED.to_owned(), WAITS.to_owned()));
        let (first, second) = (code_in(&ame_sees), code_in(&yuki_sees));
        yuki.opens(&at).await.sees("いまは、席がうまっています。");
        house.ledger_fits().await;

        // On the day itself, while it goes on, on another telephone, typed in katakana without spaces.
        house.it_is(2026, 11, 28, 15, 59);
        let elsewhere = house.person();
        let katakana: String = first
            .chars()
            .filter(|it| !it.is_whitespace())
            .map(|it| if ('ぁ'..='ゖ').contains(&it) { char::from_u32(it as u32 + 0x60).unwrap() } else { it })
            .collect();
        assert_eq!(stands(&elsewhere.sends("/seats", &[("code", &katakana)]).await.is(200)), SEATED);
        elsewhere.sends("/seats/give-up", &[("code", &first)]).await.is(200).sees("ここには何も残っていません。");
        elsewhere.sends("/seats/give-up", &[("code", &first)]).await.is(200).sees("ここには何も残っていません。");
        let gone = elsewhere.sends("/seats", &[("code", &first)]).await.is(422);
        assert_eq!(gone.value_of("code"), first, "what was typed is still there");
        assert_eq!(stands(&yuki.sends("/seats", &[("code", &second)]).await), SEATED, "moved up silently");

        yuki.sends("/seats/give-up", &[("code", &second)]).await.is(200);
        assert_eq!(left(&house).await, before, "{}: giving up left something to count", house.scratch.kind);
        house.holds_nowhere(&["あめ", "ゆき"]).await;
        // Over is over.
        house.it_is(2026, 11, 28, 16, 0);
        yuki.opens(&at).await.is(404);
        yuki.sends(&at, &[("nickname", "おそい")]).await.is(404);
    }
}

/// Seats and nicknames are gone the day after, by themselves.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_is_forgotten_the_day_after() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let id = a_gathering(&host, &place, &[("seats", "3")]).await;
        let at = format!("/gatherings/{id}/2026-11-28");
        let who = house.person();
        let code = code_in(&takes(&who, &at, "のこらない").await);
        house.it_is(2026, 11, 28, 23, 30);
        house.jobs().await;
        who.sends("/seats", &[("code", &code)]).await.is(200);
        house.it_is(2026, 11, 29, 1, 0);
        house.jobs().await;
        who.sends("/seats", &[("code", &code)]).await.is(422);
        let worker = house.worker("乙").await;
        worker.opens(&format!("/staff/gatherings/{id}/2026-11-28")).await.sees_not("のこらない").sees("まだいません。");
    }
}

/// capability 63: a family chooses a time of its own.
#[tokio::test(flavor = "multi_thread")]
async fn a_family_books_a_time_of_its_own() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[("whom", "family"), ("name", "ひるの部屋")]).await;
        let slots = [("kind", "family_talk"), ("slot_minutes", "50"), ("title", "お茶の時間")];
        let id = a_gathering(&host, &place, &slots).await;
        let at = format!("/gatherings/{id}/2026-11-28");
        let haha = house.person();
        let form = haha.opens(&at).await;
        let code = form.value_of("code");
        form.sees("13:00–13:50").sees("14:40–15:30").sees_not("15:30–16:20");
        let taken = haha.sends(&at, &[("code", &code), ("nickname", "はは"), ("wants", "3")]).await;
        assert_eq!(stands(&taken), SEATED);
        taken.sees("11月28日(土) 14:40–15:30");
        // Another family sees that the time is taken, and never by whom.
        let chichi = house.person();
        let form = chichi.opens(&at).await;
        let other = form.value_of("code");
        form.sees("14:40–15:30 うまっています。待てます").sees_not("はは");
        assert_eq!(stands(&chichi.sends(&at, &[("code", &other), ("wants", "3")]).await), WAITS);
        haha.sends("/seats/give-up", &[("code", &code)]).await.is(200);
        let moved = chichi.sends("/seats", &[("code", &other)]).await;
        assert_eq!(stands(&moved), SEATED);
        moved.sees("14:40–15:30");
        host.opens(&format!("/staff/gatherings/{id}/2026-11-28")).await.sees("14:40–15:30 · 呼び名なし");
    }
}

/// promise N-12; what is not theirs looks like what is not there.
#[tokio::test(flavor = "multi_thread")]
async fn only_hosts_see_who_takes_a_seat() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &card(&[])).await;
        let id = a_gathering(&host, &place, &[("seats", "3")]).await;
        let at = format!("/gatherings/{id}/2026-11-28");
        takes(&house.person(), &at, "カナリア").await.is(200);
        let long = "な".repeat(21);
        let refused = house.person().sends(&at, &[("nickname", &long)]).await.is(422);
        assert_eq!(refused.value_of("nickname"), long);
        let administrator = house.worker("管理").await;
        let neko = house.person();
        neko.writes("ねこです", &[]).await;
        for who in [&administrator, &neko] {
            for path in [format!("/staff/gatherings/{id}"), format!("/staff/gatherings/{id}/2026-11-28")] {
                who.opens(&path).await.is(404).sees_not("カナリア");
            }
            for form in ["", "/show", "/exceptions"] {
                who.sends(&format!("/staff/gatherings/{id}{form}"), &with(&[("title", "のっとり")])).await.is(404);
            }
            who.sends(&format!("/staff/places/{place}/gatherings"), &with(&[])).await.is(404);
        }
        for date in ["2026-11-27", "2026-11-99", "x", "2020-11-28"] {
            house.person().opens(&format!("/gatherings/{id}/{date}")).await.is(404);
        }
        host.opens(&format!("/staff/gatherings/{id}/2026-11-28")).await.sees("カナリア");
        for voice in ["ja-plain", "en"] {
            let someone = house.person();
            someone.sends("/look", &[("voice", voice), ("back", "/")]).await.leads_to("/");
            for page in [format!("/gatherings/{id}"), at.clone(), "/seats".to_owned()] {
                someone.opens(&page).await.is(200).sees_not("［");
            }
        }
    }
}

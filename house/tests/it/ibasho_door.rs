//! The door of a real place: S09, steps 2, 3 and 8, and what its two counts promise.
use crate::{
    ibasho_places::{a_place, a_shown_place},
    support::{Person, Seen, TestHouse},
};

const DAY: &str = "2026-11-28";

/// What a tablet sends: its own totals of the day, under its key.
async fn syncs(tablet: &Person, place: &str, key: &str, revision: &str, totals: [&str; 4]) -> Seen {
    let [first, again, family, other] = totals;
    let form = [
        ("script", "1"),
        ("day", DAY),
        ("key", key),
        ("revision", revision),
        ("first", first),
        ("again", again),
        ("family", family),
        ("other", other),
    ];
    tablet.sends(&format!("/staff/door/{place}"), &form).await
}

fn row(seen: &Seen) -> String {
    seen.within("class=\"door-table\"", "</table>").rsplit("合わせて").next().unwrap_or_default().trim().to_owned()
}

const ONE: &str = "11111111-1111-4111-8111-111111111111";
const TWO: &str = "22222222-2222-4222-8222-222222222222";

/// S09, 2 and 8; capability 86: works offline for a whole day and syncs once, exactly once, with two tablets crossing.
#[tokio::test(flavor = "multi_thread")]
async fn two_tablets_that_send_twice_and_late_come_to_the_same_numbers() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 28, 18, 0);
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let other = house.worker("乙").await;
        for _ in 0..2 {
            syncs(&host, &place, ONE, "3", ["2", "1", "0", "0"]).await.is(204);
        }
        syncs(&other, &place, TWO, "5", ["3", "1", "1", "0"]).await.is(204);
        // A batch that was on its way for long comes after a newer one.
        syncs(&host, &place, ONE, "4", ["2", "2", "0", "0"]).await.is(204);
        syncs(&host, &place, ONE, "2", ["1", "0", "0", "0"]).await.is(204);
        assert_eq!(row(&host.opens(&format!("/staff/door/{place}")).await), "5 3 1 0 9");
        // Both press at once, each twice.
        let (a, b, c, d) = tokio::join!(
            syncs(&host, &place, ONE, "6", ["3", "2", "0", "0"]),
            syncs(&other, &place, TWO, "6", ["3", "1", "2", "0"]),
            syncs(&host, &place, ONE, "6", ["3", "2", "0", "0"]),
            syncs(&other, &place, TWO, "6", ["3", "1", "2", "0"]),
        );
        assert!([a, b, c, d].iter().all(|it| it.status == 204));
        assert_eq!(row(&other.opens(&format!("/staff/door/{place}")).await), "6 3 2 0 11");
        // The same key for another day, or another place, changes nothing.
        let elsewhere = a_place(&host, "べつの間").await;
        syncs(&host, &elsewhere, ONE, "99", ["100", "0", "0", "0"]).await.is(204);
        assert_eq!(row(&host.opens(&format!("/staff/door/{place}")).await), "6 3 2 0 11");
        let there = host.opens(&format!("/staff/door/{elsewhere}")).await;
        assert!(!there.text.contains("door-table"), "nothing was counted there");
        // While the desk is locked a tablet is told to wait, and what it sends later counts.
        host.sends("/leave", &[]).await;
        assert_eq!(syncs(&host, &place, ONE, "7", ["4", "2", "0", "0"]).await.status, 303);
        host.opens(&format!("/staff/door/{place}")).await.leads_to("/staff/unlock");
        syncs(&other, &place, ONE, "7", ["4", "2", "0", "0"]).await.is(204);
        assert_eq!(row(&other.opens(&format!("/staff/door/{place}")).await), "7 3 2 0 12");
    }
}

/// Without JavaScript each press is a form; pressed twice in one page it counts once.
#[tokio::test(flavor = "multi_thread")]
async fn without_javascript_a_press_is_a_form_and_counts_once() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 28, 13, 0);
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let at = format!("/staff/door/{place}");
        let mut page = host.opens(&at).await;
        for button in ["first", "again", "again"] {
            let form =
                ["day", "key", "revision", "first", "again", "family", "other"].map(|name| (name, page.value_of(name)));
            let mut sent: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            sent.push(("press", button));
            let (one, two) = tokio::join!(host.sends(&at, &sent), host.sends(&at, &sent));
            assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
            page = host.opens(&one.header("location")).await;
        }
        assert_eq!(row(&page), "1 2 0 0 3");
        let form =
            ["day", "key", "revision", "first", "again", "family", "other"].map(|name| (name, page.value_of(name)));
        let mut back: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        back.push(("back", "again"));
        host.sends(&at, &back).await.is(303);
        assert_eq!(row(&host.opens(&at).await), "1 1 0 0 2");
        // What cannot be a count is refused.
        for (name, value) in [("day", "2020-01-01"), ("day", "x"), ("key", "x"), ("first", "-1"), ("first", "99999")] {
            let wrong: Vec<(&str, &str)> =
                back.iter().map(|it| if it.0 == name { (name, value) } else { *it }).collect();
            host.sends(&at, &wrong).await.is(422);
        }
    }
}

/// S09, 8: totals of a sheet, a second count, and the two compared.
#[tokio::test(flavor = "multi_thread")]
async fn a_day_on_paper_is_entered_and_compared_with_the_door() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 29, 10, 0);
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        syncs(&host, &place, ONE, "9", ["5", "3", "1", "0"]).await.is(204);
        let at = format!("/staff/door/{place}/sheet");
        let form = host.opens(&format!("{at}?d={DAY}")).await;
        assert!(form.text.contains("autofocus") && form.value_of("day") == DAY);
        let key = form.value_of("key");
        let sheet = [
            ("key", key.as_str()),
            ("revision", "1"),
            ("day", DAY),
            ("first", "５"),
            ("again", "3"),
            ("family", "1"),
            ("other", ""),
        ];
        for _ in 0..2 {
            host.sends(&at, &sheet).await.leads_to(&format!("{at}?d={DAY}"));
        }
        let page = host.opens(&format!("{at}?d={DAY}")).await;
        assert_eq!(page.text.matches("紙・二人目").count(), 1, "sent twice it is one sheet");
        page.sees("戸口 5 3 1 0 9").sees("数は同じです。");
        let second = host.opens(&at).await.value_of("key");
        let differs = [
            ("key", second.as_str()),
            ("revision", "1"),
            ("day", DAY),
            ("first", "4"),
            ("again", "3"),
            ("family", "1"),
        ];
        host.sends(&at, &differs).await.is(303);
        host.opens(&format!("{at}?d={DAY}")).await.sees("数がちがいます。");
        host.sends(&format!("{at}/forget"), &[("key", &second), ("day", DAY)]).await.is(303);
        // A tablet's own count cannot be taken out like a sheet.
        host.sends(&format!("{at}/forget"), &[("key", ONE), ("day", DAY)]).await.is(303);
        host.opens(&format!("{at}?d={DAY}")).await.sees("数は同じです。").sees("戸口 5 3 1 0 9");
        let wrong = host.sends(&at, &[("key", &second), ("day", "11/28"), ("first", "7")]).await.is(422);
        assert_eq!((wrong.value_of("day"), wrong.value_of("first")), ("11/28".to_owned(), "7".to_owned()));
    }
}

/// promise N-9, S09 1: the public sees what hosts wrote, and never what was counted.
#[tokio::test(flavor = "multi_thread")]
async fn no_public_page_changes_with_who_came() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 28, 13, 0);
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let pages = [
            "/places".to_owned(),
            format!("/places/{place}"),
            format!("/places/{place}/leaflet"),
            "/calendar".to_owned(),
        ];
        let nobody = house.person();
        let mut before = vec![];
        for page in &pages {
            before.push(nobody.opens(page).await.text);
        }
        syncs(&host, &place, ONE, "1", ["3", "0", "0", "0"]).await.is(204);
        for (page, before) in pages.iter().zip(before) {
            assert!(nobody.opens(page).await.text == before, "{}: {page} tells that somebody came", house.scratch.kind);
        }
        let administrator = house.worker("管理").await;
        for who in [&administrator, &house.person()] {
            for path in ["", "/sheet", "/notes"] {
                let seen = who.opens(&format!("/staff/door/{place}{path}")).await;
                assert!(seen.status == 404 || seen.status == 303, "{path}");
            }
        }
        assert_eq!(syncs(&administrator, &place, TWO, "9", ["9", "9", "9", "9"]).await.status, 404);
        let text = host.opens(&format!("/staff/door/{place}")).await.text;
        let buttons = text.split_once("door-buttons").expect("buttons").1.split_once("</div>").expect("an end").0;
        assert!(!buttons.chars().any(|it| it.is_ascii_digit()), "no count stands on the buttons: {buttons}");
    }
}

/// S09, 3 and 5: a note has no name; it is sealed to the team, and opening it is written down.
#[tokio::test(flavor = "multi_thread")]
async fn notes_of_a_shift_are_sealed_and_a_name_is_hinted_at_softly() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let at = format!("/staff/door/{place}/notes");
        let hinted = host.sends(&at, &[("text", "カナリア山さんがコップを割った")]).await.is(200);
        assert_eq!(hinted.field(), "カナリア山さんがコップを割った");
        hinted.sees("人の名前か連絡先のように見えるところがあります。");
        host.sends(&at, &[("text", "カナリア色のコップが割れました。")]).await.leads_to(&at);
        host.sends(&at, &[("text", "カナリア屋さんに電話しました。"), ("as_it_is", "1")]).await.leads_to(&at);
        host.sends(&at, &[("text", " ")]).await.is(422);
        let colleague = house.worker("丁").await;
        colleague.opens(&at).await.sees("カナリア色のコップ").sees("カナリア屋さん").sees("甲").sees_not("カナリア山");
        house.holds_nowhere(&["カナリア"]).await;
        house.ledger_fits().await;
        // Who has left opens nothing.
        let administrator = house.worker("管理").await;
        administrator.opens(&at).await.is(404);
        administrator.sends(&at, &[("text", "カナリア")]).await.is(404);
        let members = administrator.opens("/staff/people").await;
        let rest = members.text.rsplit("丁").next().expect("丁").split("value=\"").nth(1).expect("an account");
        administrator.sends("/staff/people/end", &[("account", rest.split('"').next().expect("an id"))]).await;
        colleague.opens(&at).await.leads_to("/staff/sign-in");
        let again = house.worker("乙").await;
        again.sends(&at, &[("text", "あとの人のひとこと")]).await.leads_to(&at);
        again.opens(&at).await.sees("あとの人のひとこと").sees("カナリア色のコップ");
        house.ledger_fits().await;
    }
}

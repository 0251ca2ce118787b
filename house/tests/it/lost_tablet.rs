//! A tablet is lost: its seat is ended from another device, by its worker or by an administrator, and what could have
//! been on it is listed as handles and times. (issue: a lost tablet)
use crate::support::{Person, TestHouse};

impl Person {
    async fn calls_this_seat(&self, name: &str) {
        let seats = self.opens("/staff/sessions").await;
        let rows = seats.between("<tr>", "</tr>");
        let mine = rows.iter().find(|it| it.contains("この画面")).expect("this one");
        let seat = mine.split("name=\"session\" value=\"").nth(1).and_then(|it| it.split('"').next()).expect("a seat");
        self.sends("/staff/sessions/call", &[("session", seat), ("name", name)]).await.leads_to("/staff/sessions");
    }
}

/// The seat called so, as it stands in a list.
fn seat_called(page: &crate::support::Seen, name: &str) -> String {
    let (_, rest) = page.text.split_once(name).unwrap_or_else(|| panic!("no {name} in {}", page.words()));
    let rest = rest.split("/staff/sessions/end\"").nth(1).expect("a form");
    let (_, seat) = rest.split_once("name=\"session\" value=\"").expect("a seat");
    seat.split('"').next().expect("a seat").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_ends_the_seat_of_a_lost_tablet_and_sees_what_could_have_been_on_it() {
    for house in TestHouse::both().await {
        let (neko, other) = (house.person(), house.person());
        neko.writes("カナリアのことば", &[("called", "カナリア")]).await;
        let (tablet, desk) = (house.worker("甲").await, house.worker("甲").await);
        let opened = tablet.the_thread().await;
        tablet.calls_this_seat("タブレット").await;
        desk.calls_this_seat("事務所のPC").await;
        let inbox = tablet.opens("/staff/letters").await;
        let handle = inbox.within(&format!("href=\"{opened}\""), "</a>");
        tablet.opens(&opened).await.sees("カナリアのことば");
        house.clock.pass_seconds(120);
        other.writes("あとから来た手紙", &[]).await;

        let seats = desk.opens("/staff/sessions").await.sees("夜中");
        assert!(seats.text.contains("value=\"タブレット\"") && seats.text.contains("value=\"事務所のPC\""));
        let seat = seat_called(&seats, "value=\"タブレット\"");
        // Nobody else ends it: a colleague's list is their own.
        let colleague = house.worker("乙").await;
        colleague.sends("/staff/sessions/end", &[("session", &seat)]).await.leads_to("/staff/sessions");
        tablet.opens("/staff").await.is(200);
        let ended = desk.sends("/staff/sessions/end", &[("session", &seat)]).await.is(303);
        let way = ended.headers["location"].to_str().expect("a way").to_owned();
        // Its next press meets the entrance; what was being typed is still on the page.
        tablet.opens(&opened).await.leads_to("/staff/sign-in");
        let typed = [("text", "書きかけの返事"), ("reason", "")];
        let kept = tablet.sends(&format!("{opened}/reply"), &typed).await.is(401);
        assert!(kept.text.contains("書きかけの返事"));
        // Handles and times, and no word of what was read.
        let list = desk.opens(&way).await.is(200).sees("タブレット").sees(&handle);
        assert!(!list.text.contains("カナリア") && !list.text.contains("/staff/letters/"));
        assert_eq!(list.between("<tr>", "</tr>").len(), 2, "a heading, and the one thread that was opened");
        desk.opens("/staff/sessions").await.sees("閉じた席").sees("タブレット");
        colleague.opens(&way).await.is(404);
        house.person().opens(&way).await.leads_to("/staff/sign-in");
        // Twice is as good as once.
        desk.sends("/staff/sessions/end", &[("session", &seat)]).await.leads_to("/staff/sessions");
        house.clock.pass_days(91);
        house.jobs().await;
        let desk = house.worker("甲").await;
        desk.opens(&way).await.is(404);
        house.ledger_fits().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_ends_it_for_somebody_else_and_opens_nothing_by_it() {
    for house in TestHouse::both().await {
        house.person().writes("カナリアのことば", &[]).await;
        let tablet = house.worker("甲").await;
        let opened = tablet.the_thread().await;
        let handle = tablet.opens("/staff/letters").await.within(&format!("href=\"{opened}\""), "</a>");
        tablet.calls_this_seat("赤いタブレット").await;
        tablet.opens(&opened).await.sees("カナリアのことば");
        let (office, colleague) = (house.worker("管理").await, house.worker("乙").await);
        let account = office.opens("/staff/people").await.account_of("甲");
        let person = format!("/staff/people/{account}");
        for stranger in [&colleague, &house.person()] {
            assert_ne!(stranger.opens(&person).await.status, 200);
        }
        let seat = seat_called(&office.opens(&person).await.is(200), "赤いタブレット");
        let form = [("account", account.as_str()), ("session", seat.as_str())];
        colleague.sends("/staff/sessions/end", &form).await.is(404);
        tablet.opens("/staff").await.is(200);
        let ended = office.sends("/staff/sessions/end", &form).await.is(303);
        let way = ended.headers["location"].to_str().expect("a way").to_owned();
        tablet.opens("/staff").await.leads_to("/staff/sign-in");
        let list = office.opens(&way).await.is(200).sees(&handle).sees("管理").sees("甲");
        assert!(!list.text.contains("カナリア") && !list.text.contains("/staff/letters/"));
        office.opens(&opened).await.is(404);
        // The worker sees it, too, and by whom.
        house.worker("甲").await.opens(&way).await.sees("管理");
        house.ledger_fits().await;
    }
}

/// A name is a worker's own word: kept short, gone with the seat.
#[tokio::test(flavor = "multi_thread")]
async fn a_seat_is_called_what_its_worker_calls_it() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        worker.calls_this_seat("窓ぎわ").await;
        let page = worker.opens("/staff/sessions").await;
        let seat = seat_called(&page, "窓ぎわ");
        let long = "な".repeat(31);
        worker.sends("/staff/sessions/call", &[("session", &seat), ("name", &long)]).await.is(422);
        house.worker("乙").await.sends("/staff/sessions/call", &[("session", &seat), ("name", "私の")]).await.is(303);
        let page = worker.opens("/staff/sessions").await;
        assert!(page.text.contains("value=\"窓ぎわ\"") && !page.text.contains("私の"));
    }
}

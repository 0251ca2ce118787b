//! Every route, walked as nobody, as another person, as someone not let in, and as a former worker: they get what
//! strangers get. A route that is missing from the list fails.
use crate::support::{Person, TestHouse};
use axum::http::Method;
use house::rooms::{OWN_ROUTES, rooms};
use std::path::Path;

/// Open to everybody, and the same for everybody.
const PUBLIC: &[&str] = &[
    "/",
    "/read",
    "/places",
    "/places/{place}",
    "/places/{place}/rules",
    "/places/{place}/leaflet",
    "/places/{place}/leaflet/pdf",
    "/places/{place}/calendar/{feed}",
    "/calendar",
    "/calendar/{feed}",
    "/static/door.js",
    "/gatherings/{gathering}",
    "/gatherings/{gathering}/{date}",
    "/seats",
    "/seats/give-up",
    "/try",
    "/family",
    "/limits",
    "/help",
    "/cards/{card}",
    "/healthz",
    "/readyz",
    "/today",
    "/leave",
    "/look",
    "/letters/new",
    "/return",
    "/return/tap",
    "/staff/sign-in",
    "/staff/sign-in/ask",
    "/staff/unlock",
    "/staff/sign-out",
    "/join/{link}",
    "/mend/{link}",
    "/witness/{link}",
    "/staff/return",
    "/b/{token}",
];

fn routes() -> Vec<(String, String)> {
    let listed = rooms().into_iter().flat_map(|room| room.routes.iter().copied());
    listed.chain(OWN_ROUTES.iter().copied()).map(|(method, path)| (method.to_owned(), path.to_owned())).collect()
}

/// Fills the holes of a path with the real thing of somebody else.
fn real(path: &str, things: &[(&str, String)]) -> String {
    // The other holes: nobody's account, nobody's seat, and a part of the settings that is there.
    let nobody = "2a2a2a2a-2a2a-2a2a-2a2a-2a2a2a2a2a2a";
    let path = path.replace("{account}", nobody).replace("{part}", "hours").replace("{session}", nobody);
    things.iter().fold(path, |path, (hole, thing)| path.replace(hole, thing))
}

/// What a worker wrote down about somebody who called, as the holes of addresses. They go by カナリアねこ, too.
async fn of_a_caller(worker: &Person) -> Vec<(&'static str, String)> {
    let call =
        [("text", "カナリアねこの電話"), ("called", "カナリアねこ"), ("promise", "金10 電話"), ("thread", "new")];
    let saved = worker.memo(&call).await;
    let (thread, contact) = saved.split_once("/contacts/").expect("a contact");
    let explained = worker.sends(&format!("{thread}/explained"), &[("keep", "yes")]).await.header("location");
    let handed = worker.sends(&format!("{thread}/for-someone"), &[("text", "カナリアねこ")]).await.header("location");
    let last = |address: &str| address.rsplit('/').next().expect("an id").to_owned();
    let promise = worker.opens(thread).await.link_ending("/staff/promises/", "/kept").expect("a promise");
    let (number, words) = worker.card(thread).await;
    vec![
        ("{contact}", contact.to_owned()),
        ("{explanation}", last(&explained)),
        ("{handed}", last(&handed)),
        ("{promise}", last(promise.trim_end_matches("/kept"))),
        ("{called}", last(thread)),
        ("{number}", number),
        ("{words}", words),
    ]
}

async fn walk(who: &Person, path: &str, method: &str) -> (u16, String, String) {
    let form = (method == "POST").then(|| {
        "text=%E3%81%82&account=2a2a2a2a-2a2a-2a2a-2a2a-2a2a2a2a2a2a&team=2a2a2a2a-2a2a-2a2a-2a2a-2a2a2a2a2a2a"
            .to_owned()
    });
    let seen = who.goes(method.parse::<Method>().expect("a method"), path, form).await;
    let to = seen.headers.get("location").and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
    (seen.status.as_u16(), to, seen.text)
}

/// promises N-3, N-12
#[tokio::test(flavor = "multi_thread")]
async fn strangers_get_what_strangers_get() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("カナリアねこのことば", &[("called", "カナリアねこ")]).await;
        let worker = house.worker("甲").await;
        let inbox = worker.opens("/staff/letters").await;
        let thread = inbox.link("/staff/letters/").expect("a thread").replace("/staff/letters/", "");
        let letter = neko.opens("/letters").await.link("/letters/one/").expect("a letter");
        let letter = letter.replace("/letters/one/", "").replace("/erase", "");
        let mut things = of_a_caller(&worker).await;
        let of_the_caller = |hole: &str| things.iter().find(|it| it.0 == hole).map(|it| it.1.clone()).expect("a thing");
        let caller = house.person();
        caller.returns(&of_the_caller("{number}"), &of_the_caller("{words}")).await.leads_to("/letters");
        let line = caller.opens("/letters").await.link("/letters/lines/").expect("a line");
        let (line, called) = (
            line.replace("/letters/lines/", "").replace("/erase", "").replace("/beside", ""),
            of_the_caller("{called}"),
        );
        things.extend([("{line}", line), ("{letter}", letter.clone())]);
        let place = crate::ibasho_places::a_place(&worker, "カナリアねこの家").await;
        let gathering =
            crate::ibasho_gatherings::a_gathering(&worker, &place, &[("title", "カナリアねこの会"), ("seats", "2")])
                .await;
        things.extend([
            ("{place}", place.clone()),
            ("{gathering}", gathering.clone()),
            ("{date}", "2026-11-28".to_owned()),
        ]);

        let administrator = house.worker("管理").await;
        let former = house.worker("丁").await;
        let members = administrator.opens("/staff/people").await;
        let id = members
            .text
            .rsplit("丁")
            .next()
            .and_then(|rest| rest.split("value=\"").nth(1))
            .and_then(|it| it.split('"').next());
        administrator
            .sends("/staff/people/end", &[("account", id.expect("an account"))])
            .await
            .leads_to("/staff/people");

        for (method, path) in routes().iter().filter(|it| !PUBLIC.contains(&it.1.as_str())) {
            // What hangs on a call stands in the caller's thread; the rest in the thread of the one who wrote.
            let on_a_call = ["{contact}", "{explanation}", "{handed}"].iter().any(|it| path.contains(it));
            let thread = if on_a_call { &called } else { &thread };
            let path = real(&path.replace("{thread}", thread), &things);
            let promise = path.contains(&things.iter().find(|it| it.0 == "{promise}").expect("a promise").1);
            for (name, who) in [("nobody", &house.person()), ("a former worker", &former)] {
                let (status, to, text) = walk(who, &path, method).await;
                let shut = status == 404
                    || status == 401
                    || (status == 303 && ["/return", "/staff/sign-in"].contains(&to.as_str()));
                assert!(shut, "{}: {name} got {status} {to} at {method} {path}", house.scratch.kind);
                assert!(!text.contains("カナリアねこ"), "{name} {method} {path}");
            }
            // Somebody new for every route: some routes end what they are walked with.
            let family = house.person();
            family.writes("べつの人", &[("who", "family")]).await;
            for (name, who) in [("another person", &family), ("an administrator", &administrator)] {
                let (status, to, text) = walk(who, &path, method).await;
                assert!(!text.contains("カナリアねこ"), "{name} {method} {path}");
                let theirs = path.contains(thread.as_str())
                    || path.contains(&place)
                    || path.contains(&gathering)
                    || (path.contains(&letter) && method == "POST");
                let theirs = theirs
                    || path.starts_with("/letters/lines/")
                    || (promise && !path.ends_with("/moved") && !path.ends_with("/hand-over"));
                let shut = status == 404 || status == 401 || to == "/return";
                assert!(!theirs || shut, "{}: {name} got {status} at {method} {path}", house.scratch.kind);
            }
        }
        neko.opens("/letters").await.sees("カナリアねこのことば");
        house.ledger_fits().await;
    }
}

/// What is not there and what is not theirs look the same, byte for byte.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_theirs_looks_like_what_is_not_there() {
    let house = TestHouse::sqlite().await;
    let neko = house.person();
    neko.writes("ことば", &[]).await;
    let worker = house.worker("甲").await;
    let thread = worker.opens("/staff/letters").await.link("/staff/letters/").expect("a thread");
    let administrator = house.worker("管理").await;
    let shut = administrator.opens(&thread).await.is(404);
    let absent = administrator.opens("/staff/letters/01a203d3-14d2-766f-ad92-c2729867a3d9").await.is(404);
    let blank = |seen: &crate::support::Seen, id: &str| seen.text.replace(id, "");
    assert_eq!(blank(&shut, &thread), blank(&absent, "/staff/letters/01a203d3-14d2-766f-ad92-c2729867a3d9"));
}

/// Every route in the source is in the list that these tests walk.
#[test]
fn no_route_is_missing_from_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let listed: Vec<String> = routes().into_iter().map(|it| it.1).collect();
    let sources = [
        "rooms/people/src/pages/mod.rs",
        "rooms/staff/src/pages/mod.rs",
        "rooms/consultation/src/pages/mod.rs",
        "rooms/safety/src/pages/mod.rs",
        "rooms/ibasho/src/pages/mod.rs",
        "house/src/pages/mod.rs",
        "ground/web/src/leave.rs",
        "ground/web/src/look.rs",
    ];
    for source in sources {
        let text = std::fs::read_to_string(root.join(source)).expect(source);
        for part in text.split(".route(").skip(1) {
            let path = part.split('"').nth(1).expect("a path");
            assert!(listed.iter().any(|it| it == path), "{path} of {source} is not in any list of routes");
        }
    }
}

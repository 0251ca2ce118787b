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
    "/static/draw.js",
    "/gatherings/{gathering}",
    "/gatherings/{gathering}/{date}",
    "/murmurs",
    "/murmurs/take-back",
    "/murmurs/erase",
    "/murmurs/{place}",
    "/rooms/{gathering}",
    "/rooms/{gathering}/enter",
    "/rooms/{gathering}/say",
    "/rooms/{gathering}/go",
    "/rooms/{gathering}/live",
    "/static/room.js",
    "/seats",
    "/seats/give-up",
    "/card",
    "/try",
    "/family",
    "/by-phone",
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
    "/explanation",
    "/explanation/pdf",
];

fn routes() -> Vec<(String, String)> {
    let listed = rooms().into_iter().flat_map(|room| room.routes.iter().copied());
    listed.chain(OWN_ROUTES.iter().copied()).map(|(method, path)| (method.to_owned(), path.to_owned())).collect()
}

/// Fills the holes of a path with the real thing of somebody else.
fn real(path: &str, things: &[(&str, String)]) -> String {
    // The other holes: nobody's account, nobody's seat, and a part of the settings that is there.
    let nobody = "2a2a2a2a-2a2a-2a2a-2a2a-2a2a2a2a2a2a";
    let path = path
        .replace("{account}", nobody)
        .replace("{part}", "hours")
        .replace("{session}", nobody)
        .replace("{prompt}", "14")
        .replace("{level}", nobody)
        .replace("{sheet}", nobody);
    things.iter().fold(path, |path, (hole, thing)| path.replace(hole, thing))
}

/// What a worker wrote down about somebody who called, as the holes of addresses. They go by カナリアねこ, too.
async fn of_a_caller(worker: &Person) -> Vec<(&'static str, String)> {
    let call =
        [("text", "カナリアねこの電話"), ("called", "カナリアねこ"), ("promise", "金10 電話"), ("thread", "new")];
    let saved = worker.memo(&call).await;
    let (thread, contact) = saved.split_once("/contacts/").expect("a contact");
    let explained = worker.explains(thread, &[("item-keep", "yes"), ("words-keep", "カナリアねこ")]).await;
    let party = explained.split('/').nth(3).expect("a party").to_owned();
    let handed = worker.sends(&format!("{thread}/for-someone"), &[("text", "カナリアねこ")]).await.header("location");
    let last = |address: &str| address.rsplit('/').next().expect("an id").to_owned();
    let promise = worker.opens(thread).await.link_ending("/staff/promises/", "/kept").expect("a promise");
    let (number, words) = worker.card(thread).await;
    vec![
        ("{contact}", contact.to_owned()),
        ("{record}", last(&explained)),
        ("{party}", party),
        ("{handed}", last(&handed)),
        ("{promise}", last(promise.trim_end_matches("/kept"))),
        ("{called}", last(thread)),
        ("{number}", number),
        ("{words}", words),
    ]
}

/// What stands in a record, as the holes of addresses: one of somebody who wrote, and one of a household.
async fn of_a_record(worker: &Person, writer: &Person, thread: &str) -> Vec<(&'static str, String)> {
    writer.begins_record().await;
    let way = worker.way_to_begin(&format!("/staff/letters/{thread}")).await;
    let record = worker.opens(&way).await.header("location");
    worker.writes_entry(&record, &[("text", "カナリアねこの記録")]).await;
    let line = writer.opens("/me/record/read/all").await.link("/me/record/lines/").expect("a line");
    let note = [("text", "カナリアねこの音"), ("why", "unsure"), ("reason", "カナリアねこ"), ("days", "20")];
    worker.sends(&format!("{record}/later"), &note).await.is(303);
    let held = worker.opens(&format!("{record}/later")).await.link_of_form(&format!("{record}/later/"));
    let plan = [("text", "カナリアねこの身"), ("until", "2027-01-10")];
    worker.sends(&format!("{record}/protect"), &plan).await.is(303);
    let fact = worker.opens(&format!("{record}/protect")).await.link_of_form(&format!("{record}/protect/"));
    let household = worker.sends("/staff/records/new", &[("name", "カナリアねこの家")]).await.header("location");
    let code = worker.opens(&household).await.within("id=\"code\"", "</p>");
    let tie = [("code", code.as_str()), ("scope", "team"), ("text", "カナリアねこ")];
    writer.sends("/me/record/household", &tie).await.is(303);
    let tie = writer.opens("/me/record/household").await.form_action("/part").expect("a tie");
    worker.sends("/staff/practice", &[("text", "カナリアねこの迷い")]).await.is(303);
    let note = worker.opens("/staff/practice").await.form_action("/take-back").expect("a note");
    let asks = [("purpose", "review"), ("why", "カナリアねこのため")];
    worker.sends("/staff/records/export", &asks).await.leads_to("/staff/records/export");
    let export = worker.opens("/staff/records/export").await.form_action("/stop").expect("a list that was asked for");
    let part = |address: &str, at: usize| address.split('/').nth(at).expect("an id").to_owned();
    vec![
        ("{export}", part(&export, 4)),
        ("{writer}", part(&way, 4)),
        ("{folder}", part(&record, 3)),
        ("{written}", part(&line, 4)),
        ("{held}", part(&held, 5)),
        ("{fact}", part(&fact, 5)),
        ("{tie}", part(&tie, 4)),
        ("{note}", part(&note, 3)),
        ("{which}", "all".to_owned()),
    ]
}

fn of_the_caller_party(things: &[(&str, String)]) -> String {
    things.iter().find(|it| it.0 == "{party}").map(|it| it.1.clone()).expect("a party")
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
        neko.understands().await;
        let said = [("item-keep", "yes"), ("words-keep", "カナリアねこ"), ("way", "letters")];
        neko.chooses(&said).await.leads_to("/me/consent");
        neko.sends("/me/first-talk", &[("way", "letters"), ("wish", "カナリアねこ")]).await.leads_to("/me/first-talk");
        neko.sends("/me/left-out", &[("words", "カナリアねこ")]).await.leads_to("/me/first-talk");
        let (agreed, talked) = (neko.opens("/me/consent").await, neko.opens("/me/first-talk").await);
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
        let now = crate::assessment::of_somebody(&neko, &worker, &format!("/staff/letters/{thread}")).await;
        let said = now[1].1.clone();
        things.extend(now);
        things.extend(of_a_record(&worker, &neko, &thread).await);
        let part = |page: &crate::support::Seen, begin: &str, end: &str| {
            page.link(begin).expect("a thing").replace(begin, "").replace(end, "")
        };
        let of_consent = [
            ("{consent}", part(&agreed, "/me/consent/one/", "/withdraw")),
            ("{talk}", part(&talked, "/me/first-talk/", "/take-back")),
            ("{left_out}", part(&talked, "/me/left-out/", "/end")),
        ];
        things.extend(of_consent.clone());
        let party = of_the_caller_party(&things);
        let place = crate::ibasho_places::a_place(&worker, "カナリアねこの家").await;
        let gathering =
            crate::ibasho_gatherings::a_gathering(&worker, &place, &[("title", "カナリアねこの会"), ("seats", "2")])
                .await;
        let murmuring = crate::ibasho_murmurs::a_murmuring_place(&worker).await;
        crate::ibasho_murmurs::murmurs(&house.person(), &murmuring, "カナリアねこのつぶやき").await;
        let book = worker.opens("/staff/murmurs").await.link("/staff/murmurs/").expect("murmurs");
        let book = book.replace("/staff/murmurs/", "");
        things.extend([
            ("{book}", book.clone()),
            ("{place}", place.clone()),
            ("{gathering}", gathering.clone()),
            ("{date}", "2026-11-28".to_owned()),
        ]);

        neko.sends("/me/requests", &[("wish", "see"), ("text", "カナリアねこの求め")]).await.is(303);
        let request = worker.opens("/staff/requests").await.link("/staff/requests/").expect("a request");
        let last = |address: &str| address.rsplit('/').next().expect("an id").to_owned();
        let request = last(&request);
        things.extend([("{request}", request.clone())]);

        let between_two = crate::counselling::of_somebody(&house, &neko).await;
        things.extend(between_two.clone());

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
            let on_a_call = ["{contact}", "{handed}"].iter().any(|it| path.contains(it));
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
                    || path.contains(&book)
                    || (path.contains(&letter) && method == "POST")
                    || path.contains(&party)
                    || path.contains(&request)
                    || path.contains(&said);
                let of_a_record = ["{folder}", "{written}", "{tie}", "{writer}", "{export}"]
                    .iter()
                    .any(|hole| path.contains(&things.iter().find(|it| it.0 == *hole).expect("a thing of a record").1));
                let theirs = theirs
                    || of_a_record
                    || path.starts_with("/letters/lines/")
                    || (promise && !path.ends_with("/moved") && !path.ends_with("/hand-over"));
                let theirs = theirs
                    || path.contains(&party)
                    || between_two.iter().any(|it| path.contains(it.1.as_str()))
                    || of_consent.iter().any(|it| path.contains(it.1.as_str()) && method == "POST");
                let shut = status == 404 || status == 401 || status == 409 || to == "/return";
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
        "rooms/assessment/src/pages/mod.rs",
        "rooms/records/src/pages/mod.rs",
        "rooms/openness/src/pages/mod.rs",
        "rooms/consent/src/pages/mod.rs",
        "rooms/counselling/src/pages/mod.rs",
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

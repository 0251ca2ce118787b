//! A backup that a released program made is restored by the program of today: into either database, with what it holds. The
//! fixture lies in `tests/fixtures`; beside it stands how it was made, and with which words it opens. (capability 115)
use crate::{
    program::{Browser, Place, link_in},
    support::{Person, TestHouse},
};
use ground_circle::{Vault, anchors, second_factor::SharedSecret};
use ground_kernel::{Timestamp, WallDice};
use ground_seal::lock::Cost;
use ground_store::copying;
use ground_testkit::{FakeClock, Scratch};
use house::{keeping::stream_file::OpenedFile, restoring};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// What stands beside a fixture, a line each: how it is called, a tab, and what it is.
fn beside(name: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(fixtures().join(format!("{name}.opens-with"))).expect(name);
    let lines = text.lines().filter(|it| !it.starts_with('#'));
    lines.filter_map(|it| it.split_once('\t')).map(|(what, is)| (what.to_owned(), is.to_owned())).collect()
}

/// Restores FILE with the keys in FILE.keys, opened by two cards and a witness, into an empty database.
async fn restored(name: &str, into: Scratch) -> (TestHouse, BTreeMap<String, String>) {
    let (beside, file) = (beside(name), fixtures().join(format!("{name}.backup")));
    let cards = ["card 1", "card 2", "witness 1"].map(|it| beside[it].clone()).to_vec();
    let payload = restoring::read_payload(&fixtures().join(format!("{name}.backup.keys")), || Ok(cards)).expect("keys");
    let vault = || Vault::new(payload.keys.clone(), Cost::FOR_TESTS);
    let mut source = OpenedFile::open(&file, &vault().all_keys()).expect("a file");
    let tables = copying::migrations_of(&mut source).expect("its tables");
    assert!(tables.last() < copying::migrations().last(), "it was made with older tables: {tables:?}");
    // Three days after it was made: no backup is restored after 28.
    let made_at: i64 = beside["made at"].parse().expect("a moment");
    let clock = FakeClock::at(Timestamp::from_micros(made_at).plus_days(3));
    let after = payload.anchor.as_deref().map(|line| anchors::read(line, &vault()).expect("an anchor"));
    let world = (Arc::new(clock.clone()) as _, Arc::new(WallDice) as _);
    let (db, it) =
        restoring::from_file(into.address(), vault(), &file, &payload.erased, after, world).await.expect("restored");
    assert!(it.rows > 20, "{}", it.rows);
    db.close().await;
    (TestHouse::moved_into(into, &payload.keys, clock).await, beside)
}

async fn signs_in(house: &TestHouse, beside: &BTreeMap<String, String>) -> Person {
    let code = SharedSecret::from_base32(&beside["worker secret"]).expect("a secret").code_at(house.now());
    let (name, code) = (beside["worker"].as_str(), code.expect("a code"));
    let form = [("name", name), ("password", beside["worker words"].as_str()), ("code", code.as_str())];
    let worker = house.person();
    worker.sends("/staff/sign-in", &form).await.leads_to("/staff");
    worker
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_under_older_tables_opens_with_its_words_in_either_database() {
    for into in Scratch::both().await {
        let (house, beside) = restored("tables-0043", into).await;
        let person = house.person();
        person.returns("123456789", &beside["words"]).await.is(422);
        person.returns(&beside["number"], &beside["words"]).await.leads_to("/letters");
        person.opens("/letters").await.sees(&beside["letter"]).sees(&beside["answer"]).sees("ようすに戻されました");
        // At the desk: the thread opens, its level stands in the hands of whoever set it, and what came since works.
        let worker = signs_in(&house, &beside).await;
        let thread = worker.the_thread().await;
        worker.opens(&thread).await.sees(&beside["letter"]).sees("気がかり").sees(&beside["reason"]);
        worker.opens("/staff/duty").await.sees("いま見ているのは 甲 です。");
        worker.opens("/staff/aside").await.sees("預かっているものは、ありません。");
        let id = person.opens("/aside").await.between("name=\"reader\" value=\"", "\"").remove(0);
        person.sends("/aside", &[("reader", &id), ("text", "あとから")]).await.leads_to("/aside");
        person.sends("/letters", &[("text", "戻ったあとの手紙")]).await.leads_to("/letters");
        worker.opens(&thread).await.sees("戻ったあとの手紙");
        house.holds_nowhere(&[beside["letter"].as_str(), "戻ったあとの手紙"]).await;
        house.ledger_fits().await;
    }
}

/// Makes a fixture with a released program: see `tests/fixtures/README.md`. Without these two settings it does nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_fixture_is_made_when_it_is_asked_for() {
    let (Some(_), Some(name)) = (std::env::var_os("ENGAWA_RELEASED"), std::env::var_os("ENGAWA_FIXTURE")) else {
        return;
    };
    let name = name.into_string().expect("a name");
    let place = Place::sqlite();
    let (link, cards) = place.init_with_cards();
    let running = place.serves().await;
    let mut office = running.browser();
    joins(&mut office, &link, "管理").await;
    let page = office.opens("/staff/people").await.expect("people").is(200);
    let team = page.text.split("<option value=\"").nth(1).and_then(|it| it.split('"').next()).expect("a team");
    let invite = [("for_whom", "甲"), ("role", "support_worker"), ("team", team)];
    let shown = office.sends("/staff/people/invite", &invite).await.expect("a link").is(200);
    let mut worker = running.browser();
    let (words, secret) = joins(&mut worker, &link_in(&shown.text), "甲").await;
    let mut person = running.browser();
    let once = person.form_on("/letters/new").await.expect("a form");
    let (letter, answer, reason) = ("ずっとまえの手紙", "ずっとまえの返事", "ずっとまえの理由");
    person.sends("/letters/new", &[("text", letter), ("once", &once)]).await.expect("sent").leads_to("/letters/kept");
    let kept = person.opens("/letters/kept").await.expect("words").is(200);
    let thread = worker.opens("/staff/letters").await.expect("the inbox").link("/staff/letters/").expect("a thread");
    let reply = [("text", answer), ("reason", "一人のため")];
    worker.sends(&format!("{thread}/reply"), &reply).await.expect("an answer").leads_to(&thread);
    let level = [("level", "concern"), ("reason", reason)];
    worker.sends(&format!("{thread}/level"), &level).await.expect("a level").leads_to(&thread);
    let at = |end: &str| fixtures().join(format!("{name}.{end}"));
    place.says_here(&["backup", &at("backup").display().to_string()]).succeeds();
    let made_at = ground_kernel::Clock::now(&ground_kernel::WallClock).as_micros().to_string();
    let (number, own_words) = (kept.within("id=\"number\"", "</p>"), kept.within("id=\"words\"", "</ol>"));
    let lines = [
        ("made at", made_at.as_str()),
        ("card 1", &cards[0]),
        ("card 2", &cards[1]),
        ("witness 1", &cards[3]),
        ("number", &number),
        ("words", &own_words),
        ("letter", letter),
        ("answer", answer),
        ("reason", reason),
        ("worker", "甲"),
        ("worker words", &words),
        ("worker secret", &secret),
    ];
    let text: String = lines.iter().map(|(what, is)| format!("{what}\t{is}\n")).collect();
    let head = "# With what this backup opens. It was made for a test and holds nothing of anybody.\n";
    std::fs::write(at("opens-with"), format!("{head}{text}")).expect("written");
}

async fn joins(browser: &mut Browser, link: &str, name: &str) -> (String, String) {
    browser.opens(link).await.expect("the link's page").is(200);
    browser.sends(link, &[("name", name), ("called", name)]).await.expect("joining").leads_to("/staff/welcome");
    let shown = browser.opens("/staff/welcome").await.expect("what to keep").is(200);
    browser.sends("/staff/welcome/done", &[]).await.expect("kept").leads_to("/staff");
    (shown.within("id=\"words\"", "</ol>"), shown.within("id=\"secret\"", "</code>"))
}

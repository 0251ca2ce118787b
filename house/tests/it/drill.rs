//! The restore drill, walked as its page says: a backup of an open house, another folder, restore, serve, sign in, read the
//! letter. And the program beside it: what `backup`, `restore` and `serve` say and refuse.
use crate::program::{Browser, Place, Running, engawa, link_in};
use ground_circle::second_factor::SharedSecret;
use ground_kernel::{Clock, WallClock};
use ground_store::{Db, Tables, values};
use std::path::PathBuf;

/// A worker who wrote down what they were shown.
struct Worker {
    name: &'static str,
    words: String,
    secret: String,
}

async fn joins(running: &Running, link: &str, name: &'static str) -> (Browser, Worker) {
    let mut browser = running.browser();
    browser.opens(link).await.expect("the link's page").is(200);
    browser.sends(link, &[("name", name), ("called", name)]).await.expect("joining").leads_to("/staff/welcome");
    let shown = browser.opens("/staff/welcome").await.expect("what to keep").is(200);
    let worker =
        Worker { name, words: shown.within("id=\"words\"", "</ol>"), secret: shown.within("id=\"secret\"", "</code>") };
    browser.sends("/staff/welcome/done", &[]).await.expect("kept").leads_to("/staff");
    (browser, worker)
}

async fn signs_in(running: &Running, worker: &Worker) -> Browser {
    let mut browser = running.browser();
    let code = SharedSecret::from_base32(&worker.secret).expect("a secret").code_at(WallClock.now()).expect("a code");
    let form = [("name", worker.name), ("password", worker.words.as_str()), ("code", code.as_str())];
    browser.sends("/staff/sign-in", &form).await.expect("signing in").leads_to("/staff");
    browser
}

/// An administrator and one worker, who begins the team.
async fn moves_in(running: &Running, link: &str) -> (Browser, Worker) {
    let (mut administrator, _) = joins(running, link, "管理").await;
    let page = administrator.opens("/staff/people").await.expect("people").is(200);
    let (_, team) = page.text.split_once("<option value=\"").expect("a team");
    let team = team.split('"').next().expect("a team").to_owned();
    let invite = [("for_whom", "甲"), ("role", "support_worker"), ("team", &team)];
    let shown = administrator.sends("/staff/people/invite", &invite).await.expect("a link").is(200);
    let (_, worker) = joins(running, &link_in(&shown.text), "甲").await;
    (administrator, worker)
}

async fn writes(running: &Running, text: &str) -> (String, String) {
    let mut person = running.browser();
    let once = person.form_on("/letters/new").await.expect("a form");
    person.sends("/letters/new", &[("text", text), ("once", &once)]).await.expect("sent").leads_to("/letters/kept");
    let kept = person.opens("/letters/kept").await.expect("words").is(200);
    (kept.within("id=\"number\"", "</p>"), kept.within("id=\"words\"", "</ol>"))
}

async fn reads_own(running: &Running, (number, words): &(String, String), text: &str) {
    let mut person = running.browser();
    let form = [("number", number.as_str()), ("words", words.as_str())];
    person.sends("/return", &form).await.expect("coming back").leads_to("/letters");
    person.opens("/letters").await.expect("letters").is(200).sees(text);
}

/// What the page says to type, with this test's folders in place of the media and the drill's place.
fn typed(page: &str, places: &[(&str, &str)]) -> Vec<Vec<String>> {
    let blocks =
        page.split("<pre class=\"typed\"><code>").skip(1).map(|it| it.split("</code>").next().expect("an end"));
    let one_line = |block: &str| places.iter().fold(block.replace("\\\n", " "), |it, (from, to)| it.replace(from, to));
    blocks.map(|block| one_line(block).split_whitespace().map(str::to_owned).collect()).collect()
}

/// Capabilities 115, 204: the steps on the printed page, one after the other.
#[tokio::test(flavor = "multi_thread")]
async fn the_drill_is_walked_as_its_page_says() {
    for place in Place::both().await {
        let (link, cards) = place.init_with_cards();
        let running = place.serves().await;
        let (mut administrator, worker) = moves_in(&running, &link).await;
        let hana = writes(&running, "雨の日は窓をあけておきます").await;
        let at = |name: &str| place.scratch.folder().join(name);
        let text = |path: PathBuf| path.display().to_string();
        for medium in ["usb1", "usb2"] {
            std::fs::create_dir_all(at(medium)).expect("a medium");
        }

        // A backup of the open house, onto two media.
        let file = text(at("usb1/engawa-2026-11-24.backup"));
        let told = place.says_here(&["backup", &file, "--keys-to", &text(at("usb2"))]).succeeds();
        assert!(told.out.contains("A backup was made") && told.out.contains("can be restored until"), "{}", told.out);
        assert!(told.out.contains("two cards and a witness open them"), "{}", told.out);
        std::fs::rename(at("usb2/engawa-2026-11-24.backup.keys"), at("usb2/engawa.backup.keys"))
            .expect("its usual name");
        writes(&running, "控えのあとの手紙").await;

        // The page, printed by the administrator; on another computer its commands are typed.
        let page = administrator.opens("/staff/restore-drill").await.expect("the page").is(200);
        let drill = text(at("drill"));
        let (usb1, usb2) = (text(at("usb1")), text(at("usb2")));
        let places =
            [("YYYY-MM-DD", "2026-11-24"), ("/media/usb1", &usb1), ("/media/usb2", &usb2), ("/tmp/drill", &drill)];
        let steps = typed(&page.text, &places);
        assert_eq!(steps.len(), 3, "restore, serve, erase: {steps:?}");
        let words: Vec<&str> = steps[0].iter().skip(1).map(String::as_str).collect();
        // The second card, the first, and a witness, each as it was written down; two cards alone open nothing.
        let three = [&cards[0], &cards[1], &cards[2]].map(String::as_str).join("\n");
        place.says_typing(&words, &three).refuses(&["These cards do not open the keys", "two cards and one witness"]);
        let typed_words = [&cards[1], &cards[0], &cards[4]].map(String::as_str).join("\n");
        let told = place.says_typing(&words, &typed_words).succeeds();
        assert!(told.out.contains("everything fits") && told.out.contains("nobody is signed in"), "{}", told.out);
        let mut command = engawa(place.scratch.folder());
        command.args(steps[1].iter().skip(1)).args(["--listen", "127.0.0.1:0"]);
        let restored = place.starts(command).await;

        let mut at_desk = signs_in(&restored, &worker).await;
        at_desk.opens("/staff").await.expect("the office").is(200).sees("ようすに戻されました");
        let thread =
            at_desk.opens("/staff/letters").await.expect("the inbox").link("/staff/letters/").expect("a thread");
        at_desk.opens(&thread).await.expect("the thread").is(200).sees("雨の日は窓をあけておきます");
        reads_own(&restored, &hana, "雨の日は窓をあけておきます").await;
        let settings = ["--data", &text(at("drill/data")), "--keys", &text(at("drill/keys"))].map(str::to_owned);
        let verify: Vec<&str> = ["ledger", "verify"].into_iter().chain(settings.iter().map(String::as_str)).collect();
        assert!(place.says(&verify).succeeds().out.contains("everything fits"));
        restored.loses_power();
        assert_eq!(steps[2], ["rm", "-r", drill.as_str()]);
        std::fs::remove_dir_all(&drill).expect("the place of the drill is erased");

        // The usual house was not touched by any of it.
        reads_own(&running, &hana, "雨の日は窓をあけておきます").await;
        assert!(place.says_here(&["ledger", "verify"]).succeeds().out.contains("everything fits"));
    }
}

/// The machine with the data is lost, its keys file is not: restored in the usual place.
#[tokio::test(flavor = "multi_thread")]
async fn where_the_keys_are_still_there_they_are_used() {
    let place = Place::sqlite();
    let link = place.init();
    let mut running = place.serves().await;
    moves_in(&running, &link).await;
    let hana = writes(&running, "窓のこと").await;
    let file = place.scratch.folder().join("one.backup").display().to_string();
    place.says_here(&["backup", &file]).succeeds();
    running.is_told_to_end();
    running.ends_within(9).await;
    let told = place.says_here(&["restore", &file]);
    told.refuses(&["into an empty place only"]);
    std::fs::remove_dir_all(&place.data).expect("the data is lost");
    let told = place.says_here(&["restore", &file, "--keys-from", &format!("{file}.keys")]);
    told.refuses(&["is there already", "leave --keys-from out"]);
    assert!(place.says_here(&["restore", &file]).succeeds().out.contains("everything fits"));
    let running = place.serves().await;
    reads_own(&running, &hana, "窓のこと").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn backup_and_restore_say_what_is_missing() {
    let place = Place::sqlite();
    let (_, cards) = place.init_with_cards();
    let typed = [&cards[0], &cards[2], &cards[3]].map(String::as_str).join("\n");
    let at = |name: &str| place.scratch.folder().join(name).display().to_string();
    let (file, keys_to) = (at("one.backup"), at("other"));
    place.says_here(&["backup", &file, "--keys-to", &keys_to]).refuses(&["is not a folder", "medium"]);
    place.says_here(&["backup", &file, "--keys-to", &at("")]).refuses(&["--keys-to is for another medium"]);
    let told = place.says_here(&["backup", &at("nowhere/one.backup")]);
    told.refuses(&["cannot be written"]);
    let told = place.says_here(&["backup", &file]).succeeds();
    assert!(told.out.contains("ONE medium"), "{}", told.out);
    let sealed = std::fs::read(at("one.backup.keys")).expect("keys");
    assert!(!sealed.windows(6).any(|it| it == b"pepper"), "nothing of the keys lies open");
    // Each new FILE.keys replaces the ones before, where a medium for them was named.
    std::fs::create_dir(&keys_to).expect("a medium");
    for name in ["one.backup", "two.backup"] {
        place.says_here(&["backup", &at(name), "--keys-to", &keys_to]).succeeds();
    }
    let left: Vec<_> =
        std::fs::read_dir(&keys_to).expect("a folder").map(|it| it.expect("a file").file_name()).collect();
    assert_eq!(left, ["two.backup.keys"]);

    let new = [("--data", at("new/data")), ("--keys", at("new/keys"))];
    let new: Vec<&str> = new.iter().flat_map(|(name, value)| [*name, value.as_str()]).collect();
    let says = |words: &[&str]| place.says(&[&["restore"], words, &new].concat());
    says(&[&file]).refuses(&["There are no keys at", "--keys-from FILE.keys"]);
    says(&[&at("none"), "--keys-from", &at("one.backup.keys")]).refuses(&["is not there", "medium"]);
    says(&[&file, "--keys-from", &file]).refuses(&["is not a file of backup keys"]);
    let keys_file = at("one.backup.keys");
    let mixed = [&["restore", &keys_file, "--keys-from", &keys_file][..], &new].concat();
    place.says_typing(&mixed, &typed).refuses(&["is not a backup of a house"]);
    assert!(!std::path::Path::new(&at("new/data/engawa.db")).exists());
    let whole = [&["restore", &file, "--keys-from", &keys_file][..], &new].concat();
    place.says_typing(&whole, "ねこ\nいぬ\nとり\n").refuses(&["These cards do not open the keys"]);
    place.says_typing(&whole, &typed).succeeds();

    let told = place.says_here(&["serve", "--backup-to", &at("")]);
    told.refuses(&["--backup-to needs --backup-keys-to"]);
    let told = place.says_here(&["serve", "--backup-to", &keys_to, "--backup-keys-to", &keys_to]);
    told.refuses(&["are the same folder"]);
    let inside = place.data.join("anchors").display().to_string();
    place.says_here(&["serve", "--anchors", &inside]).refuses(&["lie inside the data folder", "--anchors"]);
    let doctor = place.says_here(&["doctor"]);
    for part in ["outside addresses", "Backups are not made by themselves", "no anchor yet"] {
        assert!(doctor.out.contains(part), "{part}: {}", doctor.out);
    }
}

/// Capability 109: the whole folder is set back. `serve` refuses, `verify` names it, and the last resort says so to all.
#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_was_set_back_is_not_served() {
    let place = Place::sqlite();
    let link = place.init();
    let mut running = place.serves().await;
    moves_in(&running, &link).await;
    let hana = writes(&running, "窓のこと").await;
    anchors_at_least(&place, 1).await;
    running.is_told_to_end();
    running.ends_within(9).await;
    let aside = place.scratch.folder().join("aside");
    copy_folder(&place.data, &aside);

    hour_passes(&place).await;
    let mut running = place.serves().await;
    let lost = writes(&running, "失われる").await;
    anchors_at_least(&place, 2).await;
    running.is_told_to_end();
    running.ends_within(9).await;

    std::fs::remove_dir_all(&place.data).expect("away");
    copy_folder(&aside, &place.data);
    let told = place.says_here(&["serve", "--listen", "127.0.0.1:0"]);
    told.refuses(&["is older than the newest line in", "engawa restore FILE", "--as-it-lies", "ask for help"]);
    let told = place.says_here(&["ledger", "verify"]);
    assert!(told.out.contains("doesn't fit its newest anchor"), "{}", told.out);
    assert!(place.says_here(&["doctor"]).out.contains("doesn't fit its newest anchor"));

    place.says_here(&["restore", "--as-it-lies"]).succeeds();
    let running = place.serves().await;
    reads_own(&running, &hana, "ようすに戻されました").await;
    let form = [("number", lost.0.as_str()), ("words", lost.1.as_str())];
    running.browser().sends("/return", &form).await.expect("an answer").is(422);
    assert!(place.says_here(&["ledger", "verify"]).succeeds().out.contains("everything fits"));
}

async fn anchors_at_least(place: &Place, count: usize) {
    let file = place.keys.with_file_name("anchors");
    for _ in 0..400 {
        let lines = std::fs::read_to_string(&file).unwrap_or_default().lines().count();
        if lines > count {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("no anchor {count} in {}", file.display());
}

/// As if the last anchor had been dropped an hour ago.
async fn hour_passes(place: &Place) {
    let db = Db::open(&place.data.join("engawa.db").display().to_string()).await.expect("the database");
    let mut tx = db.begin().await.expect("a change");
    tx.change("delete from store_job where name = 'anchor'", values![]).await.expect("forgotten");
    tx.commit().await.expect("kept");
    db.close().await;
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("a file");
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
    }
}

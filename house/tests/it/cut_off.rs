//! The power is cut while weeks turn, while keys are destroyed, and while a backup is written; again and again. Nothing
//! that was kept is lost, no key goes before what lies under it, and no half file bears the name of a whole one.
use crate::program::{Place, Running};
use ground_kernel::{Clock, WallClock};
use ground_seal::instance::InstanceKeys;
use ground_store::{Db, Tables, values};
use house::keeping::KeysFile;
use std::{path::PathBuf, process::Stdio, time::Duration};

const ROUNDS: u32 = 5;
const LETTERS: usize = 30;

struct Dice(u64);
impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

async fn database(place: &Place) -> Db {
    let address = if place.kind() == "SQLite" {
        place.data.join("engawa.db").display().to_string()
    } else {
        place.scratch.address().to_owned()
    };
    Db::open(&address).await.expect("the database")
}

/// The house was closed for six weeks: what lies under a week lies under one six weeks earlier, by the same key. (The
/// number of a week is in no mask.)
async fn was_closed_for_six_weeks(place: &Place) {
    let file = KeysFile::at(&place.keys);
    let keys = file.read().expect("keys");
    let text = keys.to_text().to_string();
    let older = keys
        .shred
        .keys()
        .rev()
        .fold(text, |text, week| text.replace(&format!("shred {week} "), &format!("shred old{} ", week - 6)));
    let older = older.replace("shred old", "shred ");
    InstanceKeys::from_text(&older).expect("keys still");
    std::fs::write(&place.keys, older).expect("written");
    let db = database(place).await;
    let mut tx = db.begin().await.expect("a change");
    for sql in [
        "update circle_grain set week = week - 6",
        "update circle_draft set week = week - 6",
        "update circle_private set week = week - 6",
        "update circle_outside set week = week - 6",
    ] {
        tx.change(sql, values![]).await.expect("earlier");
    }
    tx.commit().await.expect("kept");
    db.close().await;
}

async fn weeks_of_rows(place: &Place) -> Vec<u32> {
    let db = database(place).await;
    let sql = "select distinct week as figure from circle_grain";
    let weeks: Vec<i64> = db.look().await.expect("a look").all(sql, values![]).await.expect("weeks");
    db.close().await;
    weeks.into_iter().filter_map(|it| u32::try_from(it).ok()).collect()
}

async fn left_under_old_keys(place: &Place) -> i64 {
    let db = database(place).await;
    let sql = "select count(*) as figure from circle_grain where week < $1";
    let left = db.look().await.expect("a look").one(sql, values![WallClock.now().week()]).await.expect("a figure");
    db.close().await;
    left.unwrap_or(0)
}

async fn everybody_reads(running: &Running, kept: &[(String, String, String)]) {
    for (number, words, text) in kept {
        let mut person = running.browser();
        let form = [("number", number.as_str()), ("words", words.as_str())];
        person.sends("/return", &form).await.expect("coming back").leads_to("/letters");
        person.opens("/letters").await.expect("letters").is(200).sees(text);
    }
}

async fn letters(running: &Running) -> Vec<(String, String, String)> {
    let mut kept = vec![];
    for number in 0..3 {
        let mut person = running.browser();
        for again in 0..LETTERS / 3 {
            let path = if again == 0 { "/letters/new" } else { "/letters" };
            let once = person.form_on(path).await.expect("a form");
            let text = format!("{number} の {again} 通目");
            person.sends(path, &[("text", &text), ("once", &once)]).await.expect("sent").is(303);
        }
        let shown = person.opens("/letters/kept").await.expect("words").is(200);
        kept.push((
            shown.within("id=\"number\"", "</p>"),
            shown.within("id=\"words\"", "</ol>"),
            format!("{number} の {} 通目", LETTERS / 3 - 1),
        ));
    }
    kept
}

async fn weeks_turn_while_the_power_is_cut(place: Place) {
    let mut dice = Dice(u64::from(std::process::id()) | 1);
    println!("{}: seed {}", place.kind(), dice.0);
    let link = place.init();
    let running = place.serves().await;
    place.move_in(&running, &link).await;
    let kept = letters(&running).await;
    running.loses_power();
    let mut cut_in_the_middle = 0;
    for round in 0..ROUNDS {
        was_closed_for_six_weeks(&place).await;
        for _ in 0..3 {
            let running = place.serves().await;
            tokio::time::sleep(Duration::from_millis(dice.below(60))).await;
            running.loses_power();
            let keys = KeysFile::at(&place.keys).read().expect("a whole file, wherever it was cut off");
            let weeks = weeks_of_rows(&place).await;
            cut_in_the_middle += u32::from(weeks.len() > 1);
            assert!(weeks.iter().all(|it| keys.shred.contains_key(it)), "no key goes before what lies under it");
        }
        if round % 3 == 2 {
            let running = place.serves().await;
            everybody_reads(&running, &kept).await;
            running.loses_power();
        }
    }
    let running = place.serves().await;
    let week = WallClock.now().week();
    for _ in 0..600 {
        let only_new = KeysFile::at(&place.keys).read().expect("keys").shred.keys().all(|it| *it >= week);
        if only_new && left_under_old_keys(&place).await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(left_under_old_keys(&place).await, 0);
    let keys = KeysFile::at(&place.keys).read().expect("keys");
    assert!(keys.shred.keys().all(|it| *it >= week), "what is over is destroyed");
    everybody_reads(&running, &kept).await;
    place.says_here(&["ledger", "verify"]).succeeds();
    let left = std::fs::read_dir(place.keys.parent().expect("a folder")).expect("a folder");
    let left: Vec<_> = left.map(|it| it.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    println!("{}: {cut_in_the_middle} times in the middle; left beside the keys: {left:?}", place.kind());
}

/// Capability 110.
#[tokio::test(flavor = "multi_thread")]
async fn weeks_turn_while_the_power_is_cut_on_sqlite() {
    weeks_turn_while_the_power_is_cut(Place::sqlite()).await;
}
#[tokio::test(flavor = "multi_thread")]
async fn weeks_turn_while_the_power_is_cut_on_postgres() {
    weeks_turn_while_the_power_is_cut(Place::postgres().await).await;
}

/// Capability 115: a backup is there whole or not at all, and the one before is still there.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_was_cut_off_is_none() {
    for place in Place::both().await {
        let mut dice = Dice(u64::from(std::process::id()) | 1);
        let (link, cards) = place.init_with_cards();
        let running = place.serves().await;
        place.move_in(&running, &link).await;
        let kept = letters(&running).await;
        let at = |name: &str| place.scratch.folder().join(name);
        let file = at("one.backup");
        place.says_here(&["backup", &file.display().to_string()]).succeeds();
        let (mut whole, mut before) = (0, std::fs::read(&file).expect("a backup"));
        for _ in 0..10 {
            let mut command = crate::program::engawa(place.scratch.folder());
            command.arg("backup").arg(&file).args(place.settings()).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().expect("the program");
            tokio::time::sleep(Duration::from_millis(dice.below(90))).await;
            child.kill().expect("killed");
            child.wait().expect("an end");
            let now = std::fs::read(&file).expect("there is always one");
            whole += u32::from(now != before);
            before = now;
        }
        println!("{}: {whole} of 10 were whole when the power was cut", place.kind());
        restores_to(&place, &file, at("another-place"), &cards, &kept).await;
        everybody_reads(&running, &kept).await;
    }
}

async fn restores_to(
    place: &Place,
    file: &std::path::Path,
    to: PathBuf,
    cards: &[String],
    kept: &[(String, String, String)],
) {
    let text = |path: PathBuf| path.display().to_string();
    let (data, keys) = (text(to.join("data")), text(to.join("keys")));
    let (file, from) = (file.display().to_string(), format!("{}.keys", file.display()));
    let typed = [&cards[0], &cards[1], &cards[3]].map(String::as_str).join("\n");
    let words = ["restore", &file, "--keys-from", &from, "--data", &data, "--keys", &keys];
    place.says_typing(&words, &typed).succeeds();
    let mut command = crate::program::engawa(place.scratch.folder());
    command.args(["serve", "--listen", "127.0.0.1:0", "--data", &data, "--keys", &keys]);
    let restored = place.starts(command).await;
    everybody_reads(&restored, kept).await;
}

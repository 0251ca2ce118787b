//! Backups and restoring, on both databases and from each to the other: what was written is there, what was erased stays
//! erased, nobody is signed in, everybody is told; and whatever is not a whole backup of this house is refused.
use crate::support::{Person, TestHouse};
use ground_circle::{Vault, anchors};
use ground_kernel::WallDice;
use ground_seal::{instance::InstanceKeys, lock::Cost};
use ground_store::{Tables, copying, values};
use ground_testkit::Scratch;
use house::{
    keeping::{self, Keeping, backup, payload::Payload, stream_file::OpenedFile},
    restoring::{self, Restored},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

type Words = (String, String);

async fn comes_back(house: &TestHouse, (number, words): &Words) -> Person {
    let person = house.person();
    person.sends("/return", &[("number", number), ("words", words)]).await.leads_to("/letters");
    person
}

async fn is_backed_up(house: &TestHouse, keeping: &Keeping) -> (PathBuf, PathBuf) {
    let at = |name: &str| house.scratch.folder().join(name);
    let (file, keys) = (at("tables/by-hand.backup"), at("keys/by-hand.backup.keys"));
    let (db, vault) = (house.house.db(), house.house.vault());
    let made = backup::write(db, vault, &keeping.outside, house.now(), (&file, &keys)).await.expect("a backup");
    assert!(made.rows > 20 && made.keys_open);
    (file, keys)
}

fn payload(path: &Path) -> anyhow::Result<Payload> {
    restoring::read_payload(path, || panic!("no cards are needed"))
}

/// Restores with the newest keys, into an empty database of this kind.
async fn restores(house: &TestHouse, file: &Path, payload: &Payload, into: &Scratch) -> anyhow::Result<Restored> {
    let vault = || Vault::new(payload.keys.clone(), Cost::FOR_TESTS);
    let after = payload.anchor.as_deref().map(|line| anchors::read(line, &vault()).expect("an anchor"));
    let world = (Arc::new(house.clock.clone()) as _, Arc::new(WallDice) as _);
    let (db, restored) = restoring::from_file(into.address(), vault(), file, &payload.erased, after, world).await?;
    db.close().await;
    Ok(restored)
}

/// Capability 115, 110: from each database into each, with everything that happened in between.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_restored_from_each_database_into_each() {
    for from in 0..2 {
        for into in 0..2 {
            let [source, other] = Scratch::both().await;
            let house = TestHouse::on(if from == 0 { source } else { other }).await;
            let [first, second] = Scratch::both().await;
            is_restored(house, if into == 0 { first } else { second }).await;
        }
    }
}

async fn is_restored(house: TestHouse, into: Scratch) {
    let keeping = house.keeping();
    let cat = house.person();
    let kept = cat.writes("のこる手紙", &[("called", "ねこ")]).await;
    cat.sends("/letters", &[("text", "消される手紙")]).await.leads_to("/letters");
    let gone = house.person().writes("ぜんぶ消す人", &[]).await;
    let worker = house.worker("甲").await;
    let thread = worker.opens("/staff/letters").await.link("/staff/letters/").expect("a thread");
    worker.opens(&thread).await.is(200);
    house.keeps().await;
    let (file, _) = is_backed_up(&house, &keeping).await;
    let older = house.scratch.folder().join("older.backup");
    std::fs::copy(&file, &older).expect("kept aside");

    // After the backup: one letter is erased, one person erases everything, and something new is written.
    house.clock.pass_days(2);
    let person = comes_back(&house, &kept).await;
    let one = person.opens("/letters").await.links("/letters/one/").pop().expect("the second letter");
    person.sends(&one, &[]).await.leads_to("/letters");
    person.opens("/letters").await.sees("のこる手紙").sees_not("消される手紙");
    comes_back(&house, &gone).await.sends("/letters/erase", &[]).await.is(200);
    house.person().writes("失われる手紙", &[]).await;
    house.clock.pass_seconds(3_700);
    house.keeps().await;
    let payload = payload(&is_backed_up(&house, &keeping).await.1).expect("keys");
    assert_eq!(payload.erased.len(), 2, "{:?}", payload.erased);

    // The older FILE, the newest FILE.keys.
    let restored = restores(&house, &older, &payload, &into).await.expect("restored");
    restored_house_stands(&house, &restored, (&kept, &gone), into, &payload).await;
}

async fn restored_house_stands(
    house: &TestHouse,
    restored: &Restored,
    (kept, gone): (&Words, &Words),
    into: Scratch,
    payload: &Payload,
) {
    let again = house.opened_on(into, &payload.keys).await;
    let kind = again.scratch.kind;
    assert!(restored.rows > 20 && restored.anchor.kind == anchors::Kind::SetBack, "{kind}");
    again.ledger_fits().await;
    let person = comes_back(&again, kept).await;
    person.opens("/letters").await.sees("のこる手紙").sees("ねこ").sees_not("消される手紙");
    person.opens("/letters").await.sees("ようすに戻されました").sees("前の合いことばに戻っています");
    person.opens("/letters/readers").await.sees("甲").sees("ようすに戻されました");
    again.person().sends("/return", &[("number", &gone.0), ("words", &gone.1)]).await.is(422);
    again.worker("管理").await.opens("/staff").await.sees("ようすに戻されました");
    again.holds_nowhere(&["のこる手紙", "消される手紙", "ぜんぶ消す人", "ねこ"]).await;
    keeping::meets(again.house.db(), again.house.vault(), &house.keeping().outside)
        .await
        .expect_err("it is not in the file yet");
    house.keeping().outside.add_anchors(&[restored.anchor]).expect("written");
    keeping::meets(again.house.db(), again.house.vault(), &house.keeping().outside).await.expect("it goes on");
    keeping::meets(house.house.db(), house.house.vault(), &house.keeping().outside)
        .await
        .expect_err("the old one must not be opened any more");
    // Somebody new is told nothing of a time in which they were not here.
    let new = again.person();
    new.writes("あたらしい人", &[]).await;
    new.opens("/letters").await.sees_not("ようすに戻されました");
}

/// Capability 110: erased stays erased. The older tables are restored, in which everything is still there.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_stays_erased_after_a_restore() {
    for house in TestHouse::both().await {
        let keeping = house.keeping();
        let cat = house.person();
        let kept = cat.writes("のこる手紙", &[("called", "ねこ")]).await;
        cat.sends("/letters", &[("text", "消される手紙")]).await.leads_to("/letters");
        cat.sends("/me/bell", &[("address", "neko@example.jp"), ("from", "10"), ("until", "20")]).await;
        let gone = house.person().writes("ぜんぶ消す人", &[]).await;
        house.keeps().await;
        let (file, _) = is_backed_up(&house, &keeping).await;
        let older = house.scratch.folder().join("older.backup");
        std::fs::copy(&file, &older).expect("kept aside");

        house.clock.pass_days(2);
        let person = comes_back(&house, &kept).await;
        let one = person.opens("/letters").await.links("/letters/one/").pop().expect("the second letter");
        person.sends(&one, &[]).await.leads_to("/letters");
        comes_back(&house, &gone).await.sends("/letters/erase", &[]).await.is(200);
        house.clock.pass_days(1);
        house.keeps().await;
        let (_, keys) = is_backed_up(&house, &keeping).await;
        let payload = payload(&keys).expect("keys");
        for into in Scratch::both().await {
            let restored = restores(&house, &older, &payload, &into).await.expect("restored");
            assert_eq!(restored.erased_again, 2, "{:?}", payload.erased);
            let again = house.opened_on(into, &payload.keys).await;
            let person = comes_back(&again, &kept).await;
            person.opens("/letters").await.sees("のこる手紙").sees("ねこ").sees_not("消される手紙");
            again.person().sends("/return", &[("number", &gone.0), ("words", &gone.1)]).await.is(422);
            let texts = "select count(*) as figure from circle_text";
            let there: Option<i64> = again.house.db().look().await.unwrap().one(texts, values![]).await.unwrap();
            let grains = "select count(*) as figure from circle_grain";
            let grains: Option<i64> = again.house.db().look().await.unwrap().one(grains, values![]).await.unwrap();
            assert_eq!(there, grains);
            again.ledger_fits().await;
            // Nobody is signed in, and nothing rings again.
            // All that waits is to tell other rooms who erased everything.
            for table in [
                "select count(*) as figure from store_outbox where topic <> 'people.erased'",
                "select count(*) as figure from circle_draft",
            ] {
                let left: Option<i64> = again.house.db().look().await.unwrap().one(table, values![]).await.unwrap();
                assert_eq!(left, Some(0), "{table}");
            }
        }
    }
}

/// Capability 115: a household that two destroyed does not come back by a restore, nor a row of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_household_that_was_destroyed_stays_destroyed_after_a_restore() {
    for house in TestHouse::both().await {
        let keeping = house.keeping();
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        let household = worker.sends("/staff/records/new", &[("name", "川ぞい")]).await.is(303).header("location");
        worker.writes_entry(&household, &[("text", "もどらないことば")]).await;
        house.keeps().await;
        let (file, _) = is_backed_up(&house, &keeping).await;
        let older = house.scratch.folder().join("older.backup");
        std::fs::copy(&file, &older).expect("kept aside");
        worker.sends(&format!("{household}/erase"), &[("erasing", "頼まれた")]).await.is(303);
        colleague.sends(&format!("{household}/erase"), &[("act", "agree")]).await.is(303);
        house.keeps().await;
        let payload = payload(&is_backed_up(&house, &keeping).await.1).expect("keys");
        for into in Scratch::both().await {
            restores(&house, &older, &payload, &into).await.expect("restored");
            let there = house.opened_on(into, &payload.keys).await;
            for sql in ["select count(*) as figure from records_folder", "select count(*) as figure from records_line"]
            {
                let left: Option<i64> = there.house.db().look().await.unwrap().one(sql, values![]).await.unwrap();
                assert_eq!(left, Some(0), "{sql}");
            }
            there.ledger_fits().await;
        }
    }
}

/// A wish that was taken back is not brought back by a restore.
#[tokio::test(flavor = "multi_thread")]
async fn a_wish_that_was_taken_back_stays_taken_back() {
    for house in TestHouse::both().await {
        let keeping = house.keeping();
        let cat = house.person();
        let kept = cat.writes("のこる手紙", &[]).await;
        let page = cat.opens("/letters/connect").await.is(200);
        let chosen = page.text.split("name=\"worker\" value=\"").nth(1).and_then(|it| it.split('"').next());
        let chosen = chosen.expect("somebody to choose").to_owned();
        cat.sends("/letters/connect", &[("text", "妹と話したい"), ("worker", &chosen)]).await;
        let wishes = "select count(*) as figure from circle_private";
        let count: Option<i64> = house.house.db().look().await.unwrap().one(wishes, values![]).await.unwrap();
        assert_eq!(count, Some(1));
        house.keeps().await;
        let (file, _) = is_backed_up(&house, &keeping).await;
        let older = house.scratch.folder().join("older.backup");
        std::fs::copy(&file, &older).expect("kept aside");
        cat.sends("/letters/connect/take-back", &[]).await;
        house.keeps().await;
        let payload = payload(&is_backed_up(&house, &keeping).await.1).expect("keys");
        for into in Scratch::both().await {
            assert_eq!(restores(&house, &older, &payload, &into).await.expect("restored").erased_again, 1);
            let again = house.opened_on(into, &payload.keys).await;
            let count: Option<i64> = again.house.db().look().await.unwrap().one(wishes, values![]).await.unwrap();
            assert_eq!(count, Some(0));
            comes_back(&again, &kept).await.opens("/letters").await.sees("のこる手紙");
        }
    }
}

/// Bit flips, cuts, mixtures, other houses, other ages: refused in a sentence, and nothing is left behind.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_a_whole_backup_of_this_house_is_refused() {
    let house = TestHouse::sqlite().await;
    let keeping = house.keeping();
    let long = "長い手紙。".repeat(2_000);
    for _ in 0..6 {
        house.person().writes(&long, &[]).await;
    }
    let (file, keys) = is_backed_up(&house, &keeping).await;
    let payload = payload(&keys).expect("keys");
    let whole = std::fs::read(&file).expect("a file");
    assert!(whole.len() > 3 * 65_552, "several chunks: {}", whole.len());
    let refused = async |what: &str, bytes: Vec<u8>| {
        let changed = house.scratch.folder().join("changed.backup");
        std::fs::write(&changed, bytes).expect("a file");
        for into in Scratch::both().await {
            let told = restores(&house, &changed, &payload, &into).await.expect_err(what);
            let told = format!("{told:#}");
            assert!(!told.contains("panicked") && told.len() > 30, "{what}: {told}");
            let empty = into.open().await;
            let rows = "select count(*) as figure from circle_roll";
            let left: Option<i64> = empty.look().await.unwrap().one(rows, values![]).await.unwrap();
            assert_eq!(left, Some(0), "{what}: nothing is restored by halves");
        }
    };
    let chunk = |nth: usize| 153 + nth * 65_552;
    for bit in [0, 20, 60, 100, 140, 160, 70_000, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[bit] ^= 4;
        refused("a bit was changed", changed).await;
    }
    for length in [0, 10, 140, 153, chunk(1), chunk(2) - 1, chunk(2), whole.len() - 1] {
        refused("it was cut off", whole[..length].to_vec()).await;
    }
    let mut swapped = whole.clone();
    swapped[chunk(0)..chunk(2)].rotate_left(65_552);
    refused("two pieces were swapped", swapped).await;
    refused("something was put behind it", [&whole[..], b"more"].concat()).await;
    std::fs::remove_file(&file).expect("gone");
    is_backed_up(&house, &keeping).await;
    let other = std::fs::read(&file).expect("another backup");
    refused("mixed with another", [&whole[..chunk(1)], &other[chunk(1)..]].concat()).await;
    refused("a letter to somebody", b"engawa backup 1\nDear all,".to_vec()).await;

    // The keys of another house.
    std::fs::write(&file, &whole).expect("whole again");
    let foreign = Payload { keys: InstanceKeys::new(house.now().week()), erased: vec![], anchor: None };
    let told = restores(&house, &file, &foreign, &Scratch::sqlite()).await.expect_err("another house");
    assert!(told.to_string().contains("does not open with these keys"), "{told}");
    // Into a house that is there.
    let told = restores(&house, &file, &payload, &house.scratch).await.expect_err("not empty");
    assert!(told.to_string().contains("into an empty place only"), "{told}");
    // FILE.keys that was changed.
    let good = std::fs::read(&keys).expect("keys");
    for at in (0..good.len()).step_by(97) {
        let mut changed = good.clone();
        changed[at] ^= 1;
        std::fs::write(&keys, &changed).expect("changed");
        assert!(self::payload(&keys).is_err(), "byte {at}");
    }
    std::fs::write(&keys, &good[..good.len() - 7]).expect("cut");
    assert!(self::payload(&keys).err().expect("cut").to_string().contains("damaged or cut off"));
}

/// Capability 110: 28 days it restores, and says so; after 35 it opens for nobody, with today's keys and words.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_restores_for_twenty_eight_days() {
    for house in TestHouse::both().await {
        let hana = house.person().writes("窓のこと", &[]).await;
        house.keeps().await;
        let keeping = house.keeping();
        let (file, _) = is_backed_up(&house, &keeping).await;
        for _ in 0..27 {
            house.clock.pass_days(1);
            house.keeps().await;
        }
        house.clock.pass_seconds(23 * 3_600);
        house.keeps().await;
        let today =
            Payload::of_house(house.house.vault().all_keys(), &keeping.outside, house.house.vault()).expect("keys");
        let into = Scratch::sqlite();
        restores(&house, &file, &today, &into).await.expect("day 28");
        let again = house.opened_on(into, &today.keys).await;
        comes_back(&again, &hana).await.opens("/letters").await.sees("窓のこと");
        house.clock.pass_days(1);
        let told = restores(&house, &file, &today, &Scratch::sqlite()).await.expect_err("day 29");
        assert!(told.to_string().contains("is restored for 28 days"), "{told}");
        for _ in 0..7 {
            house.clock.pass_days(1);
            house.keeps().await;
        }
        // Past every question: the file itself is shut.
        assert!(OpenedFile::open(&file, &house.house.vault().all_keys()).is_err(), "{}: day 36", house.scratch.kind);
        comes_back(&house, &hana).await.opens("/letters").await.sees("窓のこと");
    }
}

/// Each table is copied, or left out for a reason.
#[test]
fn every_table_that_is_left_out_exists_and_has_its_reason() {
    let all: Vec<String> = copying::tables().into_iter().map(|it| it.name).collect();
    for (table, why) in backup::LEFT_OUT {
        assert!(all.iter().any(|it| it == table), "{table} is no table");
        assert!(why.len() > 20, "{table}");
    }
    assert!(all.len() > backup::LEFT_OUT.len() + 15);
}

/// The nightly backup goes to two folders, is thinned, and its keys file is one.
#[tokio::test(flavor = "multi_thread")]
async fn each_night_a_backup_is_made_and_old_ones_go() {
    for house in TestHouse::both().await {
        house.person().writes("窓のこと", &[]).await;
        for _ in 0..40 {
            house.clock.pass_days(1);
            house.keeps().await;
        }
        let names = |folder: &str| {
            let entries = std::fs::read_dir(house.scratch.folder().join(folder)).expect("a folder");
            let mut names: Vec<String> =
                entries.map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        };
        assert_eq!(names("keys"), ["engawa.backup.keys"], "each replaces the one before");
        let tables = names("tables");
        assert_eq!(tables.len(), 11, "{tables:?}");
        assert_eq!(tables.last().map(String::as_str), Some("engawa-2027-01-01.backup"));
        let payload = payload(&house.scratch.folder().join("keys/engawa.backup.keys")).expect("keys");
        let oldest = house.scratch.folder().join("tables").join(&tables[0]);
        restores(&house, &oldest, &payload, &Scratch::sqlite()).await.expect("the oldest one restores");
    }
}

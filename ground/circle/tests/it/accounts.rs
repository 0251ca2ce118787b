//! Accounts and their locks.
use crate::story::is_shut;
use ground_circle::{self as circle, AccountKind, Error, Finder, Keyring, Vault, new_keyring};
use ground_kernel::Clock;
use ground_seal::{
    instance::InstanceKeys,
    lock::Cost,
    phrase::{Number, Passphrase, RecoveryWords},
};
use ground_store::{Db, Trouble, values};
use ground_testkit::{FakeClock, Scratch, fixed_id, moment};
use std::sync::Arc;

fn vault() -> Arc<Vault> {
    Arc::new(Vault::new(InstanceKeys::new(2_968), Cost::FOR_TESTS))
}
fn clock() -> FakeClock {
    FakeClock::at(moment(2026, 11, 20, 3, 2))
}

async fn keeps(db: &Db, vault: &Arc<Vault>, who: &Keyring, finder: &Finder, spoken: &[u8]) -> Result<(), Error> {
    let lock = circle::lock(vault, who, finder, spoken.to_vec().into(), false).await?;
    let mut tx = db.begin().await?;
    circle::keep_lock(&mut tx, clock().now(), who.account, &lock).await?;
    Ok(tx.commit().await?)
}
async fn tries(db: &Db, vault: &Arc<Vault>, finder: &Finder, spoken: &[u8]) -> Result<Keyring, Error> {
    let found = circle::find(&mut db.look().await?, vault, finder).await?;
    circle::unlock(vault, AccountKind::Party, found, spoken.to_vec().into()).await
}

/// Capability 11: words bring a person back; wrong words and a number nobody has are told alike.
#[tokio::test]
async fn right_words_open_and_everything_else_is_the_same_refusal() {
    for scratch in Scratch::both().await {
        let (db, vault) = (scratch.open().await, vault());
        let hana = new_keyring(fixed_id(4), AccountKind::Party);
        let number = Number::random();
        let words = RecoveryWords::random(&number).spoken(None);
        let with_extra = RecoveryWords::random(&number).spoken(Some("すいか"));
        let finder = Finder::number(&vault, number.as_bytes());
        let mut tx = db.begin().await.unwrap();
        circle::keep(&mut tx, clock().now(), &hana).await.unwrap();
        tx.commit().await.unwrap();
        keeps(&db, &vault, &hana, &finder, &words).await.unwrap();
        assert_eq!(tries(&db, &vault, &finder, &words).await.unwrap().account, hana.account);
        assert!(is_shut(tries(&db, &vault, &finder, &with_extra).await), "other words");
        let unknown = Finder::number(&vault, Number::random().as_bytes());
        assert!(is_shut(tries(&db, &vault, &unknown, &words).await), "a number nobody has");
        let other = self::vault();
        let finder_there = Finder::number(&other, number.as_bytes());
        assert_ne!(finder_there.digest(), finder.digest(), "another house finds nothing by the number");
        assert!(is_shut(tries(&db, &other, &finder, &words).await), "another pepper");
    }
}

/// Capability 195: a new lock takes the place of the old one, with its number.
#[tokio::test]
async fn a_new_lock_replaces_the_old() {
    for scratch in Scratch::both().await {
        let (db, vault) = (scratch.open().await, vault());
        let (hana, sora) = (new_keyring(fixed_id(4), AccountKind::Party), new_keyring(fixed_id(5), AccountKind::Party));
        let mut tx = db.begin().await.unwrap();
        for who in [&hana, &sora] {
            circle::keep(&mut tx, clock().now(), who).await.unwrap();
        }
        tx.commit().await.unwrap();
        let (old, new) = (Finder::number(&vault, b"111111111"), Finder::number(&vault, b"222222222"));
        keeps(&db, &vault, &hana, &old, b"old").await.unwrap();
        let rekeyed = new_keyring(hana.account, AccountKind::Party);
        keeps(&db, &vault, &rekeyed, &new, b"new").await.unwrap();
        assert!(is_shut(tries(&db, &vault, &old, b"old").await));
        assert!(is_shut(tries(&db, &vault, &new, b"old").await));
        assert!(tries(&db, &vault, &new, b"new").await.is_ok());
        let taken = keeps(&db, &vault, &sora, &new, b"mine").await;
        let name = "circle_lock_finder_key".to_owned();
        assert!(matches!(taken, Err(Error::Trouble(Trouble::NotAllowed(it))) if it == name), "{}", scratch.kind);
    }
}

/// A lock opens for its own account only, and a changed cost is refused before any work is done.
#[tokio::test]
async fn an_edited_lock_opens_nothing() {
    for scratch in Scratch::both().await {
        let (db, vault) = (scratch.open().await, vault());
        let (hana, sora) = (new_keyring(fixed_id(4), AccountKind::Party), new_keyring(fixed_id(5), AccountKind::Party));
        let (of_hana, of_sora) = (Finder::number(&vault, b"1"), Finder::number(&vault, b"2"));
        let mut tx = db.begin().await.unwrap();
        for who in [&hana, &sora] {
            circle::keep(&mut tx, clock().now(), who).await.unwrap();
        }
        tx.commit().await.unwrap();
        keeps(&db, &vault, &sora, &of_sora, b"sora").await.unwrap();
        let edits = [
            "update circle_lock set account_id = $2 where account_id = $1",
            "update circle_lock set memory_kib = 4194304 where account_id = $1 and $2 = $2",
            "update circle_lock set passes = 2 where account_id = $1 and $2 = $2",
            "update circle_lock set salt = account_id where account_id = $1 and $2 = $2",
            "update circle_lock set boxed = commit_tag where account_id = $1 and $2 = $2",
        ];
        for sql in edits {
            keeps(&db, &vault, &hana, &of_hana, b"hana").await.unwrap();
            assert!(tries(&db, &vault, &of_hana, b"hana").await.is_ok());
            let mut tx = db.begin().await.unwrap();
            use ground_store::Tables;
            if sql.contains("account_id = $2") {
                tx.change("delete from circle_lock where account_id = $1", values![sora.account]).await.unwrap();
            }
            assert_eq!(tx.change(sql, values![hana.account, sora.account]).await.unwrap(), 1);
            tx.commit().await.unwrap();
            assert!(is_shut(tries(&db, &vault, &of_hana, b"hana").await), "{} {sql}", scratch.kind);
            let mut tx = db.begin().await.unwrap();
            tx.change("delete from circle_lock where finder = $1", values![of_hana.digest()]).await.unwrap();
            tx.commit().await.unwrap();
        }
    }
}

/// Workers are found by name, however it is typed, and unlock by their passphrase.
#[tokio::test]
async fn a_worker_is_found_by_name() {
    for scratch in Scratch::both().await {
        let (db, vault) = (scratch.open().await, vault());
        let aoi = new_keyring(fixed_id(2), AccountKind::Staff);
        let mut tx = db.begin().await.unwrap();
        circle::keep(&mut tx, clock().now(), &aoi).await.unwrap();
        tx.commit().await.unwrap();
        let spoken = Passphrase::random().spoken();
        keeps(&db, &vault, &aoi, &Finder::name(&vault, "Aoi Tanaka"), &spoken).await.unwrap();
        let found = circle::find(&mut db.look().await.unwrap(), &vault, &Finder::name(&vault, "aoi　tanaka ")).await;
        let opened = circle::unlock(&vault, AccountKind::Staff, found.unwrap(), spoken).await.unwrap();
        assert_eq!(opened.account, aoi.account);
    }
}

/// Capability 195: the person sees when the words were used; after ninety days it is forgotten.
#[tokio::test]
async fn the_uses_of_words_are_seen_for_ninety_days() {
    for scratch in Scratch::both().await {
        let (db, clock, hana) = (scratch.open().await, clock(), fixed_id(4));
        let mut tx = db.begin().await.unwrap();
        let first = clock.now();
        circle::note_use(&mut tx, first, hana).await.unwrap();
        circle::note_use(&mut tx, first, hana).await.unwrap();
        clock.pass_days(80);
        let second = clock.now();
        circle::note_use(&mut tx, second, hana).await.unwrap();
        circle::note_use(&mut tx, second, fixed_id(5)).await.unwrap();
        assert_eq!(circle::uses(&mut tx, hana).await.unwrap(), [second, first]);
        clock.pass_days(20);
        let third = clock.now();
        circle::note_use(&mut tx, third, hana).await.unwrap();
        assert_eq!(circle::uses(&mut tx, hana).await.unwrap(), [third, second]);
    }
}

/// An account that is removed leaves nothing of its own behind.
#[tokio::test]
async fn a_removed_account_is_gone_with_all_it_kept() {
    for scratch in Scratch::both().await {
        let (db, vault, now) = (scratch.open().await, vault(), clock().now());
        let hana = new_keyring(fixed_id(4), AccountKind::Party);
        let finder = Finder::number(&vault, b"1");
        let mut tx = db.begin().await.unwrap();
        circle::keep(&mut tx, now, &hana).await.unwrap();
        tx.commit().await.unwrap();
        keeps(&db, &vault, &hana, &finder, b"words").await.unwrap();
        let token = ground_seal::session::Token::random();
        let mut tx = db.begin().await.unwrap();
        circle::sessions::begin(&mut tx, &vault, now, &token, &hana, None).await.unwrap();
        circle::drafts::keep(&mut tx, &vault, now, &hana, "/talk", "…").await.unwrap();
        circle::note_use(&mut tx, now, hana.account).await.unwrap();
        let secret = circle::second_factor::SharedSecret::random();
        circle::second_factor::keep(&mut tx, &vault, hana.account, &secret).await.unwrap();
        circle::remove(&mut tx, hana.account).await.unwrap();
        tx.commit().await.unwrap();
        assert!(is_shut(tries(&db, &vault, &finder, b"words").await));
        use ground_store::Tables;
        let left = "select (select count(*) from circle_account) + (select count(*) from circle_lock)
                         + (select count(*) from circle_session) + (select count(*) from circle_draft)
                         + (select count(*) from circle_use) + (select count(*) from circle_second_factor) as figure";
        let left: Option<i64> = db.look().await.unwrap().one(left, values![]).await.unwrap();
        assert_eq!(left, Some(0), "{}", scratch.kind);
    }
}

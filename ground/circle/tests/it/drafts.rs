//! Drafts: kept for the one who types, and for nobody else.
use crate::story::is_shut;
use ground_circle::{AccountKind, Vault, drafts, new_keyring};
use ground_kernel::Clock;
use ground_seal::{instance::InstanceKeys, lock::Cost};
use ground_store::{Tables, values};
use ground_testkit::{FakeClock, Scratch, fixed_id, moment};

fn vault() -> Vault {
    Vault::new(InstanceKeys::new(moment(2026, 11, 20, 3, 2).week()), Cost::FOR_TESTS)
}

/// Capabilities 10, 105, 106.
#[tokio::test]
async fn a_draft_is_there_for_its_writer_until_it_is_sent() {
    for scratch in Scratch::both().await {
        let clock = FakeClock::at(moment(2026, 11, 20, 3, 2));
        let (hana, sora) = (new_keyring(fixed_id(4), AccountKind::Party), new_keyring(fixed_id(5), AccountKind::Party));
        let (db, vault) = (scratch.open().await, vault());
        let mut tx = db.begin().await.unwrap();
        for text in ["か", "書きかけ", ""] {
            drafts::keep(&mut tx, &vault, clock.now(), &hana, "/talk/1", text).await.unwrap();
            assert_eq!(drafts::read(&mut tx, &vault, &hana, "/talk/1").await.unwrap().unwrap().as_str(), text);
        }
        drafts::keep(&mut tx, &vault, clock.now(), &hana, "/talk/1", "書きかけの手紙").await.unwrap();
        drafts::keep(&mut tx, &vault, clock.now(), &hana, "/talk/2", "べ").await.unwrap();
        assert!(drafts::read(&mut tx, &vault, &hana, "/talk/3").await.unwrap().is_none());
        assert!(drafts::read(&mut tx, &vault, &sora, "/talk/1").await.unwrap().is_none());
        let lengths = "select count(distinct length(boxed)) as figure from circle_draft";
        assert_eq!(tx.one::<i64, 0>(lengths, values![]).await.unwrap(), Some(1), "the length of a short one is hidden");
        drafts::forget(&mut tx, &hana, "/talk/2").await.unwrap();
        assert!(drafts::read(&mut tx, &vault, &hana, "/talk/2").await.unwrap().is_none());
        tx.change("update circle_draft set account_id = $2 where account_id = $1", values![hana.account, sora.account])
            .await
            .unwrap();
        assert!(
            is_shut(drafts::read(&mut tx, &vault, &sora, "/talk/1").await),
            "moved to someone else it opens for nobody"
        );
        assert!(drafts::read(&mut tx, &vault, &hana, "/talk/1").await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_draft_is_swept_after_thirty_days() {
    for scratch in Scratch::both().await {
        let clock = FakeClock::at(moment(2026, 11, 20, 3, 2));
        let (db, hana) = (scratch.open().await, new_keyring(fixed_id(4), AccountKind::Party));
        let (vault, mut tx) = (vault(), db.begin().await.unwrap());
        drafts::keep(&mut tx, &vault, clock.now(), &hana, "/talk/1", "書きかけ").await.unwrap();
        clock.pass_days(29);
        drafts::sweep(&mut tx, clock.now()).await.unwrap();
        assert!(drafts::read(&mut tx, &vault, &hana, "/talk/1").await.unwrap().is_some());
        clock.pass_days(2);
        drafts::sweep(&mut tx, clock.now()).await.unwrap();
        assert!(drafts::read(&mut tx, &vault, &hana, "/talk/1").await.unwrap().is_none());
    }
}

//! Sessions: how long they last, what hides them, and that a row alone opens nothing.
use ground_circle::{AccountKind, Error, Keyring, Vault, new_keyring, sessions};
use ground_kernel::Clock;
use ground_seal::{instance::InstanceKeys, lock::Cost, session::Token};
use ground_store::{Db, Tables, Tx, values};
use ground_testkit::{FakeClock, Scratch, fixed_id, moment};

struct Evening {
    db: Db,
    vault: Vault,
    clock: FakeClock,
    aoi: Keyring,
    hana: Keyring,
}
impl Evening {
    async fn begin(scratch: &Scratch) -> Evening {
        let vault = Vault::new(InstanceKeys::new(2_968), Cost::FOR_TESTS);
        Evening {
            db: scratch.open().await,
            vault,
            clock: FakeClock::at(moment(2026, 11, 20, 3, 2)),
            aoi: new_keyring(fixed_id(2), AccountKind::Staff),
            hana: new_keyring(fixed_id(4), AccountKind::Party),
        }
    }
    async fn signs_in(&self, tx: &mut Tx, who: &Keyring) -> Token {
        let token = Token::random();
        sessions::begin(tx, &self.vault, self.clock.now(), &token, who, None).await.unwrap();
        token
    }
    async fn found(&self, tx: &mut Tx, token: &Token) -> Option<sessions::Session> {
        sessions::find(tx, &self.vault, self.clock.now(), token).await.unwrap()
    }
    async fn awake(&self, tx: &mut Tx, token: &Token) -> Option<bool> {
        self.found(tx, token).await.map(|it| it.keyring.is_some())
    }
}

/// Capability 11.
#[tokio::test]
async fn a_persons_session_ends_after_twenty_idle_minutes_or_two_hours() {
    for scratch in Scratch::both().await {
        let evening = Evening::begin(&scratch).await;
        let mut tx = evening.db.begin().await.unwrap();
        let token = evening.signs_in(&mut tx, &evening.hana).await;
        let session = evening.found(&mut tx, &token).await.unwrap();
        assert_eq!((session.account, session.kind), (evening.hana.account, AccountKind::Party));
        assert_eq!(session.keyring.unwrap().account, evening.hana.account);
        assert!(!session.must_touch);
        for _ in 0..6 {
            evening.clock.pass_seconds(19 * 60);
            assert!(evening.found(&mut tx, &token).await.unwrap().must_touch);
            sessions::touch(&mut tx, evening.clock.now(), &token).await.unwrap();
        }
        evening.clock.pass_seconds(7 * 60);
        assert!(evening.found(&mut tx, &token).await.is_none(), "two hours are over");
        let idle = evening.signs_in(&mut tx, &evening.hana).await;
        evening.clock.pass_seconds(20 * 60 + 1);
        assert!(evening.found(&mut tx, &idle).await.is_none(), "nobody was there for twenty minutes");
    }
}

#[tokio::test]
async fn a_workers_session_locks_and_wakes_again() {
    for scratch in Scratch::both().await {
        let evening = Evening::begin(&scratch).await;
        let mut tx = evening.db.begin().await.unwrap();
        let token = evening.signs_in(&mut tx, &evening.aoi).await;
        evening.clock.pass_seconds(30 * 60 + 1);
        assert_eq!(evening.awake(&mut tx, &token).await, Some(false), "locked by itself");
        assert!(!evening.found(&mut tx, &token).await.unwrap().must_touch);
        sessions::wake(&mut tx, &evening.vault, evening.clock.now(), &token, &evening.hana).await.unwrap();
        assert_eq!(evening.awake(&mut tx, &token).await, Some(false), "nobody else wakes it");
        sessions::wake(&mut tx, &evening.vault, evening.clock.now(), &token, &evening.aoi).await.unwrap();
        assert_eq!(evening.awake(&mut tx, &token).await, Some(true));
        sessions::lock(&mut tx, &token).await.unwrap();
        assert_eq!(evening.awake(&mut tx, &token).await, Some(false), "locked by hand");
        sessions::wake(&mut tx, &evening.vault, evening.clock.now(), &token, &evening.aoi).await.unwrap();
        assert_eq!(evening.awake(&mut tx, &token).await, Some(true));
        evening.clock.pass_seconds(12 * 3_600);
        assert!(evening.found(&mut tx, &token).await.is_none(), "twelve hours are over");
    }
}

#[tokio::test]
async fn a_session_ends_when_it_is_ended() {
    for scratch in Scratch::both().await {
        let evening = Evening::begin(&scratch).await;
        let mut tx = evening.db.begin().await.unwrap();
        let (one, two) = (evening.signs_in(&mut tx, &evening.aoi).await, evening.signs_in(&mut tx, &evening.aoi).await);
        let (three, hers) =
            (evening.signs_in(&mut tx, &evening.aoi).await, evening.signs_in(&mut tx, &evening.hana).await);
        let now = evening.clock.now();
        assert!(sessions::find(&mut tx, &evening.vault, now, &Token::random()).await.unwrap().is_none());
        sessions::end(&mut tx, &one).await.unwrap();
        assert!(evening.found(&mut tx, &one).await.is_none());
        let listed = sessions::list(&mut tx, now, evening.aoi.account).await.unwrap();
        assert_eq!(listed.len(), 2);
        assert!(!sessions::end_listed(&mut tx, evening.hana.account, two.hash()).await.unwrap(), "not somebody else's");
        assert!(sessions::end_listed(&mut tx, evening.aoi.account, two.hash()).await.unwrap());
        assert!(evening.found(&mut tx, &two).await.is_none());
        assert_eq!(evening.awake(&mut tx, &three).await, Some(true));
        assert_eq!(sessions::end_all(&mut tx, evening.aoi.account).await.unwrap(), 1);
        assert!(evening.found(&mut tx, &three).await.is_none());
        assert_eq!(evening.awake(&mut tx, &hers).await, Some(true));
    }
}

#[tokio::test]
async fn sweeping_takes_what_is_over_and_nothing_else() {
    for scratch in Scratch::both().await {
        let evening = Evening::begin(&scratch).await;
        let mut tx = evening.db.begin().await.unwrap();
        for who in [&evening.aoi, &evening.hana] {
            evening.signs_in(&mut tx, who).await;
        }
        let count = "select count(*) as figure from circle_session";
        let mut left = vec![];
        for seconds in [60, 20 * 60, 11 * 3_600, 3_600] {
            evening.clock.pass_seconds(seconds);
            sessions::sweep(&mut tx, evening.clock.now()).await.unwrap();
            left.push(tx.one::<i64, 0>(count, values![]).await.unwrap().unwrap());
        }
        assert_eq!(left, [2, 1, 1, 0], "{}", scratch.kind);
    }
}

/// Capability 105: the row is one half, the cookie the other, the house's key the third.
#[tokio::test]
async fn an_edited_or_copied_session_row_opens_nothing() {
    for scratch in Scratch::both().await {
        let evening = Evening::begin(&scratch).await;
        let mut tx = evening.db.begin().await.unwrap();
        let hers = evening.signs_in(&mut tx, &evening.hana).await;
        let mine = Token::random();
        let copy =
            "insert into circle_session (token_hash, account_id, kind, made_at, last_at, ends_at, locked, sealed, once)
                    select $2, account_id, kind, made_at, last_at, ends_at, locked, sealed, once
                      from circle_session where token_hash = $1";
        assert_eq!(tx.change(copy, values![hers.hash(), mine.hash()]).await.unwrap(), 1);
        let now = evening.clock.now();
        let shut = |outcome: Result<Option<sessions::Session>, Error>| matches!(outcome, Err(Error::Shut));
        assert!(shut(sessions::find(&mut tx, &evening.vault, now, &mine).await), "under another token");
        let elsewhere = Vault::new(InstanceKeys::new(2_968), Cost::FOR_TESTS);
        assert!(shut(sessions::find(&mut tx, &elsewhere, now, &hers).await), "in another house");
        let edits = [
            "update circle_session set account_id = $2 where token_hash = $1",
            "update circle_session set kind = 'staff' where token_hash = $1 and $2 = $2",
            "update circle_session set sealed = $2 where token_hash = $1",
        ];
        for sql in edits {
            let token = evening.signs_in(&mut tx, &evening.hana).await;
            assert!(evening.found(&mut tx, &token).await.is_some());
            assert_eq!(tx.change(sql, values![token.hash(), evening.aoi.account]).await.unwrap(), 1);
            assert!(shut(sessions::find(&mut tx, &evening.vault, now, &token).await), "{} {sql}", scratch.kind);
        }
        assert_eq!(evening.awake(&mut tx, &hers).await, Some(true));
    }
}

/// Capability 11: new words are shown until they were kept, and then never again.
#[tokio::test]
async fn what_is_shown_once_is_there_until_it_is_forgotten() {
    for scratch in Scratch::both().await {
        let evening = Evening::begin(&scratch).await;
        let mut tx = evening.db.begin().await.unwrap();
        let (token, now) = (Token::random(), evening.clock.now());
        let words = "さくら みずうみ".as_bytes();
        sessions::begin(&mut tx, &evening.vault, now, &token, &evening.hana, Some(words)).await.unwrap();
        let session = evening.found(&mut tx, &token).await.unwrap();
        assert_eq!(session.once(&evening.vault, &token).unwrap().as_slice(), words);
        assert!(session.once(&evening.vault, &Token::random()).is_none());
        sessions::forget_once(&mut tx, &token).await.unwrap();
        let session = evening.found(&mut tx, &token).await.unwrap();
        assert!(session.once(&evening.vault, &token).is_none());
        assert!(session.keyring.is_some(), "the session goes on");
        let swap = "update circle_session set once = sealed where token_hash = $1";
        tx.change(swap, values![token.hash()]).await.unwrap();
        let session = evening.found(&mut tx, &token).await.unwrap();
        assert!(session.once(&evening.vault, &token).is_none(), "the root is never shown as words");
    }
}

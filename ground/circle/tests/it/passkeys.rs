//! Passkeys: a device is believed only while its account vouches for it, and answers once what it was asked.
use crate::rows::{copy, put_back};
use crate::story::Story;
use ground_circle::{
    Error, Keyring,
    passkeys::{self, Answer, Asked, Place},
};
use ground_kernel::AccountId;
use ground_seal::{Label, boxed, hash, passkey::AuthenticatorData};
use ground_store::values;
use ground_testkit::{Scratch, TestDevice};

fn place() -> Place {
    Place { name: "en.example".to_owned(), origin: "https://en.example".to_owned() }
}

impl Story {
    async fn is_asked(&self, whom: Option<AccountId>) -> Asked {
        let mut tx = self.db.begin().await.unwrap();
        let asked = passkeys::ask(&mut tx, &self.vault(), self.now(), whom).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        asked
    }
    async fn takes(&self, making: Option<AccountId>, client: &[u8]) -> bool {
        let mut tx = self.db.begin().await.unwrap();
        let taken = passkeys::take(&mut tx, &self.vault(), self.now(), &place(), making, client).await.unwrap();
        tx.commit().await.unwrap();
        taken
    }
    async fn adds(&self, who: &Keyring, device: &TestDevice, name: &str) -> Result<(), Error> {
        let asked = self.is_asked(Some(who.account)).await;
        let client = TestDevice::client("create", asked.as_bytes(), &place().origin);
        assert!(self.takes(Some(who.account), &client).await);
        let mut tx = self.db.begin().await?;
        let made = device.attestation(&place().name);
        passkeys::add(&mut tx, &self.vault(), self.now(), who, &place(), &made, name).await?;
        Ok(tx.commit().await?)
    }
    /// Whoever stands at the entrance, with the passphrase of `account` and this device.
    async fn comes(&self, account: AccountId, device: &TestDevice) -> bool {
        let asked = self.is_asked(None).await;
        let client = TestDevice::client("get", asked.as_bytes(), &place().origin);
        self.takes(None, &client).await && self.answers(account, device, &client).await
    }
    async fn answers(&self, account: AccountId, device: &TestDevice, client: &[u8]) -> bool {
        let (data, signature) = device.signs(&place().name, client);
        let answer = Answer { id: &device.id, client, data: &data, signature: &signature };
        let mut tx = self.db.begin().await.unwrap();
        let fits = passkeys::accept(&mut tx, &self.vault(), self.now(), account, &place(), &answer).await.unwrap();
        tx.commit().await.unwrap();
        fits
    }
    /// A row as the house itself would have sealed it.
    async fn forges(&self, account: AccountId, device: &TestDevice) {
        let (id, key) = AuthenticatorData::of_new(&device.attestation(&place().name)).unwrap().made.unwrap();
        let mark = hash(Label::PASSKEY_LINE, &[account.as_bytes(), &id, key.as_bytes()]);
        let framed = |part: &[u8]| [&(part.len() as u64).to_be_bytes(), part].concat();
        let plain = [framed(&id), framed(key.as_bytes()), 0u64.to_be_bytes().to_vec(), framed(b"x")].concat();
        let sealed = boxed::seal(&self.instance().outbox, Label::PASSKEY, &[account.as_bytes(), &mark], &plain);
        let sql = "insert into circle_passkey (account_id, device, sealed, made_at) values ($1, $2, $3, $4)";
        self.sql(sql, values![account, mark, sealed, self.now()]).await;
    }
    async fn names(&self, who: &Keyring) -> Vec<String> {
        let mut tx = self.db.begin().await.unwrap();
        let all = passkeys::list(&mut tx, &self.vault(), who.account).await.unwrap();
        all.into_iter().map(|it| it.name).collect()
    }
    async fn removes(&self, who: &Keyring, name: &str) -> bool {
        let mut tx = self.db.begin().await.unwrap();
        let all = passkeys::list(&mut tx, &self.vault(), who.account).await.unwrap();
        let device = all.iter().find(|it| it.name == name).map_or([0; 32], |it| it.device);
        let gone = passkeys::remove(&mut tx, &self.vault(), self.now(), who, device).await.unwrap();
        tx.commit().await.unwrap();
        gone
    }
}

/// Capability 107: a device vouches for its own account, at its own place, once, in time, and counts upwards.
#[tokio::test]
async fn a_device_lets_its_own_worker_in_and_nobody_else() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (mut tablet, other) = (TestDevice::named(1), TestDevice::named(2));
        tablet.counter = 1;
        story.adds(&story.aoi, &tablet, "タブレット").await.unwrap();
        story.adds(&story.ren, &other, "青い鍵").await.unwrap();
        assert!(story.adds(&story.aoi, &tablet, "二度").await.is_err(), "one device stands once in the list");
        tablet.counter = 2;
        assert!(story.comes(story.aoi.account, &tablet).await);
        assert!(!story.comes(story.aoi.account, &tablet).await, "a copy that has not counted further");
        tablet.counter = 9;
        assert!(story.comes(story.aoi.account, &tablet).await);
        assert!(story.comes(story.ren.account, &other).await && story.comes(story.ren.account, &other).await);
        for (account, device) in [(story.aoi.account, &other), (story.ren.account, &tablet)] {
            assert!(!story.comes(account, device).await, "{}", story.scratch.kind);
        }
        let mut impostor = TestDevice::named(1);
        impostor.counter = 99;
        assert!(!story.comes(story.aoi.account, &impostor).await, "the same name with another key");
        assert_eq!(story.names(&story.aoi).await, ["タブレット"]);
        assert_eq!(story.complaints().await, "");
    }
}

#[tokio::test]
async fn what_is_asked_is_asked_once_in_time_and_here() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let origin = place().origin;
        let asked = story.is_asked(None).await;
        for (kind, from) in
            [("create", origin.as_str()), ("get", "https://en.example.evil"), ("get", "http://en.example")]
        {
            let another = story.is_asked(None).await;
            assert!(!story.takes(None, &TestDevice::client(kind, another.as_bytes(), from)).await, "{kind} {from}");
        }
        let client = TestDevice::client("get", asked.as_bytes(), &origin);
        let framed = String::from_utf8(client.clone()).unwrap().replace("false", "true").into_bytes();
        copy!(story, "circle_passkey_asked");
        assert!(!story.takes(None, &framed).await, "inside a page of somebody else");
        assert!(!story.takes(None, &client).await, "and then it is gone");
        put_back!(story, "circle_passkey_asked");
        assert!(story.takes(None, &client).await, "a row put back within its two minutes");
        story.clock.pass_seconds(121);
        put_back!(story, "circle_passkey_asked");
        assert!(!story.takes(None, &client).await, "and not later: its moment is in what was asked");
        // Somebody's own question is not the entrance's, nor a colleague's.
        let own = story.is_asked(Some(story.aoi.account)).await;
        let client = TestDevice::client("create", own.as_bytes(), &origin);
        assert!(!story.takes(Some(story.ren.account), &client).await);
        for nonsense in
            [&b""[..], b"{}", b"null", br#"{"type":"webauthn.get","challenge":"AA","origin":"https://en.example"}"#]
        {
            assert!(!story.takes(None, nonsense).await);
        }
    }
}

/// Capability 105, 107: a curious administrator has the database, all of it, and even the instance keys.
#[tokio::test]
async fn no_row_that_is_put_in_moved_or_put_back_lets_anybody_in() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (aoi, ren) = (story.aoi.account, story.ren.account);
        let (kept, lost) = (TestDevice::named(1), TestDevice::named(2));
        story.adds(&story.aoi, &kept, "机").await.unwrap();
        story.adds(&story.aoi, &lost, "なくした鍵").await.unwrap();
        copy!(story, "circle_passkey");
        // Taken away, and put back by hand.
        assert!(story.removes(&story.aoi, "なくした鍵").await);
        put_back!(story, "circle_passkey");
        assert!(!story.comes(aoi, &lost).await, "{}: put back", story.scratch.kind);
        assert!(story.comes(aoi, &kept).await);
        // Moved to somebody else: one's own device does not open a colleague's account.
        let sql = "update circle_passkey set account_id = $2 where account_id = $1";
        story.sql(sql, values![aoi, ren]).await;
        assert!(!story.comes(ren, &kept).await && !story.comes(aoi, &kept).await);
        story.sql(sql, values![ren, aoi]).await;
        // A whole row, made with the instance keys, for a device of one's own.
        let mine = TestDevice::named(3);
        story.forges(aoi, &mine).await;
        assert!(!story.comes(aoi, &mine).await, "no account vouches for it");
        assert!(story.comes(aoi, &kept).await, "and nobody is locked out by it");
        // No colleague and no administrator vouches for it in their place.
        for by in [&story.ren, &story.admin] {
            assert!(story.adds(by, &mine, "私の").await.is_ok(), "for themselves");
            assert!(!story.comes(aoi, &mine).await);
        }
    }
}

#[tokio::test]
async fn the_last_factor_stays_and_a_device_ends_with_its_account() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (one, two) = (TestDevice::named(1), TestDevice::named(2));
        story.adds(&story.aoi, &one, "一つめ").await.unwrap();
        story.adds(&story.aoi, &two, "二つめ").await.unwrap();
        // There are no digits in this story: of two devices one may go.
        assert!(story.removes(&story.aoi, "一つめ").await);
        assert!(!story.removes(&story.aoi, "二つめ").await, "the last one");
        assert!(!story.removes(&story.aoi, "ない").await);
        assert!(!story.removes(&story.ren, "二つめ").await, "nobody takes away a colleague's");
        assert!(story.comes(story.aoi.account, &two).await && !story.comes(story.aoi.account, &one).await);
        copy!(story, "circle_passkey");
        story.leaves(&story.admin, &story.aoi).await.unwrap();
        assert_eq!(story.count("select count(*) as figure from circle_passkey").await, 0);
        put_back!(story, "circle_passkey");
        assert!(!story.comes(story.aoi.account, &two).await, "who left comes in by nothing");
    }
}

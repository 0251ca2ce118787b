//! A house as it might be one evening: founded, an administrator, two workers in the team that receives letters, and
//! Hana, who wrote. Each test tells what happens next.
use ground_circle::{
    self as circle, AccountKind, Error, Keyring, OpenCircle, Report, TextPlace, Traced, Vault, new_keyring,
};
use ground_kernel::{AccountId, CircleId, Clock, Id, Role, TeamId, Timestamp};
use ground_seal::{Secret, instance::InstanceKeys, lock::Cost};
use ground_store::{Db, Tx};
use ground_testkit::{FakeClock, Scratch, fixed_id, moment};
use std::sync::{Arc, Mutex};

/// What a place names; any marker would do.
pub(crate) enum Letter {}
/// The thread in which the letters lie: what a line of the ledger is about.
pub(crate) const THREAD: u16 = 1;

/// The place of a letter, by its number.
pub(crate) fn letter(number: u8) -> TextPlace {
    TextPlace::of::<Letter>(1, 1, fixed_id(number))
}

pub(crate) const FIRST: &str = "初めて書きます。";
pub(crate) const ANSWER: &str = "読みました。書いてくださってありがとう。";

pub(crate) struct Story {
    pub(crate) db: Db,
    pub(crate) scratch: Scratch,
    pub(crate) clock: FakeClock,
    pub(crate) team: TeamId,
    pub(crate) admin: Keyring,
    pub(crate) aoi: Keyring,
    pub(crate) ren: Keyring,
    pub(crate) hana: Keyring,
    /// Hana's circle. Letter 1 is hers, letter 2 is Aoi's answer.
    pub(crate) circle: CircleId,
    /// If the house was founded with some.
    pub(crate) cards: Option<circle::recovery::Made>,
    keys: String,
    vault: Mutex<Arc<Vault>>,
    people: Mutex<u8>,
}

impl Story {
    pub(crate) async fn begin(scratch: Scratch) -> Story {
        Story::founded(scratch, None).await
    }
    pub(crate) async fn begin_with_cards(scratch: Scratch) -> Story {
        Story::founded(scratch, Some(circle::recovery::make())).await
    }
    async fn founded(scratch: Scratch, cards: Option<circle::recovery::Made>) -> Story {
        let clock = FakeClock::at(moment(2026, 11, 20, 3, 2));
        let keys = InstanceKeys::new(clock.now().week()).to_text().to_string();
        let vault = Arc::new(vault_of(&keys));
        let (db, team) = (scratch.open().await, fixed_id(200));
        let mut tx = db.begin().await.unwrap();
        let now = clock.now();
        let until = now.plus_hours(24);
        let founded = match &cards {
            Some(cards) => circle::found_house_with_cards(&mut tx, &vault, now, team, until, cards).await,
            None => circle::found_house(&mut tx, &vault, now, team, until).await,
        };
        let founded = founded.unwrap();
        let admin = staff(1);
        circle::keep(&mut tx, now, &admin).await.unwrap();
        circle::admit(&mut tx, &vault, now, &admin, &founded.link).await.unwrap();
        tx.commit().await.unwrap();
        let (aoi, ren, hana) = (staff(2), staff(3), new_keyring(fixed_id(4), AccountKind::Party));
        let (vault, people) = (Mutex::new(vault), Mutex::new(5));
        let circle = fixed_id(0);
        let mut story = Story { db, scratch, clock, team, admin, aoi, ren, hana, circle, cards, keys, vault, people };
        story.comes_in(&story.aoi, story.team).await.unwrap();
        story.comes_in(&story.ren, story.team).await.unwrap();
        story.let_in(&story.aoi, &story.ren, None).await.unwrap();
        story.circle = story.founds(&story.hana, &[story.team]).await;
        story.writes(&story.hana, letter(1), FIRST).await.unwrap();
        story.writes(&story.aoi, letter(2), ANSWER).await.unwrap();
        story
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }
    pub(crate) fn vault(&self) -> Arc<Vault> {
        self.vault.lock().unwrap().clone()
    }
    /// The house starts anew with the same keys: nothing that was believed before is remembered.
    pub(crate) fn starts_anew(&self) {
        *self.vault.lock().unwrap() = Arc::new(vault_of(&self.keys));
    }
    /// The instance's keys, for someone who took them as well.
    pub(crate) fn instance(&self) -> InstanceKeys {
        InstanceKeys::from_text(&self.keys).unwrap()
    }
    pub(crate) fn next_staff(&self) -> Keyring {
        staff(self.next())
    }
    pub(crate) fn next_party(&self) -> Keyring {
        new_keyring(fixed_id(self.next()), AccountKind::Party)
    }
    fn next(&self) -> u8 {
        let mut people = self.people.lock().unwrap();
        *people += 1;
        *people
    }

    /// Invited by the administrator, and in by the link. The first one of a team begins it.
    pub(crate) async fn comes_in(&self, who: &Keyring, team: TeamId) -> Result<(), Error> {
        let (vault, now, mut tx) = (self.vault(), self.now(), self.db.begin().await?);
        let role = Role::SupportWorker;
        let link = circle::invite(&mut tx, &vault, now, &self.admin, role, Some(team), now.plus_hours(72)).await?;
        circle::keep(&mut tx, now, who).await?;
        circle::admit(&mut tx, &vault, now, who, &link).await?;
        Ok(tx.commit().await?)
    }

    /// Another team, begun by one worker.
    pub(crate) async fn has_a_team(&self, team: TeamId, first: &Keyring) {
        let mut tx = self.db.begin().await.unwrap();
        circle::name_team(&mut tx, &self.vault(), self.now(), &self.admin, team).await.unwrap();
        tx.commit().await.unwrap();
        self.comes_in(first, team).await.unwrap();
    }
    /// A worker whose root the test knows: someone who could sign anything by hand.
    pub(crate) async fn comes_with_known_root(&self, root: &Secret) -> Keyring {
        let root = Secret::from_bytes(*root.expose());
        let who = Keyring::from_root(fixed_id(self.next()), AccountKind::Staff, root);
        self.comes_in(&who, self.team).await.unwrap();
        self.let_in(&self.aoi, &who, Some(&self.ren)).await.unwrap();
        who
    }

    pub(crate) async fn let_in(&self, by: &Keyring, who: &Keyring, second: Option<&Keyring>) -> Result<(), Error> {
        let agreed = second.map(|it| (it.account, circle::agree_to_let_in(it, self.team, who.account)));
        self.let_in_to(self.team, by, who, agreed).await
    }
    pub(crate) async fn let_in_to(
        &self,
        team: TeamId,
        by: &Keyring,
        who: &Keyring,
        agreed: Option<(AccountId, Vec<u8>)>,
    ) -> Result<(), Error> {
        let mut tx = self.db.begin().await?;
        circle::let_in(&mut tx, &self.vault(), self.now(), by, team, who.account, agreed).await?;
        Ok(tx.commit().await?)
    }

    pub(crate) async fn leaves(&self, by: &Keyring, who: &Keyring) -> Result<(), Error> {
        let mut tx = self.db.begin().await?;
        circle::end_access(&mut tx, &self.vault(), self.now(), by, who.account).await?;
        Ok(tx.commit().await?)
    }

    /// What happens when a member signs in.
    pub(crate) async fn tidies(&self, who: &Keyring) -> Result<usize, Error> {
        let mut tx = self.db.begin().await?;
        let turned = circle::tidy(&mut tx, &self.vault(), self.now(), who).await?;
        tx.commit().await?;
        Ok(turned)
    }

    pub(crate) async fn founds(&self, party: &Keyring, teams: &[TeamId]) -> CircleId {
        let mut tx = self.db.begin().await.unwrap();
        let registry = circle::registry(&mut tx, &self.vault()).await.unwrap();
        let id = circle::found(&mut tx, &registry, self.now(), party, teams, true).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub(crate) async fn writes(&self, who: &Keyring, place: TextPlace, text: &str) -> Result<(), Error> {
        self.writes_in(self.circle, who, place, text).await
    }
    pub(crate) async fn writes_in(
        &self,
        id: CircleId,
        who: &Keyring,
        place: TextPlace,
        text: &str,
    ) -> Result<(), Error> {
        let (vault, now, mut tx) = (self.vault(), self.now(), self.db.begin().await?);
        let registry = circle::registry(&mut tx, &vault).await?;
        let open = circle::open_to_write(&mut tx, &vault, &registry, now, who, id).await?;
        circle::write(&mut tx, &vault, now, &open, who, place, text, "rule".to_owned()).await?;
        Ok(tx.commit().await?)
    }

    pub(crate) async fn takes_up(&self, tx: &mut Tx, who: &Keyring, id: CircleId) -> Result<OpenCircle, Error> {
        let registry = circle::registry(tx, &self.vault()).await?;
        circle::open(tx, &self.vault(), &registry, who, id).await
    }

    /// Opens a letter of Hana's circle as a page would: staff leave a line first.
    pub(crate) async fn opens(&self, who: &Keyring, place: TextPlace) -> Result<Option<String>, Error> {
        self.opens_in(self.circle, who, place).await
    }
    pub(crate) async fn opens_in(
        &self,
        id: CircleId,
        who: &Keyring,
        place: TextPlace,
    ) -> Result<Option<String>, Error> {
        let mut look = self.db.look().await?;
        let mut open = self.takes_up(&mut look, who, id).await?;
        let traced = match who.kind {
            AccountKind::Party => Traced::own(who, &open.state)?,
            AccountKind::Staff => self.traces(who, &mut open).await?,
        };
        let registry = circle::registry(&mut look, &self.vault()).await?;
        let opened = circle::read(&mut look, &self.vault(), &registry, &open, &traced, place).await?;
        Ok(opened.map(|it| it.text.to_string()))
    }
    pub(crate) async fn traces(&self, who: &Keyring, open: &mut OpenCircle) -> Result<Traced, Error> {
        let thread: Id<Letter> = fixed_id(99);
        circle::trace_opening(&self.db, self.now(), who, open, THREAD, thread, "rule".to_owned()).await
    }

    pub(crate) async fn erases(&self, who: &Keyring, place: TextPlace) -> Result<bool, Error> {
        let (vault, mut tx) = (self.vault(), self.db.begin().await?);
        let registry = circle::registry(&mut tx, &vault).await?;
        let why = "rule".to_owned();
        let gone = circle::erase(&mut tx, &vault, &registry, self.now(), self.circle, Some(who), place, why).await?;
        tx.commit().await?;
        Ok(gone)
    }
    pub(crate) async fn erases_everything(&self, who: &Keyring) -> Result<(), Error> {
        let (vault, mut tx) = (self.vault(), self.db.begin().await?);
        let registry = circle::registry(&mut tx, &vault).await?;
        circle::erase_circle(&mut tx, &vault, &registry, self.now(), who, self.circle, "rule".to_owned()).await?;
        Ok(tx.commit().await?)
    }

    pub(crate) async fn report(&self) -> Report {
        circle::verify_ledger(&self.db, &vault_of(&self.keys)).await.expect("verify reports instead of stopping")
    }
    pub(crate) async fn complaints(&self) -> String {
        self.report().await.complaints.join("\n")
    }
}

fn staff(number: u8) -> Keyring {
    new_keyring(fixed_id(number), AccountKind::Staff)
}
fn vault_of(keys: &str) -> Vault {
    Vault::new(InstanceKeys::from_text(keys).unwrap(), Cost::FOR_TESTS)
}

/// It stays shut, and says no more than that.
pub(crate) fn is_shut<T: std::fmt::Debug>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Shut))
}
/// A row was not believed.
pub(crate) fn is_unbelieved<T: std::fmt::Debug>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Unbelieved(_)))
}

//! Old copies stop opening; what lives goes on opening. On both databases, with everything that a holder could have:
//! today's instance keys, their own root, and every row of the copy.
use crate::rows::{copy, restore};
use crate::story::{ANSWER, FIRST, Story, is_shut, letter};
use ground_circle::{self as circle, ShredKeys, among, drafts, outside, private, shredding};
use ground_kernel::{Id, Timestamp};
use ground_seal::Secret;
use ground_store::values;
use ground_testkit::{Scratch, fixed_id};

const KIND: u16 = 7;

impl Story {
    /// What the house does on a Monday, without its file: this week's key, everything moved, what is over destroyed.
    async fn turns_the_week(&self) {
        let (vault, now) = (self.vault(), self.now());
        let mut keys: ShredKeys = (*vault.shred()).clone();
        keys.entry(now.week()).or_insert_with(Secret::random);
        vault.take_shred(keys.clone());
        for from in self.left().await {
            while self.moves_some(from).await > 0 {}
        }
        assert_eq!(self.left().await, []);
        keys.retain(|week, _| lives(*week, now));
        vault.take_shred(keys);
    }
    async fn left(&self) -> Vec<Option<u32>> {
        shredding::left_behind(&mut self.db.look().await.unwrap(), self.now().week()).await.unwrap()
    }
    async fn moves_some(&self, from: Option<u32>) -> usize {
        let mut tx = self.db.begin().await.unwrap();
        let moved = shredding::move_some(&mut tx, &self.vault(), from, self.now().week()).await.unwrap();
        tx.commit().await.unwrap();
        moved
    }

    /// Something of each kind that has no grain: Hana's draft, her private text for Aoi, a text from outside, a text among two.
    async fn leaves_what_has_no_grain(&self) {
        let (vault, now) = (self.vault(), self.now());
        let mut tx = self.db.begin().await.unwrap();
        let registry = circle::registry(&mut tx, &vault).await.unwrap();
        drafts::keep(&mut tx, &vault, now, &self.hana, "/talk", "書きかけ").await.unwrap();
        let at = (KIND, fixed_id(80), now);
        private::leave(&mut tx, &vault, &registry, &self.hana, self.circle, self.aoi.account, at, "内緒")
            .await
            .unwrap();
        assert!(private::answer(&mut tx, &vault, &registry, &self.aoi, at, "うん").await.unwrap());
        let mut ids = 90..;
        let new_id = || fixed_id(ids.next().unwrap());
        outside::leave(&mut tx, &vault, &registry, now, self.circle, [5; 16], "外から", new_id).await.unwrap();
        among::leave(&mut tx, &vault, &registry, &self.aoi, &[self.ren.account], (KIND, fixed_id(70), now), "二人で")
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    /// Which of them open for their holders.
    async fn opens_what_has_no_grain(&self) -> [bool; 5] {
        let (vault, mut look) = (self.vault(), self.db.look().await.unwrap());
        let registry = circle::registry(&mut look, &vault).await.unwrap();
        let draft = drafts::read(&mut look, &vault, &self.hana, "/talk").await;
        let own = private::own(&mut look, &vault, &self.hana, KIND).await;
        let held = private::standing(&mut look, &vault, &registry, &self.aoi, KIND).await;
        let waiting = outside::waiting(&mut look, &vault, &self.aoi, self.circle).await;
        let heard = among::heard(&mut look, &vault, &registry, &self.ren, KIND).await;
        [
            draft.is_ok_and(|it| it.is_some_and(|it| it.as_str() == "書きかけ")),
            own.is_ok_and(|it| it.is_some_and(|it| it.text.as_str() == "内緒" && said_back(&it))),
            held.is_ok_and(|it| it.len() == 1),
            waiting.is_ok_and(|it| it.len() == 1 && it[0].1.as_str() == "外から"),
            heard.is_ok_and(|it| it.len() == 1 && it[0].text.as_str() == "二人で"),
        ]
    }
}

fn said_back(own: &private::Own) -> bool {
    own.back.as_ref().is_some_and(|it| it.text.as_str() == "うん")
}

fn lives(week: u32, now: Timestamp) -> bool {
    begin_of(week).plus_days(shredding::LIVES_DAYS) > now
}

fn begin_of(week: u32) -> Timestamp {
    Timestamp::from_micros(0).plus_days(4 + 7 * i64::from(week))
}

macro_rules! everything {
    ($macro:ident, $story:expr) => {
        $macro!(
            $story,
            "circle_text",
            "circle_grain",
            "circle_draft",
            "circle_private",
            "circle_outside",
            "circle_among",
            "circle_wrap",
            "circle_past",
            "circle_team_wrap"
        )
    };
}

/// Capability 110: day 36 opens nothing, for the holders themselves, with today's instance keys.
#[tokio::test]
async fn a_copy_older_than_thirty_five_days_opens_for_nobody() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.leaves_what_has_no_grain().await;
        everything!(copy, story);
        for _ in 0..4 {
            story.clock.pass_days(7);
            story.turns_the_week().await;
        }
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST), "what lives opens");
        assert_eq!(story.opens_what_has_no_grain().await, [true; 5], "{}", story.scratch.kind);

        // Day 28: the copy opens still; a backup is for four weeks.
        everything!(restore, story);
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        assert_eq!(story.opens_what_has_no_grain().await, [true; 5]);
        story.turns_the_week().await;

        story.clock.pass_days(8);
        story.turns_the_week().await;
        assert_eq!(story.opens(&story.aoi, letter(2)).await.unwrap().as_deref(), Some(ANSWER), "what lives opens");
        everything!(restore, story);
        for (who, place) in [(&story.hana, letter(1)), (&story.aoi, letter(1)), (&story.aoi, letter(2))] {
            assert!(is_shut(story.opens(who, place).await), "{}: day 36", story.scratch.kind);
        }
        assert_eq!(story.opens_what_has_no_grain().await, [false; 5], "{}: day 36", story.scratch.kind);
    }
}

/// Whoever kept the old key as well, and says that a row lies under another week, gets nothing more by it.
#[tokio::test]
async fn a_row_opens_in_its_own_week_only() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let week = story.now().week();
        story.clock.pass_days(7);
        story.turns_the_week().await;
        story.writes(&story.hana, letter(3), "三通目").await.unwrap();
        for place in [letter(1), letter(3)] {
            assert!(story.opens(&story.hana, place).await.unwrap().is_some());
        }
        story.sql("update circle_grain set week = $1", values![week]).await;
        for place in [letter(1), letter(3)] {
            assert!(is_shut(story.opens(&story.hana, place).await), "{}", story.scratch.kind);
        }
    }
}

/// A move that is cut off anywhere can be begun again, and two houses may move at once.
#[tokio::test]
async fn moving_may_be_cut_off_anywhere_and_done_by_two() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.leaves_what_has_no_grain().await;
        let old = story.now().week();
        story.clock.pass_days(7);
        let (vault, new) = (story.vault(), story.now().week());
        let mut keys = (*vault.shred()).clone();
        keys.insert(new, Secret::random());
        vault.take_shred(keys);

        // Cut off before it is committed: as if it had never been.
        let mut tx = story.db.begin().await.unwrap();
        assert!(shredding::move_some(&mut tx, &vault, Some(old), new).await.unwrap() > 0);
        drop(tx);
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));

        // Half of it is done: both halves open.
        let half = "update circle_grain set masked = masked where week = $1";
        assert!(story.sql(half, values![old]).await >= 2);
        assert!(story.moves_some(Some(old)).await > 0);
        assert_eq!(story.moves_some(Some(old)).await, 0, "twice is as good as once");
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        assert_eq!(story.opens_what_has_no_grain().await, [true; 5]);
        assert_eq!(story.complaints().await, "");

        let mut look = story.db.look().await.unwrap();
        assert!(!shredding::lies_under(&mut look, old).await.unwrap());
        assert!(shredding::lies_under(&mut look, new).await.unwrap());
        assert_eq!(shredding::oldest_week(&mut look).await.unwrap(), Some(new));
    }
}

/// Rows from before there was a veil are read as they are, and get one.
#[tokio::test]
async fn what_was_never_veiled_opens_and_is_veiled() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.leaves_what_has_no_grain().await;
        let bare = story.vault();
        // As the version before left it: lifted by hand.
        lift_everything(&story).await;
        assert_eq!(story.left().await, [None]);
        assert_eq!(story.opens_what_has_no_grain().await, [true; 5], "{}", story.scratch.kind);
        story.turns_the_week().await;
        assert_eq!(story.opens_what_has_no_grain().await, [true; 5]);
        bare.take_shred(ShredKeys::new());
        assert_eq!(story.opens_what_has_no_grain().await, [false; 5], "without the week's key");
    }
}

/// Takes every veil off, through the seal's own door.
async fn lift_everything(story: &Story) {
    use ground_seal::veil::uncover;
    let key = story.vault().shred_of(story.now().week()).unwrap();
    let account = *story.hana.account.as_bytes();
    let place = story.bytes("select place as cell from circle_draft", values![]).await;
    let draft = story.bytes("select boxed as cell from circle_draft", values![]).await;
    let draft = uncover(&key, &[b"draft", &account, &place], &draft).unwrap().to_vec();
    story.sql("update circle_draft set week = null, boxed = $1", values![draft]).await;
    let id = *fixed_id::<()>(80).as_bytes();
    let own = story.bytes("select own as cell from circle_private", values![]).await;
    let sealed = story.bytes("select sealed as cell from circle_private", values![]).await;
    let own = uncover(&key, &[b"private/own", &id], &own).unwrap().to_vec();
    let sealed = uncover(&key, &[b"private/to", &id], &sealed).unwrap().to_vec();
    let back = story.bytes("select back as cell from circle_private", values![]).await;
    let back = uncover(&key, &[b"private/back", &id], &back).unwrap().to_vec();
    let sql = "update circle_private set week = null, own = $1, sealed = $2, back = $3";
    story.sql(sql, values![own, sealed, back]).await;
    for number in 90..92 {
        let id: Id<()> = fixed_id(number);
        let wrap = story.bytes("select wrap as cell from circle_outside where id = $1", values![id]).await;
        let wrap = uncover(&key, &[b"outside", id.as_bytes()], &wrap).unwrap().to_vec();
        story.sql("update circle_outside set week = null, wrap = $2 where id = $1", values![id, wrap]).await;
    }
}

/// A week that another process began is looked for in the keys file; one that is nowhere opens nothing.
#[tokio::test]
async fn a_week_that_another_process_began_is_looked_for() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.clock.pass_days(7);
        story.turns_the_week().await;
        let keys = (*story.vault().shred()).clone();
        story.starts_anew();
        assert!(is_shut(story.opens(&story.hana, letter(1)).await), "it was started with an older file");
        let other = circle::Vault::new(story.instance(), ground_seal::lock::Cost::FOR_TESTS);
        let other = other.kept_by(move || Some(keys.clone()));
        assert!(other.shred_of(story.now().week()).is_ok());
        assert!(other.shred_of(story.now().week() + 1).is_err());
    }
}

//! A circle for the person and one of the house alone: no colleague, no team, no administrator and no recovery card opens
//! it, whatever is put back, signed or changed; and it is never for anybody else.
use crate::rows::{copy, put_back};
use crate::story::{Story, is_shut, is_unbelieved, letter};
use ground_circle::{self as circle, AccountKind, Error, Keyring, new_keyring};
use ground_kernel::{AccountId, CircleId, Role};
use ground_store::values;
use ground_testkit::Scratch;

const SAID: &str = "ふたりのあいだのこと";

struct Two {
    story: Story,
    circle: CircleId,
}

impl Two {
    /// Hana and Aoi alone; Ren is Aoi's colleague.
    async fn begin(scratch: Scratch) -> Two {
        let story = Story::begin(scratch).await;
        let circle = founds(&story, &story.hana, story.aoi.account).await.unwrap();
        story.writes_in(circle, &story.hana, letter(31), SAID).await.unwrap();
        story.writes_in(circle, &story.aoi, letter(32), SAID).await.unwrap();
        Two { story, circle }
    }
    async fn opens(&self, who: &Keyring) -> Result<Option<String>, Error> {
        self.story.opens_in(self.circle, who, letter(31)).await
    }
    async fn nobody_else_opens(&self, others: &[&Keyring]) {
        self.story.starts_anew();
        for who in others {
            assert!(is_shut(self.opens(who).await), "{}", self.story.scratch.kind);
            assert!(is_shut(self.story.writes_in(self.circle, who, letter(33), "…").await));
        }
    }
    async fn leaves_out(&self, by: &Keyring, whom: &[AccountId]) -> Result<(), Error> {
        let (story, mut tx) = (&self.story, self.story.db.begin().await?);
        let registry = circle::registry(&mut tx, &story.vault()).await?;
        let open = story.takes_up(&mut tx, by, self.circle).await?;
        circle::leave_out(&mut tx, &registry, story.now(), by, open, whom).await?;
        Ok(tx.commit().await?)
    }
}

async fn founds(story: &Story, party: &Keyring, one: AccountId) -> Result<CircleId, Error> {
    let mut tx = story.db.begin().await?;
    let registry = circle::registry(&mut tx, &story.vault()).await?;
    let id = circle::found_for_one(&mut tx, &registry, story.now(), party, one).await?;
    tx.commit().await?;
    Ok(id)
}

async fn becomes(story: &Story, who: &Keyring, role: Role, second: Option<&Keyring>) {
    let mut tx = story.db.begin().await.unwrap();
    let agreed = second.map(|it| (it.account, circle::agree_to_role(it, who.account, role)));
    circle::change_role(&mut tx, &story.vault(), story.now(), &story.admin, who.account, role, agreed).await.unwrap();
    tx.commit().await.unwrap();
}

/// capability 147
#[tokio::test]
async fn the_two_open_it_and_nobody_else_with_any_card_or_any_row() {
    for scratch in Scratch::both().await {
        let two = Two::begin(scratch).await;
        let story = &two.story;
        for who in [&story.hana, &story.aoi] {
            assert_eq!(two.opens(who).await.unwrap().as_deref(), Some(SAID), "{}", story.scratch.kind);
        }
        two.nobody_else_opens(&[&story.ren, &story.admin, &story.next_party()]).await;
        // Somebody new in the team, and the team turned: still nobody.
        let new = story.next_staff();
        story.comes_in(&new, story.team).await.unwrap();
        story.let_in(&story.aoi, &new, Some(&story.ren)).await.unwrap();
        story.leaves(&story.admin, &new).await.unwrap();
        story.tidies(&story.ren).await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        two.nobody_else_opens(&[&story.ren, &new]).await;
        // A row that names another holder is nobody's key.
        let sql = "update circle_wrap set holder_id = $3 where circle_id = $1 and holder_id = $2";
        story.sql(sql, values![two.circle, story.aoi.account, story.ren.account]).await;
        two.nobody_else_opens(&[&story.ren]).await;
        story.sql(sql, values![two.circle, story.ren.account, story.aoi.account]).await;
        assert!(two.opens(&story.aoi).await.unwrap().is_some());
        let sql = "select count(*) as figure from circle_wrap where circle_id = $1 and team_epoch is not null";
        assert_eq!(story.all::<i64, 1>(sql, values![two.circle]).await, [0], "no key of it is sealed to a team");
        assert_eq!(story.complaints().await, "");
    }
}

/// No line can be written that lets in somebody else: not by the one, and not for an administrator.
#[tokio::test]
async fn it_is_founded_for_somebody_who_reads_here_and_stays_theirs_alone() {
    for scratch in Scratch::both().await {
        let two = Two::begin(scratch).await;
        let story = &two.story;
        assert!(is_shut(founds(story, &story.hana, story.admin.account).await), "{}", story.scratch.kind);
        assert!(is_shut(founds(story, &story.hana, story.next_staff().account).await), "nobody of the house");
        assert!(is_unbelieved(two.leaves_out(&story.aoi, &[story.hana.account]).await));
        assert!(is_unbelieved(two.leaves_out(&story.aoi, &[story.aoi.account]).await), "the list is the person's");
        assert_eq!(two.opens(&story.aoi).await.unwrap().as_deref(), Some(SAID));
    }
}

/// The person ends it: the one opens nothing any more, with the old keys put back as well; what is there stays theirs; and
/// the same one is let in again by them alone.
#[tokio::test]
async fn the_person_ends_it_and_keeps_what_is_theirs() {
    for scratch in Scratch::both().await {
        let two = Two::begin(scratch).await;
        let story = &two.story;
        copy!(story, "circle_wrap");
        two.leaves_out(&story.hana, &[story.aoi.account]).await.unwrap();
        put_back!(story, "circle_wrap");
        two.nobody_else_opens(&[&story.aoi, &story.ren, &story.admin]).await;
        assert_eq!(two.opens(&story.hana).await.unwrap().as_deref(), Some(SAID));
        let alone = story.writes_in(two.circle, &story.hana, letter(34), "…").await;
        assert!(matches!(alone, Err(Error::NobodyReceives)), "nobody writes to nobody");
        two.leaves_out(&story.hana, &[]).await.unwrap();
        story.starts_anew();
        assert_eq!(two.opens(&story.aoi).await.unwrap().as_deref(), Some(SAID));
        assert!(is_shut(two.opens(&story.ren).await));
    }
}

/// Going out of a team takes the team's circles and not this; leaving the house, or another role, takes this, too.
#[tokio::test]
async fn who_leaves_the_house_or_opens_nothing_any_more_holds_it_no_longer() {
    for scratch in Scratch::both().await {
        let two = Two::begin(scratch).await;
        let story = &two.story;
        let mut tx = story.db.begin().await.unwrap();
        circle::leave_team(&mut tx, &story.vault(), story.now(), &story.admin, story.team, story.aoi.account)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(two.opens(&story.aoi).await.unwrap().as_deref(), Some(SAID), "{}", story.scratch.kind);
        assert!(is_shut(story.opens(&story.aoi, letter(1)).await));
        copy!(story, "circle_wrap");
        becomes(story, &story.aoi, Role::Administrator, Some(&story.admin)).await;
        put_back!(story, "circle_wrap");
        two.nobody_else_opens(&[&story.aoi]).await;
        becomes(story, &story.aoi, Role::SupportWorker, None).await;
        two.nobody_else_opens(&[&story.aoi]).await;
        let other = founds(story, &story.hana, story.ren.account).await.unwrap();
        story.writes_in(other, &story.hana, letter(41), SAID).await.unwrap();
        story.leaves(&story.admin, &story.ren).await.unwrap();
        put_back!(story, "circle_wrap");
        story.starts_anew();
        assert!(is_shut(story.opens_in(other, &story.ren, letter(41)).await));
        assert_eq!(story.opens_in(other, &story.hana, letter(41)).await.unwrap().as_deref(), Some(SAID));
        let alone = story.writes_in(other, &story.hana, letter(42), "…").await;
        assert!(matches!(alone, Err(Error::NobodyReceives)));
    }
}

/// New words open it and old ones do not; it is erased by itself, and the rest of the person stays.
#[tokio::test]
async fn new_words_and_erasing_reach_it() {
    for scratch in Scratch::both().await {
        let two = Two::begin(scratch).await;
        let story = &two.story;
        let new = new_keyring(story.hana.account, AccountKind::Party);
        let mut tx = story.db.begin().await.unwrap();
        let registry = circle::registry(&mut tx, &story.vault()).await.unwrap();
        let open = story.takes_up(&mut tx, &story.hana, story.circle).await.unwrap();
        circle::rekey(&mut tx, &story.vault(), &registry, story.now(), &story.hana, &new, open).await.unwrap();
        let open = story.takes_up(&mut tx, &story.hana, two.circle).await.unwrap();
        circle::rekey_another(&mut tx, &registry, story.now(), &story.hana, &new, open).await.unwrap();
        tx.commit().await.unwrap();
        story.starts_anew();
        assert!(two.opens(&story.hana).await.is_err(), "{}", story.scratch.kind);
        for who in [&new, &story.aoi] {
            assert_eq!(two.opens(who).await.unwrap().as_deref(), Some(SAID));
        }
        assert!(is_shut(two.opens(&story.ren).await));
        let mut tx = story.db.begin().await.unwrap();
        let rule = "rule".to_owned();
        circle::erase_another(&mut tx, &story.vault(), &registry, story.now(), &new, two.circle, rule).await.unwrap();
        tx.commit().await.unwrap();
        for who in [&new, &story.aoi] {
            assert!(is_shut(two.opens(who).await));
        }
        assert!(story.opens(&new, letter(1)).await.unwrap().is_some(), "the rest is there");
        assert_eq!(story.complaints().await, "");
    }
}

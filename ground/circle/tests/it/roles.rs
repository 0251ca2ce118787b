//! Roles, teams, and which team receives letters: what one may do, what takes two, and that none of it opens a letter.
use crate::rows::{copy, put_back};
use crate::story::{FIRST, Story, is_shut, is_unbelieved, letter};
use ground_circle::{self as circle, Error, Keyring};
use ground_kernel::{AccountId, Role, TeamId};
use ground_testkit::{Scratch, fixed_id};

impl Story {
    async fn becomes(&self, by: &Keyring, who: &Keyring, role: Role, second: Option<&Keyring>) -> Result<(), Error> {
        let agreed = second.map(|it| (it.account, circle::agree_to_role(it, who.account, role)));
        let mut tx = self.db.begin().await?;
        circle::change_role(&mut tx, &self.vault(), self.now(), by, who.account, role, agreed).await?;
        Ok(tx.commit().await?)
    }
    async fn receives(&self, by: &Keyring, team: TeamId, second: Option<&Keyring>) -> Result<(), Error> {
        let agreed: Option<(AccountId, Vec<u8>)> = second.map(|it| (it.account, circle::agree_to_receive(it, team)));
        let mut tx = self.db.begin().await?;
        circle::receive(&mut tx, &self.vault(), self.now(), by, team, agreed).await?;
        Ok(tx.commit().await?)
    }
    async fn receiving(&self) -> Option<TeamId> {
        let mut tx = self.db.look().await.unwrap();
        circle::registry(&mut tx, &self.vault()).await.unwrap().receiving()
    }
    async fn moves_out(&self, by: &Keyring, team: TeamId, who: &Keyring) -> Result<(), Error> {
        let mut tx = self.db.begin().await?;
        circle::leave_team(&mut tx, &self.vault(), self.now(), by, team, who.account).await?;
        Ok(tx.commit().await?)
    }
}

/// Promise N-12: whoever becomes an administrator is out of every team at once, with the keys put back, too.
#[tokio::test]
async fn who_becomes_an_administrator_opens_nothing_any_more() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        copy!(story, "circle_wrap", "circle_team_wrap");
        assert_eq!(story.opens(&story.ren, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        assert!(is_unbelieved(story.becomes(&story.aoi, &story.ren, Role::Administrator, None).await), "a colleague");
        story.becomes(&story.admin, &story.ren, Role::Administrator, None).await.unwrap();
        assert!(is_shut(story.opens(&story.ren, letter(1)).await));
        put_back!(story, "circle_wrap", "circle_team_wrap");
        assert!(is_shut(story.opens(&story.ren, letter(1)).await), "{}", story.scratch.kind);
        story.writes(&story.hana, letter(3), "その後").await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        put_back!(story, "circle_wrap", "circle_team_wrap");
        story.starts_anew();
        for place in [letter(1), letter(3)] {
            assert!(is_shut(story.opens(&story.ren, place).await));
            assert!(story.opens(&story.aoi, place).await.unwrap().is_some());
        }
        // Nor is an administrator let in, by anybody, or begins an empty team.
        assert!(story.let_in(&story.aoi, &story.ren, None).await.is_err());
        // With two administrators, a third takes both.
        assert!(is_unbelieved(story.becomes(&story.admin, &story.aoi, Role::Administrator, None).await));
        let same = story.becomes(&story.admin, &story.aoi, Role::Administrator, Some(&story.admin)).await;
        assert!(is_unbelieved(same), "one twice is not two");
        // Back again: one administrator says so, and a member lets them in.
        story.becomes(&story.admin, &story.ren, Role::SupportWorker, None).await.unwrap();
        assert!(is_shut(story.opens(&story.ren, letter(1)).await), "a role is no key");
        assert!(is_unbelieved(story.becomes(&story.admin, &story.admin, Role::SupportWorker, None).await), "the last");
        story.let_in(&story.aoi, &story.ren, None).await.unwrap();
        assert!(story.opens(&story.ren, letter(3)).await.unwrap().is_some());
    }
}

/// Two of the team that receives letters say which one does from now on; no administrator does.
#[tokio::test]
async fn which_team_receives_letters_takes_two_of_the_one_that_does() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (night, first): (TeamId, _) = (fixed_id(201), story.next_staff());
        story.has_a_team(night, &first).await;
        for (by, second) in [(&story.admin, None), (&first, None), (&story.aoi, None), (&story.aoi, Some(&story.aoi))] {
            assert!(is_unbelieved(story.receives(by, night, second).await), "{}", story.scratch.kind);
        }
        assert!(is_unbelieved(story.receives(&story.aoi, night, Some(&first)).await), "one of each");
        story.receives(&story.aoi, night, Some(&story.ren)).await.unwrap();
        assert_eq!(story.receiving().await, Some(night));
        story.starts_anew();
        assert_eq!(story.receiving().await, Some(night));
        // What came before stays with those who received it, and what comes now is for the others alone.
        assert!(is_shut(story.opens(&first, letter(1)).await));
        assert!(story.opens(&story.aoi, letter(1)).await.unwrap().is_some());
        assert_eq!(story.complaints().await, "");
    }
}

/// Out of one team and still of the house: nothing of that team opens, with its rows put back, too.
#[tokio::test]
async fn who_moves_to_another_team_leaves_the_keys_of_the_first() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        copy!(story, "circle_wrap", "circle_team_wrap");
        story.moves_out(&story.ren, story.team, &story.ren).await.unwrap();
        put_back!(story, "circle_wrap", "circle_team_wrap");
        assert!(is_shut(story.opens(&story.ren, letter(1)).await));
        // The other member's card holds the next epoch while the team has yet to turn; leaving then closes that, too.
        story.writes(&story.hana, letter(3), "急ぎです").await.unwrap();
        assert!(story.opens(&story.aoi, letter(3)).await.unwrap().is_some());
        story.sql("drop table old_circle_wrap", ground_store::values![]).await;
        copy!(story, "circle_wrap");
        let other = story.next_staff();
        story.comes_in(&other, story.team).await.unwrap();
        story.let_in(&story.aoi, &other, None).await.unwrap();
        story.moves_out(&story.admin, story.team, &story.aoi).await.unwrap();
        put_back!(story, "circle_wrap");
        assert!(is_shut(story.opens(&story.aoi, letter(3)).await), "{}", story.scratch.kind);
        story.let_in(&other, &story.aoi, None).await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        assert!(story.opens(&story.aoi, letter(3)).await.unwrap().is_some());
        assert_ne!(story.complaints().await, "", "the rows that were put back are found");
    }
}

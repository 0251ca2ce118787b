//! The roll of the house: one founding, signed lines, links that are used once.
use crate::rows::{copy, restore};
use crate::story::{Story, is_shut, is_unbelieved, letter};
use ground_circle::{self as circle, Error, Vault};
use ground_kernel::{Role, TeamId};
use ground_seal::{instance::InstanceKeys, lock::Cost, session::Token};
use ground_store::{Trouble, values};
use ground_testkit::{Scratch, fixed_id};

/// Capability 105: no row of the house's own roll is believed for being there.
#[tokio::test]
async fn an_edited_roll_of_the_house_is_not_believed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        copy!(story, "circle_roll");
        let edits = [
            "update circle_roll set at = at + 1 where circle_id = $1 and seq = 7",
            "update circle_roll set by_id = $1 where circle_id = $1 and seq = 7",
            "update circle_roll set sig = hash where circle_id = $1 and seq = 7",
            "update circle_roll set sig2 = sig where circle_id = $1 and seq = 7",
            "update circle_roll set second_id = by_id where circle_id = $1 and seq = 7",
            "update circle_roll set sig2 = null where circle_id = $1 and seq = 6",
            "update circle_roll set sig2 = null where circle_id = $1 and seq = 1",
            "update circle_roll set act = (select act from old_circle_roll where circle_id = $1 and seq = 4)
              where circle_id = $1 and seq = 7",
            "delete from circle_roll where circle_id = $1 and seq = 1",
            "delete from circle_roll where circle_id = $1 and seq = 5",
        ];
        for sql in edits {
            assert_eq!(story.sql(sql, values![circle_of_the_house()]).await, 1, "{sql}");
            story.starts_anew();
            assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "{} {sql}", story.scratch.kind);
            assert!(story.complaints().await.starts_with("the roll of the house"), "{sql}");
            restore!(story, "circle_roll");
        }
        story
            .sql(
                "update circle_roll set seq = seq + 1000 where circle_id = $1 and seq > 4",
                values![circle_of_the_house()],
            )
            .await;
        let back = "update circle_roll set seq = case when seq = 1005 then 6 when seq = 1006 then 5 else seq - 1000 end
                     where circle_id = $1 and seq > 1000";
        story.sql(back, values![circle_of_the_house()]).await;
        story.starts_anew();
        assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "two lines the other way round");
    }
}

fn circle_of_the_house() -> ground_kernel::CircleId {
    fixed_id(0)
}

/// A database from elsewhere: another house's mark stands under its founding.
#[tokio::test]
async fn a_house_founded_under_other_keys_is_not_believed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let other = Vault::new(InstanceKeys::new(story.now().week()), Cost::FOR_TESTS);
        let mut look = story.db.look().await.unwrap();
        assert!(matches!(circle::registry(&mut look, &other).await, Err(Error::Unbelieved(_))));
        drop(look);
        let report = circle::verify_ledger(&story.db, &other).await.unwrap();
        assert_eq!(report.complaints.len(), 1);
        assert_eq!(story.complaints().await, "");
    }
}

#[tokio::test]
async fn a_house_is_founded_once() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let mut tx = story.db.begin().await.unwrap();
        let (now, team) = (story.now(), fixed_id(210));
        let again = circle::found_house(&mut tx, &story.vault(), now, team, now.plus_hours(1)).await.err();
        assert!(matches!(&again, Some(Error::Trouble(Trouble::AtTheSameMoment))), "its first line is taken: {again:?}");
    }
}

async fn invited(story: &Story, role: Role, team: Option<TeamId>, hours: i64) -> Token {
    let (mut tx, now) = (story.db.begin().await.unwrap(), story.now());
    let until = now.plus_hours(hours);
    let link = circle::invite(&mut tx, &story.vault(), now, &story.admin, role, team, until).await.unwrap();
    tx.commit().await.unwrap();
    link
}
async fn comes_by(story: &Story, link: &Token) -> Result<(), Error> {
    let (mut tx, new) = (story.db.begin().await?, story.next_staff());
    circle::admit(&mut tx, &story.vault(), story.now(), &new, link).await?;
    Ok(tx.commit().await?)
}

/// A link is a key: for one, once, for a while, until it is taken back.
#[tokio::test]
async fn a_link_lets_one_in_once() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (role, team) = (Role::SupportWorker, Some(story.team));
        let link = invited(&story, role, team, 1).await;
        let mut look = story.db.look().await.unwrap();
        let offered = circle::offered(&mut look, &story.vault(), story.now(), &link).await;
        assert_eq!(offered.unwrap(), (role, team));
        assert!(is_shut(circle::offered(&mut look, &story.vault(), story.now(), &Token::random()).await));
        drop(look);
        assert!(is_unbelieved(comes_by(&story, &Token::random()).await), "a link of their own");
        comes_by(&story, &link).await.unwrap();
        assert!(is_unbelieved(comes_by(&story, &link).await), "twice");
        let late = invited(&story, role, team, 1).await;
        let ended = invited(&story, role, team, 48).await;
        story.clock.pass_seconds(3_601);
        assert!(is_unbelieved(comes_by(&story, &late).await), "too late");
        let mut tx = story.db.begin().await.unwrap();
        let name = circle::link_fingerprint(&ended);
        assert!(is_unbelieved(circle::end_invitation(&mut tx, &story.vault(), story.now(), &story.aoi, &name).await));
        circle::end_invitation(&mut tx, &story.vault(), story.now(), &story.admin, &name).await.unwrap();
        tx.commit().await.unwrap();
        assert!(is_unbelieved(comes_by(&story, &ended).await), "taken back");
        let mut look = story.db.look().await.unwrap();
        for gone in [&link, &late, &ended] {
            assert!(is_shut(circle::offered(&mut look, &story.vault(), story.now(), gone).await));
        }
    }
}

/// Only an administrator invites and names teams.
#[tokio::test]
async fn a_worker_or_a_person_cannot_invite() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (vault, now) = (story.vault(), story.now());
        for who in [&story.aoi, &story.hana, &story.next_staff()] {
            let mut tx = story.db.begin().await.unwrap();
            let until = now.plus_hours(1);
            let link = circle::invite(&mut tx, &vault, now, who, Role::Administrator, None, until).await;
            assert!(is_unbelieved(link));
            assert!(is_unbelieved(circle::name_team(&mut tx, &vault, now, who, fixed_id(211)).await));
        }
        comes_by(&story, &invited(&story, Role::Administrator, None, 1).await).await.unwrap();
    }
}

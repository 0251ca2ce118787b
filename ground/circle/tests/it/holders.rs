//! Only holders open.
use crate::story::{ANSWER, FIRST, Story, is_shut, is_unbelieved, letter};
use ground_circle::Keyring;
use ground_seal::{SealPublic, Secret, circle::wrap_to, team::wrap_root_to};
use ground_store::values;
use ground_testkit::Scratch;

/// Capabilities 105, 107.
#[tokio::test]
async fn the_person_and_the_team_open_a_letter_and_nobody_else_does() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (stranger, other) = (story.next_staff(), story.next_party());
        for holder in [&story.hana, &story.aoi, &story.ren] {
            assert_eq!(story.opens(holder, letter(1)).await.unwrap().as_deref(), Some(FIRST));
            assert_eq!(story.opens(holder, letter(2)).await.unwrap().as_deref(), Some(ANSWER));
        }
        for nobody in [&story.admin, &stranger, &other] {
            assert!(is_shut(story.opens(nobody, letter(1)).await), "{}", nobody.account);
            assert!(is_shut(story.writes(nobody, letter(3), "…").await), "{}", nobody.account);
        }
    }
}

/// Capability 107: the administrator cannot give themselves a key, not even by hand.
#[tokio::test]
async fn an_administrator_who_adds_themselves_a_row_opens_nothing() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (admin, team, id) = (story.admin.account, story.team, story.circle);
        let wraps = [
            "insert into circle_wrap (circle_id, epoch, holder_id, team_epoch, wrap)
             select circle_id, epoch, $2, team_epoch, wrap from circle_wrap where circle_id = $1 and team_epoch = 1
                and holder_id <> $2",
            "insert into circle_wrap (circle_id, epoch, holder_id, team_epoch, wrap)
             select circle_id, 2, $2, team_epoch, wrap from circle_wrap where circle_id = $1 and team_epoch = 1
                and holder_id <> $2",
        ];
        for sql in wraps {
            assert_eq!(story.sql(sql, values![id, admin]).await, 1);
            story.starts_anew();
            assert!(is_shut(story.opens(&story.admin, letter(1)).await));
            assert_eq!(story.opens(&story.aoi, letter(1)).await.unwrap().as_deref(), Some(FIRST), "others still read");
            assert!(story.complaints().await.contains("a holder that the roll doesn't know"));
        }
        let copied = "insert into circle_team_wrap (team_id, epoch, account_id, wrap)
                      select team_id, epoch, $2, wrap from circle_team_wrap where account_id = $1";
        story.sql(copied, values![story.aoi.account, admin]).await;
        assert!(is_shut(story.opens(&story.admin, letter(1)).await));
        let own =
            wrap_root_to(&card_of(&story, &story.admin).await, team.as_bytes(), 1, admin.as_bytes(), &Secret::random());
        story.sql("update circle_team_wrap set wrap = $2 where account_id = $1", values![admin, own]).await;
        assert!(story.opens(&story.admin, letter(1)).await.is_err(), "a root of their own making");
        assert!(story.complaints().await.contains("a root for someone who is not in it"));
    }
}

async fn card_of(story: &Story, who: &Keyring) -> SealPublic {
    let mut look = story.db.look().await.unwrap();
    let registry = ground_circle::registry(&mut look, &story.vault()).await.unwrap();
    registry.standing(who.account).unwrap().seal.clone()
}

/// Capability 105: keys lie where they were put, or open nothing.
#[tokio::test]
async fn keys_swapped_between_rows_open_for_nobody() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let other = story.founds(&story.hana, &[story.team]).await;
        let of = "select wrap as cell from circle_wrap where circle_id = $1 and holder_id = $2";
        let here = story.bytes(of, values![story.circle, story.team]).await;
        let there = story.bytes(of, values![other, story.team]).await;
        let person = story.bytes(of, values![story.circle, story.hana.account]).await;
        let put = "update circle_wrap set wrap = $3 where circle_id = $1 and holder_id = $2";
        for strange in [there, person] {
            story.sql(put, values![story.circle, story.team, strange]).await;
            for who in [&story.aoi, &story.admin] {
                assert!(is_shut(story.opens(who, letter(1)).await), "{}", story.scratch.kind);
            }
            assert!(story.opens(&story.hana, letter(1)).await.unwrap().is_some(), "hers was not touched");
        }
        story.sql(put, values![story.circle, story.team, here]).await;
        assert!(story.opens(&story.aoi, letter(1)).await.unwrap().is_some());
        let swap = "update circle_team_wrap set account_id = case when account_id = $1 then $2 else $1 end
                     where account_id in ($1, $2)";
        story.sql("delete from circle_team_wrap where account_id = $1", values![story.ren.account]).await;
        story.sql(swap, values![story.aoi.account, story.ren.account]).await;
        assert!(is_shut(story.opens(&story.ren, letter(1)).await), "Ren holds Aoi's row now, and no key to it");
    }
}

/// Whoever seals keys of their own making to a holder is found out by the roll's commitment.
#[tokio::test]
async fn a_substituted_key_is_not_believed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let keys = ground_seal::circle::EpochKeys::random(false);
        let (id, hana) = (story.circle.as_bytes(), story.hana.account.as_bytes());
        // Her public key stands in the founding line, behind 41 bytes; anyone can seal to it.
        let act = story.bytes("select act as cell from circle_roll where circle_id = $1", values![story.circle]).await;
        let hers = SealPublic::from_bytes(&act[41..41 + 1_217]).unwrap();
        let forged = wrap_to(&hers, id, 1, hana, &keys, true);
        story.sql("update circle_wrap set wrap = $2 where holder_id = $1", values![story.hana.account, forged]).await;
        assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "{}", story.scratch.kind);
        let aoi = card_of(&story, &story.aoi).await;
        let root = wrap_root_to(&aoi, story.team.as_bytes(), 1, story.aoi.account.as_bytes(), &Secret::random());
        story
            .sql("update circle_team_wrap set wrap = $2 where account_id = $1", values![story.aoi.account, root])
            .await;
        assert!(is_unbelieved(story.opens(&story.aoi, letter(1)).await), "a substituted root of the team");
    }
}

/// Capability 107: an invitation opens the house's door, not a letter.
#[tokio::test]
async fn who_was_invited_and_not_let_in_opens_nothing() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let new = story.next_staff();
        story.comes_in(&new, story.team).await.unwrap();
        assert!(is_shut(story.opens(&new, letter(1)).await));
        story.let_in(&story.aoi, &new, Some(&story.ren)).await.unwrap();
        assert_eq!(story.opens(&new, letter(1)).await.unwrap().as_deref(), Some(FIRST), "what was written before, too");
    }
}

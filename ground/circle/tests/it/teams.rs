//! Who comes into a team, and who agrees.
use crate::story::{FIRST, Story, is_shut, is_unbelieved, letter};
use ground_circle::agree_to_let_in;
use ground_kernel::Role;
use ground_testkit::{Scratch, fixed_id};

/// KEYS: two of the team let someone in.
#[tokio::test]
async fn a_third_worker_comes_in_only_when_a_second_member_agrees() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (mika, outsider) = (story.next_staff(), story.next_staff());
        story.comes_in(&mika, story.team).await.unwrap();
        story.comes_in(&outsider, story.team).await.unwrap();
        let (team, aoi, ren) = (story.team, &story.aoi, &story.ren);
        let agreed = |by: &ground_circle::Keyring, about| agree_to_let_in(by, team, about);
        let forged = [
            None,
            Some((aoi.account, agreed(aoi, mika.account))),
            Some((ren.account, agreed(aoi, mika.account))),
            Some((ren.account, agreed(ren, outsider.account))),
            Some((ren.account, agree_to_let_in(ren, fixed_id(77), mika.account))),
            Some((outsider.account, agreed(&outsider, mika.account))),
            Some((story.admin.account, agreed(&story.admin, mika.account))),
            Some((mika.account, agreed(&mika, mika.account))),
            Some((ren.account, vec![0; 64])),
        ];
        for second in forged {
            assert!(is_unbelieved(story.let_in_to(team, aoi, &mika, second).await), "{}", story.scratch.kind);
        }
        assert!(is_unbelieved(story.let_in(&outsider, &mika, Some(aoi)).await), "by someone who is not in it");
        assert!(is_unbelieved(story.let_in(&story.admin, &mika, Some(aoi)).await), "by the administrator");
        assert!(is_shut(story.opens(&mika, letter(1)).await));
        story.let_in(aoi, &mika, Some(ren)).await.unwrap();
        assert_eq!(story.opens(&mika, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        assert!(is_unbelieved(story.let_in(aoi, &mika, Some(ren)).await), "once");
        assert_eq!(story.complaints().await, "");
    }
}

/// Capability 107: "an administrator's account holds no key to any circle", whoever would like it otherwise.
#[tokio::test]
async fn an_administrator_cannot_be_let_into_a_team() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        assert!(is_unbelieved(story.let_in(&story.aoi, &story.admin, Some(&story.ren)).await));
        assert!(is_shut(story.opens(&story.admin, letter(1)).await));
        let (vault, now) = (story.vault(), story.now());
        let mut tx = story.db.begin().await.unwrap();
        let (team, until) = (fixed_id(201), now.plus_hours(1));
        ground_circle::name_team(&mut tx, &vault, now, &story.admin, team).await.unwrap();
        let role = Role::Administrator;
        let link = ground_circle::invite(&mut tx, &vault, now, &story.admin, role, Some(team), until).await;
        let began = match link {
            Ok(link) => ground_circle::admit(&mut tx, &vault, now, &story.next_staff(), &link).await,
            Err(error) => Err(error),
        };
        assert!(is_unbelieved(began), "nor begin one");
    }
}

/// A house of one worker stays one: the second one is let in by the first alone.
#[tokio::test]
async fn where_one_is_in_the_team_one_lets_in() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.leaves(&story.admin, &story.ren).await.unwrap();
        let mika = story.next_staff();
        story.comes_in(&mika, story.team).await.unwrap();
        assert!(is_shut(story.opens(&mika, letter(1)).await));
        story.let_in(&story.aoi, &mika, None).await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        assert_eq!(story.opens(&mika, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        assert!(is_shut(story.opens(&story.ren, letter(1)).await));
        assert_eq!(story.complaints().await, "");
    }
}

/// Capability 107: ending everybody and inviting a friend is no way to read what was written before.
#[tokio::test]
async fn a_team_that_was_emptied_and_filled_anew_does_not_get_the_past() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        for worker in [&story.aoi, &story.ren] {
            story.leaves(&story.admin, worker).await.unwrap();
        }
        let to_nobody = story.writes(&story.hana, letter(3), "だれか").await;
        assert!(matches!(to_nobody, Err(ground_circle::Error::NobodyReceives)), "nobody writes to nobody");
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST), "she reads on");
        let friend = story.next_staff();
        story.comes_in(&friend, story.team).await.unwrap();
        assert!(is_shut(story.opens(&friend, letter(1)).await));
        story.writes(&story.hana, letter(3), "まだ、いますか。").await.unwrap();
        assert!(is_shut(story.opens(&friend, letter(1)).await), "{}", story.scratch.kind);
        assert_eq!(story.opens(&friend, letter(3)).await.unwrap().as_deref(), Some("まだ、いますか。"));
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        let second = story.next_staff();
        story.comes_in(&second, story.team).await.unwrap();
        story.let_in(&friend, &second, None).await.unwrap();
        story.leaves(&story.admin, &second).await.unwrap();
        story.tidies(&friend).await.unwrap();
        story.writes(&story.hana, letter(4), "もう一度。").await.unwrap();
        assert!(is_shut(story.opens(&friend, letter(1)).await), "nor at the turn after");
        assert_eq!(story.opens(&friend, letter(4)).await.unwrap().as_deref(), Some("もう一度。"));
        assert_eq!(story.complaints().await, "");
    }
}

/// A worker of two teams brings nothing to a standstill in either.
#[tokio::test]
async fn someone_who_leaves_two_teams_leaves_both_able_to_go_on() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (night, kei) = (fixed_id(202), story.next_staff());
        story.has_a_team(night, &kei).await;
        story.let_in_to(night, &kei, &story.ren, None).await.unwrap();
        let agreed = Some((story.ren.account, agree_to_let_in(&story.ren, night, story.aoi.account)));
        story.let_in_to(night, &kei, &story.aoi, agreed).await.unwrap();
        let shared = story.founds(&story.hana, &[story.team, night]).await;
        let nights = story.founds(&story.hana, &[night]).await;
        story.writes_in(shared, &story.hana, letter(11), "二つの係へ").await.unwrap();
        story.leaves(&story.admin, &story.ren).await.unwrap();
        story.writes_in(shared, &story.hana, letter(12), "まだ二つの係へ").await.unwrap();
        story.writes_in(nights, &story.hana, letter(13), "夜の係へ").await.unwrap();
        let mika = story.next_staff();
        story.comes_in(&mika, story.team).await.unwrap();
        story.let_in(&story.aoi, &mika, None).await.unwrap();
        story.tidies(&mika).await.expect("circles of the other team don't stop her");
        for who in [&story.aoi, &kei] {
            story.tidies(who).await.unwrap();
        }
        for (circle, place) in [(shared, letter(11)), (shared, letter(12)), (nights, letter(13))] {
            assert!(story.opens_in(circle, &kei, place).await.unwrap().is_some());
            assert!(is_shut(story.opens_in(circle, &story.ren, place).await));
        }
        assert!(story.opens_in(shared, &mika, letter(11)).await.unwrap().is_some());
        assert!(is_shut(story.opens_in(nights, &mika, letter(13)).await));
        assert_eq!(story.complaints().await, "");
    }
}

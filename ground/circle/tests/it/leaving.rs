//! Someone leaves: nothing later opens for them, nothing earlier is lost for the others.
use crate::rows::{copy, put_back};
use crate::story::{ANSWER, FIRST, Story, is_shut, is_unbelieved, letter};
use ground_circle as circle;
use ground_store::values;
use ground_testkit::Scratch;

/// Capability 113.
#[tokio::test]
async fn who_left_opens_nothing_even_with_their_keys_put_back() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        assert_eq!(story.opens(&story.ren, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        copy!(story, "circle_wrap", "circle_team_wrap");
        story.leaves(&story.admin, &story.ren).await.unwrap();
        assert!(is_shut(story.opens(&story.ren, letter(1)).await));
        put_back!(story, "circle_wrap", "circle_team_wrap");
        assert!(is_shut(story.opens(&story.ren, letter(1)).await), "at once");
        assert!(is_shut(story.writes(&story.ren, letter(9), "…").await));
        story.writes(&story.hana, letter(3), "その後のこと").await.unwrap();
        put_back!(story, "circle_wrap", "circle_team_wrap");
        for place in [letter(1), letter(3)] {
            assert!(is_shut(story.opens(&story.ren, place).await), "before anyone tidied up");
        }
        story.tidies(&story.aoi).await.unwrap();
        story.writes(&story.aoi, letter(4), "もっと後").await.unwrap();
        put_back!(story, "circle_wrap", "circle_team_wrap");
        story.starts_anew();
        for place in [letter(1), letter(3), letter(4)] {
            assert!(is_shut(story.opens(&story.ren, place).await), "afterwards");
            assert!(story.opens(&story.aoi, place).await.unwrap().is_some(), "stray rows stop nobody");
        }
        assert_ne!(story.complaints().await, "", "the stray rows are found");
    }
}

/// Capability 113: between the leaving and the next sign-in nobody seals to the root that the one who left knows.
#[tokio::test]
async fn a_letter_written_before_anyone_tidied_up_is_not_for_the_one_who_left() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.leaves(&story.aoi, &story.ren).await.unwrap();
        story.writes(&story.hana, letter(3), "急ぎです").await.unwrap();
        let to_the_team = "select count(*) as figure from circle_wrap where team_epoch is not null";
        assert_eq!(story.count(to_the_team).await, 0, "no key of the new epoch is sealed to the old root");
        let other = story.founds(&story.hana, &[story.team]).await;
        assert_eq!(story.count(to_the_team).await, 0, "nor of a new circle");
        assert!(is_shut(story.opens(&story.ren, letter(3)).await));
        assert!(is_shut(story.opens_in(other, &story.ren, letter(3)).await));
        assert_eq!(story.opens(&story.aoi, letter(3)).await.unwrap().as_deref(), Some("急ぎです"));
        assert_eq!(story.tidies(&story.aoi).await.unwrap(), 2);
        assert_eq!(story.count("select count(*) as figure from circle_wrap where team_epoch = 2").await, 2);
        assert_eq!(story.tidies(&story.aoi).await.unwrap(), 0, "once");
        for (place, text) in [(letter(1), FIRST), (letter(2), ANSWER), (letter(3), "急ぎです")] {
            assert_eq!(story.opens(&story.aoi, place).await.unwrap().as_deref(), Some(text));
            assert_eq!(story.opens(&story.hana, place).await.unwrap().as_deref(), Some(text));
        }
        assert_eq!(story.complaints().await, "");
    }
}

/// Capability 113: "their words remain in the case".
#[tokio::test]
async fn the_words_of_who_left_stay_and_are_still_theirs() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.writes(&story.ren, letter(3), "また明日").await.unwrap();
        story.leaves(&story.admin, &story.ren).await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        story.starts_anew();
        let mut look = story.db.look().await.unwrap();
        let open = story.takes_up(&mut look, &story.hana, story.circle).await.unwrap();
        let traced = circle::Traced::own(&story.hana, &open.state).unwrap();
        let registry = circle::registry(&mut look, &story.vault()).await.unwrap();
        let opened = circle::read(&mut look, &story.vault(), &registry, &open, &traced, letter(3)).await;
        let opened = opened.unwrap().unwrap();
        assert_eq!((opened.writer, opened.text.as_str()), (story.ren.account, "また明日"));
        drop(look);
        assert_eq!(story.complaints().await, "");
    }
}

/// KEYS: one administrator or colleague ends anybody's access, at once; nobody else does.
#[tokio::test]
async fn access_is_ended_by_an_administrator_or_a_colleague_only() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let waiting = story.next_staff();
        story.comes_in(&waiting, story.team).await.unwrap();
        assert!(is_unbelieved(story.leaves(&waiting, &story.ren).await), "not by who isn't in the team");
        assert!(is_unbelieved(story.leaves(&story.hana, &story.ren).await), "not by the person");
        assert!(is_unbelieved(story.leaves(&story.aoi, &story.admin).await), "not by a worker of another office");
        assert!(story.opens(&story.ren, letter(1)).await.unwrap().is_some());
        story.leaves(&story.aoi, &story.ren).await.unwrap();
        assert!(is_unbelieved(story.leaves(&story.ren, &story.aoi).await), "and who left ends nobody's");
        assert!(is_unbelieved(story.let_in(&story.ren, &waiting, None).await));
        let left = "select count(*) as figure from circle_account where ended_at is not null";
        assert_eq!(story.count(left).await, 1);
    }
}

/// The locks, sessions and codes of who left are gone.
#[tokio::test]
async fn who_left_has_no_way_to_sign_in() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (vault, now, ren) = (story.vault(), story.now(), story.ren.account);
        let finder = circle::Finder::name(&vault, "れん");
        let lock = circle::lock(&vault, &story.ren, &finder, b"five words".to_vec().into(), false).await.unwrap();
        let token = ground_seal::session::Token::random();
        let mut tx = story.db.begin().await.unwrap();
        circle::keep_lock(&mut tx, now, ren, &lock).await.unwrap();
        circle::sessions::begin(&mut tx, &vault, now, &token, &story.ren, None).await.unwrap();
        let secret = circle::second_factor::SharedSecret::random();
        circle::second_factor::keep(&mut tx, &vault, ren, &secret).await.unwrap();
        tx.commit().await.unwrap();
        story.leaves(&story.admin, &story.ren).await.unwrap();
        let mut tx = story.db.begin().await.unwrap();
        assert!(circle::sessions::find(&mut tx, &vault, now, &token).await.unwrap().is_none());
        let code = secret.code_at(now).unwrap();
        assert!(!circle::second_factor::accept(&mut tx, &vault, now, ren, &code).await.unwrap());
        let found = circle::find(&mut tx, &vault, &finder).await.unwrap();
        drop(tx);
        let unlocked = circle::unlock(&vault, circle::AccountKind::Staff, found, b"five words".to_vec().into()).await;
        assert!(is_shut(unlocked));
        assert_eq!(story.sql("delete from circle_wrap where holder_id = $1", values![ren]).await, 0);
    }
}

//! A text among a few of the house.
use crate::story::Story;
use ground_circle::{self as circle, Error, Keyring, among};
use ground_kernel::{AccountId, Timestamp};
use ground_store::{Tables, values};
use ground_testkit::{Scratch, fixed_id, moment};

const KIND: u16 = 9;
const TEXT: &str = "手がふるえた";

fn today() -> Timestamp {
    moment(2026, 11, 20, 0, 0)
}

async fn leaves(story: &Story, writer: &Keyring, others: &[AccountId], id: u8) -> Result<(), Error> {
    let mut tx = story.db.begin().await?;
    let registry = circle::registry(&mut tx, &story.vault()).await?;
    among::leave(&mut tx, &registry, writer, others, (KIND, fixed_id(id), today()), TEXT).await?;
    Ok(tx.commit().await?)
}

async fn hears(story: &Story, who: &Keyring) -> Vec<String> {
    let mut look = story.db.look().await.unwrap();
    let registry = circle::registry(&mut look, &story.vault()).await.unwrap();
    let heard = among::heard(&mut look, &registry, who, KIND).await.unwrap();
    heard.iter().map(|it| it.text.to_string()).collect()
}

/// S02 12
#[tokio::test]
async fn it_opens_for_its_writer_and_those_it_was_left_for_and_for_nobody_else() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves(&story, &story.aoi, &[story.ren.account], 40).await.unwrap();
        assert_eq!(
            (hears(&story, &story.aoi).await, hears(&story, &story.ren).await),
            (vec![TEXT.into()], vec![TEXT.into()])
        );
        for nobody in [&story.admin, &story.hana, &story.next_staff()] {
            assert!(hears(&story, nobody).await.is_empty());
        }
        // Nobody who isn't of the house can be left anything.
        assert!(leaves(&story, &story.aoi, &[story.hana.account], 41).await.is_err());
        assert_eq!(story.complaints().await, "");
    }
}

#[tokio::test]
async fn a_row_that_somebody_put_in_copied_or_changed_is_none() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves(&story, &story.aoi, &[story.ren.account], 40).await.unwrap();
        // Handed to somebody else, given another day, or another number.
        for change in [
            "update circle_among set holder_id = $1 where holder_id = $2",
            "update circle_among set left_on = left_on + 1 where holder_id <> $1 and holder_id = $2",
        ] {
            let mut tx = story.db.begin().await.unwrap();
            tx.change(change, values![story.admin.account, story.ren.account]).await.unwrap();
            tx.commit().await.unwrap();
            assert!(hears(&story, &story.admin).await.is_empty());
            assert!(hears(&story, &story.ren).await.is_empty());
        }
        assert_eq!(hears(&story, &story.aoi).await, [TEXT]);
    }
}

#[tokio::test]
async fn its_writer_takes_it_back_from_everybody_and_after_a_year_it_is_gone() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        for id in [40, 41] {
            leaves(&story, &story.aoi, &[story.ren.account], id).await.unwrap();
        }
        let mut tx = story.db.begin().await.unwrap();
        let registry = circle::registry(&mut tx, &story.vault()).await.unwrap();
        assert!(!among::take_back(&mut tx, &registry, &story.ren, KIND, fixed_id(40)).await.unwrap());
        assert!(among::take_back(&mut tx, &registry, &story.aoi, KIND, fixed_id(40)).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(hears(&story, &story.ren).await, [TEXT]);
        for (days, left) in [(364, 1), (365, 0)] {
            let mut tx = story.db.begin().await.unwrap();
            among::sweep(&mut tx, today().plus_days(days)).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(hears(&story, &story.ren).await.len(), left);
        }
    }
}

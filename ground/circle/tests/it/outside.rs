//! Texts from outside: anyone may leave one, only a member takes it in.
use crate::story::{Story, is_shut, letter};
use ground_circle::{self as circle, Error, outside};
use ground_kernel::Id;
use ground_store::values;
use ground_testkit::{Scratch, fixed_id};

const ROW: [u8; 16] = [40; 16];

async fn leaves(story: &Story, text: &str) -> Result<(), Error> {
    let mut tx = story.db.begin().await?;
    let registry = circle::registry(&mut tx, &story.vault()).await?;
    let mut number = 60;
    let new_id = || -> Id<outside::Delivery> {
        number += 1;
        fixed_id(number)
    };
    outside::leave(&mut tx, &story.vault(), &registry, story.now(), story.circle, ROW, text, new_id).await?;
    Ok(tx.commit().await?)
}

/// Capability 105.
#[tokio::test]
async fn only_members_open_what_came_from_outside() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves(&story, "役所からの返事").await.unwrap();
        let mut tx = story.db.begin().await.unwrap();
        for member in [&story.aoi, &story.ren] {
            let waiting = outside::waiting(&mut tx, &story.vault(), member, story.circle).await.unwrap();
            assert_eq!(waiting.len(), 1);
            assert_eq!((waiting[0].0, waiting[0].1.as_str()), (ROW, "役所からの返事"));
        }
        for nobody in [&story.admin, &story.next_staff(), &story.next_party()] {
            assert!(outside::waiting(&mut tx, &story.vault(), nobody, story.circle).await.unwrap().is_empty());
        }
        outside::taken(&mut tx, story.circle, ROW).await.unwrap();
        assert!(
            outside::waiting(&mut tx, &story.vault(), &story.ren, story.circle).await.unwrap().is_empty(),
            "every copy is gone"
        );
        tx.commit().await.unwrap();
        assert_eq!(story.count("select count(*) as figure from circle_outside").await, 0);
    }
}

/// A copy in another's name, in another row, or bent, opens nothing.
#[tokio::test]
async fn an_edited_delivery_does_not_open() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves(&story, "役所からの返事").await.unwrap();
        let (aoi, admin) = (story.aoi.account, story.admin.account);
        story.sql("update circle_outside set holder_id = $2 where holder_id = $1", values![aoi, admin]).await;
        let mut look = story.db.look().await.unwrap();
        assert!(is_shut(outside::waiting(&mut look, &story.vault(), &story.admin, story.circle).await));
        drop(look);
        story.sql("update circle_outside set holder_id = $2 where holder_id = $1", values![admin, aoi]).await;
        story.sql("update circle_outside set row_id = $2 where holder_id = $1", values![aoi, [41; 16]]).await;
        let mut look = story.db.look().await.unwrap();
        assert!(is_shut(outside::waiting(&mut look, &story.vault(), &story.aoi, story.circle).await));
        assert_eq!(outside::waiting(&mut look, &story.vault(), &story.ren, story.circle).await.unwrap().len(), 1);
    }
}

/// Who left gets nothing more; where nobody is, nothing is taken in and lost.
#[tokio::test]
async fn nothing_is_left_for_who_is_gone() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.leaves(&story.admin, &story.ren).await.unwrap();
        leaves(&story, "一通目").await.unwrap();
        assert_eq!(story.count("select count(*) as figure from circle_outside").await, 1);
        story.leaves(&story.admin, &story.aoi).await.unwrap();
        assert!(matches!(leaves(&story, "二通目").await, Err(Error::NobodyReceives)), "{}", story.scratch.kind);
        story.erases_everything(&story.hana).await.unwrap();
        assert_eq!(story.count("select count(*) as figure from circle_outside").await, 0);
    }
}

#[tokio::test]
async fn nothing_is_left_in_an_erased_circle() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.erases_everything(&story.hana).await.unwrap();
        assert!(is_shut(leaves(&story, "返事").await));
        assert!(is_shut(story.opens(&story.aoi, letter(1)).await));
    }
}

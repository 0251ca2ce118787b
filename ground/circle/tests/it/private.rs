//! Private texts: from one writer to one chosen account, and ties between two of them.
use crate::story::{Story, is_shut};
use ground_circle::{self as circle, AccountKind, Error, Keyring, new_keyring, private};
use ground_kernel::{CircleId, Timestamp};
use ground_seal::Secret;
use ground_store::{Tables, values};
use ground_testkit::{Scratch, fixed_id, moment};

const KIND: u16 = 9;
const TEXT: &str = "母とつないでほしい";

fn today() -> Timestamp {
    moment(2026, 11, 20, 0, 0)
}

async fn leaves(story: &Story, writer: &Keyring, of: CircleId, to: &Keyring, id: u8) -> Result<(), Error> {
    let mut tx = story.db.begin().await?;
    let (vault, registry) = (story.vault(), circle::registry(&mut tx, &story.vault()).await?);
    let at = (KIND, fixed_id(id), today());
    private::leave(&mut tx, &vault, &registry, writer, of, to.account, at, TEXT).await?;
    Ok(tx.commit().await?)
}

async fn traces(story: &Story, who: &Keyring) -> private::PrivateTraced {
    private::trace(&story.db, &story.vault(), who, KIND, today()).await.unwrap()
}

async fn reads(story: &Story, who: &Keyring, traced: &private::PrivateTraced) -> Result<Vec<String>, Error> {
    let mut look = story.db.look().await?;
    let (vault, registry) = (story.vault(), circle::registry(&mut look, &story.vault()).await?);
    let held = private::held(&mut look, &vault, &registry, who, KIND, traced).await?;
    Ok(held.iter().map(|it| it.text.to_string()).collect())
}

async fn opens(story: &Story, who: &Keyring) -> Vec<String> {
    let traced = traces(story, who).await;
    reads(story, who, &traced).await.unwrap()
}

async fn own(story: &Story, writer: &Keyring) -> Option<private::Own> {
    private::own(&mut story.db.look().await.unwrap(), &story.vault(), writer, KIND).await.unwrap()
}

/// Capability A12, promises N-3 and N-12.
#[tokio::test]
async fn it_opens_for_writer_and_chosen_one_and_bears_a_trace() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves(&story, &story.hana, story.circle, &story.aoi, 40).await.unwrap();
        assert!(own(&story, &story.hana).await.unwrap().opened_on.is_empty());
        for nobody in [&story.ren, &story.admin, &story.next_staff(), &story.next_party()] {
            assert!(opens(&story, nobody).await.is_empty());
            assert!(own(&story, nobody).await.is_none());
        }
        assert!(own(&story, &story.hana).await.unwrap().opened_on.is_empty(), "they left no trace in it");
        assert_eq!(opens(&story, &story.aoi).await, [TEXT]);
        assert_eq!(own(&story, &story.hana).await.unwrap().opened_on, [today()]);
        assert_eq!(story.complaints().await, "");
    }
}

/// No trace, no text: neither somebody else's trace, nor one from before it was left.
#[tokio::test]
async fn without_a_trace_in_it_it_stays_shut() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (early, others) = (traces(&story, &story.aoi).await, traces(&story, &story.ren).await);
        leaves(&story, &story.hana, story.circle, &story.aoi, 40).await.unwrap();
        assert!(reads(&story, &story.aoi, &early).await.unwrap().is_empty());
        assert!(is_shut(reads(&story, &story.aoi, &others).await));
    }
}

/// Nobody puts words into somebody's mouth: not with another key, not from another circle, not by editing rows.
#[tokio::test]
async fn a_row_that_somebody_put_in_or_changed_is_not_believed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let other_root = Keyring::from_root(story.hana.account, AccountKind::Party, Secret::random());
        leaves(&story, &other_root, story.circle, &story.aoi, 40).await.unwrap();
        leaves(&story, &story.next_party(), story.circle, &story.aoi, 41).await.unwrap();
        assert!(opens(&story, &story.aoi).await.is_empty());

        leaves(&story, &story.hana, story.circle, &story.aoi, 42).await.unwrap();
        assert_eq!(opens(&story, &story.aoi).await, [TEXT]);
        let mine = fixed_id::<private::Private>(42);
        for sql in [
            "update circle_private set id = $2 where id = $1",
            "update circle_private set holder_id = $2 where id = $1",
        ] {
            story.sql(sql, values![mine, story.ren.account]).await;
            assert!(opens(&story, &story.aoi).await.is_empty() && opens(&story, &story.ren).await.is_empty(), "{sql}");
            let back = "update circle_private set id = $1, holder_id = $3 where id = $1 or id = $2";
            story.sql(back, values![mine, story.ren.account, story.aoi.account]).await;
            assert_eq!(opens(&story, &story.aoi).await, [TEXT]);
        }
        story.sql("update circle_private set own = $2 where id = $1", values![mine, vec![1u8; 400]]).await;
        assert!(own(&story, &story.hana).await.is_none(), "it stands in nobody's way");
        leaves(&story, &story.hana, story.circle, &story.aoi, 43).await.unwrap();
        assert_eq!(opens(&story, &story.aoi).await, [TEXT], "and another takes its place");
    }
}

/// Rows say neither whose they are, nor whether anybody opened them, nor which two are tied.
#[tokio::test]
async fn rows_name_no_writer_and_look_the_same_before_and_after() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (haha, hana) = (story.next_party(), &story.hana);
        let hers = story.founds(&haha, &[story.team]).await;
        leaves(&story, hana, story.circle, &story.aoi, 40).await.unwrap();
        leaves(&story, &haha, hers, &story.aoi, 41).await.unwrap();
        let size = "select cast(sum(length(opened) * 1000 + length(sealed)) as bigint) as figure from circle_private";
        let before = story.count(size).await;
        assert_eq!(opens(&story, &story.aoi).await.len(), 2);
        assert_eq!(story.count(size).await, before);

        let mut tx = story.db.begin().await.unwrap();
        let (vault, registry) = (story.vault(), circle::registry(&mut tx, &story.vault()).await.unwrap());
        let ends = (fixed_id(40), fixed_id(41));
        for (who, done) in [(&story.ren, false), (&story.aoi, true), (&story.aoi, false)] {
            let tied = private::tie(&mut tx, &vault, &registry, who, KIND, ends, today()).await.unwrap();
            assert_eq!(tied, done);
        }
        tx.commit().await.unwrap();
        assert!(own(&story, hana).await.unwrap().tied && own(&story, &haha).await.unwrap().tied);
        for account in [hana.account, haha.account] {
            let named = "select count(*) as figure from circle_private where id = $1 or holder_id = $1 or finder = $1";
            let mut look = story.db.look().await.unwrap();
            assert_eq!(look.one::<i64, _>(named, values![account]).await.unwrap(), Some(0));
        }
        // Tied by hand: marks that nobody could have made are nobody's.
        let sql = "update circle_tie set mark = $1 where mark in (select mark from circle_tie order by mark limit 1)";
        story.sql(sql, values![vec![7u8; 32]]).await;
        let tied = [own(&story, hana).await.unwrap().tied, own(&story, &haha).await.unwrap().tied];
        assert!(tied.contains(&false));
        assert_eq!(opens(&story, &story.aoi).await.len(), 2);
        assert_eq!(story.count("select count(*) as figure from circle_tie").await, 0, "a loose end is ended");
    }
}

/// Capability 195: whoever has the old words neither finds nor opens it; the new ones do.
#[tokio::test]
async fn new_words_take_it_along() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves(&story, &story.hana, story.circle, &story.aoi, 40).await.unwrap();
        assert_eq!(opens(&story, &story.aoi).await, [TEXT]);
        let new = new_keyring(story.hana.account, AccountKind::Party);
        let mut tx = story.db.begin().await.unwrap();
        let registry = circle::registry(&mut tx, &story.vault()).await.unwrap();
        let open = story.takes_up(&mut tx, &story.hana, story.circle).await.unwrap();
        circle::rekey(&mut tx, &story.vault(), &registry, story.now(), &story.hana, &new, open).await.unwrap();
        tx.commit().await.unwrap();
        assert!(own(&story, &story.hana).await.is_none());
        let it = own(&story, &new).await.unwrap();
        assert_eq!((it.text.as_str(), it.opened_on), (TEXT, vec![today()]));
        assert_eq!(opens(&story, &story.aoi).await, [TEXT]);
    }
}

async fn says_back(story: &Story, who: &Keyring, id: u8, text: &str) -> bool {
    let mut tx = story.db.begin().await.unwrap();
    let (vault, registry) = (story.vault(), circle::registry(&mut tx, &story.vault()).await.unwrap());
    let at = (KIND, fixed_id(id), today());
    let said = private::answer(&mut tx, &vault, &registry, who, at, text).await.unwrap();
    tx.commit().await.unwrap();
    said
}

fn back(own: Option<private::Own>) -> Option<String> {
    own.and_then(|it| it.back).map(|it| it.text.to_string())
}

/// Capability 151: what the chosen one says back opens for the writer, for nobody else, and is nobody else's.
#[tokio::test]
async fn what_is_said_back_is_for_the_writer_and_by_the_chosen_one() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves(&story, &story.hana, story.circle, &story.aoi, 40).await.unwrap();
        for nobody in [&story.ren, &story.admin] {
            assert!(!says_back(&story, nobody, 40, "にせもの").await);
        }
        assert_eq!(back(own(&story, &story.hana).await), None);
        assert!(says_back(&story, &story.aoi, 40, "読みました").await);
        assert_eq!(back(own(&story, &story.hana).await).as_deref(), Some("読みました"));
        // Changed, or copied from another row, it is none.
        let mut tx = story.db.begin().await.unwrap();
        let sql = "update circle_private set back = $2 where id = $1";
        tx.change(sql, values![fixed_id::<private::Private>(40), vec![7_u8; 300]]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(back(own(&story, &story.hana).await), None);
        assert!(says_back(&story, &story.aoi, 40, "もう一度").await);
        // Written anew, it is another text: what was said to the one before goes with it.
        leaves(&story, &story.hana, story.circle, &story.aoi, 41).await.unwrap();
        assert_eq!(back(own(&story, &story.hana).await), None);
        assert_eq!(story.complaints().await, "");
    }
}

/// Nobody was chosen yet: it opens for its writer alone.
#[tokio::test]
async fn what_is_kept_for_oneself_opens_for_nobody_else() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let mut tx = story.db.begin().await.unwrap();
        let at = (KIND, fixed_id(40), today());
        private::keep(&mut tx, &story.vault(), &story.hana, story.circle, at, TEXT).await.unwrap();
        tx.commit().await.unwrap();
        let mine = own(&story, &story.hana).await.unwrap();
        assert_eq!((mine.text.as_str(), mine.stands, mine.holder), (TEXT, false, story.hana.account));
        for nobody in [&story.ren, &story.admin, &story.aoi] {
            assert!(opens(&story, nobody).await.is_empty());
        }
    }
}

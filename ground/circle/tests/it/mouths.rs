//! Nobody puts words into another's mouth, not even who holds every key that opens them.
use crate::story::{FIRST, Story, is_shut, letter};
use ground_circle::Keyring;
use ground_kernel::AccountId;
use ground_seal::{
    AccountKeys, Secret, circle, team,
    text::{Place, TextAddress, seal_text},
};
use ground_store::values;
use ground_testkit::Scratch;

/// The key of the circle's texts, as a member of the team gets it from the rows and their own root.
async fn content_key(story: &Story, mika: &Keyring, keys: &AccountKeys) -> Secret {
    let (of, id) = (story.team.as_bytes(), story.circle.as_bytes());
    let wrap = "select wrap as cell from circle_team_wrap where account_id = $1";
    let wrap = story.bytes(wrap, values![mika.account]).await;
    let root = team::unwrap_root(&keys.seal, of, 1, mika.account.as_bytes(), &wrap).unwrap();
    let team = team::TeamKeys::from_root(&root, of, 1);
    let wrap = story.bytes("select wrap as cell from circle_wrap where holder_id = $1", values![story.team]).await;
    let epoch = match circle::is_settled(&wrap) {
        true => circle::open_settled(&team.keep, id, 1, of, &wrap).unwrap(),
        false => circle::unwrap(&team.seal, id, 1, of, &wrap).unwrap(),
    };
    circle::content_key(&epoch.secret, id)
}

/// KEYS: the signature lies inside; "no other holder and no row can put words in the person's mouth".
#[tokio::test]
async fn a_worker_with_every_key_cannot_write_in_the_persons_name() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let root = Secret::random();
        let mika = story.comes_with_known_root(&root).await;
        let keys = AccountKeys::from_root(&root, mika.account.as_bytes());
        let content = content_key(&story, &mika, &keys).await;
        let instance = story.instance();
        let (_, shred) = instance.newest_shred().unwrap();
        let puts = async |writer: AccountId, text: &str| {
            let row = letter(1).row;
            let place = Place { table: 1, column: 1, row, version: 0 };
            let (circle, writer) = (*story.circle.as_bytes(), *writer.as_bytes());
            let at = TextAddress { kind: 1, circle, epoch: 1, place, writer };
            let sealed = seal_text(&content, &at, &keys.sign, text.as_bytes(), shred);
            let sql = "update circle_text set body = $2, writer_id = $3 where row_id = $1";
            story.sql(sql, values![row, sealed.body, writer]).await;
            let sql = "update circle_grain set masked = $2 where row_id = $1";
            story.sql(sql, values![row, sealed.masked_grain]).await;
        };
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        puts(story.hana.account, "取り下げます。").await;
        for who in [&story.hana, &story.aoi, &mika] {
            assert!(is_shut(story.opens(who, letter(1)).await), "{}", story.scratch.kind);
        }
        puts(story.aoi.account, "取り下げます。").await;
        assert!(is_shut(story.opens(&story.hana, letter(1)).await), "nor in a colleague's");
        puts(mika.account, "取り下げます。").await;
        let in_her_own = story.opens(&story.hana, letter(1)).await.unwrap();
        assert_eq!(
            in_her_own.as_deref(),
            Some("取り下げます。"),
            "only in her own, and verify says that it was put there"
        );
        assert!(story.complaints().await.contains("a text that the ledger doesn't know"));
    }
}

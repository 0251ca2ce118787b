//! What lies on the disk.
use crate::story::{Story, letter};
use ground_circle::{self as circle, Finder, drafts, outside, second_factor::SharedSecret, sessions};
use ground_seal::{
    phrase::{Number, RecoveryWords},
    session::Token,
};
use ground_store::values;
use ground_testkit::{Scratch, fixed_id};
use std::fs;

fn lies_in(bytes: &[u8], canary: &[u8]) -> bool {
    bytes.windows(canary.len()).any(|window| window == canary)
}

/// Capability 105: "DB file alone reveals nothing".
#[tokio::test]
async fn the_database_file_holds_no_word_of_anyone() {
    let story = Story::begin(Scratch::sqlite()).await;
    let (vault, now, hana) = (story.vault(), story.now(), &story.hana);
    let number = Number::random();
    let words = RecoveryWords::random(&number);
    let totp = SharedSecret::random();
    let by_number = Finder::number(&vault, number.as_bytes());
    let by_name = Finder::name(&vault, "canary-name");
    let hers = circle::lock(&vault, hana, &by_number, words.spoken(Some("canary-extra")), true).await.unwrap();
    let theirs = circle::lock(&vault, &story.aoi, &by_name, b"canary-passphrase".to_vec().into(), false).await.unwrap();
    let (token, shown) = (Token::random(), words.to_string());
    story.writes(hana, letter(3), "canary-letter").await.unwrap();
    story.writes(hana, letter(4), "canary-erased").await.unwrap();
    story.erases(hana, letter(4)).await.unwrap();
    let mut tx = story.db.begin().await.unwrap();
    circle::keep(&mut tx, now, hana).await.unwrap();
    circle::keep_lock(&mut tx, now, hana.account, &hers).await.unwrap();
    circle::keep_lock(&mut tx, now, story.aoi.account, &theirs).await.unwrap();
    sessions::begin(&mut tx, &vault, now, &token, hana, Some(shown.as_bytes())).await.unwrap();
    drafts::keep(&mut tx, &vault, now, hana, "/canary-place", "canary-draft").await.unwrap();
    circle::second_factor::keep(&mut tx, &vault, story.aoi.account, &totp).await.unwrap();
    let registry = circle::registry(&mut tx, &vault).await.unwrap();
    let mut ids = 70..;
    let id = || fixed_id(ids.next().unwrap());
    outside::leave(&mut tx, &vault, &registry, now, story.circle, [1; 16], "canary-outside", id).await.unwrap();
    tx.commit().await.unwrap();
    let mut canaries: Vec<Vec<u8>> = ["canary", crate::story::FIRST, crate::story::ANSWER, &shown, &totp.to_base32()]
        .map(|it| it.as_bytes().to_vec())
        .to_vec();
    canaries.extend(words.words().map(|word| word.as_bytes().to_vec()));
    canaries.extend([number.as_bytes().to_vec(), words.spoken(None).to_vec(), token.to_text().into_bytes()]);
    let files: Vec<_> = fs::read_dir(story.scratch.folder()).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(files.len() >= 2, "the file and its write-ahead log");
    let marker = letter(3).row;
    let mut seen = false;
    for file in files {
        let bytes = fs::read(&file).unwrap();
        seen |= lies_in(&bytes, &marker);
        for canary in &canaries {
            assert!(!lies_in(&bytes, canary), "{file:?} holds {:?}", String::from_utf8_lossy(canary));
        }
    }
    assert!(seen, "the search itself works: the random id of a letter lies there in the clear");
}

/// Capability 105: after erasing and settling, not even the sealed bytes lie in the file.
#[tokio::test]
async fn an_erased_letter_leaves_no_sealed_bytes_behind() {
    let story = Story::begin(Scratch::sqlite()).await;
    let body = story.bytes("select body as cell from circle_text where row_id = $1", values![letter(1).row]).await;
    let grain = story.bytes("select masked as cell from circle_grain where row_id = $1", values![letter(1).row]).await;
    let lies = |needle: &[u8]| {
        let files = fs::read_dir(story.scratch.folder()).unwrap().map(|it| fs::read(it.unwrap().path()).unwrap());
        files.into_iter().any(|bytes| lies_in(&bytes, needle))
    };
    assert!(lies(&body) && lies(&grain));
    story.erases(&story.hana, letter(1)).await.unwrap();
    story.db.settle().await.unwrap();
    assert!(!lies(&body) && !lies(&grain));
}

//! Lines that are right in form, made by someone with their hands in the database and a key of their own.
use crate::story::{FIRST, Story, is_shut, is_unbelieved, letter};
use ground_seal::{AccountKeys, Label, Secret, SignPair, hash};
use ground_store::{Cell, values};
use ground_testkit::{Scratch, fixed_id};

/// A line as someone with their hands in the database would make it: right in form, signed by `sign`.
async fn forge(story: &Story, seq: i64, act: Vec<u8>, by: &[u8; 16], sign: &SignPair) {
    let at = story.now();
    let before = "select hash as cell from circle_roll where circle_id = $1 and seq = $2";
    let prev = story.bytes(before, values![story.circle, seq - 1]).await;
    let fixed =
        [&story.circle.as_bytes()[..], &seq.to_be_bytes(), &prev, &at.as_micros().to_be_bytes(), &by[..]].concat();
    let hash = hash(Label::ROLL_LINE, &[&fixed, &act]);
    let sig = sign.sign(Label::ROLL_LINE, &[&hash]).as_bytes().to_vec();
    let sql = "insert into circle_roll (circle_id, seq, prev, act, by_id, second_id, at, sig, sig2, hash)
               values ($1, $2, $3, $4, $5, $8, $6, $7, $8, $9)";
    let none = Cell::Bytes(None);
    let [circle, seq, prev, act, by, at, sig, hash] = values![story.circle, seq, prev, act, *by, at, sig, hash];
    story.sql(sql, [circle, seq, prev, act, by, at, sig, none, hash]).await;
    story.starts_anew();
}

/// One holder as it stands in a line: id, kind, of, fingerprint, past.
fn holder(id: &[u8; 16], kind: u8, of: &[u8; 16], fingerprint: &[u8; 32]) -> Vec<u8> {
    [&id[..], &[kind], &of[..], &fingerprint[..], &[1]].concat()
}
fn turned(epoch: u64, house_seq: i64, holders: &[Vec<u8>]) -> Vec<u8> {
    let head =
        [&[2][..], &epoch.to_be_bytes(), &[7; 32], &house_seq.to_be_bytes(), &(holders.len() as u64).to_be_bytes()];
    [head.concat(), holders.concat()].concat()
}

/// KEYS: nobody can turn the person out, nobody adds anyone by turning, and only who held the circle may turn it.
#[tokio::test]
async fn a_turn_that_somebody_made_up_is_not_believed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let root = Secret::random();
        let aoi = story.comes_with_known_root(&root).await;
        let keys = AccountKeys::from_root(&root, aoi.account.as_bytes());
        let act = story
            .bytes("select act as cell from circle_roll where circle_id = $1 and seq = 1", values![story.circle])
            .await;
        // The founding line ends with two holders of 66 bytes each: the person and the team.
        let (person, team) = (act[act.len() - 132..act.len() - 66].to_vec(), act[act.len() - 66..].to_vec());
        let (me, of) = (*aoi.account.as_bytes(), *story.team.as_bytes());
        let mine = keys.seal.public().fingerprint();
        let admin = *story.admin.account.as_bytes();
        story.has_a_team(fixed_id(202), &story.next_staff()).await;
        let elsewhere = story.founds(&story.hana, &[fixed_id(202)]).await;
        let theirs = "select act as cell from circle_roll where circle_id = $1";
        let theirs = story.bytes(theirs, values![elsewhere]).await;
        let other_team = theirs[theirs.len() - 66..].to_vec();
        let seq = story.count("select max(seq) as figure from circle_roll").await;
        let bent_person = holder(story.hana.account.as_bytes(), 0, story.hana.account.as_bytes(), &mine);
        let forged = [
            ("without the person", vec![team.clone()]),
            ("with somebody new", vec![person.clone(), team.clone(), holder(&admin, 1, &admin, &mine)]),
            (
                "with another team from now on",
                vec![person.clone(), team.clone(), {
                    let mut from_now_on = other_team.clone();
                    from_now_on[65] = 0;
                    from_now_on
                }],
            ),
            ("with another team", vec![person.clone(), team.clone(), other_team]),
            ("with somebody new in the team's name", vec![person.clone(), holder(&admin, 1, &of, &mine)]),
            ("with a key of their own for the team", vec![person.clone(), holder(&of, 2, &of, &mine)]),
            ("with a key of their own for the person", vec![bent_person, team.clone()]),
        ];
        for (what, holders) in forged {
            forge(&story, 2, turned(2, seq, &holders), &me, &keys.sign).await;
            assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "{what}, {}", story.scratch.kind);
            assert_ne!(story.complaints().await, "", "{what}");
            story.sql("delete from circle_roll where circle_id = $1 and seq = 2", values![story.circle]).await;
        }
        let good = [person.clone(), team.clone()];
        forge(&story, 2, turned(2, seq, &good), &me, &keys.sign).await;
        assert!(
            is_shut(story.opens(&story.hana, letter(1)).await),
            "this one is believed, and nobody was given its keys"
        );
        story.sql("delete from circle_roll where circle_id = $1 and seq = 2", values![story.circle]).await;
        for (epoch, house_seq) in [(3, seq), (1, seq), (2, seq + 1), (2, 0)] {
            forge(&story, 2, turned(epoch, house_seq, &[person.clone(), team.clone()]), &me, &keys.sign).await;
            assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "epoch {epoch}, house at {house_seq}");
            story.sql("delete from circle_roll where circle_id = $1 and seq = 2", values![story.circle]).await;
        }
        for sign in [SignPair::from_seed(&Secret::random()), keys.circle_sign(&[0; 16])] {
            forge(&story, 2, turned(2, seq, &[person.clone(), team.clone()]), &me, &sign).await;
            assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "signed by another key");
            story.sql("delete from circle_roll where circle_id = $1 and seq = 2", values![story.circle]).await;
        }
        forge(&story, 2, vec![4], &me, &keys.sign).await;
        assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "only the person ends the circle");
        story.sql("delete from circle_roll where circle_id = $1 and seq = 2", values![story.circle]).await;
        story.starts_anew();
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
    }
}

/// Capability 113: who left cannot turn the circle with a date from before.
#[tokio::test]
async fn a_turn_dated_back_is_not_believed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let root = Secret::random();
        let mika = story.comes_with_known_root(&root).await;
        let sign = AccountKeys::from_root(&root, mika.account.as_bytes()).sign;
        let house = "select max(seq) as figure from circle_roll";
        let before = story.count(house).await;
        story.leaves(&story.admin, &mika).await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        let act = "select act as cell from circle_roll where circle_id = $1 and seq = 2";
        let act = story.bytes(act, values![story.circle]).await;
        let holders = [act[act.len() - 132..act.len() - 66].to_vec(), act[act.len() - 66..].to_vec()];
        for house_seq in [before, story.count(house).await] {
            forge(&story, 3, turned(3, house_seq, &holders), mika.account.as_bytes(), &sign).await;
            assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "{}", story.scratch.kind);
            story.sql("delete from circle_roll where circle_id = $1 and seq = 3", values![story.circle]).await;
        }
        story.starts_anew();
        assert!(story.opens(&story.hana, letter(1)).await.unwrap().is_some());
    }
}

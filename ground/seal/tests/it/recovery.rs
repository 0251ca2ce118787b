//! Two cards and a witness open; nothing less does, and nothing that was touched.

use ground_seal::phrase::{CardWords, WordsError};
use ground_seal::recovery::{self, CARDS, PLACES, RecoveryKeys, SealedRoot};
use ground_seal::{Secret, team};
use proptest::prelude::*;

use super::only_whole;

#[test]
fn each_pair_of_cards_opens_with_each_witness_and_nothing_else_does() {
    let (root, cards, sealed) = recovery::make();
    for a in 0..PLACES {
        for b in 0..PLACES {
            for c in 0..PLACES {
                let witnesses = [a, b, c].iter().filter(|it| **it >= CARDS).count();
                let right = witnesses == 1 && a != b && b != c && a != c;
                let opened = sealed.open([&cards[a], &cards[b], &cards[c]]);
                assert_eq!(opened.is_ok_and(|it| it == root), right, "{a} {b} {c}");
            }
        }
    }
    let strange = CardWords::random();
    assert!(sealed.open([&cards[0], &cards[1], &strange]).is_err(), "two cards without a witness");
}

#[test]
fn cards_of_another_house_open_nothing_here() {
    let (_, mine, sealed) = recovery::make();
    let (_, theirs, other) = recovery::make();
    assert!(sealed.open([&theirs[0], &theirs[1], &theirs[3]]).is_err());
    assert!(other.open([&mine[0], &mine[1], &mine[3]]).is_err());
    let swapped = SealedRoot { boxes: other.boxes.clone(), ..sealed.clone() };
    assert!(swapped.open([&mine[0], &mine[1], &mine[3]]).is_err());
    assert_ne!(swapped.digest(), sealed.digest());
}

#[test]
fn a_box_in_another_place_or_changed_by_a_bit_does_not_open() {
    let (_, cards, sealed) = recovery::make();
    let way = [&cards[0], &cards[2], &cards[4]];
    let mut moved = sealed.clone();
    moved.boxes.swap(3, 0);
    assert!(moved.open(way).is_err());
    only_whole(&sealed.boxes[3], 3, |changed| {
        let mut other = sealed.clone();
        other.boxes[3] = changed.to_vec();
        other.open(way).is_ok()
    });
}

#[test]
fn every_card_can_be_replaced_and_the_old_one_is_over() {
    let (root, cards, sealed) = recovery::make();
    for place in 0..PLACES {
        let (new, after) = sealed.replace(&root, place).unwrap();
        let with = |card: &CardWords| {
            let mut all = cards.clone();
            all[place] = card.clone();
            let others: Vec<_> = (0..PLACES).filter(|it| *it != place).collect();
            let pick = if place < CARDS { [place, others[0], CARDS] } else { [0, 1, place] };
            after.open(pick.map(|it| &all[it]))
        };
        assert_eq!(with(&new), Ok(root.clone()), "{place}");
        assert!(with(&cards[place]).is_err(), "the old card {place}");
        assert_ne!(after.digest(), sealed.digest());
    }
    assert!(sealed.replace(&Secret::random(), 0).is_err(), "another root");
    assert!(sealed.replace(&root, PLACES).is_err());
}

#[test]
fn it_lies_beside_a_backup_whole_or_not_at_all() {
    let (_, _, sealed) = recovery::make();
    let bytes = sealed.to_bytes();
    assert_eq!(SealedRoot::from_bytes(&bytes), Ok(sealed));
    for length in 0..bytes.len() {
        assert!(SealedRoot::from_bytes(&bytes[..length]).is_err());
    }
    assert!(SealedRoot::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
}

#[test]
fn what_a_team_leaves_opens_for_the_recovery_key_and_never_leads_to_the_other_root() {
    let (root, _, sealed) = recovery::make();
    let keys = RecoveryKeys::from_root(&root, &sealed.set);
    let (team_root, id) = (Secret::random(), [7; 16]);
    let left = team::recoverable_root(&team_root, &id, 3);
    assert_ne!(left, team_root);
    let wrap = recovery::wrap_root_to(&keys.seal.public(), &sealed.set, &id, 3, &left);
    assert_eq!(recovery::unwrap_root(&keys.seal, &sealed.set, &id, 3, &wrap), Ok(left.clone()));
    assert!(recovery::unwrap_root(&keys.seal, &sealed.set, &id, 4, &wrap).is_err());
    assert!(recovery::unwrap_root(&keys.seal, &sealed.set, &[8; 16], 3, &wrap).is_err());
    assert!(recovery::unwrap_root(&keys.seal, &[0; 16], &id, 3, &wrap).is_err());
    assert!(recovery::unwrap_root(&RecoveryKeys::from_root(&root, &[0; 16]).seal, &sealed.set, &id, 3, &wrap).is_err());
    let closed = team::TeamKeys::from_root(&team_root, &id, 3).seal.public();
    assert_ne!(team::TeamKeys::from_root(&left, &id, 3).seal.public(), closed);
}

proptest! {
    #[test]
    fn twelve_words_come_back_however_they_are_typed(_ in 0..50) {
        let card = CardWords::random();
        prop_assert!(card.check());
        let shown = card.to_string();
        for way in [shown.clone(), shown.replace('\u{3000}', " "), shown.replace('\u{3000}', "\r\n")] {
            prop_assert_eq!(CardWords::parse(&way), Ok(card.clone()));
        }
        prop_assert_eq!(format!("{card:?}"), "［非公開］");
    }
}

#[test]
fn the_check_of_a_card_notices_most_mistakes() {
    let card = CardWords::random();
    let mut words = card.words();
    let noticed = (0..11).filter(|nth| {
        words = card.words();
        words.swap(*nth, nth + 1);
        words != card.words() && !CardWords::parse(&words.join(" ")).unwrap().check()
    });
    assert!(noticed.count() >= 5);
    assert_eq!(CardWords::parse(&card.words()[..11].join(" ")), Err(WordsError::WrongCount { found: 11 }));
}

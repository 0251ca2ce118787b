//! A circle's and a team's keys reach those who were given them, and say so of themselves.

use ground_seal::circle::{self, EpochKeys};
use ground_seal::team::{self, TeamKeys};
use ground_seal::{AccountKeys, Secret};

use super::only_whole;

const CIRCLE: [u8; 16] = [7; 16];
const HANA: [u8; 16] = [1; 16];
const TEAM: [u8; 16] = [2; 16];

fn hana() -> AccountKeys {
    AccountKeys::from_root(&Secret::from_bytes([1; 32]), &HANA)
}

#[test]
fn a_wrap_opens_for_its_holder_circle_and_epoch_only() {
    let (hana, keys) = (hana(), EpochKeys::random(true));
    let wrap = circle::wrap_to(&hana.seal.public(), &CIRCLE, 2, &HANA, &keys, true);
    assert!(!circle::is_settled(&wrap));
    assert_eq!(circle::unwrap(&hana.seal, &CIRCLE, 2, &HANA, &wrap), Ok(keys.clone()));
    only_whole(&wrap, 211, |wrap| circle::unwrap(&hana.seal, &CIRCLE, 2, &HANA, wrap).is_ok());
    assert!(circle::unwrap(&hana.seal, &[8; 16], 2, &HANA, &wrap).is_err());
    assert!(circle::unwrap(&hana.seal, &CIRCLE, 3, &HANA, &wrap).is_err());
    assert!(circle::unwrap(&hana.seal, &CIRCLE, 2, &TEAM, &wrap).is_err());
    assert!(circle::unwrap(&hana.circle_seal(&[3; 16]), &CIRCLE, 2, &HANA, &wrap).is_err());
}

#[test]
fn a_settled_wrap_opens_with_the_holders_own_key_only() {
    let (hana, keys) = (hana(), EpochKeys::random(true));
    let settled = circle::settle(&hana.keep, &CIRCLE, 2, &HANA, &keys);
    assert!(circle::is_settled(&settled) && settled.len() == 105);
    assert_eq!(circle::open_settled(&hana.keep, &CIRCLE, 2, &HANA, &settled), Ok(keys));
    only_whole(&settled, 1, |settled| circle::open_settled(&hana.keep, &CIRCLE, 2, &HANA, settled).is_ok());
    assert!(circle::open_settled(&hana.keep, &[8; 16], 2, &HANA, &settled).is_err());
    assert!(circle::open_settled(&hana.keep, &CIRCLE, 1, &HANA, &settled).is_err());
    assert!(circle::open_settled(&hana.keep, &CIRCLE, 2, &TEAM, &settled).is_err());
    assert!(circle::unwrap(&hana.seal, &CIRCLE, 2, &HANA, &settled).is_err(), "the two forms do not mix");
}

#[test]
fn from_now_on_gives_no_past_neither_wrapped_nor_settled() {
    let (hana, keys) = (hana(), EpochKeys::random(true));
    let wrap = circle::wrap_to(&hana.seal.public(), &CIRCLE, 2, &HANA, &keys, false);
    let given = circle::unwrap(&hana.seal, &CIRCLE, 2, &HANA, &wrap).unwrap();
    assert_eq!((given.secret.clone(), given.past.clone()), (keys.secret, None));
    let settled = circle::settle(&hana.keep, &CIRCLE, 2, &HANA, &given);
    assert_eq!(circle::open_settled(&hana.keep, &CIRCLE, 2, &HANA, &settled), Ok(given));
}

#[test]
fn a_substituted_wrap_is_refused_by_the_commitment() {
    let (hana, keys) = (hana(), EpochKeys::random(false));
    let committed = circle::commit(&keys.secret, &CIRCLE);
    assert_eq!(circle::check(&keys, &CIRCLE, &committed), Ok(()));
    let substituted = circle::wrap_to(&hana.seal.public(), &CIRCLE, 1, &HANA, &EpochKeys::random(false), true);
    let opened = circle::unwrap(&hana.seal, &CIRCLE, 1, &HANA, &substituted).unwrap();
    assert!(circle::check(&opened, &CIRCLE, &committed).is_err(), "anyone can seal to a public key");
    assert!(circle::check(&keys, &[8; 16], &committed).is_err());
}

#[test]
fn the_way_back_opens_with_the_past_of_its_epoch_and_goes_on_to_the_first() {
    let epochs = [EpochKeys::random(false), EpochKeys::random(true), EpochKeys::random(true)];
    let closed: Vec<_> = (1..3)
        .map(|at| circle::close_past(epochs[at].past.as_ref().unwrap(), &CIRCLE, at as u32 + 1, &epochs[at - 1]))
        .collect();
    let second = circle::open_past(epochs[2].past.as_ref().unwrap(), &CIRCLE, 3, &closed[1]).unwrap();
    assert_eq!(second, epochs[1]);
    let first = circle::open_past(second.past.as_ref().unwrap(), &CIRCLE, 2, &closed[0]).unwrap();
    assert_eq!(first, epochs[0]);
    assert_eq!(first.past, None, "there is nothing before the first");
    let past = epochs[2].past.as_ref().unwrap();
    only_whole(&closed[1], 1, |closed| circle::open_past(past, &CIRCLE, 3, closed).is_ok());
    assert!(circle::open_past(past, &CIRCLE, 2, &closed[1]).is_err());
    assert!(circle::open_past(past, &[8; 16], 3, &closed[1]).is_err());
    assert!(circle::open_past(&epochs[2].secret, &CIRCLE, 3, &closed[1]).is_err(), "the secret is not the past");
}

#[test]
fn content_key_and_commitment_tell_nothing_of_each_other() {
    let secret = Secret::random();
    assert_ne!(circle::content_key(&secret, &CIRCLE).expose(), &circle::commit(&secret, &CIRCLE));
    assert_ne!(circle::content_key(&secret, &CIRCLE), circle::content_key(&secret, &[8; 16]));
}

#[test]
fn a_teams_root_reaches_its_members_and_gives_other_keys_each_epoch() {
    let (hana, root) = (hana(), Secret::random());
    let wrap = team::wrap_root_to(&hana.seal.public(), &TEAM, 1, &HANA, &root);
    assert_eq!(team::unwrap_root(&hana.seal, &TEAM, 1, &HANA, &wrap), Ok(root.clone()));
    assert!(team::unwrap_root(&hana.seal, &TEAM, 2, &HANA, &wrap).is_err());
    assert!(team::unwrap_root(&hana.seal, &CIRCLE, 1, &HANA, &wrap).is_err());
    assert!(team::unwrap_root(&hana.seal, &TEAM, 1, &TEAM, &wrap).is_err());
    assert!(circle::unwrap(&hana.seal, &TEAM, 1, &HANA, &wrap).is_err(), "a team's wrap is no circle's");
    let settled = team::settle_root(&hana.keep, &TEAM, 1, &HANA, &root);
    assert_eq!(team::open_settled_root(&hana.keep, &TEAM, 1, &HANA, &settled), Ok(root.clone()));
    only_whole(&settled, 1, |settled| team::open_settled_root(&hana.keep, &TEAM, 1, &HANA, settled).is_ok());
    assert!(team::is_settled(&settled) && !team::is_settled(&wrap));
    let (first, second) = (TeamKeys::from_root(&root, &TEAM, 1), TeamKeys::from_root(&root, &TEAM, 2));
    assert_ne!(first.seal.public(), second.seal.public());
    assert_ne!(first.keep, second.keep);
    assert_eq!(team::check(&root, &TEAM, 1, &team::commit(&root, &TEAM, 1)), Ok(()));
    assert!(team::check(&Secret::random(), &TEAM, 1, &team::commit(&root, &TEAM, 1)).is_err());
}

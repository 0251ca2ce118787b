//! Boxes, envelopes and signatures open and verify for what they were made for, and for nothing else.

use ground_seal::{AccountKeys, Label, Refused, SealPair, SealPublic, Secret, SignPair, SignPublic, Signature, boxed};
use proptest::prelude::*;

use super::only_whole;

fn pair(seed: u8) -> SealPair {
    SealPair::from_seed(&Secret::from_bytes([seed; 32]))
}

#[test]
fn a_box_opens_whole_with_its_key_label_and_place_only() {
    let key = Secret::random();
    let sealed = boxed::seal(&key, Label::DRAFT, &[b"a", b"b"], b"text");
    assert_eq!(sealed.len(), 41 + 4);
    only_whole(&sealed, 1, |sealed| boxed::open(&key, Label::DRAFT, &[b"a", b"b"], sealed).is_ok());
    let elsewhere = [
        boxed::open(&Secret::random(), Label::DRAFT, &[b"a", b"b"], &sealed),
        boxed::open(&key, Label::TOTP, &[b"a", b"b"], &sealed),
        boxed::open(&key, Label::DRAFT, &[b"ab"], &sealed),
        boxed::open(&key, Label::DRAFT, &[b"", b"ab"], &sealed),
        boxed::open(&key, Label::DRAFT, &[b"a", b"b", b""], &sealed),
    ];
    assert!(elsewhere.iter().all(|opened| *opened == Err(Refused)));
}

#[test]
fn an_envelope_opens_whole_for_its_holder_label_and_place_only() {
    let hana = pair(1);
    let sealed = hana.public().seal_to(Label::INVITATION, &[b"a"], b"text");
    assert_eq!(*hana.open(Label::INVITATION, &[b"a"], &sealed).unwrap(), b"text");
    only_whole(&sealed, 97, |sealed| hana.open(Label::INVITATION, &[b"a"], sealed).is_ok());
    assert_eq!(pair(2).open(Label::INVITATION, &[b"a"], &sealed), Err(Refused));
    assert_eq!(hana.open(Label::CARD, &[b"a"], &sealed), Err(Refused));
    assert_eq!(hana.open(Label::INVITATION, &[b"b"], &sealed), Err(Refused));
}

#[test]
fn a_public_key_comes_back_from_its_bytes_and_other_suites_are_refused() {
    let public = pair(1).public();
    assert_eq!(public.as_bytes().len(), 1217);
    assert_eq!(SealPublic::from_bytes(public.as_bytes()), Ok(public.clone()));
    assert_ne!(public.fingerprint(), pair(2).public().fingerprint());
    let mut other_suite = public.as_bytes().to_vec();
    other_suite[0] = 2;
    assert_eq!(SealPublic::from_bytes(&other_suite), Err(Refused));
    assert_eq!(SealPublic::from_bytes(&public.as_bytes()[..1216]), Err(Refused));
    assert_eq!(SealPublic::from_bytes(&[]), Err(Refused));
    // Coefficients above the modulus are no ML-KEM key (FIPS 203, section 7.2).
    assert_eq!(SealPublic::from_bytes(&[&[1], [255; 1216].as_slice()].concat()), Err(Refused));
}

#[test]
fn a_signature_verifies_for_its_key_label_and_parts_only() {
    let (hana, other) = (SignPair::from_seed(&Secret::random()), SignPair::from_seed(&Secret::random()));
    let signature = hana.sign(Label::ROLL_LINE, &[b"a", b"b"]);
    assert_eq!(hana.public().verify(Label::ROLL_LINE, &[b"a", b"b"], &signature), Ok(()));
    assert_eq!(other.public().verify(Label::ROLL_LINE, &[b"a", b"b"], &signature), Err(Refused));
    assert_eq!(hana.public().verify(Label::LEDGER_LINE, &[b"a", b"b"], &signature), Err(Refused));
    assert_eq!(hana.public().verify(Label::ROLL_LINE, &[b"ab"], &signature), Err(Refused));
    only_whole(signature.as_bytes(), 1, |bytes| {
        Signature::from_slice(bytes)
            .is_ok_and(|changed| hana.public().verify(Label::ROLL_LINE, &[b"a", b"b"], &changed).is_ok())
    });
}

/// A key of small order would verify a signature under almost any text (RFC 8032 leaves it open; we do not).
#[test]
fn a_key_of_small_order_verifies_nothing() {
    let mut neutral = [0; 33];
    (neutral[0], neutral[1]) = (1, 1);
    let mut signature = [0; 64];
    signature[0] = 1;
    let signature = Signature::from_slice(&signature).unwrap();
    if let Ok(public) = SignPublic::from_bytes(&neutral) {
        assert_eq!(public.verify(Label::CARD, &[], &signature), Err(Refused));
    }
    assert_eq!(SignPublic::from_bytes(&[2; 33]), Err(Refused));
}

#[test]
fn an_account_has_other_keys_in_every_circle_and_the_same_each_time() {
    let root = Secret::random();
    let (hana, again) = (AccountKeys::from_root(&root, &[1; 16]), AccountKeys::from_root(&root, &[1; 16]));
    assert_eq!(hana.sign.public(), again.sign.public());
    assert_eq!(hana.seal.public(), again.seal.public());
    assert_eq!(hana.keep, again.keep);
    assert_eq!(hana.circle_sign(&[7; 16]).public(), again.clone().circle_sign(&[7; 16]).public());
    assert_eq!(hana.circle_seal(&[7; 16]).public(), again.circle_seal(&[7; 16]).public());
    assert_ne!(hana.circle_sign(&[7; 16]).public(), hana.circle_sign(&[8; 16]).public());
    assert_ne!(hana.circle_seal(&[7; 16]).public(), hana.circle_seal(&[8; 16]).public());
    assert_ne!(hana.circle_sign(&[7; 16]).public(), hana.sign.public());
    assert_ne!(hana.sign.public(), AccountKeys::from_root(&root, &[2; 16]).sign.public());
}

#[test]
fn nothing_secret_is_printed() {
    let secret = Secret::from_bytes([0xab; 32]);
    let keys = AccountKeys::from_root(&secret, &[1; 16]);
    for printed in [format!("{secret:?}"), format!("{keys:?}"), format!("{:?}{:?}", keys.seal, keys.sign)] {
        assert!(printed.replace("［非公開］", "").is_empty(), "{printed}");
    }
    assert!(Secret::try_from_slice(&[0; 31]).is_err() && Secret::try_from_slice(&[0; 33]).is_err());
}

proptest! {
    #[test]
    fn what_goes_into_a_box_comes_out(plain in prop::collection::vec(any::<u8>(), 0..600), aad in any::<[u8; 20]>()) {
        let key = Secret::random();
        let sealed = boxed::seal(&key, Label::DRAFT, &[&aad], &plain);
        prop_assert_eq!(&*boxed::open(&key, Label::DRAFT, &[&aad], &sealed).unwrap(), &plain);
        prop_assert_ne!(sealed, boxed::seal(&key, Label::DRAFT, &[&aad], &plain), "no nonce comes twice");
    }

    #[test]
    fn nonsense_is_refused_and_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..1400), head in 0_u8..4) {
        let bytes = [&[head], bytes.as_slice()].concat();
        prop_assert!(boxed::open(&Secret::from_bytes([1; 32]), Label::DRAFT, &[], &bytes).is_err());
        prop_assert!(pair(1).open(Label::DRAFT, &[], &bytes).is_err());
    }
}

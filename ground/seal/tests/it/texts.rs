//! A text opens in its own place, in its writer's mouth, while its grain and its week's key live.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use ground_seal::text::{Place, SealedText, TextAddress, body_hash, move_mask, open_text, seal_text};
use ground_seal::{Refused, SealPair, Secret, SignPair, outside};
use hmac::{Hmac, Mac};
use proptest::prelude::*;
use sha2::Sha256;

use super::only_whole;

const TEXT: &[u8] = "うるさくしないでください".as_bytes();

struct House {
    content: Secret,
    shred: Secret,
    hana: SignPair,
    at: TextAddress,
}

impl House {
    fn new() -> House {
        let place = Place { table: 3, column: 1, row: [9; 16], version: 2 };
        let at = TextAddress { kind: 1, circle: [7; 16], epoch: 4, place, writer: [5; 16] };
        House { content: Secret::random(), shred: Secret::random(), hana: SignPair::from_seed(&Secret::random()), at }
    }

    fn seal(&self, text: &[u8]) -> SealedText {
        seal_text(&self.content, &self.at, &self.hana, text, &self.shred)
    }

    fn opens(&self, at: &TextAddress, sealed: &SealedText) -> bool {
        open_text(&self.content, at, None, &sealed.body, &sealed.masked_grain, &self.shred).is_ok()
    }
}

/// The address with one field changed, for every field.
fn elsewhere(at: &TextAddress) -> Vec<(&'static str, TextAddress)> {
    let place = at.place;
    vec![
        ("kind", TextAddress { kind: 2, ..*at }),
        ("circle", TextAddress { circle: [8; 16], ..*at }),
        ("epoch", TextAddress { epoch: 5, ..*at }),
        ("writer", TextAddress { writer: [6; 16], ..*at }),
        ("table", TextAddress { place: Place { table: 4, ..place }, ..*at }),
        ("column", TextAddress { place: Place { column: 2, ..place }, ..*at }),
        ("table and column exchanged", TextAddress { place: Place { table: 1, column: 3, ..place }, ..*at }),
        ("row", TextAddress { place: Place { row: [10; 16], ..place }, ..*at }),
        ("version", TextAddress { place: Place { version: 1, ..place }, ..*at }),
    ]
}

#[test]
fn a_text_opens_for_search_and_with_its_writers_signature() {
    let house = House::new();
    let sealed = house.seal(TEXT);
    for writer in [None, Some(&house.hana.public())] {
        let opened = open_text(&house.content, &house.at, writer, &sealed.body, &sealed.masked_grain, &house.shred);
        assert_eq!(*opened.unwrap(), TEXT);
    }
    assert_eq!(sealed.body.len(), 6 + 24 + 256 + 16);
    assert_eq!(body_hash(&sealed.body), body_hash(&sealed.body.clone()));
    assert_ne!(body_hash(&sealed.body), body_hash(&house.seal(TEXT).body));
}

#[test]
fn a_text_moved_elsewhere_in_any_field_is_refused() {
    let house = House::new();
    let sealed = house.seal(TEXT);
    for (field, at) in elsewhere(&house.at) {
        assert!(!house.opens(&at, &sealed), "{field}");
        // Kind and epoch also stand in the open: making them agree does not help.
        let mut changed = sealed.clone();
        changed.body[1] = at.kind;
        changed.body[2..6].copy_from_slice(&at.epoch.to_be_bytes());
        assert!(!house.opens(&at, &changed), "{field}, with the head changed to agree");
    }
}

/// Opens a text with nothing but the primitives and the layout that `text.rs` and `grain.rs` describe. Whoever ports this
/// to another language, or reviews it, can start here.
#[test]
fn a_text_is_what_its_description_says() {
    let house = House::new();
    let sealed = house.seal(TEXT);
    let address = [
        b"engawa/v1/text\0".as_slice(),
        &[1, 1],
        &[7; 16],
        &4_u32.to_be_bytes(),
        &3_u16.to_be_bytes(),
        &1_u16.to_be_bytes(),
        &[9; 16],
        &2_u32.to_be_bytes(),
        &[5; 16],
    ]
    .concat();
    let length = (address.len() as u32).to_be_bytes();
    let tag = |key: &[u8; 32], parts: &[&[u8]]| -> [u8; 32] {
        let mut hmac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).unwrap();
        parts.iter().for_each(|part| hmac.update(part));
        hmac.finalize().into_bytes().into()
    };
    let mask = tag(house.shred.expose(), &[b"engawa/v1/grain/mask\0", &length, &address]);
    let grain: [u8; 32] = std::array::from_fn(|at| sealed.masked_grain[at] ^ mask[at]);
    let key = tag(house.content.expose(), &[b"engawa/v1/text/key\0", &32_u32.to_be_bytes(), &grain, &length, &address]);
    let (head, rest) = sealed.body.split_at(6);
    let (nonce, ciphertext) = rest.split_first_chunk::<24>().unwrap();
    assert_eq!(head, [1, 1, 0, 0, 0, 4]);
    let payload = Payload { msg: ciphertext, aad: &address };
    let plain = XChaCha20Poly1305::new(&key.into()).decrypt(&(*nonce).into(), payload).unwrap();
    let (length, content) = plain.split_first_chunk::<4>().unwrap();
    assert_eq!(u32::from_be_bytes(*length) as usize, 64 + TEXT.len());
    assert_eq!(&content[64..64 + TEXT.len()], TEXT);
    assert!(content[64 + TEXT.len()..].iter().all(|byte| *byte == 0));
}

#[test]
fn every_changed_bit_and_every_cut_is_refused() {
    let house = House::new();
    let sealed = house.seal(TEXT);
    let open =
        |body: &[u8]| open_text(&house.content, &house.at, None, body, &sealed.masked_grain, &house.shred).is_ok();
    only_whole(&sealed.body, 1, open);
    for bit in 0..256 {
        let mut changed = sealed.clone();
        changed.masked_grain[bit / 8] ^= 1 << (bit % 8);
        assert!(!house.opens(&house.at, &changed), "bit {bit} of the grain");
    }
}

#[test]
fn another_holder_cannot_put_words_into_the_writers_mouth() {
    let house = House::new();
    let colleague = SignPair::from_seed(&Secret::random());
    let forged = seal_text(&house.content, &house.at, &colleague, b"leave me alone", &house.shred);
    let believed = |writer: Option<&_>| {
        open_text(&house.content, &house.at, writer, &forged.body, &forged.masked_grain, &house.shred).is_ok()
    };
    assert!(believed(None) && believed(Some(&colleague.public())), "the colleague has every key but one");
    assert!(!believed(Some(&house.hana.public())));
}

#[test]
fn without_its_grain_or_its_weeks_key_a_text_opens_nothing() {
    let house = House::new();
    let sealed = house.seal(TEXT);
    let destroyed = SealedText { masked_grain: [0; 32], ..sealed.clone() };
    assert!(!house.opens(&house.at, &destroyed));
    let exchanged = SealedText { masked_grain: house.seal(TEXT).masked_grain, ..sealed.clone() };
    assert!(!house.opens(&house.at, &exchanged));
    let shredded = House { shred: Secret::random(), content: house.content.clone(), ..House::new() };
    assert!(!shredded.opens(&house.at, &sealed));
    let other_content = House { content: Secret::random(), shred: house.shred.clone(), ..House::new() };
    assert!(!other_content.opens(&house.at, &sealed));
}

#[test]
fn a_mask_moves_on_and_leaves_the_old_week_behind() {
    let house = House::new();
    let sealed = house.seal(TEXT);
    let next = Secret::random();
    let moved = move_mask(&sealed.masked_grain, &house.at, &house.shred, &next);
    let open = |masked, shred| open_text(&house.content, &house.at, None, &sealed.body, masked, shred);
    assert_eq!(*open(&moved, &next).unwrap(), TEXT);
    assert_eq!(open(&moved, &house.shred), Err(Refused), "the old week's key opens the new row no longer");
    assert_eq!(open(&sealed.masked_grain, &next), Err(Refused), "an old copy opens with no living key");
}

#[test]
fn a_text_from_outside_opens_for_each_holder_in_its_place_only() {
    let pairs = [1, 2, 3].map(|seed| SealPair::from_seed(&Secret::from_bytes([seed; 32])));
    let cards = [pairs[0].public(), pairs[1].public()];
    let at = House::new().at;
    let (wraps, body) = outside::leave(&cards, &at, TEXT);
    for (pair, wrap) in pairs.iter().zip(&wraps) {
        assert_eq!(*outside::take_in(pair, &at, wrap, &body).unwrap(), TEXT);
    }
    assert!(outside::take_in(&pairs[2], &at, &wraps[0], &body).is_err(), "no holder");
    assert!(outside::take_in(&pairs[0], &at, &wraps[1], &body).is_err(), "another's wrap");
    for (field, other) in elsewhere(&at) {
        assert!(outside::take_in(&pairs[0], &other, &wraps[0], &body).is_err(), "{field}");
    }
    only_whole(&body, 5, |body| outside::take_in(&pairs[0], &at, &wraps[0], body).is_ok());
    let (other_wraps, _) = outside::leave(&cards, &at, TEXT);
    assert!(outside::take_in(&pairs[0], &at, &other_wraps[0], &body).is_err(), "the wrap of another text");
    assert_eq!(body.len(), 41 + 256);
}

proptest! {
    #[test]
    fn any_text_comes_back_and_lengths_fall_into_steps(text in prop::collection::vec(any::<u8>(), 0..2000)) {
        let house = House::new();
        let sealed = house.seal(&text);
        let opened = open_text(
            &house.content, &house.at, Some(&house.hana.public()), &sealed.body, &sealed.masked_grain, &house.shred,
        );
        prop_assert_eq!(&*opened.unwrap(), &text);
        prop_assert_eq!(sealed.body.len(), 46 + ground_seal::pad::padded_len(68 + text.len()));
    }

    #[test]
    fn nonsense_is_refused_and_never_panics(body in prop::collection::vec(any::<u8>(), 0..400), agree in any::<bool>()) {
        let house = House::new();
        let body = if agree { [[1, 1, 0, 0, 0, 4].as_slice(), &body].concat() } else { body };
        let sealed = SealedText { body, masked_grain: [0; 32] };
        prop_assert!(!house.opens(&house.at, &sealed));
    }
}

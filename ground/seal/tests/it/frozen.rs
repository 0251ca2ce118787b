//! What was sealed by an earlier version opens with this one, byte for byte.
//!
//! `tests/frozen.txt` holds one envelope of every kind, sealed once with the fixed keys below and never again. When a
//! test here fails, people's texts would no longer open: the change is wrong, or it needs a new suite beside the old.

use ground_seal::circle::{self, EpochKeys};
use ground_seal::instance::InstanceKeys;
use ground_seal::lock::{Cost, Lock, LockKind};
use ground_seal::phrase::{CardWords, Number, RecoveryWords, WORDS};
use ground_seal::recovery::{self, RecoveryKeys, SealedRoot};
use ground_seal::session::{self, Token};
use ground_seal::team::{self, TeamKeys};
use ground_seal::text::{Place, SealedText, TextAddress, body_hash, open_text, seal_text};
use ground_seal::{AccountKeys, Label, Secret, boxed, derive, hash, mac, outside};

use super::{hex, letters};

const ID: [u8; 16] = [0x1d; 16];
const HOLDER: [u8; 16] = [0x2d; 16];
const TEXT: &[u8] = "雨の日は窓をあけておきます。".as_bytes();

fn secret(byte: u8) -> Secret {
    Secret::from_bytes([byte; 32])
}

fn account() -> AccountKeys {
    AccountKeys::from_root(&secret(1), &HOLDER)
}

fn keys() -> EpochKeys {
    EpochKeys { secret: secret(2), past: Some(secret(3)) }
}

fn at() -> TextAddress {
    let place = Place { table: 0x0102, column: 0x0304, row: [0x3d; 16], version: 0x0506_0708 };
    TextAddress { kind: 9, circle: ID, epoch: 0x0a0b_0c0d, place, writer: HOLDER }
}

fn token() -> Token {
    Token::from_text(&"ab".repeat(32)).unwrap()
}

fn frozen(name: &str) -> Vec<u8> {
    let line = include_str!("../frozen.txt").lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    hex(line.unwrap_or_else(|| panic!("{name} is in the file")))
}

#[test]
fn boxes_and_envelopes_open() {
    assert_eq!(*boxed::open(&secret(4), Label::DRAFT, &[b"a", b"bc"], &frozen("box")).unwrap(), TEXT);
    assert_eq!(*account().seal.open(Label::INVITATION, &[b"a", b"bc"], &frozen("envelope")).unwrap(), TEXT);
    assert_eq!(*session::open_root(&token(), &secret(5), &frozen("session")).unwrap(), TEXT);
}

#[test]
fn texts_open_in_the_writers_name() {
    let content = circle::content_key(&secret(2), &ID);
    let grain = frozen("text-grain").try_into().unwrap();
    let writer = account().circle_sign(&ID).public();
    let opened = open_text(&content, &at(), Some(&writer), &frozen("text-body"), &grain, &secret(6));
    assert_eq!(*opened.unwrap(), TEXT);
    let taken = outside::take_in(&account().seal, &at(), &frozen("outside-wrap"), &frozen("outside-body"));
    assert_eq!(*taken.unwrap(), TEXT);
}

#[test]
fn wraps_open_for_their_holders() {
    let account = account();
    assert_eq!(circle::unwrap(&account.seal, &ID, 7, &HOLDER, &frozen("circle-wrap")), Ok(keys()));
    assert_eq!(circle::open_settled(&account.keep, &ID, 7, &HOLDER, &frozen("circle-settled")), Ok(keys()));
    assert_eq!(circle::open_past(&secret(3), &ID, 8, &frozen("circle-past")), Ok(keys()));
    assert_eq!(team::unwrap_root(&account.seal, &ID, 7, &HOLDER, &frozen("team-wrap")), Ok(secret(7)));
    assert_eq!(team::open_settled_root(&account.keep, &ID, 7, &HOLDER, &frozen("team-settled")), Ok(secret(7)));
}

#[test]
fn locks_open() {
    let lock = Lock {
        kind: LockKind::Words,
        salt: frozen("lock-salt").try_into().unwrap(),
        cost: Cost::FOR_TESTS,
        commit: frozen("lock-commit").try_into().unwrap(),
        boxed: frozen("lock-box"),
    };
    assert_eq!(lock.open(&HOLDER, &secret(8), b"six words"), Ok(secret(1)));
}

#[test]
fn derived_values_stay_the_same() {
    for (name, value) in derived() {
        assert_eq!(letters(&frozen(name)), letters(&value), "{name}");
    }
}

/// Everything that is not random, in one list.
fn derived() -> Vec<(&'static str, Vec<u8>)> {
    let account = account();
    let team = TeamKeys::from_root(&secret(7), &ID, 7);
    let instance = InstanceKeys::from_text(&instance_text()).unwrap();
    let decoy = Lock::decoy(LockKind::Words, &secret(8), b"482139057", Cost::FOR_TESTS);
    let list = hash(Label::HOUSE, &[WORDS.join("\n").as_bytes()]);
    vec![
        ("derive", derive(&secret(4), Label::HOUSE, &[b"a", b"bc"]).expose().to_vec()),
        ("hash", hash(Label::HOUSE, &[b"a", b"bc"]).to_vec()),
        ("mac", mac(&secret(4), Label::HOUSE, &[b"a", b"bc"]).to_vec()),
        ("account-seal", account.seal.public().fingerprint().to_vec()),
        ("account-sign", account.sign.public().as_bytes().to_vec()),
        ("account-keep", account.keep.expose().to_vec()),
        ("account-circle-sign", account.circle_sign(&ID).public().as_bytes().to_vec()),
        ("account-circle-seal", account.circle_seal(&ID).public().fingerprint().to_vec()),
        ("signature", account.sign.sign(Label::CARD, &[b"a", b"bc"]).as_bytes().to_vec()),
        ("circle-commit", circle::commit(&secret(2), &ID).to_vec()),
        ("circle-content", circle::content_key(&secret(2), &ID).expose().to_vec()),
        ("team-seal", team.seal.public().fingerprint().to_vec()),
        ("team-keep", team.keep.expose().to_vec()),
        ("team-commit", team::commit(&secret(7), &ID, 7).to_vec()),
        ("token-hash", token().hash().to_vec()),
        ("body-hash", body_hash(TEXT).to_vec()),
        ("mark-sign", instance.mark.public().as_bytes().to_vec()),
        ("mark-mac", instance.mark_mac.expose().to_vec()),
        ("decoy-salt", decoy.salt.to_vec()),
        ("words-list", list.to_vec()),
    ]
}

/// The recovery root of a set of cards, and what a team left for it.
#[test]
fn recovery_boxes_open_for_their_cards() {
    let text = |name: &str| String::from_utf8(frozen(name)).unwrap();
    let cards: Vec<_> = text("recovery-cards").lines().map(|line| CardWords::parse(line).unwrap()).collect();
    let sealed = SealedRoot::from_bytes(&frozen("recovery-sealed")).unwrap();
    let [root, set] = ["recovery-root", "recovery-set"].map(frozen);
    let root = Secret::try_from_slice(&root).unwrap();
    assert_eq!(sealed.set.to_vec(), set);
    for (a, b, witness) in [(0, 1, 3), (0, 1, 4), (0, 2, 3), (0, 2, 4), (1, 2, 3), (1, 2, 4)] {
        assert_eq!(sealed.open([&cards[a], &cards[b], &cards[witness]]), Ok(root.clone()));
    }
    assert!(cards.iter().all(CardWords::check));
    assert!(sealed.replace(&root, 0).is_ok());
    assert_eq!(sealed.digest().to_vec(), frozen("recovery-digest"));
    let keys = RecoveryKeys::from_root(&root, &sealed.set);
    assert_eq!(keys.seal.public().fingerprint().to_vec(), frozen("recovery-seal"));
    assert_eq!(keys.sign.public().as_bytes().to_vec(), frozen("recovery-sign"));
    let left = recovery::unwrap_root(&keys.seal, &sealed.set, &ID, 7, &frozen("recovery-wrap"));
    assert_eq!(left, Ok(team::recoverable_root(&secret(7), &ID, 7)));
    assert_eq!(team::recoverable_root(&secret(7), &ID, 7).expose().to_vec(), frozen("team-recoverable"));
}

/// Made its part of the file, once, like `freeze` below.
#[test]
#[ignore = "prints new lines; only for a new kind of envelope"]
fn freeze_recovery() {
    let (root, cards, sealed) = recovery::make();
    let keys = RecoveryKeys::from_root(&root, &sealed.set);
    let left = team::recoverable_root(&secret(7), &ID, 7);
    let cards = cards.map(|card| card.to_string()).join("\n");
    let drawn = [
        ("recovery-root", root.expose().to_vec()),
        ("recovery-set", sealed.set.to_vec()),
        ("recovery-cards", cards.into_bytes()),
        ("recovery-sealed", sealed.to_bytes()),
        ("recovery-digest", sealed.digest().to_vec()),
        ("recovery-seal", keys.seal.public().fingerprint().to_vec()),
        ("recovery-sign", keys.sign.public().as_bytes().to_vec()),
        ("recovery-wrap", recovery::wrap_root_to(&keys.seal.public(), &sealed.set, &ID, 7, &left)),
        ("team-recoverable", left.expose().to_vec()),
    ];
    drawn.iter().for_each(|(name, value)| println!("{name} {}", letters(value)));
}

/// A number, its words and their spoken bytes. (`words-list` holds the list: a word in another place would be another
/// secret.)
#[test]
fn words_speak_the_same_bytes() {
    let text = |name: &str| String::from_utf8(frozen(name)).unwrap();
    let words = RecoveryWords::parse(&text("words")).unwrap();
    assert!(words.check(&Number::parse(&text("number")).unwrap()));
    assert_eq!(*words.spoken(None), frozen("words-spoken"));
    assert_eq!(*words.spoken(Some("ひみつ")), frozen("words-spoken-extra"));
}

fn instance_text() -> String {
    let line = |name: &str, byte: u8| format!("{name} {}\n", letters(&[byte; 32]));
    ["pepper", "session", "outbox", "mark"]
        .iter()
        .zip(8..)
        .fold("engawa keys 1\n".into(), |text, (name, byte)| text + &line(name, byte))
}

/// Made the file, once: `cargo nextest run -p ground-seal --run-ignored only freeze --no-capture`.
#[test]
#[ignore = "prints a new file; only for a new kind of envelope"]
fn freeze() {
    let account = account();
    let card = account.seal.public();
    let SealedText { body, masked_grain } =
        seal_text(&circle::content_key(&secret(2), &ID), &at(), &account.circle_sign(&ID), TEXT, &secret(6));
    let (outside_wraps, outside_body) = outside::leave(std::slice::from_ref(&card), &at(), TEXT);
    let lock = Lock::close(LockKind::Words, &HOLDER, &secret(8), Cost::FOR_TESTS, b"six words", &secret(1));
    let number = Number::random();
    let words = RecoveryWords::random(&number);
    let drawn = vec![
        ("box", boxed::seal(&secret(4), Label::DRAFT, &[b"a", b"bc"], TEXT)),
        ("envelope", card.seal_to(Label::INVITATION, &[b"a", b"bc"], TEXT)),
        ("session", session::seal_root(&token(), &secret(5), TEXT)),
        ("text-body", body),
        ("text-grain", masked_grain.to_vec()),
        ("outside-wrap", outside_wraps[0].clone()),
        ("outside-body", outside_body),
        ("circle-wrap", circle::wrap_to(&card, &ID, 7, &HOLDER, &keys(), true)),
        ("circle-settled", circle::settle(&account.keep, &ID, 7, &HOLDER, &keys())),
        ("circle-past", circle::close_past(&secret(3), &ID, 8, &keys())),
        ("team-wrap", team::wrap_root_to(&card, &ID, 7, &HOLDER, &secret(7))),
        ("team-settled", team::settle_root(&account.keep, &ID, 7, &HOLDER, &secret(7))),
        ("lock-salt", lock.salt.to_vec()),
        ("lock-commit", lock.commit.to_vec()),
        ("lock-box", lock.boxed),
        ("number", number.as_bytes().to_vec()),
        ("words", words.to_string().into_bytes()),
        ("words-spoken", words.spoken(None).to_vec()),
        ("words-spoken-extra", words.spoken(Some("ひみつ")).to_vec()),
    ];
    drawn.iter().chain(&derived()).for_each(|(name, value)| println!("{name} {}", letters(value)));
}

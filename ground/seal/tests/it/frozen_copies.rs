//! What lies on media and papers since some earlier version is read by this one, byte for byte.
//!
//! `tests/frozen-copies.txt` was written once, like `frozen.txt`, and is never changed.

use ground_seal::anchor::{Anchor, Kind, Leaf, root};
use ground_seal::backup::{About, FileHead, KeysFile, keys_open, keys_sealed};
use ground_seal::instance::InstanceKeys;
use ground_seal::stream::{Opener, Sealer};
use ground_seal::{Refused, SealPair, Secret, veil};

use super::{hex, letters};

const TEXT: &[u8] = "雨の日は窓をあけておきます。".as_bytes();
const ABOUT: About = About { made_at: 0x0102_0304_0506_0708, house: [0x5d; 32] };

fn frozen(name: &str) -> Vec<u8> {
    let line = include_str!("../frozen-copies.txt").lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    hex(line.unwrap_or_else(|| panic!("{name} is in the file")))
}

fn secret(byte: u8) -> Secret {
    Secret::from_bytes([byte; 32])
}

fn keys() -> InstanceKeys {
    let line = |name: &str, byte: u8| format!("{name} {}\n", letters(&[byte; 32]));
    let named = ["pepper", "session", "outbox", "mark"].iter().zip(8..).map(|(name, byte)| line(name, byte));
    let text = format!("engawa keys 1\n{}{}", named.collect::<String>(), line("shred 2957", 6));
    InstanceKeys::from_text(&text).unwrap()
}

fn recovery() -> SealPair {
    SealPair::from_seed(&secret(7))
}

fn inside(payload: &[u8]) -> Result<InstanceKeys, Refused> {
    InstanceKeys::from_text(std::str::from_utf8(payload).map_err(|_| Refused)?)
}

fn leaf(byte: u8) -> Leaf {
    let (roll_seq, ledger_seq) = (u64::from(byte), u64::from(byte) + 0x0102_0304);
    Leaf { circle: [byte; 16], roll_seq, roll_hash: [byte + 1; 32], ledger_seq, ledger_hash: [byte + 2; 32] }
}

fn anchors() -> [Anchor; 2] {
    let keys = keys();
    let first = Anchor::after(None, 5, Kind::GoesOn, (3, root([1, 4, 7].map(leaf).into_iter())), &keys.mark);
    let second = Anchor::after(Some(&first), 6, Kind::SetBack, (1, root([1].map(leaf).into_iter())), &keys.mark);
    [first, second]
}

#[test]
fn streams_open() {
    let head = frozen("stream-head").try_into().unwrap();
    let mut opener = Opener::begin(&secret(4), &[b"a", b"bc"], &head).unwrap();
    assert_eq!(*opener.chunk(&frozen("stream-first"), false).unwrap(), TEXT);
    assert_eq!(*opener.chunk(&frozen("stream-last"), true).unwrap(), b"end");
}

#[test]
fn backups_open() {
    let head = FileHead::from_bytes(&frozen("backup-head").try_into().unwrap()).unwrap();
    assert_eq!((head.about, head.week), (ABOUT, 2957));
    assert_eq!(letters(head.open(&keys()).unwrap().expose()), letters(&frozen("backup-key")));
    let open = KeysFile::read(&frozen("backup-keys-open"), inside).unwrap();
    assert_eq!(open.open(None).unwrap().as_slice(), keys().to_text().as_bytes());
    let sealed = KeysFile::read(&frozen("backup-keys-sealed"), inside).unwrap();
    assert_eq!(sealed.open(Some(&recovery())).unwrap().as_slice(), TEXT);
}

#[test]
fn veils_are_lifted() {
    assert_eq!(*veil::uncover(&secret(6), &[b"a", b"bc"], &frozen("veil")).unwrap(), TEXT);
}

#[test]
fn anchors_are_made_and_read_the_same() {
    let lines = anchors().map(|it| it.to_string());
    let frozen = ["anchor-first", "anchor-second"].map(|name| String::from_utf8(frozen(name)).unwrap());
    assert_eq!(lines, frozen);
    assert!(frozen.iter().all(|line| Anchor::from_text(line, &keys().mark.public()).is_ok()));
}

/// Made the file, once: `cargo nextest run -p ground-seal --run-ignored only freeze_copies --no-capture`.
#[test]
#[ignore = "prints a new file; only for a new kind of envelope"]
fn freeze_copies() {
    let (mut sealer, head) = Sealer::begin(&secret(4), &[b"a", b"bc"]);
    let (file, key) = FileHead::new(ABOUT, &keys(), 2957).unwrap();
    let drawn = [
        ("stream-head", head.to_vec()),
        ("stream-first", sealer.chunk(TEXT, false)),
        ("stream-last", sealer.chunk(b"end", true)),
        ("backup-head", file.to_bytes()),
        ("backup-key", key.expose().to_vec()),
        ("backup-keys-open", keys_open(ABOUT, &keys(), keys().to_text().as_bytes()).to_vec()),
        ("backup-keys-sealed", keys_sealed(ABOUT, &recovery().public(), b"root", TEXT)),
        ("veil", veil::cover(&secret(6), &[b"a", b"bc"], TEXT)),
        ("anchor-first", anchors()[0].to_string().into_bytes()),
        ("anchor-second", anchors()[1].to_string().into_bytes()),
    ];
    drawn.iter().for_each(|(name, value)| println!("{name} {}", letters(value)));
}

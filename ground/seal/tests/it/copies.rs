//! What lies outside the database: streams, heads of backups, files of keys, anchors; and the veil. Each opens whole, in
//! its place, for its key, and otherwise not at all.

use ground_seal::anchor::{Anchor, Kind, Leaf, root};
use ground_seal::backup::{About, FileHead, KeysFile, keys_open, keys_sealed};
use ground_seal::instance::InstanceKeys;
use ground_seal::stream::{CHUNK, Opener, Sealer, TAG};
use ground_seal::{Refused, SealPair, Secret, veil};
use proptest::prelude::*;

use super::only_whole;

const ABOUT: About = About { made_at: 7, house: [0x5d; 32] };

fn keys() -> InstanceKeys {
    InstanceKeys::new(2957)
}

// — streams —

/// Seals these chunks; gives the head and the sealed chunks.
fn stream(key: &Secret, about: &[u8], chunks: &[&[u8]]) -> ([u8; 20], Vec<Vec<u8>>) {
    let (mut sealer, head) = Sealer::begin(key, &[about]);
    let last = chunks.len() - 1;
    (head, chunks.iter().enumerate().map(|(at, chunk)| sealer.chunk(chunk, at == last)).collect())
}

/// What comes out when these chunks are brought in this order, the last one as the last.
fn opened(key: &Secret, about: &[u8], head: &[u8; 20], chunks: &[Vec<u8>]) -> Result<Vec<u8>, Refused> {
    let mut opener = Opener::begin(key, &[about], head)?;
    let mut all = vec![];
    for (at, chunk) in chunks.iter().enumerate() {
        all.extend_from_slice(&opener.chunk(chunk, at + 1 == chunks.len())?);
    }
    Ok(all)
}

#[test]
fn a_stream_opens_whole_in_order_and_to_its_end_only() {
    let key = Secret::random();
    let (head, sealed) = stream(&key, b"head", &[&[1; CHUNK], &[2; CHUNK], &[3; 5]]);
    assert_eq!(sealed.iter().map(Vec::len).collect::<Vec<_>>(), [CHUNK + TAG, CHUNK + TAG, 5 + TAG]);
    let whole = [&[1; CHUNK][..], &[2; CHUNK], &[3; 5]].concat();
    assert_eq!(opened(&key, b"head", &head, &sealed), Ok(whole));

    let of = |order: &[usize]| order.iter().map(|at| sealed[*at].clone()).collect::<Vec<_>>();
    for order in [&[0, 1][..], &[0], &[1, 2], &[1, 0, 2], &[0, 2], &[0, 1, 2, 2], &[0, 0, 1, 2], &[2]] {
        assert_eq!(opened(&key, b"head", &head, &of(order)), Err(Refused), "{order:?}");
    }
    let (other_head, other) = stream(&key, b"head", &[&[1; CHUNK], &[2; CHUNK], &[3; 5]]);
    let mixed = vec![sealed[0].clone(), other[1].clone(), sealed[2].clone()];
    assert_eq!(opened(&key, b"head", &head, &mixed), Err(Refused), "a chunk of another stream under the same key");
    assert_eq!(opened(&key, b"head", &other_head, &sealed), Err(Refused));
    assert_eq!(opened(&key, b"heap", &head, &sealed), Err(Refused), "under another head");
    assert_eq!(opened(&Secret::random(), b"head", &head, &sealed), Err(Refused));
    let mut other_suite = head;
    other_suite[0] = 2;
    assert_eq!(opened(&key, b"head", &other_suite, &sealed), Err(Refused));
}

#[test]
fn every_bit_of_a_stream_counts() {
    let key = Secret::random();
    let (head, sealed) = stream(&key, b"", &[b"text"]);
    only_whole(&sealed[0], 1, |changed| opened(&key, b"", &head, &[changed.to_vec()]).is_ok());
    let (head, sealed) = stream(&key, b"", &[&[]]);
    assert_eq!(opened(&key, b"", &head, &sealed), Ok(vec![]), "an empty stream has an end, too");
    only_whole(&head, 1, |changed| {
        changed.try_into().is_ok_and(|head: [u8; 20]| opened(&key, b"", &head, &sealed).is_ok())
    });
}

#[test]
#[should_panic(expected = "one end")]
fn nothing_is_sealed_after_the_end() {
    let (mut sealer, _) = Sealer::begin(&Secret::random(), &[]);
    sealer.chunk(b"end", true);
    sealer.chunk(b"more", true);
}

proptest! {
    #[test]
    fn what_goes_into_a_stream_comes_out(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..600), 1..6)) {
        let key = Secret::random();
        let chunks: Vec<&[u8]> = chunks.iter().map(Vec::as_slice).collect();
        let (head, sealed) = stream(&key, b"head", &chunks);
        prop_assert_eq!(opened(&key, b"head", &head, &sealed), Ok(chunks.concat()));
    }
}

// — backups —

#[test]
fn the_head_of_a_backup_opens_with_its_house_and_its_week_only() {
    let keys = keys();
    let (head, key) = FileHead::new(ABOUT, &keys, 2957).unwrap();
    let bytes: [u8; 133] = head.to_bytes().try_into().unwrap();
    let read = FileHead::from_bytes(&bytes).unwrap();
    assert_eq!((read.about, read.week), (ABOUT, 2957));
    assert_eq!(read.open(&keys), Ok(key));
    only_whole(&bytes, 1, |changed| {
        let head = changed.try_into().ok().and_then(|it: &[u8; 133]| FileHead::from_bytes(it).ok());
        head.is_some_and(|head| head.open(&keys).is_ok())
    });
    assert_eq!(read.open(&InstanceKeys::new(2957)), Err(Refused));
    let mut later = keys.clone();
    later.shred.insert(2962, Secret::random());
    assert!(read.open(&later).is_ok());
    later.shred.remove(&2957);
    assert_eq!(read.open(&later), Err(Refused), "the week's key was destroyed");
    assert_eq!(FileHead::new(ABOUT, &later, 2957).err(), Some(Refused));
}

fn inside(payload: &[u8]) -> Result<InstanceKeys, Refused> {
    InstanceKeys::from_text(std::str::from_utf8(payload).map_err(|_| Refused)?)
}

#[test]
fn keys_that_lie_open_are_believed_whole_only() {
    let keys = keys();
    let file = keys_open(ABOUT, &keys, keys.to_text().as_bytes());
    let read = KeysFile::read(&file, inside).unwrap();
    assert_eq!(read.about(), ABOUT);
    assert_eq!(read.open(None).unwrap().as_slice(), keys.to_text().as_bytes());
    only_whole(&file, 7, |changed| KeysFile::read(changed, inside).is_ok());
}

#[test]
fn sealed_keys_open_for_the_recovery_key_only() {
    let (keys, recovery) = (keys(), SealPair::from_seed(&Secret::random()));
    let file = keys_sealed(ABOUT, &recovery.public(), b"root", keys.to_text().as_bytes());
    let whole = |file: &[u8]| KeysFile::read(file, inside).and_then(|it| it.open(Some(&recovery)));
    assert_eq!(whole(&file).unwrap().as_slice(), keys.to_text().as_bytes());
    only_whole(&file, 53, |changed| whole(changed).is_ok());
    let read = KeysFile::read(&file, inside).unwrap();
    assert_eq!(read.open(None), Err(Refused));
    assert_eq!(read.open(Some(&SealPair::from_seed(&Secret::random()))), Err(Refused));
    assert!(!file.windows(6).any(|it| it == b"pepper"), "nothing of the keys lies open");
}

// — anchors —

fn leaf(number: u8) -> Leaf {
    let seq = u64::from(number);
    Leaf { circle: [number; 16], roll_seq: seq, roll_hash: [1; 32], ledger_seq: seq, ledger_hash: [2; 32] }
}

#[test]
fn the_root_is_another_when_any_head_is() {
    for count in 0..9 {
        let leaves: Vec<Leaf> = (0..count).map(leaf).collect();
        let whole = root(leaves.iter().copied());
        assert_eq!(root(leaves.iter().copied()), whole);
        assert_ne!(root(leaves.iter().copied().chain([leaf(count)])), whole, "one more");
        for at in 0..leaves.len() {
            let mut others = vec![leaves.clone(); 5];
            others[0][at].roll_seq += 1;
            others[1][at].roll_hash[31] ^= 1;
            others[2][at].ledger_seq += 1;
            others[3][at].ledger_hash[0] ^= 1;
            others[4].remove(at);
            assert!(others.into_iter().all(|it| root(it.into_iter()) != whole), "{at} of {count}");
        }
    }
}

#[test]
fn an_anchor_comes_back_from_its_line_and_a_changed_line_is_none() {
    let keys = keys();
    let mark = keys.mark.public();
    let first = Anchor::after(None, 5, Kind::GoesOn, (3, [9; 32]), &keys.mark);
    let second = Anchor::after(Some(&first), 6, Kind::SetBack, (4, [8; 32]), &keys.mark);
    let line = second.to_string();
    let read = Anchor::from_text(&line, &mark).unwrap();
    assert!(read == second && read.follows(&first).is_ok() && first.follows(&first).is_err());
    assert_eq!((read.seq, read.at, read.kind, read.circles), (2, 6, Kind::SetBack, 4));
    assert_eq!(read.short().len(), 19);
    for at in 0..line.len() {
        let mut changed = line.clone().into_bytes();
        changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(Anchor::from_text(&changed, &mark).is_err(), "{changed}");
        assert!(Anchor::from_text(&line[..at], &mark).is_err());
    }
    assert!(Anchor::from_text(&line, &InstanceKeys::new(1).mark.public()).is_err());
    assert!(Anchor::from_text(&format!("0{line}"), &mark).is_err());
    let forked = Anchor::after(Some(&first), 6, Kind::GoesOn, (4, [8; 32]), &keys.mark);
    let third = Anchor::after(Some(&second), 6, Kind::GoesOn, (4, [8; 32]), &keys.mark);
    assert!(third.follows(&second).is_ok() && third.follows(&forked).is_err());
}

// — the veil —

#[test]
fn what_is_veiled_opens_in_its_place_and_its_week_only() {
    let week = Secret::random();
    let veiled = veil::cover(&week, &[b"draft", b"1"], b"text");
    assert_eq!(veil::uncover(&week, &[b"draft", b"1"], &veiled).unwrap().as_slice(), b"text");
    only_whole(&veiled, 1, |changed| veil::uncover(&week, &[b"draft", b"1"], changed).is_ok());
    assert!(veil::uncover(&week, &[b"draft1"], &veiled).is_err());
    assert!(veil::uncover(&Secret::random(), &[b"draft", b"1"], &veiled).is_err());
}
